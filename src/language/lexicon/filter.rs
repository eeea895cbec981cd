//! An xor filter (Graf and Lemire 2020) over the rarest words: 1.25 bytes a word; of other words, one in 256 is taken for
//! one of them.

/// Layout: see `training/lexicon/src/filter.rs`.
pub(super) struct Filter {
    seed: u64,
    /// Slots in each of the three blocks.
    block: u64,
    slots: &'static [u8],
}

impl Filter {
    /// Reads the header; holds nothing if that is cut off.
    pub(super) fn new(bytes: &'static [u8]) -> Self {
        let header = bytes.split_first_chunk::<8>().and_then(|(seed, rest)| Some((seed, rest.split_first_chunk::<4>()?)));
        match header {
            Some((seed, (block, slots))) => {
                Self { seed: u64::from_le_bytes(*seed), block: u32::from_le_bytes(*block).into(), slots }
            }
            None => Self { seed: 0, block: 0, slots: &[] },
        }
    }

    /// True for every word of it, and for one other in 256.
    pub(super) fn may_hold(&self, word: impl Iterator<Item = u8>) -> bool {
        let hash = hash(self.seed, word);
        let byte = |part: u64, number: u64| {
            let slot = (((part & 0xffff_ffff) * self.block) >> 32) + number * self.block;
            usize::try_from(slot).ok().and_then(|slot| self.slots.get(slot)).copied()
        };
        let stored = [byte(hash, 0), byte(hash.rotate_left(21), 1), byte(hash.rotate_left(42), 2)];
        let [fingerprint, ..] = (hash ^ (hash >> 32)).to_le_bytes();
        stored.into_iter().try_fold(fingerprint, |sum, byte| Some(sum ^ byte?)) == Some(0)
    }
}

/// FNV-1a with a final mix, as in the filter's builder.
fn hash(seed: u64, word: impl Iterator<Item = u8>) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let sum = word.fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let sum = (sum ^ (sum >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (sum ^ (sum >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53) ^ (sum >> 29)
}
