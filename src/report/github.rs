//! Annotations on pull requests: workflow commands of GitHub Actions.
//!
//! GitHub shows the first ten annotations of each level in a step and drops the rest without a word, so errors of all
//! files come first, and a notice tells the true number.

use super::path::Paths;
use super::row::places;
use super::sanitise::lines;
use super::summary::{count, listed};
use super::terminal::advice;
use super::{FileReport, Reporter, Skipped, Summary};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Place;
use std::io::{self, Write};

/// Annotations of one level that GitHub shows for one step (actions/toolkit, docs/problem-matchers.md, "Limitations").
const SHOWN_PER_LEVEL: usize = 10;

/// Holds the commands back until all files are in.
#[derive(Debug)]
pub(super) struct Github {
    paths: Paths,
    errors: Vec<String>,
    warnings: Vec<String>,
    notices: Vec<String>,
}

impl Reporter for Github {
    fn file(&mut self, report: &FileReport, _out: &mut dyn Write) -> io::Result<()> {
        let file = property(&self.paths.relative(&report.file.path));
        for diagnostic in &report.diagnostics {
            let (level, commands) = match diagnostic.severity {
                Severity::Error => ("error", &mut self.errors),
                Severity::Warning => ("warning", &mut self.warnings),
                Severity::Info => ("notice", &mut self.notices),
            };
            commands.push(command(level, &file, places(&report.file, diagnostic.primary), diagnostic));
        }
        Ok(())
    }

    fn finish(&mut self, skipped: &[Skipped], _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let unread = |skipped: &Skipped| {
            let file = property(&self.paths.relative(&skipped.file));
            format!("::error file={file},title=not checked::{}", data(&skipped.reason))
        };
        let unread: Vec<String> = skipped.iter().map(unread).collect();
        // A file that was not checked matters more than any finding.
        self.errors.splice(0..0, unread);
        self.notices.splice(0..0, self.total());
        for line in self.errors.iter().chain(&self.warnings).chain(&self.notices) {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }
}

impl Github {
    /// A reporter that names files as `paths` do.
    pub(super) fn new(paths: Paths) -> Self {
        Self { paths, errors: Vec::new(), warnings: Vec::new(), notices: Vec::new() }
    }

    /// The notice that goes first, so that it is one of the ten.
    fn total(&self) -> Option<String> {
        let levels = [(&self.errors, "error"), (&self.warnings, "warning"), (&self.notices, "note")];
        let cut = levels.iter().any(|(commands, _)| commands.len() > SHOWN_PER_LEVEL);
        let counts: Vec<String> = levels
            .iter()
            .filter(|(commands, _)| !commands.is_empty())
            .map(|(commands, noun)| count(commands.len(), noun))
            .collect();
        let all = listed(&counts, " and ");
        cut.then(|| {
            format!("::notice title=copydesk::{all} in all; GitHub shows {SHOWN_PER_LEVEL} of a level, the log has the rest")
        })
    }
}

fn command(level: &str, file: &str, (start, end): (Place, Place), diagnostic: &Diagnostic) -> String {
    let mut command = format!("::{level} file={file},line={}", start.line);
    if start.line == end.line {
        command.push_str(&format!(",col={},endLine={},endColumn={}", start.column, end.line, end.column));
    } else {
        // Columns are for one line only: with two, GitHub drops the annotation.
        command.push_str(&format!(",endLine={}", end.line));
    }
    let mut text = diagnostic.message.clone();
    for line in advice(diagnostic) {
        text.push('\n');
        text.push_str(&line);
    }
    format!("{command},title={}::{}", property(&diagnostic.rule), data(&text))
}

/// Escapes the text after `::` (actions/toolkit, `escapeData`).
fn data(text: &str) -> String {
    lines(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")).into_owned()
}

/// Escapes the value of a property (actions/toolkit, `escapeProperty`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
