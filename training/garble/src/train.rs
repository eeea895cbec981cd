//! Fits the weights. Every gap of a whole sentence is to score low; of a damaged one, some gap at which it breaks is to score
//! high: which of them is left open (noisy or).

use crate::attested::Attested;
use crate::damaged::{Broken, NEWS};
use crate::random::Random;
use crate::texts::Texts;
use copydesk::language::garble::{FEATURES, STEPS, WEIGHT_BITS, features, weight_at};

/// Passes over the sentences.
const PASSES: usize = 2;
/// Step of AdaGrad.
const STEP: f32 = 0.1;
/// Share of features left out at random in training, so that none is relied on alone; of 256.
const DROP: u64 = 32;
/// Weight of a damaged sentence beside a whole one: below one, since a false alarm costs more than a miss.
const DAMAGED: f32 = 0.5;
/// Gradients below it change nothing.
const GRADIENT_MIN: f32 = 1e-4;

/// Gaps of a sentence that are looked at together.
struct Bag {
    first: usize,
    end: usize,
    is_broken: bool,
}

/// The weights as the table has them, fitted to the documents that `wanted` names.
pub fn fit(texts: &Texts, broken: &[Broken], attested: &Attested, wanted: impl Fn(usize) -> bool) -> Vec<i8> {
    let mut rows: Vec<[u32; FEATURES]> = Vec::new();
    let mut bags = Vec::new();
    let row = |features: &[u64; FEATURES]| features.map(|hash| weight_at(hash) as u32);
    for sentence in texts.sentences.iter().filter(|sentence| sentence.pieces.is_some() && wanted(sentence.document)) {
        let first = rows.len();
        features(&sentence.items, &attested.but(sentence.document), |_, features| rows.push(row(features)));
        let times = if texts.is_news[sentence.document] { NEWS } else { 1 };
        bags.extend((0..times).map(|_| Bag { first, end: rows.len(), is_broken: false }));
    }
    for sentence in broken.iter().filter(|sentence| wanted(sentence.document)) {
        let first = rows.len();
        features(&sentence.items, &attested.but(sentence.document), |gap, features| {
            if sentence.seams.contains(&gap) {
                rows.push(row(features));
            }
        });
        bags.push(Bag { first, end: rows.len(), is_broken: true });
    }
    let most = f32::from(i8::MAX);
    descend(&rows, bags).into_iter().map(|weight| (weight * STEPS).round().clamp(-most, most) as i8).collect()
}

fn descend(rows: &[[u32; FEATURES]], mut bags: Vec<Bag>) -> Vec<f32> {
    // Each weight with the sum of squared gradients.
    let mut cells = vec![[0.0_f32; 2]; 1 << WEIGHT_BITS];
    let mut random = Random::new();
    let scale = 256.0 / (256 - DROP) as f32;
    let (mut scores, mut kept): (Vec<f32>, Vec<u32>) = (Vec::new(), Vec::new());
    for pass in 0..PASSES {
        random.shuffle(&mut bags);
        let mut loss = 0.0;
        for bag in &bags {
            scores.clear();
            kept.clear();
            for row in &rows[bag.first..bag.end] {
                let mut score = 0.0;
                for (number, &at) in row.iter().enumerate() {
                    // The first feature is that of every gap.
                    let is_kept = number == 0 || random.next() % 256 >= DROP;
                    let factor = if number == 0 { 1.0 } else { scale };
                    score += if is_kept { cells[at as usize][0] * factor } else { 0.0 };
                    kept.push(if is_kept { at } else { u32::MAX });
                }
                scores.push(score);
            }
            let whole: f32 = -scores.iter().map(|score| softplus(*score)).sum::<f32>();
            let none = whole.exp();
            let some = (1.0 - none).max(1e-6);
            loss -= f64::from(if bag.is_broken { some.ln() } else { whole });
            for (score, kept) in scores.iter().zip(kept.chunks(FEATURES)) {
                let share = 1.0 / (1.0 + (-score).exp());
                let gradient = if bag.is_broken { -DAMAGED * share * none / some } else { share };
                if gradient.abs() < GRADIENT_MIN {
                    continue;
                }
                for (number, &at) in kept.iter().enumerate().filter(|(_, at)| **at != u32::MAX) {
                    let gradient = if number == 0 { gradient } else { gradient * scale };
                    let [weight, sum] = &mut cells[at as usize];
                    *sum += gradient * gradient;
                    *weight -= STEP * gradient / (*sum + 1.0).sqrt();
                }
            }
        }
        eprintln!("pass {pass}: {} sentences, loss {:.4}", bags.len(), loss / bags.len() as f64);
    }
    cells.into_iter().map(|cell| cell[0]).collect()
}

fn softplus(value: f32) -> f32 {
    if value > 15.0 { value } else { value.exp().ln_1p() }
}
