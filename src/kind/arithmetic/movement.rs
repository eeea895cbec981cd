//! "from A to B" and "to B from A", and the change that is told beside them.

use super::figure::Figure;
use super::line::{Hedge, Line};
use crate::language::{NumberMention, Unit};

/// A quantity that moved, and what is said of how far.
pub(super) struct Movement<'d> {
    /// The item of the first word: "from", or "to" of "to 50 from 40".
    pub(super) start: usize,
    /// The item of the last number.
    pub(super) end: usize,
    pub(super) from: &'d NumberMention,
    pub(super) to: &'d NumberMention,
    /// Where it began; a scale that only the end has is laid on it.
    pub(super) before: Figure,
    pub(super) after: Figure,
    /// The unit of both.
    pub(super) unit: Unit,
    /// False where one of the two is rounded by a word ("about 40").
    pub(super) is_exact: bool,
    pub(super) change: Option<Change<'d>>,
    /// Up or down, as the words beside it say.
    pub(super) direction: Option<Direction>,
}

/// The size of a change as the copy tells it.
#[derive(Clone, Copy)]
pub(super) struct Change<'d> {
    /// Its item.
    pub(super) at: usize,
    pub(super) number: &'d NumberMention,
    pub(super) hedge: Hedge,
}

/// Which way a quantity moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    Up,
    Down,
}

const UP: &[&str] = &[
    "rise",
    "rose",
    "risen",
    "rises",
    "rising",
    "increase",
    "increased",
    "increases",
    "increasing",
    "grow",
    "grew",
    "grown",
    "grows",
    "growing",
    "growth",
    "climb",
    "climbed",
    "climbs",
    "climbing",
    "jump",
    "jumped",
    "jumps",
    "jumping",
    "soared",
    "soaring",
    "surge",
    "surged",
    "surging",
    "gain",
    "gained",
    "up",
    "swelled",
    "raised",
    "raising",
    "hike",
    "uplift",
];

const DOWN: &[&str] = &[
    "fall",
    "fell",
    "fallen",
    "falls",
    "falling",
    "drop",
    "dropped",
    "drops",
    "dropping",
    "decline",
    "declined",
    "declines",
    "declining",
    "decrease",
    "decreased",
    "decreases",
    "decreasing",
    "slipped",
    "slid",
    "slump",
    "slumped",
    "tumbled",
    "plunge",
    "plunged",
    "shrank",
    "shrunk",
    "dip",
    "dipped",
    "cut",
    "reduction",
    "reduced",
    "reducing",
    "down",
    "lowered",
    "sank",
];

/// The direction of a word.
pub(super) fn direction(line: &Line<'_>, at: usize) -> Option<Direction> {
    if line.is_any(at, UP) {
        Some(Direction::Up)
    } else if line.is_any(at, DOWN) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// Words between a figure and its "from" or "to".
const SMALL: &[&str] =
    &["a", "an", "the", "about", "around", "some", "just", "only", "nearly", "almost", "over", "under", "roughly"];

/// Words that tell when, between the two figures.
const WHEN: &[&str] = &[
    "in",
    "a",
    "an",
    "the",
    "year",
    "years",
    "month",
    "week",
    "quarter",
    "decade",
    "ago",
    "earlier",
    "before",
    "last",
    "previous",
    "this",
    "at",
    "on",
    "of",
    "start",
    "end",
    "beginning",
    "now",
    "today",
    "by",
    "same",
    "period",
    "previously",
    "then",
    "currently",
    "early",
    "late",
    "mid",
];

/// Words of time between a change and its two figures.
const OVER_TIME: &[&str] = &["in", "over", "within", "during", "since", "the", "last", "past", "year-on-year", "overall"];

/// Most items between two figures that belong together.
const GAP_MAX: usize = 7;

/// Every movement of a sentence.
pub(super) fn movements<'d>(line: &Line<'d>) -> Vec<Movement<'d>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let read = read(line, at, "from", "to").or_else(|| read(line, at, "to", "from"));
        match read {
            Some(movement) => {
                at = movement.end + 1;
                found.push(movement);
            }
            None => at += 1,
        }
    }
    found
}

/// The movement that starts with the word at `start`.
fn read<'d>(line: &Line<'d>, start: usize, first: &str, second: &str) -> Option<Movement<'d>> {
    if !line.is(start, first) {
        return None;
    }
    let one_at = amount_behind(line, start)?;
    let joint = (one_at + 1..=one_at + GAP_MAX)
        .take_while(|at| *at == one_at + 1 || is_tail(line, at - 1))
        .find(|at| line.is(*at, second))?;
    let two_at = amount_behind(line, joint)?;
    let (one, two) = (line.amount(one_at)?, line.amount(two_at)?);
    let ((from_at, from), (to_at, to)) =
        if first == "from" { ((one_at, one), (two_at, two)) } else { ((two_at, two), (one_at, one)) };
    let unit = common_unit(line, from, to)?;
    let (mut before, after) = (Figure::of(line.document, from), Figure::of(line.document, to));
    let scale = after.step / before.step;
    // "from 1.2 to 1.5 million", "from £3 to £4m".
    if from.unit != to.unit || from.value < 1000.0 {
        let is_elided = to.value >= 1e6 && from.value < 1000.0 && scale >= 1e4;
        if is_elided {
            let factor = if to.value >= 1e12 {
                1e12
            } else if to.value >= 1e9 {
                1e9
            } else {
                1e6
            };
            before = before.scaled(factor);
        }
    }
    let is_exact = line.is_exact(from_at) && line.is_exact(to_at);
    let (start, end) = (start, two_at);
    let mut movement = Movement { start, end, from, to, before, after, unit, is_exact, change: None, direction: None };
    told_before(line, &mut movement);
    if movement.change.is_none() {
        told_behind(line, &mut movement);
    }
    // Percentages and sums that both go on: "from 5% to 10% of sales", "from 40 to 50 to 60".
    let goes_on = line.is_any(end + 1, &["to", "from"]) && amount_behind(line, end + 1).is_some();
    (before.value > 0.0 && after.value > 0.0 && !goes_on).then_some(movement)
}

/// The amount right behind a word, or behind small words.
fn amount_behind(line: &Line<'_>, at: usize) -> Option<usize> {
    let next = (at + 1..at + 4).find(|next| !line.is_any(*next, SMALL) && !(line.is(*next, "than") || line.is(*next, "more")))?;
    line.amount(next).map(|_| next)
}

/// What may stand behind a figure before the sentence goes on to the other: a noun, a time.
fn is_tail(line: &Line<'_>, at: usize) -> bool {
    const STOPS: &[&str] = &[
        "and", "but", "or", "while", "as", "that", "which", "who", "than", "with", "for", "per", "against", "from", "to", "when",
        "after", "if", "because", "between", "it", "they", "he", "she", "we", "loss", "deficit", "plus",
    ];
    if line.is_date(at) || line.is_any(at, WHEN) {
        return true;
    }
    let word = line.word(at);
    word.chars().next().is_some_and(char::is_alphabetic) && !line.is_any(at, STOPS)
}

/// The unit that both figures have; nothing where they count different things.
fn common_unit(line: &Line<'_>, from: &NumberMention, to: &NumberMention) -> Option<Unit> {
    let unit = match (from.unit, to.unit) {
        (one, other) if one == other => one,
        (Unit::None, other) | (other, Unit::None) => other,
        _ => return None,
    };
    let (one, other) = (line.noun(from), line.noun(to));
    let differ = from.unit == Unit::None && one.is_some() && other.is_some() && one != other;
    (!differ).then_some(unit)
}

/// "rose 20% from 40 to 50", "a rise of 10 to 50 from 40".
fn told_before<'d>(line: &Line<'d>, movement: &mut Movement<'d>) {
    let mut at = movement.start;
    let mut change_noun = None;
    let mut gap = 0;
    while at > 0 && gap < 5 {
        at -= 1;
        gap += 1;
        if let Some(number) = line.amount(at) {
            if line.is_any(at + 1, &["a", "per", "each", "every", "annually"]) {
                return;
            }
            let before =
                (1..=3).filter_map(|back| at.checked_sub(back)).take_while(|i| line.number(*i).is_none() && !line.is_mark(*i));
            let verb = before.filter_map(|i| direction(line, i)).next();
            movement.direction = change_noun.or(verb);
            // Without a word of change it is some other figure.
            if movement.direction.is_some() {
                movement.change = Some(Change { at, number, hedge: line.hedge(at) });
            }
            return;
        }
        let is_time = line.is_date(at)
            || line.is_any(at, OVER_TIME)
            || (line.is(at, "year") && at > 0 && line.is_any(at - 1, &["the", "last", "past", "a", "this"]))
            || (line.is(at, "a") && at > 0 && line.is_any(at - 1, &["in", "over", "within"]));
        match direction(line, at) {
            Some(word) => {
                if gap <= 2 && movement.direction.is_none() {
                    movement.direction = Some(word);
                }
                change_noun = change_noun.or(Some(word));
            }
            None if is_time || line.word(at) == "," || line.word(at) == "–" => {}
            None => return,
        }
    }
}

/// "from 40 to 50, a rise of 25%", "from 40 to 50 (up 25%)", "from 40 to 50 – a 25% increase".
fn told_behind<'d>(line: &Line<'d>, movement: &mut Movement<'d>) {
    let Some(mark) = (movement.end + 1..movement.end + GAP_MAX)
        .find(|at| matches!(line.word(*at), "," | "(" | "–" | "—" | "-" | ";") || !is_tail(line, *at))
    else {
        return;
    };
    if !matches!(line.word(mark), "," | "(" | "–" | "—" | "-" | ";") && !line.is(mark, "or") {
        return;
    }
    const LEAD: &[&str] = &[
        "or",
        "a",
        "an",
        "the",
        "up",
        "down",
        "by",
        "of",
        "about",
        "around",
        "nearly",
        "almost",
        "more",
        "less",
        "than",
        "over",
        "just",
        "representing",
        "which",
        "is",
        "that",
        "was",
        "marking",
        "roughly",
        "under",
        "at",
        "least",
    ];
    let mut word = None;
    let mut at = mark + 1;
    while at < mark + 6 && (line.is_any(at, LEAD) || direction(line, at).is_some()) {
        word = direction(line, at).or(word);
        at += 1;
    }
    let Some(number) = line.amount(at) else { return };
    // "a 25% rise", "25 per cent higher", "a five-point increase".
    word = word.or_else(|| {
        (1..=2).map(|next| at + next).take_while(|next| line.number(*next).is_none()).find_map(|next| direction(line, next))
    });
    let is_rate = line.is_any(at + 1, &["of", "a", "per", "annual", "each"]);
    if word.is_some() && !is_rate {
        movement.change = Some(Change { at, number, hedge: line.hedge(at) });
        movement.direction = word;
    }
}
