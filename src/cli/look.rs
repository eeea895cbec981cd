//! One state of a text, checked and filtered: stets, baseline, changed lines, severity.

use super::run::Scene;
use crate::config::FailOn;
use crate::diagnostic::{Diagnostic, Problem};
use crate::engine;
use crate::filter::{self, BaselineEntry, ChangedText, StetSet, Suppressed, Suppression};
use crate::language::Document;
use crate::report::Checked;
use crate::rule::Rule;
use crate::source::read_sidecar;
use crate::span::SourceSpan;
use rustc_hash::FxHashSet;
use std::path::Path;
use std::sync::Arc;

/// What was found in one state of a text.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// Findings to show, in order.
    pub(super) shown: Vec<Diagnostic>,
    /// Findings that a stet or the baseline lets stand.
    pub(super) suppressed: Vec<Suppressed>,
    /// Rule and place of every finding that neither a stet nor the baseline lets stand, on whatever line and of whatever severity.
    pub(super) all: Vec<(Arc<str>, SourceSpan)>,
    pub(super) checked: Checked,
    /// The language of each passage that is not English, where it is sure.
    pub(super) foreign: Vec<Option<&'static str>>,
    /// Findings below the severity that is shown, by severity.
    pub(super) hidden: [usize; 3],
    /// True when a finding gates, shown or not.
    pub(super) is_failing: bool,
    /// Rules that had more findings than their limit, and how many more.
    pub(super) over_limit: Vec<(Arc<str>, usize)>,
    /// Baseline entries that nothing was found for.
    pub(super) stale: Vec<BaselineEntry>,
}

/// The stets of the sidecar beside an article; one that cannot be read or is wrong is told, and counts for nothing.
pub(super) fn sidecar_beside(article: &Path, problems: &mut Vec<Problem>) -> StetSet {
    let mut stets = StetSet::default();
    let fault = match read_sidecar(article) {
        Ok(None) => None,
        Ok(Some((name, text))) => stets.add_sidecar(&name, &text).err(),
        Err(unread) => Some(Problem::of_file(unread.file, unread.reason)),
    };
    problems.extend(fault);
    stets
}

/// Checks a text; `changed` holds the changed stretches in this state of it.
pub(super) fn look(scene: &Scene<'_>, text: &str, changed: Option<&ChangedText>) -> Look {
    let desk = &scene.job.desk;
    let engine::Checked { extraction, document, diagnostics, over_limit } =
        engine::check(text, scene.job.input.format, &desk.rules);
    let mut stets = StetSet::from_extraction(&extraction);
    stets.extend(scene.sidecar);
    let filtered = filter::apply(&stets, diagnostics, text, &desk.rules, desk.require_reason);
    let (kept, suppressed, stale) = apply_baseline(scene, filtered);
    let all = kept.iter().map(|found| (Arc::clone(&found.rule), found.primary)).collect();
    let kept = kept.into_iter().filter(|found| changed.is_none_or(|changed| changed.has(found)));
    let checked = if scene.flags.is_counted { count(&document) } else { Checked { files: 1, ..Checked::default() } };
    let foreign = document.foreign().iter().map(|passage| passage.language).collect();
    let mut look = Look { suppressed, all, checked, foreign, over_limit, stale, ..Look::default() };
    let shown_from = scene.flags.severity.unwrap_or(desk.severity);
    let fail_on = scene.flags.fail_on.unwrap_or(desk.fail_on);
    for diagnostic in kept {
        look.is_failing |= gates(fail_on, &diagnostic, desk.rules.get(&diagnostic.rule));
        if diagnostic.severity >= shown_from {
            look.shown.push(diagnostic);
        } else if let Some(count) = look.hidden.get_mut(diagnostic.severity as usize) {
            *count += 1;
        }
    }
    look
}

/// True when a finding fails the run; those of rules that are tried out never do.
pub(super) fn gates(fail_on: FailOn, diagnostic: &Diagnostic, rule: Option<&Rule>) -> bool {
    fail_on.holds(diagnostic.severity) && !rule.is_some_and(Rule::is_preview)
}

fn apply_baseline(scene: &Scene<'_>, filtered: filter::Filtered) -> (Vec<Diagnostic>, Vec<Suppressed>, Vec<BaselineEntry>) {
    let filter::Filtered { kept, mut suppressed } = filtered;
    let Some(held) = &scene.job.desk.baseline else { return (kept, suppressed, Vec::new()) };
    let key = held.key(&scene.job.input.path);
    let stale = held.stale(&key, &kept, &scene.job.desk.rules);
    let (new, known) = held.baseline.split(&key, kept);
    suppressed.extend(known.into_iter().map(|diagnostic| Suppressed { diagnostic, suppression: Suppression::Baseline }));
    suppressed.sort_by(|a, b| a.diagnostic.order(&b.diagnostic));
    (new, suppressed, stale)
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
