//! Which configuration holds for which file.

use crate::desk::{CLEAN, Desk, ERROR};
use std::fs;

const OFF: &str = "[rules]\n\"repetition/*\" = \"off\"\n";
const AS_WARNING: &str = "[rules]\n\"repetition/*\" = \"warning\"\n";

fn severities(desk: &Desk, args: &[&str]) -> Vec<(String, String)> {
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap().to_owned();
    desk.rows(args).iter().map(|row| (text(row, "file"), text(row, "severity"))).collect()
}

fn of(file: &str, severity: &str) -> (String, String) {
    (file.to_owned(), severity.to_owned())
}

#[test]
fn the_nearest_file_holds_for_each_article() {
    let desk = Desk::new(&[
        ("a.txt", ERROR),
        ("off/copydesk.toml", OFF),
        ("off/b.txt", ERROR),
        ("off/deep/er/c.txt", ERROR),
        ("off/warn/.copydesk.toml", AS_WARNING),
        ("off/warn/d.txt", ERROR),
    ]);
    assert_eq!(severities(&desk, &["."]), [of("a.txt", "error"), of("off/warn/d.txt", "warning")]);
    assert_eq!(severities(&desk, &["off/warn/d.txt", "off/deep/er/c.txt"]), [of("off/warn/d.txt", "warning")]);
    let absolute = desk.path("off/b.txt");
    assert!(severities(&desk, &[absolute.to_str().unwrap()]).is_empty());
}

#[test]
fn the_search_goes_up_from_wherever_the_article_lies() {
    let desk = Desk::new(&[("copydesk.toml", AS_WARNING), ("x/y/a.txt", ERROR), ("x/b.txt", ERROR), ("z/copydesk.toml", OFF)]);
    let status = |folder: &str, args: &[&str]| desk.run_in(folder, args).status;
    assert_eq!(status("x/y", &["a.txt", "--fail-on", "error"]), 0);
    assert_eq!(status("x/y", &["../b.txt", "--fail-on", "error"]), 0);
    // The configuration of the working folder is none of an article's outside it.
    assert_eq!(status("z", &["../x/b.txt", "--fail-on", "warning"]), 1);
    assert_eq!(status("z", &["../x/y/a.txt", "--fail-on", "warning"]), 1);
    assert_eq!(status("x", &["../z/../x/b.txt", "--fail-on", "warning"]), 1);
    assert_eq!(status("x/y", &["../../z/../x", "--fail-on", "warning"]), 1);
    desk.write("story.txt", ERROR.as_bytes());
    assert_eq!(status("z", &["../story.txt", "--fail-on", "warning"]), 1);
    // Where nothing stands in `..` either, the search goes on above it.
    desk.write("paper/z/copydesk.toml", OFF.as_bytes());
    desk.write("paper/x/c.txt", ERROR.as_bytes());
    assert_eq!(severities_in(&desk, "paper/z", &["../x/c.txt"]), ["warning"]);
    assert_eq!(severities_in(&desk, "paper/z", &["../x/../x/c.txt"]), ["warning"]);
    assert_eq!(severities_in(&desk, "paper/x", &["../z/../x/c.txt"]), ["warning"]);
}

fn severities_in(desk: &Desk, folder: &str, args: &[&str]) -> Vec<String> {
    let out = desk.run_in(folder, &[args, &["--format", "concise"]].concat()).out;
    out.lines().map(|line| line.split(' ').nth(1).unwrap().trim_end_matches(':').to_owned()).collect()
}

#[test]
fn a_repository_ends_the_search() {
    let desk = Desk::new(&[("copydesk.toml", OFF), ("paper/a.txt", ERROR)]);
    assert_eq!(desk.run(&["paper/a.txt"]).status, 0);
    fs::create_dir(desk.path("paper/.git")).unwrap();
    assert_eq!(desk.run(&["paper/a.txt"]).status, 1);
    assert_eq!(desk.run_in("paper", &["a.txt"]).status, 1);
    fs::remove_dir(desk.path("paper/.git")).unwrap();
    // A linked work tree has a file.
    desk.write("paper/.git", b"gitdir: elsewhere\n");
    assert_eq!(desk.run(&["paper/a.txt"]).status, 1);
}

#[test]
fn command_line_beats_environment_beats_file() {
    let desk = Desk::new(&[("copydesk.toml", OFF), ("warn.toml", AS_WARNING), ("plain.toml", ""), ("a.txt", ERROR)]);
    let with = |args: &[&str], value: &str| desk.finish(desk.command(args).env("COPYDESK_CONFIG", value));
    assert_eq!(desk.run(&["a.txt"]).status, 0);
    assert_eq!(desk.run(&["a.txt", "--isolated"]).status, 1);
    assert_eq!(desk.run(&["a.txt", "--config", "plain.toml"]).status, 1);
    assert_eq!(with(&["a.txt", "--fail-on", "warning"], "warn.toml").status, 1);
    assert_eq!(with(&["a.txt", "--config", "copydesk.toml"], "warn.toml").status, 0);
    assert_eq!(with(&["a.txt", "--isolated"], "warn.toml").status, 1);
    assert_eq!(with(&["a.txt"], "").status, 0, "an empty value is no value");
    let ran = with(&["a.txt"], "missing.toml");
    assert_eq!((ran.status, ran.err.contains("missing.toml: cannot be read")), (2, true), "{}", ran.shown());
    assert!(ran.out.contains("repetition/doubled-word"), "checked with the defaults: {}", ran.shown());
    assert_eq!(desk.run(&["a.txt", "--config", "warn.toml", "--isolated"]).status, 2);
}

#[test]
fn files_and_folders_are_extended() {
    let desk = Desk::new(&[
        ("house/copydesk.toml", "fail-on = \"warning\"\n[rules]\n\"repetition/*\" = \"info\"\n\"style/cliche\" = \"off\"\n"),
        ("house/style/ours.toml", "summary = \"s\"\nmessage = \"“{match}”\"\n[terms]\ntables = [\"ours\"]\n"),
        ("house/words/ours.toml", "words = [\"amongst\"]\n"),
        ("base.toml", "severity = \"info\"\nexclude = [\"drafts/\"]\n"),
        ("copydesk.toml", "extends = [\"house\", \"base.toml\"]\n[rules]\n\"repetition/*\" = \"warning\"\n"),
        ("a.txt", "Police said the the road was shut amongst them. It remains to be seen.\n"),
        ("drafts/b.txt", ERROR),
    ]);
    let rows = severities(&desk, &["."]);
    assert_eq!(desk.rules(&["."]), ["repetition/doubled-word", "style/ours"]);
    assert_eq!(rows[0], of("a.txt", "warning"));
    assert_eq!(desk.run(&["a.txt"]).status, 1, "fail-on comes from the house");
}

#[test]
fn a_house_that_two_files_extend_counts_once() {
    let desk = Desk::new(&[
        ("house/copydesk.toml", "rule-folders = [\".\"]\n"),
        ("house/style/cliche.toml", "extends = \"style/cliche\"\nremove = [\"perfect storm\"]\n"),
        ("one.toml", "extends = [\"house\"]\n"),
        ("two.toml", "extends = [\"house/copydesk.toml\"]\n"),
        ("copydesk.toml", "extends = [\"one.toml\", \"two.toml\"]\n"),
        ("a.txt", CLEAN),
    ]);
    let ran = desk.run(&["a.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.shown());
}

#[test]
fn an_extended_file_that_is_wrong_shows_its_own_caret() {
    let desk = Desk::new(&[
        ("base.toml", "\nfail_on = \"error\"\n"),
        ("copydesk.toml", "extends = [\"base.toml\"]\n"),
        ("a.txt", ERROR),
    ]);
    let ran = desk.run(&["a.txt"]);
    assert_eq!((ran.status, ran.err.contains("base.toml:2:1")), (2, true), "{}", ran.shown());
}
