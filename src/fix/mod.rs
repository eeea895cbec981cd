//! Fixes: the edits that are applied until no further one can be, and how the text differs after them.

#[cfg(feature = "cli")]
mod diff;
mod edits;
mod mend;

#[cfg(feature = "cli")]
pub use diff::unified_diff;
pub use edits::Edits;
pub use mend::{Applied, Findings, Mended, Refused, mend};
