//! Figures of the headline that the piece gives otherwise.

use super::Fault;
use super::figure::{Figure, round_zeros};
use super::line::{Hedge, Line};
use crate::format::Role;
use crate::kind::context::Context;
use crate::language::{Document, NumberClass, NumberForm, NumberMention, Paragraph, TokenKind, Unit};

/// Figures further apart than this factor are of different things.
const FACTOR_MAX: f64 = 1.5;

/// A headline's figure is that of the piece within this part of it, and within this part where a word rounds it.
const ROUNDING: f64 = 0.015;
const HEDGED_SHARE: f64 = 0.2;

/// From here on zeros at the end of a headline's figure round it, by no more than this part of it.
const THOUSAND: f64 = 1000.0;
const ZEROS_SHARE_MAX: f64 = 0.1;

/// Most figures of a headline that are looked for.
const FIGURES_MAX: usize = 8;

/// What is counted in headlines without being told below: spells of time, lists.
const NEVER: &[&str] =
    &["day", "week", "month", "year", "hour", "minute", "thing", "way", "reason", "time", "tip", "fact", "photo", "question"];

/// Figures of headlines that stand nowhere below, where the piece has another for the same thing.
pub(super) fn check(context: &Context<'_>, faults: &mut Vec<Fault>) {
    let document = context.document;
    let is_headline = |paragraph: &&Paragraph| paragraph.role == Role::Headline;
    for headline in document.paragraphs.iter().filter(is_headline) {
        if !document.paragraph_tokens(headline).iter().any(|token| token.kind == TokenKind::Number) {
            continue;
        }
        let is_inside = |number: &&NumberMention| headline.span.contains(number.span);
        let body: Vec<&NumberMention> = document.numbers().iter().filter(|number| !is_inside(number)).collect();
        for number in document.numbers().iter().filter(is_inside).take(FIGURES_MAX) {
            if number.class == NumberClass::Cardinal && number.form == NumberForm::Figures {
                faults.extend(wrong(document, number, &body));
            }
        }
    }
}

/// A figure of a headline, with the room that its last digit leaves: "£2.3m" may be £2,345,678, "12,000" be 11,640.
fn rounded(document: &Document, number: &NumberMention) -> Figure {
    let figure = Figure::of(document, number);
    let zeros = if figure.value >= THOUSAND { round_zeros(figure.value) } else { 0.0 };
    let of_zeros = if zeros >= 100.0 { (zeros / 2.0).min(figure.value * ZEROS_SHARE_MAX) } else { 0.0 };
    Figure { half: figure.half.max(of_zeros), ..figure }
}

/// What the words beside a figure make of it.
fn hedge(document: &Document, number: &NumberMention) -> Hedge {
    let line = document.sentence_of(number.span.start).and_then(|sentence| Line::new(document, sentence, 1));
    line.and_then(|line| {
        let at = line.numbers().find(|(_, other)| other.span == number.span)?.0;
        Some(line.hedge(at))
    })
    .unwrap_or(Hedge::Exact)
}

/// True where the headline may give the other figure so: "£2.3m" for £2,345,678, "nearly 50" for 47.
fn agree(document: &Document, (number, written, told): (&NumberMention, Figure, Hedge), other: &NumberMention) -> bool {
    let figure = Figure::of(document, other);
    if written.fits(figure.low(), figure.high()) {
        return true;
    }
    match (told, hedge(document, other)) {
        (Hedge::Exact, Hedge::Exact) => false,
        (Hedge::About, _) | (_, Hedge::About) => (other.value / number.value - 1.0).abs() <= HEDGED_SHARE,
        (Hedge::Over, _) | (_, Hedge::Under) => other.value >= number.value,
        (Hedge::Under, _) | (_, Hedge::Over) => other.value <= number.value,
    }
}

fn wrong(document: &Document, number: &NumberMention, body: &[&NumberMention]) -> Option<Fault> {
    let noun_of = |number: &NumberMention| document.counted(number).map(|counted| document.lemma(counted.token));
    let noun = noun_of(number);
    let is_near = |other: &NumberMention| other.value >= number.value / FACTOR_MAX && other.value <= number.value * FACTOR_MAX;
    if noun.as_ref().is_some_and(|noun| NEVER.contains(&noun.as_str())) || (number.unit == Unit::None && noun.is_none()) {
        return None;
    }
    // Headlines round, and add up.
    let written = rounded(document, number);
    let hedge = hedge(document, number);
    let is_told = |other: &&NumberMention| {
        let is_same = (other.value / number.value - 1.0).abs() < ROUNDING || other.upper == Some(number.value);
        is_same || (other.unit == number.unit && is_near(other) && agree(document, (number, written, hedge), other))
    };
    if body.iter().any(is_told) {
        return None;
    }
    let is_like = |other: &&&NumberMention| {
        other.class == NumberClass::Cardinal
            && other.unit == number.unit
            && is_near(other)
            && (number.unit != Unit::None || noun_of(other) == noun)
    };
    let mut like = body.iter().filter(is_like);
    // With two of them the headline may mean a third.
    let other = like.next().filter(|first| like.all(|next| next.value == first.value))?;
    let sum = format!("“{}” here, “{}” in the piece", document.slice(number.span), document.slice(other.span));
    Some(Fault::new(number.span, sum).with(other.span))
}
