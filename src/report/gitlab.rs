//! The Code Quality report of GitLab: what the widget of a merge request reads.

use super::path::Paths;
use super::row::{places, write_json};
use super::sanitise::one_line;
use super::{FileReport, Reporter, Skipped, Summary};
use crate::diagnostic::{Diagnostic, Fingerprint, FingerprintInput, Severity};
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::io::{self, Write};

/// One JSON array; findings are written as files come in.
#[derive(Debug)]
pub(super) struct Gitlab {
    paths: Paths,
    /// Fingerprints in use: GitLab drops the second of two that are the same.
    seen: FxHashSet<Fingerprint>,
}

#[derive(Serialize)]
struct Row<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Gitlab {
    /// A reporter that names files as `paths` do.
    pub(super) fn new(paths: Paths) -> Self {
        Self { paths, seen: FxHashSet::default() }
    }

    /// A fingerprint of the file and the finding that no other finding of the report has.
    fn fingerprint(&mut self, path: &str, diagnostic: &Diagnostic) -> Fingerprint {
        let tokens = [diagnostic.fingerprint.to_string()];
        let mut ordinal = 0;
        loop {
            let fingerprint = Fingerprint::of(FingerprintInput { rule: &diagnostic.rule, role: path, tokens: &tokens, ordinal });
            if self.seen.insert(fingerprint) {
                return fingerprint;
            }
            ordinal += 1;
        }
    }
}

impl Reporter for Gitlab {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        let path = self.paths.relative(&report.file.path);
        for diagnostic in &report.diagnostics {
            out.write_all(if self.seen.is_empty() { b"[\n" } else { b",\n" })?;
            let (start, end) = places(&report.file, diagnostic.primary);
            let row = Row {
                // The widget does not show "check_name".
                description: one_line(&format!("{}: {}", diagnostic.rule, diagnostic.message)).into_owned(),
                check_name: &diagnostic.rule,
                fingerprint: format!("{:032x}", self.fingerprint(&path, diagnostic).0),
                severity: match diagnostic.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                location: Location { path: &path, lines: Lines { begin: start.line, end: end.line } },
            };
            write_json(&row, out)?;
        }
        Ok(())
    }

    fn finish(&mut self, _skipped: &[Skipped], _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.seen.is_empty() { b"[]\n" } else { b"\n]\n" })
    }
}
