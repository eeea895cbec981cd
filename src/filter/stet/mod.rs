//! stet, “let it stand”: comments and sidecar entries that switch findings off, each for a named rule.

mod apply;
mod area;
mod comment;
mod pattern;
mod sidecar;

pub use apply::{Applied, StetContext, StetFault, StetFinding, StetFindingPlace};
pub use pattern::StetRule;

use crate::diagnostic::{Fingerprint, Problem};
use crate::format::Extraction;
use crate::span::SourceSpan;
use comment::{Comment, Word};
use std::ops::Range;
use std::sync::Arc;

/// What a stet reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StetKind {
    /// The first block that starts at or after the comment.
    NextBlock {
        /// That block in the source; `None` where no block follows.
        block: Option<SourceSpan>,
    },
    /// All from a `stet-begin` to its `stet-end`.
    Range {
        /// The comment that ends it; without one the stet reaches nothing, so that a slip hides nothing.
        end: Option<SourceSpan>,
    },
    /// All of the file.
    File,
    /// Findings with one text, named in a sidecar.
    Finding {
        /// The flagged text, runs of white space as one space.
        text: String,
        /// The one finding meant, where several have that text.
        fingerprint: Option<Fingerprint>,
    },
}

/// Where a stet stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StetPlace {
    /// A comment or front matter entry in the copy.
    Comment(SourceSpan),
    /// An entry of a sidecar.
    Sidecar {
        /// The sidecar as the user knows it.
        file: Arc<str>,
        /// Its text.
        toml: Arc<str>,
        /// Bytes of the entry's `rule`.
        rule: Range<usize>,
        /// Bytes of the entry's `text`.
        text: Range<usize>,
    },
}

/// One comment or sidecar entry that switches rules off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stet {
    /// What it reaches.
    pub kind: StetKind,
    /// The rules it switches off; at least one.
    pub rules: Vec<StetRule>,
    /// Why, in the words of whoever set it.
    pub reason: Option<String>,
    /// Where it stands.
    pub place: StetPlace,
}

/// The stets of one article.
#[derive(Debug, Clone, Default)]
pub struct StetSet {
    stets: Vec<Stet>,
    /// What is wrong with the comments themselves.
    faults: Vec<StetFinding>,
}

impl StetSet {
    /// Reads the stet comments of an article.
    pub fn from_extraction(extraction: &Extraction) -> Self {
        let mut set = Self::default();
        // Indices of the ranges that wait for their end, innermost last.
        let mut open: Vec<usize> = Vec::new();
        let mut next_block = NextBlock::new(extraction);
        for found in &extraction.stets {
            let (word, rules, reason) = match comment::parse(&found.content) {
                Comment::Stet { word, rules, reason } => (word, rules, reason),
                Comment::End => {
                    match open.pop().and_then(|index| set.stets.get_mut(index)) {
                        Some(stet) => stet.kind = StetKind::Range { end: Some(found.span) },
                        None => set.faults.push(StetFinding::unopened(found.span)),
                    }
                    continue;
                }
                Comment::NotUnderstood { message, help } => {
                    set.faults.push(StetFinding::not_understood(found.span, message, help));
                    continue;
                }
            };
            let kind = match word {
                Word::Next => StetKind::NextBlock { block: next_block.after(found.text_offset) },
                Word::Begin => StetKind::Range { end: None },
                Word::File => StetKind::File,
            };
            if word == Word::Begin {
                open.push(set.stets.len());
            }
            set.stets.push(Stet { kind, rules, reason, place: StetPlace::Comment(found.span) });
        }
        let unclosed = open.iter().filter_map(|index| set.stets.get(*index)).filter_map(StetFinding::unclosed);
        set.faults.extend(unclosed);
        set
    }

    /// Adds the entries of the article's sidecar.
    ///
    /// # Errors
    /// When the sidecar is not valid; then none of its entries counts.
    pub fn add_sidecar(&mut self, file: &str, toml: &str) -> Result<(), Problem> {
        self.stets.extend(sidecar::parse(file, toml)?);
        Ok(())
    }

    /// Adds the stets of another set: those of a sidecar to those of the copy.
    pub fn extend(&mut self, other: &Self) {
        self.stets.extend_from_slice(&other.stets);
        self.faults.extend_from_slice(&other.faults);
    }

    /// True when the article has no stet, right or wrong.
    pub fn is_empty(&self) -> bool {
        self.stets.is_empty() && self.faults.is_empty()
    }

    /// The stets that were understood: comments in order, then sidecar entries.
    pub fn stets(&self) -> &[Stet] {
        &self.stets
    }
}

/// Finds the block after a comment, and remembers the last answer: a thousand comments may precede one block.
struct NextBlock<'a> {
    extraction: &'a Extraction,
    last: Option<(usize, SourceSpan)>,
}

impl<'a> NextBlock<'a> {
    fn new(extraction: &'a Extraction) -> Self {
        Self { extraction, last: None }
    }

    fn after(&mut self, text_offset: u32) -> Option<SourceSpan> {
        let index = self.extraction.blocks.partition_point(|block| block.span.start < text_offset);
        let block = self.extraction.blocks.get(index)?;
        let known = self.last.filter(|(last, _)| *last == index).map(|(_, span)| span);
        let span = known.unwrap_or_else(|| self.extraction.map.to_source(block.span));
        self.last = Some((index, span));
        Some(span)
    }
}

/// The text with every run of white space as one space: how a sidecar's text is compared.
fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
