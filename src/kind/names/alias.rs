//! Pairs of forms that the copy itself explains: "Horgos, also spelled Khorgos".

use super::form::{Form, Forms};
use crate::language::Document;
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

/// Tokens from one form to the other in which a cue counts.
const BETWEEN_TOKENS_MAX: usize = 8;

/// True when the copy has both forms in one sentence with a word between them that says so.
pub(super) fn is_told(document: &Document, forms: &Forms, a: &Form, b: &Form) -> bool {
    let spans = |form: &Form| forms.mentions(form).map(|mention| mention.span).collect::<Vec<TextSpan>>();
    let (a, b) = (spans(a), spans(b));
    let follows = |first: &[TextSpan], second: &[TextSpan]| {
        first.iter().any(|span| {
            let at = second.partition_point(|other| other.start < span.end);
            second.get(at).is_some_and(|other| is_explained(document, *span, *other))
        })
    };
    follows(&a, &b) || follows(&b, &a)
}

fn is_explained(document: &Document, first: TextSpan, second: TextSpan) -> bool {
    let from = document.tokens_of_span(first).end;
    let to = document.tokens_of_span(second).start;
    let is_near = from <= to && to - from <= BETWEEN_TOKENS_MAX;
    if !is_near || document.sentence_at(first.start) != document.sentence_at(second.start) {
        return false;
    }
    let between = document.tokens.get(from..to).unwrap_or(&[]);
    between.iter().any(|token| CUES.iter().any(|cue| document.word(token).eq_ignore_ascii_case(cue)))
}
