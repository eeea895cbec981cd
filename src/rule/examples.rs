//! A rule's own examples, as they stand in its file.

use crate::diagnostic::Problem;
use serde::Deserialize;
use std::sync::Arc;
use toml::Spanned;

/// One example: copy that is flagged where marked, or copy that passes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Copy with `⟦ ⟧` round what is flagged.
    pub flag: Option<Spanned<String>>,
    /// Copy that is not flagged.
    pub pass: Option<Spanned<String>>,
    /// The copy after the rule's fix.
    pub fixed: Option<Spanned<String>>,
    /// The role of the block that a one-block example is put in (`headline`, `caption`, …).
    pub scope: Option<Spanned<String>>,
    /// The format it is written in; plain text unless named.
    pub format: Option<Spanned<String>>,
    /// Why it stands here.
    pub why: Option<String>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    example: Vec<Example>,
}

/// The examples of a rule file.
///
/// # Errors
/// When an example has an unknown key, or neither or both of `flag` and `pass`.
pub fn examples(file: &str, text: &str) -> Result<Vec<Example>, Problem> {
    let text: Arc<str> = text.into();
    let parsed: File = toml::from_str(&text).map_err(|error| Problem::from_toml(file, &text, &error))?;
    for example in &parsed.example {
        let bytes = example.flag.as_ref().or(example.pass.as_ref()).map_or(0..0, Spanned::span);
        if example.flag.is_some() == example.pass.is_some() {
            return Err(Problem::at(file, &text, bytes, "an example has either \"flag\" or \"pass\""));
        }
        if let Some(fixed) = example.fixed.as_ref().filter(|_| example.pass.is_some()) {
            return Err(Problem::at(file, &text, fixed.span(), "copy that passes has no \"fixed\""));
        }
    }
    Ok(parsed.example)
}
