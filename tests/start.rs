//! Start-up: no regular expression is compiled before its literal is seen, and the literals lose no match.
//!
//! A binary of its own, as the count of compiled expressions is one for the whole process.
#![allow(clippy::unwrap_used, clippy::panic)]

use copydesk::engine;
use copydesk::format::{Format, extract};
use copydesk::kind::{LazyRegex, compiled_regex_count};
use copydesk::rule::{Settings, builtin_sources, builtin_words, load};
use proptest::prelude::*;
use regex::{Regex, RegexBuilder};
use std::path::Path;
use std::sync::LazyLock;

#[test]
fn a_plain_line_compiles_no_regex() {
    let (rules, problems) = load(&builtin_sources(false), &builtin_words(), &Settings::default());
    assert!(problems.is_empty(), "{problems:#?}");
    let found = engine::check("The council met on Monday and agreed the plan.\n", Format::Plain, &rules).diagnostics;
    assert_eq!(found, []);
    assert_eq!(compiled_regex_count(), 0, "a rule compiled a pattern that no literal of the line asked for");
}

#[test]
fn gates_of_shipped_rules_are_valid() {
    let mut count = 0;
    for source in builtin_sources(true) {
        let table: toml::Table = toml::from_str(&source.text).unwrap();
        for key in ["before", "after", "not_before", "not_after"] {
            let Some(pattern) = table.get(key).and_then(toml::Value::as_str) else { continue };
            // They are loaded unchecked.
            assert!(LazyRegex::new(&format!("(?:{pattern})"), false).is_ok(), "{}: {key}", source.id);
            count += 1;
        }
    }
    assert!(count > 10);
}

/// The pattern of one shipped rule, compiled apart from the library, with the literals that wake it.
struct Pattern {
    rule: String,
    regex: Regex,
    literals: Vec<String>,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    for source in builtin_sources(true) {
        let table: toml::Table = toml::from_str(&source.text).unwrap();
        let case = table.get("case").and_then(toml::Value::as_str);
        let ignore_case = matches!(case, Some("ignore" | "smart"));
        let Some(pattern) = table.get("pattern").and_then(|kind| kind.get("pattern")).and_then(toml::Value::as_str) else {
            continue;
        };
        // The library's own check reads literals without compiling, so the count above stays at nought.
        let literals = LazyRegex::new(pattern, ignore_case).unwrap().literals().map(<[String]>::to_vec);
        let Some(literals) = literals else { continue };
        let regex = RegexBuilder::new(pattern).case_insensitive(ignore_case).build().unwrap();
        patterns.push(Pattern { rule: source.id, regex, literals });
    }
    assert!(patterns.len() > 3);
    patterns
});

/// Matches in `text` that hold none of the literals that the pattern requires.
fn lost(text: &str) -> Vec<String> {
    let mut lost = Vec::new();
    for pattern in &*PATTERNS {
        for found in pattern.regex.find_iter(text) {
            let folded = found.as_str().to_ascii_lowercase();
            // U+017F and U+212A fold to ASCII letters; text that holds one wakes every pattern.
            let is_woken = folded.contains(['\u{17f}', '\u{212a}']) || pattern.literals.iter().any(|l| folded.contains(&**l));
            if !is_woken {
                lost.push(format!("{}: {:?} holds none of {:?}", pattern.rule, found.as_str(), pattern.literals));
            }
        }
    }
    lost
}

#[test]
fn literals_lose_no_match_in_the_fixtures() {
    let mut paragraphs = 0;
    for folder in ["fixtures/articles", "fixtures/clean"] {
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let Some(format) = Format::of_path(path.to_str().unwrap()) else { continue };
            let extraction = extract(format, &std::fs::read_to_string(&path).unwrap());
            for block in &extraction.blocks {
                let lost = lost(block.span.of(&extraction.text));
                assert!(lost.is_empty(), "{}: {lost:#?}", path.display());
                paragraphs += 1;
            }
        }
    }
    assert!(paragraphs > 300, "only {paragraphs} paragraphs");
}

/// A stretch that one of the shipped patterns matches, with other text round it.
fn matching() -> impl Strategy<Value = String> {
    let kinds: Vec<BoxedStrategy<String>> = PATTERNS
        .iter()
        .filter_map(|pattern| {
            // Anchors and word boundaries have no text; what they ask for is left to the text around the stretch.
            let bare = pattern.regex.as_str().replace(r"\b", "").replace(r"(?:\s|$)", " ").replace('$', "");
            prop::string::string_regex(&bare).ok().map(Strategy::boxed)
        })
        .collect();
    assert!(kinds.len() > 2);
    ("[ a-zé.]{0,8}", prop::strategy::Union::new(kinds), "[ a-zé.]{0,8}").prop_map(|(a, b, c)| format!("{a}{b}{c}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn literals_lose_no_match(text in matching()) {
        let lost = lost(&text);
        prop_assert!(lost.is_empty(), "{:?}: {:?}", text, lost);
    }
}
