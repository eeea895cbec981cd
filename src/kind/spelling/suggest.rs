//! The order of suggestions: cost of the edits, how common the word is, how well it stands between its neighbours.

use crate::language::Lexicon;

/// Keys of a QWERTY keyboard by row; neighbours are slipped to more often.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Puts the likeliest word first. Costs and weights are those that `detectors` measurements found best on news copy:
/// edit cost, 0.2 of the Zipf value, 0.15 of the logarithm of both bigrams.
pub(super) fn rank(lexicon: &Lexicon, word: &str, candidates: Vec<String>, neighbours: (String, String)) -> Vec<String> {
    let score = |candidate: &String| {
        let zipf = lexicon.look_up(candidate).map_or(0.0, |entry| f64::from(entry.zipf) / 10.0);
        let seen = |left: &str, right: &str| f64::from(lexicon.bigram(left, right) + 1).log10();
        let fit = seen(&neighbours.0, candidate) + seen(candidate, &neighbours.1);
        cost(word, candidate) - 0.2 * zipf - 0.15 * fit
    };
    let mut ranked: Vec<(f64, String)> = candidates.into_iter().map(|candidate| (score(&candidate), candidate)).collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    ranked.dedup_by(|a, b| a.1 == b.1);
    ranked.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Cost of the edits that make `right` of `wrong` (optimal string alignment with weights).
fn cost(wrong: &str, right: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (wrong.chars().collect(), right.chars().collect());
    let at = |chars: &[char], i: usize| chars.get(i).copied().unwrap_or(' ');
    let width = b.len() + 1;
    let mut table = vec![0.0_f64; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let before = |di: usize, dj: usize| table.get((i - di) * width + (j - dj)).copied().unwrap_or(0.0);
            let first = if i.min(j) <= 1 { 0.35 } else { 0.0 };
            let mut best = if i == 0 && j == 0 { 0.0 } else { f64::INFINITY };
            if i > 0 {
                let doubled = i > 1 && at(&a, i - 1) == at(&a, i - 2);
                best = best.min(before(1, 0) + if doubled { 0.55 } else { 0.95 } + first);
            }
            if j > 0 {
                let doubled = j > 1 && at(&b, j - 1) == at(&b, j - 2);
                best = best.min(before(0, 1) + if doubled { 0.6 } else { 0.95 } + first);
            }
            if i > 0 && j > 0 {
                let (x, y) = (at(&a, i - 1), at(&b, j - 1));
                best = best.min(before(1, 1) + if x == y { 0.0 } else { substitution(x, y) + first });
                let swapped = i > 1 && j > 1 && x == at(&b, j - 2) && at(&a, i - 2) == y && x != y;
                if swapped {
                    best = best.min(before(2, 2) + 0.6 + first);
                }
            }
            if let Some(cell) = table.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    table.last().copied().unwrap_or(0.0)
}

fn substitution(x: char, y: char) -> f64 {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let place = |c: char| ROWS.iter().enumerate().find_map(|(row, keys)| keys.find(c).map(|column| (row, column)));
    match (place(x), place(y)) {
        _ if is_vowel(x) && is_vowel(y) => 0.7,
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
        assert_eq!(cost("same", "same"), 0.0);
    }
}
