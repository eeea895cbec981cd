//! Common words that an unknown one may be a slip for, and whether it is likely to be one.

use super::derived::Derivation;
use super::memory::Standing;
use super::rank::{Candidate, Surroundings, sort};
use crate::language::lexicon::{LEVEL_NONE, Lexicon, Near};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Fewest letters of a word for which words two edits off are looked for.
const TWO_EDITS_LETTERS_MIN: usize = 6;

/// Largest level of a word that may be meant.
const LEVEL_MAX: u8 = 70;

/// Smallest Zipf value, in tenths, of a word that may be meant; what is rarer is looked through for nothing.
const ZIPF_MIN: u8 = 5;

/// What an unknown word has to show before a common word near it counts as meant. The shorter the word, the more words
/// lie near it by chance, and the commoner and the better in its place the meant one must be.
/// Rows: edits, fewest letters, smallest Zipf value in tenths, smallest fit. Chosen on the development sets.
const SLIPS: &[(u8, usize, u8, f64)] = &[
    (1, 8, 20, 0.0),
    (1, 6, 25, 0.0),
    (1, 6, 20, 0.5),
    (1, 5, 40, 0.3),
    (1, 5, 30, 0.6),
    (1, 4, 50, 1.0),
    (1, 4, 38, 2.0),
    (2, 10, 25, 0.0),
    (2, 8, 28, 0.0),
    (2, 7, 34, 0.0),
    (2, 6, 45, 1.5),
];

/// The same for a rarity, and for a name in small letters.
const DOUBTFUL_SLIPS: &[(u8, usize, u8, f64)] = &[(1, 6, 40, 0.0), (1, 4, 45, 0.6)];

/// Smallest fit of the word that a name of so many letters, in small ones, is a slip for.
const NAME_LETTERS_MAX: usize = 4;
const NAME_FIT_MIN: f64 = 2.0;

/// What a word that looks like a compound, or made with a rare affix, must show to be a slip all the same: letters, and
/// the smallest Zipf value in tenths of the word that is meant.
const COMPOUND_LETTERS_MIN: usize = 6;
const COMPOUND_ZIPF_MIN: u8 = 17;
pub(super) const LONG_COMPOUND_LETTERS_MIN: usize = 9;
const LONG_COMPOUND_ZIPF_MIN: u8 = 35;
const WEAK_AFFIX_ZIPF_MIN: u8 = 40;

/// Words near `word`, at most so many edits off (1 or 2), likeliest first.
pub(super) fn candidates(lexicon: &Lexicon, word: &str, edits_max: u8, around: &Surroundings) -> Vec<Candidate> {
    let near = near_words(lexicon, word, edits_max);
    let near = near.iter().filter(|near| near.entry.level <= LEVEL_MAX && near.entry.zipf >= ZIPF_MIN).cloned();
    let mut found: Vec<Candidate> =
        near.map(|near| Candidate::with_entry(lexicon, word, near.word, near.entry, around)).collect();
    sort(&mut found);
    found
}

/// Words whose neighbours are remembered at the most; a run over an archive meets the same unknown words over and over.
const REMEMBERED_MAX: usize = 4096;

/// Near words by word and edits.
type Remembered = FxHashMap<(String, u8), Rc<[Near]>>;

thread_local! {
    /// Neighbours of words looked up before. What it holds never changes an answer.
    static REMEMBERED: RefCell<Remembered> = RefCell::default();
}

fn near_words(lexicon: &Lexicon, word: &str, edits_max: u8) -> Rc<[Near]> {
    let edits = if word.len() >= TWO_EDITS_LETTERS_MIN { edits_max } else { 1 };
    REMEMBERED.with_borrow_mut(|remembered| {
        let key = (word.to_owned(), edits);
        if let Some(near) = remembered.get(&key) {
            return Rc::clone(near);
        }
        let mut near = lexicon.near(word, 1);
        if edits > 1 {
            near.extend(lexicon.near_with_start(word, 2).into_iter().filter(|near| near.distance > 1));
        }
        if remembered.len() >= REMEMBERED_MAX {
            remembered.clear();
        }
        let near: Rc<[Near]> = near.into();
        remembered.insert(key, Rc::clone(&near));
        near
    })
}

/// Words that are likely to be meant, likeliest first; none where the word may well be right.
pub(super) fn slip(
    lexicon: &Lexicon,
    word: &str,
    standing: Standing,
    made: Option<Derivation>,
    edits_max: u8,
    around: &Surroundings,
) -> Vec<Candidate> {
    let rows = if standing == Standing::Unknown { SLIPS } else { DOUBTFUL_SLIPS };
    let edits_max = if standing == Standing::Unknown { edits_max } else { 1 };
    let mut found = candidates(lexicon, word, edits_max, around);
    let likely = |candidate: &Candidate| {
        let fits = |&(edits, letters, zipf, fit): &(u8, usize, u8, f64)| {
            candidate.distance == edits && word.len() >= letters && candidate.entry.zipf >= zipf && candidate.fit >= fit
        };
        rows.iter().any(fits)
    };
    let Some(first) = found.iter().position(likely) else { return Vec::new() };
    // A short name in small letters is a name first of all.
    let is_name = || lexicon.look_up(word).is_some_and(|entry| entry.level == LEVEL_NONE);
    let is_short = standing == Standing::Doubtful && word.len() <= NAME_LETTERS_MAX;
    if is_short && is_name() && found.get(first).is_some_and(|best| best.fit < NAME_FIT_MIN) {
        return Vec::new();
    }
    if made.is_some_and(|made| !may_be_slip(word, made, &found)) {
        return Vec::new();
    }
    // The likeliest that passes leads; the others follow in their order.
    found.get_mut(..=first).into_iter().for_each(|head| head.rotate_right(1));
    found
}

/// A word that looks made of known ones, and a known word beside it that explains it better: "plateform" is no form of a
/// plate.
fn may_be_slip(word: &str, made: Derivation, found: &[Candidate]) -> bool {
    let is_form = |candidate: &Candidate| candidate.word.starts_with(word) || word.starts_with(&candidate.word);
    let explains = |candidate: &Candidate| match made {
        Derivation::Affix => false,
        Derivation::WeakAffix => candidate.distance == 1 && candidate.entry.zipf >= WEAK_AFFIX_ZIPF_MIN,
        Derivation::Compound if word.len() >= LONG_COMPOUND_LETTERS_MIN && candidate.distance == 2 => {
            candidate.entry.zipf >= LONG_COMPOUND_ZIPF_MIN && candidate.word.as_bytes().first() == word.as_bytes().first()
        }
        Derivation::Compound => {
            word.len() >= COMPOUND_LETTERS_MIN
                && candidate.distance == 1
                && candidate.entry.zipf >= COMPOUND_ZIPF_MIN
                && !is_form(candidate)
        }
    };
    found.iter().any(explains)
}
