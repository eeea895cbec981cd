//! What a matcher sees of one document and how it reports; the gate that every rule's common keys make.

use super::{LazyRegex, Memo, PhraseHit, Scope, Template};
pub(super) use crate::language::squeezed_exact;
use crate::language::{Document, Paragraph, folded, squeezed};
use crate::limits::CONTEXT_BYTES_MAX;
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// One finding in text positions, before the rule gives it severity and words.
#[derive(Debug, Clone, Default)]
pub struct Finding {
    /// What is flagged; as narrow as the fault.
    pub span: TextSpan,
    /// A message of the entry, in place of the rule's.
    pub message: Option<Arc<Template>>,
    /// Values for placeholders besides `{match}` and `{fix}`.
    pub values: Vec<(String, String)>,
    /// Texts that could stand in place of `span`, best first; empty deletes.
    pub replacements: Vec<String>,
    /// Other places, each with what to say of it.
    pub related: Vec<(TextSpan, String)>,
    /// True when a list of the house decides how it is written, so that a shipped rule may spell a name otherwise.
    pub is_decided: bool,
}

impl Finding {
    /// A finding on a span.
    pub fn new(span: TextSpan) -> Self {
        Self { span, ..Self::default() }
    }

    /// With a text that could stand there.
    #[must_use]
    pub fn replacement(mut self, text: impl Into<String>) -> Self {
        self.replacements.push(text.into());
        self
    }

    /// With a value for a placeholder.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl ToString) -> Self {
        self.values.push((name.to_owned(), value.to_string()));
        self
    }

    /// With another place.
    #[must_use]
    pub fn related(mut self, span: TextSpan, message: impl Into<String>) -> Self {
        self.related.push((span, message.into()));
        self
    }
}

/// Texts that are never flagged.
#[derive(Debug, Default)]
pub struct Except {
    /// Folded words and phrases.
    pub words: FxHashSet<String>,
    /// A pattern that the whole match fits.
    pub pattern: Option<LazyRegex>,
}

/// The common keys of a rule that decide whether a match counts.
#[derive(Debug)]
pub struct Gate {
    /// Where the rule looks.
    pub scope: Scope,
    /// Texts that are never flagged.
    pub except: Except,
    /// Longer phrases, folded, that excuse a match inside them.
    pub unless_in: Vec<String>,
    /// The copy right before a match must end so.
    pub before: Option<LazyRegex>,
    /// The copy right after a match must begin so.
    pub after: Option<LazyRegex>,
    /// The copy right before a match must not end so.
    pub not_before: Option<LazyRegex>,
    /// The copy right after a match must not begin so.
    pub not_after: Option<LazyRegex>,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            scope: Scope::Text,
            except: Except::default(),
            unless_in: Vec::new(),
            before: None,
            after: None,
            not_before: None,
            not_after: None,
        }
    }
}

impl Gate {
    /// True when a match on `span` counts.
    pub fn admits(&self, document: &Document, span: TextSpan) -> bool {
        self.scope.holds(document, span)
            && !self.is_excepted(document.slice(span))
            && !is_marked_sic(document, span)
            && self.context_fits(document, span)
            && !self.unless_in.iter().any(|phrase| lies_in(document, span, phrase))
    }

    fn is_excepted(&self, matched: &str) -> bool {
        let listed = !self.except.words.is_empty() && self.except.words.contains(&squeezed(matched));
        let fits = |pattern: &LazyRegex| {
            let found = pattern.get().and_then(|regex| regex.find(matched));
            found.is_some_and(|found| found.len() == matched.len())
        };
        listed || self.except.pattern.as_ref().is_some_and(fits)
    }

    fn context_fits(&self, document: &Document, span: TextSpan) -> bool {
        if self.before.is_none() && self.after.is_none() && self.not_before.is_none() && self.not_after.is_none() {
            return true;
        }
        let paragraph = document.paragraph_of(span.start);
        let bounds = paragraph.map_or(span, |paragraph| paragraph.span);
        let from = document
            .text
            .ceil_char_boundary((bounds.start as usize).max((span.start as usize).saturating_sub(CONTEXT_BYTES_MAX)));
        let to = document.text.floor_char_boundary((bounds.end as usize).min(span.end as usize + CONTEXT_BYTES_MAX));
        let left = document.text.get(from..span.start as usize).unwrap_or("");
        let right = document.text.get(span.end as usize..to).unwrap_or("");
        let fits = |pattern: &Option<LazyRegex>, text: &str, wanted: bool| {
            let found = pattern.as_ref().map(|pattern| pattern.get().is_some_and(|regex| regex.is_match(text)));
            found.is_none_or(|found| found == wanted)
        };
        fits(&self.before, left, true)
            && fits(&self.after, right, true)
            && fits(&self.not_before, left, false)
            && fits(&self.not_after, right, false)
    }
}

/// True before "[sic]": the desk has seen it.
fn is_marked_sic(document: &Document, span: TextSpan) -> bool {
    let rest = document.text.get(span.end as usize..).unwrap_or("").trim_start_matches(['’', '”', '"', '\'', ' ']);
    rest.starts_with(['[', '(']) && rest.get(1..4).is_some_and(|word| word.eq_ignore_ascii_case("sic"))
}

/// True when `phrase`, folded, stands in the copy so that it covers `span`.
pub(super) fn lies_in(document: &Document, span: TextSpan, phrase: &str) -> bool {
    let matched = squeezed(document.slice(span));
    let mut from = 0;
    while let Some(at) = phrase.get(from..).and_then(|rest| rest.find(&matched)).map(|found| from + found) {
        let (left, right) = (phrase.get(..at).unwrap_or(""), phrase.get(at + matched.len()..).unwrap_or(""));
        let before = document.text.get(..span.start as usize).unwrap_or("");
        let after = document.text.get(span.end as usize..).unwrap_or("");
        if ends_folded(before, left) && starts_folded(after, right) {
            return true;
        }
        from = at + matched.len().max(1);
    }
    false
}

fn ends_folded(text: &str, suffix: &str) -> bool {
    let taken = text.char_indices().rev().take(suffix.chars().count()).last().map_or(text.len(), |(at, _)| at);
    folded(text.get(taken..).unwrap_or("")).replace('\u{a0}', " ") == suffix
}

fn starts_folded(text: &str, prefix: &str) -> bool {
    let taken = text.char_indices().nth(prefix.chars().count()).map_or(text.len(), |(at, _)| at);
    folded(text.get(..taken).unwrap_or("")).replace('\u{a0}', " ") == prefix
}

/// One rule looking at one document.
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// Hits of the rule's phrases, by position, longest first at one place.
    pub hits: &'a [PhraseHit],
    /// Indices of the paragraphs that hold a literal of the rule, in order.
    pub paragraphs_hit: &'a [u32],
    pub(crate) gate: &'a Gate,
    pub(crate) memo: &'a Memo,
    pub(crate) findings: &'a mut Vec<Finding>,
}

impl<'a> Context<'a> {
    /// True when the rule's common keys let a match on `span` count.
    pub fn admits(&self, span: TextSpan) -> bool {
        self.gate.admits(self.document, span)
    }

    /// Reports a finding when the common keys admit its span.
    pub fn report(&mut self, finding: Finding) {
        if self.admits(finding.span) {
            self.findings.push(finding);
        }
    }

    /// False when nothing in a block of this role can be reported.
    pub fn may_admit(&self, role: crate::format::Role) -> bool {
        self.gate.scope.may_hold(role)
    }

    /// The paragraphs that hold a literal of the rule.
    pub fn hit_paragraphs(&self) -> impl Iterator<Item = &'a Paragraph> + use<'a> {
        let document = self.document;
        self.paragraphs_hit.iter().filter_map(|i| document.paragraphs.get(*i as usize))
    }

    /// The span of a range of tokens.
    pub fn span_of(&self, tokens: &std::ops::Range<u32>) -> TextSpan {
        let inside = self.document.tokens_in(tokens.clone());
        match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => TextSpan::default(),
        }
    }
}
