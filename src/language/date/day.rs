//! A day of the calendar.

use super::{Month, Weekday};
use std::fmt;

/// A day of the Gregorian calendar; days compare by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The day, where the calendar has it; it has no year 0.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        (year > 0 && (1..=days_of(year, month)).contains(&day)).then_some(Self { year, month, day })
    }

    /// Its year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Its month.
    pub fn month(self) -> Month {
        Month::from_number(self.month).unwrap_or(Month::January)
    }

    /// Its day of the month.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Its day of the week.
    pub fn weekday(self) -> Weekday {
        // The day before 1 January of the year 1 was a Sunday.
        WEEKDAYS.get((self.number() + 6).rem_euclid(7) as usize).copied().unwrap_or(Weekday::Monday)
    }

    /// Days from `other` to this one; less than nothing where this one is earlier.
    pub fn days_since(self, other: Self) -> i32 {
        self.number() - other.number()
    }

    /// Whole years from this day to a later one.
    pub fn years_until(self, later: Self) -> u16 {
        let had_birthday = (later.month, later.day) >= (self.month, self.day);
        later.year.saturating_sub(self.year).saturating_sub(u16::from(!had_birthday))
    }

    /// Days since the day before 1 January of the year 1.
    fn number(self) -> i32 {
        let before = i32::from(self.year) - 1;
        let months: i32 = (1..self.month).map(|month| i32::from(days_of(self.year, month))).sum();
        before * 365 + before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400) + months + i32::from(self.day)
    }

    /// Reads `2026-01-31` (ISO 8601).
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| (part.len(), part.parse::<u16>().ok().filter(|_| !part.starts_with('+'))));
        let (Some((4, Some(year))), Some((2, Some(month))), Some((2, Some(day))), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Reads the day at the start of a date as front matter has it: `2026-01-31`, `2026-01-31T10:00:00Z`, `2026-01-31 10:00`.
    pub fn of_stamp(text: &str) -> Option<Self> {
        let text = text.trim().trim_matches(['"', '\'']);
        let (day, rest) = text.split_at_checked(10)?;
        Self::parse(day).filter(|_| rest.is_empty() || rest.starts_with(['T', 't', ' ']))
    }
}

/// Days of the week in order.
const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Days of a month, by its number; none for a number that is no month.
fn days_of(year: u16, month: u8) -> u8 {
    match month {
        2 => 28 + u8::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// True for a year with a 29 February.
fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Month {
    /// The most days that it has, in a year or in any.
    pub fn days(self, year: Option<u16>) -> u8 {
        /// A leap year.
        const LONG: u16 = 2000;
        days_of(year.unwrap_or(LONG), self as u8)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar() {
        assert_eq!(Day::parse("2024-02-29").map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
        for wrong in
            ["2023-02-29", "2026-13-01", "2026-1-1", "2026-00-10", "26-01-01", "2026-01-+1", "2026-01-01-01", "0000-01-05", ""]
        {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
        assert!(Day::parse("2021-12-31") < Day::parse("2022-01-01"));
    }

    #[test]
    fn days_of_the_week_and_between() {
        for (day, weekday) in [
            ("2022-01-07", Weekday::Friday),
            ("2000-02-29", Weekday::Tuesday),
            ("1969-07-20", Weekday::Sunday),
            ("0001-01-01", Weekday::Monday),
            ("2100-03-01", Weekday::Monday),
        ] {
            assert_eq!(Day::parse(day).map(Day::weekday), Some(weekday), "{day}");
        }
        let day = |text: &str| Day::parse(text).unwrap();
        assert_eq!(day("2024-03-01").days_since(day("2024-02-28")), 2);
        assert_eq!(day("2021-12-31").days_since(day("2022-01-01")), -1);
        assert_eq!(day("1950-05-05").years_until(day("2019-05-04")), 68);
        assert_eq!(day("1950-05-05").years_until(day("2019-05-05")), 69);
        assert_eq!((Month::February.days(Some(2023)), Month::February.days(None), Month::June.days(None)), (28, 29, 30));
    }

    #[test]
    fn stamps_begin_with_a_day() {
        let day = Day::new(2022, 1, 5);
        for stamp in ["2022-01-05", "2022-01-05T10:00:00Z", " \"2022-01-05 10:00\""] {
            assert_eq!(Day::of_stamp(stamp), day, "{stamp}");
        }
        for wrong in ["5 January 2022", "2022-01-056", "", "2022-01-0é"] {
            assert_eq!(Day::of_stamp(wrong), None, "{wrong}");
        }
    }
}
