//! The rules of a run, compiled, with the tables of the shared pass.

use super::builtin::builtin_text;
use super::examples::{Example, examples};
use super::file::{Measured, Reference, Status};
use super::settings::Level;
use crate::diagnostic::{Problem, Severity, did_you_mean};
use crate::format::Format;
use crate::kind::{Gate, Matcher, PhraseTable, PhraseTableBuilder, Template, Triggers};
use crate::language::attribution::CueLexicon;
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How far a rule's replacement may be applied; a template stands in place of the kind's own replacement.
#[derive(Debug, Clone)]
pub enum FixPolicy {
    /// Shown as a suggestion only.
    None,
    /// Applied by `--fix`.
    Safe(Option<Template>),
    /// Applied by `--unsafe-fixes`.
    Unsafe(Option<Template>),
}

impl FixPolicy {
    /// The template, where the rule has one.
    pub fn template(&self) -> Option<&Template> {
        match self {
            Self::None => None,
            Self::Safe(template) | Self::Unsafe(template) => template.as_ref(),
        }
    }
}

/// One rule, ready to run.
pub struct Rule {
    /// `family/name`.
    pub id: Arc<str>,
    /// One line on what it finds.
    pub summary: String,
    /// The reason behind it.
    pub why: Option<String>,
    /// What to do, where the message does not say it.
    pub help: Option<String>,
    /// How far it has come.
    pub status: Status,
    /// The version that brought it.
    pub since: Option<String>,
    /// The day (YYYY-MM-DD) after which it wants a review.
    pub until: Option<String>,
    /// Style guides behind it.
    pub references: Vec<Reference>,
    /// How often it was right, where that was measured.
    pub measured: Vec<Measured>,
    /// What its file says.
    pub default_level: Level,
    /// What it runs at; `None` when it does not run.
    pub severity: Option<Severity>,
    /// The name of its kind.
    pub kind: &'static str,
    /// Most findings shown for one file; the rest is counted.
    pub limit: Option<usize>,
    /// True when it comes with copydesk.
    pub is_shipped: bool,
    /// The formats it looks at; `None` for all.
    pub formats: Option<Vec<Format>>,
    /// Its common keys.
    pub gate: Gate,
    /// Its message.
    pub message: Template,
    /// How far its replacement may be applied.
    pub fix: FixPolicy,
    /// Its body.
    pub matcher: Box<dyn Matcher>,
    /// The file it stands in, as the user knows it.
    pub file: Arc<str>,
    /// The text of that file; `None` for a shipped rule, whose file is in the program.
    pub(super) text: Option<Arc<str>>,
}

impl Rule {
    /// The part of the id before `/`.
    pub fn family(&self) -> &str {
        self.id.split('/').next().unwrap_or("")
    }

    /// The examples of its file.
    ///
    /// # Errors
    /// When an example is not well formed.
    pub fn examples(&self) -> Result<Vec<Example>, Problem> {
        let text = self.text.as_deref().or_else(|| builtin_text(&self.id)).unwrap_or("");
        examples(&self.file, text)
    }

    /// True while the rule is tried out.
    pub fn is_preview(&self) -> bool {
        self.status == Status::Preview
    }
}

/// All rules by id, and what wakes those that run.
pub struct RuleSet {
    rules: Vec<Rule>,
    phrases: PhraseTable,
    literals: Option<AhoCorasick>,
    /// For each literal, the rules that it wakes.
    literal_owners: Vec<Vec<u32>>,
    /// Rules that run on every document.
    always: Vec<u32>,
    /// Words that tell who says something; the rules share them.
    cues: Arc<CueLexicon>,
}

/// These fold to ASCII letters (`s`, `k`), so text that holds one is searched by every pattern.
const ASCII_TWINS: [&str; 2] = ["\u{17f}", "\u{212a}"];

impl RuleSet {
    /// Builds the tables of the shared pass over the rules that run.
    pub(super) fn new(mut rules: Vec<Rule>, cues: Arc<CueLexicon>) -> Self {
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        let mut phrases = PhraseTableBuilder::default();
        let mut literals = Vec::new();
        let mut always = Vec::new();
        for (index, rule) in (0_u32..).zip(&rules) {
            if rule.severity.is_none() {
                continue;
            }
            let mut is_always = false;
            let mut triggers = Triggers { rule: index, phrases: &mut phrases, literals: &mut literals, always: &mut is_always };
            rule.matcher.triggers(&mut triggers);
            if is_always {
                always.push(index);
            }
        }
        let mut owners: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (literal, rule) in literals {
            for key in ASCII_TWINS.into_iter().chain([literal.as_str()]) {
                let rules = owners.entry(key.to_owned()).or_default();
                if !rules.contains(&rule) {
                    rules.push(rule);
                }
            }
        }
        let (keys, literal_owners): (Vec<String>, Vec<Vec<u32>>) = owners.into_iter().unzip();
        let literals =
            (!keys.is_empty()).then(|| AhoCorasick::builder().ascii_case_insensitive(true).build(&keys).ok()).flatten();
        Self { rules, phrases: phrases.finish(), literals, literal_owners, always, cues }
    }

    /// All rules, by id; those that are off too.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Words that tell who says something.
    pub fn cues(&self) -> &CueLexicon {
        &self.cues
    }

    /// The rule called `id`.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        let at = self.rules.binary_search_by(|rule| (*rule.id).cmp(id)).ok()?;
        self.rules.get(at)
    }

    /// "did you mean …" for a name that no rule has.
    pub fn nearest(&self, id: &str) -> Option<String> {
        did_you_mean(id, self.rules.iter().map(|rule| &*rule.id))
    }

    pub(crate) fn phrases(&self) -> &PhraseTable {
        &self.phrases
    }

    pub(crate) fn literals(&self) -> Option<&AhoCorasick> {
        self.literals.as_ref()
    }

    pub(crate) fn literal_owners(&self, literal: usize) -> &[u32] {
        self.literal_owners.get(literal).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn always(&self) -> &[u32] {
        &self.always
    }
}

impl std::fmt::Debug for RuleSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.rules.iter().map(|rule| &rule.id)).finish()
    }
}
