//! Known misspellings with their corrections, out of `typos-dict`.

use crate::Result;
use crate::classes::{END, automaton};
use crate::names::{BRAND, DEMONYM, Names};
use crate::words::Lexicon;
use std::collections::BTreeMap;

/// A key that SCOWL holds up to this size is a word.
const WORD_LEVEL: u8 = 70;

/// Corrections by misspelling.
pub type Misspellings = BTreeMap<&'static str, &'static [&'static str]>;

/// Leaves out words and names. A surname or a town of that name is no reason: nearly every short slip is one somewhere, and
/// the entry of the word says so to whoever judges a capitalised word.
pub fn select(lexicon: &Lexicon, names: &Names) -> Misspellings {
    let mut kept = Misspellings::new();
    let (mut words, mut known_names) = (0, 0);
    for (key, corrections) in typos_dict::WORD.map.entries() {
        let key = key.into_inner();
        let entry = lexicon.entries.get(key);
        let is_word = entry.is_some_and(|entry| entry.level.min(entry.capital_level) <= WORD_LEVEL);
        let is_name = names.get(key).is_some_and(|bits| bits & (DEMONYM | BRAND) != 0);
        let is_plain = key.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '-'));
        if is_word || !is_plain || corrections.is_empty() {
            words += 1;
        } else if is_name {
            known_names += 1;
        } else {
            kept.insert(key, corrections);
        }
    }
    let single = kept.values().filter(|corrections| corrections.len() == 1).count();
    eprintln!("misspellings: {} kept ({single} with one correction), {words} are words, {known_names} are names", kept.len());
    kept
}

/// From this byte on: not the first correction but the one of this number. Smaller bytes are edits.
const RANK: u8 = 0xf0;

/// The automaton of misspellings: each is followed by the edit that leads to its correction.
pub fn write(misspellings: &Misspellings) -> Result<Vec<u8>> {
    let mut keys = Vec::new();
    for (wrong, corrections) in misspellings {
        for (rank, right) in corrections.iter().take(usize::from(u8::MAX - RANK) + 1).enumerate() {
            let mut key = [wrong.as_bytes(), &[END]].concat();
            if rank > 0 {
                key.push(RANK + u8::try_from(rank)?);
            }
            key.extend(edit(wrong, right)?);
            keys.push(key);
        }
    }
    keys.sort();
    automaton(&keys)
}

/// As many bytes as are taken out; from this number on, the number is in a byte of its own.
const OUT_MANY: usize = 7;

/// What turns `wrong` into `right`: one byte, eight times the bytes kept at the start (at most 29) plus the bytes taken
/// out there (at most [`OUT_MANY`]), then the bytes put in.
fn edit(wrong: &str, right: &str) -> Result<Vec<u8>> {
    let (wrong, right) = (wrong.as_bytes(), right.as_bytes());
    let start = wrong.iter().zip(right).take_while(|(a, b)| a == b).count().min(29);
    let shorter = wrong.len().min(right.len());
    let end = wrong.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count().min(shorter - start);
    let out = wrong.len() - start - end;
    let mut code = vec![u8::try_from(8 * start + out.min(OUT_MANY))?];
    if out >= OUT_MANY {
        code.push(u8::try_from(out)?);
    }
    code.extend(&right[start..right.len() - end]);
    Ok(code)
}
