//! Runs one kind over marked text, as the engine would.

use super::context::{Context, Finding, Gate};
use super::{CaseMode, Common, Matcher, OptionError, Options, PhraseTableBuilder, Triggers, WordTables};
use crate::format::{Block, Extraction, Role};
use crate::language::Document;
use crate::span::TextSpan;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The matcher of a kind with options in TOML; the word table "function" holds "the", "to" and "in".
pub(super) fn compile(kind: &str, options: &str, case: Option<CaseMode>) -> Result<Box<dyn Matcher>, OptionError> {
    let table = DeTable::parse(options).unwrap();
    let value = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    let words = WordTables::from([("function".to_owned(), ["the", "to", "in"].map(str::to_owned).to_vec())]);
    Options::parse(kind, value).unwrap().unwrap().compile(Common { case, words: &words })
}

/// A document with blocks at blank lines; "# " opens a headline, "## " a crosshead, "- " a list item.
pub(super) fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        let prefixes = [("# ", Role::Headline), ("## ", Role::Crosshead), ("- ", Role::List), ("", Role::Body)];
        let (prefix, role) = prefixes.into_iter().find(|(prefix, _)| part.starts_with(prefix)).unwrap();
        blocks.push(Block { role, span: TextSpan::new(at + prefix.len(), at + part.len()) });
        at += part.len() + 2;
    }
    Document::new(&Extraction { text: text.to_owned(), blocks, ..Extraction::default() })
}

/// What a matcher reports, in order of the spans.
pub(super) fn run(matcher: &dyn Matcher, document: &Document) -> Vec<Finding> {
    let (mut phrases, mut literals, mut always) = (PhraseTableBuilder::default(), Vec::new(), false);
    matcher.triggers(&mut Triggers { rule: 0, phrases: &mut phrases, literals: &mut literals, always: &mut always });
    let mut hits = Vec::new();
    phrases.finish().find(document, |_, hit| hits.push(hit));
    let mut paragraphs = Vec::new();
    for (i, paragraph) in document.paragraphs.iter().enumerate() {
        let lower = document.slice(paragraph.span).to_ascii_lowercase();
        if literals.iter().any(|(literal, _)| lower.contains(&literal.to_ascii_lowercase())) {
            paragraphs.push(i as u32);
        }
    }
    let mut findings = Vec::new();
    if always || !hits.is_empty() || !paragraphs.is_empty() {
        let (gate, hits, paragraphs_hit) = (&Gate::default(), &hits[..], &paragraphs[..]);
        matcher.check(&mut Context { document, hits, paragraphs_hit, gate, findings: &mut findings });
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// Holds a kind's findings to the ⟦marks⟧ of a text.
#[track_caller]
pub(super) fn check(kind: &str, options: &str, marked: &str) {
    check_case(kind, options, None, marked);
}

/// The same with a rule's `case`.
#[track_caller]
pub(super) fn check_case(kind: &str, options: &str, case: Option<CaseMode>, marked: &str) {
    let document = document(&marked.replace(['⟦', '⟧'], ""));
    let findings = run(compile(kind, options, case).unwrap().as_ref(), &document);
    assert_eq!(mark(&document, &findings), marked);
}

/// The text with marks round the findings.
pub(super) fn mark(document: &Document, findings: &[Finding]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for finding in findings {
        marked.push_str(document.text.get(at..finding.span.start as usize).unwrap_or("<overlap>"));
        marked.push('⟦');
        marked.push_str(document.slice(finding.span));
        marked.push('⟧');
        at = finding.span.end as usize;
    }
    marked + document.text.get(at..).unwrap_or("")
}
