//! A gate that is closed on old copy.

use crate::desk::{CLEAN, Desk, ERROR, INFO, WARNING};
use crate::support::fixtures;
use copydesk::source::Format;

/// A folder of 50 faulty articles.
fn archive() -> Desk {
    let desk = Desk::new(&[]);
    let faulty: Vec<_> = fixtures("articles").into_iter().filter(|fixture| fixture.format == Format::Plain).collect();
    for number in 0..50 {
        let fixture = &faulty[number % faulty.len()];
        desk.write(&format!("archive/{number:02}.txt"), format!("{}\n{ERROR}", fixture.text).as_bytes());
    }
    desk
}

#[test]
fn old_copy_stands_and_a_new_fault_fails() {
    let desk = archive();
    assert_eq!(desk.run(&["."]).status, 1);
    let ran = desk.run(&["baseline", "write"]);
    assert_eq!((ran.status, ran.out.contains("in 50 articles stand")), (0, true), "{}", ran.shown());
    let ran = desk.run(&["--format", "jsonl", "--strict-baseline", "."]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.shown());

    // A new fault fails, and it alone is shown.
    let old = desk.read("archive/07.txt");
    desk.write("archive/07.txt", format!("{old}\nThe mayor said that teh ferry had sailed.\n").as_bytes());
    let ran = desk.run(&["--format", "concise", "."]);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 1), "{}", ran.shown());
    assert!(ran.out.contains("archive/07.txt") && ran.out.contains("spelling/known-misspelling"), "{}", ran.shown());
    desk.write("archive/07.txt", old.as_bytes());

    // A paragraph that moves takes its faults along.
    let old = desk.read("archive/03.txt");
    let moved = format!("{}\n\n{}", ERROR.trim_end(), old.strip_suffix(ERROR).unwrap().trim_end());
    desk.write("archive/03.txt", moved.as_bytes());
    let ran = desk.run(&["--format", "concise", "."]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.shown());
    desk.write("archive/03.txt", old.as_bytes());

    // What is mended is told, fails only a strict gate, and is taken out.
    let mended = desk.read("archive/11.txt").replace(ERROR, CLEAN);
    desk.write("archive/11.txt", mended.as_bytes());
    std::fs::remove_file(desk.path("archive/12.txt")).unwrap();
    let ran = desk.run(&["."]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert!(ran.out.contains("of the baseline mended or gone: copydesk baseline prune"), "{}", ran.shown());
    let ran = desk.run(&["--strict-baseline", "."]);
    assert_eq!(ran.status, 1, "{}", ran.shown());
    let named = "in the baseline, and mended or gone: archive/11.txt: repetition/doubled-word “the the”";
    assert!(ran.err.contains(named), "{}", ran.shown());
    let ran = desk.run(&["baseline", "prune"]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert!(ran.out.contains("archive/11.txt: repetition/doubled-word “the the”"), "{}", ran.shown());
    assert!(ran.out.contains("archive/12.txt: "), "{}", ran.shown());
    assert_eq!(desk.run(&["--strict-baseline", "."]).status, 0);
    let held = desk.read("copydesk-baseline.toml");
    assert!(!held.contains("archive/12.txt"));
    assert!(desk.run(&["baseline", "prune"]).out.contains("0 findings taken out"));
    assert_eq!(desk.read("copydesk-baseline.toml"), held);
}

#[test]
fn it_is_found_from_anywhere() {
    let desk = Desk::new(&[("news/copydesk.toml", ""), ("news/local/a.txt", ERROR), ("sport/b.txt", ERROR)]);
    assert_eq!(desk.run_in("news", &["baseline", "write"]).status, 0);
    assert!(desk.read("news/copydesk-baseline.toml").contains("file = \"local/a.txt\""));
    for (folder, path) in [(".", "news"), ("news", "."), ("news/local", "a.txt"), ("sport", "../news/local")] {
        let ran = desk.run_in(folder, &[path]);
        assert_eq!((ran.status, ran.out.contains("1 in the baseline")), (0, true), "{folder}: {}", ran.shown());
    }
    assert_eq!(desk.run(&["sport"]).status, 1);
    assert_eq!(desk.run(&["news", "--no-baseline"]).status, 1);
    assert_eq!(desk.run(&["news", "--isolated"]).status, 1);
    // Standard input is the article that it is said to be.
    let ran = desk.pipe(&["-", "--stdin-filename", "news/local/a.txt"], ERROR.as_bytes());
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert_eq!(desk.pipe(&["-"], ERROR.as_bytes()).status, 1);
}

#[test]
fn one_of_another_name_is_named() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    let ran = desk.run(&["baseline", "write", "--baseline", "old.toml"]);
    assert_eq!((ran.status, ran.out.contains("name it in copydesk.toml")), (0, true), "{}", ran.shown());
    assert_eq!(desk.run(&["."]).status, 1);
    assert_eq!(desk.run(&[".", "--baseline", "old.toml"]).status, 0);
    desk.write("copydesk.toml", b"baseline = \"old.toml\"\n");
    assert_eq!(desk.run(&["."]).status, 0);
    let ran = desk.run(&["baseline", "show"]);
    let expected = "a.txt: repetition/doubled-word “the the”\nold.toml: lets 1 finding in 1 article stand\n";
    assert_eq!((ran.status, ran.out.as_str()), (0, expected), "{}", ran.shown());
    for args in [&[".", "--baseline", "gone.toml"][..], &["baseline", "prune", "--baseline", "gone.toml"]] {
        let ran = desk.run(args);
        assert_eq!((ran.status, ran.err.contains("gone.toml: there is no such baseline")), (2, true), "{}", ran.shown());
    }
    std::fs::remove_file(desk.path("old.toml")).unwrap();
    assert_eq!(desk.run(&["."]).status, 2);
}

#[test]
fn it_holds_what_is_shown_or_gates() {
    let desk = Desk::new(&[("a.txt", ERROR), ("b.txt", WARNING), ("c.txt", INFO)]);
    let entries = |args: &[&str]| {
        let _ = std::fs::remove_file(desk.path("copydesk-baseline.toml"));
        let ran = desk.run(&[&["baseline", "write"], args].concat());
        assert_eq!(ran.status, 0, "{}", ran.shown());
        desk.read("copydesk-baseline.toml").matches("file = ").count()
    };
    assert_eq!(entries(&[]), 2);
    assert_eq!(entries(&["--severity", "info"]), 3);
    assert_eq!(entries(&["--severity", "error"]), 1);
    assert_eq!(entries(&["--select", "style"]), 0);
    desk.write("copydesk.toml", b"fail-on = \"info\"\n");
    assert_eq!(entries(&[]), 3);
}

#[test]
fn a_rule_that_does_not_run_leaves_its_entries() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    desk.run(&["baseline", "write"]);
    let ran = desk.run(&["--strict-baseline", "--select", "style", "."]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    // What a stet lets stand is no longer for the baseline.
    desk.write("a.txt.stet.toml", b"[[stet]]\nrule = \"repetition/*\"\ntext = \"the the\"\nreason = \"sic\"\n");
    assert_eq!(desk.run(&["--strict-baseline", "."]).status, 1);
    // `--json` names what lets a finding stand.
    std::fs::remove_file(desk.path("a.txt.stet.toml")).unwrap();
    let out = desk.run(&["--format", "json", "."]).out;
    assert!(out.contains("\"by\":\"baseline\"") && out.contains("\"baselined\":1"), "{out}");
}

#[test]
fn a_baseline_is_not_written_over() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    desk.run(&["baseline", "write"]);
    let held = desk.read("copydesk-baseline.toml");
    desk.write("b.txt", ERROR.as_bytes());
    let ran = desk.run(&["baseline", "write"]);
    assert_eq!((ran.status, ran.err.contains("there is a baseline already")), (2, true), "{}", ran.shown());
    assert_eq!(desk.read("copydesk-baseline.toml"), held);
    assert_eq!(desk.run(&["baseline", "write", "--force"]).status, 0);
    assert_ne!(desk.read("copydesk-baseline.toml"), held);
}

#[test]
fn what_is_no_baseline_is_told_and_left() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    desk.run(&["baseline", "write"]);
    let whole = desk.read("copydesk-baseline.toml");
    let broken = [
        (&whole[..whole.len() - 3], "is half written"),
        ("version = 7\nentries = 3\n", "a baseline of version 7"),
        ("not toml", "copydesk-baseline.toml"),
        ("", "missing field \"version\""),
        (
            "version = 1\nfindings = [{ file = \"a\", rule = \"b/c\", text = \"\", fingerprint = \"x\" }]\n",
            "is not a fingerprint",
        ),
    ];
    for (text, told) in broken {
        desk.write("copydesk-baseline.toml", text.as_bytes());
        for args in [&["."][..], &["baseline", "prune"], &["baseline", "show"]] {
            let ran = desk.run(args);
            assert_eq!((ran.status, ran.err.contains(told)), (2, true), "{text}: {}", ran.shown());
            assert_eq!(desk.read("copydesk-baseline.toml"), text);
        }
    }
    desk.write("copydesk-baseline.toml", b"\xff\xfe");
    assert_eq!(desk.run(&["."]).status, 2);
}

#[test]
fn an_archive_that_cannot_be_read_has_no_baseline() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    desk.write("b.txt", b"caf\xe9");
    let ran = desk.run(&["baseline", "write"]);
    assert_eq!((ran.status, desk.path("copydesk-baseline.toml").exists()), (2, false), "{}", ran.shown());
}

#[test]
fn two_runs_do_not_write_one_baseline() {
    let files: Vec<(String, String)> = (0..300).map(|n| (format!("{n}.txt"), ERROR.repeat(20))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let desk = Desk::new(&files);
    let start =
        || desk.command(&["baseline", "write"]).stderr(std::process::Stdio::piped()).stdout(std::process::Stdio::null()).spawn();
    let running: Vec<_> = (0..4).map(|_| start().unwrap()).collect();
    let ended: Vec<_> = running.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let done = ended.iter().filter(|output| output.status.code() == Some(0)).count();
    assert_eq!(done, 1, "exactly one writes it");
    for output in ended.iter().filter(|output| output.status.code() != Some(0)) {
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("by another run") || told.contains("there is a baseline already"), "{told}");
    }
    assert_eq!(desk.run(&["-q", "--strict-baseline", "."]).status, 0);
}

#[test]
fn a_fix_that_would_bring_an_old_finding_to_light_is_left_out() {
    let old = "Police said that goverment ships lay off the old pier.\n";
    let new = old.replace("that goverment", "that teh goverment");
    let desk = Desk::new(&[("a.txt", &new)]);
    let ran = desk.run(&["baseline", "write"]);
    assert!(ran.out.contains("2 findings"), "{}", ran.shown());
    // The fault beside an old one is taken out of the baseline, so it is to be fixed.
    let held = desk.read("copydesk-baseline.toml");
    let kept: Vec<&str> = held.lines().filter(|line| !line.contains("text = \"teh\"")).collect();
    desk.write("copydesk-baseline.toml", (kept.join("\n") + "\n").as_bytes());
    let ran = desk.run(&["--fix", "--format", "concise", "."]);
    assert_eq!((ran.status, desk.read("a.txt")), (1, new), "{}", ran.shown());
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.shown());
    assert!(ran.err.contains("fix of spelling/known-misspelling left out"), "{}", ran.shown());
}

#[test]
fn debug_config_names_the_baseline() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    assert!(!desk.run(&["debug", "config", "a.txt"]).out.contains("baseline"));
    desk.run(&["baseline", "write"]);
    let out = desk.run(&["debug", "config", "a.txt"]).out;
    assert!(out.contains("baseline: copydesk-baseline.toml (1 finding)"), "{out}");
}

#[test]
fn old_findings_are_not_fixed() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    desk.run(&["baseline", "write"]);
    desk.write("a.txt", format!("{ERROR}\nThe mayor said that teh ferry had sailed.\n").as_bytes());
    let ran = desk.run(&["--fix", "."]);
    assert_eq!(desk.read("a.txt"), format!("{ERROR}\nThe mayor said that the ferry had sailed.\n"), "{}", ran.shown());
    assert_eq!(ran.status, 0, "{}", ran.shown());
}

#[test]
fn writing_a_part_keeps_the_rest() {
    let desk = Desk::new(&[("a/x.txt", ERROR), ("b/y.txt", ERROR), ("b/z.txt", WARNING)]);
    desk.run(&["baseline", "write"]);
    assert_eq!(desk.run(&["baseline", "write", "--force", "b"]).status, 0);
    assert_eq!(desk.read("copydesk-baseline.toml").matches("file = ").count(), 3);
    assert_eq!(desk.run(&["baseline", "write", "--force", "--select", "repetition"]).status, 0);
    assert_eq!(desk.read("copydesk-baseline.toml").matches("file = ").count(), 3);
    std::fs::remove_file(desk.path("a/x.txt")).unwrap();
    assert_eq!(desk.run(&["baseline", "write", "--force", "b"]).status, 0);
    assert_eq!(desk.read("copydesk-baseline.toml").matches("file = ").count(), 2);
}

#[test]
fn every_configuration_has_its_baseline() {
    let desk = Desk::new(&[
        ("a.txt", ERROR),
        ("sub/copydesk.toml", "baseline = \"old/my.toml\"\n"),
        ("sub/b.txt", ERROR),
        ("sub/old/x", ""),
    ]);
    let ran = desk.run(&["baseline", "write"]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert!(desk.read("sub/old/my.toml").contains("file = \"../b.txt\""), "{}", ran.shown());
    assert!(!desk.read("copydesk-baseline.toml").contains("b.txt"));
    assert_eq!(desk.run(&["--strict-baseline", "."]).status, 0);
    desk.write("sub/b.txt", CLEAN.as_bytes());
    assert_eq!(desk.run(&["--strict-baseline", "."]).status, 1);
    let ran = desk.run(&["baseline", "prune"]);
    assert!(ran.out.contains("sub/old/my.toml: 1 finding taken out, 0 left"), "{}", ran.shown());
    assert_eq!(desk.run(&["--strict-baseline", "."]).status, 0);
}

#[test]
fn code_scanning_gets_no_old_findings() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    desk.run(&["baseline", "write"]);
    let here = desk.run(&["--format", "sarif", "."]).out;
    assert!(here.contains("\"kind\":\"external\""), "{here}");
    let github = desk.finish(desk.command(&["--format", "sarif", "."]).env("GITHUB_ACTIONS", "true")).out;
    assert!(!github.contains("ruleIndex"), "{github}");
}
