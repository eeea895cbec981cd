//! One configuration file, read strictly: every fault has a caret.

use crate::diagnostic::{Problem, Severity, did_you_mean};
use crate::language::HOUSE;
use crate::rule::{FAMILIES, Level, OptionOverride, PathStep, RuleName};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A parsed `copydesk.toml`.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    /// The file as the user knows it.
    pub name: String,
    /// Its text.
    pub text: Arc<str>,
    /// Files and folders whose settings lie under these.
    pub extends: Vec<Spanned<String>>,
    /// Folders of house rules.
    pub rule_folders: Vec<Spanned<String>>,
    /// Word files of the house.
    pub words: Vec<Spanned<String>>,
    /// Bytes of the value of `words`.
    pub words_bytes: Option<Range<usize>>,
    /// Name lists of the house.
    pub names: Vec<Spanned<String>>,
    /// Word files of further vocabularies, by name.
    pub vocabularies: BTreeMap<String, Vec<Spanned<String>>>,
    /// The profile to use.
    pub profile: Option<Spanned<String>>,
    /// Whether preview rules run.
    pub preview: Option<bool>,
    /// Variety of English, or `auto`.
    pub variety: Option<String>,
    /// Values that the command line may change.
    pub defaults: Defaults,
    /// Globs of files that are not checked.
    pub exclude: Vec<Spanned<String>>,
    /// `[rules]`
    pub(super) rules: RuleTable,
    /// `[profiles.NAME.rules]`
    pub(super) profiles: BTreeMap<String, RuleTable>,
    /// `[[overrides]]`
    pub(super) overrides: Vec<Override>,
}

/// Values that the command line may change.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// The severity from which a run fails.
    pub fail_on: Option<FailOn>,
    /// The severity from which findings are shown.
    pub severity: Option<Severity>,
    /// The encoding of files that are not UTF-8 or UTF-16.
    pub encoding: Option<Spanned<String>>,
    /// Whether a stet without a reason is a finding.
    pub require_reason: Option<bool>,
    /// The baseline, by its path from the folder of the file.
    pub baseline: Option<Spanned<String>>,
}

/// From which severity a run ends with status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Anything.
    Info,
    /// Nothing.
    Never,
}

impl FailOn {
    /// True when a finding of this severity fails the run.
    pub fn holds(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity == Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => true,
            Self::Never => false,
        }
    }
}

/// Levels and options by rule, as one table gives them.
#[derive(Debug, Clone, Default)]
pub(super) struct RuleTable {
    pub(super) levels: Vec<(String, Level)>,
    pub(super) options: Vec<OptionOverride>,
    pub(super) names: Vec<RuleName>,
}

/// Settings for some files.
#[derive(Debug, Clone)]
pub(super) struct Override {
    pub(super) files: Vec<Spanned<String>>,
    pub(super) rules: RuleTable,
}

/// The keys outside `[rules]`, `[profiles]` and `[[overrides]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Head {
    #[serde(default)]
    extends: Vec<Spanned<String>>,
    #[serde(default)]
    rule_folders: Vec<Spanned<String>>,
    words: Option<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    names: Vec<Spanned<String>>,
    #[serde(default)]
    vocabularies: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    profile: Option<Spanned<String>>,
    preview: Option<bool>,
    variety: Option<Spanned<String>>,
    fail_on: Option<FailOn>,
    severity: Option<Severity>,
    encoding: Option<Spanned<String>>,
    #[serde(default)]
    exclude: Vec<Spanned<String>>,
    require_reason: Option<bool>,
    baseline: Option<Spanned<String>>,
}

const HEAD_KEYS: [&str; 14] = [
    "extends",
    "rule-folders",
    "words",
    "names",
    "vocabularies",
    "profile",
    "preview",
    "variety",
    "fail-on",
    "severity",
    "encoding",
    "exclude",
    "require-reason",
    "baseline",
];

const VARIETIES: [&str; 6] = ["auto", "en-GB", "en-US", "en-AU", "en-CA", "en-IN"];

/// Keys of a rule's table that are no options of its kind.
const NOT_OPTIONS: &[&str] = &["severity"];

impl ConfigFile {
    /// All tables of rules: the main one, those of profiles, those of overrides.
    pub(super) fn rule_tables(&self) -> impl Iterator<Item = &RuleTable> {
        let overrides = self.overrides.iter().map(|over| &over.rules);
        std::iter::once(&self.rules).chain(self.profiles.values()).chain(overrides)
    }

    /// Reads the text of a configuration file.
    ///
    /// # Errors
    /// When the text is not TOML, a key is unknown, or a value cannot be.
    pub fn parse(name: &str, text: &str) -> Result<Self, Problem> {
        let text: Arc<str> = text.into();
        let reader = Reader { name, text: &text };
        let root = DeTable::parse(&text).map_err(|error| reader.toml(&error))?;
        let root_bytes = root.span();
        let mut head = DeTable::new();
        let mut rules = RuleTable::default();
        let mut profiles = BTreeMap::new();
        let mut overrides = Vec::new();
        for (key, value) in root.into_inner() {
            let path = vec![PathStep::Key(key.get_ref().to_string())];
            match &**key.get_ref() {
                "rules" => rules = reader.rules(value, path)?,
                "profiles" => profiles = reader.profiles(value, path)?,
                "overrides" => overrides = reader.overrides(value, path)?,
                known if HEAD_KEYS.contains(&known) => {
                    head.insert(key, value);
                }
                other => {
                    let help = did_you_mean(other, HEAD_KEYS.into_iter().chain(["rules", "profiles", "overrides"]));
                    return Err(Problem { help, ..reader.at(key.span(), format!("unknown key \"{other}\"")) });
                }
            }
        }
        let reader_head = toml::de::Deserializer::from(Spanned::new(root_bytes, head));
        let head = Head::deserialize(reader_head).map_err(|error| reader.toml(&error))?;
        if let Some(variety) = head.variety.as_ref().filter(|variety| !VARIETIES.contains(&variety.get_ref().as_str())) {
            let message = format!("no variety is called \"{}\"; varieties are {}", variety.get_ref(), VARIETIES.join(", "));
            return Err(reader.at(variety.span(), message));
        }
        if let Some(encoding) =
            head.encoding.as_ref().filter(|label| crate::source::Encoding::for_label(label.get_ref()).is_none())
        {
            let message = format!("no encoding is called \"{}\"; try windows-1252 or utf-16le", encoding.get_ref());
            return Err(reader.at(encoding.span(), message));
        }
        if let Some(house) = head.vocabularies.keys().find(|name| name.get_ref() == HOUSE) {
            let problem = reader.at(house.span(), format!("the vocabulary \"{HOUSE}\" is what \"words\" names"));
            return Err(problem.with_help("words = [\"words.txt\"], at the top of the file"));
        }
        Ok(Self {
            name: name.to_owned(),
            extends: head.extends,
            rule_folders: head.rule_folders,
            words_bytes: head.words.as_ref().map(Spanned::span),
            words: head.words.map(Spanned::into_inner).unwrap_or_default(),
            names: head.names,
            vocabularies: head.vocabularies.into_iter().map(|(name, files)| (name.into_inner(), files)).collect(),
            profile: head.profile,
            preview: head.preview,
            variety: head.variety.map(Spanned::into_inner),
            defaults: Defaults {
                fail_on: head.fail_on,
                severity: head.severity,
                encoding: head.encoding,
                require_reason: head.require_reason,
                baseline: head.baseline,
            },
            exclude: head.exclude,
            rules,
            profiles,
            overrides,
            text,
        })
    }
}

struct Reader<'t> {
    name: &'t str,
    text: &'t Arc<str>,
}

impl Reader<'_> {
    fn toml(&self, error: &toml::de::Error) -> Problem {
        Problem::from_toml(self.name, self.text, error)
    }

    fn at(&self, bytes: std::ops::Range<usize>, message: impl Into<String>) -> Problem {
        Problem::at(self.name, self.text, bytes, message)
    }

    fn table<'v>(&self, value: Spanned<DeValue<'v>>, what: &str) -> Result<DeTable<'v>, Problem> {
        let bytes = value.span();
        match value.into_inner() {
            DeValue::Table(table) => Ok(table),
            _ => Err(self.at(bytes, format!("{what} a table"))),
        }
    }

    fn rules(&self, value: Spanned<DeValue<'_>>, path: Vec<PathStep>) -> Result<RuleTable, Problem> {
        let mut rules = RuleTable::default();
        for (key, value) in self.table(value, "[rules] is")? {
            let pattern = key.get_ref().to_string();
            let family = pattern.split('/').next().unwrap_or("");
            if !FAMILIES.contains(&family) {
                let help = did_you_mean(family, FAMILIES).or_else(|| Some(format!("families are {}", FAMILIES.join(", "))));
                return Err(Problem { help, ..self.at(key.span(), format!("no family is called \"{family}\"")) });
            }
            let (file, text) = (self.name.to_owned(), Arc::clone(self.text));
            rules.names.push(RuleName { name: pattern.clone(), file, text, bytes: key.span() });
            let mut table = match value.get_ref() {
                DeValue::String(_) => {
                    // `"style/*" = "off"` is short for a table with only a severity.
                    rules.levels.push((pattern, self.level(value)?));
                    continue;
                }
                _ => self.table(value, "a rule's entry is a level such as \"off\", or")?,
            };
            if let Some(level) = table.remove("severity") {
                rules.levels.push((pattern.clone(), self.level(level)?));
            }
            if let Some((option, _)) = table.iter().next() {
                if !pattern.contains('/') || pattern.ends_with("/*") {
                    return Err(self.at(option.span(), "options belong to one rule; a family takes only \"severity\""));
                }
                let mut path = path.clone();
                path.push(PathStep::Key(pattern.clone()));
                let (file, text) = (self.name.to_owned(), Arc::clone(self.text));
                rules.options.push(OptionOverride { rule: pattern, file, text, path, not_options: NOT_OPTIONS });
            }
        }
        Ok(rules)
    }

    fn level(&self, value: Spanned<DeValue<'_>>) -> Result<Level, Problem> {
        let reader = toml::de::ValueDeserializer::from(value);
        Level::deserialize(reader).map_err(|error| self.toml(&error))
    }

    fn profiles(&self, value: Spanned<DeValue<'_>>, path: Vec<PathStep>) -> Result<BTreeMap<String, RuleTable>, Problem> {
        let mut profiles = BTreeMap::new();
        for (name, value) in self.table(value, "[profiles] is")? {
            let mut rules = RuleTable::default();
            for (key, value) in self.table(value, "a profile is")? {
                if &**key.get_ref() != "rules" {
                    return Err(self.at(key.span(), format!("unknown key \"{}\"; a profile has \"rules\"", key.get_ref())));
                }
                let mut path = path.clone();
                path.extend([PathStep::Key(name.get_ref().to_string()), PathStep::Key("rules".into())]);
                rules = self.rules(value, path)?;
            }
            profiles.insert(name.get_ref().to_string(), rules);
        }
        Ok(profiles)
    }

    fn overrides(&self, value: Spanned<DeValue<'_>>, path: Vec<PathStep>) -> Result<Vec<Override>, Problem> {
        let bytes = value.span();
        let DeValue::Array(array) = value.into_inner() else { return Err(self.at(bytes, "[[overrides]] is a list of tables")) };
        let mut overrides = Vec::new();
        for (index, value) in array.into_iter().enumerate() {
            let bytes = value.span();
            let mut over = Override { files: Vec::new(), rules: RuleTable::default() };
            for (key, value) in self.table(value, "an entry of [[overrides]] is")? {
                match &**key.get_ref() {
                    "files" => {
                        let reader = toml::de::ValueDeserializer::from(value);
                        over.files = Vec::deserialize(reader).map_err(|error| self.toml(&error))?;
                    }
                    "rules" => {
                        let mut path = path.clone();
                        path.extend([PathStep::Index(index), PathStep::Key("rules".into())]);
                        over.rules = self.rules(value, path)?;
                    }
                    other => {
                        let help = did_you_mean(other, ["files", "rules"]);
                        return Err(Problem { help, ..self.at(key.span(), format!("unknown key \"{other}\"")) });
                    }
                }
            }
            if over.files.is_empty() {
                return Err(self.at(bytes, "\"files\" is missing: which files do these settings hold for?"));
            }
            overrides.push(over);
        }
        Ok(overrides)
    }
}
