//! Ages beside names, and whose they are.

use super::reader::Reader;
use crate::language::{Document, Entity, Evidence, NameType, TokenKind, folded};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;

/// Highest age.
const AGE_MAX: u16 = 115;

/// Words of the name behind "42-year-old".
const NAME_WORDS_MAX: usize = 4;

/// Tokens of a bracket between a name and its age.
const BRACKET_TOKENS_MAX: usize = 8;

/// An age that stands right beside a name.
#[derive(Clone, Copy)]
pub(super) struct Age {
    pub(super) years: u16,
    pub(super) span: TextSpan,
    /// A token of the name beside it.
    pub(super) name: usize,
}

/// Every age in apposition: "Ann Roe, 42, said", "Roe, aged 42,", "42-year-old Ann Roe".
pub(super) fn ages(document: &Document) -> Vec<Age> {
    let reader = Reader::new(document);
    let numbers = (0..document.tokens.len()).filter(|at| reader.number(*at).is_some());
    numbers.filter_map(|at| age(reader, at)).collect()
}

fn age(reader: Reader<'_>, at: usize) -> Option<Age> {
    let years = reader.number(at).filter(|years| (1..=AGE_MAX).contains(years))?;
    let span = reader.span(at);
    if reader.is_dash(at + 1) && reader.is_any(at + 2, &["year-old"]) && reader.is_capital(at + 3) {
        let name = (at + 3..at + 3 + NAME_WORDS_MAX).take_while(|at| reader.is_capital(*at)).last()?;
        return Some(Age { years, span, name });
    }
    let comma = at.checked_sub(if reader.is_any(at.wrapping_sub(1), &["aged"]) { 2 } else { 1 })?;
    let name = before_bracket(reader, comma.checked_sub(1)?);
    let is_apposed = reader.word(comma) == "," && reader.is_capital(name) && matches!(reader.word(at + 1), "," | ".");
    // "McKay, 66, 66," are scores.
    let is_listed = reader.word(at + 1) == "," && reader.kind(at + 2) == Some(TokenKind::Number);
    // "Ohio, 42,": what else stands between commas is told by the name.
    (is_apposed && !is_listed).then_some(Age { years, span, name })
}

/// The token before a bracket that ends here, else the token itself: "Roe (born 1950), 68".
fn before_bracket(reader: Reader<'_>, end: usize) -> usize {
    if reader.word(end) != ")" {
        return end;
    }
    let opening = (1..=BRACKET_TOKENS_MAX).map(|back| end.wrapping_sub(back)).find(|at| reader.word(*at) == "(");
    opening.map_or(end, |at| at.wrapping_sub(1))
}

/// True where the sentence tells of another time, so that its ages are of that time; the years of `known` tell of none.
pub(super) fn is_of_other_time(reader: Reader<'_>, at: usize, known: &[u16]) -> bool {
    const TIMES: [&str; 13] = [
        "then",
        "when",
        "ago",
        "later",
        "earlier",
        "time",
        "years",
        "year",
        "decade",
        "decades",
        "late",
        "anniversary",
        "birthday",
    ];
    let is_other = |year: u16| !known.contains(&year);
    reader.has_near(at, &TIMES) || reader.around(at).any(|at| reader.year(at).is_some_and(is_other))
}

/// The people of a document by the tokens of their mentions.
pub(super) struct People<'d> {
    entities: &'d [Entity],
    /// Entity and title by the last token of each mention.
    by_token: FxHashMap<usize, (usize, Option<TextSpan>)>,
    /// How many people share a last word.
    by_surname: FxHashMap<String, u32>,
    /// Mentions in order.
    named: Vec<Named>,
}

/// A mention, and who is named up to it.
struct Named {
    token: usize,
    paragraph: usize,
    /// The one person whom its paragraph has named so far; none where there are more.
    only: Option<usize>,
}

impl<'d> People<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let entities = document.entities();
        let (mut by_token, mut by_surname) = (FxHashMap::default(), FxHashMap::default());
        for (number, entity) in entities.iter().enumerate() {
            if matches!(entity.kind, Some(NameType::Place | NameType::Organisation)) {
                continue;
            }
            *by_surname.entry(surname(&entity.name)).or_default() += 1;
            for mention in entity.mentions() {
                by_token.insert((mention.tokens.end as usize).wrapping_sub(1), (number, mention.title));
            }
        }
        let named = named(document, entities, &by_token);
        Self { entities, by_token, by_surname, named }
    }

    /// The one person whose mention ends with a token, and the title there.
    pub(super) fn at(&self, token: usize) -> Option<(usize, Option<TextSpan>)> {
        let (person, title) = *self.by_token.get(&token)?;
        let entity = self.entities.get(person)?;
        let is_alone = self.by_surname.get(&surname(&entity.name)).is_some_and(|count| *count == 1);
        (entity.may_be.is_empty() && is_alone).then_some((person, title))
    }

    /// The person whose mention begins with a token.
    pub(super) fn from(&self, token: usize) -> Option<usize> {
        (token..token + NAME_WORDS_MAX).find_map(|end| self.at(end)).map(|(person, _)| person)
    }

    /// The one person who is named before a token of a paragraph, in that paragraph or else in the one before.
    pub(super) fn only_before(&self, token: usize, paragraph: usize) -> Option<usize> {
        let before = self.named.partition_point(|named| named.token < token).checked_sub(1)?;
        let last = self.named.get(before)?;
        // A title of a work or a family may stand among the people: one name alone is sure.
        if paragraph - last.paragraph.min(paragraph) <= 1 { last.only } else { None }
    }

    pub(super) fn name(&self, person: usize) -> &str {
        self.entities.get(person).map_or("", |entity| &entity.name)
    }
}

/// The mentions of people in order.
fn named(document: &Document, entities: &[Entity], by_token: &FxHashMap<usize, (usize, Option<TextSpan>)>) -> Vec<Named> {
    let is_place = |entity: &Entity| entity.kind.is_none() && entity.evidence.intersects(Evidence::IN);
    let mentions = by_token.iter().map(|(token, (person, _))| (*token, *person));
    let mut mentions: Vec<(usize, usize)> = mentions.filter(|(_, person)| !entities.get(*person).is_none_or(is_place)).collect();
    mentions.sort_unstable();
    let mut named: Vec<Named> = Vec::with_capacity(mentions.len());
    for (token, person) in mentions {
        let Some(start) = document.tokens.get(token).map(|token| token.span.start) else { continue };
        let Some(paragraph) = document.paragraph_at(start) else { continue };
        let before = named.last().filter(|before| before.paragraph == paragraph);
        let only = Some(person).filter(|_| before.is_none_or(|before| before.only == Some(person)));
        named.push(Named { token, paragraph, only });
    }
    named
}

fn surname(name: &str) -> String {
    folded(name.rsplit(' ').next().unwrap_or(name))
}
