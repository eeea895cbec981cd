//! copydesk: a linter for news copy.

pub mod span;

pub mod limits;

pub mod diagnostic;

pub mod source;

pub mod format;

pub mod language;

pub mod filter;

#[cfg(feature = "cli")]
pub mod report;
