//! A sequence laid on a sentence, from the word that woke it to both sides.

use super::super::{Common, OptionError};
use super::token::{Border, Look, Row, Slot};
use crate::language::{Document, TokenKind};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use std::ops::Range;
use toml::Spanned;

/// Tokens in a row.
#[derive(Debug)]
pub(super) struct Pattern {
    slots: Vec<Slot>,
    /// Index of the slot whose words wake the rule.
    anchor: usize,
}

/// Where a sequence lies.
#[derive(Debug)]
pub(super) struct Place {
    /// Indices of the tokens of each slot.
    slots: Vec<Range<usize>>,
    /// What is marked.
    pub(super) target: TextSpan,
}

/// Most slots of a sequence.
const SLOTS_MAX: usize = 16;

impl Pattern {
    /// Checks the rows; `bytes` is where they stand.
    pub(super) fn compile(rows: &[Spanned<Row>], common: &Common<'_>, bytes: Option<Range<usize>>) -> Result<Self, OptionError> {
        let at = bytes.or_else(|| rows.first().map(Spanned::span)).unwrap_or_default();
        if rows.len() > SLOTS_MAX {
            return Err(OptionError::at(at, format!("a sequence has at most {SLOTS_MAX} tokens")));
        }
        let slots = rows.iter().map(|row| Row::compile(row, common)).collect::<Result<Vec<_>, _>>()?;
        let with_words = slots.iter().enumerate().filter(|(_, slot)| !slot.words().is_empty());
        let Some((anchor, _)) = with_words.min_by_key(|(_, slot)| commonness(slot.words())) else {
            let help = "give one token, which stands once, a \"text\" or a \"lemma\"".to_owned();
            let error = OptionError::at(at, "no word of the sequence is known, so that every sentence would be tried");
            return Err(OptionError { help: Some(help), ..error });
        };
        Ok(Self { slots, anchor })
    }

    /// The words that wake the rule.
    pub(super) fn anchor_words(&self) -> &[String] {
        self.slots.get(self.anchor).map_or(&[], Slot::words)
    }

    /// Lays the sequence so that the token `at` is its anchor.
    pub(super) fn find(&self, document: &Document, sentence: usize, at: usize) -> Option<Place> {
        let tokens = document.sentences.get(sentence)?.tokens.clone();
        let bounds = tokens.start as usize..tokens.end as usize;
        let (left, right) = self.slots.split_at_checked(self.anchor)?;
        let (left, right): (Vec<&Slot>, Vec<&Slot>) = (left.iter().rev().collect(), right.iter().collect());
        let lay = |look| {
            let walk = Walk { document, bounds: bounds.clone(), look };
            // The words behind tell more often than those before.
            let behind = walk.lay(&right, at, true)?;
            Some((walk.lay(&left, at, false)?, behind))
        };
        lay(Look::First)?;
        let (before, behind) = lay(Look::Close)?;
        let slots: Vec<Range<usize>> = before.into_iter().rev().chain(behind).collect();
        let target = self.target(document, &slots)?;
        Some(Place { slots, target })
    }

    /// The tokens that are marked: those of the targets, or all.
    fn target(&self, document: &Document, places: &[Range<usize>]) -> Option<TextSpan> {
        let cover = |wanted: &dyn Fn(&Slot) -> bool| {
            let chosen = self.slots.iter().zip(places).filter(|(slot, place)| wanted(slot) && !place.is_empty());
            let tokens = chosen.flat_map(|(_, place)| [place.start, place.end - 1]).filter_map(|at| document.tokens.get(at));
            tokens.map(|token| token.span).reduce(TextSpan::cover)
        };
        cover(&|slot| slot.is_target).or_else(|| cover(&|_| true))
    }

    /// The named tokens that stand there.
    pub(super) fn named<'p>(&'p self, place: &'p Place) -> impl Iterator<Item = (&'p str, &'p Range<usize>)> {
        let slots = self.slots.iter().zip(&place.slots).filter(|(_, tokens)| !tokens.is_empty());
        slots.filter_map(|(slot, tokens)| Some((slot.name.as_deref()?, tokens)))
    }
}

/// How many of the commonest words stand among them, roughly: a rule is best woken by its rarest words.
fn commonness(words: &[String]) -> u32 {
    let lexicon = crate::language::Lexicon::shared();
    words.iter().map(|word| lexicon.occurrences(word)).fold(0, u32::saturating_add)
}

/// A walk over the tokens of a sentence.
struct Walk<'a> {
    document: &'a Document,
    bounds: Range<usize>,
    look: Look,
}

/// Slots still to lay and tokens passed, where the rest does not fit.
type Failed = FxHashSet<(usize, usize)>;

impl Walk<'_> {
    /// Lays slots one after another, the longest choice first: from token `at` on, or back from the token before it.
    fn lay(&self, slots: &[&Slot], at: usize, forward: bool) -> Option<Vec<Range<usize>>> {
        let mut counts = Vec::with_capacity(slots.len());
        let mut failed = Failed::default();
        if !self.rest(slots, 0, at, forward, &mut counts, &mut failed) {
            return None;
        }
        let mut passed = 0;
        let range = |count: usize| {
            let (from, to) = (passed, passed + count);
            passed = to;
            if forward { at + from..at + to } else { at - to..at - from }
        };
        Some(counts.into_iter().map(range).collect())
    }

    fn rest(
        &self,
        slots: &[&Slot],
        passed: usize,
        at: usize,
        forward: bool,
        counts: &mut Vec<usize>,
        failed: &mut Failed,
    ) -> bool {
        let Some((slot, others)) = slots.split_first() else { return true };
        if failed.contains(&(others.len(), passed)) {
            return false;
        }
        let token = |passed: usize| self.token(at, passed, forward);
        let most = match slot.border {
            Some(border) => {
                let edge = if forward { at.checked_add(passed) } else { at.checked_sub(passed) };
                if !edge.is_some_and(|edge| self.is_border(edge, border)) {
                    return false;
                }
                0
            }
            None => (0..slot.max)
                .take_while(|more| token(passed + more).is_some_and(|token| slot.fits(self.document, token, self.look)))
                .count(),
        };
        let least = if slot.border.is_some() { 0 } else { slot.min };
        // Told again as fast as it is remembered.
        if most < least {
            return false;
        }
        for count in (least..=most).rev() {
            counts.push(count);
            if self.rest(others, passed + count, at, forward, counts, failed) {
                return true;
            }
            counts.pop();
        }
        failed.insert((others.len(), passed));
        false
    }

    /// Index of the token so many steps away.
    fn token(&self, at: usize, passed: usize, forward: bool) -> Option<usize> {
        let token = if forward { at.checked_add(passed) } else { at.checked_sub(passed + 1) };
        token.filter(|token| self.bounds.contains(token))
    }

    /// True when only marks lie between the border of the sentence and `edge`, the place before the token with this index.
    fn is_border(&self, edge: usize, border: Border) -> bool {
        let beyond = match border {
            Border::Start => self.bounds.start..edge,
            Border::End => edge..self.bounds.end,
        };
        let tokens = self.document.tokens.get(beyond).unwrap_or(&[]);
        tokens.iter().all(|token| token.kind == TokenKind::Punctuation)
    }
}
