//! What an unknown word is likely to be.

use super::compound::{glued, is_derived};
use super::{UnknownSort, UnknownWord, spared};
use crate::language::foreign;
use crate::language::lexicon::{Entry, Lexicon};
use crate::language::{Case, Document, folded};
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};

/// Smallest Zipf value, in tenths, of a word that a slip may stand for. From `study` figures: 3 on the scale of wordfreq.
const NEAR_ZIPF_MIN: u8 = 30;
/// Fewest letters of a word that may be a slip for a near one.
const NEAR_LETTERS_MIN: usize = 5;
/// A word that comes more often than this in one piece is meant so.
const MENTIONS_MAX: usize = 2;
/// Fewest letters of a capitalised misspelling that is no name.
const CAPITALISED_LETTERS_MIN: usize = 4;

/// Judges the unknown tokens of a document; those that are likely to be right are left out.
pub(super) fn judge(document: &Document, lexicon: &Lexicon, tokens: &[u32]) -> Vec<UnknownWord> {
    let words: Vec<String> = tokens
        .iter()
        .map(|at| document.tokens.get(*at as usize).map_or(String::new(), |token| folded(document.word(token))))
        .collect();
    let mut mentions: FxHashMap<&str, usize> = FxHashMap::default();
    for word in &words {
        *mentions.entry(word).or_default() += 1;
    }
    let names = names(document);
    let judge = Judge { document, lexicon, tokens, names };
    let judged = tokens.iter().zip(&words).filter_map(|(at, word)| {
        let (sort, span, candidates) = judge.verdict(*at, word, mentions.get(word.as_str()).copied().unwrap_or(1))?;
        Some(UnknownWord { token: *at, span, sort, candidates })
    });
    judged.collect()
}

/// Folded words that stand capitalised inside a sentence: names of this piece.
fn names(document: &Document) -> FxHashSet<String> {
    let mut names = FxHashSet::default();
    for sentence in &document.sentences {
        let tokens = document.tokens_in(sentence.tokens.clone());
        let words = tokens.iter().filter(|token| token.is_word()).skip(1);
        let capitals = words.filter(|token| !matches!(token.case, Case::Lower | Case::None));
        names.extend(capitals.map(|token| folded(document.word(token))));
    }
    names
}

struct Judge<'d> {
    document: &'d Document,
    lexicon: &'d Lexicon,
    tokens: &'d [u32],
    names: FxHashSet<String>,
}

impl Judge<'_> {
    /// What an unknown word is, the span to flag and what may stand there; `None` when nothing is to be said.
    fn verdict(&self, at: u32, word: &str, mentions: usize) -> Option<(UnknownSort, TextSpan, Vec<String>)> {
        let token = self.document.tokens.get(at as usize)?;
        let stem = word.strip_suffix("'s").unwrap_or(word);
        let span = stem_span(self.document, token.span, stem);
        let is_capitalised = token.case == Case::Title;
        if self.names.contains(stem) || self.names.contains(word) {
            return None;
        }
        if spared::is_in_code(self.document, token.span) {
            return None;
        }
        let corrections = self.lexicon.corrections(stem);
        if (corrections.is_empty() && (self.adjoins_unknown(at) || self.is_spared(at, stem)))
            || self.is_dialect_or_french(at)
            || is_unaccented(self.lexicon, stem)
        {
            return None;
        }
        let long_enough = !is_capitalised || stem.chars().count() >= CAPITALISED_LETTERS_MIN;
        if !corrections.is_empty() && long_enough && mentions <= MENTIONS_MAX * 2 {
            return Some((UnknownSort::Misspelling, span, corrections));
        }
        if mentions > MENTIONS_MAX {
            return None;
        }
        if !stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return self.hyphenated(stem, span, is_capitalised);
        }
        if let Some(pair) = glued(self.lexicon, stem) {
            return Some((UnknownSort::Glued, span, vec![pair]));
        }
        // A capital may make a name of it.
        if is_capitalised || is_derived(self.lexicon, stem) {
            return None;
        }
        let near = self.near(stem);
        let sort = if near.is_empty() { UnknownSort::Unlisted } else { UnknownSort::Near };
        Some((sort, span, near))
    }

    /// A part between hyphens that is a known misspelling.
    fn hyphenated(&self, stem: &str, span: TextSpan, is_capitalised: bool) -> Option<(UnknownSort, TextSpan, Vec<String>)> {
        if is_capitalised {
            return None;
        }
        let (part, corrections) =
            stem.split('-').map(|part| (part, self.lexicon.corrections(part))).find(|(_, c)| !c.is_empty())?;
        let fixed = corrections.iter().map(|right| stem.replacen(part, right, 1)).collect();
        Some((UnknownSort::Misspelling, span, fixed))
    }

    /// Common words one edit off.
    fn near(&self, stem: &str) -> Vec<String> {
        if stem.len() < NEAR_LETTERS_MIN {
            return Vec::new();
        }
        let near = self.lexicon.near(stem, 1).into_iter();
        near.filter(|near| near.entry.zipf >= NEAR_ZIPF_MIN && is_word(&near.entry)).map(|near| near.word).collect()
    }

    /// True before a lost letter (`lyin'`) and before a French elision (`d'hôtel`).
    fn is_dialect_or_french(&self, at: u32) -> bool {
        let (Some(token), Some(next)) = (self.document.tokens.get(at as usize), self.document.tokens.get(at as usize + 1)) else {
            return false;
        };
        let word = self.document.word(next);
        let lost_letter = next.span.start == token.span.end && matches!(word, "'" | "’");
        let elided = ["d'", "d’", "l'", "l’", "qu'", "qu’"].iter().any(|elision| word.to_lowercase().starts_with(elision));
        lost_letter || (next.is_word() && elided)
    }

    /// True for drawn-out words, and words of a foreign phrase.
    fn is_spared(&self, at: u32, stem: &str) -> bool {
        let is_unknown = |word: &str| super::look_up(self.lexicon, &folded(word));
        spared::is_drawn_out(self.lexicon, stem) || foreign::is_in_phrase(self.document, at as usize, is_unknown)
    }

    /// True when a word beside is unknown too: a foreign phrase, verse in dialect, a list of names.
    fn adjoins_unknown(&self, at: u32) -> bool {
        let unknown = |at: u32| self.tokens.binary_search(&at).is_ok();
        at.checked_sub(1).is_some_and(unknown) || unknown(at + 1)
    }
}

/// True for a word that the lexicon has with an accent: `facade`, `cliches`.
fn is_unaccented(lexicon: &Lexicon, stem: &str) -> bool {
    const ACCENTS: [(char, &str); 7] =
        [('a', "àâä"), ('c', "ç"), ('e', "éèê"), ('i', "ïî"), ('n', "ñ"), ('o', "ôöó"), ('u', "üû")];
    let singular = stem.strip_suffix('s').unwrap_or(stem);
    [stem, singular].into_iter().any(|word| {
        word.char_indices().any(|(at, c)| {
            let accents = ACCENTS.iter().find(|(plain, _)| *plain == c).map_or("", |(_, accents)| accents);
            let (left, right) = (word.get(..at).unwrap_or(""), word.get(at + c.len_utf8()..).unwrap_or(""));
            accents.chars().any(|accent| lexicon.level(&format!("{left}{accent}{right}")).is_some_and(|level| level <= 80))
        })
    })
}

/// True for a word that is one in small letters.
fn is_word(entry: &Entry) -> bool {
    entry.level <= 70
}

/// The span of a word without its possessive ending.
fn stem_span(document: &Document, span: TextSpan, stem: &str) -> TextSpan {
    let text = document.slice(span);
    let end = text.char_indices().nth(stem.chars().count()).map_or(text.len(), |(at, _)| at);
    TextSpan::new(span.start as usize, span.start as usize + end)
}
