//! Changes and stale places as tables and as json show them.

use super::Drafts;
use crate::cli::amount::Amount;
use crate::cli::article::{Article, Stretch};
use crate::cli::section::{Section, lines};
use crate::compare::{Change, NameChange, NameSide, Sort, Stale, Toll, figure_span, toll};
use crate::span::TextSpan;
use serde::Serialize;

/// Both drafts as json prints them, on one line: the contract with scripts. Changes add keys, never more.
#[derive(Serialize)]
pub(super) struct Sheet<'a> {
    version: u32,
    old: &'a str,
    new: &'a str,
    stale: Vec<StaleRow<'a>>,
    figures: Vec<ChangeRow<FigureSide<'a>>>,
    dates: Vec<ChangeRow<DateSide<'a>>>,
    names: Vec<ChangeRow<NameRow<'a>>>,
}

/// What became of something: `changed`, `added` or `gone`.
#[derive(Serialize)]
struct ChangeRow<T> {
    change: &'static str,
    old: Option<T>,
    new: Option<T>,
}

impl<T> ChangeRow<T> {
    fn new(old: Option<T>, new: Option<T>) -> Self {
        Self { change: what(old.as_ref(), new.as_ref()), old, new }
    }
}

/// What became of something that the drafts have or have not.
fn what<T>(old: Option<&T>, new: Option<&T>) -> &'static str {
    match (old, new) {
        (Some(_), Some(_)) => "changed",
        (None, _) => "added",
        (_, None) => "gone",
    }
}

/// A figure of one draft.
#[derive(Serialize)]
struct FigureSide<'a> {
    text: &'a str,
    #[serde(flatten)]
    amount: Amount,
    /// The noun that it counts, in its dictionary form.
    counts: Option<String>,
    /// `dead`, `hurt`, `missing` or `arrested`.
    toll: Option<&'static str>,
    place: Stretch,
}

/// A date of one draft.
#[derive(Serialize)]
struct DateSide<'a> {
    text: &'a str,
    place: Stretch,
}

/// A name of one draft.
#[derive(Serialize)]
struct NameRow<'a> {
    text: &'a str,
    places: Vec<Stretch>,
}

/// A place of the later draft that still has what was changed elsewhere.
#[derive(Serialize)]
struct StaleRow<'a> {
    /// `figure`, `date` or `name`.
    what: &'static str,
    text: &'a str,
    place: Stretch,
    /// What was changed, in `figures`, `dates` or `names`, from 0.
    change: usize,
}

/// What json prints.
pub(super) fn sheet(drafts: &Drafts) -> Sheet<'_> {
    let Drafts { old, new, found } = drafts;
    Sheet {
        version: 1,
        old: &old.file.path,
        new: &new.file.path,
        stale: found.stale.iter().map(|stale| stale_row(new, stale)).collect(),
        figures: found.figures.iter().map(|change| change_row(*change, |at| figure(old, at), |at| figure(new, at))).collect(),
        dates: found.dates.iter().map(|change| change_row(*change, |at| date(old, at), |at| date(new, at))).collect(),
        names: found.names.iter().map(|change| name_row(old, new, change)).collect(),
    }
}

fn change_row<T>(change: Change, old: impl Fn(usize) -> Option<T>, new: impl Fn(usize) -> Option<T>) -> ChangeRow<T> {
    let (was, is) = sides(change);
    ChangeRow::new(was.and_then(old), is.and_then(new))
}

fn sides(change: Change) -> (Option<usize>, Option<usize>) {
    match change {
        Change::Changed(old, new) => (Some(old), Some(new)),
        Change::Added(new) => (None, Some(new)),
        Change::Gone(old) => (Some(old), None),
    }
}

fn figure(draft: &Article, at: usize) -> Option<FigureSide<'_>> {
    let document = &draft.document;
    let number = document.numbers().get(at)?;
    Some(FigureSide {
        text: document.slice(number.span),
        amount: Amount::of(number),
        counts: document.counted(number).map(|counted| document.lemma(counted.token)),
        toll: toll_name(draft, at),
        place: draft.place(number.span),
    })
}

fn date(draft: &Article, at: usize) -> Option<DateSide<'_>> {
    let date = draft.document.dates().get(at)?;
    Some(DateSide { text: draft.document.slice(date.span), place: draft.place(date.span) })
}

fn name_row<'a>(old: &Article, new: &Article, change: &'a NameChange) -> ChangeRow<NameRow<'a>> {
    let row = |draft: &Article, side: &'a NameSide| NameRow {
        text: &side.text,
        places: side.spans.iter().map(|span| draft.place(*span)).collect(),
    };
    ChangeRow::new(change.old.as_ref().map(|side| row(old, side)), change.new.as_ref().map(|side| row(new, side)))
}

fn stale_row<'a>(new: &'a Article, stale: &Stale) -> StaleRow<'a> {
    let (what, change) = match stale.change {
        Sort::Figure(at) => ("figure", at),
        Sort::Date(at) => ("date", at),
        Sort::Name(at) => ("name", at),
    };
    StaleRow { what, text: new.document.slice(stale.span), place: new.place(stale.span), change }
}

/// The tables.
pub(super) fn sections(drafts: &Drafts) -> [Section; 4] {
    let Drafts { old, new, found } = drafts;
    let cells = |was: Option<[String; 2]>, is: Option<[String; 2]>| {
        let change = what(was.as_ref(), is.as_ref());
        let [[line, was], [new_line, is]] = [was, is].map(Option::unwrap_or_default);
        vec![change.to_owned(), line, was, new_line, is]
    };
    let figures = found.figures.iter().map(|change| {
        let (was, is) = sides(*change);
        let mut row = cells(was.and_then(|at| figure_cells(old, at)), is.and_then(|at| figure_cells(new, at)));
        let of = was.and_then(|at| toll_name(old, at)).or_else(|| is.and_then(|at| toll_name(new, at)));
        row.push(of.unwrap_or_default().to_owned());
        row
    });
    let dates = found.dates.iter().map(|change| {
        let (was, is) = sides(*change);
        cells(was.and_then(|at| date_cells(old, at)), is.and_then(|at| date_cells(new, at)))
    });
    let names = found.names.iter().map(|change| {
        let side = |draft: &Article, side: &NameSide| [lines(side.spans.iter().map(|span| draft.line(*span))), side.text.clone()];
        cells(change.old.as_ref().map(|one| side(old, one)), change.new.as_ref().map(|one| side(new, one)))
    });
    let header = vec!["change", "old line", "was", "new line", "now"];
    let with_toll = header.iter().copied().chain(["of"]).collect();
    [
        Section { title: "Left behind", header: vec!["line", "still has", "changed to", "in line"], rows: stale_cells(drafts) },
        Section { title: "Figures", header: with_toll, rows: figures.collect() },
        Section { title: "Dates", header: header.clone(), rows: dates.collect() },
        Section { title: "Names", header, rows: names.collect() },
    ]
}

fn shown(draft: &Article, span: TextSpan) -> [String; 2] {
    [draft.line(span).to_string(), draft.document.slice(span).to_owned()]
}

fn figure_cells(draft: &Article, at: usize) -> Option<[String; 2]> {
    draft.document.numbers().get(at).map(|number| shown(draft, figure_span(&draft.document, number)))
}

fn date_cells(draft: &Article, at: usize) -> Option<[String; 2]> {
    draft.document.dates().get(at).map(|date| shown(draft, date.span))
}

/// The toll that a figure gives.
fn toll_name(draft: &Article, at: usize) -> Option<&'static str> {
    let number = draft.document.numbers().get(at)?;
    toll(&draft.document, number).map(Toll::as_str)
}

/// What is stale, what it became elsewhere, and where.
fn stale_cells(drafts: &Drafts) -> Vec<Vec<String>> {
    let Drafts { new, found, .. } = drafts;
    let row = |stale: &Stale| {
        let side = |change: Option<&Change>| change.and_then(|change| sides(*change).1);
        let now = match stale.change {
            Sort::Figure(at) => side(found.figures.get(at)).and_then(|at| figure_cells(new, at)),
            Sort::Date(at) => side(found.dates.get(at)).and_then(|at| date_cells(new, at)),
            Sort::Name(at) => found
                .names
                .get(at)
                .and_then(|change| change.new.as_ref())
                .and_then(|side| Some([new.line(*side.spans.first()?).to_string(), side.text.clone()])),
        };
        let [now_line, now] = now.unwrap_or_default();
        let [line, still] = shown(new, stale.span);
        vec![line, still, now, now_line]
    };
    found.stale.iter().map(row).collect()
}
