//! Slips where capitals decide: words in a line of capitals, and names in small letters.

use super::near::candidates;
use super::rank::{Candidate, Surroundings};
use super::{UnknownSort, UnknownWord, index};
use crate::language::lexicon::{Entry, Kinds, Lexicon, Names};
use crate::language::neighbour::counted;
use crate::language::{Case, Document, Token, capitalised, folded, stem};
use rustc_hash::FxHashMap;

/// So often must the piece have a name with its capital before one in small letters is a slip.
pub(super) const MENTIONS_MIN: usize = 2;

/// Largest level, and smallest Zipf value in tenths, of a name that everybody writes with a capital.
const FAMOUS_LEVEL_MAX: u8 = 50;
const FAMOUS_ZIPF_MIN: u8 = 38;
/// Largest level of one that is in no list of names.
const CALENDAR_LEVEL_MAX: u8 = 35;

/// Fewest letters of a slip in a line of capitals, of one of a rare word, of one with a letter more or less, and of one that is
/// the only word.
const LETTERS_MIN: usize = 4;
const LONG_LETTERS_MIN: usize = 5;
const LOST_LETTERS_MIN: usize = 8;
const LABEL_LETTERS_MIN: usize = 6;

/// Smallest Zipf value, in tenths, of the word that is meant: in short and in long words.
const SHORT_ZIPF_MIN: u8 = 45;
const LONG_ZIPF_MIN: u8 = 20;

/// Words of a line of capitals that are looked at.
const LINE_WORDS_MAX: usize = 30;

/// How often each word stands capitalised inside a sentence, by the word as written without a possessive ending.
pub(super) fn mentions(document: &Document) -> FxHashMap<&str, usize> {
    let mut mentions: FxHashMap<&str, usize> = FxHashMap::default();
    for sentence in &document.sentences {
        let words = document.tokens_in(sentence.tokens.clone()).iter().filter(|token| token.is_word());
        for token in words.skip(1).filter(|token| matches!(token.case, Case::Title | Case::Upper | Case::Mixed)) {
            *mentions.entry(stem(document.word(token))).or_default() += 1;
        }
    }
    mentions
}

/// How often a folded word stands capitalised, or in capitals.
pub(super) fn count(mentions: &FxHashMap<&str, usize>, folded: &str) -> usize {
    let of = |word: &str| mentions.get(word).copied().unwrap_or(0);
    of(&capitalised(folded)) + of(&folded.to_uppercase())
}

/// True for weekdays, months, countries, peoples and persons that are nothing else.
pub(super) fn is_famous(entry: &Entry) -> bool {
    // Weekdays and months stand in no list of names, but in every dictionary.
    let is_listed = entry.capital_level <= CALENDAR_LEVEL_MAX && entry.kinds.contains(Kinds::PROPER);
    entry.capital_level <= FAMOUS_LEVEL_MAX && entry.zipf >= FAMOUS_ZIPF_MIN && (is_listed || !entry.names.is_empty())
}

/// True for a given name that is no other word.
pub(super) fn is_given_name(lexicon: &Lexicon, folded: &str) -> bool {
    lexicon.look_up(folded).is_some_and(|entry| entry.names.contains(Names::GIVEN) && entry.level > 70)
}

/// Finds slips in lines of capitals and in labels before a colon.
pub(super) fn find(document: &Document, lexicon: &Lexicon, found: &mut Vec<UnknownWord>) {
    let mut counts: Option<FxHashMap<&str, usize>> = None;
    for paragraph in &document.paragraphs {
        let tokens = document.paragraph_tokens(paragraph);
        let is_part = |token: &&Token| token.case == Case::Upper || !token.is_word();
        let run = tokens.iter().take(LINE_WORDS_MAX).take_while(is_part).count();
        let words = || (0..run).filter(|at| tokens.get(*at).is_some_and(|token| token.case == Case::Upper));
        if words().next() != Some(0) {
            continue;
        }
        let is_known = |at: usize| {
            let word = tokens.get(at).map(|token| folded(document.word(token))).unwrap_or_default();
            lexicon.look_up(&word).is_some_and(|entry| entry.any_level() <= 80 || !entry.names.is_empty())
        };
        let is_label = tokens.get(1).is_some_and(|token| document.word(token) == ":");
        let known_words = words().filter(|at| is_known(*at)).count();
        for at in words().filter(|at| !is_known(*at)) {
            let Some(token) = tokens.get(at) else { continue };
            let word = folded(document.word(token));
            let alone = known_words == 0;
            // What the piece has in capitals again is a name or initials.
            let counts = counts.get_or_insert_with(|| words_in_capitals(document));
            let comes_again = counts.get(document.word(token)).is_some_and(|count| *count > 1);
            if (alone && !(is_label && word.len() >= LABEL_LETTERS_MIN)) || comes_again {
                continue;
            }
            if let Some(meant) = meant(lexicon, &word, &around(document, tokens, at)) {
                let token_index = paragraph.tokens.start + index(at);
                let candidates = vec![meant.word.to_uppercase()];
                found.push(UnknownWord { token: token_index, span: token.span, sort: UnknownSort::Capitals, candidates });
            }
        }
    }
}

/// The word that is meant by an unknown one in capitals. Initials lie near many a short word, so that only two letters
/// that changed places count there.
fn meant(lexicon: &Lexicon, word: &str, around: &Surroundings) -> Option<Candidate> {
    if word.len() < LETTERS_MIN || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let likely = |candidate: &Candidate| {
        let is_swap = candidate.word.len() == word.len() && strsim::levenshtein(word, &candidate.word) == 2;
        let least = if word.len() < LONG_LETTERS_MIN { SHORT_ZIPF_MIN } else { LONG_ZIPF_MIN };
        // Names in capitals are a letter off many a word; a letter lost or put in makes few of them.
        let is_other_length = candidate.word.len() != word.len() && word.len() >= LOST_LETTERS_MIN;
        candidate.distance == 1 && candidate.entry.zipf >= least && (is_swap || is_other_length)
    };
    candidates(lexicon, word, 1, around).into_iter().find(likely)
}

fn around(document: &Document, tokens: &[Token], at: usize) -> Surroundings {
    let beside = |at: Option<usize>| counted(document, at.and_then(|at| tokens.get(at)));
    Surroundings { left: beside(at.checked_sub(1)), right: beside(Some(at + 1)), variety: None }
}

fn words_in_capitals(document: &Document) -> FxHashMap<&str, usize> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for token in document.tokens.iter().filter(|token| token.case == Case::Upper) {
        *counts.entry(document.word(token)).or_default() += 1;
    }
    counts
}
