//! `copydesk rules test`: the examples of rules, run by the rules.

use super::args::{ConfigArgs, SelectArgs};
use super::rules::Loaded;
use super::{Outcome, output};
use crate::config::Pack;
use crate::diagnostic::Problem;
use crate::example;
use crate::report::count;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Tests the rules in the given folders, or every rule in use.
pub(super) fn run(paths: &[PathBuf], config: &ConfigArgs) -> io::Result<Outcome> {
    let mut packs = Vec::new();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut outcome = Outcome::Clean;
    for path in paths {
        match pack_of(path) {
            Some((pack, only)) => {
                asked.extend(pack.rule_ids().filter(|id| only.as_deref().is_none_or(|only| only == *id)).map(str::to_owned));
                packs.push(pack);
            }
            None => {
                output::problem(&no_rules(path), super::args::ColorArg::Auto);
                outcome = Outcome::Failed;
            }
        }
    }
    let select = SelectArgs { select: Vec::new(), extend_select: Vec::new(), ignore: Vec::new() };
    let loaded = Loaded::with_packs(config, &select, Path::new("."), &packs, |mut settings| {
        // Rules that are off or tried out have examples too.
        settings.run_all = true;
        settings.has_samples = true;
        settings
    });
    outcome = outcome.max(loaded.report());
    let mut out = io::stdout();
    let (mut rules, mut passed, mut failed) = (0, 0, 0);
    for source in loaded.sources() {
        let is_last =
            loaded.sources().iter().rev().find(|other| other.id == source.id).is_some_and(|last| last.file == source.file);
        if !is_last
            || loaded.rules.get(&source.id).is_none()
            || !(asked.is_empty() && paths.is_empty() || asked.contains(&source.id))
        {
            continue;
        }
        rules += 1;
        match example::run(&loaded.rules, &source.id, &source.file, &source.text) {
            Ok(result) => {
                passed += result.passed;
                failed += result.failures.len();
                if result.passed + result.failures.len() == 0 {
                    output::note(&format!("note: {} has no example", source.file));
                }
                for failure in &result.failures {
                    writeln!(out, "{}: example {} ({}) does not hold", source.file, failure.number, failure.what)?;
                    writeln!(out, "  expected: {}", failure.expected.trim_end().replace('\n', "\n            "))?;
                    writeln!(out, "  found:    {}", failure.found.trim_end().replace('\n', "\n            "))?;
                }
            }
            Err(problem) => {
                output::problem(&problem, super::args::ColorArg::Auto);
                outcome = Outcome::Failed;
            }
        }
    }
    writeln!(out, "{}: {passed} of {} hold", count(rules, "rule"), count(passed + failed, "example"))?;
    Ok(if failed > 0 { outcome.max(Outcome::Findings) } else { outcome })
}

/// The pack that a folder or a rule file belongs to, and the one rule that is meant.
pub(super) fn pack_of(path: &Path) -> Option<(Pack, Option<String>)> {
    if path.is_dir() {
        let pack = Pack::open(path);
        return (!pack.is_empty()).then_some((pack, None));
    }
    let family = path.parent()?;
    let folder = family.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let id = format!("{}/{}", family.file_name()?.to_str()?, path.file_stem()?.to_str()?);
    let pack = Pack::open(folder);
    let is_rule = pack.rule_ids().any(|rule| rule == id);
    is_rule.then_some((pack, Some(id)))
}

/// What is said of a path without rules.
pub(super) fn no_rules(path: &Path) -> Problem {
    Problem::of_file(path.display().to_string(), "no rules here").with_help("rules stand in FOLDER/FAMILY/NAME.toml")
}
