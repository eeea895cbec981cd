//! Which text stands in italics.

use crate::span::TextSpan;

/// Emphasis as it opens and closes, nested or not.
#[derive(Debug, Default)]
pub(super) struct Emphasis {
    depth: usize,
    /// Where the first text inside stands.
    start: Option<usize>,
    /// What has been closed, in order.
    pub(super) spans: Vec<TextSpan>,
}

impl Emphasis {
    /// True inside emphasis.
    pub(super) fn is_open(&self) -> bool {
        self.depth > 0
    }

    /// Emphasis opens.
    pub(super) fn open(&mut self) {
        self.depth += 1;
    }

    /// Text is about to be added at `at`.
    pub(super) fn text_at(&mut self, at: usize) {
        if self.is_open() && self.start.is_none() {
            self.start = Some(at);
        }
    }

    /// The innermost emphasis closes at `at`, which is the end of the text so far.
    pub(super) fn close(&mut self, at: usize) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0
            && let Some(start) = self.start.take().filter(|start| *start < at)
        {
            self.spans.push(TextSpan::new(start, at));
        }
    }

    /// A block ends, and all emphasis with it.
    pub(super) fn reset(&mut self) {
        (self.depth, self.start) = (0, None);
    }
}
