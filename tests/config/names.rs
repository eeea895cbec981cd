//! Name lists of a house: what they settle, how far their fixes go, and their faults.

use crate::desk::Desk;
use crate::support::{copydesk, root, stdout};
use std::fmt::Write;

const LIST: &str = r#"
[[name]]
canonical = "Kasymbek Torgayev"
type      = "person"
family    = "Torgayev"
titles    = [{ title = "Prime Minister", from = 2019-02-25, until = 2022-01-05 }]

[[name]]
canonical = "Zolmarask"
type      = "place"
dated     = [{ form = "Port Anselm", until = 1950-01-01 }]
"#;

fn desk(copy: &str) -> Desk {
    Desk::new(&[("copydesk.toml", "names = [\"people.toml\"]\n"), ("people.toml", LIST), ("a.md", copy)])
}

/// The rules that fire, each with the words that it flags.
fn told(desk: &Desk, args: &[&str]) -> Vec<String> {
    let rows = desk.rows(&[&["a.md", "--select", "names", "--severity", "info"], args].concat());
    rows.iter().map(|row| format!("{} {}", row["rule"].as_str().unwrap(), row["text"].as_str().unwrap())).collect()
}

#[test]
fn the_demonstration_desk_reads_as_the_readme_shows() {
    let args = ["--config", "fixtures/desk/copydesk.toml", "--format", "concise", "fixtures/desk/border-bridge.md"];
    let output = copydesk(&args);
    assert_eq!(output.status.code(), Some(1));
    let shown = format!("$ copydesk {}\n{}", args.join(" "), stdout(output));
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains(shown.trim_end()), "README.md does not show this:\n{shown}");
    let clean = copydesk(&["--config", "fixtures/desk/copydesk.toml", "--fail-on", "warning", "fixtures/desk/steppe-archive.md"]);
    assert!(stdout(clean).ends_with(": nothing to report\n"));
}

#[test]
fn without_a_list_no_rule_of_the_list_speaks() {
    let copy = "Prime Minister Qasimbek Torgayev came to Zolmarazk. Men of the capital, Qasimbek Torgayev, were calm.\n";
    let desk = desk(copy);
    assert!(told(&desk, &[]).contains(&"names/house-spelling Qasimbek".to_owned()));
    assert_eq!(told(&desk, &["--isolated"]), Vec::<String>::new(), "the samples of the rules are for their examples");
}

#[test]
fn what_the_list_settles_no_other_rule_asks() {
    let copy = "Kasymbek Torgayev met them. Kasimbek Torgayev left, and Torgayev stayed.\n";
    assert_eq!(told(&desk(copy), &[]), ["names/house-spelling Kasimbek"]);
    assert_eq!(told(&desk(copy), &["--isolated"]), ["names/two-spellings Kasimbek"]);
}

#[test]
fn the_house_decides_its_names_and_never_those_in_quotations() {
    let desk = desk("Prime Minister Qasimbek Torgayev came.\n\n“Qasimbek Torgayev came,” she said.\n");
    desk.run(&["a.md", "--fix"]);
    assert!(desk.read("a.md").contains("Minister Qasimbek"), "a safe fix never touches a name");
    desk.run(&["a.md", "--fix", "--unsafe-fixes"]);
    assert_eq!(desk.read("a.md"), "Prime Minister Kasymbek Torgayev came.\n\n“Qasimbek Torgayev came,” she said.\n");
}

#[test]
fn forms_and_titles_hold_on_the_day_of_the_article() {
    let copy = "The road to Port Anselm is shut, Prime Minister Torgayev said.\n";
    let desk = desk(copy);
    assert_eq!(told(&desk, &[]), Vec::<String>::new(), "without a day both forms are right");
    assert_eq!(told(&desk, &["--date", "2020-05-01"]), ["names/former-name Port Anselm"]);
    let both = ["names/former-name Port Anselm", "names/former-title Prime Minister"];
    assert_eq!(told(&desk, &["--date", "2023-05-01"]), both);
    desk.write("a.md", format!("---\ndate: 1949-05-01\n---\n\n{copy}").as_bytes());
    assert_eq!(told(&desk, &["--date", "2023-05-01"]), ["names/former-title Prime Minister"], "the article's own date counts");
}

#[test]
fn a_pack_brings_its_names_and_lists_are_no_articles() {
    let desk = Desk::new(&[
        ("house/copydesk.toml", "names = [\"names.md\"]\n"),
        ("house/names.md", LIST),
        ("paper/copydesk.toml", "extends = [\"../house\"]\nnames = [\"own.toml\"]\n"),
        ("paper/own.toml", "[[name]]\ncanonical = \"Zolmarask\"\nalso = [\"Zolmaraska\"]\n"),
        ("paper/a.md", "The road to Zolmaraska is shut, Prime Minister Torgaev said.\n"),
    ]);
    let rows = desk.rows(&["house", "paper", "--select", "names"]);
    let told: Vec<_> = rows.iter().map(|row| (row["file"].as_str().unwrap(), row["text"].as_str().unwrap())).collect();
    assert_eq!(told, [("paper/a.md", "Torgaev")]);
}

/// Lists with faults, each with the name of its case.
const FAULTS: &[(&str, &str)] = &[
    ("no TOML", "[[name]\n"),
    ("no name", "[[name]]\ntype = \"person\"\n"),
    ("unknown key", "[[name]]\ncanonical = \"Ann Roe\"\ncannonical = \"Ann\"\n"),
    ("unknown table", "[[names]]\ncanonical = \"Ann Roe\"\n"),
    ("unknown type", "[[name]]\ncanonical = \"Ann Roe\"\ntype = \"Person\"\n"),
    ("foreign family", "[[name]]\ncanonical = \"Ann Roe\"\nfamily = \"Rowe\"\n"),
    ("twice", "[[name]]\ncanonical = \"Ann Roe\"\n\n[[name]]\ncanonical = \"ann roe\"\n"),
    ("right and wrong", "[[name]]\ncanonical = \"Ann Roe\"\nwrong = [\"Ann Roe\"]\n"),
    ("right elsewhere", "[[name]]\ncanonical = \"Ann Roe\"\n\n[[name]]\ncanonical = \"Anna Roe\"\nwrong = [\"Ann Roe\"]\n"),
    ("no day", "[[name]]\ncanonical = \"Ann Roe\"\ntitles = [{ title = \"Mayor\", from = \"2020\" }]\n"),
    ("days out of order", "[[name]]\ncanonical = \"A\"\ndated = [{ form = \"B\", from = 2020-01-02, until = 2020-01-01 }]\n"),
];

#[test]
fn faults_are_shown_at_their_place() {
    let mut shown = String::new();
    for (case, list) in FAULTS {
        let desk = Desk::new(&[("copydesk.toml", "names = [\"p.toml\"]\n"), ("p.toml", list), ("a.md", "Rain.\n")]);
        let ran = desk.run(&["a.md"]);
        assert_eq!(ran.status, 2, "{case}");
        let _ = writeln!(shown, "# {case}\n{}", ran.err);
    }
    let desk = Desk::new(&[("copydesk.toml", "names = [\"none.toml\"]\n"), ("a.md", "Rain.\n")]);
    let _ = writeln!(shown, "# no file\n{}", desk.run(&["a.md"]).err);
    desk.write("none.toml", b"[[name]]\ncanonical = \"\xff\"\n");
    let _ = writeln!(shown, "# no UTF-8\n{}", desk.run(&["a.md"]).err);
    insta::assert_snapshot!("name_list_faults", shown);
}
