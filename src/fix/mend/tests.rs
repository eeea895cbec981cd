//! Fixes over a toy checker: rules that replace one word by another.

use super::*;
use crate::diagnostic::Fix;

/// Rules that replace every `from` by `to`; an empty `from` never matches, a rule without `to` has no fix.
type Rules<'a> = &'a [(&'a str, &'a str, Option<&'a str>, Applicability)];

fn diagnostic(rule: &str, span: SourceSpan, fix: Option<(&str, Applicability)>) -> Diagnostic {
    let fix = fix.map(|(replacement, applicability)| Fix {
        title: format!("replace with “{replacement}”"),
        applicability,
        edits: vec![Edit { span, replacement: replacement.to_owned() }],
    });
    Diagnostic { fixes: fix.into_iter().collect(), ..Diagnostic::bare(rule, span) }
}

fn check(text: &str, rules: Rules<'_>) -> Findings<()> {
    let mut open = Vec::new();
    for (rule, from, to, applicability) in rules {
        for (at, found) in text.match_indices(from).filter(|_| !from.is_empty()) {
            let span = SourceSpan::new(at, at + found.len());
            open.push(diagnostic(rule, span, to.map(|to| (to, *applicability))));
        }
    }
    open.sort_by(Diagnostic::order);
    let all = open.iter().map(|found| (Arc::clone(&found.rule), found.primary)).collect();
    Findings { all, over_limit: Vec::new(), open, rest: () }
}

fn mended(text: &str, least: Applicability, rules: Rules<'_>) -> Mended<()> {
    mend(text, least, |text, _| check(text, rules))
}

use Applicability::{DisplayOnly, Safe, Unsafe};

#[test]
fn only_what_is_asked_for_is_applied() {
    let rules: Rules<'_> =
        &[("a/teh", "teh", Some("the"), Safe), ("a/cat", "cat", Some("dog"), Unsafe), ("a/x", "sat", Some("x"), DisplayOnly)];
    assert_eq!(mended("teh cat sat", Safe, rules).text, "the cat sat");
    assert_eq!(mended("teh cat sat", Unsafe, rules).text, "the dog sat");
}

#[test]
fn rounds_go_on_to_the_fixed_point() {
    let rules: Rules<'_> = &[("a/double", "aab", Some("ab"), Safe), ("a/last", "b", Some("c"), Safe)];
    let result = mended("- aab b", Safe, rules);
    assert_eq!((result.text.as_str(), result.applied.len(), result.is_complete), ("- ac c", 3, true));
    // Places are those of the first text, whatever the round.
    assert_eq!(result.applied.iter().map(|one| one.start).collect::<Vec<_>>(), [2, 6, 2]);
    assert!(result.findings.open.is_empty());
}

#[test]
fn of_overlapping_fixes_the_first_longest_wins() {
    let rules: Rules<'_> = &[
        ("a/long", "of of the", Some("of the"), Safe),
        ("a/short", "of of", Some("OF"), Safe),
        ("a/later", "the", Some("THE"), Safe),
    ];
    let result = mended("of of the end", Safe, &rules[..2]);
    assert_eq!(result.text, "of the end");
    assert_eq!(result.applied[0].rule.as_ref(), "a/long");
    // The loser of the first round still stands in the second.
    assert_eq!(mended("of of the end", Safe, rules).text, "of THE end");
    let same: Rules<'_> = &[("b/x", "teh", Some("one"), Safe), ("a/x", "teh", Some("two"), Safe)];
    assert_eq!(mended("teh", Safe, same).text, "two");
}

#[test]
fn a_fix_that_brings_in_a_finding_is_left_out() {
    let rules: Rules<'_> = &[("a/teh", "teh", Some("the"), Safe), ("a/double", "the the", None, Safe)];
    let result = mended("the teh cat and teh dog and teh end", Safe, rules);
    assert_eq!(result.text, "the teh cat and the dog and the end");
    assert_eq!(result.refused.len(), 1);
    assert_eq!((&*result.refused[0].rule, &*result.refused[0].brings), ("a/teh", "a/double"));
    assert_eq!(&result.text[result.refused[0].span.range()], "teh");
    // What was there before may stay.
    assert_eq!(mended("the the teh", Safe, &[rules[0], ("a/double", "the the ", None, Safe)]).text, "the the the");
}

#[test]
fn fixes_that_undo_each_other_come_to_an_end() {
    let rules: Rules<'_> = &[("a/one", "up", Some("down"), Safe), ("a/two", "down", Some("up"), Safe)];
    let result = mended("up and down", Safe, rules);
    assert!(result.is_complete);
    assert_eq!(result.text, "up and down");
    // One that does not help either.
    let own: Rules<'_> = &[("a/grows", "a", Some("aa"), Safe)];
    assert_eq!(mended("a b", Safe, own).text, "a b");
}

#[test]
fn a_rule_over_its_limit_brings_in_nothing_new() {
    let limited = |text: &str| {
        let mut findings = check(text, &[("a/teh", "teh", Some("the"), Safe)]);
        if findings.open.len() > 2 {
            findings.open.truncate(2);
            findings.all.truncate(2);
            findings.over_limit.push("a/teh".into());
        }
        findings
    };
    let result = mend("teh teh teh teh teh", Safe, |text, _| limited(text));
    assert_eq!(result.text, "the the the the the");
}

#[test]
fn line_ends_are_those_of_the_file() {
    let rules: Rules<'_> = &[("a/glued", "one two", Some("one\ntwo"), Safe)];
    assert_eq!(mended("one two\r\n", Safe, rules).text, "one\r\ntwo\r\n");
    assert_eq!(mended("one two\n", Safe, rules).text, "one\ntwo\n");
}

#[test]
fn the_check_is_told_what_was_changed() {
    let rules: Rules<'_> = &[("a/double", "aab", Some("ab"), Safe), ("a/last", "b", Some("c"), Safe)];
    let mut places = Vec::new();
    mend("aab end", Safe, |text, history| {
        let place = history.iter().fold(4..7, |range, edits| edits.after(range));
        places.push(text[place].to_owned());
        check(text, rules)
    });
    assert_eq!(places, ["end", "end", "end"]);
}

#[test]
fn a_line_that_is_emptied_goes() {
    let rules: Rules<'_> = &[("a/label", "LABEL", Some(""), Safe)];
    for (before, after) in [
        ("one\n\nLABEL\n\ntwo\n", "one\n\ntwo\n"),
        ("one\r\n\r\n  LABEL \r\n\r\ntwo\r\n", "one\r\n\r\ntwo\r\n"),
        ("one\nLABEL\ntwo\n", "one\ntwo\n"),
        ("LABEL\n\none\n", "one\n"),
        ("one\n\nLABEL\n", "one\n"),
        ("one\n\nLABEL", "one\n"),
        ("one LABEL two\n", "one  two\n"),
        ("- LABEL\n", "- \n"),
        ("LABEL", ""),
    ] {
        assert_eq!(mended(before, Safe, rules).text, after, "{before:?}");
    }
}

#[test]
fn few_checks_find_the_fix_that_brings_in_a_finding() {
    let rules: Rules<'_> = &[("a/teh", "teh", Some("the"), Safe), ("a/double", "the the", None, Safe)];
    let text =
        format!("{}the teh end {}", "teh ship sailed on and on and then came home again ".repeat(200), "teh pier ".repeat(200));
    let mut checks = 0;
    let result = mend(&text, Safe, |text, _| {
        checks += 1;
        check(text, rules)
    });
    assert_eq!((result.applied.len(), result.refused.len(), result.is_complete), (400, 1, true));
    assert!(checks < 20, "{checks} checks");
}
