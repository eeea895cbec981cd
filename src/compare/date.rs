//! Dates that changed between two drafts, and those left behind.

use super::align::Fate;
use super::draft::{Draft, key};
use super::pair::{Pairing, lay};
use super::stale::Standing;
use super::{Change, Sort, Stale};
use crate::language::DateMention;
use crate::span::TextSpan;
use rustc_hash::FxHashSet;

/// The changes of dates, and where the old ones still stand.
pub(super) fn compare(old: &Draft<'_>, new: &Draft<'_>, fates: &[Fate]) -> (Vec<Change>, Vec<Stale>) {
    let (before, after) = (old.document.dates(), new.document.dates());
    let spans = |dates: &[DateMention]| dates.iter().map(|date| date.span).collect::<Vec<_>>();
    let laid = lay(old, new, fates, &spans(before), &spans(after), |was, is| {
        let (was, is) = (before.get(was).unwrap_or(&[]), after.get(is).unwrap_or(&[]));
        let mut pairing = Pairing::new(was.len(), is.len());
        pairing.level(|at| was.get(at).map(identity), |at| is.get(at).map(identity));
        pairing.level(|at| was.get(at).map(|one| old.before(one.span)), |at| is.get(at).map(|one| new.before(one.span)));
        pairing.level(|_| Some(0), |_| Some(0));
        pairing
    });
    let mut changes = Vec::new();
    for (at, other) in laid.pairs {
        let contradict = before.get(at).zip(after.get(other)).is_some_and(|(was, is)| contradict(was, is));
        changes.extend(contradict.then_some(Change::Changed(at, other)));
    }
    changes.sort_by_key(|change| if let Change::Changed(_, at) = change { *at } else { usize::MAX });
    let stale = stale(old, new, &changes);
    (changes, stale)
}

/// Everything that a date says.
fn identity(date: &DateMention) -> u64 {
    key((date.weekday, date.day, date.month, date.year))
}

/// What a date is looked up by: its day where it has one, else all that it says.
fn subject(date: &DateMention) -> u64 {
    if has_day(date) { key((date.day, date.month)) } else { identity(date) }
}

fn has_day(date: &DateMention) -> bool {
    date.day.is_some() && date.month.is_some()
}

/// True where two dates cannot both hold; one that says more than the other is no contradiction.
fn contradict(was: &DateMention, is: &DateMention) -> bool {
    fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        a.zip(b).is_some_and(|(a, b)| a != b)
    }
    let shares = (was.weekday.is_some() && is.weekday.is_some())
        || (was.month.is_some() && is.month.is_some())
        || (was.year.is_some() && is.year.is_some());
    let differs =
        differ(was.weekday, is.weekday) || differ(was.day, is.day) || differ(was.month, is.month) || differ(was.year, is.year);
    differs || !shares
}

/// Where the later draft still has the old dates: a day and month by themselves, a weekday or month with a word near it.
fn stale(old: &Draft<'_>, new: &Draft<'_>, changes: &[Change]) -> Vec<Stale> {
    let settled: FxHashSet<usize> =
        changes.iter().filter_map(|change| if let Change::Changed(_, at) = change { Some(*at) } else { None }).collect();
    let words = |draft: &Draft<'_>, span: TextSpan| draft.neighbours(span, None);
    let mut standing = Standing::default();
    for (at, date) in new.document.dates().iter().enumerate() {
        if !settled.contains(&at) && !new.is_history(date.span) {
            standing.add(at, subject(date), has_day(date), &words(new, date.span));
        }
    }
    let (mut stale, mut seen) = (Vec::new(), FxHashSet::default());
    for (index, change) in changes.iter().enumerate() {
        let &Change::Changed(at, other) = change else { continue };
        let (Some(was), Some(is)) = (old.document.dates().get(at), new.document.dates().get(other)) else { continue };
        let near: Vec<u64> = words(old, was.span).into_iter().chain(words(new, is.span)).collect();
        standing.take(subject(was), &near, |place| {
            let found = new.document.dates().get(place).filter(|date| !contradict(was, date) && contradict(is, date));
            if let Some(date) = found.filter(|_| seen.insert(place)) {
                stale.push(Stale { span: date.span, change: Sort::Date(index) });
            }
        });
    }
    stale
}
