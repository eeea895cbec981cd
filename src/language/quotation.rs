//! Direct quotations: straight, curly, nested, carried over paragraphs; apostrophes told apart.

mod mark;

use self::mark::{Mark, marks_of};
use super::Document;
use crate::span::TextSpan;

/// The marks of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteStyle {
    /// `"…"`.
    StraightDouble,
    /// `“…”`.
    CurlyDouble,
    /// `'…'`.
    StraightSingle,
    /// `‘…’`.
    CurlySingle,
    /// `«…»`.
    Guillemet,
}

impl QuoteStyle {
    fn is_single(self) -> bool {
        matches!(self, Self::StraightSingle | Self::CurlySingle)
    }

    fn is_double(self) -> bool {
        matches!(self, Self::StraightDouble | Self::CurlyDouble)
    }

    /// Straight and curly marks are mixed in copy that was pasted together.
    fn may_close(self, opened: Self) -> bool {
        self == opened || (self.is_single() && opened.is_single()) || (self.is_double() && opened.is_double())
    }
}

/// A direct quotation, inside one paragraph; one that runs on opens again in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// Marks included; up to the end of the paragraph where it is not closed.
    pub span: TextSpan,
    /// The words between the marks.
    pub inner: TextSpan,
    /// Its marks.
    pub style: QuoteStyle,
    /// 0 for an outermost quotation, 1 for one inside another.
    pub depth: u8,
    /// True when its closing mark stands in the paragraph.
    pub closed: bool,
    /// True when it is not closed here but the next paragraph opens with the same mark (the convention for a long quotation).
    pub continued: bool,
    /// Index into [`Document::paragraphs`].
    pub paragraph: u32,
    /// Index into [`Document::quotations`] of the outermost quotation round it; its own when it is that.
    pub outermost: u32,
}

/// Marks looked at ahead of one whose meaning depends on what follows; keeps the pass linear.
const LOOK_AHEAD_MARKS: usize = 12;

/// Finds every quotation, in order of the opening marks.
pub(super) fn find(document: &Document) -> Vec<Quotation> {
    let mut reader = Reader { found: Vec::new(), open: Vec::new(), abandoned: false, paragraph: 0, end: 0 };
    let mut marks = Vec::new();
    let mut running_on: Option<usize> = None;
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        marks_of(document, paragraph, &mut marks);
        let first = reader.found.len();
        reader.start(super::index(number), paragraph.span.end);
        for at in 0..marks.len() {
            reader.read(&marks, at);
        }
        if let Some(before) = running_on {
            let opening = reader.found.get(first).copied();
            let opens_paragraph = marks.first().is_some_and(|mark| mark.opens_paragraph);
            if let (Some(opening), Some(before)) = (opening, reader.found.get_mut(before)) {
                before.continued = opens_paragraph && opening.style == before.style;
            }
        }
        running_on = reader.open.first().copied();
    }
    let mut outermost = 0;
    for (index, quotation) in (0..).zip(&mut reader.found) {
        if quotation.depth == 0 {
            outermost = index;
        }
        quotation.outermost = outermost;
    }
    reader.found
}

/// What is open while the marks of a paragraph are read.
struct Reader {
    found: Vec<Quotation>,
    /// Indices of the open quotations, outermost first, at most one of each style.
    open: Vec<usize>,
    /// True after a quotation that the paragraph never closes.
    abandoned: bool,
    paragraph: u32,
    end: u32,
}

impl Reader {
    fn start(&mut self, paragraph: u32, end: u32) {
        self.open.clear();
        self.abandoned = false;
        self.paragraph = paragraph;
        self.end = end;
    }

    fn read(&mut self, marks: &[Mark], at: usize) {
        let Some(mark) = marks.get(at) else { return };
        let rest = marks.get(at + 1..).unwrap_or(&[]);
        let closes = mark.can_close.then(|| self.closing(mark)).flatten();
        let prefers_opening = mark.can_open && !mark.spaced;
        match closes {
            Some(depth) if !prefers_opening && !self.is_apostrophe_or_inches(mark, depth, rest) => self.close(depth, mark),
            Some(_) if !prefers_opening => {}
            _ if mark.can_open && self.may_open(mark, rest) => self.open(mark),
            _ => {}
        }
    }

    /// Position in `open` of the quotation that the mark would close.
    fn closing(&self, mark: &Mark) -> Option<usize> {
        let style_at = |position: usize| self.open.get(position).and_then(|i| self.found.get(*i)).map(|q| q.style);
        if mark.style.is_single() {
            // Inside a double quotation a single mark is an apostrophe unless a single one was opened there.
            let last = self.open.len().checked_sub(1)?;
            return style_at(last).filter(|style| mark.style.may_close(*style)).map(|_| last);
        }
        let same = (0..self.open.len()).rev().find(|position| style_at(*position) == Some(mark.style));
        same.or_else(|| (0..self.open.len()).rev().find(|p| style_at(*p).is_some_and(|style| mark.style.may_close(style))))
    }

    /// `the voters’ choice`, `a 12" pipe` inside a quotation: another mark further on closes it.
    fn is_apostrophe_or_inches(&self, mark: &Mark, depth: usize, rest: &[Mark]) -> bool {
        if !mark.like_possessive && !mark.like_inches {
            return false;
        }
        let in_double = depth > 0;
        for next in rest.iter().take(LOOK_AHEAD_MARKS) {
            if next.style.is_single() == mark.style.is_single() {
                return next.can_close && !next.can_open && !next.like_possessive;
            }
            if mark.style.is_single() && in_double && next.can_close && !next.can_open {
                return false;
            }
        }
        false
    }

    /// A straight single mark opens only where one that can close it follows.
    fn may_open(&self, mark: &Mark, rest: &[Mark]) -> bool {
        if mark.style != QuoteStyle::StraightSingle {
            return true;
        }
        for next in rest.iter().take(LOOK_AHEAD_MARKS) {
            if next.style.is_single() && next.can_close {
                return true;
            }
            if !self.open.is_empty() && next.style.is_double() && next.can_close && !next.can_open {
                return false;
            }
        }
        false
    }

    fn open(&mut self, mark: &Mark) {
        let Self { found, open, abandoned, .. } = self;
        // The same mark again before a closing one: the first was never closed.
        if let Some(position) = open.iter().position(|i| found.get(*i).is_some_and(|q| q.style == mark.style)) {
            open.remove(position);
            *abandoned = true;
        }
        let depth = u8::from(!open.is_empty() || *abandoned);
        open.push(found.len());
        found.push(Quotation {
            span: TextSpan { start: mark.span.start, end: self.end },
            inner: TextSpan { start: mark.span.end, end: self.end },
            style: mark.style,
            depth,
            closed: false,
            continued: false,
            paragraph: self.paragraph,
            outermost: 0,
        });
    }

    /// Closes the quotation at `depth`; those still open inside it end where it ends.
    fn close(&mut self, depth: usize, mark: &Mark) {
        for (position, index) in self.open.drain(depth..).enumerate() {
            let Some(quotation) = self.found.get_mut(index) else { continue };
            quotation.inner.end = mark.span.start;
            quotation.closed = position == 0;
            quotation.span.end = if quotation.closed { mark.span.end } else { mark.span.start };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::view::document;
    use super::*;
    use proptest::prelude::*;

    /// Quotations as `depth text`, `…` behind one not closed, `>` behind one carried on.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = document(text);
        let show = |q: &Quotation| {
            let tail = if q.continued { ">" } else { "" };
            let open = if q.closed { "" } else { "…" };
            format!("{} {}{open}{tail}", q.depth, document.slice(q.inner))
        };
        assert_eq!(document.quotations.iter().map(show).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn straight_and_curly_double_marks() {
        check("\"We won,\" she said. \"It was close.\"", &["0 We won,", "0 It was close."]);
        check("“We won,” she said. “It was close.”", &["0 We won,", "0 It was close."]);
        check("He called it (\"a mess\") and \"...a shame\"—\"really\".", &["0 a mess", "0 ...a shame", "0 really"]);
        check("«Nous partons», dit-il.", &["0 Nous partons"]);
        check("The \" spaced \" words and “mixed\" marks", &["0  spaced ", "0 mixed"]);
        check("He said:\"Go home.\" They went.", &["0 Go home."]);
        check("''We won,'' she said, ''it's the boys' day.''", &["0 We won,", "0 it's the boys' day."]);
        check("He said ”Go home” twice.", &["0 Go home"]);
    }

    #[test]
    fn an_odd_mark_does_not_turn_the_rest_round() {
        check("It was \"hard to say. But \"we tried,\" he said.", &["0 hard to say. But \"we tried,\" he said.…", "1 we tried,"]);
        check("It was odd,\" he said. \"We tried,\" she said.", &["0 We tried,"]);
        check("It was odd,” he said. “We tried,” she said.", &["0 We tried,"]);
    }

    #[test]
    fn single_marks_and_apostrophes() {
        check("Police called it 'a mess' and don't know.", &["0 a mess"]);
        check("It is the voters' choice, the '90s rock 'n' roll, get 'em while the boys' toys last.", &[]);
        check("It’s the voters’ choice, the ’90s rock ’n’ roll, get ’em, ‘90s style.", &[]);
        check("‘It’s the voters’ choice,’ he said. ‘No.’", &["0 It’s the voters’ choice,", "0 No."]);
        check("The ‘heroes’ and the voters’ choice", &["0 heroes"]);
        check("MPs say 'it's the voters' choice' again", &["0 it's the voters' choice"]);
        check("She wore Smiths' coats and O' Neill's, Britain‘s best", &[]);
    }

    #[test]
    fn nested_marks() {
        check("“He told me ‘go home’ twice,” she said.", &["0 He told me ‘go home’ twice,", "1 go home"]);
        check("\"He told me 'go home'\" she said.", &["0 He told me 'go home'", "1 go home"]);
        check("‘He said “go” then,’ she said.", &["0 He said “go” then,", "1 go"]);
        check("“He said ‘go twice,” she said.", &["0 He said ‘go twice,", "1 go twice,…"]);
    }

    #[test]
    fn feet_and_inches_are_no_marks() {
        check("At 6'2\" he is tall; a 12\" pipe burst.", &[]);
        check(
            "\"At 6'2\" he is tall,\" she said. \"The 12\" pipe burst.\"",
            &["0 At 6'2\" he is tall,", "0 The 12\" pipe burst."],
        );
        check("\"It was in 1999\" and \"again in 2001\"", &["0 It was in 1999", "0 again in 2001"]);
    }

    #[test]
    fn long_quotations_open_again() {
        check("“We went.\n\n“We came back,” he said.", &["0 We went.…>", "0 We came back,"]);
        check("\"We went.\n\nThey stayed \"there\".", &["0 We went.…", "0 there"]);
        check("“One.\n\n“Two.\n\nNothing.", &["0 One.…>", "0 Two.…"]);
    }

    #[test]
    fn ten_thousands_of_marks_stay_linear() {
        let document = document(&"“‘\"' ".repeat(100_000));
        assert!(document.quotations.len() >= 100_000);
    }

    proptest! {
        #[test]
        fn spans_lie_in_order_inside_their_paragraph(text in "([a-zé1 ,.:\n\"'“”‘’«»—-]|s' |\n\n| \"| ‘){0,60}") {
            let document = document(&text);
            let mut before = 0;
            for q in &document.quotations {
                let paragraph = &document.paragraphs[q.paragraph as usize];
                prop_assert!(paragraph.span.contains(q.span) && q.span.contains(q.inner));
                prop_assert!(document.text.get(q.span.range()).is_some() && document.text.get(q.inner.range()).is_some());
                prop_assert!(q.span.start >= before);
                before = q.span.start;
            }
        }
    }
}
