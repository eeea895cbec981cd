//! Where the later draft still has an old figure or date: looked up by what it is and the words round it.

use rustc_hash::FxHashMap;

/// Mentions of the later draft that may be stale, by key and by the words near them.
#[derive(Default)]
pub(super) struct Standing {
    held: FxHashMap<(u64, Option<u64>), Vec<usize>>,
}

impl Standing {
    /// Adds a mention; `is_sure` where its key tells enough without the words.
    pub(super) fn add(&mut self, mention: usize, key: u64, is_sure: bool, words: &[u64]) {
        let words = words.iter().copied().map(Some);
        for word in words.chain(is_sure.then_some(None)) {
            self.held.entry((key, word)).or_default().push(mention);
        }
    }

    /// Takes out what has the key, and one of the words where the key does not tell enough. Each place is taken once, so that many
    /// changes of one sort stay linear.
    pub(super) fn take(&mut self, key: u64, words: &[u64], mut found: impl FnMut(usize)) {
        for word in words.iter().copied().map(Some).chain([None]) {
            for mention in self.held.remove(&(key, word)).unwrap_or_default() {
                found(mention);
            }
        }
    }
}
