//! What configuration and command line say about rules: which run, how loud, with which options.

use crate::diagnostic::Severity;
use crate::language::{Day, NameList, Vocabularies};
use serde::Deserialize;
use std::sync::Arc;

/// A severity, or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The rule does not run.
    Off,
    /// [`Severity::Info`].
    Info,
    /// [`Severity::Warning`].
    Warning,
    /// [`Severity::Error`].
    Error,
}

impl Level {
    /// The severity, unless off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// `family`, `family/*` or `family/name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePattern(String);

impl RulePattern {
    /// A pattern as written.
    pub fn new(pattern: &str) -> Self {
        Self(pattern.trim().trim_end_matches("/*").to_owned())
    }

    /// True when the pattern names a whole family.
    pub fn is_family(&self) -> bool {
        !self.0.contains('/')
    }

    /// True when the pattern holds the rule.
    pub fn holds(&self, rule: &str) -> bool {
        if self.is_family() { rule.split('/').next() == Some(self.0.as_str()) } else { rule == self.0 }
    }

    /// The pattern without `/*`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Options that a configuration file gives a rule: the keys of one table of its text.
#[derive(Debug, Clone)]
pub struct OptionOverride {
    /// The rule.
    pub rule: String,
    /// The configuration file as the user knows it.
    pub file: String,
    /// Its text.
    pub text: Arc<str>,
    /// Keys and indices from the root of the text to the rule's table.
    pub path: Vec<PathStep>,
    /// Keys of that table that are no options (`severity`).
    pub not_options: &'static [&'static str],
}

/// One step into a TOML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathStep {
    /// A key of a table.
    Key(String),
    /// A place in an array.
    Index(usize),
}

/// A rule or family that a configuration file names, to be checked against the rules that there are.
#[derive(Debug, Clone)]
pub struct RuleName {
    /// The rule or family as written.
    pub name: String,
    /// The configuration file as the user knows it.
    pub file: String,
    /// Its text.
    pub text: Arc<str>,
    /// Where in the text the name stands.
    pub bytes: std::ops::Range<usize>,
}

/// Everything that decides which rules run and how.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Levels by pattern; the last one that holds a rule wins.
    pub levels: Vec<(RulePattern, Level)>,
    /// Every name that configuration uses.
    pub names: Vec<RuleName>,
    /// Options by rule, later ones on top.
    pub options: Vec<OptionOverride>,
    /// Only these run, where there are any.
    pub select: Vec<RulePattern>,
    /// These run too, whatever their level.
    pub extend_select: Vec<RulePattern>,
    /// These do not run.
    pub ignore: Vec<RulePattern>,
    /// Preview rules run.
    pub preview: bool,
    /// Every rule runs, at its own level or at `info` where it is off: for testing rules.
    pub run_all: bool,
    /// The variety of English that the house writes (`en-GB`); `None` lets each document decide.
    pub variety: Option<String>,
    /// Words of the house, for the rules that name them.
    pub vocabularies: Arc<Vocabularies>,
    /// Names of the house.
    pub names_listed: Arc<NameList>,
    /// The day that articles without a date of their own are of.
    pub date: Option<Day>,
}

impl Settings {
    /// The severity at which a rule runs; `None` when it does not.
    pub fn severity(&self, rule: &str, own: Level, is_preview: bool) -> Option<Severity> {
        if self.run_all {
            return Some(own.severity().unwrap_or(Severity::Info));
        }
        let names = |patterns: &[RulePattern]| patterns.iter().any(|pattern| pattern.holds(rule));
        if names(&self.ignore) {
            return None;
        }
        let level = self.levels.iter().rev().find(|(pattern, _)| pattern.holds(rule)).map_or(own, |(_, level)| *level);
        let asked_for = self.select.iter().chain(&self.extend_select).any(|p| !p.is_family() && p.holds(rule));
        if is_preview && !self.preview && !asked_for {
            return None;
        }
        if !self.select.is_empty() && !names(&self.select) && !names(&self.extend_select) {
            return None;
        }
        // A rule that is off by default runs when it is asked for by name.
        level.severity().or(asked_for.then_some(Severity::Warning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_pattern_wins() {
        let levels = vec![(RulePattern::new("style/*"), Level::Off), (RulePattern::new("style/cliche"), Level::Error)];
        let settings = Settings { levels, ..Settings::default() };
        assert_eq!(settings.severity("style/cliche", Level::Info, false), Some(Severity::Error));
        assert_eq!(settings.severity("style/other", Level::Info, false), None);
        assert_eq!(settings.severity("names/other", Level::Info, false), Some(Severity::Info));
    }

    #[test]
    fn selection() {
        let select = vec![RulePattern::new("names"), RulePattern::new("style/off-rule")];
        let settings = Settings { select, ignore: vec![RulePattern::new("names/quiet")], ..Settings::default() };
        assert_eq!(settings.severity("names/loud", Level::Error, false), Some(Severity::Error));
        assert_eq!(settings.severity("names/quiet", Level::Error, false), None);
        assert_eq!(settings.severity("style/off-rule", Level::Off, false), Some(Severity::Warning));
        assert_eq!(settings.severity("style/other", Level::Error, false), None);
        assert_eq!(settings.severity("names/new", Level::Error, true), None);
    }
}
