//! Dates that changed between two drafts, and those left behind.

use super::align::Fate;
use super::draft::{Draft, key};
use super::pair::{Pairing, lay};
use super::stale::{Clues, Standing, changed};
use super::{Change, Sort, Stale};
use crate::language::DateMention;
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
    let mut pairs = laid.pairs;
    pairs.retain(|(at, other)| before.get(*at).zip(after.get(*other)).is_some_and(|(was, is)| contradict(was, is)));
    pairs.sort_by_key(|(_, other)| *other);
    let changes: Vec<Change> = pairs.into_iter().map(|(at, other)| Change::Changed(at, other)).collect();
    let stale = stale(old, new, &changes);
    (changes, stale)
}

/// Everything that a date says.
fn identity(date: &DateMention) -> u64 {
    key((date.weekday, date.day, date.last_day, date.month, date.year))
}

/// What a date is looked up by. A day tells enough by itself where both have a year or neither has: "5 May 1980" is not the 5 May
/// on which the ferry sank.
fn clues(draft: &Draft<'_>, date: &DateMention) -> Clues {
    let day = (date.day, date.last_day, date.month);
    let has_day = date.day.is_some() && date.month.is_some();
    Clues {
        sure: has_day.then(|| key((day, date.year))),
        key: if has_day { key(day) } else { identity(date) },
        words: draft.neighbours(date.span, None),
    }
}

/// True where two dates cannot both hold; one that says more than the other is no contradiction.
fn contradict(was: &DateMention, is: &DateMention) -> bool {
    fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        a.zip(b).is_some_and(|(a, b)| a != b)
    }
    let shares = (was.weekday.is_some() && is.weekday.is_some())
        || (was.month.is_some() && is.month.is_some())
        || (was.year.is_some() && is.year.is_some());
    let differs = differ(was.weekday, is.weekday)
        || differ(was.day, is.day)
        || differ(was.last_day, is.last_day)
        || differ(was.month, is.month)
        || differ(was.year, is.year);
    differs || !shares
}

/// Where the later draft still has the old dates: a day and month by themselves, a weekday or month with a word near it.
fn stale(old: &Draft<'_>, new: &Draft<'_>, changes: &[Change]) -> Vec<Stale> {
    let settled: FxHashSet<usize> = changed(changes).map(|(_, _, at)| at).collect();
    let mut standing = Standing::default();
    for (at, date) in new.document.dates().iter().enumerate() {
        if !settled.contains(&at) && !new.is_history(date.span) {
            standing.add(at, clues(new, date));
        }
    }
    let (mut stale, mut seen) = (Vec::new(), FxHashSet::default());
    for (index, at, other) in changed(changes) {
        let (Some(was), Some(is)) = (old.document.dates().get(at), new.document.dates().get(other)) else { continue };
        let mut clues = clues(old, was);
        clues.words.extend(new.neighbours(is.span, None));
        standing.take(clues, |place| {
            let found = new.document.dates().get(place).filter(|date| !contradict(was, date) && contradict(is, date));
            if let Some(date) = found.filter(|_| seen.insert(place)) {
                stale.push(Stale { span: date.span, change: Sort::Date(index) });
            }
            found.is_some()
        });
    }
    stale
}
