//! Lines at the head of an article: bylines and datelines.

use super::shape::{ends_with_stop, is_one_of, words};

/// Longest byline or dateline, in words.
const BYLINE_WORDS_MAX: usize = 12;

/// True for "By Jane Doe", "Words by JANE DOE, Agency", "From Jane Doe in Lisbon".
pub(super) fn is_byline(text: &str) -> bool {
    if text.len() > 200 || words(text, BYLINE_WORDS_MAX + 1) > BYLINE_WORDS_MAX || ends_with_stop(text) {
        return false;
    }
    let mut rest = text.split_whitespace();
    let Some(first) = rest.next().filter(|word| word.starts_with(char::is_uppercase)) else { return false };
    if first.eq_ignore_ascii_case("from") {
        let words: Vec<&str> = rest.collect();
        let has_place = words.iter().skip(1).rev().skip(1).any(|word| word.eq_ignore_ascii_case("in"));
        return has_place && is_name(words.into_iter());
    }
    let mut word = Some(first);
    while let Some(w) = word {
        if w.eq_ignore_ascii_case("by") {
            return is_name(rest);
        }
        if !BEFORE_BY.iter().any(|known| w.eq_ignore_ascii_case(known)) {
            return false;
        }
        word = rest.next();
    }
    false
}

/// Words that stand before "by" in a byline.
const BEFORE_BY: &[&str] = &[
    "words",
    "written",
    "reported",
    "report",
    "reporting",
    "story",
    "text",
    "interview",
    "analysis",
    "pictures",
    "video",
    "and",
    "compiled",
    "edited",
    "posted",
    "published",
];

/// Lower-case words inside names and between them.
const NAME_LINKS: &[&str] = &[
    "and", "&", "of", "in", "for", "at", "the", "de", "da", "del", "di", "la", "le", "van", "von", "der", "den", "bin", "al",
    "e", "y",
];

/// True when every word up to the first comma, bar or dash is capitalised, links inside names aside.
fn is_name<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut is_first = true;
    for word in words {
        let bare = word.trim_end_matches([',', '|', ';']);
        if !is_first && (bare.is_empty() || matches!(bare, "-" | "–" | "—" | "/" | "•")) {
            return true;
        }
        let capital = bare.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
        if is_first && (!capital || date_word(bare) != DateWord::Other) {
            return false;
        }
        if !capital && !NAME_LINKS.iter().any(|link| bare.eq_ignore_ascii_case(link)) {
            return false;
        }
        if bare.len() < word.len() {
            return true;
        }
        is_first = false;
    }
    !is_first
}

/// What a word adds to a dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DateWord {
    Month,
    Weekday,
    /// `2022-01-05`, `5/1/2022`.
    Date,
    /// Digits, also with `th`, `am`, `.30`.
    Number,
    /// "Updated", "at", "GMT", a dash.
    Filler,
    Other,
}

fn date_word(word: &str) -> DateWord {
    let word = word.trim_matches([',', '.', ';', ':', '|', '(', ')', '[', ']', '-', '–', '—', '•', '·', '/']);
    let Some(first) = word.chars().next() else { return DateWord::Filler };
    if first.is_ascii_digit() {
        let marks = word.bytes().filter(|byte| matches!(byte, b'-' | b'/')).count();
        let only_digits = word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.' | b':'));
        return match (marks, only_digits) {
            (2, true) => DateWord::Date,
            (0, true) => DateWord::Number,
            (0, false) => {
                let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':'));
                if is_one_of(unit, &["st", "nd", "rd", "th", "am", "pm", "a.m", "p.m", "hrs", "h"]) {
                    DateWord::Number
                } else {
                    DateWord::Other
                }
            }
            _ => DateWord::Other,
        };
    }
    let capital = first.is_ascii_uppercase();
    if capital && is_one_of(word, MONTHS) {
        DateWord::Month
    } else if capital && is_one_of(word, WEEKDAYS) {
        DateWord::Weekday
    } else if is_one_of(word, DATE_FILLERS) {
        DateWord::Filler
    } else {
        DateWord::Other
    }
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

const DATE_FILLERS: &[&str] = &[
    "updated",
    "published",
    "posted",
    "modified",
    "first",
    "last",
    "on",
    "at",
    "of",
    "the",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "ist",
    "est",
    "edt",
    "bst",
    "cet",
    "et",
    "pt",
    "hrs",
    "noon",
    "midnight",
];

/// True for a line of a date, a place before it perhaps: "LONDON, Jan 5", "Updated 5 January 2022, 10.30am".
pub(super) fn is_dateline(text: &str) -> bool {
    if text.len() > 200 || words(text, BYLINE_WORDS_MAX + 1) > BYLINE_WORDS_MAX {
        return false;
    }
    let (mut month, mut weekday, mut date, mut number) = (false, false, false, false);
    let (mut place, mut place_upper, mut place_closed) = (0, true, false);
    for word in text.split_whitespace() {
        match date_word(word) {
            DateWord::Month => month = true,
            DateWord::Weekday => weekday = true,
            DateWord::Date => date = true,
            DateWord::Number => number = true,
            DateWord::Filler if place == 0 => {}
            DateWord::Filler => place_closed |= !word.contains(char::is_alphanumeric),
            DateWord::Other => {
                // A place stands before the date and is a name.
                let late = month || weekday || date || number || place == 4;
                let capital = word.trim_start_matches('(').starts_with(char::is_uppercase);
                if late || !capital {
                    return false;
                }
                place += 1;
                place_upper &= !word.contains(char::is_lowercase);
                place_closed = word.ends_with([',', ':', '|', '-', '–', '—']);
            }
        }
    }
    let dated = (month && number) || weekday || date;
    dated && (place == 0 || place_upper || place_closed)
}

/// True for a line of up to three words in capitals: a place by itself under a byline.
pub(super) fn is_upper_place(text: &str) -> bool {
    text.len() <= 60 && words(text, 4) <= 3 && text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for text in [
            "By Jane Doe",
            "BY JANE DOE, Northern Wire",
            "By Harbour Report",
            "Words by Ana de Souza",
            "By Jane Doe and John Roe",
            "From Jane Doe in Lisbon",
            "By Jane Doe, political editor",
            "By Jane Doe | Lisbon",
            "Written by Omar bin Salem",
        ] {
            assert!(is_byline(text), "{text}");
        }
        for text in [
            "By Friday the road was open",
            "By the numbers",
            "By Jane Doe.",
            "From dawn in Lisbon",
            "By May the ice had gone",
            "From Lisbon",
            "Bystanders saw it",
            "By",
            "By morning",
        ] {
            assert!(!is_byline(text), "{text}");
        }
    }

    #[test]
    fn datelines() {
        for text in [
            "LONDON, Jan 5",
            "Wednesday 5 May 2021",
            "Updated 5 January 2022, 10.30am",
            "New Delhi, 5 May 2021",
            "Porto — Jan. 5",
            "2022-01-05",
            "Published on 5th May 2021 at 10:30 GMT",
            "Thursday",
            "LISBON (AP), May 5",
        ] {
            assert!(is_dateline(text), "{text}");
        }
        for text in [
            "World Cup 2022",
            "May the best team win",
            "Storm hits Lisbon on Thursday",
            "5 dead",
            "Jan",
            "Porto",
            "",
            "Friday's storm shut the road",
            "On Thursday the road shut",
        ] {
            assert!(!is_dateline(text), "{text}");
        }
    }
}
