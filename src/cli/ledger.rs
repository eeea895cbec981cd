//! `copydesk ledger`: the fact sheet of an article, section by section.

mod names;

use super::args::{ColorArg, ConfigArgs, LedgerArgs, LedgerFormat, SelectArgs};
use super::session::{Session, named_encoding};
use super::{Outcome, output};
use crate::format::{Extraction, Format, extract};
use crate::language::{Document, ListedMention, NameList};
use crate::report::{one_line, write_json};
use crate::source::{Encoding, Place, SourceFile, Unread, read, read_stream};
use crate::span::TextSpan;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

/// The name of standard input in outputs.
const STDIN: &str = "<stdin>";

/// One article with its text, taken apart.
struct Article {
    file: SourceFile,
    extraction: Extraction,
    document: Document,
    /// The names of the house.
    names: Arc<NameList>,
    /// Where the article has them.
    listed: Vec<ListedMention>,
}

/// A stretch of the decoded source.
#[derive(Serialize)]
struct Stretch {
    /// Line of `start`, from 1.
    line: usize,
    /// Code points from 1, the byte order mark left out.
    column: usize,
    /// First code point of the decoded source.
    start: usize,
    /// One past the last code point.
    end: usize,
}

/// `{"version":1,"file":…,"names":[…]}`: one article as json prints it, on one line.
#[derive(Serialize)]
struct Sheet<'a> {
    version: u32,
    file: &'a str,
    names: Vec<names::Row<'a>>,
}

/// Prints the fact sheet of each file.
pub(super) fn run(args: &LedgerArgs) -> io::Result<Outcome> {
    let encoding = match named_encoding(args.encoding.as_deref()) {
        Ok(encoding) => encoding,
        Err(message) => {
            output::failure(&message);
            return Ok(Outcome::Failed);
        }
    };
    let config = ConfigArgs { config: args.config.clone(), isolated: args.isolated, ..ConfigArgs::default() };
    let mut session = Session::new(&config, &SelectArgs::default());
    let mut out = BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Clean;
    let mut seen_stdin = false;
    // Standard input is there once, however often it is named.
    let files = args.files.iter().filter(|path| path.as_os_str() != "-" || !std::mem::replace(&mut seen_stdin, true));
    let mut is_later = false;
    for path in files {
        let article = match open(args, path, encoding, &mut session) {
            Ok(article) => article,
            Err(unread) => {
                output::failure(&format!("{}: {}", unread.file, unread.reason));
                outcome = Outcome::Failed;
                continue;
            }
        };
        match args.format {
            LedgerFormat::Table => table(&article, std::mem::replace(&mut is_later, true), &mut out)?,
            LedgerFormat::Json => json(&article, &mut out)?,
        }
    }
    out.flush()?;
    for problem in &session.problems {
        output::problem(problem, ColorArg::Auto);
        outcome = Outcome::Failed;
    }
    Ok(outcome)
}

fn open(args: &LedgerArgs, path: &Path, encoding: Option<Encoding>, session: &mut Session) -> Result<Article, Unread> {
    let is_stdin = path.as_os_str() == "-";
    let named = if is_stdin { args.stdin_filename.as_deref() } else { Some(path) };
    let shown = named.map_or_else(|| STDIN.to_owned(), crate::source::shown);
    let format = Format::of_path(&shown).unwrap_or(Format::Plain);
    let encoding = encoding.or_else(|| session.encoding(named.unwrap_or(Path::new("stdin.txt"))));
    let file = if is_stdin { read_stream(&shown, io::stdin().lock(), encoding, format)? } else { read(path, encoding, format)? };
    let extraction = extract(format, &file.text);
    let document = Document::new(&extraction);
    let names = session.names(named.unwrap_or(Path::new("stdin.txt")));
    let listed = names.find(&document);
    Ok(Article { file, extraction, document, names, listed })
}

fn table(article: &Article, is_later: bool, out: &mut impl Write) -> io::Result<()> {
    if is_later {
        writeln!(out)?;
    }
    writeln!(out, "{}", one_line(&article.file.path))?;
    names::table(article, out)
}

fn json(article: &Article, out: &mut impl Write) -> io::Result<()> {
    let sheet = Sheet { version: 1, file: &article.file.path, names: names::rows(article) };
    write_json(&sheet, out)?;
    writeln!(out)
}

impl Article {
    /// Where a span of the text stands in the source.
    fn place(&self, span: TextSpan) -> Stretch {
        let span = self.extraction.map.to_source(span);
        let (start, end) = (self.at(span.start), self.at(span.end));
        Stretch { line: start.line, column: start.column, start: start.code_point, end: end.code_point }
    }

    fn at(&self, byte: u32) -> Place {
        self.file.lines.place(&self.file.text, byte as usize)
    }
}

/// Writes rows in columns: each cell on one line, two blanks between, the last one as long as it is.
fn columns<const N: usize>(rows: &[[String; N]], out: &mut impl Write) -> io::Result<()> {
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| crate::report::columns(cell)).max();
    let widths: Vec<usize> = (0..N).map(|column| width(column).unwrap_or(0)).collect();
    for row in rows {
        write!(out, "  ")?;
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            if at + 1 == N {
                writeln!(out, "{cell}")?;
            } else {
                write!(out, "{cell}{}", " ".repeat(width.saturating_sub(crate::report::columns(cell)) + 2))?;
            }
        }
    }
    Ok(())
}
