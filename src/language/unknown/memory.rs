//! Where words stand in the lexicon, looked up once for each distinct word of a run.

use crate::language::folded;
use crate::language::lexicon::{Entry, Lexicon, Varieties};
use std::cell::RefCell;

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Standing {
    /// A word of most dictionaries, or one that the texts hold.
    #[default]
    Known,
    /// A rarity that the texts lack, or a word that is known as a name alone.
    Doubtful,
    /// No word that is known, or a known misspelling.
    Unknown,
}

/// What is remembered of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Known {
    pub(super) standing: Standing,
    /// It is a known misspelling, and no word or name besides.
    pub(super) is_misspelling: bool,
    /// The variety that the word marks a piece as written in: British, American, or neither.
    pub(super) variety: Varieties,
}

/// Largest SCOWL size at which a word is known without a doubt; see [`Entry::level`].
const KNOWN_LEVEL_MAX: u8 = 80;

/// Largest size of a word that tells the variety of a piece.
const VARIETY_LEVEL_MAX: u8 = 50;

/// Slots of the memory.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 15;

/// Bytes of the longest word that a slot holds.
const KEY_BYTES: usize = 16;

thread_local! {
    /// Copy says the same words over and over: most look-ups end here. What it holds never changes an answer.
    static MEMORY: RefCell<Vec<Slot>> = RefCell::new(vec![Slot::default(); SLOTS]);
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// The folded bytes of a word; 0 for an empty slot.
    key: u128,
    known: Known,
}

/// The memory of this thread, lent out.
pub(super) struct Memory<'m>(&'m mut [Slot]);

/// Lends the memory of this thread.
pub(super) fn with<T>(use_it: impl FnOnce(Memory<'_>) -> T) -> T {
    MEMORY.with_borrow_mut(|slots| use_it(Memory(slots)))
}

impl Memory<'_> {
    /// What is known of a word of the copy.
    pub(super) fn known(&mut self, lexicon: &Lexicon, word: &str) -> Known {
        let Some(key) = key(word.as_bytes()) else { return look_up(lexicon, &folded(word)) };
        // Fibonacci hashing of both halves; a word has two slots, of which the second holds the longer unused.
        let [low, high] = [key as u64, (key >> 64) as u64];
        let hash = (low ^ high.rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let first = (hash >> (64 - SLOT_BITS)) as usize & !1;
        let Some([one, two]) = self.0.get_mut(first..first + 2) else { return look_up(lexicon, &folded(word)) };
        if one.key != key {
            std::mem::swap(one, two);
            if one.key != key {
                *one = Slot { key, known: look_up(lexicon, &folded(word)) };
            }
        }
        one.known
    }
}

/// The bytes of a short word of ASCII letters, digits, hyphens and apostrophes, in small letters; `None` for others. In
/// small letters one bit is set that the others have as well, but for capitals. Curly apostrophes are straightened.
fn key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0_u8; KEY_BYTES];
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

/// True for a folded word that is no known English word.
pub(super) fn is_unknown(lexicon: &Lexicon, folded: &str) -> bool {
    look_up(lexicon, folded).standing > Standing::Known
}

fn look_up(lexicon: &Lexicon, folded: &str) -> Known {
    let entry = lexicon.word(folded);
    let variety = entry.map_or(Varieties::default(), |entry| variety_of(&entry));
    let is_plain = entry.is_some_and(|entry| entry.level <= KNOWN_LEVEL_MAX);
    let stem = folded.strip_suffix("'s").or_else(|| folded.strip_suffix("s'")).unwrap_or(folded);
    if is_plain || stem.ends_with('.') || stem.bytes().any(|byte| byte.is_ascii_digit()) {
        return Known { variety, ..Known::default() };
    }
    let mut standing = standing(lexicon, folded);
    if stem.len() < folded.len() {
        standing = standing.min(self::standing(lexicon, stem));
    }
    if standing == Standing::Known || !stem.contains('-') {
        let is_misspelling = standing == Standing::Unknown && lexicon.is_misspelling(stem);
        return Known { standing, is_misspelling, variety };
    }
    // Of a hyphenated word the worst part counts; parts of two letters say nothing.
    let parts = stem.split('-').filter(|part| part.chars().count() > 2);
    let worst = parts.map(|part| standing_of_part(lexicon, part)).max();
    Known { standing: worst.unwrap_or(Standing::Known), is_misspelling: false, variety }
}

fn standing(lexicon: &Lexicon, word: &str) -> Standing {
    if lexicon.word(word).is_some_and(|entry| entry.level <= KNOWN_LEVEL_MAX) {
        return Standing::Known;
    }
    let Some(entry) = lexicon.look_up(word) else { return Standing::Unknown };
    if lexicon.is_misspelling(word) && entry.names.is_empty() && entry.capital_level > KNOWN_LEVEL_MAX {
        Standing::Unknown
    } else {
        Standing::Doubtful
    }
}

/// Names make compounds too: "US-backed", "Modi-led".
fn standing_of_part(lexicon: &Lexicon, part: &str) -> Standing {
    match standing(lexicon, part) {
        Standing::Doubtful => Standing::Known,
        other => other,
    }
}

fn variety_of(entry: &Entry) -> Varieties {
    let has = |variety| entry.varieties.contains(variety);
    match (has(Varieties::GB), has(Varieties::US)) {
        _ if entry.level > VARIETY_LEVEL_MAX => Varieties::default(),
        (true, false) => Varieties::GB,
        // The -ize of Oxford is British too.
        (false, true) if !has(Varieties::OXFORD) => Varieties::US,
        _ => Varieties::default(),
    }
}
