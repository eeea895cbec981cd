//! The flags of `copydesk ledger`.

use super::article::{ArticleArgs, SheetFormat};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(in crate::cli) struct LedgerArgs {
    /// Articles; - reads standard input
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// table, markdown, or json with one line for each article
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(in crate::cli) format: SheetFormat,
    /// The day of articles that have no date of their own, which tells the years that the copy leaves out (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) date: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) read: ArticleArgs,
}
