//! Lines of a text: they end at LF, CRLF or CR.

use std::ops::Range;

/// One line: its bytes without the line end, and where the next line starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Bytes of the line without its end.
    pub(super) range: Range<usize>,
    /// First byte after the line end.
    pub(super) next: usize,
}

/// Every line of `text[range]`; offsets are those of `text`. A line end at the very end opens no further line.
pub(super) fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Line> + '_ {
    let bytes = text.as_bytes().get(..range.end).unwrap_or(text.as_bytes());
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let start = at;
        let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let end = start + length;
        at = end + line_end(bytes, end);
        Some(Line { range: start..end, next: at })
    })
}

/// Length of the line end at `at`: 2 for CRLF, 1 for LF or CR, 0 for none.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => 2,
        (Some(b'\n' | b'\r'), _) => 1,
        _ => 0,
    }
}

/// True for white space and for the invisible characters that an empty line may hold.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// `range` without the white space at both ends of the text under it.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(slice) = text.get(range.clone()) else { return range.start..range.start };
    let start = range.end - slice.trim_start_matches(is_blank).len();
    start..start + slice.trim_matches(is_blank).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "a\r\nb\rc\n\nd\n";
        let found: Vec<&str> = lines(text, 0..text.len()).map(|line| &text[line.range]).collect();
        assert_eq!(found, ["a", "b", "c", "", "d"]);
        assert_eq!(lines(text, 3..4).map(|line| line.next).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn trimming_keeps_the_place() {
        assert_eq!(trimmed("x \u{a0}ab\u{200b}\t", 1..10), 4..6);
        assert_eq!(trimmed("   ", 0..3), 3..3);
    }
}
