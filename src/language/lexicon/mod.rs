//! What is known of English words: how common, standard where, which parts of speech; names apart; known misspellings;
//! which words follow which. The data is built by `training/lexicon` and read where it lies; nothing is parsed.

mod automaton;
mod bigram;
mod entry;
mod filter;
mod misspelling;
mod near;
#[cfg(test)]
mod tests;

pub(in crate::language) use entry::bits;
pub use entry::{Entry, Kinds, LEVEL_NONE, Names, Parts, Varieties};
pub use near::Near;

use super::fold::plain;
use crate::language::memory::{recall, recall_folded};
use automaton::{Automaton, latin1};
use bigram::Bigrams;
use filter::Filter;
use fst::raw::Node;
use std::sync::OnceLock;

/// Words in Latin-1, each followed by the number of its entry.
const WORDS: &[u8] = include_bytes!("../../../data/lexicon.fst");
/// Distinct entries, by number.
const ENTRIES: &[u8] = include_bytes!("../../../data/lexicon.bin");
/// Words of SCOWL's largest size that the texts lack.
const RARE: &[u8] = include_bytes!("../../../data/rare.bin");
/// Names without diacritics, each followed by its [`Names`].
const NAMES: &[u8] = include_bytes!("../../../data/names.fst");
/// Misspellings, each followed by an edit.
const MISSPELLINGS: &[u8] = include_bytes!("../../../data/misspellings.fst");
/// Forms with capitals inside, one a line.
const SPELLINGS: &str = include_str!("../../../data/spellings.txt");

/// The bytes by which a word stands in [`WORDS`]. A letter outside Latin-1 becomes the end mark, behind which no word goes on.
fn bytes(word: &str) -> impl Iterator<Item = u8> + '_ {
    latin1(word).map(|byte| byte.unwrap_or(automaton::END))
}

/// Bytes of one entry in [`ENTRIES`].
const ENTRY_BYTES: usize = 8;
/// Stands before a capitalised form in the filter.
const CAPITAL: u8 = b'^';
/// Level of the words in the filter: SCOWL's largest size.
const RARE_LEVEL: u8 = 95;

/// The embedded English lexicon.
pub struct Lexicon {
    words: Automaton,
    names: Automaton,
    misspellings: Automaton,
    rare: Filter,
    bigrams: Bigrams,
}

impl Lexicon {
    /// The lexicon of the process; opening it reads five headers.
    pub fn shared() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Self {
            words: Automaton::new(WORDS),
            names: Automaton::new(NAMES),
            misspellings: Automaton::new(MISSPELLINGS),
            rare: Filter::new(RARE),
            bigrams: Bigrams::new(),
        })
    }

    /// What is known of a word: `folded` as by [`super::folded`], without a possessive ending. A name of several words
    /// is found with one space between them. Of words of SCOWL's largest size only the level is known, and one unknown
    /// word in 128 is taken for such a word.
    pub fn look_up(&self, folded: &str) -> Option<Entry> {
        let names = self.names_of(folded);
        let entry = self.word(folded).or_else(|| self.rare(folded));
        (entry.is_some() || !names.is_empty()).then(|| Entry { names, ..entry.unwrap_or_default() })
    }

    /// What is known of a word, names left aside: one look-up where [`Self::look_up`] takes two.
    pub fn entry(&self, folded: &str) -> Option<Entry> {
        self.word(folded).or_else(|| self.rare(folded))
    }

    /// Parts of speech of a word of the copy, as [`Self::entry`] has them; empty when nothing is known. Words met lately are remembered.
    pub fn parts_of(&self, word: &str) -> Parts {
        recall(word, |facts| &mut facts.parts, |folded| self.entry(folded).map_or(Parts::default(), |entry| entry.parts))
    }

    /// Smallest SCOWL size of any form of a word, names left aside.
    pub fn level(&self, folded: &str) -> Option<u8> {
        self.entry(folded).map(|entry| entry.any_level())
    }

    /// Which sorts of name a word is, with or without its diacritics.
    pub fn names_of(&self, folded: &str) -> Names {
        let look_up = || {
            let plain = plain(folded);
            let byte = self.names.behind(plain.bytes()).and_then(|node| self.names.only_byte(&node));
            Names(byte.map_or(0, |(bits, _)| bits))
        };
        recall_folded(folded, |facts| &mut facts.names, look_up)
    }

    /// Corrections of a known misspelling, the likeliest first; in American spelling where there is a choice. None for
    /// any other word. A misspelling may be a surname or a town too: look it up before judging a capitalised word.
    pub fn corrections(&self, folded: &str) -> Vec<String> {
        misspelling::corrections(&self.misspellings, folded)
    }

    /// True for a known misspelling.
    pub fn is_misspelling(&self, folded: &str) -> bool {
        self.misspellings.behind(folded.bytes()).is_some()
    }

    /// Words within a distance of 1 or 2 edits (letters changed, put in, taken out, neighbours swapped), the word itself
    /// left out: the nearest first, then the commonest. Words of SCOWL's largest size are not among them; longer words
    /// than 32 letters have none.
    pub fn near(&self, folded: &str, distance: u8) -> Vec<Near> {
        near::near(self, folded, distance, false)
    }

    /// The same, of words that begin with the first letter of the word, or the second: slips at the first letter are rare,
    /// and the search is many times faster.
    pub fn near_with_start(&self, folded: &str, distance: u8) -> Vec<Near> {
        near::near(self, folded, distance, true)
    }

    /// The spelling of a word in another variety: the nearest word that is standard there and not where this one is.
    pub fn counterpart(&self, folded: &str, variety: Varieties) -> Option<String> {
        let own = self.word(folded)?.varieties;
        let is_other = |near: &Near| {
            let varieties = near.entry.varieties;
            varieties.contains(variety) && varieties != own && !varieties.contains(own) && near.word.get(..1) == folded.get(..1)
        };
        self.near(folded, 2).into_iter().find(|near| near.entry.level <= 70 && is_other(near)).map(|near| near.word)
    }

    /// Forms of a word that have capitals inside (`iPhone` for `iphone`).
    pub fn spellings(&self, folded: &str) -> impl Iterator<Item = &'static str> {
        SPELLINGS.lines().filter(move |form| form.len() == folded.len() && super::folded(form) == folded)
    }

    /// How often `right` follows `left` in the texts, 0 for once or never. Both folded and among the 20,000 commonest
    /// words; `.` stands for the start and the end of a sentence, `,` for any other mark, `0` for anything with a digit,
    /// `'s` for a possessive ending, which is a word of its own.
    pub fn bigram(&self, left: &str, right: &str) -> u32 {
        self.bigrams.pair(left, right)
    }

    /// How often a word of the bigrams occurs in the texts.
    pub fn occurrences(&self, word: &str) -> u32 {
        self.bigrams.single(word)
    }

    /// Words of text that bigrams and occurrences were counted over.
    pub fn text_words(&self) -> u32 {
        self.bigrams.total()
    }

    /// What the lists say of a word but for the rarest, names left aside.
    pub(in crate::language) fn word(&self, folded: &str) -> Option<Entry> {
        let look_up = || {
            let node = self.words.behind(bytes(folded))?;
            self.entry_behind(&node)
        };
        recall_folded(folded, |facts| &mut facts.entry, look_up)
    }

    /// The entry whose number stands behind a word.
    fn entry_behind(&self, node: &Node<'_>) -> Option<Entry> {
        let (high, node) = self.words.only_byte(node)?;
        let (low, _) = self.words.only_byte(&node)?;
        let at = ENTRY_BYTES * usize::from(u16::from_be_bytes([high, low]));
        ENTRIES.get(at..)?.first_chunk().map(|bytes| Entry::unpack(*bytes))
    }

    /// The words that a folded stem makes with these endings, as far as [`Self::entry`] has them.
    pub(in crate::language) fn with_endings(&self, stem: &str, endings: &[&str]) -> Vec<String> {
        let behind = self.words.fst().and_then(|fst| self.words.walk(fst.root(), bytes(stem)));
        let is_word = |ending: &str| {
            let node = behind.and_then(|node| self.words.walk(node, bytes(ending).chain([automaton::END])));
            node.and_then(|node| self.entry_behind(&node)).is_some()
        };
        let forms = endings.iter().map(|ending| (is_word(ending), format!("{stem}{ending}")));
        forms.filter(|(is_word, form)| *is_word || self.rare(form).is_some()).map(|(_, form)| form).collect()
    }

    fn rare(&self, folded: &str) -> Option<Entry> {
        let rare = Entry { varieties: Varieties::ALL, ..Entry::default() };
        if self.rare.may_hold(folded.bytes()) {
            Some(Entry { level: RARE_LEVEL, kinds: Kinds::LOWER, ..rare })
        } else if self.rare.may_hold([CAPITAL].into_iter().chain(folded.bytes())) {
            Some(Entry { capital_level: RARE_LEVEL, kinds: Kinds::PROPER, ..rare })
        } else {
            None
        }
    }
}
