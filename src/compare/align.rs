//! Which sentence of the later draft is which of the earlier one.

use super::draft::{Draft, Words};
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// Sentences that hold a word, up to which the word is looked up: what more hold tells none of them.
const HOLDERS_MAX: usize = 8;

/// Sentences round the expected place that are tried whatever their words.
const WINDOW: usize = 4;

/// How much of their words two sentences must share (Dice, 0 to 1).
const ALIKE_MIN: f64 = 0.5;

/// What the expected place adds to how alike two sentences are: it decides between those that are almost equally alike.
const IN_PLACE: f64 = 0.05;

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands as it stood: as the sentence with this index.
    Same(usize),
    /// It is the sentence with this index, changed.
    Changed(usize),
    /// None is like it.
    Gone,
}

/// What became of each sentence of the earlier draft.
pub(super) fn align(old: &Draft<'_>, new: &Draft<'_>) -> Vec<Fate> {
    let mut standing: FxHashMap<u64, VecDeque<usize>> = FxHashMap::default();
    for (at, words) in new.sentences.iter().enumerate() {
        standing.entry(words.exact).or_default().push_back(at);
    }
    let same: Vec<Option<usize>> =
        old.sentences.iter().map(|words| standing.get_mut(&words.exact).and_then(VecDeque::pop_front)).collect();
    let mut is_taken = vec![false; new.sentences.len()];
    for at in same.iter().flatten() {
        if let Some(taken) = is_taken.get_mut(*at) {
            *taken = true;
        }
    }
    let mut fates: Vec<Fate> = same.iter().map(|same| same.map_or(Fate::Gone, Fate::Same)).collect();
    for (at, other) in pairs(old, new, &same, &mut is_taken) {
        if let Some(fate) = fates.get_mut(at) {
            *fate = Fate::Changed(other);
        }
    }
    fates
}

/// The likest pairs of sentences that are not the same, each sentence once.
fn pairs(old: &Draft<'_>, new: &Draft<'_>, same: &[Option<usize>], is_taken: &mut [bool]) -> Vec<(usize, usize)> {
    let is_free = |taken: &[bool], at: usize| taken.get(at) == Some(&false);
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, words) in new.sentences.iter().enumerate().filter(|(at, _)| is_free(is_taken, *at)) {
        for word in &words.telling {
            holders.entry(*word).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    // Where the next sentence is expected.
    let mut expected = 0;
    let mut candidates = Vec::new();
    for (at, (words, same)) in old.sentences.iter().zip(same).enumerate() {
        if let Some(standing) = same {
            expected = standing + 1;
            continue;
        }
        candidates.clear();
        candidates.extend(expected.saturating_sub(WINDOW)..=expected + WINDOW);
        let held = words.telling.iter().filter_map(|word| holders.get(word)).filter(|held| held.len() <= HOLDERS_MAX);
        candidates.extend(held.flatten());
        candidates.sort_unstable();
        candidates.dedup();
        for other in candidates.iter().copied().filter(|candidate| is_free(is_taken, *candidate)) {
            let shared = new.sentences.get(other).map_or(0.0, |sentence| alike(words, sentence));
            if shared >= ALIKE_MIN {
                let nearness = IN_PLACE / (1.0 + other.abs_diff(expected) as f64);
                found.push((shared + nearness, at, other));
            }
        }
        expected += 1;
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut is_paired = vec![false; old.sentences.len()];
    let mut pairs = Vec::new();
    for (_, at, other) in found {
        if let (Some(paired @ false), Some(taken @ false)) = (is_paired.get_mut(at), is_taken.get_mut(other)) {
            (*paired, *taken) = (true, true);
            pairs.push((at, other));
        }
    }
    pairs
}

/// How much of their words two sentences share, by Dice: 0 to 1; 0 where too little for [`ALIKE_MIN`] by their lengths alone.
fn alike(a: &Words, b: &Words) -> f64 {
    let all = (a.all.len() + b.all.len()) as f64;
    // A line of figures alone, as in a table, is told by its place.
    if all == 0.0 {
        return ALIKE_MIN;
    }
    // Else one huge sentence would be read for each of many tiny ones.
    if 2.0 * (a.all.len().min(b.all.len()) as f64) < ALIKE_MIN * all {
        return 0.0;
    }
    let (mut left, mut right) = (a.all.iter().peekable(), b.all.iter().peekable());
    let mut shared = 0usize;
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    2.0 * shared as f64 / all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Format, extract};
    use crate::language::Document;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[Fate]) {
        let document = |text: &str| Document::new(&extract(Format::Plain, text));
        let (old, new) = (document(old), document(new));
        assert_eq!(align(&Draft::new(&old), &Draft::new(&new)), expected);
    }

    #[test]
    fn sentences_are_found_again() {
        let old = "The mill shut on Monday.\n\nEleven men lost their jobs. Anna Roe said no more.\n\nIt rained.";
        let new = "It rained.\n\nThe mill shut for good on Monday.\n\nTwelve men lost their jobs. Nobody spoke.";
        check(old, new, &[Fate::Changed(1), Fate::Changed(2), Fate::Gone, Fate::Same(0)]);
        check("She said so. She said so.", "She said so.", &[Fate::Same(0), Fate::Gone]);
        check("", "It rained.", &[]);
    }
}
