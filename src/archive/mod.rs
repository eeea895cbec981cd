//! What back issues teach: names and words over many articles, counted; spellings that drift; lists for a desk to review.
//!
//! Articles are taken apart one by one ([`Digest`]) and added up in order ([`Tally`]), so that what is kept grows with the
//! names and words that differ, and by eight bytes an article to tell reprints.

mod digest;
mod lists;
mod sort;
mod tally;
#[cfg(test)]
mod tests;
mod variant;

pub use digest::Digest;
pub use lists::{LearntNames, LearntWords, Made};
pub use tally::{Article, Mention, NameCount, Surface, Tally, WordCount};
pub use variant::{Difference, Variant, variants};
