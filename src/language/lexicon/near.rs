//! The words near a misspelling: a walk through the automaton that keeps one row of edit distances for each letter.

use super::automaton::{END, latin1};
use super::{Entry, Lexicon};
use fst::raw::Node;

/// Longer words have no near ones; keeps the walk bounded.
const LETTERS_MAX: usize = 32;
/// Largest distance.
const DISTANCE_MAX: u8 = 2;
/// Letters of the longest word that can be near.
const DEPTH_MAX: usize = LETTERS_MAX + DISTANCE_MAX as usize;
/// Beyond every distance, and no overflow when one is added.
const FAR: u8 = 100;

/// A word near another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The word, folded.
    pub word: String,
    /// Optimal string alignment: letters changed, put in, taken out, or swapped with their neighbour.
    pub distance: u8,
    /// What is known of it.
    pub entry: Entry,
}

/// Distances of the first n letters of the sought word, n from 0.
type Row = [u8; LETTERS_MAX + 1];

struct Walk<'a> {
    lexicon: &'a Lexicon,
    sought: &'a [u8],
    limit: u8,
    /// Words must begin with the first letter, or the second as in a swap.
    same_start: bool,
    /// Row of every prefix of the path, the empty one first.
    rows: [Row; DEPTH_MAX + 1],
    path: Vec<u8>,
    found: Vec<Near>,
}

/// Words of the lexicon, but for the rarest, within a distance (1 or 2) of a word, itself left out: the nearest first,
/// then the commonest.
pub(super) fn near(lexicon: &Lexicon, folded: &str, distance: u8, same_start: bool) -> Vec<Near> {
    let sought: Option<Vec<u8>> = latin1(folded).collect();
    let Some(sought) = sought.filter(|sought| !sought.is_empty() && sought.len() <= LETTERS_MAX) else { return Vec::new() };
    let Some(fst) = lexicon.words.fst() else { return Vec::new() };
    let mut rows = [[FAR; LETTERS_MAX + 1]; DEPTH_MAX + 1];
    if let Some(first) = rows.first_mut() {
        first.iter_mut().zip(0..).for_each(|(cell, letters)| *cell = letters);
    }
    let limit = distance.min(DISTANCE_MAX);
    let mut walk =
        Walk { lexicon, sought: &sought, limit, same_start, rows, path: Vec::with_capacity(DEPTH_MAX), found: Vec::new() };
    walk.visit(fst.root());
    let mut found = walk.found;
    found.sort_by(|a, b| (a.distance, b.entry.zipf, &a.word).cmp(&(b.distance, a.entry.zipf, &b.word)));
    found
}

impl Walk<'_> {
    fn visit(&mut self, node: Node<'_>) {
        let Some(fst) = self.lexicon.words.fst() else { return };
        let row = self.row(self.path.len());
        let distance = cell(&row, self.sought.len());
        if (1..=self.limit).contains(&distance)
            && let Some(end) = node.find_input(END)
        {
            self.keep(fst.node(node.transition_addr(end)), distance);
        }
        if self.path.len() >= DEPTH_MAX {
            return;
        }
        if self.band(&row, self.path.len()).iter().all(|&cell| cell >= self.limit) {
            // No edit is left: only the letters that the sought word goes on with can follow.
            for letter in self.letters_left(&row) {
                if let Some(at) = node.find_input(letter) {
                    self.follow(letter, fst.node(node.transition_addr(at)));
                }
            }
        } else {
            let starts = self.sought.get(..2).unwrap_or(self.sought);
            let is_free = !self.path.is_empty() || !self.same_start;
            let may_follow = |letter: u8| letter != END && (is_free || starts.contains(&letter));
            for transition in node.transitions().filter(|transition| may_follow(transition.inp)) {
                self.follow(transition.inp, fst.node(transition.addr));
            }
        }
    }

    /// Goes one letter on, if something within the limit can come of it.
    fn follow(&mut self, letter: u8, node: Node<'_>) {
        let next = self.next_row(letter);
        if self.band(&next, self.path.len() + 1).iter().all(|&cell| cell > self.limit) {
            return;
        }
        let depth = self.path.len() + 1;
        if let Some(row) = self.rows.get_mut(depth) {
            *row = next;
            self.path.push(letter);
            self.visit(node);
            self.path.pop();
        }
    }

    /// The cells of a row that can be within the limit: those near the diagonal.
    fn band<'r>(&self, row: &'r Row, depth: usize) -> &'r [u8] {
        let limit = usize::from(self.limit);
        let end = (depth + limit).min(self.sought.len());
        row.get(depth.saturating_sub(limit)..=end).unwrap_or(&[])
    }

    /// The row behind one more letter; only cells within the limit of the diagonal count.
    fn next_row(&self, letter: u8) -> Row {
        let depth = self.path.len();
        let (above, before) = (self.row(depth), depth.checked_sub(1).map(|depth| self.row(depth)));
        let last = self.path.last().copied();
        let limit = usize::from(self.limit);
        let mut next = [FAR; LETTERS_MAX + 1];
        let first = (depth + 1).saturating_sub(limit);
        let end = (depth + 1 + limit).min(self.sought.len());
        for at in first..=end {
            let own = at.checked_sub(1).and_then(|at| self.sought.get(at)).copied();
            let mut best = cell(&above, at) + 1;
            if let (Some(own), Some(left)) = (own, at.checked_sub(1)) {
                best = best.min(cell(&next, left) + 1).min(cell(&above, left) + u8::from(own != letter));
                let previous = left.checked_sub(1).and_then(|at| self.sought.get(at)).copied();
                if let (Some(before), true) = (&before, previous == Some(letter) && last == Some(own)) {
                    best = best.min(cell(before, left - 1) + 1);
                }
            }
            if let Some(cell) = next.get_mut(at) {
                *cell = best.min(FAR);
            }
        }
        next
    }

    /// Letters that keep the distance when every edit is spent: the next one, or the second half of a swap. No letter
    /// comes twice.
    fn letters_left(&self, row: &Row) -> impl Iterator<Item = u8> + use<> {
        let depth = self.path.len();
        let before = depth.checked_sub(1).map(|depth| self.row(depth));
        let mut letters = [END; 4 * DISTANCE_MAX as usize + 2];
        let mut count = 0;
        let limit = usize::from(self.limit);
        for at in depth.saturating_sub(limit)..=(depth + limit + 1).min(self.sought.len()) {
            let straight = self.sought.get(at).copied().filter(|_| cell(row, at) == self.limit);
            let swapped = before.as_ref().and_then(|before| {
                let first = at.checked_sub(2)?;
                let is_half = self.sought.get(first + 1) == self.path.last() && cell(before, first) < self.limit;
                self.sought.get(first).copied().filter(|_| is_half)
            });
            for letter in straight.into_iter().chain(swapped) {
                if !letters.contains(&letter)
                    && let Some(slot) = letters.get_mut(count)
                {
                    *slot = letter;
                    count += 1;
                }
            }
        }
        letters.into_iter().take(count)
    }

    fn row(&self, depth: usize) -> Row {
        self.rows.get(depth).copied().unwrap_or([FAR; LETTERS_MAX + 1])
    }

    fn keep(&mut self, end: Node<'_>, distance: u8) {
        let word: String = self.path.iter().map(|&byte| char::from(byte)).collect();
        if let Some(entry) = self.lexicon.entry_behind(&end) {
            let entry = Entry { names: self.lexicon.names_of(&word), ..entry };
            self.found.push(Near { word, distance, entry });
        }
    }
}

fn cell(row: &Row, at: usize) -> u8 {
    row.get(at).copied().unwrap_or(FAR)
}
