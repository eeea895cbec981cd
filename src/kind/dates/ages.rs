//! One person with two ages.

use super::person::{self, Age, People};
use super::reader::Reader;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, folded};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;

/// `check = "two-ages"`.
pub(super) struct TwoAges;

/// Father and son may have one name.
const KIN: [&str; 12] = [
    "father",
    "mother",
    "son",
    "daughter",
    "grandfather",
    "grandmother",
    "grandson",
    "nephew",
    "uncle",
    "namesake",
    "senior",
    "junior",
];

impl Matcher for TwoAges {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let reader = Reader::new(document);
        let ages = person::ages(document);
        if !has_two(reader, &ages) {
            return;
        }
        let people = People::new(document);
        let mut first: FxHashMap<usize, (Age, Option<TextSpan>)> = FxHashMap::default();
        for age in ages {
            let is_told = document.quotation_at(age.span).is_none()
                && !person::is_of_other_time(reader, age.name, &[])
                && !reader.has_near(age.name, &KIN);
            let Some((person, title)) = people.at(age.name).filter(|_| is_told) else { continue };
            let (other, other_title) = *first.entry(person).or_insert((age, title));
            if other.years == age.years || are_two_people(document, title, other_title) {
                continue;
            }
            let finding = Finding::new(age.span).value("other", other.years).value("proof", people.name(person));
            context.report(finding.related(other.span, format!("{} here", other.years)));
        }
    }
}

/// True when two ages stand beside names that end alike; without it nobody need be told apart.
fn has_two(reader: Reader<'_>, ages: &[Age]) -> bool {
    let mut seen: FxHashMap<String, u16> = FxHashMap::default();
    ages.iter().any(|age| *seen.entry(folded(reader.word(age.name))).or_insert(age.years) != age.years)
}

/// Mr and Mrs Roe.
fn are_two_people(document: &Document, title: Option<TextSpan>, other: Option<TextSpan>) -> bool {
    let text = |title: TextSpan| document.slice(title).trim_end_matches('.').to_lowercase();
    title.zip(other).is_some_and(|(title, other)| text(title) != text(other))
}
