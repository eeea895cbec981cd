//! Which tag a token of copydesk's has, where a treebank has several words for it or several tokens make one.

use copydesk::language::Token;
use copydesk::language::tag::Tag;
use std::ops::Range;

/// A word of a treebank.
pub struct Piece {
    span: Range<usize>,
    /// `None` for tags that the treebank has alone.
    tag: Option<Tag>,
    /// Index of the piece that it depends on; none at the root.
    head: Option<usize>,
    is_modifier: bool,
    /// The treebank tells heads.
    has_heads: bool,
}

impl Piece {
    pub fn new(span: Range<usize>, tag: &str, head: Option<usize>, relation: &str, has_heads: bool) -> Self {
        // "goes with": a part of a word that was written as two.
        let tag = Tag::parse(tag).filter(|_| tag != "GW");
        let relation = relation.split(':').next().unwrap_or("");
        Self { span, tag, head, is_modifier: matches!(relation, "amod" | "compound" | "nmod" | "nummod"), has_heads }
    }
}

/// One tag a token.
pub fn align(text: &str, tokens: &[Token], pieces: &[Piece]) -> Vec<Option<Tag>> {
    let of_token = |token: &Token| {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let from = pieces.partition_point(|piece| piece.span.end <= start);
        let to = pieces.partition_point(|piece| piece.span.start < end);
        tag(text, pieces, from..to.max(from))
    };
    tokens.iter().map(of_token).collect()
}

fn tag(text: &str, pieces: &[Piece], range: Range<usize>) -> Option<Tag> {
    let (first, last) = (pieces.get(range.start)?, pieces.get(range.end.checked_sub(1)?)?);
    let own = pieces.get(range.clone())?;
    let is_hyphen = |piece: &Piece| text.get(piece.span.clone()).is_some_and(|word| matches!(word, "-" | "‐" | "‑"));
    if !own.iter().any(is_hyphen) || own.len() < 3 {
        return first.tag;
    }
    // A clitic is no head.
    let last_at = if last.tag == Some(Tag::POS) { range.end - 2 } else { range.end - 1 };
    let outside = |at: &usize| pieces[*at].head.is_none_or(|head| !range.contains(&head));
    let head_at = if first.has_heads { range.clone().find(outside).unwrap_or(last_at) } else { last_at };
    let head = pieces.get(head_at)?;
    let next = pieces.get(range.end).and_then(|piece| piece.tag);
    let modifies = if head.has_heads {
        head.is_modifier && head.head.is_some_and(|head| head >= range.end)
    } else {
        matches!(next, Some(Tag::NN | Tag::NNS | Tag::NNP | Tag::JJ)) || head.tag == Some(Tag::VBN)
    };
    let is_open = !matches!(head.tag, Some(Tag::NNP | Tag::NNPS | Tag::CD) | None);
    if modifies && is_open { Some(Tag::JJ) } else { head.tag }
}
