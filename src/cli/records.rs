//! JSON Lines: one article a line, read one at a time.

use super::args::ArchiveArgs;
use crate::archive::Article;
use crate::format::Format;
use crate::limits::FILE_BYTES_MAX;
use crate::source::SourceFile;
use serde_json::error::Category;
use serde_json::{Map, Value};
use std::io::{self, BufRead, Read};
use std::sync::Arc;

/// Fields that hold the article, in the order in which they are tried.
const TEXT_FIELDS: [&str; 4] = ["text", "body", "content", "article"];

/// One line of a file.
pub(super) struct Record {
    /// The file, as outputs show it.
    pub(super) file: Arc<str>,
    /// From 1.
    pub(super) line: usize,
    pub(super) bytes: Vec<u8>,
    /// True where the line is longer than an article may be; the bytes are its beginning.
    pub(super) is_cut: bool,
}

/// Reads the lines of a stream, blank ones left out.
pub(super) struct Records<R> {
    file: Arc<str>,
    stream: R,
    line: usize,
}

impl<R: BufRead> Records<R> {
    pub(super) fn new(file: &str, stream: R) -> Self {
        Self { file: file.into(), stream, line: 0 }
    }

    /// The next line, and how many bytes were read for it; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(Record, u64)>> {
        let mut read = 0;
        loop {
            let mut bytes = Vec::new();
            self.stream.by_ref().take(FILE_BYTES_MAX + 1).read_until(b'\n', &mut bytes)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            self.line += 1;
            read += bytes.len() as u64;
            let is_cut = bytes.len() as u64 > FILE_BYTES_MAX && bytes.last() != Some(&b'\n');
            if is_cut {
                bytes.truncate(1);
                read += self.skip_line()?;
            }
            if bytes.iter().all(u8::is_ascii_whitespace) && !is_cut {
                continue;
            }
            return Ok(Some((Record { file: Arc::clone(&self.file), line: self.line, bytes, is_cut }, read)));
        }
    }

    /// Passes over the rest of a line.
    fn skip_line(&mut self) -> io::Result<u64> {
        let mut passed = 0;
        loop {
            let held = self.stream.fill_buf()?;
            let end = held.iter().position(|byte| *byte == b'\n');
            let count = end.map_or(held.len(), |at| at + 1);
            let is_end = end.is_some() || held.is_empty();
            self.stream.consume(count);
            passed += count as u64;
            if is_end {
                return Ok(passed);
            }
        }
    }
}

impl Record {
    /// The article of a line.
    ///
    /// # Errors
    /// When the line holds none, in the words of a message.
    pub(super) fn article(&self, args: &ArchiveArgs) -> Result<(Article, SourceFile), String> {
        if self.is_cut {
            return Err(format!("longer than {} MiB, the limit", FILE_BYTES_MAX / 1024 / 1024));
        }
        let bytes = self.bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| self.line == 1).unwrap_or(&self.bytes);
        let fields: Map<String, Value> = serde_json::from_slice(bytes).map_err(|error| reason_of(bytes, &error))?;
        let text = match &args.text_field {
            Some(field) => text_of(&fields, field)?.ok_or_else(|| format!("no field \"{field}\""))?,
            None => {
                let field = TEXT_FIELDS.into_iter().find(|field| fields.get(*field).is_some_and(|value| !value.is_null()));
                let missing =
                    || format!("no field {}; --text-field names another", TEXT_FIELDS.map(|f| format!("\"{f}\"")).join(", "));
                field.map_or(Ok(None), |field| text_of(&fields, field))?.ok_or_else(missing)?
            }
        };
        let id = match fields.get(&args.id_field) {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) => Some(id.clone()),
            Some(Value::Number(id)) => Some(id.to_string()),
            Some(_) => return Err(format!("\"{}\" is neither a text nor a number", args.id_field)),
        };
        let title = args.title_field.as_ref().map(|field| text_of(&fields, field)).transpose()?.flatten();
        let title = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|title| !title.is_empty());
        let (text, title_lines) = match title {
            Some(title) => (format!("{title}\n\n{text}"), 2),
            None => (text.to_owned(), 0),
        };
        let article = Article { file: Arc::clone(&self.file), record: Some(self.line), id, title_lines };
        Ok((article, SourceFile::from_text(&self.file, &text, Format::Plain)))
    }
}

/// Why a line is no record.
fn reason_of(bytes: &[u8], error: &serde_json::Error) -> String {
    if let Err(fault) = std::str::from_utf8(bytes) {
        return format!("byte {} is not valid UTF-8", fault.valid_up_to());
    }
    match error.classify() {
        Category::Eof => "no JSON object: it ends too early".to_owned(),
        Category::Data => "no JSON object, but another value".to_owned(),
        Category::Syntax | Category::Io => format!("no JSON object: faulty at column {}", error.column()),
    }
}

/// The text of a field; `None` where it is not there or null.
fn text_of<'v>(fields: &'v Map<String, Value>, field: &str) -> Result<Option<&'v str>, String> {
    match fields.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("\"{field}\" is no text")),
    }
}
