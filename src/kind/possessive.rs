//! Possessive endings, which are one token with their word.

use crate::language::{Document, folded, stem};
use crate::span::TextSpan;

/// The span of a phrase found with or without a possessive ending, which is left out unless the phrase itself has it.
pub(super) fn stem_span(document: &Document, span: TextSpan, phrase: &str) -> TextSpan {
    if folded(phrase).ends_with("'s") {
        return span;
    }
    TextSpan { end: span.start + stem(document.slice(span)).len() as u32, ..span }
}
