//! The quotations of a fact sheet: the words between outermost marks, and where they stand.

use super::super::section::Section;
use super::{SourceRow, Stretch, Subject};
use crate::language::Quotation;
use crate::report::clipped;
use serde::Serialize;

/// Characters of a quotation that the table shows.
const CHARS_MAX: usize = 72;

/// One quotation as json prints it.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    /// The words between the marks.
    text: &'a str,
    /// Who speaks, where the copy beside it tells.
    speaker: Option<SourceRow<'a>>,
    /// False where its closing mark is missing from the paragraph.
    closed: bool,
    /// True where it runs on into the next paragraph, which opens with the same mark.
    continued: bool,
    /// Marks included.
    place: Stretch,
}

/// The rows of json.
pub(super) fn rows(subject: &Subject) -> Vec<Row<'_>> {
    let row = |quotation: &Quotation| Row {
        text: subject.article.document.slice(quotation.inner),
        speaker: speaker(subject, quotation),
        closed: quotation.closed,
        continued: quotation.continued,
        place: subject.article.place(quotation.span),
    };
    outermost(subject).map(row).collect()
}

/// The table.
pub(super) fn section(subject: &Subject) -> Section {
    let row = |quotation: &Quotation| {
        let words = clipped(subject.article.document.slice(quotation.inner), CHARS_MAX).into_owned();
        let speaker = speaker(subject, quotation).map_or_else(String::new, |speaker| speaker.text.to_owned());
        vec![subject.article.line(quotation.span).to_string(), speaker, words]
    };
    Section { title: "Quotations", header: vec!["line", "speaker", "words"], rows: outermost(subject).map(row).collect() }
}

fn speaker<'a>(subject: &'a Subject, quotation: &Quotation) -> Option<SourceRow<'a>> {
    let found = subject.sources.speaker(&subject.article.document, subject.rules.cues(), quotation)?;
    Some(subject.source(found))
}

fn outermost(subject: &Subject) -> impl Iterator<Item = &Quotation> {
    subject.article.document.quotations.iter().filter(|quotation| quotation.depth == 0)
}
