//! `NAME.EXT.stet.toml`: stets for copy whose format has no comments.

use super::pattern::StetRule;
use super::{Stet, StetKind, StetPlace, fold};
use crate::diagnostic::{Fingerprint, Problem};
use serde::Deserialize;
use std::sync::Arc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sidecar {
    #[serde(default)]
    stet: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: Spanned<StetRule>,
    text: Spanned<String>,
    reason: Option<String>,
    fingerprint: Option<Fingerprint>,
}

/// Reads the entries of a sidecar.
pub(super) fn parse(file: &str, text: &str) -> Result<Vec<Stet>, Problem> {
    let toml: Arc<str> = text.into();
    let file: Arc<str> = file.into();
    let sidecar: Sidecar = toml::from_str(text).map_err(|error| Problem::from_toml(&file, &toml, &error))?;
    let stet_of = |entry: Entry| Stet {
        place: StetPlace::Sidecar {
            file: Arc::clone(&file),
            toml: Arc::clone(&toml),
            rule: entry.rule.span(),
            text: entry.text.span(),
        },
        kind: StetKind::Finding { text: fold(entry.text.get_ref()), fingerprint: entry.fingerprint },
        rules: vec![entry.rule.into_inner()],
        reason: entry.reason.map(|reason| fold(&reason)).filter(|reason| !reason.is_empty()),
    };
    Ok(sidecar.stet.into_iter().map(stet_of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (String, String, String) {
        let problem = parse("a.txt.stet.toml", text).unwrap_err();
        assert_eq!(problem.file, "a.txt.stet.toml");
        let (source, bytes) = problem.place.unwrap();
        (problem.message, source[bytes].to_owned(), problem.help.unwrap_or_default())
    }

    #[test]
    fn reads_entries() {
        let print = Fingerprint(0xAB);
        let text = format!("[[stet]]\nrule = \"names/*\"\ntext = \"two\\n words\"\nreason = \" \"\nfingerprint = \"{print}\"\n");
        let stets = parse("a.txt.stet.toml", &text).unwrap();
        assert_eq!(stets.len(), 1);
        assert_eq!(stets[0].kind, StetKind::Finding { text: "two words".into(), fingerprint: Some(print) });
        assert_eq!(stets[0].rules[0].family(), Some("names"));
        assert_eq!(stets[0].reason, None);
        assert_eq!(parse("a", "").unwrap(), []);
    }

    #[test]
    fn faults_have_a_caret() {
        let (message, at, help) = fault("[[stet]]\nrule = \"names/*\"\ntext = \"a\"\nraeson = \"b\"\n");
        assert!(message.starts_with("unknown field \"raeson\""), "{message}");
        assert_eq!((at.as_str(), help.as_str()), ("raeson", "did you mean \"reason\"?"));
        let (message, at, _) = fault("[[stet]]\nrule = \"names\"\ntext = \"a\"\n");
        assert_eq!(
            (message.as_str(), at.as_str()),
            ("\"names\" is not a rule; write \"family/name\" or \"family/*\"", "\"names\"")
        );
        let (message, at, _) = fault("[[stet]]\nrule = \"names/*\"\ntext = \"a\"\nfingerprint = \"1:AB\"\n");
        assert!(message.starts_with("\"1:AB\" is not a fingerprint"), "{message}");
        assert_eq!(at, "\"1:AB\"");
        let (message, ..) = fault("[[stet]]\nrule = \"names/*\"\n");
        assert_eq!(message, "missing field \"text\"");
        assert_eq!(fault("[[stets]]\n").2, "did you mean \"stet\"?");
        assert!(parse("a", "[[stet]]\nrule = 1").is_err());
    }
}
