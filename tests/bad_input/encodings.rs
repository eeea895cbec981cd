//! Bytes that are not plain UTF-8.

use crate::desk::{Desk, ERROR};

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn doubled(desk: &Desk, args: &[&str]) -> [u64; 4] {
    let rows = desk.rows(&[args, &["--select", "repetition/doubled-word"]].concat());
    assert_eq!(rows.len(), 1, "{rows:?}");
    ["start", "byte_start", "byte_end", "column"].map(|key| rows[0][key].as_u64().unwrap())
}

#[test]
fn nothing_at_all() {
    let desk = Desk::new(&[]);
    for bytes in [&b""[..], "\u{feff}".as_bytes(), b"\n", b"\n\n\r\n\r  \t\n", b"\xff\xfe", b"\xfe\xff", "\u{a0}".as_bytes()] {
        for name in ["a.txt", "a.md"] {
            desk.write(name, bytes);
            for format in ["terminal", "json", "github"] {
                let ran = desk.run(&[name, "--format", format, "--severity", "info"]);
                assert_eq!((ran.status, ran.err.contains("panicked")), (0, false), "{bytes:?} {}", ran.shown());
            }
        }
    }
}

#[test]
fn utf_16_by_its_mark() {
    let desk = Desk::new(&[]);
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        desk.write("a.txt", &utf16(&format!("\u{feff}🙂 {ERROR}"), unit));
        assert_eq!(doubled(&desk, &["a.txt"]), [15, 32, 46, 15]);
    }
    desk.write("a.txt", &utf16(ERROR, u16::to_le_bytes));
    let ran = desk.run(&["a.txt"]);
    assert_eq!((ran.status, ran.err.contains("a.txt: binary file")), (2, true), "{}", ran.shown());
    assert_eq!(doubled(&desk, &["a.txt", "--encoding", "utf-16le"]), [12, 24, 38, 13]);
    desk.write("a.txt", b"\xff\xfeA");
    assert_eq!(desk.run(&["a.txt"]).status, 2);
    desk.write("a.txt", b"\xff\xfe\x00\xd8A\0");
    assert_eq!(desk.run(&["a.txt"]).status, 2);
}

#[test]
fn an_encoding_is_named_for_what_is_no_utf_8() {
    let desk = Desk::new(&[]);
    desk.write("a.txt", b"At the caf\xe9 \x93the the\x94 door.\n");
    let ran = desk.run(&["a.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("byte 10 is not valid UTF-8") && ran.err.contains("--encoding"), "{}", ran.err);
    assert_eq!(doubled(&desk, &["a.txt", "--encoding", "windows-1252"]), [13, 13, 20, 14]);
    desk.write("copydesk.toml", b"encoding = \"windows-1252\"\n");
    assert_eq!(doubled(&desk, &["a.txt"]), [13, 13, 20, 14]);
    // The name is for files that are neither UTF-8 nor marked.
    desk.write("b.txt", "At the café “the the” door.\n".as_bytes());
    assert_eq!(doubled(&desk, &["b.txt"]), [13, 16, 23, 14]);
    desk.write("c.txt", &utf16("\u{feff}At the café “the the” door.\n", u16::to_le_bytes));
    assert_eq!(doubled(&desk, &["c.txt"]), [14, 28, 42, 14]);
    desk.write("d.txt", b"PNG\0\0");
    assert_eq!(desk.run(&["d.txt"]).status, 2);
}

#[test]
fn a_nul_marks_a_binary_only_at_the_start() {
    let desk = Desk::new(&[]);
    desk.write("a.txt", b"Police\0 said\n");
    assert_eq!(desk.run(&["a.txt"]).status, 2);
    desk.write("a.txt", [&[b'a'; 9000][..], b"\n\nPolice\0 said the the road.\n"].concat().as_slice());
    let ran = desk.run(&["a.txt"]);
    assert_eq!((ran.status, ran.out.contains('\0')), (1, false), "{}", ran.shown());
}

#[test]
fn every_line_end() {
    let desk = Desk::new(&[]);
    for end in ["\n", "\r\n", "\r"] {
        for name in ["a.txt", "a.md"] {
            desk.write(name, format!("Road shut{end}{end}It rained.{end}{end}Police said the the road.{end}").as_bytes());
            let rows = desk.rows(&[name, "--select", "repetition/doubled-word"]);
            assert_eq!((&rows[0]["line"], &rows[0]["column"]), (&5.into(), &13.into()), "{name} {end:?}");
            let ran = desk.run(&[name]);
            assert!(ran.out.contains("5 │ Police said the the road.\n"), "{}", ran.out);
        }
    }
}
