//! How likely a written word is a slip for another: the odds by the words around, held against what the texts attest.

use crate::language::lexicon::Lexicon;
use crate::language::neighbour::counted;
use crate::language::{Document, Token};

/// The words beside a place as [`Lexicon::bigram`] wants them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The word before; `.` at the start of a sentence.
    pub left: String,
    /// The word behind; `.` at the end.
    pub right: String,
}

/// Possessive ending, a word of its own in the counts.
const POSSESSIVE: &str = "'s";

impl Beside {
    /// The neighbours of the token `at` of a sentence.
    pub fn new(document: &Document, sentence: &[Token], at: usize) -> Self {
        let before = sentence.get(..at).unwrap_or(&[]).iter().rev().find(|token| !is_quote(document, token));
        let behind = sentence.get(at + 1..).unwrap_or(&[]).iter().find(|token| !is_quote(document, token));
        let left = counted(document, before);
        let right = counted(document, behind);
        let stem = |word: &str| word.strip_suffix(POSSESSIVE).filter(|stem| !is_contracted(stem)).map(str::to_owned);
        Self { left: stem(&left).map_or(left, |_| POSSESSIVE.to_owned()), right: stem(&right).unwrap_or(right) }
    }
}

fn is_quote(document: &Document, token: &Token) -> bool {
    matches!(document.word(token), "\"" | "“" | "”" | "'" | "‘" | "’")
}

/// `it's` and the like are words; any other `'s` is a possessive.
fn is_contracted(stem: &str) -> bool {
    matches!(stem, "it" | "that" | "he" | "she" | "there" | "here" | "what" | "who" | "where" | "how" | "let")
}

/// Number of [`terms`].
pub const TERMS: usize = 7;

/// Weights of [`terms`], as `training/confusion calibrate` fits them to slips put into held-out documents. Their sum is
/// the natural-log odds that the written word is a slip, were slips as frequent as right uses.
const WEIGHTS: [f32; TERMS] = [0.512, -0.104, -0.575, 0.290, -0.436, -0.479, 1.713];

/// Odds of the meant over the written word below which nothing is a slip, whatever else is known.
pub const FIT_MIN: f32 = 2.0;

/// How often the texts hold the written word behind its left neighbour and before its right one, then the meant word.
pub fn counts(lexicon: &Lexicon, beside: &Beside, [written, meant]: [&str; 2]) -> [u32; 4] {
    let (left, right) = (beside.left.as_str(), beside.right.as_str());
    let [[before, behind], [meant_before, meant_behind]] = [written, meant].map(|word| match word.strip_suffix(POSSESSIVE) {
        // "it's" is counted as "it" and its ending.
        Some(stem) => {
            let share = |pairs: u32, of: &str| pairs * uses(lexicon, word) / lexicon.occurrences(of).max(1);
            [share(lexicon.bigram(left, stem), stem), share(lexicon.bigram(POSSESSIVE, right), POSSESSIVE)]
        }
        None => [lexicon.bigram(left, word), lexicon.bigram(word, right)],
    });
    [before, behind, meant_before, meant_behind]
}

/// How often the texts hold a word.
pub fn uses(lexicon: &Lexicon, word: &str) -> u32 {
    word.strip_suffix(POSSESSIVE).map_or_else(|| lexicon.occurrences(word), |stem| lexicon.bigram(stem, POSSESSIVE))
}

/// What decides whether a written word is a slip for a meant one: by how much the other fits better, how well the
/// written one fits, how common both are, and how much more often the written word stands beside each of its
/// neighbours in the texts than it would if it were used as the other is. `counts` are those of [`counts`], `uses` the
/// occurrences of both, `scores` those of [`super::Usage::score`]; the written word stands first.
pub fn terms(counts: [u32; 4], uses: [u32; 2], scores: [f32; 2]) -> [f32; TERMS] {
    let [before, behind, meant_before, meant_behind] = counts;
    let [uses, others] = uses.map(|uses| uses.max(1) as f32);
    let attested = |written: u32, meant: u32| ((written as f32 + 0.5) / (meant as f32 * uses / others + 0.5)).ln();
    let (left, right) = (attested(before, meant_before), attested(behind, meant_behind));
    let [own, other] = scores;
    [other - own, own, uses.ln(), others.ln(), left, right, 1.0]
}

/// Natural-log odds that the written word is a slip for the meant one, with the counts of the lexicon.
pub fn slip_odds(beside: &Beside, words: [&str; 2], scores: [f32; 2]) -> f32 {
    let lexicon = Lexicon::shared();
    odds(&terms(counts(lexicon, beside, words), words.map(|word| uses(lexicon, word)), scores))
}

/// Natural-log odds that the written word is a slip, by the [`terms`].
pub fn odds(terms: &[f32; TERMS]) -> f32 {
    terms.iter().zip(WEIGHTS).map(|(term, weight)| term * weight).sum()
}
