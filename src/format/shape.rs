//! What a line looks like by itself: stops, bylines, datelines, captions, list items, headings.

use super::lines::is_blank;

/// Longest headline, in code points.
pub(super) const HEADLINE_CHARS_MAX: usize = 120;

/// Longest byline or dateline, in words.
const BYLINE_WORDS_MAX: usize = 12;

/// Marks that may stand behind a stop and belong to it.
const CLOSERS: [char; 7] = ['"', '\'', '”', '’', '»', ')', ']'];

/// Quotation marks that open.
const OPENERS: [char; 5] = ['"', '\'', '“', '‘', '«'];

/// True when the text has more than `max` code points; looks no further than it must.
pub(super) fn is_longer(text: &str, max: usize) -> bool {
    // A code point has one to four bytes.
    text.len() > max && (text.len() > max * 4 || text.chars().nth(max).is_some())
}

/// Number of words, counted up to `max`.
pub(super) fn words(text: &str, max: usize) -> usize {
    text.split_whitespace().take(max).count()
}

/// True when the text ends in `. ! ? … : ;`, closing quotation marks and brackets behind it included.
pub(super) fn ends_with_stop(text: &str) -> bool {
    text.trim_end_matches(CLOSERS).ends_with(['.', '!', '?', '…', ':', ';'])
}

/// True when the text ends in a full stop that is not the point of an abbreviation with inner points (`U.S.`).
pub(super) fn ends_with_full_stop(text: &str) -> bool {
    let text = text.trim_end_matches(CLOSERS);
    if text.ends_with('…') {
        return true;
    }
    let Some(before) = text.strip_suffix('.') else { return false };
    let mut back = before.chars().rev();
    !(back.next().is_some_and(char::is_alphabetic) && back.next() == Some('.'))
}

/// True for a paragraph that reads as body: long, or a sentence of six words and more with its full stop.
pub(super) fn is_body(text: &str) -> bool {
    is_longer(text, HEADLINE_CHARS_MAX) || (ends_with_full_stop(text) && words(text, 6) == 6)
}

/// True for a line that can stand as a heading between paragraphs: up to eight words and 70 characters, a capital or
/// digit first, no stop, colon or comma last. A question mark may end it; a quoted one closes its quotation.
pub(super) fn is_heading(text: &str) -> bool {
    if text.len() > 280 || is_longer(text, 70) || words(text, 9) > 8 || !text.contains(char::is_alphabetic) {
        return false;
    }
    let inner = text.trim_start_matches(OPENERS);
    let quoted = inner.len() < text.len();
    if quoted && !text.ends_with(CLOSERS) {
        return false;
    }
    let last = text.trim_end_matches(CLOSERS);
    let starts = inner.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    starts && !last.ends_with(['.', '!', '…', ':', ';', ',', '-', '–', '—'])
}

/// Bytes of the bullet or number of a list item and of the blanks behind it.
pub(super) fn list_marker(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let marker = if matches!(first, '-' | '*' | '•' | '–' | '·' | '▪' | '◦' | '‣' | '●' | '■') {
        first.len_utf8()
    } else {
        let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 3 || !matches!(text.as_bytes().get(digits), Some(b'.' | b')')) {
            return None;
        }
        digits + 1
    };
    let rest = text.get(marker..)?;
    let body = rest.trim_start_matches(is_blank);
    (body.len() < rest.len() && !body.is_empty()).then(|| text.len() - body.len())
}

/// True for a line with the label of a picture before it or its credit behind it.
pub(super) fn is_caption(text: &str) -> bool {
    if is_longer(text, 600) {
        return false;
    }
    if let Some(mark) = text.find([':', '|']) {
        let label = text.get(..mark).unwrap_or("").trim_end();
        let behind = text.get(mark + 1..).unwrap_or("");
        let bare = label.strip_prefix("File ").unwrap_or(label);
        if !behind.trim().is_empty() && label.starts_with(char::is_uppercase) && is_picture_label(bare) {
            return true;
        }
    }
    if let Some(inner) = text.strip_suffix(')')
        && let Some(open) = inner.rfind('(')
    {
        let credit = inner.get(open + 1..).unwrap_or("");
        let names_picture = ["Photo", "photo", "PHOTO", "Picture", "picture", "Getty Images"];
        return open > 0 && words(credit, 9) <= 8 && names_picture.iter().any(|name| credit.contains(name));
    }
    // "…, on Monday. Photograph: Jane Doe/Agency"
    let Some(mark) = text.rfind(':') else { return false };
    let label = text.get(..mark).and_then(|before| before.rsplit(is_blank).next()).unwrap_or("");
    let credit = text.get(mark + 1..).unwrap_or("");
    let named = credit.trim_start().starts_with(char::is_uppercase) && words(credit, 9) <= 8;
    label.starts_with(char::is_uppercase) && is_picture_label(label) && named && !ends_with_full_stop(credit)
}

fn is_picture_label(label: &str) -> bool {
    let known = ["photo", "photos", "photograph", "photographs", "picture", "pictures", "image", "images", "caption"];
    is_one_of(label, &known)
}

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
    "words", "written", "reported", "report", "reporting", "story", "text", "interview", "analysis", "pictures", "video", "and",
    "compiled", "edited", "posted", "published",
];

/// Lower-case words inside names and between them.
const NAME_LINKS: &[&str] =
    &["and", "&", "of", "in", "for", "at", "the", "de", "da", "del", "di", "la", "le", "van", "von", "der", "den", "bin", "al", "e", "y"];

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
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur",
    "thurs", "fri", "sat", "sun",
];

const DATE_FILLERS: &[&str] = &[
    "updated", "published", "posted", "modified", "first", "last", "on", "at", "of", "the", "am", "pm", "a.m", "p.m", "gmt",
    "utc", "ist", "est", "edt", "bst", "cet", "et", "pt", "hrs", "noon", "midnight",
];

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

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
            "By Jane Doe", "BY JANE DOE, Northern Wire", "By Harbour Report", "Words by Ana de Souza", "By Jane Doe and John Roe",
            "From Jane Doe in Lisbon", "By Jane Doe, political editor", "By Jane Doe | Lisbon", "Written by Omar bin Salem",
        ] {
            assert!(is_byline(text), "{text}");
        }
        for text in [
            "By Friday the road was open", "By the numbers", "By Jane Doe.", "From dawn in Lisbon", "By May the ice had gone",
            "From Lisbon", "Bystanders saw it", "By", "By morning",
        ] {
            assert!(!is_byline(text), "{text}");
        }
    }

    #[test]
    fn datelines() {
        for text in [
            "LONDON, Jan 5", "Wednesday 5 May 2021", "Updated 5 January 2022, 10.30am", "New Delhi, 5 May 2021",
            "Porto — Jan. 5", "2022-01-05", "Published on 5th May 2021 at 10:30 GMT", "Thursday", "LISBON (AP), May 5",
        ] {
            assert!(is_dateline(text), "{text}");
        }
        for text in [
            "World Cup 2022", "May the best team win", "Storm hits Lisbon on Thursday", "5 dead", "Jan", "Porto", "",
            "Friday's storm shut the road", "On Thursday the road shut",
        ] {
            assert!(!is_dateline(text), "{text}");
        }
    }

    #[test]
    fn captions() {
        for text in [
            "Photo: Jane Doe", "PHOTO | The harbour at dawn", "File photo: the harbour", "Image: Northern Wire",
            "The harbour on Monday. Photograph: Jane Doe/Northern Wire", "Boats at dawn (AP Photo/Jane Doe)",
            "Boats at dawn. (Jane Doe/Getty Images)",
        ] {
            assert!(is_caption(text), "{text}");
        }
        for text in ["Photographs were taken.", "She said: “We took a picture: him.”", "(photo)", "The photo: it was gone."] {
            assert!(!is_caption(text), "{text}");
        }
    }

    #[test]
    fn headings_and_lists() {
        for text in ["Three dead", "Why did the bridge fall?", "‘We were afraid’", "2. What next", "Life in the U.S"] {
            assert!(is_heading(text), "{text}");
        }
        for text in ["He left.", "The list:", "“Not now,” he", "lower case", "…", "One two three four five six seven eight nine"] {
            assert!(!is_heading(text), "{text}");
        }
        assert_eq!(list_marker("• One"), Some(4));
        assert_eq!(list_marker("12)\u{a0}One"), Some(5));
        for text in ["-5 degrees", "1.5 million", "2021. A year", "-", "* ", "One"] {
            assert_eq!(list_marker(text), None, "{text}");
        }
    }

    #[test]
    fn stops() {
        assert!(ends_with_stop("gone.”)") && ends_with_stop("gone:") && !ends_with_stop("gone,"));
        assert!(ends_with_full_stop("It is gone.") && !ends_with_full_stop("Made in the U.S.") && !ends_with_full_stop("Gone?"));
        assert!(is_longer("ééé", 2) && !is_longer("ééé", 3));
    }
}
