//! A change told beside both figures: its percentage, its points, its size, its direction, "doubled".

use super::figure::{Figure, amount, plain};
use super::line::{Hedge, Line};
use super::movement::{Change, Direction, Movement, direction, movements};
use super::{Check, Fault};
use crate::language::{NumberClass, Unit};

/// A percentage that is off by more is no matter of rounding.
const POINTS_MAX: f64 = 2.0;

/// What a hedge ("about 20%") may hide, in points and as a part of the percentage.
const HEDGED_POINTS: f64 = 5.0;
const HEDGED_SHARE: f64 = 0.2;

/// Faults of one sort in a sentence.
pub(super) fn check(line: &Line<'_>, check: Check, faults: &mut Vec<Fault>) {
    for movement in movements(line) {
        let fault = match (check, movement.change) {
            (Check::Change, None) => wrong_way(line, &movement).or_else(|| multiple(line, &movement, false)),
            (Check::ChangeRounding, None) => multiple(line, &movement, true),
            (_, None) => None,
            (_, Some(change)) => match (change.number.unit, movement.unit) {
                _ if change.number.class == NumberClass::Fraction => percentage(line, &movement, change, check),
                (Unit::Percent, Unit::Percent) => of_percentages(line, &movement, change, check),
                (Unit::Percent, _) => percentage(line, &movement, change, check),
                _ if check == Check::Difference => difference(line, &movement, change),
                _ => None,
            },
        };
        faults.extend(fault);
    }
}

/// The percentages that a movement may be, from the least to the most; negative for a fall.
fn percentages(before: Figure, after: Figure) -> (f64, f64) {
    let of = |before: f64, after: f64| (after / before.max(1e-12) - 1.0) * 100.0;
    (of(before.high(), after.low()), of(before.low(), after.high()))
}

/// How many points the written percentage lies outside of what the figures allow.
fn gap(line: &Line<'_>, movement: &Movement<'_>, change: Change<'_>) -> f64 {
    let is_fraction = change.number.class == NumberClass::Fraction;
    let written = Figure::of(line.document, change.number).scaled(if is_fraction { 100.0 } else { 1.0 });
    let sign = if movement.direction == Some(Direction::Down) { -1.0 } else { 1.0 };
    let value = written.value.abs() * sign;
    let (low, high) = percentages(movement.before, movement.after);
    let slack = written.step.min(1.0)
        + match change.hedge {
            Hedge::Exact if !is_fraction => 0.0,
            _ => HEDGED_POINTS.max(value.abs() * HEDGED_SHARE),
        }
        + if movement.is_exact { 0.0 } else { HEDGED_POINTS.max(value.abs() * HEDGED_SHARE) };
    // Hundreds are told roughly.
    let slack = slack + if value.abs() >= 100.0 { value.abs() * 0.02 } else { 0.0 };
    (low - value - slack).max(value - high - slack).max(0.0)
}

fn percentage(line: &Line<'_>, movement: &Movement<'_>, change: Change<'_>, check: Check) -> Option<Fault> {
    let gap = gap(line, movement, change);
    let asked = match check {
        Check::Change => gap > POINTS_MAX,
        Check::ChangeRounding => gap > 0.05 && gap <= POINTS_MAX,
        _ => false,
    };
    asked.then(|| fault(line, movement, change))
}

/// Points and percentages between two percentages.
fn of_percentages(line: &Line<'_>, movement: &Movement<'_>, change: Change<'_>, check: Check) -> Option<Fault> {
    let written = Figure::of(line.document, change.number);
    let points = (movement.after.value - movement.before.value).abs();
    let share = (movement.after.value / movement.before.value - 1.0).abs() * 100.0;
    let are_points = (points - written.value.abs()).abs() < 1e-6;
    let is_no_share = (share - written.value.abs()).abs() > POINTS_MAX.max(written.value.abs() * 0.5);
    if check == Check::Points && are_points && is_no_share && change.hedge == Hedge::Exact {
        let (from, to) = (line.text(movement.from), line.text(movement.to));
        let sum = format!("from {from} to {to} is {}, or {}%", told_points(points), plain(share, usize::from(share < 10.0)));
        return Some(Fault::new(line.span(change.at, change.at), sum).with(line.span(movement.start, movement.end)));
    }
    let half = movement.before.half + movement.after.half + written.half;
    let may_be_points = (points - written.value.abs()).abs() <= half + 1e-9;
    let is_wrong = check == Check::Change && !may_be_points && gap(line, movement, change) > POINTS_MAX;
    is_wrong.then(|| fault(line, movement, change))
}

fn told_points(points: f64) -> String {
    let shown = plain(points, 2);
    if shown == "1" { "one point".to_owned() } else { format!("{shown} points") }
}

fn fault(line: &Line<'_>, movement: &Movement<'_>, change: Change<'_>) -> Fault {
    let share = (movement.after.value / movement.before.value - 1.0) * 100.0;
    let decimals = if share.abs() < 10.0 { 1 } else { usize::from((share.abs() - share.abs().round()).abs() > 0.05) };
    let way = if share < 0.0 { "down" } else { "up" };
    let sum = format!(
        "from {} to {} is {way} {}%, not {}",
        line.text(movement.from),
        line.text(movement.to),
        plain(share.abs(), decimals),
        line.text(change.number)
    );
    Fault::new(line.span(change.at, change.at), sum).with(line.span(movement.start, movement.end))
}

/// "from 40 to 50, a rise of 12", "from 5% to 8%, up 2 points".
fn difference(line: &Line<'_>, movement: &Movement<'_>, change: Change<'_>) -> Option<Fault> {
    let unit = change.number.unit;
    let is_like = match movement.unit {
        Unit::Percent => matches!(unit, Unit::Points | Unit::Measure("points")),
        own => unit == own && (own != Unit::None || is_same_noun(line, movement, change)),
    };
    if !is_like || change.hedge != Hedge::Exact || !movement.is_exact {
        return None;
    }
    let written = Figure::of(line.document, change.number);
    let real = (movement.after.value - movement.before.value).abs();
    let slack = movement.before.half + movement.after.half;
    if written.fits(real - slack, real + slack)
        || (written.value - real).abs() <= slack + written.step / 2.0 + 1e-9 && unit != Unit::None
    {
        return None;
    }
    let (high, low) =
        if movement.after.value > movement.before.value { (movement.to, movement.from) } else { (movement.from, movement.to) };
    let shown = if movement.unit == Unit::Percent { told_points(real) } else { amount(real, movement.unit) };
    let sum = format!("{} less {} is {shown}, not {}", line.text(high), line.text(low), line.text(change.number));
    Some(Fault::new(line.span(change.at, change.at), sum).with(line.span(movement.start, movement.end)))
}

fn is_same_noun(line: &Line<'_>, movement: &Movement<'_>, change: Change<'_>) -> bool {
    let of_change = line.noun(change.number);
    of_change.is_none() || of_change == line.noun(movement.to) || of_change == line.noun(movement.from)
}

/// "rose from 50 to 40".
fn wrong_way(line: &Line<'_>, movement: &Movement<'_>) -> Option<Fault> {
    const OTHER_WAY: &[&str] = &[
        "rank",
        "ranked",
        "ranking",
        "rankings",
        "place",
        "places",
        "position",
        "positions",
        "table",
        "chart",
        "charts",
        "loss",
        "losses",
        "deficit",
        "against",
        "rate",
        "exchange",
        "handicap",
        "minus",
        "below",
        "odds",
        "seed",
        "ratio",
        "per",
        "every",
        "deficits",
        "standings",
    ];
    // "drop from 3 to 5 per cent" may be by that much.
    let is_whole = movement.from.unit == movement.to.unit;
    let is_told = movement.unit != Unit::None || (line.noun(movement.from).is_some() || line.noun(movement.to).is_some());
    let is_clear = movement.is_exact && is_whole && is_told && !(0..line.len()).any(|at| line.is_any(at, OTHER_WAY));
    let at = movement.start.checked_sub(1)?;
    let word = direction(line, at).filter(|_| is_clear)?;
    if line.is_any(at, &["up", "down", "growing", "cut", "raised", "raising"]) {
        return None;
    }
    let goes_up = movement.after.low() > movement.before.high();
    let goes_down = movement.after.high() < movement.before.low();
    let (shown, told) = match word {
        Direction::Up if goes_down => ("down", line.word(at)),
        Direction::Down if goes_up => ("up", line.word(at)),
        _ => return None,
    };
    let sum = format!("from {} to {} is {shown}, not “{told}”", line.text(movement.from), line.text(movement.to));
    Some(Fault::new(line.span(at, movement.end), sum))
}

/// Words of multiplying, each with its factor.
const MULTIPLES: &[(&str, f64)] = &[
    ("doubled", 2.0),
    ("doubling", 2.0),
    ("tripled", 3.0),
    ("trebled", 3.0),
    ("tripling", 3.0),
    ("trebling", 3.0),
    ("quadrupled", 4.0),
    ("halved", 0.5),
    ("halving", 0.5),
];

/// Parts of the factor that are still rounding, and that are still a slip of it.
const MULTIPLE_ROUNDING: f64 = 0.12;
const MULTIPLE_WRONG: f64 = 0.25;

/// "doubled from 40 to 60".
fn multiple(line: &Line<'_>, movement: &Movement<'_>, is_rounding: bool) -> Option<Fault> {
    let before = movement.start.checked_sub(1)?;
    let at = if line.word(before) == "," { before.checked_sub(1)? } else { before };
    let (word, factor) = MULTIPLES.iter().find(|(word, _)| line.is(at, word))?;
    let (low, high) = (movement.after.low() / movement.before.high(), movement.after.high() / movement.before.low());
    let hedge = line.hedge(at);
    // "more than doubled" is true of any more.
    let is_more = hedge == Hedge::Over || (at > 0 && line.is_any(at - 1, &["than"]));
    let slack = if is_more || (hedge == Hedge::Exact && movement.is_exact) { 0.0 } else { 0.1 };
    let short = (factor * (1.0 - slack) - high) / factor;
    let beyond = (low - factor * (1.0 + slack)) / factor;
    let off = if is_more && *factor > 1.0 { short } else { short.max(beyond) };
    let wrong = if is_more { MULTIPLE_ROUNDING } else { MULTIPLE_WRONG };
    let asked = if is_rounding { off > MULTIPLE_ROUNDING && off <= wrong } else { off > wrong };
    let times = plain(movement.after.value / movement.before.value, 2);
    let sum = format!("from {} to {} is {times} times, not {word}", line.text(movement.from), line.text(movement.to));
    asked.then(|| Fault::new(line.span(at, movement.end), sum))
}
