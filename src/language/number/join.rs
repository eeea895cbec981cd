//! Two amounts that belong together: ranges, scores, years and clock times with an end.

use super::super::TokenKind;
use super::super::view::View;
use super::amount::{self, Amount};
use super::scan::{Found, Scan, clock, identifier, short_year};
use super::{NumberClass, NumberForm, Unit, context};
use crate::span::TextSpan;

/// What joins two amounts.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    /// `10-15`.
    Dash,
    /// "10 to 15", "18- to 24-year-olds".
    To,
    /// "between 10 and 15".
    And,
}

/// The joint behind an amount and the index of the token behind it.
fn joint(view: View<'_>, low: &Amount<'_>) -> Option<(Joint, usize)> {
    let at = low.next;
    if view.is_dash(at) && view.is_glued(at) {
        if view.is_glued(at + 1) {
            return (low.form == NumberForm::Figures).then_some((Joint::Dash, at + 1));
        }
        return view.is(at + 1, "to").then_some((Joint::To, at + 2));
    }
    if view.is(at, "to") {
        return (!context::is_change(view, low.first)).then_some((Joint::To, at + 1));
    }
    let is_and = view.is(at, "and") && context::is_between(view, low.first.wrapping_sub(1));
    is_and.then_some((Joint::And, at + 1))
}

/// "10-15", "10 to 15", "between 10 and 15", "3-1", "2019-20".
pub(super) fn read<'d>(scan: &Scan<'d>, view: View<'d>, low: &Amount<'d>) -> Option<Found> {
    let (joint, second) = joint(view, low).filter(|_| low.rest.is_empty())?;
    if let Some(found) = clock_range(view, low, second).filter(|_| joint != Joint::And) {
        return Some(found);
    }
    let high = amount::read_behind_sign(view, second)?;
    let units_fit = low.unit == Unit::None || high.unit == Unit::None || low.unit == high.unit;
    let is_pair = high.form == low.form && high.class == NumberClass::Cardinal && units_fit;
    if !is_pair || scan.date_starts_before(view.end(high.next - 1)) {
        return None;
    }
    let is_dash = joint == Joint::Dash;
    if is_dash && view.is_dash(high.next) && view.is_glued(high.next) && view.kind(high.next + 1) == Some(TokenKind::Number) {
        return Some(identifier(view, low.first, low.value));
    }
    let mut mention = low.mention(NumberClass::Range);
    mention.span = TextSpan::new(low.start, high.end);
    mention.figure = low.figure.cover(high.figure);
    mention.unit = if high.unit == Unit::None { low.unit } else { high.unit };
    if low.factor == 1.0 && high.factor > 1.0 && low.raw < high.raw {
        mention.value = low.value * high.factor;
    }
    mention.upper = Some(high.value);
    let mut next = high.next;
    let are_bare = low.is_bare() && high.is_bare();
    if let Some((end, unit)) = context::years_old(view, next, high.rest).filter(|_| are_bare) {
        mention.class = NumberClass::Age;
        mention.unit = unit.map_or(Unit::None, Unit::Measure);
        mention.span = TextSpan::new(low.start, view.end(end - 1));
        next = end;
    } else if are_bare && asks_for_age(view, low.first) {
        mention.class = NumberClass::Age;
    } else if let Some(last) = last_year(view, low, &high) {
        (mention.class, mention.upper) = (NumberClass::Year, Some(last));
    } else if are_bare && joint != Joint::And && is_score(scan, view, low, &high, is_dash) {
        mention.class = NumberClass::Score;
    } else if joint == Joint::To && (low.value >= high.value || low.is_year(view)) {
        return None;
    }
    Some((mention, next))
}

/// "aged 18 to 24", "between the ages of 5 and 9".
fn asks_for_age(view: View<'_>, at: usize) -> bool {
    const AGES: [&str; 3] = ["aged", "age", "ages"];
    let before = at.wrapping_sub(1);
    view.is_any(before, &AGES) || (view.is_any(before, &["between", "of"]) && view.is_any(before.wrapping_sub(1), &AGES))
}

fn is_score(scan: &Scan<'_>, view: View<'_>, low: &Amount<'_>, high: &Amount<'_>, is_dash: bool) -> bool {
    let next = high.next;
    if !is_dash {
        return context::is_contest(view, low.first, next) && !view.is_lower(next);
    }
    let follows_score = scan.last.0 == NumberClass::Score
        && scan.last.1 + 1 == low.first
        && (matches!(view.word(scan.last.1), "," | "(") || view.is(scan.last.1, "and"));
    // Sets of a match: "6-7 (3-7) 6-3".
    let behind = next + usize::from(matches!(view.word(next), "," | "("));
    let set_follows = high.value <= 7.0 && view.kind(behind) == Some(TokenKind::Number) && view.is_dash(behind + 1);
    low.value >= high.value
        || low.value == 0.0
        || follows_score
        || set_follows
        || (context::is_contest(view, low.first, next) && !context::counts_noun(view, next))
}

/// "9-11am", "9.30 to 11 a.m.": both are hours of the same half of the day.
fn clock_range(view: View<'_>, low: &Amount<'_>, second: usize) -> Option<Found> {
    let (until, next) = context::clock(view, second)?;
    if view.kind(low.first) != Some(TokenKind::Number) || !(0.0..13.0).contains(&low.value) {
        return None;
    }
    let (hour, minutes) = (low.value.trunc(), (low.value.fract() * 100.0).round());
    let mut from = hour + minutes / 60.0;
    if until >= 12.0 && from + 12.0 <= until {
        from += 12.0;
    }
    let (mut mention, next) = clock(view, second, until, next);
    mention.upper = Some(until);
    mention.value = from;
    mention.span = TextSpan::new(low.start, 0).cover(mention.span);
    mention.figure = low.figure.cover(mention.figure);
    Some((mention, next))
}

fn last_year(view: View<'_>, low: &Amount<'_>, high: &Amount<'_>) -> Option<f64> {
    if !low.is_year(view) || !high.is_bare() || !matches!(high.figure.len(), 2 | 4) {
        return None;
    }
    short_year(low.value, high.value, high.figure.len()).filter(|_| !context::counts_clearly(view, low.first, high.next))
}
