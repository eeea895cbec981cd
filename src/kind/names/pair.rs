//! Forms that may be one name in two spellings, found by shared keys and never by comparing all with all.

use super::form::Forms;
use crate::language::{are_near, near_keys, plain};
use rustc_hash::FxHashSet;

/// Forms that share one key and are compared; more share it in lists of made-up words alone.
const SHARING_MAX: usize = 12;

/// The pairs of forms that are near each other, the first by number first, each once.
pub(super) fn candidates(forms: &Forms) -> Vec<(u32, u32)> {
    let mut keyed: Vec<(u64, u32)> = Vec::new();
    for (number, form) in forms.compared() {
        near_keys(&form.folded, |key| keyed.push((key, number)));
    }
    keyed.sort_unstable();
    keyed.dedup();
    let mut seen = FxHashSet::default();
    let mut pairs = Vec::new();
    for sharing in keyed.chunk_by(|(a, _), (b, _)| a == b).filter(|sharing| sharing.len() > 1) {
        let sharing = sharing.get(..SHARING_MAX).unwrap_or(sharing);
        for (at, (_, first)) in sharing.iter().enumerate() {
            for (_, second) in sharing.iter().skip(at + 1) {
                let pair = (*first, *second);
                if seen.insert(pair) && is_near(forms, pair) {
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
