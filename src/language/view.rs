//! A window on the tokens of one paragraph: what mentions are read through, without allocating.

use super::{Document, Token, TokenKind};
use std::ops::Range;

/// The tokens of one paragraph by their index in the document; an index outside it gives nothing.
#[derive(Clone, Copy)]
pub(super) struct View<'d> {
    text: &'d str,
    tokens: &'d [Token],
    start: usize,
}

impl<'d> View<'d> {
    /// A view on the tokens of `range`.
    pub(super) fn new(document: &'d Document, range: &Range<u32>) -> Self {
        let tokens = document.tokens_in(range.clone());
        Self { text: &document.text, tokens, start: range.start as usize }
    }

    /// Index of the first token of the paragraph.
    pub(super) fn first(self) -> usize {
        self.start
    }

    /// The token with this index.
    pub(super) fn token(self, at: usize) -> Option<&'d Token> {
        self.tokens.get(at.wrapping_sub(self.start))
    }

    /// Its text; empty outside the paragraph.
    pub(super) fn word(self, at: usize) -> &'d str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    /// True when the token is `word` in any ASCII case.
    pub(super) fn is(self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// True when the token is one of `words` in any ASCII case; never for a token outside the paragraph.
    pub(super) fn is_any(self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    /// Its kind.
    pub(super) fn kind(self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    /// First byte of the token in its span, 0 outside the paragraph.
    pub(super) fn start(self, at: usize) -> usize {
        self.token(at).map_or(0, |token| token.span.start as usize)
    }

    /// One past the last byte of the token, 0 outside the paragraph.
    pub(super) fn end(self, at: usize) -> usize {
        self.token(at).map_or(0, |token| token.span.end as usize)
    }

    /// True when nothing stands between the token and the one before it.
    pub(super) fn is_glued(self, at: usize) -> bool {
        match (self.token(at.wrapping_sub(1)), self.token(at)) {
            (Some(before), Some(token)) => before.span.end == token.span.start,
            _ => false,
        }
    }

    /// True when a line ends between the token and the one before it.
    pub(super) fn is_after_line_end(self, at: usize) -> bool {
        let gap = self.text.get(self.end(at.wrapping_sub(1))..self.start(at)).unwrap_or("");
        gap != " " && gap.bytes().any(|b| matches!(b, b'\n' | b'\r'))
    }

    /// True for a hyphen, a dash or a minus between two tokens.
    pub(super) fn is_dash(self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "\u{2010}" | "\u{2011}" | "\u{2212}")
    }

    /// True for an apostrophe that is a token of its own.
    pub(super) fn is_apostrophe(self, at: usize) -> bool {
        matches!(self.word(at), "'" | "’")
    }

    /// True when the token is a word that starts with a small letter.
    pub(super) fn is_lower(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).starts_with(char::is_lowercase)
    }

    /// True when the token is a word that starts with a capital.
    pub(super) fn is_capital(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_capitalised(self.text))
    }
}

/// Longest word that tables hold, in bytes.
const LOWER_BYTES_MAX: usize = 24;

/// A word in small letters with a straight apostrophe, on the stack; empty when it is long or not ASCII otherwise.
pub(super) struct Lower {
    bytes: [u8; LOWER_BYTES_MAX],
    len: usize,
}

impl Lower {
    /// Folds a word for table look-ups.
    pub(super) fn new(word: &str) -> Self {
        let mut lower = Self { bytes: [0; LOWER_BYTES_MAX], len: 0 };
        if word.is_ascii() {
            lower.push_ascii(word);
            return lower;
        }
        for c in word.chars() {
            let folded = match c {
                '’' => b'\'',
                '\u{2010}' | '\u{2011}' => b'-',
                _ => match u8::try_from(c) {
                    Ok(byte) if byte.is_ascii() => byte.to_ascii_lowercase(),
                    _ => return Self { bytes: lower.bytes, len: 0 },
                },
            };
            let Some(slot) = lower.bytes.get_mut(lower.len) else { return Self { bytes: lower.bytes, len: 0 } };
            *slot = folded;
            lower.len += 1;
        }
        lower
    }

    fn push_ascii(&mut self, word: &str) {
        if let Some(slots) = self.bytes.get_mut(..word.len()) {
            slots.copy_from_slice(word.as_bytes());
            slots.make_ascii_lowercase();
            self.len = word.len();
        }
    }

    /// The folded word.
    pub(super) fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

/// A document of plain paragraphs set apart by blank lines, for the tests of this module.
#[cfg(test)]
pub(super) fn document(text: &str) -> Document {
    use crate::format::{Block, Extraction, Role};
    use crate::span::TextSpan;
    let mut blocks = Vec::new();
    let mut at = 0;
    for block in text.split("\n\n") {
        let role = if block.starts_with("# ") { Role::Headline } else { Role::Body };
        blocks.push(Block { role, span: TextSpan::new(at, at + block.len()) });
        at += block.len() + 2;
    }
    Document::new(&Extraction { text: text.to_owned(), blocks, ..Extraction::default() })
}
