//! Positions: half-open byte ranges in extracted text and in the source, never mixed.

/// A half-open range of bytes in the extracted text: all that kinds see.
///
/// Both ends fall on character boundaries of that text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextSpan {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A half-open range of bytes in one part of the decoded source.
///
/// `part` is 0 for a plain file; a container (docx) numbers its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceSpan {
    /// Entry of a container, 0 for a plain file.
    pub part: u16,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl TextSpan {
    /// The span from `start` to `end`; an end before the start is taken as the start.
    pub fn new(start: usize, end: usize) -> Self {
        let start = to_u32(start);
        Self { start, end: to_u32(end).max(start) }
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True when the span holds no byte (an insertion point).
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The range of byte indices, to slice text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text under the span; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// True when the two spans share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True when `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl SourceSpan {
    /// The span from `start` to `end` in part 0; an end before the start is taken as the start.
    pub fn new(start: usize, end: usize) -> Self {
        let start = to_u32(start);
        Self { part: 0, start, end: to_u32(end).max(start) }
    }

    /// The range of byte indices, to slice the decoded source with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that covers both, in the part of the first.
    pub fn cover(self, other: Self) -> Self {
        Self { part: self.part, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Saturates: sources are at most [`crate::limits::FILE_BYTES_MAX`] long, so nothing is lost.
fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
