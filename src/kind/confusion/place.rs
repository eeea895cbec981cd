//! Which places are judged at all.

use crate::format::Role;
use crate::kind::words::is_mostly_names;
use crate::language::usage::{Beside, Symbol};
use crate::language::{Case, Document, folded};
use std::ops::Range;

/// The sentence that is looked at; hits come in order, so it is looked up once.
#[derive(Default)]
pub(super) struct Sentence {
    tokens: Range<usize>,
    /// Words in it; none where nothing is judged.
    pub(super) words: usize,
}

/// Neighbours on each side that must be known.
const KNOWN_REACH: usize = 2;

impl Sentence {
    /// Moves to the sentence of a token.
    pub(super) fn go_to(&mut self, document: &Document, symbols: &[Symbol], at: usize) {
        if self.tokens.contains(&at) {
            return;
        }
        let start = document.tokens.get(at).map_or(0, |token| token.span.start);
        let Some(sentence) = document.sentence_of(start) else { return };
        self.tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let role = document.paragraphs.get(sentence.paragraph as usize).map(|paragraph| paragraph.role);
        let tokens = document.tokens_in(sentence.tokens.clone());
        let words = tokens.iter().filter(|token| token.is_word()).count();
        let is_running = !matches!(role, Some(Role::Headline | Role::Crosshead | Role::Table | Role::Byline | Role::Dateline));
        let is_named = is_mostly_names(self.symbols(symbols), tokens);
        self.words = if is_running && !is_named { words } else { 0 };
    }

    /// The symbols of the sentence.
    pub(super) fn symbols<'a>(&self, symbols: &'a [Symbol]) -> &'a [Symbol] {
        symbols.get(self.tokens.clone()).unwrap_or(&[])
    }

    /// Index of a token in the sentence.
    pub(super) fn index_of(&self, at: usize) -> usize {
        at - self.tokens.start.min(at)
    }

    /// False inside names, and beside words that nothing is known of.
    pub(super) fn is_judged(&self, document: &Document, symbols: &[Symbol], at: usize) -> bool {
        let opens = || document.tokens_in(self.tokens.start as u32..at as u32).iter().all(|token| !token.is_word());
        let case = document.tokens.get(at).map(|token| token.case);
        let is_word = case == Some(Case::Lower) || (case == Some(Case::Title) && opens());
        let near = at.saturating_sub(KNOWN_REACH).max(self.tokens.start)..(at + 1 + KNOWN_REACH).min(self.tokens.end);
        is_word && symbols.get(near).unwrap_or(&[]).iter().all(|symbol| !symbol.is_unknown())
    }

    /// The words beside a token.
    pub(super) fn beside(&self, document: &Document, at: usize) -> Beside {
        Beside::new(document, document.tokens.get(self.tokens.clone()).unwrap_or(&[]), self.index_of(at))
    }

    /// True when the word stands right before or behind the token already.
    pub(super) fn has_beside(&self, document: &Document, at: usize, word: &str) -> bool {
        let beside = [at.checked_sub(1), at.checked_add(1)];
        beside.into_iter().flatten().filter_map(|i| document.tokens.get(i)).any(|token| folded(document.word(token)) == word)
    }
}
