//! `copydesk check`: the articles, the rules, the report.

use super::Outcome;
use super::args::CheckArgs;
use super::format;
use super::output::{self, Output};
use super::print::Printer;
use super::progress::Progress;
use super::run::{self, Done, Flags, Job};
use super::session::Session;
use crate::diagnostic::Problem;
use crate::format::Format;
use crate::report::{Checked, Options, OutputFormat, Skipped, Summary, summary_line};
use crate::source::Encoding;
use crate::source::walk::{Input, WalkOptions, walk};
use crate::source::{read_stream, shown};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Checks what the arguments name.
pub(super) fn run(args: &CheckArgs) -> io::Result<Outcome> {
    let flags = match flags(args) {
        Ok(flags) => flags,
        Err(message) => {
            output::failure(&message);
            return Ok(Outcome::Failed);
        }
    };
    let chosen = match format::chosen(args.format, args.output_file.as_deref(), |name| std::env::var(name).ok()) {
        Ok(chosen) => chosen,
        Err(message) => {
            output::failure(&message);
            return Ok(Outcome::Failed);
        }
    };
    let mut session = Session::new(&args.config, &args.select);
    let mut tally = Tally::new(chosen.format);
    let jobs = jobs(args, flags, &mut session, &mut tally)?;
    for problem in std::mem::take(&mut session.problems) {
        tally.problem(args, &problem);
    }
    if args.list_files {
        return list(&jobs, &tally);
    }
    tally.expired(args, &jobs);
    let mut out = Output::open(args.output_file.as_deref(), args.color)?;
    let color = args.output_file.is_none() && output::wants_color(args.color, &io::stdout());
    let folder = std::env::current_dir().ok().map(|folder| shown(&folder));
    let options = Options { color, width: output::width(), verbose: args.verbose, folder };
    let mut printer = Printer::new(chosen, &options, std::env::var_os("GITHUB_STEP_SUMMARY"));
    let mut progress = Progress::new(jobs.len(), args.quiet);
    run::run(&jobs, flags, args.threads, |done| {
        let printed = progress.aside(|| tally.take(args, done, &mut printer, &mut out));
        progress.add(1);
        printed
    })?;
    progress.end();
    tally.finish(args, &mut printer, &mut out)?;
    out.close()?;
    Ok(tally.outcome(args))
}

fn flags(args: &CheckArgs) -> Result<Flags, String> {
    let encoding = match &args.encoding {
        Some(label) => {
            let unknown = || format!("--encoding: no encoding is called \"{label}\"; try windows-1252 or utf-16le");
            Some(Encoding::for_label(label).ok_or_else(unknown)?)
        }
        None => None,
    };
    if let Some(date) = args.date.as_ref().filter(|date| !is_date(date)) {
        return Err(format!("--date: \"{date}\" is not a day like 2026-01-31"));
    }
    Ok(Flags { severity: args.severity.map(Into::into), fail_on: args.fail_on.map(Into::into), encoding })
}

fn is_date(date: &str) -> bool {
    let mut parts = date.split('-').map(|part| (part.len(), part.parse::<u32>().ok().filter(|_| !part.starts_with('+'))));
    let (Some((4, Some(year))), Some((2, Some(month))), Some((2, Some(day))), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// The files to check, each with its rules.
fn jobs(args: &CheckArgs, flags: Flags, session: &mut Session, tally: &mut Tally) -> io::Result<Vec<Job>> {
    let mut jobs = Vec::new();
    let (streams, paths): (Vec<&PathBuf>, Vec<&PathBuf>) = args.paths.iter().partition(|path| path.as_os_str() == "-");
    if !streams.is_empty() {
        jobs.extend(stdin_job(args, flags, session, tally)?);
    }
    let paths: Vec<PathBuf> = paths.into_iter().cloned().collect();
    if paths.is_empty() {
        return Ok(jobs);
    }
    let walk_options = |exclude: Vec<String>, base: PathBuf| WalkOptions {
        exclude,
        base,
        force_exclude: args.force_exclude,
        no_ignore: args.no_ignore,
    };
    let walked = walk(&paths, &walk_options(args.exclude.clone(), PathBuf::new()));
    for problem in &walked.problems {
        tally.problem(args, problem);
    }
    for unread in walked.unread {
        tally.skip(args, Skipped { file: unread.file, reason: unread.reason });
    }
    tally.summary.passed_over += walked.passed_over;
    let mut excluded = walked.excluded;
    for input in walked.files {
        let config = session.config(&input.path);
        let is_excluded = (!input.named || args.force_exclude) && config.excludes(&input.path);
        if is_excluded {
            excluded += 1;
            continue;
        }
        let desk = session.desk(&input.path);
        jobs.push(Job { input, desk, given: None });
    }
    if jobs.is_empty() && tally.outcome == Outcome::Clean {
        let places = || paths.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ");
        if excluded > 0 && args.force_exclude {
            output::note("nothing to check: every article is excluded");
        } else if excluded > 0 {
            let help = "with --force-exclude a run may come to nothing";
            tally.problem(args, &Problem::of_file(places(), "every article is excluded").with_help(help));
        } else {
            let kinds = "articles end in .txt, .text, .md, .markdown or .mdx";
            tally.problem(args, &Problem::of_file(places(), "no article found").with_help(kinds));
        }
    }
    Ok(jobs)
}

fn stdin_job(args: &CheckArgs, flags: Flags, session: &mut Session, tally: &mut Tally) -> io::Result<Option<Job>> {
    let path = args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("<stdin>"));
    let name = shown(&path);
    let format = Format::of_path(&name).unwrap_or(Format::Plain);
    let place = args.stdin_filename.as_deref().unwrap_or(Path::new("stdin.txt"));
    let desk = session.desk(place);
    match read_stream(&name, io::stdin().lock(), flags.encoding.or(desk.encoding), format) {
        Ok(file) => {
            let input = Input { file: name, path, format, named: true };
            Ok(Some(Job { input, desk, given: Some(file) }))
        }
        Err(unread) => {
            tally.skip(args, Skipped { file: unread.file, reason: unread.reason });
            Ok(None)
        }
    }
}

fn list(jobs: &[Job], tally: &Tally) -> io::Result<Outcome> {
    let mut out = io::stdout().lock();
    for job in jobs {
        writeln!(out, "{}", crate::report::one_line(&job.input.file))?;
    }
    Ok(tally.outcome)
}

/// What a run has come to so far.
struct Tally {
    format: OutputFormat,
    outcome: Outcome,
    summary: Summary,
    skipped: Vec<Skipped>,
    by_rule: BTreeMap<String, [usize; 3]>,
}

impl Tally {
    fn new(format: OutputFormat) -> Self {
        Self { format, outcome: Outcome::Clean, summary: Summary::default(), skipped: Vec::new(), by_rule: BTreeMap::new() }
    }

    fn problem(&mut self, args: &CheckArgs, problem: &Problem) {
        self.outcome = Outcome::Failed;
        output::problem(problem, args.color);
    }

    fn skip(&mut self, args: &CheckArgs, skipped: Skipped) {
        self.outcome = Outcome::Failed;
        // These two print skipped files in their own form, where the log shows them.
        if !matches!(self.format, OutputFormat::Json | OutputFormat::Github) || args.statistics {
            output::problem(&Problem::of_file(skipped.file.as_str(), skipped.reason.as_str()), args.color);
        }
        self.skipped.push(skipped);
    }

    /// Says which rules want a review, as of `--date` or today.
    fn expired(&self, args: &CheckArgs, jobs: &[Job]) {
        let today = args.date.clone().unwrap_or_else(today);
        let mut seen = std::collections::BTreeSet::new();
        for rule in jobs.iter().flat_map(|job| job.desk.rules.rules()) {
            if rule.severity.is_some() && rule.until.as_ref().is_some_and(|until| *until < today) && seen.insert(rule.id.clone())
            {
                let until = rule.until.as_deref().unwrap_or("");
                output::note(&format!("note: the rule {} was to hold until {until}; {} wants a review", rule.id, rule.file));
            }
        }
    }

    fn take(&mut self, args: &CheckArgs, done: Done, printer: &mut Printer, out: &mut Output) -> io::Result<()> {
        let result = match done {
            Done::Checked(result) => *result,
            Done::Skipped(skipped) => {
                self.skip(args, skipped);
                return Ok(());
            }
        };
        for problem in &result.problems {
            self.problem(args, problem);
        }
        for (rule, more) in result.over_limit.iter().filter(|_| args.verbose) {
            output::note(&format!("{}: {rule}: {more} more findings than the rule shows", result.report.file.path));
        }
        if result.is_failing && !args.exit_zero {
            self.outcome = self.outcome.max(Outcome::Findings);
        }
        add(&mut self.summary.checked, &result.checked);
        for language in &result.foreign {
            *self.summary.foreign.entry(*language).or_default() += 1;
        }
        for (sum, count) in self.summary.hidden.iter_mut().zip(result.hidden) {
            *sum += count;
        }
        self.summary.suppressed += result.report.suppressed.len();
        for diagnostic in &result.report.diagnostics {
            self.summary.count(diagnostic.severity);
            if let Some(count) =
                self.by_rule.entry(diagnostic.rule.to_string()).or_default().get_mut(diagnostic.severity as usize)
            {
                *count += 1;
            }
        }
        if args.statistics { Ok(()) } else { printer.file(&result.report, out) }
    }

    fn finish(&mut self, args: &CheckArgs, printer: &mut Printer, out: &mut Output) -> io::Result<()> {
        if args.statistics {
            for (rule, counts) in &self.by_rule {
                let total: usize = counts.iter().sum();
                writeln!(out, "{total:>6}  {rule}")?;
            }
        } else {
            let is_quiet = args.quiet && self.format == OutputFormat::Terminal;
            printer.finish(&self.skipped, &self.summary, is_quiet, out)?;
        }
        let holds_summary = matches!(self.format, OutputFormat::Terminal | OutputFormat::Json | OutputFormat::Markdown);
        let is_apart = args.statistics || !holds_summary;
        if is_apart && !args.quiet {
            out.flush()?;
            output::note(&summary_line(&self.summary));
        }
        Ok(())
    }

    fn outcome(&self, _args: &CheckArgs) -> Outcome {
        self.outcome
    }
}

fn add(sum: &mut Checked, one: &Checked) {
    sum.files += one.files;
    sum.words += one.words;
    sum.names += one.names;
    sum.figures += one.figures;
    sum.dates += one.dates;
    sum.quotations += one.quotations;
}

/// The day in UTC, by the civil-from-days algorithm (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn today() -> String {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = seconds / 86_400 + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
