//! `sourcing`: figures and superlatives that nobody answers for, and sources that nobody can be asked.

mod unsourced;
mod weak;

use super::{Common, KindOptions, Matcher, OptionError, keys, lay};
use crate::language::attribution::{Phrases, Reach};
use crate::language::claim::ClaimClass;
use serde::Deserialize;
use std::sync::Arc;
use toml::Spanned;

/// `[sourcing]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    check: Option<Spanned<Check>>,
    /// How far a source reaches; the paragraph if not given.
    reach: Option<Spanned<ReachKey>>,
    /// Smaller values are passed over.
    min: Option<Spanned<f64>>,
    /// Word tables that mute a figure in whose sentence one of their words stands.
    mute: Option<Vec<Spanned<String>>>,
    /// Amounts such as "dozens of" and "millions of" count too, where they count what the rule looks for.
    vague: Option<Spanned<bool>>,
    /// Figures behind "the", "these", "his" count too.
    definite: Option<Spanned<bool>>,
    /// One finding for all figures of a paragraph; each has its own if false.
    group: Option<Spanned<bool>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// Dead, hurt, held, missing.
    Casualty,
    /// Percentages and points.
    Percentage,
    /// Sums of money.
    Money,
    /// Numbers of people.
    People,
    /// Dozens, hundreds, thousands, millions.
    VagueBig,
    /// The largest, the first, the worst.
    Superlative,
    /// "Sources say", "reportedly".
    WeakSource,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ReachKey {
    Sentence,
    Paragraph,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
        lay(&mut self.reach, over.reach);
        lay(&mut self.min, over.min);
        lay(&mut self.mute, over.mute);
        lay(&mut self.vague, over.vague);
        lay(&mut self.definite, over.definite);
        lay(&mut self.group, over.group);
    }

    fn placeholders(&self) -> Vec<String> {
        ["more", "figure"].map(str::to_owned).to_vec()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = &self.check else { return Err(OptionError::table("\"check\" is missing")) };
        let cues = Arc::clone(common.cues);
        let class = match check.get_ref() {
            Check::Casualty => ClaimClass::Casualty,
            Check::Percentage => ClaimClass::Percentage,
            Check::Money => ClaimClass::Money,
            Check::People => ClaimClass::People,
            Check::VagueBig => ClaimClass::VagueBig,
            Check::Superlative => ClaimClass::Superlative,
            Check::WeakSource => {
                let given = keys::Given::default()
                    .one("reach", &self.reach)
                    .one("min", &self.min)
                    .list("mute", self.mute.as_deref().unwrap_or(&[]))
                    .one("vague", &self.vague)
                    .one("definite", &self.definite)
                    .one("group", &self.group);
                given.only(&[], "check = \"weak-source\"")?;
                return Ok(Box::new(weak::Weak { cues }));
            }
        };
        let mut tables = Vec::new();
        for name in self.mute.iter().flatten() {
            tables.push(common.table(name)?.to_vec());
        }
        let value = |key: &Option<Spanned<bool>>, default: bool| key.as_ref().map_or(default, |value| *value.get_ref());
        Ok(Box::new(unsourced::Unsourced {
            cues,
            class,
            reach: match self.reach.as_ref().map(Spanned::get_ref) {
                Some(ReachKey::Sentence) => Reach::Sentence,
                Some(ReachKey::Paragraph) | None => Reach::Paragraph,
            },
            min: self.min.as_ref().map_or(0.0, |min| *min.get_ref()),
            mute: unsourced::Mute::new(tables),
            takes_vague: value(&self.vague, false),
            takes_definite: value(&self.definite, false),
            is_grouped: value(&self.group, true),
        }))
    }
}

/// Adds the phrases of tables to one.
fn phrases(tables: &[Vec<String>]) -> Phrases<()> {
    let mut phrases = Phrases::default();
    tables.iter().flatten().for_each(|phrase| phrases.add(phrase, ()));
    phrases
}
