//! Words and figures that stand for days, months and years.

use super::super::view::{Lower, View};
use super::{DateMention, EMPTY, Month, Weekday};

/// A month as written.
pub(in crate::language) struct MonthWord {
    pub(super) month: Month,
    /// `Jan`, `Sept`: counts only beside a day, a year or a word that asks for a month.
    pub(super) is_short: bool,
    /// May and March, which are other words too.
    pub(super) is_verb: bool,
    /// April, June and August, which people are called too.
    pub(super) is_given_name: bool,
}

/// `Monday's` without its ending.
pub(super) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// The day of the week and whether it is written out.
pub(in crate::language) fn weekday_word(word: &str) -> Option<(Weekday, bool)> {
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) || !(3..=9).contains(&word.len()) {
        return None;
    }
    Some(match Lower::new(word).as_str() {
        "monday" => (Weekday::Monday, true),
        "tuesday" => (Weekday::Tuesday, true),
        "wednesday" => (Weekday::Wednesday, true),
        "thursday" => (Weekday::Thursday, true),
        "friday" => (Weekday::Friday, true),
        "saturday" => (Weekday::Saturday, true),
        "sunday" => (Weekday::Sunday, true),
        "mon" => (Weekday::Monday, false),
        "tue" | "tues" => (Weekday::Tuesday, false),
        "wed" | "weds" => (Weekday::Wednesday, false),
        "thu" | "thur" | "thurs" => (Weekday::Thursday, false),
        "fri" => (Weekday::Friday, false),
        "sat" => (Weekday::Saturday, false),
        "sun" => (Weekday::Sunday, false),
        _ => return None,
    })
}

/// Names of months in small letters, short forms last, each with its month and whether it is short.
const MONTH_WORDS: &[(&str, Month, bool)] = &[
    ("january", Month::January, false),
    ("february", Month::February, false),
    ("march", Month::March, false),
    ("april", Month::April, false),
    ("may", Month::May, false),
    ("june", Month::June, false),
    ("july", Month::July, false),
    ("august", Month::August, false),
    ("september", Month::September, false),
    ("october", Month::October, false),
    ("november", Month::November, false),
    ("december", Month::December, false),
    ("jan", Month::January, true),
    ("feb", Month::February, true),
    ("mar", Month::March, true),
    ("apr", Month::April, true),
    ("jun", Month::June, true),
    ("jul", Month::July, true),
    ("aug", Month::August, true),
    ("sept", Month::September, true),
    ("sep", Month::September, true),
    ("oct", Month::October, true),
    ("nov", Month::November, true),
    ("dec", Month::December, true),
];

/// Names of months in small letters, short forms too.
pub fn month_names() -> impl Iterator<Item = &'static str> {
    MONTH_WORDS.iter().map(|(name, ..)| *name)
}

/// The month of a capitalised word.
pub(in crate::language) fn month_word(word: &str) -> Option<MonthWord> {
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) || !(3..=9).contains(&word.len()) {
        return None;
    }
    let lower = Lower::new(word);
    let (_, month, is_short) = *MONTH_WORDS.iter().find(|(name, ..)| *name == lower.as_str())?;
    let is_verb = matches!(month, Month::May | Month::March) && !is_short;
    let is_given_name = matches!(month, Month::April | Month::June | Month::August) && !is_short;
    Some(MonthWord { month, is_short, is_verb, is_given_name })
}

/// "in May", "last March", "since Oct.": a word after which only a month makes sense.
pub(super) fn is_month_context(view: View<'_>, at: usize) -> bool {
    const BEFORE: [&str; 16] = [
        "in",
        "since",
        "last",
        "next",
        "this",
        "until",
        "till",
        "during",
        "early",
        "late",
        "mid",
        "through",
        "throughout",
        "each",
        "every",
        "previous",
    ];
    view.is_any(at, &BEFORE)
}

/// 1 to 31 in one or two figures.
pub(super) fn day_number(figures: &str) -> Option<u8> {
    let number = small_number(figures)?;
    (1..=31).contains(&number).then_some(number)
}

fn small_number(figures: &str) -> Option<u8> {
    let fits = (1..=2).contains(&figures.len()) && figures.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| figures.parse().ok()).flatten()
}

/// 1000 to 2999 in four figures.
pub(super) fn year_number(figures: &str) -> Option<u16> {
    let fits = figures.len() == 4 && figures.bytes().all(|b| b.is_ascii_digit());
    let year = if fits { figures.parse().ok() } else { None };
    year.filter(|year| (1000..=2999).contains(year))
}

impl Month {
    /// The month of a capitalised word: "January", "Jan".
    pub fn of_word(word: &str) -> Option<Self> {
        month_word(word).map(|found| found.month)
    }

    /// The month with this number, 1 to 12.
    pub(super) fn from_number(number: u8) -> Option<Self> {
        const MONTHS: [Month; 12] = [
            Month::January,
            Month::February,
            Month::March,
            Month::April,
            Month::May,
            Month::June,
            Month::July,
            Month::August,
            Month::September,
            Month::October,
            Month::November,
            Month::December,
        ];
        MONTHS.get(usize::from(number).checked_sub(1)?).copied()
    }
}

/// A date in figures alone; day and month stay open where both orders make sense.
pub(super) fn numeric_date(first: &str, second: &str, third: &str) -> Option<DateMention> {
    if let Some(year) = year_number(first) {
        let (month, day) = (Month::from_number(small_number(second)?)?, day_number(third)?);
        return Some(DateMention { day: Some(day), month: Some(month), year: Some(year), ..EMPTY });
    }
    let (a, b) = (day_number(first)?, day_number(second)?);
    let short_year = || small_number(third).filter(|_| third.len() == 2).map(|y| if y < 70 { 2000 } else { 1900 } + u16::from(y));
    let year = year_number(third).or_else(short_year)?;
    let date = DateMention { year: Some(year), ..EMPTY };
    match (a > 12, b > 12) {
        (true, true) => None,
        (true, false) => Some(DateMention { day: Some(a), month: Month::from_number(b), ..date }),
        (false, true) => Some(DateMention { day: Some(b), month: Month::from_number(a), ..date }),
        (false, false) if a == b => Some(DateMention { day: Some(a), month: Month::from_number(b), ..date }),
        (false, false) => Some(date),
    }
}
