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
    /// Where a match must begin.
    at: Option<At>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum At {
    /// Anywhere.
    Anywhere,
    /// At the first character of a sentence.
    SentenceStart,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.pattern, over.pattern);
        lay(&mut self.target, over.target);
        lay(&mut self.at, over.at);
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
        let target = self.target.as_ref().map(|target| target.get_ref().clone());
        let at_start = self.at == Some(At::SentenceStart);
        Ok(Box::new(Pattern { regex, target, at_start }))
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
    at_start: bool,
}

impl Matcher for Pattern {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        if self.at_start { triggers.every_document() } else { wake_on(&self.regex, triggers) }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        if self.at_start {
            for sentence in &document.sentences {
                let text = document.slice(sentence.span);
                if self.regex.may_start(text) {
                    self.search(context, sentence.span);
                }
            }
            return;
        }
        let slow = self.regex.literals().is_none();
        let all = document.paragraphs.iter().filter(|_| slow);
        let paragraphs: Vec<_> = if slow { all.collect() } else { context.hit_paragraphs().collect() };
        for paragraph in paragraphs {
            if context.may_admit(paragraph.role) {
                self.search(context, paragraph.span);
            }
        }
    }
}

impl Pattern {
    /// Reports the matches within a paragraph, or the one at the start of a sentence.
    fn search(&self, context: &mut Context<'_>, within: TextSpan) {
        let Some(regex) = self.regex.get() else { return };
        for captures in regex.captures_iter(context.document.slice(within)) {
            if self.at_start && captures.get(0).is_none_or(|whole| whole.start() > 0) {
                return;
            }
            let target = self.target.as_deref().and_then(|name| captures.name(name)).or_else(|| captures.get(0));
            let Some(target) = target.filter(|target| !target.is_empty()) else { continue };
            let offset = within.start as usize;
            let mut finding = Finding::new(TextSpan::new(offset + target.start(), offset + target.end()));
            for name in self.regex.names() {
                let value = captures.name(name).map_or("", |found| found.as_str());
                finding = finding.value(name, value);
            }
            context.report(finding);
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
