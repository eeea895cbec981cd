//! The names of a fact sheet: who and what the piece is about, in which forms, and where.

use super::super::section::{Section, lines};
use super::{Stretch, Subject};
use crate::language::{Entity, EntityForm, EntityMention, ListedMention, NameType, Standing};
use serde::Serialize;

/// One entity as json prints it.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    /// Its fullest form.
    name: &'a str,
    /// `person`, `place`, `organisation` or `thing`, by the house's list or by the copy; `null` where it is not sure.
    r#type: Option<&'static str>,
    /// What speaks for a type.
    evidence: Vec<&'static str>,
    /// The acronym that the copy introduces.
    acronym: Option<&'a str>,
    /// What the house's list has on it; `null` where it is not on it.
    listed: Option<Listed<'a>>,
    /// Names of the entities that this one is short for.
    may_be: Vec<&'a str>,
    forms: Vec<FormRow<'a>>,
}

/// What the list of the house has on an entity.
#[derive(Serialize)]
struct Listed<'a> {
    canonical: &'a str,
    /// `right`, or `wrong` or `unsure` where a mention is written otherwise.
    standing: &'static str,
    note: Option<&'a str>,
    link: Option<&'a str>,
    /// What the list says that it is.
    #[serde(skip)]
    kind: Option<NameType>,
}

/// One form.
#[derive(Serialize)]
struct FormRow<'a> {
    text: &'a str,
    count: usize,
    places: Vec<Stretch>,
}

/// The rows of json.
pub(super) fn rows(subject: &Subject) -> Vec<Row<'_>> {
    let entities = subject.article.document.entities();
    let row = |entity| row(subject, entities, entity);
    entities.iter().map(row).collect()
}

fn row<'a>(subject: &'a Subject, entities: &'a [Entity], entity: &'a Entity) -> Row<'a> {
    let place = |mention: &EntityMention| subject.article.place(mention.span);
    let form = |form: &'a EntityForm| FormRow {
        text: &form.text,
        count: form.mentions.len(),
        places: form.mentions.iter().map(place).collect(),
    };
    let listed = listed(subject, entity);
    Row {
        name: &entity.name,
        r#type: kind(entity, listed.as_ref()),
        evidence: entity.evidence.labels().collect(),
        acronym: entity.acronym.as_deref(),
        may_be: may_be(entities, entity).collect(),
        listed,
        forms: entity.forms.iter().map(form).collect(),
    }
}

fn may_be<'a>(entities: &'a [Entity], entity: &'a Entity) -> impl Iterator<Item = &'a str> {
    entity.may_be.iter().filter_map(|at| entities.get(*at as usize)).map(|other| other.name.as_str())
}

/// The table.
pub(super) fn section(subject: &Subject) -> Section {
    let entities = subject.article.document.entities();
    let has_list = !subject.names.is_empty();
    let row = |entity: &Entity| {
        let listed = listed(subject, entity);
        let kind = kind(entity, listed.as_ref()).unwrap_or("?").to_owned();
        let standing = listed.map_or_else(String::new, |listed| match listed.standing {
            "right" => "right".to_owned(),
            standing => format!("{standing}: {}", listed.canonical),
        });
        let lines = lines(entity.mentions().map(|mention| subject.article.line(mention.span)));
        let mut cells = vec![entity.name.clone(), kind, lines, forms(entities, entity)];
        if has_list {
            cells.insert(2, standing);
        }
        cells
    };
    let mut header = vec!["name", "type", "lines", "forms"];
    if has_list {
        header.insert(2, "list");
    }
    Section { title: "Names", header, rows: entities.iter().map(row).collect() }
}

/// What an entity is, the list of the house first.
fn kind(entity: &Entity, listed: Option<&Listed<'_>>) -> Option<&'static str> {
    listed.and_then(|listed| listed.kind).or(entity.kind).map(NameType::as_str)
}

/// The name of the list that the mentions of an entity are, and the worst that it has to say of one.
fn listed<'a>(subject: &'a Subject, entity: &Entity) -> Option<Listed<'a>> {
    let all = &subject.listed;
    let of = |mention: &EntityMention| {
        let behind = all.partition_point(|listed| listed.span.start < mention.span.end);
        all.get(behind.checked_sub(1)?).filter(|listed| listed.span.contains(mention.span))
    };
    let graded = |listed: &'a ListedMention| match &listed.standing {
        Standing::Right => (0, "right", listed),
        Standing::Wrong { is_sure: false, .. } => (1, "unsure", listed),
        Standing::Wrong { is_sure: true, .. } => (2, "wrong", listed),
    };
    let (_, standing, worst) = entity.mentions().filter_map(of).map(graded).max_by_key(|(rank, ..)| *rank)?;
    let name = subject.names.get(worst.name)?;
    Some(Listed { canonical: &name.canonical, standing, note: name.note.as_deref(), link: name.link.as_deref(), kind: name.kind })
}

/// Every form with its count where there are several, and what the name may be short for.
fn forms(entities: &[Entity], entity: &Entity) -> String {
    let counted = |form: &EntityForm| format!("{} ×{}", form.text, form.mentions.len());
    let mut shown = entity.forms.iter().map(counted).collect::<Vec<_>>().join(", ");
    let others: Vec<_> = may_be(entities, entity).collect();
    if !others.is_empty() {
        shown.push_str(&format!("; may be {}", others.join(" or ")));
    }
    shown
}
