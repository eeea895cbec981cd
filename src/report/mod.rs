//! What was found, printed: one file per output.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::SourceFile;
use std::io::{self, Write};

/// Everything found in one file, in order.
#[derive(Debug, Clone)]
pub struct FileReport {
    /// The file as it was read.
    pub file: SourceFile,
    /// Findings to show, by start, end and rule.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that a stet switched off, in the same order.
    pub suppressed: Vec<Suppressed>,
}

/// A finding that a stet comment or sidecar entry switched off.
#[derive(Debug, Clone)]
pub struct Suppressed {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// The reason that the stet gives.
    pub reason: Option<String>,
}

/// A file that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The path as given.
    pub file: String,
    /// Why, lower case, no full stop.
    pub reason: String,
}

/// What was checked, over all files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Files checked.
    pub files: usize,
    /// Words, by word tokens.
    pub words: usize,
    /// Different names.
    pub names: usize,
    /// Numbers.
    pub figures: usize,
    /// Dates and weekdays.
    pub dates: usize,
    /// Outermost direct quotations.
    pub quotations: usize,
}

/// The last line of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// What was checked.
    pub checked: Checked,
    /// Findings shown at error.
    pub errors: usize,
    /// Findings shown at warning.
    pub warnings: usize,
    /// Findings shown at info.
    pub infos: usize,
    /// Findings below the severity that is shown, by severity: info, warning, error.
    pub hidden: [usize; 3],
    /// Findings that a stet switched off.
    pub suppressed: usize,
    /// Files of a folder that are no articles.
    pub passed_over: usize,
}

impl Summary {
    /// Counts a finding as shown.
    pub fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

/// Prints a run: the files in order, then the end.
pub trait Reporter {
    /// Prints one file's findings to standard output (or `--output-file`).
    ///
    /// # Errors
    /// When writing fails; a closed pipe is the caller's to forgive.
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()>;

    /// Ends the output; `skipped` and `summary` go into formats that hold them.
    ///
    /// # Errors
    /// When writing fails.
    fn finish(&mut self, skipped: &[Skipped], summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}
