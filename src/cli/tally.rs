//! What a run has come to: counts, notes, the outcome.

use super::Outcome;
use super::args::CheckArgs;
use super::day::today;
use super::held::Held;
use super::output::{self, Output};
use super::print::Printer;
use super::run::{Done, Fixed, Job};
use crate::diagnostic::Problem;
use crate::report::{Checked, OutputFormat, Skipped, Summary, count, summary_line};
use crate::source::Encoding;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::Arc;

/// Stale entries that are named; the rest is counted.
const STALE_NAMED_MAX: usize = 20;

/// What a run has come to so far.
pub(super) struct Tally {
    pub(super) outcome: Outcome,
    pub(super) summary: Summary,
    format: OutputFormat,
    skipped: Vec<Skipped>,
    by_rule: BTreeMap<String, [usize; 3]>,
    /// Baseline entries for what is mended, as messages name them.
    stale: Vec<String>,
}

impl Tally {
    pub(super) fn new(format: OutputFormat) -> Self {
        Self {
            outcome: Outcome::Clean,
            summary: Summary::default(),
            format,
            skipped: Vec::new(),
            by_rule: BTreeMap::new(),
            stale: Vec::new(),
        }
    }

    pub(super) fn problem(&mut self, args: &CheckArgs, problem: &Problem) {
        self.outcome = Outcome::Failed;
        output::problem(problem, args.color);
    }

    pub(super) fn skip(&mut self, args: &CheckArgs, skipped: Skipped) {
        self.outcome = Outcome::Failed;
        // These two print skipped files in their own form, where the log shows them.
        if !matches!(self.format, OutputFormat::Json | OutputFormat::Github) || args.statistics || args.diff {
            output::problem(&Problem::of_file(skipped.file.as_str(), skipped.reason.as_str()), args.color);
        }
        self.skipped.push(skipped);
    }

    /// Says which rules want a review, as of `--date` or today.
    pub(super) fn expired(&self, args: &CheckArgs, jobs: &[Job]) {
        let today = args.date.clone().unwrap_or_else(today);
        let mut seen = BTreeSet::new();
        for rule in jobs.iter().flat_map(|job| job.desk.rules.rules()) {
            if rule.severity.is_some() && rule.until.as_ref().is_some_and(|until| *until < today) && seen.insert(rule.id.clone())
            {
                let until = rule.until.as_deref().unwrap_or("");
                output::note(&format!("note: the rule {} was to hold until {until}; {} wants a review", rule.id, rule.file));
            }
        }
    }

    /// Counts and prints what came of one file.
    pub(super) fn take(&mut self, args: &CheckArgs, done: Done, printer: &mut Printer, out: &mut Output) -> io::Result<()> {
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
        for (rule, more) in result.found.over_limit.iter().filter(|_| args.verbose) {
            output::note(&format!("{}: {rule}: {more} more findings than the rule shows", result.report.file.path));
        }
        if result.found.is_failing && !args.exit_zero {
            self.outcome = self.outcome.max(Outcome::Findings);
        }
        add(&mut self.summary.checked, &result.found.checked);
        for language in &result.found.foreign {
            *self.summary.foreign.entry(*language).or_default() += 1;
        }
        for (sum, count) in self.summary.hidden.iter_mut().zip(result.found.hidden) {
            *sum += count;
        }
        self.summary.stets_added += result.stets_added;
        self.summary.count_suppressed(&result.report.suppressed);
        let file = &result.report.file.path;
        self.stale.extend(result.found.stale.iter().map(|entry| format!("{file}: {} “{}”", entry.rule, entry.text)));
        for diagnostic in &result.report.diagnostics {
            self.summary.count(diagnostic.severity);
            if let Some(count) =
                self.by_rule.entry(diagnostic.rule.to_string()).or_default().get_mut(diagnostic.severity as usize)
            {
                *count += 1;
            }
        }
        if let Some(fixed) = &result.fixed {
            self.fixed(args, fixed, out)?;
        }
        if args.statistics || args.diff { Ok(()) } else { printer.file(&result.report, out) }
    }

    fn fixed(&mut self, args: &CheckArgs, fixed: &Fixed, out: &mut Output) -> io::Result<()> {
        self.summary.fixed += fixed.applied;
        if args.staged && args.fix && !args.diff && fixed.applied > 0 {
            // What the next commit holds is what it was.
            output::note(&format!("note: {} is mended in the work tree; stage it again", fixed.after.path));
            if !args.exit_zero {
                self.outcome = self.outcome.max(Outcome::Findings);
            }
        }
        let verb = if args.diff { "would fix" } else { "fixed" };
        let log = fixed.log.iter().filter(|_| args.verbose).map(|line| format!("{verb}: {line}"));
        for note in log.chain(fixed.notes.iter().filter(|_| !args.quiet).map(|note| format!("note: {note}"))) {
            output::note(&note);
        }
        if !args.diff || fixed.applied == 0 {
            return Ok(());
        }
        if fixed.before.lines.encoding() != Encoding::Utf8 {
            output::note(&format!("note: {} is not stored in UTF-8, the diff is; it cannot be applied", fixed.before.path));
        }
        out.diff(&fixed.before, &fixed.after)
    }

    /// Says which entries of the baselines name what is no longer there.
    pub(super) fn stale(&mut self, args: &CheckArgs, jobs: &[Job]) {
        let mut held: Vec<&Arc<Held>> = jobs.iter().filter_map(|job| job.desk.baseline.as_ref()).collect();
        held.dedup_by(|a, b| Arc::ptr_eq(a, b));
        let mut seen = BTreeSet::new();
        for held in held.into_iter().filter(|held| seen.insert(held.path.clone())) {
            let gone = held.gone();
            let entries = gone.iter().flat_map(|(file, entries)| entries.iter().map(move |entry| (file, entry)));
            self.stale.extend(entries.map(|(file, entry)| format!("{file}: {} “{}”", entry.rule, entry.text)));
        }
        self.summary.stale = self.stale.len();
        if !args.strict_baseline || self.stale.is_empty() {
            return;
        }
        for line in self.stale.iter().take(STALE_NAMED_MAX) {
            output::note(&format!("in the baseline, and mended or gone: {line}"));
        }
        if let Some(more) = self.stale.len().checked_sub(STALE_NAMED_MAX).filter(|more| *more > 0) {
            output::note(&format!("and {more} more"));
        }
        output::note(&format!(
            "error: the baseline holds {} too many: copydesk baseline prune",
            count(self.stale.len(), "finding")
        ));
        if !args.exit_zero {
            self.outcome = self.outcome.max(Outcome::Findings);
        }
    }

    /// Prints the end of the output.
    pub(super) fn finish(&mut self, args: &CheckArgs, printer: &mut Printer, out: &mut Output) -> io::Result<()> {
        self.summary.is_trial = args.diff;
        if args.statistics {
            for (rule, counts) in &self.by_rule {
                let total: usize = counts.iter().sum();
                writeln!(out, "{total:>6}  {rule}")?;
            }
        } else if !args.diff {
            let is_quiet = args.quiet && self.format == OutputFormat::Terminal;
            printer.finish(&self.skipped, &self.summary, is_quiet, out)?;
        }
        let holds_summary = matches!(self.format, OutputFormat::Terminal | OutputFormat::Json | OutputFormat::Markdown);
        let is_apart = args.statistics || args.diff || !holds_summary;
        if is_apart && !args.quiet {
            out.flush()?;
            output::note(&summary_line(&self.summary));
        }
        Ok(())
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
