//! Words to tags, greedily from left to right.

use super::Tag;
use super::feature::{History, beside, moving, only, own};
use super::model::{Model, Scores};
use super::word::{Known, Word};
use rustc_hash::FxHashMap;

/// Tags sentences, and remembers what words come to by themselves: copy says the same words over and over.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
    /// Where the sums of a word stand, by all that its own features are made of.
    places: FxHashMap<(Known, u8), usize>,
    sums: Vec<Sums>,
}

/// Sums of the weights of a word by itself: seven weights of one byte each.
type Sums = [i16; 64];

/// Most words that are remembered; then all are forgotten.
const WORDS_MAX: usize = 8192;

impl Tagger {
    /// With a model.
    pub fn new(model: Model) -> Self {
        Self { model, places: FxHashMap::default(), sums: Vec::new() }
    }

    /// The tags of the words of a sentence, one a word.
    pub fn tag(&mut self, words: &[Word]) -> Box<[Tag]> {
        let mut history = History::default();
        let tags = words.iter().enumerate().map(|(at, word)| {
            let tag = word.fixed().or_else(|| self.lone(word)).unwrap_or_else(|| self.best(words, at, word, &history));
            history.push(word, tag);
            tag
        });
        tags.collect()
    }

    /// The tag of a word that the texts have with one tag alone.
    fn lone(&self, word: &Word) -> Option<Tag> {
        if word.is_plain() { self.model.only(only(word)) } else { None }
    }

    fn best(&mut self, words: &[Word], at: usize, word: &Word, history: &History) -> Tag {
        let mut scores = self.own(word).map(i32::from);
        self.model.add(&beside(words, at), &mut scores);
        self.model.add(&moving(words, at, history), &mut scores);
        winner(&scores)
    }

    /// What a word comes to by itself.
    fn own(&mut self, word: &Word) -> Sums {
        if self.sums.len() >= WORDS_MAX {
            self.places.clear();
            self.sums.clear();
        }
        let next = self.sums.len();
        let place = *self.places.entry((word.known, word.shape)).or_insert(next);
        if let Some(sums) = self.sums.get(place) {
            return *sums;
        }
        let mut scores: Scores = [0; 64];
        self.model.add(&own(word), &mut scores);
        let sums = scores.map(|score| score as i16);
        self.sums.push(sums);
        sums
    }
}

/// The tag with the highest score, of equal ones the first.
pub fn winner(scores: &Scores) -> Tag {
    let highest = scores.iter().copied().max().unwrap_or(0);
    let at = scores.iter().take(Tag::COUNT).position(|score| *score == highest);
    at.and_then(Tag::of_index).unwrap_or(Tag::NN)
}
