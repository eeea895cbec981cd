//! The same bytes give the same findings, whatever the threads and the way in.

use crate::support::{copydesk, fixtures, program, root, stdout};
use std::fs::File;
use std::process::Stdio;

const EVERYTHING: [&str; 7] = ["check", "--isolated", "--preview", "--severity", "info", "--format", "jsonl"];

fn check(more: &[&str]) -> String {
    stdout(copydesk(&[&EVERYTHING, more].concat()))
}

#[test]
fn threads_change_nothing() {
    let one = check(&["-j", "1", "fixtures"]);
    assert!(one.lines().count() > 50);
    assert!(one == check(&["-j", "8", "fixtures"]), "eight threads differ from one");
    assert!(one == check(&["-j", "8", "fixtures"]), "two runs differ");
}

#[test]
fn standard_input_is_a_file() {
    for fixture in fixtures("articles").into_iter().chain(fixtures("clean")) {
        let input = File::open(&fixture.path).unwrap();
        let mut command = program(root());
        command.args(EVERYTHING).args(["--stdin-filename", &fixture.name, "-"]).stdin(Stdio::from(input));
        let name = |text: String| text.replace(&format!("{:?}", fixture.name), "\"\"");
        let piped = stdout(command.output().unwrap());
        let named = check(&[&fixture.name]);
        assert!(name(piped) == name(named), "{}: standard input differs from the file", fixture.name);
    }
}
