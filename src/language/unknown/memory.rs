//! Where words stand in the lexicon.

use crate::language::lexicon::{Entry, Lexicon, Varieties};
use crate::language::memory::recall;

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
pub(in crate::language) struct Known {
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

/// What is known of a word of the copy.
pub(super) fn known(lexicon: &Lexicon, word: &str) -> Known {
    recall(word, |facts| &mut facts.standing, |folded| look_up(lexicon, folded))
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
