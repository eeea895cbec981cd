//! How words are used: which of them fits a place, by the words around it. A linear model whose weights are counted and
//! fitted by `training/confusion`; the table is read where it lies.

mod closed;
mod echo;
mod feature;
mod slip;
mod sort;
mod symbol;
mod table;
#[cfg(test)]
mod tests;

pub use closed::closed_class;
pub use echo::{ECHO_TERMS, Echo};
pub use feature::{Candidate, FEATURES, Place, key};
pub use slip::{Beside, FIT_MIN, TERMS, counts, odds, slip_odds, terms, uses};
pub use sort::{SORT_SCALE, SORTS, affinity, sort};
pub use symbol::{Symbol, symbols};
pub use table::{CELLS, SCALE, Usage, WEIGHT_BITS, tag};
