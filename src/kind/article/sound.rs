//! How the word behind an article begins when it is read aloud.

use crate::language::{Case, Document, Lexicon, Token, TokenKind, folded};
use rustc_hash::FxHashMap;

/// The first sound of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    Vowel,
    Consonant,
    /// Readers differ, or nobody knows.
    Either,
}

/// What sort of word the article stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Class {
    /// A word in small letters.
    Word,
    /// A number in figures, a currency sign before it or not.
    Number,
    /// Letters read one by one, or an acronym.
    Initialism,
    /// A word with a capital.
    Name,
}

/// The lists of a rule: whole words, and beginnings where a word ends in `*`.
#[derive(Debug, Default)]
pub(super) struct Sounds {
    words: FxHashMap<String, Sound>,
    beginnings: FxHashMap<String, Sound>,
    /// Acronyms in capitals that are read as a word, or letter by letter.
    spoken: FxHashMap<String, bool>,
}

/// Letters whose names begin with a vowel sound; H is `haitch` to many.
const VOWEL_NAMES: &str = "AEFILMNORSX";

/// Two letters that begin English words; an acronym that begins otherwise is read letter by letter.
const ONSETS: &[&str] = &[
    "BL", "BR", "CH", "CL", "CR", "DR", "FL", "FR", "GL", "GR", "KN", "PH", "PL", "PR", "PS", "QU", "SC", "SH", "SK", "SL", "SM",
    "SN", "SP", "SQ", "ST", "SV", "SW", "TH", "TR", "TS", "TW", "WH", "WR",
];

impl Sounds {
    /// Adds a word, or a beginning (`heir*`).
    pub(super) fn add(&mut self, entry: &str, sound: Sound) {
        match entry.strip_suffix('*') {
            Some(beginning) => self.beginnings.insert(folded(beginning), sound),
            None => self.words.insert(folded(entry), sound),
        };
    }

    /// Adds an acronym.
    pub(super) fn add_acronym(&mut self, acronym: &str, is_spoken: bool) {
        self.spoken.insert(acronym.to_uppercase(), is_spoken);
    }

    /// The sound of a token that an article may stand before, and its sort.
    pub(super) fn of(&self, document: &Document, at: usize) -> Option<(Class, Sound)> {
        let token = document.tokens.get(at)?;
        let text = document.word(token);
        let next = document.tokens.get(at + 1);
        match token.kind {
            TokenKind::Number => Some((Class::Number, of_number(text))),
            TokenKind::Symbol if matches!(text, "£" | "$" | "€" | "₹" | "¥") => {
                let number = next.filter(|next| next.kind == TokenKind::Number && next.span.start == token.span.end)?;
                Some((Class::Number, of_number(document.word(number))))
            }
            TokenKind::Word => Some(self.of_word(document, token, text, next)),
            _ => None,
        }
    }

    fn of_word(&self, document: &Document, token: &Token, text: &str, next: Option<&Token>) -> (Class, Sound) {
        // The first part of "X-ray", "FBI-led", "U.S."
        let part = text.split(['-', '\u{2010}', '\u{2011}', '.']).next().unwrap_or(text);
        let whole = part.len() == text.len();
        let bare = ["'s", "\u{2019}s"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part);
        let joined = next.is_some_and(|next| next.span.start == token.span.end && document.word(next) == "&");
        let mut chars = bare.chars();
        let (first, second) = (chars.next().unwrap_or(' '), chars.next());
        if second.is_none() {
            let is_lone = whole && !joined;
            let sound = if is_lone { Sound::Either } else { of_letter(first) };
            return (if first.is_lowercase() { Class::Word } else { Class::Initialism }, sound);
        }
        let letters = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        if token.case == Case::Mixed || letters.len() < bare.len() || is_capitals(bare) {
            return (Class::Initialism, self.of_initialism(bare, first, second));
        }
        let class = if first.is_uppercase() { Class::Name } else { Class::Word };
        (class, self.of_plain(&folded(bare), class))
    }

    /// Capitals, perhaps with figures or small letters behind.
    fn of_initialism(&self, text: &str, first: char, second: Option<char>) -> Sound {
        let letters: String = text.chars().take_while(|c| c.is_uppercase()).collect();
        let rest = text.get(letters.len()..).unwrap_or("");
        if letters.is_empty() {
            // "eBay", "mRNA": the letter is read by its name.
            return match second {
                Some(second) if second.is_uppercase() => of_letter(first),
                _ => Sound::Either,
            };
        }
        if letters.chars().count() == 1 && rest.starts_with(char::is_lowercase) {
            // "McDonald", "LinkedIn" are words, "MoU" is not.
            let as_word = self.of_plain(&folded(text), Class::Name);
            let is_word = text.chars().count() >= CAMEL_CHARS_MIN || as_word == of_letter(first);
            return if is_word { as_word } else { Sound::Either };
        }
        if let Some(sound) = self.words.get(&letters.to_lowercase()) {
            return *sound;
        }
        let is_plain = rest.is_empty() || rest == "s" || rest.bytes().all(|b| b.is_ascii_digit());
        if let Some(is_spoken) = self.spoken.get(&letters) {
            return if *is_spoken { self.of_plain(&letters.to_lowercase(), Class::Word) } else { of_letter(first) };
        }
        // "A World XV": fifteen.
        if first == 'X' && letters.chars().all(|c| "XVI".contains(c)) {
            return Sound::Either;
        }
        let spelled = of_letter(first);
        // Under three letters nobody reads a word; figures behind a letter or two keep them apart.
        let is_short = letters.chars().count() < 3;
        let onset = letters.get(..2).unwrap_or("");
        let vowel_second = second.is_some_and(|c| "AEIOUY".contains(c));
        let vowel_first = "AEIOU".contains(first);
        let no_vowel = !letters.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
        let cannot_be_word = no_vowel || (!vowel_first && !vowel_second && !ONSETS.contains(&onset));
        if is_plain && (is_short || cannot_be_word || (first == 'U' && !is_common_word(&letters))) {
            return spelled;
        }
        // Both readings begin alike or it is left open.
        if spelled == self.of_plain(&letters.to_lowercase(), Class::Word) { spelled } else { Sound::Either }
    }

    /// A word as it is spelled, by the longest entry of the lists and else by its first letter.
    fn of_plain(&self, word: &str, class: Class) -> Sound {
        if let Some(sound) = self.words.get(word) {
            return *sound;
        }
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).take(LISTED_CHARS_MAX);
        let listed = ends.filter_map(|end| self.beginnings.get(word.get(..end)?)).last();
        listed.copied().unwrap_or_else(|| by_letters(word, class))
    }
}

/// Letters of a name with a capital inside, at least.
const CAMEL_CHARS_MIN: usize = 5;

/// Longest beginning that the lists are searched for, in letters.
const LISTED_CHARS_MAX: usize = 16;

/// The sound that the first letters of a word stand for.
fn by_letters(word: &str, class: Class) -> Sound {
    let mut chars = word.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    let is_vowel = |c: char| "aeiouyàáâäãåèéêëìíîïòóôöõøùúûü".contains(c);
    if !word.chars().any(is_vowel) {
        // "mph", "Mr": an abbreviation, read in more than one way.
        return Sound::Either;
    }
    match first {
        'a' | 'e' | 'i' | 'o' | 'á' | 'à' | 'â' | 'é' | 'è' | 'ê' | 'í' | 'ó' => Sound::Vowel,
        // Names in U are read both ways ("Uttar", "Uganda") and only listed ones are known.
        'u' if class == Class::Name => Sound::Either,
        'u' => Sound::Vowel,
        'y' if !is_vowel(second) => Sound::Either,
        // "Mbappé", "Nkrumah", "Xhosa" begin with a vowel to English ears.
        'm' | 'n' | 'x' | 'l' | 's' | 'r' if class == Class::Name && !is_vowel(second) && !is_english_onset(word) => {
            Sound::Either
        }
        'a'..='z' => Sound::Consonant,
        _ => Sound::Either,
    }
}

fn is_english_onset(word: &str) -> bool {
    word.starts_with("mc") || word.get(..2).is_some_and(|two| ONSETS.contains(&two.to_uppercase().as_str()))
}

/// True for a word in capitals for stress ("an URGENT appeal").
fn is_common_word(letters: &str) -> bool {
    Lexicon::shared().look_up(&folded(letters)).is_some_and(|entry| entry.level <= COMMON_LEVEL_MAX)
}

/// Largest SCOWL size of a word that everybody knows.
const COMMON_LEVEL_MAX: u8 = 50;

fn is_capitals(text: &str) -> bool {
    let text = text.strip_suffix('s').unwrap_or(text);
    text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn of_letter(letter: char) -> Sound {
    match letter.to_ascii_uppercase() {
        'H' => Sound::Either,
        c if VOWEL_NAMES.contains(c) => Sound::Vowel,
        c if c.is_ascii_alphabetic() => Sound::Consonant,
        _ => Sound::Either,
    }
}

/// A number as it is read: eight, eleven and eighteen begin with a vowel.
fn of_number(figures: &str) -> Sound {
    let whole = figures.split('.').next().unwrap_or(figures);
    let has_comma = whole.contains(',');
    let digits: String = whole.chars().filter(|c| *c != ',').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Sound::Either;
    }
    // Digits of the leading group: "18,000" is "eighteen thousand", "180" is "one hundred".
    let group = match digits.len() % 3 {
        0 => 3,
        group => group,
    };
    match digits.bytes().next() {
        Some(b'8') => Sound::Vowel,
        // "oh", "zero", "nought", "nil".
        Some(b'0') | None => Sound::Either,
        Some(b'1') if digits.starts_with("11") || digits.starts_with("18") => match group {
            2 => Sound::Vowel,
            // "1800": a year, or "eighteen hundred".
            1 if digits.len() == 4 && (!has_comma || digits.ends_with("00")) => Sound::Either,
            _ if digits.len() > 4 && !has_comma => Sound::Either,
            _ => Sound::Consonant,
        },
        _ if digits.len() > 4 && !has_comma => Sound::Either,
        _ => Sound::Consonant,
    }
}

#[cfg(test)]
mod tests {
    use super::{Sound, of_number};

    #[test]
    fn numbers_are_read_out() {
        for text in ["8", "80", "8,000", "8.5", "11", "18", "11.30", "18,500", "11,000,000", "800", "85", "8000"] {
            assert_eq!(of_number(text), Sound::Vowel, "{text}");
        }
        for text in ["1", "10", "100", "118", "180", "1,118", "1,000,000", "7", "1.8", "110", "12"] {
            assert_eq!(of_number(text), Sound::Consonant, "{text}");
        }
        for text in ["0", "0800", "1800", "1,100", "1848", "½", "118118"] {
            assert_eq!(of_number(text), Sound::Either, "{text}");
        }
    }
}
