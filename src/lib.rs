//! copydesk: a linter for news copy.
//!
//! The modules stand in the order of the data flow; each uses only what stands before it.
#![doc = include_str!("../ARCHITECTURE.md")]

pub mod span;

pub mod limits;

pub mod diagnostic;

pub mod source;

pub mod format;

pub mod language;

pub mod kind;

pub mod rule;

pub mod engine;

pub mod filter;

pub mod example;

pub mod fix;

#[cfg(feature = "cli")]
pub mod report;

#[cfg(feature = "cli")]
pub mod archive;

#[cfg(feature = "cli")]
pub mod compare;

#[cfg(feature = "cli")]
pub mod config;

#[cfg(feature = "cli")]
pub mod cli;
