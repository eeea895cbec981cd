//! A draft as it is compared: which sentence a span stands in, the words round it, and keys of all that.

use crate::language::{Document, Lexicon, Parts, Token, folded, lemma, stem};
use crate::span::TextSpan;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Tokens on either side of a mention in which words are taken for its neighbours.
const NEAR_TOKENS: usize = 8;

/// Words at least this frequent (tenths of the Zipf scale) say nothing of a subject: "said", "people", "year".
const FREQUENT_ZIPF: u8 = 56;

/// Words round a figure or a date by which an older state of things is told: "the earlier toll of 11".
const HISTORY: [&str; 15] = [
    "earlier",
    "previous",
    "previously",
    "initial",
    "initially",
    "original",
    "originally",
    "revised",
    "corrected",
    "correction",
    "formerly",
    "former",
    "compared",
    "instead",
    "not",
];

/// Tokens before a mention in which such a word counts.
const HISTORY_BEFORE: usize = 5;

/// Tokens before a mention in which "from" does: "up from 11", "from about 11".
const FROM_BEFORE: usize = 2;

/// Tokens behind a mention in which such a word counts.
const HISTORY_BEHIND: usize = 3;

/// The hash of something that is compared.
pub(super) fn key(what: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    what.hash(&mut hasher);
    hasher.finish()
}

/// Tables of one draft.
pub(super) struct Draft<'a> {
    pub(super) document: &'a Document,
    pub(super) sentences: Vec<Words>,
}

/// The words of one sentence as keys.
pub(super) struct Words {
    /// Of the sentence with its figures and marks, as it stands.
    pub(super) exact: u64,
    /// Of all its words, in the order of the keys.
    pub(super) all: Vec<u64>,
    /// Of those that say something, each once.
    pub(super) telling: Vec<u64>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let words = |sentence: &crate::language::Sentence| {
            let tokens = document.tokens_in(sentence.tokens.clone());
            let mut exact = FxHasher::default();
            let (mut all, mut telling) = (Vec::new(), Vec::new());
            for token in tokens {
                let word = document.word(token);
                word.hash(&mut exact);
                if token.is_word() {
                    let word = word_key(word);
                    all.push(word);
                    if is_telling(document, token) {
                        telling.push(word);
                    }
                }
            }
            all.sort_unstable();
            telling.sort_unstable();
            telling.dedup();
            Words { exact: exact.finish(), all, telling }
        };
        Self { document, sentences: document.sentences.iter().map(words).collect() }
    }

    /// Index of the sentence that a span starts in.
    pub(super) fn sentence(&self, span: TextSpan) -> usize {
        self.document.sentence_at(span.start).unwrap_or(0)
    }

    /// The word or mark right before a span in its sentence.
    pub(super) fn before(&self, span: TextSpan) -> u64 {
        let (tokens, at) = self.round(span);
        key(at.start.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| folded(self.document.word(token))))
    }

    /// The word or mark right behind a span in its sentence.
    pub(super) fn behind(&self, span: TextSpan) -> u64 {
        let (tokens, at) = self.round(span);
        key(tokens.get(at.end).map(|token| folded(self.document.word(token))))
    }

    /// The words that say something near a span, in its sentence; `left_out` is none of them.
    pub(super) fn neighbours(&self, span: TextSpan, left_out: Option<TextSpan>) -> Vec<u64> {
        let (tokens, at) = self.round(span);
        let near = at.start.saturating_sub(NEAR_TOKENS)..(at.end + NEAR_TOKENS).min(tokens.len());
        // "27 percent" has nothing in common with "19 percent".
        let is_figure = |token: &Token| {
            let numbers = self.document.numbers();
            let behind = numbers.partition_point(|number| number.span.end <= token.span.start);
            numbers.get(behind).is_some_and(|number| number.span.overlaps(token.span))
        };
        let is_outside = |token: &&Token| {
            !token.span.overlaps(span) && left_out.is_none_or(|other| !token.span.overlaps(other)) && !is_figure(token)
        };
        let near = tokens.get(near).unwrap_or(&[]).iter().filter(is_outside);
        near.filter(|token| is_telling(self.document, token)).map(|token| word_key(self.document.word(token))).collect()
    }

    /// True where the copy tells that the mention is of an older state of things.
    pub(super) fn is_history(&self, span: TextSpan) -> bool {
        let (tokens, at) = self.round(span);
        let near = at.start.saturating_sub(HISTORY_BEFORE)..(at.end + HISTORY_BEHIND).min(tokens.len());
        let from = at.start.saturating_sub(FROM_BEFORE)..at.start;
        let any = |near, words: &[&str]| {
            tokens
                .get::<std::ops::Range<usize>>(near)
                .unwrap_or(&[])
                .iter()
                .any(|token| words.contains(&folded(self.document.word(token)).as_str()))
        };
        any(near, &HISTORY) || any(from, &["from"])
    }

    /// The tokens of the sentence that a span starts in, and which of them it overlaps.
    fn round(&self, span: TextSpan) -> (&'a [Token], std::ops::Range<usize>) {
        let Some(sentence) = self.document.sentence_of(span.start) else { return (&[], 0..0) };
        let first = sentence.tokens.start as usize;
        let at = self.document.tokens_of_span(span);
        (self.document.tokens_in(sentence.tokens.clone()), at.start.saturating_sub(first)..at.end.saturating_sub(first))
    }
}

fn word_key(word: &str) -> u64 {
    key(&*lemma(&folded(stem(word)), None))
}

/// True for a word that says what a sentence is about.
fn is_telling(document: &Document, token: &Token) -> bool {
    let word = document.word(token);
    if !token.is_word() || word.len() < 3 || Lexicon::shared().parts_of(word).contains(Parts::FUNCTION) {
        return false;
    }
    Lexicon::shared().entry(&folded(stem(word))).is_none_or(|entry| entry.zipf < FREQUENT_ZIPF)
}
