//! Words to tags.

use super::Tag;
use crate::language::{Case, Document, Lexicon, Parts, Sentence, Token, TokenKind, folded, stem};

/// The tags of a sentence, one a token.
pub(in crate::language) fn tag(document: &Document, sentence: &Sentence) -> Box<[Tag]> {
    let tokens = document.tokens_in(sentence.tokens.clone());
    tokens.iter().enumerate().map(|(at, token)| guess(document.word(token), token, at == 0)).collect()
}

fn guess(text: &str, token: &Token, is_first: bool) -> Tag {
    match token.kind {
        TokenKind::Word => {}
        TokenKind::Number => return Tag::CD,
        TokenKind::Url | TokenKind::Email | TokenKind::Handle => return Tag::ADDRESS,
        TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Object => return mark(text),
    }
    let word = folded(stem(text));
    let entry = Lexicon::shared().entry(&word);
    if token.case != Case::Lower && (!is_first || entry.is_none()) {
        return Tag::NNP;
    }
    let parts = entry.map_or(Parts::by_ending(&word), |entry| entry.parts);
    let has = |part| parts.contains(part);
    match word.as_str() {
        "the" | "a" | "an" | "this" | "that" | "these" | "those" => Tag::DT,
        "to" => Tag::TO,
        "and" | "or" | "but" => Tag::CC,
        "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must" => Tag::MD,
        "i" | "you" | "he" | "she" | "it" | "we" | "they" | "him" | "them" | "me" | "us" => Tag::PRP,
        "my" | "your" | "his" | "her" | "its" | "our" | "their" => Tag::PRP_POSSESSIVE,
        _ if has(Parts::FUNCTION) => Tag::IN,
        _ if has(Parts::ADJECTIVE) => Tag::JJ,
        _ if has(Parts::ADVERB) => Tag::RB,
        _ if has(Parts::PLURAL) => Tag::NNS,
        _ if has(Parts::NOUN) => Tag::NN,
        _ if has(Parts::ING) => Tag::VBG,
        _ if has(Parts::PAST) => Tag::VBD,
        _ if has(Parts::THIRD) => Tag::VBZ,
        _ if has(Parts::PARTICIPLE) => Tag::VBN,
        _ if has(Parts::VERB) => Tag::VB,
        _ => Tag::NN,
    }
}

fn mark(text: &str) -> Tag {
    match text {
        "." | "!" | "?" => Tag::STOP,
        "," => Tag::COMMA,
        "“" | "‘" | "\"" => Tag::OPENING_QUOTE,
        "”" | "’" | "'" => Tag::CLOSING_QUOTE,
        "(" | "[" => Tag::OPENING_BRACKET,
        ")" | "]" => Tag::CLOSING_BRACKET,
        "$" | "£" | "€" | "₹" => Tag::CURRENCY,
        "-" => Tag::HYPHEN,
        "%" => Tag::NN,
        _ => Tag::COLON,
    }
}
