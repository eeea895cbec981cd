//! Long source lines as rows that fit the terminal; positions stay those of the source.

use super::sanitise::{one_line, stand_in};
use crate::source::LineIndex;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Widest row of copy in columns: longer ones are hard to read, and a label's message stands to their right.
const ROW_COLUMNS_MAX: usize = 80;

/// Narrowest row of copy in columns, on whatever terminal.
const ROW_COLUMNS_MIN: usize = 20;

/// Longest row in bytes for each column, so that a run of combining marks, which has no width, ends too.
const ROW_BYTES_PER_COLUMN: usize = 8;

/// A stretch of one source line that is shown as one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// The source line, from 1.
    pub(super) line: usize,
    /// First byte in the source.
    pub(super) start: usize,
    /// One past the last byte shown; the line's end is not part of it.
    pub(super) end: usize,
    /// First byte of the row that follows; the length of the text for the last row.
    pub(super) next: usize,
}

impl Row {
    /// The bytes shown.
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// The rows of one text. A source line is laid out when its first row is asked for, and never again.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    columns: usize,
    row_starts: FxHashMap<usize, Vec<u32>>,
}

impl<'a> Layout<'a> {
    /// Rows for a terminal of `width` columns, of which line number and border take some.
    pub(super) fn new(text: &'a str, lines: &'a LineIndex, width: usize) -> Self {
        let gutter = digits(lines.line_count()) + " │ ".chars().count();
        let columns = width.saturating_sub(gutter).clamp(ROW_COLUMNS_MIN, ROW_COLUMNS_MAX);
        Self { text, lines, columns, row_starts: FxHashMap::default() }
    }

    /// The row that holds a byte of the source; a line's end belongs to its last row.
    pub(super) fn row_at(&mut self, byte: usize) -> Row {
        let line = self.lines.line_of(byte).max(1);
        let whole = self.lines.line_range(line, self.text.len());
        let content = self.content(&whole);
        let columns = self.columns;
        let text = self.text;
        let starts = self.row_starts.entry(line).or_insert_with(|| row_starts(text, content.clone(), columns));
        let after = starts.partition_point(|start| *start as usize <= byte).max(1);
        let start = starts.get(after - 1).map_or(content.start, |start| *start as usize);
        match starts.get(after) {
            Some(next) => Row { line, start, end: *next as usize, next: *next as usize },
            None => Row { line, start, end: content.end, next: whole.end },
        }
    }

    /// The row as a terminal may show it; offsets within it are those of the source.
    pub(super) fn shown(&self, row: Row) -> Cow<'a, str> {
        one_line(self.text.get(row.range()).unwrap_or(""))
    }

    /// Line and column of a byte, both from 1, as every output counts them.
    pub(super) fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let place = self.lines.place(self.text, byte);
        (place.line, place.column)
    }

    /// Bytes of the whole text.
    pub(super) fn text_len(&self) -> usize {
        self.text.len()
    }

    /// A line without its end and without the byte order mark.
    fn content(&self, line: &Range<usize>) -> Range<usize> {
        let text = self.text.get(line.clone()).unwrap_or("");
        let bom = if line.start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let start = line.start + bom;
        start..(line.start + text.trim_end_matches(['\r', '\n']).len()).max(start)
    }
}

/// Decimal digits of a line number.
pub(super) fn digits(number: usize) -> usize {
    number.checked_ilog10().unwrap_or(0) as usize + 1
}

/// Columns that a text takes on a terminal, once it is harmless.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(column_count).sum()
}

/// The text in lines of at most `width` columns, broken between words.
pub(super) fn folded(text: &str, width: usize) -> String {
    let starts = row_starts(text, 0..text.len(), width.max(ROW_COLUMNS_MIN));
    let ends = starts.iter().skip(1).map(|start| *start as usize).chain(std::iter::once(text.len()));
    let rows = starts.iter().zip(ends).map(|(start, end)| text.get(*start as usize..end).unwrap_or("").trim_end());
    rows.collect::<Vec<_>>().join("\n")
}

fn column_count(c: char) -> usize {
    if matches!(c, ' '..='~') {
        return 1;
    }
    stand_in(c).width().unwrap_or(0)
}

/// First bytes of the rows of one line, each at most `width` columns, broken after a space where there is one.
fn row_starts(text: &str, line: Range<usize>, width: usize) -> Vec<u32> {
    // One column stays free for the space that hangs at the end of a row.
    let measure = width - 1;
    let first = line.start;
    let mut starts = Vec::new();
    let mut row = first;
    let mut used = 0;
    let mut break_after_space: Option<(usize, usize)> = None;
    let mut begin = |at: usize| starts.push(u32::try_from(at).unwrap_or(u32::MAX));
    begin(first);
    for (offset, c) in text.get(line).unwrap_or("").char_indices() {
        let at = first + offset;
        let needed = column_count(c);
        let is_space = c == ' ' || c == '\t';
        let is_full = |used: usize, row: usize| {
            let hangs = is_space && used <= measure;
            (used + needed > measure && !hangs) || at - row >= width * ROW_BYTES_PER_COLUMN
        };
        if is_full(used, row)
            && let Some((space_end, columns_to_space)) = break_after_space.take()
        {
            row = space_end;
            used -= columns_to_space;
            begin(row);
        }
        if is_full(used, row) && at > row {
            row = at;
            used = 0;
            begin(row);
        }
        used += needed;
        if is_space {
            break_after_space = Some((at + c.len_utf8(), used));
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Encoding;
    use proptest::prelude::*;

    fn rows(text: &str, width: usize) -> Vec<Row> {
        let lines = LineIndex::new(text, Encoding::Utf8);
        let mut layout = Layout::new(text, &lines, width);
        let mut rows = vec![layout.row_at(0)];
        while let Some(last) = rows.last().copied()
            && last.next < text.len()
        {
            rows.push(layout.row_at(last.next));
        }
        rows
    }

    #[test]
    fn rows_break_between_words() {
        let text = "one two three four five six seven eight nine ten";
        let shown: Vec<_> = rows(text, 24).iter().map(|row| &text[row.range()]).collect();
        assert_eq!(shown, ["one two three four ", "five six seven ", "eight nine ten"]);
        assert_eq!(folded(text, 24), "one two three four five\nsix seven eight nine\nten");
    }

    #[test]
    fn the_mark_and_line_ends_are_not_shown() {
        let text = "\u{feff}ab\r\n\r\ncd\r";
        let all = rows(text, 40);
        assert_eq!(all.first(), Some(&Row { line: 1, start: 3, end: 5, next: 7 }));
        assert_eq!(all.get(1), Some(&Row { line: 2, start: 7, end: 7, next: 9 }));
        assert_eq!(all.get(2), Some(&Row { line: 3, start: 9, end: 11, next: 12 }));
    }

    #[test]
    fn a_word_without_end_and_marks_without_width_are_cut() {
        let word = "x".repeat(1_000_000);
        assert!(rows(&word, 40).iter().all(|row| row.end - row.start <= 40));
        let marks = "\u{301}".repeat(100_000);
        assert!(rows(&marks, 40).iter().all(|row| row.end - row.start <= 40 * ROW_BYTES_PER_COLUMN + 4));
    }

    #[test]
    fn a_line_is_laid_out_once() {
        let text = "word ".repeat(100_000);
        let lines = LineIndex::new(&text, Encoding::Utf8);
        let mut layout = Layout::new(&text, &lines, 100);
        for byte in (0..text.len()).step_by(100) {
            let row = layout.row_at(byte);
            assert!(row.range().contains(&byte));
        }
        assert_eq!(layout.row_starts.len(), 1);
    }

    proptest! {
        #[test]
        fn rows_cover_the_text_and_fit(text in "([a-z]{1,60}|[ \t]{1,60}|東京|🙂|e\u{301}|\u{1b}|\u{200d}|\r\n|\n|\r){0,60}", width in 20usize..60) {
            let mut expected = 0;
            for row in rows(&text, width) {
                prop_assert_eq!(row.start, expected);
                prop_assert!(columns(&text[row.range()]) <= width.max(ROW_COLUMNS_MIN));
                prop_assert!(text[row.end..row.next].chars().all(|c| c == '\r' || c == '\n'));
                expected = row.next;
            }
            prop_assert_eq!(expected, text.len());
        }
    }
}
