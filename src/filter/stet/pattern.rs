//! What a stet names: one rule or a family of rules.

use serde::Deserialize;

/// `family/name` or `family/*`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct StetRule(String);

impl StetRule {
    /// Reads `[a-z-]+/([a-z0-9-]+|\*)`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (family, name) = text.split_once('/')?;
        let is_family = !family.is_empty() && family.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'-'));
        let is_name = !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        (is_family && (is_name || name == "*")).then(|| Self(text.to_owned()))
    }

    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The family's name where the pattern stands for all of its rules.
    pub fn family(&self) -> Option<&str> {
        self.0.strip_suffix("/*")
    }
}

impl TryFrom<String> for StetRule {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("\"{text}\" is not a rule; write \"family/name\" or \"family/*\""))
    }
}
