//! The order of suggestions: cost of the edits, how common the word is, how well it stands between its neighbours, and
//! whether it is spelled as the rest of the piece is.

use crate::language::lexicon::{Entry, Lexicon, Varieties};

/// Keys of a QWERTY keyboard by row; neighbours are slipped to more often.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Letters that are heard alike; who spells by ear takes one for the other.
const SOUNDS: [&str; 8] = ["ck", "cs", "sz", "gj", "fv", "iy", "kq", "dt"];

/// Weight of a tenth of the Zipf value, and of the logarithm of both bigrams; `detectors` measurements found them best
/// on news copy.
const ZIPF_WEIGHT: f64 = 0.02;
const FIT_WEIGHT: f64 = 0.15;

/// Added to the cost of an edit at the first letter, where slips are rare.
const FIRST_LETTER_COST: f64 = 0.35;

/// Added to the Zipf value, in tenths, of words that American English lacks in a piece that is not American.
const OTHER_VARIETY_ZIPF: u8 = 12;

/// Added to the cost of a word that is not standard in the variety of the piece.
const VARIETY_COST: f64 = 0.5;

/// A word that may be meant.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// Folded.
    pub(super) word: String,
    /// Edits from what is written; see [`crate::language::Near::distance`].
    pub(super) distance: u8,
    /// What is known of it.
    pub(super) entry: Entry,
    /// Logarithms of the counts of the pairs that it makes with its neighbours, added up.
    pub(super) fit: f64,
    /// The smaller the likelier.
    pub(super) score: f64,
}

/// The folded words beside, `,` for a mark and `.` for the border of a sentence, and the variety of the piece.
#[derive(Debug, Clone, Default)]
pub(super) struct Surroundings {
    pub(super) left: String,
    pub(super) right: String,
    pub(super) variety: Option<Varieties>,
}

impl Candidate {
    /// Judges one word.
    pub(super) fn new(lexicon: &Lexicon, written: &str, word: String, around: &Surroundings) -> Self {
        let entry = lexicon.look_up(&word).unwrap_or_default();
        Self::with_entry(lexicon, written, word, entry, around)
    }

    /// Judges one word of which the entry is at hand.
    pub(super) fn with_entry(lexicon: &Lexicon, written: &str, word: String, mut entry: Entry, around: &Surroundings) -> Self {
        // The texts are American for the most part: they hold the words of the other varieties too seldom.
        if !entry.varieties.contains(Varieties::US) && around.variety.is_some_and(|variety| entry.varieties.contains(variety)) {
            entry.zipf = entry.zipf.saturating_add(OTHER_VARIETY_ZIPF);
        }
        let seen = |left: &str, right: &str| f64::from(lexicon.bigram(left, right) + 1).log10();
        let fit = seen(&around.left, &word) + seen(&word, &around.right);
        let is_odd = around.variety.is_some_and(|variety| !entry.varieties.is_empty() && !entry.varieties.contains(variety));
        let cost = cost(written, &word) + if is_odd { VARIETY_COST } else { 0.0 };
        let score = cost - ZIPF_WEIGHT * f64::from(entry.zipf) - FIT_WEIGHT * fit;
        Self { distance: distance(written, &word), word, entry, fit, score }
    }
}

/// Puts the likeliest word first, and each word once.
pub(super) fn sort(candidates: &mut Vec<Candidate>) {
    candidates.sort_by(|a, b| a.score.total_cmp(&b.score).then_with(|| a.word.cmp(&b.word)));
    candidates.dedup_by(|a, b| a.word == b.word);
}

/// Edits between two words; swapped neighbours are one.
fn distance(a: &str, b: &str) -> u8 {
    u8::try_from(strsim::osa_distance(a, b)).unwrap_or(u8::MAX)
}

/// Cost of the edits that make `right` of `wrong` (optimal string alignment with weights).
fn cost(wrong: &str, right: &str) -> f64 {
    if let Some(cost) = ending_cost(wrong, right) {
        return cost;
    }
    let (a, b): (Vec<char>, Vec<char>) = (wrong.chars().collect(), right.chars().collect());
    let at = |chars: &[char], i: usize| chars.get(i).copied().unwrap_or(' ');
    let width = b.len() + 1;
    let mut table = vec![0.0_f64; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let before = |di: usize, dj: usize| table.get((i - di) * width + (j - dj)).copied().unwrap_or(0.0);
            let first = |is_first: bool| if is_first { FIRST_LETTER_COST } else { 0.0 };
            let mut best = if i == 0 && j == 0 { 0.0 } else { f64::INFINITY };
            if i > 0 {
                let doubled = i > 1 && at(&a, i - 1) == at(&a, i - 2);
                best = best.min(before(1, 0) + if doubled { 0.55 } else { 0.95 } + first(i == 1 && j == 0));
            }
            if j > 0 {
                let doubled = j > 1 && at(&b, j - 1) == at(&b, j - 2);
                let letter = if doubled { 0.6 } else { missing_letter(&a, &b, i, j) };
                best = best.min(before(0, 1) + letter + first(i == 0));
            }
            if i > 0 && j > 0 {
                let (x, y) = (at(&a, i - 1), at(&b, j - 1));
                best = best.min(before(1, 1) + if x == y { 0.0 } else { substitution(x, y) + first(i == 1 && j == 1) });
                let swapped = i > 1 && j > 1 && x == at(&b, j - 2) && at(&a, i - 2) == y && x != y;
                if swapped {
                    best = best.min(before(2, 2) + 0.6 + first(i == 2 && j == 2));
                }
            }
            if let Some(cell) = table.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    table.last().copied().unwrap_or(0.0)
}

/// Cost of a letter that was left out. An e that is not heard before a final d, and an h behind a consonant, are lost most.
fn missing_letter(wrong: &[char], right: &[char], i: usize, j: usize) -> f64 {
    let is_last_d = i + 1 == wrong.len() && j + 1 == right.len() && wrong.last() == Some(&'d') && right.last() == Some(&'d');
    match right.get(j - 1) {
        Some('e') if is_last_d => 0.45,
        Some('h') if j > 1 => 0.65,
        _ => 0.85,
    }
}

/// Cost of endings that follow a rule of English which the writer overlooked: "companys", "carefull".
fn ending_cost(wrong: &str, right: &str) -> Option<f64> {
    const ENDINGS: [(&str, &str); 3] = [("ys", "ies"), ("full", "ful"), ("yed", "ied")];
    let same_stem = |(from, to): &(&str, &str)| wrong.strip_suffix(from).is_some_and(|stem| right.strip_suffix(to) == Some(stem));
    ENDINGS.iter().any(same_stem).then_some(0.5)
}

fn substitution(x: char, y: char) -> f64 {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let sounds = SOUNDS.iter().any(|pair| pair.contains(x) && pair.contains(y));
    let place = |c: char| ROWS.iter().enumerate().find_map(|(row, keys)| keys.find(c).map(|column| (row, column)));
    match (place(x), place(y)) {
        _ if sounds || (is_vowel(x) && is_vowel(y)) => 0.7,
        (Some((row, column)), Some((other_row, other_column)))
            if row.abs_diff(other_row) <= 1 && column.abs_diff(other_column) <= 1 =>
        {
            0.85
        }
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likely_slips_cost_less() {
        assert!(cost("teh", "the") < cost("teh", "ten"));
        assert!(cost("accomodate", "accommodate") < cost("acomodate", "accommodate"));
        assert!(cost("sspect", "suspect") < cost("sspect", "aspect"));
        assert!(cost("companys", "companies") < cost("companys", "company"));
        assert!(cost("namd", "named") < cost("namd", "name"));
        assert!(cost("sircle", "circle") < cost("sircle", "mircle"));
        assert_eq!(cost("same", "same"), 0.0);
    }

    #[test]
    fn the_variety_of_the_piece_decides_between_two_spellings() {
        let first = |variety| {
            let around = Surroundings { variety, ..Surroundings::default() };
            let words = ["center", "centre"].map(str::to_owned).into_iter();
            let mut found: Vec<_> = words.map(|word| Candidate::new(Lexicon::shared(), "cente", word, &around)).collect();
            sort(&mut found);
            found.remove(0).word
        };
        assert_eq!((first(Some(Varieties::GB)).as_str(), first(Some(Varieties::US)).as_str()), ("centre", "center"));
    }
}
