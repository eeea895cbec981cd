//! Figures and dates that contradict each other, each with its innocent twin: `fixtures/figures/*.toml`.

use crate::support::root;
use copydesk::example::{Mark, mark, strip};
use copydesk::format::Format;
use copydesk::language::Day;
use copydesk::rule::{RuleSet, Settings, builtin_sources, builtin_words, load};
use copydesk::{engine, filter};
use serde::Deserialize;
use std::fmt::Write as _;

/// Families whose rules a pair is held to.
const FAMILIES: [&str; 3] = ["numbers/", "dates/", "headline/"];

/// Fewest pairs in all.
const PAIRS_MIN: usize = 36;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    /// The rule that finds the marks of `flag`.
    rule: String,
    /// Copy with a fault, in marks.
    flag: String,
    /// The same figures where nothing is wrong.
    pass: String,
    /// The day of the article (`--date`).
    date: Option<String>,
}

fn rules(date: Option<&str>) -> RuleSet {
    let date = date.map(|date| Day::parse(date).unwrap_or_else(|| panic!("“{date}” is no day")));
    let (rules, problems) =
        load(&builtin_sources(true), &builtin_words(), &Settings { run_all: true, date, ..Settings::default() });
    assert!(problems.is_empty(), "{problems:#?}");
    rules
}

/// The text with the marks of every rule of these families.
fn marked(text: &str, rules: &RuleSet) -> String {
    let format = if text.starts_with("# ") { Format::Markdown } else { Format::Plain };
    let checked = engine::check(text, format, rules);
    let found =
        filter::apply(&filter::StetSet::from_extraction(&checked.extraction), checked.diagnostics, text, rules, true).kept;
    let found = found.iter().filter(|finding| FAMILIES.iter().any(|family| finding.rule.starts_with(family)));
    let marks: Vec<Mark> = found.map(|f| Mark { bytes: f.primary.range(), rule: Some(f.rule.to_string()) }).collect();
    mark(text, &marks)
}

#[test]
fn each_fault_is_found_and_its_twin_is_not() {
    let plain = rules(None);
    let mut faults = String::new();
    let mut ran = 0;
    for entry in std::fs::read_dir(root().join("fixtures/figures")).unwrap() {
        let path = entry.unwrap().path();
        let table: Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for pair in table.pair {
            ran += 1;
            let dated = pair.date.as_deref().map(|date| rules(Some(date)));
            let rules = dated.as_ref().unwrap_or(&plain);
            let (text, marks) = strip(&pair.flag).unwrap();
            let expected: Vec<Mark> = marks.into_iter().map(|mark| Mark { rule: Some(pair.rule.clone()), ..mark }).collect();
            assert!(!expected.is_empty(), "{}: nothing is marked", pair.flag);
            let expected = mark(&text, &expected);
            for (expected, found) in [(&expected, marked(&text, rules)), (&pair.pass, marked(&pair.pass, rules))] {
                if *expected != found {
                    let _ = writeln!(faults, "\n- {expected}\n+ {found}");
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
    assert!(ran >= PAIRS_MIN, "only {ran} pairs");
}
