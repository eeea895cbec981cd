//! The weights as `data/tagger.bin`; the layout is read by `src/language/tag/model.rs`.

use crate::train::Weight;
use copydesk::language::tag::Tag;
use std::collections::BTreeMap;

/// Buckets, as a power of two.
const BITS: u32 = 16;
/// Steps of a weight of one; a byte holds 127.
const SCALE: f64 = 8.0;
/// Bytes of a row but for its tags, its share of the buckets left aside.
const ROW_BYTES: usize = 2;
const CELL_BYTES: usize = 2;

/// The weights that are worth most, as many as the bytes hold.
pub fn select(weights: Vec<Weight>, bytes: usize) -> Vec<Weight> {
    let mut weights: Vec<Weight> = weights.into_iter().filter(|weight| steps(weight.weight) != 0).collect();
    weights.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.key.cmp(&b.key)).then(a.tag.cmp(&b.tag)));
    let mut rows = std::collections::BTreeSet::new();
    let mut size = 4 + 3 * (1 << BITS);
    let mut kept = 0;
    for weight in &weights {
        size += CELL_BYTES + if rows.insert(weight.key) { ROW_BYTES } else { 0 };
        if size > bytes {
            break;
        }
        kept += 1;
    }
    weights.truncate(kept);
    weights
}

fn steps(weight: f64) -> i8 {
    (weight * SCALE).round().clamp(-127.0, 127.0) as i8
}

/// The bytes of the file.
pub fn write(weights: &[Weight], lone: &BTreeMap<u64, Tag>) -> Vec<u8> {
    let mut buckets: Vec<BTreeMap<u64, Vec<(u8, i8)>>> = vec![BTreeMap::new(); 1 << BITS];
    let mut put = |key: u64, tag: Tag, steps: i8| {
        let row = buckets[(key >> (64 - BITS)) as usize].entry(key).or_default();
        row.push((tag.index() as u8, steps));
    };
    for weight in weights.iter().filter(|weight| steps(weight.weight) != 0) {
        put(weight.key, weight.tag, steps(weight.weight));
    }
    lone.iter().for_each(|(key, tag)| put(*key, *tag, 0));
    let mut out = vec![BITS as u8, 0, 0, 0];
    let (mut starts, mut rows) = (Vec::new(), Vec::new());
    let start = |rows: &Vec<u8>| ((rows.len() / 2) as u32).to_le_bytes();
    for bucket in &mut buckets {
        starts.extend_from_slice(&start(&rows)[..3]);
        for (key, cells) in bucket {
            cells.sort_unstable();
            rows.extend_from_slice(&(*key as u16).to_le_bytes());
            let last = cells.len() - 1;
            for (at, (tag, steps)) in cells.iter().enumerate() {
                rows.extend_from_slice(&[tag | if at == last { 0x80 } else { 0 }, steps.cast_unsigned()]);
            }
        }
    }
    starts.extend_from_slice(&start(&rows)[..3]);
    out.extend(starts);
    out.extend(rows);
    out
}
