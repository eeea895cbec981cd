//! The words of a stet comment: `stet: rule[, rule] reason`, `stet-begin: …`, `stet-end`, `stet-file: …`.

use super::pattern::StetRule;
use crate::diagnostic::did_you_mean;

/// How far a comment reaches, by its first word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Next,
    Begin,
    File,
}

/// What a comment says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Comment {
    Stet { word: Word, rules: Vec<StetRule>, reason: Option<String> },
    End,
    NotUnderstood { message: String, help: Option<String> },
}

const WORDS: [&str; 4] = ["stet", "stet-begin", "stet-end", "stet-file"];

/// Reads a comment's content.
pub(super) fn parse(content: &str) -> Comment {
    let content = content.trim();
    let end = content.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(content.len());
    let (first, rest) = content.split_at_checked(end).unwrap_or((content, ""));
    let word = match first {
        "stet" => Word::Next,
        "stet-begin" => Word::Begin,
        "stet-file" => Word::File,
        "stet-end" => return Comment::End,
        _ => {
            let help = did_you_mean(first, WORDS);
            return Comment::NotUnderstood { message: "stet comment not understood".to_owned(), help };
        }
    };
    let list = rest.trim_start();
    let (rules, reason) = rules_and_reason(list.strip_prefix(':').unwrap_or(list));
    if rules.is_empty() {
        let help = Some(format!("write “{first}: family/name reason” or “{first}: family/* reason”"));
        return Comment::NotUnderstood { message: format!("“{first}” names no rule"), help };
    }
    Comment::Stet { word, rules, reason }
}

/// Takes the rules off the front; the rest is the reason.
fn rules_and_reason(text: &str) -> (Vec<StetRule>, Option<String>) {
    let mut rules = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';')).unwrap_or(rest.len());
        let (token, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let Some(rule) = StetRule::parse(token) else { break };
        rules.push(rule);
        rest = after.trim_start();
        match rest.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None => break,
        }
    }
    // A reason is often set off: “names/*: as on his passport”, “names/* – as on his passport”.
    let reason = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ';' | '-' | '–' | '—')).trim_end();
    (rules, (!reason.is_empty()).then(|| reason.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stet(content: &str) -> (Word, Vec<String>, Option<String>) {
        match parse(content) {
            Comment::Stet { word, rules, reason } => (word, rules.iter().map(|rule| rule.as_str().to_owned()).collect(), reason),
            other => panic!("{content}: {other:?}"),
        }
    }

    #[test]
    fn rules_come_first_and_the_rest_is_the_reason() {
        let both = vec!["names/two-spellings".to_owned(), "style/*".to_owned()];
        let reason = Some("as on his passport".to_owned());
        for content in [
            "stet: names/two-spellings, style/* as on his passport",
            "stet:names/two-spellings,style/*: as on his passport ",
            " stet names/two-spellings ,style/*\n– as on his passport",
            "stet: names/two-spellings, style/*, as on his passport",
        ] {
            assert_eq!(stet(content), (Word::Next, both.clone(), reason.clone()), "{content}");
        }
        assert_eq!(stet("stet-file: style/long-2").2, None);
        assert_eq!(stet("stet-begin: style/* and/or is theirs").2.unwrap(), "and/or is theirs");
        assert_eq!(parse("stet-end"), Comment::End);
        assert_eq!(parse("stet-end: style/*"), Comment::End);
    }

    #[test]
    fn what_is_no_stet_says_so() {
        let fault = |content: &str| match parse(content) {
            Comment::NotUnderstood { message, help } => (message, help.unwrap_or_default()),
            other => panic!("{content}: {other:?}"),
        };
        assert_eq!(fault("stet-ends").1, "did you mean \"stet-end\"?");
        assert_eq!(fault("stet: as quoted").0, "“stet” names no rule");
        assert_eq!(fault("stet: names").0, "“stet” names no rule");
        assert_eq!(fault("stet: Names/x").0, "“stet” names no rule");
        assert_eq!(fault("stet-file").0, "“stet-file” names no rule");
        assert_eq!(fault("").0, "stet comment not understood");
    }
}
