//! Line index: one place in bytes, code points and UTF-16 units.

use super::Encoding;

/// Every `STRIDE` bytes a count is kept, so that any place is found in constant time, on a line of any length.
const STRIDE: usize = 1024;

/// Where a byte of the decoded text stands, in every unit that outputs use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1; lines end at LF, CRLF or CR.
    pub line: usize,
    /// Code points from 1 within the line, the byte order mark left out.
    pub column: usize,
    /// Code points from the start of the file, the byte order mark counted.
    pub code_point: usize,
    /// Bytes of UTF-8 from the start of the line, the byte order mark left out; however the file is stored.
    pub utf8: usize,
    /// UTF-16 units from the start of the line, the byte order mark left out.
    pub utf16: usize,
    /// Bytes from the start of the file as stored.
    pub stored_byte: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    code_points: usize,
    utf16: usize,
    stored_bytes: usize,
}

/// Lines of one decoded text.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    checkpoints: Vec<Count>,
    encoding: Encoding,
    has_bom: bool,
    is_ascii: bool,
}

impl LineIndex {
    /// Indexes `text`, which was stored in `encoding`.
    pub fn new(text: &str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let is_ascii = text.is_ascii() && encoding == Encoding::Utf8;
        let mut index =
            Self { starts: vec![0], checkpoints: Vec::new(), encoding, has_bom: text.starts_with('\u{feff}'), is_ascii };
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_line {
                index.starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        if !is_ascii {
            let mut count = Count::default();
            let mut from = 0;
            while from < bytes.len() {
                index.checkpoints.push(count);
                let to = text.ceil_char_boundary(from + STRIDE);
                // The next checkpoint stands for the byte `from + STRIDE`, so count only what starts before it.
                let counted = index.count(text, text.ceil_char_boundary(from), to);
                count = Count {
                    code_points: count.code_points + counted.code_points,
                    utf16: count.utf16 + counted.utf16,
                    stored_bytes: count.stored_bytes + counted.stored_bytes,
                };
                from += STRIDE;
            }
            index.checkpoints.push(count);
        }
        index
    }

    /// How the text was stored.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Number of lines; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Bytes of line `line` (from 1) in the decoded text, its end included.
    pub fn line_range(&self, line: usize, text_len: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(line.saturating_sub(1)).map_or(text_len, |s| *s as usize);
        let end = self.starts.get(line).map_or(text_len, |s| *s as usize);
        start..end
    }

    /// Line (from 1) of a byte offset in the decoded text.
    pub fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= byte)
    }

    /// The place of a byte offset in the decoded text; an offset inside a character is taken as its start.
    pub fn place(&self, text: &str, byte: usize) -> Place {
        let byte = text.floor_char_boundary(byte);
        let line = self.line_of(byte);
        let start = self.starts.get(line - 1).map_or(0, |s| *s as usize);
        let here = self.total(text, byte);
        let there = self.total(text, start);
        let has_bom_before = line == 1 && self.has_bom && byte > 0;
        let bom = usize::from(has_bom_before);
        let bom_bytes = if has_bom_before { '\u{feff}'.len_utf8() } else { 0 };
        Place {
            line,
            column: here.code_points - there.code_points + 1 - bom,
            code_point: here.code_points,
            utf8: byte - start - bom_bytes,
            utf16: here.utf16 - there.utf16 - bom,
            stored_byte: here.stored_bytes,
        }
    }

    fn total(&self, text: &str, byte: usize) -> Count {
        if self.is_ascii {
            return Count { code_points: byte, utf16: byte, stored_bytes: byte };
        }
        let Some(before) = self.checkpoints.get(byte / STRIDE) else { return Count::default() };
        let from = text.ceil_char_boundary(byte / STRIDE * STRIDE).min(byte);
        let counted = self.count(text, from, byte);
        Count {
            code_points: before.code_points + counted.code_points,
            utf16: before.utf16 + counted.utf16,
            stored_bytes: before.stored_bytes + counted.stored_bytes,
        }
    }

    fn count(&self, text: &str, from: usize, to: usize) -> Count {
        let slice = text.get(from..to).unwrap_or("");
        if self.encoding == Encoding::Utf8 {
            // Counting bytes that start a character is several times faster than decoding.
            let code_points = slice.bytes().filter(|b| (*b as i8) >= -0x40).count();
            let astral = slice.bytes().filter(|b| *b >= 0xF0).count();
            return Count { code_points, utf16: code_points + astral, stored_bytes: slice.len() };
        }
        slice.chars().fold(Count::default(), |n, c| Count {
            code_points: n.code_points + 1,
            utf16: n.utf16 + c.len_utf16(),
            stored_bytes: n.stored_bytes + self.encoding.stored_len(c),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slow(text: &str, byte: usize) -> (usize, usize, usize) {
        let before = &text[..byte];
        let mut line = 1;
        let mut column = 1;
        let mut chars = before.chars().peekable();
        while let Some(c) = chars.next() {
            let at_crlf = c == '\r' && chars.peek() == Some(&'\n')
                || (c == '\r' && chars.peek().is_none() && text[byte..].starts_with('\n'));
            if (c == '\n' || c == '\r') && !at_crlf {
                line += 1;
                column = 1;
            } else if c != '\u{feff}' || line > 1 || column > 1 {
                column += 1;
            }
        }
        (line, column, before.chars().count())
    }

    proptest! {
        #[test]
        fn agrees_with_counting(text in "\u{feff}?([a-zé東🙂\u{301}\r\n]|\r\n|[a-z]{100}){0,40}") {
            let text = text.replace('\u{feff}', "");
            let index = LineIndex::new(&text, Encoding::Utf8);
            for (byte, _) in text.char_indices().step_by(7) {
                let place = index.place(&text, byte);
                prop_assert_eq!((place.line, place.column, place.code_point), slow(&text, byte));
                prop_assert_eq!(place.stored_byte, byte);
                let line = &text[index.line_range(place.line, text.len()).start..byte];
                prop_assert_eq!((place.utf8, place.utf16), (line.len(), line.encode_utf16().count()));
            }
        }
    }

    #[test]
    fn the_mark_has_no_column() {
        let text = "\u{feff}ab\ncd";
        let index = LineIndex::new(text, Encoding::Utf8);
        assert_eq!(index.place(text, 3), Place { line: 1, column: 1, code_point: 1, utf8: 0, utf16: 0, stored_byte: 3 });
        assert_eq!(index.place(text, 6).line, 2);
        let utf16 = LineIndex::new(text, Encoding::Utf16Le);
        assert_eq!(utf16.place(text, 3).stored_byte, 2);
    }
}
