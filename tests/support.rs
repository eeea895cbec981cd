//! What several tests use: the fixtures, the shipped rules, the program.

use copydesk::language::Day;
use copydesk::rule::{RuleSet, Settings, builtin_sources, builtin_words, load};
use copydesk::source::Format;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// True when the run writes what it would compare: `COPYDESK_UPDATE=1`.
pub(crate) fn updates() -> bool {
    std::env::var_os("COPYDESK_UPDATE").is_some_and(|value| value == "1")
}

/// A fixture file.
pub(crate) struct Fixture {
    /// Its path in the package, with `/`.
    pub(crate) name: String,
    /// Where it stands.
    pub(crate) path: PathBuf,
    /// How it is marked up.
    pub(crate) format: Format,
    /// What it holds, byte for byte.
    pub(crate) text: String,
}

/// The articles of a folder of fixtures, by name.
pub(crate) fn fixtures(folder: &str) -> Vec<Fixture> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join("fixtures").join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("fixtures/{folder}/{}", path.file_name().unwrap().to_str().unwrap());
        let Some(format) = Format::of_path(&name) else { continue };
        let text = std::fs::read_to_string(&path).unwrap();
        found.push(Fixture { name, path, format, text });
    }
    assert!(found.len() > 10, "fixtures/{folder} is nearly empty");
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// Every shipped rule, each running.
pub(crate) static SHIPPED: LazyLock<RuleSet> = LazyLock::new(|| shipped(false));

/// Every shipped rule, each running; with the samples of its file for its examples.
pub(crate) fn shipped(has_samples: bool) -> RuleSet {
    loaded(&Settings { run_all: true, has_samples, ..Settings::default() })
}

/// Every shipped rule, each running, for articles of a day.
pub(crate) fn shipped_on(date: Option<Day>) -> RuleSet {
    loaded(&Settings { run_all: true, date, ..Settings::default() })
}

fn loaded(settings: &Settings) -> RuleSet {
    let (rules, problems) = load(&builtin_sources(true), &builtin_words(), settings);
    assert!(problems.is_empty(), "{problems:#?}");
    rules
}

/// Runs the program in the folder of the package.
pub(crate) fn copydesk(args: &[&str]) -> Output {
    program(root()).args(args).output().unwrap()
}

/// Variables of the environment that change what a run does; a test that wants one sets it.
pub(crate) const OUTER_VARIABLES: [&str; 5] =
    ["COPYDESK_CONFIG", "COPYDESK_FORMAT", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI"];

/// The program, started in `folder` and untouched by the caller's environment.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    for name in OUTER_VARIABLES {
        command.env_remove(name);
    }
    command.current_dir(folder).env("NO_COLOR", "1");
    command
}

/// Standard output of a run that did its job.
pub(crate) fn stdout(output: Output) -> String {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}: {told}", output.status);
    String::from_utf8(output.stdout).unwrap()
}
