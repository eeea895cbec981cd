//! What a run prints: its report, and on GitHub annotations and a summary of the step beside it.

use super::format::Chosen;
use super::output::{self, Output};
use crate::report::{FileReport, Options, OutputFormat, Reporter, Skipped, Summary, reporter, step_summary};
use std::ffi::OsString;
use std::fs::OpenOptions;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Longest summary of a step, in bytes; GitHub drops a longer one.
const STEP_SUMMARY_BYTES_MAX: usize = 1024 * 1024;

/// The reporters of a run.
pub(super) struct Printer {
    report: Box<dyn Reporter>,
    annotations: Option<Annotations>,
    step_summary: Option<StepSummary>,
}

/// Annotations that follow a report on the same stream.
struct Annotations {
    reporter: Box<dyn Reporter>,
    /// Until it comes again, GitHub takes nothing for a command: copy may hold what looks like one.
    token: String,
    is_silent: bool,
}

impl Printer {
    /// The reporters for what was chosen; `summary_file` is what `GITHUB_STEP_SUMMARY` names.
    pub(super) fn new(chosen: Chosen, options: &Options, summary_file: Option<OsString>) -> Self {
        let summary_file = summary_file.filter(|name| chosen.is_github() && !name.is_empty());
        Self {
            report: reporter(chosen.format, options.clone()),
            annotations: chosen.annotates.then(|| Annotations {
                reporter: reporter(OutputFormat::Github, options.clone()),
                token: format!("copydesk-{:016x}", RandomState::new().build_hasher().finish()),
                is_silent: false,
            }),
            step_summary: summary_file.map(|name| StepSummary::new(PathBuf::from(name), options)),
        }
    }

    /// Prints one file's findings.
    pub(super) fn file(&mut self, report: &FileReport, out: &mut Output) -> io::Result<()> {
        if let Some(annotations) = &mut self.annotations {
            annotations.silence(out)?;
            annotations.reporter.file(report, out)?;
        }
        if let Some(summary) = &mut self.step_summary {
            summary.reporter.file(report, &mut summary.text)?;
        }
        self.report.file(report, out)
    }

    /// Ends the output; a quiet run has no end of the report.
    pub(super) fn finish(&mut self, skipped: &[Skipped], summary: &Summary, is_quiet: bool, out: &mut Output) -> io::Result<()> {
        if let Some(annotations) = &mut self.annotations {
            annotations.silence(out)?;
        }
        if !is_quiet {
            self.report.finish(skipped, summary, out)?;
        }
        if let Some(annotations) = &mut self.annotations {
            writeln!(out, "::{}::", annotations.token)?;
            annotations.reporter.finish(skipped, summary, out)?;
        }
        if let Some(step) = &mut self.step_summary {
            step.reporter.finish(skipped, summary, &mut step.text)?;
            step.write();
        }
        Ok(())
    }
}

impl Annotations {
    /// Keeps GitHub from looking for commands in the report.
    fn silence(&mut self, out: &mut Output) -> io::Result<()> {
        if std::mem::replace(&mut self.is_silent, true) { Ok(()) } else { writeln!(out, "::stop-commands::{}", self.token) }
    }
}

/// The Markdown that GitHub shows on the page of a step.
struct StepSummary {
    file: PathBuf,
    reporter: Box<dyn Reporter>,
    text: Vec<u8>,
    room: usize,
}

impl StepSummary {
    fn new(file: PathBuf, options: &Options) -> Self {
        // What earlier commands of the step wrote counts too.
        let held = std::fs::metadata(&file).map_or(0, |file| usize::try_from(file.len()).unwrap_or(usize::MAX));
        let room = STEP_SUMMARY_BYTES_MAX.saturating_sub(held);
        Self { reporter: step_summary(room, options), file, text: Vec::new(), room }
    }

    /// Adds the summary to the file; that it cannot be is no fault of the copy, and told in a note alone.
    fn write(&self) {
        let name = self.file.display();
        if self.text.len() > self.room {
            output::note(&format!("note: the step summary {name} is full"));
        } else if let Err(error) = append(&self.file, &self.text) {
            output::note(&format!("note: the step summary {name} cannot be written: {error}"));
        }
    }
}

fn append(file: &Path, text: &[u8]) -> io::Result<()> {
    OpenOptions::new().append(true).create(true).open(file)?.write_all(text)
}
