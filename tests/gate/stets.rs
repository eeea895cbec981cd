//! `--add-stet`: findings are let stand with a reason.

use crate::desk::{Desk, ERROR};

const MARKDOWN: &str = "\
# Council votes on teh plan for the pier

Police said the the road was shut for the night, and that the goverment ferry had not sailed since noon.

- The first item of the list was recieved here.

> A letter to the editor said the road had definately been shut for a year.

| Road  | What the comittee says of it |
|-------|------------------------------|
| Front | It was seperate this time  |
";

#[test]
fn markdown_gets_comments_and_a_sidecar_for_the_rest() {
    let desk = Desk::new(&[("a.md", MARKDOWN)]);
    let before = desk.run(&["--format", "concise", "."]).out.lines().count();
    let ran = desk.run(&["--add-stet=as in the letter", "."]);
    assert_eq!((ran.status, ran.out.contains(&format!("stet added to {before} findings"))), (0, true), "{}", ran.shown());
    let text = desk.read("a.md");
    assert!(text.starts_with("<!-- stet: spelling/known-misspelling as in the letter -->\n# Council votes"), "{text}");
    assert!(
        text.contains("\n<!-- stet: repetition/doubled-word, spelling/known-misspelling as in the letter -->\nPolice said"),
        "{text}"
    );
    assert!(text.ends_with(&MARKDOWN[MARKDOWN.find("\n- The").unwrap()..]), "{text}");
    let sidecar = desk.read("a.md.stet.toml");
    assert_eq!(sidecar.matches("[[stet]]").count(), before - 3, "{sidecar}");
    assert_eq!(sidecar.matches("reason = \"as in the letter\"").count(), before - 3, "{sidecar}");
    // Again there is nothing to do, and no stet is idle.
    let ran = desk.run(&["--add-stet=again", "--severity", "info", "."]);
    assert_eq!((desk.read("a.md"), desk.read("a.md.stet.toml")), (text, sidecar), "{}", ran.shown());
}

#[test]
fn text_gets_a_sidecar_that_keeps_what_it_held() {
    let copy = "Police said teh road was shut.\r\n\r\nA second time teh road was shut.\r\n";
    let held = "# The desk's own.\r\n[[stet]]\r\nrule = \"style/*\"\r\ntext = \"x\"\r\nreason = \"y\"";
    let desk = Desk::new(&[("a.txt", copy), ("a.txt.stet.toml", held)]);
    let ran = desk.run(&["--add-stet", "he said \"so\"", "--select", "spelling", "a.txt"]);
    assert_eq!((ran.status, desk.read("a.txt").as_str()), (0, copy), "{}", ran.shown());
    let sidecar = desk.read("a.txt.stet.toml");
    assert!(sidecar.starts_with(held) && sidecar.replace("\r\n", "").find('\n').is_none(), "{sidecar}");
    assert_eq!(sidecar.matches("reason = \"he said \\\"so\\\"\"").count(), 2, "{sidecar}");
    assert_eq!(desk.run(&["--select", "spelling", "."]).status, 0);
    // The same words elsewhere are another finding.
    desk.write("a.txt", format!("{copy}And a third time teh mayor left.\r\n").as_bytes());
    assert_eq!(desk.run(&["--select", "spelling", "."]).status, 1);
}

#[test]
fn front_matter_setext_and_a_mark_at_the_start() {
    let copy =
        "\u{feff}Teh plan of the the council\r\n===========================\r\n\r\nIt rained.\r\nMore of the the same.\r\n";
    let desk = Desk::new(&[
        ("a.md", copy),
        ("b.md", "---\ntitle: The the plan\nlayout: story\n---\n\nIt rained.\n"),
        ("c.md", "- one\n\n  more of the the same\n\n1. two of the the same\n"),
    ]);
    let ran = desk.run(&["--add-stet=sic", "."]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    let text = desk.read("a.md");
    assert!(text.starts_with("\u{feff}<!-- stet: "), "{text}");
    assert!(text.contains("-->\r\nIt rained.\r\n"), "{text}");
    assert_eq!(desk.read("b.md").matches("stet").count(), 0);
    assert_eq!(desk.read("c.md").matches("stet").count(), 0);
    assert_eq!(desk.run(&["--severity", "info", "--select", "repetition,spelling", "."]).status, 0);
}

#[test]
fn a_reason_is_a_reason() {
    let desk = Desk::new(&[("a.md", ERROR)]);
    for reason in ["", "  ", "a --> b", "a -- b", ", b"] {
        let ran = desk.run(&[&format!("--add-stet={reason}"), "."]);
        assert_eq!((ran.status, ran.err.contains("--add-stet: ")), (2, true), "{reason}: {}", ran.shown());
    }
    assert_eq!(desk.pipe(&["--add-stet=sic", "-"], b"x").status, 2);
    assert_eq!(desk.read("a.md"), ERROR);
    assert_eq!(desk.run(&["--add-stet=sic", "--diff", "."]).status, 2);
}

#[test]
fn a_sidecar_that_is_wrong_is_left() {
    let desk = Desk::new(&[("a.txt", ERROR), ("a.txt.stet.toml", "not toml\n")]);
    let ran = desk.run(&["--add-stet=sic", "."]);
    assert_eq!((ran.status, desk.read("a.txt.stet.toml").as_str()), (2, "not toml\n"), "{}", ran.shown());
}

#[cfg(unix)]
#[test]
fn an_article_that_cannot_be_written_gets_no_sidecar_either() {
    use std::os::unix::fs::PermissionsExt;
    let copy = "The mayor recieved word of the plan on Monday.\n\n- The goverment knew of it, the mayor said.\n";
    let desk = Desk::new(&[("a.md", copy)]);
    std::fs::set_permissions(desk.path("a.md"), std::fs::Permissions::from_mode(0o444)).unwrap();
    let ran = desk.run(&["--add-stet=sic", "."]);
    assert_eq!((ran.status, desk.path("a.md.stet.toml").exists()), (2, false), "{}", ran.shown());
}

#[test]
fn mdx_has_no_comments() {
    let desk = Desk::new(&[("a.mdx", "The mayor recieved word of the plan on Monday.\n")]);
    let ran = desk.run(&["--add-stet=sic", "."]);
    assert_eq!((ran.status, desk.path("a.mdx.stet.toml").exists()), (0, true), "{}", ran.shown());
    assert!(!desk.read("a.mdx").contains("stet"));
}
