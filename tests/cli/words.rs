//! `copydesk words`: one step silences a word; word files and configuration stay as their people wrote them.

use crate::desk::Desk;

/// Copy with one unknown word that is near a common one.
const COPY: &str = "The minister gave a long statexent on Monday.\n";

fn alarms(desk: &Desk) -> Vec<String> {
    let rows = desk.rows(&["a.txt", "--select", "spelling"]);
    rows.iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_word_is_silenced_in_one_step() {
    let desk = Desk::new(&[("a.txt", COPY)]);
    assert_eq!(alarms(&desk), ["statexent"]);
    let ran = desk.run(&["words", "add", "statexent"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.shown());
    assert_eq!(ran.out, "added “statexent” to words.txt, a new file\ncopydesk.toml now names words.txt\n");
    assert_eq!(desk.read("words.txt"), "statexent\n");
    assert_eq!(desk.read("copydesk.toml"), "words = [\"words.txt\"]\n");
    assert!(alarms(&desk).is_empty());
    // Once is enough.
    let again = desk.run(&["words", "add", "statexent"]);
    assert_eq!((again.status, again.out.as_str()), (0, "“statexent” is in words.txt already\n"));
    let known = desk.run(&["words", "add", "minister"]);
    assert_eq!((known.status, known.out.as_str()), (0, "“minister” is known without the house; --force adds it\n"));
    assert_eq!(desk.read("words.txt"), "statexent\n");
    assert_eq!(desk.run(&["words", "add", "--force", "minister"]).status, 0);
    assert_eq!(desk.read("words.txt"), "minister\nstatexent\n");
}

#[test]
fn configuration_and_order_are_kept() {
    let config = "# The house\nvariety = \"en-GB\"  # ours\n\n# Quiet\n[rules]\n\"style/*\" = \"off\"\n";
    let desk = Desk::new(&[
        ("copydesk.toml", config),
        ("lists/house.txt", "# Words of the house\n\nadda\nzomark\n"),
        ("desk/a.txt", COPY),
    ]);
    let ran = desk.run_in("desk", &["words", "add", "--file", "../lists/house.txt", "statexent", "Serikbay Hall"]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert_eq!(desk.read("lists/house.txt"), "# Words of the house\n\nadda\nSerikbay Hall\nstatexent\nzomark\n");
    let named = "variety = \"en-GB\"  # ours\n\nwords = [\"lists/house.txt\"]\n\n# Quiet\n[rules]";
    assert!(desk.read("copydesk.toml").contains(named), "{}", desk.read("copydesk.toml"));
    // The nearest configuration's first word file is the one to add to.
    let ran = desk.run_in("desk", &["words", "add", "--forbid", "thusly -> thus"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.shown());
    assert!(desk.read("lists/house.txt").contains("statexent\n*thusly -> thus\nzomark\n"));
    assert_eq!(desk.run(&["words", "list"]).out, "adda\nSerikbay Hall\nstatexent\n*thusly -> thus\nzomark\n");
}

#[test]
fn another_configuration_may_be_named() {
    let desk = Desk::new(&[("house/own.toml", ""), ("a.txt", COPY)]);
    let ran = desk.run(&["words", "add", "--config", "house/own.toml", "statexent/S"]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert_eq!((desk.read("house/words.txt").as_str(), desk.path("copydesk.toml").exists()), ("statexent/S\n", false));
    assert_eq!(desk.rows(&["a.txt", "--config", "house/own.toml", "--select", "spelling"]).len(), 0);
    assert_eq!(desk.run(&["words", "list", "--config", "house/own.toml"]).out, "statexent\nstatexents\n");
}

#[test]
fn a_word_file_that_is_named_and_missing_is_written() {
    let desk = Desk::new(&[(".copydesk.toml", "words = [\n  \"lists/ours.txt\", # ours\n]\n"), ("lists/x.txt", "")]);
    let ran = desk.run(&["words", "add", "zomark", "adda", "zomark"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.shown());
    assert_eq!(desk.read("lists/ours.txt"), "adda\nzomark\n");
    assert_eq!(desk.read(".copydesk.toml"), "words = [\n  \"lists/ours.txt\", # ours\n]\n");
    // A configuration with a fault is not touched.
    desk.write(".copydesk.toml", b"word = [\"words.txt\"]\n");
    let ran = desk.run(&["words", "add", "bhaji"]);
    assert_eq!((ran.status, ran.err.contains("did you mean \"words\"?")), (2, true), "{}", ran.shown());
    assert!(!desk.path("words.txt").exists());
}

#[test]
fn nothing_is_written_when_something_is_wrong() {
    let desk = Desk::new(&[("copydesk.toml", "words = [\"words.txt\"]\n"), ("words.txt", "*thusly -> thus\n")]);
    let mut shown = String::new();
    for words in
        [&["zomark", "vlog/X"][..], &["thusly"], &["zo,mark"], &["zo\nmark"], &["# comment"], &["tyre:UK"], &["a\u{1b}[1mb"]]
    {
        let ran = desk.run(&[&["words", "add"], words].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.shown());
        assert_eq!(desk.read("words.txt"), "*thusly -> thus\n");
        shown.push_str(&ran.err);
    }
    insta::assert_snapshot!("words_add_faults", shown);
    // A file with faults is mended first.
    desk.write("words.txt", b"zomark\nzomark\n");
    let ran = desk.run(&["words", "add", "adda"]);
    assert_eq!((ran.status, ran.err.contains("words.txt:2:1")), (2, true), "{}", ran.shown());
    assert_eq!(desk.run(&["words", "add"]).status, 2);
}

#[test]
fn a_list_in_toml_is_left_to_its_people() {
    let config = "words = [\"learned.toml\", \"ours.txt\"]\n";
    let desk = Desk::new(&[("copydesk.toml", config), ("learned.toml", "words = [\"adda\"]\n"), ("ours.txt", "")]);
    let ran = desk.run(&["words", "add", "zomark", "adda"]);
    assert_eq!(ran.out, "added “zomark” to ours.txt\n“adda” is a word of the house already\n", "{}", ran.shown());
    assert_eq!(desk.read("ours.txt"), "zomark\n");
    // Without a file of lines one is made, and named behind the list.
    desk.write("copydesk.toml", b"words = [\"learned.toml\"]\n");
    assert_eq!(desk.run(&["words", "add", "zomarkin"]).status, 0);
    assert_eq!(
        (desk.read("words.txt").as_str(), desk.read("copydesk.toml").as_str()),
        ("zomarkin\n", "words = [\"learned.toml\", \"words.txt\"]\n")
    );
    let ran = desk.run(&["words", "add", "--file", "learned.toml", "kolpak"]);
    assert_eq!((ran.status, ran.err.contains("words are not added to a list in TOML")), (2, true), "{}", ran.shown());
    assert_eq!(desk.read("learned.toml"), "words = [\"adda\"]\n");
}
