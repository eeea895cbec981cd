//! Extraction to document: tokens, sentences, quotations, numbers, dates and names, one table each, by index range.

mod abbreviation;
mod acronym;
pub mod attribution;
pub mod claim;
mod counted;
mod date;
mod entity;
mod fold;
mod foreign;
pub mod garble;
mod kindred;
mod lemma;
mod lexicon;
mod memory;
mod name;
mod name_list;
mod near_word;
mod neighbour;
mod number;
mod opener;
mod quotation;
mod quoted;
mod sentence;
mod sound;
pub mod tag;
mod token;
mod unknown;
pub mod usage;
mod view;
mod vocabulary;

pub use counted::Counted;
pub use date::{DateMention, Day, Month, Weekday, month_names};
pub use entity::{Entity, EntityForm, EntityMention, Evidence, is_particle};
pub(crate) use fold::{PACKED_BYTES_MAX, between, packed};
pub use fold::{capital_head, capitalised, fold_into, folded, letters, plain, squeezed, squeezed_exact, stem};
pub use foreign::ForeignPassage;
pub use kindred::{Known, is_derived, is_gender, is_inhabitant};
pub use lemma::{forms, lemma, participle};
pub use lexicon::{Entry, Kinds, LEVEL_NONE, Lexicon, Names, Near, Parts, Varieties};
pub use name::NameMention;
pub use name_list::{Dated, ListedMention, ListedName, NameFault, NameList, NameRow, NameType, Standing};
pub use near_word::{are_near, near_keys};
pub use number::{NumberClass, NumberForm, NumberMention, Unit};
pub use quotation::{Quotation, QuoteStyle};
pub use sound::sound;
pub use tag::Tag;
pub use token::{Case, Token, TokenKind, tokenize};
pub use unknown::{UnknownSort, UnknownWord, VarietyWords};
pub use vocabulary::{Forbidden, HOUSE, Vocabularies, Vocabulary, variety_of};

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
    /// Text of hyperlinks in order.
    pub links: Vec<TextSpan>,
    /// Text in italics in order.
    pub emphasis: Vec<TextSpan>,
    /// The day of the article, where front matter gives it.
    pub date: Option<Day>,
    /// Tables that only some rules need, each made when it is first asked for.
    marks: OnceLock<Vec<u32>>,
    numbers: OnceLock<Vec<NumberMention>>,
    dates: OnceLock<Vec<DateMention>>,
    names: OnceLock<Vec<NameMention>>,
    lone_speaker: OnceLock<bool>,
    entities: OnceLock<Vec<Entity>>,
    foreign: OnceLock<Vec<ForeignPassage>>,
    words: OnceLock<unknown::Words>,
    symbols: OnceLock<Vec<usage::Symbol>>,
    quoted: OnceLock<Vec<bool>>,
    tags: OnceLock<Box<[tag::Lazy]>>,
}

impl Document {
    /// Takes an extraction apart.
    pub fn new(extraction: &Extraction) -> Self {
        let (links, emphasis) = (extraction.links.clone(), extraction.emphasis.clone());
        let date = extraction.date.as_deref().and_then(Day::of_stamp);
        let mut document = Self { text: extraction.text.clone(), links, emphasis, date, ..Self::default() };
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
        document
    }

    /// Indices of the tokens of a range that are punctuation marks.
    pub fn marks_in(&self, tokens: Range<u32>) -> &[u32] {
        let is_mark = |(_, token): &(usize, &Token)| token.kind == TokenKind::Punctuation;
        let find = || self.tokens.iter().enumerate().filter(is_mark).map(|(at, _)| index(at)).collect();
        let marks = self.marks.get_or_init(find);
        let start = marks.partition_point(|mark| *mark < tokens.start);
        let end = marks.partition_point(|mark| *mark < tokens.end);
        marks.get(start..end).unwrap_or(&[])
    }

    /// Numbers in order, dates left out.
    pub fn numbers(&self) -> &[NumberMention] {
        self.numbers.get_or_init(|| number::find(self))
    }

    /// Dates and weekdays in order.
    pub fn dates(&self) -> &[DateMention] {
        self.dates.get_or_init(|| date::find(self))
    }

    /// Capitalised names in order.
    pub fn names(&self) -> &[NameMention] {
        self.names.get_or_init(|| name::find(self))
    }

    /// Who and what the piece is about, in order of first mentions.
    pub fn entities(&self) -> &[Entity] {
        self.entities.get_or_init(|| entity::find(self))
    }

    /// True when a name speaks alone and never stands beside another: a quick look that spares most pieces their entities.
    pub fn has_lone_speaker(&self) -> bool {
        *self.lone_speaker.get_or_init(|| entity::has_lone_speaker(self))
    }

    /// Passages in other languages in order; they do not overlap.
    pub fn foreign(&self) -> &[ForeignPassage] {
        self.foreign.get_or_init(|| foreign::find(self))
    }

    /// Words that the lexicon does not hold or knows as misspellings, in order.
    pub fn unknown_words(&self) -> &[UnknownWord] {
        &self.words().unknown
    }

    /// British and American words.
    pub fn variety_words(&self) -> &VarietyWords {
        &self.words().variety
    }

    fn words(&self) -> &unknown::Words {
        self.words.get_or_init(|| unknown::find(self))
    }

    /// The parts of speech of a sentence, by its index: one tag a token of it, in order. A sentence is tagged when it is first asked
    /// for.
    pub fn tags(&self, sentence: usize) -> &[Tag] {
        let all = self.tags.get_or_init(|| self.sentences.iter().map(|_| OnceLock::new()).collect());
        let (Some(tags), Some(sentence)) = (all.get(sentence), self.sentences.get(sentence)) else { return &[] };
        tags.get_or_init(|| tag::of_sentence(self, sentence))
    }

    /// Number of sentences that were tagged so far.
    pub fn tagged_sentences(&self) -> usize {
        self.tags.get().map_or(0, |all| all.iter().filter(|tags| tags.get().is_some()).count())
    }

    /// The part of speech of a token, by its index.
    pub fn tag_at(&self, token: usize) -> Option<Tag> {
        let at = self.sentence_at(self.tokens.get(token)?.span.start)?;
        let first = self.sentences.get(at)?.tokens.start as usize;
        self.tags(at).get(token.checked_sub(first)?).copied()
    }

    /// The dictionary form of a token, by its index, folded; empty for an index past the end.
    pub fn lemma(&self, token: usize) -> String {
        let Some(word) = self.tokens.get(token).map(|token| folded(self.word(token))) else { return String::new() };
        lemma(&word, self.tag_at(token)).into_owned()
    }

    /// What a number of the document counts.
    pub fn counted(&self, number: &NumberMention) -> Option<Counted> {
        counted::find(self, number)
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

    /// The paragraph that holds an offset, or the last one before it.
    pub fn paragraph_of(&self, offset: u32) -> Option<&Paragraph> {
        self.paragraphs.get(self.paragraph_at(offset)?)
    }

    /// The sentence that holds an offset, or the last one before it.
    pub fn sentence_of(&self, offset: u32) -> Option<&Sentence> {
        self.sentences.get(self.sentence_at(offset)?)
    }

    /// True when only opening marks stand between the start of the sentence and the token with this index.
    pub fn opens_sentence(&self, token: usize) -> bool {
        let Some(sentence) = self.tokens.get(token).and_then(|token| self.sentence_of(token.span.start)) else { return false };
        let before = self.tokens.get(sentence.tokens.start as usize..token).unwrap_or(&[]);
        before.len() <= OPENING_MARKS_MAX && !before.iter().any(Token::is_word)
    }

    /// The tokens right before a bracket, by its index, whose initials are the letters of an acronym.
    pub fn spelt_out(&self, acronym: &str, bracket: usize) -> Option<Range<usize>> {
        acronym::spelt_out(self, acronym, bracket)
    }

    /// The last name that overlaps a span; names do not nest.
    pub fn name_over(&self, span: TextSpan) -> Option<&NameMention> {
        let behind = self.names().partition_point(|name| name.span.start < span.end);
        self.names().get(behind.checked_sub(1)?).filter(|name| name.span.overlaps(span))
    }

    /// The passage in another language that a span lies in.
    pub fn foreign_at(&self, span: TextSpan) -> Option<&ForeignPassage> {
        let before = self.foreign().partition_point(|passage| passage.span.start <= span.start);
        self.foreign().get(before.checked_sub(1)?).filter(|passage| passage.span.contains(span))
    }

    /// The outermost direct quotation that a span lies in.
    pub fn quotation_at(&self, span: TextSpan) -> Option<&Quotation> {
        let before = self.quotations.partition_point(|quotation| quotation.span.start <= span.start);
        let last = self.quotations.get(before.checked_sub(1)?)?;
        self.quotations.get(last.outermost as usize).filter(|outermost| outermost.span.contains(span))
    }
}

/// Quotation marks, brackets and dashes before the first word of a sentence.
const OPENING_MARKS_MAX: usize = 4;

/// Saturates: texts are at most [`crate::limits::FILE_BYTES_MAX`] bytes long, so nothing is lost.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
