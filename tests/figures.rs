//! Pairs of paragraphs in `fixtures/figures`: figures that contradict, and the same figures where they do not.

use crate::support::{root, shipped_on};
use copydesk::diagnostic::Severity;
use copydesk::engine;
use copydesk::example::{Mark, mark, strip};
use copydesk::language::Day;
use copydesk::rule::RuleSet;
use copydesk::source::Format;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Families that a pair is held to.
const FAMILIES: [&str; 3] = ["numbers/", "dates/", "headline/"];

/// Fewest pairs in all.
const PAIRS_MIN: usize = 60;

/// A file of pairs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    pair: Vec<Pair>,
}

/// A contradiction and its innocent twin.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    /// The rule that is to find what is marked.
    rule: String,
    /// Copy with marks round what is wrong.
    flag: String,
    /// The same figures where all is well.
    pass: String,
    /// The day of the article (`--date`).
    date: Option<String>,
}

/// The text as the findings mark it: those of `rule`, and all of the families that a run shows. A text with a heading is Markdown.
fn found(rules: &RuleSet, text: &str, rule: &str) -> String {
    let format = if text.starts_with("# ") { Format::Markdown } else { Format::Plain };
    let all = engine::check(text, format, rules).diagnostics;
    let is_shown = |id: &str, severity| severity >= Severity::Warning && FAMILIES.iter().any(|family| id.starts_with(family));
    let found = all.into_iter().filter(|found| &*found.rule == rule || is_shown(&found.rule, found.severity));
    let marks: Vec<Mark> = found
        .map(|found| Mark { bytes: found.primary.range(), rule: (&*found.rule != rule).then(|| found.rule.to_string()) })
        .collect();
    mark(text, &marks)
}

#[test]
fn each_contradiction_is_found_and_its_twin_is_not() {
    let mut rules: BTreeMap<Option<String>, RuleSet> = BTreeMap::new();
    let mut failures = String::new();
    let mut ran = 0;
    for entry in std::fs::read_dir(root().join("fixtures/figures")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let table: Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for pair in table.pair {
            ran += 1;
            let day = pair.date.as_deref().map(|date| Day::parse(date).unwrap());
            let rules = rules.entry(pair.date.clone()).or_insert_with(|| shipped_on(day));
            assert!(rules.get(&pair.rule).is_some(), "{name}: no rule is called {}", pair.rule);
            assert!(pair.flag.contains('⟦') && !pair.pass.contains('⟦'), "{name}: {}", pair.flag);
            let (text, _) = strip(&pair.flag).unwrap();
            for (expected, text) in [(&pair.flag, &text), (&pair.pass, &pair.pass)] {
                let found = found(rules, text, &pair.rule);
                if found != *expected {
                    let _ = writeln!(failures, "{name}: {}\n  - {expected}\n  + {found}", pair.rule);
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(ran >= PAIRS_MIN, "only {ran} pairs");
}
