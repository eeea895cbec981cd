//! The hooks: which files they take, and both as pre-commit runs them, built from the tree or installed from the wheel.

use crate::desk::{CLEAN, Desk, ERROR, Ran};
use crate::gate::changes::repository;
use crate::support::root;
use copydesk::source::Format;
use std::path::Path;
use std::process::Command;

/// Endings of files that lie beside articles, or that copydesk may read one day.
const OTHER_ENDINGS: [&str; 16] =
    ["adoc", "csv", "doc", "docx", "htm", "html", "jpg", "json", "jsonl", "log", "odt", "pdf", "rst", "rtf", "toml", "xml"];

/// The values of a key in a YAML file, in order; lists of hooks have one for each.
fn values<'a>(yaml: &'a str, key: &str) -> Vec<&'a str> {
    yaml.lines().filter_map(|line| line.trim_start().trim_start_matches("- ").strip_prefix(key)?.strip_prefix(": ")).collect()
}

/// The fenced block of `docs/gate.md` that holds `what`.
fn documented(what: &str) -> String {
    let page = std::fs::read_to_string(root().join("docs/gate.md")).unwrap();
    let block = page.split("```").skip(1).step_by(2).find(|block| block.contains(what));
    let block = block.unwrap_or_else(|| panic!("docs/gate.md has no block with {what:?}"));
    block.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn hooks_take_the_articles_that_a_folder_gives() {
    let hooks = std::fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    assert_eq!(values(&hooks, "id"), ["copydesk", "copydesk-fix"]);
    let local = documented("language: python");
    for files in values(&hooks, "files").into_iter().chain(values(&local, "files")) {
        let endings = files.strip_prefix(r"(?i)\.(").and_then(|rest| rest.strip_suffix(")$")).unwrap();
        let endings: Vec<&str> = endings.split('|').collect();
        for ending in endings.iter().copied().chain(OTHER_ENDINGS) {
            let is_article = Format::of_path(&format!("a.{ending}")).is_some();
            assert_eq!(endings.contains(&ending), is_article, "{files}: {ending}");
        }
    }
    let entries = values(&hooks, "entry").into_iter().chain(values(&local, "entry"));
    assert!(entries.clone().count() == 3 && entries.clone().all(|entry| entry.ends_with(" --force-exclude")));
    let pinned = format!("additional_dependencies: [\"copydesk=={}\"]", env!("CARGO_PKG_VERSION"));
    assert!(local.contains(&pinned), "{local}");
}

/// Why this run tries no hook: they are compiled from source, which takes minutes.
fn reason_to_skip() -> Option<&'static str> {
    if std::env::var_os("COPYDESK_HOOKS").is_none_or(|value| value != "1") {
        return Some("the hooks are tried where COPYDESK_HOOKS=1 is set");
    }
    let found = Command::new("pre-commit").arg("--version").output();
    (!found.is_ok_and(|output| output.status.success())).then_some("there is no pre-commit")
}

/// `pre-commit` in the folder, untouched by the caller's environment.
fn pre_commit(desk: &Desk) -> Command {
    let mut command = Command::new("pre-commit");
    // Crates that a build of this package has compiled are taken from there; copydesk itself is compiled again.
    let target = Path::new(env!("CARGO_BIN_EXE_copydesk")).ancestors().nth(2).unwrap();
    command.current_dir(desk.folder()).env("CARGO_TARGET_DIR", target).env("PRE_COMMIT_HOME", desk.path(".cache"));
    for name in
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "COPYDESK_CONFIG", "COPYDESK_FORMAT", "GITHUB_ACTIONS"]
    {
        command.env_remove(name);
    }
    command
}

/// Fails unless the run shows each of these.
fn assert_shown(ran: &Ran, shown: &[&str]) {
    for shown in shown {
        assert!(ran.out.contains(shown), "{shown:?} is not in\n{}", ran.shown());
    }
}

/// Two articles and a table, which is none.
fn stories() -> Desk {
    repository(&[("faulty.txt", ERROR), ("clean.md", CLEAN), ("votes.csv", ERROR)])
}

#[test]
fn both_hooks_build_from_the_tree() {
    if let Some(reason) = reason_to_skip() {
        println!("SKIPPED: {reason}");
        return;
    }
    let desk = stories();
    let attempt = |hook: &str| {
        let mut command = pre_commit(&desk);
        command.arg("try-repo").arg(root()).args([hook, "--color", "never", "--files", "faulty.txt", "clean.md", "votes.csv"]);
        desk.finish(&mut command)
    };
    let ran = attempt("copydesk");
    assert_eq!((ran.status, desk.read("faulty.txt").as_str()), (1, ERROR), "{}", ran.shown());
    assert_shown(&ran, &["Failed\n- hook id: copydesk\n- exit code: 1\n", "faulty.txt:1:13", "in 2 articles: 1 error"]);
    // Nothing is left to report, and the hook fails by what it has written.
    let ran = attempt("copydesk-fix");
    assert_eq!((ran.status, desk.read("faulty.txt").as_str()), (1, "Police said the road was shut.\n"), "{}", ran.shown());
    assert_shown(&ran, &["Failed\n- hook id: copydesk-fix\n- files were modified by this hook\n", "1 fix made"]);
    assert_eq!((desk.read("clean.md").as_str(), desk.read("votes.csv").as_str()), (CLEAN, ERROR));
}

/// `COPYDESK_WHEELS` names a folder with a wheel of this version, and of setuptools, which pre-commit's own stand-in package
/// is built with; nothing comes from an index, where anybody can call a package copydesk.
#[cfg(unix)]
#[test]
fn the_documented_hook_of_the_wheel_needs_no_rust() {
    use std::os::unix::fs::PermissionsExt;
    if let Some(reason) = reason_to_skip() {
        println!("SKIPPED: {reason}");
        return;
    }
    let Some(wheels) = std::env::var_os("COPYDESK_WHEELS") else {
        println!("SKIPPED: COPYDESK_WHEELS names no folder with a wheel");
        return;
    };
    let desk = stories();
    desk.write(".pre-commit-config.yaml", documented("language: python").as_bytes());
    for name in ["cargo", "rustc"] {
        desk.write(&format!(".no-rust/{name}"), b"#!/bin/sh\necho 'there is no Rust here' >&2\nexit 1\n");
        std::fs::set_permissions(desk.path(&format!(".no-rust/{name}")), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(desk.path(".no-rust")).chain(std::env::split_paths(&path))).unwrap();
    let run = || {
        let mut command = pre_commit(&desk);
        command
            .args(["run", "--color", "never", "--all-files"])
            .env("PATH", &path)
            .env("PIP_FIND_LINKS", &wheels)
            .env("PIP_NO_INDEX", "1");
        desk.finish(&mut command)
    };
    let ran = run();
    assert_eq!(ran.status, 1, "{}", ran.shown());
    assert_shown(&ran, &["Failed\n- hook id: copydesk\n- exit code: 1\n", "faulty.txt:1:13", "in 2 articles: 1 error"]);
    desk.write("faulty.txt", CLEAN.as_bytes());
    let ran = run();
    assert_eq!((ran.status, ran.out.contains("Passed\n")), (0, true), "{}", ran.shown());
}
