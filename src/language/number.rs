//! Numbers as written in copy: value, unit and class.

mod amount;
mod context;
mod figures;
mod join;
mod scan;
#[cfg(test)]
mod tests;
mod unit;
mod words;

use super::Document;
use crate::span::TextSpan;

/// What a number counts or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A bare number or a counted noun.
    None,
    /// `%`, `per cent`, `percent`.
    Percent,
    /// Percentage points.
    Points,
    /// Money; the ISO 4217 code where the sign or word tells it (`$` alone is USD, `Rs` and `₹` INR).
    Money(&'static str),
    /// A measure (km, kg, mph, acres, °C …), in the short form.
    Measure(&'static str),
}

/// What a number is doing in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberClass {
    /// A count or amount.
    Cardinal,
    /// `1st`, `third` before a noun.
    Ordinal,
    /// `a third`, `three quarters`, `half`.
    Fraction,
    /// `10-15`, `between 10 and 15`; `value` is the end written first.
    Range,
    /// `3-1`, `52-48` after a word of winning, losing, voting.
    Score,
    /// `aged 42`, `42-year-old`, `, 42,` after a name.
    Age,
    /// A year (`1999`, `the 1980s`).
    Year,
    /// A clock time (`9.30am`, `19:45`).
    Time,
    /// Part of a name or code (`No. 10`, `Route 66`, `Section 5`, `F-16`).
    Identifier,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberForm {
    /// With figures.
    Figures,
    /// In words.
    Words,
}

/// One number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberMention {
    /// The whole mention: sign, figures, scale word and unit.
    pub span: TextSpan,
    /// The figures or number words alone, scale word included (`2.4 million`).
    pub figure: TextSpan,
    /// Value, scale applied (`2.4 million` is 2400000, `50p` is 0.5); the first end of a range; hours since midnight of a
    /// clock time; the first year of a decade.
    pub value: f64,
    /// The second end of a range or of years (`2019-20`), the second side of a score, the last year of `her 20s`.
    pub upper: Option<f64>,
    /// What is measured.
    pub unit: Unit,
    /// What the number is doing.
    pub class: NumberClass,
    /// Figures or words.
    pub form: NumberForm,
}

/// Finds every number that is no part of a date.
pub(super) fn find(document: &Document) -> Vec<NumberMention> {
    scan::Scan::new(document).run()
}
