use super::super::testing::{check, refused, replacements, value};

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
    let options = "token = [{ border = 'start' }, { text = 'of', name = 'word' }, { shape = 'lower', min = 0 }, { border = 'end' }]";
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
