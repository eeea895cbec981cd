//! Reviewdog Diagnostic Format, one row a finding and nothing else.

use super::path::Paths;
use super::rdjson::{Row, Source};
use super::row::write_json;
use super::{FileReport, Reporter, Skipped, Summary};
use std::io::{self, Write};

/// Prints rows as files come in; each names its source.
#[derive(Debug)]
pub(super) struct RdjsonLines {
    paths: Paths,
}

impl RdjsonLines {
    /// A reporter that names files as `paths` do.
    pub(super) fn new(paths: Paths) -> Self {
        Self { paths }
    }
}

impl Reporter for RdjsonLines {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        let path = self.paths.relative(&report.file.path);
        for diagnostic in &report.diagnostics {
            let mut row = Row::new(&report.file, &path, diagnostic);
            row.source = Some(Source::COPYDESK);
            write_json(&row, out)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _skipped: &[Skipped], _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
