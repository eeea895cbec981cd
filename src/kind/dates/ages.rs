//! One person with two ages.

use super::person::{self, Age, People};
use super::reader::Reader;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, TokenKind, folded};
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
        let mut clashes: Vec<(usize, Finding)> = Vec::new();
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
            clashes.push((person, finding.related(other.span, format!("{} here", other.years))));
        }
        // Where the figures of two people clash they are scores or places.
        let is_one = clashes.windows(2).all(|pair| if let [a, b] = pair { a.0 == b.0 } else { true });
        if is_one && !clashes.is_empty() && !is_of_scores(reader) {
            clashes.into_iter().for_each(|(_, finding)| context.report(finding));
        }
    }
}

/// True for copy on cricket or golf, where figures behind names are runs and rounds.
fn is_of_scores(reader: Reader<'_>) -> bool {
    const WORDS: [&str; 16] = [
        "wicket", "wickets", "innings", "batting", "bowled", "bowler", "bowlers", "lbw", "unbeaten", "batsman", "birdie",
        "birdies", "bogey", "bogeys", "fairway", "golfer",
    ];
    let put_on = |at: usize| {
        reader.is_any(at, &["put"])
            && reader.is_any(at + 1, &["on"])
            && reader.number(at + 2).is_some()
            && (reader.kind(at + 3) != Some(TokenKind::Word) || reader.is_any(at + 3, &["for", "runs"]))
    };
    (0..reader.document.tokens.len()).any(|at| reader.is_any(at, &WORDS) || put_on(at))
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
