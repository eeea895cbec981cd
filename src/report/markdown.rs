//! Tables for a comment on a pull request or the summary of a step: one an article, then the line that says what was checked.

use super::path::Paths;
use super::sanitise::one_line;
use super::summary::{count, summary_line};
use super::terminal::fix;
use super::{FileReport, Reporter, Skipped, Summary};
use crate::diagnostic::Diagnostic;
use std::io::{self, Write};

/// Bytes kept for the last lines where room is short: what is left out, and the line that says what was checked.
const END_BYTES: usize = 4096;

/// Prints tables as files come in; where room is short, articles that do not fit are left out whole and counted.
#[derive(Debug)]
pub(super) struct Markdown {
    paths: Paths,
    /// Bytes that tables may still take; `None` for any number.
    room: Option<usize>,
    has_opened: bool,
    left_out: usize,
}

impl Markdown {
    /// A reporter that names files as `paths` do and writes at most `bytes`.
    pub(super) fn new(paths: Paths, bytes: Option<usize>) -> Self {
        let room = bytes.map(|bytes| bytes.saturating_sub(END_BYTES));
        Self { paths, room, has_opened: false, left_out: 0 }
    }

    /// Writes a part if there is room for it; says whether there was.
    fn part(&mut self, part: &str, out: &mut dyn Write) -> io::Result<bool> {
        if let Some(room) = &mut self.room {
            match room.checked_sub(part.len()) {
                Some(rest) => *room = rest,
                None => return Ok(false),
            }
        }
        out.write_all(part.as_bytes())?;
        Ok(true)
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.has_opened, true) { Ok(()) } else { out.write_all(b"## copydesk\n\n") }
    }
}

impl Reporter for Markdown {
    fn file(&mut self, report: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        if report.diagnostics.is_empty() {
            return Ok(());
        }
        let mut table = format!("### {}\n\n", escaped(&self.paths.relative(&report.file.path)));
        table.push_str("| line | severity | finding | rule | fix |\n| ---: | --- | --- | --- | --- |\n");
        for diagnostic in &report.diagnostics {
            let line = report.file.lines.line_of(diagnostic.primary.range().start);
            table.push_str(&row(line, diagnostic));
        }
        table.push('\n');
        if !self.part(&table, out)? {
            self.left_out += 1;
        }
        Ok(())
    }

    fn finish(&mut self, skipped: &[Skipped], summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        let mut unread = String::new();
        for skipped in skipped {
            let (path, reason) = (escaped(&self.paths.relative(&skipped.file)), escaped(&skipped.reason));
            unread.push_str(&format!("- {path}: {reason}\n"));
        }
        if !unread.is_empty() && !self.part(&format!("### Not checked\n\n{unread}\n"), out)? {
            writeln!(out, "{} not checked; the log names them.\n", count(skipped.len(), "file"))?;
        }
        if self.left_out > 0 {
            let (articles, have) = (count(self.left_out, "more article"), if self.left_out == 1 { "has" } else { "have" });
            writeln!(out, "{articles} {have} findings, for which there is no room here; the log has them.\n")?;
        }
        writeln!(out, "{}", escaped(&summary_line(summary)))
    }
}

fn row(line: usize, diagnostic: &Diagnostic) -> String {
    let (severity, message, rule) = (diagnostic.severity, escaped(&diagnostic.message), escaped(&diagnostic.rule));
    let advice = [fix(diagnostic), diagnostic.help.clone()];
    let advice: Vec<String> = advice.iter().flatten().map(|text| escaped(text)).collect();
    format!("| {line} | {severity} | {message} | {rule} | {} |\n", advice.join("<br>"))
}

/// The text on one line, so that Markdown shows it as it is: no mark-up, link, mention or reference comes of it.
pub fn escaped(text: &str) -> String {
    let text = one_line(text);
    let mut escaped = String::with_capacity(text.len());
    let mut before = "";
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).unwrap_or("");
        let is_markup = match c {
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '<' | '>' | '|' | '&' | '#' | '!' | '$' => true,
            // GitHub makes links of bare addresses.
            ':' => after.starts_with("//"),
            '.' => before.to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(c);
        // Mentions and references are found in the rendered text, where no backslash is left: a space without width parts them.
        if matches!(c, '@' | '#') {
            escaped.push_str("&#8203;");
        }
        before = text.get(..at + c.len_utf8()).unwrap_or("");
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(escaped("a|b `c` <b> [d](e) *f* g_h ~i~ j\\k"), r"a\|b \`c\` \<b\> \[d\](e) \*f\* g\_h \~i\~ j\\k");
        assert_eq!(escaped("ask @desk, see #12"), r"ask @&#8203;desk, see \#&#8203;12");
        assert_eq!(escaped("http://a.b and WWW.c.d: 5.30"), r"http\://a.b and WWW\.c.d: 5.30");
        assert_eq!(escaped("two\r\nlines \u{1b}[m\u{202e}"), "two  lines ?\\[m\u{fffd}");
    }
}
