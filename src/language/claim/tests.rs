//! Claims by class.

use super::super::view::document;
use super::*;
use crate::language::attribution::CueLists;

/// A lexicon of a few words.
pub(super) fn lexicon() -> CueLexicon {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    CueLexicon::new(CueLists {
        persons: list(&["people", "worker", "protester", "family"]),
        casualties: list(&["killed", "dead", "injured", "deaths", "death toll", "homeless"]),
        ..CueLists::default()
    })
}

/// Claims as `text = class`, with `the` for those that point at something known and what a vague one counts.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let document = document(text);
    let show = |claim: &Claim| {
        let definite = if claim.is_definite { " the" } else { "" };
        let vague = claim.vague.map(|class| format!(" {}", class.as_str())).unwrap_or_default();
        format!("{} = {}{vague}{definite}", document.slice(claim.span), claim.class.as_str())
    };
    assert_eq!(find(&document, &lexicon()).iter().map(show).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn percentages_money_and_people() {
    check("Rents rose 38% to £1,200 and 140 workers left.", &["38% = percentage", "£1,200 = money", "140 = people"]);
    check("His 40 workers and the other 12 people met 30 Germans.", &["40 = people the", "12 = people the", "30 = people"]);
    check("Aged 42, he won 3-1 in 1999 and bought 20 boats at 9.30am.", &[]);
}

#[test]
fn casualties_by_what_happened() {
    check("The blast killed at least 12 people and 21 were injured.", &["12 = casualty", "21 = casualty"]);
    check("It left 60 families homeless; the death toll rose to 14.", &["60 = casualty", "14 = casualty"]);
    check("There were 9 deaths. The dead, and 12 firms, are named.", &["9 = casualty"]);
    check("He was killed while 12 people watched.", &["12 = people"]);
}

#[test]
fn vague_amounts() {
    check(
        "Dozens were killed, hundreds of people and thousands of boats left.",
        &["Dozens = casualty", "hundreds = vague-big people", "thousands = vague-big"],
    );
    check("It cost tens of millions of dollars. The scores are in.", &["tens of millions = vague-big money"]);
}

#[test]
fn superlatives_with_a_reach() {
    check(
        "It was the worst storm ever and its biggest crisis in decades.",
        &["worst storm ever = superlative", "biggest crisis in decades = superlative"],
    );
    check("It is the first joint exercise of the club since 1999.", &["first joint exercise of the club = superlative"]);
    check("It is one of the most stable lands in the world. The first man left.", &[]);
}
