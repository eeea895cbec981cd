//! The flags of `copydesk ledger`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(in crate::cli) struct LedgerArgs {
    /// Articles; - reads standard input
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Use this configuration for every file, in place of the nearest copydesk.toml [env: COPYDESK_CONFIG]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Use no configuration at all
    #[arg(long)]
    pub(in crate::cli) isolated: bool,
    /// table, or json with one line for each article
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(in crate::cli) format: LedgerFormat,
    /// The name of the article on standard input, for its format and configuration
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) stdin_filename: Option<PathBuf>,
    /// The encoding of files that are neither UTF-8 nor marked UTF-16 (windows-1252, …)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) encoding: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LedgerFormat {
    Table,
    Json,
}
