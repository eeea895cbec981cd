//! `spelling`: words that the lexicon does not hold, each sort a check of its own.

mod capitals;
mod house;
mod variety;

use super::context::{Context, Finding};
use super::{Common, KindOptions, Matcher, OptionError, Triggers, lay};
use crate::language::{UnknownSort, capitalised};
use capitals::Capitals;
use house::{House, NeverWritten};
use serde::Deserialize;
use std::ops::RangeInclusive;
use toml::Spanned;
use variety::OtherVariety;

/// `[spelling]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Which sort of unknown word the rule stands for.
    check: Option<Check>,
    /// The rule's own words, as lines of a word file.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// Word tables of the house, all of whose words are right.
    tables: Option<Vec<Spanned<String>>>,
    /// Vocabularies whose words are right, or forbidden.
    vocabularies: Option<Vec<Spanned<String>>>,
    /// Most words offered in place of the unknown one.
    suggest: Option<Spanned<usize>>,
    /// Fewest letters of the word.
    min_letters: Option<Spanned<usize>>,
    /// Most letters of the word.
    max_letters: Option<Spanned<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// A misspelling that is known as one.
    Misspelling,
    /// Two words without the blank between them.
    Glued,
    /// An unknown word one edit from a common one.
    Near,
    /// Any other unknown word.
    Unlisted,
    /// Two capitals where one is meant.
    Capitals,
    /// A word with a blank in it.
    Split,
    /// Two words that make an unknown compound.
    Compound,
    /// A slip in a line of capitals.
    CapitalLine,
    /// A name in small letters.
    Name,
    /// An unknown word made of known parts.
    Form,
    /// A word of another variety than the piece or the house writes.
    Variety,
    /// A word that the house never writes.
    Forbidden,
}

/// Most words offered unless the rule says otherwise.
const SUGGESTIONS: usize = 3;

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
        self.words.extend(over.words);
        lay(&mut self.tables, over.tables);
        lay(&mut self.vocabularies, over.vocabularies);
        lay(&mut self.suggest, over.suggest);
        lay(&mut self.min_letters, over.min_letters);
        lay(&mut self.max_letters, over.max_letters);
    }

    fn remove(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word.get_ref() != name);
        before > self.words.len()
    }

    fn placeholders(&self) -> Vec<String> {
        vec!["variety".to_owned()]
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = self.check else {
            return Err(OptionError::table(
                "\"check\" is missing: misspelling, glued, split, compound, near, form, unlisted, capitals, capital-line, name, variety or forbidden",
            ));
        };
        let house = House::new(&self.words, self.tables.as_ref(), self.vocabularies.as_ref(), common)?;
        let sort = match check {
            Check::Forbidden => return Ok(Box::new(NeverWritten::new(house))),
            Check::Capitals => return Ok(Box::new(Capitals { house })),
            Check::Variety => return Ok(Box::new(OtherVariety::new(house, common.variety))),
            Check::Misspelling => UnknownSort::Misspelling,
            Check::Glued => UnknownSort::Glued,
            Check::Split => UnknownSort::Split,
            Check::Compound => UnknownSort::Compound,
            Check::Near => UnknownSort::Near,
            Check::CapitalLine => UnknownSort::Capitals,
            Check::Name => UnknownSort::Name,
            Check::Form => UnknownSort::Form,
            Check::Unlisted => UnknownSort::Unlisted,
        };
        let number = |number: &Option<Spanned<usize>>, default| number.as_ref().map_or(default, |number| *number.get_ref());
        let letters = number(&self.min_letters, 0)..=number(&self.max_letters, usize::MAX);
        Ok(Box::new(Unknown { sort, house, suggest: number(&self.suggest, SUGGESTIONS), letters }))
    }
}

/// Unknown words of one sort.
struct Unknown {
    sort: UnknownSort,
    house: House,
    suggest: usize,
    letters: RangeInclusive<usize>,
}

impl Matcher for Unknown {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for unknown in document.unknown_words().iter().filter(|unknown| unknown.sort == self.sort) {
            let text = document.slice(unknown.span);
            if !context.admits(unknown.span)
                || self.house.knows(document, unknown.span)
                || !self.letters.contains(&text.chars().count())
            {
                continue;
            }
            let is_capitalised = text.chars().next().is_some_and(char::is_uppercase);
            let words = unknown.candidates.iter().take(self.suggest);
            let replacements = words.map(|word| if is_capitalised { capitalised(word) } else { word.clone() }).collect();
            context.report(Finding { replacements, ..Finding::new(unknown.span) });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, refused, replacements};

    #[test]
    fn known_misspellings_have_their_correction() {
        let found =
            check("spelling", "check = 'misspelling'", "The council ⟦recieved⟧ it. ⟦Definately⟧, she said of Recieve Lane.");
        assert_eq!(replacements(&found), ["received", "Definitely"]);
    }

    #[test]
    fn lost_accents_letters_and_french_are_no_misspellings() {
        check("spelling", "check = 'near'", "The facades and the cafes were shut; so was the naive jalapeno stand.");
        check("spelling", "check = 'misspelling'", "He was doin' it for the table d’hôtel.");
    }

    #[test]
    fn glued_words_come_apart() {
        let found =
            check("spelling", "check = 'glued'", "It stood ⟦inthe⟧ road for ⟦thefirst⟧ time, in a pop-up shop by the boathouse.");
        assert_eq!(replacements(&found), ["in the", "the first"]);
    }

    #[test]
    fn halves_of_a_word_come_together() {
        let found = check("spelling", "check = 'split'", "They met ⟦to gether⟧ with the ⟦com mittee⟧. To gather it, to get her.");
        assert_eq!(replacements(&found), ["together", "committee"]);
    }

    #[test]
    fn near_words_are_offered() {
        let found = check("spelling", "check = 'near'", "The ⟦statexent⟧'s length pleased nobody.");
        assert_eq!(replacements(&found), ["statement"]);
        check("spelling", "check = 'near'", "A zxqvk, a biryaniwala and a Tokayev were there.");
    }

    #[test]
    fn two_capitals_are_a_slip() {
        let found = check("spelling", "check = 'capitals'", "⟦THe⟧ MPs met. ⟦WEll⟧, the TVs and BBCs were off.");
        assert_eq!(replacements(&found), ["The", "Well"]);
    }

    #[test]
    fn a_check_is_named() {
        assert!(refused("spelling", "").contains("check"));
    }
}
