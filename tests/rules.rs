//! Every shipped rule keeps to the house's form, and every example of it holds.

use crate::support::{SHIPPED, program, root, shipped};
use copydesk::engine;
use copydesk::example;
use copydesk::format::{Format, extract};
use copydesk::kind::LazyRegex;
use copydesk::language::Document;
use copydesk::rule::{FAMILIES, Level, RuleSource, builtin_sources, examples};
use std::fmt::Write as _;

/// Style rules that are louder than `info`, each with its reason.
const LOUD_STYLE: [&str; 1] = [
    // The owner of a name decides how it is written.
    "style/product-name",
];

/// Longest message, in characters, its placeholders as written.
const MESSAGE_CHARS_MAX: usize = 90;

/// Collects faults over all rules, then fails once.
fn each_rule(fault: impl Fn(&RuleSource, &toml::Table) -> Result<(), String>) {
    let mut faults = String::new();
    for source in builtin_sources(true) {
        let table: toml::Table = toml::from_str(&source.text).unwrap();
        if let Err(what) = fault(&source, &table) {
            let _ = writeln!(faults, "{}: {what}", source.file);
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

fn text<'a>(table: &'a toml::Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(toml::Value::as_str)
}

#[test]
fn every_example_holds() {
    let rules = shipped(true);
    let mut ran = 0;
    let mut faults = String::new();
    for source in builtin_sources(true) {
        let outcome = example::run(&rules, &source.id, &source.file, &source.text).unwrap();
        ran += outcome.passed;
        for failure in outcome.failures {
            let _ = writeln!(faults, "{}: example {} ({})", source.file, failure.number, failure.what);
            let _ = writeln!(faults, "  - {}\n  + {}", failure.expected, failure.found);
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    assert!(ran > 200, "only {ran} examples ran");
}

#[test]
fn every_rule_has_examples_of_both_sorts() {
    each_rule(|source, _| {
        let all = examples(&source.file, &source.text).map_err(|problem| problem.message)?;
        let flags = all.iter().filter(|example| example.flag.as_ref().is_some_and(|flag| flag.get_ref().contains('⟦'))).count();
        let passes = all.iter().filter(|example| example.pass.is_some()).count();
        if flags >= 2 && passes >= 2 { Ok(()) } else { Err(format!("{flags} examples flag, {passes} pass")) }
    });
}

#[test]
fn nothing_stands_after_the_examples() {
    let short = builtin_sources(false);
    each_rule(|source, _| {
        let head = &short.iter().find(|other| other.id == source.id).ok_or("missing without examples")?.text;
        let tail = source.text.strip_prefix(&**head).ok_or("not the start of the whole file")?;
        let tail: toml::Table = toml::from_str(tail).map_err(|error| error.to_string())?;
        if tail.keys().any(|key| key != "example") {
            return Err(format!("after the examples stand {:?}", tail.keys().collect::<Vec<_>>()));
        }
        let head: toml::Table = toml::from_str(head).map_err(|error| error.to_string())?;
        if head.contains_key("example") { Err("an example stands before the others".into()) } else { Ok(()) }
    });
}

#[test]
fn every_rule_explains_itself() {
    each_rule(|_, table| {
        for key in ["summary", "why", "since", "severity", "message"] {
            match text(table, key) {
                None => return Err(format!("\"{key}\" is missing")),
                Some(value) if value.trim() != value || value.is_empty() => return Err(format!("\"{key}\" is blank or padded")),
                Some(_) => {}
            }
        }
        let summary = text(table, "summary").unwrap_or("");
        if summary.ends_with('.') { Err("the summary ends in a full stop".into()) } else { Ok(()) }
    });
}

#[test]
fn messages_keep_to_the_form() {
    each_rule(|_, table| {
        let message = text(table, "message").ok_or("no message")?;
        let starts_low = message.starts_with(|c: char| c.is_lowercase() || matches!(c, '“' | '{'));
        let says = |word: &str| message.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|other| other == word);
        match message {
            _ if message.chars().count() > MESSAGE_CHARS_MAX => Err("the message is too long".into()),
            _ if !starts_low => Err("the message starts with a capital".into()),
            _ if message.ends_with('.') => Err("the message ends in a full stop".into()),
            _ if says("should") || says("please") => Err("the message gives orders".into()),
            _ => Ok(()),
        }
    });
}

#[test]
fn severities_keep_to_the_policy() {
    for rule in SHIPPED.rules() {
        let (id, level) = (&*rule.id, rule.default_level);
        assert!(FAMILIES.contains(&rule.family()), "{id}: no such family");
        if rule.family() == "style" {
            assert_eq!(matches!(level, Level::Info | Level::Off), !LOUD_STYLE.contains(&id), "{id}: style is info by default");
        }
        assert!(rule.family() != "sources" || level != Level::Error, "{id}: a question about sources is no error");
    }
    for id in LOUD_STYLE {
        assert!(SHIPPED.get(id).is_some(), "{id}: listed, but no rule");
    }
}

#[test]
fn every_pattern_requires_a_literal() {
    each_rule(|_, table| {
        let Some(options) = table.get("pattern").and_then(toml::Value::as_table) else { return Ok(()) };
        if text(options, "at") == Some("sentence-start") {
            return Ok(());
        }
        let ignore_case = matches!(text(table, "case"), Some("ignore" | "smart"));
        let regex = LazyRegex::new(text(options, "pattern").ok_or("no pattern")?, ignore_case).map_err(|error| error.message)?;
        if regex.literals().is_some() { Ok(()) } else { Err("the pattern requires no literal, so every text is searched".into()) }
    });
}

#[test]
fn every_skeleton_is_a_sound_rule() {
    let mut skeletons = 0;
    for entry in std::fs::read_dir(root().join("src/cli/skeleton")).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.file_stem().unwrap().to_str().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let run = |args: &[&str]| program(folder.path()).args(args).output().unwrap();
        let written = run(&["rules", "new", "style/new-rule", "--kind", kind]);
        assert_eq!(written.status.code(), Some(0), "{kind}: {}", String::from_utf8_lossy(&written.stderr));
        let tested = run(&["rules", "test", "house-rules"]);
        let said = String::from_utf8(tested.stdout).unwrap();
        assert_eq!(tested.status.code(), Some(0), "{kind}: {said}{}", String::from_utf8_lossy(&tested.stderr));
        assert!(said.starts_with("1 rule: "), "{kind}: {said}");
        skeletons += 1;
    }
    assert!(skeletons >= 4, "only {skeletons} skeletons");
}

/// Each row of the mined table says how often the texts would hold the pair and do, and has an example that is flagged.
#[test]
fn each_mined_pair_has_its_counts_and_its_example() {
    let rules = shipped(true);
    let source = builtin_sources(true).into_iter().find(|source| source.id == "grammar/impossible-pair").unwrap();
    let rows: Vec<&str> = source.text.lines().filter(|line| line.contains(", # expected ")).collect();
    assert!(rows.len() > 200);
    for row in rows {
        let (pair, note) = row.strip_prefix("  \"").and_then(|rest| rest.split_once("\", # expected ")).unwrap();
        let (counts, copy) = note.split_once(": ").unwrap();
        let (expected, seen) = counts.split_once(", seen ").unwrap();
        let (expected, seen): (f64, f64) = (expected.parse().unwrap(), seen.parse().unwrap());
        assert!(expected >= 12.0 && seen <= expected * 0.012, "{row}");
        let extraction = extract(Format::Plain, &format!("By noon, when the rain had stopped, {copy}.\n"));
        let (found, _) = engine::run(&extraction, &Document::new(&extraction), Format::Plain, &rules);
        let found = found.iter().any(|found| *found.rule == *source.id && found.text == pair);
        assert!(found, "{copy}");
    }
}

/// Rules on broken sentences say how often they were right on published copy: a guess is worth nothing here.
#[test]
fn rules_on_broken_sentences_carry_their_measurement() {
    each_rule(|source, table| {
        let is_asked = ["garbled/", "grammar/", "repetition/", "quotes/"].iter().any(|family| source.id.starts_with(family));
        let measured = table.get("measured").and_then(toml::Value::as_array);
        let on_published =
            |row: &toml::Value| row.get("on").and_then(toml::Value::as_str).is_some_and(|on| on.ends_with("published articles"));
        let is_told = measured.is_some_and(|rows| rows.iter().any(on_published));
        if !is_asked || is_told || text(table, "status") == Some("preview") { Ok(()) } else { Err("no measurement".to_owned()) }
    });
}
