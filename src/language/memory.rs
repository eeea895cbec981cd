//! What was worked out about words before: copy says the same words over and over.

use super::fold::sixteen;
use super::lexicon::{Entry, Names, Parts};
use super::usage::Symbol;
use super::{PACKED_BYTES_MAX, between, folded, packed, tag, unknown};
use std::cell::RefCell;

/// Slots of the memory.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 15;

/// What is remembered of a folded word, each part once it was asked for.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) entry: Option<Option<Entry>>,
    pub(super) names: Option<Names>,
    pub(super) parts: Option<Parts>,
    pub(super) standing: Option<unknown::Known>,
    pub(super) symbol: Option<Symbol>,
    pub(super) tagged: Option<tag::Known>,
}

/// The facts of the words met last. What it holds never changes an answer. Tables are zeroed memory that the system hands out
/// page by page as words come, so that a short piece pays for few; one for all that is remembered, so that common words stay at hand.
struct Memory {
    /// The folded bytes of a word; 0 for an empty slot.
    keys: Vec<u128>,
    /// Where the facts of each slot stand, from 1; 0 for nowhere.
    places: Vec<u16>,
    facts: Vec<Facts>,
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::new(Memory { keys: vec![0; SLOTS], places: vec![0; SLOTS], facts: Vec::new() });
}

/// A part of the facts of a word of the copy, worked out from its folded form where it is not remembered.
pub(super) fn recall<T: Copy>(word: &str, part: fn(&mut Facts) -> &mut Option<T>, work_out: impl FnOnce(&str) -> T) -> T {
    of_key(key(word.as_bytes()), part, || work_out(&folded(word)))
}

/// The same of a word that is folded already; one that is not is taken as it stands.
pub(super) fn recall_folded<T: Copy>(word: &str, part: fn(&mut Facts) -> &mut Option<T>, work_out: impl FnOnce() -> T) -> T {
    of_key(folded_key(word.as_bytes()), part, work_out)
}

fn of_key<T: Copy>(key: Option<u128>, part: fn(&mut Facts) -> &mut Option<T>, work_out: impl FnOnce() -> T) -> T {
    let Some(key) = key else { return work_out() };
    if let Some(value) = MEMORY.with_borrow_mut(|memory| memory.facts(key).and_then(|facts| *part(facts))) {
        return value;
    }
    // What works it out may ask for other parts, so that the memory is free meanwhile.
    let value = work_out();
    MEMORY.with_borrow_mut(|memory| {
        if let Some(facts) = memory.facts(key) {
            *part(facts) = Some(value);
        }
    });
    value
}

impl Memory {
    /// The facts of a key, as yet empty ones for one that is not remembered.
    fn facts(&mut self, key: u128) -> Option<&mut Facts> {
        // Fibonacci hashing of both halves; a word has two slots, of which the second holds the longer unused.
        let [low, high] = [key as u64, (key >> 64) as u64];
        let hash = (low ^ high.rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let first = (hash >> (64 - SLOT_BITS)) as usize & !1;
        let slots = first..first + 2;
        let (Some([one, two]), Some([place, other])) = (self.keys.get_mut(slots.clone()), self.places.get_mut(slots)) else {
            return None;
        };
        let is_known = *one == key || {
            std::mem::swap(one, two);
            std::mem::swap(place, other);
            *one == key
        };
        if *place == 0 {
            self.facts.push(Facts::default());
            *place = u16::try_from(self.facts.len()).unwrap_or(0);
        }
        *one = key;
        let facts = self.facts.get_mut(usize::from(*place).checked_sub(1)?)?;
        if !is_known {
            *facts = Facts::default();
        }
        Some(facts)
    }
}

/// The bytes of a short word that has none but those of folded words.
fn folded_key(word: &[u8]) -> Option<u128> {
    let packed = packed(word)?;
    let is_whole = between(packed, b'a', b'z') | others(packed) == sixteen(0x80);
    (is_whole && word.last().is_some_and(|last| *last != 0)).then_some(packed)
}

/// The top bit of each byte that is no letter and may stand in a key.
fn others(bytes: u128) -> u128 {
    between(bytes, b'0', b'9') | between(bytes, b'-', b'-') | between(bytes, b'\'', b'\'') | between(bytes, 0, 0)
}

/// The bytes of a short word of ASCII letters, digits, hyphens and apostrophes, in small letters; `None` for others. In
/// small letters one bit is set that the others have as well, but for capitals. Curly apostrophes are straightened.
fn key(word: &[u8]) -> Option<u128> {
    let Some(bytes) = packed(word) else { return straightened_key(word) };
    if between(bytes | sixteen(0x20), b'a', b'z') | others(bytes) != sixteen(0x80) {
        return straightened_key(word);
    }
    let lower = bytes | between(bytes, 1, 0x7F) >> 2;
    word.last().filter(|last| **last != 0).map(|_| lower)
}

/// The same byte by byte, which takes curly apostrophes too.
fn straightened_key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0_u8; PACKED_BYTES_MAX];
    let (mut from, mut to) = (0, 0);
    while let Some(&byte) = word.get(from) {
        let is_plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\'');
        let is_curly = !is_plain && word.get(from..from + 3) == Some("’".as_bytes());
        if !(is_plain || is_curly) {
            return None;
        }
        *bytes.get_mut(to)? = if is_curly { b'\'' } else { byte | 0x20 };
        (from, to) = (from + if is_curly { 3 } else { 1 }, to + 1);
    }
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_asked(word: &str) -> bool {
        let mut asked = false;
        let parts = recall(
            word,
            |facts| &mut facts.parts,
            |folded| {
                asked = true;
                Parts::of_bits(folded.len() as u16)
            },
        );
        assert_eq!(parts, Parts::of_bits(folded(word).len() as u16), "{word}");
        asked
    }

    #[test]
    fn words_that_fold_alike_are_worked_out_once() {
        let words = ["Storm", "storm", "don’t", "Don't", "été", "été", "extraordinarily-long", "", "\0", "a", "a\0", "a"];
        // Letters outside ASCII, long words and what is no word are worked out each time.
        let asked = [true, false, true, false, true, true, true, true, true, true, true, false];
        assert_eq!(words.map(is_asked), asked);
    }

    #[test]
    fn a_word_that_is_not_folded_is_taken_as_it_stands() {
        let length = |word: &str, length: u16| recall_folded(word, |facts| &mut facts.parts, || Parts::of_bits(length)).bits();
        assert_eq!(["gale", "Gale", "gale", "gale’s"].map(|word| length(word, word.len() as u16 + 9)), [13, 13, 13, 17]);
        assert_eq!(["gale", "Gale"].map(|word| length(word, 1)), [13, 1]);
    }

    #[test]
    fn more_words_than_slots_do_no_harm() {
        let words: Vec<String> = (0..SLOTS * 2).map(|number| format!("w{number}")).collect();
        for word in words.iter().chain(&words) {
            is_asked(word);
        }
    }
}
