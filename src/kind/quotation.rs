//! `quotation`: marks round a plain word, marks that never close or never opened.

use super::context::{Context, Finding};
use super::words::word_count;
use super::{Common, KindOptions, Matcher, OptionError, Triggers, keys, lay};
use crate::format::Role;
use crate::language::squeezed;
use crate::language::{Document, Paragraph, Quotation, QuoteStyle, Token, folded};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use toml::Spanned;

/// `[quotation]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    check: Option<Spanned<Check>>,
    /// `scare`: plain words that marks throw doubt on.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// `scare`: words right before the marks, in place of the forms of "be" and "have".
    #[serde(default)]
    after_words: Vec<Spanned<String>>,
    /// `scare`: most words between the marks.
    max_words: Option<Spanned<u32>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// Marks round a listed word after a form of "be" or "have".
    Scare,
    /// A double mark that never closes, or closes what never opened.
    Unclosed,
}

/// Forms of "be", "have" and "get", after which a participle states a fact.
const AUXILIARIES: &[&str] = &[
    "am", "are", "aren't", "be", "been", "being", "get", "gets", "got", "had", "has", "have", "having", "is", "isn't", "was",
    "wasn't", "were", "weren't",
];

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
        self.words.extend(over.words);
        self.after_words.extend(over.after_words);
        lay(&mut self.max_words, over.max_words);
    }

    fn remove(&mut self, name: &str) -> bool {
        keys::remove_word(&mut self.words, name) | keys::remove_word(&mut self.after_words, name)
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = &self.check else { return Err(OptionError::table("\"check\" is missing")) };
        let given = keys::Given::default()
            .list("words", &self.words)
            .list("after_words", &self.after_words)
            .one("max_words", &self.max_words);
        match check.get_ref() {
            Check::Unclosed => {
                given.only(&[], "check = \"unclosed\"")?;
                Ok(Box::new(Unclosed))
            }
            Check::Scare => {
                let words: FxHashSet<String> = keys::non_empty(&self.words)?.into_iter().map(squeezed).collect();
                if words.is_empty() {
                    return Err(OptionError::table("no word to find; give \"words\""));
                }
                let max_words = keys::at_least("max_words", &self.max_words, 1, 1)?;
                let too_long = |word: &&Spanned<String>| word.get_ref().split_whitespace().count() > max_words;
                if let Some(word) = self.words.iter().find(too_long) {
                    let message = format!("\"{}\" has more than max_words = {max_words} words", word.get_ref());
                    return Err(OptionError::at(word.span(), message));
                }
                let own = keys::non_empty(&self.after_words)?;
                let after = if own.is_empty() { AUXILIARIES } else { own.as_slice() };
                let after_words = after.iter().map(|word| folded(word)).collect();
                let bytes_max = words.iter().map(String::len).max().unwrap_or(0);
                Ok(Box::new(Scare { words, after_words, max_words, bytes_max }))
            }
        }
    }
}

struct Scare {
    words: FxHashSet<String>,
    after_words: FxHashSet<String>,
    max_words: usize,
    bytes_max: usize,
}

/// Marks and blanks beside the word inside its quotation marks (`"killed,"`), and letters that fold to fewer bytes.
const SLACK_BYTES: usize = 8;

impl Matcher for Scare {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        self.words.iter().for_each(|word| triggers.phrase(word, 0));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut next = 0;
        for hit in context.hits {
            let Some(first) = document.tokens.get(hit.tokens.start as usize) else { continue };
            // Hits and quotations both come in order, so neither is looked at twice.
            let after = document.quotations.partition_point(|quotation| quotation.span.start < first.span.start);
            let Some(quotation) = after.checked_sub(1).filter(|at| *at >= next).and_then(|at| document.quotations.get(at)) else {
                continue;
            };
            next = after;
            if let Some(word) = self.scare(document, quotation) {
                context.report(Finding::new(quotation.span).replacement(word));
            }
        }
    }
}

impl Scare {
    /// The words of a quotation that throws doubt on a plain fact.
    fn scare<'d>(&self, document: &'d Document, quotation: &Quotation) -> Option<&'d str> {
        let small = quotation.inner.len() <= self.bytes_max + SLACK_BYTES;
        let headline = document.paragraphs.get(quotation.paragraph as usize).is_some_and(|p| p.role == Role::Headline);
        // Inside a quotation the marks are the speaker's.
        if !small || headline || !quotation.closed || quotation.depth > 0 {
            return None;
        }
        let tokens = document.tokens.get(document.tokens_of_span(quotation.inner))?;
        let words = tokens.iter().filter(|token| token.is_word()).map(|token| token.span).reduce(TextSpan::cover)?;
        if word_count(tokens) > self.max_words || !self.words.contains(&squeezed(document.slice(words))) {
            return None;
        }
        let before = document.tokens_of_span(quotation.span).start.checked_sub(1).and_then(|at| document.tokens.get(at))?;
        let same_paragraph = document.paragraph_at(before.span.start) == Some(quotation.paragraph as usize);
        let stated = self.after_words.contains(&folded(document.word(before)));
        (same_paragraph && stated).then(|| document.slice(quotation.inner).trim())
    }
}

struct Unclosed;

const CLOSING: char = '”';

impl Matcher for Unclosed {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for mark in ["\"", "“", "”"] {
            triggers.literal(mark);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for quotation in &document.quotations {
            let double = matches!(quotation.style, QuoteStyle::StraightDouble | QuoteStyle::CurlyDouble);
            if !double || quotation.closed || quotation.continued {
                continue;
            }
            let mark = TextSpan { start: quotation.span.start, end: quotation.inner.start };
            let paragraph = document.paragraphs.get(quotation.paragraph as usize);
            if paragraph.is_some_and(is_prose) && !follows_digit(document, mark.start) {
                context.report(Finding::new(mark));
            }
        }
        for paragraph in context.hit_paragraphs().filter(|paragraph| is_prose(paragraph)) {
            never_opened(context, paragraph);
        }
    }
}

/// Cells and items of a list are seldom whole sentences, and hold inches and ditto marks.
fn is_prose(paragraph: &Paragraph) -> bool {
    !matches!(paragraph.role, Role::Table | Role::List)
}

/// `6'2"`: inches or seconds.
fn follows_digit(document: &Document, at: u32) -> bool {
    document.text.get(..at as usize).and_then(|text| text.chars().next_back()).is_some_and(|c| c.is_ascii_digit())
}

/// Reports closing marks in a paragraph that end no quotation.
fn never_opened(context: &mut Context<'_>, paragraph: &Paragraph) {
    let document = context.document;
    let tokens = document.paragraph_tokens(paragraph);
    let is_mark = |token: &&Token| document.word(token).starts_with(CLOSING);
    let first = document.quotations.partition_point(|quotation| quotation.span.end <= paragraph.span.start);
    let inside = || document.quotations.iter().skip(first).take_while(|q| q.span.start < paragraph.span.end);
    let ends = |quotation: &&Quotation| quotation.closed && document.slice(quotation.span).ends_with(CLOSING);
    // In sound copy the counts agree and nothing more is looked at.
    if tokens.iter().filter(is_mark).count() <= inside().filter(ends).count() {
        return;
    }
    let closed: FxHashSet<u32> = inside().filter(ends).map(|quotation| quotation.span.end).collect();
    let stray = tokens.iter().filter(is_mark).filter(|mark| !closed.contains(&mark.span.end));
    for mark in stray.filter(|mark| !follows_digit(document, mark.span.start)) {
        context.report(Finding::new(mark.span));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{compile, document, mark, run};

    const SCARE: &str = "check = 'scare'\nwords = ['killed', 'shot dead']\nmax_words = 2";
    const UNCLOSED: &str = "check = 'unclosed'";

    #[track_caller]
    fn check(options: &str, marked: &str) {
        let document = document(&marked.replace(['⟦', '⟧'], ""));
        let findings = run(compile("quotation", options, None).unwrap().as_ref(), &document);
        assert_eq!(mark(&document, &findings), marked);
    }

    #[test]
    fn marks_round_a_plain_fact() {
        check(SCARE, "Dozens were ⟦\"killed\"⟧ and two had been ⟦“shot dead,”⟧ police said. He was killed.");
        check(
            SCARE,
            "# Dozens were \"killed\"\n\nHe said \"killed\". They were \"killed in cold blood\" and \"hurt\".\n\n“He was \"killed\".”",
        );
        check(SCARE, "They were\n\n\"killed\" was the word. killed is \"was killed\" killed");
    }

    #[test]
    fn the_bare_word_is_the_fix() {
        let document = document("They were “killed”.");
        let matcher = compile("quotation", SCARE, None).unwrap();
        assert_eq!(run(matcher.as_ref(), &document)[0].replacements, ["killed"]);
    }

    #[test]
    fn marks_that_never_close_or_never_opened() {
        check(UNCLOSED, "She said ⟦“⟧The pier is shut.\n\nHe said ⟦\"⟧It is.\n\nIt is shut.⟦”⟧ They “said” so.⟦”⟧");
        check(UNCLOSED, "“We sailed at dawn.\n\n“We never came back,” she said. \"So,\" he said.\n\n- “An item\n\n- so.”");
        check(UNCLOSED, "The board is 6'2\" long and 4” wide.");
    }

    #[test]
    fn options_are_checked_where_they_stand() {
        let error = |options| compile("quotation", options, None).err().unwrap();
        assert_eq!(error("check = 'unclosed'\nmax_words = 2").bytes, Some(31..32));
        assert_eq!(error("check = 'scare'\nwords = ['shot dead']").bytes, Some(25..36));
        assert!(error("check = 'scare'").message.contains("words"));
    }
}
