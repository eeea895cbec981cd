//! `metric`: lengths and readability grades of sentences, paragraphs and documents.

mod grade;

use super::context::{Context, Finding};
use super::{Common, KindOptions, Matcher, OptionError, Triggers, lay};
use crate::language::{Document, Paragraph, Sentence};
use crate::span::TextSpan;
use grade::{Counts, GRADE_WORDS_MIN, is_counted};
use serde::Deserialize;
use toml::Spanned;

/// `[metric]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is measured; the document when not given.
    per: Option<Per>,
    value: Option<Spanned<Value>>,
    max: Option<Spanned<f64>>,
    min: Option<Spanned<f64>>,
    /// What is flagged; the start when not given.
    span: Option<Flagged>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Per {
    Sentence,
    Paragraph,
    #[default]
    Document,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Value {
    /// Words and numbers.
    Words,
    /// Characters, blanks too.
    Characters,
    Sentences,
    Paragraphs,
    FleschKincaid,
    GunningFog,
    ColemanLiau,
    AutomatedReadability,
    Smog,
    FleschReadingEase,
}

impl Value {
    fn is_grade(self) -> bool {
        !matches!(self, Self::Words | Self::Characters | Self::Sentences | Self::Paragraphs)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Flagged {
    /// The first six words.
    #[default]
    Start,
    /// The sentence or paragraph; the first paragraph of a document.
    Whole,
}

/// Words that a flagged start holds: enough to know the sentence again.
const START_WORDS: usize = 6;

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.per, over.per);
        lay(&mut self.value, over.value);
        lay(&mut self.max, over.max);
        lay(&mut self.min, over.min);
        lay(&mut self.span, over.span);
    }

    fn placeholders(&self) -> Vec<String> {
        ["value", "max", "min"].map(str::to_owned).to_vec()
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(spanned) = &self.value else { return Err(OptionError::table("\"value\" is missing")) };
        let (value, per) = (*spanned.get_ref(), self.per.unwrap_or_default());
        let always_one = match value {
            Value::Sentences => per == Per::Sentence,
            Value::Paragraphs => per != Per::Document,
            _ => false,
        };
        if always_one {
            return Err(OptionError::at(spanned.span(), "there is never more than one of these; choose a larger \"per\""));
        }
        for limit in [&self.max, &self.min].into_iter().flatten() {
            if !limit.get_ref().is_finite() {
                return Err(OptionError::at(limit.span(), "not a number to compare with"));
            }
        }
        let (max, min) = (self.max.as_ref().map(|max| *max.get_ref()), self.min.as_ref().map(|min| *min.get_ref()));
        match (&self.min, max.zip(min)) {
            (None, _) if max.is_none() => Err(OptionError::table("no limit; give \"max\" or \"min\"")),
            (Some(spanned), Some((max, min))) if min > max => {
                Err(OptionError::at(spanned.span(), "\"min\" is more than \"max\""))
            }
            _ => Ok(Box::new(Metric { per, value, max, min, flagged: self.span.unwrap_or_default() })),
        }
    }
}

struct Metric {
    per: Per,
    value: Value,
    max: Option<f64>,
    min: Option<f64>,
    flagged: Flagged,
}

impl Matcher for Metric {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        if self.per == Per::Sentence {
            for sentence in &document.sentences {
                let whole = std::slice::from_ref(sentence);
                if self.is_out(self.value_of(document, sentence.span, whole)) && context.admits(sentence.span) {
                    self.flag(context, sentence.span, self.value_of(document, sentence.span, whole));
                }
            }
            return;
        }
        let admitted = document.paragraphs.iter().filter(|paragraph| !paragraph.tokens.is_empty());
        let admitted: Vec<&Paragraph> = admitted.filter(|paragraph| context.admits(paragraph.span)).collect();
        if self.per == Per::Paragraph {
            for paragraph in admitted {
                let value = self.value_of(document, paragraph.span, document.paragraph_sentences(paragraph));
                if self.is_out(value) {
                    self.flag(context, paragraph.span, value);
                }
            }
            return;
        }
        let Some(first) = admitted.first() else { return };
        let sentences = || admitted.iter().flat_map(|paragraph| document.paragraph_sentences(paragraph));
        let value = match self.value {
            Value::Paragraphs => Some(admitted.len() as f64),
            Value::Sentences => Some(sentences().count() as f64),
            Value::Characters => {
                Some(admitted.iter().map(|paragraph| document.slice(paragraph.span).chars().count()).sum::<usize>() as f64)
            }
            _ => self.of_counts(document, sentences()),
        };
        if self.is_out(value) {
            self.flag(context, first.span, value);
        }
    }
}

impl Metric {
    fn value_of(&self, document: &Document, span: TextSpan, sentences: &[Sentence]) -> Option<f64> {
        match self.value {
            Value::Characters => Some(document.slice(span).chars().count() as f64),
            Value::Sentences => Some(sentences.len() as f64),
            _ => self.of_counts(document, sentences),
        }
    }

    /// Words, or a grade; too few words have no grade.
    fn of_counts<'a>(&self, document: &Document, sentences: impl IntoIterator<Item = &'a Sentence>) -> Option<f64> {
        let mut counts = Counts::default();
        if !self.value.is_grade() {
            let words = |sentence: &Sentence| {
                let tokens = document.tokens_in(sentence.tokens.clone());
                (0..tokens.len()).filter(|at| is_counted(tokens, *at)).count()
            };
            return Some(sentences.into_iter().map(words).sum::<usize>() as f64);
        }
        sentences.into_iter().for_each(|sentence| counts.add(document, sentence.tokens.clone()));
        if counts.words < GRADE_WORDS_MIN {
            return None;
        }
        match self.value {
            Value::FleschKincaid => Some(counts.flesch_kincaid()),
            Value::GunningFog => Some(counts.gunning_fog()),
            Value::ColemanLiau => Some(counts.coleman_liau()),
            Value::AutomatedReadability => Some(counts.automated_readability()),
            Value::Smog => Some(counts.smog()),
            Value::FleschReadingEase => Some(counts.flesch_reading_ease()),
            Value::Words | Value::Characters | Value::Sentences | Value::Paragraphs => None,
        }
    }

    fn is_out(&self, value: Option<f64>) -> bool {
        value.is_some_and(|value| self.max.is_some_and(|max| value > max) || self.min.is_some_and(|min| value < min))
    }

    /// The block is admitted already; its start need not be.
    fn flag(&self, context: &mut Context<'_>, block: TextSpan, value: Option<f64>) {
        let span = match self.flagged {
            Flagged::Whole => block,
            Flagged::Start => start_of(context.document, block),
        };
        let decimals = usize::from(self.value.is_grade());
        let limit = |limit: Option<f64>| limit.map(|limit| limit.to_string()).unwrap_or_default();
        let value = format!("{:.decimals$}", value.unwrap_or_default());
        let finding = Finding::new(span).value("value", value);
        context.findings.push(finding.value("max", limit(self.max)).value("min", limit(self.min)));
    }
}

/// From the first token of a block to its sixth word, or the whole of a shorter block.
fn start_of(document: &Document, block: TextSpan) -> TextSpan {
    let tokens = document.tokens.get(document.tokens_of_span(block)).unwrap_or(&[]);
    let sixth = (0..tokens.len()).filter(|at| is_counted(tokens, *at)).nth(START_WORDS - 1).and_then(|at| tokens.get(at));
    match (tokens.first(), sixth) {
        (Some(first), Some(sixth)) => first.span.cover(sixth.span),
        _ => block,
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, check_in, compile, document, refused, run, value};

    #[test]
    fn lengths() {
        let whole = "per = 'sentence'\nvalue = 'words'\nmax = 12\nspan = 'whole'";
        let long = "⟦The inquiry that began in May after the flood that closed the town ended.⟧ It rained.";
        let found = check("metric", whole, long);
        assert_eq!((value(&found[0], "value"), value(&found[0], "max")), ("14", "12"));
        check("metric", "per = 'sentence'\nvalue = 'words'\nmax = 6", "It ran. ⟦It cost him £5m in the⟧ end, he said.");
        check("metric", "per = 'paragraph'\nvalue = 'sentences'\nmax = 2", "It ran. It sat.\n\n⟦It ran. It sat. It ate⟧.");
        check("metric", "per = 'paragraph'\nvalue = 'characters'\nmin = 5", "⟦Né.⟧\n\nIt ran.");
        check("metric", "value = 'paragraphs'\nmin = 3\nmax = 9", "⟦It ran.⟧\n\nIt sat.");
        check_in(
            "headline",
            "metric",
            "per = 'paragraph'\nvalue = 'words'\nmax = 2",
            "# ⟦Storm shuts line⟧\n\nThe line is shut.",
        );
    }

    #[test]
    fn grades_need_a_hundred_words() {
        let matcher = compile("metric", "value = 'flesch-kincaid'\nmin = 90.5", None).unwrap();
        let of = |sentences| run(matcher.as_ref(), &document(&"It rained on the town. ".repeat(sentences)));
        assert!(of(19).is_empty());
        let found = of(20);
        // 5 words and 5 syllables a sentence: 0.39 × 5 + 11.8 − 15.59.
        assert_eq!((value(&found[0], "value"), value(&found[0], "min")), ("-1.8", "90.5"));
    }

    #[test]
    fn wrong_options_are_refused() {
        assert!(refused("metric", "max = 3").contains("\"value\""));
        assert!(refused("metric", "value = 'words'").contains("no limit"));
        assert_eq!(refused("metric", "value = 'sentences'\nper = 'sentence'\nmax = 3"), "'sentences'");
        assert_eq!(refused("metric", "value = 'words'\nmax = nan"), "nan");
        assert_eq!(refused("metric", "value = 'words'\nmax = 3\nmin = 4"), "4");
    }
}
