//! Claims: figures and superlatives for which a reader may ask who says so, by class.

mod casualty;
mod superlative;
#[cfg(test)]
mod tests;
mod vague;

use super::attribution::CueLexicon;
use super::number::{NumberClass, NumberMention, Unit};
use super::{Document, Tag, folded, lemma};
use crate::span::TextSpan;

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimClass {
    /// Dead, hurt, held, missing, ill.
    Casualty,
    /// A percentage, points, a share.
    Percentage,
    /// A sum of money.
    Money,
    /// A number of people, of jobs.
    People,
    /// Dozens, hundreds, thousands, millions.
    VagueBig,
    /// The largest, the first, the worst, with how far it reaches.
    Superlative,
}

impl ClaimClass {
    /// The word that rules and outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Casualty => "casualty",
            Self::Percentage => "percentage",
            Self::Money => "money",
            Self::People => "people",
            Self::VagueBig => "vague-big",
            Self::Superlative => "superlative",
        }
    }
}

/// One claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claim {
    /// The figure with its unit, or the words of the superlative.
    pub span: TextSpan,
    /// Index into [`Document::numbers`]; none for vague amounts and superlatives.
    pub number: Option<u32>,
    /// What it is about.
    pub class: ClaimClass,
    /// What a vague amount counts: people or money.
    pub vague: Option<ClaimClass>,
    /// The value; 0 where there is none.
    pub value: f64,
    /// True behind "the", "these", "his": a number that the reader is taken to know.
    pub is_definite: bool,
    /// Index into [`Document::sentences`].
    pub sentence: u32,
}

/// Every claim, in order.
pub fn find(document: &Document, lexicon: &CueLexicon) -> Vec<Claim> {
    let reader = Reader { document, lexicon };
    let numbers = document.numbers();
    let mut claims: Vec<Claim> = (0..).zip(numbers).filter_map(|(at, number)| reader.of_number(at, number)).collect();
    vague::find(&reader, &mut claims);
    superlative::find(document, &mut claims);
    claims.sort_by_key(|claim| claim.span.start);
    claims
}

/// The oldest age group of a sport.
const AGE_GROUP_MAX: f64 = 23.0;

/// The last byte of a token, by which most words are passed over; 0 past the end.
fn last_byte(document: &Document, token: usize) -> u8 {
    let end = document.tokens.get(token).map_or(0, |token| token.span.end as usize);
    document.text.as_bytes().get(end.wrapping_sub(1)).copied().unwrap_or(0)
}

struct Reader<'d> {
    document: &'d Document,
    lexicon: &'d CueLexicon,
}

impl Reader<'_> {
    fn of_number(&self, at: u32, number: &NumberMention) -> Option<Claim> {
        let class = match (number.class, number.unit) {
            (NumberClass::Cardinal | NumberClass::Range, Unit::Percent | Unit::Points) => ClaimClass::Percentage,
            (NumberClass::Cardinal | NumberClass::Range, Unit::Money(_)) => ClaimClass::Money,
            (NumberClass::Cardinal | NumberClass::Range, Unit::None) => self.counted(number)?,
            _ => return None,
        };
        let claim = Claim { number: Some(at), value: number.value, ..self.claim(number.span, class)? };
        Some(claim)
    }

    /// A claim with nothing but its place and class.
    fn claim(&self, span: TextSpan, class: ClaimClass) -> Option<Claim> {
        let sentence = u32::try_from(self.document.sentence_at(span.start)?).ok()?;
        let first = self.document.tokens.partition_point(|token| token.span.start < span.start);
        let is_definite = self.is_definite(first);
        Some(Claim { span, number: None, class, vague: None, value: 0.0, is_definite, sentence })
    }

    /// The class of a count: casualties, people or nothing.
    fn counted(&self, number: &NumberMention) -> Option<ClaimClass> {
        let counted = self.document.counted(number);
        let behind = self.document.tokens.partition_point(|token| token.span.start < number.span.end);
        let first = self.document.tokens.partition_point(|token| token.span.start < number.span.start);
        // "The under 14 boys" are a team.
        let is_age_group =
            |at: usize| self.document.tokens.get(at).is_some_and(|token| self.document.word(token).eq_ignore_ascii_case("under"));
        if number.value <= AGE_GROUP_MAX && first.checked_sub(1).is_some_and(is_age_group) {
            return None;
        }
        // "A quake of magnitude 8.2", "World War 2".
        let is_named = || first.checked_sub(1).is_some_and(|before| self.numbers_name(before));
        if counted.is_none() && (number.value.fract() != 0.0 || is_named()) {
            return None;
        }
        self.of_noun(first, behind, counted.map(|counted| counted.token))
    }

    /// The class of an amount that starts with `first` and ends before `behind`, by its noun.
    fn of_noun(&self, first: usize, behind: usize, noun: Option<usize>) -> Option<ClaimClass> {
        let is_person = noun.is_some_and(|noun| self.is_person(noun));
        let may_be_hurt = noun.is_none_or(|noun| is_person || casualty::is_word(self, noun));
        if may_be_hurt && casualty::is_casualty(self, first, noun.unwrap_or(behind.wrapping_sub(1)), noun.is_none()) {
            return Some(ClaimClass::Casualty);
        }
        is_person.then_some(ClaimClass::People)
    }

    /// True for a noun that names people: of the table, or the people of a place.
    fn is_person(&self, noun: usize) -> bool {
        let Some(token) = self.document.tokens.get(noun) else { return false };
        let word = folded(self.document.word(token));
        if self.lexicon.nouns().is_person(&lemma(&word, Some(Tag::NNS))) || self.lexicon.nouns().is_person(&word) {
            return true;
        }
        let is_demonym = |word: &str| super::Lexicon::shared().names_of(word).contains(super::Names::DEMONYM);
        token.is_capitalised(&self.document.text) && word.strip_suffix('s').is_some_and(is_demonym)
    }

    /// True for a capital inside a sentence that a number belongs to.
    fn numbers_name(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        token.is_capitalised(&self.document.text) && !self.document.opens_sentence(at)
    }

    /// True behind a determiner that points at something known: "the 29 riders", "his 40 staff".
    fn is_definite(&self, first: usize) -> bool {
        const DEFINITE: &[&str] = &["the", "these", "those", "his", "her", "their", "our", "its", "my", "your", "all"];
        let before = (1..=2).filter_map(|back| self.document.tokens.get(first.checked_sub(back)?));
        let mut words = before.map(|token| self.document.word(token));
        let is_definite = |word: &str| DEFINITE.iter().any(|other| word.eq_ignore_ascii_case(other));
        match words.next() {
            Some(word) if is_definite(word) => true,
            // "The first 40 buyers", "the other 12", "the company's 400 staff".
            Some("first" | "last" | "other" | "remaining" | "next" | "estimated") => words.next().is_some_and(is_definite),
            Some(word) => word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'") || word.ends_with("s’"),
            None => false,
        }
    }
}
