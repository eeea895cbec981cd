//! A folder of articles and the binary run in it.

use crate::support::OUTER_VARIABLES;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Copy that no rule has anything to say on.
pub(crate) const CLEAN: &str = "The council met on Monday. It rained.\n";

/// Copy with one finding at error (`repetition/doubled-word`).
pub(crate) const ERROR: &str = "Police said the the road was shut.\n";

/// Copy with one finding at warning (`spelling/glued-words`).
pub(crate) const WARNING: &str = "Police shut the road inthe night.\n";

/// Copy with one finding at info (`style/cliche`).
pub(crate) const INFO: &str = "Whether it will last remains to be seen.\n";

/// A folder that lives as long as its test; its `.git` keeps configuration from further up out.
pub(crate) struct Desk(TempDir);

/// What a run came to.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// A folder with these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::create_dir(desk.path(".git")).unwrap();
        for (name, text) in files {
            desk.write(name, text.as_bytes());
        }
        desk
    }

    /// The path of a file in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and the folders around it.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The binary with these arguments, not yet started: no colours, no settings from outside.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.args(args).current_dir(self.0.path()).env("HOME", self.0.path()).stdin(Stdio::null());
        let terminal = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "XDG_CONFIG_HOME", "COLUMNS"];
        // What a hook that runs the tests has set.
        let git = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];
        for name in terminal.iter().chain(&OUTER_VARIABLES).chain(&git) {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command
    }

    /// Runs the binary.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.finish(&mut self.command(args))
    }

    /// Runs the binary in a folder below.
    pub(crate) fn run_in(&self, folder: &str, args: &[&str]) -> Ran {
        self.finish(self.command(args).current_dir(self.path(folder)))
    }

    /// Runs the binary with something on standard input.
    pub(crate) fn pipe(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut child = self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A run that needs no input may have ended by now.
        let _ = child.stdin.take().unwrap().write_all(input);
        self.ran(child.wait_with_output().unwrap())
    }

    /// Runs a command that was made here.
    pub(crate) fn finish(&self, command: &mut Command) -> Ran {
        self.ran(command.output().unwrap())
    }

    fn ran(&self, output: std::process::Output) -> Ran {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(self.0.path().to_str().unwrap(), "[DESK]");
        Ran { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Rows of `--format jsonl` over these arguments.
    pub(crate) fn rows(&self, args: &[&str]) -> Vec<serde_json::Value> {
        let ran = self.run(&[args, &["--format", "jsonl"]].concat());
        assert!(ran.status < 2, "{}", ran.err);
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The ids of the rules that fired, in order.
    pub(crate) fn rules(&self, args: &[&str]) -> Vec<String> {
        self.rows(args).iter().map(|row| row["rule"].as_str().unwrap().to_owned()).collect()
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }
}

impl Ran {
    /// Everything that was printed, for a snapshot.
    pub(crate) fn shown(&self) -> String {
        format!("status: {}\n--- stdout\n{}--- stderr\n{}", self.status, self.out, self.err)
    }
}
