//! Tells whether a number of people are dead, hurt, held, missing or ill.

use super::Reader;
use crate::language::TokenKind;

/// Tokens looked at behind the noun for what happened: "12 people in the hall were killed".
const BEHIND_MAX: usize = 7;

/// Tokens looked at before the number: "killing at least 12", "the death toll rose to 12".
const BEFORE_MAX: usize = 8;

/// The same where the number has no noun: "12 dead", "14 others were killed", "the toll rose to 14".
const CLOSE_BEHIND_MAX: usize = 2;
const CLOSE_BEFORE_MAX: usize = 5;

/// True for a word of the table.
pub(super) fn is_word(reader: &Reader<'_>, at: usize) -> bool {
    let mut buffer = String::new();
    reader.lexicon.nouns().casualties.at(reader.document, at, at + 3, &mut buffer).is_some()
}

/// True when the clause of a number that starts with `first` and whose noun is `last` says so; `is_bare` where there is no noun.
pub(super) fn is_casualty(reader: &Reader<'_>, first: usize, last: usize, is_bare: bool) -> bool {
    let (behind_max, before_max) = if is_bare { (CLOSE_BEHIND_MAX, CLOSE_BEFORE_MAX) } else { (BEHIND_MAX, BEFORE_MAX) };
    let behind = (last..=last + behind_max).take_while(|at| *at == last || !ends_clause(reader, *at));
    let before = (1..=before_max).map_while(|back| first.checked_sub(back)).take_while(|at| !ends_clause(reader, *at));
    behind.into_iter().any(|at| is_word(reader, at)) || before.into_iter().any(|at| is_verb_before(reader, at))
}

/// Before a number only what governs it counts: "killed 12", not "the dead, and 12 firms".
fn is_verb_before(reader: &Reader<'_>, at: usize) -> bool {
    const GOVERNING: &[&str] = &[
        "killed",
        "killing",
        "kills",
        "injured",
        "injuring",
        "injures",
        "wounded",
        "wounding",
        "arrested",
        "arresting",
        "detained",
        "detaining",
        "displaced",
        "displacing",
        "toll",
        "deaths",
        "casualties",
        "fatalities",
        "infected",
        "murdered",
        "massacred",
        "drowned",
        "executed",
        "abducted",
        "kidnapped",
        "beheaded",
        "dead",
        "lives",
    ];
    reader
        .document
        .tokens
        .get(at)
        .is_some_and(|token| GOVERNING.iter().any(|word| reader.document.word(token).eq_ignore_ascii_case(word)))
}

fn ends_clause(reader: &Reader<'_>, at: usize) -> bool {
    let Some(token) = reader.document.tokens.get(at) else { return true };
    let word = reader.document.word(token);
    token.kind == TokenKind::Number
        || (token.kind == TokenKind::Punctuation && !matches!(word, "-" | "'" | "’"))
        || matches!(word, "while" | "but" | "which" | "after" | "because" | "when")
}
