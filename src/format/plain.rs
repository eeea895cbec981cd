//! Plain text: blocks by blank lines, roles by shape and position.

use super::Extraction;

/// Extracts plain text.
pub(super) fn extract(source: &str) -> Extraction {
    let mut e = Extraction::default();
    let mut b = super::MapBuilder::default();
    b.verbatim(source, 0..source.len());
    e.blocks.push(super::Block { role: super::Role::Body, span: crate::span::TextSpan::new(0, source.len()) });
    (e.text, e.map) = b.finish();
    e
}
