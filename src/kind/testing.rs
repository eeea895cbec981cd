//! Runs one kind over marked text, as the engine would.

use super::context::{Context, Finding, Gate};
use super::{CaseMode, Common, Matcher, Memo, OptionError, Options, PhraseTableBuilder, Scope, Triggers, WordTables};
use crate::format::{Block, Extraction, Role};
use crate::language::{Document, Vocabularies};
use crate::span::TextSpan;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The matcher of a kind with options in TOML; the word tables are "function" and "linkers".
pub(super) fn compile(kind: &str, options: &str, case: Option<CaseMode>) -> Result<Box<dyn Matcher>, OptionError> {
    let table = DeTable::parse(options).unwrap();
    let value = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    let function = ["the", "to", "in"].map(str::to_owned).to_vec();
    let linkers = ["moreover", "in addition"].map(str::to_owned).to_vec();
    let words = WordTables::from([("function".to_owned(), function), ("linkers".to_owned(), linkers)]);
    Options::parse(kind, value).unwrap().unwrap().compile(Common {
        case,
        words: &words,
        vocabularies: &Vocabularies::default(),
        variety: None,
        names: &Arc::default(),
        cues: &Arc::default(),
        date: None,
        has_samples: true,
    })
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
    run_in(&Gate::default(), matcher, document)
}

fn run_in(gate: &Gate, matcher: &dyn Matcher, document: &Document) -> Vec<Finding> {
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
        let (hits, paragraphs_hit) = (&hits[..], &paragraphs[..]);
        let memo = &Memo::default();
        matcher.check(&mut Context { document, hits, paragraphs_hit, gate, memo, findings: &mut findings });
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// Holds a kind to the ⟦marks⟧ of a text and gives its findings.
#[track_caller]
pub(super) fn check(kind: &str, options: &str, marked: &str) -> Vec<Finding> {
    compare(&Gate::default(), kind, options, None, marked)
}

/// The same with a rule's `case`.
#[track_caller]
pub(super) fn check_case(kind: &str, options: &str, case: Option<CaseMode>, marked: &str) -> Vec<Finding> {
    compare(&Gate::default(), kind, options, case, marked)
}

/// The same with a rule's `scope`.
#[track_caller]
pub(super) fn check_in(scope: &str, kind: &str, options: &str, marked: &str) -> Vec<Finding> {
    let gate = Gate { scope: Scope::parse(scope).unwrap(), ..Gate::default() };
    compare(&gate, kind, options, None, marked)
}

#[track_caller]
fn compare(gate: &Gate, kind: &str, options: &str, case: Option<CaseMode>, marked: &str) -> Vec<Finding> {
    let document = document(&marked.replace(['⟦', '⟧'], ""));
    let findings = run_in(gate, compile(kind, options, case).unwrap().as_ref(), &document);
    assert_eq!(mark(&document, &findings), marked);
    findings
}

/// The first replacement of each finding.
pub(super) fn replacements(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.replacements.first().map_or("", String::as_str)).collect()
}

/// The value of a placeholder.
pub(super) fn value<'f>(finding: &'f Finding, name: &str) -> &'f str {
    finding.values.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

/// What options are refused for: the TOML text under the caret, or the message where the whole table is wrong.
#[track_caller]
pub(super) fn refused(kind: &str, options: &str) -> String {
    let OptionError { bytes, message, .. } = compile(kind, options, None).err().unwrap();
    bytes.map_or(message, |bytes| options[bytes].to_owned())
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
