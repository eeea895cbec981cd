//! Vague amounts: "dozens of homes", "hundreds were hurt", "tens of millions of dollars".

use super::{Claim, ClaimClass, Reader, last_byte};
use crate::language::counted;
use crate::language::view::View;
use crate::span::TextSpan;

/// The words, and the least that each stands for.
const WORDS: &[(&str, f64)] = &[
    ("dozens", 24.0),
    ("scores", 40.0),
    ("hundreds", 200.0),
    ("thousands", 2_000.0),
    ("lakhs", 2e5),
    ("millions", 2e6),
    ("crores", 2e7),
    ("billions", 2e9),
    ("trillions", 2e12),
];

/// Nouns that are money.
const MONEY: &[&str] = &["dollars", "pounds", "euros", "rupees", "yen", "yuan", "rubles", "roubles", "dirhams", "rand", "pesos"];

pub(super) fn find(reader: &Reader<'_>, claims: &mut Vec<Claim>) {
    let document = reader.document;
    for paragraph in &document.paragraphs {
        let view = View::new(document, &paragraph.tokens);
        let mut at = paragraph.tokens.start as usize;
        while at < paragraph.tokens.end as usize {
            let found = if matches!(last_byte(document, at), b's' | b'S') { value(view.word(at)) } else { None };
            let Some(value) = found else {
                at += 1;
                continue;
            };
            let first = at;
            // "Tens of thousands", "hundreds of thousands", "hundreds and thousands".
            let mut value = value;
            while view.is(at + 1, "of")
                && let Some(more) = self::value(view.word(at + 2))
            {
                value *= more / 2.0;
                at += 2;
            }
            let last = at;
            at += 1;
            let has_of = view.is(at, "of");
            let noun = counted::noun(view, at + usize::from(has_of), false);
            let start =
                if view.is(first.wrapping_sub(1), "of") && view.is(first.wrapping_sub(2), "tens") { first - 2 } else { first };
            let span = TextSpan::new(view.start(start), view.end(last));
            let about = reader.of_noun(start, at + usize::from(has_of), noun);
            let is_money = noun.is_some_and(|noun| view.is_any(noun, MONEY));
            // "Scores" are results, "thousands" alone are no claim.
            if about.is_none() && !is_money && (!has_of || noun.is_none()) {
                continue;
            }
            let class = if about == Some(ClaimClass::Casualty) { ClaimClass::Casualty } else { ClaimClass::VagueBig };
            let vague = if is_money { Some(ClaimClass::Money) } else { about.filter(|class| *class == ClaimClass::People) };
            claims.extend(reader.claim(span, class).map(|claim| Claim { vague, value, ..claim }));
        }
    }
}

fn value(word: &str) -> Option<f64> {
    WORDS.iter().find(|(other, _)| word.eq_ignore_ascii_case(other)).map(|(_, value)| *value)
}
