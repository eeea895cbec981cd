//! Standard input as an article.

use crate::desk::{CLEAN, Desk, ERROR};

#[test]
fn a_dash_reads_standard_input() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    let ran = desk.pipe(&["-", "--format", "concise"], ERROR.as_bytes());
    assert_eq!(
        (ran.status, ran.out.lines().next().unwrap()),
        (1, "<stdin>:1:13: error: “the the”: the word stands twice [repetition/doubled-word]")
    );
    assert_eq!(desk.pipe(&["-"], CLEAN.as_bytes()).status, 0);
    assert_eq!(desk.pipe(&["-"], b"").status, 0);
    let ran = desk.pipe(&["-", "a.txt", "-", "--format", "concise"], ERROR.as_bytes());
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.shown());
    let ran = desk.pipe(&["-"], b"PNG\0\0");
    assert_eq!((ran.status, ran.err.contains("<stdin>: binary file, not an article")), (2, true), "{}", ran.shown());
    let ran = desk.pipe(&["-"], b"caf\xe9");
    assert_eq!((ran.status, ran.err.contains("byte 3 is not valid UTF-8")), (2, true), "{}", ran.shown());
    assert_eq!(desk.pipe(&["-", "--encoding", "latin1"], b"caf\xe9").status, 0);
}

#[test]
fn the_file_name_gives_format_and_configuration() {
    let desk = Desk::new(&[("opinion/copydesk.toml", "[rules]\n\"repetition/*\" = \"off\"\n")]);
    let copy = b"<!-- stet-file: repetition/doubled-word sic -->\n\nPolice said the the road was shut.\n";
    let ran = desk.pipe(&["-", "--stdin-filename", "news/x.md"], copy);
    assert_eq!((ran.status, ran.out.contains("1 marked stet")), (0, true), "{}", ran.shown());
    let ran = desk.pipe(&["-", "--stdin-filename", "news/x.txt", "--format", "concise"], copy);
    assert_eq!((ran.status, ran.out.starts_with("news/x.txt:3:13:")), (1, true), "{}", ran.shown());
    let ran = desk.pipe(&["-", "--stdin-filename", "opinion/x.txt"], copy);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    let ran = desk.pipe(&["-", "--stdin-filename", "opinion/x.txt", "--isolated"], copy);
    assert_eq!(ran.status, 1, "{}", ran.shown());
}
