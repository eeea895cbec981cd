//! A person of the list of the house where the sentence wants a place: "the capital, Anna Roe, was calm".

use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, NameList, NameType, Token, TokenKind};
use crate::span::TextSpan;
use std::sync::Arc;

/// Flags persons in apposition to a word for a place.
pub(super) struct TypeClash {
    pub(super) names: Arc<NameList>,
}

/// Words for places that a name stands in apposition to.
const PLACES: [&str; 11] =
    ["capital", "city", "town", "village", "region", "province", "oblast", "district", "county", "suburb", "island"];

/// Words before a place that open a sentence with it: "In the capital, Anna Roe said".
const PREPOSITIONS: [&str; 10] = ["in", "at", "from", "near", "outside", "around", "across", "inside", "into", "to"];

/// Words that go on about a person.
const ABOUT_PERSONS: [&str; 16] = [
    "a",
    "an",
    "the",
    "who",
    "whose",
    "whom",
    "aged",
    "his",
    "her",
    "their",
    "now",
    "then",
    "once",
    "former",
    "president",
    "leader",
];

/// What stands before the place of somebody's office: "the mayor of the city, Anna Roe,".
const OF_OFFICE: [&str; 3] = ["of", "for", "in"];

/// Tokens before a place in which an office's "of" stands ("of the old").
const OFFICE_TOKENS: usize = 3;

/// Words between the start of a sentence and its place ("In the once quiet capital").
const OPENING_WORDS: usize = 5;

impl Matcher for TypeClash {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        if self.names.names().iter().any(|name| name.kind == Some(NameType::Person)) {
            triggers.every_document();
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for mention in context.memo.listed(&self.names, document).iter() {
            let Some(name) = self.names.get(mention.name).filter(|name| name.kind == Some(NameType::Person)) else { continue };
            if let Some(place) = place_before(document, mention.span) {
                let finding = Finding::new(mention.span).value("canonical", &name.canonical);
                context.report(finding.related(place, "wants a place"));
            }
        }
    }
}

/// The word for a place that the name stands in apposition to.
fn place_before(document: &Document, span: TextSpan) -> Option<TextSpan> {
    let inside = document.tokens_of_span(span);
    let sentence = document.sentence_of(span.start)?;
    let bounds = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let token = |at: usize| document.tokens.get(at).filter(|_| bounds.contains(&at));
    let word = |at: usize| token(at).map_or("", |token| document.word(token));
    let is_any = |at: usize, words: &[&str]| words.iter().any(|other| word(at).eq_ignore_ascii_case(other));
    let comma = word(inside.start.checked_sub(1)?) == ",";
    let place = inside.start.checked_sub(if comma { 2 } else { 1 }).filter(|place| PLACES.contains(&word(*place)))?;
    let determined = place.checked_sub(1).is_some_and(|at| token(at).is_some_and(Token::is_word));
    let opening = document.tokens.get(bounds.start..place).unwrap_or(&[]);
    let words: Vec<&str> =
        opening.iter().filter(|token| token.is_word()).take(OPENING_WORDS + 1).map(|token| document.word(token)).collect();
    let opens =
        words.len() <= OPENING_WORDS && words.first().is_some_and(|w| PREPOSITIONS.iter().any(|p| w.eq_ignore_ascii_case(p)));
    let is_office = (1..=OFFICE_TOKENS).any(|back| place.checked_sub(back).is_some_and(|at| is_any(at, &OF_OFFICE)));
    let next = inside.end;
    let closes = match word(next) {
        "," => !is_any(next + 1, &ABOUT_PERSONS) && token(next + 1).is_some_and(|token| token.kind == TokenKind::Word),
        "" | "." | ";" | ")" => true,
        _ => {
            !comma
                && word(next) == "on"
                && document.dates().iter().any(|date| token(next + 1).is_some_and(|t| t.span.start == date.span.start))
        }
    };
    let is_clash = determined && !opens && !is_office && closes;
    token(place).filter(|_| is_clash).map(|token| token.span)
}
