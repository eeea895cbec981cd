//! The command line: one file per command.

mod add_stet;
mod amount;
mod archive;
mod args;
mod article;
mod baseline;
mod check;
mod compare;
mod day;
mod debug;
mod explain;
mod format;
mod held;
mod init;
mod jobs;
mod learn;
mod ledger;
mod look;
mod mended;
mod names;
mod output;
mod print;
mod progress;
mod records;
mod rules;
mod rules_test;
mod rules_try;
mod run;
mod section;
mod session;
mod tally;
mod word;
mod words;
mod words_edit;

pub use args::{Cli, command};

use args::Command;
use clap::Parser as _;
use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

/// How a run ended; the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing at or above `--fail-on`: 0.
    Clean,
    /// Findings: 1.
    Findings,
    /// Something could not be done: 2.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse_from(with_default_command(std::env::args_os().collect())) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output with status 0, faults to standard error with status 2.
            let printed = error.print();
            let is_fault = error.use_stderr() || printed.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
            return if is_fault { Outcome::Failed.into() } else { Outcome::Clean.into() };
        }
    };
    let result = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Baseline(args) => baseline::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Words(args) => words::run(&args),
        Command::Ledger(args) => ledger::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Learn(args) => learn::run(&args),
        Command::Names(args) => names::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Debug(args) => debug::run(&args),
        Command::Completions(args) => output::completions(&args),
        Command::Man => output::man(),
    };
    match result {
        Ok(outcome) => outcome.into(),
        // A reader that has seen enough (`| head`) is no fault.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::failure(&error.to_string());
            Outcome::Failed.into()
        }
    }
}

/// `copydesk PATH…` is `copydesk check PATH…`.
fn with_default_command(mut args: Vec<OsString>) -> Vec<OsString> {
    const OWN_FLAGS: [&str; 4] = ["-h", "--help", "-V", "--version"];
    let Some(first) = args.get(1).map(|first| first.to_string_lossy().into_owned()) else { return args };
    let command = command();
    let is_command = first == "help" || command.get_subcommands().any(|sub| sub.get_name() == first);
    if !is_command && !OWN_FLAGS.contains(&first.as_str()) {
        args.insert(1, "check".into());
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_alone_are_checked() {
        let with = |args: &[&str]| {
            let args = args.iter().map(OsString::from).collect();
            with_default_command(args).into_iter().map(|arg| arg.into_string().unwrap_or_default()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(with(&["copydesk", "a.txt"]), "copydesk check a.txt");
        assert_eq!(with(&["copydesk", "-q", "a.txt"]), "copydesk check -q a.txt");
        assert_eq!(with(&["copydesk", "rules", "list"]), "copydesk rules list");
        assert_eq!(with(&["copydesk", "--version"]), "copydesk --version");
        assert_eq!(with(&["copydesk"]), "copydesk");
    }

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }
}
