//! Figures that changed between two drafts, and those left behind.

use super::align::Fate;
use super::draft::{Draft, key};
use super::pair::{Pairing, lay};
use super::stale::{Clues, Standing, changed};
use super::toll::{Toll, toll};
use super::{Change, Sort, Stale};
use crate::language::{Document, NumberClass, NumberForm, NumberMention, Unit};
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};

/// Bytes of a figure with its noun up to which they are shown together.
const SHOWN_MAX: usize = 48;

/// A figure as it is compared.
struct Figure {
    span: TextSpan,
    class: NumberClass,
    unit: Unit,
    /// Value and other end with the unit.
    with_unit: u64,
    /// Value and other end alone.
    bare: u64,
    /// Unit and what it counts.
    subject: u64,
    toll: Option<Toll>,
    before: u64,
    behind: u64,
    /// Words near it.
    words: Vec<u64>,
    /// True where value and subject tell that another figure is of the same, without the words near it.
    is_sure: bool,
    /// "one", "first": what comes and goes with the words.
    is_wordy: bool,
}

impl Figure {
    fn new(draft: &Draft<'_>, number: &NumberMention) -> Self {
        let document = draft.document;
        let counted = document.counted(number);
        let noun = counted.map(|counted| document.lemma(counted.token));
        let toll = toll(document, number);
        let left_out = counted.and_then(|counted| document.tokens.get(counted.token)).map(|token| token.span);
        let words = draft.neighbours(number.span, left_out);
        let is_amount = matches!(number.class, NumberClass::Cardinal | NumberClass::Range | NumberClass::Fraction);
        let figures = significant(number.value);
        let bare = (rounded(number.value), number.upper.map(rounded));
        let tells = if noun.is_some() { figures >= 2 && number.value > 20.0 } else { figures >= 3 };
        // Of the dead it is the same count in whatever words; else the noun tells, and the age, year or rank what it is of.
        let of = if toll.is_some() { None } else { noun };
        Self {
            span: number.span,
            class: number.class,
            unit: number.unit,
            with_unit: key((bare, number.unit)),
            bare: key(bare),
            subject: key((number.unit, number.class, toll, of)),
            toll,
            before: draft.before(number.span),
            behind: draft.behind(number.span),
            words,
            is_sure: is_amount && (toll.is_some() || tells),
            is_wordy: number.form == NumberForm::Words && number.value <= 2.0 && toll.is_none(),
        }
    }

    /// What it is and how many.
    fn identity(&self) -> u64 {
        key((self.subject, self.with_unit))
    }
}

/// The bits of a value to twelve figures, so that 0.1 + 0.2 is 0.3.
fn rounded(value: f64) -> u64 {
    let scale = 10f64.powf(11.0 - value.abs().log10().floor());
    let rounded = (value * scale).round() / scale;
    if rounded.is_finite() { rounded.to_bits() } else { value.to_bits() }
}

/// How many figures of a value say something: 2 of 2300, 1 of 40.
fn significant(value: f64) -> usize {
    let shown = format!("{value:.11e}");
    let figures = shown.split('e').next().unwrap_or("");
    figures.trim_end_matches('0').bytes().filter(u8::is_ascii_digit).count()
}

/// A figure as it is shown: with what it counts behind it, where that is near.
pub fn figure_span(document: &Document, number: &NumberMention) -> TextSpan {
    let noun = document.counted(number).and_then(|counted| document.tokens.get(counted.token));
    let whole = noun.map_or(number.span, |noun| number.span.cover(noun.span));
    if whole.len() <= SHOWN_MAX && !document.slice(whole).contains(['\n', '\r']) { whole } else { number.span }
}

/// The changes of figures, and where the old ones still stand.
pub(super) fn compare(old: &Draft<'_>, new: &Draft<'_>, fates: &[Fate]) -> (Vec<Change>, Vec<Stale>) {
    let figures = |draft: &Draft<'_>| draft.document.numbers().iter().map(|number| Figure::new(draft, number)).collect();
    let (before, after): (Vec<Figure>, Vec<Figure>) = (figures(old), figures(new));
    let spans = |figures: &[Figure]| figures.iter().map(|figure| figure.span).collect::<Vec<_>>();
    let laid = lay(old, new, fates, &spans(&before), &spans(&after), |was, is| {
        let (was, is) = (before.get(was).unwrap_or(&[]), after.get(is).unwrap_or(&[]));
        pair(was, is)
    });
    let differs =
        |(at, other): &(usize, usize)| before.get(*at).map(|one| one.with_unit) != after.get(*other).map(|one| one.with_unit);
    let mut changes: Vec<Change> = laid.pairs.into_iter().filter(differs).map(|(at, other)| Change::Changed(at, other)).collect();
    changes.extend(moved(&before, &after, &laid.gone, &laid.added));
    changes.sort_by_key(|change| match change {
        Change::Changed(_, at) => (0, *at),
        Change::Added(at) => (1, *at),
        Change::Gone(at) => (2, *at),
    });
    let stale = stale(new, &before, &after, &changes);
    (changes, stale)
}

/// Lays the figures of two sentences on each other.
fn pair(was: &[Figure], is: &[Figure]) -> Pairing {
    let mut pairing = Pairing::new(was.len(), is.len());
    let mut level = |key: &dyn Fn(&Figure) -> u64| pairing.level(|at| was.get(at).map(key), |at| is.get(at).map(key));
    level(&|figure| key((figure.identity(), figure.before)));
    let values = |figures: &[Figure]| {
        let mut values: Vec<u64> = figures.iter().map(|figure| figure.with_unit).collect();
        values.sort_unstable();
        values
    };
    if values(was) == values(is) {
        level(&|figure| figure.with_unit);
    }
    level(&|figure| key((figure.subject, figure.before, figure.behind)));
    level(&Figure::identity);
    level(&|figure| figure.subject);
    level(&|figure| figure.bare);
    level(&|figure| key((figure.unit, figure.class, figure.before)));
    level(&|figure| key((figure.unit, figure.class)));
    pairing
}

/// What became of figures whose sentences have no counterpart: most moved, a toll was written anew, and the rest went or came.
fn moved(before: &[Figure], after: &[Figure], gone: &[usize], added: &[usize]) -> Vec<Change> {
    let was = |at: usize| gone.get(at).and_then(|at| before.get(*at));
    let is = |at: usize| added.get(at).and_then(|at| after.get(*at));
    let mut pairing = Pairing::new(gone.len(), added.len());
    pairing.level(|at| was(at).map(Figure::identity), |at| is(at).map(Figure::identity));
    let moved: FxHashSet<(usize, usize)> = pairing.pairs().collect();
    // Only where the piece had one such toll and has one: else two events are told of.
    let single = |tolls: &mut FxHashMap<Toll, Option<u64>>, figure: &Figure| {
        if let Some(toll) = figure.toll {
            let value = tolls.entry(toll).or_insert(Some(figure.with_unit));
            *value = value.filter(|value| *value == figure.with_unit);
        }
    };
    let (mut had, mut has) = (FxHashMap::default(), FxHashMap::default());
    pairing.gone().filter_map(was).for_each(|figure| single(&mut had, figure));
    pairing.added().filter_map(is).for_each(|figure| single(&mut has, figure));
    let is_single = |toll: &Toll| had.get(toll).is_some_and(Option::is_some) && has.get(toll).is_some_and(Option::is_some);
    let toll = |figure: &Figure| figure.toll.filter(is_single).map(key);
    pairing.level(|at| was(at).and_then(toll), |at| is(at).and_then(toll));
    let of = |list: &[usize], at: usize| list.get(at).copied().unwrap_or(usize::MAX);
    let rewritten = pairing.pairs().filter(|pair| !moved.contains(pair));
    let mut changes: Vec<Change> = rewritten.map(|(at, other)| Change::Changed(of(gone, at), of(added, other))).collect();
    // What stands elsewhere, too, neither came nor went.
    let held: FxHashSet<u64> = before.iter().map(Figure::identity).collect();
    let holds: FxHashSet<u64> = after.iter().map(Figure::identity).collect();
    let is_worth = |figure: &Figure, others: &FxHashSet<u64>| !figure.is_wordy && !others.contains(&figure.identity());
    let came = pairing.added().filter(|at| is(*at).is_some_and(|figure| is_worth(figure, &held)));
    changes.extend(came.map(|at| Change::Added(of(added, at))));
    let went = pairing.gone().filter(|at| was(*at).is_some_and(|figure| is_worth(figure, &holds)));
    changes.extend(went.map(|at| Change::Gone(of(gone, at))));
    changes
}

/// Where the later draft still has the old figures.
fn stale(new: &Draft<'_>, before: &[Figure], after: &[Figure], changes: &[Change]) -> Vec<Stale> {
    let settled: FxHashSet<usize> = changed(changes).map(|(_, _, at)| at).collect();
    let mut standing = Standing::default();
    for (at, figure) in after.iter().enumerate() {
        if !settled.contains(&at) && !new.is_history(figure.span) {
            let sure = figure.is_sure.then(|| figure.identity());
            standing.add(at, Clues { sure, key: figure.identity(), words: figure.words.clone() });
        }
    }
    let (mut stale, mut seen) = (Vec::new(), FxHashSet::default());
    for (index, at, other) in changed(changes) {
        let (Some(was), Some(is)) = (before.get(at), after.get(other)) else { continue };
        let words = was.words.iter().chain(&is.words).copied().collect();
        standing.take(Clues { sure: Some(was.identity()), key: was.identity(), words }, |place| {
            if let Some(number) = new.document.numbers().get(place).filter(|_| seen.insert(place)) {
                stale.push(Stale { span: figure_span(new.document, number), change: Sort::Figure(index) });
            }
            true
        });
    }
    stale
}
