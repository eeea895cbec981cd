//! Words of the copy compared without taking copies of them.

use crate::format::Role;
use crate::language::usage::Symbol;
use crate::language::{Case, Document, PACKED_BYTES_MAX, Paragraph, Token, TokenKind, between, fold_into, folded, packed};

/// True when two words fold alike.
pub(super) fn same_word(a: &str, b: &str) -> bool {
    // Nearly all pairs end here: a first letter of ASCII stays, or takes an accent that stands behind it.
    let first = |word: &str| word.bytes().next().filter(u8::is_ascii).map(|byte| byte.to_ascii_lowercase());
    if first(a).zip(first(b)).is_some_and(|(a, b)| a != b) {
        return false;
    }
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    if a.is_ascii() && b.is_ascii() {
        return false;
    }
    // Lower case seldom changes a word's length much, so most pairs end here.
    a.len().abs_diff(b.len()) <= a.len().min(b.len()) + 4 && folded(a) == folded(b)
}

/// True for what carries the wording: words and numbers, not marks.
pub(super) fn is_wording(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

/// Number of words and numbers.
pub(super) fn word_count(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| is_wording(token)).count()
}

/// True when two stretches of tokens have the same words, whatever the marks between them.
pub(super) fn same_wording(document: &Document, a: &[Token], b: &[Token]) -> bool {
    let words = |tokens: &'_ [Token]| tokens.iter().filter(|token| is_wording(token)).copied().collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| same_word(document.word(a), document.word(b)))
}

/// A running hash of folded words.
#[derive(Debug, Default)]
pub(super) struct WordHasher {
    buffer: String,
}

impl WordHasher {
    /// `hash` with one word more; equal for words that fold alike.
    pub(super) fn add(&mut self, hash: u64, word: &str) -> u64 {
        if word.is_ascii() {
            mix(hash, word.as_bytes())
        } else {
            self.buffer.clear();
            fold_into(word, &mut self.buffer);
            mix(hash, self.buffer.as_bytes())
        }
    }
}

/// Takes in a word, its ASCII letters in small ones, eight bytes at a time.
fn mix(hash: u64, word: &[u8]) -> u64 {
    let add = |hash: u64, value: u64| (hash.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95);
    let mut hash = hash;
    for part in word.chunks(PACKED_BYTES_MAX) {
        let bytes = packed(part).unwrap_or_default();
        let both = bytes | between(bytes, b'A', b'Z') >> 2;
        hash = add(add(hash, both as u64), (both >> 64) as u64);
    }
    // The end of a word counts, so that "a bc" and "ab c" differ.
    add(hash, word.len() as u64)
}

/// One of 64 bits for the first byte of a word; the same for all words that fold alike.
pub(super) fn initial(word: &str) -> u64 {
    let mut bytes = word.bytes();
    match bytes.next() {
        // An accent behind its letter, U+0300 to U+036F, makes one with it.
        Some(byte) if byte.is_ascii() && !matches!(bytes.next(), Some(0xCC | 0xCD)) => 1 << (byte.to_ascii_lowercase() & 63),
        // Capitals outside ASCII may begin with another byte.
        _ => u64::MAX,
    }
}

/// True when only white space lies between two neighbouring tokens, and some does.
pub(super) fn parted_by_space(document: &Document, left: &Token, right: &Token) -> bool {
    let gap = document.text.get(left.span.end as usize..right.span.start as usize).unwrap_or("");
    gap == " " || (!gap.is_empty() && gap.chars().all(char::is_whitespace))
}

/// True for the mark or dotted word that ends a sentence.
pub(super) fn is_stop(document: &Document, token: &Token) -> bool {
    let text = document.word(token);
    match token.kind {
        TokenKind::Punctuation => matches!(text, "." | "!" | "?" | "…") || text.starts_with("..."),
        TokenKind::Word => text.ends_with('.'),
        _ => false,
    }
}

/// True when the tokens end in a stop, closing quotation marks and brackets aside.
pub(super) fn ends_in_stop(document: &Document, tokens: &[Token]) -> bool {
    let closes = |token: &&Token| matches!(document.word(token), "\"" | "'" | "”" | "’" | "»" | ")" | "]");
    tokens.iter().rev().take(4).find(|token| !closes(token)).is_some_and(|token| is_stop(document, token))
}

/// The headline, or where none is marked the first block of a headline's length.
pub(super) fn headline(document: &Document, min_words: usize) -> Option<&Paragraph> {
    let long_enough = |paragraph: &&Paragraph| {
        let tokens = document.paragraph_tokens(paragraph);
        let words = word_count(tokens.get(..tokens.len().min(HEADLINE_TOKENS_MAX)).unwrap_or(tokens));
        words >= min_words && (paragraph.role == Role::Headline || words < HEADLINE_WORDS_MAX)
    };
    let marked = document.paragraphs.iter().filter(|p| p.role == Role::Headline).find(long_enough);
    marked.or_else(|| document.paragraphs.iter().find(long_enough))
}

/// A block of this many words is no headline.
const HEADLINE_WORDS_MAX: usize = 20;

/// Tokens looked at to tell a headline from a paragraph.
const HEADLINE_TOKENS_MAX: usize = 60;

/// True where half of the words or more are names: a title, a row of names. `symbols` are those of the tokens.
pub(super) fn is_mostly_names(symbols: &[Symbol], tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word()).count();
    symbols.iter().filter(|symbol| symbol.is_name()).count() * 2 >= words
}

/// True for a sentence of so many words whose words are not mostly capitalised.
pub(super) fn is_running(document: &Document, sentence: usize, min_words: usize) -> bool {
    let Some(sentence) = document.sentences.get(sentence) else { return false };
    let words = document.tokens_in(sentence.tokens.clone()).iter().filter(|token| token.is_word());
    let (all, capitalised) = words.fold((0, 0), |(all, capitalised), word| {
        (all + 1, capitalised + usize::from(!matches!(word.case, Case::Lower | Case::None)))
    });
    all >= min_words && capitalised * 2 < all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_fold_alike_are_one() {
        assert!(same_word("Don’t", "don't") && same_word("ÉTÉ", "été") && !same_word("form", "from"));
        let mut hasher = WordHasher::default();
        assert_eq!(hasher.add(7, "Don’t"), hasher.add(7, "don't"));
        let (ab_c, a_bc) = (hasher.add(0, "ab"), hasher.add(0, "a"));
        assert_ne!(hasher.add(ab_c, "c"), hasher.add(a_bc, "bc"));
    }
}
