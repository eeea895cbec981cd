//! `explain`, `init`, `debug`, `completions` and `man`.

use crate::desk::{CLEAN, Desk};

#[test]
fn explain_shows_a_rule() {
    let desk = Desk::new(&[]);
    insta::assert_snapshot!("explain", desk.run(&["explain", "repetition/doubled-word"]).shown());
    let ran = desk.run(&["explain", "repetition/dubbled-word"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.err, "error: no rule is called \"repetition/dubbled-word\"; did you mean \"repetition/doubled-word\"?\n");
}

#[test]
fn explain_shows_what_the_house_changed() {
    let desk = Desk::new(&[("copydesk.toml", "[rules]\n\"style/cliche\" = \"error\"\n")]);
    let ran = desk.run(&["explain", "style/cliche"]);
    assert!(ran.out.contains("severity: error;"), "{}", ran.shown());
    desk.write("copydesk.toml", b"fail_on = \"error\"\n");
    let ran = desk.run(&["explain", "style/cliche"]);
    assert_eq!((ran.status, ran.out.contains("severity: info;")), (2, true), "{}", ran.shown());
    assert_eq!(ran.err.matches("error:").count(), 1, "{}", ran.err);
}

#[test]
fn init_writes_once() {
    let desk = Desk::new(&[("a.txt", CLEAN), ("hidden/.copydesk.toml", "")]);
    let ran = desk.run(&["init"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "wrote ./copydesk.toml\n"), "{}", ran.shown());
    let written = desk.read("copydesk.toml");
    assert_eq!(desk.run(&["a.txt"]).err, "", "the file that init writes is read without a word");
    desk.write("copydesk.toml", format!("{written}# ours\n").as_bytes());
    for folder in [".", "hidden"] {
        let ran = desk.run(&["init", folder]);
        assert_eq!((ran.status, ran.err.contains("is there already")), (2, true), "{}", ran.shown());
    }
    assert!(desk.read("copydesk.toml").ends_with("# ours\n"));
    let ran = desk.run(&["init", "no/such"]);
    assert_eq!((ran.status, ran.err.contains("cannot be written")), (2, true), "{}", ran.shown());
}

#[test]
fn every_key_of_the_template_is_a_key() {
    let desk = Desk::new(&[
        ("a.txt", CLEAN),
        ("house-rules/words/x.toml", "words = [\"x\"]\n"),
        ("house/copydesk.toml", ""),
        ("words.txt", ""),
        ("people.toml", ""),
        ("copydesk-baseline.toml", "version = 1\nfindings = []\n"),
    ]);
    desk.run(&["init"]);
    let is_prose = |line: &str| line.ends_with('.') || line.ends_with(':') || line.contains("shows");
    let uncommented: Vec<String> = desk
        .read("copydesk.toml")
        .replace("../house", "house")
        .lines()
        .map(|line| {
            line.strip_prefix("# ").filter(|rest| !is_prose(rest) && rest.contains(['=', '['])).unwrap_or(line).to_owned()
        })
        .collect();
    desk.write("copydesk.toml", uncommented.join("\n").as_bytes());
    let ran = desk.run(&["a.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}\n{}", uncommented.join("\n"), ran.shown());
}

#[test]
fn debug_shows_what_is_seen() {
    let desk = Desk::new(&[("a.md", "# Road *shut*\n\nMr. Reed left the U.S. in 2020. It rained.\n\n> “Go,” she said.\n")]);
    for view in ["text", "tokens", "sentences", "tags"] {
        insta::assert_snapshot!(format!("debug_{view}"), desk.run(&["debug", view, "a.md"]).shown());
    }
    let ran = desk.run(&["debug", "text", "missing.md"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "error: missing.md: no such file or folder\n"));
    assert_eq!(desk.run(&["debug", "sums", "a.md"]).status, 2);
}

#[test]
fn debug_reads_as_check_does() {
    let desk = Desk::new(&[("copydesk.toml", "encoding = \"windows-1252\"\n")]);
    desk.write("a.txt", b"The caf\xe9 shut.\n");
    let ran = desk.run(&["debug", "text", "a.txt"]);
    assert_eq!((ran.status, ran.out.contains("The café shut.")), (0, true), "{}", ran.shown());
}

#[test]
fn debug_config_says_what_holds() {
    let desk = Desk::new(&[
        ("house/copydesk.toml", "fail-on = \"warning\"\n"),
        ("copydesk.toml", "extends = [\"house\"]\n[rules]\n\"style/cliche\" = \"off\"\n"),
    ]);
    let ran = desk.run(&["debug", "config", "a.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert!(
        ran.out.starts_with("configuration: house/copydesk.toml < copydesk.toml\nfail-on: warning\nseverity: warning\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("off\tstyle/cliche\trules/style/cliche.toml\t(was info)\n"), "{}", ran.out);
}

#[test]
fn completions_and_manual() {
    let desk = Desk::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let ran = desk.run(&["completions", shell]);
        assert_eq!(ran.status, 0);
        assert!(ran.out.contains("copydesk") && ran.out.contains("force-exclude"), "{shell}");
    }
    let ran = desk.run(&["man"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains(".TH copydesk") && ran.out.contains("force\\-exclude"), "{}", ran.out);
}
