//! Parts of speech: from the tags of the texts, and from the forms that stand beside a word in SCOWL.

use crate::counts::Counts;
use crate::scowl::Scowl;
use crate::words::{Entry, LOWER};
use std::collections::{BTreeMap, HashMap};

/// Parts as bits; the order is that of `Parts` in copydesk.
pub const NOUN: u16 = 1;
pub const PLURAL: u16 = 1 << 1;
pub const VERB: u16 = 1 << 2;
pub const BASE: u16 = 1 << 3;
pub const THIRD: u16 = 1 << 4;
pub const PAST: u16 = 1 << 5;
pub const PARTICIPLE: u16 = 1 << 6;
pub const ING: u16 = 1 << 7;
pub const ADJECTIVE: u16 = 1 << 8;
pub const ADVERB: u16 = 1 << 9;
pub const FUNCTION: u16 = 1 << 10;

/// With this many tagged occurrences the texts alone decide.
const TAGGED_ENOUGH: u32 = 50;

/// Parts by folded word.
pub fn of(entries: &BTreeMap<String, Entry>, scowl: &Scowl, counts: &Counts) -> HashMap<String, u16> {
    let is_lower = |word: &str| entries.get(word).is_some_and(|entry| entry.kinds & LOWER != 0);
    let mut parts: HashMap<String, u16> = HashMap::new();
    let mut decided: HashMap<&str, bool> = HashMap::new();
    for (word, entry) in entries {
        let tags = counts.words.get(word).map(|count| &count.tags);
        let total: u32 = tags.map_or(0, |tags| tags.values().sum());
        let mut bits = 0;
        for (tag, &times) in tags.into_iter().flatten() {
            if (times >= 2 && times * 20 >= total) || total <= 2 {
                bits |= of_tag(tag);
            }
        }
        decided.insert(word, total >= TAGGED_ENOUGH);
        if entry.kinds & LOWER == 0 {
            bits |= NOUN;
        }
        parts.insert(word.clone(), bits);
    }
    let mut add = |word: &str, bits: u16| {
        if is_lower(word) && !decided.get(word).is_some_and(|&decided| decided) {
            *parts.entry(word.to_owned()).or_default() |= bits;
        }
    };
    for word in entries.keys().filter(|word| is_lower(word)) {
        verb(word, &is_lower, &mut add);
        comparison(word, &is_lower, &mut add);
    }
    let nouns: Vec<&String> = scowl.possessives.iter().filter(|stem| is_lower(stem)).collect();
    for stem in &nouns {
        // The possessive of a plural ("dogs'") stands in no list; that of "-ing" is the noun.
        add(stem, NOUN);
    }
    for stem in nouns {
        add(&plural(stem), NOUN | PLURAL);
    }
    parts
}

fn of_tag(tag: &str) -> u16 {
    match tag {
        "NN" => NOUN,
        "NNS" => NOUN | PLURAL,
        "VB" | "VBP" => VERB | BASE,
        "VBZ" => VERB | THIRD,
        "VBD" => VERB | PAST,
        "VBN" => VERB | PARTICIPLE,
        "VBG" => VERB | ING,
        "JJ" | "JJR" | "JJS" => ADJECTIVE,
        "RB" | "RBR" | "RBS" => ADVERB,
        "FW" | "SYM" | "LS" | "ADD" | "AFX" | "GW" | "XX" => 0,
        tag if tag.starts_with(|c: char| c.is_ascii_uppercase()) => FUNCTION,
        _ => 0,
    }
}

/// A word with third person, past and -ing beside it is a verb.
fn verb(word: &str, is_lower: &impl Fn(&str) -> bool, add: &mut impl FnMut(&str, u16)) {
    let third = plural(word);
    let doubled = word.chars().last().map(|c| format!("{word}{c}"));
    let stems = [Some(word.to_owned()), word.strip_suffix('e').map(str::to_owned), doubled];
    let of_stems = |ending: &str| stems.iter().flatten().map(|stem| format!("{stem}{ending}")).collect::<Vec<_>>();
    let mut pasts = of_stems("ed");
    pasts.extend(word.strip_suffix('y').map(|stem| format!("{stem}ied")));
    let listed = |forms: Vec<String>| forms.into_iter().filter(|form| is_lower(form)).collect::<Vec<_>>();
    let (ings, pasts) = (listed(of_stems("ing")), listed(pasts));
    if !ings.is_empty() && !pasts.is_empty() && is_lower(&third) {
        add(word, VERB | BASE);
        add(&third, VERB | THIRD);
        pasts.iter().for_each(|past| add(past, VERB | PAST | PARTICIPLE));
        ings.iter().for_each(|ing| add(ing, VERB | ING));
    }
}

/// A word with -er and -est beside it is an adjective.
fn comparison(word: &str, is_lower: &impl Fn(&str) -> bool, add: &mut impl FnMut(&str, u16)) {
    let doubled = word.chars().last().map(|c| format!("{word}{c}"));
    let stems = [
        Some(word.to_owned()),
        word.strip_suffix('e').map(str::to_owned),
        word.strip_suffix('y').map(|s| format!("{s}i")),
        doubled,
    ];
    for stem in stems.into_iter().flatten() {
        let (more, most) = (format!("{stem}er"), format!("{stem}est"));
        if is_lower(&more) && is_lower(&most) {
            add(word, ADJECTIVE);
            add(&more, ADJECTIVE);
            add(&most, ADJECTIVE);
        }
    }
}

/// Regular plural, third person too.
fn plural(word: &str) -> String {
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| word.ends_with(end));
    match word {
        _ if word.ends_with('y') && !vowel_before_y => format!("{}ies", &word[..word.len() - 1]),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ if word.ends_with('o') && !word.ends_with("oo") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}
