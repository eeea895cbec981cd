//! Finds the source that a cue brings in.

use super::Tier;
use super::read::Reader;
use crate::language::view::View;
use crate::span::TextSpan;
use std::ops::Range;

/// Tokens looked at beside a cue for its source.
const TOKENS_MAX: usize = 16;

/// Plurals that nobody can be asked, where no name stands with them.
pub(super) const ANONYMOUS: &[&str] =
    &["sources", "experts", "analysts", "observers", "critics", "insiders", "media", "reports", "officials"];

/// Pronouns that speak.
const PRONOUNS: &[&str] = &["he", "she", "they", "it", "we", "i", "who", "which"];

/// The source of a verb: before it, or behind where the verb comes first ("said Roe").
pub(super) fn of_verb(reader: &Reader<'_>, view: View<'_>, at: usize, start: usize, end: usize) -> (Tier, Option<TextSpan>) {
    let before = at.wrapping_sub(1);
    if view.is_any(before, PRONOUNS) {
        return (Tier::Institution, span(reader, before..at));
    }
    let left = at.saturating_sub(TOKENS_MAX).max(start)..at;
    let right = at + 1..(at + 1 + TOKENS_MAX).min(end);
    let is_inverted = !view.is_any(at, &["told", "tell", "tells"]) && (at == start || is_behind_quotation(view, at));
    let found = if is_inverted {
        // "Said the head of the school, Anna Roe".
        let named = |at: usize| named(reader, view, at);
        right.clone().find_map(named).or_else(|| find(reader, view, right, false)).or_else(|| find(reader, view, left, true))
    } else {
        find(reader, view, left, true)
    };
    found.unwrap_or((Tier::Institution, None))
}

/// The source of a phrase: behind it.
pub(super) fn behind(reader: &Reader<'_>, view: View<'_>, from: usize, end: usize) -> (Tier, Option<TextSpan>) {
    let end = (from..(from + TOKENS_MAX).min(end))
        .find(|at| matches!(view.word(*at), "," | ";" | ":"))
        .unwrap_or((from + TOKENS_MAX).min(end));
    find(reader, view, from..end, false).unwrap_or((Tier::Institution, None))
}

/// The nearest name, body, document or anonymous plural of a range; `from_end` reads it backwards.
fn find(reader: &Reader<'_>, view: View<'_>, range: Range<usize>, from_end: bool) -> Option<(Tier, Option<TextSpan>)> {
    let document = reader.document;
    let nouns = reader.lexicon.nouns();
    let mut buffer = String::new();
    let mut look = |at: usize| {
        let token = document.tokens.get(at)?;
        if document.quotation_at(token.span).is_some() {
            return None;
        }
        if let Some(named) = named(reader, view, at) {
            return Some(named);
        }
        if view.is_any(at, ANONYMOUS) {
            // "Interior Ministry officials" have a name with them, other officials may have one in their sentence.
            let named = document.tokens.get(at.wrapping_sub(1)).and_then(|token| document.name_over(token.span));
            let is_body = nouns.bodies.at(document, at.wrapping_sub(1), at, &mut buffer).is_some();
            let is_told = || document.sentence_of(token.span.start).is_some_and(|sentence| reader.has_name(sentence.span));
            let is_officials = view.is(at, "officials") && is_told();
            let tier = if named.is_some() || is_body || is_officials { Tier::Institution } else { Tier::Weak };
            return Some((tier, span(reader, at..at + 1)));
        }
        if let Some(((), behind)) = nouns.bodies.at(document, at, range.end, &mut buffer) {
            // "Government officials".
            let behind = behind + usize::from(view.is_any(behind, ANONYMOUS));
            return Some((Tier::Institution, span(reader, at..behind)));
        }
        let word = crate::language::folded(document.word(token));
        nouns.is_document(&word).then_some((Tier::Document, Some(token.span)))
    };
    if from_end { range.clone().rev().find_map(&mut look) } else { range.clone().find_map(look) }
}

/// True behind a mark that closes a quotation, with or without a comma.
fn is_behind_quotation(view: View<'_>, at: usize) -> bool {
    let closes = |at: usize| matches!(view.word(at), "”" | "\"" | "’" | "'" | "»");
    let before = at.wrapping_sub(1);
    closes(before) || (matches!(view.word(before), "," | "—" | "–") && closes(before.wrapping_sub(1)))
}

/// The name that a token lies in; none for a place that somebody comes from ("the mayor of Halden", "Roe, from Leeds,").
fn named(reader: &Reader<'_>, view: View<'_>, at: usize) -> Option<(Tier, Option<TextSpan>)> {
    let token = reader.document.tokens.get(at)?;
    let name = reader.document.name_over(token.span).filter(|name| name.span.contains(token.span))?;
    if let Some(body) = body_of(reader, view, at) {
        return Some((Tier::Named, Some(body.cover(name.span))));
    }
    let before = (name.tokens.start as usize).wrapping_sub(1);
    let before = if view.is(before, "the") { before.wrapping_sub(1) } else { before };
    let is_place = view.is_any(before, &["of", "from", "in", "at", "near", "to"]);
    (!is_place).then_some((Tier::Named, Some(name.span)))
}

/// The name before "of" that a name goes with: "Ministry" of "Ministry of Interior"; `at` is a token of the later name.
fn body_of(reader: &Reader<'_>, view: View<'_>, at: usize) -> Option<TextSpan> {
    let first = (0..3).filter_map(|back| at.checked_sub(back)).find(|at| view.is(*at, "of"))?;
    let before = reader.document.tokens.get(first.checked_sub(1)?)?;
    reader.document.name_over(before.span).map(|name| name.span)
}

fn span(reader: &Reader<'_>, tokens: Range<usize>) -> Option<TextSpan> {
    let inside = reader.document.tokens.get(tokens)?;
    Some(inside.first()?.span.cover(inside.last()?.span))
}
