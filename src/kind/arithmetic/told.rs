//! How far a quantity moved, as the words before or behind its two figures tell.

use super::line::{Hedge, Line};
use super::movement::{Change, GAP_MAX, Movement, direction, is_tail};
use crate::language::{NumberClass, NumberMention};

/// Words of time between a change and its two figures.
const OVER_TIME: &[&str] = &["in", "over", "within", "during", "since", "the", "last", "past", "year-on-year", "overall"];

/// Words before a change that is told behind a mark.
const LEAD: &[&str] = &[
    "or",
    "a",
    "an",
    "the",
    "up",
    "down",
    "by",
    "of",
    "more",
    "less",
    "than",
    "representing",
    "which",
    "is",
    "that",
    "was",
    "marking",
    "at",
];

/// True for a word before a change that is told behind a mark.
pub(super) fn is_lead(line: &Line<'_>, at: usize) -> bool {
    line.is_any(at, LEAD) || line.is_rounding(at)
}

/// The amount at an item, or a fraction: "by a quarter".
pub(super) fn size<'d>(line: &Line<'d>, at: usize) -> Option<&'d NumberMention> {
    line.number(at).filter(|number| matches!(number.class, NumberClass::Cardinal | NumberClass::Fraction))
}

/// Words behind a change that tell what it is measured on.
const OTHER_BASE: &[&str] = &["on", "from", "compared", "than", "against", "since", "year-on-year", "annually", "annualised"];

/// Spells of time that a change may be measured over.
const SPELLS: &[&str] = &["week", "month", "quarter", "year", "decade", "weeks", "months", "quarters", "years", "decades"];

/// Most words back from a change to its verb or noun.
const VERB_REACH_MAX: usize = 8;

/// "rose 20% from 40 to 50", "a rise of 10 to 50 from 40".
pub(super) fn told_before<'d>(line: &Line<'d>, movement: &mut Movement<'d>) {
    let mut at = movement.start;
    let mut change_noun = None;
    let mut gap = 0;
    while at > 0 && gap < 5 {
        at -= 1;
        gap += 1;
        if let Some(number) = size(line, at) {
            if line.is_any(at + 1, &["a", "per", "each", "every", "annually"]) {
                return;
            }
            // "a drop in deaths among children of nearly 60%, from …"
            let is_far = line.hedge(at) != Hedge::Exact || (at > 0 && line.is_any(at - 1, &["of", "by"]));
            let reach = if is_far { VERB_REACH_MAX } else { 3 };
            let before = (1..=reach)
                .filter_map(|back| at.checked_sub(back))
                .take_while(|i| line.number(*i).is_none() && !line.is_mark(*i));
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
pub(super) fn told_behind<'d>(line: &Line<'d>, movement: &mut Movement<'d>) {
    let Some(mark) = (movement.end + 1..movement.end + GAP_MAX)
        .find(|at| matches!(line.word(*at), "," | "(" | "–" | "—" | "-" | ";") || !is_tail(line, *at))
    else {
        return;
    };
    if !matches!(line.word(mark), "," | "(" | "–" | "—" | "-" | ";") && !line.is(mark, "or") {
        return;
    }
    let mut word = None;
    let mut at = mark + 1;
    while at < mark + 6 && (is_lead(line, at) || direction(line, at).is_some()) {
        word = direction(line, at).or(word);
        at += 1;
    }
    let Some(number) = size(line, at) else { return };
    // "a 25% rise", "25 per cent higher", "a five-point increase".
    word = word.or_else(|| {
        (1..=2).map(|next| at + next).take_while(|next| line.number(*next).is_none()).find_map(|next| direction(line, next))
    });
    let is_rate = line.is_any(at + 1, &["of", "a", "per", "annual", "each"]);
    // "up 60% on the year" is a change of another base.
    let has_base = (at + 1..at + 4).take_while(|next| !line.is_mark(*next)).any(|next| {
        let is_spell = line.is_any(next, &["in", "over", "within"]) && (next + 2..next + 5).any(|at| line.is_any(at, SPELLS));
        is_spell || line.is_any(next, OTHER_BASE)
    });
    if word.is_some() && !is_rate && !has_base {
        movement.change = Some(Change { at, number, hedge: line.hedge(at) });
        movement.direction = word;
    }
}
