//! Unknown words that are made of known ones as English makes them: derived or compound.

use crate::language::lexicon::{Entry, Lexicon, Parts};

/// Prefixes and suffixes that new words are seldom made with, but slips often look like.
const WEAK_PREFIXES: &[&str] = &["co", "de", "dis", "ex", "fore", "in", "off", "on", "para", "pro", "uni", "up"];
const WEAK_SUFFIXES: &[&str] = &["age", "al", "ee", "en", "ery", "ic", "ion", "ions", "ment", "or", "y"];

const PREFIXES: &[&str] = &[
    "anti", "auto", "bio", "co", "counter", "cross", "cyber", "de", "dis", "eco", "electro", "ex", "extra", "fore", "geo",
    "hyper", "in", "infra", "inter", "intra", "kilo", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi",
    "media", "nano", "neo", "neuro", "non", "off", "on", "out", "over", "para", "photo", "poly", "post", "pre", "pro", "proto",
    "pseudo", "psycho", "quasi", "radio", "re", "retro", "semi", "socio", "sub", "super", "techno", "tele", "thermo", "trans",
    "tri", "ultra", "un", "under", "uni", "up", "vice", "video",
];

#[rustfmt::skip]
const SUFFIXES: &[&str] = &[
    "ability", "able", "ably", "age", "aholic", "al", "athon", "ation", "craft", "cratic", "d", "dom", "ed", "ee", "eer",
    "ees", "en", "er", "ers", "ery", "es", "esque", "ess", "fest", "fold", "ful", "gate", "graphy", "hood", "ian", "ians",
    "ible", "ic", "ied", "ier", "ies", "iest", "ification", "ify", "ily", "iness", "ing", "ings", "ion", "ions", "isation",
    "ise", "ised", "ish", "ism", "isms", "ist", "istic", "ists", "ite", "ites", "ity", "ization", "ize", "ized", "less",
    "lessness", "let", "like", "ling", "logical", "logist", "ly", "maker", "making", "man", "men", "ment", "most", "naut",
    "ness", "nik", "ology", "or", "ous", "people", "person", "persons", "phile", "phobia", "phobic", "proof", "s", "scape", "ship", "some", "ster", "tastic",
    "ward", "wards", "ware", "wise", "woman", "women", "work", "worthy", "y",
];

/// Parts of a derived word have at least so many letters.
const STEM_LETTERS_MIN: usize = 3;

/// Smallest Zipf value, in tenths, of both halves of a compound.
const COMPOUND_ZIPF_MIN: u8 = 35;

/// How a word is made of known ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Derivation {
    /// A prefix and a word, or a word and a suffix.
    Affix,
    /// The same with one of the affixes that few new words have.
    WeakAffix,
    /// Two words that may make a compound.
    Compound,
}

/// How the word is made of known ones; `None` when it is not.
pub(super) fn derivation(lexicon: &Lexicon, word: &str) -> Option<Derivation> {
    let known = |stem: &str| lexicon.look_up(stem).filter(|entry| stem.len() >= STEM_LETTERS_MIN && entry.level <= 70);
    let prefixes = || {
        PREFIXES.iter().filter(|prefix| word.strip_prefix(**prefix).is_some_and(|stem| stem.len() > 3 && known(stem).is_some()))
    };
    let suffixes =
        || SUFFIXES.iter().filter(|suffix| word.strip_suffix(**suffix).is_some_and(|stem| takes(&known, stem, suffix)));
    let common = |part: &str| known(part).is_some_and(|entry| entry.zipf >= COMPOUND_ZIPF_MIN);
    let is_compound = || splits(word, 3).any(|(left, right)| common(left) && common(right));
    let is_strong =
        prefixes().any(|prefix| !WEAK_PREFIXES.contains(prefix)) || suffixes().any(|suffix| !WEAK_SUFFIXES.contains(suffix));
    if is_strong {
        Some(Derivation::Affix)
    } else if prefixes().next().is_some() || suffixes().next().is_some() {
        Some(Derivation::WeakAffix)
    } else {
        is_compound().then_some(Derivation::Compound)
    }
}

/// True when English spelling joins the suffix to the stem so, and the stem is a word that can take it.
fn takes(known: &impl Fn(&str) -> Option<Entry>, stem: &str, suffix: &str) -> bool {
    let is_vowel = suffix.starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let is_verb_ending = matches!(suffix, "ed" | "ing" | "er" | "ers" | "ings");
    let fits = |entry: Entry| !is_verb_ending || entry.parts.is_empty() || entry.parts.contains(Parts::VERB);
    // Short stems stand in words by chance: "legisation" is no leg.
    if stem.len() < STEM_LETTERS_MIN || (stem.len() == STEM_LETTERS_MIN && (suffix.len() < 3 || is_vowel)) {
        return false;
    }
    let hisses = stem.ends_with(['s', 'x', 'z', 'o']) || stem.ends_with("ch") || stem.ends_with("sh");
    match suffix {
        "d" => return stem.ends_with('e') && known(stem).is_some_and(fits),
        "es" if !hisses => return false,
        "s" if hisses || ends_in_consonant_y(stem) => return false,
        // "Happ-iness", "stud-ies".
        "ies" | "ied" | "ier" | "iest" | "iness" | "ily" => return known(&format!("{stem}y")).is_some_and(fits),
        _ => {}
    }
    if !is_vowel {
        return known(stem).is_some();
    }
    if stem.ends_with('e') && suffix.starts_with(['e', 'i']) {
        return false;
    }
    // "Planning" doubles the n of plan; "planing" drops the e of plane.
    let plain = known(stem).is_some_and(fits) && !doubles(stem);
    let undoubled =
        stem.get(..stem.len() - 1).filter(|short| doubles(short) && short.as_bytes().last() == stem.as_bytes().last());
    plain || undoubled.and_then(known).is_some_and(fits) || known(&format!("{stem}e")).is_some_and(fits)
}

fn ends_in_consonant_y(stem: &str) -> bool {
    let mut last = stem.bytes().rev();
    last.next() == Some(b'y') && last.next().is_some_and(|byte| !is_vowel(byte))
}

/// True for one syllable that ends in one vowel and one consonant: it doubles the consonant before a vowel.
fn doubles(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let [.., before, vowel, last] = bytes else { return false };
    let one_syllable = bytes.iter().filter(|byte| is_vowel(**byte)).count() == 1;
    one_syllable && is_vowel(*vowel) && !is_vowel(*before) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y')
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Every way to cut a word of small ASCII letters in two parts of at least `least` letters.
pub(super) fn splits(word: &str, least: usize) -> impl Iterator<Item = (&str, &str)> {
    (least..word.len().saturating_sub(least - 1))
        .filter_map(|at| word.split_at_checked(at))
        .filter(move |(_, right)| right.len() >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_made_as_english_makes_them() {
        let made = |word: &str| derivation(Lexicon::shared(), word);
        for word in ["retweeted", "unwatchable", "tribals", "blogpost", "planner", "templatised"] {
            assert!(made(word).is_some(), "{word}");
        }
        for word in ["gaind", "ruleed", "supplys", "legisation", "raides", "statexent"] {
            assert_eq!(made(word), None, "{word}");
        }
        for word in ["plany", "delived", "westen"] {
            assert_eq!(made(word), Some(Derivation::WeakAffix), "{word}");
        }
    }
}
