//! Who speaks a quotation.

use super::{Attribution, CueLexicon, Sources, Tier};
use crate::language::{Document, Quotation};

impl Sources {
    /// The attribution of a quotation: the nearest one of a speaker in its sentences and those beside them.
    pub fn speaker<'s>(
        &'s self,
        document: &'s Document,
        lexicon: &'s CueLexicon,
        quotation: &Quotation,
    ) -> Option<&'s Attribution> {
        let paragraph = quotation.paragraph as usize;
        let speaks = |attribution: &&Attribution| !matches!(attribution.tier, Tier::Link | Tier::Document) && !attribution.is_act;
        let first = document.sentence_at(quotation.span.start)?;
        let last = document.sentence_at(quotation.span.end.saturating_sub(1))?;
        let distance = |attribution: &&Attribution| {
            let (before, behind) = (
                quotation.span.start.saturating_sub(attribution.span.end),
                attribution.span.start.saturating_sub(quotation.span.end),
            );
            before.max(behind)
        };
        let sentences = document.paragraphs.get(paragraph)?.sentences.clone();
        let near = (first.saturating_sub(1)..=last + 1).filter(|at| sentences.contains(&(*at as u32)));
        let here = near.flat_map(|sentence| self.of_sentence(document, lexicon, sentence)).filter(speaks);
        if let Some(found) = here.min_by_key(distance) {
            return Some(found);
        }
        // A paragraph that is all quotation goes on with the speaker of the one before, or is named in the one behind.
        let is_whole = document.paragraphs.get(paragraph).is_some_and(|found| found.span == quotation.span);
        let before = || self.of_paragraph(document, lexicon, paragraph.checked_sub(1)?).rev().find(speaks);
        let behind = || self.of_paragraph(document, lexicon, paragraph + 1).find(speaks);
        let found = if quotation.continued { behind().or_else(before) } else { before() };
        found.filter(|_| is_whole || quotation.continued)
    }
}
