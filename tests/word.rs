//! `copydesk debug word` end to end.

use std::process::Command;

fn debug_word(word: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk")).args(["debug", "word", word]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_word_is_shown_with_what_is_known() {
    let shown = debug_word("Organise");
    assert!(shown.starts_with("word: Organise\nlevel: 10\n"), "{shown}");
    assert!(shown.contains("\nvarieties: GB, AU, IN\n"), "{shown}");
    assert!(shown.contains("verb, base"), "{shown}");
    assert!(shown.contains("\nnear: organised\t1 off"), "{shown}");
}

#[test]
fn a_misspelling_is_shown_with_its_correction() {
    let shown = debug_word("recieve");
    assert!(shown.contains("\nunknown\n") && shown.contains("\nmisspelling of: receive\n"), "{shown}");
    assert!(shown.contains("\nnear: receive\t1 off"), "{shown}");
}

#[test]
fn names_are_shown_as_names() {
    assert!(debug_word("Sri Lanka").contains("\nname: place\n"));
    let shown = debug_word("YouTube");
    assert!(shown.contains("\nname: brand\n") && shown.contains("\nspelled: YouTube\n"), "{shown}");
}

#[test]
fn control_characters_are_not_printed() {
    assert!(!debug_word("a\u{1b}[31m").contains('\u{1b}'));
}
