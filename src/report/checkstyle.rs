//! Checkstyle XML: Jenkins and older tools read it.

use super::path::Paths;
use super::terminal::advice;
use super::xml::Xml;
use super::{FileReport, Reporter, Skipped, Summary};
use std::io::{self, Write};

/// The version of Checkstyle whose form this is; readers do not look at it.
const VERSION: &str = "8.0";

/// Prints a `<file>` for each article as it comes in; columns are code points.
#[derive(Debug)]
pub(super) struct Checkstyle {
    paths: Paths,
    has_opened: bool,
}

impl Checkstyle {
    /// A reporter that names files as `paths` do.
    pub(super) fn new(paths: Paths) -> Self {
        Self { paths, has_opened: false }
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.has_opened, true) {
            return Ok(());
        }
        let mut xml = Xml::new(out);
        xml.declare()?;
        xml.open("checkstyle", &[("version", VERSION)])?;
        out.write_all(b"\n")
    }
}

impl Reporter for Checkstyle {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        let file = &report.file;
        let mut xml = Xml::new(&mut *out);
        xml.open("file", &[("name", &self.paths.relative(&file.path))])?;
        for diagnostic in &report.diagnostics {
            let place = file.lines.place(&file.text, diagnostic.primary.range().start);
            let (line, column) = (place.line.to_string(), place.column.to_string());
            let message = std::iter::once(diagnostic.message.clone()).chain(advice(diagnostic)).collect::<Vec<_>>().join("; ");
            let source = format!("copydesk.{}", diagnostic.rule.replace('/', "."));
            let severity = diagnostic.severity.as_str();
            xml.empty(
                "error",
                &[("line", &line), ("column", &column), ("severity", severity), ("message", &message), ("source", &source)],
            )?;
        }
        xml.close("file")?;
        out.write_all(b"\n")
    }

    fn finish(&mut self, skipped: &[Skipped], _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        for skipped in skipped {
            let mut xml = Xml::new(&mut *out);
            xml.open("file", &[("name", &self.paths.relative(&skipped.file))])?;
            let message = format!("not checked: {}", skipped.reason);
            xml.empty(
                "error",
                &[("line", "1"), ("severity", "error"), ("message", &message), ("source", "copydesk.not-checked")],
            )?;
            xml.close("file")?;
            out.write_all(b"\n")?;
        }
        out.write_all(b"</checkstyle>\n")
    }
}
