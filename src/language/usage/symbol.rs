//! What the statistics see of a token: which word it is and what sort of word.

use super::closed::closed_class;
use crate::language::lexicon::{LEVEL_NONE, Lexicon, Parts};
use crate::language::memory::recall;
use crate::language::{Case, Document, TokenKind};

/// One token as the statistics see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Symbol {
    /// Hash of the folded word; of the sort for what is no word.
    pub word: u32,
    /// Class of the word: below [`OPEN`] a closed class or a sort of token, from there on a set of parts of speech.
    pub class: u16,
}

/// Classes from here on are sets of [`Parts`].
pub(super) const OPEN: u16 = 0x1000;

/// Sorts of token that are no plain words; closed classes stand below.
mod sort {
    pub(super) const EDGE: u16 = 100;
    pub(super) const NAME: u16 = 101;
    pub(super) const CAPITALS: u16 = 102;
    pub(super) const POSSESSIVE: u16 = 103;
    pub(super) const HYPHENATED: u16 = 104;
    pub(super) const UNKNOWN: u16 = 105;
    pub(super) const NUMBER: u16 = 106;
    pub(super) const YEAR: u16 = 107;
    pub(super) const COMMA: u16 = 108;
    pub(super) const COLON: u16 = 109;
    pub(super) const DASH: u16 = 110;
    pub(super) const OPENING: u16 = 111;
    pub(super) const CLOSING: u16 = 112;
    pub(super) const STOP: u16 = 113;
    pub(super) const CURRENCY: u16 = 114;
    pub(super) const OTHER: u16 = 115;
    pub(super) const QUOTE: u16 = 116;
}

impl Symbol {
    /// Stands before the first and behind the last token of a sentence.
    pub const EDGE: Self = Self::of_sort(sort::EDGE);

    const fn of_sort(class: u16) -> Self {
        Self { word: class as u32, class }
    }

    /// A quotation mark: the statistics look through it.
    pub fn is_quote(self) -> bool {
        self.class == sort::QUOTE
    }

    /// A word in small letters that nothing is known of.
    pub fn is_unknown(self) -> bool {
        self.class == sort::UNKNOWN
    }

    /// A capitalised word inside a sentence.
    pub fn is_name(self) -> bool {
        matches!(self.class, sort::NAME | sort::CAPITALS)
    }

    /// The closed class of a word.
    pub fn closed(self) -> Option<u16> {
        (self.class < sort::EDGE).then_some(self.class)
    }

    /// A word of an open class, in small letters or first in its sentence.
    pub fn is_open(self) -> bool {
        self.class >= OPEN || matches!(self.class, sort::POSSESSIVE | sort::HYPHENATED | sort::UNKNOWN)
    }

    /// Parts of speech of a word of an open class; empty where only its form is known.
    pub fn parts(self) -> Parts {
        if self.class >= OPEN { Parts::of_bits(self.class & !OPEN) } else { Parts::default() }
    }

    /// A number or year.
    pub fn is_figure(self) -> bool {
        matches!(self.class, sort::NUMBER | sort::YEAR)
    }

    /// A mark that ends a sentence.
    pub fn is_stop(self) -> bool {
        self.class == sort::STOP
    }

    /// A folded word in small letters.
    pub fn of_word(folded: &str) -> Self {
        Self { word: hash(folded.as_bytes()), class: class_of(folded) }
    }
}

/// FNV-1a with a last stir.
fn hash(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D)
}

/// The class of a folded word in small letters.
fn class_of(folded: &str) -> u16 {
    if let Some(closed) = closed_class(folded) {
        return closed;
    }
    if folded.ends_with("'s") || folded.ends_with("s'") {
        return sort::POSSESSIVE;
    }
    if folded.contains('-') {
        return sort::HYPHENATED;
    }
    let lexicon = Lexicon::shared();
    match lexicon.entry(folded) {
        Some(entry) if entry.level == LEVEL_NONE => sort::NAME,
        None if !lexicon.names_of(folded).is_empty() => sort::NAME,
        None => sort::UNKNOWN,
        Some(entry) => {
            let parts = if entry.parts.is_empty() { Parts::by_ending(folded) } else { entry.parts };
            if parts.is_empty() { sort::UNKNOWN } else { OPEN | parts.bits() }
        }
    }
}

/// The symbols of a document, one a token.
pub fn symbols(document: &Document) -> Vec<Symbol> {
    let mut out = vec![Symbol::of_sort(sort::OTHER); document.tokens.len()];
    for sentence in &document.sentences {
        let mut is_first = true;
        for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
            let (Some(token), Some(symbol)) = (document.tokens.get(at), out.get_mut(at)) else { continue };
            let text = document.word(token);
            if token.kind != TokenKind::Word {
                *symbol = Symbol::of_sort(sort_of(token.kind, text));
                continue;
            }
            let is_name = match token.case {
                Case::Title => !is_first,
                Case::Upper | Case::Mixed => true,
                Case::Lower | Case::None => false,
            };
            *symbol = recall(text, |facts| &mut facts.symbol, Symbol::of_word);
            if is_name {
                symbol.class = match token.case {
                    Case::Title => symbol.closed().unwrap_or(sort::NAME),
                    Case::Upper => sort::CAPITALS,
                    _ => sort::NAME,
                };
            }
            is_first = false;
        }
    }
    out
}

fn sort_of(kind: TokenKind, text: &str) -> u16 {
    match kind {
        TokenKind::Number if text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) => sort::YEAR,
        TokenKind::Number => sort::NUMBER,
        TokenKind::Punctuation | TokenKind::Symbol => match text {
            "," => sort::COMMA,
            ";" | ":" => sort::COLON,
            "." | "!" | "?" | "…" | "..." => sort::STOP,
            "(" | "[" => sort::OPENING,
            ")" | "]" => sort::CLOSING,
            "$" | "£" | "€" | "₹" => sort::CURRENCY,
            "\"" | "“" | "”" | "'" | "‘" | "’" | "«" | "»" | "``" => sort::QUOTE,
            _ if text.starts_with(['-', '–', '—']) => sort::DASH,
            _ => sort::OTHER,
        },
        _ => sort::OTHER,
    }
}
