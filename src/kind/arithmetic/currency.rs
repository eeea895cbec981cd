//! Sums of money given in two currencies: one piece has one rate.

use super::Fault;
use super::figure::{Figure, plain};
use super::line::{Line, in_span};
use crate::kind::context::Context;
use crate::language::{NumberClass, NumberMention, Unit};
use crate::span::TextSpan;

/// One conversion.
struct Pair<'d> {
    /// The two signs, in alphabetical order.
    signs: [(&'static str, bool); 2],
    /// What one unit of the first currency is worth in the second: at least, at most, as written.
    low: f64,
    high: f64,
    rate: f64,
    /// As written: what was given and what it is in the other currency.
    given: &'d NumberMention,
    told: &'d NumberMention,
}

/// Rates may differ by so much beside rounding.
const SLACK: f64 = 0.05;

/// Currencies of which one has been worth between a third and three and a half of another for decades.
const MAJOR: [&str; 8] = ["GBP", "USD", "EUR", "CHF", "AUD", "CAD", "NZD", "SGD"];
const MAJOR_MAX: f64 = 3.5;

/// Most conversions of a piece that are compared.
const PAIRS_MAX: usize = 100;

/// Conversions that are out of line with the others of the piece.
pub(super) fn check(context: &Context<'_>, faults: &mut Vec<Fault>) {
    let document = context.document;
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for paragraph in context.hit_paragraphs() {
        // Money of another year had another rate.
        let dates = in_span(document.dates(), paragraph.span, |date| date.span);
        let numbers = in_span(document.numbers(), paragraph.span, |number| number.span);
        let has_year = dates.iter().any(|date| date.year.is_some());
        if has_year || numbers.iter().any(|number| number.class == NumberClass::Year) {
            continue;
        }
        for sentence in document.paragraph_sentences(paragraph) {
            let Some(line) = Line::new(document, sentence, 2) else { continue };
            if !(0..line.len()).any(|at| line.is_date(at)) {
                pairs.extend(line.numbers().filter_map(|(at, _)| pair(&line, at)));
            }
        }
    }
    pairs.truncate(PAIRS_MAX);
    let text = |span: TextSpan| document.slice(span);
    for (at, pair) in pairs.iter().enumerate() {
        if is_impossible(pair) {
            let (given, told) = (text(pair.given.span), text(pair.told.span));
            let rate = shown(pair.told.value / pair.given.value);
            faults.push(Fault::new(pair.told.span, format!("{given} cannot be {told}: a rate of {rate}")).with(pair.given.span));
            continue;
        }
        let alike = |other: &&Pair<'_>| other.signs == pair.signs && !is_impossible(other);
        // The first pair sets the rate, unless the next two agree against it.
        let Some(first) = pairs.iter().take(at).find(alike) else { continue };
        if agree(first, pair) || pairs.iter().filter(alike).filter(|other| agree(other, pair)).count() > 2 {
            continue;
        }
        let sum = format!("{} to {} here, {} at “{}”", pair.signs[0].0, pair.signs[1].0, shown(pair.rate), text(pair.told.span));
        let sum = format!("{sum}, {} at “{}”", shown(first.rate), text(first.told.span));
        faults.push(Fault::new(pair.told.span, sum).with(first.told.span));
    }
}

fn is_impossible(pair: &Pair<'_>) -> bool {
    let are_major = pair.signs.iter().all(|(code, _)| MAJOR.contains(code));
    are_major && !(1.0 / MAJOR_MAX..=MAJOR_MAX).contains(&pair.rate)
}

fn shown(rate: f64) -> String {
    plain(rate, if rate >= 0.01 { 2 } else { 5 })
}

fn agree(one: &Pair<'_>, other: &Pair<'_>) -> bool {
    one.low * (1.0 - SLACK) <= other.high && other.low * (1.0 - SLACK) <= one.high
}

/// "£10m ($13m)", "£10m (about $13m)".
fn pair<'d>(line: &Line<'d>, at: usize) -> Option<Pair<'d>> {
    let given = line.amount(at)?;
    (line.word(at + 1) == "(").then_some(())?;
    let told_at = (at + 2..at + 4).find(|next| !line.is_rounding(*next) && !line.is(*next, "or"))?;
    let told = line.amount(told_at).filter(|_| line.word(told_at + 1) == ")")?;
    let (Unit::Money(code), Unit::Money(told_code)) = (given.unit, told.unit) else { return None };
    let sign = |number: &NumberMention, code| (code, line.text(number).starts_with('$'));
    let (one, other) = (sign(given, code), sign(told, told_code));
    if code == told_code || given.value <= 0.0 || told.value <= 0.0 {
        return None;
    }
    let (a, b) = (Figure::of(line.document, given), Figure::of(line.document, told));
    let (signs, from, to) = if one < other { ([one, other], a, b) } else { ([other, one], b, a) };
    let (low, high) = (to.low() / from.high(), to.high() / from.low().max(1e-9));
    Some(Pair { signs, low, high, rate: to.value / from.value, given, told })
}
