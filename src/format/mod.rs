//! Mark-up to text: what a reader sees, in blocks with roles, and the way back to the source.

mod comment;
mod emphasis;
mod front_matter;
mod head;
mod html;
mod lines;
mod map;
mod markdown;
mod mask;
mod mdx;
mod plain;
#[cfg(test)]
mod property;
mod role;
mod shape;
mod template;

pub use map::{MapBuilder, OffsetMap, Piece, PieceKind};

pub use crate::source::Format;

use crate::span::{SourceSpan, TextSpan};

/// What a block is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The title of the piece.
    Headline,
    /// The sentence under the headline.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// A line of place and date alone.
    Dateline,
    /// A heading inside the body.
    Crosshead,
    /// A paragraph.
    Body,
    /// Text under a picture.
    Caption,
    /// One item of a list.
    List,
    /// One cell of a table.
    Table,
    /// A block set off as a quotation.
    Blockquote,
}

impl Role {
    /// The word used in scopes and fingerprints.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Crosshead => "crosshead",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::List => "list",
            Self::Table => "table",
            Self::Blockquote => "blockquote",
        }
    }

    /// Every role.
    pub const ALL: [Self; 10] = [
        Self::Headline,
        Self::Standfirst,
        Self::Byline,
        Self::Dateline,
        Self::Crosshead,
        Self::Body,
        Self::Caption,
        Self::List,
        Self::Table,
        Self::Blockquote,
    ];
}

/// One paragraph-like stretch of extracted text; blocks stand in order and do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is on the page.
    pub role: Role,
    /// Its bytes in the extracted text, without the line ends around it.
    pub span: TextSpan,
}

/// A comment in the copy that switches rules off: `<!-- stet: rule[, rule] reason -->`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StetComment {
    /// The whole comment (or front matter entry) in the decoded source.
    pub span: SourceSpan,
    /// What stands between `<!--` and `-->`, trimmed: `stet: names/* reason`, `stet-begin: …`, `stet-end`, `stet-file: …`.
    pub content: String,
    /// Offset in the extracted text at which the comment stands (that text's length at that moment).
    pub text_offset: u32,
}

/// What one file says, and where.
#[derive(Debug, Clone, Default)]
pub struct Extraction {
    /// What a reader sees. Parts left out as code stand as U+FFFC (object replacement character).
    pub text: String,
    /// The way from `text` back to the source.
    pub map: OffsetMap,
    /// Blocks in order.
    pub blocks: Vec<Block>,
    /// Text of hyperlinks, in order.
    pub links: Vec<TextSpan>,
    /// Text in italics, in order.
    pub emphasis: Vec<TextSpan>,
    /// Comments that switch rules off, in order.
    pub stets: Vec<StetComment>,
    /// The date that front matter gives, as written.
    pub date: Option<String>,
}

/// Stands in the extracted text for code, template tags and other parts that are no copy.
pub const OBJECT: char = '\u{fffc}';

/// Extracts what a reader sees. Never fails: what cannot be read as mark-up is taken as text.
pub fn extract(format: Format, source: &str) -> Extraction {
    match format {
        Format::Plain => plain::extract(source),
        Format::Markdown => markdown::extract(source),
    }
}
