//! Offset map: from extracted text back to the decoded source, piece by piece.

use crate::span::{SourceSpan, TextSpan};

/// How a piece of text came from the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Byte for byte: offsets inside it map one to one.
    Verbatim,
    /// As a whole: an entity, an escape, a tag left out; it maps only entire.
    Atomic,
}

/// One stretch of extracted text and the source bytes it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the extracted text.
    pub text: TextSpan,
    /// Bytes of the decoded source; as long as `text` for a verbatim piece.
    pub source: SourceSpan,
    /// Whether offsets inside map one to one.
    pub kind: PieceKind,
}

/// Pieces in text order, without overlaps. Text between pieces (a blank line set between two blocks) has no source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// The pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The covering source span of a text span.
    ///
    /// A span inside a verbatim piece maps exactly; one that touches an atomic piece takes all of it. Text without
    /// source maps to the empty place between its neighbours.
    pub fn to_source(&self, span: TextSpan) -> SourceSpan {
        if span.is_empty() {
            let at = self.place_of(span.start);
            return SourceSpan { start: at, end: at, part: 0 };
        }
        let mut parts = self.source_pieces(span).into_iter();
        match parts.next() {
            Some(first) => parts.fold(first, SourceSpan::cover),
            None => {
                let at = self.place_of(span.start);
                SourceSpan { start: at, end: at, part: 0 }
            }
        }
    }

    /// The source spans of a text span, adjoining ones joined.
    pub fn source_pieces(&self, span: TextSpan) -> Vec<SourceSpan> {
        let first = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let mut out: Vec<SourceSpan> = Vec::new();
        for piece in self.pieces.get(first..).unwrap_or(&[]) {
            if piece.text.start >= span.end {
                break;
            }
            let source = match piece.kind {
                PieceKind::Atomic => piece.source,
                PieceKind::Verbatim => {
                    let from = span.start.max(piece.text.start) - piece.text.start;
                    let to = span.end.min(piece.text.end) - piece.text.start;
                    SourceSpan { part: piece.source.part, start: piece.source.start + from, end: piece.source.start + to }
                }
            };
            match out.last_mut() {
                Some(last) if last.part == source.part && last.end == source.start => last.end = source.end,
                _ => out.push(source),
            }
        }
        out
    }

    /// The source span that an edit of `span` would replace; `None` where mark-up or an atomic piece is cut.
    pub fn editable(&self, span: TextSpan) -> Option<SourceSpan> {
        let first = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let inside = self.pieces.get(first..)?.iter().take_while(|piece| piece.text.start < span.end);
        for piece in inside {
            let cut = piece.kind == PieceKind::Atomic && !span.contains(piece.text);
            if cut {
                return None;
            }
        }
        match self.source_pieces(span).as_slice() {
            [one] => Some(*one),
            [] if span.is_empty() => {
                let at = self.place_of(span.start);
                Some(SourceSpan { part: 0, start: at, end: at })
            }
            _ => None,
        }
    }

    /// The source offset of a place in the text: exact in a verbatim piece, else the nearest edge before it.
    fn place_of(&self, offset: u32) -> u32 {
        let after = self.pieces.partition_point(|piece| piece.text.start <= offset);
        let Some(piece) = after.checked_sub(1).and_then(|i| self.pieces.get(i)) else {
            return self.pieces.first().map_or(0, |piece| piece.source.start);
        };
        if offset >= piece.text.end {
            return piece.source.end;
        }
        match piece.kind {
            PieceKind::Verbatim => piece.source.start + (offset - piece.text.start),
            PieceKind::Atomic => piece.source.start,
        }
    }
}

/// Builds extracted text and its map side by side, so that they agree by construction.
#[derive(Debug, Default)]
pub struct MapBuilder {
    text: String,
    map: OffsetMap,
}

impl MapBuilder {
    /// Length of the text so far, in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// True when nothing was added.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds `source[range]` as it stands; adjoining verbatim pieces are joined.
    pub fn verbatim(&mut self, source: &str, range: std::ops::Range<usize>) {
        let Some(slice) = source.get(range.clone()).filter(|s| !s.is_empty()) else { return };
        let start = self.text.len();
        self.text.push_str(slice);
        let text = TextSpan::new(start, self.text.len());
        let span = SourceSpan::new(range.start, range.end);
        match self.map.pieces.last_mut() {
            Some(last) if last.kind == PieceKind::Verbatim && last.text.end == text.start && last.source.end == span.start => {
                last.text.end = text.end;
                last.source.end = span.end;
            }
            _ => self.map.pieces.push(Piece { text, source: span, kind: PieceKind::Verbatim }),
        }
    }

    /// Adds `shown` for the source bytes of `range`, which stand or fall together.
    pub fn atomic(&mut self, shown: &str, range: std::ops::Range<usize>) {
        if shown.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(shown);
        let text = TextSpan::new(start, self.text.len());
        self.map.pieces.push(Piece { text, source: SourceSpan::new(range.start, range.end), kind: PieceKind::Atomic });
    }

    /// Adds text that has no source (the blank line between two blocks).
    pub fn unmapped(&mut self, shown: &str) {
        self.text.push_str(shown);
    }

    /// The finished text and map.
    pub fn finish(self) -> (String, OffsetMap) {
        (self.text, self.map)
    }
}
