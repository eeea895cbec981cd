//! The lexicon: one entry for a folded word, out of SCOWL, the hand-written lists and the counts.

use crate::Result;
use crate::counts::Counts;
use crate::parts;
use crate::scowl::{ALL, IN, Scowl};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Level of a form that is in no list.
pub const NO_LEVEL: u8 = 100;
/// Level of the words written by hand: known, not common.
const HAND_LEVEL: u8 = 60;
/// Largest level of a lower-case form whose own frequency counts when there is a capitalised form.
const LOWER_LEVEL: u8 = 80;
/// Kinds as bits; the order is that of `Kinds` in copydesk.
pub const LOWER: u8 = 1;
pub const PROPER: u8 = 2;
pub const ABBREVIATION: u8 = 4;
pub const MIXED: u8 = 8;
/// Largest level of a mixed-case spelling that is kept as such.
const SPELLING_LEVEL: u8 = 80;

/// The lists written by hand.
pub struct Hand {
    pub indian: BTreeSet<String>,
    pub recent: BTreeSet<String>,
    pub brands: BTreeSet<String>,
    pub demonyms: BTreeSet<String>,
}

impl Hand {
    /// Reads `training/words`.
    pub fn read(folder: &Path) -> Result<Self> {
        let list = |name: &str| -> Result<BTreeSet<String>> {
            let source = fs::read_to_string(folder.join(name))?;
            let lines = source.lines().filter(|line| !line.starts_with('#'));
            Ok(lines.flat_map(|line| line.split(',')).map(|w| w.trim().to_owned()).filter(|w| !w.is_empty()).collect())
        };
        Ok(Self {
            indian: list("indian.txt")?,
            recent: list("recent.txt")?,
            brands: list("brands.txt")?,
            demonyms: list("demonyms.txt")?,
        })
    }
}

/// What is known of a folded word.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Smallest size of its lower-case form.
    pub level: u8,
    /// Smallest size of its capitalised forms.
    pub capital_level: u8,
    pub varieties: u8,
    /// Tenths of the Zipf scale.
    pub zipf: u8,
    pub parts: u16,
    pub kinds: u8,
    /// True when the texts hold it.
    pub is_seen: bool,
}

/// Entries by folded word, and the forms with capitals inside.
pub struct Lexicon {
    pub entries: BTreeMap<String, Entry>,
    mixed: BTreeSet<String>,
}

impl Lexicon {
    /// Puts the sources together.
    pub fn new(scowl: &Scowl, hand: &Hand, counts: &Counts) -> Self {
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        let mut mixed = BTreeSet::new();
        let mut add = |form: &str, level: u8, varieties: u8, is_abbreviation: bool| {
            let kinds = kinds(form, is_abbreviation);
            if kinds & MIXED != 0 && level <= SPELLING_LEVEL {
                mixed.insert(form.to_owned());
            }
            let new =
                Entry { level: NO_LEVEL, capital_level: NO_LEVEL, varieties: 0, zipf: 0, parts: 0, kinds: 0, is_seen: false };
            let entry = entries.entry(form.to_lowercase()).or_insert(new);
            // The lower-case form says where the word is standard; "Tyre" does not make "tyre" American.
            if kinds & LOWER != 0 && entry.kinds & LOWER == 0 {
                entry.varieties = varieties;
            } else if kinds & LOWER != 0 || entry.kinds & LOWER == 0 {
                entry.varieties |= varieties;
            }
            entry.kinds |= kinds;
            let own = if kinds & LOWER != 0 { &mut entry.level } else { &mut entry.capital_level };
            *own = level.min(*own);
        };
        for (form, listed) in &scowl.forms {
            add(form, listed.level, listed.varieties, listed.is_abbreviation);
        }
        for word in &hand.indian {
            add(word, HAND_LEVEL, IN, false);
        }
        for word in &hand.recent {
            add(word, HAND_LEVEL, ALL, false);
        }
        for name in hand.brands.iter().filter(|name| !name.contains(' ')) {
            add(name, HAND_LEVEL, ALL, false);
        }
        for name in plurals(&hand.demonyms).iter().filter(|name| !name.contains(' ')) {
            add(name, HAND_LEVEL, ALL, false);
        }
        let parts = parts::of(&entries, scowl, counts);
        for (word, entry) in &mut entries {
            entry.parts = parts.get(word).copied().unwrap_or(0);
        }
        frequencies(&mut entries, counts);
        Self { entries, mixed }
    }

    /// Forms with capitals inside, by their folded form, one a line.
    pub fn spellings(&self, hand: &Hand) -> String {
        let brands = hand.brands.iter().filter(|name| kinds(name, false) & MIXED != 0 && !name.contains(' '));
        let mut forms: Vec<&String> = self.mixed.iter().chain(brands).collect();
        forms.sort_by_key(|form| (form.to_lowercase(), *form));
        forms.dedup();
        forms.iter().map(|form| format!("{form}\n")).collect()
    }
}

/// Demonyms with their plurals; adjectives in -ese, -ish and the like have none.
pub fn plurals(demonyms: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = demonyms.clone();
    for name in demonyms {
        let has_own = ["ese", "ish", "sh", "ch", "men", "man", "s", "x", "ic", "z"].iter().any(|end| name.ends_with(end));
        if !has_own {
            all.insert(format!("{name}s"));
        }
    }
    all
}

fn kinds(form: &str, is_abbreviation: bool) -> u8 {
    let letters = || form.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    // "Rolls-Royce" and "O'Neill" are capitalised, not mixed: each piece starts with its capital.
    let starts = form.split(['-', '\'', ' ']).filter(|piece| piece.starts_with(char::is_uppercase)).count();
    let mut kinds = match capitals {
        0 => LOWER,
        n if n == letters().count() && n > 1 => ABBREVIATION,
        n if n == starts && form.starts_with(char::is_uppercase) => PROPER,
        _ => PROPER | MIXED,
    };
    if is_abbreviation {
        kinds |= ABBREVIATION;
    }
    kinds
}

/// Zipf value (log10 of occurrences in 10^9 words) in tenths. A word that the texts lack gets what words of its level
/// can be expected to have: those seen once, shared out among those never seen (Good and Turing).
fn frequencies(entries: &mut BTreeMap<String, Entry>, counts: &Counts) {
    // "delhi" stands in the largest list too; what counts is "Delhi".
    let as_lower = |entry: &Entry| entry.level <= LOWER_LEVEL || entry.capital_level == NO_LEVEL;
    let occurrences =
        |word: &str, entry: &Entry| if as_lower(entry) { counts.as_lower(word) } else { f64::from(counts.all(word)) };
    let class = |entry: &Entry| if as_lower(entry) { (0, entry.level) } else { (1, entry.capital_level) };
    let mut seen: BTreeMap<(u8, u8), (f64, f64)> = BTreeMap::new();
    for (word, entry) in &*entries {
        let times = occurrences(word, entry);
        let (once, never) = seen.entry(class(entry)).or_default();
        *once += f64::from(u8::from((0.5..1.5).contains(&times)));
        *never += f64::from(u8::from(times < 0.5));
    }
    let scale = 1e9 / f64::from(counts.total);
    for (word, entry) in &mut *entries {
        let (once, never) = seen.get(&class(entry)).copied().unwrap_or_default();
        let expected = if never > 0.0 { (once / never).min(0.5) } else { 0.5 };
        let times = occurrences(word, entry);
        entry.is_seen = times >= 0.5;
        let times = times.max(expected).max(1e-9);
        let tenths = (10.0 * (times * scale).log10()).round().clamp(0.0, 90.0);
        // In 0..=90 by the line above.
        entry.zipf = tenths as u8;
    }
    for ((capital, level), (once, never)) in seen {
        eprintln!("level {level:>3} {}: once {once}, never {never}", if capital == 1 { "capital" } else { "lower  " });
    }
}
