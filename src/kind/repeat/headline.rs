//! Words of the headline pasted over the body for search engines.

use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::words::{headline, initial, is_stop, is_wording, same_word, word_count};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Paragraph, Token};
use crate::span::TextSpan;
use std::ops::Range;

/// `unit = "headline"`.
pub(super) struct Stuffed {
    pub(super) min_words: usize,
    pub(super) min_blocks: usize,
    pub(super) skip: usize,
}

/// `unit = "bracketed-headline"`.
pub(super) struct Bracketed {
    pub(super) min_words: usize,
}

/// Words of a headline that are looked for; more are no headline.
const HEADLINE_WORDS_MAX: usize = 40;

/// Words of a label before the colon of a headline ("Explained: …"), at most.
const LABEL_WORDS_MAX: usize = 2;

/// Crossheads that a bracket is compared with; a page with more is an index.
const CROSSHEADS_MAX: usize = 50;

/// A word of the run that carries sense has at least as many letters.
const CONTENT_CHARS_MIN: usize = 4;

/// Headline words found in a block.
struct Occurrence {
    /// The words of the headline, by number.
    words: Range<usize>,
    span: TextSpan,
    block: usize,
    /// All words that carry sense are capitalised: a name, not a phrase.
    is_name: bool,
}

impl Matcher for Stuffed {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let Some(head) = headline(document, self.min_words) else { return };
        let words = headline_words(document, head);
        if words.len() < self.min_words {
            return;
        }
        let mut found = Vec::new();
        for (block, paragraph) in document.paragraphs.iter().enumerate() {
            let role = matches!(paragraph.role, Role::Body | Role::List | Role::Blockquote | Role::Crosshead | Role::Standfirst);
            if role && paragraph.span != head.span {
                self.collect(document, &words, block, paragraph, &mut found);
            }
        }
        let Some(run) = self.run_of(words.len(), &found) else { return };
        found.retain(|occurrence| overlap(&occurrence.words, &run) >= self.min_words);
        // A name takes its length wherever it stands.
        if found.iter().any(|occurrence| occurrence.is_name) {
            return;
        }
        let count = found.len();
        for occurrence in found.iter().skip(self.skip) {
            context.report(Finding::new(occurrence.span).value("count", count).related(head.span, "the headline"));
        }
    }
}

impl Stuffed {
    /// Appends the longest stretches of headline words in one block, outside quotations.
    fn collect(&self, document: &Document, head: &[&str], block: usize, paragraph: &Paragraph, found: &mut Vec<Occurrence>) {
        let tokens = document.paragraph_tokens(paragraph);
        let initials = head.iter().fold(0, |mask, word| mask | initial(word));
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let matched = if initial(document.word(token)) & initials != 0 && is_wording(token) {
                longest(document, head, tokens.get(at..).unwrap_or(&[]))
            } else {
                None
            };
            let Some((words, len)) = matched.filter(|(words, _)| words.len() >= self.min_words) else {
                at += 1;
                continue;
            };
            let stretch = tokens.get(at..at + len).unwrap_or(&[]);
            at += len;
            let content = || stretch.iter().filter(|t| document.word(t).chars().nth(CONTENT_CHARS_MIN - 1).is_some());
            let span = stretch.last().map_or(token.span, |last| token.span.cover(last.span));
            if content().count() < 2 || document.quotation_at(span).is_some() {
                continue;
            }
            let is_name = paragraph.role == Role::Body && content().all(|token| token.is_capitalised(&document.text));
            found.push(Occurrence { words, span, block, is_name });
        }
    }

    /// The longest run of headline words of which each `min_words` in a row stand in enough blocks.
    fn run_of(&self, words: usize, found: &[Occurrence]) -> Option<Range<usize>> {
        let blocks = |start: usize| {
            let gram = start..start + self.min_words;
            let holding = found.iter().filter(|o| o.words.start <= gram.start && gram.end <= o.words.end);
            let mut last = None;
            holding.filter(|o| last.replace(o.block) != Some(o.block)).count()
        };
        let mut best: Option<Range<usize>> = None;
        let mut open: Option<Range<usize>> = None;
        for start in 0..(words + 1).saturating_sub(self.min_words) {
            let end = start + self.min_words;
            open = (blocks(start) >= self.min_blocks).then(|| open.map_or(start, |open| open.start)..end);
            if open.as_ref().map_or(0, Range::len) > best.as_ref().map_or(0, Range::len) {
                best.clone_from(&open);
            }
        }
        // A few words of a long headline are what the story is about ("illegal fishing in the bay").
        best.filter(|run| run.len() * 2 >= words)
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The words of a headline without a label before its colon.
fn headline_words<'d>(document: &'d Document, head: &Paragraph) -> Vec<&'d str> {
    let tokens = document.paragraph_tokens(head);
    let colon = tokens.iter().take(LABEL_WORDS_MAX + 1).position(|token| document.word(token) == ":");
    let after = tokens.get(colon.map_or(0, |colon| colon + 1)..).unwrap_or(tokens);
    after.iter().filter(|token| is_wording(token)).take(HEADLINE_WORDS_MAX).map(|token| document.word(token)).collect()
}

/// The longest stretch of headline words that `tokens` open with, and its length in tokens; marks between are passed over.
fn longest(document: &Document, head: &[&str], tokens: &[Token]) -> Option<(Range<usize>, usize)> {
    let first = document.word(tokens.first()?);
    let first_initial = initial(first);
    let starts = head.iter().enumerate().filter(|(_, word)| initial(word) & first_initial != 0 && same_word(word, first));
    let grown = starts.map(|(start, _)| {
        let (mut words, mut len) = (0, 0);
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| is_wording(token)) {
            match head.get(start + words) {
                Some(word) if same_word(word, document.word(token)) => (words, len) = (words + 1, at + 1),
                _ => break,
            }
        }
        (start..start + words, len)
    });
    grown.max_by_key(|(words, _)| words.len())
}

impl Matcher for Bracketed {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.literal(")");
        triggers.literal("]");
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let head = headline(document, self.min_words);
        let mut titles: Option<Vec<Vec<Token>>> = None;
        for paragraph in context.hit_paragraphs() {
            if head.is_some_and(|head| head.span == paragraph.span) {
                continue;
            }
            let Some(bracket) = self.last_bracket(document, document.paragraph_tokens(paragraph)) else { continue };
            let titles = titles.get_or_insert_with(|| {
                let crossheads = document.paragraphs.iter().filter(|p| p.role == Role::Crosshead).take(CROSSHEADS_MAX);
                crossheads.chain(head).map(|title| title_words(document.paragraph_tokens(title))).collect()
            });
            let inside = title_words(bracket.get(1..bracket.len() - 1).unwrap_or(&[]));
            let pasted = titles.iter().any(|title| holds(document, title, &inside));
            if let ([first, .., last], true) = (bracket, pasted) {
                context.report(Finding::new(first.span.cover(last.span)).replacement(""));
            }
        }
    }
}

impl Bracketed {
    /// The bracket after a full stop with which the tokens end, brackets included.
    fn last_bracket<'t>(&self, document: &Document, tokens: &'t [Token]) -> Option<&'t [Token]> {
        let close = tokens.iter().rposition(|token| !is_stop(document, token))?;
        if !matches!(document.word(tokens.get(close)?), ")" | "]") || close + 2 < tokens.len() {
            return None;
        }
        let window = close.saturating_sub(HEADLINE_WORDS_MAX * 2)..close;
        let open = window.start + tokens.get(window)?.iter().rposition(|token| matches!(document.word(token), "(" | "["))?;
        let mut before = tokens.get(..open)?.iter().rev();
        let last = before.find(|token| !matches!(document.word(token), "\"" | "”" | "’" | "'"))?;
        let inside = tokens.get(open + 1..close)?;
        (is_stop(document, last) && word_count(inside) >= self.min_words).then(|| tokens.get(open..=close)).flatten()
    }
}

fn title_words(tokens: &[Token]) -> Vec<Token> {
    tokens.iter().filter(|token| is_wording(token)).take(HEADLINE_WORDS_MAX).copied().collect()
}

/// True when the words of `inside` stand in a row in `title`.
fn holds(document: &Document, title: &[Token], inside: &[Token]) -> bool {
    let alike = |(a, b): (&Token, &Token)| same_word(document.word(a), document.word(b));
    !inside.is_empty() && title.windows(inside.len()).any(|stretch| stretch.iter().zip(inside).all(alike))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, compile, document, run};

    const STUFFED: &str = "unit = 'headline'";
    const BRACKET: &str = "unit = 'bracketed-headline'";

    #[test]
    fn the_third_copy_of_the_headline_on() {
        let text = "# Explained: Why did the pier fall?\n\nMany ask why did the pier fall. It was old.\n\n## Why did the pier fall\n\n\
                    So ⟦why did the pier fall⟧? Rust.\n\nTo know ⟦why, did the pier fall⟧ once more, ask.";
        check("repeat", STUFFED, text);
        let matcher = compile("repeat", STUFFED, None).unwrap();
        let findings = run(matcher.as_ref(), &document(&text.replace(['⟦', '⟧'], "")));
        assert_eq!(findings[0].values, [("count".to_owned(), "4".to_owned())]);
        check("repeat", "unit = 'headline'\nmin_blocks = 5", &text.replace(['⟦', '⟧'], ""));
    }

    #[test]
    fn names_and_small_words_are_no_stuffing() {
        let body = "The Harbour Board of Little Haven met.";
        check("repeat", STUFFED, &format!("# Harbour Board of Little Haven sues\n\n{body}\n\n{body}\n\n{body}\n\n{body}"));
        let body = "It was the end of the day.";
        check("repeat", STUFFED, &format!("# It was the end of an era\n\n{body}\n\n{body}\n\n{body}\n\n{body}"));
    }

    #[test]
    fn a_bracketed_headline_ends_the_paragraph() {
        let head = "# Explained: Why did the pier fall?";
        check(
            "repeat",
            BRACKET,
            &format!("{head}\n\nThe pier was old. ⟦(Why did the pier fall)⟧\n\nIt fell. ⟦[did the pier fall?]⟧."),
        );
        check(
            "repeat",
            BRACKET,
            &format!("{head}\n\nIt was old (why did the pier fall).\n\nIt fell. (Reporting by the pier desk)"),
        );
        check("repeat", BRACKET, "## What the board now says\n\nIt fell. ⟦(What the board now says)⟧\n\n) a ] b");
    }
}
