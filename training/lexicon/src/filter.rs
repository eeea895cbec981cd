//! An xor filter (Graf and Lemire 2020): a byte and a quarter for a word, and one in 256 other words taken for one.

use crate::Result;

/// Tried until one of them works; the number is written.
const SEEDS: std::ops::Range<u64> = 0..100;

/// Little-endian: seed (u64), length of one of the three blocks (u32), then the blocks, a byte a slot.
pub fn write(words: &[String]) -> Result<Vec<u8>> {
    let block = (words.len() * 41 / 100 + 11).max(1);
    for seed in SEEDS {
        let hashes: Vec<u64> = words.iter().map(|word| hash(seed, word.as_bytes())).collect();
        if let Some(slots) = assign(&hashes, block) {
            let mut out = seed.to_le_bytes().to_vec();
            out.extend(u32::try_from(block)?.to_le_bytes());
            out.extend(slots);
            return Ok(out);
        }
    }
    Err("no seed gives a filter; are there equal words?".into())
}

/// Peels slots that one word alone uses, then gives each word the byte that its other two slots leave open.
fn assign(hashes: &[u64], block: usize) -> Option<Vec<u8>> {
    let mut uses = vec![(0u64, 0u32); 3 * block];
    for &hash in hashes {
        for slot in slots(hash, block) {
            uses[slot].0 ^= hash;
            uses[slot].1 += 1;
        }
    }
    let mut single: Vec<usize> = (0..uses.len()).filter(|&slot| uses[slot].1 == 1).collect();
    let mut order = Vec::with_capacity(hashes.len());
    while let Some(slot) = single.pop() {
        if uses[slot].1 != 1 {
            continue;
        }
        let hash = uses[slot].0;
        order.push((hash, slot));
        for slot in slots(hash, block) {
            uses[slot].0 ^= hash;
            uses[slot].1 -= 1;
            if uses[slot].1 == 1 {
                single.push(slot);
            }
        }
    }
    if order.len() != hashes.len() {
        return None;
    }
    let mut bytes = vec![0u8; 3 * block];
    for &(hash, own) in order.iter().rev() {
        bytes[own] = 0;
        bytes[own] = slots(hash, block).iter().fold(fingerprint(hash), |byte, &slot| byte ^ bytes[slot]);
    }
    Some(bytes)
}

/// FNV-1a with a final mix; `filter.rs` of copydesk's lexicon does the same, and so do the two functions below.
fn hash(seed: u64, word: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let sum = word.iter().fold(start, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let sum = (sum ^ (sum >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (sum ^ (sum >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53) ^ (sum >> 29)
}

fn slots(hash: u64, block: usize) -> [usize; 3] {
    let slot = |part: u64, number: usize| (((part & 0xffff_ffff) * block as u64) >> 32) as usize + number * block;
    [slot(hash, 0), slot(hash.rotate_left(21), 1), slot(hash.rotate_left(42), 2)]
}

fn fingerprint(hash: u64) -> u8 {
    (hash ^ (hash >> 32)) as u8
}
