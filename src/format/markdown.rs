//! Markdown.

/// Extracts Markdown.
pub(super) fn extract(source: &str) -> super::Extraction {
    super::plain::extract(source)
}
