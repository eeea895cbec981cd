//! A paragraph whose last sentence breaks off, or stands whole but without its stop.

use super::holds_word;
use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::words::{ends_in_stop, word_count};
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Paragraph, Sentence, Token, TokenKind, folded};
use rustc_hash::FxHashSet;

/// `shape = "cut-off"` and `shape = "no-stop"`.
pub(super) struct CutOff {
    /// True for the sentence that lost its end, false for the one that lost its stop alone.
    pub(super) is_broken: bool,
    pub(super) max_words: usize,
    pub(super) min_sentences: usize,
    pub(super) credit_words: FxHashSet<String>,
}

/// More paragraphs without a stop than this are the document's habit.
const OPEN_PARAGRAPHS_MAX: usize = 2;

/// One such paragraph in fewer than this many is a habit too, where there are two.
const PARAGRAPHS_PER_OPEN_MIN: usize = 5;

/// Tokens of a label at the start of a paragraph, its colon included.
const LABEL_TOKENS_MAX: usize = 4;

/// Words that open a sentence of the story, not a credit or a listing.
const OPENERS: &[&str] = &[
    "a", "although", "an", "and", "because", "but", "he", "her", "his", "however", "if", "it", "its", "our", "she", "some",
    "that", "the", "their", "then", "there", "these", "they", "this", "those", "we", "when", "while",
];

/// Words that no sentence ends with.
const UNFINISHED: &[&str] = &[
    "a", "about", "after", "against", "among", "an", "and", "are", "around", "as", "at", "because", "before", "between", "but",
    "by", "during", "for", "from", "has", "have", "her", "his", "if", "into", "is", "its", "may", "might", "must", "near", "of",
    "or", "our", "over", "since", "than", "that", "the", "their", "to", "towards", "under", "until", "upon", "was", "were",
    "when", "which", "while", "who", "whose", "will", "with", "within", "without", "would",
];

/// A fragment of no more words is no sentence.
const FRAGMENT_WORDS_MAX: usize = 3;

impl Matcher for CutOff {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let (mut all, mut open) = (0, 0);
        let mut cut: Vec<&Sentence> = Vec::new();
        for paragraph in document.paragraphs.iter().filter(|p| matches!(p.role, Role::Body | Role::Standfirst)) {
            let tokens = document.paragraph_tokens(paragraph);
            all += 1;
            if ends_in_stop(document, tokens) {
                continue;
            }
            // A short line is a label or a heading; brackets and addresses need no stop.
            if tokens.len() > self.max_words && tokens.last().is_some_and(Token::is_word) {
                open += 1;
            }
            cut.extend(self.fragment(document, paragraph));
            if open > OPEN_PARAGRAPHS_MAX {
                return;
            }
        }
        if open > 1 && open * PARAGRAPHS_PER_OPEN_MIN > all {
            return;
        }
        for sentence in cut {
            context.report(Finding::new(sentence.span));
        }
    }
}

impl CutOff {
    /// The last sentence when it breaks off.
    fn fragment<'d>(&self, document: &'d Document, paragraph: &Paragraph) -> Option<&'d Sentence> {
        let (last, before) = document.paragraph_sentences(paragraph).split_last()?;
        let tokens = document.tokens_in(last.tokens.clone());
        // A sentence that ends in "of the" is broken however long it is.
        let ends_open = self.is_broken && tokens.last().is_some_and(|last| ends_open(document, last));
        if before.len() < self.min_sentences || (tokens.len() > self.max_words * 2 && !ends_open) {
            return None;
        }
        let (first, end) = (tokens.first()?, tokens.last()?);
        let closed = |sentence: &Sentence| {
            let end = document.tokens_in(sentence.tokens.clone()).last();
            end.is_some_and(|token| !matches!(document.word(token), "\"" | "”" | "’" | "'" | "»"))
        };
        let fits = first.is_capitalised(&document.text)
            && end.is_word()
            && (ends_open || word_count(tokens) <= self.max_words)
            && tokens.iter().all(|token| !matches!(token.kind, TokenKind::Url | TokenKind::Email | TokenKind::Handle))
            // After a quotation stands the name of the one quoted.
            && before.last().is_some_and(closed)
            && !holds_word(document, tokens, &self.credit_words);
        let fits = fits && !has_label(document, document.paragraph_tokens(paragraph));
        (fits && is_running_text(document, tokens) && is_broken(document, tokens) == self.is_broken).then_some(last)
    }
}

/// True when the words cannot be a whole sentence.
fn is_broken(document: &Document, tokens: &[Token]) -> bool {
    word_count(tokens) <= FRAGMENT_WORDS_MAX || tokens.last().is_some_and(|last| ends_open(document, last))
}

/// True for a word in small letters that no sentence ends with.
fn ends_open(document: &Document, last: &Token) -> bool {
    last.case == Case::Lower && UNFINISHED.contains(&folded(document.word(last)).as_str())
}

/// True when the words are running text, not a name or a listing.
fn is_running_text(document: &Document, tokens: &[Token]) -> bool {
    let is_one_of =
        |token: Option<&Token>, list: &[&str]| token.is_some_and(|token| list.contains(&folded(document.word(token)).as_str()));
    let small = |tokens: &[Token]| tokens.iter().filter(|token| token.case == Case::Lower).count();
    let unfinished = tokens.len() > 1 && small(tokens.get(tokens.len() - 1..).unwrap_or(&[])) == 1;
    // "Running time 90 minutes" is a listing.
    let listing = tokens.iter().any(|token| token.kind == TokenKind::Number);
    let text = tokens.len() > 2 && small(tokens) * 2 >= word_count(tokens) && !listing;
    // "The Pier Gazette" is a credit, "The pier" a fragment.
    let opening = is_one_of(tokens.first(), OPENERS) && tokens.iter().skip(1).any(|t| t.case == Case::Lower && t.span.len() > 3);
    text || opening || (unfinished && is_one_of(tokens.last(), UNFINISHED))
}

/// True for "Also read: …" and other paragraphs behind a label.
fn has_label(document: &Document, tokens: &[Token]) -> bool {
    tokens.iter().take(LABEL_TOKENS_MAX).any(|token| matches!(document.word(token), ":" | "|"))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    const CUT: &str = "shape = 'cut-off'";
    const WHOLE: &str = "The pier was shut at noon on Friday. Nobody was hurt.";

    #[test]
    fn the_last_sentence_breaks_off() {
        check("leftover", CUT, &format!("{WHOLE} ⟦A spokesman⟧\n\n{WHOLE}"));
        check("leftover", CUT, &format!("{WHOLE}\n\n{WHOLE} ⟦Officers from the⟧"));
        check("leftover", CUT, &format!("{WHOLE}\n\nA spokesman\n\n{WHOLE} ⟦But the harbour board and⟧"));
        check("leftover", CUT, &format!("{WHOLE}\n\n{WHOLE} ⟦Divers searched the water under⟧"));
    }

    #[test]
    fn a_whole_sentence_lacks_its_stop() {
        let text = |mark: bool| {
            let last = if mark {
                "⟦The harbour board runs the pier by itself⟧"
            } else {
                "The harbour board runs the pier by itself"
            };
            format!("{WHOLE}\n\n{WHOLE} {last}\n\n{WHOLE}")
        };
        check("leftover", CUT, &text(false));
        check("leftover", "shape = 'no-stop'", &text(true));
    }

    #[test]
    fn credits_names_and_notices_have_no_stop() {
        for end in [
            "The Pier Gazette",
            "Reuters",
            "— Ann Poole",
            "The Gazette contributed to this report",
            "Tickets cost $20",
            "A. B.",
            "The full list:",
            "The story (continued)",
            "Mail the desk at pier@example.com",
            "Running time 120 minutes",
            "More at example.com",
            "“The pier is ours”",
            "The board …",
            "(AFP)",
            "Follow her on Chirper",
            "The desk is @pier",
            "Doors open at 7pm",
            "Ann Poole",
            "Also showing: Gulls",
        ] {
            check("leftover", CUT, &format!("{WHOLE}\n\n{WHOLE} {end}\n\n{WHOLE}"));
        }
        check("leftover", CUT, "“The sea took it. The sea gives nothing back.” The mayor of the town");
        check("leftover", CUT, "Also read: Is the pier doomed? Divers would like a word");
        check("leftover", CUT, &format!("- {WHOLE} A spokesman\n\nA spokesman"));
    }

    #[test]
    fn a_document_that_does_without_stops_is_left_alone() {
        let open = "It rained all the day long on the pier, the board said. The rain fell";
        check("leftover", CUT, &format!("{open}\n\n{open}\n\n{WHOLE}\n\n{open}"));
        check("leftover", CUT, &format!("{open}\n\n{open}\n\n{WHOLE}"));
    }
}
