//! Two words or more twice in a row (“of the of the”).

use super::word::{is_joint, is_verse};
use crate::kind::context::{Context, Finding};
use crate::kind::words::{parted_by_space, same_word};
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Lexicon, Parts, Token, folded};
use rustc_hash::FxHashSet;

/// `unit = "phrase"`.
pub(super) struct Phrase {
    pub(super) min_words: usize,
    pub(super) max_words: usize,
    /// Folded words; a phrase that begins or ends in one is meant ("more and more and").
    pub(super) not: FxHashSet<String>,
}

impl Matcher for Phrase {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut at = 0;
        while at < document.tokens.len() {
            let words = if self.may_be_doubled(document, at) {
                (self.min_words..=self.max_words).find(|words| self.is_doubled(document, at, *words))
            } else {
                None
            };
            let Some(words) = words else {
                at += 1;
                continue;
            };
            if let (Some(first), Some(middle), Some(last)) =
                (document.tokens.get(at), document.tokens.get(at + words - 1), document.tokens.get(at + 2 * words - 1))
            {
                let phrase = document.slice(first.span.cover(middle.span));
                context.report(Finding::new(first.span.cover(last.span)).replacement(phrase));
            }
            at += 2 * words;
        }
    }
}

impl Phrase {
    /// False for nearly all tokens: no word of as many bytes stands again where the phrase would begin anew.
    fn may_be_doubled(&self, document: &Document, at: usize) -> bool {
        let Some((first, behind)) = document.tokens.get(at..).and_then(<[Token]>::split_first) else { return false };
        let behind = behind.get(self.min_words - 1..self.max_words.min(behind.len())).unwrap_or(&[]);
        let len = first.span.len();
        first.is_word() && behind.iter().any(|again| again.span.len() == len && again.case == Case::Lower)
    }

    /// True when `words` words at token `at` stand there twice.
    fn is_doubled(&self, document: &Document, at: usize, words: usize) -> bool {
        let tokens = &document.tokens;
        let (Some(first), Some(again)) = (tokens.get(at), tokens.get(at + words)) else { return false };
        // Cheap test first: nearly every place ends here.
        if again.case != Case::Lower || first.span.len() != again.span.len() || !first.is_word() {
            return false;
        }
        // Letters differ from their capitals in one bit.
        let initial = |token: &Token| document.text.as_bytes().get(token.span.start as usize).map(|byte| byte | 0x20);
        if initial(first) != initial(again) && document.word(first).is_ascii() {
            return false;
        }
        let same = |a: &Token, b: &Token| same_word(document.word(a), document.word(b));
        let (Some(one), Some(two)) = (tokens.get(at..at + words), tokens.get(at + words..at + 2 * words)) else { return false };
        let is_written_so = first.case == Case::Lower || document.opens_sentence(at);
        let is_same = is_written_so && one.iter().zip(two).all(|(a, b)| a.is_word() && same(a, b));
        let (Some(middle), Some(last)) = (one.last(), two.last()) else { return false };
        if !is_same || one.windows(2).all(|pair| matches!(pair, [a, b] if same(a, b))) || is_verse(document, middle, again) {
            return false;
        }
        let run = tokens.get(at..at + 2 * words).unwrap_or(&[]);
        let is_unbroken = run.windows(2).all(|pair| matches!(pair, [a, b] if parted_by_space(document, a, b)));
        let (before, after) = (at.checked_sub(1).and_then(|i| tokens.get(i)), tokens.get(at + 2 * words));
        // "more and more and more": one word more on either side makes it a rhythm.
        let goes_on = before.is_some_and(|before| same(before, middle)) || after.is_some_and(|after| same(after, first));
        let touches = |left: Option<&Token>, right: Option<&Token>| match (left, right) {
            (Some(left), Some(right)) => left.span.end == right.span.start && is_joint(document, left, right),
            _ => false,
        };
        let is_meant = [first, middle].iter().any(|token| self.not.contains(&folded(document.word(token))));
        is_unbroken
            && !goes_on
            && !is_rhythm(document, one)
            && !is_meant
            && !touches(before, Some(first))
            && !touches(Some(last), after)
    }
}

/// Words that join a word to itself: "face to face", "waited and waited", "hand in hand".
const CONJUNCTIONS: &[&str] = &["and", "or"];
const PREPOSITIONS: &[&str] = &["after", "against", "at", "by", "for", "from", "in", "into", "on", "over", "to", "upon", "with"];

/// True for the start of a set pair with one word of it once more ("and more and more", "hand in hand in").
fn is_rhythm(document: &Document, phrase: &[Token]) -> bool {
    let [first, last] = phrase else { return false };
    let is_any = |token: &Token, words: &[&str]| words.iter().any(|word| document.word(token).eq_ignore_ascii_case(word));
    let entry = Lexicon::shared().look_up(&folded(document.word(first)));
    let is_noun = entry.is_some_and(|entry| entry.parts.contains(Parts::NOUN) && !entry.parts.contains(Parts::FUNCTION));
    is_any(first, CONJUNCTIONS) || is_any(last, CONJUNCTIONS) || (is_noun && is_any(last, PREPOSITIONS))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, replacements};

    const PHRASE: &str = "unit = 'phrase'\nnot = ['and']";

    #[test]
    fn phrases_twice() {
        let found = check(
            "repeat",
            PHRASE,
            "He was ⟦told that told that⟧ the end ⟦of the of the⟧ road was ⟦shut by the council shut by the council⟧.",
        );
        assert_eq!(replacements(&found), ["told that", "of the", "shut by the council"]);
        check("repeat", PHRASE, "⟦In the in the⟧ end he flew ⟦to New York to New York⟧.");
    }

    #[test]
    fn rhythm_marks_names_and_verse_are_meant() {
        check(
            "repeat",
            PHRASE,
            "More and more and more came, step by step by step. Come on, come on. New York New York. Bye bye bye bye.",
        );
        check("repeat", PHRASE, "We went so far so\n\nfar so good. It was on and on and on.\n\nOn the\non the\nroad.");
        check("repeat", PHRASE, "They worked hand in hand in peace, waited and waited and left, and more and more came.");
        check("repeat", PHRASE, "It is what it is. It is well-known well-known-ish.");
    }
}
