//! Acronyms that the copy introduces: `Long Name (ABC)` and `ABC (Long Name)`.

use super::view::View;
use super::{Document, Paragraph, TokenKind, stem};
use std::ops::Range;

/// An acronym and the name that it stands for.
#[derive(Debug)]
pub(super) struct Intro {
    /// Tokens of the long name.
    pub(super) long: Range<u32>,
    /// The acronym as it is written, without brackets.
    pub(super) acronym: String,
}

/// Longest acronym that is read, in letters.
const LETTERS_MAX: usize = 8;

/// Words of a long name that have no letter in the acronym.
const LINKS: [&str; 12] = ["of", "the", "for", "and", "in", "on", "to", "de", "du", "des", "&", "at"];

/// The acronyms that a paragraph introduces, in order of their long names.
pub(super) fn find(document: &Document, paragraph: &Paragraph) -> Vec<Intro> {
    let view = View::new(document, &paragraph.tokens);
    let mut found = Vec::new();
    for at in document.marks_in(paragraph.tokens.clone()).iter().map(|at| *at as usize).filter(|at| view.word(*at) == "(") {
        let inside = at + 1;
        let intro = if view.word(inside + 1) == ")" {
            letters(view, inside)
                .and_then(|letters| Some((behind(view, &letters, at).filter(|long| is_name(view, long))?, inside)))
        } else {
            let before = at.wrapping_sub(1);
            letters(view, before).and_then(|letters| Some((ahead(view, &letters, inside)?, before)))
        };
        if let Some((long, acronym)) = intro {
            let long = super::index(long.start)..super::index(long.end);
            found.push(Intro { long, acronym: view.word(acronym).to_owned() });
        }
    }
    found
}

/// The letters of a word that may be an acronym, in capitals ("Nato" too).
fn letters(view: View<'_>, at: usize) -> Option<Vec<char>> {
    let word = view.word(at);
    let letters: Vec<char> = word.chars().filter(|c| *c != '.').flat_map(char::to_uppercase).take(LETTERS_MAX + 1).collect();
    let is_letters = letters.iter().all(|c| c.is_alphabetic());
    let fits = view.kind(at) == Some(TokenKind::Word) && view.is_capital(at);
    (fits && is_letters && (2..=LETTERS_MAX).contains(&letters.len())).then_some(letters)
}

/// The tokens before `bracket` whose initials are the letters.
fn behind(view: View<'_>, letters: &[char], bracket: usize) -> Option<Range<usize>> {
    let (mut at, mut left) = (bracket, letters.len());
    while left > 0 {
        at = at.checked_sub(1)?;
        left = left.checked_sub(taken(view, at, letters.get(..left)?)?)?;
    }
    Some(at..bracket)
}

/// The tokens right before a bracket, by its index, whose initials are the letters of an acronym; the words may be in small letters.
pub(super) fn spelt_out(document: &Document, acronym: &str, bracket: usize) -> Option<Range<usize>> {
    let paragraph = document.paragraph_of(document.tokens.get(bracket)?.span.start)?;
    let letters: Vec<char> = acronym.chars().flat_map(char::to_uppercase).take(LETTERS_MAX + 1).collect();
    behind(View::new(document, &paragraph.tokens), &letters, bracket).filter(|_| letters.len() <= LETTERS_MAX)
}

/// The tokens from `from` on, up to the closing bracket, whose initials are the letters.
fn ahead(view: View<'_>, letters: &[char], from: usize) -> Option<Range<usize>> {
    let end = (from..from + LETTERS_MAX * 2).find(|at| view.word(*at) == ")")?;
    let found = behind(view, letters, end).filter(|long| is_name(view, long))?;
    (found.start == from || (found.start == from + 1 && view.is(from, "the"))).then_some(found)
}

/// How many of the last letters a word accounts for: none for a link, one for each part of a compound.
fn taken(view: View<'_>, at: usize, letters: &[char]) -> Option<usize> {
    let word = stem(view.word(at));
    let last = letters.last()?;
    let initial = |part: &str| part.chars().next().and_then(|c| c.to_uppercase().next());
    let parts: Vec<&str> = word.split('-').filter(|part| !part.is_empty()).take(LETTERS_MAX).collect();
    let tail = letters.get(letters.len().checked_sub(parts.len())?..)?;
    if parts.len() > 1 && parts.iter().zip(tail).all(|(part, letter)| initial(part) == Some(*letter)) {
        return Some(parts.len());
    }
    let fits = view.kind(at) == Some(TokenKind::Word) && initial(word) == Some(*last);
    // "WHO (World Health Organization)", and the link that has a letter of its own: "Department of Energy (DoE)".
    let is_link = LINKS.iter().any(|link| view.is(at, link));
    if fits && (view.is_capital(at) || !is_link) {
        return Some(1);
    }
    is_link.then_some(usize::from(fits && !view.is_capital(at) && letters.len() > 1 && keeps(view, at, letters)))
}

/// True when the word before a link cannot have the letter that the link could.
fn keeps(view: View<'_>, at: usize, letters: &[char]) -> bool {
    let before = view.word(at.wrapping_sub(1)).chars().next().and_then(|c| c.to_uppercase().next());
    before != letters.last().copied()
}

/// Two capitals or more, the first word among them.
fn is_name(view: View<'_>, tokens: &Range<usize>) -> bool {
    view.is_capital(tokens.start) && tokens.clone().filter(|at| view.is_capital(*at)).count() >= 2
}
