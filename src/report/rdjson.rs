//! Reviewdog Diagnostic Format: one document, from which reviewdog makes review comments with suggestions on any forge.
//!
//! Columns count bytes of UTF-8 from 1 (reviewdog, `proto/rdf/reviewdog.proto`); the byte order mark is left out.

use super::path::Paths;
use super::row::{places, write_json};
use super::sanitise::one_line;
use super::{FileReport, Reporter, Skipped, Summary};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::source::{Place, SourceFile};
use crate::span::SourceSpan;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// `{"source":{…},"diagnostics":[…]}`; findings are written as files come in.
#[derive(Debug)]
pub(super) struct Rdjson {
    paths: Paths,
    has_opened: bool,
    has_findings: bool,
}

/// One finding.
#[derive(Debug, Serialize)]
pub(super) struct Row<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    /// Who found it, where the document does not say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<Source>,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

/// Who found something.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    name: &'static str,
}

#[derive(Debug, Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Debug, Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Debug, Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Debug, Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Debug, Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: Cow<'a, str>,
}

#[derive(Debug, Serialize)]
struct Related<'a> {
    message: Cow<'a, str>,
    location: Location<'a>,
}

impl Source {
    /// This program.
    pub(super) const COPYDESK: Self = Self { name: "copydesk" };
}

impl<'a> Row<'a> {
    /// The row of a finding in `file`, which is called `path`.
    pub(super) fn new(file: &'a SourceFile, path: &'a str, diagnostic: &'a Diagnostic) -> Self {
        let help = diagnostic.help.as_deref().map(|help| format!("\nhelp: {}", one_line(help)));
        let related = diagnostic.related.iter().map(|label| Related {
            message: one_line(&label.message),
            location: Location { path, range: Range::new(file, label.span) },
        });
        Self {
            message: format!("{}{}", one_line(&diagnostic.message), help.unwrap_or_default()),
            location: Location { path, range: Range::new(file, diagnostic.primary) },
            severity: match diagnostic.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Info => "INFO",
            },
            source: None,
            code: Code { value: &diagnostic.rule },
            suggestions: suggestions(file, diagnostic),
            related_locations: related.collect(),
        }
    }
}

/// The texts that could stand in place of the finding; where there are none, or mark-up between its pieces would be lost,
/// what its fixes come to.
fn suggestions<'a>(file: &'a SourceFile, diagnostic: &'a Diagnostic) -> Vec<Suggestion<'a>> {
    // One press of a button on a review makes a suggestion: nobody's words are changed so.
    if !diagnostic.fixes.is_empty() && !diagnostic.fixes.iter().any(Fix::is_applicable) {
        return Vec::new();
    }
    if diagnostic.suggestions.is_empty() || diagnostic.pieces.len() > 1 {
        let fixes = diagnostic.fixes.iter().filter(|fix| fix.is_applicable());
        return fixes.filter_map(|fix| fixed(file, fix)).collect();
    }
    let replace = |text: &'a String| Suggestion { range: Range::new(file, diagnostic.primary), text: text.into() };
    diagnostic.suggestions.iter().map(replace).collect()
}

/// All edits of a fix as one: reviewdog shows each suggestion by itself, and half a fix is none.
fn fixed<'a>(file: &'a SourceFile, fix: &'a Fix) -> Option<Suggestion<'a>> {
    let (first, last) = (fix.edits.first()?, fix.edits.last()?);
    let mut text = String::new();
    let mut at = first.span.range().start;
    for edit in &fix.edits {
        text.push_str(file.text.get(at..edit.span.range().start)?);
        text.push_str(&edit.replacement);
        at = edit.span.range().end;
    }
    Some(Suggestion { range: Range::new(file, first.span.cover(last.span)), text: text.into() })
}

impl Range {
    fn new(file: &SourceFile, span: SourceSpan) -> Self {
        let (start, end) = places(file, span);
        Self { start: Position::new(start), end: Position::new(end) }
    }
}

impl Position {
    fn new(place: Place) -> Self {
        Self { line: place.line, column: place.utf8 + 1 }
    }
}

impl Rdjson {
    /// A reporter that names files as `paths` do.
    pub(super) fn new(paths: Paths) -> Self {
        Self { paths, has_opened: false, has_findings: false }
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.has_opened, true) {
            return Ok(());
        }
        out.write_all(b"{\"source\":")?;
        write_json(&Source::COPYDESK, out)?;
        out.write_all(b",\"diagnostics\":[")
    }
}

impl Reporter for Rdjson {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        let path = self.paths.relative(&report.file.path);
        for diagnostic in &report.diagnostics {
            let is_first = !std::mem::replace(&mut self.has_findings, true);
            out.write_all(if is_first { b"\n" } else { b",\n" })?;
            write_json(&Row::new(&report.file, &path, diagnostic), out)?;
        }
        Ok(())
    }

    fn finish(&mut self, _skipped: &[Skipped], _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        out.write_all(b"\n]}\n")
    }
}
