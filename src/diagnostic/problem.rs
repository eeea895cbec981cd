//! Faults of rule files, configuration and input, shown with a caret where there is a place to show.

use crate::limits::DID_YOU_MEAN_SIMILARITY_MIN;
use std::ops::Range;
use std::sync::Arc;

/// Something that kept a rule, a configuration or a file from being used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file as the user knows it.
    pub file: String,
    /// The file's text and the bytes that are wrong, where there are any.
    pub place: Option<(Arc<str>, Range<usize>)>,
    /// What is wrong, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Problem {
    /// A problem of a whole file.
    pub fn of_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), place: None, message: message.into(), help: None }
    }

    /// A problem at some bytes of `text`.
    pub fn at(file: impl Into<String>, text: &Arc<str>, bytes: Range<usize>, message: impl Into<String>) -> Self {
        let end = bytes.end.min(text.len());
        let place = Some((Arc::clone(text), bytes.start.min(end)..end));
        Self { file: file.into(), place, message: message.into(), help: None }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A fault that the TOML reader found; an unknown key gets a "did you mean".
    pub fn from_toml(file: &str, text: &Arc<str>, error: &toml::de::Error) -> Self {
        let message = error.message().trim_end_matches('\n').replace('`', "\"");
        let bytes = error.span().unwrap_or(0..0);
        let help = unknown_and_expected(&message).and_then(|(unknown, expected)| did_you_mean(unknown, expected));
        Self { help, ..Self::at(file, text, bytes, message.lines().next().unwrap_or("not valid TOML").to_owned()) }
    }
}

/// Takes serde's `unknown field "x", expected one of "a", "b"` apart.
fn unknown_and_expected(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = message.strip_prefix("unknown field ").or_else(|| message.strip_prefix("unknown variant "))?;
    let mut quoted = rest.split('"').skip(1).step_by(2);
    Some((quoted.next()?, quoted.collect()))
}

/// "did you mean …" for the nearest of `known`, if one is near enough.
pub fn did_you_mean<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let (similarity, nearest) = known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(unknown, name), name))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (similarity >= DID_YOU_MEAN_SIMILARITY_MIN).then(|| format!("did you mean \"{nearest}\"?"))
}
