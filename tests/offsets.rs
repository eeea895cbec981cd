//! Positions: every unit of every finding says the same place, and nothing around a fault moves it.

use crate::support::{SHIPPED, copydesk, fixtures, stdout};
use copydesk::engine;
use copydesk::format::{Format, PieceKind, extract};
use proptest::prelude::*;
use serde_json::Value;

fn number(row: &Value, key: &str) -> usize {
    usize::try_from(row[key].as_u64().unwrap_or_else(|| panic!("no {key} in {row}"))).unwrap()
}

/// Line and column of a byte, by counting: lines end at LF, CRLF or CR, columns are code points from 1 without the mark.
fn counted(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap();
    let ends = |(at, c): &(usize, char)| *c == '\n' || (*c == '\r' && !text[at + 1..].starts_with('\n'));
    let line_start = before.char_indices().rfind(ends).map_or(0, |(at, _)| at + 1);
    let line = before.char_indices().filter(ends).count() + 1;
    let column = before[line_start..].chars().filter(|c| *c != '\u{feff}').count() + 1;
    (line, column)
}

#[test]
fn every_unit_says_the_same_place() {
    let mut rows = 0;
    for fixture in fixtures("articles").into_iter().chain(fixtures("clean")) {
        let text = &fixture.text;
        let pieces = extract(fixture.format, text).map;
        let found = stdout(copydesk(&["--isolated", "--preview", "--severity", "info", "--format", "jsonl", &fixture.name]));
        for line in found.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let bytes = number(&row, "byte_start")..number(&row, "byte_end");
            let cut = text.get(bytes.clone()).unwrap_or_else(|| panic!("{bytes:?} cuts a character: {line}"));
            let (start, end) = (number(&row, "start"), number(&row, "end"));
            let points: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(points, cut, "code points and bytes differ: {line}");
            let overlaps = |piece: &copydesk::format::Piece| {
                let source = piece.source.range();
                piece.kind == PieceKind::Atomic && source.start < bytes.end && bytes.start < source.end
            };
            if row.get("pieces").is_none() && !pieces.pieces().iter().any(overlaps) {
                assert_eq!(row["text"], cut, "the text is not what stands there: {line}");
            }
            assert_eq!((number(&row, "line"), number(&row, "column")), counted(text, bytes.start), "{line}");
            assert_eq!((number(&row, "end_line"), number(&row, "end_column")), counted(text, bytes.end), "{line}");
            for part in row.get("pieces").and_then(Value::as_array).into_iter().flatten() {
                let part = number(part, "byte_start")..number(part, "byte_end");
                assert!(bytes.start <= part.start && part.end <= bytes.end, "a piece lies outside: {line}");
            }
            rows += 1;
        }
    }
    assert!(rows > 50, "only {rows} findings");
}

const FAULT: &str = "Police said the the road was shut.";

/// Byte of `the the` in [`FAULT`].
const FAULT_AT: usize = "Police said ".len();

/// Whole sentences to stand before or after the fault in its paragraph.
fn inline(format: Format) -> impl Strategy<Value = &'static str> {
    let plain = [
        "Ann Lowe agreed.",
        "Zoë Nuñez, 47, agreed.",
        "The 👩‍🚒 crew left.",
        "The e\u{301}clair cost £2.",
        "She wrote שלום עולם there.",
        "The sign said “مرحبا” twice.",
        "東京 was quiet.",
        "It cost 5\u{a0}000 in all.",
        "A zero\u{200b}width mark.",
    ];
    let marked = [
        "Ann **Lowe** _agreed_.",
        "See [the map](https://example.org/a_(b) \"Map\").",
        "Salt &amp; vinegar, &#233;clairs &hellip;",
        "<span class=\"x\">Ann</span> left.<br>",
        "Use `the the` here.",
        "Ann left.<!-- a note -->",
        "It took 3 \\* 4 days.",
        "A ~~quick~~ note.[^1]",
        "![Ann at the gate](gate.jpg)",
    ];
    match format {
        Format::Markdown => prop::sample::select([plain, marked].concat()),
        _ => prop::sample::select(plain.to_vec()),
    }
}

/// Whole blocks to stand before or after the fault's paragraph; `␤` stands for a line end.
fn block(format: Format) -> impl Strategy<Value = &'static str> {
    let plain = ["A line of copy.", "Zoë’s 🙂 line.", "", "שורה אחת.", "By Ann Lowe", "1 May 2031"];
    let marked = [
        "# A road is shut",
        "- one␤- two 🙂",
        "> Ann said no.␤> She left.",
        "| a | b |␤|---|---|␤| é | 東 |",
        "```␤the the␤```",
        "<!-- a␤note -->",
        "<div>␤␤Ann left.␤␤</div>",
        "A line with␤a break.",
        "[^1]: A footnote.",
    ];
    match format {
        Format::Markdown => prop::sample::select([&plain[..], &marked[..]].concat()),
        _ => prop::sample::select(plain.to_vec()),
    }
}

/// A text with the fault in it, and the byte at which `the the` stands.
fn article() -> impl Strategy<Value = (Format, String, usize)> {
    let format = prop::sample::select(Format::ALL.to_vec());
    format.prop_flat_map(|format| {
        let blocks = || prop::collection::vec(block(format), 0..4);
        let sentences = || prop::collection::vec(inline(format), 0..3);
        let shape = (any::<bool>(), prop::sample::select(vec!["\n", "\r\n"]));
        (shape, blocks(), sentences(), sentences(), blocks()).prop_map(move |((mark, end), above, before, after, below)| {
            let mut text = String::from(if mark { "\u{feff}" } else { "" });
            let write = |text: &mut String, part: &str| text.push_str(&part.replace('␤', end));
            for part in above {
                write(&mut text, &format!("{part}␤␤"));
            }
            for part in before {
                write(&mut text, &format!("{part} "));
            }
            let at = text.len() + FAULT_AT;
            text.push_str(FAULT);
            for part in after {
                write(&mut text, &format!(" {part}"));
            }
            for part in below {
                write(&mut text, &format!("␤␤{part}"));
            }
            (format, text, at)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_around_a_fault_moves_it((format, text, at) in article()) {
        let found = engine::check(&text, format, &SHIPPED).diagnostics;
        let places: Vec<_> = found.iter().filter(|d| &*d.rule == "repetition/doubled-word").map(|d| d.primary.range()).collect();
        prop_assert_eq!(places, vec![at..at + "the the".len()], "{:?}", text);
    }
}
