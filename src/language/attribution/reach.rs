//! How far a source reaches: which claim has somebody who answers for it.

use super::{Attribution, CueLexicon, of_sentence};
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

/// Sentences looked at on each side of a claim: a paragraph of more is no paragraph, and all with all would take for ever.
const SENTENCES_MAX: u32 = 24;

/// Words of a sentence that are looked at for what it goes on with.
const WORDS_MAX: usize = 24;

/// First words of a sentence that go on with what stands before.
const ANAPHORS: &[&str] =
    &["he", "she", "they", "it", "those", "these", "another", "others", "that", "this", "such", "both", "of", "among"];

/// Words of a sentence that goes on with what stands before.
const CARRIERS: &[&str] = &["also", "added", "further", "them"];

/// The claims of a document and their sources, each worked out when it is first asked for.
#[derive(Debug, Default)]
pub struct Sources {
    claims: OnceCell<Vec<Claim>>,
    /// Index of the first paragraph of the body.
    lead: OnceCell<Option<usize>>,
    sentences: OnceCell<Vec<OnceCell<Vec<Attribution>>>>,
}

impl Sources {
    /// Every claim, in order.
    pub fn claims(&self, document: &Document, lexicon: &CueLexicon) -> &[Claim] {
        self.claims.get_or_init(|| claim::find(document, lexicon))
    }

    /// The attributions of a sentence, by its index.
    pub fn of_sentence(&self, document: &Document, lexicon: &CueLexicon, sentence: usize) -> &[Attribution] {
        let all = self.sentences.get_or_init(|| vec![OnceCell::new(); document.sentences.len()]);
        all.get(sentence).map_or(&[], |found| found.get_or_init(|| of_sentence(document, lexicon, sentence)))
    }

    /// Those of a paragraph, by its index, of its first sentences; they are read as it is asked for more.
    pub(super) fn of_paragraph<'s>(
        &'s self,
        document: &'s Document,
        lexicon: &'s CueLexicon,
        paragraph: usize,
    ) -> impl DoubleEndedIterator<Item = &'s Attribution> {
        let all = document.paragraphs.get(paragraph).map_or(0..0, |paragraph| paragraph.sentences.clone());
        let sentences = all.start..all.end.min(all.start.saturating_add(SENTENCES_MAX));
        sentences.flat_map(move |sentence| self.of_sentence(document, lexicon, sentence as usize))
    }

    /// The attribution that answers for a claim.
    pub fn in_reach<'s>(
        &'s self,
        document: &'s Document,
        lexicon: &'s CueLexicon,
        claim: impl Into<Asked>,
        reach: Reach,
    ) -> Option<&'s Attribution> {
        let claim = &claim.into();
        let paragraph = document.paragraph_at(claim.span.start)?;
        let sentences = document.paragraphs.get(paragraph)?.sentences.clone();
        let of = |sentence: u32| self.of_sentence(document, lexicon, sentence as usize).iter();
        let mut sentence = claim.sentence;
        for _ in 0..=CARRIED_MAX {
            if let Some(found) = of(sentence).find(|attribution| may_answer(attribution, claim)) {
                return Some(found);
            }
            if sentence <= sentences.start || !goes_on(document, sentence) {
                break;
            }
            sentence -= 1;
        }
        if reach == Reach::Sentence {
            return None;
        }
        let near = sentences.start.max(claim.sentence.saturating_sub(SENTENCES_MAX))
            ..sentences.end.min(claim.sentence.saturating_add(SENTENCES_MAX));
        let before = || (near.start..claim.sentence).rev().flat_map(of).find(|attribution| !attribution.is_act);
        let behind = || {
            let later = (claim.sentence + 1..near.end).filter(|later| has_no_quotation(document, *later));
            later.flat_map(of).find(|attribution| !attribution.is_act && reaches_back(document, attribution, claim))
        };
        before().or_else(behind).or_else(|| self.beyond(document, lexicon, claim, paragraph))
    }

    /// The attribution of another paragraph that answers for a claim.
    fn beyond<'s>(
        &'s self,
        document: &'s Document,
        lexicon: &'s CueLexicon,
        claim: &Asked,
        paragraph: usize,
    ) -> Option<&'s Attribution> {
        let is_body =
            |at: usize| document.paragraphs.get(at).is_some_and(|p| matches!(p.role, Role::Body | Role::List | Role::Blockquote));
        let of = |at: usize| self.of_paragraph(document, lexicon, at);
        let preceding = (1..=DOCUMENT_PARAGRAPHS).map_while(|back| paragraph.checked_sub(back).filter(|at| is_body(*at)));
        let is_first = document.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.sentences.start == claim.sentence);
        if is_first
            && goes_on(document, claim.sentence)
            && let Some(last) = preceding.clone().next().and_then(|before| of(before).rev().find(|found| !found.is_act))
        {
            return Some(last);
        }
        if matches!(claim.class, Some(ClaimClass::Percentage | ClaimClass::People))
            && let Some(named) = preceding.flat_map(of).find(|found| found.is_named_document)
        {
            return Some(named);
        }
        let first_of_body = || document.paragraphs.iter().position(|paragraph| paragraph.role == Role::Body);
        let lead = *self.lead.get_or_init(first_of_body);
        let following = (paragraph + 1..=paragraph + LEAD_PARAGRAPHS).take_while(|at| is_body(*at));
        following.filter(|_| lead == Some(paragraph)).flat_map(of).find(|found| !found.is_act)
    }

    /// The attribution that stands nearest before a claim, in its paragraph or the ones before it up to a heading; else the next one.
    pub fn nearest(&self, document: &Document, lexicon: &CueLexicon, claim: &Claim) -> Option<Attribution> {
        let paragraph = document.paragraph_at(claim.span.start)?;
        let first = document.paragraphs.get(paragraph)?.sentences.start.max(claim.sentence.saturating_sub(SENTENCES_MAX));
        let here = (first..=claim.sentence).rev().flat_map(|sentence| self.of_sentence(document, lexicon, sentence as usize));
        let before = (1..=DOCUMENT_PARAGRAPHS).map_while(|back| paragraph.checked_sub(back));
        let last = || before.into_iter().find_map(|at| self.of_paragraph(document, lexicon, at).next_back());
        let next = || self.of_paragraph(document, lexicon, paragraph + 1).next();
        here.into_iter().find(|found| found.span.end <= claim.span.start).or_else(last).or_else(next).copied()
    }
}

/// True for a sentence, by its index, in which no quotation stands.
fn has_no_quotation(document: &Document, sentence: u32) -> bool {
    let Some(sentence) = document.sentences.get(sentence as usize) else { return false };
    let behind = document.quotations.partition_point(|quotation| quotation.span.start < sentence.span.end);
    // The last one that opens before the end of the sentence; the outermost round it closes last.
    let last = behind.checked_sub(1).and_then(|at| document.quotations.get(at));
    let outermost = last.and_then(|last| document.quotations.get(last.outermost as usize));
    outermost.is_none_or(|outermost| outermost.span.end <= sentence.span.start)
}

/// An act answers for no casualties ("bandits hope"), and not for its own subject: "70% of voters want".
fn may_answer(attribution: &Attribution, claim: &Asked) -> bool {
    let is_subject = attribution.source.is_none() && claim.span.start < attribution.span.start;
    !attribution.is_act || !(is_subject || claim.class == Some(ClaimClass::Casualty))
}

/// True for reported speech behind a claim that answers for it too: of the next sentence for a number of people, and of any where a
/// pronoun goes on speaking ("he added").
fn reaches_back(document: &Document, attribution: &Attribution, claim: &Asked) -> bool {
    let is_next =
        attribution.sentence == claim.sentence + 1 && matches!(claim.class, Some(ClaimClass::Casualty | ClaimClass::People));
    let is_pronoun = || {
        attribution.source.is_some_and(|source| matches!(document.slice(source), "he" | "she" | "they" | "He" | "She" | "They"))
    };
    is_next || is_pronoun()
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
    is_taken_up || is_any(CARRIERS, second) || words.take(WORDS_MAX).any(|word| is_any(CARRIERS, word))
}
