//! What a score comes to on documents that were held out, and which damage is found.

use crate::attested::Attested;
use crate::damage::Damage;
use crate::damaged::Broken;
use crate::texts::Texts;
use crate::train;
use copydesk::language::garble::{Counts, Item, STEPS, features, weight_at};
use std::collections::BTreeMap;

/// One document in so many is held out.
const HELD: usize = 10;
/// Share of whole sentences that may be flagged in the figures by sort of damage.
const FALSE_MAX: f32 = 0.05;
/// Steps of the fit.
const ROUNDS: usize = 2000;
const STEP: f32 = 0.5;

/// Prints factor and addend of `CALIBRATION`, and the share of each sort of damage that is found.
pub fn print(texts: &Texts, broken: &[Broken], attested: &Attested) {
    let is_held = |document: usize| document.is_multiple_of(HELD);
    let weights = train::fit(texts, broken, attested, |document| !is_held(document));
    let held = texts.sentences.iter().filter(|sentence| sentence.pieces.is_some() && is_held(sentence.document));
    let mut whole: Vec<f32> = held.map(|it| best(&weights, &it.items, &attested.but(it.document))).collect();
    let held = broken.iter().filter(|sentence| is_held(sentence.document));
    let found: Vec<(Damage, f32)> = held.map(|it| (it.how, best(&weights, &it.items, &attested.but(it.document)))).collect();
    let (mut factor, mut addend) = (1.0_f32, 0.0_f32);
    for _ in 0..ROUNDS {
        let (mut by_factor, mut by_addend) = (0.0, 0.0);
        let all = [(&whole, 0.0), (&found.iter().map(|row| row.1).collect(), 1.0)];
        for (scores, gold) in all {
            for score in scores {
                let error = (1.0 / (1.0 + (-(factor * score + addend)).exp()) - gold) / scores.len() as f32;
                (by_factor, by_addend) = (by_factor + error * score, by_addend + error);
            }
        }
        (factor, addend) = (factor - STEP * by_factor, addend - STEP * by_addend);
    }
    println!("[{factor:.3}, {addend:.3}]");
    whole.sort_by(f32::total_cmp);
    let Some(&least) = whole.get((whole.len() as f32 * (1.0 - FALSE_MAX)) as usize) else { return };
    let mut sorts: BTreeMap<Damage, [usize; 2]> = BTreeMap::new();
    for (how, score) in found {
        let [all, hits] = sorts.entry(how).or_default();
        (*all, *hits) = (*all + 1, *hits + usize::from(score > least));
    }
    sorts.into_iter().for_each(|(how, [all, hits])| println!("{how:?} {:.2}", hits as f32 / all as f32));
}

fn best(weights: &[i8], items: &[Item], counts: &impl Counts) -> f32 {
    let mut best = i32::MIN;
    features(items, counts, |_, features| {
        best = best.max(features.iter().map(|hash| i32::from(weights[weight_at(*hash)])).sum())
    });
    best as f32 / STEPS
}
