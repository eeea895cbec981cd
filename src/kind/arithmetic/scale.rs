//! One sum of money a thousand times as large in one place as in another.

use super::Fault;
use super::line::Line;
use crate::kind::context::Context;
use crate::language::{Document, NumberClass, NumberMention, Unit, folded};
use rustc_hash::FxHashMap;

/// Digits that two figures must share to be taken for one sum.
const DIGITS_MIN: usize = 2;

/// Most sums that are kept of one currency, purpose and row of digits.
const OTHERS_MAX: usize = 8;

/// Slips of million for billion in a piece.
pub(super) fn check(context: &Context<'_>, faults: &mut Vec<Fault>) {
    let document = context.document;
    // By currency, digits and what it is for.
    let mut seen: FxHashMap<(&'static str, u32, String), Vec<&NumberMention>> = FxHashMap::default();
    for number in document.numbers() {
        let Unit::Money(code) = number.unit else { continue };
        if number.class != NumberClass::Cardinal || number.value < 1e6 || digits(document, number) < DIGITS_MIN {
            continue;
        }
        let Some(noun) = noun_behind(document, number) else { continue };
        let mantissa = number.value / 10f64.powf(number.value.log10().floor());
        // Two or three figures, so that £3,469,800 is £3.47bn.
        let key = (code, (mantissa * 100.0).round() as u32, noun);
        let others = seen.entry(key).or_default();
        let thousandfold = others.iter().find(|other| {
            let ratio = (other.value / number.value).max(number.value / other.value);
            (ratio / 1000.0 - 1.0).abs() < 0.01
        });
        if let Some(other) = thousandfold {
            let (here, there) = (document.slice(number.span), document.slice(other.span));
            faults.push(Fault::new(number.span, format!("“{here}” here, “{there}” above: 1,000 times apart")).with(other.span));
        }
        if others.len() < OTHERS_MAX && others.iter().all(|other| other.value != number.value) {
            others.push(number);
        }
    }
}

/// Digits other than zeros at either end.
fn digits(document: &Document, number: &NumberMention) -> usize {
    let text: String = document.slice(number.figure).chars().filter(char::is_ascii_digit).collect();
    text.trim_matches('0').len()
}

/// The noun behind a sum: "scheme" of "the £2.4bn scheme"; nothing where a mark or a small word follows.
fn noun_behind(document: &Document, number: &NumberMention) -> Option<String> {
    let sentence = document.sentence_of(number.span.start)?;
    let line = Line::new(document, sentence, 1)?;
    let (at, _) = line.numbers().find(|(_, other)| other.span == number.span)?;
    let word = folded(line.word(at + 1));
    let is_noun = word.len() > 3 && word.chars().all(char::is_alphabetic);
    const SMALL: &[&str] = &[
        "from", "with", "into", "over", "this", "that", "which", "after", "under", "more", "less", "last", "each", "when",
        "were", "will",
    ];
    (is_noun && !SMALL.contains(&word.as_str())).then_some(word)
}
