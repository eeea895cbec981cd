//! What stands round figures: currencies, scale words, percentages, measures.

use super::super::TokenKind;
use super::super::view::{Lower, View};
use super::{Unit, words};

/// The piece of a token that a unit is looked for in: "mile" of "mile-long".
struct Piece {
    lower: Lower,
    len: usize,
    is_whole: bool,
}

impl Piece {
    fn new(word: &str) -> Self {
        let len = word.find(['-', '\u{2010}', '\u{2011}']).unwrap_or(word.len());
        Self { lower: Lower::new(word.get(..len).unwrap_or("")), len, is_whole: len == word.len() }
    }
}

/// Something that was read behind the figures.
#[derive(Clone, Copy)]
pub(super) struct Behind<T> {
    pub(super) what: T,
    /// Index of the next token.
    pub(super) next: usize,
    /// End in bytes; inside a token for "mile-long".
    pub(super) end: usize,
}

/// The currency before the token `at` and where its sign starts: `$`, `US$`, `Rs.`, `EUR`.
pub(super) fn money_before(view: View<'_>, at: usize) -> Option<(Unit, usize)> {
    let sign = at.checked_sub(1)?;
    match view.kind(sign)? {
        TokenKind::Symbol if view.is_glued(at) || !view.is_glued(sign) => {
            let code = match view.word(sign) {
                "$" => {
                    let country = if view.is_glued(sign) { dollar(view.word(sign - 1)) } else { None };
                    return Some(
                        country.map_or((Unit::Money("USD"), view.start(sign)), |c| (Unit::Money(c), view.start(sign - 1))),
                    );
                }
                "£" => "GBP",
                "€" => "EUR",
                "¥" => "JPY",
                "₹" => "INR",
                "₽" => "RUB",
                "₩" => "KRW",
                "₦" => "NGN",
                "₺" => "TRY",
                "₪" => "ILS",
                "₴" => "UAH",
                "₸" => "KZT",
                "฿" => "THB",
                "₱" => "PHP",
                "₫" => "VND",
                _ => return None,
            };
            Some((Unit::Money(code), view.start(sign)))
        }
        TokenKind::Punctuation if view.word(sign) == "." && view.is_glued(sign) && is_rupees(view.word(sign - 1)) => {
            Some((Unit::Money("INR"), view.start(sign - 1)))
        }
        TokenKind::Word if is_rupees(view.word(sign)) => Some((Unit::Money("INR"), view.start(sign))),
        TokenKind::Word => iso_code(view.word(sign)).map(|code| (Unit::Money(code), view.start(sign))),
        _ => None,
    }
}

fn is_rupees(word: &str) -> bool {
    matches!(word, "Rs" | "RS" | "rs" | "Re")
}

fn dollar(country: &str) -> Option<&'static str> {
    Some(match country {
        "US" | "U.S." => "USD",
        "A" | "AU" | "Aus" => "AUD",
        "C" | "CA" | "Can" => "CAD",
        "NZ" => "NZD",
        "HK" => "HKD",
        "S" | "SG" => "SGD",
        "NT" => "TWD",
        "R" => "BRL",
        _ => return None,
    })
}

fn iso_code(word: &str) -> Option<&'static str> {
    const CODES: [&str; 22] = [
        "USD", "EUR", "GBP", "INR", "AUD", "CAD", "NZD", "JPY", "CNY", "CHF", "HKD", "SGD", "SEK", "NOK", "DKK", "PLN", "ZAR",
        "RUB", "BRL", "AED", "SAR", "PKR",
    ];
    if word.len() == 3 { CODES.iter().find(|code| **code == word).copied() } else { None }
}

/// Scale words behind figures: "million", `bn`, "lakh crore", `-million`.
pub(super) fn scale_behind(view: View<'_>, next: usize, is_money: bool, figures: &str) -> Option<Behind<f64>> {
    let hyphen = usize::from(view.is_dash(next) && view.is_glued(next) && view.is_glued(next + 1));
    let at = next + hyphen;
    if view.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    let word = view.word(at);
    let piece = Piece::new(word);
    let is_glued = hyphen == 0 && view.is_glued(at);
    let factor = match piece.lower.as_str() {
        "m" if is_glued && hyphen == 0 => (is_money || !is_metres(view, at, figures)).then_some(1e6),
        "mn" | "mln" => Some(1e6),
        "bn" => Some(1e9),
        "b" if is_glued && is_money => Some(1e9),
        "tn" | "trn" => Some(1e12),
        "k" if is_glued => Some(1e3),
        "cr" => Some(1e7),
        "dozen" if is_glued => None,
        long => words::scale(long),
    }?;
    let end = view.start(at) + piece.len;
    if piece.is_whole
        && words::scale(piece.lower.as_str()).is_some()
        && let Some(second) = words::scale(Lower::new(view.word(at + 1)).as_str()).filter(|second| *second > 1e3)
    {
        return Some(Behind { what: factor * second, next: at + 2, end: view.end(at + 1) });
    }
    Some(Behind { what: factor, next: at + 1, end })
}

/// `100m` of a race and `3m high` are metres; `6m people` are millions.
fn is_metres(view: View<'_>, at: usize, figures: &str) -> bool {
    const BEHIND: [&str; 27] = [
        "tall",
        "high",
        "long",
        "wide",
        "deep",
        "away",
        "above",
        "below",
        "from",
        "sprint",
        "race",
        "freestyle",
        "hurdles",
        "relay",
        "final",
        "backstroke",
        "butterfly",
        "breaststroke",
        "dash",
        "event",
        "waves",
        "swell",
        "drop",
        "rifle",
        "pistol",
        "medley",
        "champion",
    ];
    let is_distance =
        matches!(figures, "50" | "60" | "100" | "110" | "200" | "400" | "800" | "1500" | "1,500" | "5000" | "5,000");
    let is_counted =
        view.is_any(at + 1, &["people", "users", "doses", "homes", "jobs", "cases", "tonnes", "barrels", "children"]);
    view.word(at).contains('-') || view.is_any(at + 1, &BEHIND) || (is_distance && !is_counted)
}

/// The unit behind a number: per cent, money, a measure.
pub(super) fn unit_behind(view: View<'_>, next: usize, is_large: bool) -> Option<Behind<Unit>> {
    let hyphen = usize::from(view.is_dash(next) && view.is_glued(next) && view.is_glued(next + 1));
    let at = next + hyphen;
    let word = view.word(at);
    let one = |what| Some(Behind { what, next: at + 1, end: view.end(at) });
    match view.kind(at)? {
        TokenKind::Symbol if word == "%" => {
            let is_points = view.is_any(at + 1, &["points", "point"]);
            let last = at + usize::from(is_points);
            let unit = if is_points { Unit::Points } else { Unit::Percent };
            Some(Behind { what: unit, next: last + 1, end: view.end(last) })
        }
        TokenKind::Symbol if word == "°" => degree_letter(view, at),
        TokenKind::Symbol if word == "€" && !view.is_glued(at + 1) => one(Unit::Money("EUR")),
        TokenKind::Symbol if word == "£" && !view.is_glued(at + 1) && view.is_glued(at) => one(Unit::Money("GBP")),
        TokenKind::Word => word_unit(view, at, hyphen == 0 && view.is_glued(at), is_large),
        _ => None,
    }
}

fn degree_letter(view: View<'_>, at: usize) -> Option<Behind<Unit>> {
    let has_letter = view.is_glued(at + 1) && matches!(view.word(at + 1), "C" | "F");
    let unit = match view.word(at + 1) {
        "C" if has_letter => "°C",
        "F" if has_letter => "°F",
        _ => "°",
    };
    let last = at + usize::from(has_letter);
    Some(Behind { what: Unit::Measure(unit), next: last + 1, end: view.end(last) })
}

fn word_unit(view: View<'_>, at: usize, is_glued: bool, is_large: bool) -> Option<Behind<Unit>> {
    let word = view.word(at);
    let piece = Piece::new(word);
    let lower = piece.lower.as_str();
    let one = |what| Some(Behind { what, next: at + 1, end: view.start(at) + piece.len });
    let two = |what| Some(Behind { what, next: at + 2, end: view.end(at + 1) });
    let second = Lower::new(if piece.is_whole { view.word(at + 1) } else { "" });
    let second = second.as_str();
    // "5G" is a code, "5g" a weight; the letter of a unit tells them apart.
    if is_glued && word == "G" {
        return None;
    }
    match (lower, second) {
        ("percent" | "pct", _) => return one(Unit::Percent),
        ("pc", _) if is_glued => return one(Unit::Percent),
        ("pp" | "ppt", _) if is_glued => return one(Unit::Points),
        ("per", "cent") => return two(Unit::Percent),
        ("percentage", "point" | "points") => return two(Unit::Points),
        ("percentage", _) if word.len() > 15 && !piece.is_whole => {
            return Some(Behind { what: Unit::Points, next: at + 1, end: view.end(at) });
        }
        ("basis", "point" | "points") => return two(Unit::Measure("bp")),
        ("us", "dollars") => return two(Unit::Money("USD")),
        ("australian", "dollars") => return two(Unit::Money("AUD")),
        ("canadian", "dollars") => return two(Unit::Money("CAD")),
        ("metric", "ton" | "tons" | "tonnes") => return two(Unit::Measure("t")),
        ("degree" | "degrees", "celsius" | "centigrade" | "c") => return two(Unit::Measure("°C")),
        ("degree" | "degrees", "fahrenheit" | "f") => return two(Unit::Measure("°F")),
        ("sq" | "square", _) => return area(second).and_then(|unit| two(Unit::Measure(unit))),
        ("cubic", _) if measure(second, false) == Some("m") => return two(Unit::Measure("m³")),
        ("pound" | "pounds", _) if is_large => return one(Unit::Money("GBP")),
        ("won", _) if is_large => return one(Unit::Money("KRW")),
        ("c" | "f", _) if is_glued && word != lower => {
            return one(Unit::Measure(if lower == "c" { "°C" } else { "°F" }));
        }
        _ => {}
    }
    if lower == "km" && view.word(at + 1) == "/" && view.is_glued(at + 1) && view.is_any(at + 2, &["h", "hr"]) {
        return Some(Behind { what: Unit::Measure("km/h"), next: at + 3, end: view.end(at + 2) });
    }
    money(lower).map(Unit::Money).or_else(|| measure(lower, is_glued).map(Unit::Measure)).and_then(one)
}

/// The unit in the rest of a hyphenated number: "six-mile", "four-foot-tall".
pub(super) fn unit_in_rest(rest: &str) -> Option<(Unit, usize)> {
    let piece = Piece::new(rest);
    let lower = piece.lower.as_str();
    let unit = money(lower).map(Unit::Money).or_else(|| measure(lower, false).map(Unit::Measure))?;
    Some((unit, piece.len))
}

/// What a hundredth is called: 50p is half a pound.
pub(super) fn is_hundredth(word: &str, is_glued: bool) -> Option<&'static str> {
    Some(match Lower::new(word).as_str() {
        "p" if is_glued => "GBP",
        "pence" => "GBP",
        "cents" => "USD",
        "paise" => "INR",
        _ => return None,
    })
}

fn money(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" => "USD",
        "euro" | "euros" => "EUR",
        "rupee" | "rupees" => "INR",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rouble" | "roubles" | "ruble" | "rubles" => "RUB",
        "rand" => "ZAR",
        "naira" => "NGN",
        "baht" => "THB",
        "lira" => "TRY",
        "tenge" => "KZT",
        "taka" => "BDT",
        "ringgit" => "MYR",
        "dirham" | "dirhams" => "AED",
        "riyals" => "SAR",
        _ => return None,
    })
}

fn area(word: &str) -> Option<&'static str> {
    Some(match measure(word, false)? {
        "km" => "km²",
        "mi" => "mi²",
        "m" => "m²",
        "ft" => "ft²",
        "yd" => "yd²",
        "in" => "in²",
        _ => return None,
    })
}

fn measure(word: &str, is_glued: bool) -> Option<&'static str> {
    Some(match word {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "m" | "metre" | "metres" | "meter" | "meters" => "m",
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => "cm",
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => "mm",
        "mile" | "miles" => "mi",
        "yard" | "yards" | "yd" | "yds" => "yd",
        "foot" | "feet" | "ft" => "ft",
        "inch" | "inches" => "in",
        "in" if is_glued => "in",
        "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogrammes" => "kg",
        "g" | "l" | "w" | "v" if is_glued => match word {
            "g" => "g",
            "l" => "l",
            "w" => "W",
            _ => "V",
        },
        "gram" | "grams" | "grammes" => "g",
        "mg" => "mg",
        "tonne" | "tonnes" => "t",
        "ton" | "tons" => "ton",
        "pound" | "pounds" | "lb" | "lbs" => "lb",
        "ounce" | "ounces" | "oz" => "oz",
        "stone" => "st",
        "acre" | "acres" => "acre",
        "hectare" | "hectares" | "ha" => "ha",
        "litre" | "litres" | "liter" | "liters" => "l",
        "ml" => "ml",
        "gallon" | "gallons" => "gal",
        "barrel" | "barrels" => "bbl",
        "mph" => "mph",
        "kph" | "kmh" | "kmph" => "km/h",
        "knots" => "kn",
        "degree" | "degrees" => "°",
        "kw" | "kilowatt" | "kilowatts" => "kW",
        "mw" | "megawatt" | "megawatts" => "MW",
        "gw" | "gigawatt" | "gigawatts" => "GW",
        "kwh" => "kWh",
        "mwh" => "MWh",
        "gwh" => "GWh",
        "mb" | "megabytes" => "MB",
        "gb" | "gigabytes" => "GB",
        "tb" | "terabytes" => "TB",
        "mhz" => "MHz",
        "ghz" => "GHz",
        "hz" => "Hz",
        "calories" => "kcal",
        "decibels" => "dB",
        "points" | "point" | "pts" => "points",
        _ => return None,
    })
}
