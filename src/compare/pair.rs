//! What stands for what: mentions of two sentences laid on each other by keys, the strictest first.

use super::align::Fate;
use super::draft::Draft;
use crate::span::TextSpan;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::ops::Range;

/// Pairs of two lists: each level gives an item a key, or none where the level does not hold for it; items of one key are paired in
/// their order.
pub(super) struct Pairing {
    old: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Pairing {
    pub(super) fn new(old: usize, new: usize) -> Self {
        Self { old: vec![None; old], is_taken: vec![false; new] }
    }

    /// Pairs what is left by one level of keys.
    pub(super) fn level(&mut self, old: impl Fn(usize) -> Option<u64>, new: impl Fn(usize) -> Option<u64>) {
        let mut waiting: FxHashMap<u64, VecDeque<usize>> = FxHashMap::default();
        for at in (0..self.is_taken.len()).filter(|at| self.is_taken.get(*at) == Some(&false)) {
            if let Some(key) = new(at) {
                waiting.entry(key).or_default().push_back(at);
            }
        }
        for (at, pair) in self.old.iter_mut().enumerate().filter(|(_, pair)| pair.is_none()) {
            *pair = old(at).and_then(|key| waiting.get_mut(&key)).and_then(VecDeque::pop_front);
            if let Some(taken) = pair.and_then(|other| self.is_taken.get_mut(other)) {
                *taken = true;
            }
        }
    }

    /// The pairs.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old.iter().enumerate().filter_map(|(at, other)| Some((at, (*other)?)))
    }

    /// What of the earlier list has no pair.
    pub(super) fn gone(&self) -> impl Iterator<Item = usize> {
        self.old.iter().enumerate().filter(|(_, other)| other.is_none()).map(|(at, _)| at)
    }

    /// What of the later list has no pair.
    pub(super) fn added(&self) -> impl Iterator<Item = usize> {
        self.is_taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(at, _)| at)
    }
}

/// Mentions of two drafts, by index.
#[derive(Default)]
pub(super) struct Laid {
    /// Those of sentences that changed.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Those of the earlier draft that have no counterpart.
    pub(super) gone: Vec<usize>,
    /// Those of the later draft that have none.
    pub(super) added: Vec<usize>,
}

/// Lays the mentions of two drafts on each other, sentence by sentence; `pair` is given the mentions of two sentences. Those of a
/// sentence that stands as it stood are left out.
pub(super) fn lay(
    old: &Draft<'_>,
    new: &Draft<'_>,
    fates: &[Fate],
    before: &[TextSpan],
    after: &[TextSpan],
    pair: impl Fn(Range<usize>, Range<usize>) -> Pairing,
) -> Laid {
    let (was, is) = (by_sentence(old, before), by_sentence(new, after));
    let of = |held: &FxHashMap<usize, Range<usize>>, sentence: usize| held.get(&sentence).cloned().unwrap_or(0..0);
    let mut laid = Laid::default();
    let mut is_seen = vec![false; after.len()];
    for (at, fate) in fates.iter().enumerate() {
        let was = of(&was, at);
        let is = match fate {
            Fate::Gone => 0..0,
            Fate::Same(other) | Fate::Changed(other) => of(&is, *other),
        };
        if let Some(seen) = is_seen.get_mut(is.clone()) {
            seen.fill(true);
        }
        match fate {
            Fate::Same(_) => {}
            Fate::Gone => laid.gone.extend(was),
            Fate::Changed(_) => {
                let pairing = pair(was.clone(), is.clone());
                laid.pairs.extend(pairing.pairs().map(|(at, other)| (was.start + at, is.start + other)));
                laid.gone.extend(pairing.gone().map(|at| was.start + at));
                laid.added.extend(pairing.added().map(|at| is.start + at));
            }
        }
    }
    laid.added.extend(is_seen.iter().enumerate().filter(|(_, seen)| !**seen).map(|(at, _)| at));
    laid.added.sort_unstable();
    laid
}

/// The mentions of each sentence; they come in order.
fn by_sentence(draft: &Draft<'_>, mentions: &[TextSpan]) -> FxHashMap<usize, Range<usize>> {
    let mut found: FxHashMap<usize, Range<usize>> = FxHashMap::default();
    for (at, span) in mentions.iter().enumerate() {
        found.entry(draft.sentence(*span)).or_insert(at..at).end = at + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_keys_come_first() {
        let (old, new) = ([11, 30, 4], [30, 12, 5, 6]);
        let mut pairing = Pairing::new(old.len(), new.len());
        pairing.level(|at| Some(old[at]), |at| Some(new[at]));
        pairing.level(|at| (old[at] > 10).then_some(1), |at| (new[at] > 10).then_some(1));
        assert_eq!(pairing.pairs().collect::<Vec<_>>(), [(0, 1), (1, 0)]);
        assert_eq!(pairing.gone().collect::<Vec<_>>(), [2]);
        assert_eq!(pairing.added().collect::<Vec<_>>(), [2, 3]);
    }
}
