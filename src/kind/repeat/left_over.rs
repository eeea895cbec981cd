//! A word that stands again behind one other, where it does not fit (“searching for searching an”).

use super::content::is_in_clause;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::usage::Echo;
use crate::language::{Document, Lexicon, Parts, Token, folded};
use rustc_hash::FxHashSet;

/// `unit = "left-over"`.
pub(super) struct LeftOver {
    /// Natural-log odds above which a word is reported.
    pub(super) margin: f32,
    /// Folded words that are left alone.
    pub(super) not: FxHashSet<String>,
}

/// Tokens of a sentence, at least: a shorter one is a title, a call or a list.
const SENTENCE_TOKENS_MIN: u32 = 8;

impl Matcher for LeftOver {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for sentence in document.sentences.iter().filter(|sentence| sentence.tokens.len() as u32 >= SENTENCE_TOKENS_MIN) {
            for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
                let is_slip = Echo::new(document, at).is_some_and(|echo| echo.odds() > self.margin) && !ends_clause(document, at);
                if let Some(run) = document.tokens.get(at..at + 3).filter(|_| is_slip) {
                    self.report(context, document, run);
                }
            }
        }
    }
}

/// True for the verb of a clause that the verb of the sentence may follow ("who reads last reads best").
fn ends_clause(document: &Document, at: usize) -> bool {
    let word = document.tokens.get(at).map(|token| folded(document.word(token)));
    let entry = word.and_then(|word| Lexicon::shared().look_up(&word));
    entry.is_some_and(|entry| entry.parts.intersects(Parts::THIRD | Parts::PAST)) && is_in_clause(document, at)
}

impl LeftOver {
    fn report(&self, context: &mut Context<'_>, document: &Document, run: &[Token]) {
        let [first, between, again] = run else { return };
        if !self.not.contains(&folded(document.word(again))) {
            context
                .report(Finding::new(first.span.cover(again.span)).replacement(document.slice(first.span.cover(between.span))));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    const LEFT_OVER: &str = "unit = 'left-over'\nmargin = -1.1\nnot = ['crore']";

    #[test]
    fn a_word_again_where_it_does_not_fit() {
        check("repeat", LEFT_OVER, "The harbour board is ⟦looking for looking⟧ a new engineer for the old pier.");
        check("repeat", LEFT_OVER, "The ferry ran aground ⟦during the during⟧ storm that struck the coast on Monday.");
    }

    #[test]
    fn rhythms_and_sound_echoes_are_meant() {
        for sound in [
            "The harbour board went from meeting to meeting and from bank to bank until noon.",
            "It grew more and more costly, day by day, and people talked about people more than ever.",
            "Those who know me know that I never sailed, and what will be will be, she said.",
            "Looking for looking a fault.",
        ] {
            check("repeat", LEFT_OVER, sound);
        }
    }
}
