//! What is told as past on a day after the article's.

use super::reader::Reader;
use super::when;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{DateMention, Day};
use rustc_hash::FxHashSet;
use std::cell::LazyCell;

/// `check = "after-publication"`.
pub(super) struct AfterPublication {
    pub(super) date: Option<Day>,
}

/// The years that the article names, read when a date wants them.
type Years<'d> = LazyCell<FxHashSet<u16>, Box<dyn FnOnce() -> FxHashSet<u16> + 'd>>;

/// Copy may be filed on the day before, on the other side of the date line.
const GRACE_DAYS: i32 = 2;

/// Days ahead within which a date without a year is that of the article's year.
const AHEAD_DAYS_MAX: i32 = 30;

/// Tokens between a verb and its date.
const CLAUSE_TOKENS_MAX: usize = 10;

/// What keeps a date from the verb before it: it may belong to a noun between.
const BARRIERS: [&str; 19] = [
    ",", ";", ":", "(", ")", "—", "–", "to", "for", "before", "after", "from", "that", "of", "about", "over", "against", "ahead",
    "during",
];

/// Verbs that happen on the day that is named beside them.
const HAPPENED: [&str; 26] = [
    "died",
    "killed",
    "crashed",
    "collapsed",
    "exploded",
    "erupted",
    "struck",
    "drowned",
    "resigned",
    "won",
    "lost",
    "beat",
    "arrested",
    "attacked",
    "shot",
    "stabbed",
    "robbed",
    "sank",
    "married",
    "occurred",
    "happened",
    "voted",
    "raided",
    "seized",
    "stormed",
    "burned",
];

/// Participles that do so behind "was" and "were".
const WAS_DONE: [&str; 24] = [
    "killed",
    "arrested",
    "shot",
    "stabbed",
    "found",
    "attacked",
    "elected",
    "sentenced",
    "convicted",
    "jailed",
    "born",
    "robbed",
    "injured",
    "rescued",
    "buried",
    "charged",
    "seized",
    "destroyed",
    "detained",
    "murdered",
    "acquitted",
    "wounded",
    "burgled",
    "hit",
];

impl Matcher for AfterPublication {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        when::on_months(triggers);
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let Some(article) = when::of_article(document, self.date) else { return };
        let reader = Reader::new(document);
        let named: Years<'_> = LazyCell::new(Box::new(|| when::years_named(document)));
        for date in document.dates().iter().filter(|date| date.day.is_some() && date.month.is_some()) {
            if let Some(day) = later_day(reader, &named, date, article)
                && is_past(reader, date)
                && !reader.is_of_slips(reader.tokens(date).start)
            {
                let proof = when::written(article, when::is_month_first(document, date));
                context.report(Finding::new(date.span).value("proof", proof).value("other", day));
            }
        }
    }
}

/// The day of a mention where it lies after the article's.
fn later_day(reader: Reader<'_>, named: &Years<'_>, date: &DateMention, article: Day) -> Option<Day> {
    const OTHER_YEARS: [&str; 8] = ["year", "years", "ago", "anniversary", "annual", "previous", "earlier", "then"];
    let fits = |day: &Day| date.weekday.is_none_or(|weekday| weekday == day.weekday());
    if let Some(day) = when::day(date) {
        return (day.days_since(article) >= GRACE_DAYS).then_some(day);
    }
    // Without a year the copy means the year that is nearest, if it tells of no other.
    if date.year.is_some() || reader.has_near(reader.tokens(date).start, &OTHER_YEARS) {
        return None;
    }
    let ahead = |year: u16| {
        let day = when::in_year(date, year)?;
        (GRACE_DAYS..=AHEAD_DAYS_MAX).contains(&day.days_since(article)).then_some(day)
    };
    let day = ahead(article.year()).or_else(|| ahead(article.year() + 1)).filter(fits)?;
    (!named.iter().any(|year| *year < day.year())).then_some(day)
}

/// True where something happened on the day: "died on 12 January", "On 12 January police arrested", "last Friday, 14 January".
fn is_past(reader: Reader<'_>, date: &DateMention) -> bool {
    const UNSURE: [&str; 18] = [
        "if",
        "would",
        "could",
        "will",
        "whether",
        "unless",
        "until",
        "due",
        "scheduled",
        "planned",
        "expected",
        "should",
        "may",
        "might",
        "novel",
        "film",
        "fiction",
        "game",
    ];
    let tokens = reader.tokens(date);
    let before = tokens.start.wrapping_sub(1);
    let around = reader.around(tokens.start);
    if reader.has_near(tokens.start, &UNSURE) {
        return false;
    }
    if date.weekday.is_some() && reader.is_any(before, &["last", "yesterday"]) {
        return true;
    }
    if !reader.is_any(before, &["on"]) {
        return false;
    }
    if reader.document.opens_sentence(before) {
        let behind = tokens.end..around.end.min(tokens.end + CLAUSE_TOKENS_MAX);
        return first_verb(reader, behind).is_some_and(|verb| happened(reader, verb));
    }
    let clause = around.start.max(before.saturating_sub(CLAUSE_TOKENS_MAX))..before;
    for at in clause.rev() {
        if reader.is_any(at, &BARRIERS) {
            return false;
        }
        if is_verb(reader, at) {
            return happened(reader, at);
        }
    }
    false
}

/// The verb that carries the clause: behind its auxiliaries.
fn first_verb(reader: Reader<'_>, mut clause: std::ops::Range<usize>) -> Option<usize> {
    let verb = clause.find(|at| is_verb(reader, *at))?;
    let is_auxiliary = reader.is_any(verb, &["was", "were"]);
    Some(if is_auxiliary { verb + 1 } else { verb })
}

fn is_verb(reader: Reader<'_>, at: usize) -> bool {
    reader.document.tag_at(at).is_some_and(|tag| tag.name().starts_with("VB") || tag.name() == "MD")
}

fn happened(reader: Reader<'_>, verb: usize) -> bool {
    let before = verb.wrapping_sub(1);
    let behind_adverb = before.wrapping_sub(usize::from(reader.word(before).ends_with("ly")));
    if reader.is_any(behind_adverb, &["was", "were"]) {
        return reader.is_any(verb, &WAS_DONE);
    }
    let is_past = reader.document.tag_at(verb).is_some_and(|tag| tag.name() == "VBD");
    is_past && reader.is_any(verb, &HAPPENED)
}
