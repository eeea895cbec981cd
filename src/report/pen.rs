//! Where terminal output is drawn: bytes with or without colours.

use codespan_reporting::diagnostic::{LabelStyle, Severity as Level};
use codespan_reporting::term::WriteStyle;
use std::io::{self, Write};

/// A buffer that codespan draws on; styles are ANSI sequences (ECMA-48 SGR) or nothing.
#[derive(Debug, Default)]
pub(super) struct Pen {
    buffer: Vec<u8>,
    color: bool,
}

impl Pen {
    /// An empty buffer.
    pub(super) fn new(color: bool) -> Self {
        Self { buffer: Vec::new(), color }
    }

    /// Writes what was drawn to `out` and empties the buffer, keeping its memory.
    ///
    /// # Errors
    /// When writing fails.
    pub(super) fn flush_into(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let written = out.write_all(&self.buffer);
        self.buffer.clear();
        written
    }

    /// `word[rule]: message`, the first line of a diagnostic.
    ///
    /// # Errors
    /// Never: writing into memory does not fail.
    pub(super) fn header(&mut self, level: Level, word: &str, rule: Option<&str>, message: &str) -> io::Result<()> {
        self.set_header(level)?;
        self.write_all(word.as_bytes())?;
        if let Some(rule) = rule {
            write!(self, "[{rule}]")?;
        }
        self.set_header_message()?;
        write!(self, ": {message}")?;
        self.reset()?;
        writeln!(self)
    }

    fn style(&mut self, codes: &str) -> io::Result<()> {
        if self.color { write!(self.buffer, "\x1b[{codes}m") } else { Ok(()) }
    }
}

fn color_of(level: Level) -> &'static str {
    match level {
        Level::Bug | Level::Error => "31",
        Level::Warning => "33",
        Level::Note | Level::Help => "32",
    }
}

impl Write for Pen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Pen {
    fn set_header(&mut self, level: Level) -> io::Result<()> {
        self.style(&format!("0;1;{}", color_of(level)))
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.style("0;1")
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.style("0;36")
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.style("0;36")
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.style("0;36")
    }

    fn set_label(&mut self, level: Level, style: LabelStyle) -> io::Result<()> {
        match style {
            LabelStyle::Primary => self.style(&format!("0;1;{}", color_of(level))),
            LabelStyle::Secondary => self.style("0;36"),
        }
    }

    fn reset(&mut self) -> io::Result<()> {
        self.style("0")
    }
}
