//! `copydesk rules try`: one rule over an archive, before it goes live.

use super::args::{ColorArg, ConfigArgs, SelectArgs};
use super::rules::Loaded;
use super::rules_test::{no_rules, pack_of};
use super::{Outcome, output, session};
use crate::diagnostic::Problem;
use crate::engine;
use crate::report::{count, one_line};
use crate::source::walk::{WalkOptions, walk};
use crate::source::{SourceFile, read};
use rayon::prelude::*;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Characters of copy shown before and after a sample.
const AROUND_CHARS: usize = 40;

/// Counts the findings of a rule and shows samples, spread over the archive.
pub(super) fn run(rule: &str, archive: &[PathBuf], samples: usize, config: &ConfigArgs) -> io::Result<Outcome> {
    let path = Path::new(rule);
    let (packs, id) = if path.is_file() {
        match pack_of(path) {
            Some((pack, Some(id))) => (vec![pack], id),
            _ => {
                output::problem(&no_rules(path), ColorArg::Auto);
                return Ok(Outcome::Failed);
            }
        }
    } else {
        (Vec::new(), rule.to_owned())
    };
    let select = SelectArgs { select: vec![id.clone()], extend_select: Vec::new(), ignore: Vec::new() };
    let loaded = Loaded::with_packs(config, &select, Path::new("."), &packs, |settings| settings);
    let mut outcome = loaded.report();
    if loaded.rules.get(&id).is_none() {
        let help = loaded.rules.nearest(&id).unwrap_or_else(|| "copydesk rules list shows them all".into());
        output::failure(&format!("no rule is called \"{id}\"; {help}"));
        return Ok(Outcome::Failed);
    }
    let walked = walk(archive, &WalkOptions::default());
    for unread in walked.unread {
        output::problem(&Problem::of_file(unread.file, unread.reason), ColorArg::Auto);
        outcome = Outcome::Failed;
    }
    let encoding = session::encoding(config, Path::new("."));
    let check = |input: &crate::source::walk::Input| {
        let file = read(&input.path, encoding, input.format)?;
        let words = file.text.split_whitespace().count();
        let checked = engine::check(&file.text, file.format, &loaded.rules);
        let shown: Vec<String> = checked.diagnostics.iter().map(|found| sample(&file, found)).collect();
        Ok((words, shown))
    };
    let results: Vec<Result<(usize, Vec<String>), crate::source::Unread>> = walked.files.par_iter().map(check).collect();
    let (mut articles, mut words, mut hit_articles) = (0, 0, 0);
    let mut found = Vec::new();
    for result in results {
        match result {
            Ok((count, shown)) => {
                articles += 1;
                words += count;
                hit_articles += usize::from(!shown.is_empty());
                found.extend(shown);
            }
            Err(unread) => {
                output::problem(&Problem::of_file(unread.file, unread.reason), ColorArg::Auto);
                outcome = Outcome::Failed;
            }
        }
    }
    let mut out = io::stdout();
    let per = |count: usize, of: usize, unit: f64| if of == 0 { 0.0 } else { count as f64 * unit / of as f64 };
    writeln!(out, "{id}: {} in {hit_articles} of {}", count(found.len(), "finding"), count(articles, "article"))?;
    let per_words = per(found.len(), words, 100_000.0);
    writeln!(out, "{:.1} in 1,000 articles, {per_words:.1} in 100,000 words", per(found.len(), articles, 1000.0))?;
    let step = found.len().div_ceil(samples.max(1)).max(1);
    for line in found.iter().step_by(step).take(samples) {
        writeln!(out, "{line}")?;
    }
    Ok(outcome)
}

fn sample(file: &SourceFile, found: &crate::diagnostic::Diagnostic) -> String {
    let bytes = found.primary.range();
    let before: Vec<char> = file.text.get(..bytes.start).unwrap_or("").chars().rev().take(AROUND_CHARS).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = file.text.get(bytes.end..).unwrap_or("").chars().take(AROUND_CHARS).collect();
    let place = file.lines.place(&file.text, bytes.start);
    let copy = format!("{before}⟦{}⟧{after}", file.text.get(bytes).unwrap_or("")).replace(['\n', '\r'], " ");
    format!("{}:{}:{}: {}", file.path, place.line, place.column, one_line(&copy))
}
