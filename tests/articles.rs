//! Whole articles: every marked fault is found by its rule, and finished copy stays free of alarms.

use crate::support::{Fixture, SHIPPED, fixtures, root, updates};
use copydesk::diagnostic::{Diagnostic, Severity};
use copydesk::example::{Mark, mark, strip};
use copydesk::filter::StetSet;
use copydesk::{engine, filter};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Findings on one text, stets applied.
fn findings(fixture: &Fixture, text: &str) -> Vec<Diagnostic> {
    let checked = engine::check(text, fixture.format, &SHIPPED);
    filter::apply(&StetSet::from_extraction(&checked.extraction), checked.diagnostics, text, &SHIPPED, true).kept
}

/// True for what a run shows by default.
fn is_shown(finding: &Diagnostic) -> bool {
    finding.severity >= Severity::Warning && SHIPPED.get(&finding.rule).is_some_and(|rule| !rule.is_preview())
}

/// The text with the marks that copydesk sets: all that it shows by default, and the rules that the fixture marks.
fn marked_by_copydesk(fixture: &Fixture) -> String {
    let (text, marks) = strip(&fixture.text).unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
    let mut rules = BTreeSet::new();
    for mark in &marks {
        let rule = mark.rule.as_deref().unwrap_or_else(|| panic!("{}: a mark names no rule", fixture.name));
        assert!(SHIPPED.get(rule).is_some(), "{}: no rule is called {rule}", fixture.name);
        rules.insert(rule);
    }
    let found = findings(fixture, &text).into_iter().filter(|finding| is_shown(finding) || rules.contains(&*finding.rule));
    let found: Vec<Mark> = found.map(|f| Mark { bytes: f.primary.range(), rule: Some(f.rule.to_string()) }).collect();
    mark(&text, &found)
}

#[test]
fn every_mark_is_found_and_nothing_else() {
    let mut failures = String::new();
    for fixture in fixtures("articles") {
        let found = marked_by_copydesk(&fixture);
        if found == fixture.text {
            continue;
        }
        if updates() {
            std::fs::write(&fixture.path, found).unwrap();
            continue;
        }
        let _ = writeln!(failures, "\n{}", fixture.name);
        for (number, (expected, found)) in (1..).zip(fixture.text.split('\n').zip(found.split('\n'))) {
            if expected != found {
                let _ = writeln!(failures, "{number:4} - {}\n     + {}", expected.trim_end(), found.trim_end());
            }
        }
    }
    assert!(failures.is_empty(), "{failures}\nIf the marks are wrong: COPYDESK_UPDATE=1 cargo test, then read the diff.");
}

/// One alarm on finished copy: `path: rule: text`.
fn alarm(fixture: &Fixture, finding: &Diagnostic) -> String {
    format!("{}: {}: {}", fixture.name, finding.rule, finding.text.replace('\n', " "))
}

#[test]
fn finished_copy_stays_free_of_alarms() {
    let list = std::fs::read_to_string(root().join("fixtures/clean/KNOWN")).unwrap();
    let mut known: Vec<&str> = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut alarms = String::new();
    for fixture in fixtures("clean") {
        assert!(!fixture.text.contains(['⟦', '⟧']), "{}: finished copy holds no marks", fixture.name);
        for finding in findings(&fixture, &fixture.text).iter().filter(|finding| is_shown(finding)) {
            let line = alarm(&fixture, finding);
            match known.iter().position(|other| *other == line) {
                Some(at) => drop(known.remove(at)),
                None => _ = writeln!(alarms, "{line}"),
            }
        }
    }
    assert!(alarms.is_empty(), "alarms on finished copy:\n{alarms}");
    assert!(known.is_empty(), "fixtures/clean/KNOWN lists what is no alarm any more: {known:#?}");
}
