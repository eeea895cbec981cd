//! Rules: what a rule file says, checked and compiled.

mod builtin;
mod examples;
mod file;
mod load;
mod set;
mod settings;

pub use builtin::{builtin_sources, builtin_words};
pub use examples::{Example, examples};
pub use file::{Measured, Reference, Status};
pub use load::{RuleSource, WordSource, load};
pub use set::{FixPolicy, Rule, RuleSet};
pub use settings::{Level, OptionOverride, PathStep, RuleName, RulePattern, Settings};

/// The families of rules, in the order of the reference; scorers and configuration know no others.
pub const FAMILIES: [&str; 12] = [
    "leftover",
    "spelling",
    "grammar",
    "repetition",
    "quotes",
    "garbled",
    "names",
    "sources",
    "numbers",
    "dates",
    "headline",
    "style",
];
