//! Capitalised names with their titles.

use super::Document;
use crate::span::TextSpan;
use std::ops::Range;

/// A run of capitalised words that names somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// The name without title and possessive ending.
    pub span: TextSpan,
    /// Indices of its tokens in [`Document::tokens`], title left out.
    pub tokens: Range<u32>,
    /// The title or honorific before it (`President`, `Mr`, `Lt. Col.`), where there is one.
    pub title: Option<TextSpan>,
    /// True when it ends in `'s` or `s'`.
    pub possessive: bool,
    /// True when it opens its sentence, so that the capital proves nothing by itself.
    pub sentence_initial: bool,
}

/// Finds every capitalised name.
pub(super) fn find(_document: &Document) -> Vec<NameMention> {
    Vec::new()
}
