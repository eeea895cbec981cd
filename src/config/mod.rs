//! `copydesk.toml`: what a house says about rules, for which files.

mod discover;
mod file;
mod globs;
mod pack;
mod words;

pub use discover::Configs;
pub use file::{ConfigFile, Defaults, FailOn};
pub use pack::{Pack, rule_sources};
pub use words::is_toml;

/// The file that `copydesk init` writes.
pub const TEMPLATE: &str = include_str!("template.toml");

/// Names under which configuration is looked for, in this order.
pub const FILE_NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

use crate::diagnostic::Problem;
use crate::language::{NameList, Vocabularies};
use crate::limits::EXTENDS_DEPTH_MAX;
use crate::rule::{Level, RulePattern, Settings};
use globs::Globs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use words::Words;

/// The baseline of a house that names none.
pub const BASELINE_NAME: &str = "copydesk-baseline.toml";

/// The profiles that come with copydesk, in the form of a configuration file.
const SHIPPED_PROFILES: &str = include_str!("profiles.toml");

/// A configuration file with all that it extends, ready to answer for any file under it.
#[derive(Debug, Default)]
pub struct Config {
    /// Layers, the ones extended first.
    layers: Vec<Layer>,
    /// Folders of rule files, in the order of the layers.
    pub packs: Vec<Pack>,
    /// Word files and name lists, read when rules first ask for them.
    words: OnceLock<Words>,
}

#[derive(Debug)]
struct Layer {
    file: ConfigFile,
    /// Where the file stands, whatever way leads to it.
    place: PathBuf,
    /// The folder that its paths start from.
    folder: PathBuf,
    /// One for each `[[overrides]]`.
    globs: Vec<Globs>,
    /// `exclude`
    exclude: Option<Globs>,
}

impl Layer {
    fn has_word_file(&self, path: &Path) -> bool {
        let all = self.file.words.iter().chain(&self.file.names).chain(self.file.vocabularies.values().flatten());
        let same_name = all.map(|name| self.folder.join(name.get_ref())).filter(|file| file.file_name() == path.file_name());
        let mut places = same_name.map(|file| place_of(&file));
        places.any(|place| place == place_of(path))
    }
}

impl Config {
    /// The shipped profiles alone.
    ///
    /// # Errors
    /// When the embedded file is broken, which its test excludes.
    pub fn shipped() -> Result<Self, Problem> {
        let file = ConfigFile::parse("profiles.toml", SHIPPED_PROFILES)?;
        let layer = Layer { file, place: PathBuf::new(), folder: PathBuf::new(), globs: Vec::new(), exclude: None };
        Ok(Self { layers: vec![layer], ..Self::default() })
    }

    /// Reads a configuration file and everything it extends.
    ///
    /// # Errors
    /// When a file cannot be read or says something that cannot be.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let mut config = Self::shipped()?;
        config.add(path, &mut Vec::new())?;
        Ok(config)
    }

    /// Adds a file after all that it extends; `open` holds the files that lead to it.
    fn add(&mut self, path: &Path, open: &mut Vec<PathBuf>) -> Result<(), Problem> {
        let shown = shown(path);
        let own_place = place_of(path);
        if self.layers.iter().any(|layer| layer.place == own_place) {
            // What two files extend lies under both.
            return Ok(());
        }
        let text =
            std::fs::read_to_string(path).map_err(|error| Problem::of_file(shown.clone(), format!("cannot be read: {error}")))?;
        let file = ConfigFile::parse(&shown, &text)?;
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        open.push(own_place);
        for base in &file.extends {
            let target = folder.join(base.get_ref());
            let fault = |message: String| Problem::at(shown.as_str(), &file.text, base.span(), message);
            if target.is_dir() {
                let own = FILE_NAMES.iter().map(|name| target.join(name)).find(|file| file.is_file());
                if let Some(own) = &own {
                    may_open(own, open).map_err(&fault)?;
                    self.add(own, open)?;
                }
                let pack = Pack::open(&target);
                if own.is_none() && pack.is_empty() {
                    return Err(fault(format!("{} has no rules and no copydesk.toml", target.display())));
                }
                self.packs.push(pack);
            } else if target.is_file() {
                may_open(&target, open).map_err(&fault)?;
                self.add(&target, open)?;
            } else {
                return Err(fault(format!("{} does not exist", target.display())));
            }
        }
        for rules in &file.rule_folders {
            let target = folder.join(rules.get_ref());
            let pack = Pack::open(&target);
            if pack.is_empty() {
                let message = format!("{} holds no rule files (family/name.toml)", target.display());
                return Err(Problem::at(shown.as_str(), &file.text, rules.span(), message));
            }
            self.packs.push(pack);
        }
        let globs = file.overrides.iter().map(|over| Globs::new(&folder, &over.files, &file)).collect::<Result<Vec<_>, _>>()?;
        let exclude = if file.exclude.is_empty() { None } else { Some(Globs::new(&folder, &file.exclude, &file)?) };
        self.layers.extend(open.pop().map(|place| Layer { file, place, folder, globs, exclude }));
        Ok(())
    }

    /// The innermost value of a key, as `get` takes it from a file.
    pub fn value<T>(&self, get: impl Fn(&ConfigFile) -> Option<T>) -> Option<T> {
        self.layers.iter().rev().find_map(|layer| get(&layer.file))
    }

    /// Where the baseline stands: what the innermost file that names one says, else a file of the usual name beside the
    /// configuration or, where there is none, in the working folder; with it, whether it is named.
    pub fn baseline(&self) -> (PathBuf, bool) {
        let named = self.layers.iter().rev().find_map(|layer| {
            let name = layer.file.defaults.baseline.as_ref()?;
            Some((layer.folder.join(name.get_ref()), true))
        });
        named.unwrap_or_else(|| {
            let folder = self.layers.last().map_or(Path::new(""), |layer| &layer.folder);
            (folder.join(BASELINE_NAME), false)
        })
    }

    /// What is wrong with its word files and name lists.
    pub fn word_problems(&self) -> &[Problem] {
        &self.words().problems
    }

    /// The words of the house, by vocabulary.
    pub fn vocabularies(&self) -> Arc<Vocabularies> {
        Arc::clone(&self.words().vocabularies)
    }

    /// The names of the house.
    pub fn names(&self) -> Arc<NameList> {
        Arc::clone(&self.words().names)
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::read(&self.layers))
    }

    /// The files that make up the configuration, outermost first, the shipped profiles left out.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().skip(1).map(|layer| layer.file.name.as_str())
    }

    /// True for a file that `exclude` names, and for word files and name lists, which are no articles.
    pub fn excludes(&self, path: &Path) -> bool {
        self.layers.iter().any(|layer| layer.exclude.as_ref().is_some_and(|globs| globs.hold(path)) || layer.has_word_file(path))
    }

    /// True for a word file or name list that it names.
    pub fn has_list(&self, path: &Path) -> bool {
        self.layers.iter().any(|layer| layer.has_word_file(path))
    }

    /// Which `[[overrides]]` hold a file, over all layers; files with equal keys share their rules.
    pub fn key(&self, path: &Path) -> Vec<bool> {
        self.layers.iter().flat_map(|layer| &layer.globs).map(|globs| globs.hold(path)).collect()
    }

    /// What the configuration says of rules for files with this key, under `profile` (or the one it names).
    ///
    /// # Errors
    /// When no profile has the name.
    pub fn settings(&self, profile: Option<&str>, key: &[bool]) -> Result<Settings, Problem> {
        let named = self.value(|file| file.profile.clone());
        let profile = profile.or(named.as_ref().map(|name| name.get_ref().as_str())).unwrap_or("desk");
        if !self.layers.iter().any(|layer| layer.file.profiles.contains_key(profile)) {
            return Err(self.unknown_profile(profile, named.is_some()));
        }
        let mut settings = Settings {
            preview: self.value(|file| file.preview).unwrap_or(false),
            variety: self.value(|file| file.variety.clone()).filter(|variety| variety != "auto"),
            vocabularies: self.vocabularies(),
            names_listed: self.names(),
            ..Settings::default()
        };
        let mut holds = key.iter();
        for layer in &self.layers {
            let file = &layer.file;
            // A slip is told wherever it stands, in use or not.
            settings.names.extend(file.rule_tables().flat_map(|table| table.names.iter().cloned()));
            add_rules(&mut settings, &file.rules);
            if let Some(rules) = file.profiles.get(profile) {
                add_rules(&mut settings, rules);
            }
            for over in &file.overrides {
                if holds.next() == Some(&true) {
                    add_rules(&mut settings, &over.rules);
                }
            }
        }
        Ok(settings)
    }

    fn unknown_profile(&self, profile: &str, is_named_in_file: bool) -> Problem {
        let known: Vec<&str> = self.layers.iter().flat_map(|layer| layer.file.profiles.keys()).map(String::as_str).collect();
        let help = crate::diagnostic::did_you_mean(profile, known.iter().copied())
            .or(Some(format!("profiles are {}", known.join(", "))));
        let message = format!("no profile is called \"{profile}\"");
        let place = self.layers.iter().rev().find(|layer| layer.file.profile.is_some()).filter(|_| is_named_in_file);
        let problem = match place.and_then(|layer| layer.file.profile.as_ref().map(|name| (layer, name.span()))) {
            Some((layer, bytes)) => Problem::at(&layer.file.name, &layer.file.text, bytes, message),
            None => Problem::of_file("--profile", message),
        };
        Problem { help, ..problem }
    }
}

/// A path as messages show it.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// A file's place, the same by whatever way it is reached.
fn place_of(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Says why a file cannot be extended by the last of the files in `open`, each of which extends the next.
fn may_open(path: &Path, open: &[PathBuf]) -> Result<(), String> {
    if open.contains(&place_of(path)) {
        Err("\"extends\" goes in a circle".into())
    } else if open.len() > EXTENDS_DEPTH_MAX {
        Err(format!("\"extends\" goes deeper than {EXTENDS_DEPTH_MAX} files"))
    } else {
        Ok(())
    }
}

/// Families before single rules, so that within one table the narrower one wins.
fn add_rules(settings: &mut Settings, rules: &file::RuleTable) {
    let levels = |is_family: bool| {
        let all = rules.levels.iter().map(|(pattern, level)| (RulePattern::new(pattern), *level));
        all.filter(move |(pattern, _)| pattern.is_family() == is_family).collect::<Vec<(RulePattern, Level)>>()
    };
    settings.levels.extend(levels(true));
    settings.levels.extend(levels(false));
    settings.options.extend(rules.options.iter().cloned());
}
