//! Tags of what is no word: numbers, marks, symbols, addresses.

use super::Tag;
use crate::language::{Token, TokenKind};

/// Quotation marks that are open.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    double: bool,
    single: bool,
}

/// The tag of a token that is no word.
pub(super) fn tag(text: &str, tokens: &[Token], at: usize, quotes: &mut Quotes) -> Tag {
    let Some(token) = tokens.get(at) else { return Tag::SYM };
    match token.kind {
        TokenKind::Number => return Tag::CD,
        TokenKind::Url | TokenKind::Email | TokenKind::Handle => return Tag::ADDRESS,
        _ => {}
    }
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).filter(|before| before.span.end == token.span.start);
    let after = tokens.get(at + 1).filter(|after| after.span.start == token.span.end);
    match token.span.of(text) {
        "." | "!" | "?" => Tag::STOP,
        "," => Tag::COMMA,
        "“" | "«" | "``" | "„" => Tag::OPENING_QUOTE,
        "”" | "»" | "''" => Tag::CLOSING_QUOTE,
        "\"" => quote(&mut quotes.double, before.is_none() && after.is_some(), before.is_some() && after.is_none()),
        "‘" => {
            quotes.single = true;
            Tag::OPENING_QUOTE
        }
        "'" | "’" => {
            let is_plural = before.is_some_and(|before| before.is_word() && before.span.of(text).ends_with(['s', 'S']));
            if is_plural && !quotes.single {
                Tag::POS
            } else {
                quote(&mut quotes.single, before.is_none() && after.is_some(), before.is_some() && after.is_none())
            }
        }
        "(" | "[" | "{" => Tag::OPENING_BRACKET,
        ")" | "]" | "}" => Tag::CLOSING_BRACKET,
        "$" | "£" | "€" | "₹" | "¥" => Tag::CURRENCY,
        "-" | "‐" | "‑" | "/" if before.is_some() && after.is_some() => Tag::HYPHEN,
        "%" => Tag::NN,
        "&" => Tag::CC,
        "#" => Tag::NUMBER_SIGN,
        _ if token.kind == TokenKind::Punctuation => Tag::COLON,
        _ => Tag::SYM,
    }
}

/// A straight mark opens or closes by what adjoins it; where that does not tell, by whether one is open.
fn quote(open: &mut bool, opens: bool, closes: bool) -> Tag {
    *open = opens || (!closes && !*open);
    if *open { Tag::OPENING_QUOTE } else { Tag::CLOSING_QUOTE }
}
