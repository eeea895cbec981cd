//! The figures of a fact sheet: their values, what they count, and what else the piece says of the same.

use super::super::amount::{Amount, readable};
use super::super::section::{Section, few};
use super::{SourceRow, Stretch, Subject, shown};
use crate::language::attribution::{Asked, Reach};
use crate::language::claim::ClaimClass;
use crate::language::{Counted, NumberClass, NumberMention};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// Other figures with the same noun that are shown: those that stand nearest; the rest is counted.
const SAME_MAX: usize = 12;

/// One figure as json prints it.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    text: &'a str,
    #[serde(flatten)]
    amount: Amount,
    /// The noun that it counts, in its dictionary form.
    counts: Option<String>,
    /// What a reader may ask a source for: `casualty`, `percentage`, `money` or `people`; `null` for all others.
    claim: Option<&'static str>,
    /// The source in reach.
    source: Option<SourceRow<'a>>,
    /// True where it counts a part of a whole: "three of the four schools".
    is_part: bool,
    place: Stretch,
    /// Other figures of the piece that count the same noun.
    same_noun: Vec<Other<'a>>,
    /// How many there are beyond those.
    same_noun_more: usize,
}

/// Another figure.
#[derive(Serialize)]
struct Other<'a> {
    text: &'a str,
    #[serde(flatten)]
    amount: Amount,
    line: usize,
}

/// The rows of json.
pub(super) fn rows(subject: &Subject) -> Vec<Row<'_>> {
    let figures = Figures::new(subject);
    let text = |number: &NumberMention| subject.article.document.slice(number.span);
    let other = |figure: &Figure<'_>| Other {
        text: text(figure.number),
        amount: Amount::of(figure.number),
        line: subject.article.line(figure.number.span),
    };
    let row = |(at, figure): (usize, &Figure<'_>)| {
        let (same, more) = figures.same(at);
        Row {
            text: text(figure.number),
            amount: Amount::of(figure.number),
            counts: figure.noun.clone(),
            claim: figure.claim.map(ClaimClass::as_str),
            source: figure.source(subject),
            is_part: figure.counted.is_some_and(|counted| counted.is_part),
            place: subject.article.place(figure.number.span),
            same_noun: same.into_iter().map(other).collect(),
            same_noun_more: more,
        }
    };
    figures.all.iter().enumerate().map(row).collect()
}

/// The table.
pub(super) fn section(subject: &Subject) -> Section {
    let figures = Figures::new(subject);
    let document = &subject.article.document;
    let line = |figure: &Figure<'_>| subject.article.line(figure.number.span);
    let counts = |counted: &Counted| {
        let noun = document.tokens.get(counted.token).map_or("", |token| document.word(token));
        format!("{}{noun}", if counted.is_part { "of " } else { "" })
    };
    let row = |(at, figure): (usize, &Figure<'_>)| {
        let (same, more) = figures.same(at);
        let other = |other: &Figure<'_>| format!("{} (line {})", document.slice(other.number.span), line(other));
        vec![
            line(figure).to_string(),
            document.slice(figure.number.span).to_owned(),
            readable(figure.number),
            figure.counted.as_ref().map_or_else(String::new, counts),
            figure.claim.map_or_else(String::new, |class| class.as_str().to_owned()),
            figure.source(subject).as_ref().map_or_else(String::new, shown),
            few(same.into_iter().map(other), more),
        ]
    };
    let rows = figures.all.iter().enumerate().map(row).collect();
    Section { title: "Figures", header: vec!["line", "text", "value", "counts", "claim", "source", "others of these"], rows }
}

/// One figure with what it counts.
struct Figure<'a> {
    number: &'a NumberMention,
    counted: Option<Counted>,
    /// The noun in its dictionary form.
    noun: Option<String>,
    claim: Option<ClaimClass>,
}

impl Figure<'_> {
    /// Who answers for it: the speaker of a quotation that it stands in, else the source in reach.
    fn source<'a>(&self, subject: &'a Subject) -> Option<SourceRow<'a>> {
        let (document, cues) = (&subject.article.document, subject.rules.cues());
        if !matches!(self.number.class, NumberClass::Cardinal | NumberClass::Range | NumberClass::Fraction) {
            return None;
        }
        let span = self.number.span;
        let found = match document.quotation_at(span) {
            Some(quotation) => subject.sources.speaker(document, cues, quotation),
            None => {
                let sentence = u32::try_from(document.sentence_at(span.start)?).ok()?;
                let asked = Asked { span, sentence, class: self.claim };
                subject.sources.in_reach(document, cues, asked, Reach::Paragraph)
            }
        };
        found.map(|found| subject.source(found))
    }
}

/// The figures of a piece.
struct Figures<'a> {
    all: Vec<Figure<'a>>,
    /// By noun, those that count it, in order.
    by_noun: FxHashMap<String, Vec<usize>>,
}

impl<'a> Figures<'a> {
    fn new(subject: &'a Subject) -> Self {
        let document = &subject.article.document;
        let mut figures = Self { all: Vec::new(), by_noun: FxHashMap::default() };
        let claims = subject.sources.claims(document, subject.rules.cues()).iter();
        let claims: FxHashMap<usize, ClaimClass> =
            claims.filter_map(|claim| Some((claim.number? as usize, claim.class))).collect();
        for (at, number) in document.numbers().iter().enumerate() {
            let counted = document.counted(number);
            let noun = counted.map(|counted| document.lemma(counted.token));
            if let Some(noun) = &noun {
                figures.by_noun.entry(noun.clone()).or_default().push(at);
            }
            figures.all.push(Figure { number, counted, noun, claim: claims.get(&at).copied() });
        }
        figures
    }

    /// The other figures that count the noun of a figure, those nearest to it, and how many more there are.
    fn same(&self, at: usize) -> (Vec<&Figure<'a>>, usize) {
        let noun = self.all.get(at).and_then(|figure| figure.noun.as_ref());
        let same = noun.and_then(|noun| self.by_noun.get(noun)).map_or(&[][..], Vec::as_slice);
        let own = same.partition_point(|other| *other < at);
        let first = own.saturating_sub(SAME_MAX / 2).min(same.len().saturating_sub(SAME_MAX + 1));
        let shown = same.iter().skip(first).take(SAME_MAX + 1).filter(|other| **other != at);
        let shown: Vec<_> = shown.filter_map(|other| self.all.get(*other)).collect();
        let more = same.len().saturating_sub(shown.len() + 1);
        (shown, more)
    }
}
