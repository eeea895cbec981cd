//! JUnit XML: the test tab of every CI. An article is a test, a finding a failure of it.

use super::path::Paths;
use super::terminal::advice;
use super::xml::Xml;
use super::{FileReport, Reporter, Skipped, Summary};
use std::io::{self, Write};

/// Holds the tests back, since their number comes first.
///
/// `failures` counts tests that failed, not findings: readers take it off `tests` to count what passed.
#[derive(Debug)]
pub(super) struct Junit {
    paths: Paths,
    body: Vec<u8>,
    tests: usize,
    failed: usize,
}

impl Junit {
    /// A reporter that names files as `paths` do.
    pub(super) fn new(paths: Paths) -> Self {
        Self { paths, body: Vec::new(), tests: 0, failed: 0 }
    }
}

impl Reporter for Junit {
    fn file(&mut self, report: &FileReport, _out: &mut dyn Write) -> io::Result<()> {
        let file = &report.file;
        let path = self.paths.relative(&file.path);
        self.tests += 1;
        self.failed += usize::from(!report.diagnostics.is_empty());
        let mut xml = Xml::new(&mut self.body);
        if report.diagnostics.is_empty() {
            xml.empty("testcase", &test(&path))?;
            return self.body.write_all(b"\n");
        }
        xml.open("testcase", &test(&path))?;
        for diagnostic in &report.diagnostics {
            let place = file.lines.place(&file.text, diagnostic.primary.range().start);
            let message = format!("{}: {}", diagnostic.rule, diagnostic.message);
            let mut text = format!("{path}:{}:{}: {}", place.line, place.column, diagnostic.message);
            for line in advice(diagnostic) {
                text.push('\n');
                text.push_str(&line);
            }
            xml.text("failure", &[("type", diagnostic.severity.as_str()), ("message", &message)], &text)?;
        }
        xml.close("testcase")?;
        self.body.write_all(b"\n")
    }

    fn finish(&mut self, skipped: &[Skipped], _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        for skipped in skipped {
            let path = self.paths.relative(&skipped.file);
            let mut xml = Xml::new(&mut self.body);
            xml.open("testcase", &test(&path))?;
            let message = format!("not checked: {}", skipped.reason);
            xml.text("error", &[("type", "not-checked"), ("message", &message)], &format!("{path}: {message}"))?;
            xml.close("testcase")?;
            self.body.write_all(b"\n")?;
        }
        let tests = (self.tests + skipped.len()).to_string();
        let (failures, errors) = (self.failed.to_string(), skipped.len().to_string());
        let counts = [("name", "copydesk"), ("tests", &*tests), ("failures", &*failures), ("errors", &*errors), ("skipped", "0")];
        let mut xml = Xml::new(&mut *out);
        xml.declare()?;
        // The attribute "skipped" is known for suites, not for their list.
        xml.open("testsuites", counts.split_last().map_or(&[], |(_, counts)| counts))?;
        out.write_all(b"\n")?;
        Xml::new(&mut *out).open("testsuite", &counts)?;
        out.write_all(b"\n")?;
        out.write_all(&self.body)?;
        out.write_all(b"</testsuite>\n</testsuites>\n")
    }
}

/// The attributes of a test; GitLab and CircleCI link `file`.
fn test(path: &str) -> [(&'static str, &str); 3] {
    [("classname", "copydesk"), ("name", path), ("file", path)]
}
