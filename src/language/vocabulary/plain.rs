//! Plain words of a word file, read where they stand: a house list of 60,000 words is ready in a few milliseconds.

use std::sync::Arc;

/// Words of ASCII letters, hyphens and apostrophes, found without regard to case; one form of each.
#[derive(Debug, Clone, Default)]
pub(super) struct PlainWords {
    text: Arc<str>,
    places: Vec<Place>,
    /// Open addressing, linear probing: 0, or one more than the index of a place. At most half of them are taken.
    slots: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    start: u32,
    line: u32,
    /// 0 for a word that was taken out.
    len: u8,
}

impl PlainWords {
    /// Room for `count` words that stand in a text.
    pub(super) fn new(text: &Arc<str>, count: usize) -> Self {
        let slots = vec![0; (2 * count.max(1)).next_power_of_two()];
        Self { text: Arc::clone(text), places: Vec::with_capacity(count), slots }
    }

    /// True for a word that may be added.
    pub(super) fn takes(word: &str) -> bool {
        let is_plain = |byte: u8| byte.is_ascii_alphabetic() || byte == b'-' || byte == b'\'';
        word.len() <= crate::limits::WORD_BYTES_MAX && word.bytes().all(is_plain) && word.bytes().any(|b| b.is_ascii_alphabetic())
    }

    /// Adds the word of `len` bytes that stands at `start`, in this line; false when a form of it is in.
    pub(super) fn add(&mut self, start: usize, len: usize, line: u32) -> bool {
        let Err(at) = self.probe(self.text.get(start..start + len).unwrap_or("")) else { return false };
        let place = Place { start: u32::try_from(start).unwrap_or(u32::MAX), line, len: u8::try_from(len).unwrap_or(0) };
        self.places.push(place);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = u32::try_from(self.places.len()).unwrap_or(0);
        }
        true
    }

    /// The word in its own capitals, and its line.
    pub(super) fn find(&self, word: &str) -> Option<(&str, u32)> {
        if self.places.is_empty() {
            return None;
        }
        let place = self.places.get(self.probe(word).ok()?)?;
        Some((self.word(*place), place.line))
    }

    /// Takes a word out.
    pub(super) fn remove(&mut self, word: &str) {
        if let Some(place) = self.probe(word).ok().and_then(|at| self.places.get_mut(at)) {
            place.len = 0;
        }
    }

    /// Every word in its own capitals.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.places.iter().filter(|place| place.len > 0).map(|place| self.word(*place))
    }

    /// The index of a word's place, or else the slot that it would take.
    fn probe(&self, word: &str) -> Result<usize, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash(word) & mask;
        loop {
            let Some(index) = self.slots.get(at).and_then(|slot| slot.checked_sub(1)) else { return Err(at) };
            if let Some(place) = self.places.get(index as usize)
                && self.word(*place).eq_ignore_ascii_case(word)
                && place.len > 0
            {
                return Ok(index as usize);
            }
            at = (at + 1) & mask;
        }
    }

    fn word(&self, place: Place) -> &str {
        let start = place.start as usize;
        self.text.get(start..start + usize::from(place.len)).unwrap_or("")
    }
}

/// The same for words that differ in case alone; the upper half of a multiplicative hash, whose lower bits are poor.
fn hash(word: &str) -> usize {
    let mix =
        |hash: u64, byte: u8| (hash.rotate_left(5) ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x517c_c1b7_2722_0a95);
    (word.bytes().fold(0, mix) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_set_without_regard_to_case() {
        let text: Arc<str> = (0..5_000)
            .map(|i| format!("zo{}\n", "abcdefghij".chars().cycle().skip(i % 10).take(i % 23 + 1).collect::<String>()))
            .collect::<String>()
            .into();
        let mut plain = PlainWords::new(&text, text.lines().count());
        let (mut at, mut known) = (0, HashSet::new());
        for line in text.lines() {
            assert_eq!(plain.add(at, line.len(), 1), known.insert(line));
            at += line.len() + 1;
        }
        assert!(known.iter().all(|word| plain.find(word).is_some() && plain.find(&word.to_uppercase()).is_some()));
        assert!(plain.find("zo").is_none() && plain.words().count() == known.len());
        plain.remove("zoa");
        assert!(plain.find("zoa").is_none() && plain.find("zoab").is_some());
        assert!(PlainWords::default().find("zoa").is_none());
    }
}
