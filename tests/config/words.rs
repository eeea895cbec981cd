//! Word files of a house: which words they silence, for which rules, and their faults.

use crate::desk::Desk;
use std::fmt::Write;

/// Copy with one word that is near a common one, one known misspelling, and one in no list.
const COPY: &str = "He explhin it, and recieved the long statexent.\n";

fn alarms(desk: &Desk) -> Vec<String> {
    let rows = desk.rows(&["a.txt", "--select", "spelling"]);
    rows.iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn words_of_the_house_are_silent_and_the_others_are_not() {
    let desk = Desk::new(&[("a.txt", COPY)]);
    assert_eq!(alarms(&desk), ["explhin", "recieved", "statexent"]);
    desk.write("copydesk.toml", b"words = [\"words.txt\"]\n");
    desk.write("words.txt", "# ours\r\nstatexent\r\nRecieved # a brand\r\n".as_bytes());
    assert_eq!(alarms(&desk), ["explhin", "recieved"], "other capitals are another word");
    desk.write("words.txt", b"*statexent -> statement\nexplhin\nrecieved:US\n");
    let rows = desk.rows(&["a.txt", "--select", "spelling"]);
    let row = rows.iter().find(|row| row["rule"] == "spelling/forbidden-word").unwrap();
    assert_eq!((row["text"].as_str(), row["suggestions"][0].as_str()), (Some("statexent"), Some("statement")));
    assert!(!rows.iter().any(|row| row["text"] == "recieved"), "{rows:#?}");
    desk.write("copydesk.toml", b"words = [\"words.txt\"]\nvariety = \"en-GB\"\n");
    assert!(alarms(&desk).contains(&"recieved".to_owned()), "right in American copy only");
}

#[test]
fn a_pack_brings_its_words() {
    let desk = Desk::new(&[
        ("house/copydesk.toml", "words = [\"lists/words.txt\"]\n"),
        ("house/lists/words.txt", "statexent\n*explhin -> explain\n"),
        ("paper/copydesk.toml", "extends = [\"../house\"]\nwords = [\"words.txt\"]\n"),
        ("paper/words.txt", "explhin\n"),
        ("paper/a.txt", COPY),
    ]);
    let rows = desk.rows(&["paper", "--select", "spelling"]);
    let told: Vec<_> = rows.iter().map(|row| (row["file"].as_str().unwrap(), row["text"].as_str().unwrap())).collect();
    assert_eq!(told, [("paper/a.txt", "recieved")], "word files are no articles, and the nearest file has the last word");
}

#[test]
fn vocabularies_belong_to_the_rules_that_name_them() {
    let config =
        "[vocabularies]\nsport = [\"sport.txt\"]\n[rules.\"spelling/near-word\"]\nvocabularies = [\"house\", \"sport\"]\n";
    let desk = Desk::new(&[("copydesk.toml", config), ("sport.txt", "statexent\nrecieved\n"), ("a.txt", COPY)]);
    assert_eq!(alarms(&desk), ["explhin", "recieved"], "known misspellings do not know the words of sport");
}

/// Word files with faults, each with the name of its case.
const FAULTS: &[(&str, &str)] = &[
    ("unknown flag", "vlog/SQ\n"),
    ("flag twice", "vlog/SDS\n"),
    ("no flag", "vlog/\n"),
    ("unknown variety", "tyre:GB,UK\n"),
    ("twice", "zomark\nadda\nzomark # again\n"),
    ("right and forbidden", "*zomark\nzomark\n"),
    ("a control character", "zo\u{1b}[31mmark\n"),
    ("two words in a line", "zomark, adda\n"),
    ("no word", "*\n"),
    ("a replacement of a word that is right", "zomark -> bazaar\n"),
    ("no replacement", "*zomark ->\n"),
    ("a replacement that cannot be inflected", "*utilise/SD -> make use of\n"),
];

#[test]
fn every_fault_has_a_caret_and_the_other_lines_stand() {
    let mut shown = String::new();
    for (name, words) in FAULTS {
        let desk = Desk::new(&[("copydesk.toml", "words = [\"words.txt\"]\n"), ("a.txt", COPY)]);
        desk.write("words.txt", format!("statexent\n{words}explhin\n").as_bytes());
        let ran = desk.run(&["a.txt", "--format", "concise", "-q", "--select", "spelling"]);
        assert_eq!((ran.status, ran.out.lines().count()), (2, 1), "{name}: {}", ran.shown());
        assert!(ran.err.contains("words.txt:") && ran.err.contains('^'), "{name}: {}", ran.shown());
        assert_eq!(ran.err.matches("error: ").count(), 1, "{name}: {}", ran.shown());
        writeln!(shown, "## {name}\n{}", ran.err).unwrap();
    }
    let configurations = [
        ("missing file", "words = [\"wrods.txt\"]\n"),
        ("not UTF-8", "words = [\"latin.txt\"]\n"),
        ("not a list", "words = \"words.txt\"\n"),
        ("house twice", "[vocabularies]\nhouse = [\"words.txt\"]\n"),
        ("unknown vocabulary", "[rules.\"spelling/near-word\"]\nvocabularies = [\"hose\"]\n"),
    ];
    for (name, config) in configurations {
        let desk = Desk::new(&[("copydesk.toml", config), ("words.txt", "statexent\n"), ("a.txt", COPY)]);
        desk.write("latin.txt", b"# one\ncaf\xe9\n");
        let ran = desk.run(&["a.txt", "--format", "concise", "-q", "--select", "spelling"]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.shown());
        assert!(ran.err.contains("copydesk.toml:") && ran.err.contains('^'), "{name}: {}", ran.shown());
        writeln!(shown, "## {name}\n{}", ran.err).unwrap();
    }
    insta::assert_snapshot!("word_file_faults", shown);
}

#[test]
fn a_word_file_may_be_toml() {
    let config = "words = [\"words.txt\", \"learned.toml\"]\n";
    let desk = Desk::new(&[("copydesk.toml", config), ("words.txt", "explhin\n"), ("a.txt", COPY)]);
    // In one line, too, each text is a word of its own; an escape is read as TOML reads it.
    desk.write("learned.toml", b"words = [\"zomark\", 'adda', \"bhaji/S\", \"state\\u0078ent\"] # ours\n");
    assert_eq!(alarms(&desk), ["recieved"]);
    let listed = desk.run(&["words", "list"]).out;
    assert_eq!(listed, "adda\nbhaji\nbhajis\nexplhin\nstatexent\nzomark\n");
    desk.write("learned.toml", b"words = []\n");
    assert_eq!(alarms(&desk), ["recieved", "statexent"]);
}

/// Lists in TOML with faults.
const TOML_FAULTS: &[(&str, &str)] = &[
    ("unknown key", "words = []\nwrods = []\n"),
    ("no words", "# none\n"),
    ("not a list", "words = \"zomark\"\n"),
    ("not a text", "words = [\"zomark\", 3]\n"),
    ("no TOML", "zomark\n"),
    ("twice", "words = [\n  \"zomark\",\n  \"adda\",\n  \"zomark\",\n]\n"),
    ("right and forbidden", "words = [\"*zomark\", \"zomark\"]\n"),
    ("unknown flag", "words = [\n  \"zomark\",\n  \"vlog/SQ\",\n]\n"),
    ("an escape that is no word", "words = [\"zo\\nmark\"]\n"),
    ("no word", "words = [\"\"]\n"),
];

#[test]
fn every_fault_of_a_toml_list_has_a_caret() {
    let mut shown = String::new();
    for (name, words) in TOML_FAULTS {
        let desk = Desk::new(&[("copydesk.toml", "words = [\"learned.toml\"]\n"), ("a.txt", COPY)]);
        desk.write("learned.toml", words.as_bytes());
        let ran = desk.run(&["a.txt", "--format", "concise", "-q", "--select", "spelling"]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.shown());
        assert!(ran.err.contains("learned.toml:") && ran.err.contains('^'), "{name}: {}", ran.shown());
        writeln!(shown, "## {name}\n{}", ran.err).unwrap();
    }
    insta::assert_snapshot!("toml_word_file_faults", shown);
}
