//! How often the texts hold words, pairs, triples and rows of classes; for a sentence of a document, how often the others do.

use crate::texts::Texts;
use copydesk::language::garble::{self, COUNT_MIN, Counts, counted, fill, uses_key};
use rustc_hash::FxHashMap;

/// Buckets of the table, as a power of two.
const BITS: u32 = 16;

/// Counts by key.
type Tally = FxHashMap<u64, u32>;

/// All counts that find room in the table, and those of each document.
pub struct Attested {
    all: Tally,
    documents: Vec<Tally>,
}

/// Counts of all documents but one.
pub struct Others<'a> {
    all: &'a Tally,
    own: &'a Tally,
}

impl Counts for Others<'_> {
    fn step(&self, key: u64) -> u8 {
        let Some(count) = self.all.get(&key) else { return 0 };
        garble::bin(count - self.own.get(&key).copied().unwrap_or(0))
    }
}

impl Counts for Attested {
    fn step(&self, key: u64) -> u8 {
        self.all.get(&key).map_or(0, |count| garble::bin(*count))
    }
}

impl Attested {
    /// Counts the texts, and tells each item how common its word is.
    pub fn count(texts: &mut Texts) -> Self {
        let mut documents = vec![Tally::default(); texts.is_news.len()];
        for sentence in &texts.sentences {
            for key in sentence.items.iter().filter_map(uses_key) {
                *documents[sentence.document].entry(key).or_default() += 1;
            }
        }
        let words = Self { all: sum(&documents), documents: Vec::new() };
        for sentence in &mut texts.sentences {
            fill(&mut sentence.items, &words);
            counted(&sentence.items, |key| *documents[sentence.document].entry(key).or_default() += 1);
        }
        let mut all = sum(&documents);
        all.retain(|_, count| *count >= COUNT_MIN);
        let kept = select(&all);
        all = kept.into_iter().flatten().collect();
        Self { all, documents }
    }

    /// For the sentences of a document.
    pub fn but(&self, document: usize) -> Others<'_> {
        Others { all: &self.all, own: &self.documents[document] }
    }

    /// The bytes of the table.
    pub fn table(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity((2 * garble::CELLS) << BITS);
        for bucket in select(&self.all) {
            let cells = bucket.iter().map(|(key, count)| garble::tag(*key) << 4 | u16::from(garble::bin(*count)));
            // An empty cell is zero: a key with that tag is not attested.
            cells.chain(std::iter::repeat(0)).take(garble::CELLS).for_each(|cell| out.extend(cell.to_le_bytes()));
        }
        eprintln!("{} counts", self.all.len());
        out
    }
}

fn sum(documents: &[Tally]) -> Tally {
    let mut all = Tally::default();
    documents.iter().flatten().for_each(|(key, count)| *all.entry(*key).or_default() += count);
    all
}

/// What finds a cell, by bucket: the greatest counts, each tag once.
fn select(all: &Tally) -> Vec<Vec<(u64, u32)>> {
    let mut buckets = vec![Vec::new(); 1 << BITS];
    for (&key, &count) in all {
        buckets[garble::bucket(key, BITS)].push((key, count));
    }
    for bucket in &mut buckets {
        bucket.sort_unstable_by_key(|&(key, count)| (std::cmp::Reverse(count), key));
        let mut kept: Vec<(u64, u32)> = Vec::with_capacity(garble::CELLS);
        for &(key, count) in bucket.iter() {
            if kept.len() < garble::CELLS && kept.iter().all(|(other, _)| garble::tag(*other) != garble::tag(key)) {
                kept.push((key, count));
            }
        }
        *bucket = kept;
    }
    buckets
}
