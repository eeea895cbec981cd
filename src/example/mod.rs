//! Runs a rule's own examples: the same code for the tests, `copydesk rules test` and `copydesk explain`.

mod marked;

pub use marked::{Mark, MarkError, mark, strip};

use crate::diagnostic::{Diagnostic, Problem};
use crate::engine;
use crate::filter;
use crate::format::{Format, Role, extract};
use crate::language::Document;
use crate::rule::{Example, RuleSet, examples};

/// What a rule's examples came to.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Examples that hold.
    pub passed: usize,
    /// Examples that do not, in order.
    pub failures: Vec<Failure>,
}

/// One example that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Number of the example in its file, from 1.
    pub number: usize,
    /// What is compared: `flag`, `pass`, `fixed`, or a fault of the example itself.
    pub what: &'static str,
    /// What the example says.
    pub expected: String,
    /// What copydesk makes of it.
    pub found: String,
}

/// Runs the examples of one rule file against the rule of that id in `rules`, which must run.
///
/// # Errors
/// When the examples cannot be read.
pub fn run(rules: &RuleSet, id: &str, file: &str, text: &str) -> Result<Outcome, Problem> {
    let mut outcome = Outcome::default();
    for (number, example) in (1..).zip(examples(file, text)?) {
        match run_one(rules, id, &example) {
            Ok(()) => outcome.passed += 1,
            Err((what, expected, found)) => outcome.failures.push(Failure { number, what, expected, found }),
        }
    }
    Ok(outcome)
}

type Mismatch = (&'static str, String, String);

fn run_one(rules: &RuleSet, id: &str, example: &Example) -> Result<(), Mismatch> {
    let Some(marked) = example.flag.as_ref().or(example.pass.as_ref()).map(toml::Spanned::get_ref) else { return Ok(()) };
    let fault = |error: String| ("example", marked.clone(), error);
    let (text, marks) = strip(marked).map_err(|error| fault(error.to_string()))?;
    let role = match &example.scope {
        Some(name) => {
            let found = Role::ALL.into_iter().find(|role| role.as_str() == name.get_ref());
            Some(found.ok_or_else(|| fault(format!("no role is called \"{}\"", name.get_ref())))?)
        }
        None => None,
    };
    let format = match &example.format {
        Some(name) => {
            let found = Format::ALL.into_iter().find(|format| format.as_str() == name.get_ref());
            found.ok_or_else(|| fault(format!("no format is called \"{}\"", name.get_ref())))?
        }
        None => Format::Plain,
    };
    let found = diagnose(rules, id, &text, format, role);
    let found_marks: Vec<Mark> = found.iter().map(|d| Mark { bytes: d.primary.range(), rule: None }).collect();
    let expected: Vec<Mark> = marks.into_iter().map(|mark| Mark { rule: None, ..mark }).collect();
    if found_marks != expected {
        let what = if example.flag.is_some() { "flag" } else { "pass" };
        return Err((what, marked.clone(), mark(&text, &found_marks)));
    }
    if let Some(fixed) = &example.fixed {
        let result = apply_first(&text, &found);
        if result != *fixed.get_ref() {
            return Err(("fixed", fixed.get_ref().clone(), result));
        }
    }
    Ok(())
}

/// Findings of one rule on example copy; a single block is body text unless the example names its role.
fn diagnose(rules: &RuleSet, id: &str, text: &str, format: Format, role: Option<Role>) -> Vec<Diagnostic> {
    let mut extraction = extract(format, text);
    if let [only] = extraction.blocks.as_mut_slice() {
        only.role = role.unwrap_or(if format == Format::Plain { Role::Body } else { only.role });
    } else if let Some(role) = role {
        extraction.blocks.iter_mut().for_each(|block| block.role = role);
    }
    let document = Document::new(&extraction);
    let (diagnostics, _) = engine::run(&extraction, &document, format, rules);
    let stets = filter::StetSet::from_extraction(&extraction);
    let mut kept = filter::apply(&stets, diagnostics, text, rules, true).kept;
    kept.retain(|diagnostic| *diagnostic.rule == *id);
    kept
}

/// The copy with the first suggestion of every finding in place.
fn apply_first(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for diagnostic in diagnostics {
        let Some(replacement) = diagnostic.suggestions.first() else { continue };
        let bytes = diagnostic.primary.range();
        if bytes.start < at {
            continue;
        }
        out.push_str(text.get(at..bytes.start).unwrap_or(""));
        out.push_str(replacement);
        at = bytes.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}
