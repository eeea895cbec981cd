//! stet through the binary: what is switched off, and what is wrong with a stet.

use crate::desk::Desk;
use serde_json::Value;

/// The ids of the rules that are shown and those that a stet switched off, each with its reason.
fn checked(desk: &Desk, args: &[&str]) -> (Vec<String>, Vec<(String, String)>) {
    let ran = desk.run(&[args, &["--format", "json"]].concat());
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or("-").to_owned();
    let findings = json["findings"].as_array().unwrap().iter().map(|row| text(row, "rule")).collect();
    let suppressed = json["suppressed"].as_array().unwrap().iter().map(|row| (text(row, "rule"), text(row, "reason"))).collect();
    (findings, suppressed)
}

const DOUBLED: &str = "Police said the the road was shut.";

#[test]
fn each_form_switches_off() {
    let word = || ("repetition/doubled-word".to_owned(), "as painted".to_owned());
    let cases = [
        (format!("<!-- stet: repetition/doubled-word as painted -->\n\n{DOUBLED}\n\n{DOUBLED}\n"), 1, 1),
        (format!("<!-- stet: repetition/* as painted -->\n\n{DOUBLED}\n"), 0, 1),
        (
            format!(
                "<!-- stet-begin: repetition/doubled-word as painted -->\n\n{DOUBLED}\n\nx\n\n<!-- stet-end -->\n\n{DOUBLED}\n"
            ),
            1,
            1,
        ),
        (format!("{DOUBLED}\n\n<!-- stet-file: repetition/doubled-word as painted -->\n\nIt and and rained.\n"), 0, 2),
    ];
    for (copy, shown, off) in cases {
        let desk = Desk::new(&[("a.md", &copy)]);
        let (findings, suppressed) = checked(&desk, &["a.md", "--select", "repetition"]);
        assert_eq!((findings.len(), suppressed), (shown, vec![word(); off]), "{copy}");
    }
}

#[test]
fn front_matter_switches_off() {
    let desk = Desk::new(&[("a.md", &format!("---\ntitle: Road\nstet: [\"repetition/doubled-word\"]\n---\n\n{DOUBLED}\n"))]);
    let (findings, suppressed) = checked(&desk, &["a.md"]);
    assert_eq!((findings.len(), suppressed.len()), (0, 1), "{findings:?}");
    desk.write("a.md", format!("+++\nstet = [\"repetition/doubled-word\"]\n+++\n\n{DOUBLED}\n").as_bytes());
    let (findings, suppressed) = checked(&desk, &["a.md"]);
    assert_eq!((findings.len(), suppressed.len()), (0, 1), "{findings:?}");
}

#[test]
fn a_sidecar_switches_off() {
    let entry = "[[stet]]\nrule = \"repetition/doubled-word\"\ntext = \"the the\"\nreason = \"as painted\"\n";
    let desk = Desk::new(&[("a.txt", &format!("{DOUBLED}\nIt and and rained.\n")), ("a.txt.stet.toml", entry)]);
    let (findings, suppressed) = checked(&desk, &["a.txt"]);
    assert_eq!(findings, ["repetition/doubled-word"]);
    assert_eq!(suppressed, [("repetition/doubled-word".to_owned(), "as painted".to_owned())]);
    desk.write("a.txt.stet.toml", b"[[stet]]\nrule = \"repetition/doubled-word\"\ntext = \"gone\"\n");
    let (findings, suppressed) = checked(&desk, &["a.txt"]);
    assert_eq!(findings, ["leftover/unused-stet", "repetition/doubled-word", "repetition/doubled-word"]);
    assert!(suppressed.is_empty());
    desk.write("a.txt.stet.toml", b"[[stet]]\nrul = \"repetition/*\"\n");
    let ran = desk.run(&["a.txt", "--format", "concise"]);
    assert_eq!((ran.status, ran.out.lines().count()), (2, 2), "{}", ran.shown());
    assert!(ran.err.contains("a.txt.stet.toml:2:1") && ran.err.contains("did you mean \"rule\"?"), "{}", ran.err);
}

#[test]
fn faults_of_stets_are_findings() {
    let copy = "<!-- stet: repetition/doubled-word sic -->\n\nThe road was shut.\n\n<!-- stet: repetition/dubbled-word sic -->\n\n\
                <!-- stet-begin: style/* sic -->\n\nIt rained.\n\n<!-- stets: x -->\n";
    let desk = Desk::new(&[("a.md", copy)]);
    insta::assert_snapshot!("faults_of_stets", desk.run(&["a.md", "--format", "concise"]).shown());
}

#[test]
fn a_stet_for_a_rule_that_did_not_run_is_not_unused() {
    let desk = Desk::new(&[("a.md", "<!-- stet: style/cliche sic -->\n\nThe road was shut.\n")]);
    assert_eq!(desk.rules(&["a.md"]), ["leftover/unused-stet"]);
    assert!(desk.rules(&["a.md", "--ignore", "style/cliche"]).is_empty());
    assert!(desk.rules(&["a.md", "--select", "repetition"]).is_empty());
    // It switches a finding off that is not shown.
    desk.write("a.md", b"<!-- stet: style/cliche sic -->\n\nIt remains to be seen.\n");
    assert!(desk.rules(&["a.md"]).is_empty());
}

#[test]
fn a_house_can_ask_for_reasons() {
    let desk = Desk::new(&[("a.md", &format!("<!-- stet: repetition/doubled-word -->\n\n{DOUBLED}\n"))]);
    assert!(desk.rules(&["a.md"]).is_empty());
    desk.write("copydesk.toml", b"require-reason = true\n");
    assert_eq!(desk.rules(&["a.md"]), ["leftover/stet-without-reason"]);
    let (findings, suppressed) = checked(&desk, &["a.md"]);
    assert_eq!((findings.len(), suppressed), (1, vec![("repetition/doubled-word".to_owned(), "-".to_owned())]));
    desk.write("copydesk.toml", b"require-reason = true\n[rules]\n\"leftover/stet-without-reason\" = \"error\"\n");
    assert_eq!(desk.run(&["a.md"]).status, 1);
}
