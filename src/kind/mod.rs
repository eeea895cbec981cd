//! What a rule can do: one file per kind, each with its options and its matcher.
//!
//! A kind sees the document and its own options; it knows no rule id, severity or configuration.

mod arithmetic;
mod article;
mod case;
mod confusion;
mod consistent;
mod context;
mod count;
mod dates;
mod garble;
mod keys;
mod leftover;
mod literal;
mod memo;
mod metric;
mod names;
mod near;
mod pattern;
mod phrases;
mod possessive;
mod quotation;
mod regexes;
mod repeat;
mod requires;
mod scope;
mod sequence;
mod sought;
mod sourcing;
mod spacing;
mod spelling;
mod stet;
mod template;
mod terms;
#[cfg(test)]
mod testing;
mod words;

pub use context::{Context, Except, Finding, Gate};
pub use literal::required_literals;
pub use memo::Memo;
pub use phrases::{Phrase, PhraseHit, PhraseTable, PhraseTableBuilder};
pub use regexes::{LazyRegex, PatternError, compiled_regex_count};
pub use scope::{Scope, ScopeError};
pub use stet::Fault as StetFault;
pub use template::{Template, TemplateError};

use crate::language::attribution::CueLexicon;
use crate::language::{Day, NameList, Vocabularies, Vocabulary};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;

/// How letters of a match and of the copy are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaseMode {
    /// Letter by letter.
    Exact,
    /// Any capitals match.
    #[default]
    Ignore,
    /// Any capitals match, and the replacement takes the shape of the match.
    Smart,
}

/// Named word tables (`rules/words/NAME.toml`): house lists that several rules share.
pub type WordTables = BTreeMap<String, Vec<String>>;

/// What every kind may need of its rule when it compiles.
#[derive(Debug, Clone, Copy)]
pub struct Common<'a> {
    /// The rule's `case` key; `None` leaves the choice to the kind.
    pub case: Option<CaseMode>,
    /// Word tables by name.
    pub words: &'a WordTables,
    /// Vocabularies by name.
    pub vocabularies: &'a Vocabularies,
    /// The house's variety of English (`en-GB`); `None` lets each document decide.
    pub variety: Option<&'a str>,
    /// Names of the house.
    pub names: &'a Arc<NameList>,
    /// Words that tell who says something.
    pub cues: &'a Arc<CueLexicon>,
    /// The day of articles that have no date of their own.
    pub date: Option<Day>,
    /// True where a rule's own samples stand in for what a house would bring: when its examples are run.
    pub has_samples: bool,
}

impl Common<'_> {
    /// The words of a named table.
    ///
    /// # Errors
    /// When no table has the name.
    pub fn table(&self, name: &Spanned<String>) -> Result<&[String], OptionError> {
        let found = self.words.get(name.get_ref()).map(Vec::as_slice);
        found.ok_or_else(|| {
            let help = crate::diagnostic::did_you_mean(name.get_ref(), self.words.keys().map(String::as_str));
            OptionError { help, ..OptionError::at(name.span(), format!("no word table is called \"{}\"", name.get_ref())) }
        })
    }
}

impl Common<'_> {
    /// A named vocabulary.
    ///
    /// # Errors
    /// When none has the name.
    pub fn vocabulary(&self, name: &Spanned<String>) -> Result<Arc<Vocabulary>, OptionError> {
        self.vocabularies.get(name.get_ref()).map_err(|help| OptionError {
            help,
            ..OptionError::at(name.span(), format!("no vocabulary is called \"{}\"", name.get_ref()))
        })
    }
}

/// Why an option cannot be used, and the bytes of the TOML text that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionError {
    /// Bytes of the rule file; `None` stands for the kind's table.
    pub bytes: Option<Range<usize>>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl OptionError {
    /// An error at some bytes of the rule file.
    pub fn at(bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self { bytes: Some(bytes), message: message.into(), help: None }
    }

    /// An error of the kind's table as a whole.
    pub fn table(message: impl Into<String>) -> Self {
        Self { bytes: None, message: message.into(), help: None }
    }
}

/// A compiled rule body: says once what wakes it, then looks at documents.
pub trait Matcher: Send + Sync {
    /// Registers the words and literals without which it has nothing to do.
    fn triggers(&self, triggers: &mut Triggers<'_>);

    /// Looks at one document and reports findings in any order.
    fn check(&self, context: &mut Context<'_>);

    /// The fault of a stet that the rule stands for; the filter reports it when all rules have run.
    fn stet_fault(&self) -> Option<StetFault> {
        None
    }
}

/// What wakes a matcher, collected over all rules.
pub struct Triggers<'a> {
    pub(crate) rule: u32,
    pub(crate) phrases: &'a mut PhraseTableBuilder,
    pub(crate) literals: &'a mut Vec<(String, u32)>,
    pub(crate) always: &'a mut bool,
}

impl Triggers<'_> {
    /// Wakes on a phrase, compared in folded form; hits carry `entry`.
    pub fn phrase(&mut self, phrase: &str, entry: u32) {
        self.phrases.add(phrase, self.rule, entry);
    }

    /// Wakes on a literal anywhere, ASCII letters compared without case.
    pub fn literal(&mut self, literal: &str) {
        self.literals.push((literal.to_owned(), self.rule));
    }

    /// Wakes on every document.
    pub fn every_document(&mut self) {
        *self.always = true;
    }
}

/// The options of one kind as they stand in TOML.
trait KindOptions: Sized {
    /// Lays the options of `over` on top; lists of rows are joined.
    fn merge(&mut self, over: Self);

    /// Takes the row that `name` stands for out; false when there is none.
    fn remove(&mut self, _name: &str) -> bool {
        false
    }

    /// Placeholders that messages may use besides `{match}` and `{fix}`.
    fn placeholders(&self) -> Vec<String> {
        Vec::new()
    }

    /// Checks the options and makes the matcher.
    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError>;
}

macro_rules! kinds {
    ($($variant:ident($module:ident) = $name:literal,)*) => {
        /// The options of a rule's one kind.
        #[derive(Debug, Clone)]
        pub enum Options {
            $(#[doc = concat!("`[", $name, "]`")] $variant($module::Options),)*
        }

        /// The names of all kinds, as they head a table in a rule file.
        pub const KIND_NAMES: &[&str] = &[$($name),*];

        impl Options {
            /// Reads the table of the kind called `name`.
            ///
            /// # Errors
            /// When the table has an unknown key or a value of the wrong type; `None` when no kind has the name.
            pub fn parse(name: &str, value: Spanned<toml::de::DeValue<'_>>) -> Option<Result<Self, toml::de::Error>> {
                let reader = toml::de::ValueDeserializer::from(value);
                match name {
                    $($name => Some($module::Options::deserialize(reader).map(Self::$variant)),)*
                    _ => None,
                }
            }

            /// The kind's name.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }

            /// Lays options of the same kind on top; false when the kinds differ.
            pub fn merge(&mut self, over: Self) -> bool {
                match (self, over) {
                    $((Self::$variant(under), Self::$variant(over)) => { under.merge(over); true })*
                    _ => false,
                }
            }

            /// Takes the row that `name` stands for out; false when there is none.
            pub fn remove(&mut self, name: &str) -> bool {
                match self { $(Self::$variant(options) => options.remove(name),)* }
            }

            /// Placeholders that messages may use besides `{match}` and `{fix}`.
            pub fn placeholders(&self) -> Vec<String> {
                match self { $(Self::$variant(options) => options.placeholders(),)* }
            }

            /// Checks the options and makes the matcher.
            ///
            /// # Errors
            /// When an option cannot be used, with the place in the rule file.
            pub fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
                match self { $(Self::$variant(options) => options.compile(common),)* }
            }
        }
    };
}

kinds! {
    Arithmetic(arithmetic) = "arithmetic",
    Article(article) = "article",
    Case(case) = "case",
    Confusion(confusion) = "confusion",
    Consistent(consistent) = "consistent",
    Count(count) = "count",
    Dates(dates) = "dates",
    Garble(garble) = "garble",
    Leftover(leftover) = "leftover",
    Metric(metric) = "metric",
    Names(names) = "names",
    Near(near) = "near",
    Pattern(pattern) = "pattern",
    Quotation(quotation) = "quotation",
    Repeat(repeat) = "repeat",
    Requires(requires) = "requires",
    Sequence(sequence) = "sequence",
    Sourcing(sourcing) = "sourcing",
    Spacing(spacing) = "spacing",
    Spelling(spelling) = "spelling",
    Stet(stet) = "stet",
    Terms(terms) = "terms",
}

/// Lays `over` on `under` where it is given.
fn lay<T>(under: &mut Option<T>, over: Option<T>) {
    if over.is_some() {
        *under = over;
    }
}
