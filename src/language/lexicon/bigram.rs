//! Which of the commonest words follow which; see `training/lexicon/src/bigrams.rs` for the layout.

use fst::Map;

const NUMBERS: &[u8] = include_bytes!("../../../data/bigrams.fst");
const TABLE: &[u8] = include_bytes!("../../../data/bigrams.bin");

/// Counts of words and pairs; all zero if the data does not open, which a test rules out.
pub(super) struct Bigrams {
    numbers: Option<Map<&'static [u8]>>,
    total: u32,
    /// Occurrences of each word, four bytes each.
    singles: &'static [u8],
    /// First pair of each word, four bytes each, and the number of pairs.
    firsts: &'static [u8],
    /// Right word of each pair, two bytes each, ascending for one left word.
    rights: &'static [u8],
    /// Count of each pair, see [`long`].
    counts: &'static [u8],
}

impl Bigrams {
    /// Reads the header and finds the columns.
    pub(super) fn new() -> Self {
        let word = |at: usize| number(TABLE, at);
        let (total, words, pairs) = (word(0).unwrap_or(0), word(1).unwrap_or(0) as usize, word(2).unwrap_or(0) as usize);
        let mut rest = TABLE.get(12..).unwrap_or(&[]);
        let mut column = |bytes: usize| {
            let (column, after) = rest.split_at_checked(bytes).unwrap_or((&[], &[]));
            rest = after;
            column
        };
        let (singles, firsts) = (column(4 * words), column(4 * (words + 1)));
        let (rights, counts) = (column(2 * pairs), column(pairs));
        Self { numbers: Map::new(NUMBERS).ok(), total, singles, firsts, rights, counts }
    }

    /// Words of text that were counted.
    pub(super) fn total(&self) -> u32 {
        self.total
    }

    /// Occurrences of a word.
    pub(super) fn single(&self, word: &str) -> u32 {
        self.number(word).and_then(|at| number(self.singles, at)).unwrap_or(0)
    }

    /// Occurrences of a pair.
    pub(super) fn pair(&self, left: &str, right: &str) -> u32 {
        self.find(left, right).unwrap_or(0)
    }

    fn number(&self, word: &str) -> Option<usize> {
        usize::try_from(self.numbers.as_ref()?.get(word)?).ok()
    }

    fn find(&self, left: &str, right: &str) -> Option<u32> {
        let left = self.number(left)?;
        let right = u16::try_from(self.number(right)?).ok()?;
        let (mut low, mut high) = (number(self.firsts, left)? as usize, number(self.firsts, left + 1)? as usize);
        while low < high {
            let middle = low + (high - low) / 2;
            let at = self.rights.get(2 * middle..)?.first_chunk::<2>()?;
            match u16::from_le_bytes(*at).cmp(&right) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.counts.get(middle).map(|&count| long(count)),
            }
        }
        None
    }
}

/// The little-endian number at an index.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(4 * at..)?.first_chunk::<4>()?))
}

/// Up to 127 exact, above within a sixteenth.
fn long(count: u8) -> u32 {
    match count {
        0..128 => count.into(),
        _ => (16 + u32::from(count % 16)) << (3 + (count - 128) / 16),
    }
}
