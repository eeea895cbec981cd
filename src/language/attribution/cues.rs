//! The cue lexicon: words that tell who says something, as the word tables of a rule set have them.

use super::phrases::Phrases;
use super::source::ANONYMOUS;
use crate::language::forms;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// What a phrase of the lexicon does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// A form of a verb of saying, finding or recording.
    Verb,
    /// A form of a verb whose subject makes the figure by what it does: "pledged".
    Act,
    /// "According to".
    Phrase,
    /// "A survey", "figures": a document.
    Document,
    /// "Local media", "reportedly".
    Weak,
}

/// The lists of words, as TOML has them; see `rules/words`.
#[derive(Debug, Clone, Default)]
pub struct CueLists {
    /// Lemmas of verbs of saying, finding and recording: `cue-verbs`.
    pub verbs: Vec<String>,
    /// Lemmas of verbs whose subject makes the figure: `cue-acts`.
    pub acts: Vec<String>,
    /// `cue-phrases`.
    pub phrases: Vec<String>,
    /// `source-documents`.
    pub documents: Vec<String>,
    /// `source-bodies`.
    pub bodies: Vec<String>,
    /// `weak-sources`.
    pub weak: Vec<String>,
    /// `person-nouns`, in the singular.
    pub persons: Vec<String>,
    /// `casualty-words`.
    pub casualties: Vec<String>,
}

/// The cue lexicon. Its tables are made when they are first asked for.
#[derive(Debug, Default)]
pub struct CueLexicon {
    lists: CueLists,
    cues: OnceLock<Phrases<Cue>>,
    nouns: OnceLock<Nouns>,
}

/// What is counted and who is a source.
#[derive(Debug, Default)]
pub(in crate::language) struct Nouns {
    documents: FxHashSet<Box<str>>,
    pub(in crate::language) bodies: Phrases<()>,
    persons: FxHashSet<Box<str>>,
    pub(in crate::language) casualties: Phrases<()>,
}

impl CueLexicon {
    /// A lexicon of these lists.
    pub fn new(lists: CueLists) -> Self {
        Self { lists, ..Self::default() }
    }

    /// Words and phrases of which one stands in every sentence with a weak attribution, but for [`WEAK_PASSIVES`](super::WEAK_PASSIVES).
    pub fn weak_words(&self) -> impl Iterator<Item = &str> {
        self.lists.weak.iter().map(String::as_str).chain(ANONYMOUS.iter().copied())
    }

    /// Phrases of all cues.
    pub(in crate::language) fn cues(&self) -> &Phrases<Cue> {
        self.cues.get_or_init(|| {
            let lists = &self.lists;
            let mut cues = Phrases::default();
            // The longer tables come last: "reports say" is weak before "reports" is a document.
            let groups = [(&lists.weak, Cue::Weak), (&lists.phrases, Cue::Phrase)];
            groups.into_iter().for_each(|(list, cue)| list.iter().for_each(|phrase| cues.add(phrase, cue)));
            for (lemmas, cue) in [(&lists.verbs, Cue::Verb), (&lists.acts, Cue::Act)] {
                lemmas.iter().flat_map(|lemma| forms(lemma)).for_each(|form| cues.add(&form, cue));
            }
            lists.documents.iter().for_each(|phrase| cues.add(phrase, Cue::Document));
            cues
        })
    }

    /// Words for what is counted and for sources.
    pub(in crate::language) fn nouns(&self) -> &Nouns {
        self.nouns.get_or_init(|| {
            let lists = &self.lists;
            let mut nouns = Nouns {
                documents: lists.documents.iter().map(|word| word.as_str().into()).collect(),
                persons: lists.persons.iter().map(|word| word.as_str().into()).collect(),
                ..Nouns::default()
            };
            lists.bodies.iter().for_each(|phrase| nouns.bodies.add(phrase, ()));
            lists.casualties.iter().for_each(|phrase| nouns.casualties.add(phrase, ()));
            nouns
        })
    }
}

impl Nouns {
    /// True for a folded word that is a document.
    pub(in crate::language) fn is_document(&self, word: &str) -> bool {
        self.documents.contains(word)
    }

    /// True for a folded noun, in the singular, that names people.
    pub(in crate::language) fn is_person(&self, lemma: &str) -> bool {
        self.persons.contains(lemma)
    }
}
