//! What a line looks like by itself: stops, body, captions, list items, headings.

use super::lines::is_blank;

/// Longest headline, in code points; on news pages few are longer than 120.
pub(super) const HEADLINE_CHARS_MAX: usize = 160;

/// A paragraph longer than this, in code points, is body even without a full stop.
const BODY_CHARS_SURE: usize = 200;

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
    is_longer(text, BODY_CHARS_SURE) || (ends_with_full_stop(text) && words(text, 6) == 6)
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

/// True when the list holds the word, letter case aside.
pub(super) fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions() {
        for text in [
            "Photo: Jane Doe",
            "PHOTO | The harbour at dawn",
            "File photo: the harbour",
            "Image: Northern Wire",
            "The harbour on Monday. Photograph: Jane Doe/Northern Wire",
            "Boats at dawn (AP Photo/Jane Doe)",
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
        for text in ["He left.", "The list:", "“Not now,” he", "lower case", "…", "One two three four five six seven eight nine"]
        {
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
