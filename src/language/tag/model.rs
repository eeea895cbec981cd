//! The weights, read where they lie; the layout is written by `training/tagger/src/table.rs`.
//!
//! Four bytes: how many bits of a key number its bucket. Then for each bucket, and once for the end, where its rows start
//! (three bytes, in steps of two). A row is the low 16 bits of its key and two bytes for each tag: the tag, with the top bit
//! set on the last one, and its weight. All numbers are little-endian.

use super::Tag;
use std::sync::OnceLock;

const TABLE: &[u8] = include_bytes!("../../../data/tagger.bin");

/// Bytes before the buckets.
const HEADER: usize = 4;
/// Bytes of the start of a bucket.
const START: usize = 3;
/// Set on the last tag of a row.
const LAST: u8 = 0x80;

/// Sums of weights by tag; the numbers of tags are below 64.
pub type Scores = [i32; 64];

/// Weights of tags by feature.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    bits: u32,
    starts: &'static [u8],
    rows: &'static [u8],
}

impl Model {
    /// The model of the process.
    pub fn shared() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::of(TABLE))
    }

    /// Of other bytes of the same layout.
    pub fn of(table: &'static [u8]) -> Self {
        let bits = table.first().map_or(0, |bits| u32::from(*bits).min(24));
        let behind = HEADER + START * ((1 << bits) + 1);
        let (starts, rows) = (table.get(HEADER..behind), table.get(behind..));
        Self { bits, starts: starts.unwrap_or(&[]), rows: rows.unwrap_or(&[]) }
    }

    /// Where the rows of a key's bucket start, and where they end.
    fn bucket(&self, key: u64) -> [usize; 2] {
        let bucket = (key >> 1 >> (63 - self.bits)) as usize * START;
        let Some([a, b, c, d, e, f]) = self.starts.get(bucket..).and_then(|rest| rest.first_chunk()) else { return [0; 2] };
        [u32::from_le_bytes([*a, *b, *c, 0]) as usize, u32::from_le_bytes([*d, *e, *f, 0]) as usize]
    }

    fn cells(&self) -> &'static [[u8; 2]] {
        self.rows.as_chunks::<2>().0
    }

    /// Adds the weights of features.
    pub fn add<const N: usize>(&self, keys: &[u64; N], scores: &mut Scores) {
        // All buckets are found, and their first cells read, before the first is searched: the memory is read side by side.
        let buckets = keys.map(|key| self.bucket(key));
        let firsts = buckets.map(|[start, _]| self.cells().get(start).copied().unwrap_or_default());
        for ((key, [start, end]), first) in keys.iter().zip(buckets).zip(firsts) {
            let Some(rows) = self.cells().get(start..end).filter(|rows| !rows.is_empty()) else { continue };
            for [tag, weight] in row(rows, first, *key) {
                if let Some(score) = scores.get_mut(usize::from(tag & 63)) {
                    *score += i32::from(weight.cast_signed());
                }
                if tag & LAST != 0 {
                    break;
                }
            }
        }
    }

    /// The tag of a row that names one alone.
    pub fn only(&self, key: u64) -> Option<Tag> {
        let [start, end] = self.bucket(key);
        let rows = self.cells().get(start..end)?;
        let [tag, _] = row(rows, *rows.first()?, key).first()?;
        Tag::of_index(usize::from(tag & 63))
    }
}

/// What stands behind the number of a key's row in its bucket, this row first; nothing for a key that the texts lack. `number` is
/// the first cell of the bucket.
fn row(rows: &'static [[u8; 2]], mut number: [u8; 2], key: u64) -> &'static [[u8; 2]] {
    let wanted = (key as u16).to_le_bytes();
    let mut behind = rows.get(1..).unwrap_or(&[]);
    while number != wanted {
        let rest = behind.get(length(behind)..).unwrap_or(&[]);
        let Some((next, others)) = rest.split_first() else { return &[] };
        (number, behind) = (*next, others);
    }
    behind
}

/// Number of the tags of a row.
fn length(tags: &[[u8; 2]]) -> usize {
    // Most rows have at most four: their ends are looked for at once.
    if let Some(four) = tags.first_chunk::<4>() {
        let ends = u64::from_le_bytes(*four.as_flattened().first_chunk().unwrap_or(&[0; 8])) & LASTS;
        if ends != 0 {
            return ends.trailing_zeros() as usize / 16 + 1;
        }
    }
    tags.iter().position(|[tag, _]| tag & LAST != 0).map_or(tags.len(), |last| last + 1)
}

/// [`LAST`] in each of four tags.
const LASTS: u64 = 0x0001_0001_0001_0001 * LAST as u64;
