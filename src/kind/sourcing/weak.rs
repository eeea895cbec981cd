//! Sources that nobody can be asked.

use super::super::context::{Context, Finding};
use super::super::{Matcher, PhraseHit, Triggers};
use crate::language::attribution::{CueLexicon, Tier, WEAK_PASSIVES, is_behind_be};
use std::sync::Arc;

/// Entries of the phrases that wake the rule: those that may make a source weak, and those that do so in the passive.
const SURE: u32 = 0;
const PASSIVE: u32 = 1;

pub(super) struct Weak {
    pub(super) cues: Arc<CueLexicon>,
}

impl Matcher for Weak {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        self.cues.weak_words().for_each(|phrase| triggers.phrase(phrase, SURE));
        WEAK_PASSIVES.iter().for_each(|word| triggers.phrase(word, PASSIVE));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let may_be_weak = |hit: &&PhraseHit| hit.entry != PASSIVE || is_behind_be(document, hit.tokens.start as usize);
        let sentence = |hit: &PhraseHit| document.sentence_at(document.tokens.get(hit.tokens.start as usize)?.span.start);
        let mut sentences: Vec<usize> = context.hits.iter().filter(may_be_weak).filter_map(sentence).collect();
        sentences.dedup();
        for sentence in sentences {
            let found = context.memo.sources.of_sentence(document, &self.cues, sentence);
            let weak = found.iter().filter(|attribution| attribution.tier == Tier::Weak);
            let mut spans: Vec<_> = weak.map(|attribution| attribution.source.unwrap_or(attribution.span)).collect();
            // "Local media say": the phrase is a cue, and the verb behind it has "media" for its source.
            spans.dedup_by(|later, first| first.overlaps(*later));
            spans.into_iter().for_each(|span| context.report(Finding::new(span)));
        }
    }
}
