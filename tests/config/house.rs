//! House rules: each fault disables its rule alone, is shown with a caret and ends with 2.

use crate::desk::{Desk, ERROR};
use std::fmt::Write;

const HEAD: &str = "summary = \"s\"\nmessage = \"“{match}”\"\n";

/// Bodies of `house/style/ours.toml`, each with the name of its case.
const FAULTS: &[(&str, &str)] = &[
    ("syntax", "summary = \n"),
    ("unknown key", "sumary = \"s\"\nmessage = \"m\"\n[terms]\nwords = [\"x\"]\n"),
    ("no kind", "summary = \"s\"\nmessage = \"m\"\n"),
    ("unknown kind", "summary = \"s\"\nmessage = \"m\"\n[term]\nwords = [\"x\"]\n"),
    ("two kinds", "summary = \"s\"\nmessage = \"m\"\n[terms]\nwords = [\"x\"]\n[pattern]\npattern = \"y\"\n"),
    ("no message", "summary = \"s\"\n[terms]\nwords = [\"x\"]\n"),
    ("unknown placeholder", "summary = \"s\"\nmessage = \"use {fixx}\"\n[terms]\nwords = [\"x\"]\n"),
    ("unknown scope", "summary = \"s\"\nmessage = \"m\"\nscope = \"text & ~quot\"\n[terms]\nwords = [\"x\"]\n"),
    ("unknown severity", "summary = \"s\"\nmessage = \"m\"\nseverity = \"fatal\"\n[terms]\nwords = [\"x\"]\n"),
    ("unknown format", "summary = \"s\"\nmessage = \"m\"\nformats = [\"docs\"]\n[terms]\nwords = [\"x\"]\n"),
    ("lookaround", "summary = \"s\"\nmessage = \"m\"\n[pattern]\npattern = '\\bfoo(?=bar)'\n"),
    ("broken regex", "summary = \"s\"\nmessage = \"m\"\n[pattern]\npattern = '(foo'\n"),
    ("too large", "summary = \"s\"\nmessage = \"m\"\n[pattern]\npattern = 'foo(?:\\w{1000}){1000}'\n"),
    ("lookaround in a context key", "summary = \"s\"\nmessage = \"m\"\nnot_after = '(?!x)'\n[terms]\nwords = [\"x\"]\n"),
    ("a word twice", "summary = \"s\"\nmessage = \"m\"\n[terms]\nwords = [\"amongst\", \"whilst\", \"Amongst\"]\n"),
    ("unknown word table", "summary = \"s\"\nmessage = \"m\"\n[terms]\ntables = [\"our\"]\n"),
    ("unknown table to except", "summary = \"s\"\nmessage = \"m\"\nexcept = { tables = [\"our\"] }\n[terms]\nwords = [\"x\"]\n"),
    ("itself", "extends = \"style/ours\"\nsummary = \"s\"\n"),
    ("extends nothing", "extends = \"style/cliches\"\n"),
    ("another kind", "extends = \"style/cliche\"\n[pattern]\npattern = 'x'\n"),
    ("dead remove", "extends = \"style/cliche\"\nremove = [\"no such phrase\"]\n"),
    ("circle", "extends = \"style/circle\"\n"),
];

#[test]
fn every_fault_has_a_caret_and_the_others_run() {
    let mut shown = String::new();
    for (name, body) in FAULTS {
        let desk = Desk::new(&[
            ("copydesk.toml", "rule-folders = [\"house\"]\n"),
            ("house/style/ours.toml", body),
            ("house/style/other.toml", &format!("{HEAD}[terms]\nwords = [\"police\"]\n")),
            ("house/words/ours.toml", "words = [\"x\"]\n"),
            ("a.txt", ERROR),
        ]);
        if *name == "circle" {
            desk.write("house/style/circle.toml", b"extends = \"style/ours\"\n");
        }
        let ran = desk.run(&["a.txt", "--format", "concise", "-q"]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.shown());
        assert_eq!(ran.out.lines().count(), 2, "the others run: {name}: {}", ran.shown());
        assert!(ran.err.contains('^') && ran.err.contains("house/style/"), "{name}: {}", ran.shown());
        writeln!(shown, "## {name}\n{}", ran.err).unwrap();
    }
    insta::assert_snapshot!("rule_faults", shown);
}

#[test]
fn a_rule_of_the_house_replaces_or_extends_one_that_is_shipped() {
    let desk = Desk::new(&[
        ("copydesk.toml", "severity = \"info\"\nrule-folders = [\"house\"]\n"),
        ("house/style/cliche.toml", &format!("{HEAD}[terms]\nwords = [\"road\"]\n")),
        ("a.txt", "The road remains to be seen. It was a sea of red.\n"),
    ]);
    let texts = || -> Vec<String> {
        let rows = desk.rows(&["a.txt", "--select", "style/cliche"]);
        rows.iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(texts(), ["road"]);
    let extending = "extends = \"style/cliche\"\nremove = [\"a sea of\"]\n[terms]\nwords = [\"road\"]\n";
    desk.write("house/style/cliche.toml", extending.as_bytes());
    assert_eq!(texts(), ["road", "remains to be seen"]);
    desk.write("house/style/cliche.toml", b"extends = \"style/cliche\"\nseverity = \"error\"\n");
    assert_eq!(texts(), ["remains to be seen", "a sea of"]);
    assert_eq!(desk.run(&["a.txt"]).status, 1);
}

#[test]
fn a_rule_that_failed_is_still_a_name() {
    let desk = Desk::new(&[
        ("copydesk.toml", "rule-folders = [\"house\"]\n[rules]\n\"style/ours\" = \"error\"\n"),
        ("house/style/ours.toml", "sumary = \"s\"\n"),
        ("a.txt", ERROR),
    ]);
    let ran = desk.run(&["a.txt", "-q"]);
    assert_eq!((ran.status, ran.err.matches("error: ").count()), (2, 1), "{}", ran.err);
}

#[test]
fn words_of_the_house() {
    let desk = Desk::new(&[
        ("copydesk.toml", "rule-folders = [\"house\"]\n"),
        ("house/words/known-acronyms.toml", "words = [\"RSPQ\"]\n"),
        ("house/words/broken.toml", "word = [\"x\"]\n"),
        ("a.txt", ERROR),
    ]);
    let ran = desk.run(&["a.txt", "-q"]);
    assert_eq!((ran.status, ran.err.contains("house/words/broken.toml:1:1")), (2, true), "{}", ran.shown());
    assert_eq!(ran.err.matches("error: ").count(), 1, "{}", ran.err);
}
