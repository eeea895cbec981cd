//! Words near each other, and the keys by which they are found without comparing all with all.

use super::sound;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Words of this many characters or more may be two edits apart, and then their ends may be all that they share.
const LONG_CHARS_MIN: usize = 8;

/// Characters at either end that words two edits apart share.
const END_CHARS: usize = 3;

/// Hands over the keys of a folded word, one of which two words near each other share: itself with each letter left out in turn,
/// itself as it sounds, and for long words both ends.
pub fn near_keys(word: &str, mut add: impl FnMut(u64)) {
    let mut text = String::with_capacity(word.len());
    let mut hash = |kind: u8, head: &str, tail: &str| {
        text.clear();
        text.push_str(head);
        text.push_str(tail);
        let mut hasher = FxHasher::default();
        hasher.write_u8(kind);
        hasher.write(text.as_bytes());
        hasher.finish()
    };
    add(hash(0, word, ""));
    let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    for pair in bounds.windows(2) {
        if let &[from, to] = pair {
            add(hash(0, word.get(..from).unwrap_or(""), word.get(to..).unwrap_or("")));
        }
    }
    add(hash(1, &sound(word), ""));
    let chars = bounds.len() - 1;
    if chars >= LONG_CHARS_MIN {
        let at = |index: usize| bounds.get(index).copied().unwrap_or(word.len());
        add(hash(2, word.get(..at(END_CHARS)).unwrap_or(""), ""));
        add(hash(3, word.get(at(chars - END_CHARS)..).unwrap_or(""), ""));
    }
}

/// True for two folded words a slip apart, or alike in sound.
pub fn are_near(a: &str, b: &str) -> bool {
    match strsim::osa_distance(a, b) {
        0 => false,
        1 => true,
        2 => a.chars().count().min(b.chars().count()) >= LONG_CHARS_MIN || sound(a) == sound(b),
        _ => sound(a) == sound(b),
    }
}
