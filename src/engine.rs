//! Document and rules to diagnostics: one shared pass, then the rules that it woke, then one order.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fingerprint, FingerprintInput, Fix, Label};
use crate::format::{Extraction, Format, Role, extract};
use crate::kind::{Context, Finding, Memo, PhraseHit};
use crate::language::{Document, folded};
use crate::limits::FINDINGS_PER_RULE_MAX;
use crate::rule::{FixPolicy, Rule, RuleSet};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::sync::Arc;

/// One article taken apart and checked.
#[derive(Debug)]
pub struct Checked {
    /// What a reader sees.
    pub extraction: Extraction,
    /// Its tables.
    pub document: Document,
    /// Findings by start, end and rule.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings beyond a rule's limit, by rule.
    pub over_limit: Vec<(Arc<str>, usize)>,
}

/// Checks one decoded text.
pub fn check(source: &str, format: Format, rules: &RuleSet) -> Checked {
    let extraction = extract(format, source);
    let document = Document::new(&extraction);
    let (mut diagnostics, over_limit) = run(&extraction, &document, format, rules);
    leave_out_twins(&mut diagnostics, rules);
    Checked { extraction, document, diagnostics, over_limit }
}

/// Runs the rules over a document that is taken apart already; two rules may flag one slip.
pub fn run(
    extraction: &Extraction,
    document: &Document,
    format: Format,
    rules: &RuleSet,
) -> (Vec<Diagnostic>, Vec<(Arc<str>, usize)>) {
    let woken = wake(document, rules);
    let is_curly = OnceCell::new();
    let memo = Memo::default();
    let mut diagnostics = Vec::new();
    let mut over_limit = Vec::new();
    let mut ordinals: FxHashMap<Fingerprint, usize> = FxHashMap::default();
    let mut findings = Vec::new();
    for (index, rule) in (0_u32..).zip(rules.rules()) {
        let Some(wake) = woken.get(index as usize).filter(|wake| wake.is_awake) else { continue };
        if rule.severity.is_none() || rule.formats.as_ref().is_some_and(|formats| !formats.contains(&format)) {
            continue;
        }
        findings.clear();
        let mut context = Context {
            document,
            hits: &wake.hits,
            paragraphs_hit: &wake.paragraphs,
            gate: &rule.gate,
            memo: &memo,
            findings: &mut findings,
        };
        rule.matcher.check(&mut context);
        findings.sort_by_key(|finding| finding.span);
        findings.dedup_by(|a, b| a.span == b.span);
        let limit = rule.limit.unwrap_or(FINDINGS_PER_RULE_MAX).min(FINDINGS_PER_RULE_MAX);
        if findings.len() > limit {
            over_limit.push((Arc::clone(&rule.id), findings.len() - limit));
            findings.truncate(limit);
        }
        for finding in &mut findings {
            for text in finding.replacements.iter_mut().filter(|text| text.contains('\'')) {
                if *is_curly.get_or_init(|| has_curly_apostrophes(&document.text)) {
                    *text = text.replace('\'', "’");
                }
            }
            diagnostics.extend(diagnose(extraction, document, rule, finding, &mut ordinals));
        }
    }
    diagnostics.sort_by(Diagnostic::order);
    (diagnostics, over_limit)
}

/// True when the copy writes its apostrophes curly; suggestions follow it.
fn has_curly_apostrophes(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    text.contains('’') && count('’') > count('\'')
}

/// Findings looked at behind each for one that it has in common; more than two rules seldom flag one place.
const TWINS_MAX: usize = 8;

/// Where two rules make the same edit of one slip ("ALOS" in "ALOS READ"), the graver finding stays, but none of a rule that
/// is tried out; of two alike the narrower one, and of two alike in that too the last by rule id. A finding without a
/// suggestion goes where one with a suggestion lies around it.
fn leave_out_twins(diagnostics: &mut Vec<Diagnostic>, rules: &RuleSet) {
    let mut left_out = vec![false; diagnostics.len()];
    for (at, first) in diagnostics.iter().enumerate() {
        let behind = diagnostics.iter().enumerate().skip(at + 1).take(TWINS_MAX);
        for (other, second) in behind.take_while(|(_, second)| second.primary.start < first.primary.end) {
            let is_preview = |diagnostic: &Diagnostic| rules.get(&diagnostic.rule).is_some_and(Rule::is_preview);
            let explained = [(first, second, other), (second, first, at)].into_iter();
            let explained = explained.filter(|(wide, narrow, _)| !is_preview(wide) && explains(wide, narrow));
            for (.., out) in explained {
                if let Some(out) = left_out.get_mut(out) {
                    *out = true;
                }
            }
            if first.rule == second.rule || !(resolves(first, second) || resolves(second, first)) {
                continue;
            }
            let length = |diagnostic: &Diagnostic| diagnostic.primary.end - diagnostic.primary.start;
            let rank = |diagnostic: &Diagnostic| {
                (is_preview(diagnostic), Reverse(diagnostic.severity), length(diagnostic), Reverse(Arc::clone(&diagnostic.rule)))
            };
            let out = if rank(first) <= rank(second) { other } else { at };
            if let Some(out) = left_out.get_mut(out) {
                *out = true;
            }
        }
    }
    let mut left_out = left_out.into_iter();
    diagnostics.retain(|_| !left_out.next().unwrap_or(false));
}

/// True when `wide` knows what to do about a place where `narrow`, which lies in it, only says that something is wrong.
fn explains(wide: &Diagnostic, narrow: &Diagnostic) -> bool {
    wide.rule != narrow.rule
        && wide.severity >= narrow.severity
        && narrow.suggestions.is_empty()
        && !wide.suggestions.is_empty()
        && wide.primary.start <= narrow.primary.start
        && narrow.primary.end <= wide.primary.end
}

/// True when the first suggestion of `wide` is its text with the first suggestion of `narrow` put in.
fn resolves(wide: &Diagnostic, narrow: &Diagnostic) -> bool {
    let (Some(whole), Some(part)) = (wide.suggestions.first(), narrow.suggestions.first()) else { return false };
    let Some(offset) = narrow.primary.start.checked_sub(wide.primary.start).map(|offset| offset as usize) else { return false };
    let tail = wide.text.get(offset..).and_then(|rest| rest.strip_prefix(narrow.text.as_str()));
    tail.is_some_and(|tail| wide.text.get(..offset).is_some_and(|head| [head, part, tail].concat() == *whole))
}

/// What the shared pass found for one rule.
#[derive(Default, Clone)]
struct Wake {
    is_awake: bool,
    hits: Vec<PhraseHit>,
    paragraphs: Vec<u32>,
}

/// One pass over the tokens for phrases, one over the text for literals.
fn wake(document: &Document, rules: &RuleSet) -> Vec<Wake> {
    let mut woken = vec![Wake::default(); rules.rules().len()];
    for rule in rules.always() {
        if let Some(wake) = woken.get_mut(*rule as usize) {
            wake.is_awake = true;
        }
    }
    rules.phrases().find(document, |rule, hit| {
        if let Some(wake) = woken.get_mut(rule as usize) {
            wake.is_awake = true;
            wake.hits.push(hit);
        }
    });
    let Some(literals) = rules.literals() else { return woken };
    let mut paragraph = 0;
    for hit in literals.find_overlapping_iter(&document.text) {
        while document.paragraphs.get(paragraph).is_some_and(|p| (p.span.end as usize) < hit.end()) {
            paragraph += 1;
        }
        if document.paragraphs.get(paragraph).is_none_or(|p| p.span.start as usize > hit.start()) {
            continue;
        }
        let index = u32::try_from(paragraph).unwrap_or(u32::MAX);
        for rule in rules.literal_owners(hit.pattern().as_usize()) {
            if let Some(wake) = woken.get_mut(*rule as usize)
                && wake.paragraphs.last() != Some(&index)
            {
                wake.is_awake = true;
                wake.paragraphs.push(index);
            }
        }
    }
    woken
}

/// Gives a finding its words and its place in the source; `None` when it stands on nothing that the source holds.
fn diagnose(
    extraction: &Extraction,
    document: &Document,
    rule: &Rule,
    finding: &Finding,
    ordinals: &mut FxHashMap<Fingerprint, usize>,
) -> Option<Diagnostic> {
    let severity = rule.severity?;
    let matched = document.slice(finding.span);
    let value = |name: &str| match name {
        "match" => Some(matched),
        _ => finding.values.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()),
    };
    let templated = rule.fix.template().map(|template| template.fill(value));
    let suggestions: Vec<String> = templated.map_or_else(|| finding.replacements.clone(), |fixed| vec![fixed]);
    let shown_fix = suggestions.first().map_or("", String::as_str);
    // A message stays short: a long match is shown by its start, and whole in the copy below.
    let (short_match, short_fix) = (shortened(matched), shortened(shown_fix));
    let with_fix = |name: &str| match name {
        "fix" => Some(short_fix.as_ref()),
        "match" => Some(short_match.as_ref()),
        _ => value(name),
    };
    let message = finding.message.as_deref().unwrap_or(&rule.message).fill(with_fix);
    let pieces = extraction.map.source_pieces(finding.span);
    let primary = extraction.map.to_source(finding.span);
    let related =
        finding.related.iter().map(|(span, message)| Label { span: extraction.map.to_source(*span), message: message.clone() });
    Some(Diagnostic {
        rule: Arc::clone(&rule.id),
        severity,
        message: one_line(&message),
        primary,
        pieces: if pieces.len() > 1 { pieces } else { Vec::new() },
        text: matched.to_owned(),
        related: related.collect(),
        why: rule.why.clone(),
        help: rule.help.clone(),
        fixes: fix(extraction, document, rule, finding, &suggestions).into_iter().collect(),
        suggestions,
        fingerprint: fingerprint(document, rule, finding.span, ordinals),
    })
}

/// Longest match shown in a message, in characters; with the words around it a message stays under 90.
const MATCH_CHARS_MAX: usize = 50;

fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MATCH_CHARS_MAX) {
        None => Cow::Borrowed(text),
        Some(_) => {
            let at = text.char_indices().nth(MATCH_CHARS_MAX - 1).map_or(text.len(), |(at, _)| at);
            Cow::Owned(format!("{}…", text.get(..at).unwrap_or("").trim_end()))
        }
    }
}

/// A message is one line.
fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The edit of a finding with exactly one suggestion, as far as its rule and its place allow it to be applied.
fn fix(extraction: &Extraction, document: &Document, rule: &Rule, finding: &Finding, suggestions: &[String]) -> Option<Fix> {
    let span = finding.span;
    let [replacement] = suggestions else { return None };
    let wanted = match rule.fix {
        FixPolicy::None => return None,
        FixPolicy::Safe(_) => Applicability::Safe,
        FixPolicy::Unsafe(_) => Applicability::Unsafe,
    };
    let (edit_span, editable) = match extraction.map.editable(span) {
        Some(source) => (source, true),
        None => (extraction.map.to_source(span), false),
    };
    let role = document.paragraph_of(span.start).map(|p| p.role);
    let is_quoted = || role == Some(Role::Blockquote) || document.may_be_quoted(span);
    let is_name = || document.name_over(span).is_some();
    let applicability = if !editable || is_quoted() {
        Applicability::DisplayOnly
    } else if rule.is_shipped && !finding.is_decided && respells(document.slice(span), replacement) && is_name() {
        // How a name is spelled, the house decides, by a rule or a list of its own.
        Applicability::DisplayOnly
    } else if role == Some(Role::Headline) || is_name() {
        wanted.min(Applicability::Unsafe)
    } else {
        wanted
    };
    let title = if replacement.is_empty() { "delete".to_owned() } else { format!("replace with “{replacement}”") };
    Some(Fix { title, applicability, edits: vec![Edit { span: edit_span, replacement: replacement.clone() }] })
}

/// True when other letters stand in the replacement of a name; capitals, blanks and labels in capitals alone aside.
fn respells(name: &str, replacement: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
    let is_label = !name.chars().any(char::is_lowercase);
    !is_label && !replacement.is_empty() && letters(name) != letters(replacement)
}

fn fingerprint(document: &Document, rule: &Rule, span: TextSpan, ordinals: &mut FxHashMap<Fingerprint, usize>) -> Fingerprint {
    let paragraph = document.paragraph_of(span.start);
    let inside = document.tokens_of_span(span);
    let bounds = paragraph.map_or(inside.clone(), |p| p.tokens.start as usize..p.tokens.end as usize);
    let from = inside.start.saturating_sub(2).max(bounds.start).min(inside.start);
    let to = (inside.end + 2).min(bounds.end).max(inside.end);
    let around = document.tokens.get(from..to).unwrap_or(&[]);
    let tokens: Vec<String> = around.iter().map(|token| folded(document.word(token))).collect();
    let role = paragraph.map_or("", |p| p.role.as_str());
    let input = FingerprintInput { rule: &rule.id, role, tokens: &tokens, ordinal: 0 };
    let seen = ordinals.entry(Fingerprint::of(input)).or_insert(0);
    let ordinal = *seen;
    *seen += 1;
    Fingerprint::of(FingerprintInput { ordinal, ..input })
}
