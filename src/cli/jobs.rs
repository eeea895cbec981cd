//! What a run checks: standard input, files and folders, less what is excluded or has not changed.

use super::Outcome;
use super::args::CheckArgs;
use super::output;
use super::run::{Copy, Flags, Job};
use super::session::Session;
use super::tally::Tally;
use crate::diagnostic::Problem;
use crate::format::Format;
use crate::report::Skipped;
use crate::source::walk::{Input, WalkOptions, walk};
use crate::source::{Against, ChangedLines, Changes, read_stream, relative, shown};
use std::io;
use std::path::{Path, PathBuf};

/// The files to check, each with its rules.
pub(super) fn jobs(args: &CheckArgs, flags: &Flags, session: &mut Session, tally: &mut Tally) -> Vec<Job> {
    let mut jobs = Vec::new();
    let (streams, paths): (Vec<&PathBuf>, Vec<&PathBuf>) = args.paths.iter().partition(|path| path.as_os_str() == "-");
    if !streams.is_empty() {
        jobs.extend(stdin_job(args, flags, session, tally));
    }
    let paths: Vec<PathBuf> = paths.into_iter().cloned().collect();
    if paths.is_empty() {
        return jobs;
    }
    let options = WalkOptions {
        exclude: args.exclude.clone(),
        base: PathBuf::new(),
        force_exclude: args.force_exclude,
        no_ignore: args.no_ignore,
    };
    let walked = walk(&paths, &options);
    let places = || walked.files.iter().map(|input| input.path.clone()).chain(paths.iter().cloned()).collect::<Vec<_>>();
    let changes = match against(args).map(|against| Changes::read(&places(), against)).transpose() {
        Ok(changes) => changes,
        Err(problem) => {
            tally.problem(args, &problem);
            return jobs;
        }
    };
    for problem in &walked.problems {
        tally.problem(args, problem);
    }
    for unread in walked.unread {
        tally.skip(args, Skipped { file: unread.file, reason: unread.reason });
    }
    tally.summary.passed_over += walked.passed_over;
    let (mut excluded, mut unchanged) = (walked.excluded, 0);
    for input in walked.files {
        let config = session.config(&input.path);
        let is_excluded = (!input.named || args.force_exclude) && config.excludes(&input.path);
        if is_excluded {
            excluded += 1;
            continue;
        }
        let (changed, staged) = match &changes {
            None => (Some(ChangedLines::All), None),
            Some(changes) => (changes.lines(&input.path).cloned(), changes.staged(&input.path)),
        };
        let Some(changed) = changed else {
            unchanged += 1;
            continue;
        };
        let desk = session.desk(&input.path);
        let copy = staged.map_or(Copy::Disk, |bytes| Copy::Staged(bytes.to_vec()));
        jobs.push(Job { input, desk, copy, changed });
    }
    for (path, bytes) in changes.iter().flat_map(Changes::absent) {
        jobs.extend(absent_job(&paths, path, bytes, session));
    }
    if jobs.is_empty() && tally.outcome == Outcome::Clean {
        nothing(args, &paths, excluded, unchanged, tally);
    }
    jobs
}

/// Says why there is nothing to check; it is a fault unless a flag may well leave nothing.
fn nothing(args: &CheckArgs, paths: &[PathBuf], excluded: usize, unchanged: usize, tally: &mut Tally) {
    let places = || paths.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ");
    match against(args) {
        Some(Against::Staged) if unchanged > 0 => output::note("nothing to check: no article is staged"),
        Some(Against::Since(revision)) if unchanged > 0 => {
            output::note(&format!("nothing to check: no article has changed since {revision}"));
        }
        _ if excluded > 0 && args.force_exclude => output::note("nothing to check: every article is excluded"),
        _ if excluded > 0 => {
            let help = "with --force-exclude a run may come to nothing";
            tally.problem(args, &Problem::of_file(places(), "every article is excluded").with_help(help));
        }
        _ => {
            let kinds = "articles end in .txt, .text, .md, .markdown or .mdx";
            tally.problem(args, &Problem::of_file(places(), "no article found").with_help(kinds));
        }
    }
}

/// A staged article that the work tree no longer has: the commit holds all of it, so all of it counts.
fn absent_job(paths: &[PathBuf], path: &Path, bytes: &[u8], session: &mut Session) -> Option<Job> {
    let is_asked_for = paths.iter().filter_map(|asked| asked.canonicalize().ok()).any(|asked| path.starts_with(asked));
    let file = relative(path, Path::new("."));
    let format = Format::of_path(&file).filter(|_| is_asked_for)?;
    let path = PathBuf::from(&file);
    if session.config(&path).excludes(&path) {
        return None;
    }
    let desk = session.desk(&path);
    let input = Input { file, path, format, named: false };
    Some(Job { input, desk, copy: Copy::Staged(bytes.to_vec()), changed: ChangedLines::All })
}

/// What changed lines are counted from.
fn against(args: &CheckArgs) -> Option<Against<'_>> {
    match &args.changed_since {
        Some(revision) => Some(Against::Since(revision)),
        None => args.staged.then_some(Against::Staged),
    }
}

fn stdin_job(args: &CheckArgs, flags: &Flags, session: &mut Session, tally: &mut Tally) -> Option<Job> {
    let path = args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("<stdin>"));
    let name = shown(&path);
    let format = Format::of_path(&name).unwrap_or(Format::Plain);
    let place = args.stdin_filename.as_deref().unwrap_or(Path::new("stdin.txt"));
    let desk = session.desk(place);
    match read_stream(&name, io::stdin().lock(), flags.encoding.or(desk.encoding), format) {
        Ok(file) => {
            // Without a name there is nothing beside it.
            let input = Input { file: name, path, format, named: args.stdin_filename.is_some() };
            Some(Job { input, desk, copy: Copy::Stream(file), changed: ChangedLines::All })
        }
        Err(unread) => {
            tally.skip(args, Skipped { file: unread.file, reason: unread.reason });
            None
        }
    }
}
