//! The notation of examples and fixtures: `⟦flagged text⟧`, with `{family/name}` behind it where a file holds several rules.

use std::ops::Range;

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

/// One marked stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the text without marks.
    pub bytes: Range<usize>,
    /// The rule named behind the mark.
    pub rule: Option<String>,
}

/// A mark without its partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkError {
    /// Where it stands in the marked text.
    pub byte: usize,
}

impl std::fmt::Display for MarkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the mark at byte {} has no partner", self.byte)
    }
}

impl std::error::Error for MarkError {}

/// Takes the marks out; they come back in order of their start, outer ones first.
///
/// # Errors
/// When a mark has no partner.
pub fn strip(marked: &str) -> Result<(String, Vec<Mark>), MarkError> {
    let mut text = String::with_capacity(marked.len());
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(found) = marked.get(at..).and_then(|rest| rest.find([OPEN, CLOSE])).map(|offset| at + offset) {
        text.push_str(marked.get(at..found).unwrap_or(""));
        at = found + OPEN.len_utf8();
        if marked.get(found..).is_some_and(|rest| rest.starts_with(OPEN)) {
            open.push((text.len(), found));
            continue;
        }
        let (start, _) = open.pop().ok_or(MarkError { byte: found })?;
        let rule = rule_behind(marked.get(at..).unwrap_or(""));
        at += rule.as_ref().map_or(0, |rule| rule.len() + 2);
        marks.push(Mark { bytes: start..text.len(), rule });
    }
    if let Some((_, byte)) = open.pop() {
        return Err(MarkError { byte });
    }
    text.push_str(marked.get(at..).unwrap_or(""));
    marks.sort_by(|a, b| (a.bytes.start, b.bytes.end, &a.rule).cmp(&(b.bytes.start, a.bytes.end, &b.rule)));
    Ok((text, marks))
}

fn rule_behind(rest: &str) -> Option<String> {
    let (rule, _) = rest.strip_prefix('{')?.split_once('}')?;
    let is_id =
        rule.contains('/') && rule.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'/' | b'-'));
    is_id.then(|| rule.to_owned())
}

/// Puts marks in; the inverse of [`strip`] for marks that nest. One that crosses another is cut at the other's end.
pub fn mark(text: &str, marks: &[Mark]) -> String {
    let mut sorted: Vec<&Mark> = marks.iter().collect();
    sorted.sort_by(|a, b| (a.bytes.start, b.bytes.end, &a.rule).cmp(&(b.bytes.start, a.bytes.end, &b.rule)));
    let mut out = String::with_capacity(text.len() + marks.len() * 8);
    let mut open: Vec<(usize, &Mark)> = Vec::new();
    let mut at = 0;
    let mut copy_to = |out: &mut String, to: usize| {
        out.push_str(text.get(at..to).unwrap_or(""));
        at = to.max(at);
    };
    let close = |out: &mut String, mark: &Mark| {
        out.push(CLOSE);
        if let Some(rule) = &mark.rule {
            out.push('{');
            out.push_str(rule);
            out.push('}');
        }
    };
    for mark in sorted {
        while let Some((end, inner)) = open.last().copied().filter(|(end, _)| *end <= mark.bytes.start) {
            copy_to(&mut out, end);
            close(&mut out, inner);
            open.pop();
        }
        copy_to(&mut out, mark.bytes.start);
        out.push(OPEN);
        let outer_end = open.last().map_or(usize::MAX, |(end, _)| *end);
        open.push((mark.bytes.end.min(outer_end), mark));
    }
    while let Some((end, inner)) = open.pop() {
        copy_to(&mut out, end);
        close(&mut out, inner);
    }
    copy_to(&mut out, text.len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_nest_and_name_rules() {
        let marked = "Police ⟦said ⟦the the⟧{repetition/doubled-word} road⟧{style/long} was {shut}.";
        let (text, marks) = strip(marked).unwrap();
        assert_eq!(text, "Police said the the road was {shut}.");
        assert_eq!(marks.len(), 2);
        assert_eq!(mark(&text, &marks), marked);
    }

    #[test]
    fn stray_marks_are_named() {
        assert_eq!(strip("a ⟦b"), Err(MarkError { byte: 2 }));
        assert_eq!(strip("a⟧"), Err(MarkError { byte: 1 }));
    }

    proptest! {
        #[test]
        fn marking_and_stripping_round_trips(text in "[a-zé ]{0,40}", cuts in proptest::collection::vec((0usize..40, 0usize..40), 0..4)) {
            let mut marks: Vec<Mark> = Vec::new();
            for (a, b) in cuts {
                let start = text.floor_char_boundary(a.min(b));
                let end = text.floor_char_boundary(a.max(b));
                let crosses = |m: &Mark| {
                    let (s, e) = (m.bytes.start, m.bytes.end);
                    !(end <= s || e <= start || (s <= start && end <= e) || (start <= s && e <= end))
                };
                if start < end && !marks.iter().any(crosses) && !marks.iter().any(|m| m.bytes == (start..end)) {
                    marks.push(Mark { bytes: start..end, rule: Some("style/x".into()) });
                }
            }
            marks.sort_by(|a, b| (a.bytes.start, b.bytes.end).cmp(&(b.bytes.start, a.bytes.end)));
            prop_assert_eq!(strip(&mark(&text, &marks)).unwrap(), (text, marks));
        }
    }
}
