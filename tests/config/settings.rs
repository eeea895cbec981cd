//! What configuration changes.

use crate::desk::{CLEAN, Desk, ERROR, INFO, WARNING};

fn desk(config: &str) -> Desk {
    Desk::new(&[("copydesk.toml", config), ("error.txt", ERROR), ("info.txt", INFO), ("warning.txt", WARNING)])
}

#[test]
fn families_and_rules_have_levels() {
    let off = desk("[rules]\n\"repetition/*\" = \"off\"\n");
    assert!(off.rules(&["error.txt"]).is_empty());
    let one = desk("[rules]\n\"style/cliche\" = \"error\"\n\"style\" = \"off\"\n");
    assert_eq!(one.rules(&["info.txt"]), ["style/cliche"], "a rule beats its family wherever it stands");
    assert_eq!(one.run(&["info.txt"]).status, 1);
    let table = desk("[rules.\"style/cliche\"]\nseverity = \"error\"\n[rules.\"repetition/*\"]\nseverity = \"info\"\n");
    assert_eq!(table.run(&["info.txt"]).status, 1);
    assert_eq!(table.run(&["error.txt"]).status, 0);
    assert_eq!(off.rules(&["error.txt", "--select", "repetition/doubled-word"]), ["repetition/doubled-word"]);
    assert!(off.rules(&["error.txt", "--select", "repetition"]).is_empty());
    assert_eq!(off.rules(&["error.txt", "--extend-select", "repetition/doubled-word"]), ["repetition/doubled-word"]);
}

#[test]
fn options_reach_their_rule() {
    let long = format!("The council met {}on Monday.\n", "and met ".repeat(8));
    let desk = desk("severity = \"info\"\n[rules.\"style/long-sentence\"]\nmax = 18\n");
    desk.write("long.txt", long.as_bytes());
    assert_eq!(desk.rules(&["long.txt", "--select", "style/long-sentence"]), ["style/long-sentence"]);
    assert!(desk.rules(&["long.txt", "--select", "style/long-sentence", "--isolated", "--severity", "info"]).is_empty());
}

#[test]
fn the_head_sets_defaults_that_flags_beat() {
    let desk = desk("fail-on = \"warning\"\nseverity = \"info\"\n");
    assert_eq!(desk.run(&["warning.txt"]).status, 1);
    assert_eq!(desk.run(&["warning.txt", "--fail-on", "error"]).status, 0);
    assert_eq!(desk.rules(&["info.txt"]), ["style/cliche"]);
    assert!(desk.rules(&["info.txt", "--severity", "warning"]).is_empty());
    desk.write("copydesk.toml", b"fail-on = \"never\"\n");
    assert_eq!(desk.run(&["error.txt"]).status, 0);
    assert_eq!(desk.run(&["error.txt", "--fail-on", "error"]).status, 1);
}

#[test]
fn profiles() {
    let desk = desk("[profiles.night.rules]\n\"style/cliche\" = \"error\"\n\"repetition/*\" = \"off\"\n");
    assert!(desk.rules(&["info.txt"]).is_empty());
    assert_eq!(desk.rules(&["info.txt", "--profile", "strict"]), ["style/cliche"]);
    assert!(desk.rules(&["info.txt", "--profile", "wire", "--severity", "info"]).is_empty());
    assert_eq!(desk.run(&["info.txt", "--profile", "night"]).status, 1);
    assert_eq!(desk.run(&["error.txt", "--profile", "night"]).status, 0);
    desk.write("copydesk.toml", b"profile = \"strict\"\n");
    assert_eq!(desk.rules(&["info.txt"]), ["style/cliche"]);
    assert!(desk.rules(&["info.txt", "--profile", "desk"]).is_empty());
    desk.write("copydesk.toml", b"[profiles.strict.rules]\n\"style/cliche\" = \"off\"\n");
    assert!(desk.rules(&["info.txt", "--profile", "strict"]).is_empty(), "a house adds to a shipped profile");
}

#[test]
fn overrides_hold_for_their_files() {
    let desk = desk(
        "[[overrides]]\nfiles = [\"opinion/\", \"*.md\"]\nrules = { \"repetition/*\" = \"off\" }\n\
         [[overrides]]\nfiles = [\"/opinion/loud.txt\"]\n[overrides.rules.\"repetition/doubled-word\"]\nseverity = \"warning\"\n",
    );
    for name in ["opinion/a.txt", "opinion/deep/b.txt", "opinion/loud.txt", "news/c.md", "news/d.txt", "news/opinion.txt"] {
        desk.write(name, ERROR.as_bytes());
    }
    let files = |args: &[&str]| -> Vec<String> {
        let rows = desk.rows(args);
        rows.iter().map(|row| format!("{} {}", row["file"].as_str().unwrap(), row["severity"].as_str().unwrap())).collect()
    };
    assert_eq!(files(&["opinion", "news"]), ["news/d.txt error", "news/opinion.txt error", "opinion/loud.txt warning"]);
    assert_eq!(desk.run_in("opinion", &["a.txt", "../news/c.md"]).status, 0);
    assert_eq!(desk.run_in("opinion", &["../news/d.txt"]).status, 1);
    assert_eq!(desk.run_in("opinion", &["../opinion/../news/d.txt"]).status, 1);
    assert_eq!(desk.run_in("news", &["../opinion/a.txt"]).status, 0);
}

#[test]
fn exclude_leaves_files_out() {
    let desk = desk("exclude = [\"/drafts/\", \"*.bak.txt\", \"!keep.bak.txt\"]\n");
    for name in ["drafts/a.txt", "news/drafts/b.txt", "c.bak.txt", "keep.bak.txt"] {
        desk.write(name, CLEAN.as_bytes());
    }
    let listed = desk.run(&["--list-files"]).out;
    assert_eq!(listed, "error.txt\ninfo.txt\nkeep.bak.txt\nnews/drafts/b.txt\nwarning.txt\n");
    assert_eq!(desk.run(&["--list-files", "c.bak.txt"]).out, "c.bak.txt\n", "a named file is checked");
    assert_eq!(desk.run(&["--list-files", "c.bak.txt", "error.txt", "--force-exclude"]).out, "error.txt\n");
    let ran = desk.run_in("news", &["--list-files", "..", "--exclude", "info.txt"]);
    assert_eq!(ran.out, "../error.txt\n../keep.bak.txt\n../news/drafts/b.txt\n../warning.txt\n", "{}", ran.shown());
}

#[test]
fn a_variety_decides_against_the_other_one() {
    let copy = "The color of the sea changed. It rained on the town.\n";
    let desk = Desk::new(&[("a.txt", copy), ("copydesk.toml", "variety = \"en-GB\"\nseverity = \"info\"\n")]);
    let rows = desk.rows(&["a.txt", "--select", "style/mixed-variety"]);
    let row = rows.first().expect("a finding");
    assert_eq!((&row["rule"], &row["severity"], &row["text"]), (&"style/mixed-variety".into(), &"info".into(), &"color".into()));
    desk.write("copydesk.toml", b"variety = \"en-US\"\nseverity = \"info\"\n");
    assert!(desk.rules(&["a.txt", "--select", "style/mixed-variety"]).is_empty());
    desk.write("copydesk.toml", b"variety = \"auto\"\nseverity = \"info\"\n");
    assert!(desk.rules(&["a.txt", "--select", "style/mixed-variety"]).is_empty());
}

#[test]
fn preview_rules_wait_to_be_asked_for() {
    let rule =
        "summary = \"s\"\nstatus = \"preview\"\nseverity = \"error\"\nmessage = \"“{match}”\"\n[terms]\nwords = [\"amongst\"]\n";
    let desk = desk("rule-folders = [\"house\"]\n");
    desk.write("house/style/ours.toml", rule.as_bytes());
    desk.write("a.txt", b"It spread amongst them.\n");
    assert!(desk.rules(&["a.txt"]).is_empty());
    assert_eq!(desk.rules(&["a.txt", "--preview"]), ["style/ours"]);
    assert_eq!(desk.rules(&["a.txt", "--select", "style/ours"]), ["style/ours"]);
    assert_eq!(desk.run(&["a.txt", "--preview", "--fail-on", "info"]).status, 0, "they never gate");
    desk.write("copydesk.toml", b"preview = true\nrule-folders = [\"house\"]\n");
    assert_eq!(desk.rules(&["a.txt"]), ["style/ours"]);
}
