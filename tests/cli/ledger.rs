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

/// Copy with figures, dates and quotations.
const FIGURES: &str = "---\ndate: 2022-01-07\n---\n\n# Ferry sinks, 11 dead\n\nThe “Zolm”, 34 years old, sank on Wednesday 5 January. At least 12 \
dead were found, three of the 40 crew and 62% of\nthe passengers are safe, and £2.4m is lost, Anna Oddlestone said. “It | was *late*.\n\nNobody slept for a long, \
long while, and the lamps of the harbour were out until the morning of December 30.\n";

#[test]
fn figures_dates_and_quotations() {
    let desk = Desk::new(&[("a.md", FIGURES), ("b.txt", "It rained on 5 January.\n")]);
    let ran = desk.run(&["ledger", "a.md"]);
    insta::assert_snapshot!("ledger_figures", ran.shown());
    let ran = desk.run(&["ledger", "--format", "markdown", "--date", "2021-12-30", "a.md", "b.txt"]);
    insta::assert_snapshot!("ledger_markdown", ran.shown());
    let ran = desk.run(&["ledger", "--date", "30 December", "a.md"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "error: --date: \"30 December\" is not a day like 2026-01-31\n"));
}

#[test]
fn json_has_figures_dates_and_quotations() {
    let desk = Desk::new(&[("a.md", FIGURES)]);
    let ran = desk.run(&["ledger", "--format", "json", "a.md"]);
    let sheet: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(sheet["date"], "2022-01-07");
    let copy: Vec<char> = FIGURES.chars().collect();
    let cut = |row: &Value| {
        let at = |key: &str| usize::try_from(row["place"][key].as_u64().unwrap()).unwrap();
        copy[at("start")..at("end")].iter().collect::<String>()
    };
    for table in ["figures", "dates"] {
        let rows = sheet[table].as_array().unwrap();
        assert!(rows.len() > 1);
        rows.iter().for_each(|row| assert_eq!(row["text"], cut(row)));
    }
    let figure = |text: &str| sheet["figures"].as_array().unwrap().iter().find(|row| row["text"] == text).unwrap();
    let dead = figure("12");
    assert_eq!(
        (&dead["value"], &dead["counts"], &dead["sort"]),
        (&Value::from(12), &Value::from("dead"), &Value::from("cardinal"))
    );
    assert_eq!((&dead["same_noun"][0]["value"], &dead["same_noun"][0]["line"]), (&Value::from(11), &Value::from(5)));
    assert_eq!((&figure("£2.4m")["value"], &figure("£2.4m")["unit"]), (&Value::from(2_400_000), &Value::from("GBP")));
    assert_eq!(figure("62%")["is_part"], true);
    let date = &sheet["dates"][0];
    assert_eq!((&date["weekday"], &date["day"], &date["month"]), (&Value::from("Wednesday"), &Value::from(5), &Value::from(1)));
    assert_eq!(
        (&date["year"], &date["date"], &date["year_assumed"]),
        (&Value::Null, &Value::from("2022-01-05"), &Value::from(true))
    );
    let quotation = &sheet["quotations"][1];
    assert_eq!(
        (&quotation["closed"], quotation["text"].as_str().unwrap().starts_with("It | was late")),
        (&Value::from(false), true)
    );
}

#[test]
fn a_terminal_gets_no_escapes() {
    let copy = "They met Anna Odd\u{202e}lestone and B\u{1b}[31mert, “as it\u{9b} was”, with 12 bo\u{202e}ats.\n";
    let desk = Desk::new(&[("a.txt", copy)]);
    for format in ["table", "markdown", "json"] {
        let ran = desk.run(&["ledger", "--format", format, "a.txt"]);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{}", ran.shown());
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
