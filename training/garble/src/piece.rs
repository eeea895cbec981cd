//! Sentences as strings of pieces that can be moved, and back as text.

use copydesk::language::usage::Symbol;
use copydesk::language::{Document, Parts, Sentence, Tag};

/// A token on its way through the damage.
#[derive(Clone)]
pub struct Piece {
    pub text: String,
    /// Nothing stands between it and the piece before.
    pub is_glued: bool,
    /// The sentence breaks before it.
    pub is_seam: bool,
    pub is_word: bool,
    /// A word of an open class that may be a verb.
    pub may_be_verb: bool,
    /// A word of an open class that may be a noun.
    pub may_be_noun: bool,
    /// A finite verb.
    pub is_finite: bool,
}

impl Piece {
    /// A word that is put in.
    pub fn word(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            is_glued: false,
            is_seam: true,
            is_word: true,
            may_be_verb: false,
            may_be_noun: false,
            is_finite: false,
        }
    }

    /// The same, broken off from what stands before it.
    pub fn broken_off(&self) -> Self {
        Self { is_seam: true, is_glued: false, ..self.clone() }
    }
}

/// The pieces of a sentence.
pub fn pieces(document: &Document, sentence: &Sentence, tags: &[Tag], symbols: &[Symbol]) -> Vec<Piece> {
    let mut end = 0;
    let tokens = document.tokens_in(sentence.tokens.clone());
    let mut out = Vec::with_capacity(tokens.len());
    for ((token, tag), symbol) in tokens.iter().zip(tags).zip(symbols) {
        let may_be = |parts: Parts| symbol.is_open() && symbol.parts().intersects(parts);
        out.push(Piece {
            text: document.word(token).to_owned(),
            is_glued: token.span.start == end,
            is_seam: false,
            is_word: token.is_word(),
            may_be_verb: may_be(Parts::VERB),
            may_be_noun: may_be(Parts::NOUN),
            is_finite: token.is_word() && matches!(*tag, Tag::VBD | Tag::VBP | Tag::VBZ),
        });
        end = token.span.end;
    }
    out
}

/// Adds the text of a sentence, and tells the bytes, from its start, of the pieces before which it breaks.
pub fn write(pieces: &[Piece], out: &mut String) -> Vec<usize> {
    let start = out.len();
    let mut seams = Vec::new();
    let mut before = "";
    for (number, piece) in pieces.iter().enumerate() {
        let closes = matches!(piece.text.as_str(), "," | "." | ";" | ":" | "?" | "!" | ")");
        if number > 0 && !(piece.is_glued || closes || before == "(") {
            out.push(' ');
        }
        if piece.is_seam {
            seams.push(out.len() - start);
        }
        out.push_str(&piece.text);
        before = &piece.text;
    }
    seams
}
