//! The tokens around a date, by their index in the document.

use crate::language::{DateMention, Document, TokenKind};
use crate::span::TextSpan;
use std::ops::Range;

/// Tokens of a sentence that are looked at on each side of a place.
const AROUND_TOKENS_MAX: usize = 60;

/// Reads tokens; an index outside the document gives nothing.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self { document }
    }

    /// The text of a token; empty outside the document.
    pub(super) fn word(self, at: usize) -> &'d str {
        self.document.tokens.get(at).map_or("", |token| self.document.word(token))
    }

    pub(super) fn kind(self, at: usize) -> Option<TokenKind> {
        self.document.tokens.get(at).map(|token| token.kind)
    }

    /// True when the token is one of `words` in any ASCII case.
    pub(super) fn is_any(self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    pub(super) fn is_dash(self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "\u{2011}")
    }

    pub(super) fn is_capital(self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.is_capitalised(&self.document.text))
    }

    pub(super) fn is_lower(self, at: usize) -> bool {
        self.word(at).starts_with(char::is_lowercase)
    }

    /// The span of a token, empty outside the document.
    pub(super) fn span(self, at: usize) -> TextSpan {
        self.document.tokens.get(at).map(|token| token.span).unwrap_or_default()
    }

    /// A whole number of figures alone.
    pub(super) fn number(self, at: usize) -> Option<u16> {
        let word = self.word(at);
        let fits = self.kind(at) == Some(TokenKind::Number) && word.bytes().all(|b| b.is_ascii_digit());
        if fits { word.parse().ok() } else { None }
    }

    /// A year of four figures.
    pub(super) fn year(self, at: usize) -> Option<u16> {
        self.number(at).filter(|year| self.word(at).len() == 4 && (1500..=2100).contains(year))
    }

    /// The tokens of a mention.
    pub(super) fn tokens(self, date: &DateMention) -> Range<usize> {
        self.document.tokens_of_span(date.span)
    }

    /// The tokens of the sentence that lie near a token.
    pub(super) fn around(self, at: usize) -> Range<usize> {
        let sentence = self.document.sentence_of(self.span(at).start);
        let tokens = sentence.map_or(at..at, |sentence| sentence.tokens.start as usize..sentence.tokens.end as usize);
        let from = tokens.start.max(at.saturating_sub(AROUND_TOKENS_MAX)).min(at);
        from..tokens.end.min(at.saturating_add(AROUND_TOKENS_MAX)).max(at)
    }

    /// The token before ", who was born in Hale," that ends with the comma at `end`, as far back as `first`; else `end` itself.
    pub(super) fn before_aside(self, first: usize, end: usize) -> usize {
        if self.word(end) != "," {
            return end;
        }
        let opens = |at: &usize| self.word(*at) == "," && self.is_any(at + 1, &["which", "who"]);
        (first..end).rev().find(opens).map_or(end, |at| at.saturating_sub(1))
    }

    /// True when one of `words` stands in the sentence near the token.
    pub(super) fn has_near(self, at: usize, words: &[&str]) -> bool {
        self.around(at).any(|at| self.is_any(at, words))
    }

    /// True where the copy speaks of the date as a slip or as a thing made up.
    pub(super) fn is_of_slips(self, at: usize) -> bool {
        const SLIPS: [&str; 20] = [
            "correction",
            "corrected",
            "clarification",
            "misstated",
            "misprint",
            "typo",
            "error",
            "erroneous",
            "erroneously",
            "wrongly",
            "incorrectly",
            "mistakenly",
            "exist",
            "exists",
            "nonexistent",
            "non-existent",
            "imaginary",
            "fictional",
            "Julian",
            "calendar",
        ];
        self.has_near(at, &SLIPS)
    }

    /// The first date that starts at or behind a token, with the index of its first token.
    pub(super) fn next_date(self, at: usize) -> Option<&'d DateMention> {
        let start = self.span(at).start;
        let dates = self.document.dates();
        dates.get(dates.partition_point(|date| date.span.start < start))
    }
}
