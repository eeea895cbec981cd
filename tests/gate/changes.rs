//! `--changed-since` and `--staged`: findings on changed lines alone.

use crate::desk::{CLEAN, Desk, ERROR};
use std::process::Command;

/// Runs Git in the folder, untouched by the settings of whoever runs the tests.
fn git(desk: &Desk, args: &[&str]) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "core.autocrlf=false"]);
    git.args(args).current_dir(desk.path("")).env("GIT_CONFIG_GLOBAL", desk.path("none")).env("GIT_CONFIG_NOSYSTEM", "1");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        git.env_remove(name);
    }
    let output = git.output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with these files committed on `main`.
pub(crate) fn repository(files: &[(&str, &str)]) -> Desk {
    let desk = Desk::new(files);
    git(&desk, &["init", "-q", "-b", "main"]);
    git(&desk, &["add", "-A"]);
    git(&desk, &["commit", "-q", "-m", "old copy"]);
    desk
}

/// The places of the findings: `file:line`.
fn places(desk: &Desk, args: &[&str]) -> Vec<String> {
    let ran = desk.run(&[args, &["--format", "concise"]].concat());
    assert!(ran.status < 2, "{}", ran.shown());
    ran.out.lines().map(|line| line.split(':').take(2).collect::<Vec<_>>().join(":")).collect()
}

const OLD: &str = "Police said the the road was shut.\n\nIt rained.\n\nThe the mayor left.\n";

#[test]
fn only_changed_lines_count() {
    let desk = repository(&[("a.txt", OLD), ("b c/é.txt", OLD), ("same.txt", OLD)]);
    desk.write("a.txt", OLD.replace("It rained.", "It rained on the the quay.").as_bytes());
    desk.write("b c/é.txt", format!("New in the the first line.\n{OLD}").as_bytes());
    desk.write("new.txt", ERROR.as_bytes());
    let since = |revision: &str| places(&desk, &["--changed-since", revision, "."]);
    assert_eq!(since("HEAD"), ["a.txt:3", "b c/é.txt:1", "new.txt:1"]);
    assert_eq!(places(&desk, &["--changed-since", "HEAD", "a.txt", "same.txt"]), ["a.txt:3"]);
    // What is not staged does not go into the commit.
    git(&desk, &["add", "a.txt"]);
    assert_eq!(places(&desk, &["--staged", "."]), ["a.txt:3"]);
    git(&desk, &["checkout", "-q", "-b", "story"]);
    git(&desk, &["add", "-A"]);
    git(&desk, &["commit", "-q", "-m", "new copy"]);
    assert_eq!(since("main"), ["a.txt:3", "b c/é.txt:1", "new.txt:1"]);
    let ran = desk.run(&["--changed-since", "HEAD", "."]);
    assert_eq!((ran.status, ran.err.contains("no article has changed since HEAD")), (0, true), "{}", ran.shown());
    let ran = desk.run(&["--staged", "."]);
    assert_eq!((ran.status, ran.err.contains("no article is staged")), (0, true), "{}", ran.shown());
    // What has come to main since is not ours.
    git(&desk, &["checkout", "-q", "main"]);
    desk.write("same.txt", format!("{OLD}More of the the same.\n").as_bytes());
    git(&desk, &["commit", "-q", "-a", "-m", "more"]);
    git(&desk, &["checkout", "-q", "story"]);
    assert_eq!(since("main"), ["a.txt:3", "b c/é.txt:1", "new.txt:1"]);
}

#[test]
fn what_is_staged_is_read_from_the_index() {
    let desk = repository(&[("a.txt", "It rained.\n")]);
    desk.write("a.txt", b"It rained on the the quay.\n");
    git(&desk, &["add", "a.txt"]);
    desk.write("a.txt", b"One more line.\nIt rained.\n");
    let ran = desk.run(&["--staged", "--format", "concise", "."]);
    assert_eq!((ran.status, ran.out.starts_with("a.txt:1:14: error:")), (1, true), "{}", ran.shown());
    let ran = desk.run(&["--staged", "--fix", "."]);
    assert_eq!((ran.status, ran.err.contains("a.txt: has changes that are not staged")), (2, true), "{}", ran.shown());
    assert_eq!(desk.read("a.txt"), "One more line.\nIt rained.\n");
    git(&desk, &["add", "a.txt"]);
    assert_eq!(desk.run(&["--staged", "."]).status, 0);
}

#[test]
fn moved_copy_and_gaps() {
    let desk = repository(&[("a.txt", &format!("{OLD}{}", "A line of copy that stays as it is.\n".repeat(9)))]);
    git(&desk, &["mv", "a.txt", "b.txt"]);
    let ran = desk.run(&["--staged", "--format", "concise", "."]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "a file that is moved has no changed lines: {}", ran.shown());
    // Taking a line out brings together what it held apart.
    let desk = repository(&[(
        "a.md",
        "The road was shut.\n\nThe last boat of the evening came to the\nold pier and\nthe quay of the town.\n",
    )]);
    desk.write("a.md", b"The road was shut.\n\nThe last boat of the evening came to the\nthe quay of the town.\n");
    assert_eq!(places(&desk, &["--changed-since", "HEAD", "."]), ["a.md:3"]);
}

#[test]
fn lines_are_those_of_git() {
    // A lone carriage return ends a line of copy, but none of Git's; a file in UTF-16 has none at all for it.
    let desk = repository(&[("a.txt", "It rained.\rThe the mayor left.\nIt rained.\n")]);
    desk.write("a.txt", b"It rained.\rThe the mayor left.\nIt rained on the the quay.\n");
    let utf16: Vec<u8> = format!("\u{feff}{OLD}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.write("u.txt", &utf16);
    git(&desk, &["add", "-A"]);
    assert_eq!(places(&desk, &["--staged", "."]), ["a.txt:3", "u.txt:1", "u.txt:5"]);
}

#[test]
fn it_works_below_the_top_and_beside_other_settings() {
    let desk = repository(&[("site/news/a.txt", OLD), ("other/b.txt", CLEAN)]);
    for setting in [
        ["diff.noprefix", "true"],
        ["diff.mnemonicPrefix", "true"],
        ["diff.relative", "true"],
        ["color.ui", "always"],
        ["diff.orderFile", "gone"],
    ] {
        git(&desk, &["config", setting[0], setting[1]]);
    }
    desk.write("site/news/a.txt", format!("{OLD}More of the the same.\n").as_bytes());
    desk.write("site/news/c.txt", ERROR.as_bytes());
    let below = desk.run_in("site/news", &["--changed-since", "HEAD", "--format", "concise", "."]);
    assert_eq!(below.out.lines().count(), 2, "{}", below.shown());
    let elsewhere = desk.run_in("other", &["--changed-since", "HEAD", "--format", "concise", "../site"]);
    assert_eq!(elsewhere.out.lines().count(), 2, "{}", elsewhere.shown());
}

#[test]
fn a_repository_inside_another_has_lines_of_its_own() {
    let desk = repository(&[("a.txt", OLD)]);
    for (name, text) in [("wire/.git/x", ""), ("wire/b.txt", OLD)] {
        desk.write(name, text.as_bytes());
    }
    git(&desk, &["-C", "wire", "init", "-q", "-b", "main"]);
    git(&desk, &["-C", "wire", "add", "b.txt"]);
    assert_eq!(places(&desk, &["--staged", "wire/b.txt"]), ["wire/b.txt:1", "wire/b.txt:5"]);
    // A hook has the environment of the repository that it runs in.
    let mut hooked = desk.command(&["--staged", "--format", "concise", "a.txt", "wire"]);
    let ran = desk.finish(hooked.env("GIT_DIR", ".git").env("GIT_INDEX_FILE", ".git/index"));
    assert_eq!((ran.status, ran.out.lines().count()), (1, 2), "{}", ran.shown());
}

#[test]
fn fixes_keep_to_changed_lines() {
    let desk = repository(&[("a.txt", OLD)]);
    desk.write("a.txt", OLD.replace("It rained.", "It rained on the the quay and teh pier.").as_bytes());
    let ran = desk.run(&["--changed-since", "HEAD", "--fix", "."]);
    let expected = OLD.replace("It rained.", "It rained on the quay and the pier.");
    assert_eq!((ran.status, desk.read("a.txt")), (0, expected), "{}", ran.shown());
}

#[test]
fn what_git_cannot_say_is_told() {
    let desk = repository(&[("a.txt", OLD)]);
    for revision in ["nope", "", "--all", "HEAD:a.txt", "HEAD~9"] {
        let ran = desk.run(&[&format!("--changed-since={revision}"), "."]);
        assert_eq!((ran.status, ran.err.contains("no revision is called")), (2, true), "{revision}: {}", ran.shown());
    }
    git(&desk, &["checkout", "-q", "--orphan", "alone"]);
    git(&desk, &["commit", "-q", "-m", "another root"]);
    let ran = desk.run(&["--changed-since", "main", "."]);
    assert_eq!((ran.status, ran.err.contains("have no common ancestor here")), (2, true), "{}", ran.shown());
    // No Git at all, then no repository.
    let ran = desk.finish(desk.command(&["--staged", "."]).env("PATH", desk.path("empty")));
    assert_eq!((ran.status, ran.err.contains("--staged: Git is not installed")), (2, true), "{}", ran.shown());
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("a.txt"), OLD).unwrap();
    let ran = desk.finish(desk.command(&["--staged", "."]).current_dir(outside.path()).env("GIT_CEILING_DIRECTORIES", "/"));
    assert_eq!((ran.status, ran.err.contains("lies in no Git repository")), (2, true), "{}", ran.shown());
    let ran = desk.run(&["--staged", "--changed-since", "HEAD", "."]);
    assert_eq!(ran.status, 2, "{}", ran.shown());
    assert_eq!(desk.pipe(&["--staged", "-"], b"x").status, 2);
}

#[test]
fn a_repository_without_a_commit_has_staged_lines() {
    let desk = Desk::new(&[("a.txt", OLD), ("b.txt", ERROR)]);
    git(&desk, &["init", "-q", "-b", "main"]);
    git(&desk, &["add", "a.txt"]);
    assert_eq!(places(&desk, &["--staged", "."]), ["a.txt:1", "a.txt:5"]);
}

#[test]
fn a_staged_article_that_the_work_tree_lacks_is_checked() {
    let desk = repository(&[("a.txt", CLEAN)]);
    desk.write("b.txt", ERROR.as_bytes());
    git(&desk, &["add", "b.txt"]);
    std::fs::remove_file(desk.path("b.txt")).unwrap();
    assert_eq!(places(&desk, &["--staged", "."]), ["b.txt:1"]);
    assert_eq!(desk.run(&["--staged", "."]).status, 1);
    assert_eq!(desk.run(&["--staged", "a.txt"]).status, 0);
}

#[test]
fn a_fix_of_what_is_staged_is_not_in_the_commit_yet() {
    let desk = repository(&[("a.txt", CLEAN)]);
    desk.write("a.txt", ERROR.as_bytes());
    git(&desk, &["add", "a.txt"]);
    let ran = desk.run(&["--staged", "--fix", "."]);
    assert_eq!((ran.status, ran.err.contains("a.txt is mended in the work tree; stage it again")), (1, true), "{}", ran.shown());
    git(&desk, &["add", "a.txt"]);
    assert_eq!(desk.run(&["--staged", "--fix", "."]).status, 0);
}

#[test]
fn a_folder_with_a_repository_in_it_is_checked_whole() {
    let desk = repository(&[("a.txt", CLEAN)]);
    desk.write("wire/.git/x", b"");
    desk.write("wire/b.txt", ERROR.as_bytes());
    git(&desk, &["-C", "wire", "init", "-q", "-b", "main"]);
    git(&desk, &["-C", "wire", "add", "b.txt"]);
    assert_eq!(places(&desk, &["--staged", "."]), ["wire/b.txt:1"]);
}

#[test]
fn a_stet_is_not_added_to_what_is_staged_in_part() {
    for name in ["a.txt", "a.md"] {
        let desk = repository(&[(name, CLEAN)]);
        desk.write(name, ERROR.as_bytes());
        git(&desk, &["add", name]);
        desk.write(name, format!("More.\n\n{ERROR}").as_bytes());
        let ran = desk.run(&["--staged", "--add-stet=sic", "."]);
        assert_eq!((ran.status, ran.err.contains("has changes that are not staged")), (2, true), "{}", ran.shown());
        assert!(!desk.path(&format!("{name}.stet.toml")).exists());
    }
}
