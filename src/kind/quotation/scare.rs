//! Marks round a plain word after a form of "be" or "have".

use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::words::word_count;
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Quotation, folded, squeezed};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;

/// `check = "scare"`.
pub(super) struct Scare {
    pub(super) words: FxHashSet<String>,
    pub(super) after_words: FxHashSet<String>,
    pub(super) max_words: usize,
    pub(super) bytes_max: usize,
}

/// Marks and blanks beside the word inside its quotation marks (`"killed,"`), and letters that fold to fewer bytes.
const SLACK_BYTES: usize = 8;

impl Matcher for Scare {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        self.words.iter().for_each(|word| triggers.phrase(word, 0));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut next = 0;
        for hit in context.hits {
            let Some(first) = document.tokens.get(hit.tokens.start as usize) else { continue };
            // Hits and quotations both come in order, so neither is looked at twice.
            let after = document.quotations.partition_point(|quotation| quotation.span.start < first.span.start);
            let Some(quotation) = after.checked_sub(1).filter(|at| *at >= next).and_then(|at| document.quotations.get(at)) else {
                continue;
            };
            next = after;
            if let Some(word) = self.scare(document, quotation) {
                context.report(Finding::new(quotation.span).replacement(word));
            }
        }
    }
}

impl Scare {
    /// The words of a quotation that throws doubt on a plain fact.
    fn scare<'d>(&self, document: &'d Document, quotation: &Quotation) -> Option<&'d str> {
        let small = quotation.inner.len() <= self.bytes_max + SLACK_BYTES;
        let headline = document.paragraphs.get(quotation.paragraph as usize).is_some_and(|p| p.role == Role::Headline);
        // Inside a quotation the marks are the speaker's.
        if !small || headline || !quotation.closed || quotation.depth > 0 {
            return None;
        }
        let tokens = document.tokens.get(document.tokens_of_span(quotation.inner))?;
        let words = tokens.iter().filter(|token| token.is_word()).map(|token| token.span).reduce(TextSpan::cover)?;
        if word_count(tokens) > self.max_words || !self.words.contains(&squeezed(document.slice(words))) {
            return None;
        }
        let before = document.tokens_of_span(quotation.span).start.checked_sub(1).and_then(|at| document.tokens.get(at))?;
        let same_paragraph = document.paragraph_at(before.span.start) == Some(quotation.paragraph as usize);
        let stated = self.after_words.contains(&folded(document.word(before)));
        (same_paragraph && stated).then(|| document.slice(quotation.inner).trim())
    }
}
