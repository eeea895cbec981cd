//! A finding as `json` and `jsonl` print it: the contract with scripts. Changes add keys, never more.

use super::sanitise::is_unprintable;
use crate::diagnostic::{Diagnostic, Edit, Severity};
use crate::source::{Place, SourceFile};
use crate::span::SourceSpan;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io::{self, Write};

/// One finding; the order of fields is the order of keys.
#[derive(Debug, Serialize)]
pub(super) struct FindingRow<'a> {
    /// The path as given, with `/`.
    pub(super) file: &'a str,
    /// `family/name`.
    pub(super) rule: &'a str,
    /// `error`, `warning` or `info`.
    pub(super) severity: Severity,
    /// One line.
    pub(super) message: &'a str,
    /// The flagged text as a reader sees it.
    pub(super) text: &'a str,
    /// First code point of the decoded source.
    pub(super) start: usize,
    /// One past the last code point.
    pub(super) end: usize,
    /// First byte as stored.
    pub(super) byte_start: usize,
    /// One past the last byte as stored.
    pub(super) byte_end: usize,
    /// Line of `start`, from 1.
    pub(super) line: usize,
    /// Code points from 1, the byte order mark left out.
    pub(super) column: usize,
    /// Line of `end`.
    pub(super) end_line: usize,
    /// Column of `end`.
    pub(super) end_column: usize,
    /// Each replaces exactly `start..end`.
    pub(super) suggestions: &'a [String],
    /// Edits that can be applied.
    pub(super) fixes: Vec<FixRow<'a>>,
    /// The other places that the message names.
    pub(super) related: Vec<RelatedRow<'a>>,
    /// `1:` and 32 hexadecimal digits.
    pub(super) fingerprint: String,
    /// The single pieces, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) pieces: Vec<Stretch>,
}

/// A stretch of the source.
#[derive(Debug, Serialize)]
pub(super) struct Stretch {
    /// First code point of the decoded source.
    pub(super) start: usize,
    /// One past the last code point.
    pub(super) end: usize,
    /// First byte as stored.
    pub(super) byte_start: usize,
    /// One past the last byte as stored.
    pub(super) byte_end: usize,
}

/// Edits that belong together.
#[derive(Debug, Serialize)]
pub(super) struct FixRow<'a> {
    /// What the fix does.
    pub(super) title: &'a str,
    /// `safe`, `unsafe` or `display-only`.
    pub(super) applicability: &'static str,
    /// In order, without overlaps.
    pub(super) edits: Vec<EditRow<'a>>,
}

/// One replacement.
#[derive(Debug, Serialize)]
pub(super) struct EditRow<'a> {
    /// What is replaced.
    #[serde(flatten)]
    pub(super) stretch: Stretch,
    /// What stands there afterwards.
    pub(super) replacement: &'a str,
}

/// Another place.
#[derive(Debug, Serialize)]
pub(super) struct RelatedRow<'a> {
    /// First code point of the decoded source.
    pub(super) start: usize,
    /// One past the last code point.
    pub(super) end: usize,
    /// Line of `start`, from 1.
    pub(super) line: usize,
    /// Column of `start`, from 1.
    pub(super) column: usize,
    /// What stands there.
    pub(super) message: &'a str,
}

impl<'a> FindingRow<'a> {
    /// The row of a finding in `file`.
    pub(super) fn new(file: &'a SourceFile, diagnostic: &'a Diagnostic) -> Self {
        let (start, end) = places(file, diagnostic.primary);
        let fixes = diagnostic.fixes.iter().map(|fix| FixRow {
            title: &fix.title,
            applicability: fix.applicability.as_str(),
            edits: fix.edits.iter().map(|edit| EditRow::new(file, edit)).collect(),
        });
        let related = diagnostic.related.iter().map(|label| {
            let (start, end) = places(file, label.span);
            let (line, column) = (start.line, start.column);
            RelatedRow { start: start.code_point, end: end.code_point, line, column, message: &label.message }
        });
        let pieces = if diagnostic.pieces.len() > 1 { diagnostic.pieces.as_slice() } else { &[] };
        Self {
            file: &file.path,
            rule: &diagnostic.rule,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            text: &diagnostic.text,
            start: start.code_point,
            end: end.code_point,
            byte_start: start.stored_byte,
            byte_end: end.stored_byte,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            suggestions: &diagnostic.suggestions,
            fixes: fixes.collect(),
            related: related.collect(),
            fingerprint: diagnostic.fingerprint.to_string(),
            pieces: pieces.iter().map(|piece| Stretch::new(file, *piece)).collect(),
        }
    }
}

impl Stretch {
    fn new(file: &SourceFile, span: SourceSpan) -> Self {
        let (start, end) = places(file, span);
        let (byte_start, byte_end) = (start.stored_byte, end.stored_byte);
        Self { start: start.code_point, end: end.code_point, byte_start, byte_end }
    }
}

impl<'a> EditRow<'a> {
    fn new(file: &SourceFile, edit: &'a Edit) -> Self {
        Self { stretch: Stretch::new(file, edit.span), replacement: &edit.replacement }
    }
}

/// Where a span starts and ends, in every unit.
pub(super) fn places(file: &SourceFile, span: SourceSpan) -> (Place, Place) {
    let range = span.range();
    (file.lines.place(&file.text, range.start), file.lines.place(&file.text, range.end))
}

/// Writes JSON on one line; characters that a terminal obeys or hides are escaped, which loses nothing.
///
/// # Errors
/// When writing fails.
pub fn write_json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, Escaping)).map_err(io::Error::from)
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_unprintable(*c)) {
            CompactFormatter.write_string_fragment(out, rest.get(..at).unwrap_or(""))?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = rest.get(at + c.len_utf8()..).unwrap_or("");
        }
        CompactFormatter.write_string_fragment(out, rest)
    }
}
