//! `count`: at most or at least so many of something in a sentence, a paragraph or the document.

use super::context::{Context, Finding};
use super::sought::Sought;
use super::{Common, KindOptions, Matcher, OptionError, Triggers, lay};
use crate::span::TextSpan;
use serde::Deserialize;
use toml::Spanned;

/// `[count]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// A pattern to count.
    of: Option<Spanned<String>>,
    /// Phrases to count, in place of a pattern.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// Word tables whose phrases count too.
    tables: Option<Vec<Spanned<String>>>,
    /// Where the count starts anew; the document when not given.
    per: Option<Per>,
    max: Option<Spanned<u32>>,
    min: Option<Spanned<u32>>,
    report: Option<Report>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Per {
    Sentence,
    Paragraph,
    #[default]
    Document,
}

/// What is flagged when there are more than `max`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Report {
    /// Those that are too many.
    #[default]
    Excess,
    /// All.
    All,
    /// The sentence or paragraph; the first of the document.
    Block,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.of, over.of);
        self.words.extend(over.words);
        lay(&mut self.tables, over.tables);
        lay(&mut self.per, over.per);
        lay(&mut self.max, over.max);
        lay(&mut self.min, over.min);
        lay(&mut self.report, over.report);
    }

    fn remove(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word.get_ref() != name);
        before > self.words.len()
    }

    fn placeholders(&self) -> Vec<String> {
        ["count", "max", "min"].map(str::to_owned).to_vec()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let of = Sought::of(self.of.as_ref(), &self.words, self.tables.as_ref(), ["of", "words"], 0, common)?;
        let max = self.max.as_ref().map(|max| *max.get_ref());
        let min = self.min.as_ref().map(|min| *min.get_ref());
        if let Some(spanned) = &self.min {
            if min == Some(0) {
                return Err(OptionError::at(spanned.span(), "there are always at least 0"));
            }
            if max.is_some_and(|max| min > Some(max)) {
                return Err(OptionError::at(spanned.span(), "\"min\" is more than \"max\""));
            }
        } else if max.is_none() {
            return Err(OptionError::table("no limit; give \"max\" or \"min\""));
        }
        let (per, report) = (self.per.unwrap_or_default(), self.report.unwrap_or_default());
        Ok(Box::new(Count { of, per, max, min, report }))
    }
}

struct Count {
    of: Sought,
    per: Per,
    max: Option<u32>,
    min: Option<u32>,
    report: Report,
}

impl Matcher for Count {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        self.of.wake(triggers);
        if self.min.is_some() {
            // What is missing wakes nothing.
            triggers.every_document();
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let all = self.of.find(context).into_iter().map(|found| found.span);
        let spans: Vec<TextSpan> = all.filter(|span| context.admits(*span)).collect();
        let document = context.document;
        let blocks: Vec<TextSpan> = match self.per {
            Per::Sentence => document.sentences.iter().map(|sentence| sentence.span).collect(),
            Per::Paragraph => document.paragraphs.iter().map(|paragraph| paragraph.span).collect(),
            Per::Document => vec![TextSpan::new(0, document.text.len())],
        };
        let mut rest = spans.as_slice();
        for block in blocks {
            let (inside, after) = rest.split_at(rest.partition_point(|span| span.start < block.end));
            rest = after;
            self.judge(context, block, inside);
        }
    }
}

impl Count {
    fn judge(&self, context: &mut Context<'_>, block: TextSpan, inside: &[TextSpan]) {
        if let Some(max) = self.max.map(|max| max as usize).filter(|max| inside.len() > *max) {
            let first = inside.get(..1).unwrap_or(&[]);
            let flagged = match (self.report, self.per) {
                (Report::Excess, _) => inside.get(max..).unwrap_or(&[]),
                (Report::All, _) => inside,
                (Report::Block, Per::Document) => first,
                (Report::Block, _) => &[block],
            };
            flagged.iter().for_each(|span| self.flag(context, *span, inside.len()));
        }
        if self.min.is_some_and(|min| inside.len() < min as usize) {
            let place = match self.per {
                Per::Document => opening_sentence(context),
                _ => Some(block).filter(|block| context.admits(*block)),
            };
            if let Some(span) = place {
                self.flag(context, span, inside.len());
            }
        }
    }

    /// What was counted is admitted already; a block around it need not be.
    fn flag(&self, context: &mut Context<'_>, span: TextSpan, count: usize) {
        let limit = |limit: Option<u32>| limit.map(|limit| limit.to_string()).unwrap_or_default();
        let finding = Finding::new(span).value("count", count);
        context.findings.push(finding.value("max", limit(self.max)).value("min", limit(self.min)));
    }
}

/// The first sentence that stands in a block of the rule's scope.
fn opening_sentence(context: &Context<'_>) -> Option<TextSpan> {
    let document = context.document;
    let mut in_scope = document.paragraphs.iter().filter(|paragraph| context.admits(paragraph.span));
    in_scope.find_map(|paragraph| document.paragraph_sentences(paragraph).first()).map(|sentence| sentence.span)
}

#[cfg(test)]
mod tests {
    use crate::kind::CaseMode;
    use crate::kind::testing::{check, check_case, check_in, refused, value};

    #[test]
    fn more_than_the_maximum() {
        let found = check("count", "words = ['meanwhile', 'moreover']\nmax = 2", "Meanwhile, A. Moreover, B. ⟦Meanwhile⟧, C.");
        assert_eq!((value(&found[0], "count"), value(&found[0], "max")), ("3", "2"));
        check("count", "words = ['meanwhile']\nmax = 2", "Meanwhile, A. Meanwhile, B.");
        check_case("count", "words = ['Meanwhile']\nmax = 0", Some(CaseMode::Exact), "⟦Meanwhile⟧, A, meanwhile B.");
        check("count", "of = '(?i)\\bvery\\b'\nmax = 1\nreport = 'all'", "A ⟦very⟧, ⟦very⟧ wet day.\n\n⟦Very⟧ wet.");
        let tables = "words = ['meanwhile']\ntables = ['linkers']\nmax = 0";
        check("count", tables, "⟦Moreover⟧ it rained, ⟦in addition⟧ to snow, ⟦meanwhile⟧.");
    }

    #[test]
    fn the_count_starts_anew_in_each_block() {
        let per = |per: &str, report: &str| format!("of = '!'\nmax = 1\nper = '{per}'\nreport = '{report}'");
        check("count", &per("paragraph", "excess"), "Run! Hide⟦!⟧\n\nStop!\n\nGo! Now⟦!⟧");
        check("count", &per("paragraph", "block"), "⟦Run! Hide!⟧\n\nStop!");
        check("count", &per("sentence", "block"), "He ran! ⟦She hid!!⟧ They sat.");
        check("count", &per("document", "block"), "He ran⟦!⟧ She hid!");
    }

    #[test]
    fn fewer_than_the_minimum() {
        let found = check("count", "of = '\\bsaid\\b'\nmin = 1", "⟦It rained all day.⟧ Nobody came.\n\nIt snowed.");
        assert_eq!((value(&found[0], "count"), value(&found[0], "min")), ("0", "1"));
        check("count", "of = '\\bsaid\\b'\nmin = 1", "It rained all day.\n\nNobody came, she said.");
        check("count", "words = ['said']\nmin = 1\nper = 'paragraph'", "⟦It rained.⟧\n\nShe said so.");
        check_in("body", "count", "words = ['said']\nmin = 1", "# Rain falls\n\n⟦It rained.⟧ It snowed.");
        check_in("caption", "count", "words = ['said']\nmin = 1", "It rained.");
    }

    #[test]
    fn only_what_the_scope_holds_counts() {
        check_in("body", "count", "words = ['storm']\nmax = 1", "# Storm hits\n\nThe storm hit. A ⟦storm⟧ came.");
    }

    #[test]
    fn wrong_options_are_refused() {
        assert!(refused("count", "max = 1").contains("nothing to look for"));
        assert!(refused("count", "of = 'a'").contains("no limit"));
        assert_eq!(refused("count", "of = 'a(b'\nmax = 1"), "(");
        assert_eq!(refused("count", "of = 'a'\nwords = ['b']\nmax = 1"), "'a'");
        assert_eq!(refused("count", "words = ['a', 'A']\nmax = 1"), "'A'");
        assert_eq!(refused("count", "tables = ['linker']\nmax = 1"), "'linker'");
        assert_eq!(refused("count", "of = 'a'\nmax = 1\nmin = 2"), "2");
        assert_eq!(refused("count", "of = 'a'\nmin = 0"), "0");
    }
}
