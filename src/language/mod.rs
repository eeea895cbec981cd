//! Extraction to document: tokens, sentences, quotations, numbers, dates and names, one table each, by index range.

mod abbreviation;
mod date;
mod lexicon;
mod name;
mod number;
mod opener;
mod quotation;
mod sentence;
mod token;
mod unknown;
pub mod usage;
mod view;

pub use date::{DateMention, Month, Weekday};
pub use lexicon::{Entry, Kinds, LEVEL_NONE, Lexicon, Names, Near, Parts, Varieties};
pub use name::NameMention;
pub use number::{NumberClass, NumberForm, NumberMention, Unit};
pub use quotation::{Quotation, QuoteStyle};
pub use token::{Case, Token, TokenKind, fold_into, folded, tokenize};
pub use unknown::{UnknownSort, UnknownWord};

use crate::format::{Extraction, Role};
use crate::span::TextSpan;
use std::ops::Range;
use std::sync::OnceLock;

/// A sentence, or a line without a stop (headline, crosshead, list item).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token, closing quotation marks included.
    pub span: TextSpan,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Index into [`Document::paragraphs`].
    pub paragraph: u32,
}

/// A block with its tokens and sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What the block is on the page.
    pub role: Role,
    /// Its bytes in the text.
    pub span: TextSpan,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Indices into [`Document::sentences`].
    pub sentences: Range<u32>,
}

/// One article, taken apart once; every kind reads the same tables.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Extracted text; all spans are bytes of it.
    pub text: String,
    /// Blocks in order.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in order; each lies in one paragraph.
    pub sentences: Vec<Sentence>,
    /// Tokens in order; white space lies between them.
    pub tokens: Vec<Token>,
    /// Direct quotations in order of their opening mark.
    pub quotations: Vec<Quotation>,
    /// Numbers in order, dates left out.
    pub numbers: Vec<NumberMention>,
    /// Dates and weekdays in order.
    pub dates: Vec<DateMention>,
    /// Capitalised names in order.
    pub names: Vec<NameMention>,
    /// Text of hyperlinks in order.
    pub links: Vec<TextSpan>,
    /// Words that the lexicon does not hold or knows as misspellings, in order.
    pub unknown_words: Vec<UnknownWord>,
    symbols: OnceLock<Vec<usage::Symbol>>,
}

impl Document {
    /// Takes an extraction apart.
    pub fn new(extraction: &Extraction) -> Self {
        let mut document = Self { text: extraction.text.clone(), links: extraction.links.clone(), ..Self::default() };
        for block in &extraction.blocks {
            let first_token = index(document.tokens.len());
            let first_sentence = index(document.sentences.len());
            tokenize(&document.text, block.span, &mut document.tokens);
            let tokens = first_token..index(document.tokens.len());
            let paragraph = index(document.paragraphs.len());
            sentence::split(&document.text, &document.tokens, tokens.clone(), paragraph, &mut document.sentences);
            let sentences = first_sentence..index(document.sentences.len());
            document.paragraphs.push(Paragraph { role: block.role, span: block.span, tokens, sentences });
        }
        document.quotations = quotation::find(&document);
        document.dates = date::find(&document);
        document.numbers = number::find(&document);
        document.names = name::find(&document);
        document.unknown_words = unknown::find(&document);
        document
    }

    /// The text under a span.
    pub fn slice(&self, span: TextSpan) -> &str {
        span.of(&self.text)
    }

    /// The text of a token.
    pub fn word(&self, token: &Token) -> &str {
        token.span.of(&self.text)
    }

    /// What the statistics of usage see of each token; worked out when it is first asked for.
    pub fn symbols(&self) -> &[usage::Symbol] {
        self.symbols.get_or_init(|| usage::symbols(self))
    }

    /// The tokens of a range of indices.
    pub fn tokens_in(&self, range: Range<u32>) -> &[Token] {
        self.tokens.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// The tokens of a paragraph.
    pub fn paragraph_tokens(&self, paragraph: &Paragraph) -> &[Token] {
        self.tokens_in(paragraph.tokens.clone())
    }

    /// The sentences of a paragraph.
    pub fn paragraph_sentences(&self, paragraph: &Paragraph) -> &[Sentence] {
        let range = paragraph.sentences.start as usize..paragraph.sentences.end as usize;
        self.sentences.get(range).unwrap_or(&[])
    }

    /// Indices of the tokens that overlap a span.
    pub fn tokens_of_span(&self, span: TextSpan) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// Index of the paragraph that holds an offset, or the last one before it.
    pub fn paragraph_at(&self, offset: u32) -> Option<usize> {
        self.paragraphs.partition_point(|paragraph| paragraph.span.start <= offset).checked_sub(1)
    }

    /// Index of the sentence that holds an offset, or the last one before it.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start <= offset).checked_sub(1)
    }

    /// The outermost direct quotation that a span lies in.
    pub fn quotation_at(&self, span: TextSpan) -> Option<&Quotation> {
        let before = self.quotations.partition_point(|quotation| quotation.span.start <= span.start);
        let last = self.quotations.get(before.checked_sub(1)?)?;
        self.quotations.get(last.outermost as usize).filter(|outermost| outermost.span.contains(span))
    }
}

/// Saturates: texts are at most [`crate::limits::FILE_BYTES_MAX`] bytes long, so nothing is lost.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
