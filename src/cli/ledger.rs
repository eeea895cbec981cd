//! `copydesk ledger`: the fact sheet of an article, section by section.

mod dates;
mod figures;
mod names;
mod quotations;

use super::Outcome;
use super::args::{LedgerArgs, SheetFormat};
use super::article::{Article, Reading, Stretch, is_stdin, unread};
use super::day::named_day;
use super::output::{self, Output};
use super::section::Section;
use crate::language::attribution::{Attribution, Sources};
use crate::language::{Day, ListedMention, NameList};
use crate::report::{escaped, one_line, write_json};
use crate::rule::RuleSet;
use serde::Serialize;
use std::io::{self, Write};
use std::sync::Arc;

/// An article with the names of its house.
struct Subject {
    article: Article,
    /// The names of the house.
    names: Arc<NameList>,
    /// Where the article has them.
    listed: Vec<ListedMention>,
    /// The day of the article, by itself or by `--date`.
    date: Option<Day>,
    /// Its rules, for the words that tell who says something.
    rules: Arc<RuleSet>,
    /// Claims and who answers for them.
    sources: Sources,
}

/// Who says something, as json prints it.
#[derive(Serialize)]
struct SourceRow<'a> {
    /// The source; of a cue without one ("estimated") the cue.
    text: &'a str,
    /// `named`, `document`, `link`, `institution` or `weak`.
    tier: &'static str,
    line: usize,
}

impl Subject {
    fn source(&self, attribution: &Attribution) -> SourceRow<'_> {
        let span = attribution.source.unwrap_or(attribution.span);
        SourceRow { text: self.article.document.slice(span), tier: attribution.tier.as_str(), line: self.article.line(span) }
    }
}

/// A source as tables show it.
fn shown(source: &SourceRow<'_>) -> String {
    format!("{} (line {})", source.text, source.line)
}

/// One article as json prints it, on one line: the contract with scripts. Changes add keys, never more.
#[derive(Serialize)]
struct Sheet<'a> {
    version: u32,
    file: &'a str,
    /// The day of the article.
    date: Option<String>,
    names: Vec<names::Row<'a>>,
    figures: Vec<figures::Row<'a>>,
    dates: Vec<dates::Row<'a>>,
    quotations: Vec<quotations::Row<'a>>,
}

/// Prints the fact sheet of each file.
pub(super) fn run(args: &LedgerArgs) -> io::Result<Outcome> {
    let settled = named_day(args.date.as_deref()).and_then(|date| Ok((date, Reading::new(&args.read)?)));
    let (date, mut reading) = match settled {
        Ok(settled) => settled,
        Err(message) => {
            output::failure(&message);
            return Ok(Outcome::Failed);
        }
    };
    let mut out = Output::plain();
    let mut outcome = Outcome::Clean;
    let mut seen_stdin = false;
    // Standard input is there once, however often it is named.
    let files = args.files.iter().filter(|path| !is_stdin(path) || !std::mem::replace(&mut seen_stdin, true));
    let mut is_later = false;
    for path in files {
        let article = match reading.open(path) {
            Ok(article) => article,
            Err(fault) => {
                unread(&fault);
                outcome = Outcome::Failed;
                continue;
            }
        };
        let names = reading.names(path);
        let listed = names.find(&article.document);
        let date = article.document.date.or(date);
        let rules = reading.rules(path);
        let subject = Subject { article, names, listed, date, rules, sources: Sources::default() };
        if args.format == SheetFormat::Json {
            json(&subject, &mut out)?;
        } else {
            tables(&subject, args.format, std::mem::replace(&mut is_later, true), &mut out)?;
        }
    }
    out.close()?;
    Ok(reading.end(outcome))
}

fn tables(subject: &Subject, format: SheetFormat, is_later: bool, out: &mut impl Write) -> io::Result<()> {
    if is_later {
        writeln!(out)?;
    }
    let file = &subject.article.file.path;
    let sections: [Section; 4] =
        [names::section(subject), figures::section(subject), dates::section(subject), quotations::section(subject)];
    if format == SheetFormat::Markdown {
        writeln!(out, "## {}", escaped(file))?;
        return sections.iter().try_for_each(|section| section.markdown(out));
    }
    writeln!(out, "{}", one_line(file))?;
    sections.iter().try_for_each(|section| section.terminal(out))
}

fn json(subject: &Subject, out: &mut impl Write) -> io::Result<()> {
    let sheet = Sheet {
        version: 1,
        file: &subject.article.file.path,
        date: subject.date.map(|date| date.to_string()),
        names: names::rows(subject),
        figures: figures::rows(subject),
        dates: dates::rows(subject),
        quotations: quotations::rows(subject),
    };
    write_json(&sheet, out)?;
    writeln!(out)
}
