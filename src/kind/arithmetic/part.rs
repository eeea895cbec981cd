//! Parts of a whole: more of them than there are, and a percentage that is not theirs.

use super::Fault;
use super::figure::{Figure, plain};
use super::line::{Hedge, Line};
use crate::language::{NumberClass, NumberMention, Unit};

/// Nouns of people, as dictionary forms: one of them can be part of another.
const PEOPLE: &[&str] = &[
    "people",
    "person",
    "man",
    "woman",
    "child",
    "boy",
    "girl",
    "adult",
    "teenager",
    "baby",
    "infant",
    "toddler",
    "civilian",
    "soldier",
    "officer",
    "player",
    "passenger",
    "worker",
    "student",
    "pupil",
    "patient",
    "resident",
    "victim",
    "member",
    "voter",
    "tourist",
    "driver",
    "fighter",
    "migrant",
    "refugee",
    "prisoner",
    "suspect",
    "nurse",
    "doctor",
    "teacher",
    "guest",
    "visitor",
    "employee",
    "protester",
    "survivor",
    "miner",
    "dead",
    "injured",
    "wounded",
    "councillor",
    "crew",
    "sailor",
    "candidate",
    "winner",
    "juror",
];

/// True for nouns of people.
pub(super) fn is_people(noun: &str) -> bool {
    PEOPLE.contains(&noun)
}

/// Determiners before a whole.
pub(super) const THE: &[&str] = &["the", "these", "those", "their", "its", "his", "her", "our", "all"];

/// Words by which the whole may be more than the figure, or something else than the noun.
const VAGUE: &[&str] =
    &["hundreds", "thousands", "dozens", "scores", "millions", "many", "several", "hundred", "others", "crowd"];

/// Words that bring something else than the whole between it and its part.
const TURNS: &[&str] =
    &["and", "with", "their", "its", "his", "her", "of", "to", "for", "but", "while", ";", ":", "plus", "after", "as"];

/// Parts that are larger than their whole.
pub(super) fn check(line: &Line<'_>, faults: &mut Vec<Fault>) {
    for (at, part) in line.numbers() {
        let fault = of_the(line, at, part).or_else(|| behind_whole(line, at, part));
        faults.extend(fault);
    }
}

/// "12 of the nine schools".
fn of_the(line: &Line<'_>, at: usize, part: &NumberMention) -> Option<Fault> {
    let (whole_at, has_the) = whole_behind(line, at)?;
    let (part_value, whole) = (line.count(at)?, line.count(whole_at)?);
    let is_exact = line.hedge(at) != Hedge::Under && line.is_exact(whole_at);
    let is_more = Figure::of(line.document, part_value).low() > Figure::of(line.document, whole).high() && whole.value >= 2.0;
    if !(has_the && is_more && is_exact && counts_plainly(line, whole)) {
        return None;
    }
    let sum = format!("{} of {}: the part is larger than the whole", line.text(part), line.text(whole));
    Some(Fault::new(line.span(at, whole_at), sum))
}

/// The item of the whole of "3 of the 4", and whether an article points at it.
fn whole_behind(line: &Line<'_>, at: usize) -> Option<(usize, bool)> {
    let of = if line.is(at + 1, "of") {
        at + 1
    } else if line.is(at + 1, "out") && line.is(at + 2, "of") {
        at + 2
    } else {
        return None;
    };
    let mut whole = of + 1;
    while whole < of + 3 && line.is_any(whole, THE) {
        whole += 1;
    }
    line.number(whole).map(|_| (whole, whole > of + 1))
}

/// True where the figure counts the noun right behind it: "nine schools", but not "nine-bed flats" or "nine schools' heads".
fn counts_plainly(line: &Line<'_>, number: &NumberMention) -> bool {
    let text = &line.document.text;
    let rest = text.get(number.span.end as usize..).unwrap_or("");
    let Some(counted) = line.document.counted(number).and_then(|counted| line.document.tokens.get(counted.token)) else {
        return false;
    };
    let noun = line.document.word(counted);
    let behind = text.get(counted.span.end as usize..).unwrap_or("");
    rest.starts_with([' ', '\u{a0}', '\n']) && !noun.contains(['\'', '’']) && !behind.starts_with(['\'', '’', '-'])
}

/// Nouns of which one holds several people: "two families, five of them children".
const GROUPS: &[&str] = &["family", "couple", "crew", "team", "pair", "group", "class", "household", "gang", "band", "unit"];

/// True where the figure counts groups; "12 crew" are people, "three crews" are not.
fn is_group(line: &Line<'_>, number: &NumberMention, noun: &str) -> bool {
    let counted = line.document.counted(number).and_then(|counted| line.document.tokens.get(counted.token));
    let is_one = noun == "crew" && counted.is_some_and(|token| line.document.word(token).eq_ignore_ascii_case(noun));
    GROUPS.contains(&noun) && !is_one
}

/// "12 people, 14 of whom …", "12 people, including 14 women", "£20m, of which £25m …".
fn behind_whole(line: &Line<'_>, at: usize, part: &NumberMention) -> Option<Fault> {
    let part = line.amount(at).filter(|amount| amount.span == part.span)?;
    let partitive = |at: usize| line.is(at, "of") && line.is_any(at + 1, &["whom", "which", "them", "these", "those"]);
    let (is_including, is_whom, before) = if partitive(at + 1) {
        (false, line.is(at + 2, "whom"), at.checked_sub(1)?)
    } else if at >= 2 && line.is_any(at - 1, &["whom", "which"]) && partitive(at - 2) {
        (false, line.is(at - 1, "whom"), at.checked_sub(3)?)
    } else if line.is_any(at.checked_sub(1)?, &["including"]) || (line.is(at - 1, "them") && at > 1 && line.is(at - 2, "among")) {
        (true, false, at.checked_sub(if line.is(at - 1, "them") { 3 } else { 2 })?)
    } else {
        return None;
    };
    if line.word(before) != ","
        && line.word(before) != "–"
        && line.word(before) != "—"
        && line.word(before) != "("
        && !is_including
    {
        return None;
    }
    let whole_at = (before.saturating_sub(9)..=before).rev().find(|at| line.amount(*at).is_some())?;
    let whole = line.amount(whole_at)?;
    let between = whole_at + 1..before;
    if between.clone().any(|at| line.is_any(at, TURNS)) || (0..at).any(|at| line.is_any(at, VAGUE)) {
        return None;
    }
    if whole.unit != part.unit || matches!(whole.unit, Unit::Percent | Unit::Points) {
        return None;
    }
    let (of_whole, of_part) = (line.noun(whole), line.noun(part));
    if whole.unit == Unit::None {
        line.count(at)?;
        let of_whole = of_whole.filter(|noun| counts_plainly(line, whole) && !is_group(line, whole, noun))?;
        let people = is_people(&of_whole);
        let fits = if is_including {
            of_part.is_some_and(|noun| noun == of_whole || (people && is_people(&noun)))
        } else if is_whom {
            people
        } else {
            people || between.len() <= 3
        };
        if !fits {
            return None;
        }
    }
    let value = |number| Figure::of(line.document, number);
    // "40 houses and 20 flats, 50 of them": all that stands before may be the whole.
    let before = (0..at).filter_map(|at| line.amount(at)).filter(|other| other.unit == part.unit);
    let most: f64 = before.map(|number| value(number).high()).sum();
    let exact =
        matches!(line.hedge(whole_at), Hedge::Exact | Hedge::Under) && matches!(line.hedge(at), Hedge::Exact | Hedge::Over);
    if !exact || value(part).low() <= most {
        return None;
    }
    let sum = format!("{} of {}: the part is larger than the whole", line.text(part), line.text(whole));
    Some(Fault::new(line.span(at, at), sum).with(line.span(whole_at, whole_at)))
}

/// A share that is further off is no matter of rounding, in points.
const POINTS_MAX: f64 = 2.0;

/// "12 of the 48 schools (30%)", "30%, or 12 of the 48".
pub(super) fn check_share(line: &Line<'_>, is_rounding: bool, faults: &mut Vec<Fault>) {
    for (at, part) in line.numbers() {
        if part.class == NumberClass::Fraction && !is_rounding {
            faults.extend(wrong_fraction(line, at, part));
        }
        let Some((whole_at, whole)) = share_whole(line, at) else { continue };
        let Some(percent_at) = percent_behind(line, whole_at).or_else(|| percent_before(line, at)) else { continue };
        let Some(percent) = line.percent(percent_at) else { continue };
        if !line.is_exact(at) || !line.is_exact(whole_at) || !line.is_exact(percent_at) {
            continue;
        }
        let of = |number| Figure::of(line.document, number);
        let (part_figure, whole_figure, written) = (of(part), of(whole), of(percent));
        let low = part_figure.low() / whole_figure.high() * 100.0;
        let high = part_figure.high() / whole_figure.low().max(1e-9) * 100.0;
        let slack = written.step.min(1.0);
        let gap = (low - written.value - slack).max(written.value - high - slack);
        let asked = if is_rounding { gap > 0.05 && gap <= POINTS_MAX } else { gap > POINTS_MAX };
        if asked {
            let share = part.value / whole.value * 100.0;
            let decimals = usize::from(share < 10.0 || written.step < 1.0);
            let sum =
                format!("{} of {} is {}%, not {}", line.text(part), line.text(whole), plain(share, decimals), line.text(percent));
            faults.push(Fault::new(line.span(percent_at, percent_at), sum).with(line.span(at, whole_at)));
        }
    }
}

/// Fractions are told roughly: so many points, or this part of them, are no fault; more for halves, thirds and quarters.
const FRACTION_POINTS: f64 = 4.0;
const LARGE_FRACTION_POINTS: f64 = 6.0;
const LARGE_FRACTION_MIN: f64 = 24.0;
const FRACTION_SHARE: f64 = 0.12;

/// "one in five pupils (30%)", "12 out of 48, or 30%,".
fn wrong_fraction(line: &Line<'_>, at: usize, part: &NumberMention) -> Option<Fault> {
    let percent_at = percent_behind(line, at)?;
    let percent = line.percent(percent_at).filter(|_| line.is_exact(at) && line.is_exact(percent_at))?;
    let share = part.value * 100.0;
    let gap = (percent.value - share).abs();
    let text = line.text(part);
    let points = if share >= LARGE_FRACTION_MIN { LARGE_FRACTION_POINTS } else { FRACTION_POINTS };
    let is_wrong = gap > points && gap > share * FRACTION_SHARE && !line.is(at.wrapping_sub(1), "than");
    is_wrong.then(|| {
        let sum = format!("“{text}” is {}%, not {}", plain(share, 0), line.text(percent));
        Fault::new(line.span(percent_at, percent_at), sum).with(line.span(at, at))
    })
}

fn share_whole<'d>(line: &Line<'d>, at: usize) -> Option<(usize, &'d NumberMention)> {
    let (whole_at, _) = whole_behind(line, at)?;
    let (part, whole) = (line.amount(at)?, line.amount(whole_at)?);
    let is_alike = part.unit == whole.unit && matches!(part.unit, Unit::None | Unit::Money(_));
    (is_alike && whole.value > part.value && part.value > 0.0).then_some((whole_at, whole))
}

/// "… 48 schools (30%)", "… 48 schools, or 30%,".
fn percent_behind(line: &Line<'_>, whole_at: usize) -> Option<usize> {
    let mark = (whole_at + 1..whole_at + 6).find(|at| line.is_mark(*at) || line.number(*at).is_some())?;
    let percent = match line.word(mark) {
        "(" => mark + 1,
        "," | "–" | "—" if line.is(mark + 1, "or") => mark + 2,
        _ => return None,
    };
    let closes = match line.word(mark) {
        "(" => line.word(percent + 1) == ")",
        _ => matches!(line.word(percent + 1), "," | "." | "–" | "—"),
    };
    line.percent(percent).filter(|_| closes).map(|_| percent)
}

/// "30% (12 of 48)", "30%, or 12 of the 48 schools,".
fn percent_before(line: &Line<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let is_bracket = line.word(before) == "(";
    let is_or = line.is(before, "or") && before > 0 && matches!(line.word(before - 1), "," | "–" | "—");
    let percent = if is_bracket {
        before.checked_sub(1)?
    } else if is_or {
        before.checked_sub(2)?
    } else {
        return None;
    };
    line.percent(percent).map(|_| percent)
}
