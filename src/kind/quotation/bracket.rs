//! A bracket that never closes, or closes what never opened.

use super::unclosed::is_prose;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Paragraph, Token, TokenKind};
use crate::span::TextSpan;

/// `check = "bracket"`.
pub(super) struct Bracket;

/// Paragraphs over which a bracket may run.
const CARRIED_PARAGRAPHS_MAX: usize = 6;

/// A paragraph with more marks that have no partner is code, a score or a drawing.
const LOST_MAX: usize = 2;

/// Digits of an item's number.
const ITEM_DIGITS_MAX: usize = 2;

/// Letters of an item's number ("iv)", "a)").
const ITEM_BYTES_MAX: usize = 4;

impl Matcher for Bracket {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for bracket in ["(", ")", "[", "]"] {
            triggers.literal(bracket);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut lost: Vec<(usize, TextSpan)> = Vec::new();
        for paragraph in context.hit_paragraphs().filter(|paragraph| is_prose(document, paragraph)) {
            let found = without_partner(document, paragraph);
            let number = document.paragraph_at(paragraph.span.start).unwrap_or(0);
            if found.len() <= LOST_MAX {
                lost.extend(found.into_iter().map(|span| (number, span)));
            }
        }
        let mut at = 0;
        while let Some((paragraph, span)) = lost.get(at) {
            // A bracket over several paragraphs.
            let partner = lost.get(at + 1).filter(|(later, other)| {
                closing(document.slice(*span)) == Some(document.slice(*other))
                    && later > paragraph
                    && later - paragraph <= CARRIED_PARAGRAPHS_MAX
            });
            if partner.is_some() {
                at += 1;
            } else {
                context.report(Finding::new(*span));
            }
            at += 1;
        }
    }
}

fn closing(bracket: &str) -> Option<&'static str> {
    match bracket {
        "(" => Some(")"),
        "[" => Some("]"),
        _ => None,
    }
}

/// The brackets of a paragraph without a partner in it, in order.
fn without_partner(document: &Document, paragraph: &Paragraph) -> Vec<TextSpan> {
    let tokens = document.paragraph_tokens(paragraph);
    let (mut open, mut lost): (Vec<TextSpan>, Vec<TextSpan>) = (Vec::new(), Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        let bracket = document.word(token);
        if token.kind != TokenKind::Punctuation || !matches!(bracket, "(" | ")" | "[" | "]") || is_face(document, token) {
            continue;
        }
        if closing(bracket).is_some() {
            open.push(token.span);
            continue;
        }
        let partner = open.iter().rposition(|opened| closing(document.slice(*opened)) == Some(bracket));
        match partner {
            Some(partner) => lost.extend(open.drain(partner..).skip(1)),
            None if is_item(document, tokens, at) => {}
            None => lost.push(token.span),
        }
    }
    lost.extend(open);
    lost.sort_unstable_by_key(|span| span.start);
    lost
}

/// `:)`, `;-(`.
fn is_face(document: &Document, token: &Token) -> bool {
    let before = document.text.get(..token.span.start as usize).and_then(|text| text.chars().next_back());
    matches!(before, Some(':' | ';' | '='))
        || document.text.get(..token.span.start as usize).is_some_and(|text| text.ends_with(":-") || text.ends_with(";-"))
}

/// `1)`, `a)`, `iv)`.
fn is_item(document: &Document, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) else { return true };
    let word = document.word(before);
    let is_roman = word.len() <= ITEM_BYTES_MAX && word.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    (before.kind == TokenKind::Number && word.len() <= ITEM_DIGITS_MAX)
        || (before.is_word() && (word.chars().nth(1).is_none() || is_roman))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    const BRACKET: &str = "check = 'bracket'";

    #[test]
    fn a_bracket_without_its_partner() {
        check("quotation", BRACKET, "The pier ⟦(⟧built in 1880 is shut (''so they said.'')");
        check("quotation", BRACKET, "The pier built in 1880⟦)⟧ is shut. It [the pier] is (so (they) say) old.");
        check("quotation", BRACKET, "He said ⟦[⟧the pier is (or was) shut.");
    }

    #[test]
    fn items_faces_and_long_asides_are_sound() {
        check("quotation", BRACKET, "We went 1) to sea, b) to bed, iii) home :) and ;-( it rained.");
        check("quotation", BRACKET, "(The pier was shut.\n\nIt stayed so.)\n\n- an item) of a list");
        check("quotation", BRACKET, "((( x ( y.");
    }
}
