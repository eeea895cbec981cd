//! Figures of the headline that the piece gives otherwise.

use super::Fault;
use crate::format::Role;
use crate::kind::context::Context;
use crate::language::{Document, NumberClass, NumberForm, NumberMention, Paragraph, TokenKind, Unit};

/// Figures further apart than this factor are of different things.
const FACTOR_MAX: f64 = 1.5;

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

fn wrong(document: &Document, number: &NumberMention, body: &[&NumberMention]) -> Option<Fault> {
    let noun_of = |number: &NumberMention| document.counted(number).map(|counted| document.lemma(counted.token));
    let noun = noun_of(number);
    let is_near = |other: &NumberMention| other.value >= number.value / FACTOR_MAX && other.value <= number.value * FACTOR_MAX;
    if noun.as_ref().is_some_and(|noun| NEVER.contains(&noun.as_str())) || (number.unit == Unit::None && noun.is_none()) {
        return None;
    }
    // Headlines round, and add up.
    let is_rounded = |other: &&NumberMention| (other.value / number.value - 1.0).abs() < 0.015;
    if body.iter().any(|other| is_rounded(other) || other.upper == Some(number.value)) {
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
