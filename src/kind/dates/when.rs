//! The day of an article, days of mentions, and how days are told in messages.

use super::reader::Reader;
use crate::kind::Triggers;
use crate::language::{DateMention, Day, Document, Month, NumberClass, Paragraph, TokenKind, Weekday, month_names};
use rustc_hash::FxHashSet;

/// Names of weekdays and the short forms that dates have.
const WEEKDAYS: [&str; 17] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Mon",
    "Tue",
    "Tues",
    "Wed",
    "Weds",
    "Thu",
    "Thurs",
    "Fri",
    "Sat",
    "Sun",
];

/// Wakes on the name of a month; hits are its tokens.
pub(super) fn on_months(triggers: &mut Triggers<'_>) {
    month_names().for_each(|month| triggers.phrase(month, 0));
}

/// Wakes on the name of a weekday.
pub(super) fn on_weekdays(triggers: &mut Triggers<'_>) {
    WEEKDAYS.iter().for_each(|weekday| triggers.phrase(weekday, 0));
}

/// Paragraphs in which a dateline or a line with the day of publication is looked for.
const HEAD_PARAGRAPHS: usize = 8;

/// Tokens before the date of a dateline, and of a line that is nothing but the date.
const DATELINE_TOKENS_MAX: usize = 8;

/// The day of the article: its own date, else the one that the run was told, else that of its dateline.
pub(super) fn of_article(document: &Document, told: Option<Day>) -> Option<Day> {
    document.date.or(told).or_else(|| of_dateline(document))
}

fn of_dateline(document: &Document) -> Option<Day> {
    let mut head = document.paragraphs.iter().take(HEAD_PARAGRAPHS).filter_map(|paragraph| dateline(document, paragraph));
    let (day, is_bare) = head.find_map(|line| Some((day(line.date)?, line.is_bare)))?;
    // A diary has a day over each of its parts.
    let is_other = |line: Dateline<'_>| {
        line.is_bare && in_year(line.date, line.date.year.unwrap_or(day.year())).is_some_and(|other| other != day)
    };
    let is_diary = || document.paragraphs.iter().filter_map(|paragraph| dateline(document, paragraph)).any(is_other);
    if is_bare && is_diary() { None } else { Some(day) }
}

/// A date that may be the article's.
struct Dateline<'d> {
    date: &'d DateMention,
    /// The paragraph is the date and nothing else.
    is_bare: bool,
}

/// "ALMATY, 7 January 2022 —", "Published: January 7, 2022".
fn dateline<'d>(document: &'d Document, paragraph: &Paragraph) -> Option<Dateline<'d>> {
    let reader = Reader::new(document);
    let (first, end) = (paragraph.tokens.start as usize, paragraph.tokens.end as usize);
    let date = reader.next_date(first).filter(|date| paragraph.span.contains(date.span))?;
    let tokens = reader.tokens(date);
    let before = first..tokens.start;
    if before.len() > DATELINE_TOKENS_MAX {
        return None;
    }
    let is_place = |at: usize| reader.kind(at) == Some(TokenKind::Punctuation) || reader.is_capital(at);
    let leads = (reader.is_dash(tokens.end) || reader.word(tokens.end) == ":") && !is_heading(reader, tokens.end..end);
    let is_bracketed = before.clone().rev().map(|at| reader.word(at)).find(|word| matches!(*word, "(" | ")" | "[" | "]"));
    let is_dateline = leads
        && !before.is_empty()
        && before.clone().all(is_place)
        && !is_span(reader, tokens.end)
        && !matches!(is_bracketed, Some("(" | "["));
    let is_label =
        |at: usize| reader.kind(at) != Some(TokenKind::Word) || reader.is_any(at, &["published", "posted", "on", "date"]);
    let is_line = end - tokens.end <= 1 && before.clone().all(is_label);
    let is_bare = is_line && !before.clone().any(|at| reader.kind(at) == Some(TokenKind::Word));
    (is_dateline || is_line).then_some(Dateline { date, is_bare })
}

/// "4 June 1931 – 11 January 2024": a life or a fair.
fn is_span(reader: Reader<'_>, dash: usize) -> bool {
    let next = dash + 1;
    let is_dated = reader.next_date(next).is_some_and(|date| reader.tokens(date).start == next);
    is_dated || reader.year(next).is_some()
}

/// True for the rest of a paragraph that is no sentence: "The Road, 5 March 1984: Battle".
fn is_heading(reader: Reader<'_>, mut rest: std::ops::Range<usize>) -> bool {
    let is_mark = |at: usize| reader.kind(at) != Some(TokenKind::Word) && reader.word(at).starts_with(['.', '!', '?', '…']);
    !rest.any(is_mark)
}

/// The day of a mention that names day, month and year.
pub(super) fn day(date: &DateMention) -> Option<Day> {
    in_year(date, date.year?)
}

/// The day of a mention that names day and month, in a year.
pub(super) fn in_year(date: &DateMention, year: u16) -> Option<Day> {
    Day::new(year, date.month? as u8, date.day?)
}

/// True when the weekday is one of the days that a mention names, in a year; a day that is not there fits.
pub(super) fn fits(date: &DateMention, weekday: Weekday, year: u16) -> bool {
    let (Some(month), Some(first)) = (date.month, date.day) else { return true };
    let last = date.last_day.filter(|last| *last > first).unwrap_or(first);
    let mut days = (first..=last).map(|day| Day::new(year, month as u8, day));
    days.any(|day| day.is_none_or(|day| day.weekday() == weekday))
}

/// True where the month stands before the day: "January 6".
pub(super) fn is_month_first(document: &Document, date: &DateMention) -> bool {
    let before = document.slice(date.span).split(|c: char| c.is_ascii_digit()).next().unwrap_or("");
    let names_month = |word: &str| Month::of_word(word).is_some();
    before.split(|c: char| !c.is_alphabetic()).any(names_month)
}

/// "6 January 2022", or "January 6, 2022" in copy that writes so.
pub(super) fn written(day: Day, month_first: bool) -> String {
    let (number, month, year) = (day.day(), day.month(), day.year());
    if month_first { format!("{month} {number}, {year}") } else { format!("{number} {month} {year}") }
}

/// "6 January 2022 was a Thursday", as seen from the article's day.
pub(super) fn proof(day: Day, month_first: bool, article: Option<Day>) -> String {
    let verb = match article {
        Some(article) if day < article => "was",
        Some(article) if day > article => "will be",
        _ => "is",
    };
    format!("{} {verb} a {}", written(day, month_first), day.weekday())
}

/// "June has 30 days".
pub(super) fn length(month: Month, year: Option<u16>) -> String {
    let days = month.days(year);
    match year {
        Some(year) if month == Month::February => format!("February {year} has {days} days"),
        _ => format!("{month} has {days} days"),
    }
}

/// The years that the article names.
pub(super) fn years_named(document: &Document) -> FxHashSet<u16> {
    let dated = document.dates().iter().filter_map(|date| date.year);
    let named = document.numbers().iter().filter(|number| number.class == NumberClass::Year);
    let years = named.flat_map(|number| {
        let first = number.value as u16;
        // "the 1980s" are ten years.
        let is_decade = first.is_multiple_of(10) && document.slice(number.span).ends_with('s');
        first..=number.upper.map_or(first.saturating_add(if is_decade { 9 } else { 0 }), |last| last as u16)
    });
    dated.chain(years).collect()
}
