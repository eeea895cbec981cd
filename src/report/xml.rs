//! XML that any reader takes: what XML 1.0 or a terminal forbids has a stand-in.

use super::sanitise::{lines, one_line};
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes elements with their children indented.
pub(super) struct Xml<'w>(Writer<&'w mut dyn Write>);

impl<'w> Xml<'w> {
    /// A writer that starts at the margin.
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self(Writer::new_with_indent(out, b' ', 2))
    }

    /// Writes `<?xml version="1.0" encoding="UTF-8"?>`.
    ///
    /// # Errors
    /// When writing fails.
    pub(super) fn declare(&mut self) -> io::Result<()> {
        self.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
    }

    /// Writes `<name …>`.
    ///
    /// # Errors
    /// When writing fails.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(tag(name, attributes)))
    }

    /// Writes `<name …/>`.
    ///
    /// # Errors
    /// When writing fails.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(tag(name, attributes)))
    }

    /// Writes `<name …>text</name>`.
    ///
    /// # Errors
    /// When writing fails.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&allowed(lines(text)))))?;
        self.close(name)
    }

    /// Writes `</name>`.
    ///
    /// # Errors
    /// When writing fails.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(tag(name, &[]).to_end()))
    }
}

fn tag<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        tag.push_attribute((*name, &*allowed(one_line(value))));
    }
    tag
}

/// The text without the two noncharacters that XML 1.0 forbids beside the controls (section 2.2, `Char`).
fn allowed(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_forbidden = |c: char| matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(is_forbidden) { Cow::Owned(text.replace(is_forbidden, "\u{fffd}")) } else { text }
}
