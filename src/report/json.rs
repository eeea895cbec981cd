//! One JSON document a run, a row a line; findings are written as files come in.

use super::row::{FindingRow, write_json};
use super::{FileReport, Reporter, Skipped, Summary};
use crate::filter::Suppression;
use serde::Serialize;
use std::io::{self, Write};

/// `{"version":1,"findings":[…],"suppressed":[…],"skipped":[…],"summary":{…}}`.
#[derive(Debug, Default)]
pub(super) struct Json {
    has_opened: bool,
    has_findings: bool,
    suppressed: Vec<u8>,
}

/// A row that a stet or the baseline lets stand.
#[derive(Serialize)]
struct SuppressedRow<'a> {
    #[serde(flatten)]
    row: FindingRow<'a>,
    /// `stet` or `baseline`.
    by: &'static str,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct SummaryRow {
    files: usize,
    words: usize,
    names: usize,
    figures: usize,
    dates: usize,
    quotations: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    hidden: HiddenRow,
    suppressed: usize,
    baselined: usize,
    stale: usize,
    fixed: usize,
    stets_added: usize,
    passed_over: usize,
    foreign: Vec<ForeignRow>,
}

/// Passages in one language; `null` where it is not sure.
#[derive(Serialize)]
struct ForeignRow {
    language: Option<&'static str>,
    passages: usize,
}

#[derive(Serialize)]
struct HiddenRow {
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl Json {
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.has_opened, true) { Ok(()) } else { out.write_all(b"{\"version\":1,\"findings\":[") }
    }
}

impl Reporter for Json {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        for diagnostic in &report.diagnostics {
            let is_first = !std::mem::replace(&mut self.has_findings, true);
            out.write_all(if is_first { b"\n" } else { b",\n" })?;
            write_json(&FindingRow::new(&report.file, diagnostic), out)?;
        }
        for suppressed in &report.suppressed {
            self.suppressed.extend_from_slice(if self.suppressed.is_empty() { b"\n" } else { b",\n" });
            let row = FindingRow::new(&report.file, &suppressed.diagnostic);
            let (by, reason) = match &suppressed.suppression {
                Suppression::Stet { reason } => ("stet", reason.as_deref()),
                Suppression::Baseline => ("baseline", None),
            };
            write_json(&SuppressedRow { row, by, reason }, &mut self.suppressed)?;
        }
        Ok(())
    }

    fn finish(&mut self, skipped: &[Skipped], summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        out.write_all(b"\n],\"suppressed\":[")?;
        out.write_all(&self.suppressed)?;
        out.write_all(b"\n],\"skipped\":")?;
        write_json(&skipped, out)?;
        out.write_all(b",\"summary\":")?;
        write_json(&SummaryRow::new(summary), out)?;
        out.write_all(b"}\n")
    }
}

impl SummaryRow {
    fn new(summary: &Summary) -> Self {
        let Summary { checked, errors, warnings, infos, hidden, suppressed, baselined, stale, fixed, .. } = *summary;
        let foreign = summary.foreign.iter();
        let [hidden_infos, hidden_warnings, hidden_errors] = hidden;
        Self {
            files: checked.files,
            words: checked.words,
            names: checked.names,
            figures: checked.figures,
            dates: checked.dates,
            quotations: checked.quotations,
            errors,
            warnings,
            infos,
            hidden: HiddenRow { errors: hidden_errors, warnings: hidden_warnings, infos: hidden_infos },
            suppressed,
            baselined,
            stale,
            fixed,
            stets_added: summary.stets_added,
            passed_over: summary.passed_over,
            foreign: foreign.map(|(language, passages)| ForeignRow { language: *language, passages: *passages }).collect(),
        }
    }
}
