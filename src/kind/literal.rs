//! Which literals a pattern requires: every match holds one of them, so that text without any need not be searched.
//!
//! The idea is Russ Cox's ("Regular Expression Matching with a Trigram Index", 2012), on whole literals.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Literals of a pattern, ASCII letters in lower case.
pub(super) type Literals = Vec<String>;

/// Most alternatives kept for one place in a pattern.
const ALTERNATIVES_MAX: usize = 24;

/// Longest literal kept, in bytes.
const LITERAL_BYTES_MAX: usize = 48;

/// The best set of literals of which every match of `hir` holds at least one; `None` when there is none.
///
/// ASCII letters are folded to lower case; U+017F and U+212A, which fold to ASCII letters, are left to the caller:
/// text that holds them is always searched.
pub fn required_literals(hir: &Hir) -> Option<Vec<String>> {
    let info = analyse(hir);
    let whole = info.exact.filter(|set| usable(set));
    best(whole, info.required)
}

#[derive(Default)]
struct Info {
    /// All strings that the node can match, where they are few.
    exact: Option<Literals>,
    /// A set of which every match holds one.
    required: Option<Literals>,
}

fn analyse(hir: &Hir) -> Info {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Info { exact: Some(vec![String::new()]), required: None },
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => Info { exact: Some(vec![text.to_ascii_lowercase()]), required: None },
            Err(_) => Info::default(),
        },
        HirKind::Class(class) => Info { exact: class_literals(class), required: None },
        HirKind::Capture(capture) => analyse(&capture.sub),
        HirKind::Repetition(repetition) => {
            let sub = analyse(&repetition.sub);
            match (repetition.min, repetition.max) {
                (1, Some(1)) => sub,
                (0, Some(1)) => {
                    let exact = sub.exact.map(|mut set| {
                        set.push(String::new());
                        set
                    });
                    Info { exact: exact.filter(|set| set.len() <= ALTERNATIVES_MAX), required: None }
                }
                (0, _) => Info::default(),
                _ => Info { exact: None, required: best(sub.exact.filter(|set| usable(set)), sub.required) },
            }
        }
        HirKind::Concat(parts) => concat(parts),
        HirKind::Alternation(parts) => alternation(parts),
    }
}

fn class_literals(class: &Class) -> Option<Literals> {
    let Class::Unicode(class) = class else { return None };
    // Both cases of a letter fold to one alternative.
    if class.ranges().iter().map(|range| range.len()).sum::<usize>() > ALTERNATIVES_MAX * 2 {
        return None;
    }
    let mut set = Literals::new();
    for range in class.ranges() {
        for c in (range.start()..=range.end()).filter(|c| !matches!(c, '\u{17f}' | '\u{212a}')) {
            let literal = c.to_ascii_lowercase().to_string();
            if !set.contains(&literal) {
                set.push(literal);
            }
        }
    }
    (set.len() <= ALTERNATIVES_MAX).then_some(set)
}

fn concat(parts: &[Hir]) -> Info {
    let mut run: Option<Literals> = Some(vec![String::new()]);
    let mut all_exact = true;
    let mut required: Option<Literals> = None;
    for part in parts {
        let info = analyse(part);
        required = best(required, info.required);
        let product = match (&run, &info.exact) {
            (Some(left), Some(right)) => cross(left, right),
            _ => None,
        };
        if product.is_none() {
            all_exact = false;
            required = best(required, run.take().filter(|set| usable(set)));
        }
        run = product.or(info.exact).or(Some(vec![String::new()]));
    }
    if all_exact {
        return Info { exact: run, required };
    }
    Info { exact: None, required: best(required, run.filter(|set| usable(set))) }
}

fn cross(left: &[String], right: &[String]) -> Option<Literals> {
    if left.len() * right.len() > ALTERNATIVES_MAX {
        return None;
    }
    let mut set = Literals::new();
    for a in left {
        for b in right {
            let joined = format!("{a}{b}");
            if joined.len() > LITERAL_BYTES_MAX {
                return None;
            }
            if !set.contains(&joined) {
                set.push(joined);
            }
        }
    }
    Some(set)
}

fn alternation(parts: &[Hir]) -> Info {
    let infos: Vec<Info> = parts.iter().map(analyse).collect();
    let mut exact = Some(Literals::new());
    let mut required = Some(Literals::new());
    for info in infos {
        exact = exact.zip(info.exact.clone()).map(|(mut all, set)| {
            all.extend(set);
            all
        });
        let own = best(info.exact.filter(|set| usable(set)), info.required);
        required = required.zip(own).map(|(mut all, set)| {
            all.extend(set);
            all
        });
    }
    let exact = exact.filter(|set| set.len() <= ALTERNATIVES_MAX);
    let required = required.filter(|set| !set.is_empty() && set.len() <= ALTERNATIVES_MAX * 8);
    Info { exact, required }
}

fn usable(set: &[String]) -> bool {
    !set.is_empty() && set.iter().all(|literal| !literal.is_empty())
}

/// The set whose shortest literal is longest; the smaller one on a tie.
fn best(a: Option<Literals>, b: Option<Literals>) -> Option<Literals> {
    let worth = |set: &Literals| (set.iter().map(String::len).min().unwrap_or(0), std::cmp::Reverse(set.len()));
    match (a, b) {
        (Some(a), Some(b)) => Some(if worth(&a) >= worth(&b) { a } else { b }),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn literals(pattern: &str) -> Option<Vec<String>> {
        required_literals(&regex_syntax::Parser::new().parse(pattern).unwrap())
    }

    #[test]
    fn the_longest_sure_part_is_taken() {
        assert_eq!(literals(r"\bed(?:ited)? by [A-Z]\w+"), Some(vec!["edited by ".into(), "ed by ".into()]));
        assert_eq!(literals(r"(?i)lorem\s+ipsum"), Some(vec!["lorem".into()]));
        assert_eq!(literals(r"\[(?:insert|add) \w+\]"), Some(vec!["[insert ".into(), "[add ".into()]));
        assert_eq!(literals(r"\d{1,2}:\d{2}"), Some(vec![":".into()]));
        assert_eq!(literals(r"\w+|abc"), None);
        assert_eq!(literals(r"[A-Z]{3,5}"), None);
    }

    proptest! {
        /// Any match of a pattern holds one of its literals.
        #[test]
        fn a_match_holds_a_literal(
            pattern in "(a|b|[xy]|\\(ab\\|cd\\)|x\\?|y\\+|\\(\\?i:Q[rs]\\)|\\[a-c\\]|\\\\d|z\\*){1,6}",
            text in "[a-dq-sx-zQRS0-9]{0,24}",
        ) {
            if let (Ok(regex), Some(set)) = (regex::Regex::new(&pattern), literals(&pattern)) {
                for found in regex.find_iter(&text) {
                    let lower = found.as_str().to_ascii_lowercase();
                    prop_assert!(set.iter().any(|literal| lower.contains(literal)), "{pattern} {lower} {set:?}");
                }
            }
        }
    }
}
