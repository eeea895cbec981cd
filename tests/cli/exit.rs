//! The exit status: 0 nothing that gates, 1 findings, 2 something could not be done.

use crate::desk::{CLEAN, Desk, ERROR, INFO, Ran, WARNING};

fn desk() -> Desk {
    let desk = Desk::new(&[
        ("clean.txt", CLEAN),
        ("error.txt", ERROR),
        ("warning.txt", WARNING),
        ("info.txt", INFO),
        ("empty.txt", ""),
        ("none/logo.svg", "<svg/>"),
        ("mixed/clean.txt", CLEAN),
    ]);
    desk.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0");
    desk.write("mixed/picture.png", b"\x89PNG\r\n\x1a\n\0\0");
    desk.write("undecodable/caf\u{e9}.txt", b"caf\xe9\n");
    desk
}

#[test]
fn findings_decide() {
    let desk = desk();
    let cases: &[(i32, &[&str])] = &[
        (0, &["clean.txt"]),
        (0, &["empty.txt"]),
        (1, &["error.txt"]),
        (1, &["clean.txt", "error.txt"]),
        (1, &["check", "error.txt"]),
        (0, &["warning.txt"]),
        (1, &["warning.txt", "--fail-on", "warning"]),
        (0, &["info.txt", "--fail-on", "warning"]),
        // A finding that is not shown gates all the same.
        (1, &["info.txt", "--fail-on", "info"]),
        (1, &["error.txt", "-q"]),
        (0, &["error.txt", "--fail-on", "never"]),
        (0, &["error.txt", "--exit-zero"]),
        (0, &["error.txt", "--ignore", "repetition"]),
        (0, &["error.txt", "--select", "style"]),
        (1, &["error.txt", "--statistics"]),
    ];
    for (status, args) in cases {
        let ran = desk.run(args);
        assert_eq!(ran.status, *status, "{args:?}\n{}", ran.shown());
    }
}

#[test]
fn what_cannot_be_checked_beats_findings() {
    let desk = desk();
    let cases: &[(&[&str], &str)] = &[
        (&["missing.txt", "error.txt"], "missing.txt: no such file or folder"),
        (&["missing.txt", "error.txt", "--exit-zero"], "missing.txt: no such file or folder"),
        (&["missing.txt", "error.txt", "--fail-on", "never"], "missing.txt: no such file or folder"),
        (&["picture.png", "error.txt"], "picture.png: binary file, not an article"),
        (&["undecodable", "error.txt"], "undecodable/caf\u{e9}.txt: byte 3 is not valid UTF-8"),
    ];
    for (args, reason) in cases {
        let ran = desk.run(&[args, &["--format", "concise"][..]].concat());
        assert_eq!(ran.status, 2, "{args:?}\n{}", ran.shown());
        assert!(ran.err.contains(reason), "{args:?}\n{}", ran.shown());
        assert!(ran.out.contains("error.txt:1:13: error: “the the”"), "{args:?}\n{}", ran.shown());
    }
}

#[test]
fn a_folder_gives_its_articles() {
    let desk = desk();
    let ran = desk.run(&["mixed"]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert!(ran.out.ends_with("nothing to report; 1 other file passed over\n"), "{}", ran.out);
    let ran = desk.run(&["none"]);
    assert_eq!(ran.status, 2, "{}", ran.shown());
    assert!(ran.err.contains("none: no article found"), "{}", ran.err);
}

fn is_note_of_nothing(ran: &Ran) -> bool {
    ran.status == 0 && ran.err.contains("nothing to check")
}

#[test]
fn only_a_forced_exclusion_may_leave_nothing() {
    let desk = desk();
    let forced: &[&[&str]] = &[
        &["--force-exclude", "--exclude", "*.txt", "error.txt"],
        &["--force-exclude", "--exclude", "mixed/", "mixed/clean.txt"],
        &["--force-exclude", "--exclude", "mixed/", "mixed"],
        &["--force-exclude", "--exclude", "*.txt", "mixed"],
    ];
    for args in forced {
        let ran = desk.run(args);
        assert!(is_note_of_nothing(&ran), "{args:?}\n{}", ran.shown());
    }
    assert_eq!(desk.run(&["--exclude", "*.txt", "error.txt"]).status, 1);
    // A gate that checks nothing must not pass.
    let ran = desk.run(&["--exclude", "*.txt", "mixed"]);
    assert_eq!((ran.status, ran.err.contains("every article is excluded")), (2, true), "{}", ran.shown());
    desk.write("copydesk.toml", b"exclude = [\"*.txt\"]\n");
    let ran = desk.run(&["mixed"]);
    assert_eq!((ran.status, ran.err.contains("every article is excluded")), (2, true), "{}", ran.shown());
    assert!(is_note_of_nothing(&desk.run(&["mixed", "--force-exclude"])));
    assert!(is_note_of_nothing(&desk.run(&["error.txt", "--force-exclude"])));
    assert_eq!(desk.run(&["error.txt"]).status, 1);
}

#[test]
fn wrong_arguments_are_told() {
    let desk = desk();
    let cases: &[(&[&str], &str)] = &[
        (&["clean.txt", "--nonsense"], "unexpected argument '--nonsense'"),
        (&["clean.txt", "--severity", "loud"], "invalid value 'loud'"),
        (&["clean.txt", "--format", "jsn"], "did you mean \"json\"?"),
        (&["clean.txt", "--select", "repetition/doubeld-word"], "did you mean \"repetition/doubled-word\"?"),
        (&["clean.txt", "--extend-select", "stile"], "did you mean \"style\"?"),
        (&["clean.txt", "--ignore", "nothing/like-it"], "no rule is called \"nothing/like-it\""),
        (&["clean.txt", "--encoding", "klingon"], "no encoding is called \"klingon\""),
        (&["clean.txt", "--encoding", "shift_jis"], "no encoding is called \"shift_jis\""),
        (&["clean.txt", "--date", "tomorrow"], "\"tomorrow\" is not a day"),
        (&["clean.txt", "--date", "2026-13-01"], "\"2026-13-01\" is not a day"),
        (&["clean.txt", "--date", "2026-02-30"], "\"2026-02-30\" is not a day"),
        (&["clean.txt", "--profile", "dsek"], "did you mean \"desk\"?"),
        (&["clean.txt", "--exclude", "[z-a]"], "not a pattern"),
        (&["clean.txt", "-q", "-v"], "cannot be used with"),
        (&["explain"], "required"),
    ];
    for (args, message) in cases {
        let ran = desk.run(args);
        assert_eq!(ran.status, 2, "{args:?}\n{}", ran.shown());
        assert!(ran.err.contains(message), "{args:?}\n{}", ran.shown());
    }
    assert_eq!(desk.run(&["clean.txt", "--date", "2028-02-29"]).status, 0);
}

#[test]
fn no_argument_shows_the_help() {
    let ran = desk().run(&[]);
    assert!(ran.err.contains("Usage: copydesk"), "{}", ran.shown());
    let ran = desk().run(&["--help"]);
    assert_eq!((ran.status, ran.out.contains("Usage: copydesk")), (0, true));
    let ran = desk().run(&["--version"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, concat!("copydesk ", env!("CARGO_PKG_VERSION"), "\n")));
}

#[test]
fn expired_rules_are_noted_as_of_the_date() {
    let desk = Desk::new(&[
        ("clean.txt", CLEAN),
        ("copydesk.toml", "rule-folders = [\"house\"]\n"),
        (
            "house/style/old.toml",
            "summary = \"s\"\nmessage = \"“{match}”\"\nuntil = \"2026-01-31\"\n[terms]\nwords = [\"amongst\"]\n",
        ),
    ]);
    let ran = desk.run(&["clean.txt", "--date", "2026-01-31"]);
    assert!(!ran.err.contains("style/old"), "{}", ran.shown());
    let ran = desk.run(&["clean.txt", "--date", "2026-02-01"]);
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("note: the rule style/old was to hold until 2026-01-31"), "{}", ran.shown());
}
