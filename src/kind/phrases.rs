//! Phrases of all rules in one table: the first word finds the phrases that begin with it.

use crate::language::{Document, TokenKind, between, fold_into, packed, tokenize};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A phrase of one rule, as ids of its tokens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    /// The second word, [`UNKNOWN`] where there is none: most phrases end their comparison with it.
    second: u32,
    rest: Box<[u32]>,
    rule: u32,
    entry: u32,
}

/// A phrase found in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseHit {
    /// The number that the rule gave the phrase.
    pub entry: u32,
    /// Indices of its tokens.
    pub tokens: Range<u32>,
}

/// Numbers of the words that phrases hold, folded.
#[derive(Debug, Default)]
struct Ids {
    /// Short words by their bytes: nearly all.
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Box<str>, u32>,
}

impl Ids {
    fn get(&self, folded: &str) -> Option<u32> {
        let found = match packed(folded.as_bytes()) {
            Some(bytes) => self.short.get(&bytes),
            None => self.long.get(folded),
        };
        found.copied()
    }

    /// The number of a word as it is written, where it is short and in ASCII.
    fn get_plain(&self, word: &str) -> Option<Option<u32>> {
        let bytes = packed(word.as_bytes()).filter(|_| word.is_ascii())?;
        let lower = bytes | between(bytes, b'A', b'Z') >> 2;
        Some(self.short.get(&lower).copied())
    }

    fn insert(&mut self, folded: &str, number: u32) {
        match packed(folded.as_bytes()) {
            Some(bytes) => self.short.insert(bytes, number),
            None => self.long.insert(folded.into(), number),
        };
    }
}

/// Collects phrases; see [`PhraseTable`].
#[derive(Debug, Default)]
pub struct PhraseTableBuilder {
    ids: Ids,
    word_bytes_max: usize,
    by_first: Vec<Vec<Phrase>>,
    word: String,
}

impl PhraseTableBuilder {
    /// Adds a phrase of a rule; an empty one is passed over.
    pub fn add(&mut self, phrase: &str, rule: u32, entry: u32) {
        let mut tokens = Vec::new();
        tokenize(phrase, TextSpan::new(0, phrase.len()), &mut tokens);
        let mut ids = Vec::with_capacity(tokens.len());
        for token in &tokens {
            self.word.clear();
            fold_into(token.span.of(phrase), &mut self.word);
            let next = u32::try_from(self.by_first.len()).unwrap_or(u32::MAX);
            let id = self.ids.get(&self.word).unwrap_or_else(|| {
                self.ids.insert(&self.word, next);
                self.by_first.push(Vec::new());
                self.word_bytes_max = self.word_bytes_max.max(self.word.len());
                next
            });
            ids.push(id);
        }
        let Some((first, rest)) = ids.split_first() else { return };
        if let Some(phrases) = self.by_first.get_mut(*first as usize) {
            let second = rest.first().copied().unwrap_or(UNKNOWN);
            phrases.push(Phrase { second, rest: rest.into(), rule, entry });
        }
    }

    /// Sorts the table for look-up.
    pub fn finish(mut self) -> PhraseTable {
        for phrases in &mut self.by_first {
            phrases.sort_by(|a, b| (b.rest.len(), a.rule, a.entry).cmp(&(a.rest.len(), b.rule, b.entry)));
        }
        PhraseTable { ids: self.ids, by_first: self.by_first, word_bytes_max: self.word_bytes_max }
    }
}

/// Every phrase of every rule, found in one pass over the tokens of a document.
#[derive(Debug, Default)]
pub struct PhraseTable {
    ids: Ids,
    by_first: Vec<Vec<Phrase>>,
    word_bytes_max: usize,
}

/// Stands for a word that no phrase holds.
const UNKNOWN: u32 = u32::MAX;

impl PhraseTable {
    /// Calls `found` for each phrase, by its first token, longest first; phrases do not cross paragraphs.
    pub fn find(&self, document: &Document, mut found: impl FnMut(u32, PhraseHit)) {
        let ids = self.token_ids(document);
        for paragraph in &document.paragraphs {
            let range = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
            let Some(inside) = ids.get(range.clone()) else { continue };
            for (at, id) in inside.iter().enumerate() {
                let Some(phrases) = self.by_first.get(*id as usize).filter(|_| *id != UNKNOWN) else { continue };
                let after = inside.get(at + 1..).unwrap_or(&[]);
                let next = after.first().copied().unwrap_or(UNKNOWN);
                let fits =
                    |phrase: &&Phrase| phrase.second == UNKNOWN || (phrase.second == next && after.starts_with(&phrase.rest));
                for phrase in phrases.iter().filter(fits) {
                    let start = paragraph.tokens.start + at as u32;
                    let tokens = start..start + 1 + phrase.rest.len() as u32;
                    found(phrase.rule, PhraseHit { entry: phrase.entry, tokens });
                }
            }
        }
    }

    fn token_ids(&self, document: &Document) -> Vec<u32> {
        let mut word = String::new();
        let id_of = |token: &crate::language::Token| {
            let text = document.word(token);
            if text.len() > self.word_bytes_max.saturating_mul(2) || matches!(token.kind, TokenKind::Object) {
                return UNKNOWN;
            }
            let id = self.ids.get_plain(text).unwrap_or_else(|| {
                word.clear();
                fold_into(text, &mut word);
                self.ids.get(&word)
            });
            id.unwrap_or(UNKNOWN)
        };
        document.tokens.iter().map(id_of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Format, extract};

    #[test]
    fn longest_phrase_comes_first_and_ends_with_the_paragraph() {
        let mut builder = PhraseTableBuilder::default();
        for (entry, phrase) in ["also", "also read", "[email protected]", "don't know"].iter().enumerate() {
            builder.add(phrase, 7, entry as u32);
        }
        let table = builder.finish();
        let document =
            Document::new(&extract(Format::Plain, "ALSO\u{a0}Read this. [email\u{a0}protected]\n\nDon’t know also\n\nread"));
        let mut found = Vec::new();
        table.find(&document, |rule, hit| found.push((rule, hit.entry)));
        assert_eq!(found, [(7, 1), (7, 0), (7, 2), (7, 3), (7, 0)]);
    }
}
