//! The form that words are compared in, and back to a capital.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization as _;

/// Appends the form that words are compared in: lower case, straight apostrophes and hyphens, no soft hyphen, accents composed
/// with their letters (Unicode normalisation form C).
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        if let Some(own) = out.get_mut(start..) {
            own.make_ascii_lowercase();
        }
        return;
    }
    if word.contains(is_combining) {
        // Accents that stand behind their letters, as some systems paste them.
        let composed: String = word.nfc().collect();
        return composed.chars().for_each(|c| fold_char(c, out));
    }
    word.chars().for_each(|c| fold_char(c, out));
}

/// True for an accent that stands behind its letter (Combining Diacritical Marks).
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn fold_char(c: char, out: &mut String) {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => out.push('\''),
        '\u{2010}' | '\u{2011}' => out.push('-'),
        '\u{ad}' => {}
        '\u{fb00}' => out.push_str("ff"),
        '\u{fb01}' => out.push_str("fi"),
        '\u{fb02}' => out.push_str("fl"),
        _ => out.extend(c.to_lowercase()),
    }
}

/// With a capital first letter.
pub fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The form that words are compared in.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// Folded, with every run of white space as one blank.
pub fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        fold_into(word, &mut out);
    }
    out
}

/// A word without its possessive ending, in its own capitals.
pub fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 4] = ["'s", "\u{2019}s", "'S", "\u{2019}S"];
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// The part of a word that is a name: "Taylor" of "Taylor-led", "S" of "S-shaped".
pub fn capital_head(word: &str) -> &str {
    let tail = word.rfind(['-', '\u{2010}', '\u{2011}']);
    let cut = tail.filter(|at| word.get(*at..).is_some_and(|tail| tail.chars().nth(1).is_some_and(char::is_lowercase)));
    cut.and_then(|at| word.get(..at)).unwrap_or(word)
}

/// Bytes of the longest word that [`packed`] takes.
pub(crate) const PACKED_BYTES_MAX: usize = 16;

/// The bytes of a short word as one number, the first one lowest and zeros behind the last; `None` for a longer word. Both ends are
/// read whole and overlap, which is faster than a copy of so many bytes.
pub(crate) fn packed(word: &[u8]) -> Option<u128> {
    let behind = |bytes: usize| 8 * (word.len() - bytes);
    match word.len() {
        0 => Some(0),
        1..=3 => {
            let (first, last) = (word.first()?, word.last()?);
            let middle = word.get(word.len() / 2)?;
            Some(u128::from(*first) | u128::from(*middle) << (8 * (word.len() / 2)) | u128::from(*last) << behind(1))
        }
        4..=7 => {
            let [first, last] = [word.first_chunk()?, word.last_chunk()?].map(|four| u128::from(u32::from_le_bytes(*four)));
            Some(first | last << behind(4))
        }
        8..=PACKED_BYTES_MAX => {
            let [first, last] = [word.first_chunk()?, word.last_chunk()?].map(|eight| u128::from(u64::from_le_bytes(*eight)));
            Some(first | last << behind(8))
        }
        _ => None,
    }
}

/// The top bit of each of sixteen bytes that is ASCII from `first` to `last`: all at once, as the sums of bytes under 0x80 carry
/// nothing over.
pub(crate) fn between(bytes: u128, first: u8, last: u8) -> u128 {
    let low = bytes & sixteen(0x7F);
    (low + sixteen(0x80 - first)) & !(low + sixteen(0x7F - last)) & !bytes & sixteen(0x80)
}

/// One byte sixteen times.
pub(crate) const fn sixteen(byte: u8) -> u128 {
    u128::from_le_bytes([byte; 16])
}

/// With every run of white space as one blank, capitals kept.
pub fn squeezed_exact(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folded word without its diacritics, as the builder of the lists of names takes them off.
pub fn plain(folded: &str) -> Cow<'_, str> {
    const PLAIN: &[(&str, &str)] = &[
        ("àáâãäåāăąảạấầẩẫậắằẳẵặ", "a"),
        ("æ", "ae"),
        ("çćĉċč", "c"),
        ("ďđḍð", "d"),
        ("èéêëēĕėęěẻẽẹếềểễệə", "e"),
        ("ĝğġģ", "g"),
        ("ĥħḥḩ", "h"),
        ("ìíîïĩīĭįıỉị", "i"),
        ("ĵ", "j"),
        ("ķḵ", "k"),
        ("ĺļľŀł", "l"),
        ("ñńņňṅ", "n"),
        ("òóôõöøōŏőỏọốồổỗộơớờởỡợ", "o"),
        ("œ", "oe"),
        ("ŕŗř", "r"),
        ("śŝşšșṣ", "s"),
        ("ß", "ss"),
        ("ţťŧțṭ", "t"),
        ("þ", "th"),
        ("ùúûüũūŭůűųủụưứừửữự", "u"),
        ("ŵ", "w"),
        ("ýÿŷỳỷỹỵ", "y"),
        ("źżžẓ", "z"),
        ("\u{307}", ""),
    ];
    if folded.is_ascii() {
        return Cow::Borrowed(folded);
    }
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        match PLAIN.iter().find(|(from, _)| from.contains(c)) {
            Some((_, to)) => out.push_str(to),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The letters and figures of a word, folded, without diacritics and marks: "Nur-Sultan" and "Nursultan" have the same.
pub fn letters(word: &str) -> String {
    plain(&folded(word)).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_words_hold_their_bytes() {
        let word = b"abcdefghijklmnop";
        for len in 0..=PACKED_BYTES_MAX {
            let mut bytes = [0; PACKED_BYTES_MAX];
            bytes[..len].copy_from_slice(&word[..len]);
            assert_eq!(packed(&word[..len]), Some(u128::from_le_bytes(bytes)));
        }
        assert_eq!(packed(b"abcdefghijklmnopq"), None);
    }

    #[test]
    fn bytes_of_a_range_are_found_at_once() {
        for byte in 0..=255_u8 {
            let bytes =
                u128::from_le_bytes([b'm', byte, 0, 0xFF, byte, b'a', b'z', b'{', b'`', 0x80, 0x7F, 1, byte, b'A', b'Z', b'0']);
            let expected = bytes.to_le_bytes().map(|byte| if byte.is_ascii_lowercase() { 0x80 } else { 0 });
            assert_eq!(between(bytes, b'a', b'z').to_le_bytes(), expected, "{byte}");
            assert_eq!(between(bytes, 0, 0).to_le_bytes()[1] != 0, byte == 0);
        }
    }

    #[test]
    fn words_are_compared_in_small_letters_with_straight_marks() {
        assert_eq!(folded("Don’t"), "don't");
        assert_eq!(folded("ÉTÉ‑ﬁn\u{ad}al"), "été-final");
        assert_eq!(folded("E\u{301}TE\u{301}"), "été");
        assert_eq!([capitalised("storm"), capitalised("été"), capitalised("")], ["Storm", "Été", ""]);
    }
}
