//! Where a fix could change somebody's words: wider than the quotations that are sure, on the side of caution.

use super::{Document, Quotation};
use crate::span::TextSpan;
use std::ops::Range;

/// What stands for a quotation mark and is not read as one: marks of other languages and typewriters, entities in plain text,
/// curly marks that were decoded wrongly.
const OTHER_MARKS: [&str; 18] =
    ["„", "‚", "‹", "›", "‟", "❝", "❞", "「", "」", "『", "』", "＂", "``", "''", "&quot;", "&ldquo;", "&rdquo;", "â€"];

/// Paragraphs that a quotation runs over without a mark at the start of each.
const PARAGRAPHS_MAX: usize = 12;

/// For each paragraph, whether all of it may be quoted.
pub(super) fn find(document: &Document) -> Vec<bool> {
    let mut quoted = vec![false; document.paragraphs.len()];
    let mut mark = |range: Range<usize>| quoted.get_mut(range).into_iter().flatten().for_each(|it| *it = true);
    // Where a paragraph leaves a mark open, and each mark that closes nothing.
    let mut open: Option<usize> = None;
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        let text = paragraph.span.of(&document.text);
        if has_other_marks(text) {
            mark(number..number + 1);
        }
        let is_closing = closes_more(text);
        if let Some(from) = open.filter(|_| is_closing).filter(|from| number - from <= PARAGRAPHS_MAX) {
            mark(from..number + 1);
        }
        if is_closing || opens_more(text) {
            open = opens_more(text).then_some(number).or(open.filter(|_| !is_closing));
        }
    }
    quoted
}

fn has_other_marks(text: &str) -> bool {
    // Guillemets that point inwards are not the ones that the reader takes for marks.
    let inward = text.find('»').is_some_and(|at| text.find('«').is_none_or(|other| at < other));
    inward || (!text.is_ascii() || text.contains(['`', '\'', '&'])) && OTHER_MARKS.iter().any(|mark| text.contains(mark))
}

/// True when a paragraph has more marks that open than marks that close; an odd number of straight ones counts.
fn opens_more(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    count('“') > count('”') || count('"') % 2 == 1
}

/// True when a paragraph has more marks that close; an odd number of straight ones counts.
fn closes_more(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    count('”') > count('“') || count('"') % 2 == 1
}

impl Document {
    /// True where the span may lie in somebody's words: inside a quotation of any depth, or in a paragraph whose marks are not
    /// all understood. Fixes keep away from such places.
    pub fn may_be_quoted(&self, span: TextSpan) -> bool {
        let paragraph = self.paragraph_at(span.start);
        let all = self.quoted.get_or_init(|| find(self));
        paragraph.is_some_and(|at| all.get(at) == Some(&true)) || self.is_in_quotation(span)
    }

    fn is_in_quotation(&self, span: TextSpan) -> bool {
        let behind = self.quotations.partition_point(|quotation| quotation.inner.start < span.end.max(span.start + 1));
        let Some(last) = behind.checked_sub(1).and_then(|at| self.quotations.get(at)) else { return false };
        // Outermost quotations do not overlap, and what is open inside one lies in it.
        let outermost = self.quotations.get(last.outermost as usize);
        let holds = |quotation: &Quotation| quotation.inner.overlaps(span) || quotation.inner.contains(span);
        holds(last) || outermost.is_some_and(holds)
    }
}

#[cfg(test)]
mod tests {
    use super::super::view::document;
    use super::*;

    /// Whether the word "teh" may be quoted.
    fn is_quoted(text: &str) -> bool {
        let document = document(text);
        let at = text.find("teh").unwrap();
        document.may_be_quoted(TextSpan::new(at, at + 3))
    }

    #[test]
    fn inside_any_quotation() {
        assert!(is_quoted("He said: “It is teh end.”"));
        assert!(is_quoted("He wrote: “The ‘Sun’, the ‘Mirror’, the ‘Star’, the ‘Mail’ and the ‘Post’ got teh news.”"));
        assert!(!is_quoted("He said: “It is the end.” So teh mayor left. “It is,” he said."));
    }

    #[test]
    fn marks_that_are_not_read_count() {
        for text in [
            "„teh end“",
            "»teh end«",
            "‹teh end›",
            "``teh end''",
            "‚teh end‘",
            "「teh end」",
            "&quot;teh end&quot;",
            "â€œteh endâ€",
        ] {
            assert!(is_quoted(&format!("He said {text} of it.")), "{text}");
        }
    }

    #[test]
    fn a_quotation_over_paragraphs() {
        assert!(is_quoted("“It began.\n\nIt was teh end.\n\nAnd so it ended.”"));
        assert!(is_quoted("\"It began.\n\nIt was teh end.\n\nAnd so it ended.\""));
        assert!(!is_quoted("“It began.”\n\nIt was teh end.\n\n“And so it ended.”"));
        assert!(!is_quoted("“It began.”\n\nIt was teh end.\n\n\"And so it ended."));
    }
}
