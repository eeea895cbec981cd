//! Acronyms in brackets behind their long name: introduced twice, or never used again.

use super::acronym::capitals;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, TokenKind, folded, stem};
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::RangeInclusive;

/// What is flagged of an introduction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The long name with its bracket stands in the piece before.
    Twice,
    /// The acronym stands nowhere else.
    Unused,
}

/// Flags introductions that do nothing for the reader.
pub(super) struct Introductions {
    pub(super) fault: Fault,
    /// How many letters.
    pub(super) letters: RangeInclusive<usize>,
}

/// `Long Name (ABC)`.
struct Introduction<'d> {
    /// The acronym without plural ending.
    acronym: &'d str,
    span: TextSpan,
    /// The first word of the long name, folded.
    opener: String,
}

impl Matcher for Introductions {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut introductions: Vec<Introduction<'_>> = Vec::new();
        let mut brackets: FxHashSet<u32> = FxHashSet::default();
        for paragraph in &document.paragraphs {
            for at in paragraph.tokens.start as usize + 1..(paragraph.tokens.end as usize).saturating_sub(1) {
                if let Some(introduction) = self.introduction(document, at) {
                    brackets.insert(introduction.span.start);
                    introductions.push(introduction);
                }
            }
        }
        if introductions.is_empty() {
            return;
        }
        match self.fault {
            Fault::Twice => report_twice(context, &introductions),
            Fault::Unused => report_unused(context, &introductions, &brackets),
        }
    }
}

impl Introductions {
    fn introduction<'d>(&self, document: &'d Document, at: usize) -> Option<Introduction<'d>> {
        let word = |at: usize| document.tokens.get(at).map_or("", |token| document.word(token));
        if word(at + 1) != ")" || word(at - 1) != "(" {
            return None;
        }
        let span = capitals(document, document.tokens.get(at)?, &self.letters)?;
        let acronym = document.slice(span);
        let opener = document.spelt_out(acronym, at - 1).and_then(|long| document.tokens.get(long.start))?;
        let opener = folded(stem(document.word(opener)));
        Some(Introduction { acronym, span, opener })
    }
}

fn report_twice(context: &mut Context<'_>, introductions: &[Introduction<'_>]) {
    let mut first: FxHashMap<(&str, &str), TextSpan> = FxHashMap::default();
    for introduction in introductions.iter().filter(|introduction| context.admits(introduction.span)).collect::<Vec<_>>() {
        // The same letters may stand for another body.
        match first.get(&(introduction.acronym, introduction.opener.as_str())) {
            Some(earlier) => {
                context.findings.push(Finding::new(introduction.span).related(*earlier, "introduced here"));
            }
            None => {
                first.insert((introduction.acronym, introduction.opener.as_str()), introduction.span);
            }
        }
    }
}

fn report_unused(context: &mut Context<'_>, introductions: &[Introduction<'_>], brackets: &FxHashSet<u32>) {
    let document = context.document;
    let mut unused: FxHashMap<String, TextSpan> = FxHashMap::default();
    let mut again = FxHashSet::default();
    for introduction in introductions {
        if unused.insert(folded(introduction.acronym), introduction.span).is_some() {
            again.insert(folded(introduction.acronym));
        }
    }
    // Introduced twice is a fault of its own, and mended it makes a use.
    unused.retain(|acronym, _| !again.contains(acronym));
    for token in document.tokens.iter().filter(|token| !brackets.contains(&token.span.start)) {
        let text = document.word(token);
        let is_topic = matches!(token.kind, TokenKind::Handle | TokenKind::Url | TokenKind::Email);
        if !is_topic && !text.contains(char::is_uppercase) {
            continue;
        }
        // "ABC-led", "#ABC", "abc.example", and "Abc" for an acronym that is spoken.
        for part in text.split(|c: char| !c.is_alphanumeric()) {
            let part = folded(part);
            unused.remove(part.as_str());
            unused.remove(part.strip_suffix('s').unwrap_or(&part));
        }
    }
    for span in unused.into_values() {
        context.report(Finding::new(span));
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, check_in, refused};

    const TWICE: &str = "acronym = true\ncheck = 'twice'";
    const UNUSED: &str = "acronym = true\ncheck = 'unused'";

    #[test]
    fn an_introduction_once_is_enough() {
        check("requires", TWICE, "The Moor Roads Agency (MRA) dug. Then the Moor Roads Agency (⟦MRA⟧) left. The MRA is gone.");
        check("requires", TWICE, "The moor roads agencies (MRAs) dug. All moor roads agencies (⟦MRA⟧s) left.");
        check("requires", TWICE, "The Moor Roads Agency (MRA) dug. The Marsh Rivers Authority (MRA) left.");
        check("requires", TWICE, "Ola Brandvik (MRA) dug. Ola Brandvik (MRA) left.");
        check_in("body", "requires", TWICE, "# Moor Roads Agency (MRA) shut\n\nThe Moor Roads Agency (MRA) is shut.");
    }

    #[test]
    fn an_acronym_that_is_never_used_again() {
        check("requires", UNUSED, "The Agency for Moor Co-operation (⟦AMC⟧) dug.");
        check("requires", UNUSED, "The Agency for Moor Co-operation (⟦AMCO⟧) and the department of roads (⟦DOR⟧) dug.");
        for use_of in ["AMC", "AMC's", "“AMC”", "AMCs", "non-AMC", "AMC-led", "#AMC", "Amc", "www.amc.org"] {
            check("requires", UNUSED, &format!("The Agency for Moor Co-operation (AMC) dug. Then {use_of} left."));
        }
        check("requires", UNUSED, "# AMC digs\n\nThe Agency for Moor Co-operation (AMC) dug.");
        check("requires", UNUSED, "Ola Brandvik (AMC) dug. The agency (AMC) left. (AMC)");
        check("requires", UNUSED, "The Agency for Moor Co-operation (AMC) is the Agency for Moor Co-operation (AMC).");
    }

    #[test]
    fn other_options_are_refused() {
        assert_eq!(refused("requires", "when = 'x'\nneeds = 'y'\ncheck = 'twice'"), "'twice'");
    }
}
