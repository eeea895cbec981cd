//! A word and a figure without the blank between them (“in2019”, “5people”).

use super::{View, is_common};
use crate::kind::context::Finding;
use crate::language::{Case, TokenKind, folded};
use rustc_hash::FxHashSet;

/// Letters of a word behind figures, at least; shorter ones are units and ordinals.
const LETTERS_MIN: usize = 4;

pub(super) fn find(view: View<'_>, words: &FxHashSet<String>, units: &FxHashSet<String>, found: &mut Vec<Finding>) {
    for at in 0..view.tokens.len() {
        let Some(token) = view.token(at) else { continue };
        let is_word = token.is_word() && view.word(at).bytes().any(|byte| byte.is_ascii_digit());
        if !is_word && token.kind != TokenKind::Number {
            continue;
        }
        // "@204members", "%20strangely", "/5people": part of something else.
        if view.is_glued(at) && !view.word(at - 1).starts_with(['(', '“', '‘', '"', '\'', '—', '–', '£', '$', '€', '₹'])
        {
            continue;
        }
        found.extend(match token.kind {
            TokenKind::Word => behind_word(view, at, words),
            TokenKind::Number => behind_figures(view, at, units),
            _ => None,
        });
    }
}

/// “in2019”, “March3”, “an80-acre”.
fn behind_word(view: View<'_>, at: usize, words: &FxHashSet<String>) -> Option<Finding> {
    let text = view.word(at);
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (word, rest) = text.split_at(digits);
    let figures = rest.split('-').next().unwrap_or(rest);
    let is_number = figures.bytes().all(|b| b.is_ascii_digit()) && !word.ends_with('-');
    let is_month = word.starts_with(char::is_uppercase) && word.len() >= 3;
    // "at1" and "to2" are too near to codes.
    let is_long = is_month || figures.len() >= 2;
    let fits = is_number && is_long && words.contains(&folded(word)) && (is_month || word.chars().all(char::is_lowercase));
    fits.then(|| view.finding(at, at, format!("{word} {rest}"))).flatten()
}

/// “5people”, “25year-old”: not “5km”, “90s”, “3D”.
fn behind_figures(view: View<'_>, at: usize, units: &FxHashSet<String>) -> Option<Finding> {
    let word = view.token(at + 1).filter(|token| token.is_word() && view.is_glued(at + 1))?;
    let text = view.word(at + 1);
    let head = text.split('-').next().unwrap_or(text);
    let is_plain = word.case == Case::Lower && head.chars().count() >= LETTERS_MIN && head.chars().all(char::is_alphabetic);
    let fits = is_plain && !units.contains(&folded(head)) && is_common(head);
    // "25year-old" wants a hyphen, "5people" a blank.
    let joint = if head.len() < text.len() { "-" } else { " " };
    fits.then(|| view.finding(at, at + 1, format!("{}{joint}{text}", view.word(at)))).flatten()
}
