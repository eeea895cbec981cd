//! `WEll`, `THe`: two capitals, then small letters, and the word is one.

use super::House;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Lexicon, capitalised, folded};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// `check = "capitals"`.
pub(super) struct Capitals {
    pub(super) house: House,
}

impl Matcher for Capitals {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let lexicon = Lexicon::shared();
        let words = |case: Case| document.tokens.iter().filter(move |token| token.case == case).map(|token| document.word(token));
        // A form that comes again is meant so; a name is one that the piece has with one capital.
        let mut mentions: FxHashMap<&str, usize> = FxHashMap::default();
        for word in words(Case::Mixed) {
            *mentions.entry(word).or_default() += 1;
        }
        let names: OnceCell<FxHashSet<String>> = OnceCell::new();
        let is_mentioned = |word: &str| names.get_or_init(|| words(Case::Title).map(folded).collect()).contains(word);
        for token in document.tokens.iter().filter(|token| token.case == Case::Mixed) {
            let text = document.word(token);
            let mut chars = text.chars();
            let two = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_uppercase);
            let rest = chars.as_str();
            if !two || rest.chars().count() < 1 || !rest.chars().all(char::is_lowercase) {
                continue;
            }
            // "MPs" and "TVs" are plurals, "PHd" is somebody else's business.
            let is_plural = rest == "s" || rest == "ed" || rest == "d";
            if is_plural || self.house.knows(document, token.span) {
                continue;
            }
            let word = folded(text);
            let entry = lexicon.look_up(&word);
            let is_word = entry.is_some_and(|entry| entry.level <= 50);
            let is_name = entry.is_some_and(|entry| entry.capital_level <= 70 || !entry.names.is_empty()) || is_mentioned(&word);
            if !(is_word || is_name) || mentions.get(text).is_some_and(|count| *count > 1) {
                continue;
            }
            context.report(Finding::new(token.span).replacement(capitalised(&word)));
        }
    }
}
