//! The tables: how often something is attested, in buckets of cells, and weights by the hash of the feature.

use super::item::Counts;
use std::sync::OnceLock;

const COUNTS: &[u8] = include_bytes!("../../../data/garble-counts.bin");
const WEIGHTS: &[u8] = include_bytes!("../../../data/garble.bin");

/// Cells of a bucket of counts.
pub const CELLS: usize = 8;
/// Bytes of a bucket: a cell is a little-endian number of 16 bits.
const BUCKET_BYTES: usize = 2 * CELLS;
/// Low bits of a cell hold the step of the count, the others the tag of its key.
const STEP_BITS: u32 = 4;
/// Number of weights, as a power of two; each is a signed byte.
pub const WEIGHT_BITS: u32 = 19;
/// A weight of one is so many steps of the byte.
pub const STEPS: f32 = 16.0;

/// What the texts hold seldomer counts as lacking.
pub const COUNT_MIN: u32 = 3;
/// Least count of each step, from step 1.
pub const BINS: [u32; 13] = [3, 4, 6, 9, 16, 32, 64, 128, 256, 512, 1024, 4096, 16384];
/// The last step.
pub const BIN_MAX: u8 = 13;

/// The step of a count.
pub fn bin(count: u32) -> u8 {
    BINS.iter().take_while(|least| **least <= count).fold(0, |step, _| step + 1)
}

/// Counts and weights.
pub struct Garble {
    counts: &'static [u8],
    weights: &'static [u8],
    bits: u32,
}

impl Garble {
    /// Those of the process.
    pub fn shared() -> &'static Self {
        static GARBLE: OnceLock<Garble> = OnceLock::new();
        GARBLE.get_or_init(|| Self::of(COUNTS, WEIGHTS))
    }

    /// Of other bytes of the same layout; reads the sizes only.
    pub fn of(counts: &'static [u8], weights: &'static [u8]) -> Self {
        Self { counts, weights, bits: (counts.len() / BUCKET_BYTES).checked_ilog2().unwrap_or(0) }
    }

    /// The sum of the weights of features, in steps.
    pub(super) fn sum(&self, features: &[u64]) -> i32 {
        let weight = |hash: &u64| self.weights.get(weight_at(*hash)).map_or(0, |byte| i32::from(byte.cast_signed()));
        features.iter().map(weight).sum()
    }
}

impl Counts for Garble {
    fn step(&self, key: u64) -> u8 {
        let start = bucket(key, self.bits) * BUCKET_BYTES;
        let Some(cells) = self.counts.get(start..).and_then(|rest| rest.first_chunk::<BUCKET_BYTES>()) else { return 0 };
        let tag = tag(key);
        let mut step = 0;
        // A tag stands once in a bucket; without an early end the cells are compared side by side.
        for cell in cells.as_chunks::<2>().0.iter().map(|cell| u16::from_le_bytes(*cell)) {
            step |= if cell >> STEP_BITS == tag { cell & ((1 << STEP_BITS) - 1) } else { 0 };
        }
        step as u8
    }
}

/// Where the weight of a feature stands.
pub fn weight_at(hash: u64) -> usize {
    (hash >> (64 - WEIGHT_BITS)) as usize
}

/// The bucket of a key among so many, as a power of two.
pub fn bucket(key: u64, bits: u32) -> usize {
    (key >> 1 >> (63 - bits.min(63))) as usize
}

/// The part of a key that a cell keeps; its bucket comes from the other end.
pub fn tag(key: u64) -> u16 {
    (key & ((1 << (16 - STEP_BITS)) - 1)) as u16
}
