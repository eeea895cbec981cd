//! Every bound in one table; reaching one is reported, never silent.

/// Largest file that is read, in bytes.
pub const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Largest compiled size of one regular expression, in bytes.
pub const REGEX_BYTES_MAX: usize = 1024 * 1024;

/// Deepest nesting of groups in one regular expression.
pub const REGEX_NEST_MAX: u32 = 50;

/// Bytes looked at before and after a match for the context keys (`before`, `not_after`, …).
pub const CONTEXT_BYTES_MAX: usize = 200;

/// Findings kept for one rule in one document; the rest is counted and reported.
pub const FINDINGS_PER_RULE_MAX: usize = 10_000;

/// Longest chain of `extends` between rules or configuration files.
pub const EXTENDS_DEPTH_MAX: usize = 16;

/// Bytes of the start of a file in which a NUL marks it as binary.
pub const BINARY_PROBE_BYTES: usize = 8 * 1024;

/// Rounds of fixes on one file; what is left is reported.
pub const FIX_ROUNDS_MAX: usize = 20;

/// Checks of one file in search of fixes that bring in no finding.
pub const FIX_CHECKS_MAX: usize = 500;

/// Bytes of one file that are checked in search of such fixes, each check counted.
pub const FIX_BYTES_MAX: usize = 256 * 1024 * 1024;

/// Longest label, in characters, that the `near` kind compares with its targets.
pub const LABEL_CHARS_MAX: usize = 60;

/// Names shown by a "did you mean" must be at least this similar (Jaro-Winkler, 0 to 1).
pub const DID_YOU_MEAN_SIMILARITY_MIN: f64 = 0.75;

/// Longest word, in bytes, that is looked up in the lexicon; longer ones are no words of a language.
pub const WORD_BYTES_MAX: usize = 64;

/// Faulty lines of one word file that are shown; the rest is counted.
pub const WORD_FAULTS_MAX: usize = 20;

/// Articles of one archive that could not be read and are shown; the rest is counted.
pub const RECORD_FAULTS_MAX: usize = 20;

/// Most threads of one run; more than a machine has cores gain nothing.
pub const THREADS_MAX: usize = 256;

/// Longest form of a name in a name list, in bytes.
pub const NAME_BYTES_MAX: usize = 200;
