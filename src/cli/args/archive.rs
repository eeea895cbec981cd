//! Flags of the commands that read a whole archive.

use super::ConfigArgs;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Articles in which a name or word stands before it counts.
pub(in crate::cli) const MIN_ARTICLES: u64 = 5;

#[derive(Debug, Args)]
pub(in crate::cli) struct ArchiveArgs {
    /// Articles, folders of articles, and files of JSON Lines (.jsonl, .ndjson), one article a line; - reads standard input
    #[arg(required = true, value_name = "ARCHIVE")]
    pub(in crate::cli) archive: Vec<PathBuf>,
    /// What standard input and files that are named hold, whatever their names: text or jsonl
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) input: Option<InputArg>,
    /// The field of JSON Lines that holds the article; without the flag the first there is of text, body, content, article
    #[arg(long, value_name = "FIELD")]
    pub(in crate::cli) text_field: Option<String>,
    /// The field that names the article in reports
    #[arg(long, value_name = "FIELD", default_value = "id")]
    pub(in crate::cli) id_field: String,
    /// The field that holds the headline, to be read before the text
    #[arg(long, value_name = "FIELD")]
    pub(in crate::cli) title_field: Option<String>,
    /// The encoding of files that are neither UTF-8 nor marked UTF-16 (windows-1252, …)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) encoding: Option<String>,
    /// Use this configuration for what is left out, in place of the nearest copydesk.toml [env: COPYDESK_CONFIG]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Use no configuration at all
    #[arg(long)]
    pub(in crate::cli) isolated: bool,
    /// Count names and words that stand in so many articles; a reprint counts once
    #[arg(long, value_name = "N", default_value_t = MIN_ARTICLES, value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) min_articles: u64,
    /// Number of threads, 256 at most; 0 takes one for each core
    #[arg(long, short = 'j', value_name = "N", default_value_t = 0)]
    pub(in crate::cli) threads: usize,
}

impl ArchiveArgs {
    /// What the flags say of the configuration.
    pub(in crate::cli) fn config_args(&self) -> ConfigArgs {
        ConfigArgs { config: self.config.clone(), isolated: self.isolated, ..ConfigArgs::default() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum InputArg {
    /// Plain text or Markdown, an article a file
    Text,
    /// JSON Lines, an article a line
    Jsonl,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct LearnArgs {
    #[command(flatten)]
    pub(in crate::cli) from: ArchiveArgs,
    /// The folder to write the lists into
    #[arg(long, short, value_name = "FOLDER", default_value = ".")]
    pub(in crate::cli) output_folder: PathBuf,
    /// The list of names
    #[arg(long, value_name = "FILE", default_value = "names.toml")]
    pub(in crate::cli) names_file: PathBuf,
    /// The list of words that spelling rules let stand, in TOML: its name ends in .toml
    #[arg(long, value_name = "FILE", default_value = "words.toml")]
    pub(in crate::cli) words_file: PathBuf,
    /// Write over lists that are there
    #[arg(long)]
    pub(in crate::cli) force: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NamesArgs {
    #[command(flatten)]
    pub(in crate::cli) from: ArchiveArgs,
    /// terminal, or jsonl: one row a spelling
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    pub(in crate::cli) format: NamesFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum NamesFormat {
    Terminal,
    Jsonl,
}
