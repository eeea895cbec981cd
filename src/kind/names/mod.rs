//! `names`: every name of a piece against every other.

mod filter;
mod form;
mod judge;
mod pair;
#[cfg(test)]
mod tests;

#[cfg(feature = "cli")]
pub(crate) use filter::{Known, is_derived, is_gender};
#[cfg(feature = "cli")]
pub(crate) use pair::{are_near, keys as near_keys};

use super::context::{Context, Finding};
use super::{Common, KindOptions, Matcher, OptionError, Triggers, keys, lay};
use crate::language::Document;
use form::Forms;
use judge::{Verdict, judge};
use serde::Deserialize;
use toml::Spanned;

/// `[names]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    check: Option<Spanned<Check>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// One name in two spellings.
    TwoSpellings,
    /// One name with and without its accents.
    Accents,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
    }

    fn placeholders(&self) -> Vec<String> {
        vec!["other".to_owned()]
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = self.check.as_ref().map(|check| *check.get_ref()) else {
            return Err(OptionError::table("\"check\" is missing: two-spellings or accents"));
        };
        keys::Given::default().only(&[], "check")?;
        Ok(Box::new(Names { check }))
    }
}

struct Names {
    check: Check,
}

impl Matcher for Names {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        // Most pieces have no letter with an accent (U+00C0 to U+017F, whose first bytes these are).
        if self.check == Check::Accents && !context.document.text.bytes().any(|byte| matches!(byte, 0xC3..=0xC5)) {
            return;
        }
        let forms = Forms::of(context.document);
        for (first, second) in pair::candidates(&forms) {
            let wanted = match self.check {
                Check::TwoSpellings => !pair::is_accent_alone(&forms, first, second),
                Check::Accents => pair::is_accent_alone(&forms, first, second),
            };
            if let Some(verdict) = wanted.then(|| judge(&forms, first, second)).flatten() {
                report(context, &forms, &verdict);
            }
        }
    }
}

/// Reports each mention of the odd form, with the first of the other.
fn report(context: &mut Context<'_>, forms: &Forms, verdict: &Verdict) {
    let (Some(odd), Some(right)) = (forms.get(verdict.odd), forms.get(verdict.right)) else { return };
    let Some(other) = right.mentions.first().and_then(|at| forms.mention(*at)) else { return };
    let document: &Document = context.document;
    let shown = document.slice(other.span).to_owned();
    let findings: Vec<Finding> = odd
        .mentions
        .iter()
        .filter_map(|at| forms.mention(*at))
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
