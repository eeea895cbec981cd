//! Keys of a kind that only one of its variants reads.

use super::OptionError;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// One text or a list of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    /// `"a"`
    One(String),
    /// `["a", "b"]`
    Many(Vec<String>),
}

impl OneOrMany {
    /// The texts.
    pub(super) fn as_slice(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// Where each key of a kind stands in the rule file, in the order of the schema; keys not given are left out.
#[derive(Debug, Default)]
pub(super) struct Given(Vec<(&'static str, Range<usize>)>);

impl Given {
    /// With a key of one value.
    pub(super) fn one<T>(mut self, key: &'static str, value: &Option<Spanned<T>>) -> Self {
        self.0.extend(value.as_ref().map(|value| (key, value.span())));
        self
    }

    /// With a key of a list.
    pub(super) fn list<T>(mut self, key: &'static str, values: &[Spanned<T>]) -> Self {
        self.0.extend(values.first().map(|value| (key, value.span())));
        self
    }

    /// Refuses keys that the chosen variant (`unit = "word"`) does not read.
    ///
    /// # Errors
    /// At the first such key.
    pub(super) fn only(&self, read: &[&str], variant: &str) -> Result<(), OptionError> {
        match self.0.iter().find(|(key, _)| !read.contains(key)) {
            None => Ok(()),
            Some((key, bytes)) => {
                let help = format!("{variant} reads {}", read.join(", "));
                let error = OptionError::at(bytes.clone(), format!("\"{key}\" means nothing with {variant}"));
                Err(OptionError { help: Some(help), ..error })
            }
        }
    }
}

/// The value of a count, at least `least`.
///
/// # Errors
/// When it is lower.
pub(super) fn at_least(key: &str, value: &Option<Spanned<u32>>, default: u32, least: u32) -> Result<usize, OptionError> {
    match value {
        Some(value) if *value.get_ref() < least => Err(OptionError::at(value.span(), format!("\"{key}\" is at least {least}"))),
        Some(value) => Ok(*value.get_ref() as usize),
        None => Ok(default as usize),
    }
}

/// The words of a list, none of them empty.
///
/// # Errors
/// At the first empty one.
pub(super) fn non_empty<'a>(words: &'a [Spanned<String>]) -> Result<Vec<&'a str>, OptionError> {
    let checked = |word: &'a Spanned<String>| match word.get_ref().trim() {
        "" => Err(OptionError::at(word.span(), "an empty phrase finds nothing")),
        text => Ok(text),
    };
    words.iter().map(checked).collect()
}

/// Takes a word out of a list; false when it is not in it.
pub(super) fn remove_word(words: &mut Vec<Spanned<String>>, name: &str) -> bool {
    let before = words.len();
    words.retain(|word| word.get_ref() != name);
    words.len() < before
}
