//! Two drafts of one article: names, figures and dates that changed, and where the old ones were left behind.

mod align;
mod date;
mod draft;
mod figure;
mod name;
mod pair;
mod stale;
#[cfg(test)]
mod tests;
mod toll;

pub use figure::figure_span;
pub use name::{NameChange, NameSide};
pub use toll::{Toll, toll};

use crate::language::Document;
use crate::span::TextSpan;
use align::align;
use draft::Draft;

/// What became of a figure or a date, by its index in the table of its draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It became another.
    Changed(usize, usize),
    /// It stands in the later draft alone.
    Added(usize),
    /// It stood in the earlier draft alone.
    Gone(usize),
}

/// What was left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// An index into [`Comparison::figures`].
    Figure(usize),
    /// An index into [`Comparison::dates`].
    Date(usize),
    /// An index into [`Comparison::names`].
    Name(usize),
}

/// A place of the later draft that still has what was changed elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stale {
    /// The old figure, date or name, in the text of the later draft.
    pub span: TextSpan,
    /// The change that did not reach it.
    pub change: Sort,
}

/// How two drafts differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Figures, by [`Document::numbers`].
    pub figures: Vec<Change>,
    /// Dates, by [`Document::dates`]; those alone that became others.
    pub dates: Vec<Change>,
    /// Names.
    pub names: Vec<NameChange>,
    /// What was left behind, in order of the later draft.
    pub stale: Vec<Stale>,
}

/// Compares two drafts.
///
/// Sentences are found again by their words, so that paragraphs may move. A figure or date that became another inside of a sentence
/// is a change; it is stale where it still stands elsewhere and counts the same.
pub fn compare(old: &Document, new: &Document) -> Comparison {
    let (old, new) = (Draft::new(old), Draft::new(new));
    let fates = align(&old, &new);
    let (figures, stale_figures) = figure::compare(&old, &new, &fates);
    let (dates, stale_dates) = date::compare(&old, &new, &fates);
    let (names, stale_names) = name::compare(&old, &new, &fates);
    let mut stale: Vec<Stale> = stale_figures.into_iter().chain(stale_dates).chain(stale_names).collect();
    stale.sort_unstable();
    Comparison { figures, dates, names, stale }
}
