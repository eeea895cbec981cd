//! Ranges that begin with their larger end, and shares that make more than the whole.

use super::Fault;
use super::figure::{Figure, plain};
use super::line::Line;
use super::part::THE;
use crate::language::{NumberClass, NumberMention, Unit};

/// "between 60 and 40 people".
pub(super) fn check_reversed(line: &Line<'_>, faults: &mut Vec<Fault>) {
    const BETWEEN_TWO: &[&str] = &[
        "difference",
        "gap",
        "choose",
        "choice",
        "distinction",
        "link",
        "divided",
        "split",
        "swap",
        "switch",
        "toggle",
        "ratio",
        "score",
        "spread",
        "match",
        "exchange",
        "space",
        "step",
        "steps",
    ];
    const BEHIND: &[&str] = &["ago", "bc", "bce", "before", "earlier", "below", "am", "pm", "to", "o'clock", "years", "million"];
    for (at, number) in line.numbers() {
        let Some(upper) = number.upper.filter(|_| number.class == NumberClass::Range) else { continue };
        let Some(before) = at.checked_sub(1).filter(|before| line.is(*before, "between")) else { continue };
        let is_told = number.unit != Unit::None || line.noun(number).is_some();
        let is_large = number.value > upper && upper >= 0.0 && is_told;
        let other = (before.saturating_sub(3)..before).any(|word| line.is_any(word, BETWEEN_TWO));
        let back = (at + 1..at + 5).any(|word| line.is_any(word, BEHIND));
        if is_large && !other && !back && !line.text(number).contains(['-', '−']) {
            let sum = format!("{}: the larger end comes first", line.text(number));
            faults.push(Fault::new(line.span(at, at), sum));
        }
    }
}

/// People of whom there is never more than all.
const PERSONS: &[&str] = &[
    "voters",
    "people",
    "respondents",
    "residents",
    "pupils",
    "students",
    "adults",
    "women",
    "men",
    "patients",
    "members",
    "parents",
    "households",
    "children",
    "workers",
    "teachers",
    "doctors",
    "homes",
    "schools",
    "drivers",
    "families",
];

/// Words that end the noun phrase of a whole.
const ENDS: &[&str] = &[
    "said",
    "say",
    "says",
    "are",
    "were",
    "have",
    "had",
    "think",
    "believe",
    "want",
    "wanted",
    "agreed",
    "agree",
    "supported",
    "support",
    "in",
    "who",
    "would",
    "will",
    "voted",
    "live",
    "lived",
    "own",
    "do",
    "did",
    "now",
    "surveyed",
    "polled",
    "asked",
    "and",
    "but",
];

/// "120% of voters", "won by 55% to 48%", "62% for and 41% against".
pub(super) fn check_hundred(line: &Line<'_>, faults: &mut Vec<Fault>) {
    faults.extend(undecided(line));
    for (at, number) in line.numbers() {
        if let Some(fault) = whole(line, at, number).or_else(|| contest(line, at)).or_else(|| sides(line, at)) {
            faults.push(fault);
        }
    }
}

fn whole(line: &Line<'_>, at: usize, number: &NumberMention) -> Option<Fault> {
    const MORE: &[&str] =
        &["increase", "rise", "rose", "up", "growth", "by", "capacity", "equivalent", "than", "at", "increased", "jump"];
    let percent = line.percent(at).filter(|percent| percent.value > 100.0)?;
    let is_more = (at.saturating_sub(3)..at).any(|before| line.is_any(before, MORE));
    let mut noun = at + 1;
    if !line.is(noun, "of") || is_more {
        return None;
    }
    noun += 1;
    while line.is_any(noun, &["the", "all", "our", "its", "their", "those"]) {
        noun += 1;
    }
    let is_all = line.is_any(noun, PERSONS) && (line.is_mark(noun + 1) || line.is_any(noun + 1, ENDS));
    is_all
        .then(|| Fault::new(line.span(at, noun), format!("{} is more than all of them", line.text(percent))))
        .filter(|_| number.upper.is_none())
}

/// Two shares with a step to spare each.
fn is_over(line: &Line<'_>, one: &NumberMention, other: &NumberMention) -> bool {
    let figures = [one, other].map(|number| Figure::of(line.document, number));
    let sum: f64 = figures.iter().map(|figure| figure.value).sum();
    let slack: f64 = figures.iter().map(|figure| figure.step.min(1.0) / 2.0).sum();
    figures.iter().all(|figure| figure.value < 100.0 && figure.value > 0.0) && sum > 100.0 + slack + 1e-6
}

fn over(line: &Line<'_>, from: usize, to: usize, one: &NumberMention, other: &NumberMention) -> Fault {
    let sum = format!("{} + {} = {}%, more than the whole", line.text(one), line.text(other), plain(one.value + other.value, 1));
    Fault::new(line.span(from, to), sum)
}

/// "won by 55% to 48%".
fn contest(line: &Line<'_>, at: usize) -> Option<Fault> {
    const CONTEST: &[&str] = &[
        "won",
        "beat",
        "defeated",
        "vote",
        "voted",
        "votes",
        "approved",
        "rejected",
        "passed",
        "ballot",
        "referendum",
        "election",
    ];
    let (one, other) = (line.percent(at)?, line.percent(at + 2)?);
    let is_pair = line.is(at + 1, "to") && one.value > other.value && !(at > 0 && line.is(at - 1, "from"));
    let is_contest = (at.saturating_sub(8)..at).any(|before| line.is_any(before, CONTEST));
    (is_pair && is_contest && line.is_exact(at) && is_over(line, one, other)).then(|| over(line, at, at + 2, one, other))
}

/// "62% voted for and 41% against".
fn sides(line: &Line<'_>, at: usize) -> Option<Fault> {
    let yes = line.percent(at)?;
    let next = (at + 1..at + 12).find(|next| line.number(*next).is_some())?;
    let no = line.percent(next)?;
    let mut between = at + 1..next;
    let is_for = between.clone().take(5).any(|i| {
        (line.is(i, "in") && line.is_any(i + 1, &["favour", "favor"]))
            || line.is(i, "yes")
            || (line.is(i, "for") && (line.is_mark(i + 1) || line.is(i + 1, "and") || line.is(i + 1, "it")))
    });
    let against = (next + 1..next + 5).take_while(|i| !line.is_mark(*i)).find(|i| line.is_any(*i, &["against", "no"]))?;
    let ends = line.is_mark(against + 1) || line.is_any(against + 1, &["it", "and"]);
    let is_one_question = between.all(|i| !line.is_any(i, &["while", "but", "although", "whereas"]));
    // "62% of men were in favour and 41% of women against"
    let are_others = line.is(at + 1, "of") && line.is(next + 1, "of") && !same_words(line, at + 2, next + 2);
    (is_for && ends && is_one_question && !are_others && is_over(line, yes, no)).then(|| over(line, at, next, yes, no))
}

/// True where both wholes begin with one noun.
fn same_words(line: &Line<'_>, one: usize, other: usize) -> bool {
    let noun =
        |start: usize| (start..start + 3).map(|at| line.word(at)).find(|word| !THE.contains(&word.to_ascii_lowercase().as_str()));
    match (noun(one), noun(other)) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        _ => true,
    }
}

/// "55% back the plan, 38% oppose it and 12% are undecided".
fn undecided(line: &Line<'_>) -> Option<Fault> {
    const UNDECIDED: &[&str] = &["undecided", "unsure", "abstained"];
    const CHANGES: &[&str] = &["from", "up", "down", "compared", "rose", "fell", "against", "than"];
    let all: Vec<(usize, &NumberMention)> = line.numbers().collect();
    let (first, last) = (all.first()?.0, all.last()?.0);
    let is_last = (last + 1..last + 6).take_while(|at| !line.is_mark(*at)).any(|at| line.is_any(at, UNDECIDED));
    let are_shares = (3..=5).contains(&all.len()) && all.iter().all(|(at, _)| line.percent(*at).is_some());
    // "against" tells a side, or a figure of another time.
    let is_change = (0..last).any(|at| line.is_any(at, CHANGES) && line.number(at + 1).is_some());
    if !is_last || !are_shares || is_change {
        return None;
    }
    let figures: Vec<Figure> = all.iter().map(|(_, number)| Figure::of(line.document, number)).collect();
    let sum: f64 = figures.iter().map(|figure| figure.value).sum();
    let slack: f64 = figures.iter().map(|figure| figure.half).sum();
    (sum > 100.0 + slack + 1e-6).then(|| {
        let shares: Vec<&str> = all.iter().map(|(_, number)| line.text(number)).collect();
        Fault::new(line.span(first, last), format!("{} = {}%, more than the whole", shares.join(" + "), plain(sum, 1)))
    })
}
