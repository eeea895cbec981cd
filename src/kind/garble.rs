//! `garble`: a sentence that reads as broken, told by how its words stand side by side.

use super::context::{Context, Finding};
use super::words::is_mostly_names;
use super::{Common, KindOptions, Matcher, OptionError, Triggers, keys, lay};
use crate::format::Role;
use crate::language::garble::{Gap, gaps, logit, probability};
use crate::language::{Document, Sentence};
use crate::span::TextSpan;
use serde::Deserialize;
use toml::Spanned;

/// `[garble]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Probability from which on a sentence is reported, were broken ones as frequent as whole ones.
    probability: Option<Spanned<f32>>,
    /// Shorter sentences are not judged, in tokens.
    min_tokens: Option<Spanned<u32>>,
}

/// Tokens of a sentence that is judged, unless the rule says otherwise: shorter ones lack context.
const TOKENS_MIN: u32 = 8;

/// The placeholder for the probability, in percent.
const PERCENT: &str = "percent";

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.probability, over.probability);
        lay(&mut self.min_tokens, over.min_tokens);
    }

    fn placeholders(&self) -> Vec<String> {
        vec![PERCENT.to_owned()]
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let min_tokens = keys::at_least("min_tokens", &self.min_tokens, TOKENS_MIN, 1)?;
        let Some(probability) = &self.probability else { return Err(OptionError::table("\"probability\" is missing")) };
        match *probability.get_ref() {
            value if value > 0.0 && value < 1.0 => Ok(Box::new(Garble { score_min: logit(value), min_tokens })),
            _ => Err(OptionError::at(probability.span(), "\"probability\" lies between 0 and 1")),
        }
    }
}

struct Garble {
    score_min: f32,
    min_tokens: usize,
}

impl Matcher for Garble {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for (number, sentence) in document.sentences.iter().enumerate() {
            if !self.is_judged(document, sentence) {
                continue;
            }
            if let Some((gap, span)) = self.worst(document, sentence, number) {
                let percent = format!("{:.0}", probability(gap.score) * 100.0);
                context.report(Finding::new(span).value(PERCENT, percent));
            }
        }
    }
}

impl Garble {
    /// False for what is no running text, is short, does not end in a stop, is mostly names, or quoted as a whole.
    fn is_judged(&self, document: &Document, sentence: &Sentence) -> bool {
        let role = document.paragraphs.get(sentence.paragraph as usize).map(|paragraph| paragraph.role);
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        if role != Some(Role::Body) || range.len() < self.min_tokens {
            return false;
        }
        let symbols = document.symbols().get(range).unwrap_or(&[]);
        let is_named = is_mostly_names(symbols, document.tokens_in(sentence.tokens.clone()));
        let is_closed = symbols.iter().rev().find(|symbol| !symbol.is_quote()).is_some_and(|symbol| symbol.is_stop());
        is_closed && !is_named && document.quotation_at(sentence.span).is_none()
    }

    /// The gap with the best score outside of quotations and passages in other languages, and the words around it.
    fn worst(&self, document: &Document, sentence: &Sentence, number: usize) -> Option<(Gap, TextSpan)> {
        let mut over: Vec<Gap> = gaps(document, number).into_iter().filter(|gap| gap.score >= self.score_min).collect();
        over.sort_by(|a, b| b.score.total_cmp(&a.score));
        let is_own = |at: u32| {
            let span = document.tokens.get(at as usize).map(|token| token.span);
            span.is_some_and(|span| document.quotation_at(span).is_none() && document.foreign_at(span).is_none())
        };
        // Across a quotation mark words may well stand side by side that hardly ever do.
        let adjoin = |gap: &Gap| gap.before.zip(gap.behind).is_none_or(|(before, behind)| before + 1 == behind);
        let is_own = |gap: &&Gap| adjoin(gap) && [gap.before, gap.behind].into_iter().flatten().all(is_own);
        let gap = over.iter().find(is_own)?;
        Some((*gap, around(document, sentence, *gap)?))
    }
}

/// Two words on each side of a gap, as far as the marks beside it.
fn around(document: &Document, sentence: &Sentence, gap: Gap) -> Option<TextSpan> {
    let last = sentence.tokens.end.saturating_sub(1);
    let before = gap.before.unwrap_or(sentence.tokens.start);
    let behind = gap.behind.unwrap_or(last);
    let is_word = |at: u32| document.tokens.get(at as usize).is_some_and(crate::language::Token::is_word);
    let first = if before > sentence.tokens.start && is_word(before - 1) { before - 1 } else { before };
    let end = if behind < last && is_word(behind + 1) { behind + 1 } else { behind };
    let end = if end == last && end > first && !is_word(end) { end - 1 } else { end };
    let (first, end) = (document.tokens.get(first as usize)?, document.tokens.get(end as usize)?);
    Some(TextSpan { start: first.span.start, end: end.span.end })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, refused};

    const EVEN: &str = "probability = 0.9";

    #[test]
    fn the_place_where_a_sentence_breaks_is_reported() {
        check("garble", EVEN, "They said that ⟦the the of school⟧ was going to be closed in the summer.");
    }

    #[test]
    fn whole_sentences_headlines_lists_and_short_ones_are_silent() {
        check("garble", EVEN, "They said that the school was going to be closed in the summer.");
        check(
            "garble",
            EVEN,
            "# They said that the the of school was going to be closed\n\n- The the of school was going to be closed in.",
        );
        check("garble", EVEN, "The the of school was.");
        check("garble", EVEN, "They said that the the of school was going to be closed in the summer");
    }

    #[test]
    fn quotations_and_rows_of_names_are_left_alone() {
        check("garble", EVEN, "The county said police “The marchers are coming to the water” and that two were hurt.");
        check("garble", EVEN, "She said: “They know that the the of school was going to be closed in the summer.”");
        check("garble", EVEN, "Brandt the of Zolmar, Keller Okoro the of Brandivia, Lindqvist and Amaral Novak.");
    }

    #[test]
    fn options_are_checked() {
        assert!(refused("garble", "").contains("missing"));
        assert_eq!(refused("garble", "probability = 1.5"), "1.5");
        assert_eq!(refused("garble", "probability = 0.9\nmin_tokens = 0"), "0");
    }
}
