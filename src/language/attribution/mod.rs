//! Attribution: who says so. A cue (a verb of saying, "according to", a document, a link) and the source that it brings in.
//!
//! The cues and the tiers of sources follow Reuters' rule that a statement has a source unless the reporter saw it or it is on public
//! record, named sources first (Handbook of Journalism, "Accuracy").

mod cues;
mod phrases;
mod reach;
mod read;
mod source;
mod speaker;
#[cfg(test)]
mod tests;

pub use cues::{Cue, CueLexicon, CueLists};
pub use phrases::Phrases;
pub use reach::{Asked, Reach, Sources};
pub use read::WEAK_PASSIVES;

use super::Document;
use super::view::View;
use crate::span::TextSpan;

/// How good a source is, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// A person or body with a name.
    Named,
    /// A report, a survey, court papers, data.
    Document,
    /// A hyperlink.
    Link,
    /// "Police", "the ministry", "she": a source without a name here.
    Institution,
    /// "Sources", "local media", "reportedly".
    Weak,
}

impl Tier {
    /// The word that outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Document => "document",
            Self::Link => "link",
            Self::Institution => "institution",
            Self::Weak => "weak",
        }
    }
}

/// A cue and its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// The cue: "said", "according to", "the survey" without its article, the text of a link.
    pub span: TextSpan,
    /// Index into [`Document::sentences`].
    pub sentence: u32,
    /// How good the source is.
    pub tier: Tier,
    /// Who or what it is, where the sentence tells.
    pub source: Option<TextSpan>,
    /// True for a document that is named in its sentence, which answers for the paragraphs behind it too.
    pub is_named_document: bool,
    /// True for a verb whose subject makes the figure ("pledged"): it answers for its own sentence alone.
    pub is_act: bool,
}

impl Attribution {
    /// The cue with its source, as far as they stand side by side.
    pub fn whole(&self) -> TextSpan {
        self.source.map_or(self.span, |source| source.cover(self.span))
    }
}

/// The attributions of a sentence, by its index, in order of the cues; none inside quotation marks.
pub fn of_sentence(document: &Document, lexicon: &CueLexicon, sentence: usize) -> Vec<Attribution> {
    read::Reader::new(document, lexicon).sentence(sentence)
}

/// True when the token stands right behind a form of "be", as one of [`WEAK_PASSIVES`] does that tells of no source.
pub fn is_behind_be(document: &Document, token: usize) -> bool {
    let paragraph = document.tokens.get(token).and_then(|token| document.paragraph_of(token.span.start));
    paragraph.is_some_and(|paragraph| read::is_behind_be(View::new(document, &paragraph.tokens), token))
}
