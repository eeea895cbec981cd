//! Where words stand in the lexicon, looked up once for each distinct word of a run.

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

/// Slots of the memory, and bytes of a word that one holds.
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
    known: Known,
}

/// The memory of this thread, lent out.
pub(super) struct Memory<'m>(&'m mut [Slot]);

/// Lends the memory of this thread.
pub(super) fn with<T>(use_it: impl FnOnce(Memory<'_>) -> T) -> T {
    MEMORY.with_borrow_mut(|slots| use_it(Memory(slots)))
}

impl Memory<'_> {
    /// What is known of a folded word.
    pub(super) fn known(&mut self, lexicon: &Lexicon, folded: &str) -> Known {
        let bytes = folded.as_bytes();
        let hash = bytes.iter().fold(0_u32, |hash, byte| (hash.rotate_left(5) ^ u32::from(*byte)).wrapping_mul(0x9E37_79B9));
        let slot = self.0.get_mut((hash >> (32 - SLOT_BITS)) as usize);
        let Some(slot) = slot.filter(|_| bytes.len() <= SLOT_BYTES) else { return look_up(lexicon, folded) };
        let same = usize::from(slot.length) == bytes.len() && slot.word.get(..bytes.len()) == Some(bytes);
        if !same {
            let mut word = [0; SLOT_BYTES];
            word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
            *slot = Slot { word, length: u8::try_from(bytes.len()).unwrap_or(0), known: look_up(lexicon, folded) };
        }
        slot.known
    }
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
