//! Takes the findings that a stet lets stand out of the list, and says which stets are wrong or do nothing.

use super::area::{AreaList, Areas};
use super::pattern::StetRule;
use super::{Stet, StetKind, StetPlace, StetSet, fold};
use crate::diagnostic::{Diagnostic, Fingerprint, Problem, did_you_mean};
use crate::limits::FINDINGS_PER_RULE_MAX;
use crate::span::SourceSpan;
use rustc_hash::FxHashMap;

/// What is wrong with a stet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StetFault {
    /// A rule that it names finds nothing where it reaches.
    Unused,
    /// It names a rule that does not exist.
    UnknownRule,
    /// A `stet-begin` without its `stet-end`.
    Unclosed,
    /// A `stet-end` without its `stet-begin`.
    Unopened,
    /// It gives no reason, and the house asks for one.
    NoReason,
    /// It names no rule, or its first word is unknown.
    NotUnderstood,
}

/// Where a faulty stet stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StetFindingPlace {
    /// The whole comment in the copy.
    Comment(SourceSpan),
    /// Bytes of a sidecar, with the same message and help.
    Sidecar(Problem),
}

/// A faulty stet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StetFinding {
    /// What is wrong.
    pub fault: StetFault,
    /// One line, lower case, no full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where it stands.
    pub place: StetFindingPlace,
}

/// What the stets of an article are measured against.
#[derive(Clone, Copy)]
pub struct StetContext<'a> {
    /// Ids of all rules that exist.
    pub rules: &'a [&'a str],
    /// True for a rule that ran; a stet for one that did not is not unused.
    pub ran: &'a dyn Fn(&str) -> bool,
    /// True where every stet must give a reason.
    pub require_reason: bool,
}

/// Findings after the stets.
#[derive(Debug, Clone, Default)]
pub struct Applied {
    /// Findings that no stet reaches, in the order given.
    pub kept: Vec<Diagnostic>,
    /// Findings that a stet lets stand, in the order given, with the reason it gives.
    pub suppressed: Vec<(Diagnostic, Option<String>)>,
    /// Faulty stets: those in the copy in order, then those of the sidecar.
    pub own: Vec<StetFinding>,
}

impl StetSet {
    /// Takes out of `diagnostics` what a stet lets stand.
    ///
    /// Where several stets reach one finding the narrowest counts as used: block or range (the one that starts last),
    /// sidecar entry, file; and in each a rule before its family.
    pub fn apply(&self, diagnostics: Vec<Diagnostic>, context: StetContext<'_>) -> Applied {
        if self.stets.is_empty() && self.faults.is_empty() {
            return Applied { kept: diagnostics, ..Applied::default() };
        }
        let index = Index::new(&self.stets);
        let mut is_used = vec![false; index.rows.len()];
        let mut applied = Applied::default();
        for diagnostic in diagnostics {
            let Some(row) = index.row_of(&diagnostic) else {
                applied.kept.push(diagnostic);
                continue;
            };
            if let Some(used) = is_used.get_mut(row) {
                *used = true;
            }
            let reason = index.rows.get(row).and_then(|(stet, _)| stet.reason.clone());
            applied.suppressed.push((diagnostic, reason));
        }
        applied.own = self.faults.clone();
        let used = index.rows.iter().zip(&is_used).map(|((stet, rule), used)| (*stet, *rule, *used));
        faults_of_rules(used, context, &mut applied.own);
        if context.require_reason {
            let without = self.stets.iter().filter(|stet| stet.reason.is_none());
            applied.own.extend(without.map(StetFinding::no_reason));
        }
        applied.own.sort_by_key(StetFinding::order);
        applied
    }
}

/// Reports the rules that do not exist and those that find nothing.
fn faults_of_rules<'a>(
    rows: impl Iterator<Item = (&'a Stet, &'a StetRule, bool)>,
    context: StetContext<'_>,
    own: &mut Vec<StetFinding>,
) {
    // Whether each rule, and any rule of each family, ran.
    let mut known: FxHashMap<String, bool> = FxHashMap::default();
    for id in context.rules {
        let ran = (context.ran)(id);
        known.insert((*id).to_owned(), ran);
        if let Some((family, _)) = id.split_once('/') {
            *known.entry(format!("{family}/*")).or_default() |= ran;
        }
    }
    for (stet, rule, is_used) in rows {
        match known.get(rule.as_str()) {
            None => {
                // More than this many are not shown, and comparing with every rule takes time.
                let is_shown = own.len() < FINDINGS_PER_RULE_MAX;
                let alike = known.keys().filter(|id| id.ends_with("/*") == rule.family().is_some());
                let help = if is_shown { did_you_mean(rule.as_str(), alike.map(String::as_str)) } else { None };
                own.push(StetFinding::unknown_rule(stet, rule, help));
            }
            Some(true) if !is_used && stet.kind != (StetKind::Range { end: None }) => {
                own.push(StetFinding::unused(stet, rule));
            }
            Some(_) => {}
        }
    }
}

/// Finds the stet for a finding without looking at every stet.
struct Index<'a> {
    /// Each rule of each stet; the maps below give indices into this.
    rows: Vec<(&'a Stet, &'a StetRule)>,
    areas: FxHashMap<&'a str, Areas>,
    files: FxHashMap<&'a str, usize>,
    findings: FxHashMap<(&'a str, &'a str, Option<Fingerprint>), usize>,
}

impl<'a> Index<'a> {
    fn new(stets: &'a [Stet]) -> Self {
        let rows: Vec<_> = stets.iter().flat_map(|stet| stet.rules.iter().map(move |rule| (stet, rule))).collect();
        let mut areas: FxHashMap<&str, AreaList> = FxHashMap::default();
        let mut files = FxHashMap::default();
        let mut findings = FxHashMap::default();
        for (row, (stet, rule)) in rows.iter().enumerate() {
            let rule = rule.as_str();
            match (&stet.kind, &stet.place) {
                (StetKind::NextBlock { block: Some(block) }, _) => {
                    areas.entry(rule).or_default().push(*block, *block, row);
                }
                (StetKind::Range { end: Some(end) }, StetPlace::Comment(begin)) => {
                    areas.entry(rule).or_default().push(*begin, *end, row);
                }
                (StetKind::File, _) => {
                    files.entry(rule).or_insert(row);
                }
                (StetKind::Finding { text, fingerprint }, _) => {
                    findings.entry((rule, text.as_str(), *fingerprint)).or_insert(row);
                }
                (StetKind::NextBlock { .. } | StetKind::Range { .. }, _) => {}
            }
        }
        let areas = areas.into_iter().map(|(rule, list)| (rule, list.finish())).collect();
        Self { rows, areas, files, findings }
    }

    /// The row of the narrowest stet that reaches the finding.
    fn row_of(&self, diagnostic: &Diagnostic) -> Option<usize> {
        let rule: &str = &diagnostic.rule;
        let family = format!("{}/*", rule.split_once('/').map_or(rule, |(family, _)| family));
        let names = [rule, family.as_str()];
        let area = || names.iter().find_map(|name| self.areas.get(name)?.row_at(diagnostic.primary));
        let file = || names.iter().find_map(|name| self.files.get(name).copied());
        area().or_else(|| self.finding(diagnostic, names)).or_else(file)
    }

    /// The row of the sidecar entry with the finding's text.
    fn finding(&self, diagnostic: &Diagnostic, names: [&str; 2]) -> Option<usize> {
        if self.findings.is_empty() {
            return None;
        }
        let text = fold(&diagnostic.text);
        [Some(diagnostic.fingerprint), None].into_iter().find_map(|fingerprint| {
            names.iter().find_map(|name| self.findings.get(&(*name, text.as_str(), fingerprint)).copied())
        })
    }
}

impl StetFinding {
    fn of_comment(fault: StetFault, span: SourceSpan, message: impl Into<String>, help: Option<String>) -> Self {
        Self { fault, message: message.into(), help, place: StetFindingPlace::Comment(span) }
    }

    /// A fault of a stet; in a sidecar the caret stands under the entry's text or else its rule.
    fn of_stet(fault: StetFault, stet: &Stet, message: String, help: Option<String>) -> Self {
        match &stet.place {
            StetPlace::Comment(span) => Self::of_comment(fault, *span, message, help),
            StetPlace::Sidecar { file, toml, rule, text } => {
                let bytes = if fault == StetFault::Unused { text } else { rule };
                let mut problem = Problem::at(file.as_ref(), toml, bytes.clone(), message.clone());
                problem.help.clone_from(&help);
                Self { fault, message, help, place: StetFindingPlace::Sidecar(problem) }
            }
        }
    }

    pub(super) fn unopened(span: SourceSpan) -> Self {
        Self::of_comment(StetFault::Unopened, span, "“stet-end” without “stet-begin”", None)
    }

    pub(super) fn not_understood(span: SourceSpan, message: String, help: Option<String>) -> Self {
        Self::of_comment(StetFault::NotUnderstood, span, message, help)
    }

    /// The fault of a range that has no end; `None` for a stet of another kind.
    pub(super) fn unclosed(stet: &Stet) -> Option<Self> {
        let help = "it switches nothing off; end the range, or write “stet-file” for the whole file".to_owned();
        let message = "“stet-begin” without “stet-end”".to_owned();
        let is_open = stet.kind == StetKind::Range { end: None };
        is_open.then(|| Self::of_stet(StetFault::Unclosed, stet, message, Some(help)))
    }

    fn unknown_rule(stet: &Stet, rule: &StetRule, help: Option<String>) -> Self {
        Self::of_stet(StetFault::UnknownRule, stet, format!("unknown rule “{}”", rule.as_str()), help)
    }

    fn unused(stet: &Stet, rule: &StetRule) -> Self {
        let reach = match stet.kind {
            StetKind::NextBlock { .. } => "in the next block",
            StetKind::Range { .. } => "before “stet-end”",
            StetKind::File => "in this file",
            StetKind::Finding { .. } => "with this text",
        };
        let message = format!("unused stet: no “{}” {reach}", rule.as_str());
        Self::of_stet(StetFault::Unused, stet, message, Some("delete what is no longer needed".to_owned()))
    }

    fn no_reason(stet: &Stet) -> Self {
        let help = match stet.place {
            StetPlace::Comment(_) => "say why after the rule",
            StetPlace::Sidecar { .. } => "add reason = \"…\"",
        };
        Self::of_stet(StetFault::NoReason, stet, "stet without a reason".to_owned(), Some(help.to_owned()))
    }

    /// The order of reports: the copy before the sidecar, each from the top.
    fn order(&self) -> (bool, u16, usize, StetFault) {
        match &self.place {
            StetFindingPlace::Comment(span) => (false, span.part, span.start as usize, self.fault),
            StetFindingPlace::Sidecar(problem) => {
                let start = problem.place.as_ref().map_or(0, |(_, bytes)| bytes.start);
                (true, 0, start, self.fault)
            }
        }
    }
}
