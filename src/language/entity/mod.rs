//! Who and what a document is about: its mentions of one person, place or body put together.

mod cluster;
mod evidence;
mod form;
mod gather;
mod speaker;
#[cfg(test)]
mod tests;
mod words;

pub use evidence::Evidence;
pub use form::is_particle;
pub(super) use speaker::has_lone_speaker;

use super::{Document, NameType};
use crate::span::TextSpan;
use std::ops::Range;

/// One person, place, body or thing with every mention of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entity {
    /// The fullest of its forms, as it stands in the copy.
    pub name: String,
    /// Its forms, in order of their first mentions.
    pub forms: Vec<EntityForm>,
    /// What it is, where the evidence for one kind outweighs the rest.
    pub kind: Option<NameType>,
    /// Everything that speaks for a kind, conflicts kept.
    pub evidence: Evidence,
    /// The acronym that the copy introduces for it in brackets.
    pub acronym: Option<String>,
    /// Entities by index that it may be, where one name is short for several ("Roe" beside Anna and Peter Roe), and the people
    /// of a family ("the Roes").
    pub may_be: Vec<u32>,
}

/// One form of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityForm {
    /// As it stands where it stands first, without title and possessive ending, white space as one blank.
    pub text: String,
    /// Where it stands, in order.
    pub mentions: Vec<EntityMention>,
}

/// One mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityMention {
    /// The name without title and possessive ending, in bytes of the text.
    pub span: TextSpan,
    /// Its tokens by index in [`Document::tokens`], title left out.
    pub tokens: Range<u32>,
    /// The title or honorific before it.
    pub title: Option<TextSpan>,
    /// The names by index in [`Document::names`] that it is made of: several for "Ministry of Health", none in headings in
    /// title case, in capitals, and for a word that opens a sentence with nothing but the rest of the piece to prove it.
    pub names: Range<u32>,
    /// What speaks for a kind at this place.
    pub evidence: Evidence,
}

impl Entity {
    /// Every mention, form by form.
    pub fn mentions(&self) -> impl Iterator<Item = &EntityMention> {
        self.forms.iter().flat_map(|form| &form.mentions)
    }

    /// The first mention.
    pub fn first(&self) -> Option<&EntityMention> {
        self.forms.first()?.mentions.first()
    }
}

/// Finds the entities of a document, in order of their first mentions.
///
/// A shorter form joins the one longer name that it ends or begins. Where it fits several it stays an entity of its own that
/// names them: which of two brothers a lone surname means, only a reader can tell.
pub(super) fn find(document: &Document) -> Vec<Entity> {
    cluster::cluster(document, gather::gather(document))
}
