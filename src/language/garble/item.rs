//! What the model sees of a token.

use crate::language::usage::Symbol;
use crate::language::{Document, Tag};

/// How often the texts hold something, in steps (see [`super::bin`]); 0 for what they lack.
pub trait Counts {
    /// The step of a key.
    fn step(&self, key: u64) -> u8;
}

/// One token; quotation marks are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Index of the token in its document.
    pub token: u32,
    /// Hash of the folded word.
    pub word: u32,
    /// Class and part of speech.
    pub class: u32,
    /// Part of speech; none at the ends of the sentence.
    pub tag: Option<Tag>,
    /// What stands for the word in counts of pairs and triples: a rare word, a name and a figure are counted with their likes.
    pub gram: u64,
    /// How often the texts hold the word, in steps; [`super::BIN_MAX`] and one for what is counted with its likes.
    pub uses: u8,
    /// True when a rare word is counted with its likes.
    is_open: bool,
}

/// First class of the words of open classes, by tag.
const OPEN: u32 = 0x200;
/// First class of the words of closed classes, by class and tag.
const CLOSED: u32 = 0x400;
/// Classes of a closed class: more than there are tags.
const TAGS: u32 = 64;
/// Set in the gram of a rare word.
const RARE: u64 = 1 << 40;
/// Set in the gram of a name or figure.
const LIKES: u64 = 1 << 41;
/// Words that the texts hold seldomer are rare, in steps.
const RARE_BELOW: u8 = 3;
/// Uses of what is counted with its likes.
const MANY: u8 = super::BIN_MAX + 1;

impl Item {
    /// Stands before the first and behind the last token of a sentence.
    pub const EDGE: Self = Self { token: u32::MAX, word: 1, class: 1, tag: None, gram: LIKES, uses: MANY, is_open: false };

    fn new(token: u32, symbol: Symbol, tag: Tag) -> Self {
        let number = tag.index() as u32;
        let class = match symbol.closed() {
            Some(closed) => CLOSED + u32::from(closed) * TAGS + number,
            None if symbol.is_open() || symbol.is_name() => OPEN + number,
            None => u32::from(symbol.class),
        };
        let is_likes = symbol.is_name() || symbol.is_figure();
        let gram = if is_likes { LIKES | u64::from(symbol.class) } else { u64::from(symbol.word) };
        let uses = if is_likes { MANY } else { 0 };
        Self { token, word: symbol.word, class, tag: Some(tag), gram, uses, is_open: symbol.is_open() && !is_likes }
    }

    /// True for a name or figure.
    pub(super) fn is_likes(&self) -> bool {
        self.uses == MANY
    }
}

/// The items of a sentence, by its index; [`fill`] is to follow.
pub fn items(document: &Document, sentence: usize) -> Vec<Item> {
    let Some(range) = document.sentences.get(sentence).map(|sentence| sentence.tokens.clone()) else { return Vec::new() };
    let symbols = document.symbols().get(range.start as usize..range.end as usize).unwrap_or(&[]);
    let all = range.zip(symbols).zip(document.tags(sentence));
    all.filter(|((_, symbol), _)| !symbol.is_quote()).map(|((at, symbol), tag)| Item::new(at, *symbol, *tag)).collect()
}

/// The key of a word in the counts.
pub fn uses_key(item: &Item) -> Option<u64> {
    (!item.is_likes()).then(|| super::feature::hash(super::feature::WORD, &[u64::from(item.word)]))
}

/// Looks up how common the words are.
pub fn fill(items: &mut [Item], counts: &impl Counts) {
    for item in items {
        let Some(key) = uses_key(item) else { continue };
        item.uses = counts.step(key);
        if item.is_open && item.uses < RARE_BELOW {
            item.gram = RARE | u64::from(item.class);
        }
    }
}
