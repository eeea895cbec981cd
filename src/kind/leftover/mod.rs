//! `leftover`: lines, labels and half sentences that the page or the system left in the copy.

mod cut_off;
mod glued;
mod line;
mod menu;
mod no_verb;
mod orphan;
mod stops_short;

use super::{Common, KindOptions, Matcher, OptionError, keys, lay};
use crate::language::{Document, Token, folded};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use toml::Spanned;

/// `[leftover]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    shape: Option<Spanned<Shape>>,
    /// `line`: phrases that are the whole line; `{n}` stands for a number here and in the other lists.
    #[serde(default)]
    lines: Vec<Spanned<String>>,
    /// `line`: labels that open the line, before a colon, bar, dash or the end.
    #[serde(default)]
    starts: Vec<Spanned<String>>,
    /// `line`: phrases that open the line.
    #[serde(default)]
    begins: Vec<Spanned<String>>,
    /// `line`: phrases that close the line.
    #[serde(default)]
    ends: Vec<Spanned<String>>,
    /// `line`: phrases anywhere in the line.
    #[serde(default)]
    contains: Vec<Spanned<String>>,
    /// `glued`, `menu`: site names and labels as they are spelled.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// `glued`, `menu`: fewest parts.
    min_parts: Option<Spanned<u32>>,
    /// `orphan-line`: fewest words.
    min_words: Option<Spanned<u32>>,
    /// `line`, `cut-off`, `orphan-line`: most words of the line or of the fragment.
    max_words: Option<Spanned<u32>>,
    /// `cut-off`: whole sentences before the fragment, at least.
    min_sentences: Option<Spanned<u32>>,
    /// `orphan-line`: above this many the document is written so.
    max_lines: Option<Spanned<u32>>,
    /// `orphan-line`: the rest of the document shares less than this per cent of the line's longer words.
    overlap: Option<Spanned<u32>>,
    /// `cut-off`, `orphan-line`: words of credits, captions and notices, in place of the built-in ones.
    #[serde(default)]
    credit_words: Vec<Spanned<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Shape {
    /// A line of site furniture.
    Line,
    /// A paragraph whose last sentence breaks off.
    CutOff,
    /// A paragraph whose last sentence is whole and has no stop.
    NoStop,
    /// A sentence whose stop stands behind a word that wants another.
    StopsShort,
    /// A sentence without a verb that says what happens.
    NoVerb,
    /// Labels run together to one word.
    Glued,
    /// Another story's headline between two paragraphs.
    OrphanLine,
    /// A row of section names.
    Menu,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.shape, over.shape);
        self.lines.extend(over.lines);
        self.starts.extend(over.starts);
        self.begins.extend(over.begins);
        self.ends.extend(over.ends);
        self.contains.extend(over.contains);
        self.words.extend(over.words);
        lay(&mut self.min_parts, over.min_parts);
        lay(&mut self.min_words, over.min_words);
        lay(&mut self.max_words, over.max_words);
        lay(&mut self.min_sentences, over.min_sentences);
        lay(&mut self.max_lines, over.max_lines);
        lay(&mut self.overlap, over.overlap);
        self.credit_words.extend(over.credit_words);
    }

    fn remove(&mut self, name: &str) -> bool {
        let lists = [
            &mut self.lines,
            &mut self.starts,
            &mut self.begins,
            &mut self.ends,
            &mut self.contains,
            &mut self.words,
            &mut self.credit_words,
        ];
        // A word may stand in more than one list; it goes from all.
        lists.into_iter().filter_map(|list| keys::remove_word(list, name).then_some(())).count() > 0
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(shape) = self.shape.as_ref().map(|shape| *shape.get_ref()) else {
            return Err(OptionError::table("\"shape\" is missing"));
        };
        let given = self.given();
        Ok(match shape {
            Shape::Line => {
                given.only(&["lines", "starts", "begins", "ends", "contains", "max_words"], "shape = \"line\"")?;
                Box::new(line::Lines::compile(self)?)
            }
            Shape::CutOff | Shape::NoStop => {
                given.only(&["max_words", "min_sentences", "credit_words"], "shape = \"cut-off\"")?;
                Box::new(cut_off::CutOff {
                    is_broken: shape == Shape::CutOff,
                    max_words: keys::at_least("max_words", &self.max_words, 12, 1)?,
                    min_sentences: keys::at_least("min_sentences", &self.min_sentences, 1, 1)?,
                    credit_words: self.credit_words()?,
                })
            }
            Shape::StopsShort => {
                given.only(&["min_words"], "shape = \"stops-short\"")?;
                Box::new(stops_short::StopsShort { min_words: keys::at_least("min_words", &self.min_words, 6, 1)? })
            }
            Shape::NoVerb => {
                given.only(&["min_words"], "shape = \"no-verb\"")?;
                Box::new(no_verb::NoVerb { min_words: keys::at_least("min_words", &self.min_words, 8, 1)? })
            }
            Shape::Glued => {
                given.only(&["words", "min_parts"], "shape = \"glued\"")?;
                Box::new(glued::Glued::new(&self.labels()?, keys::at_least("min_parts", &self.min_parts, 2, 2)?))
            }
            Shape::OrphanLine => {
                let read = ["min_words", "max_words", "max_lines", "overlap", "credit_words"];
                given.only(&read, "shape = \"orphan-line\"")?;
                Box::new(orphan::Orphan {
                    min_words: keys::at_least("min_words", &self.min_words, 7, 2)?,
                    max_words: keys::at_least("max_words", &self.max_words, 20, 2)?,
                    max_lines: keys::at_least("max_lines", &self.max_lines, 6, 1)?,
                    overlap: keys::at_least("overlap", &self.overlap, 65, 1)?,
                    credit_words: self.credit_words()?,
                })
            }
            Shape::Menu => {
                given.only(&["words", "min_parts"], "shape = \"menu\"")?;
                let labels = self.labels()?.into_iter().map(str::to_owned).collect();
                Box::new(menu::Menu { labels, min_parts: keys::at_least("min_parts", &self.min_parts, 3, 2)? })
            }
        })
    }
}

impl Options {
    fn given(&self) -> keys::Given {
        keys::Given::default()
            .list("lines", &self.lines)
            .list("starts", &self.starts)
            .list("begins", &self.begins)
            .list("ends", &self.ends)
            .list("contains", &self.contains)
            .list("words", &self.words)
            .one("min_parts", &self.min_parts)
            .one("min_words", &self.min_words)
            .one("max_words", &self.max_words)
            .one("min_sentences", &self.min_sentences)
            .one("max_lines", &self.max_lines)
            .one("overlap", &self.overlap)
            .list("credit_words", &self.credit_words)
    }

    fn labels(&self) -> Result<Vec<&str>, OptionError> {
        let labels = keys::non_empty(&self.words)?;
        if labels.is_empty() { Err(OptionError::table("no label to find; give \"words\"")) } else { Ok(labels) }
    }

    fn credit_words(&self) -> Result<FxHashSet<String>, OptionError> {
        let own = keys::non_empty(&self.credit_words)?;
        let words = if own.is_empty() { CREDIT_WORDS } else { own.as_slice() };
        Ok(words.iter().map(|word| folded(word)).collect())
    }
}

/// Words of credits, captions, notices and listings, which have no stop by custom.
const CREDIT_WORDS: &[&str] = &[
    "agencies",
    "agency",
    "article",
    "call",
    "caption",
    "click",
    "contact",
    "contributed",
    "courtesy",
    "credit",
    "details",
    "edited",
    "editing",
    "email",
    "file",
    "follow",
    "illustration",
    "image",
    "images",
    "info",
    "information",
    "inputs",
    "listen",
    "online",
    "photo",
    "photograph",
    "photographer",
    "photographs",
    "photos",
    "pic",
    "picture",
    "pictured",
    "pictures",
    "rated",
    "read",
    "report",
    "reporter",
    "reporting",
    "reports",
    "screenshot",
    "source",
    "story",
    "subscribe",
    "tickets",
    "updated",
    "via",
    "video",
    "visit",
    "watch",
    "website",
];

/// From the first to the last token: the line without white space round it.
fn line_span(tokens: &[Token]) -> Option<TextSpan> {
    Some(tokens.first()?.span.cover(tokens.last()?.span))
}

/// True when a word of the list stands among the tokens.
fn holds_word(document: &Document, tokens: &[Token], words: &FxHashSet<String>) -> bool {
    tokens.iter().any(|token| token.is_word() && words.contains(&folded(document.word(token))))
}

#[cfg(test)]
mod tests {
    use super::super::testing::compile;

    #[test]
    fn keys_of_another_shape_are_refused_where_they_stand() {
        let error = compile("leftover", "shape = 'menu'\nwords = ['News']\nlines = ['Share']", None).err().unwrap();
        assert_eq!((error.bytes, error.message.as_str()), (Some(41..48), "\"lines\" means nothing with shape = \"menu\""));
        assert!(compile("leftover", "shape = 'glued'", None).is_err());
        assert!(compile("leftover", "shape = 'line'", None).is_err());
        assert!(compile("leftover", "lines = ['Share']", None).is_err());
    }
}
