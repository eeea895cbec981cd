//! A sentence as a row of numbers, dates and words, read from left to right.

use crate::language::{Document, NumberClass, NumberMention, Sentence, TokenKind, Unit};
use crate::span::TextSpan;

/// A sentence in which every number is one item, its unit included.
pub(super) struct Line<'d> {
    /// The document that the sentence is of.
    pub(super) document: &'d Document,
    items: Vec<Item<'d>>,
}

/// One step of a sentence.
#[derive(Clone, Copy)]
enum Item<'d> {
    /// A number with its unit.
    Number(&'d NumberMention),
    /// A date.
    Date,
    /// Any other token, by its index in the document.
    Token(usize),
}

/// What the words before a figure, or right behind it, make of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hedge {
    /// The figure as it stands.
    Exact,
    /// "about 40", "40 or so".
    About,
    /// "more than 40", "at least 40".
    Over,
    /// "nearly 40", "up to 40".
    Under,
}

/// Words that make a figure a rough one, the least and the most that there is, and words that make little of it.
const ABOUT: &[&str] = &["about", "around", "roughly", "approximately", "some", "estimated", "circa", "perhaps", "maybe", "c"];
const OVER: &[&str] = &["over", "above", "exceeding", "minimum", "beyond", "past", "least"];
const UNDER: &[&str] = &["under", "nearly", "almost", "below", "most", "maximum"];
const SCANT: &[&str] = &["just", "only"];

/// Longer sentences are tables and lists; it also bounds what is compared within one.
const TOKENS_MAX: usize = 400;

/// Most words between a hedge and its figure.
const HEDGE_WORDS_MAX: usize = 3;

impl<'d> Line<'d> {
    /// The items of a sentence; nothing where it has fewer than `least` numbers or is no prose.
    pub(super) fn new(document: &'d Document, sentence: &Sentence, least: usize) -> Option<Self> {
        let numbers = in_span(document.numbers(), sentence.span, |number| number.span);
        if numbers.len() < least || sentence.tokens.len() > TOKENS_MAX {
            return None;
        }
        let dates = in_span(document.dates(), sentence.span, |date| date.span);
        let (mut numbers, mut dates) = (numbers.iter().peekable(), dates.iter().peekable());
        let mut items = Vec::with_capacity(sentence.tokens.len());
        let mut end = 0;
        for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
            let Some(token) = document.tokens.get(at).filter(|token| token.span.start >= end) else { continue };
            if let Some(number) = numbers.next_if(|number| number.span.start < token.span.end) {
                items.push(Item::Number(number));
                end = number.span.end;
            } else if let Some(date) = dates.next_if(|date| date.span.start < token.span.end) {
                items.push(Item::Date);
                end = date.span.end;
            } else {
                items.push(Item::Token(at));
            }
        }
        Some(Self { document, items })
    }

    /// Number of items.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The text of a word or mark; empty for a number, a date, and outside of the sentence.
    pub(super) fn word(&self, at: usize) -> &'d str {
        match self.items.get(at) {
            Some(Item::Token(token)) => self.document.tokens.get(*token).map_or("", |token| self.document.word(token)),
            _ => "",
        }
    }

    /// True when the item is `word` in any capitals.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// True when the item is one of `words` in any capitals.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    /// True for a punctuation mark, and outside of the sentence.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        match self.items.get(at) {
            Some(Item::Token(token)) => {
                self.document.tokens.get(*token).is_some_and(|token| token.kind == TokenKind::Punctuation)
            }
            Some(_) => false,
            None => true,
        }
    }

    /// True for a date, or a number that is a year.
    pub(super) fn is_date(&self, at: usize) -> bool {
        match self.items.get(at) {
            Some(Item::Date) => true,
            Some(Item::Number(number)) => number.class == NumberClass::Year,
            _ => false,
        }
    }

    /// The number at an item, whatever it does.
    pub(super) fn number(&self, at: usize) -> Option<&'d NumberMention> {
        match self.items.get(at) {
            Some(Item::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The amount at an item: no age, year, score, range or code.
    pub(super) fn amount(&self, at: usize) -> Option<&'d NumberMention> {
        self.number(at).filter(|number| number.class == NumberClass::Cardinal)
    }

    /// The amount at an item, if it is a bare count.
    pub(super) fn count(&self, at: usize) -> Option<&'d NumberMention> {
        self.amount(at).filter(|number| number.unit == Unit::None && number.value.fract() == 0.0)
    }

    /// The percentage at an item.
    pub(super) fn percent(&self, at: usize) -> Option<&'d NumberMention> {
        self.amount(at).filter(|number| number.unit == Unit::Percent)
    }

    /// All numbers with their items.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (usize, &'d NumberMention)> {
        self.items.iter().enumerate().filter_map(|(at, item)| match item {
            Item::Number(number) => Some((at, *number)),
            _ => None,
        })
    }

    /// A number as the copy writes it.
    pub(super) fn text(&self, number: &NumberMention) -> &'d str {
        number.span.of(&self.document.text)
    }

    /// The span from one item to another.
    pub(super) fn span(&self, from: usize, to: usize) -> TextSpan {
        let of = |at: usize| match self.items.get(at) {
            Some(Item::Number(number)) => Some(number.span),
            Some(Item::Token(token)) => self.document.tokens.get(*token).map(|token| token.span),
            _ => None,
        };
        match (of(from), of(to)) {
            (Some(from), Some(to)) => from.cover(to),
            (one, other) => one.or(other).unwrap_or_default(),
        }
    }

    /// The dictionary form of the noun that a number counts.
    pub(super) fn noun(&self, number: &NumberMention) -> Option<String> {
        let counted = self.document.counted(number)?;
        let noun = self.document.lemma(counted.token);
        (!noun.is_empty()).then_some(noun)
    }

    /// True for a word that may stand between a mark, "from" or "by" and a figure, and rounds it or makes little of it.
    pub(super) fn is_rounding(&self, at: usize) -> bool {
        [ABOUT, OVER, UNDER, SCANT].iter().any(|words| self.is_any(at, words))
    }

    /// What the words beside a number make of it.
    pub(super) fn hedge(&self, at: usize) -> Hedge {
        const FILLERS: &[&str] = &["a", "an", "the", "of", "total", "further", "another", "record", "his", "its", "their"];
        if self.is_any(at + 1, &["plus", "+", "odd"])
            || (self.is(at + 1, "or") && self.is_any(at + 2, &["so", "more", "less", "fewer"]))
        {
            return Hedge::About;
        }
        for back in 1..=HEDGE_WORDS_MAX.min(at) {
            let before = at - back;
            if self.is_any(before, ABOUT) {
                return Hedge::About;
            } else if self.is_any(before, OVER) {
                return Hedge::Over;
            } else if self.is_any(before, UNDER) {
                return Hedge::Under;
            } else if self.is(before, "than") {
                let is_less = before > 0 && self.is_any(before - 1, &["less", "fewer", "lower", "no"]);
                return if is_less { Hedge::Under } else { Hedge::Over };
            }
            // "up to 40", "close to 40", "as many as 40".
            let leads = before.checked_sub(1);
            let is_to = self.is(before, "to") && leads.is_some_and(|at| self.is_any(at, &["up", "close"]));
            let is_as = self.is(before, "as") && leads.is_some_and(|at| self.is_any(at, &["many", "much", "few"]));
            if is_to || is_as {
                return Hedge::Under;
            } else if !self.is_any(before, FILLERS) && !self.is_any(before, SCANT) {
                break;
            }
        }
        Hedge::Exact
    }

    /// True for a number that is meant as it stands.
    pub(super) fn is_exact(&self, at: usize) -> bool {
        self.hedge(at) == Hedge::Exact
    }
}

/// Those of a sorted row whose spans start inside of a span.
pub(super) fn in_span<T>(all: &[T], span: TextSpan, of: impl Fn(&T) -> TextSpan) -> &[T] {
    let start = all.partition_point(|one| of(one).start < span.start);
    let end = all.partition_point(|one| of(one).start < span.end);
    all.get(start..end).unwrap_or(&[])
}
