//! Lists that do not add up, and rests that are not what is left.

use super::Fault;
use super::figure::{Figure, amount, plain};
use super::line::Line;
use super::part::is_people;
use crate::language::{NumberMention, Unit};

/// Words behind or before a total.
const IN_ALL: &[&str] = &["altogether", "combined"];

/// Men, women and children are all there are.
const KINDS_OF_PEOPLE: &[&str] = &["man", "woman", "child", "boy", "girl", "adult"];

/// Nouns that take in men, women and children; behind a comma no other is their whole.
const WHOLE_OF_PEOPLE: &[&str] = &["people", "person", "member", "passenger", "victim"];

/// Fewest parts of a sum, and most.
const PARTS_MIN: usize = 2;
const PARTS_MAX: usize = 12;

/// How often its usual size the rounding of a sum may be.
const LIKELY_ROUNDING: f64 = 1.5;

/// Most items of a list before its total, and of one part of it.
const LIST_ITEMS_MAX: usize = 40;
const PART_ITEMS_MAX: usize = 8;

/// Lists with a total that is not their sum.
pub(super) fn check(line: &Line<'_>, faults: &mut Vec<Fault>) {
    for (at, _) in line.numbers() {
        let Some(total) = line.amount(at).filter(|_| line.is_exact(at)) else { continue };
        let parts = if is_announced(line, at) {
            parts_behind(line, at).or_else(|| parts_before(line, at))
        } else if is_in_all(line, at) {
            parts_before(line, at).or_else(|| parts_behind(line, at))
        } else {
            people_behind(line, at).or_else(|| counted_off(line, at))
        };
        let Some(parts) = parts else { continue };
        faults.extend(wrong_sum(line, at, total, &parts));
    }
}

/// "a total of 53", "a combined 53".
fn is_announced(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    (line.is(before, "of") && before > 0 && line.is(before - 1, "total") && !is_later_total(line, before - 1))
        || (line.is_any(before, &["total", "totalling", "totaling", "combined"]) && !is_later_total(line, before))
}

/// "brings the total to": earlier figures count too.
fn is_later_total(line: &Line<'_>, total: usize) -> bool {
    (total.saturating_sub(2)..total)
        .any(|before| line.is_any(before, &["the", "overall", "running", "new", "its", "their", "his", "her"]))
}

/// "53 in all", "53 people in total", "53 altogether".
fn is_in_all(line: &Line<'_>, at: usize) -> bool {
    // "In all, 27 people died", "Altogether 27 people died".
    let before = at.saturating_sub(usize::from(at > 0 && line.word(at - 1) == ","));
    let is_first = before > 0
        && (line.is(before - 1, "altogether")
            || (before > 1 && line.is_any(before - 1, &["all", "total"]) && line.is(before - 2, "in")));
    // "12 people in all with the two drivers": more than the list.
    let has_more = (at + 1..at + 8).any(|next| line.is_any(next, &["with", "including", "counting", "plus"]));
    let is_behind = !has_more
        && (at + 1..at + 4)
            .take_while(|next| line.number(*next).is_none() && !line.is_mark(*next))
            .any(|next| line.is_any(next, IN_ALL) || (line.is(next, "in") && line.is_any(next + 1, &["all", "total"])));
    is_first || is_behind
}

/// The list behind a total: ": 12 men, 30 women and nine children".
fn parts_behind(line: &Line<'_>, at: usize) -> Option<Vec<usize>> {
    let mark = (at + 1..at + 5).find(|next| line.is_mark(*next) || line.number(*next).is_some())?;
    let (parts, _) = matches!(line.word(mark), ":" | "–" | "—" | "(").then(|| list(line, mark + 1)).flatten()?;
    // Two behind a dash may be no more than the largest of them.
    (parts.len() > PARTS_MIN || matches!(line.word(mark), ":" | "(")).then_some(parts)
}

/// The list before a total: "12 men, 30 women and nine children – 51 in all".
fn parts_before(line: &Line<'_>, at: usize) -> Option<Vec<usize>> {
    (at.saturating_sub(LIST_ITEMS_MAX)..at).filter(|start| line.amount(*start).is_some()).find_map(|start| {
        let (parts, end) = list(line, start)?;
        const LEAD: &[&str] =
            &["a", "for", "making", "giving", "total", "of", "or", "combined", "that", "is", "totalling", "totaling"];
        let mut lead = end + usize::from(matches!(line.word(end), "," | "–" | "—" | ":" | ";" | "("));
        let has_mark = lead > end;
        while line.is_any(lead, LEAD) {
            lead += 1;
        }
        (has_mark && lead == at).then_some(parts)
    })
}

/// "12 people, five men and six women,": men, women and children are all there are.
fn people_behind(line: &Line<'_>, at: usize) -> Option<Vec<usize>> {
    let total = line.count(at)?;
    let noun = line.noun(total).filter(|noun| is_people(noun) && !KINDS_OF_PEOPLE.contains(&noun.as_str()))?;
    let mark = (at + 1..at + 4).find(|next| line.is_mark(*next) || line.number(*next).is_some())?;
    // "killed six fighters, two women and three children" is a row of groups.
    let is_apart = matches!(line.word(mark), "–" | "—" | "(" | ":");
    let is_whole = line.word(mark) == "," && WHOLE_OF_PEOPLE.contains(&noun.as_str());
    if !is_apart && !is_whole {
        return None;
    }
    let (parts, end) = list(line, mark + 1)?;
    let closes = matches!(line.word(end), "," | "–" | "—" | ")" | ".");
    let nouns: Vec<String> = parts.iter().filter_map(|part| line.noun(line.count(*part)?)).collect();
    let sexes = |noun: &String| KINDS_OF_PEOPLE.contains(&noun.as_str());
    // Each kind once, and none of them the whole: no list of several groups.
    let are_kinds = nouns.len() == parts.len() && nouns.iter().all(sexes) && !nouns.contains(&noun);
    let once = nouns.iter().enumerate().all(|(i, noun)| !nouns.iter().take(i).any(|other| other == noun));
    (closes && are_kinds && once).then_some(parts)
}

/// "27 people died: 14 in Leeds, eight in Hull and five at sea".
fn counted_off(line: &Line<'_>, at: usize) -> Option<Vec<usize>> {
    line.noun(line.count(at)?).filter(|noun| is_people(noun))?;
    let mark = (at + 1..at + 5).find(|next| line.is_mark(*next) || line.number(*next).is_some())?;
    let (parts, end) = (line.word(mark) == ":").then(|| list(line, mark + 1)).flatten()?;
    (parts.len() >= 3 && line.is_mark(end)).then_some(parts)
}

/// A list of amounts from an item on, joined by commas and "and", and the item behind it.
fn list(line: &Line<'_>, start: usize) -> Option<(Vec<usize>, usize)> {
    const STOPS: &[&str] = &[
        "including",
        "among",
        "included",
        "which",
        "who",
        "that",
        "but",
        "while",
        "plus",
        "of",
        "than",
        "per",
        "after",
        "before",
        "alone",
        "so",
        "already",
        "least",
    ];
    let mut parts = Vec::new();
    let mut at = start;
    let mut is_closed = false;
    loop {
        line.amount(at).filter(|_| line.is_exact(at))?;
        parts.push(at);
        at += 1;
        // The noun of the part, and where it is: "30 from Leeds".
        while !line.is_mark(at) && !line.is(at, "and") && at < line.len() {
            let is_long = parts.last().is_none_or(|part| at - part > PART_ITEMS_MAX);
            if is_long || line.number(at).is_some() || line.is_any(at, STOPS) {
                return None;
            }
            at += 1;
        }
        if is_closed || parts.len() == PARTS_MAX {
            break;
        }
        let comma = usize::from(matches!(line.word(at), "," | ";"));
        let and = usize::from(line.is(at + comma, "and"));
        let next = at + comma + and;
        if comma + and == 0 || line.amount(next).is_none() {
            break;
        }
        is_closed = and == 1;
        at = next;
    }
    (is_closed && parts.len() >= PARTS_MIN).then_some((parts, at))
}

fn wrong_sum(line: &Line<'_>, at: usize, total: &NumberMention, parts: &[usize]) -> Option<Fault> {
    let numbers: Vec<&NumberMention> = parts.iter().filter_map(|part| line.amount(*part)).collect();
    if numbers.iter().any(|part| part.unit != total.unit) || matches!(total.unit, Unit::Percent | Unit::Points) {
        return None;
    }
    if total.unit == Unit::None && !count_alike(line, total, &numbers) {
        return None;
    }
    let figures: Vec<Figure> = numbers.iter().map(|part| Figure::of(line.document, part)).collect();
    let sum: f64 = figures.iter().map(|part| part.value).sum();
    // Not all are rounded the same way.
    let most: f64 = figures.iter().map(|part| part.half).sum();
    let likely = figures.iter().map(|part| part.half * part.half).sum::<f64>().sqrt() * LIKELY_ROUNDING;
    let slack = most.min(likely);
    let written = Figure::of(line.document, total);
    if written.fits(sum - slack, sum + slack) {
        return None;
    }
    let addends: Vec<&str> = numbers.iter().map(|part| line.text(part)).collect();
    let shown = format!("{} = {}, not {}", addends.join(" + "), amount(sum, total.unit), line.text(total));
    let first = parts.first().copied()?;
    let last = parts.last().copied()?;
    Some(Fault::new(line.span(at, at), shown).with(line.span(first, last)))
}

/// True where parts and total count one sort of thing: all people, one noun, or a noun that only some of them name.
fn count_alike(line: &Line<'_>, total: &NumberMention, parts: &[&NumberMention]) -> bool {
    let of_total = line.noun(total);
    let mut nouns: Vec<String> = parts.iter().filter_map(|part| line.noun(part)).collect();
    let all_named = nouns.len() == parts.len();
    nouns.extend(of_total.clone());
    let Some(first) = nouns.first() else { return false };
    let alike = nouns.iter().all(|noun| noun == first) || nouns.iter().all(|noun| is_people(noun));
    // Where the total names nothing, the parts must be people or all the same.
    alike && (of_total.is_some() || all_named)
}

/// Numbers behind a rest that may be parts too: "and the other 35 are kept, with two out of use".
const BEHIND_MAX: usize = 3;

/// Words before a rest, and the marks and words behind one that stands alone.
const REST: &[&str] = &["other", "remaining"];
const BEHIND_REST: &[&str] =
    &["in", "to", "still", "open", "at", "on", "are", "were", "remain", "will", "have", "had", "stay", "stayed"];

/// "48 schools, 11 to merge, leaving 35", "11 of the 48 will merge and the other 35 stay".
pub(super) fn check_rest(line: &Line<'_>, faults: &mut Vec<Fault>) {
    for (at, rest) in line.numbers() {
        let is_small = |at: usize| line.is_any(at, &["just", "only"]);
        let mut cue = at;
        while cue > 0 && is_small(cue - 1) {
            cue -= 1;
        }
        let Some(cue) = cue.checked_sub(1) else { continue };
        let is_leaving = line.is(cue, "leaving");
        let is_rest = cue > 0 && line.is_any(cue, REST) && line.is(cue - 1, "the");
        if is_leaving || is_rest {
            faults.extend(wrong_rest(line, at, rest, cue, is_rest));
        }
    }
}

fn wrong_rest(line: &Line<'_>, at: usize, rest: &NumberMention, cue: usize, is_rest: bool) -> Option<Fault> {
    let rest = line.amount(at).filter(|amount| amount.span == rest.span && line.is_exact(at))?;
    if rest.unit == Unit::Percent {
        return if line.is(cue, "remaining") { wrong_remainder(line, at, rest, cue) } else { None };
    }
    // "leaving 12 in hospital" tells what came of it; "25 of them badly" is a part that need not have gone.
    let are_some = (0..cue).any(|i| line.is(i, "of") && line.is(i + 1, "them"));
    if !is_rest && (are_some || line.is_any(at + 1, &["in", "at", "on"])) {
        return None;
    }
    let before: Vec<(usize, &NumberMention)> = line.numbers().filter(|(i, _)| *i < cue && !line.is_date(*i)).collect();
    let counted = before.iter().all(|(i, number)| line.amount(*i).is_some() && number.unit == rest.unit && line.is_exact(*i));
    if !counted || !(2..=4).contains(&before.len()) || matches!(rest.unit, Unit::Percent | Unit::Points) {
        return None;
    }
    let (whole_at, whole) = before.iter().copied().max_by(|(_, a), (_, b)| a.value.total_cmp(&b.value))?;
    let parts: Vec<&NumberMention> = before.iter().filter(|(i, _)| *i != whole_at).map(|(_, number)| *number).collect();
    // "11 of the 48", "of the 48, 11", or "48 schools, 11 to merge".
    let is_of = whole_at > 0
        && (line.is(whole_at - 1, "of")
            || (line.is_any(whole_at - 1, &["the", "its", "their"]) && whole_at > 1 && line.is(whole_at - 2, "of")));
    if rest.unit == Unit::None {
        let noun = line.noun(whole)?;
        let is_alike = |number: &NumberMention| line.noun(number).is_none_or(|other| other == noun);
        let stands_alone =
            line.noun(rest).is_some() || line.is(cue, "remaining") || line.is_mark(at + 1) || line.is_any(at + 1, BEHIND_REST);
        if !parts.iter().all(|part| is_alike(part)) || !is_alike(rest) || !stands_alone {
            return None;
        }
        if !is_of && (is_rest || whole_at > before.first()?.0) {
            return None;
        }
    } else if is_rest && !is_of {
        return None;
    }
    // Silent where any of the figures less some of the others is the rest.
    let behind = line.numbers().filter(|(i, number)| *i > at && number.unit == rest.unit && !line.is_date(*i)).take(BEHIND_MAX);
    let all: Vec<Figure> = before.iter().copied().chain(behind).map(|(_, number)| Figure::of(line.document, number)).collect();
    let written = Figure::of(line.document, rest);
    if leaves(&all, None, |left, slack| written.fits(left - slack, left + slack)) {
        return None;
    }
    let left = parts.iter().fold(whole.value, |left, part| left - part.value);
    let less: Vec<&str> = parts.iter().map(|part| line.text(part)).collect();
    let sum =
        format!("{} less {} is {}, not {}", line.text(whole), less.join(" and "), amount(left, whole.unit), line.text(rest));
    let source = line.span(before.first()?.0, before.last()?.0);
    (left > 0.0).then(|| Fault::new(line.span(at, at), sum).with(source))
}

/// True where one of a few figures, or `whole`, less some of the others leaves what `is_rest` takes, with its rounding.
fn leaves(figures: &[Figure], whole: Option<Figure>, is_rest: impl Fn(f64, f64) -> bool) -> bool {
    let mut wholes = figures.iter().enumerate().map(|(i, one)| (1_u32 << i, *one)).chain(whole.map(|whole| (0, whole)));
    wholes.any(|(own, whole)| {
        (1_u32..1 << figures.len()).filter(|chosen| chosen & own == 0).any(|chosen| {
            let taken = figures.iter().enumerate().filter(|(i, _)| chosen & (1 << i) != 0).map(|(_, figure)| figure);
            let (left, slack) =
                taken.fold((whole.value, whole.half), |(left, slack), part| (left - part.value, slack + part.half));
            is_rest(left, slack)
        })
    })
}

/// "60% voted for it, 25% against, and the remaining 20% …"
fn wrong_remainder(line: &Line<'_>, at: usize, rest: &NumberMention, cue: usize) -> Option<Fault> {
    let before: Vec<(usize, &NumberMention)> =
        line.numbers().filter(|(i, number)| *i < cue && number.unit == Unit::Percent).collect();
    let are_plain = before.iter().all(|(i, _)| line.percent(*i).is_some() && line.is_exact(*i));
    if !are_plain || !(1..=5).contains(&before.len()) || line.is_any(at + 1, &["of"]) {
        return None;
    }
    let figures: Vec<Figure> = before.iter().map(|(_, number)| Figure::of(line.document, number)).collect();
    let written = Figure::of(line.document, rest);
    // Silent where some of them, or one less some others, leave the rest.
    let all = Figure { value: 100.0, half: 0.0, step: 1.0, factor: 1.0 };
    if leaves(&figures, Some(all), |left, slack| (left - written.value).abs() <= written.step + slack + 1e-9) {
        return None;
    }
    let left = figures.iter().fold(100.0, |left, figure| left - figure.value);
    let less: Vec<&str> = before.iter().map(|(_, number)| line.text(number)).collect();
    let sum = format!("100 less {} is {}, not {}", less.join(" and "), plain(left, 1), line.text(rest));
    let source = line.span(before.first()?.0, before.last()?.0);
    (left > 0.0).then(|| Fault::new(line.span(at, at), sum).with(source))
}
