//! JSON Lines: one row a finding and nothing else.

use super::row::{FindingRow, write_json};
use super::{FileReport, Reporter, Skipped, Summary};
use std::io::{self, Write};

/// Prints rows as files come in.
#[derive(Debug, Default)]
pub(super) struct JsonLines;

impl Reporter for JsonLines {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in &report.diagnostics {
            write_json(&FindingRow::new(&report.file, diagnostic), out)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _skipped: &[Skipped], _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
