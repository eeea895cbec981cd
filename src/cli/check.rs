//! `copydesk check`: the articles, the rules, the report.

use super::Outcome;
use super::args::CheckArgs;
use super::day::named_day;
use super::format::{self, Chosen};
use super::held::BaselineChoice;
use super::jobs::jobs;
use super::output::{self, Output};
use super::print::Printer;
use super::progress::Progress;
use super::run::{self, Copy, Done, Flags, Job, Mend};
use super::session::{Session, named_encoding};
use super::tally::Tally;
use crate::diagnostic::Applicability;
use crate::report::{Options, OutputFormat, one_line};
use crate::source::{SourceFile, encode, is_same, shown};
use std::io::{self, Write};

/// Checks what the arguments name.
pub(super) fn run(args: &CheckArgs) -> io::Result<Outcome> {
    let chosen = || format::chosen(args.format, args.output_file.as_deref(), |name| std::env::var(name).ok());
    let settled = flags(args).and_then(|flags| Ok((flags, chosen()?)));
    match settled {
        Ok((flags, chosen)) => check(args, &flags, chosen),
        Err(message) => {
            output::failure(&message);
            Ok(Outcome::Failed)
        }
    }
}

fn check(args: &CheckArgs, flags: &Flags, chosen: Chosen) -> io::Result<Outcome> {
    // A quiet run on the terminal has no summary.
    let is_counted = !args.quiet || args.statistics || chosen.format != OutputFormat::Terminal;
    let flags = &Flags { is_counted, ..flags.clone() };
    let mut session = Session::new(&args.config, &args.select);
    session.baseline = BaselineChoice::of(args.baseline.as_deref(), args.no_baseline || args.config.isolated);
    session.date = named_day(args.date.as_deref()).unwrap_or_default();
    let mut tally = Tally::new(chosen.format);
    let jobs = jobs(args, flags, &mut session, &mut tally);
    let problems = std::mem::take(&mut session.problems);
    for problem in &problems {
        tally.problem(args, problem);
    }
    // Under rules that are not the house's, a fix could do harm.
    let held_back = Flags { mend: flags.mend.filter(|mend| !mend.writes), add_stet: None, ..flags.clone() };
    let is_held_back = !problems.is_empty() && (held_back.mend != flags.mend || held_back.add_stet != flags.add_stet);
    let flags = if is_held_back { &held_back } else { flags };
    if is_held_back {
        output::note("nothing is written, as not all that was asked for could be read");
    }
    if args.list_files {
        return list(&jobs, &tally);
    }
    if let Some(name) = written_over(args, &jobs) {
        output::failure(&format!("--output-file: {name} is read in this run, so no report is written over it"));
        return Ok(Outcome::Failed);
    }
    tally.expired(args, &jobs);
    let mut out = open(args)?;
    let folder = std::env::current_dir().ok().map(|folder| shown(&folder));
    let color = out.has_color(args.color);
    let hides_suppressed = std::env::var("GITHUB_ACTIONS").is_ok_and(|value| value == "true");
    let options = Options { color, width: output::width(), verbose: args.verbose, folder, hides_suppressed };
    let mut printer = Printer::new(chosen, &options, std::env::var_os("GITHUB_STEP_SUMMARY"));
    let mut progress = Progress::new(jobs.len(), args.quiet);
    let mut mended_stream = None;
    run::run(&jobs, flags, args.threads, |done| {
        if let Some(file) = stream(args, &jobs, &done) {
            mended_stream = Some(file);
        }
        let printed = progress.aside(|| tally.take(args, done, &mut printer, &mut out));
        progress.add(1);
        printed
    })?;
    progress.end();
    tally.stale(args, &jobs);
    tally.finish(args, &mut printer, &mut out)?;
    out.close()?;
    // The process ends soon: to take its rules apart piece by piece is time for nothing.
    std::mem::forget(session);
    if let Some(file) = mended_stream {
        match print_article(&file) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
    }
    Ok(tally.outcome)
}

/// The article, baseline or configuration that the report would be written over.
fn written_over(args: &CheckArgs, jobs: &[Job]) -> Option<String> {
    let target = args.output_file.as_deref().filter(|file| file.is_file())?;
    let articles = jobs.iter().filter(|job| !matches!(job.copy, Copy::Stream(_))).map(|job| job.input.path.as_path());
    let baselines = jobs.iter().filter_map(|job| job.desk.baseline.as_ref()).map(|held| held.path.as_path());
    let config = args.config.config.as_deref();
    articles.chain(baselines).chain(config).find(|path| is_same(path, target)).map(shown)
}

fn flags(args: &CheckArgs) -> Result<Flags, String> {
    let encoding = named_encoding(args.encoding.as_deref())?;
    named_day(args.date.as_deref())?;
    if args.unsafe_fixes && !args.fix && !args.diff {
        return Err("--unsafe-fixes says which fixes --fix applies or --diff shows; add one of them".to_owned());
    }
    let has_stream = args.paths.iter().any(|path| path.as_os_str() == "-");
    if has_stream && args.fix && !args.diff && args.paths.len() > 1 {
        return Err("--fix: - stands alone, as the mended article goes to standard output".to_owned());
    }
    if has_stream && (args.staged || args.changed_since.is_some()) {
        return Err("-: standard input has no changed lines; name the article instead".to_owned());
    }
    if has_stream && args.add_stet.is_some() {
        return Err("--add-stet: standard input cannot be written to; name the article instead".to_owned());
    }
    let least = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    let mend = (args.fix || args.diff).then_some(Mend { least, writes: args.fix && !args.diff });
    let add_stet = args.add_stet.as_deref().map(reason).transpose()?;
    Ok(Flags {
        severity: args.severity.map(Into::into),
        fail_on: args.fail_on.map(Into::into),
        encoding,
        mend,
        add_stet,
        is_counted: true,
    })
}

/// The reason of a stet, on one line.
fn reason(given: &str) -> Result<String, String> {
    let reason = given.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        Err("--add-stet: say why the findings stand, as in --add-stet=\"as quoted\"".to_owned())
    } else if reason.contains("--") || reason.contains('>') {
        Err("--add-stet: a reason stands in a comment, so it cannot hold \"--\" or \">\"".to_owned())
    } else if reason.starts_with([',', ':', ';']) {
        Err("--add-stet: a reason begins with a word".to_owned())
    } else {
        Ok(reason)
    }
}

/// Where the report goes: to standard error when the mended article takes standard output.
fn open(args: &CheckArgs) -> io::Result<Output> {
    let prints_article = args.fix && !args.diff && args.paths.iter().any(|path| path.as_os_str() == "-");
    match &args.output_file {
        None if prints_article => Ok(Output::errors(args.color)),
        None if args.diff => Ok(Output::plain()),
        file => Output::open(file.as_deref(), args.color),
    }
}

/// The article of standard input as it stands after its fixes, where they are wanted.
fn stream(args: &CheckArgs, jobs: &[Job], done: &Done) -> Option<SourceFile> {
    let is_stream = jobs.first().is_some_and(|job| matches!(job.copy, Copy::Stream(_)));
    match done {
        Done::Checked(result) if is_stream && args.fix && !args.diff => Some(result.report.file.clone()),
        _ => None,
    }
}

fn print_article(file: &SourceFile) -> io::Result<()> {
    let bytes = encode(&file.text, file.lines.encoding()).map_err(io::Error::other)?;
    let mut out = io::stdout().lock();
    out.write_all(&bytes)?;
    out.flush()
}

fn list(jobs: &[Job], tally: &Tally) -> io::Result<Outcome> {
    let mut out = io::stdout().lock();
    for job in jobs {
        writeln!(out, "{}", one_line(&job.input.file))?;
    }
    Ok(tally.outcome)
}
