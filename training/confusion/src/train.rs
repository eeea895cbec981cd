//! Fits the weights: of the words that may be meant, the one that stands there is to score best.

use crate::table::{self, Weight};
use crate::texts::{Sentence, Texts};
use crate::vocabulary::Vocabulary;
use copydesk::language::usage::{Candidate, FEATURES, Place, key};
use std::collections::HashMap;

/// A feature counts for a word that it stands with so often.
const SUPPORT_MIN: u8 = 2;
/// Passes over the texts with all weights, and with those that find room in the table.
const PASSES: usize = 3;
const PASSES_KEPT: usize = 3;
/// Step of AdaGrad.
const STEP: f32 = 0.4;

/// Share of features left out at random in training, so that none is relied on alone; of 256.
const DROP: u64 = 32;

/// Other words drawn at random, besides those that may be meant.
const DRAWN: usize = 3;

/// Weights by key, with the sum of squared gradients of AdaGrad.
pub struct Weights {
    keys: Vec<u64>,
    cells: Vec<[f32; 2]>,
    mask: usize,
}

impl Weights {
    fn with_keys(keys: impl ExactSizeIterator<Item = u64>) -> Self {
        let size = (keys.len() * 2).next_power_of_two();
        let mut weights = Self { keys: vec![0; size], cells: vec![[0.0; 2]; size], mask: size - 1 };
        for key in keys {
            let mut at = key as usize & weights.mask;
            while weights.keys[at] != 0 {
                at = (at + 1) & weights.mask;
            }
            weights.keys[at] = key;
        }
        weights
    }

    fn slot(&self, key: u64) -> Option<usize> {
        let mut at = (key as usize) & self.mask;
        loop {
            match self.keys[at] {
                found if found == key => return Some(at),
                0 => return None,
                _ => at = (at + 1) & self.mask,
            }
        }
    }

    /// Weights as the table takes them: worth most are those that are large where they were often in doubt.
    pub fn all(&self) -> impl Iterator<Item = Weight> + '_ {
        let cells = self.keys.iter().zip(&self.cells).filter(|(key, _)| **key != 0);
        cells.map(|(&key, &[weight, doubt])| Weight { key, weight, worth: weight.abs() * doubt.powf(0.25) })
    }
}

/// A judged word of the texts.
pub struct Instance<'a> {
    pub sentence: &'a Sentence,
    pub at: usize,
    pub word: u32,
}

/// The judged words of the documents that `wanted` names by index.
pub fn instances<'a>(texts: &'a Texts, vocabulary: &Vocabulary, wanted: impl Fn(usize) -> bool) -> Vec<Instance<'a>> {
    let mut out = Vec::new();
    for (_, document) in texts.documents.iter().enumerate().filter(|(index, _)| wanted(*index)) {
        for sentence in document {
            for (at, &word) in sentence.words.iter().enumerate() {
                if let Some(word) = vocabulary.of_text(word).filter(|&word| !vocabulary.rivals[word as usize].is_empty()) {
                    out.push(Instance { sentence, at, word });
                }
            }
        }
    }
    out
}

/// A small generator with a fixed seed (xorshift64*).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }
}

fn ids(candidate: Candidate) -> impl Iterator<Item = u64> {
    [Some(candidate.word), candidate.class].into_iter().flatten()
}

/// Keys that stand with their word at least [`SUPPORT_MIN`] times.
fn supported(instances: &[Instance<'_>], vocabulary: &Vocabulary) -> Weights {
    let mut counts: HashMap<u64, u8> = HashMap::new();
    for instance in instances {
        let place = Place::new(&instance.sentence.symbols, instance.at);
        for of in ids(vocabulary.candidates[instance.word as usize]) {
            for feature in place.features.into_iter().filter(|feature| *feature != 0) {
                let count = counts.entry(key(feature, of)).or_default();
                *count = count.saturating_add(1);
            }
        }
    }
    let mut keys: Vec<u64> =
        counts.into_iter().filter(|&(key, count)| count >= SUPPORT_MIN && key != 0).map(|(key, _)| key).collect();
    keys.sort_unstable();
    Weights::with_keys(keys.into_iter())
}

/// Fits weights to the instances: first all, then again those that find room in the table.
pub fn fit(instances: &[Instance<'_>], vocabulary: &Vocabulary) -> Weights {
    let mut weights = supported(instances, vocabulary);
    pass_over(&mut weights, instances, vocabulary, PASSES);
    let mut keys: Vec<u64> = table::select(weights.all()).into_iter().flatten().map(|weight| weight.key).collect();
    keys.sort_unstable();
    let mut kept = Weights::with_keys(keys.into_iter());
    pass_over(&mut kept, instances, vocabulary, PASSES_KEPT);
    kept
}

fn pass_over(weights: &mut Weights, instances: &[Instance<'_>], vocabulary: &Vocabulary, passes: usize) {
    let drawn: Vec<u32> = instances.iter().map(|instance| instance.word).collect();
    let mut random = Random(0x5DEE_CE66_D1CE_4E5B);
    let mut slots: Vec<usize> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut scores: Vec<f32> = Vec::new();
    let scale = 256.0 / (256 - DROP) as f32;
    let mut order: Vec<u32> = (0..instances.len() as u32).collect();
    for pass in 0..passes {
        for last in (1..order.len()).rev() {
            order.swap(last, (random.next() % (last as u64 + 1)) as usize);
        }
        let mut loss = 0.0_f64;
        for &index in &order {
            let instance = &instances[index as usize];
            let place = Place::new(&instance.sentence.symbols, instance.at);
            let mut kept = [0_u64; FEATURES];
            let mut count = 0;
            for feature in place.features.into_iter().filter(|feature| *feature != 0) {
                if random.next() % 256 >= DROP {
                    kept[count] = feature;
                    count += 1;
                }
            }
            let rivals = vocabulary.rivals[instance.word as usize].iter().copied();
            let others =
                (0..DRAWN).map(|_| drawn[(random.next() % drawn.len() as u64) as usize]).filter(|&word| word != instance.word);
            slots.clear();
            ends.clear();
            scores.clear();
            let all: Vec<u32> = [instance.word].into_iter().chain(rivals).chain(others.collect::<Vec<_>>()).collect();
            for word in all {
                let mut score = 0.0;
                for of in ids(vocabulary.candidates[word as usize]) {
                    for feature in &kept[..count] {
                        if let Some(slot) = weights.slot(key(*feature, of)) {
                            score += weights.cells[slot][0];
                            slots.push(slot);
                        }
                    }
                }
                ends.push(slots.len());
                scores.push(score * scale);
            }
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
            loss -= f64::from((scores[0] - most).exp() / sum).max(1e-9).ln();
            let mut start = 0;
            for (number, &end) in ends.iter().enumerate() {
                let share = (scores[number] - most).exp() / sum;
                let gradient = (share - if number == 0 { 1.0 } else { 0.0 }) * scale;
                if gradient.abs() > 1e-3 {
                    for &slot in &slots[start..end] {
                        let cell = &mut weights.cells[slot];
                        cell[1] += gradient * gradient;
                        cell[0] -= STEP * gradient / (cell[1] + 1.0).sqrt();
                    }
                }
                start = end;
            }
        }
        eprintln!("pass {pass}: {} places, loss {:.4}", order.len(), loss / order.len() as f64);
    }
}
