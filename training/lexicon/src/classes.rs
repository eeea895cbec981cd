//! Writes the lexicon: an automaton of words, each followed by the number of its entry in a table of distinct entries;
//! and a filter of the rarest words, of which nothing but their level is kept.

use crate::Result;
use crate::filter;
use crate::words::{Entry, LOWER, Lexicon};
use std::collections::BTreeMap;

/// Bytes of one entry in the table.
const ENTRY_BYTES: usize = 8;

/// Stands between a word and what follows it; no word holds it.
pub const END: u8 = 0;

/// A word of a higher level goes into the filter, unless the texts hold it.
const LEVEL_MAX: u8 = 80;

/// Stands before a capitalised form in the filter.
const CAPITAL: &str = "^";

/// What is written.
pub struct Files {
    pub automaton: Vec<u8>,
    pub table: Vec<u8>,
    pub rare: Vec<u8>,
}

/// Words are in Latin-1, a byte a letter; words outside it are left out.
pub fn write(lexicon: &Lexicon) -> Result<Files> {
    let mut uses: BTreeMap<[u8; ENTRY_BYTES], u32> = BTreeMap::new();
    let mut rare = Vec::new();
    let mut kept = Vec::new();
    for (word, entry) in &lexicon.entries {
        if entry.level.min(entry.capital_level) > LEVEL_MAX && !entry.is_seen {
            let capital = if entry.kinds & LOWER == 0 { CAPITAL } else { "" };
            rare.push(format!("{capital}{word}"));
        } else {
            *uses.entry(pack(entry)).or_default() += 1;
            kept.push((word, entry));
        }
    }
    let mut table: Vec<([u8; ENTRY_BYTES], u32)> = uses.into_iter().collect();
    table.sort_by_key(|&(entry, times)| (std::cmp::Reverse(times), entry));
    let numbers: BTreeMap<[u8; ENTRY_BYTES], u16> =
        table.iter().enumerate().map(|(number, &(entry, _))| Ok((entry, u16::try_from(number)?))).collect::<Result<_>>()?;
    let mut keys: Vec<Vec<u8>> = Vec::with_capacity(kept.len());
    let mut left_out = 0;
    for (word, entry) in kept {
        let Some(mut key) = latin1(word) else {
            left_out += 1;
            continue;
        };
        key.push(END);
        key.extend(numbers.get(&pack(entry)).copied().unwrap_or(0).to_be_bytes());
        keys.push(key);
    }
    keys.sort();
    eprintln!(
        "lexicon: {} words, {} distinct entries, {left_out} words outside Latin-1 left out, {} rare words in the filter",
        keys.len(),
        table.len(),
        rare.len()
    );
    let table = table.into_iter().flat_map(|(entry, _)| entry).collect();
    Ok(Files { automaton: automaton(&keys)?, table, rare: filter::write(&rare)? })
}

/// An automaton of sorted keys.
pub fn automaton(keys: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut builder = fst::SetBuilder::memory();
    for key in keys {
        builder.insert(key)?;
    }
    Ok(builder.into_inner()?)
}

fn latin1(word: &str) -> Option<Vec<u8>> {
    word.chars().map(|c| u8::try_from(u32::from(c)).ok().filter(|&byte| byte != END)).collect()
}

fn pack(entry: &Entry) -> [u8; ENTRY_BYTES] {
    let [low, high] = entry.parts.to_le_bytes();
    [entry.level, entry.capital_level, entry.varieties, entry.zipf, low, high, entry.kinds, 0]
}
