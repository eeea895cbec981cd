//! The names of a fact sheet: who and what the piece is about, in which forms, and where.

use super::{Article, Stretch, columns};
use crate::language::{Entity, EntityForm, EntityMention};
use crate::report::one_line;
use serde::Serialize;
use std::io::{self, Write};

/// Lines that the table shows of one entity; the rest is counted.
const LINES_MAX: usize = 12;

/// One entity as json prints it.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    /// Its fullest form.
    name: &'a str,
    /// `person`, `place` or `organisation`; `null` where it is not sure.
    r#type: Option<&'static str>,
    /// What speaks for a type.
    evidence: Vec<&'static str>,
    /// The acronym that the copy introduces.
    acronym: Option<&'a str>,
    /// Names of the entities that this one is short for.
    may_be: Vec<&'a str>,
    forms: Vec<FormRow<'a>>,
}

/// One form.
#[derive(Serialize)]
struct FormRow<'a> {
    text: &'a str,
    count: usize,
    places: Vec<Stretch>,
}

/// The rows of json.
pub(super) fn rows(article: &Article) -> Vec<Row<'_>> {
    let entities = article.document.entities();
    let row = |entity| row(article, entities, entity);
    entities.iter().map(row).collect()
}

fn row<'a>(article: &Article, entities: &'a [Entity], entity: &'a Entity) -> Row<'a> {
    let place = |mention: &EntityMention| article.place(mention.span);
    let form = |form: &'a EntityForm| FormRow {
        text: &form.text,
        count: form.mentions.len(),
        places: form.mentions.iter().map(place).collect(),
    };
    Row {
        name: &entity.name,
        r#type: entity.kind.map(crate::language::EntityKind::as_str),
        evidence: entity.evidence.labels().collect(),
        acronym: entity.acronym.as_deref(),
        may_be: may_be(entities, entity).collect(),
        forms: entity.forms.iter().map(form).collect(),
    }
}

fn may_be<'a>(entities: &'a [Entity], entity: &'a Entity) -> impl Iterator<Item = &'a str> {
    entity.may_be.iter().filter_map(|at| entities.get(*at as usize)).map(|other| other.name.as_str())
}

/// Writes the table.
pub(super) fn table(article: &Article, out: &mut impl Write) -> io::Result<()> {
    let entities = article.document.entities();
    if entities.is_empty() {
        return writeln!(out, "\nNames: none");
    }
    writeln!(out, "\nNames ({})\n", entities.len())?;
    let mut rows = vec![["name", "type", "lines", "forms"].map(str::to_owned)];
    rows.extend(entities.iter().map(|entity| {
        let kind = entity.kind.map_or("?", crate::language::EntityKind::as_str).to_owned();
        [one_line(&entity.name).into_owned(), kind, lines(article, entity), forms(entities, entity)]
    }));
    columns(&rows, out)
}

/// Every form with its count where there are several, and what the name may be short for.
fn forms(entities: &[Entity], entity: &Entity) -> String {
    let counted = |form: &EntityForm| format!("{} ×{}", one_line(&form.text), form.mentions.len());
    let mut shown = entity.forms.iter().map(counted).collect::<Vec<_>>().join(", ");
    let others: Vec<_> = may_be(entities, entity).map(one_line).collect();
    if !others.is_empty() {
        shown.push_str(&format!("; may be {}", others.join(" or ")));
    }
    shown
}

/// The lines of the mentions, each once.
fn lines(article: &Article, entity: &Entity) -> String {
    let mut lines: Vec<usize> = entity.mentions().map(|mention| article.place(mention.span).line).collect();
    lines.sort_unstable();
    lines.dedup();
    let shown: Vec<String> = lines.iter().take(LINES_MAX).map(ToString::to_string).collect();
    let more = lines.len().saturating_sub(LINES_MAX);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}
