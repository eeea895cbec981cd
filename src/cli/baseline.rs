//! `copydesk baseline`: the findings of today are let stand, and taken out again as they are mended.

use super::Outcome;
use super::args::{BaselineArgs, BaselineCommand, BaselineOf, CheckArgs, ColorArg, ConfigArgs, SelectArgs};
use super::held::{BaselineChoice, Held, key};
use super::jobs::jobs;
use super::look::gates;
use super::output;
use super::run::{self, Done, Flags, Job, Result as Checked};
use super::session::Session;
use super::tally::Tally;
use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::filter::{Baseline, BaselineEntry};
use crate::report::{OutputFormat, count, one_line};
use crate::source::{shown, write_whole};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Runs one of the commands.
pub(super) fn run(args: &BaselineArgs) -> io::Result<Outcome> {
    let done = match &args.command {
        BaselineCommand::Write { of, severity, force } => write(of, severity.map(Into::into), *force)?,
        BaselineCommand::Prune { of } => prune(of)?,
        BaselineCommand::Show { baseline, config } => show(baseline.as_deref(), config)?,
    };
    Ok(done.unwrap_or_else(|problem| {
        output::problem(&problem, ColorArg::Auto);
        Outcome::Failed
    }))
}

/// Where the baseline stands that the arguments mean.
fn place(baseline: Option<&Path>, config: &ConfigArgs) -> PathBuf {
    let select = SelectArgs::default();
    baseline.map_or_else(|| Session::new(config, &select).config(Path::new(".")).baseline().0, Path::to_path_buf)
}

fn write(of: &BaselineOf, severity: Option<Severity>, force: bool) -> io::Result<Result<Outcome, Problem>> {
    let path = place(of.baseline.as_deref(), &of.config);
    let old = match std::fs::read(&path) {
        Ok(_) if !force => {
            let help = "copydesk baseline prune takes out what was mended; --force lets stand what is new, too";
            return Ok(Err(Problem::of_file(shown(&path), "there is a baseline already").with_help(help)));
        }
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Ok(Err(Problem::of_file(shown(&path), format!("cannot be read: {error}")))),
    };
    let mut baseline = Baseline::default();
    let mut files = 0;
    let flags = Flags { severity: Some(Severity::Info), ..Flags::default() };
    let outcome = check(of, &flags, BaselineChoice::None, |job, result| {
        let stands = |one: &&Diagnostic| match severity {
            Some(least) => one.severity >= least,
            None => one.severity >= job.desk.severity || gates(job.desk.fail_on, one, job.desk.rules.get(&one.rule)),
        };
        let before = baseline.len();
        baseline.add(&key(&path, &job.input.path), result.report.diagnostics.iter().filter(stands));
        files += usize::from(baseline.len() > before);
    })?;
    if outcome == Outcome::Failed {
        return Ok(Err(Problem::of_file(shown(&path), "not written, as not all could be checked")));
    }
    if let Err(reason) = write_whole(&path, old.as_deref(), baseline.to_toml().as_bytes()) {
        return Ok(Err(Problem::of_file(shown(&path), reason)));
    }
    let mut out = io::stdout().lock();
    let (findings, articles) = (count(baseline.len(), "finding"), count(files, "article"));
    writeln!(out, "{}: lets {findings} in {articles} stand", one_line(&shown(&path)))?;
    if !is_found(&path, &of.config) {
        writeln!(
            out,
            "name it in copydesk.toml (baseline = \"…\"), or give check the flag --baseline {}",
            one_line(&shown(&path))
        )?;
    }
    Ok(Ok(Outcome::Clean))
}

/// True when `check` finds the baseline by itself.
fn is_found(path: &Path, config: &ConfigArgs) -> bool {
    crate::source::is_same(&place(None, config), path)
}

fn prune(of: &BaselineOf) -> io::Result<Result<Outcome, Problem>> {
    let path = place(of.baseline.as_deref(), &of.config);
    let held = match held(&path) {
        Ok(held) => held,
        Err(problem) => return Ok(Err(problem)),
    };
    let mut stale: BTreeMap<String, Vec<BaselineEntry>> = held.gone().into_iter().collect();
    let choice = BaselineChoice::File(path.clone());
    let outcome = check(of, &Flags::default(), choice, |job, result| {
        if !result.found.stale.is_empty() {
            stale.insert(held.key(&job.input.path), result.found.stale);
        }
    })?;
    let mut pruned = held.baseline.clone();
    for (file, entries) in &stale {
        pruned.remove(file, entries);
    }
    if !stale.is_empty()
        && let Err(reason) = write_whole(&path, Some(held.text.as_bytes()), pruned.to_toml().as_bytes())
    {
        return Ok(Err(Problem::of_file(shown(&path), reason)));
    }
    let mut out = io::stdout().lock();
    print(&mut out, stale.iter().map(|(file, entries)| (file.as_str(), entries.as_slice())))?;
    let taken: usize = stale.values().map(Vec::len).sum();
    writeln!(out, "{}: {} taken out, {} left", one_line(&shown(&path)), count(taken, "finding"), pruned.len())?;
    Ok(Ok(outcome))
}

fn show(baseline: Option<&Path>, config: &ConfigArgs) -> io::Result<Result<Outcome, Problem>> {
    let path = place(baseline, config);
    let held = match held(&path) {
        Ok(held) => held,
        Err(problem) => return Ok(Err(problem)),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    print(&mut out, held.baseline.files())?;
    let (findings, articles) = (count(held.baseline.len(), "finding"), count(held.baseline.files().count(), "article"));
    writeln!(out, "{}: lets {findings} in {articles} stand", one_line(&shown(&path)))?;
    out.flush()?;
    Ok(Ok(Outcome::Clean))
}

fn held(path: &Path) -> Result<Held, Problem> {
    let help = "copydesk baseline write makes one";
    Held::read(path)?.ok_or_else(|| Problem::of_file(shown(path), "there is no such baseline").with_help(help))
}

fn print<'a>(out: &mut impl Write, files: impl Iterator<Item = (&'a str, &'a [BaselineEntry])>) -> io::Result<()> {
    for (file, entries) in files {
        for entry in entries {
            writeln!(out, "{}: {} “{}”", one_line(file), one_line(&entry.rule), one_line(&entry.text))?;
        }
    }
    Ok(())
}

/// Checks the articles of a command and hands each result over with its job; `Failed` where something could not be checked.
fn check(of: &BaselineOf, flags: &Flags, choice: BaselineChoice, mut each: impl FnMut(&Job, Checked)) -> io::Result<Outcome> {
    let args =
        CheckArgs { paths: of.paths.clone(), config: of.config.clone(), select: of.select.clone(), ..CheckArgs::default() };
    let mut session = Session::new(&args.config, &args.select);
    session.baseline = choice;
    let mut tally = Tally::new(OutputFormat::default());
    let jobs = jobs(&args, flags, &mut session, &mut tally);
    for problem in std::mem::take(&mut session.problems) {
        tally.problem(&args, &problem);
    }
    // Results come in the order of the jobs.
    let mut of_result = jobs.iter();
    run::run(&jobs, flags, 0, |done| {
        match (of_result.next(), done) {
            (Some(job), Done::Checked(mut result)) => {
                std::mem::take(&mut result.problems).iter().for_each(|problem| tally.problem(&args, problem));
                each(job, *result);
            }
            (_, Done::Skipped(skipped)) => tally.skip(&args, skipped),
            (None, Done::Checked(_)) => {}
        }
        Ok(())
    })?;
    Ok(if tally.outcome == Outcome::Failed { Outcome::Failed } else { Outcome::Clean })
}
