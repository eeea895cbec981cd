//! Attributions: cues, tiers, sources and how far they reach.

use super::super::view::document;
use super::*;
use crate::language::claim::ClaimClass;

fn lexicon() -> CueLexicon {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    CueLexicon::new(CueLists {
        verbs: list(&["say", "tell", "find", "put", "report", "show", "add", "estimate"]),
        acts: list(&["pledge"]),
        phrases: list(&["according to", "citing"]),
        documents: list(&["report", "survey", "accounts", "figures"]),
        bodies: list(&["police", "council", "ministry", "officials"]),
        weak: list(&["local media", "reportedly"]),
        persons: list(&["people"]),
        casualties: list(&["killed"]),
    })
}

/// Attributions of a text of one paragraph as `cue = tier (source)`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let document = document(text);
    let show = |attribution: &Attribution| {
        let source = attribution.source.map(|source| format!(" ({})", document.slice(source))).unwrap_or_default();
        format!("{} = {}{source}", document.slice(attribution.span), attribution.tier.as_str())
    };
    let found: Vec<String> =
        (0..document.sentences.len()).flat_map(|at| of_sentence(&document, &lexicon(), at)).map(|found| show(&found)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn cues_and_their_sources() {
    check("The mayor, Anna Roth, said it was shut.", &["said = named (Anna Roth)"]);
    check("It is shut, according to police in Velden.", &["according to = institution (police)"]);
    check("“It is shut,” said Anna Roth.", &["said = named (Anna Roth)"]);
    check("She has also told the court that it is shut.", &["told = institution"]);
    check("The accounts show a loss.", &["accounts = document", "show = document (accounts)"]);
    check("The council pledged £5m.", &["pledged = institution (council)"]);
    check(
        "Local media say it is shut; it is reportedly sold.",
        &["Local media = weak", "say = weak (media)", "reportedly = weak"],
    );
}

#[test]
fn verbs_that_say_nothing() {
    check("He was found dead, and they want to find £5.", &[]);
    check("They put the boat away. It added 12 seats.", &[]);
    check("They put the cost at £5m.", &["put = institution (They)"]);
    check("“They said so,” and the show goes on.", &[]);
}

/// Which claims of a text have a source in reach, each as `text` with `!` where none has.
#[track_caller]
fn check_reach(text: &str, reach: Reach, expected: &[&str]) {
    let document = document(text);
    let (sources, lexicon) = (Sources::default(), lexicon());
    let show = |claim: &crate::language::claim::Claim| {
        let is_sourced = sources.in_reach(&document, &lexicon, claim, reach).is_some();
        format!("{}{}", document.slice(claim.span), if is_sourced { "" } else { "!" })
    };
    let claims = sources.claims(&document, &lexicon).iter().filter(|claim| claim.class != ClaimClass::Superlative);
    assert_eq!(claims.map(show).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn sentence_paragraph_and_beyond() {
    let text = "It opened late.\n\nThe hall is new.\n\nIt was cold.\n\nPolice said 12 people came. Another 30 people left. The rent is £500.";
    check_reach(text, Reach::Sentence, &["12", "30", "£500!"]);
    check_reach(text, Reach::Paragraph, &["12", "30", "£500"]);
    let text = "It opened late.\n\nIt rained.\n\nThe council pledged £5m. The crane cost £3m.";
    check_reach(text, Reach::Paragraph, &["£5m", "£3m!"]);
}

#[test]
fn a_named_survey_answers_for_three_paragraphs() {
    let text = "Few came.\n\nIt is in a survey by the Velden Institute.\n\nSome 40% read.\n\nIn all 5% write.\n\nAnd 3% sing.\n\nThen 2% leave.";
    check_reach(text, Reach::Paragraph, &["40%", "5%", "3%", "2%!"]);
    check_reach(text, Reach::Sentence, &["40%!", "5%!", "3%!", "2%!"]);
}

#[test]
fn the_first_paragraph_may_have_its_source_behind() {
    let text = "A fire killed 12 people.\n\nThe alarm rang at noon, police said.\n\nBread rose 5%.";
    check_reach(text, Reach::Paragraph, &["12", "5%!"]);
}

#[test]
fn reported_speech_behind_a_count() {
    check_reach("It rained.\n\nThe blast killed 12 people. Police said it was gas.", Reach::Paragraph, &["12"]);
    check_reach("It rained.\n\nThe rent rose 5%. Police said it was gas.", Reach::Paragraph, &["5%!"]);
}
