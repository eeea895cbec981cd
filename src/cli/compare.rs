//! `copydesk compare`: what changed between two drafts, and what was left behind.

mod rows;

use super::Outcome;
use super::args::{CompareArgs, SheetFormat};
use super::article::{Article, Reading, is_stdin, unread};
use super::output::{self, Output};
use crate::compare::{Comparison, compare};
use crate::report::{count, escaped, one_line, write_json};
use std::io::{self, Write};

/// Two drafts and how they differ.
struct Drafts {
    old: Article,
    new: Article,
    found: Comparison,
}

/// Compares the drafts and shows what changed. The status is 1 where something stale was left behind.
pub(super) fn run(args: &CompareArgs) -> io::Result<Outcome> {
    if is_stdin(&args.old) && is_stdin(&args.new) {
        output::failure("-: only one of the drafts can come from standard input");
        return Ok(Outcome::Failed);
    }
    let mut reading = match Reading::new(&args.read) {
        Ok(reading) => reading,
        Err(message) => {
            output::failure(&message);
            return Ok(Outcome::Failed);
        }
    };
    // Both are tried, so that both faults are told.
    let drafts = [&args.old, &args.new].map(|path| reading.open(path).map_err(|fault| unread(&fault)));
    let [Ok(old), Ok(new)] = drafts else { return Ok(reading.end(Outcome::Failed)) };
    let found = compare(&old.document, &new.document);
    let drafts = Drafts { old, new, found };
    let mut out = Output::plain();
    match args.format {
        SheetFormat::Table => table(&drafts, &mut out)?,
        SheetFormat::Markdown => markdown(&drafts, &mut out)?,
        SheetFormat::Json => {
            write_json(&rows::sheet(&drafts), &mut out)?;
            writeln!(out)?;
        }
    }
    out.close()?;
    let is_stale = !drafts.found.stale.is_empty() && !args.exit_zero;
    Ok(reading.end(if is_stale { Outcome::Findings } else { Outcome::Clean }))
}

fn table(drafts: &Drafts, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{} → {}", one_line(&drafts.old.file.path), one_line(&drafts.new.file.path))?;
    for section in rows::sections(drafts) {
        section.terminal(out)?;
    }
    writeln!(out, "\n{}", summary(&drafts.found))
}

fn markdown(drafts: &Drafts, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "## {} → {}", escaped(&drafts.old.file.path), escaped(&drafts.new.file.path))?;
    for section in rows::sections(drafts) {
        section.markdown(out)?;
    }
    writeln!(out, "\n{}", summary(&drafts.found))
}

/// "2 figures, 1 date and 1 name differ; 1 stale place".
fn summary(found: &Comparison) -> String {
    let differ = [(found.figures.len(), "figure"), (found.dates.len(), "date"), (found.names.len(), "name")];
    let [figures, dates, names] = differ.map(|(number, what)| count(number, what));
    let stale = if found.stale.is_empty() { "nothing stale".to_owned() } else { count(found.stale.len(), "stale place") };
    format!("{figures}, {dates} and {names} differ; {stale}")
}
