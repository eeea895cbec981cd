//! Forms that may be one name in two spellings, found by shared keys and never by comparing all with all.

use super::form::Forms;
use crate::language::{plain, sound};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::Hasher;

/// Forms of this many characters or more may be two edits apart.
const TWO_EDITS_CHARS_MIN: usize = 8;

/// Forms that share one key and are compared; more share it in lists of made-up words alone.
const SHARING_MAX: usize = 12;

/// Characters at either end that forms two edits apart share.
const END_CHARS: usize = 3;

/// The pairs of forms that are near each other, the first by number first, each once.
pub(super) fn candidates(forms: &Forms) -> Vec<(u32, u32)> {
    let mut by_key: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (number, form) in forms.compared() {
        keys(&form.folded, |key| {
            let sharing = by_key.entry(key).or_default();
            if sharing.last() != Some(&number) && sharing.len() < SHARING_MAX {
                sharing.push(number);
            }
        });
    }
    let mut seen = FxHashSet::default();
    let mut pairs = Vec::new();
    for sharing in by_key.into_values().filter(|sharing| sharing.len() > 1) {
        for (at, first) in sharing.iter().enumerate() {
            for second in sharing.iter().skip(at + 1) {
                let pair = (*first.min(second), *first.max(second));
                if first != second && seen.insert(pair) && is_near(forms, pair) {
                    pairs.push(pair);
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Hands over the keys of a folded word, one of which two words near each other share: itself with each letter left out in turn, itself as it sounds, and for long words both ends.
pub(crate) fn keys(word: &str, mut add: impl FnMut(u64)) {
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
    if chars >= TWO_EDITS_CHARS_MIN {
        let at = |index: usize| bounds.get(index).copied().unwrap_or(word.len());
        add(hash(2, word.get(..at(END_CHARS)).unwrap_or(""), ""));
        add(hash(3, word.get(at(chars - END_CHARS)..).unwrap_or(""), ""));
    }
}

fn is_near(forms: &Forms, (first, second): (u32, u32)) -> bool {
    let (Some(first), Some(second)) = (forms.get(first), forms.get(second)) else { return false };
    are_near(&first.folded, &second.folded)
}

/// True for two folded words a slip apart, or alike in sound.
pub(crate) fn are_near(a: &str, b: &str) -> bool {
    match strsim::osa_distance(a, b) {
        0 => false,
        1 => true,
        2 => a.chars().count().min(b.chars().count()) >= TWO_EDITS_CHARS_MIN || sound(a) == sound(b),
        _ => sound(a) == sound(b),
    }
}

/// True when the two differ in accents alone.
pub(super) fn is_accent_alone(forms: &Forms, first: u32, second: u32) -> bool {
    let (Some(first), Some(second)) = (forms.get(first), forms.get(second)) else { return false };
    plain(&first.folded) == plain(&second.folded)
}
