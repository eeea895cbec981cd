//! Quotation marks in a paragraph: which way each one can turn, judged by its neighbours.

use super::super::view::View;
use super::super::{Document, Paragraph, TokenKind};
use super::QuoteStyle;
use crate::span::TextSpan;

/// One mark that may open or close a quotation; apostrophes at the start of a word are left out.
pub(super) struct Mark {
    pub(super) span: TextSpan,
    pub(super) style: QuoteStyle,
    pub(super) can_open: bool,
    pub(super) can_close: bool,
    /// White space on both sides: closes what is open, else opens.
    pub(super) spaced: bool,
    /// `voters' choice`: may be the ending of a plural.
    pub(super) like_possessive: bool,
    /// `12" pipe`: may stand for inches.
    pub(super) like_inches: bool,
    /// True for the first token of the paragraph.
    pub(super) opens_paragraph: bool,
}

/// Words that lost their beginning: the mark before them is an apostrophe.
const ELISIONS_SURE: [&str; 6] = ["em", "til", "tis", "twas", "twill", "n"];

/// More of them; some are words too, so only a straight mark counts.
const ELISIONS: [&str; 13] = ["till", "cause", "cos", "cuz", "bout", "round", "ere", "im", "er", "ello", "ave", "neath", "fraid"];

/// Quotation marks passed over to find the white space around a cluster such as `'"`.
const CLUSTER_MARKS_MAX: usize = 3;

/// Replaces `marks` with those of the paragraph, in order.
pub(super) fn marks_of(document: &Document, paragraph: &Paragraph, marks: &mut Vec<Mark>) {
    marks.clear();
    let view = View::new(document, &paragraph.tokens);
    for at in paragraph.tokens.start as usize..paragraph.tokens.end as usize {
        let Some(token) = view.token(at).filter(|token| token.kind == TokenKind::Punctuation) else { continue };
        let first = document.text.as_bytes().get(token.span.start as usize).copied().unwrap_or(0);
        // Quotation marks are these two, one of C2 AB/BB or one of E2 80 98-9D.
        if !matches!(first, b'"' | b'\'' | 0xc2 | 0xe2) {
            continue;
        }
        let Some(glyph) = token.span.of(&document.text).chars().next().filter(|c| is_mark(*c)) else { continue };
        let around = Around::new(&document.text, paragraph.span, token.span);
        // Two single marks typed for a double one: the first takes both, the second is passed over.
        let twin = |i: usize| match glyph {
            '\'' => view.word(i) == "'",
            '‘' | '’' => view.word(i) == glyph.encode_utf8(&mut [0; 4]),
            _ => false,
        };
        let is_second =
            twin(at.wrapping_sub(1)) && view.is_glued(at) && marks.last().is_some_and(|m| m.span.end >= token.span.end);
        if is_second {
            continue;
        }
        let (glyph, span, around) = if twin(at + 1) && view.is_glued(at + 1) {
            let span = token.span.cover(TextSpan::new(view.start(at + 1), view.end(at + 1)));
            let glyph = match glyph {
                '‘' => '“',
                '’' => '”',
                _ => '"',
            };
            (glyph, span, Around::new(&document.text, paragraph.span, span))
        } else {
            (glyph, token.span, around)
        };
        if let Some(mut mark) = read(view, at, glyph, &around, span) {
            mark.opens_paragraph = at == paragraph.tokens.start as usize;
            marks.push(mark);
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»')
}

/// The characters on both sides of a cluster of marks; `None` at the ends of the paragraph.
struct Around {
    before: Option<char>,
    after: Option<char>,
    /// What follows the mark itself.
    tail: [Option<char>; 4],
}

impl Around {
    fn new(text: &str, paragraph: TextSpan, mark: TextSpan) -> Self {
        let head = text.get(paragraph.start as usize..mark.start as usize).unwrap_or("");
        let tail = text.get(mark.end as usize..paragraph.end as usize).unwrap_or("");
        let mut next = tail.chars();
        Self {
            before: outside(head.chars().rev()),
            after: outside(tail.chars()),
            tail: [next.next(), next.next(), next.next(), next.next()],
        }
    }

    /// White space, an opening bracket or a dash before it, or the start of the paragraph.
    fn opens(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '\u{200b}'))
    }

    /// White space or the end of the paragraph behind it.
    fn space_follows(&self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    /// What follows belongs to the words before it; points of an ellipsis do not.
    fn stop_follows(&self) -> bool {
        match self.tail {
            [Some('.'), Some('.'), ..] => false,
            [Some(c), ..] => matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']'),
            _ => false,
        }
    }
}

/// The first character that is no quotation mark.
fn outside(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let mut found = chars.next();
    for _ in 0..CLUSTER_MARKS_MAX {
        if !found.is_some_and(is_mark) {
            break;
        }
        found = chars.next();
    }
    found
}

fn read(view: View<'_>, at: usize, glyph: char, around: &Around, span: TextSpan) -> Option<Mark> {
    let style = match glyph {
        '"' => QuoteStyle::StraightDouble,
        '“' | '”' => QuoteStyle::CurlyDouble,
        '\'' => QuoteStyle::StraightSingle,
        '‘' | '’' => QuoteStyle::CurlySingle,
        _ => QuoteStyle::Guillemet,
    };
    let after_number = view.is_glued(at) && view.kind(at.wrapping_sub(1)) == Some(TokenKind::Number);
    if style.is_single() && is_apostrophe(view, at) || after_number && is_feet_and_inches(view, at) {
        return None;
    }
    let (opens, space_follows) = (around.opens(), around.space_follows());
    let spaced = opens && (space_follows || around.stop_follows());
    let (can_open, can_close) = match glyph {
        '"' if opens => (!around.stop_follows(), spaced),
        // A lost space (`said:"We go`): only where nothing is open.
        '"' => (!space_follows && around.before.is_some_and(|c| matches!(c, ':' | ',')), true),
        '\'' => {
            (opens && around.after.is_some_and(char::is_alphabetic), !opens && !around.after.is_some_and(char::is_alphanumeric))
        }
        '‘' if !opens && space_follows => (false, true),
        // `Britain‘s`: a mistyped apostrophe.
        '‘' => (!space_follows && (opens || !around.before.is_some_and(char::is_alphanumeric)), false),
        '“' => (opens || !space_follows, !opens && space_follows),
        '”' => (opens && around.after.is_some_and(char::is_alphanumeric), true),
        '«' => (true, false),
        _ => (false, true),
    };
    let like_possessive = style.is_single() && {
        let [space, letter, ..] = around.tail;
        matches!(around.before, Some('s' | 'S')) && space == Some(' ') && letter.is_some_and(char::is_lowercase)
    };
    let like_inches = style.is_double() && after_number;
    // A mark that is turned the wrong way opens only where nothing can be closed.
    let spaced = spaced || glyph == '”' || (glyph == '"' && !opens);
    Some(Mark { span, style, can_open, can_close, spaced, like_possessive, like_inches, opens_paragraph: false })
}

/// `'90s`, `’em`, `rock 'n' roll`: an apostrophe set off from its word.
fn is_apostrophe(view: View<'_>, at: usize) -> bool {
    let (glyph, next) = (view.word(at), at + 1);
    if view.is_glued(next) && !view.is_glued(at) {
        let is_figure = view.kind(next) == Some(TokenKind::Number);
        let is_cut = match glyph {
            "’" => true,
            "‘" => view.is_any(next, &ELISIONS_SURE) || (is_figure && view.is(next + 1, "s")),
            _ => is_figure || view.is_any(next, &ELISIONS_SURE) || view.is_any(next, &ELISIONS),
        };
        if is_cut {
            return true;
        }
    }
    // The second one of 'n'.
    view.is_glued(at) && view.is(at.wrapping_sub(1), "n") && matches!(view.word(at.wrapping_sub(2)), "'" | "’" | "‘")
}

/// `6'2"`: a mark between two figures, or the one that ends such a height.
fn is_feet_and_inches(view: View<'_>, at: usize) -> bool {
    let feet = |i: usize| matches!(view.word(i), "'" | "’" | "′");
    let between = view.is_glued(at + 1) && view.kind(at + 1) == Some(TokenKind::Number);
    (feet(at) && between) || (!feet(at) && feet(at.wrapping_sub(2)) && view.is_glued(at.wrapping_sub(1)))
}
