//! The flags of `copydesk compare`.

use super::article::{ArticleArgs, SheetFormat};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(in crate::cli) struct CompareArgs {
    /// The earlier draft; - reads standard input
    pub(in crate::cli) old: PathBuf,
    /// The later draft; - reads standard input
    pub(in crate::cli) new: PathBuf,
    /// table, markdown or json
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(in crate::cli) format: SheetFormat,
    /// End with status 0 even when something stale is left behind
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,
    #[command(flatten)]
    pub(in crate::cli) read: ArticleArgs,
}
