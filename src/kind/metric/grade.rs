//! Counts and readability grades of a stretch of copy.

use crate::language::stem;
use crate::language::{Case, Document, Token, TokenKind};
use std::ops::Range;

/// Fewest words that have a grade: the formulas were fitted on samples of about 100 words.
pub(super) const GRADE_WORDS_MIN: usize = 100;

/// What the formulas need; sums over the sentences that are counted in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    /// Words and numbers.
    pub(super) words: usize,
    /// Sentences.
    pub(super) sentences: usize,
    /// Letters and digits of the words.
    pub(super) letters: usize,
    syllables: usize,
    /// Words of three syllables or more.
    polysyllables: usize,
    /// The same without names, hyphenated compounds and verb endings.
    complex: usize,
}

impl Counts {
    /// Adds one sentence.
    pub(super) fn add(&mut self, document: &Document, tokens: Range<u32>) {
        let before = self.words;
        let tokens = document.tokens_in(tokens);
        for (at, token) in tokens.iter().enumerate() {
            if !is_counted(tokens, at) {
                continue;
            }
            let word = document.word(token);
            let opens = self.words == before;
            self.words += 1;
            self.letters += word.chars().filter(|c| c.is_alphanumeric()).count();
            let syllables = if token.is_word() { syllables(word) } else { 1 };
            self.syllables += syllables;
            self.polysyllables += usize::from(syllables >= 3);
            let name = !opens && token.case != Case::Lower;
            self.complex += usize::from(syllables >= 3 && !name && !word.contains('-') && !by_ending(word, syllables));
        }
        self.sentences += usize::from(self.words > before);
    }

    /// Flesch–Kincaid grade: Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75 (1975).
    pub(super) fn flesch_kincaid(&self) -> f64 {
        0.39 * self.words_per_sentence() + 11.8 * self.per_word(self.syllables) - 15.59
    }

    /// Reading ease, 0 hard to 100 easy: Flesch, "A new readability yardstick" (1948).
    pub(super) fn flesch_reading_ease(&self) -> f64 {
        206.835 - 1.015 * self.words_per_sentence() - 84.6 * self.per_word(self.syllables)
    }

    /// Fog index: Gunning, "The Technique of Clear Writing" (1952).
    pub(super) fn gunning_fog(&self) -> f64 {
        0.4 * (self.words_per_sentence() + 100.0 * self.per_word(self.complex))
    }

    /// Coleman and Liau, "A computer readability formula designed for machine scoring" (1975).
    pub(super) fn coleman_liau(&self) -> f64 {
        0.0588 * 100.0 * self.per_word(self.letters) - 0.296 * 100.0 * self.per_word(self.sentences) - 15.8
    }

    /// Automated readability index: Smith and Senter, AMRL-TR-66-220 (1967).
    pub(super) fn automated_readability(&self) -> f64 {
        4.71 * self.per_word(self.letters) + 0.5 * self.words_per_sentence() - 21.43
    }

    /// SMOG grade: McLaughlin, "SMOG grading: a new readability formula" (1969), scaled to 30 sentences.
    pub(super) fn smog(&self) -> f64 {
        1.0430 * (self.polysyllables as f64 * 30.0 / self.sentences.max(1) as f64).sqrt() + 3.1291
    }

    fn words_per_sentence(&self) -> f64 {
        self.words as f64 / self.sentences.max(1) as f64
    }

    fn per_word(&self, count: usize) -> f64 {
        count as f64 / self.words.max(1) as f64
    }
}

/// True for words and numbers; letters glued to a number (`5pm`) make one word with it.
pub(super) fn is_counted(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let glued = before.is_some_and(|b| b.kind == TokenKind::Number && b.span.end == token.span.start);
    match token.kind {
        TokenKind::Word => !glued,
        TokenKind::Number | TokenKind::Url | TokenKind::Email | TokenKind::Handle => true,
        TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Object => false,
    }
}

/// Syllables by vowel groups, a silent final e, -ed and -es left out; at least one, in capitals one a letter.
pub(super) fn syllables(word: &str) -> usize {
    let word = stem(word);
    if word.chars().count() > 1 && word.chars().all(char::is_uppercase) {
        return word.chars().count();
    }
    word.split('-').map(|part| part_syllables(&part.to_lowercase())).sum::<usize>().max(1)
}

fn part_syllables(part: &str) -> usize {
    let mut groups = 0;
    let mut in_group = false;
    for c in part.chars() {
        let vowel = is_vowel(c);
        groups += usize::from(vowel && !in_group);
        in_group = vowel;
    }
    let after_consonant = |stem: &str, n: usize| stem.chars().rev().nth(n).is_some_and(|c| c.is_alphabetic() && !is_vowel(c));
    let silent = if let Some(stem) = part.strip_suffix("ed") {
        after_consonant(stem, 0) && !stem.ends_with(['t', 'd'])
    } else if let Some(stem) = part.strip_suffix("es") {
        let hisses = ["s", "x", "z", "ch", "sh", "c", "g"].iter().any(|end| stem.ends_with(end));
        after_consonant(stem, 0) && !hisses && !(stem.ends_with('l') && after_consonant(stem, 1))
    } else if let Some(stem) = part.strip_suffix('e') {
        after_consonant(stem, 0) && !(stem.ends_with('l') && after_consonant(stem, 1))
    } else {
        false
    };
    let any = usize::from(part.chars().any(char::is_alphabetic));
    (groups - usize::from(silent && groups > 1)).max(any)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à'..='æ' | 'è'..='ï' | 'ò'..='ö' | 'ø'..='ý' | 'ÿ')
}

/// True when only -es, -ed or -ing makes the third syllable.
fn by_ending(word: &str, syllables: usize) -> bool {
    syllables == 3 && ["es", "ed", "ing"].iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_common_words() {
        let counts = [
            ("cat", 1),
            ("rain", 1),
            ("ended", 2),
            ("walked", 1),
            ("table", 2),
            ("tables", 2),
            ("houses", 2),
            ("time", 1),
            ("times", 1),
            ("government", 3),
            ("Café", 2),
            ("long-term", 2),
            ("BBC", 3),
            ("the", 1),
            ("minister's", 3),
        ];
        for (word, count) in counts {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn formulas() {
        // 100 words, 5 sentences, 150 syllables: 0.39 × 20 + 11.8 × 1.5 − 15.59.
        let counts = Counts { words: 100, sentences: 5, letters: 450, syllables: 150, polysyllables: 12, complex: 10 };
        let close = |value: f64, expected: f64| assert!((value - expected).abs() < 0.01, "{value} {expected}");
        close(counts.flesch_kincaid(), 9.91);
        close(counts.flesch_reading_ease(), 59.635);
        close(counts.gunning_fog(), 12.0);
        close(counts.coleman_liau(), 9.18);
        close(counts.automated_readability(), 9.765);
        close(counts.smog(), 11.979);
    }
}
