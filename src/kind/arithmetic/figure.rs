//! How exact a figure is, and how a sum is shown.

use crate::language::{Document, NumberForm, NumberMention, Unit};

/// A value and how far from it the truth may be, as its last digit tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    /// What is written.
    pub(super) value: f64,
    /// Half of the last digit that means something; 0 for what was counted.
    pub(super) half: f64,
    /// One step of the last digit that is written.
    pub(super) step: f64,
    /// The scale of "million", of pence; 1 without one.
    pub(super) factor: f64,
}

/// Zeros at the end of a figure round it off to no more than this part of it.
const ROUND_SHARE_MAX: f64 = 0.05;

/// Counts and sums of money from which on zeros at the end tell of rounding: rents and prices are told to the pound.
const ROUND_COUNT_MIN: f64 = 1000.0;
const ROUND_MONEY_MIN: f64 = 10_000.0;

impl Figure {
    /// Reads a mention; the first end of a range.
    pub(super) fn of(document: &Document, number: &NumberMention) -> Self {
        let value = number.value;
        let text = number.figure.of(&document.text);
        let digits =
            text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).and_then(|end| text.get(..end)).unwrap_or(text);
        let raw: Option<f64> = digits.replace(',', "").parse().ok();
        let (raw, decimals) = match raw.filter(|raw| *raw != 0.0 && number.form == NumberForm::Figures) {
            Some(raw) => (raw, digits.split_once('.').map_or(0, |(_, decimals)| decimals.len())),
            None => (value, 0),
        };
        let factor = if raw == 0.0 { 1.0 } else { (value / raw).abs() };
        let step = factor / 10f64.powi(i32::try_from(decimals).unwrap_or(0));
        // Counts and prices are told as they are.
        let is_counted = factor == 1.0
            && match number.unit {
                Unit::None => decimals == 0,
                Unit::Money(_) => true,
                _ => false,
            };
        let zeros = round_zeros(value);
        let round_from = if matches!(number.unit, Unit::Money(_)) { ROUND_MONEY_MIN } else { ROUND_COUNT_MIN };
        let half = if factor == 1.0 && decimals == 0 && value.abs() >= round_from && zeros >= 100.0 {
            (zeros / 2.0).min(value.abs() * ROUND_SHARE_MAX)
        } else if is_counted {
            0.0
        } else {
            step / 2.0
        };
        Self { value, half, step, factor }
    }

    /// A figure that was left without the scale of the one behind it: "from 1.2 to 1.5 million".
    pub(super) fn scaled(self, factor: f64) -> Self {
        Self { value: self.value * factor, half: self.step / 2.0 * factor, step: self.step * factor, factor }
    }

    /// The figure without a scale that it was read with.
    pub(super) fn scaled_down(self, factor: f64) -> Self {
        Self { value: self.value / factor, half: self.half / factor, step: self.step / factor, factor: 1.0 }
    }

    /// The least that it may stand for.
    pub(super) fn low(self) -> f64 {
        self.value - self.half
    }

    /// The most that it may stand for.
    pub(super) fn high(self) -> f64 {
        self.value + self.half
    }

    /// True when a true value from `low` to `high` can have been written so.
    pub(super) fn fits(self, low: f64, high: f64) -> bool {
        let slack = 1e-9 * self.value.abs().max(1.0);
        high >= self.low() - slack && low <= self.high() + slack
    }
}

/// The place of the last digit other than 0: 1000 for 12000.
pub(super) fn round_zeros(value: f64) -> f64 {
    let mut place = 1.0;
    while place < 1e15 && value != 0.0 && value % (place * 10.0) == 0.0 {
        place *= 10.0;
    }
    place
}

/// A number with at most `decimals` decimals and commas between thousands.
pub(super) fn plain(value: f64, decimals: usize) -> String {
    let mut text = format!("{:.decimals$}", value.abs());
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    let whole = text.find('.').unwrap_or(text.len());
    let mut at = whole;
    while at > 3 {
        at -= 3;
        text.insert(at, ',');
    }
    if value < 0.0 && text != "0" { format!("-{text}") } else { text }
}

/// How a unit is called in a message.
fn unit_name(short: &'static str) -> &'static str {
    match short {
        "mi" => "miles",
        "acre" => "acres",
        "ha" => "hectares",
        "ton" => "tons",
        "t" => "tonnes",
        "gal" => "gallons",
        "bbl" => "barrels",
        "yd" => "yards",
        "l" => "litres",
        "mi²" => "sq miles",
        "km²" => "sq km",
        other => other,
    }
}

/// A value in the unit of the copy: "£2.4 million", "37", "6.2 km".
pub(super) fn amount(value: f64, unit: Unit) -> String {
    let size = value.abs();
    let digits = match size {
        1e9.. => format!("{} billion", plain(value / 1e9, 2)),
        1e6.. => format!("{} million", plain(value / 1e6, 2)),
        100.0.. => plain(value, usize::from(value.fract() != 0.0 && size < 1000.0)),
        _ => plain(value, 2),
    };
    match unit {
        Unit::None => digits,
        Unit::Percent => format!("{digits}%"),
        Unit::Points => format!("{digits} points"),
        Unit::Money(code) => match code {
            "GBP" => format!("£{digits}"),
            "USD" => format!("${digits}"),
            "EUR" => format!("€{digits}"),
            "INR" => format!("₹{digits}"),
            _ => format!("{code} {digits}"),
        },
        Unit::Measure(short) => format!("{digits} {}", unit_name(short)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::testing::document;

    #[track_caller]
    fn half(text: &str, expected: f64) {
        let document = document(text);
        let number = document.numbers().first().unwrap();
        let found = Figure::of(&document, number).half;
        assert!((found - expected).abs() < 1e-6 * expected.max(1.0), "{text}: {found}");
    }

    #[test]
    fn the_last_digit_tells_how_exact_a_figure_is() {
        half("It sold 2.3 million cars.", 50_000.0);
        half("It sold 40 cars.", 0.0);
        half("It sold 12 000 cars.", 0.0);
        half("It sold 12,000 cars.", 500.0);
        half("It sold 4,000 cars.", 200.0);
        half("It sold 12,345 cars.", 0.0);
        half("It rose 20%.", 0.5);
        half("It rose 2.5%.", 0.05);
        half("It paid £3bn.", 500_000_000.0);
        half("It paid £40.", 0.0);
        half("It sold two million cars.", 100_000.0);
    }

    #[test]
    fn sums_are_shown_as_copy_writes_them() {
        assert_eq!(amount(2_400_000.0, Unit::Money("GBP")), "£2.4 million");
        assert_eq!(amount(12_345.0, Unit::None), "12,345");
        assert_eq!(amount(-0.5, Unit::Percent), "-0.5%");
        assert_eq!(amount(6.2137, Unit::Measure("mi")), "6.21 miles");
        assert_eq!(amount(160.934, Unit::Measure("km")), "160.9 km");
    }
}
