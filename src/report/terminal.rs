//! For people: each finding with the copy it is about, then one line that says what was checked.

use super::pen::Pen;
use super::sanitise::{clipped, one_line};
use super::snippet::{Mark, Snippet};
use super::summary::{listed, summary_line};
use super::wrap::Layout;
use super::{FileReport, Options, Reporter, Skipped, Summary};
use crate::diagnostic::{Diagnostic, Severity};
use codespan_reporting::diagnostic::{LabelStyle, Severity as Level};
use std::io::{self, Write};

/// Other places drawn for one finding; further ones are named by their line.
const RELATED_DRAWN_MAX: usize = 4;

/// Lines named for the places that are not drawn.
const RELATED_NAMED_MAX: usize = 8;

/// Suggestions shown, best first.
const SUGGESTIONS_SHOWN_MAX: usize = 5;

/// Characters of a suggestion that are shown.
const SUGGESTION_CHARS_MAX: usize = 80;

/// Draws findings on a terminal.
#[derive(Debug)]
pub(super) struct Terminal {
    pen: Pen,
    options: Options,
}

impl Terminal {
    /// A reporter with these options.
    pub(super) fn new(options: Options) -> Self {
        Self { pen: Pen::new(options.color), options }
    }

    fn draw(&mut self, diagnostic: &Diagnostic, name: &str, layout: &mut Layout<'_>) -> io::Result<()> {
        let level = level(diagnostic.severity);
        let message = one_line(&diagnostic.message);
        self.pen.header(level, diagnostic.severity.as_str(), Some(&one_line(&diagnostic.rule)), &message)?;
        let mut marks = primary_marks(diagnostic);
        marks.extend(diagnostic.related.iter().take(RELATED_DRAWN_MAX).map(|label| Mark {
            bytes: label.span.range(),
            style: LabelStyle::Secondary,
            message: one_line(&label.message).into_owned(),
        }));
        let mut notes: Vec<String> = further_lines(diagnostic, layout).into_iter().collect();
        notes.extend(advice(diagnostic));
        if self.options.verbose {
            notes.extend(diagnostic.why.as_deref().map(|why| format!("why: {}", one_line(why))));
        }
        let place = diagnostic.primary.range().start;
        Snippet { name, level, place, marks, notes, width: self.options.columns() }.draw(&mut self.pen, layout)
    }
}

impl Reporter for Terminal {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        let file = &report.file;
        let mut layout = Layout::new(&file.text, &file.lines, self.options.columns());
        for diagnostic in &report.diagnostics {
            self.draw(diagnostic, &file.path, &mut layout)?;
            self.pen.flush_into(out)?;
        }
        Ok(())
    }

    fn finish(&mut self, _skipped: &[Skipped], summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", summary_line(summary))
    }
}

/// What to do about a finding: `fix: “…”`, then `help: …`; harmless on a terminal.
pub(super) fn advice(diagnostic: &Diagnostic) -> Vec<String> {
    let fix = fix(diagnostic).map(|fix| format!("fix: {fix}"));
    let help = diagnostic.help.as_deref().map(|help| format!("help: {}", one_line(help)));
    fix.into_iter().chain(help).collect()
}

/// What to put in place of the flagged text; harmless on a terminal.
pub(super) fn fix(diagnostic: &Diagnostic) -> Option<String> {
    let quoted: Vec<String> = diagnostic
        .suggestions
        .iter()
        .take(SUGGESTIONS_SHOWN_MAX)
        .map(|text| if text.is_empty() { "nothing".to_owned() } else { format!("“{}”", clipped(text, SUGGESTION_CHARS_MAX)) })
        .collect();
    match (quoted.as_slice(), diagnostic.fixes.first()) {
        ([], None) => None,
        ([], Some(fix)) => Some(one_line(&fix.title).into_owned()),
        // The help says already what to strike.
        ([one], _) if one == "nothing" && diagnostic.help.is_some() => None,
        ([one], _) if one == "nothing" => Some(format!("delete “{}”", clipped(&diagnostic.text, SUGGESTION_CHARS_MAX))),
        (all, _) if diagnostic.primary.range().is_empty() => Some(format!("insert {}", listed(all, " or "))),
        (all, _) => Some(listed(all, " or ")),
    }
}

/// The pieces of a finding, or its one span.
fn primary_marks(diagnostic: &Diagnostic) -> Vec<Mark> {
    let spans = match diagnostic.pieces.as_slice() {
        [] => std::slice::from_ref(&diagnostic.primary),
        pieces => pieces,
    };
    let mark = |bytes| Mark { bytes, style: LabelStyle::Primary, message: String::new() };
    spans.iter().map(|span| mark(span.range())).collect()
}

/// `also on lines 41, 57 and 12 more` for the places that are not drawn.
fn further_lines(diagnostic: &Diagnostic, layout: &Layout<'_>) -> Option<String> {
    let further = diagnostic.related.get(RELATED_DRAWN_MAX..).unwrap_or(&[]);
    let mut lines: Vec<usize> = further.iter().map(|label| layout.line_and_column(label.span.range().start).0).collect();
    lines.dedup();
    let rest = lines.len().saturating_sub(RELATED_NAMED_MAX);
    let mut named: Vec<String> = lines.iter().take(RELATED_NAMED_MAX).map(usize::to_string).collect();
    if rest > 0 {
        named.push(format!("{rest} more"));
    }
    match named.len() {
        0 => None,
        1 => Some(format!("also on line {}", named.concat())),
        _ => Some(format!("also on lines {}", listed(&named, " and "))),
    }
}

/// The codespan severity that has our colours.
fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Info => Level::Note,
    }
}
