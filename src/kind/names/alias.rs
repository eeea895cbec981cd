//! Pairs of forms that the copy itself explains ("Horvos, also spelled Khorvos") or sets side by side ("Clark, Clarke").

use super::form::{Form, Forms};
use crate::language::{Document, Token};
use crate::span::TextSpan;

/// Words between two forms that say that both are meant.
const CUES: [&str; 22] = [
    "or",
    "also",
    "aka",
    "alias",
    "known",
    "called",
    "spelled",
    "spelt",
    "spelling",
    "formerly",
    "née",
    "nee",
    "born",
    "nicknamed",
    "renamed",
    "shortened",
    "pronounced",
    "transliterated",
    "confused",
    "unrelated",
    "(",
    "/",
];

/// Words before the name that a person was born with.
const BORN: [&str; 3] = ["née", "nee", "né"];

/// Words and marks between names of a list, whose names are all different.
const BETWEEN_LISTED: [&str; 7] = [",", "and", "&", "a", "an", "the", "both"];

/// Tokens from one form to the other in which a cue counts.
const BETWEEN_TOKENS_MAX: usize = 8;

/// True when the copy has both forms in one sentence with a word between them that says so, or as items of one list, or when
/// one is the name that somebody was born with.
pub(super) fn is_told(document: &Document, forms: &Forms, a: &Form, b: &Form) -> bool {
    let spans = |form: &Form| forms.mentions(form).map(|mention| mention.span).collect::<Vec<TextSpan>>();
    let (a, b) = (spans(a), spans(b));
    let follows = |first: &[TextSpan], second: &[TextSpan]| {
        first.iter().any(|span| {
            let at = second.partition_point(|other| other.start < span.end);
            second.get(at).is_some_and(|other| is_explained(document, *span, *other))
        })
    };
    let is_born = |spans: &[TextSpan]| spans.iter().any(|span| is_born_with(document, *span));
    follows(&a, &b) || follows(&b, &a) || is_born(&a) || is_born(&b)
}

fn is_explained(document: &Document, first: TextSpan, second: TextSpan) -> bool {
    let from = document.tokens_of_span(first).end;
    let to = document.tokens_of_span(second).start;
    let is_near = from <= to && to - from <= BETWEEN_TOKENS_MAX;
    if !is_near || document.sentence_at(first.start) != document.sentence_at(second.start) {
        return false;
    }
    let between = document.tokens.get(from..to).unwrap_or(&[]);
    let is_any = |token: &Token, words: &[&str]| words.iter().any(|word| document.word(token).eq_ignore_ascii_case(word));
    between.iter().any(|token| is_any(token, &CUES)) || between.iter().all(|token| is_any(token, &BETWEEN_LISTED))
}

fn is_born_with(document: &Document, span: TextSpan) -> bool {
    let before = document.tokens_of_span(span).start.checked_sub(1).and_then(|at| document.tokens.get(at));
    before.is_some_and(|token| BORN.contains(&document.word(token)))
}
