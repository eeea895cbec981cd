//! Weekdays that are not those of the dates beside them.

use super::reader::Reader;
use super::when;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{DateMention, Day, Document, TokenKind, Weekday};
use crate::span::TextSpan;
use std::cell::LazyCell;

/// `check = "weekday"`.
pub(super) struct WithYear {
    pub(super) date: Option<Day>,
}

/// `check = "weekday-assumed-year"`.
pub(super) struct AssumedYear {
    pub(super) date: Option<Day>,
}

/// Until 1923 parts of Europe counted by another calendar.
const YEAR_MIN: u16 = 1924;

/// A weekday that the copy gives for a date.
struct Claim<'d> {
    date: &'d DateMention,
    weekday: Weekday,
    span: TextSpan,
}

/// "Friday, 6 January 2022", "6 January 2022, a Friday".
fn claims(document: &Document) -> impl Iterator<Item = Claim<'_>> {
    let reader = Reader::new(document);
    document.dates().iter().enumerate().filter_map(move |(number, date)| {
        (date.day.is_some() && date.month.is_some()).then_some(())?;
        let first = reader.tokens(date).start;
        let claim = match date.weekday {
            Some(weekday) => Claim { date, weekday, span: date.span },
            None => {
                let (weekday, span) = behind(reader, date, document.dates().get(number + 1)?)?;
                Claim { date, weekday, span }
            }
        };
        (!is_telling(reader, date) && !reader.is_of_slips(first)).then_some(claim)
    })
}

/// The weekday of "6 January 2022, which was a Friday".
fn behind(reader: Reader<'_>, date: &DateMention, next: &DateMention) -> Option<(Weekday, TextSpan)> {
    const WAYS: [&[&str]; 7] = [
        &[",", "a"],
        &["was", "a"],
        &["is", "a"],
        &[",", "which", "was", "a"],
        &["fell", "on", "a"],
        &["falls", "on", "a"],
        &["will", "be", "a"],
    ];
    let weekday = next.weekday.filter(|_| next.day.is_none() && next.month.is_none())?;
    let (from, to) = (reader.tokens(date).end, reader.tokens(next));
    let is_way = |way: &&&[&str]| {
        way.len() == to.start - from.min(to.start) && (0..).zip(**way).all(|(i, word)| reader.is_any(from + i, &[word]))
    };
    WAYS.iter().find(is_way)?;
    // "a Friday job" is no day.
    let ends = reader.kind(to.end) != Some(TokenKind::Word)
        || reader.is_any(to.end, &["and", "but", "when", "morning", "afternoon", "evening", "night"]);
    ends.then(|| (weekday, date.span.cover(next.span)))
}

/// "she said Tuesday January 5 was a bad day": the weekday is that of the saying.
fn is_telling(reader: Reader<'_>, date: &DateMention) -> bool {
    const SAID: [&str; 9] = ["said", "told", "announced", "reported", "confirmed", "ruled", "wrote", "added", "declared"];
    let tokens = reader.tokens(date);
    date.weekday.is_some()
        && !matches!(reader.word(tokens.start + 1), "," | "(")
        && reader.is_any(tokens.start.wrapping_sub(1), &SAID)
}

impl Matcher for WithYear {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        when::on_weekdays(triggers);
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let article = when::of_article(document, self.date);
        for Claim { date, weekday, span } in claims(document) {
            let Some(day) = when::day(date).filter(|day| day.year() >= YEAR_MIN) else { continue };
            if !when::fits(date, weekday, day.year()) {
                let proof = when::proof(day, when::is_month_first(document, date), article);
                context.report(Finding::new(span).value("proof", proof));
            }
        }
    }
}

impl Matcher for AssumedYear {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        when::on_weekdays(triggers);
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut claims = claims(document).filter(|claim| claim.date.year.is_none()).peekable();
        if claims.peek().is_none() {
            return;
        }
        let Some(article) = when::of_article(document, self.date).filter(|day| day.year() > YEAR_MIN) else { return };
        let year = article.year();
        let named = LazyCell::new(|| when::years_named(document));
        for Claim { date, weekday, span } in claims {
            if (year - 1..=year + 1).any(|year| when::fits(date, weekday, year)) {
                continue;
            }
            // A piece that looks back may mean any of the years that it names.
            let Some(day) = when::in_year(date, year).filter(|_| !named.iter().any(|year| when::fits(date, weekday, *year)))
            else {
                continue;
            };
            let proof = when::proof(day, when::is_month_first(document, date), Some(article));
            context.report(Finding::new(span).value("proof", proof));
        }
    }
}
