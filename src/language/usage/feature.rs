//! What is looked at around a word: its neighbours, their classes, and pairs and triples of them.

use super::symbol::Symbol;

/// Number of features of a place.
pub const FEATURES: usize = 30;

/// How many of them [`Place::near`] has.
const NEAR_FEATURES: usize = 13;

/// Hashes of the features of a place, none of which holds the word itself.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// One a feature; 0 for one that says nothing here.
    pub features: [u64; FEATURES],
}

impl Place {
    /// The place of token `at` in the symbols of its sentence.
    pub fn new(sentence: &[Symbol], at: usize) -> Self {
        let mut place = Self::near(sentence, at);
        place.look_further(sentence, at);
        place
    }

    /// The place by the two nearest tokens on each side alone: what decides most uses, at half the cost.
    pub fn near(sentence: &[Symbol], at: usize) -> Self {
        let [l1, l2] = beside(sentence.get(..at).unwrap_or(&[]).iter().rev());
        let [r1, r2] = beside(sentence.get(at + 1..).unwrap_or(&[]).iter());
        let word = |symbol: Symbol| u64::from(symbol.word);
        let class = |symbol: Symbol| u64::from(symbol.class) | 1 << 40;
        let near = [
            feature(0, &[]),
            feature(1, &[word(l1)]),
            feature(2, &[word(r1)]),
            feature(3, &[word(l2)]),
            feature(4, &[word(r2)]),
            feature(5, &[word(l2), word(l1)]),
            feature(6, &[word(l1), word(r1)]),
            feature(7, &[word(r1), word(r2)]),
            feature(8, &[class(l1)]),
            feature(9, &[class(r1)]),
            feature(10, &[class(l2), class(l1)]),
            feature(11, &[class(l1), class(r1)]),
            feature(12, &[class(r1), class(r2)]),
        ];
        let mut features = [0; FEATURES];
        features.iter_mut().zip(near).for_each(|(to, feature)| *to = feature);
        Self { features }
    }

    /// Adds what [`Self::near`] leaves out.
    pub fn look_further(&mut self, sentence: &[Symbol], at: usize) {
        let [l1, l2, l3, l4, l5] = beside(sentence.get(..at).unwrap_or(&[]).iter().rev());
        let [r1, r2, r3, r4, r5] = beside(sentence.get(at + 1..).unwrap_or(&[]).iter());
        let word = |symbol: Symbol| u64::from(symbol.word);
        let class = |symbol: Symbol| u64::from(symbol.class) | 1 << 40;
        // What the sentence is about: words further off, in any order.
        let about = |symbol: Symbol| if symbol.class >= super::symbol::OPEN { feature(24, &[word(symbol)]) } else { 0 };
        let further = [
            feature(13, &[class(l2), class(l1), class(r1)]),
            feature(14, &[class(l1), class(r1), class(r2)]),
            feature(15, &[word(l1), class(r1)]),
            feature(16, &[class(l1), word(r1)]),
            feature(17, &[word(r1), class(r2)]),
            feature(18, &[class(l2), word(l1)]),
            feature(19, &[class(r1), class(r2), class(r3)]),
            feature(20, &[class(l3), class(l2), class(l1)]),
            feature(21, &[word(l1), class(r1), class(r2)]),
            feature(22, &[class(l2), class(l1), class(r1), class(r2)]),
            feature(23, &[class(r1), word(r2)]),
            about(l3),
            about(l4),
            about(l5),
            about(r3),
            about(r4),
            about(r5),
        ];
        self.features.iter_mut().skip(NEAR_FEATURES).zip(further).for_each(|(to, feature)| *to = feature);
    }
}

/// The nearest tokens, quotation marks passed over.
fn beside<'a, const REACH: usize>(symbols: impl Iterator<Item = &'a Symbol>) -> [Symbol; REACH] {
    let mut out = [Symbol::EDGE; REACH];
    let seen = symbols.filter(|symbol| !symbol.is_quote());
    out.iter_mut().zip(seen).for_each(|(to, symbol)| *to = *symbol);
    out
}

/// Odd multiplier of the golden section (Knuth).
const STIR: u64 = 0x9E37_79B9_7F4A_7C15;

fn feature(number: u64, values: &[u64]) -> u64 {
    values.iter().fold(stir(number + 1), |hash, value| stir(hash ^ value))
}

fn stir(value: u64) -> u64 {
    let value = value.wrapping_mul(STIR);
    value ^ (value >> 29)
}

/// A word that may stand at a place: what its weights are looked up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Of the word itself.
    pub word: u64,
    /// Of its parts of speech, which it shares with other words; none for a word of a closed class.
    pub class: Option<u64>,
}

impl Candidate {
    /// Of a folded word.
    pub fn new(folded: &str) -> Self {
        let symbol = Symbol::of_word(folded);
        let class = (symbol.class >= super::symbol::OPEN).then(|| stir(u64::from(symbol.class) | 1 << 50));
        Self { word: stir(u64::from(symbol.word) | 1 << 51), class }
    }
}

/// The key of a feature for a word or class.
pub fn key(feature: u64, of: u64) -> u64 {
    stir(feature ^ of)
}
