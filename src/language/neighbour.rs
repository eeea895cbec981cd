//! The word beside a word, as the counts of pairs have it; see [`super::Lexicon::bigram`].

use super::{Document, Token, TokenKind, folded};

/// Stands for the start and the end of a sentence.
const EDGE: &str = ".";
/// Stands for a mark other than a stop.
const MARK: &str = ",";
/// Stands for anything with a digit.
const FIGURE: &str = "0";

/// A neighbour as it is counted; `None` stands for the border of the sentence.
pub(super) fn counted(document: &Document, token: Option<&Token>) -> String {
    let Some(token) = token else { return EDGE.to_owned() };
    let text = document.word(token);
    match token.kind {
        TokenKind::Word => folded(text),
        TokenKind::Number => FIGURE.to_owned(),
        _ if matches!(text, "." | "!" | "?") => EDGE.to_owned(),
        _ => MARK.to_owned(),
    }
}
