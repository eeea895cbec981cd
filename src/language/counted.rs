//! What a number counts: the noun of "12 people", "three of the four schools", "40 injured".

use super::number::{NumberClass, NumberMention, Unit};
use super::view::{Lower, View};
use super::{Document, Lexicon, Parts, TokenKind};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Index into [`Document::tokens`] of the noun: "officers" of "12 police officers".
    pub token: usize,
    /// True for a part of a whole: "three of the four schools", "40% of voters".
    pub is_part: bool,
}

/// Tokens looked at behind a number for the noun.
const TOKENS_MAX: usize = 7;

/// Words that stand between a number and its noun, though they are function words.
const BETWEEN: &[&str] = &["more", "other", "further", "additional", "such", "own", "new", "extra", "or", "so", "and"];

/// Determiners behind "of".
const DETERMINERS: &[&str] =
    &["the", "those", "these", "its", "his", "her", "their", "our", "my", "your", "all", "this", "that", "them", "us", "whom"];

/// Plurals without the ending -s, and adjectives that stand for people: "40 injured".
const PLURALS: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "police",
    "staff",
    "personnel",
    "cattle",
    "sheep",
    "fish",
    "deer",
    "aircraft",
    "crew",
    "youth",
    "clergy",
    "others",
    "teeth",
    "feet",
    "mice",
    "geese",
    "criteria",
    "media",
    "species",
    "series",
];

/// Adjectives and participles that stand for people where no noun follows.
const STANDING_FOR_PEOPLE: &[&str] = &["dead", "injured", "wounded", "hurt", "missing", "homeless", "unemployed", "displaced"];

/// What a number counts; nothing for an age, a year, a score or a sum of money, and for a percentage only behind "of".
pub(super) fn find(document: &Document, number: &NumberMention) -> Option<Counted> {
    let counts = matches!(number.class, NumberClass::Cardinal | NumberClass::Range | NumberClass::Fraction);
    if !counts || matches!(number.unit, Unit::Money(_) | Unit::Measure(_)) {
        return None;
    }
    let paragraph = document.paragraph_of(number.span.start)?;
    let view = View::new(document, &paragraph.tokens);
    let mut at = document.tokens.partition_point(|token| token.span.start < number.span.end);
    let is_part = view.is(at, "of");
    if is_part {
        at += 1;
        while view.is_any(at, DETERMINERS) {
            at += 1;
        }
        // The whole is counted itself: "three of the four schools".
        let whole = document.numbers().partition_point(|other| (other.span.start as usize) < view.start(at));
        if let Some(whole) = document.numbers().get(whole).filter(|whole| whole.span.start as usize == view.start(at)) {
            at = document.tokens.partition_point(|token| token.span.start < whole.span.end);
        }
    } else if matches!(number.unit, Unit::Percent | Unit::Points) {
        return None;
    }
    let token = noun(view, at, number.value == 1.0 && !is_part)?;
    Some(Counted { token, is_part })
}

/// The noun of the phrase that goes on with the token: its first plural, or with `is_one` its last noun.
pub(super) fn noun(view: View<'_>, from: usize, is_one: bool) -> Option<usize> {
    let mut last = None;
    for at in from..from + TOKENS_MAX {
        let word = Lower::new(view.word(at));
        let word = word.as_str();
        // "two young, armed men": a comma goes between adjectives.
        if view.word(at) == "," && at > from && Lexicon::shared().parts_of(view.word(at - 1)).contains(Parts::ADJECTIVE) {
            continue;
        }
        if view.kind(at) != Some(TokenKind::Word) || word.is_empty() {
            break;
        }
        if is_plural(word) && !is_one {
            // "20 women drivers", "12 sales people".
            let next = Lower::new(view.word(at + 1));
            let goes_on = view.is_lower(at + 1) && is_plural(next.as_str()) && !is_verb_first(next.as_str());
            return Some(if goes_on { at + 1 } else { at });
        }
        let parts = Lexicon::shared().parts_of(view.word(at));
        let ends = (parts.contains(Parts::FUNCTION) && !BETWEEN.contains(&word)) || parts == (Parts::VERB | Parts::PAST);
        if ends || (last.is_some() && STANDING_FOR_PEOPLE.contains(&word)) {
            break;
        }
        if (is_one && parts.contains(Parts::NOUN)) || STANDING_FOR_PEOPLE.contains(&word) {
            last = Some(at);
        } else if is_one && last.is_some() {
            break;
        }
    }
    last
}

fn is_plural(word: &str) -> bool {
    if PLURALS.contains(&word) {
        return true;
    }
    word.ends_with('s') && Lexicon::shared().parts_of(word).contains(Parts::PLURAL)
}

/// Plurals that mostly are verbs behind a noun: "500 people works" does not occur, "12 men shares" neither; "says" and "has" do.
fn is_verb_first(word: &str) -> bool {
    matches!(word, "says" | "has" | "does" | "goes" | "needs" | "wants" | "means" | "makes" | "takes" | "remains")
}

#[cfg(test)]
mod tests {
    use super::super::view::document;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = document(text);
        let show = |number: &NumberMention| {
            let counted = find(&document, number)?;
            let part = if counted.is_part { "of " } else { "" };
            Some(format!("{part}{}", document.word(&document.tokens[counted.token])))
        };
        let shown: Vec<String> = document.numbers().iter().map(|number| show(number).unwrap_or_else(|| "-".to_owned())).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn nouns_behind_numbers() {
        check("Police found 12 people, 400 stray dogs and 1,200 rifle rounds.", &["people", "dogs", "rounds"]);
        check("Some 20 women drivers and 12 police officers met 3 young, armed men.", &["drivers", "officers", "men"]);
        check("At least 40 injured miners left; 18 dead were found, 7 were missing.", &["miners", "dead", "-"]);
        check("Another 400 more jobs went and 62 other posts stay.", &["jobs", "posts"]);
        check("They have 2.4 million Polish pupils.", &["pupils"]);
        check("It has 1 wooden bridge and two of the oldest mills.", &["bridge", "of mills"]);
    }

    #[test]
    fn parts_of_a_whole() {
        check("Three of the four schools shut, and 40% of voters agreed.", &["of schools", "schools", "of voters"]);
        check("About 400 of them were hurt, 62 in all.", &["-", "-"]);
        check("Prices rose 5% to £3.20 in 1999.", &["-", "-", "-"]);
    }
}
