//! Forms that may be one name in two spellings, found by shared keys and never by comparing all with all.

use super::form::Forms;
use crate::language::{are_near, near_keys, plain};
use rustc_hash::{FxHashMap, FxHashSet};

/// Forms that share one key and are compared; more share it in lists of made-up words alone.
const SHARING_MAX: usize = 12;

/// The pairs of forms that are near each other, the first by number first, each once.
pub(super) fn candidates(forms: &Forms) -> Vec<(u32, u32)> {
    let mut by_key: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (number, form) in forms.compared() {
        near_keys(&form.folded, |key| {
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

fn is_near(forms: &Forms, (first, second): (u32, u32)) -> bool {
    let (Some(first), Some(second)) = (forms.get(first), forms.get(second)) else { return false };
    are_near(&first.folded, &second.folded)
}

/// True when the two differ in accents alone.
pub(super) fn is_accent_alone(forms: &Forms, first: u32, second: u32) -> bool {
    let (Some(first), Some(second)) = (forms.get(first), forms.get(second)) else { return false };
    plain(&first.folded) == plain(&second.folded)
}
