//! Words with capitals in a row, as names stand in copy.

use super::super::{Case, Document, TokenKind, stem};
use super::index::{LINKS, Piece, pieces};
use crate::limits::NAME_BYTES_MAX;
use crate::span::TextSpan;
use std::ops::Range;

/// A word of a run.
#[derive(Debug)]
pub(super) struct Word {
    /// Index of its token.
    pub(super) token: u32,
    /// The word without its possessive ending.
    pub(super) span: TextSpan,
    /// The word with its possessive ending.
    pub(super) whole: TextSpan,
    /// Its pieces, by their number in the run.
    pub(super) pieces: Range<usize>,
}

impl Word {
    /// True when it has a possessive ending.
    pub(super) fn is_owner(&self) -> bool {
        self.span.end < self.whole.end
    }
}

/// Words with capitals in a row, and small words between them.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) words: Vec<Word>,
    pub(super) pieces: Vec<Piece>,
}

impl Run {
    /// The words of a stretch.
    pub(super) fn of(&self, words: &Range<usize>) -> &[Word] {
        self.words.get(words.clone()).unwrap_or(&[])
    }

    /// The span of a stretch, without the ending of its last word.
    pub(super) fn span(&self, words: &Range<usize>) -> TextSpan {
        let inside = self.of(words);
        inside.first().zip(inside.last()).map_or_else(TextSpan::default, |(first, last)| first.span.cover(last.span))
    }

    /// The pieces of a stretch.
    pub(super) fn pieces_of(&self, words: &Range<usize>) -> &[Piece] {
        let inside = self.of(words);
        let start = inside.first().map_or(0, |word| word.pieces.start);
        let end = inside.last().map_or(start, |word| word.pieces.end);
        self.pieces.get(start..end).unwrap_or(&[])
    }

    /// The piece of a word that has one alone, and that is a name by itself.
    pub(super) fn only_piece(&self, word: usize) -> Option<&Piece> {
        match self.pieces.get(self.words.get(word)?.pieces.clone())? {
            [piece] if !piece.is_link => Some(piece),
            _ => None,
        }
    }

    fn push(&mut self, document: &Document, token: u32, whole: TextSpan) {
        let text = document.slice(whole);
        let span = TextSpan::new(whole.start as usize, whole.start as usize + stem(text).len());
        let (from, word) = (self.pieces.len(), self.words.len());
        self.pieces.extend(pieces(document.slice(span), word));
        self.words.push(Word { token, span, whole, pieces: from..self.pieces.len() });
    }

    /// Takes off small words at the end.
    fn trim(&mut self) {
        let is_small = |run: &Self, word: &Word| {
            run.pieces.get(word.pieces.clone()).is_none_or(|pieces| pieces.iter().all(|piece| piece.is_link))
        };
        while self.words.last().is_some_and(|word| is_small(self, word)) {
            if let Some(word) = self.words.pop() {
                self.pieces.truncate(word.pieces.start);
            }
        }
    }
}

/// Hands over the runs of a document: words with capitals, with small words between and points behind initials.
pub(super) fn each_run(document: &Document, mut each: impl FnMut(Run)) {
    for paragraph in &document.paragraphs {
        let mut run = Run::default();
        let mut end = |run: &mut Run| {
            run.trim();
            if run.words.is_empty() {
                *run = Run::default();
            } else {
                each(std::mem::take(run));
            }
        };
        let mut before: Option<TextSpan> = None;
        for (at, token) in (paragraph.tokens.start..).zip(document.paragraph_tokens(paragraph)) {
            let text = document.word(token);
            if text == "." && before.is_some_and(|before| before.len() <= 2 && before.end == token.span.start) {
                continue;
            }
            let is_word = token.kind == TokenKind::Word && text.len() <= NAME_BYTES_MAX;
            let has_capital = is_word && matches!(token.case, Case::Title | Case::Upper | Case::Mixed);
            let is_link = !run.words.is_empty() && (text == "&" || is_word && LINKS.contains(&text));
            if !has_capital && !is_link {
                end(&mut run);
                before = None;
                continue;
            }
            run.push(document, at, token.span);
            before = Some(token.span);
        }
        end(&mut run);
    }
}
