//! A measure, and the same in another unit beside it.

use super::Fault;
use super::figure::{Figure, amount, plain};
use super::line::Line;
use crate::language::Unit;

/// What a unit measures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Length,
    Area,
    Weight,
    Volume,
    Speed,
    Temperature,
}

/// The sort of a unit and what one of it is in the base unit, from the least that is called so to the most.
fn measure(short: &str) -> Option<(Sort, f64, f64)> {
    use Sort::{Area, Length, Speed, Temperature, Volume, Weight};
    let (sort, least, most) = match short {
        "km" => (Length, 1000.0, 1000.0),
        "m" => (Length, 1.0, 1.0),
        "cm" => (Length, 0.01, 0.01),
        "mm" => (Length, 0.001, 0.001),
        "mi" => (Length, 1609.344, 1609.344),
        "yd" => (Length, 0.9144, 0.9144),
        "ft" => (Length, 0.3048, 0.3048),
        "in" => (Length, 0.0254, 0.0254),
        "km²" => (Area, 1e6, 1e6),
        "m²" => (Area, 1.0, 1.0),
        "mi²" => (Area, 2_589_988.0, 2_589_988.0),
        "ft²" => (Area, 0.092_903, 0.092_903),
        "yd²" => (Area, 0.836_127, 0.836_127),
        "acre" => (Area, 4046.856, 4046.856),
        "ha" => (Area, 10_000.0, 10_000.0),
        "kg" => (Weight, 1.0, 1.0),
        "g" => (Weight, 0.001, 0.001),
        "t" => (Weight, 1000.0, 1000.0),
        // American, metric and British tons.
        "ton" => (Weight, 907.185, 1016.047),
        "lb" => (Weight, 0.453_592, 0.453_592),
        // Recipes call 25 g an ounce; one of gold is 31 g.
        "oz" => (Weight, 0.025, 0.031_103),
        "st" => (Weight, 6.350_29, 6.350_29),
        "l" => (Volume, 1.0, 1.0),
        "ml" => (Volume, 0.001, 0.001),
        "m³" => (Volume, 1000.0, 1000.0),
        // American and British gallons.
        "gal" => (Volume, 3.785_41, 4.546_09),
        "bbl" => (Volume, 158.0, 164.0),
        "mph" => (Speed, 1.609_344, 1.609_344),
        "km/h" => (Speed, 1.0, 1.0),
        "kn" => (Speed, 1.852, 1.852),
        "°C" | "°F" => (Temperature, 1.0, 1.0),
        _ => return None,
    };
    Some((sort, least, most))
}

/// One measure: "10 km", or the two numbers of "6ft 2in".
struct Measured {
    sort: Sort,
    short: &'static str,
    /// What the figure may stand for, in the base unit.
    low: f64,
    high: f64,
    /// The figure as written, in the base unit: by the least and the most that is called so.
    least: f64,
    most: f64,
    /// True where zeros end the figure.
    is_round: bool,
    /// Items of its numbers.
    first: usize,
    last: usize,
}

/// Conversions that are further off are no matter of rounding.
const ERROR_SHARE: f64 = 0.05;

/// The same where both figures end in zeros.
const ROUND_ERROR_SHARE: f64 = 0.1;

/// Degrees by which a conversion is wrong.
const ERROR_DEGREES: f64 = 3.0;

/// Half a step of an oven's scale, in degrees Celsius.
const OVEN_STEP: f64 = 5.0;

/// A given figure with zeros at its end may be rounded by this part.
const GIVEN_ROUNDING: f64 = 0.02;

/// Conversions of a sentence that do not fit.
pub(super) fn check(line: &Line<'_>, is_rounding: bool, faults: &mut Vec<Fault>) {
    for (at, _) in line.numbers() {
        let Some(given) = measured(line, at).filter(|given| given.first == at) else { continue };
        let Some(told) = converted(line, given.last) else { continue };
        if given.sort == told.sort && given.short != told.short {
            faults.extend(wrong(line, &given, &told, is_rounding));
        }
    }
}

/// The measure in another unit behind the first: "10 km (6.2 miles)", "10 km, or 6.2 miles,".
fn converted(line: &Line<'_>, last: usize) -> Option<Measured> {
    let mut at = last + 1;
    // "10 km long (6.2 miles)" is a rarity; the mark stands right behind.
    let is_bracket = line.word(at) == "(";
    let is_or = matches!(line.word(at), "," | "–" | "—") && line.is(at + 1, "or");
    if !is_bracket && !is_or {
        return None;
    }
    at += if is_bracket { 1 } else { 2 };
    while line.is_rounding(at) || line.is(at, "or") {
        at += 1;
    }
    let told = measured(line, at)?;
    let closes = if is_bracket { line.word(told.last + 1) == ")" } else { line.is_mark(told.last + 1) };
    closes.then_some(told)
}

fn measured(line: &Line<'_>, at: usize) -> Option<Measured> {
    let number = line.amount(at)?;
    let (short, figure) = match number.unit {
        Unit::Measure(short) => (short, Figure::of(line.document, number)),
        // "1.88m" is read as millions where nothing says otherwise.
        Unit::None if line.text(number).ends_with('m') && number.value >= 1e4 => {
            ("m", Figure::of(line.document, number).scaled_down(1e6))
        }
        _ => return None,
    };
    let (sort, least, most) = measure(short)?;
    let (low, high) = (figure.low() * least, figure.high() * most);
    let is_round = figure.value != 0.0 && figure.value % 10.0 == 0.0;
    let mut measured = Measured {
        sort,
        short,
        low,
        high,
        least: figure.value * least,
        most: figure.value * most,
        is_round,
        first: at,
        last: at,
    };
    // "6ft 2in", "11st 4lb", "5 miles 300 yards" are one measure; one that ends in them starts before.
    if at > 0 && line.amount(at - 1).is_some_and(|before| is_compound(before.unit, number.unit)) {
        measured.first = at - 1;
        return Some(measured);
    }
    // "13st 4lb", "6 feet and 2 inches", "1 ½ miles": what stands before belongs to it.
    let before = at.wrapping_sub(1 + usize::from(at > 0 && line.is(at - 1, "and")));
    if line.number(before).is_some() {
        return None;
    }
    if let Some(smaller) = line.amount(at + 1).filter(|smaller| is_compound(number.unit, smaller.unit)) {
        let Unit::Measure(short) = smaller.unit else { return None };
        let (_, least_small, most_small) = measure(short)?;
        let small = Figure::of(line.document, smaller);
        let exact = figure.value * least;
        measured.low = exact + small.low() * least_small;
        measured.high = exact + small.high() * most_small;
        measured.least = exact + small.value * least_small;
        measured.most = exact + small.value * most_small;
        measured.last = at + 1;
        measured.is_round = false;
    }
    Some(measured)
}

fn is_compound(one: Unit, other: Unit) -> bool {
    let pairs = [("ft", "in"), ("st", "lb"), ("lb", "oz"), ("m", "cm")];
    matches!((one, other), (Unit::Measure(one), Unit::Measure(other)) if pairs.contains(&(one, other)))
}

/// A measure in another unit: "6.21 miles", "18.93 to 22.73 litres".
fn in_unit(given: &Measured, short: &'static str) -> String {
    let (least, most) = measure(short).map_or((1.0, 1.0), |(_, least, most)| (least, most));
    let low = amount(given.least / most, Unit::None);
    let high = amount(given.most / least, Unit::None);
    let with_unit = amount(given.most / least, Unit::Measure(short));
    if low == high { with_unit } else { format!("{low} to {with_unit}") }
}

fn wrong(line: &Line<'_>, given: &Measured, told: &Measured, is_rounding: bool) -> Option<Fault> {
    let text = |one: &Measured| line.span(one.first, one.last).of(&line.document.text);
    let (is_wrong, is_off, shown) = if given.sort == Sort::Temperature {
        let (reading, difference) = if given.short == "°C" {
            (given.most * 1.8 + 32.0, given.most * 1.8)
        } else {
            ((given.most - 32.0) / 1.8, given.most / 1.8)
        };
        let half = (told.high - told.low) / 2.0 + (given.high - given.low) / 2.0 * if given.short == "°C" { 1.8 } else { 0.56 };
        // Ovens go up in steps.
        let oven = match told.short {
            "°C" if reading >= 100.0 => OVEN_STEP,
            "°F" if reading >= 212.0 => OVEN_STEP * 2.0,
            _ => 0.0,
        };
        let gap = (told.most - reading).abs().min((told.most - difference).abs()) - half - oven;
        (gap > ERROR_DEGREES, gap > 0.3, plain(reading, 0) + told.short)
    } else {
        let give = if given.is_round { GIVEN_ROUNDING } else { 0.0 };
        let (low, high) = (given.low.min(given.least * (1.0 - give)), given.high.max(given.most * (1.0 + give)));
        // Zeros at the end of either are rounding up to the share of an error.
        let gap =
            (low.max(given.least * (1.0 - ERROR_SHARE)) - told.high).max(told.low - high.min(given.most * (1.0 + ERROR_SHARE)));
        let off = (told.least / given.most - 1.0).max(1.0 - told.most / given.least);
        // Rounded twice, a measure says little: "30ft (10m)".
        if given.is_round && told.is_round && off <= ROUND_ERROR_SHARE {
            return None;
        }
        (gap > 0.0 && off > ERROR_SHARE, gap > 0.0, in_unit(given, told.short))
    };
    let asked = if is_rounding { is_off && !is_wrong } else { is_wrong };
    let sum = format!("{} is {shown}, not {}", text(given), text(told));
    asked.then(|| Fault::new(line.span(told.first, told.last), sum).with(line.span(given.first, given.last)))
}
