//! `pattern`: a regular expression with captures in message and fix.

use super::context::{Context, Finding};
use super::regexes::LazyRegex;
use super::{CaseMode, Common, KindOptions, Matcher, OptionError, Triggers, lay};
use crate::span::TextSpan;
use serde::Deserialize;
use toml::Spanned;

/// `[pattern]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Linear-time regular expression; no lookaround, no back-references.
    pattern: Option<Spanned<String>>,
    /// The capture that is underlined, in place of the whole match.
    target: Option<Spanned<String>>,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.pattern, over.pattern);
        lay(&mut self.target, over.target);
    }

    fn placeholders(&self) -> Vec<String> {
        let Some(pattern) = &self.pattern else { return Vec::new() };
        LazyRegex::new(pattern.get_ref(), false).map(|regex| regex.names().to_vec()).unwrap_or_default()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(pattern) = &self.pattern else { return Err(OptionError::table("\"pattern\" is missing")) };
        let regex = compile_regex(pattern, common.case)?;
        if let Some(target) = self.target.as_ref().filter(|target| !regex.names().contains(target.get_ref())) {
            return Err(OptionError::at(target.span(), format!("the pattern has no capture \"{}\"", target.get_ref())));
        }
        Ok(Box::new(Pattern { regex, target: self.target.as_ref().map(|target| target.get_ref().clone()) }))
    }
}

/// Checks a pattern of an option; faults point into the TOML string.
pub(super) fn compile_regex(pattern: &Spanned<String>, case: Option<CaseMode>) -> Result<LazyRegex, OptionError> {
    let ignore_case = matches!(case, Some(CaseMode::Ignore | CaseMode::Smart));
    LazyRegex::new(pattern.get_ref(), ignore_case).map_err(|error| {
        // Offsets count from the opening quotation mark; a multi-line or escaped string shifts them, so stay inside.
        let string = pattern.span();
        let literal = string.len() == pattern.get_ref().len() + 2;
        let bytes = if literal { string.start + 1 + error.bytes.start..string.start + 1 + error.bytes.end } else { string };
        OptionError::at(bytes, error.message)
    })
}

struct Pattern {
    regex: LazyRegex,
    target: Option<String>,
}

impl Matcher for Pattern {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        wake_on(&self.regex, triggers);
    }

    fn check(&self, context: &mut Context<'_>) {
        let Some(regex) = self.regex.get() else { return };
        let document = context.document;
        let slow = self.regex.literals().is_none();
        let all = document.paragraphs.iter().filter(|_| slow);
        let paragraphs: Vec<_> = if slow { all.collect() } else { context.hit_paragraphs().collect() };
        for paragraph in paragraphs {
            for captures in regex.captures_iter(document.slice(paragraph.span)) {
                let target = self.target.as_deref().and_then(|name| captures.name(name)).or_else(|| captures.get(0));
                let Some(target) = target.filter(|target| !target.is_empty()) else { continue };
                let offset = paragraph.span.start as usize;
                let mut finding = Finding::new(TextSpan::new(offset + target.start(), offset + target.end()));
                for name in self.regex.names() {
                    let value = captures.name(name).map_or("", |found| found.as_str());
                    finding = finding.value(name, value);
                }
                context.report(finding);
            }
        }
    }
}

/// Wakes on the literals that the pattern requires, or on every document when it requires none.
pub(super) fn wake_on(regex: &LazyRegex, triggers: &mut Triggers<'_>) {
    match regex.literals() {
        Some(literals) => literals.iter().for_each(|literal| triggers.literal(literal)),
        None => triggers.every_document(),
    }
}
