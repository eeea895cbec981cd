//! `case`: capitals of headlines and other lines, and of product names.

mod recase;
mod usage;

use super::context::{Context, Finding};
use super::possessive::stem_span;
use super::sought::phrases;
use super::{CaseMode, Common, KindOptions, Matcher, OptionError, Triggers, lay};
use crate::language::{Document, Paragraph};
use crate::span::TextSpan;
use recase::Recaser;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;
use usage::Usage;

/// `[case]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// The capitals of whole blocks.
    want: Option<Want>,
    /// With `want`: words and phrases that keep the form they have.
    #[serde(default)]
    keep: Vec<Spanned<String>>,
    /// With `want`: marks after which a capital may stand; a colon when not given.
    after: Option<Vec<Spanned<String>>>,
    /// In place of `want`: names with their right capitals.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// Word tables: more to keep with `want`, more names without.
    tables: Option<Vec<Spanned<String>>>,
}

/// How a block is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Want {
    /// The first word and names.
    Sentence,
    /// Associated Press: all but articles and words of up to three letters that only join.
    TitleAp,
    /// Chicago Manual of Style, 17th edition, 8.159: all but articles, prepositions and the usual conjunctions.
    TitleChicago,
    /// Names alone.
    Lower,
    /// Every letter.
    Upper,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.want, over.want);
        self.keep.extend(over.keep);
        lay(&mut self.after, over.after);
        self.words.extend(over.words);
        lay(&mut self.tables, over.tables);
    }

    fn remove(&mut self, name: &str) -> bool {
        let before = self.keep.len() + self.words.len();
        self.keep.retain(|word| word.get_ref() != name);
        self.words.retain(|word| word.get_ref() != name);
        before > self.keep.len() + self.words.len()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(want) = self.want else { return self.names(common) };
        if let Some(word) = self.words.first() {
            return Err(OptionError::at(word.span(), "give either \"want\" or \"words\"; words to leave alone are \"keep\""));
        }
        let mut after = vec![":".to_owned()];
        if let Some(marks) = &self.after {
            let wrong = |mark: &&Spanned<String>| {
                mark.get_ref().chars().count() != 1 || mark.get_ref().chars().any(|c| c.is_alphanumeric() || c.is_whitespace())
            };
            if let Some(mark) = marks.iter().find(wrong) {
                return Err(OptionError::at(mark.span(), "\"after\" lists single marks, such as \":\""));
            }
            after = marks.iter().map(|mark| mark.get_ref().clone()).collect();
        }
        let exact = Common { case: Some(CaseMode::Exact), ..common };
        let keep = phrases(&self.keep, self.tables.as_ref(), exact)?;
        Ok(Box::new(Blocks { want, keep, after }))
    }
}

impl Options {
    fn names(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        if let Some(option) = self.keep.first().or_else(|| self.after.as_ref()?.first()) {
            return Err(OptionError::at(option.span(), "this needs \"want\""));
        }
        let folding = Common { case: Some(CaseMode::Ignore), ..common };
        let names = phrases(&self.words, self.tables.as_ref(), folding)?;
        if names.is_empty() {
            return Err(OptionError::table("nothing to look for; give \"want\", \"words\" or \"tables\""));
        }
        Ok(Box::new(Names { names }))
    }
}

/// Blocks in one kind of capitals.
struct Blocks {
    want: Want,
    keep: Vec<String>,
    after: Vec<String>,
}

impl Matcher for Blocks {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
        for (entry, phrase) in (0..).zip(&self.keep) {
            triggers.phrase(phrase, entry);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let admitted = document.paragraphs.iter().filter(|paragraph| context.admits(paragraph.span));
        let blocks: Vec<&Paragraph> = admitted.collect();
        if blocks.is_empty() {
            return;
        }
        let mut kept: FxHashSet<u32> = FxHashSet::default();
        let mut end = 0;
        for hit in context.hits {
            // Hits can nest, so go on behind the last token taken.
            kept.extend(hit.tokens.start.max(end)..hit.tokens.end);
            end = end.max(hit.tokens.end);
        }
        let usage = Usage::of(document, &blocks);
        let recaser = Recaser { document, want: self.want, after: &self.after, kept: &kept, usage: &usage };
        for block in blocks {
            let text = recaser.block(block);
            if text != document.slice(block.span) {
                context.report(Finding::new(block.span).replacement(text));
            }
        }
    }
}

/// Names with their right capitals.
struct Names {
    names: Vec<String>,
}

impl Matcher for Names {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        // A possessive is one token with its word.
        for (entry, name) in (0..).zip(&self.names) {
            triggers.phrase(name, entry);
            triggers.phrase(&format!("{name}'s"), entry);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut end = 0;
        let mut line = Line::default();
        for hit in context.hits {
            let Some(name) = self.names.get(hit.entry as usize).filter(|_| hit.tokens.start >= end) else { continue };
            end = hit.tokens.end;
            let span = stem_span(document, context.span_of(&hit.tokens), name);
            let matched = plain(document.slice(span));
            let wanted = plain(name);
            let opens = document.sentences.get(line.reach(document, span)).is_some_and(|s| opens(document, s.tokens.start, hit));
            let capitalised = opens && matched == crate::language::capitalised(&wanted);
            if matched != wanted && !capitalised && !line.is_shouted(document, &hit.tokens) {
                context.report(Finding::new(span).replacement(name.clone()));
            }
        }
    }
}

/// True when only marks stand before the hit in its sentence.
fn opens(document: &Document, sentence_start: u32, hit: &super::PhraseHit) -> bool {
    let mut before = document.tokens_in(sentence_start..hit.tokens.start).iter().rev();
    !before.any(|token| token.is_word() || token.kind == crate::language::TokenKind::Number)
}

/// The sentence of the last hit, so that many hits in one sentence look at it once.
#[derive(Default)]
struct Line {
    sentence: Option<usize>,
    /// Words with a small letter.
    small: usize,
}

impl Line {
    fn reach(&mut self, document: &Document, span: TextSpan) -> usize {
        let index = document.sentence_at(span.start);
        if index != self.sentence {
            let tokens = index.and_then(|i| document.sentences.get(i)).map_or(0..0, |sentence| sentence.tokens.clone());
            self.small = small_words(document, &tokens);
            self.sentence = index;
        }
        index.unwrap_or(usize::MAX)
    }

    /// True when no word around the hit has a small letter, and the line is not the hit alone in small letters.
    fn is_shouted(&self, document: &Document, hit: &Range<u32>) -> bool {
        let own = small_words(document, hit);
        let sentence = self.sentence.and_then(|i| document.sentences.get(i));
        let alone = sentence.is_none_or(|sentence| {
            let around = document.tokens_in(sentence.tokens.start..hit.start).iter().rev();
            !around.chain(document.tokens_in(hit.end..sentence.tokens.end)).any(|token| token.is_word())
        });
        self.small == own && (own == 0 || !alone)
    }
}

fn small_words(document: &Document, tokens: &Range<u32>) -> usize {
    let words = document.tokens_in(tokens.clone()).iter().filter(|token| token.is_word());
    words.filter(|token| document.word(token).chars().any(char::is_lowercase)).count()
}

/// With straight apostrophes, plain hyphens and single blanks, so that only capitals differ.
fn plain(text: &str) -> String {
    let straight = |c: char| match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => Some('\''),
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{ad}' => None,
        _ => Some(c),
    };
    super::context::squeezed_exact(text).chars().filter_map(straight).collect()
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, refused, replacements};

    const NAMES: &str = "words = ['WhatsApp', 'YouTube', 'iPhone', 'Premier League']";

    #[test]
    fn names_have_their_capitals() {
        let found = check("case", NAMES, "A ⟦Whatsapp⟧ group, ⟦Youtube⟧’s video, an ⟦IPHONE⟧ and the ⟦premier\nleague⟧.");
        assert_eq!(replacements(&found), ["WhatsApp", "YouTube", "iPhone", "Premier League"]);
        check("case", NAMES, "WhatsApp and YouTube's iPhone. IPhone sales fell.");
    }

    #[test]
    fn shouted_lines_are_excused() {
        check("case", NAMES, "WHATSAPP AND YOUTUBE FALL\n\nYOUTUBE\n\nNEW iPHONE SHOWN\n\nA ⟦WHATSAPP⟧ group.\n\n⟦youtube⟧");
    }

    #[test]
    fn wrong_options_are_refused() {
        assert!(refused("case", "").contains("nothing to look for"));
        assert_eq!(refused("case", "want = 'sentence'\nwords = ['YouTube']"), "'YouTube'");
        assert_eq!(refused("case", "keep = ['YouTube']"), "'YouTube'");
        assert_eq!(refused("case", "words = ['YouTube', 'Youtube']"), "'Youtube'");
        assert_eq!(refused("case", "tables = ['brands']"), "'brands'");
        assert_eq!(refused("case", "want = 'upper'\nafter = [': ']"), "': '");
    }
}
