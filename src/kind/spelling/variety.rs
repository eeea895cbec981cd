//! Words of the other variety of English, where the house has one or the piece is clearly of one.

use super::House;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Lexicon, Varieties, folded, variety_of};

/// `check = "variety"`.
pub(super) struct OtherVariety {
    house: House,
    /// The variety of the house, British for all that spell as the British do.
    own: Option<Varieties>,
}

impl OtherVariety {
    /// With the name of the house's variety (`en-GB`).
    pub(super) fn new(house: House, variety: Option<&str>) -> Self {
        let own = match variety.and_then(variety_of) {
            // Canadian English takes from both.
            None | Some(Varieties::CA) => None,
            Some(Varieties::US) => Some(Varieties::US),
            Some(_) => Some(Varieties::GB),
        };
        Self { house, own }
    }
}

impl Matcher for OtherVariety {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let words = document.variety_words();
        let (odd, own) = match self.own.or_else(|| words.clear()) {
            Some(Varieties::GB) => (&words.american, Varieties::GB),
            Some(Varieties::US) => (&words.british, Varieties::US),
            _ => return,
        };
        for token in odd.iter().filter_map(|at| document.tokens.get(*at as usize)) {
            let word = folded(document.word(token));
            if !self.house.knows(document, token.span) && context.admits(token.span) {
                let replacements = Lexicon::shared().counterpart(&word, own).into_iter().collect();
                let other = if own == Varieties::GB { "American" } else { "British" };
                context.report(Finding { replacements, ..Finding::new(token.span).value("variety", other) });
            }
        }
    }
}
