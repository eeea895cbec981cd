//! Edits of one text, and how positions move under them.

use crate::diagnostic::Edit;
use crate::span::SourceSpan;
use std::ops::Range;

/// Edits of one text, sorted, without overlaps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits {
    edits: Vec<Edit>,
    /// For each edit, what it replaces and where that lies afterwards, in bytes.
    moves: Vec<Move>,
}

/// The bytes of one edit before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Move {
    before: Range<usize>,
    after: Range<usize>,
}

impl Edits {
    /// Takes edits in any order; `None` where two of them overlap or insert at one place.
    pub fn new(mut edits: Vec<Edit>) -> Option<Self> {
        edits.sort_by_key(|edit| edit.span);
        let is_apart = |pair: &[Edit]| match pair {
            [first, second] => !clashes(first.span, second.span),
            _ => true,
        };
        if !edits.windows(2).all(is_apart) {
            return None;
        }
        let mut moves = Vec::with_capacity(edits.len());
        let (mut read, mut written) = (0, 0);
        for edit in &edits {
            let before = edit.span.range();
            let start = written + (before.start - read);
            written = start + edit.replacement.len();
            read = before.end;
            moves.push(Move { before, after: start..written });
        }
        Some(Self { edits, moves })
    }

    /// True when there is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The text with the edits in it.
    pub fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut read = 0;
        for edit in &self.edits {
            out.push_str(text.get(read..edit.span.range().start).unwrap_or(""));
            out.push_str(&edit.replacement);
            read = edit.span.range().end;
        }
        out.push_str(text.get(read..).unwrap_or(""));
        out
    }

    /// Where bytes of the edited text lay before; what was put in stands for all that it replaced.
    pub fn before(&self, after: Range<usize>) -> Range<usize> {
        moved(&self.moves, after, |one| (one.after.clone(), one.before.clone()))
    }

    /// Where bytes of the text lie once it is edited; what was replaced stands for all that was put in.
    pub fn after(&self, before: Range<usize>) -> Range<usize> {
        moved(&self.moves, before, |one| (one.before.clone(), one.after.clone()))
    }

    /// True when an edit changes a byte of the range, or inserts in it or at its edge.
    pub fn touches(&self, range: &Range<usize>) -> bool {
        let first = self.moves.partition_point(|one| one.before.end < range.start);
        self.moves.get(first).is_some_and(|one| one.before.start <= range.end)
    }
}

/// True when two edits cannot both be made: they share a byte, or one inserts where the other begins or ends.
pub(super) fn clashes(first: SourceSpan, second: SourceSpan) -> bool {
    let is_insertion = first.start == first.end || second.start == second.end;
    let (start, end) = (first.start.max(second.start), first.end.min(second.end));
    first.part == second.part && if is_insertion { start <= end } else { start < end }
}

/// Carries a range over; `sides` gives the side it comes from and the side it goes to.
fn moved(moves: &[Move], range: Range<usize>, sides: impl Fn(&Move) -> (Range<usize>, Range<usize>)) -> Range<usize> {
    let point = |at: usize, is_end: bool| {
        // The last edit that begins before the point; what is put in at the end of the range belongs to it.
        let begins = |one: &Move| {
            let from = sides(one).0;
            from.start < at || (is_end && from.start == at && from.is_empty())
        };
        let before = moves.partition_point(begins).checked_sub(1);
        let Some((from, to)) = before.and_then(|index| moves.get(index)).map(&sides) else { return at };
        if at >= from.end {
            to.end + (at - from.end)
        } else if is_end {
            to.end
        } else {
            to.start
        }
    };
    let start = point(range.start, false);
    start..point(range.end, true).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit { span: SourceSpan::new(start, end), replacement: replacement.to_owned() }
    }

    #[test]
    fn replaces_deletes_and_inserts() {
        let edits = Edits::new(vec![edit(8, 9, ""), edit(0, 3, "The"), edit(11, 11, "!")]).unwrap();
        assert_eq!(edits.apply("teh cat  is"), "The cat is!");
        assert_eq!(edits.before(4..7), 4..7);
        assert_eq!(edits.before(8..10), 8..11);
        assert_eq!(edits.after(9..11), 8..11);
        assert_eq!(edits.after(1..2), 0..3);
        assert!(edits.touches(&(0..1)) && edits.touches(&(9..11)) && !edits.touches(&(4..7)));
    }

    #[test]
    fn clashes_are_refused() {
        assert_eq!(Edits::new(vec![edit(0, 3, "a"), edit(2, 4, "b")]), None);
        assert_eq!(Edits::new(vec![edit(3, 3, "a"), edit(3, 3, "b")]), None);
        assert_eq!(Edits::new(vec![edit(3, 3, "a"), edit(3, 4, "b")]), None);
        assert!(Edits::new(vec![edit(0, 3, "a"), edit(3, 4, "b")]).is_some());
    }

    proptest! {
        #[test]
        fn untouched_text_is_found_again(text in "[a-zé🙂 ]{0,30}", cuts in prop::collection::vec((0usize..40, 0usize..6, "[x\u{e9}]{0,4}"), 0..6)) {
            let chars: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = |index: usize| chars[index.min(chars.len() - 1)];
            let list = cuts.iter().map(|(from, length, new)| edit(at(*from), at(from + length), new)).collect();
            let Some(edits) = Edits::new(list) else { return Ok(()) };
            let after = edits.apply(&text);
            for pair in chars.windows(2) {
                let range = pair[0]..pair[1];
                if edits.touches(&range) { continue }
                let there = edits.after(range.clone());
                prop_assert_eq!(&after[there.clone()], &text[range.clone()]);
                prop_assert_eq!(edits.before(there), range);
            }
            prop_assert_eq!(edits.before(0..after.len()), 0..text.len());
            prop_assert_eq!(edits.after(0..text.len()), 0..after.len());
        }
    }
}
