//! A quick look for words that speak alone, before mentions are put together.

use super::super::lexicon::{Lexicon, Names};
use super::super::opener::is_opener;
use super::super::view::{Lower, View};
use super::super::{Case, Document, folded, stem};
use super::evidence::speaks;
use rustc_hash::FxHashSet;

/// Largest size of a word that is an ordinary one where it opens a sentence.
const ORDINARY_LEVEL_MAX: u8 = 70;

/// True when a word that may be a surname speaks and never stands beside another name. Most pieces have none, and then no name of theirs
/// can lack its introduction.
pub(in crate::language) fn has_lone_speaker(document: &Document) -> bool {
    let mut speakers: FxHashSet<&str> = FxHashSet::default();
    each_capital(document, |view, at| {
        let is_name = view.token(at).is_some_and(|token| token.case != Case::Upper) && !view.is_capital(at + 1);
        if is_name && speaks(view, &(at..at + 1), at) && !view.is(at.wrapping_sub(1), "the") && may_be_surname(view.word(at)) {
            speakers.insert(stem(view.word(at)));
        }
    });
    if speakers.is_empty() {
        return false;
    }
    each_capital(document, |view, at| {
        if view.is_capital(at + 1) {
            let (first, second) = (stem(view.word(at)), stem(view.word(at + 1)));
            if speakers.contains(second) && !is_ordinary(first) {
                speakers.remove(second);
            }
            speakers.remove(first);
        }
    });
    !speakers.is_empty()
}

fn each_capital<'d>(document: &'d Document, mut look: impl FnMut(View<'d>, usize)) {
    for paragraph in &document.paragraphs {
        let view = View::new(document, &paragraph.tokens);
        let tokens = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
        tokens.filter(|at| view.is_capital(*at)).for_each(|at| look(view, at));
    }
}

/// True for what is not known as something else.
fn may_be_surname(word: &str) -> bool {
    let others = Names::PLACE | Names::BRAND | Names::DEMONYM;
    !is_opener(Lower::new(word).as_str()) && !Lexicon::shared().names_of(&folded(stem(word))).intersects(others)
}

/// True for what a sentence may open with before a name: "But Roe said".
fn is_ordinary(word: &str) -> bool {
    let lower = folded(word);
    is_opener(&lower) || Lexicon::shared().entry(&lower).is_some_and(|entry| entry.level <= ORDINARY_LEVEL_MAX)
}
