//! Every output of `check`, as it looks.

use crate::desk::{CLEAN, Desk, ERROR, INFO, WARNING};

fn desk() -> Desk {
    Desk::new(&[
        ("a.txt", ERROR),
        ("b.md", "# Road shut\n\nShe wants to **to leave** inthe night, he said.\n\nIt remains to be seen.\n"),
        ("c.txt", CLEAN),
    ])
}

const ALL: [&str; 4] = ["a.txt", "b.md", "c.txt", "missing.txt"];

#[test]
fn every_format() {
    let desk = desk();
    for (name, flags) in [
        ("terminal", &["--color", "never"][..]),
        ("terminal_color", &["--color", "always"]),
        ("terminal_verbose", &["--verbose"]),
        ("terminal_quiet", &["-q"]),
        ("terminal_info", &["--severity", "info"]),
        ("terminal_errors", &["--severity", "error"]),
        ("concise", &["--format", "concise"]),
        ("concise_quiet", &["--format", "concise", "-q"]),
        ("json", &["--format", "json"]),
        ("jsonl", &["--format", "jsonl"]),
        ("github", &["--format", "github"]),
        ("sarif", &["--format", "sarif"]),
        ("gitlab", &["--format", "gitlab"]),
        ("rdjson", &["--format", "rdjson"]),
        ("rdjsonl", &["--format", "rdjsonl"]),
        ("checkstyle", &["--format", "checkstyle"]),
        ("junit", &["--format", "junit"]),
        ("markdown", &["--format", "markdown"]),
        ("statistics", &["--statistics"]),
        ("list_files", &["--list-files"]),
    ] {
        let ran = desk.run(&[flags, &ALL[..]].concat());
        insta::assert_snapshot!(name, ran.shown());
    }
}

#[test]
fn json_is_json_when_there_is_nothing_to_say() {
    let desk = desk();
    for (paths, status) in [(&["c.txt"][..], 0), (&["missing.txt"], 2)] {
        let ran = desk.run(&[&["--format", "json"], paths].concat());
        assert_eq!(ran.status, status);
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((&json["version"], json["findings"].as_array().map(Vec::len)), (&1.into(), Some(0)));
    }
}

#[test]
fn the_environment_names_a_format_and_the_flag_beats_it() {
    let desk = desk();
    let with = |value: &str, args: &[&str]| desk.finish(desk.command(args).env("COPYDESK_FORMAT", value));
    assert!(with("jsonl", &["a.txt"]).out.starts_with("{\"file\":\"a.txt\""));
    assert!(with("jsonl", &["a.txt", "--format", "concise"]).out.starts_with("a.txt:1:13:"));
    let ran = with("jsno", &["a.txt"]);
    assert_eq!((ran.status, ran.err.contains("did you mean \"json")), (2, true), "{}", ran.shown());
    assert_eq!(with("", &["a.txt"]).status, 1, "an empty value is no value");
}

#[test]
fn colours_are_off_where_nobody_sees_them() {
    let desk = desk();
    let colored = |command: &mut std::process::Command| desk.finish(command).out.contains('\u{1b}');
    assert!(!colored(&mut desk.command(&["a.txt"])), "a pipe is no terminal");
    assert!(colored(&mut desk.command(&["a.txt", "--color", "always"])));
    assert!(colored(desk.command(&["a.txt"]).env("CLICOLOR_FORCE", "1")));
    assert!(!colored(desk.command(&["a.txt"]).env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0")));
    assert!(!colored(desk.command(&["a.txt"]).env("TERM", "dumb")));
    // The flag beats the environment.
    assert!(colored(desk.command(&["a.txt", "--color", "always"]).env("NO_COLOR", "1")));
    assert!(!colored(desk.command(&["a.txt", "--color", "never"]).env("CLICOLOR_FORCE", "1")));
}

#[test]
fn positions_count_code_points_and_stored_bytes() {
    let desk = Desk::new(&[("a.txt", "\u{feff}Café “x”.\r\nPolice said the the road.\r\n")]);
    let rows = desk.rows(&["a.txt"]);
    let row = rows.iter().find(|row| row["rule"] == "repetition/doubled-word").unwrap();
    let numbers = ["start", "end", "byte_start", "byte_end", "line", "column"].map(|key| row[key].as_u64().unwrap());
    assert_eq!(numbers, [24, 31, 31, 38, 2, 13]);
    assert_eq!(row["text"], "the the");
}

/// A line before the fault with every sort of character that the units count differently.
const MIXED: &str = "“Café” cafe\u{301} 東京 👩\u{200d}🚒 said ";

#[test]
fn columns_are_right_in_every_unit() {
    let text = format!("\u{feff}It rained.\r\n{MIXED}the the road was shut.\r\n");
    let desk = Desk::new(&[("a.txt", &text)]);
    let with = |format: &str| {
        let ran = desk.run(&["a.txt", "--format", format]);
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()
    };
    // Counted by hand: characters as printed above, then the bytes and units of each.
    let points = 6 + 1 + 5 + 1 + 2 + 1 + 3 + 6;
    let bytes = (3 + 5 + 3) + 1 + 6 + 1 + 6 + 1 + (4 + 3 + 4) + 6;
    assert_eq!((MIXED.chars().count(), MIXED.len()), (points, bytes));
    let sarif = with("sarif");
    assert_eq!(sarif["runs"][0]["columnKind"], "unicodeCodePoints");
    let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    let numbers =
        |value: &serde_json::Value, keys: &[&str]| keys.iter().map(|key| value[*key].as_u64().unwrap()).collect::<Vec<_>>();
    let columns = numbers(region, &["startLine", "startColumn", "endLine", "endColumn"]);
    assert_eq!(columns, [2, points as u64 + 1, 2, points as u64 + 8]);
    assert_eq!(region["snippet"]["text"], "the the");
    let rdjson = with("rdjson");
    let range = &rdjson["diagnostics"][0]["location"]["range"];
    assert_eq!(numbers(&range["start"], &["line", "column"]), [2, bytes as u64 + 1]);
    assert_eq!(numbers(&range["end"], &["line", "column"]), [2, bytes as u64 + 8]);
    let row = &with("json")["findings"][0];
    // The mark is one code point and three bytes; CR and LF are one each.
    let (points_before, bytes_before) = (1 + 12 + points as u64, 3 + 12 + bytes as u64);
    assert_eq!(numbers(row, &["line", "column", "start", "byte_start"]), [2, points as u64 + 1, points_before, bytes_before]);
    // On the first line the mark is left out of the columns.
    desk.write("b.txt", "\u{feff}Police said the the road.\n".as_bytes());
    let first = desk.run(&["b.txt", "--format", "rdjsonl"]).out;
    assert!(first.contains("\"start\":{\"line\":1,\"column\":13}"), "{first}");
}

#[test]
fn output_does_not_depend_on_threads() {
    let desk = Desk::new(&[]);
    for n in 0..40 {
        desk.write(&format!("{n:02}.txt"), format!("{ERROR}\n{WARNING}\n{INFO}").as_bytes());
    }
    let with = |threads: &str| desk.run(&[".", "--format", "json", "--severity", "info", "-j", threads]).out;
    let one = with("1");
    assert_eq!(one, with("4"));
    assert_eq!(one, with("0"));
}
