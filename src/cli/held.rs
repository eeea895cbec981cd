//! The baseline of a run: where it stands, what it holds.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Problem};
use crate::filter::{Baseline, BaselineEntry};
use crate::rule::RuleSet;
use crate::source::{Encoding, Format, read, relative, shown};
use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which baseline holds for the articles of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BaselineChoice {
    /// The one that their configuration names, else the one of the usual name, if there is one.
    Configured,
    /// This file.
    File(PathBuf),
    /// None.
    None,
}

impl BaselineChoice {
    /// What the flags say: a file, none at all, or the one of the configuration.
    pub(super) fn of(file: Option<&Path>, is_off: bool) -> Self {
        match file {
            Some(path) => Self::File(path.to_path_buf()),
            None if is_off => Self::None,
            None => Self::Configured,
        }
    }
}

/// A baseline that was read.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) path: PathBuf,
    /// Its file as it stands.
    pub(super) text: String,
    pub(super) baseline: Baseline,
}

impl Held {
    /// Reads a baseline; `None` where there is no such file.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, Problem> {
        if matches!(std::fs::metadata(path), Err(error) if error.kind() == ErrorKind::NotFound) {
            return Ok(None);
        }
        let file =
            read(path, Some(Encoding::Utf8), Format::Plain).map_err(|unread| Problem::of_file(unread.file, unread.reason))?;
        let baseline = Baseline::parse(&file.path, &file.text)?;
        Ok(Some(Self { path: path.to_path_buf(), text: file.text.to_string(), baseline }))
    }

    /// How entries name an article.
    pub(super) fn key(&self, article: &Path) -> String {
        key(&self.path, article)
    }

    /// The entries of an article that nothing was found for; those of rules that did not run are left alone.
    pub(super) fn stale(&self, key: &str, found: &[Diagnostic], rules: &RuleSet) -> Vec<BaselineEntry> {
        self.baseline.stale(key, found, |id| rules.get(id).is_none_or(|rule| rule.severity.is_some()))
    }

    /// The files that entries name and that are no longer there.
    pub(super) fn gone(&self) -> Vec<(String, Vec<BaselineEntry>)> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let gone = self.baseline.files().filter(|(file, _)| !folder.join(file).exists());
        gone.map(|(file, entries)| (file.to_owned(), entries.to_vec())).collect()
    }
}

/// How the entries of the baseline at `path` name an article.
pub(super) fn key(path: &Path, article: &Path) -> String {
    relative(article, path.parent().unwrap_or(Path::new("")))
}

/// That there is no baseline where one is looked for.
pub(super) fn missing(path: &Path) -> Problem {
    Problem::of_file(shown(path), "there is no such baseline").with_help("copydesk baseline write makes one")
}

/// Baselines by path, each read once.
#[derive(Debug, Default)]
pub(super) struct Baselines {
    read: HashMap<PathBuf, Option<Arc<Held>>>,
}

impl Baselines {
    /// The baseline of articles under a configuration.
    pub(super) fn of(&mut self, choice: &BaselineChoice, config: &Config) -> Result<Option<Arc<Held>>, Problem> {
        let (path, is_named) = match choice {
            BaselineChoice::None => return Ok(None),
            BaselineChoice::File(path) => (path.clone(), true),
            BaselineChoice::Configured => config.baseline(),
        };
        if let Some(held) = self.read.get(&path) {
            return Ok(held.clone());
        }
        // A fault is told once; then the run goes on without.
        self.read.insert(path.clone(), None);
        let held = Held::read(&path)?.map(Arc::new);
        if held.is_none() && is_named {
            return Err(missing(&path));
        }
        self.read.insert(path, held.clone());
        Ok(held)
    }
}
