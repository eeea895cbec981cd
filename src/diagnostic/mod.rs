//! What copydesk says: diagnostics on copy, problems in rule and configuration files.

mod fingerprint;
mod fix;
mod problem;

pub use fingerprint::{Fingerprint, FingerprintInput};
pub use fix::{Applicability, Edit, Fix};
pub use problem::{Problem, did_you_mean};

use crate::span::SourceSpan;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How sure copydesk is, and so how loud: `error` is right 19 times in 20, `warning` 4 in 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Style, a hint, or unsure; hidden unless asked for.
    Info,
    /// A sub-editor must look.
    Warning,
    /// Must not be published as it stands.
    Error,
}

impl Severity {
    /// The word used in rule files and outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A second place that a diagnostic names: the other mention, the other figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where, in the decoded source.
    pub span: SourceSpan,
    /// What stands there, in the words of a message.
    pub message: String,
}

/// One finding on one article, placed in its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// `family/name` of the rule.
    pub rule: Arc<str>,
    /// The rule's one severity, after configuration.
    pub severity: Severity,
    /// One line, lower case, no full stop.
    pub message: String,
    /// The flagged bytes of the decoded source; covers all `pieces`.
    pub primary: SourceSpan,
    /// The single pieces where mark-up lies between them; empty for one piece.
    pub pieces: Vec<SourceSpan>,
    /// The flagged text as a reader sees it.
    pub text: String,
    /// Other places that the message names.
    pub related: Vec<Label>,
    /// The reason behind the rule.
    pub why: Option<String>,
    /// What to do, where the message does not say it.
    pub help: Option<String>,
    /// Texts that could stand in place of the primary span, best first.
    pub suggestions: Vec<String>,
    /// Edits that can be applied.
    pub fixes: Vec<Fix>,
    /// Identity of the finding across edits elsewhere in the article.
    pub fingerprint: Fingerprint,
}

impl Diagnostic {
    /// The first fix of at least this applicability.
    pub fn fix_of(&self, least: Applicability) -> Option<&Fix> {
        self.fixes.iter().find(|fix| fix.applicability >= least)
    }

    /// The order of every output: start, end, rule.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        (self.primary, &self.rule, &self.message).cmp(&(other.primary, &other.rule, &other.message))
    }
}

#[cfg(test)]
impl Diagnostic {
    /// An error with nothing but its rule and its place.
    pub(crate) fn bare(rule: &str, primary: SourceSpan) -> Self {
        Self {
            rule: rule.into(),
            severity: Severity::Error,
            message: String::new(),
            primary,
            pieces: Vec::new(),
            text: String::new(),
            related: Vec::new(),
            why: None,
            help: None,
            suggestions: Vec::new(),
            fixes: Vec::new(),
            fingerprint: Fingerprint::default(),
        }
    }
}
