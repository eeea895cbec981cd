//! `action.yml`: what its users type is never run.

use crate::desk::{CLEAN, Desk, ERROR, Ran};
use crate::support::root;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

fn action() -> String {
    std::fs::read_to_string(root().join("action.yml")).unwrap().replace("\r\n", "\n")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines below the first line of `yaml` that reads `key`, without their indent.
fn below(yaml: &str, key: &str) -> String {
    let mut lines = yaml.lines().skip_while(|line| line.trim() != key);
    let outer = indent(lines.next().unwrap_or_else(|| panic!("no {key:?} in\n{yaml}")));
    let block: Vec<&str> = lines.take_while(|line| line.trim().is_empty() || indent(line) > outer).collect();
    let inner = block.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(line)).min().unwrap();
    block.iter().map(|line| format!("{}\n", line.get(inner..).unwrap_or(""))).collect()
}

/// The steps, each from its name on.
fn steps() -> Vec<String> {
    below(&action(), "steps:").split("- name: ").skip(1).map(str::to_owned).collect()
}

/// The names that a step gives to inputs, with the inputs.
fn variables(step: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let (name, value) = line.split_once(": ").unwrap();
        let input = value.strip_prefix("${{ inputs.").and_then(|value| value.strip_suffix(" }}"));
        (name.to_owned(), input.unwrap_or_else(|| panic!("{line}")).to_owned())
    };
    below(step, "env:").lines().map(pair).collect()
}

#[test]
fn no_script_holds_an_expression() {
    let action = action();
    let steps = steps();
    assert_eq!((steps.len(), action.matches("run: |").count()), (3, 3), "every script is a block, where this test looks");
    assert_eq!(action.matches("run:").count(), 3);
    for step in &steps {
        let script = below(step, "run: |");
        assert!(!script.contains("${{") && !script.contains("eval "), "{script}");
    }
    // Every input is declared, and each is used.
    let inputs = below(&action, "inputs:");
    let declared: Vec<&str> = inputs.lines().filter(|line| indent(line) == 0).map(|line| line.trim_end_matches(':')).collect();
    assert_eq!(declared, ["paths", "args", "fail-on", "version", "working-directory"]);
    for input in declared {
        assert!(action.contains(&format!("${{{{ inputs.{input} }}}}")), "{input}");
    }
}

fn has_bash() -> bool {
    Command::new("bash").arg("--version").output().is_ok()
}

/// Runs the step that checks, as GitHub does, with these inputs and `copydesk` as `program`.
fn check(desk: &Desk, program: &str, inputs: [(&str, &str); 3]) -> Ran {
    let steps = steps();
    let step = steps.iter().find(|step| step.starts_with("Check\n")).unwrap();
    desk.write("bin/copydesk", program.as_bytes());
    std::fs::set_permissions(desk.path("bin/copydesk"), std::fs::Permissions::from_mode(0o755)).unwrap();
    desk.write("step.sh", below(step, "run: |").as_bytes());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(desk.path("bin")).chain(std::env::split_paths(&path))).unwrap();
    let mut bash = Command::new("bash");
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "step.sh"]).current_dir(desk.folder()).env("PATH", path);
    for name in ["COPYDESK_CONFIG", "COPYDESK_FORMAT", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI"] {
        bash.env_remove(name);
    }
    let variables = variables(step);
    assert_eq!(variables.len(), inputs.len());
    for (name, input) in variables {
        let value = inputs.iter().find(|(known, _)| *known == input).unwrap().1;
        bash.env(name, value);
    }
    desk.finish(&mut bash)
}

/// Prints its arguments, one a line.
const ECHO: &str = "#!/bin/sh\nfor word; do printf '<%s>\\n' \"$word\"; done\nexit 3\n";

#[test]
fn inputs_arrive_as_arguments() {
    if !has_bash() {
        println!("SKIPPED: there is no bash");
        return;
    }
    let desk = Desk::new(&[("a.txt", CLEAN), ("b.txt", CLEAN)]);
    let arrive = |paths: &str, args: &str, fail_on: &str, expected: &[&str]| {
        let ran = check(&desk, ECHO, [("paths", paths), ("args", args), ("fail-on", fail_on)]);
        let shown: Vec<&str> = ran.out.lines().map(|line| &line[1..line.len() - 1]).collect();
        assert_eq!((ran.status, shown, ran.err.as_str()), (3, expected.to_vec(), ""), "{}", ran.shown());
        let mut names: Vec<_> = std::fs::read_dir(desk.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [".git", "a.txt", "b.txt", "bin", "step.sh"], "something was run");
    };
    arrive(".", "", "", &["check", "--", "."]);
    arrive("", " \n ", "", &["check", "--"]);
    arrive(
        ".",
        "--changed-since origin/main",
        "warning",
        &["check", "--changed-since", "origin/main", "--fail-on=warning", "--", "."],
    );
    let hostile = "-q;touch  x $(touch x)\n`touch x` * && a.txt\t'b b' \\ $HOME ${x:=$(touch x)} <(touch x) > x # --";
    let words = [
        "-q;touch",
        "x",
        "$(touch",
        "x)",
        "`touch",
        "x`",
        "*",
        "&&",
        "a.txt",
        "'b",
        "b'",
        "\\",
        "$HOME",
        "${x:=$(touch",
        "x)}",
        "<(touch",
        "x)",
        ">",
        "x",
        "#",
        "--",
    ];
    arrive(".", hostile, "", &[&["check"], &words[..], &["--", "."]].concat());
    let paths = "my drafts/a b.txt\n\n$(touch x); touch x\n*.txt\n--fix\n  `touch x`\n\"; touch x; \"\n";
    arrive(
        paths,
        "",
        "$(touch x); touch x",
        &[
            "check",
            "--fail-on=$(touch x); touch x",
            "--",
            "my drafts/a b.txt",
            "$(touch x); touch x",
            "*.txt",
            "--fix",
            "  `touch x`",
            "\"; touch x; \"",
        ],
    );
}

#[test]
fn the_step_ends_as_copydesk_does() {
    if !has_bash() {
        println!("SKIPPED: there is no bash");
        return;
    }
    let desk = Desk::new(&[("my drafts/a.txt", ERROR), ("b.txt", CLEAN)]);
    let program = format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_copydesk"));
    let cases = [
        (1, "my drafts/a.txt\nb.txt", "-q --format concise", ""),
        (0, "my drafts", "", "never"),
        (0, "b.txt", "--strict-baseline", "info"),
        (2, "no such.txt", "", ""),
        (2, ".", "", "sometimes"),
    ];
    for (status, paths, args, fail_on) in cases {
        let ran = check(&desk, &program, [("paths", paths), ("args", args), ("fail-on", fail_on)]);
        assert_eq!(ran.status, status, "{paths:?} {args:?}: {}", ran.shown());
    }
}
