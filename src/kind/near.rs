//! `near`: a label that is almost one of a closed list.

use super::context::{Context, Finding};
use super::words::parted_by_space;
use super::{CaseMode, Common, KindOptions, Matcher, OptionError, Triggers, keys, lay};
use crate::language::{Case, Document, Token, capitalised, squeezed};
use crate::limits::LABEL_CHARS_MAX;
use serde::Deserialize;
use std::ops::{Range, RangeInclusive};
use toml::Spanned;

/// `[near]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// The labels as they are spelled.
    #[serde(default)]
    targets: Vec<Spanned<String>>,
    /// Most letters put in, left out, changed or swapped with a neighbour.
    edits: Option<Spanned<u32>>,
    /// Where a label may stand.
    at: Option<At>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum At {
    /// It opens its paragraph.
    LineStart,
    /// It may stand inside a line too.
    Anywhere,
}

/// Letters of a target for each edit: below that, too many other words are near.
const CHARS_PER_EDIT_MIN: usize = 4;

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        self.targets.extend(over.targets);
        lay(&mut self.edits, over.edits);
        lay(&mut self.at, over.at);
    }

    fn remove(&mut self, name: &str) -> bool {
        keys::remove_word(&mut self.targets, name)
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let edits = keys::at_least("edits", &self.edits, 1, 1)?;
        let mut targets: Vec<Target> = Vec::new();
        for (text, spanned) in keys::non_empty(&self.targets)?.into_iter().zip(&self.targets) {
            let folded = squeezed(text);
            let chars = folded.chars().count();
            if chars > LABEL_CHARS_MAX {
                return Err(OptionError::at(spanned.span(), format!("a label has at most {LABEL_CHARS_MAX} characters")));
            }
            if chars < edits.saturating_mul(CHARS_PER_EDIT_MIN) {
                let message = format!("\"{text}\" is too short for edits = {edits}: other words are as near");
                return Err(OptionError::at(spanned.span(), message));
            }
            if targets.iter().any(|target| target.folded == folded) {
                return Err(OptionError::at(spanned.span(), format!("\"{text}\" stands twice")));
            }
            targets.push(Target { words: folded.split(' ').count(), chars, folded });
        }
        let (Some(fewest), Some(most)) = (targets.iter().map(|t| t.words).min(), targets.iter().map(|t| t.words).max()) else {
            return Err(OptionError::table("no label to compare with; give \"targets\""));
        };
        Ok(Box::new(Near {
            targets,
            edits,
            anywhere: self.at == Some(At::Anywhere),
            capitals_only: matches!(common.case, None | Some(CaseMode::Exact)),
            // A lost or a stray space is an edit too.
            words: fewest.saturating_sub(1).max(1)..=most + 1,
        }))
    }
}

struct Target {
    folded: String,
    words: usize,
    chars: usize,
}

struct Near {
    targets: Vec<Target>,
    edits: usize,
    anywhere: bool,
    capitals_only: bool,
    words: RangeInclusive<usize>,
}

/// Bullets and brackets passed over before the first word of a line.
const LEADING_MARKS_MAX: usize = 3;

impl Matcher for Near {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for paragraph in &document.paragraphs {
            let tokens = document.paragraph_tokens(paragraph);
            match (self.capitals_only, self.anywhere) {
                (true, _) => self.capitals(context, tokens),
                (false, true) => self.before_delimiters(context, tokens),
                (false, false) => {
                    let Some(start) = first_word(tokens) else { continue };
                    for count in self.words.clone() {
                        let end = start + count;
                        if ends_label(document, tokens, end) && self.report(context, tokens, start..end) {
                            break;
                        }
                    }
                }
            }
        }
    }
}

impl Near {
    /// Looks at runs of words in capitals: the one that opens the line, or all of them.
    fn capitals(&self, context: &mut Context<'_>, tokens: &[Token]) {
        let document = context.document;
        let mut at = if self.anywhere { 0 } else { first_word(tokens).unwrap_or(tokens.len()) };
        while let Some(token) = tokens.get(at) {
            let len = if is_capitals(document, token) { capitals_run(document, tokens, at) } else { 0 };
            if len > 0 {
                let found = self.report(context, tokens, at..at + len);
                // "EXCLUSIVE A man …": the article is no part of the label.
                let article = tokens.get(at + len - 1).is_some_and(|last| last.case == Case::Title);
                if !found && article && len > 1 {
                    self.report(context, tokens, at..at + len - 1);
                }
            }
            if !self.anywhere {
                return;
            }
            at += len.max(1);
        }
    }

    /// Looks at the words before each mark that could end a label.
    fn before_delimiters(&self, context: &mut Context<'_>, tokens: &[Token]) {
        for end in 1..=tokens.len() {
            if !ends_label(context.document, tokens, end) {
                continue;
            }
            for count in self.words.clone().rev() {
                let Some(start) = end.checked_sub(count) else { continue };
                // Inside a sentence such words are prose: "they also red - they did".
                let opens = tokens.get(start).is_some_and(|first| first.is_capitalised(&context.document.text));
                if opens && self.report(context, tokens, start..end) {
                    break;
                }
            }
        }
    }

    /// Reports the tokens when they are almost a target.
    fn report(&self, context: &mut Context<'_>, tokens: &[Token], range: Range<usize>) -> bool {
        let document = context.document;
        let Some(words) = tokens.get(range).filter(|words| self.words.contains(&words.len())) else { return false };
        let together = words.iter().zip(words.iter().skip(1)).all(|(a, b)| parted_by_space(document, a, b));
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        let span = first.span.cover(last.span);
        if !together || !words.iter().all(Token::is_word) || span.len() > LABEL_CHARS_MAX * 4 {
            return false;
        }
        let candidate = squeezed(document.slice(span));
        let Some(target) = self.nearest(&candidate, words.len()) else { return false };
        context.report(Finding::new(span).replacement(in_shape_of(&target.folded, document, words)));
        true
    }

    fn nearest(&self, candidate: &str, words: usize) -> Option<&Target> {
        if self.targets.iter().any(|target| target.folded == candidate) {
            return None;
        }
        let chars = candidate.chars().count();
        let close = self.targets.iter().filter(|target| {
            target.words.abs_diff(words) <= 1
                && target.chars.abs_diff(chars) <= self.edits
                && !is_other_form(candidate, &target.folded)
        });
        let measured = close.map(|target| (strsim::osa_distance(candidate, &target.folded), target));
        measured.filter(|(distance, _)| *distance <= self.edits).min_by_key(|(distance, _)| *distance).map(|(_, target)| target)
    }
}

/// "UPDATED" and "UPDATES" are forms of "UPDATE", no slips.
fn is_other_form(candidate: &str, target: &str) -> bool {
    let ending = candidate.strip_prefix(target).or_else(|| target.strip_prefix(candidate));
    ending.is_some_and(|ending| matches!(ending, "s" | "d" | "ed" | "es"))
}

fn first_word(tokens: &[Token]) -> Option<usize> {
    tokens.iter().take(LEADING_MARKS_MAX + 1).position(Token::is_word)
}

/// `READ`, and a single capital between such words.
fn is_capitals(document: &Document, token: &Token) -> bool {
    token.case == Case::Upper || (token.case == Case::Title && document.word(token).chars().count() == 1)
}

/// Number of words in capitals from `at` on, with only white space between them.
fn capitals_run(document: &Document, tokens: &[Token], at: usize) -> usize {
    let pairs = tokens.iter().skip(at).zip(tokens.iter().skip(at + 1));
    1 + pairs.take_while(|(a, b)| is_capitals(document, b) && parted_by_space(document, a, b)).count()
}

/// True when a label may end before the token at `end`.
fn ends_label(document: &Document, tokens: &[Token], end: usize) -> bool {
    let delimits = |token: &Token| matches!(document.word(token), ":" | "|" | "-" | "--" | "–" | "—");
    tokens.get(end).map_or(end == tokens.len(), delimits)
}

/// The target with the capitals of the copy.
fn in_shape_of(target: &str, document: &Document, words: &[Token]) -> String {
    if words.iter().all(|word| is_capitals(document, word)) {
        target.to_uppercase()
    } else if words.iter().all(|word| word.is_capitalised(&document.text)) {
        target.split(' ').map(capitalised).collect::<Vec<_>>().join(" ")
    } else if words.first().is_some_and(|word| word.is_capitalised(&document.text)) {
        capitalised(target)
    } else {
        target.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_case, compile, document, run};
    use super::*;

    const LABELS: &str = "targets = ['ALSO READ', 'READ MORE', 'WATCH LIVE', 'EXCLUSIVE', 'UPDATE']";

    #[test]
    fn slips_in_capitals_at_the_start_of_a_line() {
        check("near", LABELS, "⟦ALOS READ⟧: Storm shuts the pier\n\nALSO READ: Ferry back in service");
        check("near", LABELS, "• ⟦ALSOREAD⟧ | Storm\n\n⟦ALSO\u{a0}RED⟧\n\n⟦EXLUSIVE⟧ A memo in full\n\n⟦WATCH LIV E⟧: the vote");
        check("near", LABELS, "UPDATED: road open\n\nUPDATES\n\nALSO READY FOR WAR: the fleet\n\nShe ALOS READ it");
        check("near", LABELS, "She also reads the wires at dawn.\n\nAlos read: nothing\n\nALL ROADS: shut");
    }

    #[test]
    fn inside_a_line_and_with_any_capitals() {
        let anywhere = format!("{LABELS}\nat = 'anywhere'");
        check("near", &anywhere, "The pier shut. ⟦RAED MORE⟧ Ferry back. ALSO READ it. READ MORE");
        let ignore = Some(CaseMode::Ignore);
        check_case(
            "near",
            LABELS,
            ignore,
            "⟦Alos read⟧: Storm\n\n⟦Wacth Live⟧\n\nAlso reads: the editor\n\nAlso red paint was used.",
        );
        check_case("near", &anywhere, ignore, "The pier shut. ⟦Raed more⟧: Ferry back. They also red - they did.");
    }

    #[test]
    fn the_fix_has_the_shape_of_the_copy() {
        let fix = |text: &str| {
            let matcher = compile("near", LABELS, Some(CaseMode::Ignore)).unwrap();
            run(matcher.as_ref(), &document(text)).remove(0).replacements.remove(0)
        };
        assert_eq!([fix("ALOS READ: x"), fix("Alos Read: x"), fix("Alos read: x")], ["ALSO READ", "Also Read", "Also read"]);
    }

    #[test]
    fn short_and_missing_targets_are_refused() {
        assert!(compile("near", "", None).is_err());
        let error = compile("near", "edits = 2\ntargets = ['READ MORE', 'LIVE']", None).err().unwrap();
        assert_eq!(error.bytes, Some(34..40));
    }
}
