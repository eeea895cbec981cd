//! Applies fixes in rounds until none is left that can be applied; none may bring in a finding of its own.

use super::edits::{Edits, clashes};
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::limits::{FIX_BYTES_MAX, FIX_CHECKS_MAX, FIX_ROUNDS_MAX};
use crate::span::SourceSpan;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

/// Bytes between a fix and a finding that it may have brought in.
const NEAR_BYTES: usize = 64;

/// What a check of one state of the text found.
#[derive(Debug, Clone, Default)]
pub struct Findings<T> {
    /// The rule and place of every finding, shown or not: a fix must not add to them.
    pub all: Vec<(Arc<str>, SourceSpan)>,
    /// Rules that had more findings than are listed.
    pub over_limit: Vec<Arc<str>>,
    /// The findings to fix, in order.
    pub open: Vec<Diagnostic>,
    /// What the caller wants to know of the state besides.
    pub rest: T,
}

/// A fix that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The rule whose finding it mended.
    pub rule: Arc<str>,
    /// What it did.
    pub title: String,
    /// The first byte it changed, in the text before all fixes.
    pub start: usize,
}

/// A fix that was left out, because the text would have had a new finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The rule whose finding stays.
    pub rule: Arc<str>,
    /// Its place in the mended text.
    pub span: SourceSpan,
    /// The rule of the finding that the fix would have brought in.
    pub brings: Arc<str>,
}

/// A text after its fixes.
#[derive(Debug, Clone)]
pub struct Mended<T> {
    /// The text.
    pub text: String,
    /// What is found in it.
    pub findings: Findings<T>,
    /// Fixes that are in it, in the order in which they were made.
    pub applied: Vec<Applied>,
    /// Fixes that were left out.
    pub refused: Vec<Refused>,
    /// False when [`FIX_ROUNDS_MAX`], [`FIX_CHECKS_MAX`] or [`FIX_BYTES_MAX`] ended the work before nothing was left to apply.
    pub is_complete: bool,
}

/// Applies every fix of at least this applicability to `text`, and to what comes of it, until nothing changes.
///
/// Of fixes that overlap, the first by start, length (longest) and rule id is taken; the others wait for the next round, in
/// which they are looked at anew. `check` is given a text and the edits that led to it, one list a round.
pub fn mend<T>(text: &str, least: Applicability, mut check: impl FnMut(&str, &[Edits]) -> Findings<T>) -> Mended<T> {
    let findings = check(text, &[]);
    let mut mended = Mended { text: text.to_owned(), findings, applied: Vec::new(), refused: Vec::new(), is_complete: true };
    let mut history = Vec::new();
    let mut checks = 0;
    for _ in 0..FIX_ROUNDS_MAX {
        // What was refused is tried again where the text near it has become another.
        let is_held = |fix: &Candidate<'_>| mended.refused.iter().any(|held| held.is(fix.diagnostic));
        let mut fixes = chosen(&mended.text, &mended.findings.open, least);
        fixes.retain(|fix| !is_held(fix));
        if fixes.is_empty() {
            return mended;
        }
        let mut round = Round {
            text: &mended.text,
            base: &mended.findings,
            history: &mut history,
            check: &mut check,
            checks: &mut checks,
            taken: Vec::new(),
            refused: Vec::new(),
            after: None,
            is_cut_short: false,
        };
        round.settle(&fixes);
        let Round { taken, refused, after, is_cut_short, .. } = round;
        mended.is_complete = !is_cut_short;
        mended.refused.extend(refused);
        let Some(after) = after else { return mended };
        let at_first =
            |fix: &Candidate<'_>| history.iter().rev().fold(fix.place().range(), |range, edits| edits.before(range)).start;
        let applied = |fix: &Candidate<'_>| Applied {
            rule: Arc::clone(&fix.diagnostic.rule),
            title: fix.title.to_owned(),
            start: at_first(fix),
        };
        let applied: Vec<Applied> = taken.iter().map(applied).collect();
        mended.applied.extend(applied);
        mended.refused.retain(|held| !after.edits.touches(&near(held.span.range())));
        for held in &mut mended.refused {
            let place = after.edits.after(held.span.range());
            held.span = SourceSpan { part: held.span.part, ..SourceSpan::new(place.start, place.end) };
        }
        mended.text = after.text;
        mended.findings = after.findings;
        history.push(after.edits);
        if !mended.is_complete {
            return mended;
        }
    }
    mended.is_complete = false;
    mended
}

impl Refused {
    fn is(&self, diagnostic: &Diagnostic) -> bool {
        (&self.rule, self.span) == (&diagnostic.rule, diagnostic.primary)
    }
}

/// A place with what lies near it.
fn near(place: Range<usize>) -> Range<usize> {
    place.start.saturating_sub(NEAR_BYTES)..place.end + NEAR_BYTES
}

/// One fix that may be applied.
#[derive(Clone)]
struct Candidate<'a> {
    diagnostic: &'a Diagnostic,
    title: &'a str,
    edits: Vec<Edit>,
}

impl Candidate<'_> {
    /// The smallest span that covers the edits.
    fn place(&self) -> SourceSpan {
        let spans = self.edits.iter().map(|edit| edit.span);
        spans.reduce(SourceSpan::cover).unwrap_or(self.diagnostic.primary)
    }
}

/// The fixes of a round: those that clash with one before them are left out.
fn chosen<'a>(text: &str, open: &'a [Diagnostic], least: Applicability) -> Vec<Candidate<'a>> {
    let is_crlf = text.contains("\r\n");
    let candidate = |diagnostic: &'a Diagnostic| {
        let fix = Diagnostic::fix_of(diagnostic, least)?;
        let edit = |edit: &Edit| match edit.replacement.as_str() {
            "" => Edit { span: emptied(text, edit.span), replacement: String::new() },
            replacement => Edit { replacement: with_line_ends(replacement, is_crlf), ..edit.clone() },
        };
        let edits: Vec<Edit> = fix.edits.iter().map(edit).collect();
        Edits::new(edits.clone()).is_some().then_some(Candidate { diagnostic, title: &fix.title, edits })
    };
    let mut fixes: Vec<Candidate<'_>> = open.iter().filter_map(candidate).collect();
    fixes.sort_by_cached_key(|fix| {
        let place = fix.place();
        (place.part, place.start, Reverse(place.end), Arc::clone(&fix.diagnostic.rule))
    });
    let mut last: Option<SourceSpan> = None;
    fixes.retain(|fix| {
        let place = fix.place();
        let is_free = last.is_none_or(|last| !clashes(last, place));
        if is_free {
            last = Some(place);
        }
        is_free
    });
    fixes
}

/// What goes with a stretch that is taken out: where it is all of its line, the line end and one of two blank lines around it.
fn emptied(text: &str, span: SourceSpan) -> SourceSpan {
    let range = span.range();
    let Some(before) = text.get(..range.start) else { return span };
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let next = |from: usize| text.get(from..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| from + at + 1);
    let end = next(range.end);
    let is_blank = |from: usize, to: usize| text.get(from..to).is_some_and(|line| line.trim().is_empty());
    if range.is_empty() || !is_blank(line, range.start) || !is_blank(range.end, end) {
        return span;
    }
    let last = text.get(..line.saturating_sub(1)).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let (start, end) = match is_blank(last, line) {
        true if end == text.len() => (last, end),
        true if is_blank(end, next(end)) => (line, next(end)),
        _ => (line, end),
    };
    SourceSpan { part: span.part, ..SourceSpan::new(start, end) }
}

/// A replacement with the line ends of the text around it.
fn with_line_ends(replacement: &str, is_crlf: bool) -> String {
    if is_crlf { replacement.replace("\r\n", "\n").replace('\n', "\r\n") } else { replacement.to_owned() }
}

/// A finding that a text has only with its fixes.
struct Brought {
    rule: Arc<str>,
    /// Where it would lie in the text without them.
    place: Range<usize>,
}

/// A text with some fixes in it, checked.
struct After<T> {
    text: String,
    edits: Edits,
    findings: Findings<T>,
}

/// The search for the fixes of one round that bring in nothing new.
struct Round<'a, 'f, T, C> {
    text: &'a str,
    base: &'a Findings<T>,
    history: &'a mut Vec<Edits>,
    check: &'a mut C,
    checks: &'a mut usize,
    taken: Vec<Candidate<'f>>,
    refused: Vec<Refused>,
    /// The text with all of `taken`; `None` as long as nothing is.
    after: Option<After<T>>,
    /// True when fixes were left because the file had been checked as often as it may be.
    is_cut_short: bool,
}

impl<'f, T, C: FnMut(&str, &[Edits]) -> Findings<T>> Round<'_, 'f, T, C> {
    /// Takes all fixes of the list, or narrows it down to the ones that bring in a finding.
    fn settle(&mut self, fixes: &[Candidate<'f>]) {
        if fixes.is_empty() {
            return;
        }
        if is_spent(*self.checks, self.text) {
            self.is_cut_short = true;
            return;
        }
        let Err(brought) = self.try_with(fixes) else { return };
        if let ([fix], Some(Brought { rule, .. })) = (fixes, brought.first()) {
            self.refused.push(Refused {
                rule: Arc::clone(&fix.diagnostic.rule),
                span: fix.diagnostic.primary,
                brings: Arc::clone(rule),
            });
            return;
        }
        // What stands near a new finding has most likely brought it in; where nothing or all does, the list is halved.
        let places = Places::new(brought.into_iter().map(|brought| brought.place));
        let is_near = |fix: &Candidate<'_>| places.touch(&near(fix.place().range()));
        let (near, far): (Vec<_>, Vec<_>) = fixes.iter().cloned().partition(is_near);
        if near.is_empty() || far.is_empty() {
            let (first, second) = fixes.split_at(fixes.len() / 2);
            self.settle(first);
            self.settle(second);
        } else {
            self.settle(&far);
            self.settle(&near);
        }
    }

    /// Takes the fixes, unless the text with them has findings that it had not before: then gives those, where they would lie.
    fn try_with(&mut self, fixes: &[Candidate<'f>]) -> Result<(), Vec<Brought>> {
        let all = || self.taken.iter().chain(fixes);
        let list = all().flat_map(|fix| fix.edits.iter().cloned()).collect();
        // `chosen` left out what clashes.
        let Some(edits) = Edits::new(list) else { return Ok(()) };
        let text = edits.apply(self.text);
        *self.checks += 1;
        self.history.push(edits);
        let findings = (self.check)(&text, self.history);
        let edits = self.history.pop().unwrap_or_default();
        let mended: FxHashSet<(&str, SourceSpan)> = all().map(|fix| (&*fix.diagnostic.rule, fix.diagnostic.primary)).collect();
        let brought = new_findings(self.base, &findings, &edits, &mended);
        if !brought.is_empty() {
            return Err(brought);
        }
        self.taken.extend_from_slice(fixes);
        self.after = Some(After { text, edits, findings });
        Ok(())
    }
}

/// True when a file has been checked as often as it may be.
fn is_spent(checks: usize, text: &str) -> bool {
    checks >= FIX_CHECKS_MAX || checks.saturating_mul(text.len()) >= FIX_BYTES_MAX
}

/// The findings of `after` that stand where the same rule had none in `base`, those that are mended left out.
fn new_findings<T>(
    base: &Findings<T>,
    after: &Findings<T>,
    edits: &Edits,
    mended: &FxHashSet<(&str, SourceSpan)>,
) -> Vec<Brought> {
    // Of a rule that had too many findings, those that come into view are not new.
    let is_over = |rule: &Arc<str>| base.over_limit.contains(rule) || after.over_limit.contains(rule);
    let mut old: FxHashMap<&str, Vec<Range<usize>>> = FxHashMap::default();
    for (rule, span) in base.all.iter().filter(|(rule, span)| !mended.contains(&(&**rule, *span))) {
        old.entry(rule).or_default().push(span.range());
    }
    let old: FxHashMap<&str, Places> = old.into_iter().map(|(rule, places)| (rule, Places::new(places))).collect();
    let placed = after.all.iter().filter(|(rule, _)| !is_over(rule)).map(|(rule, span)| (rule, edits.before(span.range())));
    let is_new = |(rule, place): &(&Arc<str>, Range<usize>)| old.get(&***rule).is_none_or(|places| !places.touch(place));
    placed.filter(is_new).map(|(rule, place)| Brought { rule: Arc::clone(rule), place }).collect()
}

/// Stretches of a text that are asked whether a further one touches any of them.
#[derive(Debug, Default)]
struct Places {
    /// The start of each, in order, with the furthest end up to it.
    places: Vec<(usize, usize)>,
}

impl Places {
    fn new(places: impl IntoIterator<Item = Range<usize>>) -> Self {
        let mut places: Vec<(usize, usize)> = places.into_iter().map(|place| (place.start, place.end)).collect();
        places.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut places {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { places }
    }

    /// True when one of them shares a byte or an edge with the range.
    fn touch(&self, range: &Range<usize>) -> bool {
        let before = self.places.partition_point(|(start, _)| *start <= range.end).checked_sub(1);
        before.and_then(|index| self.places.get(index)).is_some_and(|(_, end)| range.start <= *end)
    }
}

#[cfg(test)]
mod tests;
