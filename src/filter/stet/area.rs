//! Which of many stretches of the source holds a place: the one that starts last, found by bisection.

use crate::span::SourceSpan;
use std::collections::BinaryHeap;

/// A place in the source, comparable across the parts of a container.
fn position(part: u16, offset: u32) -> u64 {
    (u64::from(part) << 32) | u64::from(offset)
}

/// Stretches of the source, each with the row it belongs to; collects them for [`Areas`].
#[derive(Debug, Default)]
pub(super) struct AreaList {
    list: Vec<(u64, u64, usize)>,
}

impl AreaList {
    /// Adds what stands from the start of `from` to the end of `to`.
    pub(super) fn push(&mut self, from: SourceSpan, to: SourceSpan, row: usize) {
        self.list.push((position(from.part, from.start), position(to.part, to.end), row));
    }

    /// Cuts the stretches into segments, each with the row that starts last in it.
    pub(super) fn finish(mut self) -> Areas {
        self.list.sort_unstable();
        let mut edges: Vec<u64> = self.list.iter().flat_map(|(start, end, _)| [*start, *end]).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut segments: Vec<(u64, u64, usize)> = Vec::new();
        // Those that ended stay in the heap until they reach its top, so each goes in and out once.
        let mut open: BinaryHeap<(u64, std::cmp::Reverse<usize>, u64)> = BinaryHeap::new();
        let mut starting = self.list.into_iter().peekable();
        for pair in edges.windows(2) {
            let &[here, next] = pair else { continue };
            while let Some((start, end, row)) = starting.next_if(|(start, ..)| *start <= here) {
                open.push((start, std::cmp::Reverse(row), end));
            }
            while open.peek().is_some_and(|(.., end)| *end <= here) {
                open.pop();
            }
            let Some((_, std::cmp::Reverse(row), _)) = open.peek() else { continue };
            match segments.last_mut() {
                Some((_, end, last)) if *end == here && last == row => *end = next,
                _ => segments.push((here, next, *row)),
            }
        }
        Areas { segments }
    }
}

/// Segments in order, without overlaps.
#[derive(Debug)]
pub(super) struct Areas {
    segments: Vec<(u64, u64, usize)>,
}

impl Areas {
    /// The row of the first segment that `span` shares a byte with; an insertion point belongs to what it touches.
    pub(super) fn row_at(&self, span: SourceSpan) -> Option<usize> {
        let (start, end) = if span.start == span.end {
            (span.start.saturating_sub(1), span.end.saturating_add(1))
        } else {
            (span.start, span.end)
        };
        let first = self.segments.partition_point(|(_, to, _)| *to <= position(span.part, start));
        let (from, _, row) = self.segments.get(first)?;
        (*from < position(span.part, end)).then_some(*row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_looking_at_all(spans in prop::collection::vec((0u32..40, 1u32..20), 0..20), at in 0u32..60) {
            let mut list = AreaList::default();
            for (row, (start, length)) in spans.iter().enumerate() {
                let span = SourceSpan { part: 0, start: *start, end: start + length };
                list.push(span, span, row);
            }
            let slow = spans.iter().enumerate()
                .filter(|(_, (start, length))| *start <= at && at < start + length)
                .max_by_key(|(row, (start, _))| (*start, std::cmp::Reverse(*row)));
            let found = list.finish().row_at(SourceSpan { part: 0, start: at, end: at + 1 });
            prop_assert_eq!(found, slow.map(|(row, _)| row));
        }
    }

    #[test]
    fn overlaps_touches_and_parts() {
        let mut list = AreaList::default();
        let span = |start, end| SourceSpan { part: 1, start, end };
        list.push(span(10, 20), span(10, 20), 0);
        let areas = list.finish();
        assert_eq!(areas.row_at(span(5, 11)), Some(0));
        assert_eq!(areas.row_at(span(5, 10)), None);
        assert_eq!(areas.row_at(span(20, 20)), Some(0));
        assert_eq!(areas.row_at(span(21, 21)), None);
        assert_eq!(areas.row_at(SourceSpan { part: 0, start: 12, end: 13 }), None);
    }
}
