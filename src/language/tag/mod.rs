//! Parts of speech: one Penn Treebank tag a token, by an averaged perceptron that `training/tagger` fits. The tagger reads from
//! left to right over hashed features; its weights are read where they lie.
//!
//! Tokens are copydesk's, so that one tag may stand for several of a treebank: a word with a clitic has the tag of the word
//! ("don't" VBP, "she's" PRP, "Smith's" NNP), a hyphenated one that of its head, or JJ before a noun.

mod feature;
mod mark;
mod model;
mod names;
mod tagger;
#[cfg(test)]
mod tests;
mod word;

pub use feature::{History, MOVING, STILL, moving, only, still};
pub use model::{Model, Scores};
pub use names::Tag;
pub use tagger::{Tagger, winner};
pub(in crate::language) use word::Known;
pub use word::{Word, words};

use super::{Document, Sentence};
use std::cell::RefCell;

/// The tags of a sentence, one a token.
pub(in crate::language) fn of_sentence(document: &Document, sentence: &Sentence) -> Box<[Tag]> {
    thread_local! {
        static TAGGER: RefCell<Tagger> = RefCell::new(Tagger::new(*Model::shared()));
    }
    let words = words(&document.text, document.tokens_in(sentence.tokens.clone()));
    TAGGER.with_borrow_mut(|tagger| tagger.tag(&words))
}

/// The tags of one sentence, made when they are first asked for.
pub(in crate::language) type Lazy = std::sync::OnceLock<Box<[Tag]>>;
