//! One event that begins on two days.

use super::reader::Reader;
use super::when;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{DateMention, Day, Document, folded};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;
use std::cell::LazyCell;

/// `check = "two-starts"`.
pub(super) struct TwoStarts {
    pub(super) date: Option<Day>,
}

/// Verbs that tell of a start, in the past.
const STARTS: [&str; 8] = ["began", "begun", "started", "broke", "erupted", "commenced", "kicked", "flared"];

/// Nouns of events; those of one row are one event.
const EVENTS: [&[&str]; 25] = [
    &["protests", "demonstrations"],
    &["protest", "demonstration"],
    &["unrest"],
    &["riots", "rioting"],
    &["strike", "walkout", "stoppage"],
    &["strikes", "walkouts"],
    &["war"],
    &["fighting"],
    &["clashes"],
    &["battle"],
    &["siege"],
    &["offensive"],
    &["invasion"],
    &["uprising", "revolt"],
    &["outbreak"],
    &["trial"],
    &["inquest"],
    &["festival"],
    &["conference"],
    &["summit"],
    &["tournament"],
    &["fire", "blaze"],
    &["talks"],
    &["eruption"],
    &["lockdown"],
];

/// Tokens between the event and its verb, and between the verb and the date.
const SUBJECT_TOKENS_MAX: usize = 14;
const DATE_TOKENS_MAX: usize = 10;

/// Tokens behind the date in which a place would belong to it.
const BEHIND_TOKENS: usize = 3;

/// Paragraphs between two mentions of one event.
const PARAGRAPHS_MAX: usize = 6;

/// Days for which a weekday by itself names a day.
const WEEKDAY_DAYS_MAX: i32 = 14;

/// Days between two dates of one event.
const APART_DAYS_MAX: i32 = 31;

/// Stands in where no year is known; days between two dates are the same in nearly all.
const ANY_YEAR: u16 = 2001;

/// A start as told.
struct Start<'d> {
    date: &'d DateMention,
    /// From the event to the date.
    span: TextSpan,
    paragraph: usize,
    /// Nothing sets the event apart: "the protests".
    is_bare: bool,
}

impl Matcher for TwoStarts {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        STARTS.iter().for_each(|verb| triggers.phrase(verb, 0));
    }

    fn check(&self, context: &mut Context<'_>) {
        if context.hits.len() < 2 {
            return;
        }
        let document = context.document;
        let article = LazyCell::new(|| when::of_article(document, self.date));
        let mut before: FxHashMap<usize, Start<'_>> = FxHashMap::default();
        for hit in context.hits {
            let Some((event, start)) = start(document, hit.tokens.start as usize) else { continue };
            if let Some(first) = before.get(&event).filter(|first| start.is_bare && is_near(document, first, &start))
                && let Some(proof) = conflict(document, *article, first.date, start.date)
            {
                let other = document.slice(first.date.span).to_owned();
                let finding = Finding::new(start.date.span).value("proof", proof).value("other", &other);
                context.report(finding.related(first.date.span, format!("began on “{other}” here")));
            }
            before.insert(event, start);
        }
    }
}

fn is_near(document: &Document, first: &Start<'_>, second: &Start<'_>) -> bool {
    second.paragraph - first.paragraph.min(second.paragraph) <= PARAGRAPHS_MAX
        && document.sentence_at(first.span.start) != document.sentence_at(second.span.start)
}

/// The event that a verb starts, with the day.
fn start(document: &Document, verb: usize) -> Option<(usize, Start<'_>)> {
    let reader = Reader::new(document);
    let particle = match reader.word(verb).to_ascii_lowercase().as_str() {
        "broke" => Some("out"),
        "kicked" => Some("off"),
        "flared" => Some("up"),
        _ => None,
    };
    let next = verb + 1 + usize::from(particle.is_some());
    let is_whole = particle.is_none_or(|particle| reader.is_any(verb + 1, &[particle]));
    // "began to spread", "started shouting": another thing begins.
    if !is_whole
        || reader.is_any(next, &["to"])
        || reader.word(next).ends_with("ing")
        || document.quotation_at(reader.span(verb)).is_some()
    {
        return None;
    }
    let (event, noun) = subject(reader, verb)?;
    let is_bare = is_bare(reader, noun)?;
    let date = date(reader, next)?;
    let span = reader.span(noun).cover(date.span);
    let behind = reader.span(reader.tokens(date).end + BEHIND_TOKENS).end.max(date.span.end);
    let place = TextSpan { start: span.start, end: behind };
    let is_placed = document.name_over(place).is_some();
    let paragraph = document.paragraph_at(span.start)?;
    Some((event, Start { date, span, paragraph, is_bare: is_bare && !is_placed }))
}

/// The event before a verb, nothing but what belongs to it between.
fn subject(reader: Reader<'_>, verb: usize) -> Option<(usize, usize)> {
    const AUXILIARIES: [&str; 6] = ["was", "were", "had", "have", "has", "been"];
    const DENIALS: [&str; 10] = ["not", "never", "will", "would", "could", "may", "might", "should", "if", "whether"];
    let first = reader.around(verb).start.max(verb.saturating_sub(SUBJECT_TOKENS_MAX));
    let last = reader.before_aside(first, verb.checked_sub(1)?);
    for at in (first..=last).rev() {
        let word = reader.word(at);
        if matches!(word, ";" | ":" | "(" | ")" | "“" | "”" | "\"") || reader.is_any(at, &DENIALS) {
            return None;
        }
        let folded = folded(word);
        if let Some(event) = EVENTS.iter().position(|names| names.contains(&folded.as_str())) {
            // "the strike leader began", "a wave of protests began".
            let is_head = at == last || !reader.document.tag_at(at + 1).is_some_and(|tag| tag.name().starts_with("NN"));
            let is_part = reader.is_any(at.wrapping_sub(1), &["of", "for", "against", "after", "since", "during", "in"]);
            return (is_head && !is_part).then_some((event, at));
        }
        let tag = reader.document.tag_at(at);
        let is_verb = tag.is_some_and(|tag| tag.name().starts_with("VB") || tag.name() == "MD");
        if is_verb && !reader.is_any(at, &AUXILIARIES) {
            return None;
        }
    }
    None
}

/// Whether nothing sets the event apart; none where it is another one than those before.
fn is_bare(reader: Reader<'_>, noun: usize) -> Option<bool> {
    const OTHER: [&str; 16] = [
        "new", "fresh", "second", "third", "latest", "another", "previous", "earlier", "other", "more", "similar", "separate",
        "further", "next", "last", "first",
    ];
    const DETERMINERS: [&str; 5] = ["the", "these", "those", "this", "that"];
    // "the trial of his brother", "the talks on pay"
    const LINKS: [&str; 14] =
        ["of", "in", "at", "on", "for", "against", "over", "with", "between", "about", "by", "near", "outside", "to"];
    let before = noun.wrapping_sub(1);
    if reader.is_any(before, &OTHER) || reader.is_any(before.wrapping_sub(1), &OTHER) {
        return None;
    }
    let is_determined = reader.is_any(before, &DETERMINERS) || reader.document.opens_sentence(noun);
    Some(is_determined && !reader.is_any(noun + 1, &LINKS))
}

/// The day behind a verb: "on January 1", "from Sunday", "Sunday".
fn date<'d>(reader: Reader<'d>, next: usize) -> Option<&'d DateMention> {
    /// What opens another clause, to which the date belongs.
    const CLAUSES: [&str; 20] = [
        ";", ":", "(", "“", "\"", "—", "–", "after", "when", "while", "as", "before", "because", "which", "who", "that", "where",
        "and", "but", "until",
    ];
    let date = reader.next_date(next)?;
    let at = reader.tokens(date).start;
    let is_same_sentence = reader.around(next).contains(&at);
    let is_day = date.day.is_some() == date.month.is_some() && (date.day.is_some() || date.weekday.is_some());
    let leads = at == next || reader.is_any(at.wrapping_sub(1), &["on", "from", "since"]);
    let is_open = !(next..at).any(|at| reader.is_any(at, &CLAUSES));
    (is_same_sentence && is_day && leads && is_open && at - next.min(at) <= DATE_TOKENS_MAX).then_some(date)
}

/// Why two mentions cannot be one day.
fn conflict(document: &Document, article: Option<Day>, first: &DateMention, second: &DateMention) -> Option<String> {
    if first.day.is_some() && second.day.is_some() {
        // Days far apart are of two events: two wars in one piece.
        let year = first.year.or(second.year).or(article.map(Day::year)).unwrap_or(ANY_YEAR);
        let days = when::in_year(first, year)?.days_since(when::in_year(second, second.year.unwrap_or(year))?).abs();
        let is_span = first.last_day.is_some() || second.last_day.is_some();
        return ((1..=APART_DAYS_MAX).contains(&days) && !is_span).then(|| format!("“{}” elsewhere", document.slice(first.span)));
    }
    let (dated, bare) = if first.day.is_some() { (first, second) } else { (second, first) };
    let weekday = bare.weekday?;
    if let Some(other) = dated.weekday {
        return (other != weekday).then(|| format!("“{}” elsewhere", document.slice(first.span)));
    }
    dated.day?;
    let article = article?;
    let past = |year: u16| when::in_year(dated, year).filter(|day| *day <= article);
    let day = when::day(dated).or_else(|| past(article.year()).or_else(|| past(article.year() - 1)))?;
    let is_recent = (0..=WEEKDAY_DAYS_MAX).contains(&article.days_since(day));
    (is_recent && day.weekday() != weekday).then(|| when::proof(day, when::is_month_first(document, dated), Some(article)))
}
