//! Lemmas: the form of a word that dictionaries list. Irregular forms come from a list; of the others the ending is taken off, and
//! the lexicon decides what stays.

mod forms;
mod irregular;
#[cfg(test)]
mod tests;

pub use forms::forms;
pub use irregular::participle;

use super::{LEVEL_NONE, Lexicon, Parts, Tag};
use std::borrow::Cow;

/// What a form is a form of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Verb,
    Noun,
    Compared,
}

impl Sort {
    /// What the lexicon says of a lemma.
    fn parts(self) -> Parts {
        match self {
            Self::Verb => Parts::BASE,
            Self::Noun => Parts::NOUN,
            Self::Compared => Parts::ADJECTIVE | Parts::ADVERB,
        }
    }
}

/// Endings of forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    S,
    Ed,
    Ing,
    Er,
    Est,
}

/// The lemma of a folded word (`went` is `go`), by its tag where that is known; clitics are taken off. A word of which nothing is
/// known loses the ending that its tag names; without a tag it is its own lemma.
pub fn lemma(folded: &str, tag: Option<Tag>) -> Cow<'_, str> {
    let word = without_clitic(folded);
    let Some(tag) = tag else { return guessed(word) };
    let (sort, endings): (_, &[Ending]) = match tag {
        Tag::VB | Tag::VBP | Tag::MD => (Sort::Verb, &[]),
        Tag::VBZ => (Sort::Verb, &[Ending::S]),
        Tag::VBD | Tag::VBN => (Sort::Verb, &[Ending::Ed]),
        Tag::VBG => (Sort::Verb, &[Ending::Ing]),
        Tag::NNS | Tag::NNPS => (Sort::Noun, &[Ending::S]),
        Tag::JJR | Tag::RBR => (Sort::Compared, &[Ending::Er]),
        Tag::JJS | Tag::RBS => (Sort::Compared, &[Ending::Est]),
        _ => return Cow::Borrowed(word),
    };
    // A present that is another verb's past: "they saw wood", "they lay bricks".
    // A past form is taken for one, whatever the tagger says of it; the lexicon lacks "to found" and "to saw".
    let has_base = || {
        matches!(word, "found" | "saw") || Lexicon::shared().entry(word).is_some_and(|entry| entry.parts.contains(Parts::BASE))
    };
    let is_base = matches!(tag, Tag::VB | Tag::VBP) && !matches!(word, "am" | "are" | "were" | "'re" | "'ve") && has_base();
    if let Some(lemma) = irregular::lemma(word, sort).filter(|_| !is_base) {
        return Cow::Borrowed(lemma);
    }
    let known = endings.iter().find_map(|ending| detached(word, *ending, sort));
    let bare = || endings.iter().find_map(|ending| bare(word, *ending)).unwrap_or(word);
    known.map_or_else(|| Cow::Borrowed(bare()), Cow::Owned)
}

/// The verb of "don't", the pronoun of "she's", the name of "Smith's".
fn without_clitic(folded: &str) -> &str {
    match folded {
        "won't" => "will",
        "can't" | "cannot" => "can",
        "shan't" => "shall",
        "ain't" => "be",
        _ => ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"]
            .iter()
            .find_map(|clitic| folded.strip_suffix(clitic).filter(|word| !word.is_empty()))
            .unwrap_or(folded),
    }
}

/// The lemma where only the lexicon tells what a word is.
fn guessed(word: &str) -> Cow<'_, str> {
    let parts = Lexicon::shared().entry(word).map_or(Parts::default(), |entry| entry.parts);
    let has = |part| parts.contains(part);
    let is_lemma = has(Parts::BASE) || has(Parts::FUNCTION) || (has(Parts::NOUN) && !has(Parts::PLURAL));
    let tries: [(bool, Sort, Option<Ending>); 6] = [
        (has(Parts::PLURAL), Sort::Noun, Some(Ending::S)),
        (has(Parts::THIRD), Sort::Verb, Some(Ending::S)),
        (has(Parts::PAST) || has(Parts::PARTICIPLE), Sort::Verb, Some(Ending::Ed)),
        (has(Parts::ING), Sort::Verb, Some(Ending::Ing)),
        (has(Parts::ADJECTIVE), Sort::Compared, Some(Ending::Er)),
        (has(Parts::ADJECTIVE), Sort::Compared, Some(Ending::Est)),
    ];
    for (is_wanted, sort, ending) in tries {
        if is_wanted && !is_lemma {
            if let Some(lemma) = irregular::lemma(word, sort) {
                return Cow::Borrowed(lemma);
            }
            if let Some(lemma) = ending.and_then(|ending| detached(word, ending, sort)) {
                return Cow::Owned(lemma);
            }
        }
    }
    let verb = irregular::lemma(word, Sort::Verb).filter(|_| !is_lemma || has(Parts::FUNCTION));
    Cow::Borrowed(verb.unwrap_or(word))
}

/// Words up to this level stand in most dictionaries.
const COMMON: u8 = 70;

/// A word without an ending, as the lexicon has it.
fn detached(word: &str, ending: Ending, sort: Sort) -> Option<String> {
    let is_known = |lemma: &&String, level: u8| {
        let entry = Lexicon::shared().word(lemma);
        entry.is_some_and(|entry| entry.level <= level && entry.parts.intersects(sort.parts()))
    };
    let stem = bare(word, ending)?;
    let mut tries: Vec<String> = Vec::with_capacity(4);
    let y = |stem: &str| stem.strip_suffix('i').filter(|stem| stem.len() > 1).map(|stem| format!("{stem}y"));
    if ending == Ending::S {
        let without_e = stem.strip_suffix('e');
        let hisses = without_e.filter(|stem| ["ss", "sh", "ch", "x", "zz", "o"].iter().any(|end| stem.ends_with(end)));
        tries.extend(without_e.and_then(y));
        tries.extend(hisses.map(str::to_owned));
        tries.push(stem.to_owned());
        tries.extend(without_e.map(str::to_owned));
        // "quizzes".
        tries.extend(without_e.and_then(undoubled).map(str::to_owned));
    } else {
        tries.extend(y(stem));
        let with_e = format!("{stem}e");
        // A short stem would have been doubled: "hoping" is no form of "hop".
        if is_short(stem) {
            tries.extend([with_e, stem.to_owned()]);
        } else {
            tries.extend([stem.to_owned(), with_e]);
        }
        tries.extend(undoubled(stem).map(str::to_owned));
    }
    // Rarities ("visite") only where no common word fits.
    let found =
        tries.iter().find(|lemma| is_known(lemma, COMMON)).or_else(|| tries.iter().find(|lemma| is_known(lemma, LEVEL_NONE - 1)));
    found.cloned()
}

/// A word without the letters of an ending; no stem is shorter than two letters.
fn bare(word: &str, ending: Ending) -> Option<&str> {
    let letters = match ending {
        Ending::S if ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) => return None,
        Ending::S => "s",
        Ending::Ed => "ed",
        Ending::Ing => "ing",
        Ending::Er => "er",
        Ending::Est => "est",
    };
    word.strip_suffix(letters).filter(|stem| stem.len() > 1)
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// True for an end of one vowel and one consonant, which double before endings: "hop", "admit".
fn is_short(stem: &str) -> bool {
    match stem.as_bytes() {
        [.., before, vowel, last] => {
            !is_vowel(*last)
                && !matches!(last, b'w' | b'x' | b'y')
                && is_vowel(*vowel)
                && (!is_vowel(*before) || stem.contains("qu"))
        }
        [vowel, last] => is_vowel(*vowel) && !is_vowel(*last),
        _ => false,
    }
}

/// "stopp" without its last letter.
fn undoubled(stem: &str) -> Option<&str> {
    match stem.as_bytes() {
        [.., a, b] if a == b && b.is_ascii_lowercase() && !is_vowel(*b) => stem.get(..stem.len() - 1),
        _ => None,
    }
}
