//! Files to findings, in parallel, in the order of their paths.

use super::look::{Look, look, sidecar_beside};
use super::session::Desk;
use super::{add_stet, mended};
use crate::diagnostic::{Applicability, Problem, Severity};
use crate::filter::{ChangedText, StetSet};
use crate::limits::THREADS_MAX;
use crate::report::{FileReport, Skipped};
use crate::source::walk::Input;
use crate::source::{ChangedLines, Encoding, SourceFile, Unread, read};
use rayon::prelude::*;
use std::io;
use std::sync::Arc;

/// Files that are checked before their findings are printed; bounds memory on an archive.
const BATCH_FILES: usize = 512;

/// One file to check, with the rules that hold for it.
pub(super) struct Job {
    pub(super) input: Input,
    pub(super) desk: Arc<Desk>,
    pub(super) copy: Copy,
    /// The lines that findings are reported on.
    pub(super) changed: ChangedLines,
}

/// Where the text of a job comes from.
pub(super) enum Copy {
    /// The file itself.
    Disk,
    /// Standard input.
    Stream(SourceFile),
    /// The bytes that the next commit holds, where the file has others.
    Staged(Vec<u8>),
}

/// What came of one file.
pub(super) enum Done {
    Checked(Box<Result>),
    Skipped(Skipped),
}

/// What came of one file that was checked.
pub(super) struct Result {
    /// The file and its findings, as they stand after fixes and stets.
    pub(super) report: FileReport,
    /// What else was found; the findings themselves went into the report.
    pub(super) found: Look,
    /// What kept something from being done.
    pub(super) problems: Vec<Problem>,
    /// What fixes did.
    pub(super) fixed: Option<Fixed>,
    /// Findings that a stet was written for.
    pub(super) stets_added: usize,
}

/// What fixes did to one file.
pub(super) struct Fixed {
    /// The text before.
    pub(super) before: SourceFile,
    /// The text after.
    pub(super) after: SourceFile,
    pub(super) applied: usize,
    /// What to tell of them, one line each: fixes that were left out.
    pub(super) notes: Vec<String>,
    /// The fixes that were applied, one line each.
    pub(super) log: Vec<String>,
}

/// How the command line changes what a desk says.
#[derive(Debug, Clone, Default)]
pub(super) struct Flags {
    pub(super) severity: Option<Severity>,
    pub(super) fail_on: Option<crate::config::FailOn>,
    pub(super) encoding: Option<Encoding>,
    pub(super) mend: Option<Mend>,
    /// The reason of stets to write.
    pub(super) add_stet: Option<String>,
    /// True to count words, names and figures for the summary.
    pub(super) is_counted: bool,
}

/// Which fixes are applied, and where they go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mend {
    pub(super) least: Applicability,
    /// True to write the file, false to show the difference.
    pub(super) writes: bool,
}

/// Checks the jobs and hands each result over in order.
pub(super) fn run(jobs: &[Job], flags: &Flags, threads: usize, mut each: impl FnMut(Done) -> io::Result<()>) -> io::Result<()> {
    if threads == 1 || jobs.len() < 2 {
        return jobs.iter().try_for_each(|job| each(check(job, flags)));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.min(THREADS_MAX)).build().map_err(io::Error::other)?;
    for batch in jobs.chunks(BATCH_FILES) {
        let done: Vec<Done> = pool.install(|| batch.par_iter().map(|job| check(job, flags)).collect());
        done.into_iter().try_for_each(&mut each)?;
    }
    Ok(())
}

fn check(job: &Job, flags: &Flags) -> Done {
    let encoding = flags.encoding.or(job.desk.encoding);
    let file = match &job.copy {
        Copy::Stream(file) => Ok(file.clone()),
        Copy::Disk => read(&job.input.path, encoding, job.input.format),
        Copy::Staged(bytes) => SourceFile::from_bytes(&job.input.file, bytes, job.input.format, encoding)
            .map_err(|error| Unread { file: job.input.file.clone(), reason: error.to_string() }),
    };
    match file {
        Ok(file) => Done::Checked(Box::new(check_file(job, flags, file))),
        Err(unread) => Done::Skipped(Skipped { file: unread.file, reason: unread.reason }),
    }
}

fn check_file(job: &Job, flags: &Flags, file: SourceFile) -> Result {
    let mut problems = Vec::new();
    let sidecar = match &job.copy {
        Copy::Stream(_) if !job.input.named => StetSet::default(),
        Copy::Stream(_) | Copy::Disk | Copy::Staged(_) => sidecar_beside(&job.input.path, &mut problems),
    };
    let changed = match &job.changed {
        ChangedLines::All => None,
        ChangedLines::Some(lines) => Some(ChangedText::of_lines(&file.text, lines)),
    };
    let scene = Scene { job, flags, sidecar: &sidecar, changed: changed.as_ref() };
    // What a broken sidecar lets stand is not known, so nothing is written beside it.
    let is_sound = problems.is_empty();
    let (file, found, fixed) = match flags.mend.filter(|_| is_sound) {
        None => {
            let found = look(&scene, &file.text, changed.as_ref());
            (file, found, None)
        }
        Some(mend) => mended::mend_file(&scene, mend, file, &mut problems),
    };
    let (file, mut found, stets_added) = match flags.add_stet.as_ref().filter(|_| is_sound) {
        None => (file, found, 0),
        Some(reason) => add_stet::add(&scene, reason, file, found, &mut problems),
    };
    let (diagnostics, suppressed) = (std::mem::take(&mut found.shown), std::mem::take(&mut found.suppressed));
    let report = FileReport { file, diagnostics, suppressed, rules: Arc::clone(&job.desk.rules) };
    Result { report, found, problems, fixed, stets_added }
}

/// Everything that stands fast while the text of a file changes under fixes and stets.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) job: &'a Job,
    pub(super) flags: &'a Flags,
    pub(super) sidecar: &'a StetSet,
    /// The changed stretches of the text as it was read; `None` where all counts.
    pub(super) changed: Option<&'a ChangedText>,
}
