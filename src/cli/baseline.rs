//! `copydesk baseline`: the findings of today are let stand, and taken out again as they are mended.

use super::Outcome;
use super::args::{BaselineArgs, BaselineCommand, BaselineOf, CheckArgs, ColorArg, ConfigArgs, SelectArgs};
use super::held::{BaselineChoice, Held, key, missing};
use super::jobs::jobs;
use super::look::gates;
use super::output;
use super::run::{self, Done, Flags, Job, Result as Checked};
use super::session::Session;
use super::tally::Tally;
use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::filter::{Baseline, BaselineEntry};
use crate::report::{OutputFormat, count, one_line};
use crate::rule::RuleSet;
use crate::source::{shown, write_whole};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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

/// Entries for what is no longer found, by article.
type Stale = BTreeMap<String, Vec<BaselineEntry>>;

/// What a run came to for one baseline.
#[derive(Default)]
struct Gathered {
    baseline: Baseline,
    /// The articles that were checked, as entries name them, each with the rules that it was checked by.
    checked: BTreeMap<String, Arc<RuleSet>>,
}

fn write(of: &BaselineOf, severity: Option<Severity>, force: bool) -> io::Result<Result<Outcome, Problem>> {
    let place_of = |job: &Job| of.baseline.clone().unwrap_or_else(|| job.desk.baseline_place.clone());
    // A look before the long work.
    if let Err(problem) = old(&place(of.baseline.as_deref(), &of.config), force) {
        return Ok(Err(problem));
    }
    let mut places: BTreeMap<PathBuf, Gathered> = BTreeMap::new();
    let flags = Flags { severity: Some(Severity::Info), ..Flags::default() };
    let outcome = check(of, &flags, BaselineChoice::None, |job, result| {
        let stands = |one: &&Diagnostic| match severity {
            Some(least) => one.severity >= least,
            None => one.severity >= job.desk.severity || gates(job.desk.fail_on, one, job.desk.rules.get(&one.rule)),
        };
        let path = place_of(job);
        let key = key(&path, &job.input.path);
        let gathered = places.entry(path).or_default();
        gathered.baseline.add(&key, result.report.diagnostics.iter().filter(stands));
        gathered.checked.insert(key, Arc::clone(&job.desk.rules));
    })?;
    if outcome == Outcome::Failed {
        let path = place(of.baseline.as_deref(), &of.config);
        return Ok(Err(Problem::of_file(shown(&path), "not written, as not all could be checked")));
    }
    let mut texts = Vec::new();
    for (path, gathered) in &mut places {
        match old(path, force) {
            Ok(text) => texts.push(text),
            Err(problem) => return Ok(Err(problem)),
        }
        if let Some(Some(text)) = texts.last() {
            keep(gathered, &shown(path), path, text);
        }
    }
    let mut out = io::stdout().lock();
    for ((path, gathered), old) in places.iter().zip(texts) {
        let new = gathered.baseline.to_toml();
        if let Err(reason) = write_whole(path, old.as_deref().map(str::as_bytes), new.as_bytes()) {
            return Ok(Err(Problem::of_file(shown(path), reason)));
        }
        let (findings, articles) =
            (count(gathered.baseline.len(), "finding"), count(gathered.baseline.files().count(), "article"));
        writeln!(out, "{}: lets {findings} in {articles} stand", one_line(&shown(path)))?;
        if of.baseline.is_some() && !is_found(path, &of.config) {
            let name = shown(path);
            writeln!(out, "name it in copydesk.toml (baseline = \"…\"), or give check the flag --baseline {}", one_line(&name))?;
        }
    }
    Ok(Ok(Outcome::Clean))
}

/// The text of the baseline that would be written over; an error where there is one and no `--force`, or where it is none.
fn old(path: &Path, force: bool) -> Result<Option<String>, Problem> {
    let fault = |message: String| Problem::of_file(shown(path), message);
    match std::fs::read_to_string(path) {
        Ok(_) if !force => {
            let help = "copydesk baseline prune takes out what was mended; --force lets stand what is new, too";
            Err(fault("there is a baseline already".to_owned()).with_help(help))
        }
        Ok(text) if !Baseline::is_one(&text) => Err(fault("is no baseline, so it is not written over".to_owned())),
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault(format!("cannot be read: {error}"))),
    }
}

/// Keeps the entries of articles and rules that were not looked at; those of articles that are gone are dropped.
fn keep(gathered: &mut Gathered, name: &str, path: &Path, text: &str) {
    // One that is broken is made anew.
    let Ok(old) = Baseline::parse(name, text) else { return };
    let folder = path.parent().unwrap_or(Path::new(""));
    for (file, entries) in old.files() {
        let ran = gathered.checked.get(file);
        let is_kept = |entry: &&BaselineEntry| match ran {
            Some(rules) => rules.get(&entry.rule).is_some_and(|rule| rule.severity.is_none()),
            None => folder.join(file).exists(),
        };
        let kept: Vec<BaselineEntry> = entries.iter().filter(is_kept).cloned().collect();
        gathered.baseline.keep(file, kept);
    }
}

/// True when `check` finds the baseline by itself.
fn is_found(path: &Path, config: &ConfigArgs) -> bool {
    crate::source::is_same(&place(None, config), path)
}

fn prune(of: &BaselineOf) -> io::Result<Result<Outcome, Problem>> {
    let named = place(of.baseline.as_deref(), &of.config);
    let choice = of.baseline.as_ref().map_or(BaselineChoice::Configured, |path| BaselineChoice::File(path.clone()));
    let mut all: BTreeMap<PathBuf, (Arc<Held>, Stale)> = BTreeMap::new();
    match Held::read(&named) {
        Ok(held) => all.extend(held.map(|held| (named.clone(), (Arc::new(held), BTreeMap::new())))),
        Err(problem) => return Ok(Err(problem)),
    }
    let outcome = check(of, &Flags::default(), choice, |job, result| {
        let Some(held) = &job.desk.baseline else { return };
        let (_, stale) = all.entry(held.path.clone()).or_insert_with(|| (Arc::clone(held), BTreeMap::new()));
        if !result.found.stale.is_empty() {
            stale.insert(held.key(&job.input.path), result.found.stale);
        }
    })?;
    if all.is_empty() {
        return Ok(Err(missing(&named)));
    }
    let mut out = io::stdout().lock();
    for (path, (held, mut stale)) in all {
        stale.extend(held.gone());
        let mut pruned = held.baseline.clone();
        for (file, entries) in &stale {
            pruned.remove(file, entries);
        }
        if !stale.is_empty()
            && let Err(reason) = write_whole(&path, Some(held.text.as_bytes()), pruned.to_toml().as_bytes())
        {
            return Ok(Err(Problem::of_file(shown(&path), reason)));
        }
        print(&mut out, stale.iter().map(|(file, entries)| (file.as_str(), entries.as_slice())))?;
        let taken: usize = stale.values().map(Vec::len).sum();
        writeln!(out, "{}: {} taken out, {} left", one_line(&shown(&path)), count(taken, "finding"), pruned.len())?;
    }
    Ok(Ok(outcome))
}

fn show(baseline: Option<&Path>, config: &ConfigArgs) -> io::Result<Result<Outcome, Problem>> {
    let path = place(baseline, config);
    let held = match Held::read(&path) {
        Ok(Some(held)) => held,
        Ok(None) => return Ok(Err(missing(&path))),
        Err(problem) => return Ok(Err(problem)),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    print(&mut out, held.baseline.files())?;
    let (findings, articles) = (count(held.baseline.len(), "finding"), count(held.baseline.files().count(), "article"));
    writeln!(out, "{}: lets {findings} in {articles} stand", one_line(&shown(&path)))?;
    out.flush()?;
    Ok(Ok(Outcome::Clean))
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
