//! What was worked out about words before: copy says the same words over and over.

use super::folded;

/// Slots of a memory.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 15;

/// Bytes of the longest word that a slot holds.
const KEY_BYTES: usize = 16;

/// Remembers a value for each of the words met last. What it holds never changes an answer. Tables are zeroed memory that the
/// system hands out page by page as words come, so that a short piece pays for few.
pub(super) struct WordMemory<T> {
    /// The folded bytes of a word; 0 for an empty slot.
    keys: Vec<u128>,
    /// Where the value of each slot stands, from 1; 0 for nowhere.
    places: Vec<u16>,
    values: Vec<T>,
}

impl<T> Default for WordMemory<T> {
    fn default() -> Self {
        Self { keys: vec![0; SLOTS], places: vec![0; SLOTS], values: Vec::new() }
    }
}

impl<T: Copy> WordMemory<T> {
    /// The value of a word of the copy, worked out from its folded form where it is not remembered.
    pub(super) fn get(&mut self, word: &str, work_out: impl FnOnce(&str) -> T) -> T {
        let Some(key) = key(word.as_bytes()) else { return work_out(&folded(word)) };
        // Fibonacci hashing of both halves; a word has two slots, of which the second holds the longer unused.
        let [low, high] = [key as u64, (key >> 64) as u64];
        let hash = (low ^ high.rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let first = (hash >> (64 - SLOT_BITS)) as usize & !1;
        let slots = first..first + 2;
        let (Some([one, two]), Some([place, other])) = (self.keys.get_mut(slots.clone()), self.places.get_mut(slots)) else {
            return work_out(&folded(word));
        };
        if *one != key {
            std::mem::swap(one, two);
            std::mem::swap(place, other);
        }
        let at = usize::from(*place).checked_sub(1);
        match at.and_then(|at| self.values.get_mut(at)) {
            Some(value) if *one == key => *value,
            Some(old) => {
                *old = work_out(&folded(word));
                *one = key;
                *old
            }
            None => {
                let value = work_out(&folded(word));
                self.values.push(value);
                (*one, *place) = (key, u16::try_from(self.values.len()).unwrap_or(0));
                value
            }
        }
    }
}

/// The bytes of a short word of ASCII letters, digits, hyphens and apostrophes, in small letters; `None` for others. In
/// small letters one bit is set that the others have as well, but for capitals. Curly apostrophes are straightened.
fn key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0_u8; KEY_BYTES];
    let (mut from, mut to) = (0, 0);
    while let Some(&byte) = word.get(from) {
        let is_plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\'');
        let is_curly = !is_plain && word.get(from..from + 3) == Some("’".as_bytes());
        if !(is_plain || is_curly) {
            return None;
        }
        *bytes.get_mut(to)? = if is_curly { b'\'' } else { byte | 0x20 };
        (from, to) = (from + if is_curly { 3 } else { 1 }, to + 1);
    }
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_fold_alike_are_worked_out_once() {
        let mut memory = WordMemory::default();
        let mut count = 0;
        for word in ["Storm", "storm", "don’t", "Don't", "été", "été", "extraordinarily-long"] {
            assert_eq!(
                memory.get(word, |folded| {
                    count += 1;
                    folded.len()
                }),
                folded(word).len(),
                "{word}"
            );
        }
        // Two words; letters outside ASCII and long words are worked out each time.
        assert_eq!(count, 5);
    }
}
