//! Faults of `copydesk.toml`: each has a caret, ends with 2, and leaves the check to the defaults.

use crate::desk::{Desk, ERROR};
use std::fmt::Write;

/// Each configuration with the name of its case; the file checked is `a.txt`.
const FAULTS: &[(&str, &str)] = &[
    ("syntax", "fail-on = \"error\"\nseverity =\n"),
    ("unknown key", "fail_on = \"error\"\n"),
    ("wrong type", "preview = \"yes\"\n"),
    ("a string for a list", "exclude = \"drafts/\"\n"),
    ("a key twice", "preview = true\npreview = false\n"),
    ("wrong level", "fail-on = \"loud\"\n"),
    ("wrong severity", "[rules]\n\"style/cliche\" = \"eror\"\n"),
    ("unknown family", "[rules]\n\"stile/cliche\" = \"off\"\n"),
    ("unknown rule", "[rules]\n\"style/clicheé\" = \"off\"\n"),
    ("unknown rule in a profile not in use", "[profiles.night.rules]\n\"style/clich\" = \"off\"\n"),
    ("unknown rule in an override not in use", "[[overrides]]\nfiles = [\"x/\"]\nrules = { \"style/clich\" = \"off\" }\n"),
    ("unknown option", "[rules.\"style/long-sentence\"]\nmaxx = 20\n"),
    ("option of the wrong type", "[rules.\"style/long-sentence\"]\nmax = \"many\"\n"),
    ("options of a family", "[rules.\"style/*\"]\nmax = 20\n"),
    ("a number for a rule", "[rules]\n\"style/cliche\" = 1\n"),
    ("rules that are no table", "rules = \"off\"\n"),
    ("unknown profile", "profile = \"strickt\"\n"),
    ("unknown key of a profile", "[profiles.night]\nfail-on = \"error\"\n"),
    ("unknown variety", "variety = \"en-UK\"\n"),
    ("unknown encoding", "encoding = \"windows-1253x\"\n"),
    ("bad glob", "exclude = [\"drafts/\", \"[z-a]\"]\n"),
    ("bad glob of an override", "[[overrides]]\nfiles = [\"{a,b\"]\nrules = { \"style/*\" = \"off\" }\n"),
    ("override without files", "[[overrides]]\nrules = { \"style/*\" = \"off\" }\n"),
    ("unknown key of an override", "[[overrides]]\nfile = [\"x/\"]\n"),
    ("overrides that are no list", "[overrides]\nfiles = [\"x/\"]\n"),
    ("missing target", "extends = [\"../no/such\"]\n"),
    ("target without rules", "extends = [\"empty\"]\n"),
    ("rule folder without rules", "rule-folders = [\"empty\"]\n"),
    ("itself", "extends = [\"copydesk.toml\"]\n"),
    ("circle", "extends = [\"circle.toml\"]\n"),
];

#[test]
fn every_fault_has_a_caret() {
    let mut shown = String::new();
    for (name, config) in FAULTS {
        let desk =
            Desk::new(&[("copydesk.toml", config), ("a.txt", ERROR), ("circle.toml", "\nextends = [\"copydesk.toml\"]\n")]);
        desk.write("empty/x.txt", b"");
        let ran = desk.run(&["a.txt", "--format", "concise", "-q"]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.shown());
        assert!(ran.out.starts_with("a.txt:1:13: error: “the the”"), "{name}: {}", ran.shown());
        assert_eq!(ran.err.matches("error: ").count(), 1, "one fault, one message: {name}: {}", ran.shown());
        assert!(ran.err.contains('^'), "{name}: {}", ran.shown());
        writeln!(shown, "## {name}\n{}", ran.err).unwrap();
    }
    insta::assert_snapshot!("configuration_faults", shown);
}

#[test]
fn a_faulty_file_is_told_once_and_only_its_articles_suffer() {
    let desk = Desk::new(&[
        ("bad/copydesk.toml", "fail_on = \"error\"\n"),
        ("bad/a.txt", ERROR),
        ("bad/b.txt", ERROR),
        ("bad/deep/c.txt", ERROR),
        ("good/copydesk.toml", "[rules]\n\"repetition/*\" = \"off\"\n"),
        ("good/d.txt", ERROR),
        ("e.txt", ERROR),
    ]);
    let ran = desk.run(&[".", "--format", "concise", "-q"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.err.matches("error: ").count(), 1, "{}", ran.err);
    let files: Vec<&str> = ran.out.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(files, ["bad/a.txt", "bad/b.txt", "bad/deep/c.txt", "e.txt"]);
}

#[test]
fn a_configuration_that_is_no_text() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    desk.write("copydesk.toml", b"# caf\xe9\n");
    let ran = desk.run(&["a.txt", "--format", "concise"]);
    assert_eq!((ran.status, ran.out.lines().count()), (2, 1), "{}", ran.shown());
    assert!(ran.err.contains("copydesk.toml: cannot be read"), "{}", ran.err);
    // Editors on Windows put a byte order mark first.
    desk.write("copydesk.toml", "\u{feff}[rules]\n\"repetition/*\" = \"off\"\n".as_bytes());
    let ran = desk.run(&["a.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.shown());
}
