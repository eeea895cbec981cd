//! The dates of a fact sheet: as they are given, and the days that they are.

use super::super::section::Section;
use super::{Stretch, Subject};
use crate::language::{DateMention, Day};
use serde::Serialize;

/// One date as json prints it.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    text: &'a str,
    /// `Monday`, …, as the copy gives it.
    weekday: Option<String>,
    /// Of the month, as written.
    day: Option<u8>,
    /// 1 to 12.
    month: Option<u8>,
    year: Option<u16>,
    /// The day of the calendar, `2022-01-05`, where it can be told.
    date: Option<String>,
    /// True where the year of `date` is the one nearest to the day of the article.
    year_assumed: bool,
    place: Stretch,
}

/// The rows of json.
pub(super) fn rows(subject: &Subject) -> Vec<Row<'_>> {
    let row = |date: &DateMention| {
        let day = day(date, subject.date);
        Row {
            text: subject.article.document.slice(date.span),
            weekday: date.weekday.map(|weekday| format!("{weekday:?}")),
            day: date.day,
            month: date.month.map(|month| month as u8),
            year: date.year,
            date: day.map(|day| day.to_string()),
            year_assumed: day.is_some() && date.year.is_none(),
            place: subject.article.place(date.span),
        }
    };
    subject.article.document.dates().iter().map(row).collect()
}

/// The table.
pub(super) fn section(subject: &Subject) -> Section {
    let row = |date: &DateMention| {
        let assumed = if date.year.is_none() { " (year assumed)" } else { "" };
        let day = day(date, subject.date).map_or_else(String::new, |day| format!("{day}{assumed}"));
        vec![subject.article.line(date.span).to_string(), subject.article.document.slice(date.span).to_owned(), day]
    };
    let rows = subject.article.document.dates().iter().map(row).collect();
    Section { title: "Dates", header: vec!["line", "text", "day"], rows }
}

/// The day of a date: in its own year, else in the one that comes nearest to the day of the article.
fn day(date: &DateMention, article: Option<Day>) -> Option<Day> {
    let (month, day) = (date.month? as u8, date.day?);
    if let Some(year) = date.year {
        return Day::new(year, month, day);
    }
    let article = article?;
    let years = article.year().saturating_sub(1)..=article.year().saturating_add(1);
    years.filter_map(|year| Day::new(year, month, day)).min_by_key(|day| day.days_since(article).unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Format, extract};
    use crate::language::Document;

    #[track_caller]
    fn check(text: &str, article: Option<&str>, expected: &[&str]) {
        let document = Document::new(&extract(Format::Plain, text));
        let shown = |date: &DateMention| day(date, article.and_then(Day::parse)).map_or("-".to_owned(), |day| day.to_string());
        assert_eq!(document.dates().iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn days_that_can_be_told() {
        check("It rained on January 5, 2022, on 30 December and on Monday.", None, &["2022-01-05", "-", "-"]);
        check("It rained on 30 December and on January 9.", Some("2022-01-07"), &["2021-12-30", "2022-01-09"]);
        check("It will rain on 2 January.", Some("2021-12-30"), &["2022-01-02"]);
        check("It rained on February 29 and on 31 April 2020.", Some("2022-01-07"), &["-", "-"]);
        check("It rained on February 29.", Some("2021-01-07"), &["2020-02-29"]);
    }
}
