//! What the tagger looks at: the word, its neighbours, the tags before it.

use super::Tag;
use super::word::Word;

/// Features that hold no tag.
pub const STILL: usize = OWN + BESIDE;
/// Features of a word by itself.
const OWN: usize = 7;
/// Features of a word and those beside it.
const BESIDE: usize = 12;
/// Features that hold tags before the word.
pub const MOVING: usize = 14;

/// What was tagged before a word.
#[derive(Debug, Clone, Copy)]
pub struct History {
    last: u64,
    before: u64,
    /// The verb that stood last: its sort, what stood behind it, how far off it is.
    verb: u64,
    since: u64,
    distance: u64,
    /// Words that open a clause and wait for its verb; [`MAIN`] once the sentence has a finite verb of its own.
    clauses: u64,
}

/// The sentence has a finite verb outside the clauses that words like "who" open.
const MAIN: u64 = 4;

impl Default for History {
    fn default() -> Self {
        Self { last: EDGE, before: EDGE, verb: 0, since: 0, distance: 0, clauses: 0 }
    }
}

/// Stands for the tags before the first.
const EDGE: u64 = 63;

impl History {
    /// Adds a word that was tagged.
    pub fn push(&mut self, word: &Word, tag: Tag) {
        if tag == Tag::POS {
            return;
        }
        self.before = self.last;
        self.last = tag.index() as u64;
        self.distance += 1;
        match tag {
            Tag::MD | Tag::VBD | Tag::VBP | Tag::VBZ if self.clauses & 3 == 0 => self.clauses |= MAIN,
            Tag::MD | Tag::VBD | Tag::VBP | Tag::VBZ => self.clauses -= 1,
            Tag::WDT | Tag::WP | Tag::WRB => self.clauses += u64::from(self.clauses & 3 < 2),
            Tag::IN if word.opens_clause() => self.clauses += u64::from(self.clauses & 3 < 2),
            Tag::COLON | Tag::OPENING_QUOTE => self.clauses = 0,
            _ => {}
        }
        match tag {
            Tag::MD | Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ => {
                (self.verb, self.since, self.distance) = (self.last | u64::from(word.known.verb) << 8, 0, 0);
            }
            Tag::COLON | Tag::WDT | Tag::WP | Tag::WRB => self.since |= 1,
            Tag::COMMA => self.since |= 2,
            Tag::CC => self.since |= 4,
            Tag::NN | Tag::NNS | Tag::NNP | Tag::PRP => self.since |= 8,
            _ => {}
        }
    }

    fn verb(&self) -> u64 {
        let distance = match self.distance {
            0..=1 => self.distance,
            2..=3 => 2,
            _ => 3,
        };
        self.verb | self.since << 16 | distance << 24
    }
}

/// Hashes of the features of a word that hold no tag.
pub fn still(words: &[Word], at: usize) -> [u64; STILL] {
    let mut all = [0; STILL];
    let own = words.get(at).map_or([0; OWN], own);
    all.iter_mut().zip(own.into_iter().chain(beside(words, at))).for_each(|(to, key)| *to = key);
    all
}

/// Hashes of the features of a word by itself.
pub(super) fn own(word: &Word) -> [u64; OWN] {
    let (own, shape) = (u64::from(word.known.word), u64::from(word.shape));
    [
        feature(0, &[own, shape]),
        feature(1, &[own]),
        feature(2, &[tail(word, 2), shape & 15]),
        feature(3, &[tail(word, 3), shape & 15]),
        feature(4, &[tail(word, 4)]),
        feature(5, &[u64::from(word.known.head)]),
        feature(6, &[shape, u64::from(word.known.class), u64::from(word.known.names)]),
    ]
}

/// Hashes of the features of a word and those beside it; no tags are in them.
pub(super) fn beside(words: &[Word], at: usize) -> [u64; BESIDE] {
    let [l2, l1, w, r1, r2] = around(words, at);
    let (own, shape) = (u64::from(w.known.word), u64::from(w.shape));
    let class = u64::from(w.known.class);
    let (c1, c2) = (r1.class(), r2.class());
    [
        feature(7, &[l1.beside()]),
        feature(8, &[r1.beside()]),
        feature(9, &[l2.beside()]),
        feature(10, &[r2.beside()]),
        feature(11, &[class, c1]),
        feature(12, &[class, c1, c2]),
        feature(13, &[own, c1]),
        feature(14, &[own, r1.beside()]),
        feature(15, &[l1.beside(), own]),
        feature(16, &[class, shape & 15, l1.class()]),
        feature(17, &[shape & 15, l1.capital(), r1.capital(), u64::from(w.known.names)]),
        feature(18, &[class, u64::from(w.ahead)]),
    ]
}

/// Hashes of the features of a word that hold tags before it.
pub fn moving(words: &[Word], at: usize, history: &History) -> [u64; MOVING] {
    let [_, _, w, r1, _] = around(words, at);
    let History { last, before, .. } = *history;
    let (own, shape, class) = (u64::from(w.known.word), u64::from(w.shape), u64::from(w.known.class));
    let verb = history.verb();
    [
        feature(32, &[last]),
        feature(33, &[last, own]),
        feature(34, &[last, before, class]),
        feature(35, &[last, class, r1.class()]),
        feature(36, &[last, tail(w, 3)]),
        feature(37, &[last, shape, u64::from(w.known.names)]),
        feature(38, &[last, before, own]),
        feature(39, &[verb, class]),
        feature(40, &[verb, own]),
        feature(41, &[verb, last, class & 0x1FFF]),
        feature(42, &[verb, class, u64::from(w.ahead)]),
        feature(43, &[history.clauses, class, last]),
        feature(44, &[history.clauses, own]),
        feature(45, &[history.clauses, class, u64::from(w.ahead)]),
    ]
}

/// The key of the row that names the one tag of a word.
pub fn only(word: &Word) -> u64 {
    feature(63, &[u64::from(word.known.word)])
}

fn around(words: &[Word], at: usize) -> [&Word; 5] {
    let left = |by: usize| at.checked_sub(by).and_then(|at| words.get(at)).unwrap_or(&Word::EDGE);
    let right = |by: usize| words.get(at + by).unwrap_or(&Word::EDGE);
    [left(2), left(1), right(0), right(1), right(2)]
}

fn tail(word: &Word, bytes: u32) -> u64 {
    word.known.tail & ((1 << (8 * bytes)) - 1)
}

/// Odd multiplier of the golden section (Knuth).
const STIR: u64 = 0x9E37_79B9_7F4A_7C15;

fn feature<const N: usize>(number: u64, values: &[u64; N]) -> u64 {
    values.iter().fold(stir(number + 1), |hash, value| stir(hash ^ value))
}

fn stir(value: u64) -> u64 {
    let value = value.wrapping_mul(STIR);
    value ^ (value >> 29)
}
