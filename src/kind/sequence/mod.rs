//! `sequence`: words that follow each other in a sentence, by text, lemma, part of speech and shape.

mod pattern;
#[cfg(test)]
mod tests;
mod token;

use super::context::{Context, Finding};
use super::terms::in_shape_of;
use super::words::is_running;
use super::{Common, KindOptions, Matcher, OptionError, Template, Triggers, keys, lay};
use crate::language::{Document, Sentence, folded, participle};
use pattern::{Pattern, Place};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::Arc;
use token::Row;
use toml::Spanned;

/// `[sequence]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// The tokens of the one sequence of the rule …
    #[serde(default)]
    token: Vec<Spanned<Row>>,
    /// … or of several.
    #[serde(default)]
    entry: Vec<Entry>,
    /// Sentences of fewer words are passed over, and so are titles and lists of names; without it every line is read.
    min_words: Option<Spanned<u32>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// A name, by which a house rule can remove it.
    name: Option<String>,
    tokens: Spanned<Vec<Spanned<Row>>>,
    /// What could stand in place of the marked words; tokens with a name are placeholders.
    #[serde(default)]
    r#use: Vec<Spanned<String>>,
    message: Option<Spanned<String>>,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        // Another sequence takes the place of the rule's one: tokens of both in a row would be neither.
        if !over.token.is_empty() {
            self.token = over.token;
        }
        self.entry.extend(over.entry);
        lay(&mut self.min_words, over.min_words);
    }

    fn remove(&mut self, name: &str) -> bool {
        let before = self.entry.len();
        self.entry.retain(|entry| entry.name.as_deref() != Some(name));
        self.entry.len() < before
    }

    fn placeholders(&self) -> Vec<String> {
        let rows = self.token.iter().chain(self.entry.iter().flat_map(|entry| entry.tokens.get_ref()));
        rows.filter_map(|row| row.get_ref().name()).flat_map(placeholders_of).collect()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let min_words = keys::at_least("min_words", &self.min_words, 0, 0)?;
        let mut rule = Sequence { rows: Vec::new(), min_words };
        if !self.token.is_empty() {
            let pattern = Pattern::compile(&self.token, &common, None)?;
            rule.rows.push(Entered { pattern, uses: Vec::new(), message: None });
        }
        for entry in &self.entry {
            rule.rows.push(Entered::compile(entry, &common)?);
        }
        if rule.rows.is_empty() {
            return Err(OptionError::table("no sequence to find; give [[sequence.token]] or [[sequence.entry]]"));
        }
        Ok(Box::new(rule))
    }
}

/// The placeholders of a named token: its text, its lemma, and the participle that goes with its past.
fn placeholders_of(name: &str) -> [String; 3] {
    [name.to_owned(), format!("{name}.lemma"), format!("{name}.participle")]
}

/// An entry ready for use.
struct Entered {
    pattern: Pattern,
    uses: Vec<Template>,
    message: Option<Arc<Template>>,
}

impl Entered {
    fn compile(entry: &Entry, common: &Common<'_>) -> Result<Self, OptionError> {
        let rows = entry.tokens.get_ref();
        let pattern = Pattern::compile(rows, common, Some(entry.tokens.span()))?;
        let names = rows.iter().filter_map(|row| row.get_ref().name()).flat_map(placeholders_of);
        let mut known: Vec<String> = names.collect();
        known.push("match".to_owned());
        let parse = |text: &Spanned<String>, known: &[String]| {
            Template::parse(text.get_ref(), known).map_err(|error| OptionError::at(text.span(), error.message))
        };
        let uses = entry.r#use.iter().map(|text| parse(text, &known)).collect::<Result<_, _>>()?;
        known.push("fix".to_owned());
        let message = entry.message.as_ref().map(|text| parse(text, &known)).transpose()?.map(Arc::new);
        Ok(Self { pattern, uses, message })
    }

    /// The finding on a match.
    fn finding(&self, document: &Document, place: &Place) -> Finding {
        let span = place.target;
        let mut finding = Finding { message: self.message.clone(), ..Finding::new(span) };
        for (name, tokens) in self.pattern.named(place) {
            let inside = document.tokens.get(tokens.clone()).unwrap_or(&[]);
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
            let text = document.slice(first.span.cover(last.span));
            let [plain, lemma, past] = placeholders_of(name);
            let participle = participle(&folded(text)).unwrap_or(text);
            finding = finding.value(&lemma, document.lemma(tokens.start)).value(&past, participle).value(&plain, text);
        }
        let matched = document.slice(span);
        let value = |wanted: &str| match wanted {
            "match" => Some(matched),
            _ => finding.values.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str()),
        };
        let filled = self.uses.iter().map(|to| in_shape_of(&to.fill(value), matched, document, span));
        finding.replacements = filled.collect();
        finding
    }
}

struct Sequence {
    rows: Vec<Entered>,
    min_words: usize,
}

impl Matcher for Sequence {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for (row, entry) in self.rows.iter().zip(0..) {
            for word in row.pattern.anchor_words() {
                triggers.phrase(word, entry);
            }
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut last = None;
        let mut taken = FxHashSet::default();
        for hit in context.hits {
            let at = hit.tokens.start as usize;
            let Some(row) = self.rows.get(hit.entry as usize) else { continue };
            let Some(sentence) = sentence_of(document, at, &mut last) else { continue };
            let Some(place) = row.pattern.find(document, sentence, at) else { continue };
            let is_read = self.min_words == 0 || is_running(document, sentence, self.min_words);
            // Two entries may see one slip.
            if is_read && context.admits(place.target) && taken.insert(place.target) {
                context.report(row.finding(document, &place));
            }
        }
    }
}

/// Index of the sentence of a token; hits come in order, so that the last one is mostly it.
fn sentence_of(document: &Document, at: usize, last: &mut Option<usize>) -> Option<usize> {
    let holds = |sentence: &Sentence| (sentence.tokens.start as usize..sentence.tokens.end as usize).contains(&at);
    if !last.and_then(|index| document.sentences.get(index)).is_some_and(holds) {
        *last = document.sentence_at(document.tokens.get(at)?.span.start);
    }
    *last
}
