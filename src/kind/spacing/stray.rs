//! A blank inside brackets or quotation marks, inside a hyphenated word, before an apostrophe.

use super::{View, is_common};
use crate::kind::context::Finding;
use crate::language::{Case, Lexicon, Parts, TokenKind, folded};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;

/// Ends of words behind an apostrophe.
const ENDINGS: &[&str] = &["s", "re", "ve", "ll"];

/// Tokens that are looked back over for the mark that opens.
const LOOK_BACK_TOKENS: usize = 80;

/// Words that let a hyphen hang ("short- and long-term").
const LINKERS: &[&str] = &["and", "or", "to", "nor", "but", "than", "as", "und"];

pub(super) fn find(view: View<'_>, firsts: &FxHashSet<String>, found: &mut Vec<Finding>) {
    // Curly quotation marks and the narrow hyphen begin with one byte.
    for at in view.marks(0, b"([)]'-\xe2") {
        let finding = match view.word(at) {
            "(" | "[" => behind_bracket(view, at),
            ")" | "]" => before_bracket(view, at),
            "“" => behind_quote(view, at),
            "”" => before_quote(view, at),
            "'" | "’" => before_apostrophe(view, at),
            "-" | "\u{2010}" => beside_hyphen(view, at, firsts),
            _ => None,
        };
        found.extend(finding);
    }
}

/// “shut , police”: not “.50”, “. . .”, nor where something was cut out (“as shown in .”).
pub(super) fn before_marks(view: View<'_>, found: &mut Vec<Finding>) {
    for at in view.marks(1, b",;:!?.") {
        let mark = view.word(at);
        if !matches!(mark, "," | ";" | ":" | "!" | "?" | ".") || !view.is_after_blank(at) || view.is_glued(at + 1) {
            continue;
        }
        let (Some(before), Some(token)) = (view.token(at - 1), view.token(at)) else { continue };
        let next = view.word(at + 1);
        if matches!(next, "." | ",") || !ends_wording(view, at - 1) || is_cut_out(view, at - 1) {
            continue;
        }
        let blank = TextSpan { start: before.span.end, end: token.span.end };
        found.push(Finding::new(blank).replacement(mark).value("mark", mark));
    }
}

/// A word, a figure, or a mark that closes something.
fn ends_wording(view: View<'_>, at: usize) -> bool {
    match view.token(at).map(|token| token.kind) {
        Some(TokenKind::Word) => !view.word(at).ends_with('.'),
        Some(TokenKind::Number | TokenKind::Url | TokenKind::Email | TokenKind::Handle) => true,
        _ => matches!(view.word(at), ")" | "]" | "”" | "’" | "\"" | "%"),
    }
}

/// True after a word that nothing ends in: what followed it is gone, and the blank is not the fault.
fn is_cut_out(view: View<'_>, at: usize) -> bool {
    const OPEN: &[&str] = &[
        "a", "an", "and", "as", "at", "between", "but", "by", "called", "for", "from", "her", "his", "in", "into", "its", "like",
        "my", "named", "of", "on", "or", "our", "see", "than", "that", "the", "their", "to", "with", "your",
    ];
    let word = view.word(at);
    OPEN.iter().any(|open| word.eq_ignore_ascii_case(open))
}

/// “( warden of”: not a smiley, not a box to tick.
fn behind_bracket(view: View<'_>, at: usize) -> Option<Finding> {
    let is_word = view.token(at + 1)?.is_word() && view.is_after_blank(at + 1) && !view.is_glued(at);
    is_word.then(|| view.finding(at, at + 1, format!("{}{}", view.word(at), view.word(at + 1)))).flatten()
}

/// “the text )”.
fn before_bracket(view: View<'_>, at: usize) -> Option<Finding> {
    let before = at.checked_sub(1)?;
    let opened = (before.saturating_sub(LOOK_BACK_TOKENS)..before).rev().find_map(|i| match view.word(i) {
        "(" | "[" => Some(true),
        ")" | "]" => Some(false),
        _ => None,
    });
    let is_word = view.token(before)?.is_word() && view.is_after_blank(at) && opened == Some(true);
    is_word.then(|| view.finding(before, at, format!("{}{}", view.word(before), view.word(at)))).flatten()
}

/// “ However”: an opening mark with blanks on both sides.
fn behind_quote(view: View<'_>, at: usize) -> Option<Finding> {
    let is_word = view.token(at + 1)?.is_word() && view.is_after_blank(at + 1) && (at == 0 || view.is_after_blank(at));
    // The mark may stand for a closing one.
    let earlier = (at.saturating_sub(LOOK_BACK_TOKENS)..at).rev().map(|i| view.word(i)).find(|word| matches!(*word, "“" | "”"));
    if earlier == Some("“") {
        return None;
    }
    is_word.then(|| view.finding(at, at + 1, format!("“{}", view.word(at + 1)))).flatten()
}

/// the same of a closing mark.
fn before_quote(view: View<'_>, at: usize) -> Option<Finding> {
    let before = at.checked_sub(1)?;
    let is_word = view.token(before)?.is_word() && view.is_after_blank(at);
    let stands_alone = view.token(at + 1).is_none() || view.is_after_blank(at + 1);
    (is_word && stands_alone).then(|| view.finding(before, at, format!("{}”", view.word(before)))).flatten()
}

/// “the council 's plan”.
fn before_apostrophe(view: View<'_>, at: usize) -> Option<Finding> {
    let before = at.checked_sub(1)?;
    let (word, ending) = (view.word(before), view.word(at + 1));
    let is_ending = ENDINGS.contains(&ending) && view.is_glued(at + 1) && view.is_after_blank(at);
    // "the letter 's'" and "'s no use" at a line start are quotations.
    let goes_on = view.token(at + 2).is_some() && view.is_after_blank(at + 2);
    let is_word = view.token(before)?.is_word() && word.chars().count() >= 2 && !word.ends_with(['s', '.']);
    (is_word && is_ending && goes_on).then(|| view.finding(before, at + 1, format!("{word}{}{ending}", view.word(at)))).flatten()
}

/// “well- known”, “part -time”: after a listed first part, or where the two make one word (“coun- cil”).
fn beside_hyphen(view: View<'_>, at: usize, firsts: &FxHashSet<String>) -> Option<Finding> {
    let before = at.checked_sub(1)?;
    let one_sided = view.is_glued(at) != view.is_glued(at + 1);
    let blank = view.is_after_blank(at) || view.is_after_blank(at + 1);
    let (left, right) = (view.token(before)?, view.token(at + 1)?);
    let is_words = left.is_word() && right.is_word() && right.case == Case::Lower;
    let (a, b) = (view.word(before), view.word(at + 1));
    if !one_sided || !blank || !is_words || LINKERS.contains(&b) {
        return None;
    }
    let whole = format!("{a}{b}");
    let is_listed = firsts.contains(&folded(a));
    // "pro- vide" was broken at the end of a line once.
    if is_common(&whole) && (is_listed || !is_common(a)) {
        return view.finding(before, at + 1, whole);
    }
    let entry = Lexicon::shared().look_up(&folded(b));
    let is_function = entry.is_some_and(|entry| entry.parts.intersects(Parts::FUNCTION));
    (is_listed && !is_function).then(|| view.finding(before, at + 1, format!("{a}-{b}"))).flatten()
}
