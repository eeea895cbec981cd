//! A noun phrase or a clause that stands twice in one sentence, where it does not fit again.

use crate::kind::context::{Context, Finding};
use crate::kind::words::{WordHasher, is_wording, same_word};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Lexicon, Parts, Sentence, Token, folded};
use rustc_hash::FxHashMap;

/// `unit = "pasted"`.
pub(super) struct Twice {
    pub(super) min_words: usize,
}

/// Words of the phrase that carry meaning, at least.
const CONTENT_WORDS_MIN: usize = 2;

/// Words looked at to see how long the phrase is.
const PHRASE_WORDS_MAX: usize = 40;

/// Words that open a noun phrase, or a clause as its subject.
const OPENERS: &[&str] = &[
    "a", "an", "each", "every", "he", "her", "his", "its", "my", "our", "she", "some", "that", "the", "their", "there", "these",
    "they", "this", "those", "we",
];

/// Bytes of the longest of them.
const OPENER_BYTES_MAX: usize = 5;

impl Matcher for Twice {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
        let mut hasher = WordHasher::default();
        for sentence in document.sentences.iter().filter(|sentence| sentence.tokens.len() > 2 * self.min_words) {
            seen.clear();
            self.look(context, sentence, &mut seen, &mut hasher);
        }
    }
}

impl Twice {
    fn look(&self, context: &mut Context<'_>, sentence: &Sentence, seen: &mut FxHashMap<u64, usize>, hasher: &mut WordHasher) {
        let document = context.document;
        let (mut at, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        while at + self.min_words <= end {
            let window = document.tokens.get(at..at + self.min_words).unwrap_or(&[]);
            // Windows without a mark alone, which open as phrases do.
            let opens = window.first().is_some_and(|first| is_opener(document, first));
            if !opens || !window.iter().all(is_wording) {
                at += 1;
                continue;
            }
            let hash = window.iter().fold(0, |hash, token| hasher.add(hash, document.word(token)));
            let before = *seen.entry(hash).or_insert(at);
            let words = if before + self.min_words < at { same_words(document, before, at, end) } else { 0 };
            let is_slip = words >= self.min_words && carries_meaning(document, at, words) && !fits(document, at);
            let spans = [before, at].map(|start| span_of(document, start, words));
            if let ([Some(first), Some(again)], true) = (spans, is_slip) {
                context.report(Finding::new(again).related(first, "first here"));
            }
            at += words.max(1);
        }
    }
}

fn is_opener(document: &Document, token: &Token) -> bool {
    token.span.len() <= OPENER_BYTES_MAX && OPENERS.iter().any(|opener| document.word(token).eq_ignore_ascii_case(opener))
}

/// Number of words in a row that are the same from two places on; the two stretches do not touch.
fn same_words(document: &Document, before: usize, at: usize, end: usize) -> usize {
    let most = end.saturating_sub(at).min(at.saturating_sub(before + 1)).min(PHRASE_WORDS_MAX);
    let pair = |n: &usize| Some((document.tokens.get(before + n)?, document.tokens.get(at + n)?));
    let same =
        |n: &usize| pair(n).is_some_and(|(a, b)| is_wording(a) && is_wording(b) && same_word(document.word(a), document.word(b)));
    (0..most).take_while(same).count()
}

fn carries_meaning(document: &Document, at: usize, words: usize) -> bool {
    let has_meaning = |token: &&Token| {
        let entry = Lexicon::shared().look_up(&folded(document.word(token)));
        token.is_word() && !entry.is_some_and(|entry| entry.parts.contains(Parts::FUNCTION))
    };
    let phrase = document.tokens.get(at..at + words).unwrap_or(&[]);
    phrase.iter().filter(has_meaning).count() >= CONTENT_WORDS_MIN
}

/// True when a new phrase may well begin behind the token before: a mark, a verb, a preposition, a conjunction stands there.
fn fits(document: &Document, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| Some((document.tokens.get(before)?, document.tag_at(before)?))) else {
        return true;
    };
    let (token, tag) = before;
    let parts = Lexicon::shared().look_up(&folded(document.word(token))).map(|entry| entry.parts).unwrap_or_default();
    let is_noun = tag.name().starts_with("NN") || tag.name() == "CD";
    !token.is_word() || !is_noun || parts.contains(Parts::FUNCTION)
}

fn span_of(document: &Document, at: usize, words: usize) -> Option<crate::span::TextSpan> {
    let (first, last) = (document.tokens.get(at)?, document.tokens.get((at + words).checked_sub(1)?)?);
    Some(first.span.cover(last.span))
}
