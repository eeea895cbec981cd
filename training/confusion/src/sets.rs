//! The sets of the rules in `rules/grammar/`: what the texts are counted for.

use crate::Result;
use serde::Deserialize;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct RuleFile {
    confusion: Option<Table>,
}

#[derive(Deserialize)]
struct Table {
    #[serde(default)]
    set: Vec<Set>,
}

/// A set of a rule.
#[derive(Deserialize, Clone)]
pub struct Set {
    /// Words that stand for each other both ways.
    #[serde(default)]
    pub words: Vec<String>,
    /// Words that are written.
    #[serde(default)]
    pub written: Vec<String>,
    /// Words that are meant by them.
    #[serde(default)]
    pub meant: Vec<String>,
    /// Natural-log odds.
    pub margin: f32,
}

impl Set {
    /// Every written word with every word that may be meant.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let both = self.words.iter().flat_map(|a| self.words.iter().map(move |b| (a, b)));
        let one_way = self.written.iter().flat_map(|a| self.meant.iter().map(move |b| (a, b)));
        both.chain(one_way).filter(|(a, b)| a != b).map(|(a, b)| (a.clone(), b.clone())).collect()
    }
}

/// A rule's sets.
pub struct Rule {
    pub name: String,
    pub sets: Vec<Set>,
}

/// The rules of the kind, by name.
pub fn read(folder: &Path) -> Result<Vec<Rule>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    let mut rules = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "toml")) {
        let file: RuleFile =
            toml::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        if let Some(table) = file.confusion {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            rules.push(Rule { name, sets: table.set });
        }
    }
    Ok(rules)
}
