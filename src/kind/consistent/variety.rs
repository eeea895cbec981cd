//! One variety of English: sets whose columns are varieties, compared over the whole document.

use super::super::context::Context;
use super::super::possessive::stem_span;
use super::super::{Common, Matcher, OptionError, Triggers};
use super::{Mention, Options, report_odd};
use crate::language::{self, Case, Lexicon};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use toml::Spanned;

/// The sets of all words, by variety.
pub(super) struct Varieties {
    /// Form, set and column.
    forms: Vec<(String, usize, usize)>,
    columns: usize,
    /// The column of the house's own variety.
    house: Option<usize>,
}

impl Varieties {
    pub(super) fn new(options: &Options, columns: &[Spanned<String>], common: Common<'_>) -> Result<Self, OptionError> {
        let mut forms = Vec::new();
        for (set, listed) in options.sets.iter().enumerate() {
            if let Some(first) = listed.first().filter(|_| listed.len() != columns.len()) {
                return Err(OptionError::at(
                    first.span(),
                    format!("a set has one form for each of the {} varieties", columns.len()),
                ));
            }
            forms.extend(listed.iter().enumerate().map(|(column, form)| (form.get_ref().clone(), set, column)));
        }
        if forms.is_empty() || columns.len() < 2 {
            return Err(OptionError::table("\"varieties\" needs two names or more, and \"sets\" with a form for each"));
        }
        // Other than American English follows British spelling in these words.
        let column_of = |variety: &str| columns.iter().position(|column| column.get_ref() == variety);
        let house = common.variety.and_then(|variety| column_of(variety).or_else(|| column_of("en-GB")));
        Ok(Self { forms, columns: columns.len(), house })
    }
}

impl Matcher for Varieties {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for (entry, (form, ..)) in (0..).zip(&self.forms) {
            triggers.phrase(form, entry);
            triggers.phrase(&format!("{form}'s"), entry);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut mentions = Vec::new();
        let mut sets = Vec::new();
        for hit in context.hits.iter() {
            let Some((form, set, column)) = self.forms.get(hit.entry as usize) else { continue };
            // Capitalised words may be names, which keep their spelling.
            let is_lower = document.tokens_in(hit.tokens.clone()).iter().all(|token| token.case == Case::Lower);
            let span = stem_span(document, context.span_of(&hit.tokens), form);
            if is_lower && context.admits(span) {
                mentions.push(Mention { span, form: *column });
                sets.push((span, *set));
            }
        }
        // The -ize of Oxford is British too, unless the piece has -ise besides; a house says itself what it takes.
        if self.house.is_none() && !mentions.iter().zip(&sets).any(|(mention, (_, set))| self.is_ise(*set, mention.form)) {
            let is_ize: FxHashSet<TextSpan> = mentions
                .iter()
                .zip(&sets)
                .filter(|(mention, (_, set))| self.is_ize(*set, mention.form))
                .map(|(mention, _)| mention.span)
                .collect();
            mentions.retain(|mention| !is_ize.contains(&mention.span));
        }
        let mut counts = vec![0_usize; self.columns];
        for mention in &mentions {
            if let Some(count) = counts.get_mut(mention.form) {
                *count += 1;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        let majority = mentions.iter().map(|mention| mention.form).find(|column| counts.get(*column) == Some(&most));
        let Some(preferred) = self.house.or(majority) else { return };
        // Without a word of the house's own variety there is no other place to name; the findings stand all the same.
        if !mentions.iter().any(|mention| mention.form == preferred)
            && let Some(first) = mentions.first()
        {
            mentions.insert(0, Mention { span: first.span, form: preferred });
        }
        report_odd(context, &mentions, preferred, |span| {
            let set = sets.iter().find(|(of, _)| *of == span).map(|(_, set)| *set);
            let form = self.forms.iter().find(|(_, in_set, column)| Some(*in_set) == set && *column == preferred);
            form.map(|(form, ..)| form.clone()).unwrap_or_default()
        });
    }
}

impl Varieties {
    /// True for a form that is American, and British as Oxford has it.
    fn is_ize(&self, set: usize, column: usize) -> bool {
        let is_form = |(_, in_set, in_column): &&(String, usize, usize)| (*in_set, *in_column) == (set, column);
        let entry = self.forms.iter().find(is_form).and_then(|(form, ..)| Lexicon::shared().entry(form));
        entry.is_some_and(|entry| {
            let has = |variety| entry.varieties.contains(variety);
            has(language::Varieties::US) && has(language::Varieties::OXFORD) && !has(language::Varieties::GB)
        })
    }

    /// True for the other form of such a set.
    fn is_ise(&self, set: usize, column: usize) -> bool {
        (0..self.columns).any(|other| other != column && self.is_ize(set, other))
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, refused, replacements};

    const SETS: &str = "varieties = ['en-GB', 'en-US']\nsets = [['colour', 'color'], ['centre', 'center']]";

    #[test]
    fn the_rarer_variety_is_odd() {
        let found = check("consistent", SETS, "The colour of the colour at the ⟦center⟧. The Arts Center.");
        assert_eq!(replacements(&found), ["centre"]);
        check("consistent", SETS, "The color of the center. The color.");
    }

    #[test]
    fn oxford_spelling_is_british_too() {
        let sets = SETS.replace("]]", "], ['realise', 'realize'], ['organise', 'organize']]");
        check("consistent", &sets, "The colour of the centre. They realize it.");
        check("consistent", &sets, "The color of the center. They realize it.");
        check("consistent", &sets, "The colour of the centre. They realise it. They ⟦organize⟧ it.");
        check("consistent", &sets, "The color of the center. They ⟦realise⟧ it.");
    }

    #[test]
    fn names_keep_their_spelling() {
        check("consistent", SETS, "The colour of the centre. He saw the World Color Center and Pearl Center.");
    }

    #[test]
    fn every_set_has_every_variety() {
        assert_eq!(refused("consistent", "varieties = ['en-GB', 'en-US']\nsets = [['a', 'b', 'c']]"), "'a'");
    }
}
