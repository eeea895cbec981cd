//! Regular expressions that compile on their first use and are bounded in size.

use super::literal::{Literals, required_literals};
use crate::limits::{REGEX_BYTES_MAX, REGEX_NEST_MAX};
use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Hir, HirKind};
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

static COMPILED: AtomicUsize = AtomicUsize::new(0);

/// How many regular expressions this process has compiled; tests hold start-up to none.
pub fn compiled_regex_count() -> usize {
    COMPILED.load(Ordering::Relaxed)
}

/// Why a pattern cannot be used; bytes within the pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// The wrong bytes.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: String,
}

/// A checked pattern, compiled when it first runs.
#[derive(Debug)]
pub struct LazyRegex {
    pattern: String,
    ignore_case: bool,
    names: Vec<String>,
    literals: Option<Literals>,
    /// For each byte, whether a match can begin with it; boxed to keep the struct small.
    starts: Box<[bool; 256]>,
    compiled: OnceLock<Option<Regex>>,
}

impl LazyRegex {
    /// Checks a pattern without compiling it (unless it is large).
    ///
    /// # Errors
    /// When the pattern is not valid (lookaround and back-references are not linear-time) or compiles to more than
    /// [`REGEX_BYTES_MAX`].
    pub fn new(pattern: &str, ignore_case: bool) -> Result<Self, PatternError> {
        let mut parser = regex_syntax::ParserBuilder::new().case_insensitive(ignore_case).nest_limit(REGEX_NEST_MAX).build();
        let hir = parser.parse(pattern).map_err(|error| syntax_error(pattern, &error))?;
        let names = capture_names(&hir);
        let mut starts = [false; 256];
        if !add_starts(&hir, &mut starts) {
            starts = [true; 256];
        }
        let literals = required_literals(&hir);
        let regex = Self {
            pattern: pattern.to_owned(),
            ignore_case,
            names,
            literals,
            starts: Box::new(starts),
            compiled: OnceLock::new(),
        };
        // The estimate is generous, so a pattern under the bound need not be compiled to be known good.
        if estimated_bytes(&hir) > REGEX_BYTES_MAX / 4 && regex.get().is_none() {
            let message = format!("this pattern compiles to more than {} KiB", REGEX_BYTES_MAX / 1024);
            return Err(PatternError { bytes: 0..pattern.len(), message });
        }
        Ok(regex)
    }

    /// A pattern that is known to be valid and small; names and literals are not read off it.
    pub(crate) fn unchecked(pattern: String) -> Self {
        let starts = Box::new([true; 256]);
        Self { pattern, ignore_case: false, names: Vec::new(), literals: None, starts, compiled: OnceLock::new() }
    }

    /// Names of the captures, in order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Literals of which every match holds one, ASCII letters in lower case; `None` when there are none.
    pub fn literals(&self) -> Option<&[String]> {
        self.literals.as_deref()
    }

    /// False when no match can begin at the start of `text`, by its first byte.
    pub fn may_start(&self, text: &str) -> bool {
        text.bytes().next().is_some_and(|first| self.starts.get(usize::from(first)) == Some(&true))
    }

    /// The compiled expression.
    pub fn get(&self) -> Option<&Regex> {
        let compile = || {
            COMPILED.fetch_add(1, Ordering::Relaxed);
            let mut builder = RegexBuilder::new(&self.pattern);
            builder.case_insensitive(self.ignore_case).size_limit(REGEX_BYTES_MAX).nest_limit(REGEX_NEST_MAX).build().ok()
        };
        self.compiled.get_or_init(compile).as_ref()
    }
}

fn syntax_error(pattern: &str, error: &regex_syntax::Error) -> PatternError {
    let (span, message) = match error {
        regex_syntax::Error::Parse(error) => (*error.span(), error.kind().to_string()),
        regex_syntax::Error::Translate(error) => (*error.span(), error.kind().to_string()),
        _ => return PatternError { bytes: 0..pattern.len(), message: "not a valid pattern".into() },
    };
    PatternError { bytes: span.start.offset..span.end.offset, message }
}

fn capture_names(hir: &Hir) -> Vec<String> {
    let mut names = Vec::new();
    let mut stack = vec![hir];
    while let Some(hir) = stack.pop() {
        match hir.kind() {
            HirKind::Capture(capture) => {
                names.extend(capture.name.as_deref().map(str::to_owned));
                stack.push(&capture.sub);
            }
            HirKind::Repetition(repetition) => stack.push(&repetition.sub),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => stack.extend(parts.iter().rev()),
            _ => {}
        }
    }
    names
}

/// Adds the bytes that a match can begin with; false when a match may be empty.
fn add_starts(hir: &Hir, starts: &mut [bool; 256]) -> bool {
    let mut add = |byte: u8| {
        if let Some(start) = starts.get_mut(usize::from(byte)) {
            *start = true;
        }
    };
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.first().is_some_and(|byte| {
            add(*byte);
            true
        }),
        HirKind::Class(class) => {
            let ranges: Vec<(u32, u32)> = match class {
                regex_syntax::hir::Class::Unicode(class) => {
                    class.ranges().iter().map(|r| (r.start() as u32, r.end() as u32)).collect()
                }
                regex_syntax::hir::Class::Bytes(class) => {
                    class.ranges().iter().map(|r| (r.start().into(), r.end().into())).collect()
                }
            };
            for (from, to) in ranges {
                (from..=to.min(0x7f)).filter_map(|c| u8::try_from(c).ok()).for_each(&mut add);
                if to > 0x7f {
                    (0x80..=0xff).for_each(&mut add);
                }
            }
            true
        }
        HirKind::Capture(capture) => add_starts(&capture.sub, starts),
        HirKind::Repetition(repetition) => add_starts(&repetition.sub, starts) && repetition.min > 0,
        HirKind::Concat(parts) => parts.iter().any(|part| add_starts(part, starts)),
        HirKind::Alternation(parts) => {
            // Every branch adds its bytes, so none is skipped.
            let may_be_empty = parts.iter().filter(|part| !add_starts(part, starts)).count() > 0;
            !may_be_empty
        }
    }
}

/// A rough count of the bytes of the compiled program: 16 a literal byte, 48 a range of a class, copies for repeats.
fn estimated_bytes(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 16,
        HirKind::Literal(literal) => literal.0.len() * 16,
        HirKind::Class(class) => match class {
            regex_syntax::hir::Class::Unicode(class) => class.ranges().len() * 48,
            regex_syntax::hir::Class::Bytes(class) => class.ranges().len() * 16,
        },
        HirKind::Repetition(repetition) => {
            let copies = repetition.max.unwrap_or(repetition.min.saturating_add(1)).max(1) as usize;
            estimated_bytes(&repetition.sub).saturating_mul(copies)
        }
        HirKind::Capture(capture) => estimated_bytes(&capture.sub).saturating_add(32),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(estimated_bytes).fold(16, usize::saturating_add),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_placed() {
        assert_eq!(LazyRegex::new("a(b", false).unwrap_err().bytes, 1..2);
        assert!(LazyRegex::new(r"(?=x)", false).is_err());
        assert!(LazyRegex::new(r"\w{500}\w{500}", false).unwrap_err().message.contains("KiB"));
        assert!(LazyRegex::new(r"(?<day>\d+) of (?<month>\w+)", true).unwrap().names() == ["day", "month"]);
    }

    #[test]
    fn first_bytes_are_known() {
        let regex = LazyRegex::new(r"(?:£|\d)\w*", false).unwrap();
        assert_eq!(["14", "£14", "a", ""].map(|text| regex.may_start(text)), [true, true, false, false]);
        assert!(LazyRegex::new(r"x?", false).unwrap().may_start("a"));
    }

    #[test]
    fn the_estimate_is_no_smaller_than_the_program() {
        for pattern in [r"\w{80}", r"[a-z]{1,200}", r"\p{L}+\s\p{Lu}\w*", r"(?:abc|def){50}", r"\d{1,2}:\d{2}\s?(?:am|pm)"] {
            let hir = regex_syntax::Parser::new().parse(pattern).unwrap();
            let allowed = estimated_bytes(&hir) * 4 + 4096;
            assert!(RegexBuilder::new(pattern).size_limit(allowed).build().is_ok(), "{pattern}: over {allowed}");
        }
    }
}
