//! Numbers of the copy as sheets show them.

use crate::language::{NumberClass, NumberMention, Unit};
use serde::{Serialize, Serializer};

/// Values from this on are shown with an exponent; double precision holds no single ones there.
const EXACT_MAX: f64 = 9e15;

/// A number as json prints it.
#[derive(Debug, Serialize)]
pub(super) struct Amount {
    /// Scale applied: `2.4 million` is 2400000.
    #[serde(serialize_with = "exact")]
    value: f64,
    /// The other end of a range, the other side of a score.
    #[serde(serialize_with = "exact_if_any")]
    upper: Option<f64>,
    /// `%`, `points`, a currency (`GBP`) or a measure (`km`).
    unit: Option<&'static str>,
    /// `cardinal`, `ordinal`, `fraction`, `range`, `score`, `age`, `year`, `time` or `identifier`.
    sort: &'static str,
}

impl Amount {
    pub(super) fn of(number: &NumberMention) -> Self {
        let unit = match number.unit {
            Unit::None => None,
            Unit::Percent => Some("%"),
            Unit::Points => Some("points"),
            Unit::Money(unit) | Unit::Measure(unit) => Some(unit),
        };
        Self { value: number.value, upper: number.upper, unit, sort: sort(number.class) }
    }
}

fn sort(class: NumberClass) -> &'static str {
    match class {
        NumberClass::Cardinal => "cardinal",
        NumberClass::Ordinal => "ordinal",
        NumberClass::Fraction => "fraction",
        NumberClass::Range => "range",
        NumberClass::Score => "score",
        NumberClass::Age => "age",
        NumberClass::Year => "year",
        NumberClass::Time => "time",
        NumberClass::Identifier => "identifier",
    }
}

/// Whole values as whole numbers.
fn exact<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() < EXACT_MAX {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

fn exact_if_any<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => exact(value, serializer),
        None => serializer.serialize_none(),
    }
}

/// The value as a person reads it: `2,400,000 GBP`, `6.2%`, `10 to 15`, `aged 34`.
pub(super) fn readable(number: &NumberMention) -> String {
    let value = figure(number.value);
    let upper = number.upper.map(figure);
    let value = match (number.class, upper) {
        (NumberClass::Age, None) => format!("aged {value}"),
        (NumberClass::Age, Some(upper)) => format!("aged {value} to {upper}"),
        (NumberClass::Year, None) => format!("year {}", number.value),
        (NumberClass::Year, Some(upper)) => format!("years {} to {}", number.value, upper.replace(',', "")),
        (NumberClass::Score, Some(upper)) => format!("{value}–{upper}"),
        (NumberClass::Ordinal, _) => format!("no. {value}"),
        (NumberClass::Time, _) => clock(number.value),
        (_, Some(upper)) => format!("{value} to {upper}"),
        (_, None) => value,
    };
    match number.unit {
        Unit::None => value,
        Unit::Percent => format!("{value}%"),
        Unit::Points => format!("{value} points"),
        Unit::Money(unit) | Unit::Measure(unit) => format!("{value} {unit}"),
    }
}

/// Hours since midnight as on a clock.
fn clock(hours: f64) -> String {
    let minutes = (hours * 60.0).round();
    format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0)
}

/// A value with its thousands apart, to four decimals.
fn figure(value: f64) -> String {
    if value.abs() >= EXACT_MAX {
        return format!("{value:e}");
    }
    let rounded = (value * 1e4).round() / 1e4;
    let plain = rounded.to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut shown = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    if !decimals.is_empty() {
        shown.push('.');
        shown.push_str(decimals);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Format, extract};
    use crate::language::Document;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(&extract(Format::Plain, text));
        assert_eq!(document.numbers().iter().map(readable).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn values_read_well() {
        check(
            "Prices rose 6.2% to £2.4m, and 12,000 people lost 1.1 million.",
            &["6.2%", "2,400,000 GBP", "12,000", "1,100,000"],
        );
        check("Anna Roe, 34, won 3-1 in 1999 at 7.45pm.", &["aged 34", "3–1", "year 1999", "19:45"]);
        check("It took 10-15 boats half a day; Jane came third.", &["10 to 15", "0.5"]);
        assert_eq!((figure(-1_234.5), figure(1e21), figure(123.0)), ("-1,234.5".into(), "1e21".into(), "123".into()));
    }

    #[test]
    fn whole_values_are_whole_in_json() {
        let document = Document::new(&extract(Format::Plain, "They gave 2.4 million euros, 6.5% of sales."));
        let shown = serde_json::to_string(&document.numbers().iter().map(Amount::of).collect::<Vec<_>>()).unwrap();
        assert!(shown.contains("\"value\":2400000,") && shown.contains("\"value\":6.5,\"upper\":null,\"unit\":\"%\""), "{shown}");
    }
}
