//! A noun phrase or a clause that stands twice in one sentence, where it does not fit again.

use crate::kind::context::{Context, Finding};
use crate::kind::words::{WordHasher, is_wording, same_word};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Lexicon, Parts, Token};
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

impl Matcher for Twice {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        OPENERS.iter().for_each(|opener| triggers.phrase(opener, 0));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
        let mut hasher = WordHasher::default();
        let mut sentences = document.sentences.iter();
        let (mut end, mut next) = (0, 0);
        for at in context.hits.iter().map(|hit| hit.tokens.start as usize) {
            if at >= end {
                let Some(sentence) = sentences.find(|sentence| at < sentence.tokens.end as usize) else { return };
                end = sentence.tokens.end as usize;
                seen.clear();
            }
            if at >= next && at + self.min_words <= end {
                next = at + self.look(context, at, end, &mut seen, &mut hasher);
            }
        }
    }
}

impl Twice {
    /// Looks at the words from `at` on, and tells how many of them are done with.
    fn look(
        &self,
        context: &mut Context<'_>,
        at: usize,
        end: usize,
        seen: &mut FxHashMap<u64, usize>,
        hasher: &mut WordHasher,
    ) -> usize {
        let document = context.document;
        let window = document.tokens.get(at..at + self.min_words).unwrap_or(&[]);
        if !window.iter().all(is_wording) {
            return 1;
        }
        let hash = window.iter().fold(0, |hash, token| hasher.add(hash, document.word(token)));
        let before = *seen.entry(hash).or_insert(at);
        let words = if before + self.min_words < at { same_words(document, before, at, end) } else { 0 };
        let is_slip = words >= self.min_words && carries_meaning(document, at, words) && !fits(document, at);
        let spans = [before, at].map(|start| span_of(document, start, words));
        if let ([Some(first), Some(again)], true) = (spans, is_slip) {
            context.report(Finding::new(again).related(first, "first here"));
        }
        words.max(1)
    }
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
    let has_meaning =
        |token: &&Token| token.is_word() && !Lexicon::shared().parts_of(document.word(token)).contains(Parts::FUNCTION);
    let phrase = document.tokens.get(at..at + words).unwrap_or(&[]);
    phrase.iter().filter(has_meaning).count() >= CONTENT_WORDS_MIN
}

/// True when a new phrase may well begin behind the token before: a mark, a verb, a preposition, a conjunction stands there.
fn fits(document: &Document, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| Some((document.tokens.get(before)?, document.tag_at(before)?))) else {
        return true;
    };
    let (token, tag) = before;
    let parts = Lexicon::shared().parts_of(document.word(token));
    let is_noun = tag.name().starts_with("NN") || tag.name() == "CD";
    !token.is_word() || !is_noun || parts.contains(Parts::FUNCTION)
}

fn span_of(document: &Document, at: usize, words: usize) -> Option<crate::span::TextSpan> {
    let (first, last) = (document.tokens.get(at)?, document.tokens.get((at + words).checked_sub(1)?)?);
    Some(first.span.cover(last.span))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    #[test]
    fn a_phrase_pasted_again_behind_a_noun_is_found() {
        let options = "unit = 'pasted'\nmin_words = 4";
        check(
            "repeat",
            options,
            "The board of the harbour told the old ferry company in May that a loan ⟦the old ferry company in May⟧ would end.",
        );
    }

    #[test]
    fn a_phrase_that_fits_again_is_none() {
        let options = "unit = 'pasted'\nmin_words = 4";
        check(
            "repeat",
            options,
            "The old ferry company paid, and the old ferry company paid again, as the old ferry company must.",
        );
        check("repeat", options, "He met the mayor of the town. Then the boat the mayor of the town had sold sank.");
    }
}
