//! How far a source reaches: which claim has somebody who answers for it.

use super::{Attribution, CueLexicon, of_paragraph};
use crate::format::Role;
use crate::language::claim::{Claim, ClaimClass};
use crate::language::{Document, claim};
use crate::span::TextSpan;
use std::cell::OnceCell;

/// How far a source reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Its sentence, and the next ones that take it up ("He", "Of those", "also").
    Sentence,
    /// Its paragraph, the next one that takes it up, and for a document that is named three more; the first paragraph of a piece
    /// may have its source in the next two.
    Paragraph,
}

/// What a source is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Where it stands.
    pub span: TextSpan,
    /// Index into [`Document::sentences`].
    pub sentence: u32,
    /// What it is about, where it is a claim of a class.
    pub class: Option<ClaimClass>,
}

impl From<&Claim> for Asked {
    fn from(claim: &Claim) -> Self {
        Self { span: claim.span, sentence: claim.sentence, class: Some(claim.class) }
    }
}

/// Sentences that a source is carried over to, one from the other.
const CARRIED_MAX: usize = 3;

/// Paragraphs behind the one that names a document for which it answers.
const DOCUMENT_PARAGRAPHS: usize = 3;

/// Paragraphs behind the first in which its source may follow.
const LEAD_PARAGRAPHS: usize = 2;

/// First words of a sentence that go on with what stands before.
const ANAPHORS: &[&str] =
    &["he", "she", "they", "it", "those", "these", "another", "others", "that", "this", "such", "both", "of", "among"];

/// Words of a sentence that goes on with what stands before.
const CARRIERS: &[&str] = &["also", "added", "further", "them"];

/// The claims of a document and their sources, each worked out when it is first asked for.
#[derive(Debug, Default)]
pub struct Sources {
    claims: OnceCell<Vec<Claim>>,
    paragraphs: OnceCell<Vec<OnceCell<Vec<Attribution>>>>,
}

impl Sources {
    /// Every claim, in order.
    pub fn claims(&self, document: &Document, lexicon: &CueLexicon) -> &[Claim] {
        self.claims.get_or_init(|| claim::find(document, lexicon))
    }

    /// The attributions of a paragraph, by its index.
    pub fn of_paragraph(&self, document: &Document, lexicon: &CueLexicon, paragraph: usize) -> &[Attribution] {
        let all = self.paragraphs.get_or_init(|| document.paragraphs.iter().map(|_| OnceCell::new()).collect());
        all.get(paragraph).map_or(&[], |found| found.get_or_init(|| of_paragraph(document, lexicon, paragraph)))
    }

    /// The attribution that answers for a claim.
    pub fn in_reach(
        &self,
        document: &Document,
        lexicon: &CueLexicon,
        claim: impl Into<Asked>,
        reach: Reach,
    ) -> Option<Attribution> {
        let claim = &claim.into();
        let paragraph = document.paragraph_at(claim.span.start)?;
        let here = self.of_paragraph(document, lexicon, paragraph);
        let in_sentence = |sentence: u32| here.iter().find(|attribution| attribution.sentence == sentence).copied();
        let first = document.paragraphs.get(paragraph)?.sentences.start;
        let mut sentence = claim.sentence;
        for _ in 0..=CARRIED_MAX {
            if let Some(found) = in_sentence(sentence) {
                return Some(found);
            }
            if sentence <= first || !goes_on(document, sentence) {
                break;
            }
            sentence -= 1;
        }
        if reach == Reach::Sentence {
            return None;
        }
        let may_reach = |attribution: &&Attribution| {
            !attribution.is_act && (attribution.sentence <= claim.sentence || reaches_back(document, attribution, claim))
        };
        let found = here.iter().rev().find(may_reach).copied();
        found.or_else(|| self.beyond(document, lexicon, claim, paragraph))
    }

    /// The attribution of another paragraph that answers for a claim.
    fn beyond(&self, document: &Document, lexicon: &CueLexicon, claim: &Asked, paragraph: usize) -> Option<Attribution> {
        let is_body =
            |at: usize| document.paragraphs.get(at).is_some_and(|p| matches!(p.role, Role::Body | Role::List | Role::Blockquote));
        let of = |at: usize| self.of_paragraph(document, lexicon, at);
        let preceding: Vec<usize> =
            (1..=DOCUMENT_PARAGRAPHS).map_while(|back| paragraph.checked_sub(back).filter(|at| is_body(*at))).collect();
        let first = document.paragraphs.get(paragraph)?.sentences.start;
        if claim.sentence == first && goes_on(document, first) {
            let last = preceding.first().and_then(|before| of(*before).iter().rev().find(|attribution| !attribution.is_act));
            if last.is_some() {
                return last.copied();
            }
        }
        if matches!(claim.class, Some(ClaimClass::Percentage | ClaimClass::People)) {
            let named = preceding.iter().find_map(|at| of(*at).iter().find(|attribution| attribution.is_named_document));
            if named.is_some() {
                return named.copied();
            }
        }
        let lead = document.paragraphs.iter().position(|paragraph| paragraph.role == Role::Body)?;
        let mut following = (paragraph + 1..=paragraph + LEAD_PARAGRAPHS).take_while(|at| is_body(*at));
        if paragraph == lead {
            following.find_map(|at| of(at).iter().find(|attribution| !attribution.is_act).copied())
        } else {
            None
        }
    }

    /// The attribution that stands nearest before a claim, in its paragraph or the ones before it up to a heading; else the next one.
    pub fn nearest(&self, document: &Document, lexicon: &CueLexicon, claim: &Claim) -> Option<Attribution> {
        let paragraph = document.paragraph_at(claim.span.start)?;
        let before = (0..=DOCUMENT_PARAGRAPHS).map_while(|back| paragraph.checked_sub(back));
        let last =
            |at: usize| self.of_paragraph(document, lexicon, at).iter().rev().find(|a| a.span.end <= claim.span.start).copied();
        let next = || self.of_paragraph(document, lexicon, paragraph + 1).first().copied();
        before.into_iter().find_map(last).or_else(next)
    }
}

/// True for reported speech behind a claim that answers for it too: of the next sentence for a number of people, and of any where a
/// pronoun goes on speaking ("he added").
fn reaches_back(document: &Document, attribution: &Attribution, claim: &Asked) -> bool {
    let Some(sentence) = document.sentences.get(attribution.sentence as usize) else { return false };
    let quoted = document.quotations.partition_point(|quotation| quotation.span.end <= sentence.span.start);
    let has_quotation = document.quotations.get(quoted).is_some_and(|quotation| quotation.span.start < sentence.span.end);
    let is_next =
        attribution.sentence == claim.sentence + 1 && matches!(claim.class, Some(ClaimClass::Casualty | ClaimClass::People));
    let is_pronoun = || {
        attribution.source.is_some_and(|source| matches!(document.slice(source), "he" | "she" | "they" | "He" | "She" | "They"))
    };
    !has_quotation && (is_next || is_pronoun())
}

/// True for a sentence, by its index, that goes on with what stands before it.
fn goes_on(document: &Document, sentence: u32) -> bool {
    let Some(sentence) = document.sentences.get(sentence as usize) else { return false };
    let tokens = document.tokens_in(sentence.tokens.clone());
    let mut words = tokens.iter().filter(|token| token.is_word()).map(|token| document.word(token));
    let Some(first) = words.next() else { return false };
    let is_any = |list: &[&str], word: &str| list.iter().any(|other| word.eq_ignore_ascii_case(other));
    if is_any(ANAPHORS, first) {
        return true;
    }
    // "The ministry", "The report": its source by its noun.
    let second = words.next().unwrap_or("");
    let is_taken_up = first.eq_ignore_ascii_case("the")
        && matches!(second, "report" | "survey" | "study" | "poll" | "figures" | "data" | "ministry" | "research");
    is_taken_up || is_any(CARRIERS, second) || words.any(|word| is_any(CARRIERS, word))
}
