//! `copydesk compare`: two drafts.

use crate::desk::Desk;
use serde_json::Value;

const OLD: &str = "\u{feff}Ferry sinks, 11 dead\r\n\r\nAt least 11 people died when the ferry sank off Zolm on 5 May, Erik Odlestone said. It had cost £2.4m.\r\n\r\n\
Odlestone named the eleven victims. The ferry had sailed on 5 May 👩\u{200d}🚒 with 340 people on board.\r\n\r\nJana Zolmberg wept.\r\n";

const NEW: &str = "# Ferry sinks, 11 dead\n\nAt least 12 people died when the ferry sank off Zolm on 6 May, Erik Oddlestone said. It had cost £2.4m.\n\n\
Odlestone named the eleven victims. The ferry had sailed on 5 May 👩\u{200d}🚒 with 340 people on board. Three boats came.\n";

#[test]
fn what_changed_and_what_was_left_behind() {
    let desk = Desk::new(&[("old.txt", OLD), ("new.md", NEW)]);
    let ran = desk.run(&["compare", "old.txt", "new.md"]);
    insta::assert_snapshot!("compare", ran.shown());
    let ran = desk.run(&["compare", "--format", "markdown", "old.txt", "new.md"]);
    insta::assert_snapshot!("compare_markdown", ran.shown());
    assert_eq!(desk.run(&["compare", "--exit-zero", "old.txt", "new.md"]).status, 0);
}

#[test]
fn json_has_places_in_code_points() {
    let desk = Desk::new(&[("old.txt", OLD), ("new.md", NEW)]);
    let ran = desk.run(&["compare", "--format", "json", "old.txt", "new.md"]);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 1), "{}", ran.shown());
    let sheet: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&sheet["version"], &sheet["old"], &sheet["new"]),
        (&Value::from(1), &Value::from("old.txt"), &Value::from("new.md"))
    );
    let cut = |copy: &str, place: &Value| {
        let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
        copy.chars().skip(at("start")).take(at("end") - at("start")).collect::<String>()
    };
    let stale = sheet["stale"].as_array().unwrap();
    for row in stale {
        assert_eq!(row["text"], cut(NEW, &row["place"]));
        let table = &sheet[format!("{}s", row["what"].as_str().unwrap())];
        assert_eq!(table[usize::try_from(row["change"].as_u64().unwrap()).unwrap()]["change"], "changed");
    }
    let told: Vec<_> = stale.iter().map(|row| row["text"].as_str().unwrap()).collect();
    assert_eq!(told, ["11 dead", "Odlestone", "eleven victims", "5 May"]);
    for (table, sides) in [("figures", [OLD, NEW]), ("dates", [OLD, NEW])] {
        for row in sheet[table].as_array().unwrap() {
            for (side, copy) in ["old", "new"].into_iter().zip(sides).filter(|(side, _)| !row[side].is_null()) {
                assert_eq!(row[side]["text"], cut(copy, &row[side]["place"]), "{row}");
            }
        }
    }
    let toll = &sheet["figures"][0];
    assert_eq!((&toll["old"]["value"], &toll["new"]["value"]), (&Value::from(11), &Value::from(12)));
    assert_eq!((&toll["old"]["toll"], &toll["old"]["counts"]), (&Value::from("dead"), &Value::from("person")));
    let gone = sheet["names"].as_array().unwrap().iter().find(|row| row["change"] == "gone").unwrap();
    assert_eq!((&gone["old"]["text"], &gone["new"]), (&Value::from("Jana Zolmberg"), &Value::Null));
}

#[test]
fn drafts_that_are_the_same_empty_or_piped() {
    let desk = Desk::new(&[("old.txt", OLD), ("new.md", NEW), ("none.txt", "")]);
    for [old, new] in [["old.txt", "old.txt"], ["none.txt", "none.txt"], ["none.txt", "new.md"], ["old.txt", "none.txt"]] {
        let ran = desk.run(&["compare", old, new]);
        assert_eq!((ran.status, ran.out.contains("Left behind: none")), (0, true), "{}", ran.shown());
    }
    let ran = desk.pipe(&["compare", "old.txt", "-"], NEW.as_bytes());
    assert_eq!((ran.status, ran.out.lines().next()), (1, Some("old.txt → <stdin>")), "{}", ran.shown());
    let ran = desk.pipe(&["compare", "-", "new.md", "--stdin-filename", "drafts/first.md"], OLD.as_bytes());
    assert_eq!((ran.status, ran.out.lines().next()), (1, Some("drafts/first.md → new.md")), "{}", ran.shown());
}

#[test]
fn drafts_that_cannot_be_read() {
    let desk = Desk::new(&[("old.txt", OLD)]);
    desk.write("binary.txt", b"a\0b\0");
    let ran = desk.run(&["compare", "no.txt", "binary.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    let expected = "error: no.txt: no such file or folder\nerror: binary.txt: binary file, not an article\n";
    assert_eq!(ran.err, expected);
    let ran = desk.pipe(&["compare", "-", "-"], b"");
    assert_eq!((ran.status, ran.err.as_str()), (2, "error: -: only one of the drafts can come from standard input\n"));
    assert_eq!(desk.run(&["compare", "old.txt"]).status, 2);
    assert_eq!(desk.run(&["compare", "--encoding", "none", "old.txt", "old.txt"]).status, 2);
    assert_eq!(desk.run(&["compare", "--exit-zero", "old.txt", "no.txt"]).status, 2);
    desk.write("copydesk.toml", b"nonsense = 1\n");
    assert_eq!(desk.run(&["compare", "old.txt", "old.txt"]).status, 2);
    assert_eq!(desk.run(&["compare", "--isolated", "old.txt", "old.txt"]).status, 0);
}

#[test]
fn a_terminal_gets_no_escapes() {
    let desk = Desk::new(&[
        ("old.txt", "Anna Odd\u{202e}lestone saw 12 bo\u{1b}[31mats.\n"),
        ("new.txt", "Anna Odd\u{202e}elstone saw 13 bo\u{1b}[31mats.\n"),
    ]);
    for format in ["table", "markdown", "json"] {
        let ran = desk.run(&["compare", "--format", format, "old.txt", "new.txt"]);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.shown());
    }
}
