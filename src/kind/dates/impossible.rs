//! Days that the month does not have.

use super::reader::Reader;
use super::when;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{DateMention, Month, TokenKind};
use crate::span::TextSpan;

/// `check = "impossible"`.
pub(super) struct Impossible;

/// Most days of a month, and most months of a year.
const DAYS_MAX: u16 = 31;
const MONTHS_MAX: u16 = 12;

/// Largest figure that is read as a day gone wrong.
const FIGURE_MAX: u16 = 99;

/// What may follow "June 31" where it is a date and no count ("In June 31 ships came").
const BEHIND: [&str; 18] = [
    "and", "or", "to", "in", "at", "for", "with", "from", "the", "when", "after", "before", "by", "on", "as", "but", "until",
    "this",
];

impl Matcher for Impossible {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        when::on_months(triggers);
        for literal in ["/19", "/20"] {
            triggers.literal(literal);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let reader = Reader::new(context.document);
        for date in context.document.dates() {
            if let Some(month) = date.month.filter(|month| exceeds(date, *month))
                && is_sure(reader, date)
                && !reader.is_of_slips(reader.tokens(date).start)
            {
                context.report(Finding::new(date.span).value("proof", when::length(month, date.year)));
            }
        }
        for hit in context.hits {
            if let Some((span, month)) = beyond_31(reader, hit.tokens.start as usize)
                && !reader.is_of_slips(hit.tokens.start as usize)
            {
                context.report(Finding::new(span).value("proof", when::length(month, None)));
            }
        }
        for paragraph in context.hit_paragraphs() {
            for at in paragraph.tokens.start as usize..paragraph.tokens.end as usize {
                if let Some(span) = no_month(reader, at) {
                    context.report(Finding::new(span).value("proof", "a year has 12 months"));
                }
            }
        }
    }
}

/// True when a day of the mention is later than the month is long.
fn exceeds(date: &DateMention, month: Month) -> bool {
    let days = month.days(date.year);
    date.day.is_some_and(|day| day > days) || date.last_day.is_some_and(|day| day > days)
}

/// True when the figures are a day and nothing else.
fn is_sure(reader: Reader<'_>, date: &DateMention) -> bool {
    let text = reader.document.slice(date.span);
    let tokens = reader.tokens(date);
    let (before, next) = (tokens.start.wrapping_sub(1), tokens.end);
    if !text.bytes().any(|b| b.is_ascii_alphabetic()) {
        // Figures alone are a date only with the whole year: "31.4.12" may be a version.
        return text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    }
    if date.year.is_some() || date.weekday.is_some() {
        return true;
    }
    if when::is_month_first(reader.document, date) {
        let is_free = !reader.is_any(before, &["in", "last", "this", "next", "since", "by", "of"]);
        let is_count = reader.kind(next) == Some(TokenKind::Word) && !reader.is_any(next, &BEHIND);
        return is_free && (!is_count || reader.is_any(before, &["the", "a", "its", "their"]));
    }
    // "aged 31 June Roe", "Section 31 June 5".
    let is_name = date.month.is_some_and(|month| matches!(month, Month::April | Month::June)) && reader.is_capital(next);
    let is_head = reader.is_capital(before) && !reader.is_any(before, &["On", "By", "Until", "From", "The", "Since", "Before"]);
    // "one of 31 June graduates"
    let is_count = reader.is_lower(next)
        && reader.word(next).ends_with('s')
        && !reader.is_any(next, &["as", "is", "was", "has", "this", "his", "its"]);
    reader.kind(next) != Some(TokenKind::Number) && !is_name && !is_head && !is_count
}

/// "on 32 January", "January 32, 2022", around the month.
fn beyond_31(reader: Reader<'_>, at: usize) -> Option<(TextSpan, Month)> {
    let is_beyond = |at: usize| reader.number(at).is_some_and(|day| (DAYS_MAX + 1..=FIGURE_MAX).contains(&day));
    let is_dated = |at: usize| reader.year(at).is_some();
    let month = Month::of_word(reader.word(at))?;
    let before = at.checked_sub(1)?;
    if is_beyond(before) && (is_dated(at + 1) || reader.is_any(before.wrapping_sub(1), &["on"])) {
        let last = if is_dated(at + 1) { at + 1 } else { at };
        return Some((reader.span(before).cover(reader.span(last)), month));
    }
    let is_american = is_beyond(at + 1) && reader.word(at + 2) == "," && is_dated(at + 3);
    is_american.then(|| (reader.span(at).cover(reader.span(at + 3)), month))
}

/// "31/31/2021": neither figure can be the month.
fn no_month(reader: Reader<'_>, at: usize) -> Option<TextSpan> {
    let fits = |at: usize| reader.number(at).is_some_and(|figure| (MONTHS_MAX + 1..=DAYS_MAX).contains(&figure));
    let is_slashed = reader.word(at + 1) == "/" && reader.word(at + 3) == "/";
    let is_alone = !matches!(reader.word(at + 5), "/" | "-") && !matches!(reader.word(at.wrapping_sub(1)), "/" | "-");
    let is_whole = reader.year(at + 4).is_some_and(|year| year >= 1900);
    let span = reader.span(at).cover(reader.span(at + 4));
    (is_slashed && is_alone && is_whole && fits(at) && fits(at + 2) && span.len() == "31/31/2021".len()).then_some(span)
}
