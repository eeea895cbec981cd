//! Where the copy has names of a list, written right or wrong.

use super::super::{Case, Document, TokenKind, squeezed, stem};
use super::NameList;
use super::align::PIECES_MAX;
use super::index::{Form, LINKS, Piece, pieces};
use super::judge::{Scene, judge, judge_closed, judge_lone};
use crate::limits::NAME_BYTES_MAX;
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
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

/// A word of a run.
#[derive(Debug)]
pub(super) struct Word {
    /// Index of its token.
    pub(super) token: u32,
    /// The word without its possessive ending.
    pub(super) span: TextSpan,
    /// Its pieces, by their number in the run.
    pub(super) pieces: Range<usize>,
}

/// Words with capitals in a row, and small words between them.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) words: Vec<Word>,
    pub(super) pieces: Vec<Piece>,
}

impl Run {
    /// The span of some of its words.
    pub(super) fn span(&self, words: &Range<usize>) -> TextSpan {
        let inside = self.words.get(words.clone()).unwrap_or(&[]);
        match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => TextSpan::default(),
        }
    }

    /// The pieces of some of its words.
    pub(super) fn pieces_of(&self, words: &Range<usize>) -> &[Piece] {
        let inside = self.words.get(words.clone()).unwrap_or(&[]);
        let start = inside.first().map_or(0, |word| word.pieces.start);
        let end = inside.last().map_or(start, |word| word.pieces.end);
        self.pieces.get(start..end).unwrap_or(&[])
    }

    fn push(&mut self, document: &Document, token: u32, span: TextSpan) {
        let (from, word) = (self.pieces.len(), self.words.len());
        self.pieces.extend(pieces(document.slice(span), word));
        self.words.push(Word { token, span, pieces: from..self.pieces.len() });
    }

    /// Takes off small words at the end.
    fn trim(&mut self) {
        while self.words.last().is_some_and(|word| self.pieces.get(word.pieces.clone()).is_some_and(all_links)) {
            if let Some(word) = self.words.pop() {
                self.pieces.truncate(word.pieces.start);
            }
        }
    }
}

fn all_links(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| piece.is_link)
}

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
        let runs = runs(document);
        let in_longer = OnceCell::new();
        let scene = Scene { document, list: self, index: self.index(), in_longer: &in_longer };
        let mut found = Vec::new();
        let mut present = FxHashSet::default();
        let mut taken: Vec<Vec<bool>> = Vec::with_capacity(runs.len());
        for run in &runs {
            let mut free = vec![true; run.words.len()];
            for candidate in scene.candidates(run) {
                if free.get(candidate.words.clone()).is_some_and(|free| free.iter().all(|free| *free)) {
                    free.get_mut(candidate.words.clone()).into_iter().flatten().for_each(|free| *free = false);
                    if candidate.words.len() > 1 {
                        present.insert(candidate.mention.name);
                    }
                    found.push(candidate.mention);
                }
            }
            taken.push(free);
        }
        for (run, free) in runs.iter().zip(taken) {
            for word in (0..run.words.len()).filter(|word| free.get(*word) == Some(&true)) {
                found.extend(judge_lone(&scene, run, word, &present));
            }
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
            for end in start + 1..=run.words.len().min(start + PIECES_MAX) {
                candidates.extend(self.listed(run, start..end));
            }
        }
        // Each stretch of words is laid against each form once, whichever of its pieces leads there.
        let mut tried: FxHashSet<(usize, usize, u32)> = FxHashSet::default();
        for piece in &run.pieces {
            for number in self.index.sounding(&piece.sound) {
                let Some(form) = self.index.forms.get(*number as usize).filter(|form| form.pieces.len() > 1) else { continue };
                let reach = form.pieces.len().min(PIECES_MAX);
                for start in piece.word.saturating_sub(reach - 1)..=piece.word {
                    for end in piece.word + 1..=run.words.len().min(start + reach) {
                        let is_new = tried.insert((start, end, *number));
                        candidates.extend(is_new.then(|| self.aligned(run, start..end, form)).flatten());
                    }
                }
            }
        }
        let rank = |candidate: &Candidate| {
            let is_wrong = candidate.mention.standing != Standing::Right;
            (usize::MAX - candidate.words.len(), is_wrong, candidate.words.start, candidate.mention.name)
        };
        candidates.sort_by_key(rank);
        candidates
    }

    /// Words that stand for a form of several pieces, written right or wrong.
    fn aligned(&self, run: &Run, words: Range<usize>, form: &Form) -> Option<Candidate> {
        let standing = judge(self, run, &words, form)?;
        let mention = ListedMention { span: run.span(&words), name: form.name, standing };
        Some(Candidate { words, mention })
    }

    /// Words that the list has as they stand, as right or as wrong.
    fn listed(&self, run: &Run, words: Range<usize>) -> Option<Candidate> {
        let span = run.span(&words);
        let text = self.document.slice(span);
        let squeezed = squeezed(text);
        let exact = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mention = |name, standing| ListedMention { span, name, standing };
        if let Some(name) = self.index.wrong(&exact) {
            let replacement = self.list.get(name)?.canonical.clone();
            let standing = Standing::Wrong { span, replacement, is_sure: true };
            return Some(Candidate { words, mention: mention(name, standing) });
        }
        let names = self.index.right(&squeezed);
        let name = names.iter().copied().find(|name| !self.index.is_other(*name, &squeezed));
        if let Some(name) = name.filter(|name| words.len() > 1 || !self.is_of_another(*name, run, words.start)) {
            return Some(Candidate { words, mention: mention(name, Standing::Right) });
        }
        let standing = judge_closed(self, run, &words)?;
        Some(Candidate { words, mention: standing })
    }
}

/// The runs of a document: of words with capitals, with small words between and points behind initials.
fn runs(document: &Document) -> Vec<Run> {
    let mut runs = Vec::new();
    for paragraph in &document.paragraphs {
        let mut run = Run::default();
        let mut end = |run: &mut Run| {
            run.trim();
            if !run.words.is_empty() {
                runs.push(std::mem::take(run));
            }
        };
        let mut before = None;
        for (at, token) in (paragraph.tokens.start..).zip(document.paragraph_tokens(paragraph)) {
            let text = document.word(token);
            let is_word = token.kind == TokenKind::Word;
            let is_initial = || before.is_some_and(|before: TextSpan| before.len() <= 2 && before.end == token.span.start);
            let has_capital = is_word && matches!(token.case, Case::Title | Case::Upper | Case::Mixed);
            if text == "." && is_initial() {
                continue;
            }
            let gap = before.map_or("", |before| TextSpan { start: before.end, end: token.span.start }.of(&document.text));
            if gap.contains('\n') && gap.trim().is_empty() && gap.matches('\n').count() > 1 {
                end(&mut run);
            }
            let is_link = is_word && !run.words.is_empty() && LINKS.contains(&text);
            if !has_capital && !is_link {
                end(&mut run);
                before = None;
                continue;
            }
            let word = stem(text);
            if word.len() > NAME_BYTES_MAX {
                end(&mut run);
                before = None;
                continue;
            }
            let start = token.span.start as usize;
            let span = TextSpan::new(start, start + word.len());
            run.push(document, at, span);
            before = Some(span);
            if word.len() < text.len() {
                end(&mut run);
            }
        }
        end(&mut run);
    }
    runs
}
