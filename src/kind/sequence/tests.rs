//! Sequences against marked copy, and against a plain search.

use super::super::testing::{check, compile, document, refused, replacements, run, value};
use crate::language::Document;
use proptest::prelude::*;

const MODAL: &str = r#"
[[token]]
text = ["could", "would", "must"]
[[token]]
upos = "ADV"
min = 0
max = 2
[[token]]
name = "of"
text = "of"
target = true
[[token]]
tag = ["VBN", "VBD"]
"#;

#[test]
fn a_sequence_marks_its_target() {
    check("sequence", MODAL, "They could ⟦of⟧ won it. They could never ⟦of⟧ won it. She must have won.");
    check("sequence", MODAL, "Those who could, of course, did. What would of all things be lost?");
}

#[test]
fn texts_shapes_and_gaps() {
    let options = "entry = [{ tokens = [{ text = 'both' }, { shape = 'lower', max = 2, not = { text = 'and' } }, { text = 'or', target = true }], use = ['and'] }]";
    let found = check("sequence", options, "Both parents ⟦or⟧ both pupils and teachers or guests.");
    assert_eq!(replacements(&found), ["and"]);
}

#[test]
fn borders_are_those_of_the_sentence() {
    let options =
        "token = [{ border = 'start' }, { text = 'of', name = 'word' }, { shape = 'lower', min = 0 }, { border = 'end' }]";
    let found = check("sequence", options, "“⟦Of it⟧.” Of it all he said little. Of 3.");
    assert_eq!(value(&found[0], "word"), "Of");
}

#[test]
fn the_longest_choice_that_fits_is_taken() {
    let options = "token = [{ text = 'from' }, { shape = 'word', min = 0, max = 5 }, { text = 'to' }, { text = 'to' }]";
    check("sequence", options, "He went ⟦from one to to to⟧ two.");
    check("sequence", options, "He went from one to two.");
}

#[test]
fn lemmas_wake_on_every_form() {
    let options = "token = [{ lemma = 'go', name = 'verb' }, { text = 'too' }]";
    let found = check("sequence", options, "They ⟦went too⟧. He ⟦goes too⟧. We stayed too.");
    assert_eq!(value(&found[0], "verb.lemma"), "go");
}

#[test]
fn the_lexicon_may_decide() {
    let options = "token = [{ text = 'will' }, { part = ['past'], not = { part = ['base', 'noun'] }, target = true }]";
    check("sequence", options, "He will ⟦went⟧ and she will put it there.");
}

#[test]
fn short_sentences_and_titles_are_left_out_on_demand() {
    let options = "min_words = 6\ntoken = [{ text = 'the' }, { text = 'of' }]";
    check("sequence", options, "The of. They sold ⟦the of⟧ the mill. The Of Books And The Of Men Again.");
}

#[test]
fn options_are_checked() {
    assert!(refused("sequence", "").contains("no sequence"));
    assert_eq!(refused("sequence", "token = [{ tag = 'VBQ' }, { text = 'a' }]"), "'VBQ'");
    assert_eq!(refused("sequence", "token = [{ upos = 'VB' }, { text = 'a' }]"), "'VB'");
    assert_eq!(refused("sequence", "token = [{ part = 'verbal' }, { text = 'a' }]"), "'verbal'");
    assert_eq!(refused("sequence", "token = [{ tag = 'VB' }]"), "{ tag = 'VB' }");
    assert_eq!(refused("sequence", "token = [{ text = 'a', not = {} }]"), "{ text = 'a', not = {} }");
    assert_eq!(refused("sequence", "token = [{ text = 'a' }, { shape = 'word', max = 99 }]"), "99");
    assert_eq!(refused("sequence", "token = [{ text = 'a', border = 'start' }]"), "'start'");
    assert_eq!(refused("sequence", "entry = [{ tokens = [{ text = 'a' }], use = ['{b}'] }]"), "'{b}'");
}

/// Sequences over the words "a", "b" and "c", as options and as lists of (words, least, most).
type Slots = Vec<(&'static str, usize, usize)>;

fn options(slots: &Slots, anchor: usize) -> String {
    let row = |(number, (words, min, max)): (usize, &(&str, usize, usize))| {
        let list: Vec<String> = words.chars().map(|word| format!("'{word}'")).collect();
        let (min, max) = if number == anchor { (1, 1) } else { (*min, *max) };
        // Only the anchor may wake the rule.
        let key = if number == anchor {
            format!("text = [{}]", list.join(","))
        } else {
            format!("not = {{ text = [{}] }}", others(words))
        };
        format!("{{ {key}, min = {min}, max = {} }}", max.max(1))
    };
    format!("token = [{}]", slots.iter().enumerate().map(row).collect::<Vec<_>>().join(","))
}

/// The words that a slot does not hold, and the stop.
fn others(words: &str) -> String {
    ["a", "b", "c", "."]
        .into_iter()
        .filter(|word| !words.contains(word))
        .map(|word| format!("'{word}'"))
        .collect::<Vec<_>>()
        .join(",")
}

/// True when the slots fit the tokens from `at` on, some way or other, with the anchor on the token `wanted`.
fn fits(document: &Document, slots: &[(&str, usize, usize)], number: usize, anchor: usize, at: usize, wanted: usize) -> bool {
    let Some((words, min, max)) = slots.get(number) else { return true };
    let (min, max) = if number == anchor { (1, 1) } else { (*min, (*max).max(1)) };
    if number == anchor && at != wanted {
        return false;
    }
    let holds = |token: usize| document.tokens.get(token).is_some_and(|token| words.contains(document.word(token)));
    (min..=max).any(|count| (at..at + count).all(holds) && fits(document, slots, number + 1, anchor, at + count, wanted))
}

proptest! {
    /// What the walk from the waking word finds is what trying every start finds.
    #[test]
    fn a_walk_from_the_middle_misses_nothing(
        words in prop::collection::vec(prop::sample::select(vec!["a", "b", "c"]), 1..14),
        slots in prop::collection::vec((prop::sample::select(vec!["a", "b", "c", "ab", "bc"]), 0_usize..2, 1_usize..4), 1..6),
        anchor in 0_usize..6,
    ) {
        let anchor = anchor % slots.len();
        let document = document(&words.join(" "));
        let matcher = compile("sequence", &options(&slots, anchor), None).unwrap();
        let found = run(matcher.as_ref(), &document);
        let is_there = (0..words.len()).any(|wanted| (0..=wanted).any(|start| fits(&document, &slots, 0, anchor, start, wanted)));
        prop_assert_eq!(!found.is_empty(), is_there);
        for finding in found {
            prop_assert!(finding.span.start < finding.span.end && finding.span.end as usize <= document.text.len());
        }
    }
}
