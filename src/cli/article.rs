//! Single articles, read and taken apart: for the commands that make a sheet of them.

use super::args::{ArticleArgs, ColorArg, ConfigArgs, SelectArgs};
use super::session::{Session, named_encoding};
use super::{Outcome, output};
use crate::format::{Extraction, Format, extract};
use crate::language::{Document, NameList};
use crate::rule::RuleSet;
use crate::source::{Encoding, Place, SourceFile, Unread, read, read_stream};
use crate::span::TextSpan;
use serde::Serialize;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The name of standard input in outputs.
const STDIN: &str = "<stdin>";

/// One article with its text, taken apart.
pub(super) struct Article {
    pub(super) file: SourceFile,
    pub(super) extraction: Extraction,
    pub(super) document: Document,
}

/// A stretch of the decoded source.
#[derive(Debug, Serialize)]
pub(super) struct Stretch {
    /// Line of `start`, from 1.
    pub(super) line: usize,
    /// Code points from 1, the byte order mark left out.
    column: usize,
    /// First code point of the decoded source.
    start: usize,
    /// One past the last code point.
    end: usize,
}

/// Reads articles as the flags say.
pub(super) struct Reading<'a> {
    args: &'a ArticleArgs,
    encoding: Option<Encoding>,
    session: Session,
}

impl<'a> Reading<'a> {
    /// # Errors
    /// When no encoding has the name that is given.
    pub(super) fn new(args: &'a ArticleArgs) -> Result<Self, String> {
        let encoding = named_encoding(args.encoding.as_deref())?;
        let config = ConfigArgs { config: args.config.clone(), isolated: args.isolated, ..ConfigArgs::default() };
        Ok(Self { args, encoding, session: Session::new(&config, &SelectArgs::default()) })
    }

    /// Reads an article; `-` is standard input.
    pub(super) fn open(&mut self, path: &Path) -> Result<Article, Unread> {
        let named = self.named(path);
        let shown = named.map_or_else(|| STDIN.to_owned(), crate::source::shown);
        let format = Format::of_path(&shown).unwrap_or(Format::Plain);
        let encoding = self.encoding.or_else(|| self.session.encoding(named.unwrap_or(Path::new("stdin.txt"))));
        let file = if is_stdin(path) {
            read_stream(&shown, io::stdin().lock(), encoding, format)?
        } else {
            read(path, encoding, format)?
        };
        let extraction = extract(format, &file.text);
        let document = Document::new(&extraction);
        Ok(Article { file, extraction, document })
    }

    /// The names of the house for an article.
    pub(super) fn names(&mut self, path: &Path) -> Arc<NameList> {
        let named = self.named(path).unwrap_or(Path::new("stdin.txt"));
        self.session.names(named)
    }

    /// The rules of the house for an article.
    pub(super) fn rules(&mut self, path: &Path) -> Arc<RuleSet> {
        let named = self.named(path).unwrap_or(Path::new("stdin.txt"));
        Arc::clone(&self.session.desk(named).rules)
    }

    /// Tells the faults of configurations and gives the outcome.
    pub(super) fn end(self, outcome: Outcome) -> Outcome {
        for problem in &self.session.problems {
            output::problem(problem, ColorArg::Auto);
        }
        if self.session.problems.is_empty() { outcome } else { Outcome::Failed }
    }

    fn named<'p>(&self, path: &'p Path) -> Option<&'p Path>
    where
        'a: 'p,
    {
        if is_stdin(path) { self.args.stdin_filename.as_deref() } else { Some(path) }
    }
}

pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Shows that an article could not be read.
pub(super) fn unread(unread: &Unread) {
    output::failure(&format!("{}: {}", unread.file, unread.reason));
}

impl Article {
    /// Where a span of the text stands in the source.
    pub(super) fn place(&self, span: TextSpan) -> Stretch {
        let span = self.extraction.map.to_source(span);
        let (start, end) = (self.at(span.start), self.at(span.end));
        Stretch { line: start.line, column: start.column, start: start.code_point, end: end.code_point }
    }

    /// The line on which a span of the text starts.
    pub(super) fn line(&self, span: TextSpan) -> usize {
        self.file.lines.line_of(self.extraction.map.to_source(span).start as usize)
    }

    fn at(&self, byte: u32) -> Place {
        self.file.lines.place(&self.file.text, byte as usize)
    }
}
