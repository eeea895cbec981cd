//! Where output goes: files that appear whole, pipes that close early, disks that are full.

use crate::desk::{CLEAN, Desk, ERROR};
use std::fs;
use std::io::Read;
use std::process::Stdio;

fn names(desk: &Desk, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(desk.path(folder)).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_written_whole() {
    let desk = Desk::new(&[("in/a.txt", ERROR), ("out/old.json", "old")]);
    let ran = desk.run(&["in", "--format", "json", "--output-file", "out/new.json"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, "", ""));
    let json: serde_json::Value = serde_json::from_str(&desk.read("out/new.json")).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 1);
    let ran = desk.run(&["in", "-o", "out/old.json", "--color", "always"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    let text = desk.read("out/old.json");
    assert!(text.starts_with("error[repetition/doubled-word]"), "no colours go into a file: {text}");
    assert_eq!(names(&desk, "out"), ["new.json", "old.json"]);
}

#[test]
fn a_file_that_cannot_be_written_ends_the_run() {
    let desk = Desk::new(&[("a.txt", ERROR), ("folder/x", "")]);
    for target in ["no/such/folder/out.txt", "folder", "a.txt/out.txt"] {
        let ran = desk.run(&["a.txt", "-o", target]);
        assert_eq!(ran.status, 2, "{}", ran.shown());
        assert!(ran.err.contains(&format!("{target} cannot be written: ")), "{}", ran.shown());
        assert!(!ran.err.contains("panicked"));
    }
    assert_eq!(names(&desk, "."), [".git", "a.txt", "folder"]);
    assert_eq!(names(&desk, "folder"), ["x"]);
}

#[test]
fn a_file_stays_as_it_was_when_the_arguments_are_wrong() {
    let desk = Desk::new(&[("a.txt", ERROR), ("out.txt", "old")]);
    assert_eq!(desk.run(&["a.txt", "-o", "out.txt", "--encoding", "klingon"]).status, 2);
    assert_eq!(desk.read("out.txt"), "old");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let desk = Desk::new(&[("a.txt", ERROR), ("real/out.txt", "old")]);
    std::os::unix::fs::symlink("real/out.txt", desk.path("link.txt")).unwrap();
    assert_eq!(desk.run(&["a.txt", "-o", "link.txt"]).status, 1);
    assert!(desk.path("link.txt").symlink_metadata().unwrap().is_symlink());
    assert!(desk.read("real/out.txt").starts_with("error["));
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let desk = Desk::new(&[("a.txt", ERROR)]);
    // A terminal or device is no file to rename over; a pipe in its place shows the same without touching /dev.
    assert!(std::process::Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    let mut child = desk.command(&["a.txt", "-o", "pipe"]).spawn().unwrap();
    let mut text = String::new();
    fs::File::open(desk.path("pipe")).unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(text.starts_with("error["), "{text}");
    assert!(desk.path("pipe").symlink_metadata().unwrap().file_type().is_fifo());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    for args in [&["a.txt"][..], &["a.txt", "--format", "jsonl"], &["rules", "list"], &["man"], &["completions", "bash"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ran = desk.finish(desk.command(args).stdout(full));
        assert_eq!(ran.status, 2, "{args:?}\n{}", ran.shown());
        assert!(ran.err.starts_with("error: ") && ran.err.contains("No space left"), "{args:?}\n{}", ran.shown());
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let desk = Desk::new(&[]);
    for n in 0..300 {
        desk.write(&format!("{n}.txt"), ERROR.repeat(20).as_bytes());
    }
    // The findings are there, read or not.
    let checks = [&["."][..], &[".", "--format", "json"], &[".", "--format", "jsonl", "-j", "1", "-q"]];
    for (args, status) in checks.map(|args| (args, 1)).into_iter().chain([(&["man"][..], 0)]) {
        let mut child = desk.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 16];
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut first).unwrap();
        drop(out);
        let ended = child.wait_with_output().unwrap();
        let err = String::from_utf8(ended.stderr).unwrap();
        assert_eq!((ended.status.code(), err.as_str()), (Some(status), ""), "{args:?}");
    }
}

#[test]
fn list_files_checks_nothing() {
    let desk = Desk::new(&[
        ("b.txt", ERROR),
        ("a.md", CLEAN),
        ("page.html", ""),
        ("out/c.txt", CLEAN),
        ("copydesk.toml", "exclude = [\"out/\"]\n"),
    ]);
    let ran = desk.run(&["--list-files"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "a.md\nb.txt\n"), "{}", ran.shown());
    desk.write("copydesk.toml", b"exlude = []\n");
    let ran = desk.run(&["--list-files"]);
    assert_eq!((ran.status, ran.err.contains("did you mean \"exclude\"?")), (2, true), "{}", ran.shown());
}
