//! Words of a document that the lexicon does not hold, or knows as misspellings, and what each is likely to be.

mod compound;
mod judge;
mod spared;

use super::lexicon::Lexicon;
use super::token::fold_into;
use super::{Case, Document, index};
use crate::limits::WORD_BYTES_MAX;
use crate::span::TextSpan;
use std::cell::RefCell;

/// What an unknown word is likely to be, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownSort {
    /// A misspelling that is known as one.
    Misspelling,
    /// Two words without the blank between them.
    Glued,
    /// One edit from a common word.
    Near,
    /// None of these.
    Unlisted,
}

/// A word in small letters, or at the start of a sentence, that is no known word and no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// Index into [`Document::tokens`].
    pub token: u32,
    /// The word without a possessive ending.
    pub span: TextSpan,
    /// What it is likely to be.
    pub sort: UnknownSort,
    /// Folded words that may be meant, in no order.
    pub candidates: Vec<String>,
}

/// Largest SCOWL size at which a word is known without a doubt; see [`super::lexicon::Entry::level`].
const KNOWN_LEVEL_MAX: u8 = 80;

/// Slots of the memory of words looked up before, and bytes of a word that one holds.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 14;
const SLOT_BYTES: usize = 15;

thread_local! {
    /// Copy says the same words over and over: most look-ups end here. What it holds never changes an answer.
    static MEMORY: RefCell<Vec<Slot>> = RefCell::new(vec![Slot::default(); SLOTS]);
}

#[derive(Clone, Copy, Default)]
struct Slot {
    word: [u8; SLOT_BYTES],
    /// Length of the word; 0 for an empty slot.
    length: u8,
    is_unknown: bool,
}

/// Finds the unknown words and judges each.
pub(super) fn find(document: &Document) -> Vec<UnknownWord> {
    let lexicon = Lexicon::shared();
    let tokens = unknown_tokens(document, lexicon);
    if tokens.is_empty() { Vec::new() } else { judge::judge(document, lexicon, &tokens) }
}

/// Indices of the tokens, in small letters or at the start of a sentence, that are no known words.
fn unknown_tokens(document: &Document, lexicon: &Lexicon) -> Vec<u32> {
    let mut found = Vec::new();
    let mut folded = String::new();
    MEMORY.with_borrow_mut(|memory| {
        for sentence in &document.sentences {
            let mut is_first = true;
            for at in sentence.tokens.clone() {
                let Some(token) = document.tokens.get(at as usize).filter(|token| token.is_word()) else { continue };
                let opens = std::mem::replace(&mut is_first, false);
                let is_judged = token.case == Case::Lower || (opens && token.case == Case::Title);
                if is_judged && token.span.len() <= WORD_BYTES_MAX {
                    folded.clear();
                    fold_into(document.word(token), &mut folded);
                    if is_unknown(lexicon, memory, &folded) {
                        found.push(index(at as usize));
                    }
                }
            }
        }
    });
    found
}

fn is_unknown(lexicon: &Lexicon, memory: &mut [Slot], folded: &str) -> bool {
    let bytes = folded.as_bytes();
    let hash = bytes.iter().fold(0_u32, |hash, byte| (hash.rotate_left(5) ^ u32::from(*byte)).wrapping_mul(0x9E37_79B9));
    let slot = memory.get_mut((hash >> (32 - SLOT_BITS)) as usize);
    let Some(slot) = slot.filter(|_| bytes.len() <= SLOT_BYTES) else { return look_up(lexicon, folded) };
    let same = usize::from(slot.length) == bytes.len() && slot.word.get(..bytes.len()) == Some(bytes);
    if !same {
        let mut word = [0; SLOT_BYTES];
        word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        *slot = Slot { word, length: u8::try_from(bytes.len()).unwrap_or(0), is_unknown: look_up(lexicon, folded) };
    }
    slot.is_unknown
}

/// True when a part between hyphens is neither a word nor a name.
fn look_up(lexicon: &Lexicon, folded: &str) -> bool {
    let stem = folded.strip_suffix("'s").or_else(|| folded.strip_suffix("s'")).unwrap_or(folded);
    if stem.ends_with('.') || stem.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let is_known = |word: &str| {
        let entry = lexicon.look_up(word);
        entry
            .is_some_and(|entry| !entry.names.is_empty() || entry.any_level() <= KNOWN_LEVEL_MAX || !lexicon.is_misspelling(word))
    };
    if is_known(folded) || is_known(stem) {
        return false;
    }
    stem.split('-').any(|part| part.chars().count() > 2 && !is_known(part))
}

#[cfg(test)]
mod tests {
    use crate::format::{Format, extract};
    use crate::language::Document;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(&extract(Format::Plain, text));
        let tokens = super::unknown_tokens(&document, crate::language::Lexicon::shared());
        let words = tokens.iter().map(|i| document.word(&document.tokens[*i as usize]));
        assert_eq!(words.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_known_is_left_out() {
        check(
            "The council recieved Tokayev's letter, the mayor’s zxqv and a well-knwon one.",
            &["recieved", "zxqv", "well-knwon"],
        );
        check("Teh mayor of Qostanay met Serikbay. Serikbay left at 9 a.m. with the paneer.", &["Teh", "Serikbay"]);
    }
}
