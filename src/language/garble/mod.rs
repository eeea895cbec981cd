//! Whether a sentence is broken: each gap between two tokens has a score, by how often the texts hold the words and classes
//! around it side by side and by weights of both. `training/garble` counts and fits; the tables are read where they lie.

mod feature;
mod item;
mod score;
mod table;
#[cfg(test)]
mod tests;

pub use feature::{BIAS, FEATURES, counted, features};
pub use item::{Counts, Item, fill, items, uses_key};
pub use score::{Gap, gaps, logit, probability};
pub use table::{BIN_MAX, BINS, CELLS, COUNT_MIN, Garble, STEPS, WEIGHT_BITS, bin, bucket, tag, weight_at};
