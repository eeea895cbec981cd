//! Compounds that one document writes with and without a hyphen.

use super::{Mention, Prefer, preferred, report_odd};
use crate::kind::context::Context;
use crate::kind::possessive::stem_span;
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Token, folded};
use rustc_hash::FxHashMap;

/// Flags the rarer of two ways to write a compound.
pub(super) struct Hyphens {
    pub(super) prefer: Prefer,
}

/// Fewest letters of a compound; below it two words meet by chance (`co-op`, `coop`).
const LETTERS_MIN: usize = 5;

/// Number of the form with a hyphen and of the closed one.
const HYPHENED: usize = 0;
const CLOSED: usize = 1;

impl Matcher for Hyphens {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut compounds: FxHashMap<String, (String, Vec<Mention>)> = FxHashMap::default();
        let hyphened = |token: &&Token| document.word(token).contains(['-', '\u{2010}', '\u{2011}']);
        for token in document.tokens.iter().filter(|token| token.case == Case::Lower).filter(hyphened) {
            let form = folded(document.slice(stem_span(document, token.span, "")));
            if is_compound(&form) {
                compounds.entry(form.replace('-', "")).or_insert_with(|| (form, Vec::new()));
            }
        }
        if compounds.is_empty() {
            return;
        }
        let mut word = String::new();
        for token in document.tokens.iter().filter(|token| token.case == Case::Lower) {
            let span = stem_span(document, token.span, "");
            word.clear();
            crate::language::fold_into(document.slice(span), &mut word);
            let form = if word.contains('-') { HYPHENED } else { CLOSED };
            let hyphened = (form == HYPHENED).then(|| word.clone());
            word.retain(|c| c != '-');
            let Some((listed, mentions)) = compounds.get_mut(word.as_str()) else { continue };
            // Another division of the same letters is another word.
            if hyphened.is_none_or(|hyphened| hyphened == *listed) && context.admits(span) {
                mentions.push(Mention { span, form });
            }
        }
        for (closed, (hyphened, mentions)) in &compounds {
            let Some(preferred) = preferred(mentions, self.prefer) else { continue };
            let form = if preferred == HYPHENED { hyphened } else { closed };
            report_odd(context, mentions, preferred, |_| form.clone());
        }
    }
}

/// `re-sign` and `resign` are two words, so are most such pairs.
fn is_compound(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    letters >= LETTERS_MIN && !form.starts_with("re-") && !form.contains('\'')
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, replacements, value};

    const HYPHEN: &str = "discover = 'hyphen'";

    #[test]
    fn the_rare_form_is_odd() {
        let found = check("consistent", HYPHEN, "An email came. Her email’s text. His ⟦e-mail⟧ went.");
        assert_eq!((replacements(&found), value(&found[0], "count_other")), (vec!["email"], "2"));
        let found = check("consistent", HYPHEN, "The health-care plan and the ⟦healthcare⟧ bill.");
        assert_eq!(replacements(&found), ["health-care"]);
        check("consistent", "discover = 'hyphen'\nprefer = 'first'", "An email. An ⟦e-mail⟧, an ⟦e-mail⟧.");
    }

    #[test]
    fn other_words_pass() {
        check("consistent", HYPHEN, "He will resign. They will re-sign him. A co-op is no coop. A long-term plan. Healthcare.");
        check("consistent", HYPHEN, "The Health-Care Act, healthcare, and health care.");
    }
}
