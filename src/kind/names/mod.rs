//! `names`: every name of a piece against every other.

mod alias;
mod body;
mod clash;
mod dated;
mod form;
mod house;
mod hyphen;
mod judge;
mod nation;
mod orphan;
mod pair;
mod settled;
mod spellings;
#[cfg(test)]
mod tests;

use super::context::{Context, Finding};
use super::{Common, KindOptions, Matcher, OptionError, Triggers, lay};
use crate::language::{Document, NameList, NameRow};
use form::Forms;
use judge::Verdict;
use serde::Deserialize;
use settled::Settled;
pub(super) use spellings::Spellings;
use std::sync::Arc;
use toml::Spanned;

/// `[names]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    check: Option<Spanned<Check>>,
    /// Names that stand in for a list of the house where the rule's examples are run, and nowhere else.
    #[serde(default)]
    sample: Vec<NameRow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// One name in two spellings.
    TwoSpellings,
    /// One name with and without its accents.
    Accents,
    /// One name with and without its hyphen.
    Hyphen,
    /// A name that is not as the list of the house has it.
    House,
    /// A word near a name of the list, with nothing to tell whether it is that name.
    NearHouse,
    /// A form of the list that does not hold on the day of the article.
    FormerName,
    /// A title of the list that does not hold on the day of the article.
    FormerTitle,
    /// A person of the list where a place is meant.
    TypeClash,
    /// One body under two names, of which one lost its article.
    LostArticle,
    /// One body under two names that are both good.
    TwoOrders,
    /// A surname that speaks and that nobody introduced.
    Orphan,
    /// The same, near a name that the piece has.
    OrphanNear,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
        self.sample.extend(over.sample);
    }

    fn placeholders(&self) -> Vec<String> {
        ["other", "canonical"].map(str::to_owned).to_vec()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = self.check.as_ref().map(|check| *check.get_ref()) else {
            return Err(OptionError::table(
                "\"check\" is missing: two-spellings, accents, hyphen, lost-article, two-orders, orphan, orphan-near, house, near-house, former-name, former-title or type-clash",
            ));
        };
        let names = self.names(common)?;
        Ok(match check {
            Check::TwoSpellings => Box::new(Names { names, is_accent: false }),
            Check::Accents => Box::new(Names { names, is_accent: true }),
            Check::Hyphen => Box::new(hyphen::Hyphen { names }),
            Check::LostArticle => Box::new(body::Bodies { grade: body::Grade::LostArticle }),
            Check::TwoOrders => Box::new(body::Bodies { grade: body::Grade::Order }),
            Check::Orphan => Box::new(orphan::Orphans { names, is_near: false }),
            Check::OrphanNear => Box::new(orphan::Orphans { names, is_near: true }),
            Check::House => Box::new(house::House { names, is_sure: true }),
            Check::NearHouse => Box::new(house::House { names, is_sure: false }),
            Check::FormerName => Box::new(dated::FormerName { names, date: common.date }),
            Check::FormerTitle => Box::new(dated::FormerTitle { names, date: common.date }),
            Check::TypeClash => Box::new(clash::TypeClash { names }),
        })
    }
}

impl Options {
    /// The names of the house, or where examples are run those of the rule itself.
    fn names(&self, common: Common<'_>) -> Result<Arc<NameList>, OptionError> {
        let names = self.sample.iter().map(NameRow::name).collect::<Result<Vec<_>, _>>();
        let names = names.map_err(|fault| OptionError::at(fault.bytes, fault.message))?;
        Ok(if common.has_samples { Arc::new(NameList::new(names)) } else { Arc::clone(common.names) })
    }
}

struct Names {
    names: Arc<NameList>,
    /// Looks for names that differ in accents alone, or for all others.
    is_accent: bool,
}

impl Matcher for Names {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let spellings = context.memo.spellings(context.document);
        let mut verdicts = spellings.verdicts.iter().filter(|(_, is_accent)| *is_accent == self.is_accent).peekable();
        if verdicts.peek().is_none() {
            return;
        }
        let settled = Settled::new(context, &self.names);
        for (verdict, _) in verdicts {
            report(context, &spellings.forms, &settled, verdict);
        }
    }
}

/// Reports each mention of the odd form, with the first of the other; none that the house's list decides.
fn report(context: &mut Context<'_>, forms: &Forms, settled: &Settled, verdict: &Verdict) {
    let (Some(odd), Some(right)) = (forms.get(verdict.odd), forms.get(verdict.right)) else { return };
    let Some(other) = right.mentions.first().and_then(|at| forms.mention(*at)) else { return };
    if forms.mentions(right).any(|mention| settled.is_wrong(mention.span)) {
        return;
    }
    let document: &Document = context.document;
    let shown = document.slice(other.span).to_owned();
    let findings: Vec<Finding> = odd
        .mentions
        .iter()
        .filter_map(|at| forms.mention(*at))
        .filter(|mention| !settled.holds(mention.span))
        .map(|mention| Finding {
            replacements: if verdict.is_sure { vec![shown.clone()] } else { Vec::new() },
            values: vec![("other".to_owned(), shown.clone())],
            related: vec![(other.span, format!("spelled “{shown}” here"))],
            ..Finding::new(mention.span)
        })
        .collect();
    for finding in findings {
        context.report(finding);
    }
}
