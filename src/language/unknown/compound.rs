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
const GLUED_ZIPF_MIN: u8 = 42;

/// Function words that begin no compound, and those that end none.
const GLUED_BEFORE: &[&str] = &[
    "and", "are", "at", "be", "but", "by", "for", "from", "had", "has", "have", "her", "his", "is", "its", "no", "not", "of",
    "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with", "would",
];
const GLUED_AFTER: &[&str] = &[
    "and", "are", "as", "at", "but", "by", "for", "from", "had", "has", "have", "his", "in", "is", "of", "on", "that", "the",
    "their", "to", "was", "were", "which", "who", "will", "with",
];

/// Fewest letters of the word beside one of them.
const GLUED_LETTERS_MIN: usize = 4;

/// Smallest Zipf value, in tenths, of both halves of a compound.
const COMPOUND_ZIPF_MIN: u8 = 35;

/// True when the word is a prefix and a word, a word and a suffix, or two words that may make a compound.
pub(super) fn is_derived(lexicon: &Lexicon, word: &str) -> bool {
    let known = |stem: &str| lexicon.look_up(stem).filter(|entry| stem.len() >= STEM_LETTERS_MIN && entry.level <= 70);
    let with_prefix =
        PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|stem| stem.len() > 3 && known(stem).is_some()));
    let with_suffix = SUFFIXES.iter().any(|suffix| {
        word.strip_suffix(suffix).is_some_and(|stem| {
            // "Baked" is bake and -d; "gaind" and "ruleed" are nothing.
            let joins = match *suffix {
                "d" => stem.ends_with('e'),
                _ => !(stem.ends_with('e') && suffix.starts_with(['e', 'i'])),
            };
            let longer = stem.len() > 3 || suffix.len() > 2;
            let drops_e = !suffix.starts_with(['s', 'd', 'l']) && known(&format!("{stem}e")).is_some();
            longer && joins && (known(stem).is_some() || drops_e)
        })
    });
    let common = |part: &str| known(part).is_some_and(|entry| entry.zipf >= COMPOUND_ZIPF_MIN);
    let is_compound = || splits(word, 3).any(|(left, right)| common(left) && common(right));
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
        let beside = |word: &str, other: &str, list: &[&str]| list.contains(&word) && other.len() >= GLUED_LETTERS_MIN;
        let likely = together >= least
            || (function(&first) && function(&second) && left.len() + right.len() > 5)
            || beside(left, right, GLUED_BEFORE)
            || beside(right, left, GLUED_AFTER);
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
