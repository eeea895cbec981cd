//! Measures pairs on documents that the weights were not fitted to: each document is held out once.

use crate::Result;
use crate::texts::Texts;
use crate::vocabulary::Vocabulary;
use crate::{table, train};
use copydesk::language::usage::{Place, Usage};
use std::collections::HashMap;

/// Log-odds of the meant over the written word.
#[derive(Default)]
pub struct Odds {
    /// Where the written word stands rightly: above a margin these are false alarms.
    pub innocent: Vec<f32>,
    /// Where the meant word stands, had the other been written: above a margin these are found slips.
    pub slips: Vec<f32>,
}

/// By written and meant word.
pub type Measured = HashMap<(u32, u32), Odds>;

/// Fits once for each of `folds` parts of the documents and scores that part.
pub fn measure(texts: &Texts, vocabulary: &Vocabulary, folds: usize) -> Result<Measured> {
    let mut measured = Measured::new();
    let parts: Vec<usize> = (0..folds).collect();
    for pair in parts.chunks(2) {
        let results: Vec<Vec<(u32, u32, f32)>> = std::thread::scope(|scope| {
            let handles: Vec<_> = pair.iter().map(|&fold| scope.spawn(move || score(texts, vocabulary, folds, fold))).collect();
            handles.into_iter().map(|handle| handle.join().unwrap_or_default()).collect()
        });
        for (word, rival, odds) in results.into_iter().flatten() {
            if odds > 0.0 {
                measured.entry((word, rival)).or_default().innocent.push(odds);
            } else {
                measured.entry((rival, word)).or_default().slips.push(-odds);
            }
        }
    }
    for odds in measured.values_mut() {
        odds.innocent.sort_by(f32::total_cmp);
        odds.slips.sort_by(f32::total_cmp);
    }
    Ok(measured)
}

fn score(texts: &Texts, vocabulary: &Vocabulary, folds: usize, fold: usize) -> Vec<(u32, u32, f32)> {
    let fitted = train::instances(texts, vocabulary, |document| document % folds != fold);
    let weights = train::fit(&fitted, vocabulary);
    let usage = Usage::of(Box::leak(table::write(weights.all()).into_boxed_slice()), &[]);
    let mut out = Vec::new();
    for instance in train::instances(texts, vocabulary, |document| document % folds == fold) {
        let place = Place::new(&instance.sentence.symbols, instance.at);
        let own = usage.score(&place, vocabulary.candidates[instance.word as usize]);
        for &rival in &vocabulary.rivals[instance.word as usize] {
            out.push((instance.word, rival, usage.score(&place, vocabulary.candidates[rival as usize]) - own));
        }
    }
    out
}

/// How many odds reach a margin, in an ascending list.
pub fn reach(odds: &[f32], margin: f32) -> usize {
    odds.len() - odds.partition_point(|odds| *odds < margin)
}
