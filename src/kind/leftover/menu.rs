//! A row of section names from the site's navigation.

use super::line_span;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Paragraph, TokenKind};
use std::ops::Range;

/// `shape = "menu"`.
pub(super) struct Menu {
    pub(super) labels: Vec<String>,
    pub(super) min_parts: usize,
}

impl Matcher for Menu {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        self.labels.iter().for_each(|label| triggers.phrase(label, 0));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut hits = context.hits.iter().map(|hit| hit.tokens.clone()).peekable();
        while let Some(hit) = hits.peek() {
            let at = document.tokens.get(hit.start as usize).and_then(|token| document.paragraph_at(token.span.start));
            let Some(paragraph) = at.and_then(|at| document.paragraphs.get(at)) else { return };
            let mut labels = self.labels_of(document, paragraph);
            while let Some(hit) = hits.next_if(|hit| hit.start < paragraph.tokens.end) {
                labels.take(document, &hit);
            }
            let whole = labels.at.is_some_and(|at| labels.skip_marks(document, at) == paragraph.tokens.end);
            let inside = document.paragraph_tokens(paragraph);
            let closed = inside.last().is_some_and(|last| matches!(document.word(last), "." | "!" | "?" | ":"));
            if let (true, false, Some(span)) = (whole && labels.count >= self.min_parts, closed, line_span(inside)) {
                context.report(Finding::new(span).replacement(""));
            }
        }
    }
}

impl Menu {
    fn labels_of(&self, document: &Document, paragraph: &Paragraph) -> Labels {
        let mut labels = Labels { at: None, end: paragraph.tokens.end, count: 0 };
        labels.at = Some(labels.skip_marks(document, paragraph.tokens.start));
        labels
    }
}

/// The labels taken so far from one line.
struct Labels {
    /// Where the next label has to start; `None` when something else stood there.
    at: Option<u32>,
    end: u32,
    count: usize,
}

impl Labels {
    /// The first token from `at` on that is no bullet, bar or comma.
    fn skip_marks(&self, document: &Document, at: u32) -> u32 {
        let rest = document.tokens_in(at..self.end.max(at));
        let marks = rest.iter().take_while(|token| matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol));
        at + u32::try_from(marks.count()).unwrap_or(0)
    }

    /// Takes a hit that stands where the next label has to; the longest comes first.
    fn take(&mut self, document: &Document, hit: &Range<u32>) {
        let Some(at) = self.at.filter(|at| *at <= hit.start) else { return };
        let first = document.tokens.get(hit.start as usize);
        let fits = at == hit.start && first.is_some_and(|first| first.is_capitalised(&document.text));
        self.at = fits.then(|| self.skip_marks(document, hit.end));
        self.count += usize::from(fits);
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    const MENU: &str = "shape = 'menu'\nwords = ['Home', 'News', 'World News', 'Sport', 'Opinion', 'Arts & Culture']";

    #[test]
    fn rows_of_section_names() {
        check(
            "leftover",
            MENU,
            "⟦Home World News Sport⟧\n\nThe pier fell.\n\n⟦• HOME | News | Arts & Culture »⟧\n\n⟦News, Sport, Opinion⟧",
        );
        check("leftover", &format!("{MENU}\nmin_parts = 2"), "⟦Home Opinion⟧");
    }

    #[test]
    fn prose_and_short_rows_are_no_menu() {
        check(
            "leftover",
            MENU,
            "Home News\n\nHome news sport\n\nHome News Sport Pier\n\nNews. Sport. Opinion.\n\nNo News Sport Opinion",
        );
        check("leftover", MENU, "Sport\n\n“News, Sport and Opinion”");
    }
}
