//! The shipped rules, embedded by `build.rs` from the folder `rules/`.

use super::load::{RuleSource, WordSource};

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The shipped rule files, by id.
///
/// `with_examples` gives whole files; without, the examples at the end of each are left out, which is all that
/// checking needs.
pub fn builtin_sources(with_examples: bool) -> Vec<RuleSource> {
    let text = |text: &'static str| match text.find("\n[[example]]") {
        Some(at) if !with_examples => text.get(..at + 1).unwrap_or(text),
        _ => text,
    };
    let source = |(id, whole): &(&str, &'static str)| RuleSource {
        id: (*id).to_owned(),
        file: format!("rules/{id}.toml"),
        text: text(whole).into(),
        is_shipped: true,
    };
    RULES.iter().map(source).collect()
}

/// The whole file of a shipped rule.
pub(super) fn builtin_text(id: &str) -> Option<&'static str> {
    RULES.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// The shipped word tables, by name.
pub fn builtin_words() -> Vec<WordSource> {
    let source = |(name, text): &(&str, &str)| WordSource {
        name: (*name).to_owned(),
        file: format!("rules/words/{name}.toml"),
        text: (*text).into(),
    };
    WORDS.iter().map(source).collect()
}
