//! What is looked at around a gap: how often its words and classes are attested side by side, and which they are.

use super::item::{Counts, Item};

/// Number of features of a gap.
pub const FEATURES: usize = 36;

/// The feature that every gap has.
pub const BIAS: u64 = hash(0, &[]);

/// Odd multiplier of the golden section (Knuth).
const STIR: u64 = 0x9E37_79B9_7F4A_7C15;

const fn stir(value: u64) -> u64 {
    let value = value.wrapping_mul(STIR);
    value ^ (value >> 29)
}

/// The hash of a feature or count: which one it is, and its values.
pub(super) const fn hash(number: u64, values: &[u64]) -> u64 {
    let mut hash = stir(number + 1);
    let mut rest = values;
    while let [value, behind @ ..] = rest {
        hash = stir(hash ^ *value);
        rest = behind;
    }
    hash
}

/// Numbers of the counts.
pub(super) const WORD: u64 = 100;
const PAIR: u64 = 101;
const TRIPLE: u64 = 102;
const CLASSES_2: u64 = 103;
const CLASSES_3: u64 = 104;
const CLASSES_4: u64 = 105;

fn pair(a: Item, b: Item) -> u64 {
    hash(PAIR, &[a.gram, b.gram])
}

fn triple(a: Item, b: Item, c: Item) -> u64 {
    hash(TRIPLE, &[a.gram, b.gram, c.gram])
}

fn class(item: Item) -> u64 {
    u64::from(item.class)
}

fn classes_2(a: Item, b: Item) -> u64 {
    hash(CLASSES_2, &[class(a), class(b)])
}

fn classes_3(a: Item, b: Item, c: Item) -> u64 {
    hash(CLASSES_3, &[class(a), class(b), class(c)])
}

fn classes_4(a: Item, b: Item, c: Item, d: Item) -> u64 {
    hash(CLASSES_4, &[class(a), class(b), class(c), class(d)])
}

/// Items with the edges that stand before and behind them.
struct Padded<'a>(&'a [Item]);

/// Edges before the first item.
const PAD: usize = 4;

impl Padded<'_> {
    /// The item at a place, counted from the first edge.
    fn at(&self, place: usize) -> Item {
        place.checked_sub(PAD).and_then(|at| self.0.get(at)).copied().unwrap_or(Item::EDGE)
    }
}

/// Hands over the keys of everything that is counted in a sentence, single words left out.
pub fn counted(items: &[Item], mut each: impl FnMut(u64)) {
    let padded = Padded(items);
    for gap in 0..=items.len() {
        let [a, b, c, d] = [PAD - 1, PAD, PAD + 1, PAD + 2].map(|place| padded.at(gap + place));
        each(pair(a, b));
        each(classes_2(a, b));
        if gap < items.len() {
            each(triple(a, b, c));
            each(classes_3(a, b, c));
        }
        if gap + 1 < items.len() {
            each(classes_4(a, b, c, d));
        }
    }
}

/// How often the texts hold what starts at a place, in steps.
#[derive(Default, Clone, Copy)]
struct Attested {
    pair: u64,
    triple: u64,
    classes_2: u64,
    classes_3: u64,
    classes_4: u64,
}

impl Attested {
    fn new(padded: &Padded<'_>, place: usize, counts: &impl Counts) -> Self {
        let [a, b, c, d] = [0, 1, 2, 3].map(|further| padded.at(place + further));
        let step = |key: u64| u64::from(counts.step(key));
        Self {
            pair: step(pair(a, b)),
            triple: step(triple(a, b, c)),
            classes_2: step(classes_2(a, b)),
            classes_3: step(classes_3(a, b, c)),
            classes_4: step(classes_4(a, b, c, d)),
        }
    }
}

/// The part of a sentence since the last comma, conjunction or relative.
#[derive(Default, Clone, Copy)]
struct Clause {
    /// Finite verbs in it.
    finite: u64,
    /// What opened it.
    opened: u64,
    /// Finite verbs of the sentence so far.
    all: u64,
    /// Relatives of the sentence so far.
    relatives: u64,
}

impl Clause {
    fn pass(&mut self, item: Item) {
        use crate::language::Tag;
        let Some(tag) = item.tag else { return };
        let opened = match tag {
            Tag::COMMA | Tag::COLON => 1,
            Tag::CC => 2,
            Tag::WDT | Tag::WP | Tag::WP_POSSESSIVE | Tag::WRB => 3,
            _ => 0,
        };
        if opened != 0 {
            (self.finite, self.opened) = (0, opened);
            self.relatives = (self.relatives + u64::from(opened == 3)).min(4);
        }
        if matches!(tag, Tag::MD | Tag::VBD | Tag::VBP | Tag::VBZ) {
            (self.finite, self.all) = ((self.finite + 1).min(3), (self.all + 1).min(5));
        }
    }
}

/// Hands over the features of every gap: before the first item, between two, and behind the last.
pub fn features(items: &[Item], counts: &impl Counts, mut each: impl FnMut(usize, &[u64; FEATURES])) {
    let padded = Padded(items);
    // What starts three, two and one before the gap, and at it.
    let mut near = [1, 2, 3].map(|place| Attested::new(&padded, place, counts));
    let mut clause = Clause::default();
    for gap in 0..=items.len() {
        let here = Attested::new(&padded, gap + PAD, counts);
        each(gap, &around(&padded, gap, [near[0], near[1], near[2], here], clause, counts));
        near = [near[1], near[2], here];
        clause.pass(padded.at(gap + PAD));
    }
}

fn around(padded: &Padded<'_>, gap: usize, near: [Attested; 4], clause: Clause, counts: &impl Counts) -> [u64; FEATURES] {
    let place = gap + PAD;
    let [l2, l1, r1, r2] = [place - 2, place - 1, place, place + 1].map(|at| padded.at(at));
    let [third, second, first, here] = near;
    let step = |key: u64| u64::from(counts.step(key));
    let (c, w, uses) = (class, |item: Item| item.gram, |item: Item| u64::from(item.uses));
    let seam = first.pair;
    let (left, right) = (second.triple, first.triple);
    let (class_left, class_right, across) = (second.classes_3, first.classes_3, second.classes_4);
    // The same word a little before.
    let echo = |back: usize| {
        let other = padded.at(place - back);
        u64::from(other.word == r1.word && !r1.is_likes() && !other.is_likes())
    };
    let ends = if gap + 1 >= padded.0.len() { 1 + clause.all * 8 + clause.relatives } else { 0 };
    let (finite, opened) = (clause.finite, clause.opened);
    [
        BIAS,
        hash(1, &[seam, uses(l1), uses(r1)]),
        hash(2, &[left, second.pair, seam]),
        hash(3, &[right, seam, here.pair]),
        // Were the word behind the gap, or before it, one too many; were both the wrong way round.
        hash(4, &[seam, here.pair, step(pair(l1, r2))]),
        hash(5, &[second.pair, seam, step(pair(l2, r1))]),
        hash(6, &[seam, step(pair(r1, l1))]),
        hash(7, &[first.classes_2, class_left, class_right]),
        hash(8, &[class_left, class_right, across]),
        hash(9, &[second.classes_2, first.classes_2, class_left]),
        hash(10, &[first.classes_2, here.classes_2, class_right]),
        hash(11, &[seam, c(l1), c(r1)]),
        hash(12, &[third.classes_4, across, first.classes_4]),
        hash(13, &[left, right, seam]),
        hash(14, &[across, c(l1), c(r1)]),
        hash(15, &[left, right, across]),
        hash(20, &[w(l1), w(r1)]),
        hash(21, &[c(l1), c(r1)]),
        hash(22, &[c(l2), c(l1), c(r1)]),
        hash(23, &[c(l1), c(r1), c(r2)]),
        hash(24, &[c(l2), c(l1), c(r1), c(r2)]),
        hash(25, &[w(l1), c(r1)]),
        hash(26, &[c(l1), w(r1)]),
        hash(27, &[w(l1), c(r1), c(r2)]),
        hash(28, &[c(l2), c(l1), w(r1)]),
        hash(29, &[c(l2), w(l1), c(r1)]),
        hash(30, &[c(l1), w(r1), c(r2)]),
        hash(31, &[w(l2), w(l1), c(r1)]),
        hash(32, &[c(l1), w(r1), w(r2)]),
        hash(33, &[w(l1)]),
        hash(34, &[w(r1)]),
        hash(35, &[echo(1), echo(2), echo(3), echo(4), c(r1)]),
        hash(40, &[finite, opened, c(r1)]),
        hash(41, &[finite, c(l1), c(r1)]),
        hash(42, &[finite, opened, c(r1), c(r2)]),
        hash(43, &[ends]),
    ]
}
