//! The flags of `copydesk check`.

use super::{ColorArg, ConfigArgs, FailOnArg, SelectArgs, SeverityArg};
use crate::report::OutputFormat;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Default, Args)]
pub(in crate::cli) struct CheckArgs {
    /// Articles and folders of articles; - reads standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
    #[command(flatten)]
    pub(in crate::cli) select: SelectArgs,
    /// Show findings from this severity on: error, warning (default) or info
    #[arg(long, value_name = "LEVEL")]
    pub(in crate::cli) severity: Option<SeverityArg>,
    /// End with status 1 from this severity on: error (default), warning, info or never
    #[arg(long, value_name = "LEVEL")]
    pub(in crate::cli) fail_on: Option<FailOnArg>,
    /// End with status 0 even when there are findings
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,
    /// Output: terminal, concise, json, jsonl, github, sarif, gitlab, rdjson, rdjsonl, checkstyle, junit or markdown
    /// [env: COPYDESK_FORMAT]
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<OutputFormat>,
    /// Write the output to a file, whole or not at all
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(in crate::cli) output_file: Option<PathBuf>,
    /// Apply safe fixes to the articles, then report what is left
    ///
    /// A fix that would bring in a finding of its own is left out. With -, the mended article goes to standard output and the
    /// report to standard error.
    #[arg(long, conflicts_with_all = ["statistics", "add_stet"])]
    pub(in crate::cli) fix: bool,
    /// With --fix or --diff, apply fixes that a person is to confirm, too; none of them changes a quotation
    #[arg(long)]
    pub(in crate::cli) unsafe_fixes: bool,
    /// Show what --fix would write as a diff, and write nothing
    #[arg(long, conflicts_with_all = ["statistics", "format"])]
    pub(in crate::cli) diff: bool,
    /// Report only what stands on lines that changed since this revision left HEAD
    #[arg(long, value_name = "REF", conflicts_with = "staged")]
    pub(in crate::cli) changed_since: Option<String>,
    /// Report only what stands on lines that the next commit changes
    #[arg(long)]
    pub(in crate::cli) staged: bool,
    /// Let stand what this baseline holds; without the flag, the one of copydesk.toml or copydesk-baseline.toml beside it
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,
    /// Use no baseline
    #[arg(long, conflicts_with_all = ["baseline", "strict_baseline"])]
    pub(in crate::cli) no_baseline: bool,
    /// End with status 1 when the baseline holds what is mended already
    #[arg(long)]
    pub(in crate::cli) strict_baseline: bool,
    /// Let every finding that is left stand, for this reason: a comment in Markdown, an entry of ARTICLE.stet.toml elsewhere
    #[arg(long, value_name = "REASON", conflicts_with_all = ["diff", "statistics"])]
    pub(in crate::cli) add_stet: Option<String>,
    /// Count findings by rule instead of showing them
    #[arg(long)]
    pub(in crate::cli) statistics: bool,
    /// Show nothing but findings
    #[arg(long, short, conflicts_with = "verbose")]
    pub(in crate::cli) quiet: bool,
    /// Show the reason behind each finding
    #[arg(long, short)]
    pub(in crate::cli) verbose: bool,
    /// Colours: auto, always or never
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(in crate::cli) color: ColorArg,
    /// Leave out files and folders, as in .gitignore
    #[arg(long, value_name = "GLOB")]
    pub(in crate::cli) exclude: Vec<String>,
    /// Leave excluded files out even when they are named
    #[arg(long)]
    pub(in crate::cli) force_exclude: bool,
    /// Check files that .gitignore and hidden folders would leave out
    #[arg(long)]
    pub(in crate::cli) no_ignore: bool,
    /// Print the files that would be checked
    #[arg(long)]
    pub(in crate::cli) list_files: bool,
    /// The name of the article on standard input, for its format and configuration
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) stdin_filename: Option<PathBuf>,
    /// The encoding of files that are neither UTF-8 nor marked UTF-16 (windows-1252, …)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) encoding: Option<String>,
    /// The day of articles that have no date of their own, and today for rules that expire (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) date: Option<String>,
    /// Number of threads, 256 at most; 0 takes one for each core
    #[arg(long, short = 'j', value_name = "N", default_value_t = 0)]
    pub(in crate::cli) threads: usize,
}
