//! Dates and weekdays as written in copy.

pub(super) mod calendar;
mod day;
#[cfg(test)]
mod tests;

pub use calendar::month_names;
pub use day::Day;

use self::calendar::{MonthWord, day_number, is_month_context, month_word, weekday_word, without_possessive, year_number};
use super::view::View;
use super::{Document, TokenKind};
use crate::span::TextSpan;

/// A month of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Month {
    /// The first month.
    January = 1,
    /// The second month.
    February,
    /// The third month.
    March,
    /// The fourth month.
    April,
    /// The fifth month.
    May,
    /// The sixth month.
    June,
    /// The seventh month.
    July,
    /// The eighth month.
    August,
    /// The ninth month.
    September,
    /// The tenth month.
    October,
    /// The eleventh month.
    November,
    /// The twelfth month.
    December,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// The first day of the week (ISO 8601).
    Monday,
    /// The second day of the week (ISO 8601).
    Tuesday,
    /// The third day of the week (ISO 8601).
    Wednesday,
    /// The fourth day of the week (ISO 8601).
    Thursday,
    /// The fifth day of the week (ISO 8601).
    Friday,
    /// The sixth day of the week (ISO 8601).
    Saturday,
    /// The seventh day of the week (ISO 8601).
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
    /// The last of several days of one month: "3-5 May", "1 and 2 June".
    pub last_day: Option<u8>,
    /// Month.
    pub month: Option<Month>,
    /// Year, four digits.
    pub year: Option<u16>,
}

/// Finds every date and weekday.
pub(super) fn find(document: &Document) -> Vec<DateMention> {
    let mut dates = Vec::new();
    for paragraph in &document.paragraphs {
        let reader = Reader { view: View::new(document, &paragraph.tokens) };
        let mut at = paragraph.tokens.start as usize;
        let mut month_before = None;
        while at < paragraph.tokens.end as usize {
            let Some(found) = reader.date_at(at, month_before) else {
                at += 1;
                continue;
            };
            dates.push(found.date);
            at = found.next.max(at + 1);
            month_before = found.date.month.map(|_| at);
        }
    }
    dates
}

/// True for the name of a weekday or month, short forms included.
pub(super) fn calendar_word(word: &str) -> bool {
    weekday_word(word).is_some() || month_word(word).is_some()
}

/// A date and the index of the token behind it.
#[derive(Clone, Copy)]
struct Found {
    date: DateMention,
    next: usize,
}

/// A day of the month and what it stands in.
struct DayOfMonth {
    number: u8,
    /// Written with `st`, `nd`, `rd` or `th`.
    is_ordinal: bool,
    next: usize,
}

struct Reader<'d> {
    view: View<'d>,
}

impl Reader<'_> {
    /// A date that starts with the token; `month_before` is the index behind the last mention that names a month.
    fn date_at(&self, at: usize, month_before: Option<usize>) -> Option<Found> {
        match self.view.kind(at)? {
            TokenKind::Number => self.numeric(at).or_else(|| self.day_first(at)),
            TokenKind::Word => {
                let word = self.view.word(at);
                // Every weekday and month starts with one of these; "mid-May" is one token.
                match word.as_bytes().first()? {
                    b'A' | b'D' | b'F' | b'J' | b'M' | b'N' | b'O' | b'S' | b'T' | b'W' => {
                        self.weekday_first(at).or_else(|| self.month_first(at)).or_else(|| self.month_alone(at, month_before))
                    }
                    b'm' => self.mid_month(at),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn found(&self, from: usize, next: usize, date: DateMention) -> Found {
        let span = TextSpan::new(self.view.start(from), self.view.end(next - 1));
        Found { date: DateMention { span, ..date }, next }
    }

    /// "Thursday", "Thursday, Jan. 6", "Thursday night (6 January 2022)", "Monday 3rd".
    fn weekday_first(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let word = view.word(at);
        let bare = without_possessive(word);
        let (weekday, is_full) = weekday_word(bare)?;
        let date = DateMention { weekday: Some(weekday), ..EMPTY };
        let mut next = at + 1;
        if bare.len() == word.len() {
            if !is_full && view.word(next) == "." && view.is_glued(next) {
                next += 1;
            }
            if view.is_any(next, &["morning", "afternoon", "evening", "night"]) {
                next += 1;
            }
            let in_brackets = view.word(next) == "(";
            next += usize::from(in_brackets || view.word(next) == ",");
            next += usize::from(view.is(next, "the"));
            let rest = self.day_first(next).or_else(|| self.month_first(next)).or_else(|| self.numeric(next));
            if let Some(rest) =
                rest.filter(|rest| rest.date.day.is_some() || rest.date.year.is_some() && rest.date.month.is_none())
            {
                let end = rest.next + usize::from(in_brackets && view.word(rest.next) == ")");
                return Some(self.found(at, end, DateMention { weekday: Some(weekday), ..rest.date }));
            }
            if let Some(day) = self.day(next).filter(|day| is_full && day.is_ordinal && !in_brackets) {
                let followed_by_noun = view.is_lower(day.next) && !view.is_any(day.next, &["and", "at", "from", "to", "in"]);
                if !followed_by_noun {
                    return Some(self.found(at, day.next, DateMention { day: Some(day.number), ..date }));
                }
            }
        }
        if !is_full || self.is_named_day(at) {
            return None;
        }
        let start = view.start(at);
        let span = TextSpan::new(start, start + bare.len());
        Some(Found { date: DateMention { span, ..date }, next: at + 1 })
    }

    /// "The Sunday Times", "Black Friday": a title, no day to reckon with.
    fn is_named_day(&self, at: usize) -> bool {
        const BEFORE: [&str; 8] = ["black", "bloody", "cyber", "super", "good", "ash", "girl", "freaky"];
        const AFTER: [&str; 10] = ["times", "mirror", "telegraph", "mail", "express", "herald", "post", "sport", "world", "star"];
        (self.view.is_any(at.wrapping_sub(1), &BEFORE) && self.view.is_capital(at.wrapping_sub(1)))
            || (self.view.is_any(at + 1, &AFTER) && self.view.is_capital(at + 1))
    }

    /// "January 1", "Jan. 5, 2022", "May 2021", "July 3-5", "January 6 (Thursday)".
    fn month_first(&self, at: usize) -> Option<Found> {
        let (month, mut next) = self.month(at)?;
        let date = DateMention { month: Some(month), ..EMPTY };
        if let Some(day) = self.day(next).filter(|day| !self.is_amount(day.next)) {
            let last = self.day_range_end(day.next).or_else(|| self.day_span_end(day.next, day.number));
            let next = last.as_ref().map_or(day.next, |last| last.next);
            let year = self.year_at(next + usize::from(self.view.word(next) == ","));
            let last_day = last.map(|last| last.number);
            let date = DateMention { day: Some(day.number), last_day, year: year.map(|(year, _)| year), ..date };
            return Some(self.with_weekday_behind(at, year.map_or(next, |(_, next)| next), date));
        }
        next += usize::from(self.view.word(next) == "," || self.view.is(next, "of"));
        let (year, next) = self.year_at(next)?;
        Some(self.found(at, next, DateMention { year: Some(year), ..date }))
    }

    /// "1 January", "5th of March 2021", "1-3 May", "1 to 3 May".
    fn day_first(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let first = self.day(at)?;
        if view.is_any(at.wrapping_sub(1), &["aged", "age"]) {
            return None;
        }
        let mut last = self.day_range_end(first.next);
        if last.is_none() && view.is_any(first.next, &["to", "and", "or", "until"]) {
            last = Some(self.day(first.next + 1)?);
        }
        let mut next = last.as_ref().map_or(first.next, |last| last.next);
        next += usize::from(view.is(next, "of"));
        let (month, next) = self.month(next)?;
        let year = self.year_at(next + usize::from(view.word(next) == ","));
        let (day, last_day) = (Some(first.number), last.map(|last| last.number));
        let date = DateMention { day, last_day, month: Some(month), year: year.map(|(year, _)| year), ..EMPTY };
        Some(self.with_weekday_behind(at, year.map_or(next, |(_, next)| next), date))
    }

    /// "January 6 (Thursday)".
    fn with_weekday_behind(&self, at: usize, next: usize, date: DateMention) -> Found {
        let view = self.view;
        if view.word(next) == "("
            && view.word(next + 2) == ")"
            && let Some((weekday, _)) = weekday_word(view.word(next + 1))
        {
            return self.found(at, next + 3, DateMention { weekday: Some(weekday), ..date });
        }
        self.found(at, next, date)
    }

    /// The second day of "3-5".
    fn day_range_end(&self, next: usize) -> Option<DayOfMonth> {
        let is_range = self.view.is_dash(next) && self.view.is_glued(next) && self.view.is_glued(next + 1);
        is_range.then(|| self.day(next + 1)).flatten()
    }

    /// The second day of "July 22 to 27"; "July 2 to 27 people" are no days.
    fn day_span_end(&self, next: usize, first: u8) -> Option<DayOfMonth> {
        let view = self.view;
        let second = view.is_any(next, &["to", "until", "through"]).then(|| self.day(next + 1)).flatten();
        let fits = |second: &DayOfMonth| {
            second.number > first && !view.is_lower(second.next) && month_word(view.word(second.next)).is_none()
        };
        second.filter(fits)
    }

    /// The month of a token and the index behind it and its point.
    fn month(&self, at: usize) -> Option<(Month, usize)> {
        let MonthWord { month, is_short, .. } = month_word(self.view.word(at))?;
        let point = is_short && self.view.word(at + 1) == "." && self.view.is_glued(at + 1);
        Some((month, at + 1 + usize::from(point)))
    }

    fn day(&self, at: usize) -> Option<DayOfMonth> {
        let view = self.view;
        if view.kind(at) != Some(TokenKind::Number) {
            return None;
        }
        let number = day_number(view.word(at))?;
        let is_ordinal = view.is_glued(at + 1) && view.is_any(at + 1, &["st", "nd", "rd", "th"]);
        let next = at + 1 + usize::from(is_ordinal);
        // "3pm", "£6m": figures with something else stuck to them.
        if (view.is_glued(next) && view.kind(next) != Some(TokenKind::Punctuation)) || self.has_sign_before(at) {
            return None;
        }
        Some(DayOfMonth { number, is_ordinal, next })
    }

    fn has_sign_before(&self, at: usize) -> bool {
        self.view.is_glued(at) && self.view.kind(at.wrapping_sub(1)) == Some(TokenKind::Symbol)
    }

    /// "January 5 million", "May 6 per cent", "on Thursday 9:30": no day of the month.
    fn is_amount(&self, next: usize) -> bool {
        const BEHIND: [&str; 14] = [
            "%", "percent", "per", "million", "billion", "trillion", "thousand", "hundred", "lakh", "crore", "am", "pm", "a.m.",
            "p.m.",
        ];
        let view = self.view;
        let is_clock = view.word(next) == ":" && view.is_glued(next + 1) && view.kind(next + 1) == Some(TokenKind::Number);
        is_clock || view.is_any(next, &BEHIND)
    }

    fn year_at(&self, at: usize) -> Option<(u16, usize)> {
        let view = self.view;
        let year = (view.kind(at) == Some(TokenKind::Number)).then(|| year_number(view.word(at))).flatten()?;
        let stuck = view.is_glued(at + 1) && view.kind(at + 1) != Some(TokenKind::Punctuation);
        (!stuck).then_some((year, at + 1))
    }

    /// A month without day or year: any but May and March by itself, those after a word that asks for a month.
    fn month_alone(&self, at: usize, month_before: Option<usize>) -> Option<Found> {
        let view = self.view;
        let word = view.word(at);
        let bare = without_possessive(word);
        let found = month_word(bare)?;
        let carries_on = month_before.is_some_and(|end| end + 1 == at)
            && (view.is_any(at - 1, &["to", "and", "or", "until", "till", "through"]) || view.is_dash(at - 1));
        let asked_for = carries_on || is_month_context(view, at.wrapping_sub(1));
        // "April Jones", "June Brown" are people.
        let is_given_name = found.is_given_name && view.is_capital(at + 1) && !view.is_after_line_end(at + 1);
        if !asked_for && (found.is_short || found.is_verb || is_given_name) {
            return None;
        }
        let start = view.start(at);
        let span = TextSpan::new(start, start + bare.len());
        Some(Found { date: DateMention { span, month: Some(found.month), ..EMPTY }, next: at + 1 })
    }

    /// "mid-May" is one token; the mention is the month inside it.
    fn mid_month(&self, at: usize) -> Option<Found> {
        let word = self.view.word(at);
        let rest = word.strip_prefix("mid-")?;
        let bare = without_possessive(rest);
        let found = month_word(bare)?;
        let start = self.view.start(at) + "mid-".len();
        let year = self.year_at(at + 1).filter(|_| bare.len() == rest.len());
        let end = year.map_or(start + bare.len(), |(_, next)| self.view.end(next - 1));
        let span = TextSpan::new(start, end);
        let date = DateMention { span, month: Some(found.month), year: year.map(|(year, _)| year), ..EMPTY };
        Some(Found { date, next: year.map_or(at + 1, |(_, next)| next) })
    }

    /// "2022-01-05", "05/01/2022", "5.1.2022".
    fn numeric(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let word = view.word(at);
        if word.len() > "05.01.2022".len() {
            return None;
        }
        if let Some((first, rest)) = word.split_once('.') {
            let (second, third) = rest.split_once('.')?;
            let date = calendar::numeric_date(first, second, third)?;
            return Some(self.found(at, at + 1, date));
        }
        let separator = view.word(at + 1);
        if !matches!(separator, "-" | "/" | "–") || view.word(at + 3) != separator || !(at + 1..at + 5).all(|i| view.is_glued(i))
        {
            return None;
        }
        if view.is_glued(at + 5) && (view.word(at + 5) == separator || view.kind(at + 5) != Some(TokenKind::Punctuation)) {
            return None;
        }
        let date = calendar::numeric_date(word, view.word(at + 2), view.word(at + 4))?;
        Some(self.found(at, at + 5, date))
    }
}

/// A mention that says nothing yet.
const EMPTY: DateMention =
    DateMention { span: TextSpan { start: 0, end: 0 }, weekday: None, day: None, last_day: None, month: None, year: None };
