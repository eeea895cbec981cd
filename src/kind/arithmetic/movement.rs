//! "from A to B", "to B from A" and "B, up 20% from A".

use super::figure::Figure;
use super::line::{Hedge, Line};
use super::part::THE;
use super::told::{is_lead, told_before, told_behind};
use crate::language::{NumberMention, Unit, folded};

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
const SMALL: &[&str] = &["a", "an", "the", "than", "more"];

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

/// Words before what a quantity was.
const BEFORE: &[&str] = &["from", "against", "compared"];

/// Words by which a figure is one of another time.
const TIMES: &[&str] = &["year", "month", "week", "quarter", "earlier", "previous", "previously", "before", "last", "ago"];

/// Most items between two figures that belong together.
pub(super) const GAP_MAX: usize = 7;

/// A scale is laid on the other figure only where they then come within this factor of each other.
const ELIDED_MAX: f64 = 10.0;

/// Most items between a part and the "of" of its whole.
const PART_REACH: usize = 4;

/// Every movement of a sentence.
pub(super) fn movements<'d>(line: &Line<'d>) -> Vec<Movement<'d>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let read = read(line, at, &["from"], &["to"]).or_else(|| read(line, at, &["to"], BEFORE)).or_else(|| read_told(line, at));
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

/// The movement that starts with the word at `start`: "from 40 to 50", "to 50 from 40".
fn read<'d>(line: &Line<'d>, start: usize, first: &[&str], second: &[&str]) -> Option<Movement<'d>> {
    if !line.is_any(start, first) {
        return None;
    }
    let one = amount_behind(line, start)?;
    // "to £55m, from £45m": a comma goes before "from".
    let goes_on = |at: usize| is_tail(line, at) || (line.word(at) == "," && line.is(start, "to") && line.is_any(at + 1, second));
    let mut gap = (one + 1..=one + GAP_MAX).take_while(|at| *at == one + 1 || goes_on(at - 1));
    let joint = gap.find(|at| line.is_any(*at, second))?;
    let two = amount_behind(line, joint + usize::from(line.is_any(joint + 1, &["with"])))?;
    let is_forward = line.is(start, "from");
    let (from_at, to_at) = if is_forward { (one, two) } else { (two, one) };
    let mut movement = movement(line, from_at, to_at, start, two)?;
    told_before(line, &mut movement);
    if movement.change.is_none() {
        told_behind(line, &mut movement);
    }
    // "to 50 against 40" tells a change only where one is told, and a time: "to 8%, compared with 5% in Garlby" tells none.
    let is_when = |at: usize| line.is_date(at) || line.is_any(at, TIMES);
    let is_told = is_forward
        || line.is(joint, "from")
        || (movement.change.is_some() && (two + 1..two + GAP_MAX).take_while(|at| !line.is_mark(*at)).any(is_when));
    // "from 40 to 50 to 60"
    let goes_on = line.is_any(two + 1, &["to", "from"]) && amount_behind(line, two + 1).is_some();
    (is_told && !goes_on).then_some(movement)
}

/// A change before a word that leads to what it was before: the direction, its item, the item of that word.
fn change_and_joint(line: &Line<'_>, start: usize) -> Option<(Direction, usize, usize)> {
    const JOINTS: &[&str] = &["on", "from", "against"];
    // "5,000 more than the 38,000"
    if line.amount(start).is_some() && line.is(start + 2, "than") {
        let is_up = line.is_any(start + 1, &["more", "higher"]);
        let is_down = line.is_any(start + 1, &["fewer", "less", "lower"]);
        let word = if is_up { Direction::Up } else { Direction::Down };
        return (is_up || is_down).then_some((word, start, start + 2));
    }
    // "up 25%", "a rise of 25%", "up by 25%"; "a 25% rise".
    let of = usize::from(line.is_any(start + 1, &["of", "by"]));
    let (word, change, behind) = match (direction(line, start), amount_behind(line, start + of)) {
        (Some(word), Some(change)) => (word, change, change + 1),
        _ => (direction(line, start + 1)?, line.amount(start).map(|_| start)?, start + 2),
    };
    let joint = [behind, behind + 1].into_iter().find(|at| line.is_any(*at, JOINTS));
    let compared = (line.is(behind, "compared") && line.is_any(behind + 1, &["with", "to"])).then_some(behind + 1);
    Some((word, change, compared.or(joint)?))
}

/// "50 boats, up 25% from 40": what it is now stands first; `start` is the first word of the change.
fn read_told<'d>(line: &Line<'d>, start: usize) -> Option<Movement<'d>> {
    const OF_WHEN: &[&str] = &[
        "last",
        "this",
        "the",
        "previous",
        "year's",
        "month's",
        "quarter's",
        "week's",
        "year’s",
        "month’s",
        "quarter’s",
        "week’s",
    ];
    let (word, change_at, mut joint) = change_and_joint(line, start)?;
    while line.is_any(joint + 1, OF_WHEN) {
        joint += 1;
    }
    let from_at = amount_behind(line, joint)?;
    // The mark before "up", "a", "an".
    let first = start.min(change_at);
    let mark = (first.saturating_sub(5)..first).rev().find(|at| !is_lead(line, *at))?;
    if !matches!(line.word(mark), "," | "–" | "—" | "(") {
        return None;
    }
    let last_at = (mark.saturating_sub(GAP_MAX)..mark).rev().find(|at| line.number(*at).is_some() && !line.is_date(*at))?;
    let to_at = part_of(line, last_at)?;
    // "$6.44 a share" is another thing than the sum before it.
    let is_rate = |at: usize| line.is_any(at, &["a", "an", "each"]);
    if !(last_at + 1..mark).all(|at| is_tail(line, at) && !is_rate(at)) {
        return None;
    }
    let mut movement = movement(line, from_at, to_at, to_at, from_at)?;
    // "from 40 to 50, up 25% from 20 the year before": the first is its own.
    let is_second = line.is_any(to_at.checked_sub(1)?, &["to", "from"])
        && (to_at.saturating_sub(GAP_MAX)..to_at).any(|at| line.is(at, "from"));
    // The "than" of "5,000 more than the 38,000" rounds nothing.
    movement.is_exact |= line.is(start + 2, "than") && line.is_exact(to_at);
    movement.direction = Some(word);
    let number = line.amount(change_at)?;
    movement.change = Some(Change { at: change_at, number, hedge: line.hedge(change_at) });
    (!is_second).then_some(movement)
}

/// The part where the figure is a whole: the first figure of "240 of the 543 seats"; nothing where it stands further off.
fn part_of(line: &Line<'_>, at: usize) -> Option<usize> {
    let of = (at.saturating_sub(3)..at).rev().find(|before| !line.is_any(*before, THE));
    let Some(of) = of.filter(|of| line.is(*of, "of")) else { return Some(at) };
    let out = of - usize::from(of > 0 && line.is(of - 1, "out"));
    let unit = line.number(at)?.unit;
    let mut before = (out.saturating_sub(PART_REACH)..out).rev().take_while(|before| !line.is_mark(*before));
    match before.find(|before| line.amount(*before).is_some_and(|number| number.unit == unit)) {
        Some(part) => (part + 1 == out).then_some(part),
        None => Some(at),
    }
}

/// Two amounts of one thing, as a movement about which nothing is told yet.
fn movement<'d>(line: &Line<'d>, from_at: usize, to_at: usize, start: usize, end: usize) -> Option<Movement<'d>> {
    let (from, to) = (line.amount(from_at)?, line.amount(to_at)?);
    let unit = common_unit(line, from, to)?;
    // "from £10 a month to £100 a year"; "from £40 to £50 a month" leaves the first out.
    let (first, second) = (rate_behind(line, from_at.min(to_at)), rate_behind(line, from_at.max(to_at)));
    if first.is_some() && first != second {
        return None;
    }
    let (mut before, after) = (Figure::of(line.document, from), Figure::of(line.document, to));
    // "from 1.2 to 1.5 million", "from £3 to £4m", "from 3 to 5 pence".
    let is_elided = from.unit != to.unit || (after.factor > 1.0 && before.value < 1000.0);
    if is_elided && before.factor == 1.0 && after.factor != 1.0 {
        before = before.scaled(after.factor);
        // "from £500 to £1.2m" has no millions on its left.
        if !(1.0 / ELIDED_MAX..=ELIDED_MAX).contains(&(before.value / after.value)) {
            return None;
        }
    }
    let is_exact = line.is_exact(from_at) && line.is_exact(to_at);
    let movement = Movement { start, end, from, to, before, after, unit, is_exact, change: None, direction: None };
    (before.value > 0.0 && after.value > 0.0).then_some(movement)
}

/// What a figure is per: "month" of "£10 a month"; "40 a year ago" is no rate.
fn rate_behind(line: &Line<'_>, at: usize) -> Option<String> {
    let is_rate = line.is_any(at + 1, &["a", "an", "per", "each", "every"]) && !line.word(at + 2).is_empty();
    (is_rate && !line.is_any(at + 3, &["ago", "earlier", "before", "previously", "later"])).then(|| folded(line.word(at + 2)))
}

/// The amount right behind a word, or behind small words.
fn amount_behind(line: &Line<'_>, at: usize) -> Option<usize> {
    let next = (at + 1..at + 4).find(|next| !line.is_any(*next, SMALL) && !line.is_rounding(*next))?;
    line.amount(next).map(|_| next)
}

/// What may stand behind a figure before the sentence goes on to the other: a noun, a time.
pub(super) fn is_tail(line: &Line<'_>, at: usize) -> bool {
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
