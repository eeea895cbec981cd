//! Lines of site furniture: whole lines, labels and stock phrases.

use super::{Options, line_span};
use crate::kind::context::{Context, Finding};
use crate::kind::words::{same_word, word_count};
use crate::kind::{Matcher, OptionError, Triggers, keys};
use crate::language::squeezed;
use crate::language::{Document, Token, TokenKind, tokenize};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use std::ops::Range;
use toml::Spanned;

/// Where in the line a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Whole,
    Label,
    Begin,
    End,
    Anywhere,
}

/// One word of a phrase.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Word(String),
    /// `{n}`.
    Number,
}

struct Phrase {
    place: Place,
    parts: Vec<Part>,
    /// The parts that wake it: the longest run of words.
    wakes: Range<usize>,
}

/// `shape = "line"`.
pub(super) struct Lines {
    phrases: Vec<Phrase>,
    max_words: usize,
}

/// Stands for a number in a phrase.
const NUMBER: &str = "{n}";

impl Lines {
    pub(super) fn compile(options: &Options) -> Result<Self, OptionError> {
        let lists = [
            (Place::Whole, &options.lines),
            (Place::Label, &options.starts),
            (Place::Begin, &options.begins),
            (Place::End, &options.ends),
            (Place::Anywhere, &options.contains),
        ];
        let mut phrases = Vec::new();
        let mut known = FxHashSet::default();
        for (place, list) in lists {
            for (text, spanned) in keys::non_empty(list)?.into_iter().zip(list) {
                if !known.insert((place, squeezed(text))) {
                    return Err(OptionError::at(spanned.span(), format!("\"{text}\" stands twice in its list")));
                }
                phrases.push(phrase(place, text, spanned)?);
            }
        }
        if phrases.is_empty() {
            let message = "no line to find; give \"lines\", \"starts\", \"begins\", \"ends\" or \"contains\"";
            return Err(OptionError::table(message));
        }
        Ok(Self { phrases, max_words: keys::at_least("max_words", &options.max_words, 30, 1)? })
    }
}

fn phrase(place: Place, text: &str, spanned: &Spanned<String>) -> Result<Phrase, OptionError> {
    let mut parts = Vec::new();
    for (i, literal) in text.split(NUMBER).enumerate() {
        if i > 0 {
            parts.push(Part::Number);
        }
        let mut tokens = Vec::new();
        tokenize(literal, TextSpan::new(0, literal.len()), &mut tokens);
        parts.extend(tokens.iter().map(|token| Part::Word(token.span.of(literal).to_owned())));
    }
    if place == Place::Whole {
        // The line is compared without the marks at its ends, so the phrase is too.
        let is_mark = |part: &Part| matches!(part, Part::Word(word) if !word.chars().any(char::is_alphanumeric));
        while parts.len() > 1 && parts.last().is_some_and(is_mark) {
            parts.pop();
        }
        let leading = parts.iter().take_while(|part| is_mark(part)).count();
        parts.drain(..leading.min(parts.len().saturating_sub(1)));
    }
    let mut wakes = 0..0;
    let mut start = 0;
    for end in 0..=parts.len() {
        if matches!(parts.get(end), Some(Part::Word(_))) {
            continue;
        }
        if end - start > wakes.len() {
            wakes = start..end;
        }
        start = end + 1;
    }
    if wakes.is_empty() {
        return Err(OptionError::at(spanned.span(), "a phrase needs a word beside {n}"));
    }
    Ok(Phrase { place, parts, wakes })
}

impl Matcher for Lines {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for (entry, phrase) in self.phrases.iter().enumerate() {
            let words = phrase.parts.get(phrase.wakes.clone()).unwrap_or(&[]);
            let words = words.iter().map(|part| if let Part::Word(word) = part { word } else { "" });
            triggers.phrase(&words.collect::<Vec<_>>().join(" "), u32::try_from(entry).unwrap_or(u32::MAX));
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut done = None;
        let mut line = None;
        for hit in context.hits {
            let Some(phrase) = self.phrases.get(hit.entry as usize) else { continue };
            let Some(first) = document.tokens.get(hit.tokens.start as usize) else { continue };
            let Some(number) = document.paragraph_at(first.span.start) else { continue };
            if done == Some(number) {
                continue;
            }
            // Hits come by position, so the parts of one line are worked out once.
            if line.as_ref().is_none_or(|(known, _)| *known != number) {
                line = document.paragraphs.get(number).map(|paragraph| (number, Line::of(document, paragraph.tokens.clone())));
            }
            let Some((_, line)) = &line else { continue };
            let fits = (phrase.place == Place::Whole || line.words <= self.max_words)
                && phrase.at(document, &hit.tokens).is_some_and(|found| line.holds(document, phrase.place, &found));
            if fits && let Some(span) = line_span(document.tokens_in(line.all.start as u32..line.all.end as u32)) {
                done = Some(number);
                context.report(Finding::new(span).replacement(""));
            }
        }
    }
}

impl Phrase {
    /// The tokens of the phrase when all its parts stand round the words that woke it.
    fn at(&self, document: &Document, hit: &Range<u32>) -> Option<Range<usize>> {
        let start = (hit.start as usize).checked_sub(self.wakes.start)?;
        let found = start..start + self.parts.len();
        let tokens = document.tokens.get(found.clone())?;
        let fits = |(part, token): (&Part, &Token)| match part {
            Part::Number => token.kind == TokenKind::Number,
            Part::Word(word) => same_word(word, document.word(token)),
        };
        self.parts.iter().zip(tokens).all(fits).then_some(found)
    }
}

/// The tokens of a line, and those that are left without the marks at its ends.
struct Line {
    all: Range<usize>,
    core: Range<usize>,
    words: usize,
    /// It opens with a quotation mark, so somebody says it.
    is_spoken: bool,
}

impl Line {
    fn of(document: &Document, tokens: Range<u32>) -> Self {
        let all = tokens.start as usize..tokens.end as usize;
        let inside = document.tokens_in(tokens);
        let is_mark = |token: &Token| matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol);
        let start = inside.iter().position(|token| !is_mark(token)).unwrap_or(inside.len());
        let mut end = inside.iter().rposition(|token| !is_mark(token)).map_or(start, |last| last + 1);
        // A count in brackets: "Comments (12)".
        if let Some([.., open, number]) = inside.get(..end)
            && number.kind == TokenKind::Number
            && matches!(document.word(open), "(" | "[")
        {
            let before = inside.get(..end - 2).unwrap_or(&[]);
            end = before.iter().rposition(|token| !is_mark(token)).map_or(start, |last| last + 1);
        }
        let is_spoken = inside.first().is_some_and(|first| matches!(document.word(first), "“" | "\"" | "‘" | "'" | "«"));
        Self { is_spoken, core: all.start + start..all.start + end.max(start), words: word_count(inside), all }
    }

    fn holds(&self, document: &Document, place: Place, found: &Range<usize>) -> bool {
        let inside = self.all.start <= found.start && found.end <= self.all.end;
        // A phrase may end in a mark of its own, which the core of the line leaves out.
        let (begins, ends) = (found.start <= self.core.start, found.end >= self.core.end);
        inside
            && (place == Place::Whole || !self.is_spoken)
            && match place {
                Place::Whole => begins && ends,
                Place::Label => begins && (ends || ends_label(document, found.end)),
                Place::Begin => begins,
                Place::End => ends,
                Place::Anywhere => true,
            }
    }
}

/// True when the token after a label sets it off.
fn ends_label(document: &Document, after: usize) -> bool {
    let mark = document.tokens.get(after).map_or("", |token| document.word(token));
    matches!(mark, ":" | "|" | "-" | "--" | "–" | "—" | "»" | "›" | ">" | "→" | "…" | "...")
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, compile};

    #[test]
    fn whole_lines_whatever_marks_stand_round_them() {
        let options =
            "shape = 'line'\nlines = ['Share', 'Advertisement', 'image {n} of {n}', 'Comments', 'Sign up!', '{n} min read']";
        check(
            "leftover",
            options,
            "⟦Share⟧\n\n⟦• ADVERTISEMENT –⟧\n\n⟦Comments (12)⟧\n\n⟦Image\u{a0}1 of 24 →⟧\n\n⟦» Sign up⟧\n\n⟦5 min read⟧",
        );
        check(
            "leftover",
            options,
            "Share prices fell\n\nShe saw image 1 of 24.\n\nThe share\n\nNo comments (12)\n\n12\n\nImage one of 24",
        );
    }

    #[test]
    fn labels_need_a_mark_or_the_end_after_them() {
        let options = "shape = 'line'\nstarts = ['also read', 'read more', 'follow us']\nmax_words = 8";
        check(
            "leftover",
            options,
            "⟦Also read: Pier shut⟧\n\n⟦ALSO READ | Pier shut⟧\n\n⟦Read more⟧\n\n⟦* Read more » pier⟧\n\n⟦Follow us.⟧",
        );
        check("leftover", options, "Read more about it in prose\n\nThey also read: the papers\n\nAlso read: a b c d e f g h i j");
    }

    #[test]
    fn phrases_at_the_start_the_end_and_anywhere() {
        let options = "shape = 'line'\nbegins = ['click here to', 'published {n}']\nends = ['all rights reserved']\ncontains = ['our newsletter']";
        check(
            "leftover",
            options,
            "⟦Click here to join⟧\n\n⟦Published 12 May⟧\n\n⟦© 2022 The Pier. All rights reserved.⟧\n\n⟦Get our newsletter now⟧",
        );
        check("leftover", options, "They click here to join\n\nAll rights reserved by the board were sold.\n\nPublished in May");
        check("leftover", &format!("{options}\nmax_words = 4"), "Get our newsletter each day now");
    }

    #[test]
    fn a_phrase_without_a_word_or_twice_is_refused() {
        let error = |options| compile("leftover", options, None).err().unwrap();
        assert_eq!(error("shape = 'line'\nlines = ['{n}']").bytes, Some(24..29));
        assert_eq!(error("shape = 'line'\nlines = ['Share', 'share']").bytes, Some(33..40));
    }
}
