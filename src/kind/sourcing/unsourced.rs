//! Claims for which no source stands in reach.

use super::super::context::{Context, Finding, squeezed_exact};
use super::super::{Matcher, Triggers};
use super::phrases;
use crate::language::attribution::{CueLexicon, Phrases, Reach};
use crate::language::claim::{Claim, ClaimClass};
use crate::language::{Document, NumberClass};
use crate::span::TextSpan;
use std::cell::Cell;
use std::sync::{Arc, OnceLock};

/// Longest figure that a message shows with its noun.
const FIGURE_BYTES_MAX: usize = 40;

/// Shorter lines are headings, rows of tables, items of lists.
const SENTENCE_WORDS_MIN: usize = 5;

/// Words that mute a figure; the table is made when a figure first needs it.
pub(super) struct Mute {
    tables: Vec<Vec<String>>,
    phrases: OnceLock<Phrases<()>>,
}

impl Mute {
    pub(super) fn new(tables: Vec<Vec<String>>) -> Self {
        Self { tables, phrases: OnceLock::new() }
    }

    fn phrases(&self) -> &Phrases<()> {
        self.phrases.get_or_init(|| phrases(&self.tables))
    }
}

pub(super) struct Unsourced {
    pub(super) cues: Arc<CueLexicon>,
    pub(super) class: ClaimClass,
    pub(super) reach: Reach,
    pub(super) min: f64,
    pub(super) mute: Mute,
    pub(super) takes_vague: bool,
    pub(super) takes_definite: bool,
    pub(super) is_grouped: bool,
}

impl Matcher for Unsourced {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let sources = &context.memo.sources;
        let wanted = |claim: &&Claim| self.wants(claim) && context.admits(claim.span);
        let claims: Vec<Claim> = sources.claims(document, &self.cues).iter().filter(wanted).copied().collect();
        // Claims come in order, so that a sentence is asked once however many it holds.
        let muted = Cell::new((u32::MAX, false));
        let is_muted = |claim: &Claim| {
            if muted.get().0 != claim.sentence {
                muted.set((claim.sentence, self.is_muted(context, claim)));
            }
            muted.get().1
        };
        let is_open = |claim: &Claim| !is_muted(claim) && sources.in_reach(document, &self.cues, claim, self.reach).is_none();
        let open: Vec<Claim> = claims.into_iter().filter(is_open).collect();
        let paragraph = |claim: &Claim| document.paragraph_at(claim.span.start);
        for group in open.chunk_by(|a, b| self.is_grouped && paragraph(a) == paragraph(b)) {
            let Some((first, rest)) = group.split_first() else { continue };
            let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            let mut finding = Finding::new(first.span).value("more", more).value("figure", figure(document, first));
            finding.related.extend(rest.iter().map(|claim| (claim.span, "no source for this one either".to_owned())));
            if let Some(nearest) = sources.nearest(document, &self.cues, first).filter(|nearest| nearest.source.is_some()) {
                finding.related.push((nearest.whole(), "the nearest source".to_owned()));
            }
            context.report(finding);
        }
    }
}

/// The words of a claim, with the noun that it counts where one stands near: "12 police officers".
fn figure(document: &Document, claim: &Claim) -> String {
    let number = claim.number.and_then(|number| document.numbers().get(number as usize));
    let noun = number.and_then(|number| document.counted(number)).and_then(|counted| document.tokens.get(counted.token));
    let whole = noun.map_or(claim.span, |noun| claim.span.cover(noun.span));
    let shown = if whole.len() <= FIGURE_BYTES_MAX { whole } else { claim.span };
    squeezed_exact(document.slice(shown))
}

impl Unsourced {
    fn wants(&self, claim: &Claim) -> bool {
        let is_class = claim.class == self.class || (self.takes_vague && claim.vague == Some(self.class));
        is_class
            && (claim.value >= self.min || claim.class == ClaimClass::Superlative)
            && (self.takes_definite || !claim.is_definite)
    }

    /// True for casualties of a year that the sentence names: news of the day names none.
    fn is_history(&self, document: &Document, sentence: TextSpan) -> bool {
        if self.class != ClaimClass::Casualty {
            return false;
        }
        let numbers = document.numbers();
        let first = numbers.partition_point(|number| number.span.start < sentence.start);
        let mut inside = numbers.get(first..).unwrap_or(&[]).iter().take_while(|number| number.span.end <= sentence.end);
        let dates = document.dates();
        let first = dates.partition_point(|date| date.span.start < sentence.start);
        let mut dated = dates.get(first..).unwrap_or(&[]).iter().take_while(|date| date.span.end <= sentence.end);
        inside.any(|number| number.class == NumberClass::Year) || dated.any(|date| date.year.is_some())
    }

    /// True outside running text, and where a word of the sentence makes the figure public record, or no claim.
    fn is_muted(&self, context: &Context<'_>, claim: &Claim) -> bool {
        let Some(sentence) = context.document.sentences.get(claim.sentence as usize) else { return false };
        let words = context.document.tokens_in(sentence.tokens.clone()).iter().filter(|token| token.is_word()).count();
        words < SENTENCE_WORDS_MIN
            || self.is_history(context.document, sentence.span)
            || self.mute.phrases().stand_in(context.document, sentence.tokens.start as usize..sentence.tokens.end as usize)
    }
}
