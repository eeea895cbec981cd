//! Edits that mend what a diagnostic reports.

use crate::span::SourceSpan;

/// Who may apply a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Shown only; more than one answer, or the place cannot be edited as text.
    DisplayOnly,
    /// A guess that a person confirms.
    Unsafe,
    /// Keeps the meaning; never inside a quotation, a headline or a name.
    Safe,
}

impl Applicability {
    /// The word used in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DisplayOnly => "display-only",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// Replaces the bytes of `span` in the decoded source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What to replace; an empty span inserts.
    pub span: SourceSpan,
    /// What to put there; empty deletes.
    pub replacement: String,
}

impl Fix {
    /// False for a fix that is only shown.
    pub fn is_applicable(&self) -> bool {
        self.applicability != Applicability::DisplayOnly
    }
}

/// Edits that are applied together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, in a few words.
    pub title: String,
    /// Who may apply it.
    pub applicability: Applicability,
    /// Sorted by position, without overlaps.
    pub edits: Vec<Edit>,
}
