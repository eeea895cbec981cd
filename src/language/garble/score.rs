//! The score of each gap of a sentence, and what it comes to.

use super::feature::features;
use super::item::{fill, items};
use super::table::{Garble, STEPS};
use crate::language::Document;

/// A gap between two tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// Index of the token before it; none before the first.
    pub before: Option<u32>,
    /// Index of the token behind it; none behind the last.
    pub behind: Option<u32>,
    /// Natural-log odds, as the model has them: comparable with one another alone.
    pub score: f32,
}

/// The gaps of a sentence, by its index, in order.
pub fn gaps(document: &Document, sentence: usize) -> Vec<Gap> {
    let garble = Garble::shared();
    let mut items = items(document, sentence);
    fill(&mut items, garble);
    let token = |at: Option<usize>| at.and_then(|at| items.get(at)).map(|item| item.token);
    let mut out = Vec::with_capacity(items.len() + 1);
    features(&items, garble, |gap, features| {
        let score = garble.sum(features) as f32 / STEPS;
        out.push(Gap { before: token(gap.checked_sub(1)), behind: token(Some(gap)), score });
    });
    out
}

/// What the best score of a sentence comes to, fitted to held-out sentences by `training/garble calibrate`: factor, addend.
const CALIBRATION: [f32; 2] = [0.778, 0.818];

/// Probability that a sentence with this best score is broken, were broken ones as frequent as whole ones.
pub fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-(CALIBRATION[0] * score + CALIBRATION[1])).exp())
}

/// The best score that comes to a probability.
pub fn logit(probability: f32) -> f32 {
    ((probability / (1.0 - probability)).ln() - CALIBRATION[1]) / CALIBRATION[0]
}
