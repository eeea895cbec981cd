//! Which of the commonest words follow which, and how often.

use crate::Result;
use crate::counts::{Counts, POSSESSIVE};
use crate::names::Names;
use crate::words::Lexicon;
use std::collections::{BTreeMap, HashMap};

/// Words that bigrams are counted over.
const VOCABULARY: usize = 20_000;
/// Rarer pairs are left out.
const COUNT_MIN: u32 = 2;
/// A word of the vocabulary is at most this rare in SCOWL, or a known name.
const LEVEL_MAX: u8 = 80;
/// Marks and endings that count as words: any end of sentence, any other mark, any figure.
const MARKS: [&str; 4] = [".", ",", "0", POSSESSIVE];

/// Counts of pairs.
pub struct Bigrams {
    /// In order of bytes; the index is the number of the word.
    words: Vec<String>,
    singles: Vec<u32>,
    pairs: BTreeMap<(u16, u16), u32>,
    total: u32,
}

impl Bigrams {
    /// Counts over the sentences; each sentence begins and ends with `.`.
    pub fn new(counts: &Counts, lexicon: &Lexicon, names: &Names) -> Self {
        let known = |word: &str| {
            lexicon.entries.get(word).is_some_and(|entry| entry.level.min(entry.capital_level) <= LEVEL_MAX)
                || names.contains_key(word)
        };
        let mut ranked: Vec<(u32, &String)> =
            counts.words.iter().map(|(word, count)| (count.all, word)).filter(|(_, word)| known(word)).collect();
        ranked.sort_by_key(|&(count, word)| (std::cmp::Reverse(count), word));
        let common = ranked.iter().take(VOCABULARY - MARKS.len()).map(|(_, word)| (*word).clone());
        let mut words: Vec<String> = common.chain(MARKS.iter().map(|&mark| mark.to_owned())).collect();
        words.sort();
        let numbers: HashMap<&str, u16> = words.iter().zip(0u16..).map(|(word, number)| (word.as_str(), number)).collect();
        let mut pairs: BTreeMap<(u16, u16), u32> = BTreeMap::new();
        let mut singles = vec![0u32; words.len()];
        for sentence in &counts.sentences {
            let stop = [".".to_owned()];
            let inner = sentence.iter().filter(|word| *word != ".");
            let mut left = numbers.get(".").copied();
            for word in inner.chain(&stop) {
                let right = numbers.get(word.as_str()).copied();
                if let Some(right) = right {
                    singles[usize::from(right)] += 1;
                    if let Some(left) = left {
                        *pairs.entry((left, right)).or_default() += 1;
                    }
                }
                left = right;
            }
        }
        pairs.retain(|_, count| *count >= COUNT_MIN);
        eprintln!("bigrams: {} pairs over {} words, {} words of text", pairs.len(), words.len(), counts.total);
        Self { words, singles, pairs, total: counts.total }
    }

    /// From word to number.
    pub fn automaton(&self) -> Result<Vec<u8>> {
        let mut builder = fst::MapBuilder::memory();
        for (number, word) in self.words.iter().enumerate() {
            builder.insert(word, u64::try_from(number)?)?;
        }
        Ok(builder.into_inner()?)
    }

    /// Little-endian: words of text, words of the vocabulary, pairs (u32 each); occurrences of each word (u32); first pair of each word, and
    /// the number of pairs (u32); right word of each pair (u16); count of each pair (u8, see [`short`]).
    pub fn table(&self) -> Vec<u8> {
        let mut firsts = vec![0u32; self.words.len() + 1];
        for (left, _) in self.pairs.keys() {
            firsts[usize::from(*left) + 1] += 1;
        }
        for index in 1..firsts.len() {
            firsts[index] += firsts[index - 1];
        }
        let sizes = [self.total, self.words.len() as u32, self.pairs.len() as u32];
        let mut out: Vec<u8> = sizes.iter().chain(&self.singles).chain(&firsts).flat_map(|number| number.to_le_bytes()).collect();
        out.extend(self.pairs.keys().flat_map(|(_, right)| right.to_le_bytes()));
        out.extend(self.pairs.values().map(|&count| short(count)));
        out
    }
}

/// Up to 127 as it is; above, five bits of mantissa: 128 + 16 × exponent + mantissa stands for (16 + mantissa) << (3 + exponent).
fn short(count: u32) -> u8 {
    if count < 128 {
        return count as u8;
    }
    let exponent = (31 - count.leading_zeros()) - 7;
    if exponent > 7 {
        return u8::MAX;
    }
    let mantissa = (count >> (3 + exponent)) & 15;
    (128 + 16 * exponent + mantissa) as u8
}
