//! The baseline: findings that were there when the gate was closed, by fingerprint, one a line.

use crate::diagnostic::{Diagnostic, Fingerprint, Problem};
use crate::source::toml_string;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::Spanned;

/// The version of the file that is written, and the latest that is read.
const VERSION: u32 = 1;

/// Characters of a finding's text that an entry shows; the fingerprint alone decides.
const TEXT_CHARS_MAX: usize = 60;

/// What stands above the entries.
const HEAD: &str = "\
# Findings that copydesk lets stand, by fingerprint: what is not among them is new.
# `copydesk baseline prune` takes out what was mended; a line may be deleted by hand, too.
";

/// One finding that is let stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BaselineEntry {
    /// The rule: `family/name`.
    pub rule: String,
    /// The start of the flagged text, for people.
    pub text: String,
    /// Which finding it is.
    pub fingerprint: Fingerprint,
}

/// Findings that are let stand, by file; a file is named by its path from the baseline's folder, with `/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    files: BTreeMap<String, Vec<BaselineEntry>>,
}

#[derive(Deserialize)]
struct Versioned {
    version: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "version")]
    _version: u32,
    findings: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    file: String,
    rule: String,
    text: String,
    fingerprint: Fingerprint,
}

impl Baseline {
    /// Reads a baseline; `name` is the file as the user knows it.
    ///
    /// # Errors
    /// When the text is not a whole baseline, or one of a later version.
    pub fn parse(name: &str, text: &str) -> Result<Self, Problem> {
        let text: Arc<str> = text.strip_prefix('\u{feff}').unwrap_or(text).into();
        let broken = |error: &toml::de::Error| {
            Problem::from_toml(name, &text, error).with_help("it is half written or was edited; restore it, or write it anew")
        };
        // A later version may have other keys, so its number is read before them.
        let Versioned { version } = toml::from_str(&text).map_err(|error| broken(&error))?;
        if *version.get_ref() != VERSION {
            let message = format!("a baseline of version {}; this copydesk reads version {VERSION}", version.get_ref());
            let help =
                if *version.get_ref() > VERSION { "run the copydesk that wrote it, or a later one" } else { "write it anew" };
            return Err(Problem::at(name, &text, version.span(), message).with_help(help));
        }
        let file: File = toml::from_str(&text).map_err(|error| broken(&error))?;
        let mut baseline = Self::default();
        for Row { file, rule, text, fingerprint } in file.findings {
            baseline.files.entry(file).or_default().push(BaselineEntry { rule, text, fingerprint });
        }
        Ok(baseline)
    }

    /// The baseline as its file holds it.
    pub fn to_toml(&self) -> String {
        let mut out = format!("{HEAD}version = {VERSION}\nfindings = [\n");
        for (file, entries) in &self.files {
            // Two branches that add to one file then seldom touch one line.
            let mut entries: Vec<&BaselineEntry> = entries.iter().collect();
            entries.sort();
            for BaselineEntry { rule, text, fingerprint } in entries {
                let [file, rule, text] = [file, rule, text].map(|text| toml_string(text));
                out.push_str(&format!("  {{ file = {file}, rule = {rule}, text = {text}, fingerprint = \"{fingerprint}\" }},\n"));
            }
        }
        out + "]\n"
    }

    /// Adds findings of a file.
    pub fn add<'a>(&mut self, file: &str, findings: impl IntoIterator<Item = &'a Diagnostic>) {
        let entries = findings.into_iter().map(|finding| BaselineEntry {
            rule: finding.rule.to_string(),
            text: short(&finding.text),
            fingerprint: finding.fingerprint,
        });
        let entries: Vec<BaselineEntry> = entries.collect();
        if !entries.is_empty() {
            self.files.entry(file.to_owned()).or_default().extend(entries);
        }
    }

    /// Takes over entries of a file.
    pub fn keep(&mut self, file: &str, entries: Vec<BaselineEntry>) {
        if !entries.is_empty() {
            self.files.entry(file.to_owned()).or_default().extend(entries);
        }
    }

    /// True for what may be written over as a baseline: one of any version, whole or not, and a file without a word.
    pub fn is_one(text: &str) -> bool {
        text.trim().is_empty()
            || text.lines().any(|line| line.starts_with("version = "))
            || text.starts_with("# Findings that copydesk")
    }

    /// Takes the findings of a file apart: those that are new, and those that the baseline lets stand.
    pub fn split(&self, file: &str, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        let Some(entries) = self.files.get(file) else { return (findings, Vec::new()) };
        let known: FxHashSet<Fingerprint> = entries.iter().map(|entry| entry.fingerprint).collect();
        findings.into_iter().partition(|finding| !known.contains(&finding.fingerprint))
    }

    /// The entries of a file that no finding has, as far as their rule `ran`.
    pub fn stale(&self, file: &str, found: &[Diagnostic], ran: impl Fn(&str) -> bool) -> Vec<BaselineEntry> {
        let Some(entries) = self.files.get(file) else { return Vec::new() };
        let found: FxHashSet<Fingerprint> = found.iter().map(|finding| finding.fingerprint).collect();
        entries.iter().filter(|entry| !found.contains(&entry.fingerprint) && ran(&entry.rule)).cloned().collect()
    }

    /// Takes entries of a file out.
    pub fn remove(&mut self, file: &str, entries: &[BaselineEntry]) {
        if let Some(kept) = self.files.get_mut(file) {
            kept.retain(|entry| !entries.contains(entry));
            if kept.is_empty() {
                self.files.remove(file);
            }
        }
    }

    /// The files with their entries, in order.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[BaselineEntry])> {
        self.files.iter().map(|(file, entries)| (file.as_str(), entries.as_slice()))
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// True when nothing is let stand.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// The start of a text, on one line.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(TEXT_CHARS_MAX) {
        None => line,
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or("").trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::SourceSpan;

    fn finding(number: u128, text: &str) -> Diagnostic {
        let place = SourceSpan::default();
        Diagnostic { text: text.to_owned(), fingerprint: Fingerprint(number), ..Diagnostic::bare("spelling/known", place) }
    }

    fn baseline() -> Baseline {
        let mut baseline = Baseline::default();
        baseline.add("b \"x\".md", &[finding(3, "third")]);
        baseline.add("a.md", &[finding(2, "teh\n  \u{1b}[31m“x”"), finding(1, &"long ".repeat(40))]);
        baseline.add("c.md", &[]);
        baseline
    }

    #[test]
    fn what_is_written_is_read() {
        let baseline = baseline();
        let text = baseline.to_toml();
        assert!(!text.contains('\u{1b}') && text.lines().count() == HEAD.lines().count() + 6, "{text}");
        let read = Baseline::parse("b.toml", &text).unwrap();
        assert_eq!((read.len(), read.to_toml()), (3, text));
        assert_eq!(Baseline::parse("b.toml", &Baseline::default().to_toml()).unwrap(), Baseline::default());
    }

    #[test]
    fn new_findings_are_told_from_known_ones() {
        let found = vec![finding(1, ""), finding(4, "")];
        let (new, known) = baseline().split("a.md", found.clone());
        assert_eq!((new, known), (vec![finding(4, "")], vec![finding(1, "")]));
        assert_eq!(baseline().split("b.md", found.clone()).0.len(), 2);
        let stale = baseline().stale("a.md", &found, |_| true);
        assert_eq!(stale.iter().map(|entry| entry.fingerprint.0).collect::<Vec<_>>(), [2]);
        assert_eq!(baseline().stale("a.md", &found, |_| false), []);
        let mut pruned = baseline();
        pruned.remove("a.md", &stale);
        assert_eq!(pruned.len(), 2);
    }

    #[test]
    fn half_a_baseline_and_a_later_one_are_refused() {
        let text = baseline().to_toml();
        // Cut at every line and inside one: never taken for a whole one.
        let mut cuts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        cuts.pop();
        cuts.push(text.len() - 40);
        for cut in cuts {
            assert!(Baseline::parse("b.toml", &text[..cut]).is_err(), "{}", &text[..cut]);
        }
        let later = Baseline::parse("b.toml", "version = 2\nentries = 3\n").unwrap_err();
        assert_eq!(later.message, "a baseline of version 2; this copydesk reads version 1");
        let faulty = text.replace("1:0", "1:x");
        assert!(Baseline::parse("b.toml", &faulty).unwrap_err().message.contains("is not a fingerprint"));
    }
}
