//! SCOWL: which forms stand in which list at which size.

use crate::Result;
use crate::folder;
use crate::input::Inputs;
use std::collections::{BTreeMap, BTreeSet};

/// Varieties as bits; the order is that of `Varieties` in copydesk.
pub const GB: u8 = 1;
pub const US: u8 = 2;
pub const CA: u8 = 4;
pub const AU: u8 = 8;
pub const IN: u8 = 16;
pub const OXFORD: u8 = 32;
pub const ALL: u8 = GB | US | CA | AU | IN | OXFORD;

/// What SCOWL says of one form as it is spelled.
#[derive(Clone, Copy)]
pub struct Listed {
    /// Smallest size.
    pub level: u8,
    /// Where it is standard: its own lists and the variants that SCOWL calls almost equal.
    pub varieties: u8,
    /// From a list of abbreviations.
    pub is_abbreviation: bool,
}

/// The lists.
#[derive(Default)]
pub struct Scowl {
    /// By form, in the case SCOWL gives; no possessives.
    pub forms: BTreeMap<String, Listed>,
    /// Forms whose possessive is listed: nouns and names.
    pub possessives: BTreeSet<String>,
    /// Contractions (`it's`, `don't`).
    pub contractions: BTreeSet<String>,
}

/// Reads every list except jargon.
pub fn read(inputs: &Inputs) -> Result<Scowl> {
    let mut scowl = Scowl::default();
    for (name, bytes) in folder::read(inputs, "scowl")? {
        let Some((list, level)) = name.split_once('.') else { continue };
        let level: u8 = level.parse()?;
        let Some((area, sort)) = list.split_once('-') else { continue };
        if sort == "hacker" {
            continue;
        }
        let varieties = varieties(area);
        for form in String::from_utf8(bytes)?.lines() {
            let is_contraction = sort == "contractions";
            if is_contraction {
                scowl.contractions.insert(form.to_lowercase());
            } else if let Some(stem) = form.strip_suffix("'s").or_else(|| form.strip_suffix('\'')) {
                scowl.possessives.insert(stem.to_owned());
                continue;
            }
            let is_abbreviation = matches!(sort, "abbreviations" | "roman-numerals");
            let new = Listed { level, varieties, is_abbreviation };
            let listed = scowl.forms.entry(form.to_owned()).or_insert(new);
            listed.level = listed.level.min(level);
            listed.varieties |= varieties;
            listed.is_abbreviation |= is_abbreviation;
        }
    }
    Ok(scowl)
}

/// `variant_1` is American; `variant_2` and `variant_3` are standard nowhere.
fn varieties(area: &str) -> u8 {
    match area {
        "english" | "special" => ALL,
        "american" | "variant_1" => US,
        "british" | "british_variant_1" => GB | IN,
        "british_z" => OXFORD,
        "canadian" | "canadian_variant_1" => CA,
        "australian" | "australian_variant_1" => AU,
        _ => 0,
    }
}
