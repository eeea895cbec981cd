//! The keys of a rule file that all kinds share, as they stand in TOML.

use crate::diagnostic::Problem;
use crate::kind::{CaseMode, KIND_NAMES, Options};
use crate::rule::settings::Level;
use serde::Deserialize;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A parsed rule file, before `extends` is resolved.
#[derive(Debug, Clone)]
pub(super) struct RuleFile {
    pub(super) id: Arc<str>,
    pub(super) file: Arc<str>,
    pub(super) text: Arc<str>,
    pub(super) meta: Meta,
    pub(super) options: Option<Options>,
    /// Bytes of the kind's table, for faults of the table as a whole.
    pub(super) kind_bytes: std::ops::Range<usize>,
}

/// Keys that every kind shares.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meta {
    pub(super) summary: Option<String>,
    pub(super) why: Option<String>,
    pub(super) help: Option<String>,
    pub(super) severity: Option<Level>,
    pub(super) status: Option<Status>,
    pub(super) since: Option<String>,
    pub(super) until: Option<Spanned<String>>,
    pub(super) references: Option<Vec<Reference>>,
    #[serde(default)]
    pub(super) measured: Vec<Measured>,
    pub(super) scope: Option<Spanned<String>>,
    pub(super) formats: Option<Spanned<Vec<String>>>,
    pub(super) case: Option<CaseMode>,
    pub(super) except: Option<Spanned<ExceptKey>>,
    pub(super) unless_in: Option<Vec<String>>,
    pub(super) before: Option<Spanned<String>>,
    pub(super) after: Option<Spanned<String>>,
    pub(super) not_before: Option<Spanned<String>>,
    pub(super) not_after: Option<Spanned<String>>,
    pub(super) message: Option<Spanned<String>>,
    pub(super) fix: Option<Spanned<FixKey>>,
    pub(super) limit: Option<usize>,
    pub(super) extends: Option<Spanned<String>>,
    pub(super) remove: Option<Vec<Spanned<String>>>,
}

/// How far a rule has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Runs only with `--preview` and never gates.
    Preview,
    /// Runs by default.
    Stable,
    /// Runs, and says that it will go.
    Deprecated,
}

/// Where a rule comes from: a style guide and the entry in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Name of the guide; `house` for the house's own.
    pub guide: String,
    /// Entry, heading or address in it.
    pub entry: Option<String>,
}

/// How often a rule was right, and on what.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// Share of its findings that were right, 0 to 1; `None` when there was none.
    pub precision: Option<f64>,
    /// Number of findings.
    pub findings: usize,
    /// The copy it was measured on, in a few words.
    pub on: String,
}

impl std::fmt::Display for Measured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let findings = if self.findings == 1 { "finding" } else { "findings" };
        match self.precision {
            Some(precision) => {
                write!(f, "right {:.0} times in 100 ({} {findings}, {})", precision * 100.0, self.findings, self.on)
            }
            None => write!(f, "{} {findings} in {}", self.findings, self.on),
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum ExceptKey {
    Words(Vec<String>),
    Table(ExceptTable),
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExceptTable {
    #[serde(default)]
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) tables: Vec<String>,
    pub(super) pattern: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum FixKey {
    When(When),
    Table(FixTable),
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FixTable {
    pub(super) template: String,
    pub(super) when: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum When {
    None,
    Safe,
    Unsafe,
}

/// The keys of [`Meta`], for "did you mean" beside the kinds.
const META_KEYS: [&str; 24] = [
    "summary",
    "why",
    "help",
    "severity",
    "status",
    "since",
    "until",
    "references",
    "measured",
    "scope",
    "formats",
    "case",
    "except",
    "unless_in",
    "before",
    "after",
    "not_before",
    "not_after",
    "message",
    "fix",
    "limit",
    "extends",
    "remove",
    "example",
];

/// Reads one rule file; a fault is placed in its text.
pub(super) fn parse(id: &str, file: &str, text: &str) -> Result<RuleFile, Problem> {
    let text: Arc<str> = text.into();
    let fault = |error: &toml::de::Error| Problem::from_toml(file, &text, error);
    let root = DeTable::parse(&text).map_err(|error| fault(&error))?;
    let root_bytes = root.span();
    let mut kinds = Vec::new();
    let mut rest = DeTable::new();
    for (key, value) in root.into_inner() {
        let name: &str = key.get_ref();
        // `case = "exact"` is a key of every kind, `[case]` a kind.
        if KIND_NAMES.contains(&name) && value.get_ref().is_table() {
            kinds.push((key, value));
        } else if META_KEYS.contains(&name) {
            if name != "example" {
                rest.insert(key, value);
            }
        } else {
            let known = META_KEYS.iter().chain(KIND_NAMES).copied();
            let help = crate::diagnostic::did_you_mean(name, known);
            return Err(Problem { help, ..Problem::at(file, &text, key.span(), format!("unknown key \"{name}\"")) });
        }
    }
    let meta = Meta::deserialize(toml::de::Deserializer::from(Spanned::new(root_bytes, rest))).map_err(|error| fault(&error))?;
    if let Some((second, _)) = kinds.get(1) {
        let message = format!("a rule has one kind; this file has \"{}\" too", second.get_ref());
        return Err(Problem::at(file, &text, second.span(), message));
    }
    let (options, kind_bytes) = match kinds.pop() {
        Some((key, value)) => {
            let options = parse_options(key.get_ref(), value).map_err(|error| fault(&error))?;
            (options, key.span())
        }
        None if meta.extends.is_none() => {
            let message = "no kind: the file needs one table named after a kind";
            return Err(Problem::at(file, &text, 0..0, message).with_help(format!("kinds are {}", KIND_NAMES.join(", "))));
        }
        None => (None, 0..0),
    };
    Ok(RuleFile { id: id.into(), file: file.into(), text: Arc::clone(&text), meta, options, kind_bytes })
}

fn parse_options(kind: &str, value: Spanned<DeValue<'_>>) -> Result<Option<Options>, toml::de::Error> {
    Options::parse(kind, value).transpose()
}

impl Meta {
    /// Fills what this file leaves open from the file it extends.
    pub(super) fn inherit(&mut self, base: &Self) {
        fn fill<T: Clone>(own: &mut Option<T>, base: &Option<T>) {
            if own.is_none() {
                own.clone_from(base);
            }
        }
        fill(&mut self.summary, &base.summary);
        fill(&mut self.why, &base.why);
        fill(&mut self.help, &base.help);
        fill(&mut self.severity, &base.severity);
        fill(&mut self.status, &base.status);
        fill(&mut self.references, &base.references);
        fill(&mut self.scope, &base.scope);
        fill(&mut self.formats, &base.formats);
        fill(&mut self.case, &base.case);
        fill(&mut self.except, &base.except);
        fill(&mut self.unless_in, &base.unless_in);
        fill(&mut self.before, &base.before);
        fill(&mut self.after, &base.after);
        fill(&mut self.not_before, &base.not_before);
        fill(&mut self.not_after, &base.not_after);
        fill(&mut self.message, &base.message);
        fill(&mut self.fix, &base.fix);
        fill(&mut self.limit, &base.limit);
    }
}
