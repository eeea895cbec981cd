//! Weekdays that are not those of the dates beside them.

use super::reader::Reader;
use super::when;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{DateMention, Day, Document, TokenKind, Weekday};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
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
        let claims: Vec<Claim<'_>> = claims(document).filter(|claim| claim.date.year.is_none()).collect();
        let article = when::of_article(document, self.date).filter(|day| day.year() > YEAR_MIN);
        let named = LazyCell::new(|| when::years_named(document));
        // A date that no year allows, else two dates that no one year allows.
        let fault = |claim: &&Claim<'_>| article.is_some_and(|article| claim.is_wrong(article) && !claim.is_of(&named));
        let wrong: Vec<&Claim<'_>> = claims.iter().filter(fault).collect();
        for claim in &wrong {
            if let Some(day) = article.and_then(|article| when::in_year(claim.date, article.year())) {
                let proof = when::proof(day, when::is_month_first(document, claim.date), article);
                context.report(Finding::new(claim.span).value("proof", proof));
            }
        }
        let reader = Reader::new(document);
        let near: Vec<&Claim<'_>> = claims.iter().filter(|claim| !is_of_other_year(reader, claim)).collect();
        let pair = || near.windows(2).find_map(|pair| if let [a, b] = pair { clash(a, b).map(|due| (a, b, due)) } else { None });
        if let Some((first, second, due)) = pair().filter(|_| wrong.is_empty() && named.len() <= 1) {
            let proof = format!("a {due}, if “{}” is right", document.slice(first.span));
            let finding = Finding::new(second.span).value("proof", proof);
            context.report(finding.related(first.span, format!("a {} here", first.weekday)));
        }
    }
}

impl Claim<'_> {
    /// True when neither the article's year nor those beside it has the date on the weekday.
    fn is_wrong(&self, article: Day) -> bool {
        let year = article.year();
        !(year - 1..=year + 1).any(|year| when::fits(self.date, self.weekday, year))
    }

    /// True when one of the years that the article names has it so: a piece that looks back may mean any of them.
    fn is_of(&self, named: &FxHashSet<u16>) -> bool {
        named.iter().any(|year| when::fits(self.date, self.weekday, *year))
    }
}

/// True beside "last year", "two years ago": the date is not of the year of the others.
fn is_of_other_year(reader: Reader<'_>, claim: &Claim<'_>) -> bool {
    reader.has_near(reader.tokens(claim.date).start, &["year", "years", "anniversary"])
}

/// Years after which the calendar comes round.
const CYCLE: std::ops::Range<u16> = 2001..2029;

/// Days between two dates that are surely of one season.
const SEASON_DAYS_MAX: i32 = 92;

/// The weekday of the second date in every year that has the first one right; none where both can be right.
fn clash(first: &Claim<'_>, second: &Claim<'_>) -> Option<Weekday> {
    let is_span = first.date.last_day.is_some() || second.date.last_day.is_some();
    let years = CYCLE.filter(|year| when::fits(first.date, first.weekday, *year));
    let mut due = None;
    for year in years {
        let from = when::in_year(first.date, year)?;
        let near = |year: u16| when::in_year(second.date, year).filter(|day| day.days_since(from).abs() <= SEASON_DAYS_MAX);
        let day = near(year).or_else(|| near(year - 1)).or_else(|| near(year + 1))?;
        if day.weekday() == second.weekday {
            return None;
        }
        due = Some(day.weekday());
    }
    due.filter(|_| !is_span)
}
