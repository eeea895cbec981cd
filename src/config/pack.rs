//! A folder of house rules: `family/name.toml` and `words/name.toml`, at its top or under `rules/`.

use crate::diagnostic::Problem;
use crate::rule::{FAMILIES, RuleSource, WordSource, builtin_sources, builtin_words};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The files of a house pack, by path.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    rules: Vec<(String, PathBuf)>,
    words: Vec<(String, PathBuf)>,
}

impl Pack {
    /// Lists the rule files under a folder; one that does not exist is empty.
    pub fn open(folder: &Path) -> Self {
        let mut pack = Self::default();
        for root in [folder.to_path_buf(), folder.join("rules")] {
            for family in FAMILIES {
                let files = toml_files(&root.join(family));
                pack.rules.extend(files.into_iter().map(|(name, path)| (format!("{family}/{name}"), path)));
            }
            pack.words.extend(toml_files(&root.join("words")));
        }
        pack
    }

    /// True when the folder holds neither rules nor words.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.words.is_empty()
    }

    /// Ids of its rules.
    pub fn rule_ids(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|(id, _)| id.as_str())
    }
}

fn toml_files(folder: &Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let named = |path: PathBuf| {
        let stem = path.file_stem()?.to_str()?.to_owned();
        (path.extension()? == "toml").then_some((stem, path))
    };
    let mut files: Vec<_> = entries.filter_map(|entry| named(entry.ok()?.path())).collect();
    files.sort();
    files
}

/// The shipped rules and words, then those of the packs in order; a file that cannot be read is reported.
pub fn rule_sources(packs: &[Pack], with_examples: bool) -> (Vec<RuleSource>, Vec<WordSource>, Vec<Problem>) {
    let mut rules = builtin_sources(with_examples);
    let mut words = builtin_words();
    let mut problems = Vec::new();
    // One folder may be named twice, by the configuration and on the command line.
    let mut seen = HashSet::new();
    let mut read = |path: &Path| {
        if !seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_path_buf())) {
            return None;
        }
        let shown = super::shown(path);
        match std::fs::read_to_string(path) {
            Ok(text) => Some((shown, text)),
            Err(error) => {
                problems.push(Problem::of_file(shown, format!("cannot be read: {error}")));
                None
            }
        }
    };
    for pack in packs {
        for (id, path) in &pack.rules {
            if let Some((file, text)) = read(path) {
                rules.push(RuleSource { id: id.clone(), file, text: text.into(), is_shipped: false });
            }
        }
        for (name, path) in &pack.words {
            if let Some((file, text)) = read(path) {
                words.push(WordSource { name: name.clone(), file, text: text.into() });
            }
        }
    }
    (rules, words, problems)
}
