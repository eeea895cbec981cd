//! Reads the cues of a paragraph.

use super::{Attribution, Cue, CueLexicon, Tier, source};
use crate::language::view::{Lower, View};
use crate::language::{Document, Lexicon, Paragraph, Parts, Tag, TokenKind};
use crate::span::TextSpan;

/// Verbs that bring in a source only in an active, finite form: "was found dead", "to show £5" say nothing.
const PLAIN_VERBS: &[&str] = &[
    "find", "show", "put", "record", "count", "list", "point", "rate", "value", "rank", "post", "project", "learn", "hear",
    "think", "believe", "ask", "describe", "note", "credit", "identify", "expect", "charge", "award", "grant", "rule", "pass",
    "sign", "settle", "price", "apply", "bid", "commit", "publish", "document", "detail", "launch", "plan", "fine", "seek",
    "want", "observe", "quote", "accept", "arrest", "detain", "rescue", "evacuate",
];

/// Words between a verb and a figure that is its object: "added about 900 staff".
const HEDGES: &[&str] = &["about", "some", "nearly", "almost", "another", "a", "more", "than", "around", "over", "up", "to"];

/// Verbs that tell a figure only with "at" behind them: "put the cost at £5m".
const WITH_AT: &[&str] = &["put", "value", "rate", "price"];

/// Forms of "be", after which a participle is passive.
const BE: &[&str] =
    &["be", "been", "being", "am", "is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't", "'s", "'re"];

/// Passives that say that somebody said so, and not who.
pub const WEAK_PASSIVES: &[&str] =
    &["reported", "believed", "said", "thought", "estimated", "claimed", "understood", "alleged", "rumoured", "rumored"];

/// Tokens looked at behind a verb for "at".
const AT_TOKENS_MAX: usize = 8;

/// The commonest verbs of saying, which are nothing else and need no tag where no form of "be" stands before them.
const SPOKEN: &[&str] = &["said", "says", "told"];

/// True behind a form of "be".
pub(super) fn is_behind_be(view: View<'_>, at: usize) -> bool {
    view.is_any(at.wrapping_sub(1), BE)
}

pub(super) struct Reader<'d> {
    pub(super) document: &'d Document,
    pub(super) lexicon: &'d CueLexicon,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document, lexicon: &'d CueLexicon) -> Self {
        Self { document, lexicon }
    }

    /// The attributions of a sentence, in order of their cues.
    pub(super) fn sentence(&self, index: usize) -> Vec<Attribution> {
        let document = self.document;
        let mut attributions = Vec::new();
        let Some(sentence) = document.sentences.get(index) else { return attributions };
        let Some(paragraph) = document.paragraphs.get(sentence.paragraph as usize) else { return attributions };
        let view = View::new(document, &paragraph.tokens);
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        let mut buffer = String::new();
        let end = sentence.tokens.end as usize;
        let mut at = sentence.tokens.start as usize;
        while at < end {
            let cue = self.lexicon.cues().at(document, at, end, &mut buffer);
            let Some((cue, behind)) = cue.filter(|_| !self.is_quoted(at)) else {
                at += 1;
                continue;
            };
            let tokens = at..behind;
            at = behind;
            let read = match cue {
                Cue::Weak => Some((Tier::Weak, None)),
                Cue::Phrase => Some(source::behind(self, view, tokens.end, end)),
                Cue::Document if self.is_noun(tokens.end - 1) => Some((Tier::Document, None)),
                Cue::Document => None,
                Cue::Verb | Cue::Act if self.is_noun(tokens.start) => {
                    let word = Lower::new(view.word(tokens.start));
                    self.lexicon.nouns().is_document(word.as_str()).then_some((Tier::Document, None))
                }
                Cue::Verb | Cue::Act => self.verb(view, tokens.start, sentence.tokens.start as usize, end),
            };
            let Some((tier, source)) = read else { continue };
            let is_named_document = tier == Tier::Document && self.has_name(sentence.span);
            let first = document.tokens.get(tokens.start).map_or(TextSpan::default(), |token| token.span);
            let span = document.tokens.get(tokens.end - 1).map_or(first, |last| first.cover(last.span));
            attributions.push(Attribution { span, sentence: number, tier, source, is_named_document, is_act: cue == Cue::Act });
        }
        attributions.extend(self.named_at_head(view, sentence.tokens.start as usize, number));
        self.links(number, paragraph, &mut attributions);
        attributions
    }

    /// "Roe: We lost it." at the head of a paragraph.
    fn named_at_head(&self, view: View<'d>, start: usize, sentence: u32) -> Option<Attribution> {
        let first = self.document.tokens.get(start).filter(|_| start == view.first())?;
        let name = self.document.name_over(first.span)?;
        let colon = name.tokens.end as usize;
        let span = self.document.tokens.get(colon).filter(|_| view.word(colon) == ":")?.span;
        let source = Some(name.span);
        Some(Attribution { span, sentence, tier: Tier::Named, source, is_named_document: false, is_act: false })
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_none_or(|token| self.document.quotation_at(token.span).is_some())
    }

    /// True for a word that is a noun here; the tagger is asked only where the lexicon leaves a choice.
    fn is_noun(&self, at: usize) -> bool {
        let Some(word) = self.document.tokens.get(at).map(|token| self.document.word(token)) else { return false };
        let parts = Lexicon::shared().parts_of(word);
        if !parts.contains(Parts::NOUN) {
            return false;
        }
        !parts.contains(Parts::VERB) || self.document.tag_at(at).is_some_and(|tag| tag.universal() != "VERB")
    }

    /// True for a sentence with a name behind its first word.
    pub(super) fn has_name(&self, sentence: TextSpan) -> bool {
        let names = self.document.names();
        let first = names.partition_point(|name| name.span.start < sentence.start);
        names
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .take_while(|name| name.span.end <= sentence.end)
            .any(|name| !name.sentence_initial)
    }

    /// A verb that brings in a source: finite, active, or a passive that says that somebody said so.
    fn verb(&self, view: View<'d>, at: usize, start: usize, end: usize) -> Option<(Tier, Option<TextSpan>)> {
        let word = Lower::new(view.word(at));
        let needs_tag = is_behind_be(view, at) || !SPOKEN.contains(&word.as_str());
        let tag = if needs_tag { self.document.tag_at(at) } else { None };
        if tag == Some(Tag::JJ) {
            return None;
        }
        let lemma = crate::language::lemma(word.as_str(), tag);
        let lemma = lemma.as_ref();
        let before = at.wrapping_sub(1);
        // "Described by doctors".
        if view.is(at + 1, "by") && matches!(tag, Some(Tag::VBN | Tag::VBD)) {
            return Some(source::behind(self, view, at + 2, end));
        }
        let is_passive = is_behind_be(view, at) && matches!(tag, Some(Tag::VBN | Tag::VBD));
        if is_passive && word.as_str() == "expected" {
            // A forecast of nobody in particular is no source to ask for.
            return Some((Tier::Institution, None));
        }
        if is_passive {
            return WEAK_PASSIVES.contains(&word.as_str()).then_some((Tier::Weak, None));
        }
        // "Nobody can tell".
        if tag == Some(Tag::VB) && view.is_any(before, &["can", "could", "cannot", "can't", "couldn't"]) {
            return None;
        }
        let is_plain = PLAIN_VERBS.contains(&lemma);
        if is_plain
            && (view.is(before, "to") || matches!(tag, Some(Tag::VB | Tag::VBN | Tag::VBG)))
            && !view.is_any(before, &["has", "have", "had"])
        {
            return None;
        }
        let has_at = || (at + 1..(at + 1 + AT_TOKENS_MAX).min(end)).any(|i| view.is(i, "at"));
        if WITH_AT.contains(&lemma) && !has_at() {
            return None;
        }
        // "Added 12 seats" is no speech, nor is "claimed the lives of".
        let object = (at + 1..end).find(|i| !view.is_any(*i, HEDGES)).unwrap_or(end);
        let is_amount = matches!(view.kind(object), Some(TokenKind::Number | TokenKind::Symbol));
        let is_lives = || (at + 1..(at + 4).min(end)).any(|i| view.is_any(i, &["life", "lives"]));
        if (lemma == "add" && is_amount) || (lemma == "claim" && is_lives()) {
            return None;
        }
        Some(source::of_verb(self, view, at, start, end))
    }

    /// Adds the links that start in a sentence and end in its paragraph.
    fn links(&self, sentence: u32, paragraph: &Paragraph, attributions: &mut Vec<Attribution>) {
        let links = &self.document.links;
        let first = links.partition_point(|link| link.start < paragraph.span.start);
        let inside = links.get(first..).unwrap_or(&[]).iter().take_while(|link| link.end <= paragraph.span.end);
        let starts_here = |link: &&TextSpan| self.document.sentence_at(link.start) == Some(sentence as usize);
        attributions.extend(inside.filter(starts_here).map(|link| Attribution {
            span: *link,
            sentence,
            tier: Tier::Link,
            source: None,
            is_named_document: false,
            is_act: false,
        }));
        attributions.sort_by_key(|attribution| attribution.span.start);
    }
}
