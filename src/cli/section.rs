//! One part of a sheet: a title and a table, for a terminal or in Markdown.

use crate::report::{columns, escaped, one_line};
use std::fmt::Display;
use std::io::{self, Write};

/// Lines that a cell shows; the rest is counted.
const LINES_MAX: usize = 12;

/// A title and a table; cells hold text as it stands in the copy.
pub(super) struct Section {
    pub(super) title: &'static str,
    pub(super) header: Vec<&'static str>,
    /// As many cells each as `header` has.
    pub(super) rows: Vec<Vec<String>>,
}

impl Section {
    /// Writes the table in columns: each cell on one line, two blanks between, the last one as long as it is.
    pub(super) fn terminal(&self, out: &mut impl Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return writeln!(out, "\n{}: none", self.title);
        }
        writeln!(out, "\n{} ({})\n", self.title, self.rows.len())?;
        let cells = |row: &Vec<String>| row.iter().map(|cell| one_line(cell).into_owned()).collect();
        let header: Vec<String> = self.header.iter().map(ToString::to_string).collect();
        let rows: Vec<Vec<String>> = std::iter::once(header).chain(self.rows.iter().map(cells)).collect();
        let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| columns(cell)).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.header.len()).map(width).collect();
        for row in &rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str("  ");
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', width.saturating_sub(columns(cell))));
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Writes the table in Markdown.
    pub(super) fn markdown(&self, out: &mut impl Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return writeln!(out, "\n### {}\n\nNone.", self.title);
        }
        writeln!(out, "\n### {} ({})\n", self.title, self.rows.len())?;
        writeln!(out, "| {} |", self.header.join(" | "))?;
        writeln!(out, "|{}", " --- |".repeat(self.header.len()))?;
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}

/// What is shown of a list, and how many more there are.
pub(super) fn few<T: Display>(shown: impl Iterator<Item = T>, more: usize) -> String {
    let shown: Vec<String> = shown.map(|one| one.to_string()).collect();
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

/// Lines in order, each once.
pub(super) fn lines(lines: impl Iterator<Item = usize>) -> String {
    let mut lines: Vec<usize> = lines.collect();
    lines.sort_unstable();
    lines.dedup();
    few(lines.iter().take(LINES_MAX), lines.len().saturating_sub(LINES_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(section: &Section) -> (String, String) {
        let (mut terminal, mut markdown) = (Vec::new(), Vec::new());
        section.terminal(&mut terminal).unwrap();
        section.markdown(&mut markdown).unwrap();
        (String::from_utf8(terminal).unwrap(), String::from_utf8(markdown).unwrap())
    }

    #[test]
    fn cells_stand_in_columns_and_are_harmless() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let rows = vec![row(["a|b", "1"]), row(["東京\u{1b}[m", ""])];
        let (terminal, markdown) = shown(&Section { title: "Names", header: vec!["name", "lines"], rows });
        assert_eq!(terminal, "\nNames (2)\n\n  name     lines\n  a|b      1\n  東京?[m\n");
        assert_eq!(markdown, "\n### Names (2)\n\n| name | lines |\n| --- | --- |\n| a\\|b | 1 |\n| 東京?\\[m |  |\n");
        let (terminal, markdown) = shown(&Section { title: "Dates", header: vec!["line"], rows: Vec::new() });
        assert_eq!((terminal.as_str(), markdown.as_str()), ("\nDates: none\n", "\n### Dates\n\nNone.\n"));
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(lines([3, 1, 3].into_iter()), "1, 3");
        assert!(lines(0..20).ends_with("10, 11 and 8 more"));
    }
}
