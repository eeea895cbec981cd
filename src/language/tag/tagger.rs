//! Words to tags, greedily from left to right.

use super::Tag;
use super::feature::{History, moving, only, still};
use super::model::{Model, Scores};
use super::word::Word;

/// The tags of the words of a sentence, one a word.
pub fn tag(model: &Model, words: &[Word]) -> Box<[Tag]> {
    let mut history = History::default();
    let tags = words.iter().enumerate().map(|(at, word)| {
        let tag = word.fixed().or_else(|| lone(model, word)).unwrap_or_else(|| best(model, words, at, &history));
        history.push(word, tag);
        tag
    });
    tags.collect()
}

/// The tag of a word that the texts have with one tag alone.
fn lone(model: &Model, word: &Word) -> Option<Tag> {
    if word.is_plain() { model.only(only(word)) } else { None }
}

fn best(model: &Model, words: &[Word], at: usize, history: &History) -> Tag {
    let mut scores: Scores = [0; 64];
    model.add(&still(words, at), &mut scores);
    model.add(&moving(words, at, history), &mut scores);
    winner(&scores)
}

/// The tag with the highest score, of equal ones the first.
pub fn winner(scores: &Scores) -> Tag {
    let highest = scores.iter().copied().max().unwrap_or(0);
    let at = scores.iter().take(Tag::COUNT).position(|score| *score == highest);
    at.and_then(Tag::of_index).unwrap_or(Tag::NN)
}
