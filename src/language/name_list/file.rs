//! Name lists in TOML: one table a name, every fault with a caret.

use super::super::{Day, squeezed};
use super::index::WORDS_MAX;
use super::{Dated, ListedName, NameList, NameType};
use crate::diagnostic::{Problem, did_you_mean};
use crate::limits::{NAME_BYTES_MAX, WORD_FAULTS_MAX};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// `[[name]]` as it stands in a list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameRow {
    canonical: Spanned<String>,
    r#type: Option<NameType>,
    family: Option<Spanned<String>>,
    #[serde(default)]
    also: Vec<Spanned<String>>,
    #[serde(default)]
    wrong: Vec<Spanned<String>>,
    #[serde(default)]
    not: Vec<Spanned<String>>,
    #[serde(default)]
    titles: Vec<TitleRow>,
    #[serde(default)]
    dated: Vec<FormRow>,
    note: Option<String>,
    link: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleRow {
    title: Spanned<String>,
    from: Option<Spanned<Datetime>>,
    until: Option<Spanned<Datetime>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct FormRow {
    form: Spanned<String>,
    from: Option<Spanned<Datetime>>,
    until: Option<Spanned<Datetime>>,
}

/// Why a name cannot be used, and the bytes of the TOML text that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameFault {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: String,
}

impl NameFault {
    fn new(bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self { bytes, message: message.into() }
    }
}

impl NameRow {
    /// Checks a row by itself.
    ///
    /// # Errors
    /// When a form is empty or too long, a family name is no part of the name, or days are out of order.
    pub fn name(&self) -> Result<ListedName, NameFault> {
        let forms = [&self.also, &self.wrong, &self.not].into_iter().flatten();
        let dated = self.dated.iter().map(|row| &row.form);
        let titles = self.titles.iter().map(|row| &row.title);
        for text in titles.chain(&self.family) {
            check_text(text)?;
        }
        for text in std::iter::once(&self.canonical).chain(forms).chain(dated) {
            check_text(text)?;
            check_form(text)?;
        }
        self.check_clashes()?;
        let canonical = clean(&self.canonical);
        if let Some(family) = &self.family {
            let words = |text: &str| format!(" {} ", squeezed(text));
            if !words(&canonical).contains(&words(family.get_ref())) {
                let message = format!("\"{}\" is no word of \"{canonical}\"", family.get_ref());
                return Err(NameFault::new(family.span(), message));
            }
        }
        let titles = self.titles.iter().map(|row| period(&row.title, row.from.as_ref(), row.until.as_ref()));
        let dated = self.dated.iter().map(|row| period(&row.form, row.from.as_ref(), row.until.as_ref()));
        let (titles, dated) = (titles.collect::<Result<Vec<_>, _>>()?, dated.collect::<Result<Vec<_>, _>>()?);
        for (at, row) in self.dated.iter().enumerate() {
            if row.from.is_none() && row.until.is_none() {
                return Err(NameFault::new(row.form.span(), "a dated form has \"from\" or \"until\", or both"));
            }
            let overlaps = |other: &Dated| {
                let starts = |a: &Dated, b: &Dated| a.from.is_none_or(|from| b.until.is_none_or(|until| from <= until));
                dated.get(at).is_some_and(|one| starts(one, other) && starts(other, one))
            };
            if dated.iter().take(at).any(overlaps) {
                return Err(NameFault::new(row.form.span(), "two dated forms hold on the same days"));
            }
        }
        let texts = |rows: &[Spanned<String>]| rows.iter().map(clean).collect::<Vec<_>>();
        Ok(ListedName {
            kind: self.r#type,
            family: self.family.as_ref().map(clean),
            also: texts(&self.also),
            wrong: texts(&self.wrong),
            not: texts(&self.not),
            titles,
            dated,
            note: self.note.clone(),
            link: self.link.clone(),
            canonical,
        })
    }

    /// A form has one place: right, never, or another's.
    fn check_clashes(&self) -> Result<(), NameFault> {
        let mut seen: FxHashMap<String, &str> = FxHashMap::default();
        seen.insert(clean(&self.canonical), "canonical");
        let dated = self.dated.iter().map(|row| &row.form);
        let rows = self.also.iter().map(|form| (form, "also")).chain(dated.map(|form| (form, "dated")));
        let rest = self.wrong.iter().map(|form| (form, "wrong")).chain(self.not.iter().map(|form| (form, "not")));
        for (form, key) in rows.chain(rest) {
            match seen.insert(clean(form), key) {
                // A name may come back to a form that it had before.
                Some("dated") if key == "dated" => {}
                Some(other) => {
                    let message = format!("\"{}\" is \"{other}\" and \"{key}\"", form.get_ref());
                    return Err(NameFault::new(form.span(), message));
                }
                None => {}
            }
        }
        Ok(())
    }
}

fn check_text(text: &Spanned<String>) -> Result<(), NameFault> {
    if !text.get_ref().chars().any(char::is_alphanumeric) {
        return Err(NameFault::new(text.span(), "a name has letters"));
    }
    if text.get_ref().len() > NAME_BYTES_MAX {
        return Err(NameFault::new(text.span(), format!("a name has at most {NAME_BYTES_MAX} bytes")));
    }
    Ok(())
}

/// A form that no name of the copy can have.
fn check_form(text: &Spanned<String>) -> Result<(), NameFault> {
    if !text.get_ref().chars().any(char::is_uppercase) {
        return Err(NameFault::new(text.span(), "a name has a capital; words in small letters belong in a word file"));
    }
    if text.get_ref().split_whitespace().count() > WORDS_MAX {
        return Err(NameFault::new(text.span(), format!("a name has at most {WORDS_MAX} words")));
    }
    Ok(())
}

/// With single blanks.
fn clean(text: &Spanned<String>) -> String {
    text.get_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn period(
    text: &Spanned<String>,
    from: Option<&Spanned<Datetime>>,
    until: Option<&Spanned<Datetime>>,
) -> Result<Dated, NameFault> {
    let dated = Dated { text: clean(text), from: from.map(day).transpose()?, until: until.map(day).transpose()? };
    match (dated.from, dated.until, until) {
        (Some(from), Some(last), Some(until)) if last < from => {
            Err(NameFault::new(until.span(), format!("{last} is before {from}")))
        }
        _ => Ok(dated),
    }
}

fn day(value: &Spanned<Datetime>) -> Result<Day, NameFault> {
    let date = value.get_ref().date.filter(|_| value.get_ref().time.is_none());
    let day = date.and_then(|date| Day::new(date.year, date.month, date.day));
    day.ok_or_else(|| NameFault::new(value.span(), "not a day; write one like 2026-01-31"))
}

impl NameList {
    /// Reads a list: `[[name]]` with `canonical` and, as the house likes, `type`, `family`, `also`, `wrong`, `not`, `titles`,
    /// `dated`, `note` and `link`. A faulty name is left out and reported, as is a wrong form that is another name's right one; the others
    /// stand.
    pub fn parse(file: &str, text: &Arc<str>) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let rows = rows(file, text, &mut problems);
        let mut reader = Reader::default();
        let mut faults = Vec::new();
        for row in &rows {
            if let Err(fault) = reader.add(row, text) {
                faults.push(fault);
            }
        }
        faults.extend(reader.clashes(&rows));
        reader.drop_clashing();
        problems.extend(faults.into_iter().map(|fault| Problem::at(file, text, fault.bytes, fault.message)));
        problems.sort_by_key(|problem| problem.place.as_ref().map(|(_, bytes)| bytes.start));
        let more = problems.len().saturating_sub(WORD_FAULTS_MAX);
        if more > 0 {
            problems.truncate(WORD_FAULTS_MAX);
            problems.push(Problem::of_file(file, format!("{more} more names have faults")));
        }
        (Self::new(reader.names), problems)
    }
}

/// The rows that have the right keys and types.
fn rows(file: &str, text: &Arc<str>, problems: &mut Vec<Problem>) -> Vec<NameRow> {
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            problems.push(Problem::from_toml(file, text, &error));
            return Vec::new();
        }
    };
    let mut rows = Vec::new();
    for (key, value) in table {
        if key.get_ref() != "name" {
            let message = format!("unknown key \"{}\"; a name list has [[name]] tables", key.get_ref());
            let help = did_you_mean(key.get_ref(), ["name"]);
            problems.push(Problem { help, ..Problem::at(file, text, key.span(), message) });
            continue;
        }
        let bytes = value.span();
        let DeValue::Array(array) = value.into_inner() else {
            problems.push(Problem::at(file, text, bytes, "names are [[name]] tables, one for each"));
            continue;
        };
        for value in array {
            match NameRow::deserialize(toml::de::ValueDeserializer::from(value)) {
                Ok(row) => rows.push(row),
                Err(error) => problems.push(Problem::from_toml(file, text, &error)),
            }
        }
    }
    rows
}

/// Names as they come in, and where each form stands.
#[derive(Default)]
struct Reader {
    names: Vec<ListedName>,
    /// First byte of each canonical form, by folded form.
    starts: FxHashMap<String, usize>,
}

impl Reader {
    fn add(&mut self, row: &NameRow, text: &str) -> Result<(), NameFault> {
        let name = row.name()?;
        let bytes = row.canonical.span();
        let key = squeezed(&name.canonical);
        if let Some(first) = self.starts.get(&key) {
            let before = text.get(..*first).unwrap_or("");
            let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
            return Err(NameFault::new(bytes, format!("\"{}\" stands on line {line} already", name.canonical)));
        }
        self.starts.insert(key, bytes.start);
        self.names.push(name);
        Ok(())
    }

    /// Takes out wrong forms that are right for another name.
    fn drop_clashing(&mut self) {
        let right: FxHashSet<String> = self.names.iter().flat_map(ListedName::accepted).map(str::to_owned).collect();
        self.names.iter_mut().for_each(|name| name.wrong.retain(|form| !right.contains(form)));
    }

    /// Forms that one name has as right and another as wrong.
    fn clashes(&self, rows: &[NameRow]) -> Vec<NameFault> {
        let mut right: FxHashMap<&str, &str> = FxHashMap::default();
        for name in &self.names {
            for form in name.accepted() {
                right.entry(form).or_insert(&name.canonical);
            }
        }
        let wrong = rows.iter().flat_map(|row| row.wrong.iter().map(move |form| (form, &row.canonical)));
        let clash = |(form, of): (&Spanned<String>, &Spanned<String>)| {
            let other = right.get(clean(form).as_str()).filter(|other| **other != clean(of))?;
            Some(NameFault::new(form.span(), format!("\"{}\" is wrong here, and a form of \"{other}\"", form.get_ref())))
        };
        wrong.filter_map(clash).collect()
    }
}
