//! `repeat`: doubled words, echoed fragments, repeated sentences and paragraphs, a stuffed headline.

mod block;
mod content;
mod headline;
mod left_over;
mod pasted;
mod phrase;
mod word;

use super::{Common, KindOptions, Matcher, OptionError, keys, lay};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use toml::Spanned;

/// `[repeat]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is repeated.
    unit: Option<Spanned<Unit>>,
    /// `word`: flag these words alone.
    #[serde(default)]
    only: Vec<Spanned<String>>,
    /// `word`: word tables whose words are flagged.
    #[serde(default)]
    only_tables: Vec<Spanned<String>>,
    /// `content-word`, `left-over`: words left alone; `phrase`: words that a phrase may begin or end in.
    #[serde(default)]
    not: Vec<Spanned<String>>,
    /// `content-word`: word tables whose words are left alone.
    #[serde(default)]
    not_tables: Vec<Spanned<String>>,
    /// `echo`: words that stand between the two.
    #[serde(default)]
    gap: Vec<Spanned<String>>,
    /// `echo`: how the echoed word ends.
    ending: Option<Spanned<String>>,
    /// `left-over`: natural-log odds above which the word is reported.
    margin: Option<Spanned<f32>>,
    /// Fewest words of the repeated text.
    min_words: Option<Spanned<u32>>,
    /// `phrase`: most words of the repeated text.
    max_words: Option<Spanned<u32>>,
    /// `headline`: fewest blocks that hold the run.
    min_blocks: Option<Spanned<u32>>,
    /// `headline`: occurrences that are let pass.
    skip: Option<Spanned<u32>>,
    /// `sentence`, `paragraph`: also count text that stands first in a headline, standfirst, crosshead or caption.
    across_roles: Option<Spanned<bool>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Unit {
    /// A word twice in a row.
    Word,
    /// A noun or a verb twice in a row.
    ContentWord,
    /// Two words or more twice in a row.
    Phrase,
    /// A word, one of a few words, and the word again.
    Echo,
    /// A word that stands again behind one other, where it does not fit.
    LeftOver,
    /// A phrase that stands twice in one sentence with words between.
    Pasted,
    /// A sentence that stood before.
    Sentence,
    /// A paragraph that stood before.
    Paragraph,
    /// Words of the headline over and over in the body.
    Headline,
    /// A paragraph that ends in a bracket with words of the headline.
    BracketedHeadline,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.unit, over.unit);
        self.only.extend(over.only);
        self.only_tables.extend(over.only_tables);
        self.not.extend(over.not);
        self.not_tables.extend(over.not_tables);
        self.gap.extend(over.gap);
        lay(&mut self.ending, over.ending);
        lay(&mut self.margin, over.margin);
        lay(&mut self.min_words, over.min_words);
        lay(&mut self.max_words, over.max_words);
        lay(&mut self.min_blocks, over.min_blocks);
        lay(&mut self.skip, over.skip);
        lay(&mut self.across_roles, over.across_roles);
    }

    fn remove(&mut self, name: &str) -> bool {
        let lists = [&mut self.only, &mut self.not, &mut self.gap];
        lists.into_iter().fold(false, |removed, list| keys::remove_word(list, name) | removed)
    }

    fn placeholders(&self) -> Vec<String> {
        vec!["count".to_owned()]
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(unit) = self.unit.as_ref().map(|unit| *unit.get_ref()) else {
            return Err(OptionError::table("\"unit\" is missing"));
        };
        let given = keys::Given::default()
            .list("only", &self.only)
            .list("only_tables", &self.only_tables)
            .list("not", &self.not)
            .list("not_tables", &self.not_tables)
            .list("gap", &self.gap)
            .one("ending", &self.ending)
            .one("margin", &self.margin)
            .one("min_words", &self.min_words)
            .one("max_words", &self.max_words)
            .one("min_blocks", &self.min_blocks)
            .one("skip", &self.skip)
            .one("across_roles", &self.across_roles);
        let min_words = |default| keys::at_least("min_words", &self.min_words, default, 2);
        Ok(match unit {
            Unit::Word => {
                given.only(&["only", "only_tables"], "unit = \"word\"")?;
                let any = self.only.is_empty() && self.only_tables.is_empty();
                let only = words(common, &self.only, &self.only_tables)?;
                Box::new(word::Doubled { only: Some(only).filter(|_| !any) })
            }
            Unit::ContentWord => {
                given.only(&["not", "not_tables"], "unit = \"content-word\"")?;
                Box::new(content::Content { not: words(common, &self.not, &self.not_tables)? })
            }
            Unit::Phrase => {
                given.only(&["not", "min_words", "max_words"], "unit = \"phrase\"")?;
                let min_words = min_words(PHRASE_WORDS_MIN)?;
                let max_words = keys::at_least("max_words", &self.max_words, PHRASE_WORDS_MAX, 2)?;
                Box::new(phrase::Phrase { min_words, max_words, not: words(common, &self.not, &[])? })
            }
            Unit::Echo => {
                given.only(&["gap", "ending"], "unit = \"echo\"")?;
                let gaps = keys::non_empty(&self.gap)?;
                let gaps = if gaps.is_empty() { vec!["only"] } else { gaps };
                let ending = self.ending.as_ref().map(|ending| ending.get_ref().to_lowercase());
                Box::new(word::Echo { gaps: gaps.into_iter().map(str::to_owned).collect(), ending })
            }
            Unit::LeftOver => {
                given.only(&["not", "margin"], "unit = \"left-over\"")?;
                let margin = self.margin.as_ref().map_or(0.0, |margin| *margin.get_ref());
                Box::new(left_over::LeftOver { margin, not: words(common, &self.not, &[])? })
            }
            Unit::Pasted => {
                given.only(&["min_words"], "unit = \"pasted\"")?;
                Box::new(pasted::Twice { min_words: min_words(4)? })
            }
            Unit::Sentence | Unit::Paragraph => {
                let sentences = unit == Unit::Sentence;
                let name = if sentences { "unit = \"sentence\"" } else { "unit = \"paragraph\"" };
                given.only(&["min_words", "across_roles"], name)?;
                let least = if sentences { block::SENTENCE_WORDS_MIN } else { block::PARAGRAPH_WORDS_MIN };
                let across_roles = self.across_roles.as_ref().is_none_or(|across| *across.get_ref());
                Box::new(block::Pasted { sentences, min_words: min_words(least)?, across_roles })
            }
            Unit::Headline => {
                given.only(&["min_words", "min_blocks", "skip"], "unit = \"headline\"")?;
                Box::new(headline::Stuffed {
                    min_words: min_words(4)?,
                    min_blocks: keys::at_least("min_blocks", &self.min_blocks, 3, 1)?,
                    skip: keys::at_least("skip", &self.skip, 2, 0)?,
                })
            }
            Unit::BracketedHeadline => {
                given.only(&["min_words"], "unit = \"bracketed-headline\"")?;
                Box::new(headline::Bracketed { min_words: min_words(4)? })
            }
        })
    }
}

/// Words of a phrase that stands twice: fewest, and most unless the rule says otherwise.
const PHRASE_WORDS_MIN: u32 = 2;
const PHRASE_WORDS_MAX: u32 = 6;

/// The folded words of a list and of word tables.
fn words(common: Common<'_>, list: &[Spanned<String>], tables: &[Spanned<String>]) -> Result<FxHashSet<String>, OptionError> {
    let mut words: FxHashSet<String> = keys::non_empty(list)?.into_iter().map(crate::language::folded).collect();
    for table in tables {
        words.extend(common.table(table)?.iter().map(|word| crate::language::folded(word)));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::super::testing::compile;

    #[test]
    fn keys_of_another_unit_are_refused_where_they_stand() {
        let error = compile("repeat", "unit = 'word'\nskip = 2", None).err().unwrap();
        assert_eq!((error.bytes, error.message.as_str()), (Some(21..22), "\"skip\" means nothing with unit = \"word\""));
        assert_eq!(compile("repeat", "unit = 'sentence'\nmin_words = 1", None).err().unwrap().bytes, Some(30..31));
        assert!(compile("repeat", "unit = 'word'\nonly_tables = ['functoin']", None).err().unwrap().help.is_some());
        assert!(compile("repeat", "", None).is_err());
    }
}
