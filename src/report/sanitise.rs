//! Text of a file made harmless for a terminal: no escape sequence, no reversed or hidden text.
//!
//! Every stand-in has the UTF-8 length of what it replaces, so that offsets into the text stay right.

use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// The joiner of emoji sequences (a family, a profession).
const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// True for a character that a terminal obeys or hides: C0, DEL and C1 controls, bidi controls, invisible format
/// characters, tag characters. Line feeds and tabs count too.
///
/// Source: Unicode Standard 16, general categories Cc and Cf with the line separators; the marks of Arabic numbers
/// and musical notation, which show, are left alone.
pub(super) fn is_unprintable(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// What is shown for one character; itself where it is harmless.
pub(super) fn stand_in(c: char) -> char {
    match c {
        '\t' | '\r' | '\n' => ' ',
        // Word processors show an optional hyphen so.
        '\u{ad}' => '¬',
        _ if !is_unprintable(c) => c,
        _ => match c.len_utf8() {
            1 => '?',
            2 => '¿',
            3 => char::REPLACEMENT_CHARACTER,
            _ => '🛇',
        },
    }
}

/// The text on one line: for rows of a source, names of files and messages.
pub fn one_line(text: &str) -> Cow<'_, str> {
    replaced(text, false)
}

/// Columns that a text takes on a terminal.
pub fn columns(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text with its line feeds: for formats that escape them.
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    replaced(text, true)
}

/// At most `chars` characters of the text on one line; an ellipsis stands for the rest.
pub fn clipped(text: &str, chars: usize) -> Cow<'_, str> {
    match text.char_indices().nth(chars) {
        None => one_line(text),
        Some((at, _)) => Cow::Owned(format!("{}…", one_line(text.get(..at).unwrap_or("").trim_end()))),
    }
}

fn replaced(text: &str, keep_line_feeds: bool) -> Cow<'_, str> {
    if !text.chars().any(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut before = ' ';
    let shown = text.chars().map(|c| {
        let joins = c == ZERO_WIDTH_JOINER && is_pictograph(before);
        let keeps = joins || (keep_line_feeds && c == '\n');
        before = c;
        if keeps { c } else { stand_in(c) }
    });
    Cow::Owned(shown.collect())
}

/// Roughly the characters that a joiner may follow in an emoji sequence, the variation selector among them.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn controls_have_stand_ins() {
        assert_eq!(one_line("a\u{1b}[31mb\tc\nd\u{7f}"), "a?[31mb c d?");
        assert_eq!(one_line("co\u{ad}op \u{9b}2J \u{202e}txt \u{200b}"), "co¬op ¿2J \u{fffd}txt \u{fffd}");
        assert_eq!(one_line("\u{e0041}"), "🛇");
        assert_eq!(lines("a\nb\u{1b}"), "a\nb?");
    }

    #[test]
    fn joined_emoji_stay_whole_and_joined_words_do_not() {
        assert_eq!(one_line("👩\u{200d}🚒"), "👩\u{200d}🚒");
        assert_eq!(one_line("Lon\u{200d}don"), "Lon\u{fffd}don");
    }

    #[test]
    fn harmless_text_is_not_copied() {
        assert!(matches!(one_line("café 東京 🙂 “x”"), Cow::Borrowed(_)));
        assert_eq!(clipped("four words are here", 10), "four words…");
    }

    proptest! {
        #[test]
        fn every_character_keeps_its_length(c in any::<char>()) {
            let shown = stand_in(c);
            prop_assert_eq!(shown.len_utf8(), c.len_utf8());
            prop_assert!(!is_unprintable(shown));
            prop_assert!(shown == c || shown.width() == Some(1));
        }
    }
}
