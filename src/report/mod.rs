//! What was found, printed: one file per output.

mod checkstyle;
mod concise;
mod github;
mod gitlab;
mod json;
mod jsonl;
mod junit;
mod markdown;
mod path;
mod pen;
mod problem;
mod rdjson;
mod rdjsonl;
mod row;
#[cfg(test)]
mod sample;
mod sanitise;
mod sarif;
mod snippet;
mod summary;
mod terminal;
#[cfg(test)]
mod tests;
mod wrap;
mod xml;

pub use markdown::escaped;
pub use problem::write_problem;
pub use row::write_json;
pub use sanitise::{clipped, columns, one_line};
pub use summary::{count, summary_line};

use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::filter::{Suppressed, Suppression};
use crate::rule::RuleSet;
use crate::source::SourceFile;
use path::Paths;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

/// Everything found in one file, in order.
#[derive(Debug, Clone)]
pub struct FileReport {
    /// The file as it was read.
    pub file: SourceFile,
    /// Findings to show, by start, end and rule.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that a stet or the baseline lets stand, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// The rules that the file was checked by.
    pub rules: Arc<RuleSet>,
}

/// A file that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The path as given.
    pub file: String,
    /// Why, lower case, no full stop.
    pub reason: String,
}

/// What was checked, over all files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Files checked.
    pub files: usize,
    /// Words, by word tokens.
    pub words: usize,
    /// Different names.
    pub names: usize,
    /// Numbers.
    pub figures: usize,
    /// Dates and weekdays.
    pub dates: usize,
    /// Outermost direct quotations.
    pub quotations: usize,
}

/// The last line of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// What was checked.
    pub checked: Checked,
    /// Findings shown at error.
    pub errors: usize,
    /// Findings shown at warning.
    pub warnings: usize,
    /// Findings shown at info.
    pub infos: usize,
    /// Findings below the severity that is shown, by severity: info, warning, error.
    pub hidden: [usize; 3],
    /// Findings that a stet switched off.
    pub suppressed: usize,
    /// Findings that the baseline lets stand.
    pub baselined: usize,
    /// Entries of the baseline that nothing was found for.
    pub stale: usize,
    /// Fixes that were applied.
    pub fixed: usize,
    /// True when nothing was written, so that the fixes were only tried.
    pub is_trial: bool,
    /// Findings that a stet was written for.
    pub stets_added: usize,
    /// Files of a folder that are no articles.
    pub passed_over: usize,
    /// Passages in other languages, which many rules leave out, by language; `None` where it is not sure.
    pub foreign: BTreeMap<Option<&'static str>, usize>,
}

impl Summary {
    /// Counts findings that are let stand.
    pub fn count_suppressed(&mut self, suppressed: &[Suppressed]) {
        let by_stet = suppressed.iter().filter(|one| matches!(one.suppression, Suppression::Stet { .. })).count();
        self.suppressed += by_stet;
        self.baselined += suppressed.len() - by_stet;
    }

    /// Counts a finding as shown.
    pub fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

/// Prints a run: the files in order, then the end.
pub trait Reporter {
    /// Prints one file's findings to standard output (or `--output-file`).
    ///
    /// # Errors
    /// When writing fails; a closed pipe is the caller's to forgive.
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()>;

    /// Ends the output; `skipped` and `summary` go into formats that hold them.
    ///
    /// # Errors
    /// When writing fails.
    fn finish(&mut self, skipped: &[Skipped], summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum OutputFormat {
    /// The copy with carets under it, and a line that says what was checked.
    #[default]
    Terminal,
    /// One line a finding.
    Concise,
    /// One JSON document.
    Json,
    /// One JSON row a finding.
    Jsonl,
    /// Annotations of GitHub Actions.
    Github,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// The Code Quality report of GitLab.
    Gitlab,
    /// One Reviewdog Diagnostic Format document, with suggestions.
    Rdjson,
    /// One Reviewdog Diagnostic Format row a finding.
    Rdjsonl,
    /// Checkstyle XML, for Jenkins and older tools.
    Checkstyle,
    /// JUnit XML: an article is a test.
    Junit,
    /// Tables for a comment on a pull request.
    Markdown,
}

impl OutputFormat {
    /// Every format, in the order that messages list.
    pub const ALL: [Self; 12] = [
        Self::Terminal,
        Self::Concise,
        Self::Json,
        Self::Jsonl,
        Self::Github,
        Self::Sarif,
        Self::Gitlab,
        Self::Rdjson,
        Self::Rdjsonl,
        Self::Checkstyle,
        Self::Junit,
        Self::Markdown,
    ];

    /// The name used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Github => "github",
            Self::Sarif => "sarif",
            Self::Gitlab => "gitlab",
            Self::Rdjson => "rdjson",
            Self::Rdjsonl => "rdjsonl",
            Self::Checkstyle => "checkstyle",
            Self::Junit => "junit",
            Self::Markdown => "markdown",
        }
    }
}

impl std::str::FromStr for OutputFormat {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|format| format.as_str() == name).ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// A name that no output format has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl std::fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = OutputFormat::ALL.map(OutputFormat::as_str);
        write!(f, "unknown format \"{}\"; ", one_line(&self.0))?;
        match did_you_mean(&self.0, names) {
            Some(help) => f.write_str(&help),
            None => write!(f, "there are {}", names.join(", ")),
        }
    }
}

impl std::error::Error for UnknownFormat {}

/// Columns of a terminal whose width is not known.
pub const WIDTH_DEFAULT: usize = 100;

/// Columns of the narrowest terminal that is laid out for.
pub const WIDTH_MIN: usize = 40;

/// How the output looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Write ANSI colours (terminal).
    pub color: bool,
    /// Columns of the terminal; at least [`WIDTH_MIN`] are used.
    pub width: usize,
    /// Say why a rule exists (terminal).
    pub verbose: bool,
    /// The working directory, with `/`: formats for other programs name files relative to it.
    pub folder: Option<String>,
    /// Leave out of SARIF what is let stand: GitHub's code scanning does not read `suppressions`, and shows it as open.
    pub hides_suppressed: bool,
}

impl Options {
    fn columns(&self) -> usize {
        self.width.max(WIDTH_MIN)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { color: false, width: WIDTH_DEFAULT, verbose: false, folder: None, hides_suppressed: false }
    }
}

/// The reporter that prints `format`.
pub fn reporter(format: OutputFormat, options: Options) -> Box<dyn Reporter> {
    let paths = Paths::new(options.folder.clone());
    match format {
        OutputFormat::Terminal => Box::new(terminal::Terminal::new(options)),
        OutputFormat::Concise => Box::new(concise::Concise),
        OutputFormat::Json => Box::new(json::Json::default()),
        OutputFormat::Jsonl => Box::new(jsonl::JsonLines),
        OutputFormat::Github => Box::new(github::Github::new(paths)),
        OutputFormat::Sarif => Box::new(sarif::Sarif::new(paths, !options.hides_suppressed)),
        OutputFormat::Gitlab => Box::new(gitlab::Gitlab::new(paths)),
        OutputFormat::Rdjson => Box::new(rdjson::Rdjson::new(paths)),
        OutputFormat::Rdjsonl => Box::new(rdjsonl::RdjsonLines::new(paths)),
        OutputFormat::Checkstyle => Box::new(checkstyle::Checkstyle::new(paths)),
        OutputFormat::Junit => Box::new(junit::Junit::new(paths)),
        OutputFormat::Markdown => Box::new(markdown::Markdown::new(paths, None)),
    }
}

/// The reporter of a step summary: Markdown in at most `bytes`, by leaving whole articles out.
pub fn step_summary(bytes: usize, options: &Options) -> Box<dyn Reporter> {
    Box::new(markdown::Markdown::new(Paths::new(options.folder.clone()), Some(bytes)))
}
