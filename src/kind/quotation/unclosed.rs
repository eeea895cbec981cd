//! A double mark that never closes, or closes what never opened; a quotation that opens again before it is closed.

use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::words::is_stop;
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Paragraph, Quotation, QuoteStyle, Token, TokenKind};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;

/// `check = "unclosed"`, `"unopened"` and `"reopened"`.
pub(super) struct Unclosed {
    pub(super) fault: Fault,
}

/// What is wrong with a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It opens what nothing closes.
    Unclosed,
    /// It closes what nothing opened.
    Unopened,
    /// It opens what goes on behind a mark of its own, the convention for a long quotation.
    Reopened,
}

/// Paragraphs behind an open mark in which the one that closes it is looked for.
const CARRIED_PARAGRAPHS_MAX: usize = 12;

impl Matcher for Unclosed {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for mark in ["\"", "“", "”"] {
            triggers.literal(mark);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let prose = context.hit_paragraphs().filter(|paragraph| is_prose(document, paragraph));
        let stray: Vec<TextSpan> = prose.flat_map(|paragraph| never_opened(document, paragraph)).collect();
        // The paragraph of the quotation before, and whether it is prose: asked once, however many marks it holds.
        let mut last: Option<(u32, bool)> = None;
        let mut closing: FxHashSet<u32> = FxHashSet::default();
        let mut reported: Option<usize> = None;
        for (at, quotation) in document.quotations.iter().enumerate() {
            let is_open = is_double(quotation) && !quotation.closed && !follows_digit(document, quotation.span.start);
            if !is_open {
                continue;
            }
            let is_prose_here = match last {
                Some((paragraph, is_prose)) if paragraph == quotation.paragraph => is_prose,
                _ => document.paragraphs.get(quotation.paragraph as usize).is_some_and(|paragraph| is_prose(document, paragraph)),
            };
            last = Some((quotation.paragraph, is_prose_here));
            if !is_prose_here {
                continue;
            }
            // Double marks inside double marks: the one that closes nothing belongs to the one that is not closed.
            let nested = stray.get(stray.partition_point(|mark| mark.start < quotation.span.start));
            if let Some(mark) = nested.filter(|mark| mark.end <= quotation.span.end && !closing.contains(&mark.start)) {
                closing.insert(mark.start);
                continue;
            }
            let carried = carried_to(document, at, &stray);
            closing.extend(carried.map(|mark| mark.start));
            let goes_on = carried.is_some() || goes_on(document, at);
            // The next paragraph opens with the mark, as it is done.
            if goes_on && quotation.continued {
                continue;
            }
            let is_wanted = self.fault == if goes_on { Fault::Reopened } else { Fault::Unclosed };
            // The second mark of "“ so “ he said" was meant to close; a chain of reopened ones is one habit.
            let is_second = |before: &usize| {
                before + 1 == at && document.quotations.get(*before).is_some_and(|it| it.paragraph == quotation.paragraph)
            };
            if is_wanted && !reported.as_ref().is_some_and(is_second) {
                context.report(Finding::new(TextSpan { start: quotation.span.start, end: quotation.inner.start }));
            }
            reported = is_wanted.then_some(at).or(reported);
        }
        if self.fault == Fault::Unopened {
            let mut last = None;
            for mark in stray.iter().filter(|mark| !closing.contains(&mark.start)) {
                let paragraph = document.paragraph_at(mark.start);
                // One mark lost shifts those behind it.
                if last != Some(paragraph) {
                    context.report(Finding::new(*mark));
                }
                last = Some(paragraph);
            }
        }
    }
}

fn is_double(quotation: &Quotation) -> bool {
    matches!(quotation.style, QuoteStyle::StraightDouble | QuoteStyle::CurlyDouble)
}

/// Cells and items of a list are seldom whole sentences, and hold inches and ditto marks; code of the page has marks of its own.
pub(super) fn is_prose(document: &Document, paragraph: &Paragraph) -> bool {
    !matches!(paragraph.role, Role::Table | Role::List) && !CODE.iter().any(|code| document.slice(paragraph.span).contains(code))
}

/// Attributes of the page's code.
const CODE: &[&str] = &["=\"", "=“", "=”"];

/// `6'2"`: inches or seconds.
fn follows_digit(document: &Document, at: u32) -> bool {
    document.text.get(..at as usize).and_then(|text| text.chars().next_back()).is_some_and(|c| c.is_ascii_digit())
}

/// True when an open quotation opens again, in its paragraph or at the head of the next one, and nobody is named as its speaker
/// before that.
fn goes_on(document: &Document, at: usize) -> bool {
    let Some(quotation) = document.quotations.get(at) else { return false };
    let next = document.quotations.iter().skip(at + 1).take_while(|next| next.paragraph == quotation.paragraph);
    let next = next.filter(|next| is_double(next)).map(|next| next.span.start).next();
    let end = match next {
        Some(next) => next,
        None if quotation.continued => quotation.span.end,
        None => return false,
    };
    let tokens = document.tokens.get(document.tokens_of_span(TextSpan { start: quotation.inner.start, end })).unwrap_or(&[]);
    // A piece of a sentence ("a mess") closes in that sentence.
    let is_whole = tokens.iter().find(|token| token.is_word()).is_some_and(|word| word.is_capitalised(&document.text));
    let ends = tokens.last().is_some_and(|last| is_stop(document, last) || matches!(document.word(last), ")" | "]" | "'" | "’"));
    is_whole && ends && !ends_in_speaker(document, tokens)
}

/// Verbs that name the speaker behind his words.
const SPEECH: &[&str] =
    &["said", "says", "added", "told", "wrote", "adds", "explained", "recalled", "argued", "insisted", "continued"];

/// Words of a speaker's name and role at most.
const SPEAKER_TOKENS_MAX: usize = 6;

/// True for words that end in ", he said." or hold ", said Ann Poole".
fn ends_in_speaker(document: &Document, tokens: &[Token]) -> bool {
    let is_speech = |token: &Token| SPEECH.iter().any(|verb| document.word(token) == *verb);
    let is_name = |token: &Token| {
        let word = document.word(token);
        let is_self = matches!(word, "I" | "You" | "We");
        matches!(word, "he" | "she" | "they" | "the" | "a" | "an") || (token.is_capitalised(&document.text) && !is_self)
    };
    let comma = |token: &Token| document.word(token) == ",";
    let is_inverted = |run: &[Token]| matches!(run, [mark, verb, name] if comma(mark) && is_speech(verb) && is_name(name));
    let Some((_, tail)) = tokens.split_last() else { return false };
    let behind = tail.iter().rev().take(SPEAKER_TOKENS_MAX + 1).position(comma);
    let tail = behind.and_then(|behind| tail.get(tail.len() - behind..)).unwrap_or(&[]);
    tokens.windows(3).any(is_inverted) || matches!(tail, [name, .., verb] if is_speech(verb) && is_name(name))
}

/// The stray mark that closes an open quotation paragraphs later.
fn carried_to(document: &Document, at: usize, stray: &[TextSpan]) -> Option<TextSpan> {
    let quotation = document.quotations.get(at).filter(|quotation| !quotation.continued)?;
    let next = document.quotations.iter().skip(at + 1).find(|next| is_double(next));
    let behind = stray.partition_point(|mark| mark.start < quotation.span.end);
    let mark = stray.get(behind).copied()?;
    let paragraph = document.paragraph_at(mark.start)?;
    let is_near = paragraph > quotation.paragraph as usize && paragraph - quotation.paragraph as usize <= CARRIED_PARAGRAPHS_MAX;
    let is_same = document.slice(mark).starts_with('"') == (quotation.style == QuoteStyle::StraightDouble);
    (is_near && is_same && next.is_none_or(|next| next.span.start > mark.start)).then_some(mark)
}

/// Closing marks of a paragraph that end no quotation.
fn never_opened(document: &Document, paragraph: &Paragraph) -> Vec<TextSpan> {
    let tokens = document.paragraph_tokens(paragraph);
    let first = document.quotations.partition_point(|quotation| quotation.span.end <= paragraph.span.start);
    let inside = || document.quotations.iter().skip(first).take_while(|q| q.span.start < paragraph.span.end);
    let marks: FxHashSet<u32> =
        inside().flat_map(|q| [q.span.start, if q.closed { q.inner.end } else { q.span.start }]).collect();
    let is_mark = |token: &&Token| token.kind == TokenKind::Punctuation && matches!(document.word(token), "”" | "\"");
    let stray = tokens.iter().filter(is_mark).filter(|mark| !marks.contains(&mark.span.start));
    stray.filter(|mark| !follows_digit(document, mark.span.start)).map(|mark| mark.span).collect()
}
