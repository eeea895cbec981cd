//! `arithmetic`: figures of one piece that cannot all be right, with the sum that shows it.

mod change;
mod conversion;
mod currency;
mod figure;
mod headline;
mod line;
mod movement;
mod part;
mod range;
mod scale;
#[cfg(test)]
mod tests;
mod times;
mod told;
mod total;
mod vote;

use self::line::Line;
use super::context::{Context, Finding};
use super::{Common, KindOptions, Matcher, OptionError, PhraseHit, Triggers, lay};
use crate::language::Sentence;
use crate::span::TextSpan;
use serde::Deserialize;
use toml::Spanned;

/// `[arithmetic]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    check: Option<Spanned<Check>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// "12 of the nine schools", "12 people, 14 of whom".
    Part,
    /// "12 of 48 schools (30%)".
    Share,
    /// The same, off by no more than two points.
    ShareRounding,
    /// "a total of 53: 12 men, 30 women and nine children".
    Sum,
    /// "from 40 to 50, up 20%", "rose from 50 to 40", "doubled from 40 to 60".
    Change,
    /// The same, off by no more than two points.
    ChangeRounding,
    /// "up 5% from 5% to 10%".
    Points,
    /// "from 40 to 50, up 12".
    Difference,
    /// "48 schools, 11 to merge, leaving 35".
    Remainder,
    /// "12 schools get £10,000 each, a total of £150,000".
    Product,
    /// "50 cases, three times the 20 of last year".
    Times,
    /// "10 km (8 miles)".
    Conversion,
    /// The same, off by no more than five in a hundred.
    ConversionRounding,
    /// "£10m ($13m)" and "£20m ($20m)" in one piece.
    Currency,
    /// "won by 55% to 48%", "120% of voters".
    OverHundred,
    /// "the 12-member council voted 9-4".
    Vote,
    /// "the £3.47bn scheme" and "the £3.47m scheme".
    Thousandfold,
    /// "between 60 and 40 people".
    ReversedRange,
    /// A figure of the headline that the piece has otherwise.
    Headline,
}

/// Something that cannot be, before the rule has a say.
struct Fault {
    /// What is flagged.
    span: TextSpan,
    /// The sum: "48 less 11 is 37, not 35".
    sum: String,
    /// What it was worked out of, where that is another place.
    source: Option<TextSpan>,
}

impl Fault {
    fn new(span: TextSpan, sum: String) -> Self {
        Self { span, sum, source: None }
    }

    fn with(self, source: TextSpan) -> Self {
        Self { source: Some(source), ..self }
    }
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
    }

    fn placeholders(&self) -> Vec<String> {
        vec!["sum".to_owned()]
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = &self.check else { return Err(OptionError::table("\"check\" is missing")) };
        Ok(Box::new(Arithmetic { check: *check.get_ref() }))
    }
}

struct Arithmetic {
    check: Check,
}

impl Check {
    /// Words without which there is nothing to compare.
    fn wakes_on(self) -> &'static [&'static str] {
        match self {
            Self::Part => &[
                "of the",
                "out of",
                "of whom",
                "of which",
                "of them",
                "of these",
                "of those",
                "of their",
                "of its",
                "including",
                "among them",
            ],
            Self::Sum => {
                &["total of", "in total", "in all", "altogether", "combined", "men", "women", "children", "boys", "girls"]
            }
            Self::Change | Self::ChangeRounding | Self::Points | Self::Difference => {
                &["from", "against", "compared", "on", "than"]
            }
            Self::Remainder => &["leaving", "the other", "the remaining", "remaining"],
            Self::Product => &["each", "apiece"],
            Self::Times => {
                &["double the", "twice the", "triple the", "treble the", "quadruple the", "times the", "times as", "twice as"]
            }
            Self::OverHundred => &["per cent", "percent", "%"],
            Self::Vote => &["votes", "voted", "vote", "unanimously", "unanimous", "ruled"],
            Self::ReversedRange => &["between"],
            _ => &[],
        }
    }

    /// Literals that do the same.
    fn wakes_on_literals(self) -> &'static [&'static str] {
        match self {
            Self::Conversion | Self::ConversionRounding => &["(", ", or ", "– or ", "— or "],
            Self::Share | Self::ShareRounding => &["%)", "cent)", ", or ", "– or ", "% (", "cent ("],
            Self::Currency => {
                &["($", "(£", "(€", "(US$", "(A$", "(C$", "(NZ$", "(Rs", "(₹", "(USD", "(about ", "(around ", "(roughly "]
            }
            Self::Thousandfold => &["billion", "bn"],
            Self::Headline => &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            _ => &[],
        }
    }

    /// Fewest numbers that a sentence needs.
    fn least(self) -> usize {
        match self {
            Self::Sum | Self::Product => 3,
            Self::OverHundred | Self::Vote | Self::ReversedRange => 1,
            _ => 2,
        }
    }

    fn check_line(self, line: &Line<'_>, faults: &mut Vec<Fault>) {
        match self {
            Self::Part => part::check(line, faults),
            Self::Share | Self::ShareRounding => part::check_share(line, self == Self::ShareRounding, faults),
            Self::Sum => total::check(line, faults),
            Self::Change | Self::ChangeRounding | Self::Points | Self::Difference => change::check(line, self, faults),
            Self::Remainder => total::check_rest(line, faults),
            Self::Product => times::check_product(line, faults),
            Self::Times => times::check(line, faults),
            Self::Conversion | Self::ConversionRounding => conversion::check(line, self == Self::ConversionRounding, faults),
            Self::OverHundred => range::check_hundred(line, faults),
            Self::Vote => vote::check(line, faults),
            Self::ReversedRange => range::check_reversed(line, faults),
            Self::Currency | Self::Thousandfold | Self::Headline => {}
        }
    }
}

impl Matcher for Arithmetic {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        self.check.wakes_on().iter().for_each(|phrase| triggers.phrase(phrase, 0));
        self.check.wakes_on_literals().iter().for_each(|literal| triggers.literal(literal));
    }

    fn check(&self, context: &mut Context<'_>) {
        let mut faults = Vec::new();
        match self.check {
            Check::Currency => currency::check(context, &mut faults),
            Check::Thousandfold => scale::check(context, &mut faults),
            Check::Headline => headline::check(context, &mut faults),
            check => {
                let mut sentences = woken(context);
                sentences.dedup_by_key(|sentence| sentence.span);
                let lines = sentences.into_iter().filter_map(|sentence| Line::new(context.document, sentence, check.least()));
                lines.for_each(|line| check.check_line(&line, &mut faults));
            }
        }
        for fault in faults {
            let mut finding = Finding::new(fault.span).value("sum", fault.sum);
            if let Some(source) = fault.source.filter(|source| !source.overlaps(fault.span)) {
                finding = finding.related(source, "worked out from this");
            }
            context.report(finding);
        }
    }
}

/// The sentences that hold a phrase of the check, or stand in a paragraph with a literal of it; one may come twice in a row.
fn woken<'a>(context: &Context<'a>) -> Vec<&'a Sentence> {
    let document = context.document;
    let of_hit = |hit: &PhraseHit| {
        let token = document.tokens.get(hit.tokens.start as usize)?;
        document.sentence_of(token.span.start)
    };
    let of_hits = context.hits.iter().filter_map(of_hit);
    of_hits.chain(context.hit_paragraphs().flat_map(|paragraph| document.paragraph_sentences(paragraph))).collect()
}
