//! A line between two paragraphs that reads as another story's headline.

use super::{holds_word, line_span};
use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::words::{ends_in_stop, word_count};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Paragraph, Token, TokenKind, folded};
use rustc_hash::{FxHashMap, FxHashSet};

/// `shape = "orphan-line"`.
pub(super) struct Orphan {
    pub(super) min_words: usize,
    pub(super) max_words: usize,
    pub(super) max_lines: usize,
    pub(super) overlap: usize,
    pub(super) credit_words: FxHashSet<String>,
}

/// Fewest paragraphs with a stop in a document that is known to use them.
const STOPPED_MIN: usize = 4;

/// Of ten longer paragraphs, so many end in a stop.
const STOPPED_OF_TEN_MIN: usize = 8;

/// A word of fewer letters tells nothing of what a line is about.
const CONTENT_CHARS_MIN: usize = 4;

impl Matcher for Orphan {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let (mut begun, mut stopped, mut long) = (false, 0, 0);
        let mut lines: Vec<usize> = Vec::new();
        for (at, paragraph) in document.paragraphs.iter().enumerate() {
            if !matches!(paragraph.role, Role::Body | Role::Standfirst) {
                continue;
            }
            let tokens = document.paragraph_tokens(paragraph);
            if ends_in_stop(document, tokens) {
                stopped += 1;
                long += 1;
                begun = true;
                continue;
            }
            let opens = begun;
            begun |= paragraph.sentences.len() > 1;
            // Labels are short and have no stop anywhere.
            let is_long = word_count(tokens) > self.max_words;
            long += usize::from(is_long);
            // Before the first sentence stand byline and caption.
            if opens
                && !is_long
                && paragraph.role == Role::Body
                && lines.len() <= self.max_lines
                && self.is_line(document, tokens)
            {
                lines.push(at);
            }
        }
        let habit = stopped * 10 < long * STOPPED_OF_TEN_MIN || lines.len() * 2 > stopped || lines.len() > self.max_lines;
        if stopped < STOPPED_MIN || habit {
            return;
        }
        lines.retain(|at| comes_before_body(document, *at));
        if lines.is_empty() {
            return;
        }
        let counts = Counts::of(document, &lines);
        for paragraph in lines.iter().filter_map(|at| document.paragraphs.get(*at)) {
            let tokens = document.paragraph_tokens(paragraph);
            if let (true, Some(span)) = (self.is_foreign(document, tokens, &counts), line_span(tokens)) {
                context.report(Finding::new(span));
            }
        }
    }
}

impl Orphan {
    /// True when a line has the shape of a headline.
    fn is_line(&self, document: &Document, tokens: &[Token]) -> bool {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
        tokens.len() <= self.max_words * 2
            && (self.min_words..=self.max_words).contains(&word_count(tokens))
            && first.is_capitalised(&document.text)
            && matches!(last.kind, TokenKind::Word | TokenKind::Number)
            && !tokens.iter().any(|token| matches!(document.word(token), ":" | "|" | "•" | "·" | "©"))
            && tokens.iter().all(|token| !matches!(token.kind, TokenKind::Url | TokenKind::Email | TokenKind::Handle))
            && !holds_word(document, tokens, &self.credit_words)
    }

    /// True when few of the line's words stand elsewhere: a crosshead or a caption shares them with the story.
    fn is_foreign(&self, document: &Document, tokens: &[Token], counts: &Counts) -> bool {
        let words: Vec<usize> = content(document, tokens).map(|word| counts.elsewhere(&word)).collect();
        let shared = words.iter().filter(|count| **count > 0).count();
        !words.is_empty() && shared * 100 < words.len() * self.overlap
    }
}

/// True when the next block that is no such line is a paragraph with a stop, not a list, a table or the end.
fn comes_before_body(document: &Document, at: usize) -> bool {
    let next = document.paragraphs.get(at + 1);
    next.is_some_and(|next| next.role == Role::Body && ends_in_stop(document, document.paragraph_tokens(next)))
}

fn content<'d>(document: &'d Document, tokens: &'d [Token]) -> impl Iterator<Item = String> + 'd {
    let words = tokens.iter().filter(|token| token.is_word()).map(|token| folded(document.word(token)));
    let words = words.map(|word| word.strip_suffix("'s").map(str::to_owned).unwrap_or(word));
    words.filter(|word| word.chars().nth(CONTENT_CHARS_MIN - 1).is_some())
}

/// How often the words of the lines stand in the document outside them.
struct Counts(FxHashMap<String, usize>);

impl Counts {
    fn of(document: &Document, lines: &[usize]) -> Self {
        let is_line = |at: usize| lines.contains(&at);
        let paragraphs = || document.paragraphs.iter().enumerate();
        let mut counts = FxHashMap::default();
        for (_, line) in paragraphs().filter(|(at, _)| is_line(*at)) {
            counts.extend(content(document, document.paragraph_tokens(line)).map(|word| (word, 0)));
        }
        let others = paragraphs().filter(|(at, _)| !is_line(*at)).map(|(_, paragraph): (_, &Paragraph)| paragraph);
        for word in others.flat_map(|paragraph| content(document, document.paragraph_tokens(paragraph))) {
            if let Some(count) = counts.get_mut(&word) {
                *count += 1;
            }
        }
        Self(counts)
    }

    fn elsewhere(&self, word: &str) -> usize {
        self.0.get(word).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    const ORPHAN: &str = "shape = 'orphan-line'";
    const BODY: &str = "The pier was shut at noon on Friday after the storm. Nobody was hurt.";

    /// The line between paragraphs of a story about a pier.
    #[track_caller]
    fn between(line: &str) {
        check("leftover", ORPHAN, &format!("# Pier shut\n\n{BODY}\n\n{BODY}\n\n{line}\n\n{BODY}\n\n{BODY}"));
    }

    #[test]
    fn the_headline_of_another_story() {
        between("⟦Why trout stocks keep falling in northern lakes⟧");
    }

    #[test]
    fn innocent_lines() {
        between("Why the pier was shut after the storm");
        between("Trout stocks keep falling");
        between("Do trout stocks keep falling in northern lakes?");
        between("“Trout stocks keep falling in our northern lakes”");
        between("Trout stocks falling in northern lakes. Photograph: Ann Poole");
        between("Anglers check stocks along northern lakes (Gazette)");
        between("Correction: an earlier version misspelled several anglers' names");
        between("12.40 Anglers check stocks along several northern lakes");
        between("- Why trout stocks keep falling in northern lakes");
        between("Why trout stocks keep falling in northern lakes\n\n- Northern lakes");
    }

    #[test]
    fn the_top_the_foot_and_documents_without_stops_are_left_alone() {
        let line = "Why trout stocks keep falling in northern lakes";
        check("leftover", ORPHAN, &format!("# Pier shut\n\n{line}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{line}"));
        check("leftover", ORPHAN, &format!("{BODY}\n\n{line}\n\n{BODY}\n\n{BODY}"));
        let verse = "The sea comes in across the sand tonight";
        check("leftover", ORPHAN, &format!("{BODY}\n\n{line}\n\n{BODY}\n\n{BODY}\n\n{verse}\n\n{verse}\n\n{BODY}"));
    }
}
