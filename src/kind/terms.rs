//! `terms`: words and phrases, with or without a replacement.

use super::context::{Context, Finding};
use super::keys::{self, OneOrMany};
use super::words::is_running;
use super::{CaseMode, Common, KindOptions, Matcher, OptionError, Template, Triggers, lay};
use crate::language::{Case, Document, folded};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::Arc;
use toml::Spanned;

/// `[terms]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Rows; each finds one or more phrases.
    #[serde(default)]
    entry: Vec<Entry>,
    /// Phrases without a replacement, for short.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// Word tables whose phrases are flagged too.
    tables: Option<Vec<Spanned<String>>>,
    /// Sentences of fewer words are passed over, and so are titles and lists of names; without it every line is read.
    min_words: Option<Spanned<u32>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    find: Spanned<OneOrMany>,
    r#use: Option<OneOrMany>,
    message: Option<Spanned<String>>,
    /// Longer phrases that excuse the match.
    #[serde(default)]
    unless_in: Vec<String>,
    /// Also find the regular forms of the last word.
    inflect: Option<Inflect>,
    case: Option<CaseMode>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Inflect {
    /// Plural.
    Noun,
    /// Third person, past, -ing.
    Verb,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        self.entry.extend(over.entry);
        self.words.extend(over.words);
        lay(&mut self.tables, over.tables);
        lay(&mut self.min_words, over.min_words);
    }

    fn remove(&mut self, name: &str) -> bool {
        let before = self.entry.len() + self.words.len();
        self.entry.retain(|entry| !entry.find.get_ref().as_slice().iter().any(|find| find == name));
        self.words.retain(|word| word.get_ref() != name);
        before > self.entry.len() + self.words.len()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let case = common.case.unwrap_or_default();
        let mut compiler = Compiler { rows: Vec::new(), phrases: Vec::new(), seen: FxHashSet::default(), case };
        for entry in &self.entry {
            compiler.entry(entry)?;
        }
        for word in &self.words {
            compiler.plain(word.get_ref(), Some(word.span()))?;
        }
        for table in self.tables.iter().flatten() {
            for word in common.table(table)? {
                compiler.plain(word, None)?;
            }
        }
        if compiler.phrases.is_empty() {
            return Err(OptionError::table("no word to find; give \"words\", \"tables\" or [[terms.entry]]"));
        }
        let min_words = keys::at_least("min_words", &self.min_words, 0, 0)?;
        Ok(Box::new(Terms { rows: compiler.rows, phrases: compiler.phrases, min_words }))
    }
}

struct Compiler {
    rows: Vec<Row>,
    phrases: Vec<Term>,
    /// Phrases so far, folded unless their row compares capitals.
    seen: FxHashSet<String>,
    case: CaseMode,
}

impl Compiler {
    fn entry(&mut self, entry: &Entry) -> Result<(), OptionError> {
        let message = match &entry.message {
            Some(message) => {
                let known = ["match".to_owned(), "fix".to_owned()];
                let parsed =
                    Template::parse(message.get_ref(), &known).map_err(|e| OptionError::at(message.span(), e.message))?;
                Some(Arc::new(parsed))
            }
            None => None,
        };
        let uses: Vec<String> = entry.r#use.iter().flat_map(|u| u.as_slice()).cloned().collect();
        let row = self.rows.len();
        let unless_in = entry.unless_in.iter().map(|phrase| crate::language::squeezed(phrase)).collect();
        self.rows.push(Row { message, unless_in, case: entry.case.unwrap_or(self.case) });
        for find in entry.find.get_ref().as_slice() {
            let forms = inflections(find, entry.inflect);
            for (form, phrase) in forms.into_iter().enumerate() {
                let uses =
                    uses.iter().map(|to| inflections(to, entry.inflect).into_iter().nth(form).unwrap_or_else(|| to.clone()));
                self.add(phrase, uses.collect(), row, Some(entry.find.span()))?;
            }
        }
        Ok(())
    }

    fn plain(&mut self, word: &str, bytes: Option<std::ops::Range<usize>>) -> Result<(), OptionError> {
        let row = self.rows.len();
        self.rows.push(Row { message: None, unless_in: Vec::new(), case: self.case });
        self.add(word.to_owned(), Vec::new(), row, bytes)
    }

    fn add(
        &mut self,
        phrase: String,
        uses: Vec<String>,
        row: usize,
        bytes: Option<std::ops::Range<usize>>,
    ) -> Result<(), OptionError> {
        let bytes = bytes.unwrap_or(0..0);
        if phrase.trim().is_empty() {
            return Err(OptionError::at(bytes, "an empty phrase finds nothing"));
        }
        let exact = self.rows.get(row).is_some_and(|row| row.case == CaseMode::Exact);
        if !self.seen.insert(if exact { phrase.clone() } else { folded(&phrase) }) {
            return Err(OptionError::at(bytes, format!("\"{phrase}\" stands twice; the second can never win")));
        }
        if uses.contains(&phrase) {
            return Err(OptionError::at(bytes, format!("\"{phrase}\" would be replaced by itself")));
        }
        self.phrases.push(Term { phrase, uses, row });
        Ok(())
    }
}

/// The phrase itself and the regular forms of its last word, in a fixed order.
fn inflections(phrase: &str, inflect: Option<Inflect>) -> Vec<String> {
    let mut forms = vec![phrase.to_owned()];
    let Some(inflect) = inflect else { return forms };
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| phrase.ends_with(end));
    let consonant_y = phrase.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    forms.push(match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if hisses => format!("{phrase}es"),
        None => format!("{phrase}s"),
    });
    if inflect == Inflect::Verb {
        forms.push(match (consonant_y, phrase.ends_with('e')) {
            (Some(stem), _) => format!("{stem}ied"),
            (None, true) => format!("{phrase}d"),
            (None, false) => format!("{phrase}ed"),
        });
        let silent_e = phrase.strip_suffix('e').filter(|stem| !stem.ends_with('e'));
        forms.push(format!("{}ing", silent_e.unwrap_or(phrase)));
    }
    forms
}

struct Row {
    message: Option<Arc<Template>>,
    unless_in: Vec<String>,
    case: CaseMode,
}

struct Term {
    phrase: String,
    uses: Vec<String>,
    row: usize,
}

struct Terms {
    rows: Vec<Row>,
    phrases: Vec<Term>,
    min_words: usize,
}

impl Matcher for Terms {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for (entry, term) in self.phrases.iter().enumerate() {
            triggers.phrase(&term.phrase, u32::try_from(entry).unwrap_or(u32::MAX));
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let mut end = 0;
        for hit in context.hits {
            // Leftmost, then longest; what a taken hit covers is passed over.
            if hit.tokens.start < end {
                continue;
            }
            let Some(term) = self.phrases.get(hit.entry as usize) else { continue };
            let Some(row) = self.rows.get(term.row) else { continue };
            let span = context.span_of(&hit.tokens);
            let matched = context.document.slice(span);
            if row.case == CaseMode::Exact && super::context::squeezed_exact(matched) != term.phrase {
                continue;
            }
            end = hit.tokens.end;
            let sentence = || context.document.sentence_at(span.start);
            if self.min_words > 0 && !sentence().is_some_and(|at| is_running(context.document, at, self.min_words)) {
                continue;
            }
            if row.unless_in.iter().any(|phrase| super::context::lies_in(context.document, span, phrase)) {
                continue;
            }
            let shaped = |to: &String| {
                if row.case == CaseMode::Smart { in_shape_of(to, matched, context.document, span) } else { to.clone() }
            };
            let replacements = term.uses.iter().map(shaped).collect();
            context.report(Finding { message: row.message.clone(), replacements, ..Finding::new(span) });
        }
    }
}

/// `text` capitalised as the match is.
pub(super) fn in_shape_of(text: &str, matched: &str, document: &Document, span: TextSpan) -> String {
    let tokens = document.tokens.get(document.tokens_of_span(span)).unwrap_or(&[]);
    let shouted = tokens.iter().filter(|t| t.is_word()).all(|t| t.case == Case::Upper)
        && matched.chars().filter(|c| c.is_alphabetic()).count() > 1;
    if shouted {
        return text.to_uppercase();
    }
    let mut chars = text.chars();
    match (matched.chars().next(), chars.next()) {
        (Some(first), Some(own)) if first.is_uppercase() && own.is_lowercase() => own.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::*;

    #[test]
    fn short_sentences_and_titles_are_left_out_on_demand() {
        check(
            "terms",
            "min_words = 6\nwords = ['the of']",
            "The of. They sold ⟦the of⟧ the mill. The Of Books And The Of Men Again.",
        );
    }

    #[test]
    fn regular_forms() {
        assert_eq!(inflections("utilise", Some(Inflect::Verb)), ["utilise", "utilises", "utilised", "utilising"]);
        assert_eq!(inflections("party", Some(Inflect::Noun)), ["party", "parties"]);
        assert_eq!(inflections("box", Some(Inflect::Verb)), ["box", "boxes", "boxed", "boxing"]);
        assert_eq!(inflections("agree", Some(Inflect::Verb)), ["agree", "agrees", "agreed", "agreeing"]);
    }
}
