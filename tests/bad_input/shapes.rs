//! Copy of a shape that no desk writes.

use crate::desk::Desk;
use std::time::{Duration, Instant};

/// Checks the copy as plain text and as Markdown; says how long the slower one took.
fn survives(desk: &Desk, what: &str, copy: &str) -> Duration {
    let mut slowest = Duration::ZERO;
    for name in ["a.txt", "a.md"] {
        desk.write(name, copy.as_bytes());
        let start = Instant::now();
        let ran = desk.run(&[name, "--severity", "info", "--color", "never"]);
        slowest = slowest.max(start.elapsed());
        assert!(matches!(ran.status, 0 | 1) && !ran.err.contains("panicked"), "{what}: {} {}", ran.status, ran.err);
    }
    slowest
}

#[test]
fn deep_nests() {
    let desk = Desk::new(&[]);
    for mark in
        ["(", "[", "“", "\"", "‘", ">", "> ", "{{", "⟦", "*", "_", "`", "<", "<b>", "![", "- ", "<!--", "|", "#", "~", "\\"]
    {
        survives(&desk, mark, &format!("{}x\n", mark.repeat(20_000)));
    }
}

#[test]
fn characters_of_every_sort() {
    let desk = Desk::new(&[]);
    for (what, piece) in [
        ("emoji", "👩\u{200d}🚒🏽👨\u{200d}👩\u{200d}👧 🇬🇧 the the road. "),
        ("marks", "Z\u{301}\u{302}\u{303}a\u{30a} the the road. "),
        ("bidi", "שלום \u{202e}the the\u{202c} \u{2066}مرحبا\u{2069} road. "),
        ("invisible", "a\u{200b}b\u{ad}c\u{feff}d\u{e0041} the the road. "),
        ("controls", "a\u{1b}[31m b\u{7} \u{9b}2J \u{85} the the road. "),
        ("separators", "a\u{2028}b\u{2029}c\u{b}d\u{c} the the road. "),
        ("wide", "東京　the the ｆｕｌｌ road. "),
        ("folding", "İstanbul ẞ ﬁ ſ K the the road. "),
    ] {
        survives(&desk, what, &piece.repeat(50));
        let ran = desk.run(&["a.txt", "--color", "never", "--severity", "info"]);
        let is_hidden = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!ran.out.contains(is_hidden), "{what}: {:?}", ran.out);
    }
    survives(&desk, "a pile of marks", &format!("a{}\n", "\u{301}".repeat(100_000)));
}

#[test]
fn a_word_without_end() {
    let desk = Desk::new(&[]);
    survives(&desk, "one letter", &"a".repeat(300_000));
    survives(&desk, "capitals", &format!("{}\n", "Ab".repeat(100_000)));
    survives(&desk, "digits", &"1,".repeat(100_000));
    survives(&desk, "hyphens", &"a-".repeat(100_000));
    survives(&desk, "stops", &". ".repeat(100_000));
    survives(&desk, "lines", &"\n".repeat(300_000));
}

#[test]
fn one_long_line_takes_linear_time() {
    let desk = Desk::new(&[]);
    let words = "Police said the road was shut and the mayor said so. ";
    let time = |bytes: usize| {
        desk.write("a.txt", words.repeat(bytes / words.len()).as_bytes());
        let start = Instant::now();
        assert!(desk.run(&["a.txt", "-q", "--select", "repetition/doubled-word,style/cliche,leftover"]).status < 2);
        start.elapsed()
    };
    let half = time(150_000).max(Duration::from_millis(20));
    let whole = time(300_000);
    assert!(whole <= half * 5, "{half:?} for half of it, {whole:?} for the whole");
}

#[test]
fn a_finding_at_the_end_of_a_long_line_is_drawn() {
    let desk = Desk::new(&[]);
    desk.write("a.txt", format!("{}Police said the the road.", "It rained on the town. ".repeat(5_000)).as_bytes());
    let ran = desk.run(&["a.txt", "--select", "repetition/doubled-word"]);
    assert!(ran.out.contains("a.txt:1:115013\n"), "{}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
}
