//! Sources that nobody can be asked.

use super::super::context::{Context, Finding};
use super::super::{Matcher, Triggers};
use crate::language::attribution::{CueLexicon, Tier};
use std::sync::Arc;

pub(super) struct Weak {
    pub(super) cues: Arc<CueLexicon>,
}

impl Matcher for Weak {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for paragraph in 0..document.paragraphs.len() {
            let found = context.memo.sources.of_paragraph(document, &self.cues, paragraph);
            let weak = found.iter().filter(|attribution| attribution.tier == Tier::Weak);
            let mut spans: Vec<_> = weak.map(|attribution| attribution.source.unwrap_or(attribution.span)).collect();
            // "Local media say": the phrase is a cue, and the verb behind it has "media" for its source.
            spans.dedup_by(|later, first| first.overlaps(*later));
            spans.into_iter().for_each(|span| context.report(Finding::new(span)));
        }
    }
}
