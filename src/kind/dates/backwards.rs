//! Spans of days or years that end before they begin.

use super::reader::Reader;
use super::when;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{DateMention, Day, Document};
use crate::span::TextSpan;

/// `check = "backwards"`.
pub(super) struct Backwards;

impl Matcher for Backwards {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        when::on_months(triggers);
        for word in ["from", "between"] {
            triggers.phrase(word, 1);
        }
        for literal in ["(1", "(2"] {
            triggers.literal(literal);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let reader = Reader::new(document);
        if context.hits.iter().any(|hit| hit.entry == 0) {
            for date in document.dates().iter().filter(|date| ends_early(document, date)) {
                context.report(Finding::new(date.span));
            }
            for pair in document.dates().windows(2) {
                if let [first, last] = pair
                    && let Some(span) = between(reader, first, last)
                {
                    context.report(Finding::new(span));
                }
            }
        }
        for hit in context.hits.iter().filter(|hit| hit.entry == 1) {
            if let Some(span) =
                years(reader, hit.tokens.start as usize + 1).filter(|_| !is_change(reader, hit.tokens.start as usize))
            {
                context.report(Finding::new(span));
            }
        }
        for paragraph in context.hit_paragraphs() {
            for at in paragraph.tokens.start as usize..paragraph.tokens.end as usize {
                if reader.word(at) == "("
                    && reader.word(at + 4) == ")"
                    && reader.is_dash(at + 2)
                    && let Some(span) = years(reader, at + 1)
                {
                    context.report(Finding::new(span));
                }
            }
        }
    }
}

/// "from 12 to 9 May", "12-9 May 2021".
fn ends_early(document: &Document, date: &DateMention) -> bool {
    const BEFORE: [&str; 5] = ["from", "between", "on", "dates", "("];
    let reader = Reader::new(document);
    let tokens = reader.tokens(date);
    let is_early = date.day.zip(date.last_day).is_some_and(|(first, last)| last < first);
    let is_listed = tokens.clone().any(|at| reader.is_any(at, &["and", "or"]));
    is_early && !is_listed && (date.year.is_some() || reader.is_any(tokens.start.wrapping_sub(1), &BEFORE))
}

/// "from 5 June 2021 to 3 May 2021", "between May 2021 and March 2021".
fn between(reader: Reader<'_>, first: &DateMention, last: &DateMention) -> Option<TextSpan> {
    let (a, b) = (reader.tokens(first), reader.tokens(last));
    let link = a.end;
    let opens = a.start.wrapping_sub(1);
    let is_span = (reader.is_any(opens, &["from"]) && reader.is_any(link, &["to", "until", "till", "through"]))
        || (reader.is_any(opens, &["between"]) && reader.is_any(link, &["and"]))
        || (reader.word(opens) == "(" && reader.is_dash(link) && reader.word(b.end) == ")");
    let (early, late) = (bounds(first)?, bounds(last)?);
    (is_span && link + 1 == b.start && late.1 < early.0).then(|| first.span.cover(last.span))
}

/// The first and the last day that a mention with a year may mean.
fn bounds(date: &DateMention) -> Option<(Day, Day)> {
    let (year, month) = (date.year?, date.month?);
    let days = month.days(Some(year));
    Some((Day::new(year, month as u8, date.day.unwrap_or(1))?, Day::new(year, month as u8, date.day.unwrap_or(days))?))
}

/// Most years of a span.
const YEARS_MAX: u16 = 120;

/// Two years, the later one first.
fn years(reader: Reader<'_>, at: usize) -> Option<TextSpan> {
    const ERAS: [&str; 8] = ["BC", "BCE", "AD", "CE", "BP", "B.C.", "B.C.E.", "A.D."];
    let (first, last) = (reader.year(at)?, reader.year(at + 2)?);
    let is_linked = reader.is_dash(at + 1) || reader.is_any(at + 1, &["to", "and", "until", "through"]);
    let is_end = !reader.is_any(at + 3, &ERAS) && !reader.is_dash(at + 3) && !matches!(reader.word(at + 3), "%" | "/");
    (last < first && first - last <= YEARS_MAX && is_linked && is_end).then(|| reader.span(at).cover(reader.span(at + 2)))
}

/// "fell from 2000 to 1950": figures, not years; "from 1999 back to 1990" runs backwards on purpose.
fn is_change(reader: Reader<'_>, at: usize) -> bool {
    const CHANGES: [&str; 42] = [
        "fell",
        "fall",
        "falls",
        "falling",
        "fallen",
        "drop",
        "dropped",
        "drops",
        "dropping",
        "down",
        "cut",
        "cuts",
        "cutting",
        "reduce",
        "reduced",
        "reducing",
        "reduction",
        "decline",
        "declined",
        "declining",
        "lower",
        "lowered",
        "slipped",
        "slid",
        "shrank",
        "shrunk",
        "decrease",
        "decreased",
        "decreasing",
        "compared",
        "compare",
        "changed",
        "change",
        "index",
        "points",
        "back",
        "backwards",
        "decreases",
        "reverse",
        "declines",
        "difference",
        "less",
    ];
    const BEHIND: [&str; 24] = [
        "and", "as", "when", "while", "in", "at", "with", "for", "under", "was", "were", "is", "before", "after", "but", "by",
        "he", "she", "it", "they", "the", "who", "which", "on",
    ];
    // What is counted behind the second figure tells that neither is a year.
    reader.has_near(at, &CHANGES) || (reader.is_lower(at + 4) && !reader.is_any(at + 4, &BEHIND))
}
