//! Runs one kind on marked copy, as the engine would.

use super::{CaseMode, Common, Context, Finding, Gate, OptionError, Options, PhraseTableBuilder, Scope, Triggers, WordTables};
use crate::format::{Block, Extraction, Role};
use crate::language::Document;
use crate::span::TextSpan;
use toml::Spanned;

/// Word tables that tests may name.
fn word_tables() -> WordTables {
    WordTables::from([("linkers".to_owned(), vec!["moreover".to_owned(), "in addition".to_owned()])])
}

fn parse(kind: &str, options: &str) -> Result<Options, String> {
    let table = toml::de::DeTable::parse(options).map_err(|error| error.to_string())?;
    let value = Spanned::new(table.span(), toml::de::DeValue::Table(table.into_inner()));
    Options::parse(kind, value).expect("a known kind").map_err(|error| error.to_string())
}

/// Blocks by blank lines; a block after `# ` is the headline.
pub(super) fn document(text: &str) -> Document {
    let mut extraction = Extraction { text: text.to_owned(), ..Extraction::default() };
    let mut at = 0;
    for block in text.split("\n\n") {
        let (role, skip) = if block.starts_with("# ") { (Role::Headline, 2) } else { (Role::Body, 0) };
        extraction.blocks.push(Block { role, span: TextSpan::new(at + skip, at + block.len()) });
        at += block.len() + 2;
    }
    Document::new(&extraction)
}

/// The findings of a kind on copy, in order.
pub(super) fn findings(kind: &str, options: &str, scope: &str, text: &str) -> Vec<Finding> {
    run(kind, options, scope, None, text)
}

fn run(kind: &str, options: &str, scope: &str, case: Option<CaseMode>, text: &str) -> Vec<Finding> {
    let words = word_tables();
    let matcher = parse(kind, options).expect("options").compile(Common { case, words: &words }).expect("a matcher");
    let (mut phrases, mut literals, mut always) = (PhraseTableBuilder::default(), Vec::new(), false);
    matcher.triggers(&mut Triggers { rule: 0, phrases: &mut phrases, literals: &mut literals, always: &mut always });
    let document = document(text);
    let mut hits = Vec::new();
    phrases.finish().find(&document, |_, hit| hits.push(hit));
    let mut paragraphs_hit = Vec::new();
    for (i, paragraph) in document.paragraphs.iter().enumerate() {
        let copy = document.slice(paragraph.span).to_ascii_lowercase();
        if literals.iter().any(|(literal, _)| copy.contains(literal)) {
            paragraphs_hit.push(i as u32);
        }
    }
    let gate = Gate { scope: Scope::parse(scope).expect("a scope"), ..Gate::default() };
    let mut findings = Vec::new();
    if always || !hits.is_empty() || !paragraphs_hit.is_empty() {
        let (hits, paragraphs_hit) = (&hits[..], &paragraphs_hit[..]);
        matcher.check(&mut Context { document: &document, hits, paragraphs_hit, gate: &gate, findings: &mut findings });
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// Holds a kind to the ⟦marks⟧ in the copy and gives its findings.
pub(super) fn check_in(scope: &str, kind: &str, options: &str, marked: &str) -> Vec<Finding> {
    compare(scope, None, kind, options, marked)
}

/// [`check_in`] everywhere in the copy, with the rule's `case`.
pub(super) fn check_case(case: CaseMode, kind: &str, options: &str, marked: &str) -> Vec<Finding> {
    compare("text", Some(case), kind, options, marked)
}

fn compare(scope: &str, case: Option<CaseMode>, kind: &str, options: &str, marked: &str) -> Vec<Finding> {
    let text = marked.replace(['⟦', '⟧'], "");
    let findings = run(kind, options, scope, case, &text);
    let mut shown = text;
    for finding in findings.iter().rev() {
        shown.insert(finding.span.end as usize, '⟧');
        shown.insert(finding.span.start as usize, '⟦');
    }
    assert_eq!(shown, marked);
    findings
}

/// [`check_in`] everywhere in the copy.
pub(super) fn check(kind: &str, options: &str, marked: &str) -> Vec<Finding> {
    check_in("text", kind, options, marked)
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
pub(super) fn refused(kind: &str, options: &str) -> String {
    let words = word_tables();
    let compiled = parse(kind, options).expect("options").compile(Common { case: None, words: &words });
    let OptionError { bytes, message, .. } = compiled.err().expect("an error");
    bytes.map_or(message, |bytes| options[bytes].to_owned())
}
