//! `copydesk debug word`: what is known of a word.

use super::Outcome;
use crate::language::{Entry, Kinds, LEVEL_NONE, Lexicon, folded};
use crate::report::one_line;
use std::io::{self, Write};

/// Near words shown.
const NEAR_SHOWN: usize = 8;

/// Prints the entry, the corrections and the nearest words.
pub(super) fn print(word: &str, out: &mut impl Write) -> io::Result<Outcome> {
    let lexicon = Lexicon::shared();
    let key = folded(word);
    writeln!(out, "word: {}", one_line(word))?;
    match lexicon.look_up(&key) {
        Some(entry) => print_entry(&entry, &key, lexicon, out)?,
        None => writeln!(out, "unknown")?,
    }
    let corrections = lexicon.corrections(&key);
    if !corrections.is_empty() {
        writeln!(out, "misspelling of: {}", corrections.join(", "))?;
    }
    let mut near = lexicon.near(&key, 1);
    if near.len() < NEAR_SHOWN {
        near = lexicon.near(&key, 2);
    }
    for near in near.iter().take(NEAR_SHOWN) {
        writeln!(out, "near: {}\t{} off, Zipf {}", near.word, near.distance, zipf(near.entry.zipf))?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn print_entry(entry: &Entry, key: &str, lexicon: &Lexicon, out: &mut impl Write) -> io::Result<()> {
    for (label, level) in [("level", entry.level), ("level capitalised", entry.capital_level)] {
        if level < LEVEL_NONE {
            writeln!(out, "{label}: {level}")?;
        }
    }
    let seen = if entry.zipf >= Entry::ZIPF_SEEN { "" } else { " (estimated)" };
    if entry.any_level() < LEVEL_NONE {
        writeln!(out, "Zipf: {}{seen}", zipf(entry.zipf))?;
    }
    let sets = [
        ("varieties", entry.varieties.to_string()),
        ("parts", entry.parts.to_string()),
        ("case", entry.kinds.to_string()),
        ("name", entry.names.to_string()),
    ];
    for (label, set) in sets.iter().filter(|(_, set)| !set.is_empty()) {
        writeln!(out, "{label}: {set}")?;
    }
    if entry.kinds.contains(Kinds::MIXED) {
        for form in lexicon.spellings(key) {
            writeln!(out, "spelled: {form}")?;
        }
    }
    Ok(())
}

fn zipf(tenths: u8) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
