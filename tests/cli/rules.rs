//! `rules list`, `new`, `test` and `try`.

use crate::desk::{CLEAN, Desk};

#[test]
fn list_names_every_rule() {
    let desk = Desk::new(&[
        ("house/style/ours.toml", "summary = \"Ours\"\nmessage = \"“{match}”\"\n[terms]\nwords = [\"amongst\"]\n"),
        ("copydesk.toml", "rule-folders = [\"house\"]\n[rules]\n\"style/cliche\" = \"off\"\n"),
    ]);
    let table = desk.run(&["rules", "list"]);
    assert_eq!(table.status, 0, "{}", table.shown());
    assert!(
        table.out.lines().any(|row| row.starts_with("style/ours") && row.ends_with("warning  Ours (house)")),
        "{}",
        table.out
    );
    assert!(table.out.lines().any(|row| row.starts_with("style/cliche ") && row.contains(" off ")), "{}", table.out);
    let json: Vec<serde_json::Value> = serde_json::from_str(&desk.run(&["rules", "list", "--format", "json"]).out).unwrap();
    assert_eq!(json.len(), table.out.lines().count());
    let ours = json.iter().find(|row| row["id"] == "style/ours").unwrap();
    assert_eq!(
        (&ours["shipped"], &ours["kind"], &ours["file"]),
        (&false.into(), &"terms".into(), &"house/style/ours.toml".into())
    );
    let markdown = desk.run(&["rules", "list", "--format", "markdown"]).out;
    assert!(markdown.contains("### style/ours\n"), "{markdown}");
}

#[test]
fn a_new_rule_of_each_kind_is_tested_and_tried() {
    for (kind, copy) in [
        ("terms", "It spread amongst the villages.\n"),
        ("pattern", "Doors open at 7:30 PM on Friday.\n"),
        ("consistent", "Her adviser left. One adviser stayed. The advisor wept.\n"),
        ("near", "MACTH REPORT: Rovers held at home\n\nThey drew.\n"),
    ] {
        let desk = Desk::new(&[("news/a.txt", copy), ("news/b.txt", CLEAN)]);
        let ran = desk.run(&["rules", "new", "style/ours", "--kind", kind, "--folder", "house"]);
        assert_eq!(ran.status, 0, "{}", ran.shown());
        assert!(ran.out.starts_with("wrote house/style/ours.toml\n"), "{}", ran.out);
        for path in ["house", "house/style/ours.toml"] {
            let ran = desk.run(&["rules", "test", path]);
            assert_eq!(ran.status, 0, "{kind}: {}", ran.shown());
            assert_eq!(ran.out, "1 rule: 4 of 4 examples hold\n", "{kind}");
        }
        let ran = desk.run(&["rules", "try", "house/style/ours.toml", "news"]);
        assert_eq!(ran.status, 0, "{kind}: {}", ran.shown());
        assert!(ran.out.starts_with("style/ours: 1 finding in 1 of 2 articles\n"), "{kind}: {}", ran.out);
        assert!(ran.out.contains("news/a.txt:1:") && ran.out.contains('⟦'), "{kind}: {}", ran.out);
        desk.write("copydesk.toml", b"rule-folders = [\"house\"]\n");
        assert_eq!(desk.rules(&["news", "--select", "style/ours"]), ["style/ours"], "{kind}");
        assert_eq!(desk.run(&["rules", "test", "house"]).status, 0, "{kind}");
    }
}

#[test]
fn a_rule_that_is_there_is_not_written_over() {
    let desk = Desk::new(&[("house-rules/style/ours.toml", "mine")]);
    let ran = desk.run(&["rules", "new", "style/ours"]);
    assert_eq!((ran.status, ran.err.contains("house-rules/style/ours.toml cannot be written")), (2, true), "{}", ran.shown());
    assert_eq!(desk.read("house-rules/style/ours.toml"), "mine");
    for (args, message) in [
        (&["rules", "new", "ours"][..], "write family/name"),
        (&["rules", "new", "stile/ours"], "did you mean \"style\"?"),
        (&["rules", "new", "style/Our_s"], "small letters, digits and hyphens"),
        (&["rules", "new", "style/../../x"], "small letters, digits and hyphens"),
        (&["rules", "new", "style/x", "--kind", "term"], "did you mean \"terms\"?"),
    ] {
        let ran = desk.run(args);
        assert_eq!((ran.status, ran.err.contains(message)), (2, true), "{args:?}: {}", ran.shown());
    }
}

const HOUSE: &str = "summary = \"s\"\nmessage = \"“{match}”\"\n[terms]\nwords = [\"amongst\"]\n";

#[test]
fn an_example_that_does_not_hold_is_shown() {
    let examples = "[[example]]\nflag = \"It spread ⟦among⟧ them.\"\n[[example]]\npass = \"It lay amongst them.\"\n";
    let desk = Desk::new(&[("house/style/ours.toml", &format!("{HOUSE}{examples}"))]);
    insta::assert_snapshot!("examples_that_do_not_hold", desk.run(&["rules", "test", "house"]).shown());
}

#[test]
fn a_rule_without_examples_is_noted() {
    let desk = Desk::new(&[("house/style/ours.toml", HOUSE)]);
    let ran = desk.run(&["rules", "test", "house"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "note: house/style/ours.toml has no example\n"), "{}", ran.shown());
}

#[test]
fn a_bad_example_is_a_fault() {
    let desk = Desk::new(&[("house/style/ours.toml", &format!("{HOUSE}[[example]]\nflags = \"x\"\n"))]);
    let ran = desk.run(&["rules", "test", "house"]);
    assert_eq!((ran.status, ran.err.contains("unknown field \"flags\"")), (2, true), "{}", ran.shown());
    let ran = desk.run(&["rules", "test", "nowhere"]);
    assert_eq!((ran.status, ran.err.contains("nowhere: no rules here")), (2, true), "{}", ran.shown());
}

#[test]
fn shipped_rules_are_all_tested() {
    let desk = Desk::new(&[]);
    let rules = desk.run(&["rules", "list"]).out.lines().count();
    let ran = desk.run(&["rules", "test", "--isolated"]);
    assert!(ran.out.contains(&format!("{rules} rules: ")) && ran.err.is_empty(), "{}", ran.shown());
}

#[test]
fn a_folder_that_the_configuration_names_is_not_counted_twice() {
    let extending = "extends = \"style/cliche\"\nremove = [\"perfect storm\"]\n";
    let desk = Desk::new(&[
        ("house/style/cliche.toml", &format!("{extending}[[example]]\npass = \"They ran into the perfect storm.\"\n")),
        ("copydesk.toml", "rule-folders = [\"house\"]\n"),
    ]);
    for path in ["house", "./house", "house/style/cliche.toml"] {
        let ran = desk.run(&["rules", "test", path]);
        assert!(ran.err.is_empty() && ran.out.starts_with("1 rule: 1 of 1 example"), "{path}: {}", ran.shown());
    }
}

#[test]
fn trying_an_archive() {
    let desk =
        Desk::new(&[("a.txt", "The the road. The the hill. The the sea.\n"), ("copydesk.toml", "encoding = \"latin1\"\n")]);
    let ran = desk.run(&["rules", "try", "repetition/doubled-word", ".", "--samples", "2"]);
    assert_eq!((ran.status, ran.out.lines().count()), (0, 4), "{}", ran.shown());
    assert_eq!(desk.run(&["rules", "try", "repetition/doubled-word", ".", "--samples", "0"]).out.lines().count(), 2);
    let ran = desk.run(&["rules", "try", "repetition/doubled-wrod", "."]);
    assert_eq!((ran.status, ran.err.contains("did you mean \"repetition/doubled-word\"?")), (2, true), "{}", ran.shown());
    assert_eq!(ran.err.matches("no rule is called").count(), 1, "{}", ran.err);
    let ran = desk.run(&["rules", "try", "repetition/doubled-word", "nowhere"]);
    assert_eq!((ran.status, ran.err.contains("nowhere: no such file or folder")), (2, true), "{}", ran.shown());
    desk.write("b.txt", b"The caf\xe9 the the door.\n");
    let ran = desk.run(&["rules", "try", "repetition/doubled-word", "."]);
    assert_eq!((ran.status, ran.out.contains("4 findings in 2 of 2 articles")), (0, true), "{}", ran.shown());
}
