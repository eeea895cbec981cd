//! Rows of a source with carets under them, then notes.

use super::pen::Pen;
use super::sanitise::one_line;
use super::wrap::{Layout, Row, columns, digits, folded};
use codespan_reporting::diagnostic::{LabelStyle, Severity as Level};
use codespan_reporting::files::Error;
use codespan_reporting::term::{Config, Renderer, WriteStyle};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

/// Rows of one span that are drawn: the first ones and the last one.
const SPAN_ROWS_MAX: usize = 3;

/// Rows looked at for the first rows of a span; empty ones are left out.
const SPAN_ROWS_PROBED: usize = 8;

/// A span to draw under.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// Bytes of the decoded source.
    pub(super) bytes: Range<usize>,
    /// Carets for the flagged text, dashes for the other places.
    pub(super) style: LabelStyle,
    /// What stands beside the dashes; empty for none.
    pub(super) message: String,
}

/// What is drawn below a header.
#[derive(Debug)]
pub(super) struct Snippet<'a> {
    /// The file as the user knows it.
    pub(super) name: &'a str,
    /// Decides the colour.
    pub(super) level: Level,
    /// The byte whose line and column are named.
    pub(super) place: usize,
    /// Spans to draw under.
    pub(super) marks: Vec<Mark>,
    /// Lines below the rows.
    pub(super) notes: Vec<String>,
    /// Columns of the terminal.
    pub(super) width: usize,
}

type RowMarks = (Row, Vec<(LabelStyle, Range<usize>, String)>);

impl Snippet<'_> {
    /// Draws place, rows and notes, with an empty line at the end.
    ///
    /// # Errors
    /// When codespan refuses; drawing into memory does not fail.
    pub(super) fn draw(self, pen: &mut Pen, layout: &mut Layout<'_>) -> io::Result<()> {
        let rows = self.rows(layout);
        let gutter = rows.values().map(|(row, _)| digits(row.line)).max().unwrap_or(1);
        let (line, column) = layout.line_and_column(self.place);
        write!(pen, "{:gutter$} ", "")?;
        pen.set_source_border()?;
        write!(pen, "┌─")?;
        pen.reset()?;
        writeln!(pen, " {}:{line}:{column}", one_line(self.name))?;

        let config = Config::default();
        let mut renderer = Renderer::new(pen, &config);
        let mut expected = None;
        let mut too_wide = Vec::new();
        for (row, mut labels) in rows.into_values() {
            let shown = layout.shown(row);
            if expected.is_some_and(|next| next != row.start) {
                renderer.render_snippet_break(gutter, self.level, 0, &[]).map_err(io_error)?;
            }
            expected = Some(row.next);
            labels.sort_by_key(|(_, bytes, _)| (bytes.start, bytes.end));
            for (_, bytes, message) in &mut labels {
                // A caret behind the end of the row takes a column of its own.
                let before = columns(shown.get(..bytes.end).unwrap_or(&shown)) + usize::from(bytes.end > shown.len());
                if gutter + 4 + before + columns(message) > self.width && !message.is_empty() {
                    too_wide.push(format!("line {}: {}", row.line, std::mem::take(message)));
                }
            }
            // The space at a row's end is drawn only where it is flagged.
            let flagged = labels.iter().map(|(_, bytes, _)| bytes.end).max().unwrap_or(0);
            let drawn = shown.get(..shown.trim_end().len().max(flagged)).unwrap_or(&shown);
            let single: Vec<_> = labels.iter().map(|(style, bytes, text)| (*style, bytes.clone(), text.as_str())).collect();
            renderer.render_snippet_source(gutter, row.line, drawn, self.level, &single, 0, &[]).map_err(io_error)?;
        }
        for note in too_wide.iter().chain(&self.notes) {
            let note = folded(note, self.width.saturating_sub(gutter + 3));
            renderer.render_snippet_note(gutter, &note).map_err(io_error)?;
        }
        renderer.render_empty().map_err(io_error)
    }

    /// The rows that hold marks, in order, each with its share of them.
    fn rows(&self, layout: &mut Layout<'_>) -> BTreeMap<usize, RowMarks> {
        let mut rows: BTreeMap<usize, RowMarks> = BTreeMap::new();
        for mark in &self.marks {
            let shares = shares(&mark.bytes, layout);
            let last = shares.len().saturating_sub(1);
            for (i, (row, bytes)) in shares.into_iter().enumerate() {
                // A message stands once, at the end of its span.
                let message = if i == last { mark.message.clone() } else { String::new() };
                rows.entry(row.start).or_insert_with(|| (row, Vec::new())).1.push((mark.style, bytes, message));
            }
        }
        rows
    }
}

/// Cuts a span at the ends of rows; the ranges count from the start of each row.
fn shares(bytes: &Range<usize>, layout: &mut Layout<'_>) -> Vec<(Row, Range<usize>)> {
    let last_byte = bytes.end.saturating_sub(1).max(bytes.start).min(layout.text_len());
    let last = layout.row_at(last_byte);
    let mut row = layout.row_at(bytes.start);
    let mut shares = Vec::new();
    for _ in 0..SPAN_ROWS_PROBED {
        if row.start >= last.start || shares.len() + 1 >= SPAN_ROWS_MAX {
            break;
        }
        shares.extend(share(bytes, row, layout));
        row = layout.row_at(row.next);
    }
    match share(bytes, last, layout) {
        Some(share) => shares.push(share),
        None if shares.is_empty() => {
            let at = bytes.start.clamp(last.start, last.end) - last.start;
            shares.push((last, at..at + 1));
        }
        None => {}
    }
    shares
}

/// The part of a span that shows in `row`; `None` when nothing does. A span that goes on leaves out the row's last space.
fn share(bytes: &Range<usize>, row: Row, layout: &Layout<'_>) -> Option<(Row, Range<usize>)> {
    let shown = layout.shown(row);
    let start = bytes.start.max(row.start) - row.start;
    let end = if bytes.end > row.next { shown.trim_end().len() } else { bytes.end.min(row.end) - row.start };
    (start < end).then_some((row, start..end))
}

fn io_error(error: Error) -> io::Error {
    match error {
        Error::Io(error) => error,
        other => io::Error::other(other),
    }
}
