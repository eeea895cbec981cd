//! The gate: fixes, baseline, changed lines, stets that are written, end to end.

mod baseline;
mod changes;
mod fixes;
mod fixtures;
mod stets;
