//! Phrases of word tables, found by their first word.

use super::super::{Document, TokenKind, fold_into, folded, tokenize};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;

/// Phrases, each with a value.
#[derive(Debug)]
pub struct Phrases<T> {
    /// By the folded first word, longest phrase first.
    by_first: FxHashMap<Box<str>, Vec<Phrase<T>>>,
}

/// A phrase without its first word.
#[derive(Debug)]
struct Phrase<T> {
    /// The other words, folded.
    rest: Vec<String>,
    value: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; an empty one is passed over. The first value given to a phrase holds.
    pub fn add(&mut self, phrase: &str, value: T) {
        let mut tokens = Vec::new();
        tokenize(phrase, TextSpan::new(0, phrase.len()), &mut tokens);
        let mut words = tokens.iter().map(|token| folded(token.span.of(phrase)));
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        let phrases = self.by_first.entry(first.into_boxed_str()).or_default();
        if !phrases.iter().any(|other| other.rest == rest) {
            let at = phrases.partition_point(|other| other.rest.len() >= rest.len());
            phrases.insert(at, Phrase { rest, value });
        }
    }

    /// The longest phrase that starts with the token, which ends before `end`; its value and the index behind its last token.
    /// `buffer` is for folding words in.
    pub fn at(&self, document: &Document, at: usize, end: usize, buffer: &mut String) -> Option<(T, usize)> {
        let token = document.tokens.get(at).filter(|token| !matches!(token.kind, TokenKind::Object | TokenKind::Symbol))?;
        buffer.clear();
        fold_into(document.word(token), buffer);
        let phrases = self.by_first.get(buffer.as_str())?;
        phrases.iter().find_map(|phrase| {
            let behind = at + 1 + phrase.rest.len();
            let tokens = document.tokens.get(at + 1..behind).filter(|_| behind <= end)?;
            let fits = phrase.rest.iter().zip(tokens).all(|(word, token)| {
                buffer.clear();
                fold_into(document.word(token), buffer);
                buffer == word
            });
            fits.then_some((phrase.value, behind))
        })
    }

    /// True when a phrase stands among the tokens.
    pub fn stand_in(&self, document: &Document, tokens: std::ops::Range<usize>) -> bool {
        let mut buffer = String::new();
        tokens.clone().any(|at| self.at(document, at, tokens.end, &mut buffer).is_some())
    }
}
