//! The gate: fixes, baseline, changed lines, stets that are written, end to end.

mod baseline;
pub(crate) mod changes;
mod fixes;
mod fixtures;
mod stets;
