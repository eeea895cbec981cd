//! The flags of commands that take single articles apart.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// How the articles are read.
#[derive(Debug, Args)]
pub(in crate::cli) struct ArticleArgs {
    /// Use this configuration for every file, in place of the nearest copydesk.toml [env: COPYDESK_CONFIG]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Use no configuration at all
    #[arg(long)]
    pub(in crate::cli) isolated: bool,
    /// The name of the article on standard input, for its format and configuration
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) stdin_filename: Option<PathBuf>,
    /// The encoding of files that are neither UTF-8 nor marked UTF-16 (windows-1252, …)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) encoding: Option<String>,
}

/// How the sheet of an article, or of two, is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SheetFormat {
    Table,
    Markdown,
    Json,
}
