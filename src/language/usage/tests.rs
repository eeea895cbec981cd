//! Odds of slips and of right words; which words are known; neighbours.

use super::*;
use crate::format::{Format, extract};
use crate::language::Document;

/// Natural-log odds that the word of a sentence that is written is a slip for the other.
fn slip(text: &str, written: &str, meant: &str) -> f32 {
    let document = Document::new(&extract(Format::Plain, text));
    let at = document.tokens.iter().position(|token| document.word(token) == written).unwrap();
    let place = Place::new(document.symbols(), at);
    let score = |word: &str| Usage::shared().score(&place, Candidate::new(word));
    let beside = Beside::new(&document, &document.tokens, at);
    slip_odds(&beside, [written, meant], [score(written), score(meant)])
}

#[test]
fn a_slip_has_better_odds_than_the_right_word() {
    for (sentence, right, wrong) in [
        ("The ministers brought their own plan to the meeting.", "their", "there"),
        ("The council will build a new school in the spring.", "build", "built"),
        ("It was one of the best years for the town.", "one", "won"),
    ] {
        let slipped = sentence.replace(&format!(" {right} "), &format!(" {wrong} "));
        assert!(slip(&slipped, wrong, right) > slip(sentence, right, wrong) + 4.0, "{sentence}");
    }
}

#[test]
fn words_of_the_texts_are_known() {
    for word in ["their", "there", "it's", "lead", "school"] {
        assert!(Usage::shared().knows(word), "{word}");
    }
    assert!(!Usage::shared().knows("zyzzyva"));
}

#[test]
fn quotation_marks_are_looked_through() {
    let beside = |text: &str, at: usize| {
        let document = Document::new(&extract(Format::Plain, text));
        Beside::new(&document, &document.tokens, at)
    };
    assert_eq!(beside("The mayor's “own” plan", 3), Beside { left: "'s".into(), right: "plan".into() });
    assert_eq!(beside("It's theirs.", 0), Beside { left: ".".into(), right: "theirs".into() });
}
