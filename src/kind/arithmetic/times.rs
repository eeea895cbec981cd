//! "50, double the 20", "90 cases, three times the 40 of last year".

use super::Fault;
use super::figure::{Figure, amount, plain};
use super::line::{Hedge, Line};
use super::movement::direction;
use crate::language::{NumberMention, Unit};

/// Words of multiplying before "the".
const FACTORS: &[(&str, f64)] =
    &[("double", 2.0), ("twice", 2.0), ("triple", 3.0), ("treble", 3.0), ("quadruple", 4.0), ("thrice", 3.0)];

/// How far from its factor a plain "twice" may be, as a part of it.
const ROUNDING: f64 = 0.15;

/// Comparisons of a sentence whose factor is not that of the figures.
pub(super) fn check(line: &Line<'_>, faults: &mut Vec<Fault>) {
    for at in 0..line.len() {
        if let Some((first, end, factor)) = factor_at(line, at) {
            faults.extend(wrong(line, first, end, factor));
        }
    }
}

/// The factor whose last word is the item: where it starts, the item behind it, its value.
fn factor_at(line: &Line<'_>, at: usize) -> Option<(usize, usize, f64)> {
    if let Some((_, factor)) = FACTORS.iter().find(|(word, _)| line.is(at, word)) {
        return Some((at, at + 1, *factor));
    }
    let factor = line.count(at.checked_sub(1)?).filter(|_| line.is(at, "times"))?;
    (2.0..=100.0).contains(&factor.value).then_some((at - 1, at + 1, factor.value))
}

fn wrong(line: &Line<'_>, first: usize, end: usize, factor: f64) -> Option<Fault> {
    let mut at = end;
    if line.is(at, "as") && line.is_any(at + 1, &["many", "much"]) && line.is(at + 2, "as") {
        at += 3;
    }
    if !line.is(at, "the") {
        return None;
    }
    let small_at = at + 1;
    let small = line.amount(small_at)?;
    // Back over "more than", "nearly", to the mark behind the larger figure and its noun.
    let mut before = first.checked_sub(1)?;
    while before > 0
        && (line
            .is_any(before, &["than", "more", "less", "nearly", "almost", "about", "over", "roughly", "around", "just", "or"]))
    {
        before -= 1;
    }
    if !matches!(line.word(before), "," | "–" | "—" | "(") {
        return None;
    }
    let large_at = (before.saturating_sub(5)..before).rev().find(|at| line.number(*at).is_some())?;
    let large = line.amount(large_at)?;
    let between = large_at + 1..before;
    // A verb or a second thing between them changes what is compared.
    if between
        .clone()
        .any(|at| line.is_mark(at) || direction(line, at).is_some() || line.is_any(at, &["of", "and", "with", "for", "per", "a"]))
    {
        return None;
    }
    if large.unit != small.unit || !is_same_thing(line, large, small) || !line.is_exact(large_at) {
        return None;
    }
    let of = |number| Figure::of(line.document, number);
    let (large_figure, small_figure) = (of(large), of(small));
    let low = large_figure.low() / small_figure.high();
    let high = large_figure.high() / small_figure.low().max(1e-9);
    let off = match line.hedge(first) {
        Hedge::Exact => (factor * (1.0 - ROUNDING) - high).max(low - factor * (1.0 + ROUNDING)),
        Hedge::Over => factor * 0.97 - high,
        _ => (factor * (1.0 - 2.0 * ROUNDING) - high).max(low - factor * (1.0 + ROUNDING)),
    };
    if off <= 0.0 || small_figure.value <= 0.0 {
        return None;
    }
    let told = line.span(first, end - 1).of(&line.document.text);
    let times = plain(large_figure.value / small_figure.value, 1);
    let sum = format!("{} is {times} times {}, not “{told}”", line.text(large), line.text(small));
    Some(Fault::new(line.span(first, small_at), sum).with(line.span(large_at, large_at)))
}

/// True where the second figure counts what the first does, or says nothing of it: "the 20 reported last year".
fn is_same_thing(line: &Line<'_>, large: &NumberMention, small: &NumberMention) -> bool {
    if large.unit != Unit::None {
        return true;
    }
    let Some(noun) = line.noun(large) else { return false };
    line.noun(small).is_none_or(|other| other == noun)
}

/// "12 schools get £10,000 each, a total of £150,000".
pub(super) fn check_product(line: &Line<'_>, faults: &mut Vec<Fault>) {
    let all: Vec<(usize, &NumberMention)> = line.numbers().filter(|(at, _)| !line.is_date(*at)).collect();
    for (i, (at, each)) in all.iter().enumerate() {
        if !line.is_any(at + 1, &["each", "apiece"]) || !matches!(each.unit, Unit::Money(_)) {
            continue;
        }
        let (Some((count_at, _)), Some((total_at, _))) = (i.checked_sub(1).and_then(|i| all.get(i)), all.get(i + 1)) else {
            continue;
        };
        let (Some(count), Some(total)) = (line.count(*count_at), line.amount(*total_at)) else { continue };
        let is_total = line.is(total_at - 1, "totalling")
            || (line.is(total_at - 1, "of") && line.is(total_at.wrapping_sub(2), "total"))
            || (line.is(total_at + 1, "in") && line.is_any(total_at + 2, &["all", "total"]))
            || line.is(total_at + 1, "altogether");
        let is_exact = [at, count_at, total_at].iter().all(|at| line.is_exact(**at));
        if !is_total || !is_exact || total.unit != each.unit || line.noun(count).is_none() || i != 1 {
            continue;
        }
        let (of_count, of_each) = (Figure::of(line.document, count), Figure::of(line.document, each));
        let (low, high) = (of_count.low() * of_each.low(), of_count.high() * of_each.high());
        if !Figure::of(line.document, total).fits(low, high) {
            let product = amount(count.value * each.value, total.unit);
            let sum = format!("{} × {} = {product}, not {}", line.text(count), line.text(each), line.text(total));
            faults.push(Fault::new(line.span(*total_at, *total_at), sum).with(line.span(*count_at, *at)));
        }
    }
}
