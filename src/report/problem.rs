//! Faults of rule files, configuration and input, with a caret where there is a place to show.

use super::Options;
use super::pen::Pen;
use super::sanitise::one_line;
use super::snippet::{Mark, Snippet};
use super::wrap::Layout;
use crate::diagnostic::Problem;
use crate::source::{Encoding, LineIndex};
use codespan_reporting::diagnostic::{LabelStyle, Severity as Level};
use std::io::{self, Write};

/// Writes one problem; it belongs on standard error.
///
/// # Errors
/// When writing fails.
pub fn write_problem(problem: &Problem, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let mut pen = Pen::new(options.color);
    let help = problem.help.as_deref().map(|help| format!("help: {}", one_line(help)));
    match &problem.place {
        Some((text, bytes)) => {
            pen.header(Level::Error, "error", None, &one_line(&problem.message))?;
            let lines = LineIndex::new(text, Encoding::Utf8);
            let mut layout = Layout::new(text, &lines, options.columns());
            let mark = Mark { bytes: bytes.clone(), style: LabelStyle::Primary, message: String::new() };
            let notes = help.into_iter().collect();
            let (name, level, width) = (problem.file.as_str(), Level::Error, options.columns());
            let snippet = Snippet { name, level, place: bytes.start, marks: vec![mark], notes, width };
            snippet.draw(&mut pen, &mut layout)?;
        }
        None => {
            pen.header(Level::Error, "error", None, &format!("{}: {}", one_line(&problem.file), one_line(&problem.message)))?;
            if let Some(help) = help {
                writeln!(pen, "  = {help}")?;
            }
        }
    }
    pen.flush_into(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn shown(problem: &Problem) -> String {
        let mut out = Vec::new();
        write_problem(problem, Options::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_place_has_a_caret() {
        let text: Arc<str> = "summary = \"x\"\nseverty = \"error\"\n".into();
        let problem = Problem::at("rules/house.toml", &text, 14..21, "unknown field \"severty\"");
        insta::assert_snapshot!(shown(&problem.with_help("did you mean \"severity\"?")));
        let at_end = Problem::at("rules/house.toml", &text, 99..99, "no table of a kind");
        insta::assert_snapshot!(shown(&at_end));
    }

    #[test]
    fn a_whole_file_has_none() {
        let problem = Problem::of_file("a\u{1b}[2J.toml", "is a folder").with_help("name a file");
        assert_eq!(shown(&problem), "error: a?[2J.toml: is a folder\n  = help: name a file\n");
    }
}
