//! SARIF 2.1.0: code scanning, Azure DevOps and editors read it.
//!
//! Results are written as files come in; the rules that occur and the files that were not checked follow them.

mod help;
mod log;

use super::path::{self, Paths};
use super::row::{places, write_json};
use super::sanitise::one_line;
use super::terminal::advice;
use super::{FileReport, Reporter, Skipped, Summary};
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};
use crate::filter::Suppression;
use crate::rule::RuleSet;
use crate::source::SourceFile;
use crate::span::SourceSpan;
use log::{
    ArtifactChange, ArtifactLocation, Configuration, Descriptor, Driver, Fingerprints, Invocation, Location, Markup, Message,
    Notification, PhysicalLocation, Properties, Region, Replacement, Result, SuppressionRow, Tool,
};
use rustc_hash::FxHashMap;
use std::io::{self, Write};
use std::sync::Arc;

/// What comes before the results. A lone CR ends a line too, so the ends of lines are named; the base of relative paths
/// is the folder of the run, whose place on this machine is nobody's business.
const HEAD: &str = concat!(
    r#"{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","#,
    r#""version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","newlineSequences":["\r\n","\n","\r"],"#,
    r#""originalUriBaseIds":{"%SRCROOT%":{"description":{"text":"the folder that copydesk ran in"}}},"results":["#,
);

/// What relative paths are relative to.
const BASE: &str = "%SRCROOT%";

/// Longest passage that a result quotes, in bytes; a longer one is in the file.
const SNIPPET_BYTES_MAX: usize = 1000;

/// Prints one run.
#[derive(Debug)]
pub(super) struct Sarif {
    paths: Paths,
    /// True to list what is let stand, with its suppression.
    shows_suppressed: bool,
    has_opened: bool,
    has_results: bool,
    /// The rules that occur, by their first finding.
    rules: Vec<Descriptor>,
    places: FxHashMap<Arc<str>, usize>,
}

impl Sarif {
    /// A reporter that names files as `paths` do.
    pub(super) fn new(paths: Paths, shows_suppressed: bool) -> Self {
        Self { paths, shows_suppressed, has_opened: false, has_results: false, rules: Vec::new(), places: FxHashMap::default() }
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.has_opened, true) { Ok(()) } else { out.write_all(HEAD.as_bytes()) }
    }

    fn artifact(&self, path: &str) -> ArtifactLocation {
        let path = self.paths.relative(path);
        ArtifactLocation { uri: path::uri(&path), uri_base_id: (!path::is_absolute(&path)).then_some(BASE) }
    }

    /// Where the rule of a finding stands in the list of rules.
    fn rule_index(&mut self, diagnostic: &Diagnostic, rules: &RuleSet) -> usize {
        if let Some(index) = self.places.get(&diagnostic.rule) {
            return *index;
        }
        let index = self.rules.len();
        self.rules.push(descriptor(diagnostic, rules));
        self.places.insert(Arc::clone(&diagnostic.rule), index);
        index
    }

    fn result(
        &mut self,
        report: &FileReport,
        artifact: &ArtifactLocation,
        diagnostic: &Diagnostic,
        suppression: Option<&Suppression>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let rule_index = self.rule_index(diagnostic, &report.rules);
        let file = &report.file;
        let related = diagnostic.related.iter().map(|label| location(file, artifact, label.span, Some(&label.message)));
        let fixes = diagnostic.fixes.iter().filter(|fix| fix.is_applicable() && !fix.edits.is_empty());
        let text = std::iter::once(one_line(&diagnostic.message).into_owned()).chain(advice(diagnostic));
        let result = Result {
            rule_id: &diagnostic.rule,
            rule_index,
            level: level(diagnostic.severity),
            message: Message::new(text.collect::<Vec<_>>().join("\n")),
            locations: [location(file, artifact, diagnostic.primary, None)],
            related_locations: related.collect(),
            partial_fingerprints: Fingerprints { copydesk: diagnostic.fingerprint.to_string() },
            fixes: fixes.map(|fix| fixed(file, artifact, fix)).collect(),
            suppressions: suppression.map(SuppressionRow::from).into_iter().collect(),
        };
        out.write_all(if std::mem::replace(&mut self.has_results, true) { b",\n" } else { b"\n" })?;
        write_json(&result, out)
    }
}

impl Reporter for Sarif {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        let artifact = self.artifact(&report.file.path);
        for diagnostic in &report.diagnostics {
            self.result(report, &artifact, diagnostic, None, out)?;
        }
        let shown = if self.shows_suppressed { report.suppressed.as_slice() } else { &[] };
        for suppressed in shown {
            self.result(report, &artifact, &suppressed.diagnostic, Some(&suppressed.suppression), out)?;
        }
        Ok(())
    }

    fn finish(&mut self, skipped: &[Skipped], _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        let version = env!("CARGO_PKG_VERSION");
        let driver = Driver { name: "copydesk", version, semantic_version: version, rules: &self.rules };
        out.write_all(b"\n],\"tool\":")?;
        write_json(&Tool { driver }, out)?;
        let notifications = skipped.iter().map(|skipped| {
            let artifact_location = self.artifact(&skipped.file);
            let physical_location = PhysicalLocation { artifact_location, region: None };
            let message = Message::new(format!("not checked: {}", one_line(&skipped.reason)));
            let locations = [Location { physical_location, message: None }];
            Notification { level: level(Severity::Error), message, locations }
        });
        let invocation =
            Invocation { execution_successful: skipped.is_empty(), tool_execution_notifications: notifications.collect() };
        out.write_all(b",\n\"invocations\":")?;
        write_json(&[invocation], out)?;
        out.write_all(b"}]}\n")
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn location(file: &SourceFile, artifact: &ArtifactLocation, span: SourceSpan, message: Option<&str>) -> Location {
    let snippet = file.text.get(span.range()).filter(|text| !text.is_empty() && text.len() <= SNIPPET_BYTES_MAX);
    let region = Region { snippet: snippet.map(|text| Markup::of(text.to_owned())), ..region(file, span) };
    let physical_location = PhysicalLocation { artifact_location: artifact.clone(), region: Some(region) };
    Location { physical_location, message: message.map(|text| Message::new(one_line(text).into_owned())) }
}

fn region(file: &SourceFile, span: SourceSpan) -> Region {
    let (start, end) = places(file, span);
    let (start_line, start_column) = (start.line, start.column);
    Region { start_line, start_column, end_line: end.line, end_column: end.column, snippet: None }
}

fn fixed(file: &SourceFile, artifact: &ArtifactLocation, fix: &Fix) -> log::Fix {
    let replacement = |edit: &Edit| Replacement {
        deleted_region: region(file, edit.span),
        inserted_content: (!edit.replacement.is_empty()).then(|| Markup::of(edit.replacement.clone())),
    };
    let replacements = fix.edits.iter().map(replacement).collect();
    log::Fix {
        description: Message::new(one_line(&fix.title).into_owned()),
        artifact_changes: [ArtifactChange { artifact_location: artifact.clone(), replacements }],
    }
}

/// What the rule of a finding is; of a rule that is not in the set, no more than the finding says.
fn descriptor(diagnostic: &Diagnostic, rules: &RuleSet) -> Descriptor {
    let rule = rules.get(&diagnostic.rule);
    let summary = rule.map(|rule| Markup::of(one_line(&rule.summary).into_owned()));
    let why = rule.and_then(|rule| rule.why.as_deref()).map(|why| Markup::of(one_line(why).into_owned()));
    let severity = rule.and_then(|rule| rule.severity).unwrap_or(diagnostic.severity);
    Descriptor {
        id: diagnostic.rule.to_string(),
        full_description: why.or_else(|| summary.clone()),
        short_description: summary,
        help: rule.map(help::of),
        default_configuration: Configuration { level: level(severity) },
        properties: Properties { tags: [diagnostic.rule.split('/').next().unwrap_or("").to_owned()] },
    }
}
