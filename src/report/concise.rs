//! One line a finding, for editors and `grep`.

use super::sanitise::one_line;
use super::{FileReport, Reporter, Skipped, Summary};
use std::io::{self, Write};

/// `path:line:column: severity: message [rule]`, the form that editors read from compilers.
#[derive(Debug, Default)]
pub(super) struct Concise;

impl Reporter for Concise {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        let file = &report.file;
        let path = one_line(&file.path);
        for diagnostic in &report.diagnostics {
            let place = file.lines.place(&file.text, diagnostic.primary.range().start);
            let (severity, rule) = (diagnostic.severity, one_line(&diagnostic.rule));
            let message = one_line(&diagnostic.message);
            writeln!(out, "{path}:{}:{}: {severity}: {message} [{rule}]", place.line, place.column)?;
        }
        Ok(())
    }

    fn finish(&mut self, _skipped: &[Skipped], _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
