//! The rules and settings of a run: each configuration is read once, each rule set is built once.

use super::args::{ConfigArgs, SelectArgs};
use super::held::{BaselineChoice, Baselines, Held};
use crate::config::{Config, Configs, FailOn, rule_sources};
use crate::diagnostic::{Problem, Severity, did_you_mean};
use crate::language::{Day, NameList};
use crate::rule::{FAMILIES, RulePattern, RuleSet, Settings, load};
use crate::source::Encoding;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What holds for a group of files.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) rules: Arc<RuleSet>,
    pub(super) fail_on: FailOn,
    pub(super) severity: Severity,
    pub(super) encoding: Option<Encoding>,
    pub(super) require_reason: bool,
    pub(super) baseline: Option<Arc<Held>>,
    /// Where its baseline stands by its configuration, whether there is one or not.
    pub(super) baseline_place: PathBuf,
}

/// The encoding that the configuration of a file names; its faults are for `check` to tell.
pub(super) fn encoding(config: &ConfigArgs, file: &Path) -> Option<Encoding> {
    let select = SelectArgs::default();
    Session::new(config, &select).encoding(file)
}

fn encoding_of(config: &Config) -> Option<Encoding> {
    Encoding::for_label(config.value(|file| file.defaults.encoding.clone())?.get_ref())
}

/// The encoding that `--encoding` names.
///
/// # Errors
/// When none is called that.
pub(super) fn named_encoding(label: Option<&str>) -> Result<Option<Encoding>, String> {
    let unknown = |label| format!("--encoding: no encoding is called \"{label}\"; try windows-1252 or utf-16le");
    label.map(|label| Encoding::for_label(label).ok_or_else(|| unknown(label))).transpose()
}

/// Reads configuration and builds rule sets as files ask for them.
pub(super) struct Session {
    configs: Configs,
    profile: Option<String>,
    preview: bool,
    select: SelectArgs,
    /// Which baseline holds.
    pub(super) baseline: BaselineChoice,
    /// The day of articles that have no date of their own.
    pub(super) date: Option<Day>,
    baselines: Baselines,
    desks: HashMap<(usize, Vec<bool>), Arc<Desk>>,
    /// Configurations in use; their addresses key `desks`, so they are kept.
    kept: Vec<Arc<Config>>,
    /// Faults of configuration and rules, each once.
    pub(super) problems: Vec<Problem>,
}

impl Session {
    pub(super) fn new(config: &ConfigArgs, select: &SelectArgs) -> Self {
        let mut problems = Vec::new();
        let configs = match (config.file(), config.isolated) {
            (_, true) => Configs::fixed(None),
            (Some(file), false) => Configs::fixed(Some(&file)),
            (None, false) => Ok(Configs::nearest()),
        };
        let configs = configs.unwrap_or_else(|problem| {
            problems.push(problem);
            Configs::fixed(None).unwrap_or_default()
        });
        Self {
            configs,
            profile: config.profile.clone(),
            preview: config.preview,
            select: select.clone(),
            baseline: BaselineChoice::None,
            date: None,
            baselines: Baselines::default(),
            desks: HashMap::new(),
            kept: Vec::new(),
            problems,
        }
    }

    /// The configuration of a file or folder.
    pub(super) fn config(&mut self, path: &Path) -> Arc<Config> {
        self.configs.of(path).unwrap_or_else(|problem| {
            self.add(problem);
            // Once a fault is told, the defaults stand in for its file.
            self.configs.of(path).unwrap_or_default()
        })
    }

    /// The encoding that the configuration of a file names.
    pub(super) fn encoding(&mut self, path: &Path) -> Option<Encoding> {
        encoding_of(&self.config(path))
    }

    /// The names of the house for a file.
    pub(super) fn names(&mut self, path: &Path) -> Arc<NameList> {
        let config = self.config(path);
        for problem in config.word_problems() {
            self.add(problem.clone());
        }
        config.names()
    }

    /// The rules and settings of a file.
    pub(super) fn desk(&mut self, path: &Path) -> Arc<Desk> {
        let config = self.config(path);
        let key = (Arc::as_ptr(&config).addr(), config.key(path));
        if let Some(desk) = self.desks.get(&key) {
            return Arc::clone(desk);
        }
        let desk = Arc::new(self.build(&config, &key.1));
        self.kept.push(config);
        self.desks.insert(key, Arc::clone(&desk));
        desk
    }

    /// What configuration and command line say of rules.
    pub(super) fn settings(&mut self, config: &Config, key: &[bool]) -> Settings {
        let mut settings = config.settings(self.profile.as_deref(), key).unwrap_or_else(|problem| {
            self.add(problem);
            Settings::default()
        });
        for problem in config.word_problems() {
            self.add(problem.clone());
        }
        let patterns = |names: &[String]| names.iter().map(|name| RulePattern::new(name)).collect::<Vec<_>>();
        settings.select = patterns(&self.select.select);
        settings.extend_select = patterns(&self.select.extend_select);
        settings.ignore = patterns(&self.select.ignore);
        settings.preview |= self.preview;
        settings.date = self.date;
        settings
    }

    fn build(&mut self, config: &Config, key: &[bool]) -> Desk {
        let settings = self.settings(config, key);
        let (sources, words, unread) = rule_sources(&config.packs, false);
        let (rules, problems) = load(&sources, &words, &settings);
        for problem in unread.into_iter().chain(problems) {
            self.add(problem);
        }
        self.check_names(&rules);
        let baseline = self.baselines.of(&self.baseline, config).unwrap_or_else(|problem| {
            self.add(problem);
            None
        });
        Desk {
            rules: Arc::new(rules),
            fail_on: config.value(|file| file.defaults.fail_on).unwrap_or(FailOn::Error),
            severity: config.value(|file| file.defaults.severity).unwrap_or(Severity::Warning),
            encoding: encoding_of(config),
            require_reason: config.value(|file| file.defaults.require_reason).unwrap_or(false),
            baseline,
            baseline_place: config.baseline().0,
        }
    }

    /// Names on the command line that no rule and no family has.
    fn check_names(&mut self, rules: &RuleSet) {
        let flags = [
            ("--select", self.select.select.clone()),
            ("--extend-select", self.select.extend_select.clone()),
            ("--ignore", self.select.ignore.clone()),
        ];
        for (flag, names) in flags {
            for name in names {
                let pattern = RulePattern::new(&name);
                let (is_known, help) = if pattern.is_family() {
                    (FAMILIES.contains(&pattern.as_str()), did_you_mean(pattern.as_str(), FAMILIES))
                } else {
                    (rules.get(pattern.as_str()).is_some(), rules.nearest(pattern.as_str()))
                };
                if !is_known {
                    let what = if pattern.is_family() { "family" } else { "rule" };
                    self.add(Problem { help, ..Problem::of_file(flag, format!("no {what} is called \"{name}\"")) });
                }
            }
        }
    }

    fn add(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }
}
