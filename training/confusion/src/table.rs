//! Writes the weights as `copydesk::language::usage` reads them.

use copydesk::language::usage::{CELLS, SCALE, WEIGHT_BITS, tag};

/// Buckets, as a power of two.
const BITS: u32 = 17;

/// A weight on its way into a cell.
#[derive(Clone, Copy)]
pub struct Weight {
    pub key: u64,
    pub weight: f32,
    /// What it is worth: where too many fall into one bucket, those of most worth stay.
    pub worth: f32,
}

/// The weights that find a cell, by bucket. A key has its bucket in its high bits and its tag in its low ones.
pub fn select(weights: impl Iterator<Item = Weight>) -> Vec<Vec<Weight>> {
    let mut buckets: Vec<Vec<Weight>> = vec![Vec::new(); 1 << BITS];
    for weight in weights.filter(|weight| steps(weight.weight) != 0) {
        buckets[(weight.key >> (64 - BITS)) as usize].push(weight);
    }
    for bucket in &mut buckets {
        bucket.sort_by(|a, b| b.worth.total_cmp(&a.worth).then(a.key.cmp(&b.key)));
        let mut kept: Vec<Weight> = Vec::with_capacity(CELLS);
        for weight in bucket.iter() {
            if kept.len() < CELLS && kept.iter().all(|other| tag(other.key) != tag(weight.key)) {
                kept.push(*weight);
            }
        }
        *bucket = kept;
    }
    buckets
}

fn steps(weight: f32) -> i16 {
    let most = f32::from((1_i16 << (WEIGHT_BITS - 1)) - 1);
    (weight * SCALE).round().clamp(-most, most) as i16
}

/// The bytes of the table.
pub fn write(weights: impl Iterator<Item = Weight>) -> Vec<u8> {
    let mut out = Vec::with_capacity((2 * CELLS) << BITS);
    let mut kept = 0;
    for bucket in select(weights) {
        kept += bucket.len();
        let mask = (1_u16 << WEIGHT_BITS) - 1;
        let cells = bucket.iter().map(|weight| tag(weight.key) << WEIGHT_BITS | (steps(weight.weight).cast_unsigned() & mask));
        // An empty cell is zero: a key with that tag has no weight.
        let cells = cells.chain(std::iter::repeat(0)).take(CELLS);
        cells.for_each(|cell| out.extend(cell.to_le_bytes()));
    }
    eprintln!("table: {kept} weights");
    out
}
