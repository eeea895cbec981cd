//! Every command and flag; the doc comments are the help.

mod archive;
mod article;
mod check;
mod compare;
mod ledger;

pub(super) use archive::{ArchiveArgs, InputArg, LearnArgs, MIN_ARTICLES, NamesArgs, NamesFormat};
pub(super) use article::{ArticleArgs, SheetFormat};
pub(super) use check::CheckArgs;
pub(super) use compare::CompareArgs;
pub(super) use ledger::LedgerArgs;

use crate::config::FailOn;
use crate::diagnostic::Severity;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A linter for news copy: typos, names, leftovers, repetitions and broken text, each with its place.
///
/// Nothing leaves the machine. Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be done.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    /// What to do; `check` when only paths are given.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The command line as clap sees it.
pub fn command() -> clap::Command {
    Cli::command()
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles (the default when only paths are given)
    Check(Box<CheckArgs>),
    /// Show what a rule finds, why, and its examples
    Explain(ExplainArgs),
    /// Write, prune and show the baseline: old findings that do not fail the gate
    Baseline(BaselineArgs),
    /// List, write, test and try rules
    Rules(RulesArgs),
    /// Add words to the house's word file, or list them
    Words(WordsArgs),
    /// Show the fact sheet of articles: names, figures, dates and quotations, each with its line
    Ledger(LedgerArgs),
    /// Compare two drafts: names, figures and dates that changed, and where the old ones were left behind
    ///
    /// A figure that changed in one place and still stands elsewhere, of the same people or things, is stale, and so is the
    /// old spelling of a name. Exit status: 0 nothing stale, 1 something stale, 2 a draft could not be read.
    Compare(CompareArgs),
    /// Write lists of names and words out of back issues, for a desk to review
    ///
    /// The list of names holds those of several words and those that no lexicon knows; rarer spellings stand in comments.
    /// The list of words holds what spelling rules would ask about. What the house lists already is left out. The same
    /// archive gives the same lists, byte for byte.
    Learn(Box<LearnArgs>),
    /// Report names that drift over back issues: rarer spellings of names in use
    ///
    /// The most certain come first, each with the articles where it stands; a form that the house lists as right is left
    /// out. It is a report and no gate: exit status 0, or 2 when something could not be read.
    Names(Box<NamesArgs>),
    /// Write a copydesk.toml with every key explained
    Init(InitArgs),
    /// Show what copydesk sees in a file, or knows of a word
    Debug(DebugArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

#[derive(Debug, Clone, Default, Args)]
pub(super) struct ConfigArgs {
    /// Use this configuration for every file, in place of the nearest copydesk.toml [env: COPYDESK_CONFIG]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(super) config: Option<PathBuf>,
    /// Use no configuration at all
    #[arg(long)]
    pub(super) isolated: bool,
    /// Use this profile: desk, strict, wire or one of your own
    #[arg(long, value_name = "NAME")]
    pub(super) profile: Option<String>,
    /// Run rules that are still tried out
    #[arg(long)]
    pub(super) preview: bool,
}

impl ConfigArgs {
    /// What `--config` alone says.
    pub(super) fn of_file(config: Option<&PathBuf>) -> Self {
        Self { config: config.cloned(), isolated: false, profile: None, preview: false }
    }

    /// The one configuration file for all articles: the flag's, else that of `COPYDESK_CONFIG`, which `--isolated` beats.
    pub(super) fn file(&self) -> Option<PathBuf> {
        let named = || std::env::var_os("COPYDESK_CONFIG").filter(|name| !name.is_empty()).map(PathBuf::from);
        self.config.clone().or_else(named)
    }
}

#[derive(Debug, Clone, Default, Args)]
pub(super) struct SelectArgs {
    /// Run only these rules (family or family/name)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Run these rules too, even when they are off
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) extend_select: Vec<String>,
    /// Leave these rules out
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct BaselineArgs {
    #[command(subcommand)]
    pub(super) command: BaselineCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum BaselineCommand {
    /// Let every finding of today stand, so that only new ones fail the gate
    Write {
        #[command(flatten)]
        of: BaselineOf,
        /// Let findings from this severity on stand; those that are shown or gate by default
        #[arg(long, value_name = "LEVEL")]
        severity: Option<SeverityArg>,
        /// Write over the baseline that is there: what is new in these articles since is let stand, too
        #[arg(long)]
        force: bool,
    },
    /// Take out what was mended
    Prune {
        #[command(flatten)]
        of: BaselineOf,
    },
    /// List what is let stand, by file
    Show {
        /// The baseline
        #[arg(long, value_name = "FILE")]
        baseline: Option<PathBuf>,
        #[command(flatten)]
        config: ConfigArgs,
    },
}

#[derive(Debug, Args)]
pub(super) struct BaselineOf {
    /// Articles and folders of articles
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// The baseline; without the flag, what copydesk.toml names, else copydesk-baseline.toml beside it
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) select: SelectArgs,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The rule: family/name
    pub(super) rule: String,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    #[command(subcommand)]
    pub(super) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// List every rule with its severity
    List {
        #[command(flatten)]
        config: ConfigArgs,
        #[command(flatten)]
        select: SelectArgs,
        /// table, markdown (the reference) or json
        #[arg(long, value_name = "FORMAT", default_value = "table")]
        format: ListFormat,
    },
    /// Write the skeleton of a house rule
    New {
        /// The rule: family/name
        rule: String,
        /// The folder of house rules
        #[arg(long, value_name = "FOLDER", default_value = "house-rules")]
        folder: PathBuf,
        /// The kind of the rule
        #[arg(long, value_name = "KIND", default_value = "terms")]
        kind: String,
    },
    /// Run the examples of rules
    Test {
        /// Folders or files of house rules; every rule in use when none is given
        paths: Vec<PathBuf>,
        #[command(flatten)]
        config: ConfigArgs,
    },
    /// Run one rule over an archive: how often it fires, with samples
    Try {
        /// The rule: family/name, or a rule file FAMILY/NAME.toml
        rule: String,
        /// Articles and folders of articles
        #[arg(required = true)]
        archive: Vec<PathBuf>,
        /// Number of samples to show
        #[arg(long, value_name = "N", default_value_t = 10)]
        samples: usize,
        #[command(flatten)]
        config: ConfigArgs,
    },
}

#[derive(Debug, Args)]
pub(super) struct WordsArgs {
    #[command(subcommand)]
    pub(super) command: WordsCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum WordsCommand {
    /// Add words to the first word file that copydesk.toml names, lists in TOML left aside; both are written where they
    /// are missing
    ///
    /// A word is a line of a word file: `retweet/SDG` adds its forms, `tyre:GB` holds in one variety, `*thusly -> thus`
    /// is never to be written. Nothing is written when a word is faulty.
    Add {
        /// Words, or phrases in quotation marks
        #[arg(value_name = "WORD", required = true)]
        words: Vec<String>,
        /// Add to this word file, which copydesk.toml then names too
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// Forbid the words: the house never writes them
        #[arg(long)]
        forbid: bool,
        /// Add words that are known without the house
        #[arg(long)]
        force: bool,
        /// Use this configuration, in place of the nearest copydesk.toml [env: COPYDESK_CONFIG]
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// List the words of the house, with every form
    List {
        /// Use this configuration, in place of the nearest copydesk.toml [env: COPYDESK_CONFIG]
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder to write copydesk.toml into
    #[arg(default_value = ".")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct DebugArgs {
    #[command(subcommand)]
    pub(super) what: DebugCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum DebugCommand {
    /// What a reader sees, in blocks
    Text(FileArg),
    /// Words, numbers, marks and addresses
    Tokens(FileArg),
    /// Sentences and lines without a stop
    Sentences(FileArg),
    /// Parts of speech and lemmas: word, Penn tag, universal tag, lemma
    Tags(FileArg),
    /// What holds for the file: configuration and rules
    Config(FileArg),
    /// What is known of a word, its corrections and the words near it
    Word {
        /// The word, or a name of several words
        word: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct FileArg {
    /// The file
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Table,
    Markdown,
    Json,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SeverityArg {
    Error,
    Warning,
    Info,
}

impl From<SeverityArg> for Severity {
    fn from(arg: SeverityArg) -> Self {
        match arg {
            SeverityArg::Error => Self::Error,
            SeverityArg::Warning => Self::Warning,
            SeverityArg::Info => Self::Info,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOnArg {
    Error,
    Warning,
    Info,
    Never,
}

impl From<FailOnArg> for FailOn {
    fn from(arg: FailOnArg) -> Self {
        match arg {
            FailOnArg::Error => Self::Error,
            FailOnArg::Warning => Self::Warning,
            FailOnArg::Info => Self::Info,
            FailOnArg::Never => Self::Never,
        }
    }
}
