//! Where the copy has names of a list, written right or wrong.

use super::super::{Document, squeezed};
use super::align::PIECES_MAX;
use super::index::{Form, WORDS_MAX};
use super::judge::{INNER_WORDS_MAX, Scene, bridge, judge, opens, shaped};
use super::lone::Rest;
use super::run::{Run, each_run};
use super::{NameList, NameType};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A name of the list in the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedMention {
    /// The name without title and possessive ending.
    pub span: TextSpan,
    /// Number of the name, for [`NameList::get`].
    pub name: u32,
    /// How it is written.
    pub standing: Standing,
}

/// How a name of the list is written in the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// As the house has it.
    Right,
    /// Otherwise.
    Wrong {
        /// The words that differ.
        span: TextSpan,
        /// What the house has in their place.
        replacement: String,
        /// True when the rest of the name, a title or the piece vouches that it is this name.
        is_sure: bool,
    },
}

/// Forms that one word leads to and that are laid against the words around it; lists in which more share a word are made up.
const TRIES_PER_PIECE_MAX: usize = 500;

/// A mention with the words that it takes up.
struct Candidate {
    words: Range<usize>,
    mention: ListedMention,
}

impl NameList {
    /// Finds the names of the list, in order; mentions do not overlap.
    pub fn find(&self, document: &Document) -> Vec<ListedMention> {
        if self.is_empty() {
            return Vec::new();
        }
        let scene = Scene { document, list: self, index: self.index() };
        let mut found = Vec::new();
        let mut rest = Rest::new(scene);
        // Runs with words that are looked at once all names of the piece are known.
        let mut left: Vec<(Run, Vec<usize>)> = Vec::new();
        each_run(document, |run| {
            let mut free = vec![true; run.words.len()];
            for candidate in scene.candidates(&run) {
                if free.get(candidate.words.clone()).is_some_and(|free| free.iter().all(|free| *free)) {
                    free.get_mut(candidate.words.clone()).into_iter().flatten().for_each(|free| *free = false);
                    rest.note(&run, &candidate.words, &candidate.mention);
                    found.push(candidate.mention);
                }
            }
            let words = (0..run.words.len()).filter(|word| free.get(*word) == Some(&true));
            let words: Vec<usize> = words.filter(|word| scene.may_be_lone(&run, *word)).collect();
            if !words.is_empty() {
                left.push((run, words));
            }
        });
        for (run, words) in &left {
            found.extend(words.iter().filter_map(|word| rest.judge(run, *word)));
        }
        found.sort_by_key(|mention| mention.span);
        found
    }
}

impl Scene<'_> {
    /// Mentions of names of several words and of names as the list has them; the ones that take up most come first.
    fn candidates(&self, run: &Run) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for start in 0..run.words.len() {
            for end in start + 1..=run.words.len().min(start + WORDS_MAX) {
                candidates.extend(self.listed(run, start..end));
            }
        }
        // A word by itself is looked at when the others are settled.
        if run.pieces.len() > 1 {
            self.add_aligned(run, &mut candidates);
        }
        let rank = |candidate: &Candidate| {
            let is_wrong = candidate.mention.standing != Standing::Right;
            (usize::MAX - candidate.words.len(), is_wrong, candidate.words.start, candidate.mention.name)
        };
        candidates.sort_by_key(rank);
        candidates
    }

    /// Lays each stretch of words against each form once, whichever of its pieces leads there.
    fn add_aligned(&self, run: &Run, candidates: &mut Vec<Candidate>) {
        let mut tried: FxHashSet<(usize, usize, u32)> = FxHashSet::default();
        for piece in &run.pieces {
            let mut tries = 0;
            for number in self.index.sounding(&piece.sound) {
                let Some(form) = self.index.forms.get(*number as usize).filter(|form| form.pieces.len() > 1) else { continue };
                let reach = form.pieces.len().min(PIECES_MAX) + INNER_WORDS_MAX;
                for start in piece.word.saturating_sub(reach - 1)..=piece.word {
                    for end in piece.word + 1..=run.words.len().min(start + reach) {
                        let is_new = tries < TRIES_PER_PIECE_MAX && tried.insert((start, end, *number));
                        tries += usize::from(is_new);
                        candidates.extend(is_new.then(|| self.aligned(run, start..end, form)).flatten());
                    }
                }
            }
        }
    }

    /// Words that stand for a form of several pieces, written right or wrong.
    fn aligned(&self, run: &Run, words: Range<usize>, form: &Form) -> Option<Candidate> {
        let is_person = self.list.get(form.name)?.kind == Some(NameType::Person);
        // What an owner has is another name.
        let inner = words.start..words.end.saturating_sub(1);
        if run.of(&inner).iter().any(|word| word.is_owner()) {
            return None;
        }
        let standing = judge(self, run, &words, form).or_else(|| bridge(self, run, &words, form).filter(|_| is_person))?;
        let mention = ListedMention { span: run.span(&words), name: form.name, standing };
        Some(Candidate { words, mention })
    }

    /// Words that the list has as they stand, as right or as wrong.
    fn listed(&self, run: &Run, words: Range<usize>) -> Option<Candidate> {
        let span = run.span(&words);
        let last = run.of(&words).last()?;
        let with_ending = last.is_owner().then(|| span.cover(last.whole));
        let spans = with_ending.into_iter().chain([span]);
        spans.into_iter().find_map(|span| self.listed_span(run, &words, span))
    }

    fn listed_span(&self, run: &Run, words: &Range<usize>, span: TextSpan) -> Option<Candidate> {
        let text = self.document.slice(span);
        let squeezed = squeezed(text);
        let exact = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let candidate = |name, standing| Candidate { words: words.clone(), mention: ListedMention { span, name, standing } };
        if let Some(name) = self.index.wrong(&exact) {
            let canonical = &self.list.get(name)?.canonical;
            if self.stands_in(canonical, &exact, span) {
                return Some(candidate(name, Standing::Right));
            }
            let replacement = shaped(canonical.clone(), text, opens(self.document, span));
            return Some(candidate(name, Standing::Wrong { span, replacement, is_sure: true }));
        }
        let names = self.index.right(&squeezed);
        let name = names.iter().copied().find(|name| !self.index.is_other(*name, &squeezed))?;
        let is_free = words.len() > 1 || !self.is_of_another(name, run, words.start);
        is_free.then(|| candidate(name, Standing::Right))
    }

    /// True when a wrong form is a part of the right one, and the right one stands in the copy.
    fn stands_in(&self, right: &str, wrong: &str, span: TextSpan) -> bool {
        right.match_indices(wrong).any(|(offset, _)| {
            let start = (span.start as usize).checked_sub(offset);
            let text = start.and_then(|start| self.document.text.get(start..start + right.len()));
            text.is_some_and(|text| squeezed(text) == squeezed(right))
        })
    }
}
