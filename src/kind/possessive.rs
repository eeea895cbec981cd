//! Possessive endings, which are one token with their word.

use crate::language::{Document, folded};
use crate::span::TextSpan;

const ENDINGS: [&str; 4] = ["'s", "\u{2019}s", "'S", "\u{2019}S"];

/// A word without its possessive ending.
pub(super) fn stem(word: &str) -> &str {
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// The span of a phrase found with or without a possessive ending, which is left out unless the phrase itself has it.
pub(super) fn stem_span(document: &Document, span: TextSpan, phrase: &str) -> TextSpan {
    if folded(phrase).ends_with("'s") {
        return span;
    }
    TextSpan { end: span.start + stem(document.slice(span)).len() as u32, ..span }
}
