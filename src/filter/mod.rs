//! Which findings are shown: what the copy itself lets stand.

#[cfg(feature = "cli")]
mod baseline;
mod changed;
pub mod stet;

#[cfg(feature = "cli")]
pub use baseline::{Baseline, BaselineEntry};
pub use changed::ChangedText;
pub use stet::StetSet;

use crate::diagnostic::{Diagnostic, Fingerprint, FingerprintInput};
use crate::kind::StetFault as Fault;
use crate::rule::{Rule, RuleSet};
use crate::span::SourceSpan;
use std::sync::Arc;
use stet::{StetContext, StetFault, StetFinding, StetFindingPlace};

/// A finding that is not shown, and why.
#[derive(Debug, Clone)]
pub struct Suppressed {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// What lets it stand.
    pub suppression: Suppression,
}

/// What lets a finding stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suppression {
    /// A stet comment or sidecar entry.
    Stet {
        /// The reason that it gives.
        reason: Option<String>,
    },
    /// The baseline: it was there when the gate was closed.
    Baseline,
}

/// Findings after the filters.
#[derive(Debug, Clone, Default)]
pub struct Filtered {
    /// Findings that stand, those on faulty stets among them, in order.
    pub kept: Vec<Diagnostic>,
    /// Findings that are let stand, in the same order.
    pub suppressed: Vec<Suppressed>,
}

/// Takes out what the stets let stand, and adds what is wrong with the stets, by the rules of kind `stet`.
pub fn apply(stets: &StetSet, diagnostics: Vec<Diagnostic>, source: &str, rules: &RuleSet, require_reason: bool) -> Filtered {
    if stets.is_empty() {
        return Filtered { kept: diagnostics, suppressed: Vec::new() };
    }
    let ids: Vec<&str> = rules.rules().iter().map(|rule| &*rule.id).collect();
    let ran = |id: &str| rules.get(id).is_some_and(|rule| rule.severity.is_some());
    let applied = stets.apply(diagnostics, StetContext { rules: &ids, ran: &ran, require_reason });
    let mut kept = applied.kept;
    for (ordinal, finding) in applied.own.into_iter().enumerate() {
        let fault = match finding.fault {
            StetFault::Unused => Fault::Unused,
            StetFault::NoReason => Fault::NoReason,
            StetFault::UnknownRule | StetFault::Unclosed | StetFault::Unopened | StetFault::NotUnderstood => Fault::Unknown,
        };
        let rule = rules.rules().iter().find(|rule| rule.matcher.stet_fault() == Some(fault));
        kept.extend(rule.and_then(|rule| diagnose(rule, finding, source, ordinal)));
    }
    kept.sort_by(Diagnostic::order);
    let by_stet = |(diagnostic, reason)| Suppressed { diagnostic, suppression: Suppression::Stet { reason } };
    Filtered { kept, suppressed: applied.suppressed.into_iter().map(by_stet).collect() }
}

/// A finding on a stet: on its comment, or at the start of the article for an entry of the sidecar.
fn diagnose(rule: &Rule, finding: StetFinding, source: &str, ordinal: usize) -> Option<Diagnostic> {
    let primary = match &finding.place {
        StetFindingPlace::Comment(span) => *span,
        StetFindingPlace::Sidecar(_) => SourceSpan::default(),
    };
    let text = source.get(primary.range()).unwrap_or("").to_owned();
    let fault = match finding.place {
        StetFindingPlace::Comment(_) => finding.message,
        StetFindingPlace::Sidecar(problem) => format!("{}: {}", problem.file, finding.message),
    };
    let value = |name: &str| match name {
        "match" => Some(text.as_str()),
        "fault" => Some(fault.as_str()),
        _ => None,
    };
    let tokens = [fault.clone()];
    Some(Diagnostic {
        rule: Arc::clone(&rule.id),
        severity: rule.severity?,
        message: rule.message.fill(value),
        primary,
        pieces: Vec::new(),
        related: Vec::new(),
        why: rule.why.clone(),
        help: finding.help.or_else(|| rule.help.clone()),
        suggestions: Vec::new(),
        fixes: Vec::new(),
        fingerprint: Fingerprint::of(FingerprintInput { rule: &rule.id, role: "stet", tokens: &tokens, ordinal }),
        text,
    })
}
