//! The weights, in buckets of cells; the layout is that of `training/confusion/src/table.rs`.

use super::feature::{Candidate, Place, key};
use fst::Set;
use std::sync::OnceLock;

const TABLE: &[u8] = include_bytes!("../../../data/usage.bin");
const WORDS: &[u8] = include_bytes!("../../../data/usage.fst");

/// Cells of a bucket.
pub const CELLS: usize = 4;
/// Bytes of a bucket: a cell is a little-endian number of 16 bits.
const BUCKET_BYTES: usize = 2 * CELLS;
/// Low bits of a cell hold the weight, the others the tag of its key.
pub const WEIGHT_BITS: u32 = 6;
/// A weight of one is so many steps of a cell.
pub const SCALE: f32 = 8.0;

/// Weights of words and classes at places.
pub struct Usage {
    table: &'static [u8],
    words: Option<Set<&'static [u8]>>,
    bits: u32,
}

impl Usage {
    /// The statistics of the process.
    pub fn shared() -> &'static Self {
        static USAGE: OnceLock<Usage> = OnceLock::new();
        USAGE.get_or_init(|| Self::of(TABLE, WORDS))
    }

    /// Of other bytes of the same layout; reads the sizes only.
    pub fn of(table: &'static [u8], words: &'static [u8]) -> Self {
        let buckets = table.len() / BUCKET_BYTES;
        Self { table, words: Set::new(words).ok(), bits: buckets.checked_ilog2().unwrap_or(0) }
    }

    /// True when the texts hold the folded word often enough to judge it.
    pub fn knows(&self, folded: &str) -> bool {
        self.words.as_ref().is_some_and(|words| words.contains(folded))
    }

    /// How well a word fits a place: the difference of two words is their natural-log odds by the words around.
    pub fn score(&self, place: &Place, candidate: Candidate) -> f32 {
        let mut sum = 0;
        for feature in place.features.iter().filter(|feature| **feature != 0) {
            sum += self.weight(key(*feature, candidate.word));
            sum += candidate.class.map_or(0, |class| self.weight(key(*feature, class)));
        }
        sum as f32 / SCALE
    }

    /// The weight of a key, in steps; 0 for one that the texts lack.
    fn weight(&self, key: u64) -> i32 {
        let bucket = (key >> 1 >> (63 - self.bits)) as usize * BUCKET_BYTES;
        let Some(cells) = self.table.get(bucket..).and_then(|rest| rest.first_chunk::<BUCKET_BYTES>()) else { return 0 };
        let tag = tag(key);
        let mut weight = 0;
        // A tag stands once in a bucket; without an early end the cells are compared side by side.
        for cell in cells.as_chunks::<2>().0.iter().map(|cell| u16::from_le_bytes(*cell)) {
            // The weight is signed: its top bit is brought to the top of the cell and back.
            let signed = i32::from((cell << (16 - WEIGHT_BITS)).cast_signed() >> (16 - WEIGHT_BITS));
            weight += if cell >> WEIGHT_BITS == tag { signed } else { 0 };
        }
        weight
    }
}

/// The part of a key that a cell keeps; its bucket comes from the other end.
pub fn tag(key: u64) -> u16 {
    (key & ((1 << (16 - WEIGHT_BITS)) - 1)) as u16
}
