//! Files to findings, in parallel, in the order of their paths.

use super::session::Desk;
use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::engine;
use crate::filter;
use crate::language::Document;
use crate::report::{Checked, FileReport, Skipped};
use crate::source::walk::Input;
use crate::source::{Encoding, SourceFile};
use crate::source::{read, read_sidecar};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Files that are checked before their findings are printed; bounds memory on an archive.
const BATCH_FILES: usize = 512;

/// One file to check, with the rules that hold for it.
pub(super) struct Job {
    pub(super) input: Input,
    pub(super) desk: Arc<Desk>,
    /// The article itself, where it came on standard input.
    pub(super) given: Option<SourceFile>,
}

/// What came of one file.
pub(super) enum Done {
    Checked(Box<Result>),
    Skipped(Skipped),
}

/// Findings and counts of one file.
pub(super) struct Result {
    pub(super) report: FileReport,
    pub(super) checked: Checked,
    /// The language of each passage that is not English, where it is sure.
    pub(super) foreign: Vec<Option<&'static str>>,
    /// Findings below the severity that is shown, by severity.
    pub(super) hidden: [usize; 3],
    /// The worst finding that gates, shown or not.
    pub(super) is_failing: bool,
    /// Rules that had more findings than their limit, and how many more.
    pub(super) over_limit: Vec<(Arc<str>, usize)>,
    /// Faults of the sidecar.
    pub(super) problems: Vec<Problem>,
}

/// How the command line changes what a desk says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) severity: Option<Severity>,
    pub(super) fail_on: Option<crate::config::FailOn>,
    pub(super) encoding: Option<Encoding>,
}

/// Checks the jobs and hands each result over in order.
pub(super) fn run(jobs: &[Job], flags: Flags, threads: usize, mut each: impl FnMut(Done) -> io::Result<()>) -> io::Result<()> {
    if threads == 1 || jobs.len() < 2 {
        return jobs.iter().try_for_each(|job| each(check(job, flags)));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?;
    for batch in jobs.chunks(BATCH_FILES) {
        let done: Vec<Done> = pool.install(|| batch.par_iter().map(|job| check(job, flags)).collect());
        done.into_iter().try_for_each(&mut each)?;
    }
    Ok(())
}

fn check(job: &Job, flags: Flags) -> Done {
    let encoding = flags.encoding.or(job.desk.encoding);
    let file = match &job.given {
        Some(file) => Ok(file.clone()),
        None => read(&job.input.path, encoding, job.input.format),
    };
    match file {
        Ok(file) => Done::Checked(Box::new(check_file(job, flags, file))),
        Err(unread) => Done::Skipped(Skipped { file: unread.file, reason: unread.reason }),
    }
}

fn check_file(job: &Job, flags: Flags, file: SourceFile) -> Result {
    let desk = &job.desk;
    let engine::Checked { extraction, document, diagnostics, over_limit } = engine::check(&file.text, file.format, &desk.rules);
    let mut problems = Vec::new();
    let mut stets = filter::StetSet::from_extraction(&extraction);
    if job.given.is_none() {
        problems.extend(add_sidecar(&mut stets, &job.input.path));
    }
    let filtered = filter::apply(&stets, diagnostics, &file.text, &desk.rules, desk.require_reason);
    let shown_from = flags.severity.unwrap_or(desk.severity);
    let fail_on = flags.fail_on.unwrap_or(desk.fail_on);
    let mut hidden = [0; 3];
    let mut is_failing = false;
    let mut shown: Vec<Diagnostic> = Vec::new();
    for diagnostic in filtered.kept {
        let is_preview = desk.rules.get(&diagnostic.rule).is_some_and(crate::rule::Rule::is_preview);
        is_failing |= fail_on.holds(diagnostic.severity) && !is_preview;
        if diagnostic.severity >= shown_from {
            shown.push(diagnostic);
        } else if let Some(count) = hidden.get_mut(diagnostic.severity as usize) {
            *count += 1;
        }
    }
    let checked = count(&document);
    let foreign = document.foreign().iter().map(|passage| passage.language).collect();
    let report = FileReport { file, diagnostics: shown, suppressed: filtered.suppressed, rules: Arc::clone(&desk.rules) };
    Result { report, checked, foreign, hidden, is_failing, over_limit, problems }
}

fn add_sidecar(stets: &mut filter::StetSet, article: &Path) -> Option<Problem> {
    match read_sidecar(article) {
        Ok(None) => None,
        Ok(Some((name, text))) => stets.add_sidecar(&name, &text).err(),
        Err(unread) => Some(Problem::of_file(unread.file, unread.reason)),
    }
}

fn count(document: &Document) -> Checked {
    let names: FxHashSet<&str> = document.names().iter().map(|name| document.slice(name.span)).collect();
    Checked {
        files: 1,
        words: document.tokens.iter().filter(|token| token.is_word()).count(),
        names: names.len(),
        figures: document.numbers().len(),
        dates: document.dates().len(),
        quotations: document.quotations.iter().filter(|quotation| quotation.depth == 0).count(),
    }
}
