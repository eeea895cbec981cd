//! Findings on lines that changed.

use crate::diagnostic::Diagnostic;
use crate::span::SourceSpan;
use std::ops::Range;

/// The stretches of one text that changed, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangedText {
    /// Bytes of the decoded source; an empty range stands where something was taken out.
    ranges: Vec<Range<usize>>,
}

impl ChangedText {
    /// The stretches under lines from 1, ended by line feeds; an empty range of lines stands before its line.
    pub fn of_lines(text: &str, lines: &[Range<usize>]) -> Self {
        let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let byte = |line: usize| starts.get(line.saturating_sub(1)).copied().unwrap_or(text.len());
        let mut ranges: Vec<Range<usize>> = lines.iter().map(|lines| byte(lines.start)..byte(lines.end)).collect();
        ranges.sort_by_key(|range| range.start);
        Self { ranges }
    }

    /// The stretches in another state of the text; `moved` says where each lies there.
    #[must_use]
    pub fn moved(&self, moved: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        Self { ranges: self.ranges.iter().cloned().map(moved).collect() }
    }

    /// True when the finding, or another place that it names, lies on a changed stretch or over a gap.
    pub fn has(&self, diagnostic: &Diagnostic) -> bool {
        let pieces = match diagnostic.pieces.as_slice() {
            [] => std::slice::from_ref(&diagnostic.primary),
            pieces => pieces,
        };
        // Over a gap lies what the taken-out lines held apart, so the whole finding counts there.
        pieces.iter().any(|span| self.meets(*span, false))
            || self.meets(diagnostic.primary, true)
            || diagnostic.related.iter().any(|label| self.meets(label.span, false))
    }

    fn meets(&self, span: SourceSpan, at_gaps: bool) -> bool {
        let span = span.range();
        let first = self.ranges.partition_point(|range| range.end < span.start);
        let near = self.ranges.get(first..).unwrap_or(&[]).iter().take_while(|range| range.start <= span.end);
        near.into_iter().any(|range| match (range.is_empty(), span.is_empty()) {
            (true, _) => at_gaps && span.start < range.start && range.start < span.end,
            (false, true) => range.start <= span.start && span.start <= range.end,
            (false, false) => !at_gaps && range.start < span.end && span.start < range.end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Label;

    const TEXT: &str = "one\r\ntwo é\nthree\nfour";

    fn finding(primary: &str, related: Option<&str>) -> Diagnostic {
        let span = |words: &str| {
            let at = TEXT.find(words).unwrap();
            SourceSpan::new(at, at + words.len())
        };
        let related = related.map(|words| Label { span: span(words), message: String::new() });
        Diagnostic { related: related.into_iter().collect(), ..Diagnostic::bare("a/b", span(primary)) }
    }

    fn changed_lines(lines: &[(usize, usize)]) -> ChangedText {
        ChangedText::of_lines(TEXT, &lines.iter().map(|(from, to)| *from..*to).collect::<Vec<_>>())
    }

    #[test]
    fn a_finding_counts_where_its_line_changed() {
        let changed = changed_lines(&[(2, 3), (4, 5)]);
        assert!(changed.has(&finding("é", None)) && changed.has(&finding("four", None)));
        assert!(!changed.has(&finding("one", None)) && !changed.has(&finding("three", None)));
        assert!(changed.has(&finding("é\nthree", None)));
        assert!(changed.has(&finding("three", Some("two"))), "the other mention is new");
        let lines = changed_lines(&[]);
        assert!(!lines.has(&finding("one", None)));
    }

    #[test]
    fn over_a_gap_lies_what_is_now_together() {
        let gap = changed_lines(&[(3, 3)]);
        assert!(gap.has(&finding("é\nthree", None)));
        assert!(!gap.has(&finding("three", None)) && !gap.has(&finding("é", None)));
        let end = changed_lines(&[(5, 5)]);
        assert!(!end.has(&finding("four", None)));
    }

    #[test]
    fn stretches_move_with_the_text() {
        let changed = changed_lines(&[(3, 4)]).moved(|range| range.start - 1..range.end - 1);
        assert!(changed.has(&finding("\n", None)) || changed.has(&finding("three", None)));
        assert!(!changed.has(&finding("four", None)));
    }
}
