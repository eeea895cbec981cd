//! The objects of a SARIF log, as far as copydesk writes them (OASIS, SARIF 2.1.0, section 3).

use super::super::sanitise::one_line;
use crate::filter;
use serde::Serialize;

/// One finding (3.27).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Result<'a> {
    pub(super) rule_id: &'a str,
    pub(super) rule_index: usize,
    pub(super) level: &'static str,
    pub(super) message: Message,
    pub(super) locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<Location>,
    pub(super) partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fixes: Vec<Fix>,
    /// All results of a run have it or none; an empty one says that the result stands.
    pub(super) suppressions: Vec<SuppressionRow>,
}

/// Plain text for people (3.11).
#[derive(Debug, Serialize)]
pub(super) struct Message {
    text: String,
}

/// Text that may have a form in Markdown (3.12), or a part of a file (3.3).
#[derive(Debug, Clone, Serialize)]
pub(super) struct Markup {
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) markdown: Option<String>,
}

/// The identity of a finding (3.27.17).
#[derive(Debug, Serialize)]
pub(super) struct Fingerprints {
    #[serde(rename = "copydesk/v1")]
    pub(super) copydesk: String,
}

/// A place and what stands there (3.28).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    pub(super) physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Message>,
}

/// A part of a file (3.29).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    pub(super) artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<Region>,
}

/// A file (3.4).
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    pub(super) uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uri_base_id: Option<&'static str>,
}

/// Lines and code points from 1, the end exclusive (3.30).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub(super) start_line: usize,
    pub(super) start_column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) snippet: Option<Markup>,
}

/// Edits that belong together (3.55).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fix {
    pub(super) description: Message,
    pub(super) artifact_changes: [ArtifactChange; 1],
}

/// The edits of one file (3.56).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactChange {
    pub(super) artifact_location: ArtifactLocation,
    pub(super) replacements: Vec<Replacement>,
}

/// One edit (3.57); without content it deletes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Replacement {
    pub(super) deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) inserted_content: Option<Markup>,
}

/// What lets a finding stand (3.35).
#[derive(Debug, Serialize)]
pub(super) struct SuppressionRow {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<String>,
}

/// The program and the rules that occur (3.18).
#[derive(Debug, Serialize)]
pub(super) struct Tool<'a> {
    pub(super) driver: Driver<'a>,
}

/// The program (3.19).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver<'a> {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    pub(super) semantic_version: &'static str,
    pub(super) rules: &'a [Descriptor],
}

/// A rule (3.49).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) short_description: Option<Markup>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) full_description: Option<Markup>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help: Option<Markup>,
    pub(super) default_configuration: Configuration,
    pub(super) properties: Properties,
}

/// How loud a rule is (3.50).
#[derive(Debug, Serialize)]
pub(super) struct Configuration {
    pub(super) level: &'static str,
}

/// The family of a rule (3.8).
#[derive(Debug, Serialize)]
pub(super) struct Properties {
    pub(super) tags: [String; 1],
}

/// How the run went (3.20).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    pub(super) execution_successful: bool,
    pub(super) tool_execution_notifications: Vec<Notification>,
}

/// A file that was not checked (3.58).
#[derive(Debug, Serialize)]
pub(super) struct Notification {
    pub(super) level: &'static str,
    pub(super) message: Message,
    pub(super) locations: [Location; 1],
}

impl Message {
    /// A message of text that is harmless on a terminal.
    pub(super) fn new(text: String) -> Self {
        // `[text](target)` is a link in a message (3.11.6), and copy that is quoted makes none.
        Self { text: text.replace("](", "] (") }
    }
}

impl Markup {
    /// Plain text.
    pub(super) fn of(text: String) -> Self {
        Self { text, markdown: None }
    }
}

impl From<&filter::Suppression> for SuppressionRow {
    fn from(suppression: &filter::Suppression) -> Self {
        let (kind, reason) = match suppression {
            filter::Suppression::Stet { reason } => ("inSource", reason.as_deref()),
            filter::Suppression::Baseline => ("external", None),
        };
        Self { kind, justification: reason.map(|reason| one_line(reason).into_owned()) }
    }
}
