//! `copydesk ledger`: the fact sheet of an article.

use crate::desk::Desk;
use serde_json::Value;

const COPY: &str = "\u{feff}Storm shuts café in Leeds\r\n\r\nAnna Oddlestone, 34, of the Ministry of Tides (MT) met “Łukasz” Vandermolen in \
Leeds.\r\n\r\nIt was late, Oddlestone said. The MT’s lamp was out. The Tides Ministry’s was, too.\r\nAnna left with Erik Oddlestone.\r\n";

#[test]
fn the_table_of_names() {
    let desk = Desk::new(&[("a.txt", COPY), ("b.md", "# Hello\n\nThe council met.\n")]);
    let ran = desk.run(&["ledger", "a.txt", "b.md"]);
    insta::assert_snapshot!("ledger", ran.shown());
}

#[test]
fn json_has_places_in_code_points() {
    let desk = Desk::new(&[("a.txt", COPY)]);
    let ran = desk.run(&["ledger", "--format", "json", "a.txt"]);
    assert_eq!((ran.status, ran.out.lines().count()), (0, 1), "{}", ran.shown());
    let sheet: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&sheet["version"], &sheet["file"]), (&Value::from(1), &Value::from("a.txt")));
    let copy: Vec<char> = COPY.chars().collect();
    let names = sheet["names"].as_array().unwrap();
    assert!(names.len() >= 4, "{names:?}");
    for form in names.iter().flat_map(|name| name["forms"].as_array().unwrap()) {
        let places = form["places"].as_array().unwrap();
        assert_eq!(form["count"], places.len());
        for place in places {
            let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
            let cut: String = copy[at("start")..at("end")].iter().collect();
            assert_eq!(cut, form["text"].as_str().unwrap());
            let line = COPY.split_inclusive('\n').nth(at("line") - 1).unwrap().trim_start_matches('\u{feff}');
            assert!(line.chars().skip(at("column") - 1).collect::<String>().starts_with(&cut), "{place}");
        }
    }
    let body = names.iter().find(|name| name["name"] == "Ministry of Tides").unwrap();
    assert_eq!((&body["type"], &body["acronym"]), (&Value::from("organisation"), &Value::from("MT")));
}

#[test]
fn standard_input_and_files_that_cannot_be_read() {
    let desk = Desk::new(&[("a.txt", COPY), ("latin.txt", "")]);
    let ran = desk.pipe(&["ledger", "-", "-"], b"They met Anna Oddlestone.\n");
    assert_eq!((ran.status, ran.out.lines().next()), (0, Some("<stdin>")), "{}", ran.shown());
    assert_eq!(ran.out.matches("<stdin>").count(), 1);
    let ran =
        desk.pipe(&["ledger", "-", "--stdin-filename", "news/x.md"], b"---\ntitle: Zolm\n---\n\nThey met **Anna Oddlestone**.\n");
    assert!(ran.out.starts_with("news/x.md\n") && ran.out.contains("Anna Oddlestone"), "{}", ran.shown());
    let ran = desk.run(&["ledger", "no.txt", "a.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "error: no.txt: no such file or folder\n"));
    assert!(ran.out.starts_with("a.txt\n") && ran.out.contains("Anna Oddlestone"), "{}", ran.shown());
    desk.write("latin.txt", b"They met Ren\xe9 Oddlestone.\n");
    assert_eq!(desk.run(&["ledger", "latin.txt"]).status, 2);
    assert!(desk.run(&["ledger", "--encoding", "latin1", "latin.txt"]).out.contains("René Oddlestone"));
    assert_eq!(desk.run(&["ledger", "--encoding", "latin-none", "a.txt"]).status, 2);
    desk.write("copydesk.toml", b"encoding = \"windows-1252\"\n");
    assert!(desk.run(&["ledger", "latin.txt"]).out.contains("René Oddlestone"));
    desk.write("copydesk.toml", b"nonsense = 1\n");
    let ran = desk.run(&["ledger", "a.txt"]);
    assert_eq!((ran.status, ran.err.contains("nonsense")), (2, true), "{}", ran.shown());
    assert_eq!(desk.run(&["ledger", "--isolated", "a.txt"]).status, 0);
    assert_eq!(desk.run(&["ledger"]).status, 2);
}

#[test]
fn a_terminal_gets_no_escapes() {
    let copy = "They met Anna Odd\u{202e}lestone and B\u{1b}[31mert.\n";
    let desk = Desk::new(&[("a.txt", copy)]);
    for format in ["table", "json"] {
        let ran = desk.run(&["ledger", "--format", format, "a.txt"]);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.shown());
    }
}

#[test]
fn what_the_house_has_on_a_name() {
    let list = "[[name]]\ncanonical = \"Anna Oddelstone\"\ntype = \"person\"\nnote = \"as on her card\"\n\n[[name]]\ncanonical = \"Leeds\"\n";
    let desk = Desk::new(&[("a.txt", COPY), ("copydesk.toml", "names = [\"people.toml\"]\n"), ("people.toml", list)]);
    let ran = desk.run(&["ledger", "a.txt"]);
    assert!(ran.out.contains("wrong: Anna Oddelstone") && ran.out.contains("place         right"), "{}", ran.shown());
    let sheet: Value = serde_json::from_str(&desk.run(&["ledger", "--format", "json", "a.txt"]).out).unwrap();
    let names = sheet["names"].as_array().unwrap();
    let anna = names.iter().find(|name| name["name"] == "Anna Oddlestone").unwrap();
    let expected = serde_json::json!({
        "canonical": "Anna Oddelstone", "standing": "wrong", "note": "as on her card", "link": null
    });
    assert_eq!((&anna["listed"], &anna["type"]), (&expected, &Value::from("person")));
    assert!(names.iter().any(|name| name["listed"].is_null()));
    desk.write("people.toml", b"[[name]]\n");
    assert_eq!(desk.run(&["ledger", "a.txt"]).status, 2, "a broken list is told");
}
