//! A blank that was lost behind a mark, before a bracket or beside a quotation.

use super::{View, is_common, letters};
use crate::kind::context::Finding;
use crate::language::{Case, Document, QuoteStyle, Token};
use rustc_hash::FxHashSet;

/// Tokens between two brackets that are looked through.
const BRACKETED_TOKENS_MAX: usize = 60;

/// “said,but”, “rule:The”, “(the text)and”, “text(the rest)”.
pub(super) fn behind_marks(view: View<'_>, found: &mut Vec<Finding>) {
    let mut opened = None;
    for at in view.marks(0, b"(),;:?!") {
        let mark = view.word(at);
        match mark {
            "(" => {
                opened = Some(at);
                found.extend(before_bracket(view, at));
            }
            ")" => found.extend(opened.take().and_then(|open| behind_bracket(view, open, at))),
            "," | ";" | ":" | "?" | "!" => found.extend(behind_mark(view, at, mark)),
            _ => {}
        }
    }
}

fn behind_mark(view: View<'_>, at: usize, mark: &str) -> Option<Finding> {
    if !view.is_glued(at) || !view.is_glued(at + 1) || stands_in_code(view, at) {
        return None;
    }
    let (left, right) = (view.token(at.checked_sub(1)?)?, view.token(at + 1)?);
    let (before, after) = (view.word(at - 1), view.word(at + 1));
    let is_prose = left.is_word() && right.is_word() && letters(before) >= 2 && letters(after) >= 2;
    // "CA,NV": codes; "ratio:this" and "Yahoo!Mail" are names of things.
    let is_capital = |token: &Token| matches!(token.case, Case::Upper | Case::Mixed);
    let fits = match mark {
        "," | ";" => !(is_capital(left) && is_capital(right)) && (is_common(before) || is_common(after)),
        ":" => left.case == Case::Lower && right.case == Case::Title && is_common(before) && is_common(after),
        _ => left.case == Case::Lower && right.case == Case::Title && is_common(before),
    };
    let finding = || view.finding(at - 1, at + 1, format!("{before}{mark} {after}"));
    (is_prose && fits).then(finding).flatten()
}

/// True when the words beside a mark are glued to more of what is no prose ("a,b,c", "x:y:z", "x=1,y").
fn stands_in_code(view: View<'_>, at: usize) -> bool {
    let is_code =
        |at: usize| !view.word(at).starts_with(['“', '”', '"', '‘', '’', '\'', '(', ')', '.', ',', '-', '–', '—', '?', '!', '%']);
    let left = at.checked_sub(2).is_some_and(|left| view.is_glued(left + 1) && is_code(left));
    let right = view.is_glued(at + 2) && is_code(at + 2);
    let again = |other: Option<usize>| other.is_some_and(|other| view.word(other) == view.word(at));
    // A list without blanks is a code or a style of the page.
    left || right
        || (view.is_glued(at + 2) && again(Some(at + 2)))
        || (at >= 2 && view.is_glued(at - 1) && again(at.checked_sub(2)))
}

/// “the text)and”: not “(re)open”, “councillor(s)are”.
fn behind_bracket(view: View<'_>, open: usize, at: usize) -> Option<Finding> {
    let right = view.token(at + 1).filter(|token| token.is_word() && view.is_glued(at + 1))?;
    let after = view.word(at + 1);
    let fits = is_aside(view, open, at) && letters(after) >= 2 && right.case != Case::Upper && is_common(after);
    fits.then(|| view.finding(at, at + 1, format!(") {after}"))).flatten()
}

/// “text(the rest)”: not “councillor(s)”, “print(x)”.
fn before_bracket(view: View<'_>, at: usize) -> Option<Finding> {
    let left = view.token(at.checked_sub(1)?).filter(|token| token.is_word() && view.is_glued(at))?;
    let before = view.word(at - 1);
    let close = (at + 1..view.tokens.len().min(at + BRACKETED_TOKENS_MAX)).find(|i| view.word(*i) == ")")?;
    let fits = is_aside(view, at, close) && letters(before) >= 3 && left.case != Case::Mixed && is_common(before);
    fits.then(|| view.finding(at - 1, at, format!("{before} ("))).flatten()
}

/// True when two words or more stand between the brackets.
fn is_aside(view: View<'_>, open: usize, close: usize) -> bool {
    let inside = view.tokens.get(open + 1..close).unwrap_or(&[]);
    inside.len() < BRACKETED_TOKENS_MAX && inside.iter().filter(|token| token.is_word()).count() >= 2
}

/// “said“We …” and “…”She”, where the quotation is closed.
pub(super) fn beside_quotations(document: &Document, found: &mut Vec<Finding>) {
    for quotation in &document.quotations {
        let is_double = matches!(quotation.style, QuoteStyle::StraightDouble | QuoteStyle::CurlyDouble);
        let inner = document.slice(quotation.inner);
        if !is_double || !quotation.closed || quotation.depth > 0 || inner.starts_with(' ') || inner.ends_with(' ') {
            continue;
        }
        let tokens = document.tokens_of_span(quotation.span);
        let word_at = |at: Option<usize>| at.and_then(|at| document.tokens.get(at)).filter(|token| token.is_word());
        let known = |token: &&Token| letters(document.word(token)) >= 3 && is_common(document.word(token));
        let after = word_at(Some(tokens.end)).filter(|token| token.span.start == quotation.span.end).filter(known);
        if let Some(after) = after {
            let mark = crate::span::TextSpan { start: quotation.inner.end, end: quotation.span.end };
            let text = format!("{} {}", document.slice(mark), document.word(after));
            found.push(Finding::new(mark.cover(after.span)).replacement(text));
        }
        let before = word_at(tokens.start.checked_sub(1)).filter(|token| token.span.end == quotation.span.start).filter(known);
        if let Some(before) = before {
            let mark = crate::span::TextSpan { start: quotation.span.start, end: quotation.inner.start };
            let text = format!("{} {}", document.word(before), document.slice(mark));
            found.push(Finding::new(before.span.cover(mark)).replacement(text));
        }
    }
}

/// “the end.The next”: a point between a known word and one that opens a sentence.
pub(super) fn between_sentences(view: View<'_>, abbreviations: &FxHashSet<String>, found: &mut Vec<Finding>) {
    for at in view.marks(1, b".") {
        if view.word(at) != "." || !view.is_glued(at) || !view.is_glued(at + 1) {
            continue;
        }
        let (Some(left), Some(right)) = (view.token(at - 1), view.token(at + 1)) else { continue };
        let (before, after) = (view.word(at - 1), view.word(at + 1));
        let is_sentence_end = left.is_word()
            && letters(before) >= 3
            && !abbreviations.contains(&crate::language::folded(before))
            && match left.case {
                Case::Lower => is_common(before),
                // "Sunday.Boats", not "St.John" or "Node.Js".
                Case::Title => letters(before) >= 5,
                _ => false,
            };
        let goes_on = view.token(at + 2).is_some_and(|next| next.case == Case::Lower) && view.is_after_blank(at + 2);
        let is_sentence_start = right.is_word()
            && right.case == Case::Title
            && !DOMAIN_ENDS.contains(&after)
            && (letters(after) >= 2 || matches!(after, "A" | "I"))
            && (left.case == Case::Lower || (is_common(after) && goes_on));
        let inside = |at: usize| view.is_glued(at) && matches!(view.word(at), "." | "/" | "_" | "@" | "=");
        let in_code = at.checked_sub(2).is_some_and(|_| inside(at - 1))
            || (at >= 2 && view.is_glued(at - 1) && is_joint(view.word(at - 2)))
            || inside(at + 2);
        if is_sentence_end && is_sentence_start && !in_code {
            found.extend(view.finding(at - 1, at + 1, format!("{before}. {after}")));
        }
    }
}

fn is_joint(mark: &str) -> bool {
    matches!(mark, "." | "/" | "_" | "@" | "=" | "\\")
}

/// Ends of domains and of names of files with a capital.
const DOMAIN_ENDS: &[&str] = &["Com", "Net", "Org", "Co", "Io", "Ai", "Gov", "Edu", "Js", "Py", "Md", "Txt", "Pdf"];
