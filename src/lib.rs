//! copydesk: a linter for news copy.

pub mod span;

pub mod limits;

pub mod diagnostic;

pub mod source;

pub mod format;

pub mod language;

pub mod kind;

pub mod rule;

pub mod engine;

pub mod example;

#[cfg(feature = "cli")]
pub mod report;

#[cfg(feature = "cli")]
pub mod config;
