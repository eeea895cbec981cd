//! Pairs and triples of words of the closed classes that the texts ought to hold and do not.

use crate::texts::{NONE, Texts};
use copydesk::language::usage::closed_class;
use std::collections::HashMap;

/// A pair or triple is expected so often, were its words independent (a triple: its pairs) …
const EXPECTED_MIN: f64 = 12.0;
/// … and seen in no more than this share of that.
const SEEN_SHARE_MAX: f64 = 0.012;

/// Prints them, most expected first, as rows of a rule.
pub fn print(texts: &Texts) {
    let mut pairs: HashMap<[u32; 2], u32> = HashMap::new();
    let mut triples: HashMap<[u32; 3], u32> = HashMap::new();
    let (mut left, mut right, mut middle) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut all = 0_u32;
    let is_closed: Vec<bool> = texts.words.iter().map(|word| closed_class(word).is_some()).collect();
    let closed = |word: u32| word != NONE && is_closed[word as usize];
    for sentence in texts.documents.iter().flatten() {
        for pair in sentence.words.windows(2) {
            all += 1;
            *left.entry(pair[0]).or_insert(0_u32) += 1;
            *right.entry(pair[1]).or_insert(0_u32) += 1;
            if closed(pair[0]) && closed(pair[1]) {
                *pairs.entry([pair[0], pair[1]]).or_default() += 1;
            }
        }
        for triple in sentence.words.windows(3).filter(|triple| triple.iter().all(|word| closed(*word))) {
            *middle.entry(triple[1]).or_insert(0_u32) += 1;
            *triples.entry([triple[0], triple[1], triple[2]]).or_default() += 1;
        }
    }
    let mut rows: Vec<(f64, u32, String)> = Vec::new();
    let words: Vec<u32> = (0..texts.words.len() as u32).filter(|word| closed(*word)).collect();
    let text = |words: &[u32]| words.iter().map(|word| texts.words[*word as usize].as_str()).collect::<Vec<_>>().join(" ");
    let count = |counts: &HashMap<u32, u32>, word: u32| f64::from(counts.get(&word).copied().unwrap_or(0));
    for &a in &words {
        for &b in words.iter().filter(|b| **b != a) {
            let expected = count(&left, a) * count(&right, b) / f64::from(all);
            rows.push((expected, pairs.get(&[a, b]).copied().unwrap_or(0), text(&[a, b])));
        }
    }
    for (&[a, b], &before) in &pairs {
        for &c in words.iter().filter(|c| **c != b && **c != a) {
            let behind = pairs.get(&[b, c]).copied().unwrap_or(0);
            let expected = f64::from(before) * f64::from(behind) / count(&middle, b).max(1.0);
            rows.push((expected, triples.get(&[a, b, c]).copied().unwrap_or(0), text(&[a, b, c])));
        }
    }
    rows.retain(|(expected, seen, _)| *expected >= EXPECTED_MIN && f64::from(*seen) <= expected * SEEN_SHARE_MAX);
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.2.cmp(&b.2)));
    for (expected, seen, phrase) in rows {
        println!("  \"{phrase}\", # expected {expected:.0}, seen {seen}");
    }
}
