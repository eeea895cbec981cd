//! Words of a document that the lexicon does not hold, or knows as misspellings, and what each is likely to be.

mod capitals;
mod derived;
mod glued;
mod judge;
mod memory;
mod near;
mod rank;
mod seam;
mod spared;

use super::lexicon::{Lexicon, Varieties};
use super::{Case, Document, index};
use crate::limits::WORD_BYTES_MAX;
use crate::span::TextSpan;
pub(super) use memory::Known;
use memory::Standing;

/// What an unknown word is likely to be, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownSort {
    /// A misspelling that is known as one.
    Misspelling,
    /// Words without the blanks between them.
    Glued,
    /// Half a word, with a blank between it and the other half; the span holds both.
    Split,
    /// Two words that side by side make a compound that nobody knows.
    Compound,
    /// A few edits from a common word.
    Near,
    /// In a line of capitals, one edit from a common word.
    Capitals,
    /// A name in small letters.
    Name,
    /// None of these, but made of known parts as English makes words.
    Form,
    /// None of these.
    Unlisted,
}

/// A word that is no known word and no name where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// Index into [`Document::tokens`].
    pub token: u32,
    /// The word without a possessive ending.
    pub span: TextSpan,
    /// What it is likely to be.
    pub sort: UnknownSort,
    /// What may be meant, likeliest first, in small letters but for names.
    pub candidates: Vec<String>,
}

/// What one look at every word of a document gives.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) unknown: Vec<UnknownWord>,
    pub(super) variety: VarietyWords,
}

/// Words that are British or American alone, by which the variety of a piece is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VarietyWords {
    /// Indices into [`Document::tokens`] of British words.
    pub british: Vec<u32>,
    /// The same of American ones.
    pub american: Vec<u32>,
}

/// So many words of a variety make a piece one of it, when the others are at most a quarter.
const CLEAR_MIN: usize = 3;

impl VarietyWords {
    /// The variety of more words; `None` for a tie.
    pub fn likely(&self) -> Option<Varieties> {
        match self.british.len().cmp(&self.american.len()) {
            std::cmp::Ordering::Greater => Some(Varieties::GB),
            std::cmp::Ordering::Less => Some(Varieties::US),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The variety, where the words leave no doubt.
    pub fn clear(&self) -> Option<Varieties> {
        let (most, least) = (self.british.len().max(self.american.len()), self.british.len().min(self.american.len()));
        self.likely().filter(|_| most >= CLEAR_MIN && most >= 3 * least)
    }
}

/// A token to be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Suspect {
    token: u32,
    standing: Standing,
    /// It opens a sentence, so its capital says nothing.
    opens: bool,
}

/// Finds the unknown words and judges each.
pub(super) fn find(document: &Document) -> Words {
    let lexicon = Lexicon::shared();
    let (suspects, variety) = suspects(document, lexicon);
    let mut unknown = judge::judge(document, lexicon, &suspects, variety.likely());
    capitals::find(document, lexicon, &mut unknown);
    unknown.sort_by_key(|word| word.token);
    Words { unknown, variety }
}

/// Words in small letters, at the start of a sentence, or glued, that the lexicon does not hold without a doubt.
fn suspects(document: &Document, lexicon: &Lexicon) -> (Vec<Suspect>, VarietyWords) {
    let mut suspects = Vec::new();
    let mut variety = VarietyWords::default();
    for sentence in &document.sentences {
        let mut is_first = true;
        for at in sentence.tokens.clone() {
            let Some(token) = document.tokens.get(at as usize).filter(|token| token.is_word()) else { continue };
            let opens = std::mem::replace(&mut is_first, false);
            let is_judged = match token.case {
                Case::Lower | Case::Mixed | Case::Title => true,
                Case::Upper | Case::None => false,
            };
            if !is_judged || token.span.len() > WORD_BYTES_MAX {
                continue;
            }
            let known = memory::known(lexicon, document.word(token));
            if token.case == Case::Lower {
                if known.variety == Varieties::GB {
                    variety.british.push(index(at as usize));
                } else if known.variety == Varieties::US {
                    variety.american.push(index(at as usize));
                }
            }
            // A capital inside a sentence makes a name, of which nothing is asked but whether it is a known misspelling.
            let is_suspect = match token.case {
                Case::Title if opens => known.standing == Standing::Unknown,
                Case::Title => known.is_misspelling,
                _ => known.standing > Standing::Known,
            };
            if is_suspect {
                suspects.push(Suspect { token: at, standing: known.standing, opens });
            }
        }
    }
    (suspects, variety)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Format, extract};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(&extract(Format::Plain, text));
        let (suspects, _) = suspects(&document, Lexicon::shared());
        let words = suspects.iter().map(|suspect| document.word(&document.tokens[suspect.token as usize]));
        assert_eq!(words.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_known_is_left_out() {
        check(
            "The council recieved Tokayev's letter, the mayor’s zxqv and a well-knwon one.",
            &["recieved", "zxqv", "well-knwon"],
        );
        check("Teh mayor met at 9 a.m. with the paneer and the US-backed.", &["Teh"]);
    }

    #[test]
    fn the_variety_of_a_piece() {
        let variety = |text: &str| Document::new(&extract(Format::Plain, text)).variety_words().clone();
        assert_eq!(variety("The colour of the tyre pleased the centre.").clear(), Some(Varieties::GB));
        assert_eq!(variety("The color of the center, a favorite.").clear(), Some(Varieties::US));
        let mixed = variety("The colour of the center.");
        assert_eq!((mixed.clear(), mixed.likely()), (None, None));
        assert_eq!(variety("They organize it.").likely(), None);
    }
}
