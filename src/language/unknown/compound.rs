//! Unknown words that are made of known ones: derived, compound, or glued together.

use crate::language::lexicon::{Entry, Lexicon, Parts};

const PREFIXES: &[&str] = &[
    "anti", "auto", "bio", "co", "counter", "cross", "cyber", "de", "dis", "eco", "electro", "ex", "extra", "fore", "geo",
    "hyper", "in", "infra", "inter", "intra", "kilo", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi",
    "nano", "neo", "neuro", "non", "off", "on", "out", "over", "para", "photo", "poly", "post", "pre", "pro", "proto", "pseudo",
    "psycho", "quasi", "radio", "re", "retro", "semi", "socio", "sub", "super", "techno", "tele", "thermo", "trans", "tri",
    "ultra", "un", "under", "uni", "up", "vice", "video",
];

const SUFFIXES: &[&str] = &[
    "able",
    "ably",
    "age",
    "aholic",
    "al",
    "athon",
    "ation",
    "cratic",
    "craft",
    "d",
    "dom",
    "ed",
    "en",
    "er",
    "ers",
    "es",
    "esque",
    "ess",
    "fest",
    "fold",
    "ful",
    "gate",
    "graphy",
    "hood",
    "ible",
    "ian",
    "ians",
    "ic",
    "ification",
    "ify",
    "ing",
    "ings",
    "ise",
    "ised",
    "ish",
    "ism",
    "isms",
    "ist",
    "istic",
    "ists",
    "ite",
    "ites",
    "ity",
    "ization",
    "isation",
    "ize",
    "ized",
    "less",
    "lessness",
    "let",
    "like",
    "ling",
    "logical",
    "logist",
    "ly",
    "maker",
    "making",
    "man",
    "men",
    "ment",
    "most",
    "naut",
    "ness",
    "nik",
    "ology",
    "or",
    "ous",
    "phile",
    "phobia",
    "phobic",
    "proof",
    "s",
    "scape",
    "ship",
    "some",
    "ster",
    "tastic",
    "tion",
    "ward",
    "wards",
    "ware",
    "wise",
    "woman",
    "women",
    "work",
    "worthy",
    "y",
];

/// Parts of a derived word have at least so many letters.
const STEM_LETTERS_MIN: usize = 3;

/// Smallest Zipf value, in tenths, of both halves of glued words.
const GLUED_ZIPF_MIN: u8 = 45;

/// True when the word is a prefix and a word, a word and a suffix, or two words that may make a compound.
pub(super) fn is_derived(lexicon: &Lexicon, word: &str) -> bool {
    let is_known = |stem: &str| stem.len() >= STEM_LETTERS_MIN && lexicon.look_up(stem).is_some_and(|entry| entry.level <= 70);
    let with_prefix =
        PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|stem| stem.len() > 3 && is_known(stem)));
    let with_suffix = SUFFIXES.iter().any(|suffix| {
        word.strip_suffix(suffix).is_some_and(|stem| {
            let longer = stem.len() > 3 || suffix.len() > 2;
            longer && (is_known(stem) || (!suffix.starts_with(['s', 'd', 'l']) && is_known(&format!("{stem}e"))))
        })
    });
    let is_compound = || splits(word, 3).any(|(left, right)| is_known(left) && is_known(right));
    with_prefix || with_suffix || is_compound()
}

/// The two words that were glued: common ones that the texts have side by side.
pub(super) fn glued(lexicon: &Lexicon, word: &str) -> Option<String> {
    if word.len() < 5 {
        return None;
    }
    let common = |part: &str| lexicon.look_up(part).filter(|entry| entry.level <= 50 && entry.zipf >= GLUED_ZIPF_MIN);
    let pairs = splits(word, 1).filter_map(|(left, right)| {
        let is_letter = |part: &str| part.len() == 1 && part != "a";
        if is_letter(left) || is_letter(right) {
            return None;
        }
        let (first, second) = (common(left)?, common(right)?);
        let together = lexicon.bigram(left, right);
        let function = |entry: &Entry| entry.parts.contains(Parts::FUNCTION) && entry.zipf >= 60;
        // One letter or two may be an affix of the other half; the pair must be a frequent one.
        let least = if left.len() < 3 || right.len() < 3 { 20 } else { 3 };
        let likely = together >= least || (function(&first) && function(&second) && left.len() + right.len() > 5);
        likely.then(|| (together, format!("{left} {right}")))
    });
    pairs.max_by_key(|(together, _)| *together).map(|(_, pair)| pair)
}

/// Every way to cut a word of small ASCII letters in two parts of at least `least` letters.
fn splits(word: &str, least: usize) -> impl Iterator<Item = (&str, &str)> {
    (least..word.len().saturating_sub(least - 1))
        .filter_map(|at| word.split_at_checked(at))
        .filter(move |(_, right)| right.len() >= least)
}
