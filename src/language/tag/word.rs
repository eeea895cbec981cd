//! What the tagger sees of a token.

use super::{Tag, mark};
use crate::language::lexicon::{LEVEL_NONE, Lexicon, Parts};
use crate::language::memory::recall;
use crate::language::usage::closed_class;
use crate::language::{Case, Token, TokenKind};

/// One token as the tagger sees it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// What its letters alone tell.
    pub(super) known: Known,
    /// Capitals, where it stands, digits, hyphens, a clitic.
    pub(super) shape: u8,
    /// Where the next verb that cannot but be finite stands, see [`look_ahead`].
    pub(super) ahead: u8,
    /// The tag of a token that is no word.
    pub(super) fixed: Option<Tag>,
}

/// What the folded letters of a word tell, a possessive or clitic `'s` left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(in crate::language) struct Known {
    /// Hash of the word.
    pub(super) word: u32,
    /// A closed class, or from [`OPEN`] on a set of [`Parts`].
    pub(super) class: u16,
    /// Which sorts of name it is.
    pub(super) names: u8,
    /// Its part in the clause, see [`verb_of`].
    pub(super) verb: u8,
    /// Its last eight bytes, the last one lowest.
    pub(super) tail: u64,
    /// Its first three bytes.
    pub(super) head: u32,
}

/// Classes from here on are sets of [`Parts`].
const OPEN: u16 = 0x1000;
/// Class of a word that is a name alone.
const NAME: u16 = 0x0801;
/// Class of a word of which nothing is known.
const UNKNOWN: u16 = 0x0802;
/// Class of a token that is no word: this and the number of its tag.
const MARK: u16 = 0x0900;
/// Class of a word that stands with a capital inside a sentence has this bit too.
const CAPITAL: u16 = 0x8000;

/// Bits of [`Word::shape`] above the three of the case.
mod bit {
    pub(super) const FIRST: u8 = 1 << 3;
    pub(super) const DIGIT: u8 = 1 << 4;
    pub(super) const HYPHEN: u8 = 1 << 5;
    pub(super) const CLITIC: u8 = 1 << 6;
    pub(super) const HEADLINE: u8 = 1 << 7;
}

impl Word {
    /// Stands before the first and behind the last token of a sentence.
    pub(super) const EDGE: Self =
        Self { known: Known { word: 1, class: 0x0803, names: 0, verb: 0, tail: 0, head: 0 }, shape: 0, ahead: 0, fixed: None };

    /// The tag of a token that is tagged by rule: one that is no word, and titles without a point, which the treebanks lack.
    pub fn fixed(&self) -> Option<Tag> {
        let is_title = self.known.verb == TITLE && self.shape & 7 == Case::Title as u8;
        self.fixed.or(if is_title { Some(Tag::NNP) } else { None })
    }

    /// Hash of the folded word alone.
    pub fn key(&self) -> u32 {
        self.known.word
    }

    /// True when capitals say nothing of the word: small letters, or the first word of a sentence.
    pub fn is_plain(&self) -> bool {
        let case = self.shape & 7;
        case == Case::Lower as u8 || (self.shape & bit::FIRST != 0 && case == Case::Title as u8)
    }

    /// The word as its neighbours see it: with `'s` it is another one.
    pub(super) fn beside(&self) -> u64 {
        u64::from(self.known.word) | u64::from(self.shape & bit::CLITIC) << 32
    }

    /// True for a word that opens a clause or joins two.
    pub(super) fn opens_clause(&self) -> bool {
        self.known.verb == CLAUSE
    }

    /// How its neighbours see its capitals.
    pub(super) fn capital(&self) -> u64 {
        u64::from(self.shape & 15) | u64::from(self.fixed.is_some()) << 4
    }

    /// Its class as its neighbours see it.
    pub(super) fn class(&self) -> u64 {
        let is_name = !self.is_plain() && self.fixed.is_none() && self.shape & bit::HEADLINE == 0;
        let capital = if is_name { CAPITAL } else { 0 };
        u64::from(self.known.class | capital) | u64::from(self.shape & bit::CLITIC) << 32
    }
}

/// What the tagger sees of the tokens of a sentence, one a token.
pub fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut quotes = mark::Quotes::default();
    let mut is_first = true;
    let headline = if is_headline(tokens) { bit::HEADLINE } else { 0 };
    for (at, token) in tokens.iter().enumerate() {
        let word = token.span.of(text);
        if token.kind != TokenKind::Word {
            let tag = mark::tag(text, tokens, at, &mut quotes);
            // An apostrophe behind a plural makes it possessive: to what follows, it is the plural with a clitic.
            let plural = out.last().filter(|_| tag == Tag::POS).map(|before: &Word| before.known);
            let (known, shape) = match plural {
                Some(known) => (known, bit::CLITIC),
                None => (Known { word: of_bytes(word.as_bytes()), class: MARK | tag.index() as u16, ..Known::default() }, 0),
            };
            out.push(Word { known, shape, ahead: 0, fixed: Some(tag) });
            continue;
        }
        let stem = crate::language::stem(word);
        let mut shape = token.case as u8 | headline;
        for (is_set, bit) in [
            (is_first, bit::FIRST),
            (word.bytes().any(|b| b.is_ascii_digit()), bit::DIGIT),
            (stem.contains(['-', '\u{2010}', '\u{2011}']), bit::HYPHEN),
            (stem.len() < word.len(), bit::CLITIC),
        ] {
            shape |= if is_set { bit } else { 0 };
        }
        is_first = false;
        out.push(Word { known: recall(stem, |facts| &mut facts.tagged, known), shape, ahead: 0, fixed: None });
    }
    look_ahead(&mut out);
    out
}

/// Tells each word whether a verb that cannot but be finite stands behind it, and what stands between: 0 for none, 1 for
/// nothing of note, 2 for a comma, 3 for a word that opens a clause or joins two.
fn look_ahead(words: &mut [Word]) {
    let mut state = 0;
    for word in words.iter_mut().rev() {
        word.ahead = state;
        if word.known.verb & FINITE != 0 {
            state = 1;
        } else if state != 0 && word.known.verb == CLAUSE {
            state = 3;
        } else if state == 1 && word.fixed == Some(Tag::COMMA) {
            state = 2;
        }
    }
}

/// True when nearly all longer words have capitals.
fn is_headline(tokens: &[Token]) -> bool {
    let (mut capital, mut lower) = (0, 0);
    for token in tokens.iter().filter(|token| token.is_word() && token.span.end - token.span.start > 3) {
        match token.case {
            Case::Lower => lower += 1,
            _ => capital += 1,
        }
    }
    capital > 2 && lower * 5 < capital
}

fn known(folded: &str) -> Known {
    let byte = |from: usize| folded.as_bytes().get(from).copied().unwrap_or(0);
    let tail = folded.bytes().rev().take(8).enumerate().fold(0, |sum, (at, byte)| sum | u64::from(byte) << (8 * at));
    let class = class_of(folded);
    Known {
        word: of_bytes(folded.as_bytes()),
        class,
        names: Lexicon::shared().names_of(folded).bits(),
        verb: verb_of(folded, class),
        tail,
        head: u32::from_le_bytes([byte(0), byte(1), byte(2), 0]),
    }
}

fn class_of(folded: &str) -> u16 {
    if let Some(closed) = closed_class(folded) {
        return closed;
    }
    match Lexicon::shared().entry(folded) {
        Some(entry) if entry.level == LEVEL_NONE => NAME,
        entry => {
            let parts = entry.map(|entry| entry.parts).filter(|parts| !parts.is_empty());
            let last = folded.rsplit('-').next().unwrap_or(folded);
            let parts = parts.unwrap_or_else(|| Parts::by_ending(last));
            if parts.is_empty() { UNKNOWN } else { OPEN | parts.bits() }
        }
    }
}

/// Set in [`Known::verb`] of a verb that cannot but be finite.
const FINITE: u8 = 0x10;
/// [`Known::verb`] of a word that opens a clause or joins two.
const CLAUSE: u8 = 8;
/// [`Known::verb`] of a title.
const TITLE: u8 = 9;

/// Verbs that others lean on, other verbs that are finite, words between clauses.
fn verb_of(folded: &str, class: u16) -> u8 {
    match folded {
        "be" | "been" | "being" => 1,
        "am" | "is" | "are" | "was" | "were" | "isn't" | "aren't" | "wasn't" | "weren't" => 1 | FINITE,
        "having" => 2,
        "have" | "has" | "had" | "haven't" | "hasn't" | "hadn't" => 2 | FINITE,
        "do" | "does" | "did" | "don't" | "doesn't" | "didn't" => 3 | FINITE,
        "get" | "gets" | "got" | "getting" => 4,
        "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must" | "cannot" | "can't" | "couldn't"
        | "won't" | "wouldn't" | "shouldn't" => 5 | FINITE,
        "and" | "or" | "but" | "that" | "which" | "who" | "if" | "because" | "when" | "while" | "where" | "what" | "as"
        | "after" | "before" | "since" | "until" | "although" | "though" | "whether" | "how" | "why" => CLAUSE,
        "mr" | "mrs" | "ms" | "dr" | "prof" => TITLE,
        _ if class & OPEN != 0 => {
            let parts = class & !OPEN;
            let has = |part: Parts| parts & part.bits() != 0;
            let is_past = has(Parts::PAST) && !has(Parts::PARTICIPLE) && !has(Parts::NOUN) && !has(Parts::BASE);
            let is_third = has(Parts::THIRD) && !has(Parts::NOUN) && !has(Parts::PLURAL);
            if is_past || is_third { 6 | FINITE } else { 0 }
        }
        _ => 0,
    }
}

/// FNV-1a with a last stir.
fn of_bytes(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D)
}
