//! Which sorts of word stand beside which: coarser than words, so that rare ones are judged too.

use super::symbol::{OPEN, Symbol};
use crate::language::lexicon::Parts;

const TABLE: &[u8] = include_bytes!("../../../data/sorts.bin");

/// Number of sorts.
pub const SORTS: usize = 128;

/// A sort next to another is so many steps of a table byte for each natural-log unit.
pub const SORT_SCALE: f32 = 16.0;

/// Numbers of the sorts of closed classes and of marks; those of open classes stand behind.
const OPEN_FROM: usize = 88;

/// First of the symbols that are no words, and the first number of their sorts.
const MARKS: u16 = 100;
const MARKS_FROM: u16 = 64;

/// The sort of a symbol, below [`SORTS`].
pub fn sort(symbol: Symbol) -> usize {
    let class = symbol.class;
    if class < MARKS {
        return usize::from(class.min(MARKS_FROM - 1));
    }
    if class < OPEN {
        return usize::from(MARKS_FROM + (class - MARKS)).min(OPEN_FROM - 1);
    }
    let has = |part: Parts| class & part.bits() != 0;
    let form = match (has(Parts::VERB), has(Parts::NOUN)) {
        (true, noun) => {
            let form = if has(Parts::BASE) {
                0
            } else if has(Parts::THIRD) {
                1
            } else if has(Parts::ING) {
                2
            } else {
                3
            };
            2 * form + usize::from(noun)
        }
        (false, true) if has(Parts::PLURAL) => 8,
        (false, true) => 9,
        (false, false) if has(Parts::ADJECTIVE) => return OPEN_FROM + 30 + usize::from(has(Parts::ADVERB)),
        (false, false) => return OPEN_FROM + 32,
    };
    OPEN_FROM + 3 * form + if has(Parts::ADJECTIVE) { 1 } else { 2 * usize::from(has(Parts::ADVERB)) }
}

/// Natural log of how much oftener the sort of `right` follows that of `left` in the texts than it would by chance.
pub fn affinity(left: Symbol, right: Symbol) -> f32 {
    let at = sort(left) * SORTS + sort(right);
    TABLE.get(at).map_or(0.0, |byte| f32::from(byte.cast_signed()) / SORT_SCALE)
}
