//! Where the later draft still has an old figure or date: looked up by what it is and the words round it.

use super::Change;
use rustc_hash::FxHashMap;

/// Changes up to which mentions with one key and word are tried: what so many refused stands for something else.
const TRIES_MAX: usize = 8;

/// What became another: the index of the change, and those of both mentions.
pub(super) fn changed(changes: &[Change]) -> impl Iterator<Item = (usize, usize, usize)> {
    changes.iter().enumerate().filter_map(|(index, change)| match *change {
        Change::Changed(at, other) => Some((index, at, other)),
        Change::Added(_) | Change::Gone(_) => None,
    })
}

/// What mentions are looked up by.
pub(super) struct Clues {
    /// Tells enough by itself, where there is one.
    pub(super) sure: Option<u64>,
    /// Tells enough beside one of the words.
    pub(super) key: u64,
    /// The words near the mention.
    pub(super) words: Vec<u64>,
}

impl Clues {
    /// Each way to look the mention up, once.
    fn all(mut self) -> impl Iterator<Item = (u64, Option<u64>)> {
        self.words.sort_unstable();
        self.words.dedup();
        let key = self.key;
        self.words.into_iter().map(move |word| (key, Some(word))).chain(self.sure.map(|sure| (sure, None)))
    }
}

/// Mentions of the later draft that may be stale.
#[derive(Default)]
pub(super) struct Standing {
    held: FxHashMap<(u64, Option<u64>), Group>,
}

/// Mentions with one clue, and how often they were tried.
#[derive(Default)]
struct Group {
    mentions: Vec<usize>,
    tries: usize,
}

impl Standing {
    /// Adds a mention.
    pub(super) fn add(&mut self, mention: usize, clues: Clues) {
        for clue in clues.all() {
            self.held.entry(clue).or_default().mentions.push(mention);
        }
    }

    /// Takes out what shares a clue and is not refused. Each place is taken once and tried a few times, so that many changes of one
    /// sort stay linear.
    pub(super) fn take(&mut self, clues: Clues, mut is_taken: impl FnMut(usize) -> bool) {
        for clue in clues.all() {
            let Some(group) = self.held.get_mut(&clue).filter(|group| group.tries < TRIES_MAX) else { continue };
            group.tries += 1;
            group.mentions.retain(|mention| !is_taken(*mention));
        }
    }
}
