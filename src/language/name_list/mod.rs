//! Names of the house: how each is written, what is never written, and where the copy has them.

mod align;
mod file;
mod find;
mod index;
mod judge;
mod lone;
mod run;
#[cfg(test)]
mod tests;

pub use file::{NameFault, NameRow};
pub use find::{ListedMention, Standing};

use super::{Day, squeezed};
use index::Index;
use serde::Deserialize;
use std::sync::OnceLock;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameType {
    /// A person.
    Person,
    /// A country, town, river or building.
    Place,
    /// A ministry, firm, club or party.
    Organisation,
    /// A work, a product, an event.
    Thing,
}

impl NameType {
    /// The word for it in name lists and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Thing => "thing",
        }
    }
}

/// A title or a form with the days on which it holds, the first and the last one included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The title or form.
    pub text: String,
    /// First day; `None` for always.
    pub from: Option<Day>,
    /// Last day; `None` for until now.
    pub until: Option<Day>,
}

impl Dated {
    /// True when it holds on a day.
    pub fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// One name of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedName {
    /// How it is written.
    pub canonical: String,
    /// What it stands for, where the house says so.
    pub kind: Option<NameType>,
    /// The surname of a person, wherever it stands in the name.
    pub family: Option<String>,
    /// Other forms that are right.
    pub also: Vec<String>,
    /// Forms that are never written.
    pub wrong: Vec<String>,
    /// Forms that do not stand for it.
    pub not: Vec<String>,
    /// Titles of a person.
    pub titles: Vec<Dated>,
    /// Forms that held at other times than today.
    pub dated: Vec<Dated>,
    /// What the keeper of the list wants to be known.
    pub note: Option<String>,
    /// Where the form comes from.
    pub link: Option<String>,
}

impl ListedName {
    /// The form of a day: a dated one that holds on it, else the canonical one.
    pub fn form_on(&self, day: Day) -> &str {
        self.dated.iter().find(|dated| dated.holds(day)).map_or(&self.canonical, |dated| &dated.text)
    }

    /// Every form that is right on some day, the canonical one first.
    pub fn accepted(&self) -> impl Iterator<Item = &str> {
        let more = self.also.iter().chain(self.dated.iter().map(|dated| &dated.text));
        std::iter::once(&self.canonical).chain(more).map(String::as_str)
    }
}

/// The names of a house.
#[derive(Debug, Clone, Default)]
pub struct NameList {
    names: Vec<ListedName>,
    /// Made when the list is first searched with.
    index: OnceLock<Index>,
}

impl NameList {
    /// A list of these names.
    pub fn new(names: Vec<ListedName>) -> Self {
        Self { names, index: OnceLock::new() }
    }

    /// True when nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names, in the order of the files.
    pub fn names(&self) -> &[ListedName] {
        &self.names
    }

    /// The name with a number that [`ListedMention::name`] gives.
    pub fn get(&self, name: u32) -> Option<&ListedName> {
        self.names.get(name as usize)
    }

    /// Lays another list on top: a name that both have is as that one has it.
    pub fn lay(&mut self, over: Self) {
        let mut places: rustc_hash::FxHashMap<String, usize> = rustc_hash::FxHashMap::default();
        for (at, name) in self.names.iter().enumerate() {
            places.insert(squeezed(&name.canonical), at);
        }
        // What the list on top has as right is wrong no more.
        let right: rustc_hash::FxHashSet<&str> = over.names.iter().flat_map(ListedName::accepted).collect();
        for name in &mut self.names {
            name.wrong.retain(|form| !right.contains(form.as_str()));
        }
        for name in over.names {
            let place = places.get(&squeezed(&name.canonical)).copied();
            match place.and_then(|at| self.names.get_mut(at)) {
                Some(held) => *held = name,
                None => self.names.push(name),
            }
        }
        self.index = OnceLock::new();
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.names))
    }
}
