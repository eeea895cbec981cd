//! `copydesk learn` and `copydesk names`: back issues as files and as JSON Lines.

use crate::desk::Desk;
use std::fmt::Write;

/// A made-up archive of files: names in use, one rare spelling each, a word that no list knows, a reprint.
fn archive() -> Desk {
    let desk = Desk::new(&[]);
    for day in 1..=6 {
        let text = format!(
            "# Day {day} of the vote\n\nPresident Aiday Bekmuratova met Erik Vandermolen on day {day}. Vandermolen paid for the \
             zomarkery. José Quillabamba of the Zomark Widget Council saw it.\n"
        );
        desk.write(&format!("archive/{day}.md"), text.as_bytes());
    }
    desk.write("archive/late.txt", "It went down late.\n\nErik Vandermolan and Jose Quillabamba left.\n".as_bytes());
    desk.write("archive/reprint.txt", "It went down late: Erik Vandermolan and\nJose Quillabamba left.\n".as_bytes());
    desk.write("archive/notes.pdf", b"%PDF\0");
    desk
}

/// The same names as JSON Lines.
fn records() -> String {
    let mut lines = String::from("\u{feff}");
    for day in 1..=6 {
        writeln!(lines, "{{\"id\":{day},\"text\":\"Aiday Bekmuratova met Erik Vandermolen on day {day}.\"}}").unwrap();
    }
    lines.push_str("\n{\"id\":\"late-7\",\"head\":\"Erik Vandermolan\\nleaves\",\"body\":\"It\\u00e9 was late.\\n\\nAiday Bekmuratova met Erik Vandermolan.\"}\n");
    lines
}

#[test]
fn drift_is_told_with_its_places() {
    let desk = archive();
    let ran = desk.run(&["names", "archive"]);
    insta::assert_snapshot!("names_of_files", ran.shown());
    let rows = desk.run(&["names", "archive", "--format", "jsonl"]);
    assert_eq!((rows.status, rows.err.lines().count()), (0, 1), "{}", rows.shown());
    let row: serde_json::Value = serde_json::from_str(rows.out.lines().next().unwrap()).unwrap();
    assert_eq!((row["form"].as_str(), row["name"].as_str()), (Some("Erik Vandermolan"), Some("Erik Vandermolen")));
    assert_eq!((row["places"][0]["line"].as_u64(), row["places"][0]["column"].as_u64()), (Some(3), Some(1)));
    let quiet = desk.run(&["names", "archive", "--min-articles", "7"]);
    assert_eq!(quiet.out, "7 articles (1 reprint left out), 0 names in 7 or more: 0 rarer spellings\n");
    assert_eq!(desk.run(&["names", "archive", "--min-articles", "0"]).status, 2);
}

#[test]
fn what_the_house_lists_as_right_is_no_drift() {
    let desk = archive();
    desk.write("copydesk.toml", b"names = [\"people.toml\"]\n");
    desk.write("people.toml", b"[[name]]\ncanonical = \"Erik Vandermolan\"\n");
    let ran = desk.run(&["names", "archive"]);
    assert!(ran.status == 0 && !ran.out.contains("Vandermolan") && ran.out.contains("Quillabamba"), "{}", ran.shown());
    desk.write("people.toml", b"[[name]]\n");
    let ran = desk.run(&["names", "archive"]);
    assert!(ran.status == 2 && ran.err.contains("canonical") && ran.out.contains("Vandermolan"), "{}", ran.shown());
}

#[test]
fn lists_are_written_once_and_are_read_by_the_house() {
    let desk = archive();
    let ran = desk.run(&["learn", "archive"]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    let lists = format!("{}--- names.toml\n{}--- words.toml\n{}", ran.shown(), desk.read("names.toml"), desk.read("words.toml"));
    insta::assert_snapshot!("learn", lists);
    // What was reviewed is not lost.
    desk.write("words.toml", b"words = []\n");
    for args in [&["learn", "archive"][..], &["learn", "archive", "--names-file", "other.toml"]] {
        let ran = desk.run(args);
        assert_eq!((ran.status, ran.err.contains("is there already")), (2, true), "{}", ran.shown());
    }
    assert_eq!((desk.read("words.toml").as_str(), desk.path("other.toml").exists()), ("words = []\n", false));
    assert_eq!(desk.run(&["learn", "archive", "--force"]).status, 0);
    desk.write("a.txt", b"They paid for the zomarkery.\n");
    assert_eq!(desk.rules(&["a.txt", "--severity", "info"]), ["spelling/unlisted-word"]);
    desk.write("copydesk.toml", b"names = [\"names.toml\"]\nwords = [\"words.toml\"]\n");
    assert!(desk.rules(&["a.txt", "--severity", "info"]).is_empty());
    // Written anew, a list has what it had.
    let held = [desk.read("names.toml"), desk.read("words.toml")];
    assert_eq!(desk.run(&["learn", "archive", "--force"]).status, 0);
    assert_eq!([desk.read("names.toml"), desk.read("words.toml")], held);
    // What the house knows is not learnt again.
    desk.write("ours.toml", b"words = [\"zomarkery\"]\n");
    desk.write("copydesk.toml", b"words = [\"ours.toml\"]\n");
    assert_eq!(desk.run(&["learn", "archive", "--force"]).status, 0);
    assert!(!desk.read("words.toml").contains("zomarkery"));
    for args in [&["learn", "archive", "-o", "no/such"][..], &["learn", "archive", "--force", "--words-file", "names.toml"]] {
        assert_eq!(desk.run(args).status, 2, "{args:?}");
    }
}

#[test]
fn the_same_archive_gives_the_same_bytes() {
    let desk = archive();
    desk.write("more.jsonl", records().as_bytes());
    let mut outputs = Vec::new();
    for (folder, threads) in [("one", "1"), ("two", "2"), ("many", "7")] {
        std::fs::create_dir(desk.path(folder)).unwrap();
        let ran = desk.run(&["learn", "archive", "more.jsonl", "-j", threads, "-o", folder]);
        assert_eq!(ran.status, 0, "{}", ran.shown());
        let told = desk.run(&["names", "more.jsonl", "archive", "-j", threads]);
        let lists = ["names.toml", "words.toml"].map(|name| desk.read(&format!("{folder}/{name}")));
        outputs.push((lists, told.out));
    }
    assert!(outputs.iter().all(|output| *output == outputs[0]));
    assert!(outputs[0].0[0].contains("# 12 mentions in 12 articles; “Erik Vandermolan” twice in 2\n"), "{}", outputs[0].0[0]);
}

#[test]
fn json_lines_are_read_by_name_and_from_standard_input() {
    let desk = Desk::new(&[("back.jsonl", &records())]);
    let told = desk.run(&["names", "back.jsonl", "--title-field", "head"]);
    insta::assert_snapshot!("names_of_records", told.shown());
    let piped = desk.pipe(&["names", "-", "--input", "jsonl", "--title-field", "head"], records().as_bytes());
    assert_eq!(piped.out, told.out.replace("back.jsonl", "<stdin>"));
    let ran = desk.pipe(&["names", "-"], records().as_bytes());
    assert_eq!((ran.status, ran.err.contains("reads like JSON Lines")), (2, true), "{}", ran.shown());
    // Without the title the first mention stands in the text.
    let told = desk.run(&["names", "back.jsonl"]);
    assert!(told.out.contains("  back.jsonl:8 (late-7): line 3, column 23\n"), "{}", told.shown());
    desk.write("back.data", records().as_bytes());
    assert_eq!(desk.run(&["names", "back.data", "--input", "jsonl"]).out, told.out.replace("back.jsonl", "back.data"));
    // In a folder they are passed over, as what is not named may be anything.
    let ran = desk.run(&["names", "."]);
    assert_eq!((ran.status, ran.err.contains("no article found")), (2, true), "{}", ran.shown());
    let text = desk.pipe(&["names", "-", "--min-articles", "1"], b"We met Erik Vandermolen there.\n");
    assert_eq!(text.out, "1 article, 1 name in 1 or more: 0 rarer spellings\n");
}

#[test]
fn a_fault_is_told_with_its_line_and_the_rest_goes_on() {
    let desk = archive();
    let faults = "{\"text\":\"We met Erik Vandermolen.\"}\nno json\n{\"id\":1}\n{\"text\":3}\n[1]\n{\"text\":\"x\",\"id\":[]}\n{\"text\":\"x\"";
    desk.write("faults.ndjson", [faults.as_bytes(), b"\n{\"text\":\"caf\xe9\"}\n"].concat().as_slice());
    desk.write("archive/latin.txt", b"Caf\xe9 Zomark.\n");
    let ran = desk.run(&["names", "archive", "faults.ndjson", "gone.txt"]);
    insta::assert_snapshot!("archive_faults", ran.shown());
    assert_eq!(desk.run(&["names", "archive", "--encoding", "windows-1252"]).status, 0);
    assert_eq!(desk.run(&["names", "archive", "--encoding", "windows-9"]).status, 2);
    desk.write("copydesk.toml", b"exclude = [\"archive/latin.txt\"]\n");
    assert_eq!(desk.run(&["names", "archive"]).status, 0);
    // A field that no record has: some are shown, the others counted.
    let ran = desk.run(&["names", "archive", "faults.ndjson", "--text-field", "copy"]);
    assert!(ran.err.contains("faults.ndjson:1: no field \"copy\""), "{}", ran.shown());
    desk.write("many.jsonl", "{\"copy\":\"x\"}\n".repeat(50).as_bytes());
    let ran = desk.run(&["learn", "many.jsonl"]);
    assert_eq!((ran.status, ran.err.lines().count()), (2, 22), "{}", ran.shown());
    assert!(ran.err.contains("30 more articles could not be read") && !desk.path("names.toml").exists(), "{}", ran.shown());
}

#[test]
fn faults_of_the_own_configuration_are_told_once() {
    let desk = archive();
    desk.write("copydesk.toml", b"nonsense = 1\n");
    std::fs::create_dir(desk.path("two")).unwrap();
    let text = b"We met Erik Vandermolen there.\n";
    for args in [&["learn", "-", "-o", "two", "--force"][..], &["names", "-"], &["names", "archive"], &["learn", "archive"]] {
        let ran = desk.pipe(args, text);
        assert_eq!((ran.status, ran.err.matches("\"nonsense\"").count()), (2, 1), "{args:?}: {}", ran.shown());
        let mut isolated = args.to_vec();
        isolated.extend(["--isolated"]);
        assert_eq!(desk.pipe(&isolated, text).status, if args == ["learn", "archive"] { 2 } else { 0 }, "{args:?}");
    }
    // By whatever way the file is come to.
    let ran = desk.run_in("two", &["names", "../archive"]);
    assert_eq!((ran.status, ran.err.matches("\"nonsense\"").count()), (2, 1), "{}", ran.shown());
    desk.write("copydesk.toml", b"names = [\"gone.toml\"]\n");
    let ran = desk.run(&["names", "archive"]);
    assert_eq!((ran.status, ran.err.matches("does not exist").count()), (2, 1), "{}", ran.shown());
}

#[test]
fn what_cannot_be_written_is_told_before_the_archive_is_read() {
    let desk = archive();
    std::fs::create_dir(desk.path("folder.toml")).unwrap();
    for (args, message) in [
        (&["learn", "gone.txt", "--names-file", "no/such/names.toml"][..], "error: no/such: there is no such folder\n"),
        (&["learn", "gone.txt", "--words-file", "folder.toml", "--force"], "error: folder.toml: is a folder\n"),
        (&["learn", "gone.txt", "-o", "archive/late.txt"], "error: archive/late.txt: is no folder\n"),
        (
            &["learn", "gone.txt", "--words-file", "words.txt"],
            "error: words.txt: the list of words is TOML; give it a name that ends in .toml\n",
        ),
    ] {
        let ran = desk.run(args);
        assert_eq!((ran.status, ran.err.as_str()), (2, message), "{args:?}");
    }
    assert!(!desk.path("names.toml").exists() && !desk.path("words.toml").exists());
}

#[test]
fn standard_input_has_the_encoding_of_the_configuration() {
    let desk = Desk::new(&[("copydesk.toml", "encoding = \"windows-1252\"\n")]);
    let ran = desk.pipe(&["names", "-"], b"We met Ren\xe9 Vandermolen there.\n");
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert_eq!(desk.pipe(&["names", "-", "--isolated"], b"We met Ren\xe9 Vandermolen there.\n").status, 2);
}

#[test]
fn the_head_of_a_list_has_the_configuration_in_its_command() {
    let desk = archive();
    desk.write("our desk.toml", b"");
    for (args, shown) in [(&["--isolated"][..], "--isolated"), (&["--config", "our desk.toml"], "--config 'our desk.toml'")] {
        let ran = desk.run(&[&["learn", "archive", "--force"], args].concat());
        assert_eq!(ran.status, 0, "{}", ran.shown());
        let head = format!("by: copydesk learn archive {shown}\n");
        assert!(desk.read("names.toml").contains(&head), "{}", desk.read("names.toml"));
    }
}

#[test]
fn any_number_of_threads_is_taken() {
    let desk = archive();
    assert_eq!(desk.run(&["names", "archive", "-j", "99999999"]).status, 0);
    assert_eq!(desk.run(&["check", "archive", "-j", "99999999", "--exit-zero"]).status, 0);
}

#[test]
fn records_with_blanks_are_records() {
    let desk = Desk::new(&[]);
    for text in ["{ \"text\": \"It rained.\"}\n", "{\n  \"text\": \"It rained.\"\n}\n", "\u{feff} {\t\"text\":\"It rained.\"}\n"]
    {
        let ran = desk.pipe(&["names", "-"], text.as_bytes());
        assert_eq!((ran.status, ran.err.contains("reads like JSON Lines")), (2, true), "{}", ran.shown());
    }
    assert_eq!(desk.pipe(&["names", "-"], b"{It rained.}\n").status, 0);
}
