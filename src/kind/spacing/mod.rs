//! `spacing`: lost and stray blanks at marks, hyphens and figures.

mod lost;
mod number;
mod stray;
#[cfg(test)]
mod tests;

use super::context::{Context, Finding};
use super::{Common, KindOptions, Matcher, OptionError, Triggers, keys, lay};
use crate::format::Role;
use crate::language::{Document, Lexicon, Paragraph, Token, folded};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use toml::Spanned;

/// `[spacing]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    check: Option<Spanned<Check>>,
    /// Most findings in one piece; where there are more, the page lost its blanks and none is reported.
    most: Option<Spanned<u32>>,
    /// `stop`: abbreviations that end in a point; `stray`: first parts of hyphenated words; `number`: words that figures
    /// are glued to.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// `number`: letters that belong right behind figures.
    #[serde(default)]
    units: Vec<Spanned<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// No blank behind a comma, colon, bracket, closing quotation mark.
    Mark,
    /// No blank between two sentences.
    Stop,
    /// A blank inside brackets, quotation marks, a hyphenated word, before an apostrophe.
    Stray,
    /// A blank before a mark.
    BeforeMark,
    /// No blank between a word and a figure.
    Number,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
        lay(&mut self.most, over.most);
        self.words.extend(over.words);
        self.units.extend(over.units);
    }

    fn remove(&mut self, name: &str) -> bool {
        keys::remove_word(&mut self.words, name) | keys::remove_word(&mut self.units, name)
    }

    fn placeholders(&self) -> Vec<String> {
        vec!["mark".to_owned()]
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = self.check.as_ref().map(|check| *check.get_ref()) else {
            return Err(OptionError::table("\"check\" is missing: mark, stop, stray, before-mark or number"));
        };
        let given = keys::Given::default().list("words", &self.words).list("units", &self.units);
        match check {
            Check::Mark => given.only(&["most"], "check = \"mark\"")?,
            Check::Stop => given.only(&["most", "words"], "check = \"stop\"")?,
            Check::Stray => given.only(&["most", "words"], "check = \"stray\"")?,
            Check::BeforeMark => given.only(&["most"], "check = \"before-mark\"")?,
            Check::Number => given.only(&["most", "words", "units"], "check = \"number\"")?,
        }
        let words =
            |list| -> Result<FxHashSet<String>, OptionError> { Ok(keys::non_empty(list)?.into_iter().map(folded).collect()) };
        let most = keys::at_least("most", &self.most, MOST, 1)?;
        Ok(Box::new(Spacing { check, most, words: words(&self.words)?, units: words(&self.units)? }))
    }
}

/// Findings of one piece that may still be slips of the hand.
const MOST: u32 = 8;

struct Spacing {
    check: Check,
    most: usize,
    words: FxHashSet<String>,
    units: FxHashSet<String>,
}

impl Matcher for Spacing {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut found = Vec::new();
        for paragraph in document.paragraphs.iter().filter(|paragraph| is_prose(paragraph)) {
            if !context.may_admit(paragraph.role) {
                continue;
            }
            let marks = document.marks_in(paragraph.tokens.clone());
            let view = View { document, tokens: document.paragraph_tokens(paragraph), first: paragraph.tokens.start, marks };
            // Most paragraphs hold no figure.
            if self.check == Check::Number && !document.slice(paragraph.span).bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            match self.check {
                Check::Mark => lost::behind_marks(view, &mut found),
                Check::Stop => lost::between_sentences(view, &self.words, &mut found),
                Check::Stray => stray::find(view, &self.words, &mut found),
                Check::BeforeMark => stray::before_marks(view, &mut found),
                Check::Number => number::find(view, &self.words, &self.units, &mut found),
            }
        }
        if self.check == Check::Mark {
            lost::beside_quotations(document, &mut found);
        }
        if found.len() <= self.most {
            found.into_iter().for_each(|finding| context.report(finding));
        }
    }
}

/// Cells hold codes and scores.
fn is_prose(paragraph: &Paragraph) -> bool {
    paragraph.role != Role::Table
}

/// The tokens of one paragraph.
#[derive(Clone, Copy)]
struct View<'d> {
    document: &'d Document,
    tokens: &'d [Token],
    /// Index of the first of them in the document, and the indices of the marks there.
    first: u32,
    marks: &'d [u32],
}

impl<'d> View<'d> {
    fn token(self, at: usize) -> Option<&'d Token> {
        self.tokens.get(at)
    }

    /// Indices of the punctuation marks that begin with one of these bytes, from one on.
    fn marks(self, from: usize, bytes: &'static [u8]) -> impl Iterator<Item = usize> {
        let first = self.first as usize;
        let text = self.document.text.as_bytes();
        let byte_of = move |at: &usize| self.token(*at).and_then(|token| text.get(token.span.start as usize));
        let marks = self.marks.iter().map(move |mark| *mark as usize - first).filter(move |at| *at >= from);
        marks.filter(move |at| byte_of(at).is_some_and(|byte| bytes.contains(byte)))
    }

    fn word(self, at: usize) -> &'d str {
        self.token(at).map_or("", |token| self.document.word(token))
    }

    /// True when nothing stands between the token and the one before it.
    fn is_glued(self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.token(before)), self.token(at)) {
            (Some(before), Some(token)) => before.span.end == token.span.start,
            _ => false,
        }
    }

    /// True when blanks of one line stand between the token and the one before it.
    fn is_after_blank(self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.token(before)), self.token(at)) {
            (Some(before), Some(token)) => {
                let gap = self.document.text.get(before.span.end as usize..token.span.start as usize).unwrap_or("");
                !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}'))
            }
            _ => false,
        }
    }

    /// A finding from one token to another, with what should stand there.
    fn finding(self, first: usize, last: usize, replacement: String) -> Option<Finding> {
        let span = self.token(first)?.span.cover(self.token(last)?.span);
        Some(Finding::new(span).replacement(replacement))
    }
}

/// Largest SCOWL size of a common word.
const COMMON_LEVEL_MAX: u8 = 50;

/// True for a common word in small letters, whatever its case in the copy.
fn is_common(word: &str) -> bool {
    Lexicon::shared().look_up(&folded(word)).is_some_and(|entry| entry.level <= COMMON_LEVEL_MAX)
}

/// Letters of a word.
fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}
