//! What speaks for a person, a place or a body.

use super::super::lexicon::{Lexicon, Names, bits};
use super::super::name::is_title_word;
use super::super::view::{Lower, View};
use super::super::{NameType, Token, TokenKind};
use super::words::{BETWEEN, GOVERNING, IN_PLACE, INVERTED, ORDINARY_LEVEL_MAX, PLACES, SPEECH, is_body, is_place_word, is_role};
use crate::format::Role;
use std::ops::Range;

bits! {
    /// What speaks for a kind of entity.
    Evidence: u16 {
        /// A title before it: "Mr Roe".
        TITLE = 0, "title";
        /// It speaks: "Roe said", "said Roe".
        SAID = 1, "speaks";
        /// An age behind it: "Anna Roe, 34,".
        AGE = 2, "age";
        /// A role beside it: "Anna Roe, the mayor", "the mayor, Anna Roe", "spokesman Roe".
        ROLE = 3, "role";
        /// A nationality before its title: "German Chancellor Roe".
        NATIONALITY = 4, "nationality";
        /// A longer name that begins with a listed given name or an initial.
        FULL_NAME = 5, "given name and surname";
        /// A word that is listed as a given name or a surname.
        PERSON_LIST = 6, "list of people's names";
        /// Listed as a place.
        PLACE_LIST = 7, "list of places";
        /// "in Leeds", "near Leeds".
        IN = 8, "in";
        /// "the capital of Kent", "the city of Leeds".
        CITY_OF = 9, "the city of";
        /// It stands in a dateline.
        DATELINE = 10, "dateline";
        /// It ends in a word for a place: Street, River.
        PLACE_WORD = 11, "word for a place";
        /// It has a word for a body: Ministry, Bank, Inc.
        BODY_WORD = 12, "word for a body";
        /// Listed as a company, medium or product.
        BRAND_LIST = 13, "list of brands";
        /// Capitals throughout, or an acronym that the copy introduces.
        ACRONYM = 14, "acronym";
        /// "the Roes".
        FAMILY = 15, "family";
    }
}

impl Evidence {
    /// The kind that the evidence is for; none where it is thin or torn. `is_introduced` tells that the copy gives a longer name
    /// with the acronym.
    pub(super) fn kind(self, is_introduced: bool) -> Option<NameType> {
        /// Least weight that decides: one word of a list is not enough.
        const WEIGHT_MIN: u32 = 2;
        let weigh = |weights: &[(Self, u32)]| -> u32 {
            weights.iter().filter(|(bit, _)| self.contains(*bit)).map(|(_, weight)| weight).sum()
        };
        let person = weigh(&[
            (Self::TITLE, 3),
            (Self::SAID, 1),
            (Self::AGE, 3),
            (Self::ROLE, 2),
            (Self::NATIONALITY, 1),
            (Self::FULL_NAME, 2),
            (Self::PERSON_LIST, 1),
        ]);
        let place =
            weigh(&[(Self::PLACE_LIST, 2), (Self::IN, 1), (Self::CITY_OF, 3), (Self::DATELINE, 2), (Self::PLACE_WORD, 3)]);
        // "US" and "UK" are places.
        let acronym = if self.contains(Self::PLACE_LIST) { 0 } else { 2 };
        let body = weigh(&[(Self::BODY_WORD, 4), (Self::BRAND_LIST, 2), (Self::ACRONYM, acronym)]);
        let all = [(person, NameType::Person), (place, NameType::Place), (body, NameType::Organisation)];
        let (most, kind) = all.into_iter().max_by_key(|(weight, _)| *weight)?;
        let is_alone = all.iter().filter(|(weight, _)| *weight == most).count() == 1;
        // "DNA" and "AI" are no bodies, nor are they people.
        let is_letters = !is_introduced && body == acronym && kind == NameType::Organisation;
        let is_thin = is_letters && !self.contains(Self::SAID);
        (most >= WEIGHT_MIN && is_alone && !is_thin && !self.contains(Self::FAMILY)).then_some(kind)
    }

    /// True when something speaks for a place where it stands, not only in a list.
    pub(super) fn is_place_use(self) -> bool {
        self.intersects(Self::IN | Self::CITY_OF | Self::DATELINE) && !self.contains(Self::TITLE)
    }

    /// Without what `other` has.
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Adds what `other` has.
    pub(super) fn add(&mut self, other: Self) {
        *self = *self | other;
    }
}

/// What the words of a form tell by themselves.
pub(super) fn of_words(words: &[String], has_link: bool) -> Evidence {
    let lexicon = Lexicon::shared();
    let mut evidence = Evidence::default();
    let mut set = |is: bool, bit: Evidence| evidence = if is { evidence | bit } else { evidence };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return evidence };
    let is_long = words.len() > 1;
    let names = if is_long { lexicon.names_of(&words.join(" ")) } else { lexicon.names_of(first) };
    // Listed as a place, and a body in news copy.
    let is_nations = matches!(words, [word] if word == "un") || matches!(words, [a, b] if a == "united" && b == "nations");
    set(is_nations, Evidence::BODY_WORD);
    set(names.contains(Names::PLACE) && !is_nations, Evidence::PLACE_LIST);
    set(names.contains(Names::BRAND), Evidence::BRAND_LIST);
    let (has_body, has_place) = (is_body(last) || (has_link && is_body(first)), is_place_word(last));
    set(is_long && has_body, Evidence::BODY_WORD);
    set(is_long && has_place, Evidence::PLACE_WORD);
    let ends = lexicon.look_up(last).unwrap_or_default();
    let is_surname = ends.names.contains(Names::SURNAME);
    // "Grace Foundation" and "Muslim Americans" are no people of that name.
    let may_be_surname = (is_surname || ends.level > ORDINARY_LEVEL_MAX) && !ends.names.contains(Names::DEMONYM);
    // "US" is listed as a given name.
    let given = is_long && first != "us" && (first.chars().nth(1).is_none() || lexicon.names_of(first).contains(Names::GIVEN));
    set(given && !has_link && may_be_surname, Evidence::FULL_NAME);
    set(if is_long { is_surname && !has_link } else { names.intersects(Names::GIVEN | Names::SURNAME) }, Evidence::PERSON_LIST);
    evidence
}

/// What stands around a name: `tokens` of the name itself, `before` the first token of its title or of itself.
pub(super) fn around(view: View<'_>, role: Role, tokens: &Range<usize>, before: usize, possessive: bool) -> Evidence {
    let mut evidence = Evidence::default();
    let mut set = |is: bool, bit: Evidence| evidence = if is { evidence | bit } else { evidence };
    let (last, end) = (before.wrapping_sub(1), tokens.end);
    set(before < tokens.start, Evidence::TITLE);
    set(before < tokens.start && is_nationality(view, last), Evidence::NATIONALITY);
    set(!possessive && speaks(view, tokens, before), Evidence::SAID);
    set(has_age(view, end), Evidence::AGE);
    set(!possessive && has_role(view, before, end), Evidence::ROLE);
    set(!possessive && view.is_any(last, &IN_PLACE) && before == tokens.start, Evidence::IN);
    let of = view.is(last, "of") && view.is_any(last.wrapping_sub(1), &PLACES);
    let apposed = view.word(last) == "," && view.is(last.wrapping_sub(1), "capital");
    set(of || apposed, Evidence::CITY_OF);
    set(role == Role::Dateline, Evidence::DATELINE);
    let word = view.word(end.wrapping_sub(1));
    let owner = super::super::stem(word);
    let is_plural = owner.ends_with('s') && owner.chars().any(char::is_lowercase);
    let is_family = tokens.len() == 1 && view.is(last, "the") && is_plural;
    set(is_family, Evidence::FAMILY);
    let letters = || owner.trim_end_matches('s').chars().filter(|c| *c != '.');
    let is_acronym = letters().nth(1).is_some() && letters().all(char::is_uppercase);
    set(tokens.len() == 1 && is_acronym, Evidence::ACRONYM);
    evidence
}

/// True when the name is who speaks.
pub(super) fn speaks(view: View<'_>, tokens: &Range<usize>, before: usize) -> bool {
    let last = before.wrapping_sub(1);
    let next = tokens.end + usize::from(view.is_any(tokens.end, &BETWEEN));
    let is_amount = view.kind(next + 1).is_some_and(|kind| matches!(kind, TokenKind::Number | TokenKind::Symbol));
    let verb = view.is_lower(next) && view.is_any(next, &SPEECH) && !(is_amount && view.is_any(next, &["added", "adds"]));
    if verb && !view.is_any(last, &GOVERNING) {
        return true;
    }
    let is_mark = |token: &Token| token.kind == TokenKind::Punctuation;
    let behind_quote = view.token(last.wrapping_sub(1)).is_some_and(is_mark);
    (behind_quote && view.is_lower(last) && view.is_any(last, &INVERTED))
        || (view.is(last, "to") && view.is(last.wrapping_sub(1), "according"))
}

/// "Roe, 34,", "Roe (34)", "Roe, aged 34".
fn has_age(view: View<'_>, end: usize) -> bool {
    let mark = view.word(end);
    let number = end + 1 + usize::from(view.is(end + 1, "aged"));
    let age = view.word(number).parse::<u8>().is_ok_and(|age| age < 115);
    let closes = match mark {
        "," => matches!(view.word(number + 1), "," | "." | ";") || view.is(end + 1, "aged"),
        "(" => view.word(number + 1) == ")",
        _ => false,
    };
    age && closes && view.kind(number) == Some(TokenKind::Number)
}

/// Tokens of an apposition that are looked at.
const APPOSITION_TOKENS: usize = 8;

/// "spokesman Roe", "the mayor, Anna Roe", "Anna Roe, the town's mayor".
fn has_role(view: View<'_>, before: usize, end: usize) -> bool {
    let last = before.wrapping_sub(1);
    let names_role = |at: usize| {
        let word = Lower::new(view.word(at));
        view.is_lower(at) && (is_role(word.as_str()) || is_title_word(word.as_str()))
    };
    if names_role(last) || (view.word(last) == "," && names_role(last.wrapping_sub(1))) {
        return true;
    }
    let opens = view.word(end) == "," && (view.is_any(end + 1, &["the", "a", "an", "its", "their"]) || names_role(end + 1));
    let words = (end + 1..end + 1 + APPOSITION_TOKENS).take_while(|at| view.kind(*at) == Some(TokenKind::Word));
    opens && words.into_iter().any(names_role)
}

fn is_nationality(view: View<'_>, at: usize) -> bool {
    view.is_capital(at) && Lexicon::shared().names_of(&super::super::folded(view.word(at))).contains(Names::DEMONYM)
}
