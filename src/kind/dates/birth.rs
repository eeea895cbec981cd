//! Ages that the year of birth does not allow: at death, or on the article's day.

use super::person::{self, People};
use super::reader::Reader;
use super::when;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Day, Document};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;

/// `check = "age-and-birth"`.
pub(super) struct AgeAndBirth {
    pub(super) date: Option<Day>,
}

/// Tokens behind "born" and "died" in which the day and the age stand.
const BORN_TOKENS_MAX: usize = 9;
const DIED_TOKENS_MAX: usize = 16;

/// Longest life.
const YEARS_MAX: u16 = 115;

/// Years by which an age may be off where a bracket of years is all there is.
const BRACKET_YEARS_OFF: u16 = 12;

/// A year, and the day where the copy has it.
#[derive(Clone, Copy)]
struct Time {
    year: u16,
    day: Option<Day>,
}

impl Time {
    fn of_year(year: u16) -> Self {
        Self { year, day: None }
    }
}

/// What the copy tells of one life.
#[derive(Clone, Copy)]
struct Life {
    born: Time,
    span: TextSpan,
    /// From the bracket "(1950-2019)".
    died: Option<u16>,
    /// The copy tells of the death.
    is_over: bool,
    /// The copy tells two births.
    is_torn: bool,
}

impl Matcher for AgeAndBirth {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.phrase("born", 0);
        for died in ["died", "dies"] {
            triggers.phrase(died, 1);
        }
        for literal in ["(18", "(19", "(20"] {
            triggers.literal(literal);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let reader = Reader::new(document);
        let births: Vec<(usize, Time, TextSpan)> = context
            .hits
            .iter()
            .filter(|hit| hit.entry == 0)
            .filter_map(|hit| Some(hit.tokens.start as usize).zip(time(reader, hit.tokens.start as usize, BORN_TOKENS_MAX)))
            .map(|(at, (time, span))| (at, time, reader.span(at).cover(span)))
            .collect();
        let spans: Vec<usize> = context
            .hit_paragraphs()
            .flat_map(|paragraph| paragraph.tokens.start as usize..paragraph.tokens.end as usize)
            .filter(|at| life_span(reader, *at).is_some())
            .collect();
        if births.is_empty() && spans.is_empty() {
            return;
        }
        let people = People::new(document);
        let mut lives: FxHashMap<usize, Life> = FxHashMap::default();
        let told = births.into_iter().filter_map(|(at, born, span)| {
            Some((born_person(reader, &people, at)?, Life { born, span, died: None, is_over: false, is_torn: false }))
        });
        let bracketed = spans.into_iter().filter_map(|at| {
            let ((born, died), span) = life_span(reader, at)?;
            let person = people.at(at.checked_sub(1)?)?.0;
            Some((person, Life { born: Time::of_year(born), span, died: Some(died), is_over: true, is_torn: false }))
        });
        for (person, life) in told.chain(bracketed) {
            let held = lives.entry(person).or_insert(life);
            held.is_torn |= held.born.year != life.born.year;
            held.died = held.died.or(life.died);
        }
        lives.retain(|_, life| !life.is_torn);
        let article = when::of_article(document, self.date);
        for hit in context.hits.iter().filter(|hit| hit.entry == 1) {
            let at = hit.tokens.start as usize;
            let Some(life) = dead_person(reader, &people, at).and_then(|person| lives.get_mut(&person)) else { continue };
            life.is_over = true;
            let Some((years, span)) = age_at_death(reader, at) else { continue };
            let told = time(reader, at, DIED_TOKENS_MAX).map(|(time, _)| time);
            let bracket = life.died.map(Time::of_year);
            let now = article.filter(|_| is_news(reader, at)).map(|day| Time::of_year(day.year()));
            if let Some(died) = told.or(bracket).or(now) {
                report(context, *life, died, years, span);
            }
        }
        let Some(article) = article else { return };
        for age in person::ages(document) {
            let Some((person, _)) = people.at(age.name) else { continue };
            let Some(life) = lives.get(&person).filter(|life| !life.is_over) else { continue };
            let is_now = !person::is_of_other_time(reader, age.name, &[life.born.year, article.year()]);
            if is_now && document.quotation_at(age.span).is_none() {
                report(context, *life, Time::of_year(article.year()), age.years, age.span);
            }
        }
    }
}

/// Reports an age that is not the one between two times.
fn report(context: &mut Context<'_>, life: Life, then: Time, years: u16, span: TextSpan) {
    let Some(most) = then.year.checked_sub(life.born.year).filter(|most| (1..=YEARS_MAX).contains(most)) else { return };
    let least = most - 1;
    // "(1990-1998)" may be the years of an office.
    let is_life = life.died.is_none() || most.abs_diff(years) <= BRACKET_YEARS_OFF;
    let exact = life.born.day.zip(then.day).map(|(born, then)| born.years_until(then));
    if !is_life || exact.map_or(years == most || years == least, |exact| years == exact) {
        return;
    }
    let born = life.born.day.map_or_else(|| life.born.year.to_string(), |day| when::written(day, false));
    let then_text = then.day.map_or_else(|| then.year.to_string(), |day| when::written(day, false));
    let proof = match exact {
        Some(exact) => format!("{born} to {then_text} is {exact}"),
        None => format!("{born} to {then_text} is {least} or {most}"),
    };
    let finding = Finding::new(span).value("proof", proof);
    context.report(finding.related(life.span, "the year of birth"));
}

/// The first time behind a verb: "born in Leeds in 1950", "died on 4 May 2019".
fn time(reader: Reader<'_>, verb: usize, tokens: usize) -> Option<(Time, TextSpan)> {
    const STOPS: [&str; 23] = [
        "who", "whose", "that", "when", "before", "after", "around", "about", "circa", "between", "since", "by", "and", "but",
        "where", "until", ";", ":", "“", "\"", "or", "last", "born",
    ];
    let end = reader.around(verb).end.min(verb + 1 + tokens);
    let next = reader.next_date(verb);
    let mut is_aged = false;
    for at in verb + 1..end {
        let span = reader.span(at);
        if let Some(date) = next.filter(|date| date.span.start == span.start) {
            let year = date.year.filter(|_| !is_aged || date.day.is_some())?;
            return Some((Time { year, day: when::day(date).filter(|_| date.last_day.is_none()) }, date.span));
        }
        // "the house her father built in 1950": the time of another verb.
        let is_verb = reader.document.tag_at(at).is_some_and(|tag| tag.name().starts_with("VB")) && !reader.is_any(at, &["aged"]);
        if reader.is_any(at, &STOPS) || is_verb {
            return None;
        }
        let leads = reader.is_any(at.wrapping_sub(1), &["in", "born", "died"]) && !is_aged;
        if let Some(year) = reader.year(at).filter(|_| leads && !reader.is_dash(at + 1)) {
            return Some((Time { year, day: None }, span));
        }
        is_aged |= reader.number(at).is_some_and(|years| years <= YEARS_MAX);
    }
    None
}

/// "(1950-2019)" at its bracket.
fn life_span(reader: Reader<'_>, at: usize) -> Option<((u16, u16), TextSpan)> {
    let is_span = reader.word(at) == "(" && reader.is_dash(at + 2) && reader.word(at + 4) == ")";
    let (born, died) = (reader.year(at + 1).filter(|_| is_span)?, reader.year(at + 3)?);
    (born < died && died - born <= YEARS_MAX).then(|| ((born, died), reader.span(at + 1).cover(reader.span(at + 3))))
}

/// Who was born: "Ann Roe (born", "Ann Roe, 42, born", "Ann Roe, who was born", "Ann Roe, who is dead, was born", "She was born".
fn born_person(reader: Reader<'_>, people: &People<'_>, born: usize) -> Option<usize> {
    // "Born in Leeds in 1950, Ann Roe …"
    if reader.document.opens_sentence(born) {
        let end = reader.around(born).end.min(born + BORN_TOKENS_MAX);
        return people.from((born + 1..end).rfind(|at| reader.word(*at) == ",")? + 1);
    }
    let mut at = born.checked_sub(1)?;
    if reader.word(at) == "(" {
        return people.at(at.checked_sub(1)?).map(|(person, _)| person);
    }
    let is_verb = reader.is_any(at, &["was"]);
    at = at.checked_sub(usize::from(is_verb))?;
    let is_who = is_verb && reader.is_any(at, &["who"]);
    at = at.checked_sub(usize::from(is_who))?;
    // "Ann Roe, who has died aged 92, was born"
    let before = if is_verb && !is_who { reader.before_aside(reader.around(born).start, at) } else { at };
    if before != at {
        at = before;
    } else if reader.word(at) == "," {
        // The name, or the age between commas behind it.
        let is_aged = reader.number(at.checked_sub(1)?).is_some() && reader.word(at.checked_sub(2)?) == ",";
        at = at.checked_sub(if is_aged { 3 } else { 1 })?;
    } else if !is_verb {
        return None;
    }
    people.at(at).map(|(person, _)| person).or_else(|| pronoun(reader, people, at))
}

/// Who died: "Ann Roe died", "Ann Roe, who died", "Ann Roe has died", "She died".
fn dead_person(reader: Reader<'_>, people: &People<'_>, died: usize) -> Option<usize> {
    let mut at = died.checked_sub(1)?;
    if reader.is_any(at, &["has", "had", "later"]) {
        at = at.checked_sub(1)?;
    }
    at = reader.before_aside(reader.around(at).start, at);
    if reader.is_any(at, &["who"]) && reader.word(at.checked_sub(1)?) == "," {
        at = at.checked_sub(2)?;
    }
    // "Ann Roe (1950-2019) died"
    if reader.word(at) == ")" {
        at = (1..=6).filter_map(|back| at.checked_sub(back)).find(|at| reader.word(*at) == "(")?.checked_sub(1)?;
    }
    people.at(at).map(|(person, _)| person).or_else(|| pronoun(reader, people, at))
}

/// The one person that "he" or "she" at the start of a sentence can be.
fn pronoun(reader: Reader<'_>, people: &People<'_>, at: usize) -> Option<usize> {
    let document = reader.document;
    if !reader.is_any(at, &["he", "she"]) || !document.opens_sentence(at) {
        return None;
    }
    people.only_before(at, document.paragraph_at(reader.span(at).start)?)
}

/// "aged 68", "at the age of 68", "at 68" behind "died".
fn age_at_death(reader: Reader<'_>, died: usize) -> Option<(u16, TextSpan)> {
    const STOPS: [&str; 10] = ["who", "whose", "when", "before", "after", "and", "but", "leaving", ";", "“"];
    let behind = died + 1..reader.around(died).end.min(died + 1 + DIED_TOKENS_MAX);
    for at in behind {
        if reader.is_any(at, &STOPS) {
            return None;
        }
        let Some(years) = reader.number(at).filter(|years| *years <= YEARS_MAX) else { continue };
        let before = at.wrapping_sub(1);
        let is_aged = reader.is_any(before, &["aged", "age"])
            || (reader.is_any(before, &["of"]) && reader.is_any(before.wrapping_sub(1), &["age"]));
        let is_at = reader.is_any(before, &["at"]) && matches!(reader.word(at + 1), "," | ".");
        let is_other_unit = reader.is_any(at + 1, &["months", "weeks", "days", "hours"]);
        if (is_aged || is_at) && !is_other_unit {
            return Some((years, reader.span(at)));
        }
    }
    None
}

/// True for a death of these days: "has died", "died on Monday".
fn is_news(reader: Reader<'_>, died: usize) -> bool {
    let is_weekday = |document: &Document| {
        reader.next_date(died).is_some_and(|date| {
            date.weekday.is_some()
                && date.day.is_none()
                && document.sentence_at(date.span.start) == document.sentence_at(reader.span(died).start)
        })
    };
    reader.is_any(died.wrapping_sub(1), &["has"]) || is_weekday(reader.document)
}
