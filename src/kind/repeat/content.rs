//! A noun or verb twice in a row (“wrote wrote”).

use super::word::{Doubled, report};
use crate::kind::context::Context;
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Lexicon, Parts, Token, folded};
use rustc_hash::FxHashSet;

/// `unit = "content-word"`.
pub(super) struct Content {
    /// Folded words that stand twice with reason, or are another rule's.
    pub(super) not: FxHashSet<String>,
}

/// Shorter words are calls and sounds ("ha ha", "go go").
const CHARS_MIN: usize = 3;

/// Largest SCOWL size of the words judged; beyond lie foreign words and sounds, which are doubled at will.
const LEVEL_MAX: u8 = 50;

/// Words before a doubled verb among which one opens a clause ("what he did did matter").
const CLAUSE_TOKENS_MAX: usize = 8;

/// Words that open a clause in which a verb may be the last word.
const CLAUSE_OPENERS: &[&str] = &[
    "all",
    "anything",
    "everything",
    "how",
    "if",
    "nothing",
    "that",
    "those",
    "what",
    "whatever",
    "when",
    "where",
    "wherever",
    "whether",
    "which",
    "whichever",
    "who",
    "whoever",
    "why",
];

impl Matcher for Content {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let any = Doubled { only: None };
        let mut at = 0;
        while at + 1 < document.tokens.len() {
            let run = any.run_at(document, at);
            let start = at;
            at = run.as_ref().map_or(at + 1, |run| run.end);
            // Three of a kind is meant.
            if let Some(run) = run.filter(|run| run.len() == 2 && self.is_slip(document, start)) {
                report(context, run);
            }
        }
    }
}

impl Content {
    fn is_slip(&self, document: &Document, at: usize) -> bool {
        let Some(word) = document.tokens.get(at).map(|token| folded(document.word(token))) else { return false };
        if word.chars().nth(CHARS_MIN - 1).is_none() || self.not.contains(&word) {
            return false;
        }
        let Some(entry) = Lexicon::shared().look_up(&word).filter(|entry| entry.level <= LEVEL_MAX) else { return false };
        // Adjectives and adverbs are doubled for stress ("a huge huge thing").
        let is_stress = entry.parts.intersects(Parts::ADJECTIVE | Parts::ADVERB) && !entry.parts.contains(Parts::VERB);
        let is_content = entry.parts.intersects(Parts::NOUN | Parts::VERB) && !entry.parts.contains(Parts::FUNCTION);
        is_content && !is_stress && !(entry.parts.contains(Parts::VERB) && is_in_clause(document, at))
    }
}

/// True when a clause may end behind the word.
pub(super) fn is_in_clause(document: &Document, at: usize) -> bool {
    let sentence = document.tokens.get(at).and_then(|token| document.sentence_at(token.span.start));
    let start = sentence.and_then(|i| document.sentences.get(i)).map_or(at, |sentence| sentence.tokens.start as usize);
    let before = document.tokens.get(start.max(at.saturating_sub(CLAUSE_TOKENS_MAX))..at).unwrap_or(&[]);
    let opens = |token: &Token| CLAUSE_OPENERS.iter().any(|opener| document.word(token).eq_ignore_ascii_case(opener));
    before.iter().any(opens)
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    const CONTENT: &str = "unit = 'content-word'\nnot = ['very', 'had']\nnot_tables = ['function']";

    #[test]
    fn content_words_twice() {
        check("repeat", CONTENT, "Nobody ever ⟦wrote wrote⟧ news. The ⟦council council⟧ met. ⟦Doctors doctors⟧ came.");
        check(
            "repeat",
            CONTENT,
            "It was very very good, and he had had enough to to do. Ha ha, he said. No no no. It sailed sailed sailed, a huge huge ship.",
        );
        check(
            "repeat",
            CONTENT,
            "They flew to Bora Bora, past a dumi dumi, made, made it, and hit-hit songs. Doctors. Doctors came.",
        );
    }

    #[test]
    fn a_verb_may_end_a_clause() {
        check("repeat", CONTENT, "What he did did matter. Whoever wins wins a ferry. Those who can walk walk home.");
    }
}
