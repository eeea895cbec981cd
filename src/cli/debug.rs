//! `copydesk debug`: what copydesk sees in a file, or knows of a word.

use super::args::{ConfigArgs, DebugArgs, DebugCommand, SelectArgs};
use super::held::BaselineChoice;
use super::session::{self, Session};
use super::{Outcome, output, word};
use crate::format::{Format, extract};
use crate::language::Document;
use crate::report::{count, one_line};
use crate::source::read;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Prints one view of a file, or a word.
pub(super) fn run(args: &DebugArgs) -> io::Result<Outcome> {
    let mut out = BufWriter::new(io::stdout().lock());
    let view = match &args.what {
        DebugCommand::Word { word } => return word::print(word, &mut out),
        DebugCommand::Config(args) => return config(&args.file, &args.config, &mut out),
        DebugCommand::Text(args) | DebugCommand::Tokens(args) | DebugCommand::Sentences(args) | DebugCommand::Tags(args) => args,
    };
    let format = Format::of_path(&view.file.to_string_lossy()).unwrap_or(Format::Plain);
    let file = match read(&view.file, session::encoding(&view.config, &view.file), format) {
        Ok(file) => file,
        Err(unread) => {
            output::failure(&format!("{}: {}", unread.file, unread.reason));
            return Ok(Outcome::Failed);
        }
    };
    let extraction = extract(format, &file.text);
    let document = Document::new(&extraction);
    let place = |at: u32| {
        let source = extraction.map.to_source(crate::span::TextSpan { start: at, end: at });
        let place = file.lines.place(&file.text, source.start as usize);
        format!("{}:{}", place.line, place.column)
    };
    match &args.what {
        DebugCommand::Text(_) => {
            for paragraph in &document.paragraphs {
                let text = one_line(document.slice(paragraph.span));
                writeln!(out, "{}\t{}\t{text}", place(paragraph.span.start), paragraph.role.as_str())?;
            }
        }
        DebugCommand::Tokens(_) => {
            for token in &document.tokens {
                let text = one_line(document.word(token));
                writeln!(out, "{}\t{:?}\t{:?}\t{text}", place(token.span.start), token.kind, token.case)?;
            }
        }
        DebugCommand::Sentences(_) => {
            for sentence in &document.sentences {
                writeln!(out, "{}\t{}", place(sentence.span.start), one_line(document.slice(sentence.span)))?;
            }
        }
        DebugCommand::Tags(_) => tags(&document, &mut out)?,
        DebugCommand::Config(_) | DebugCommand::Word { .. } => {}
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// A token a line, a blank line behind each sentence.
fn tags(document: &Document, out: &mut impl Write) -> io::Result<()> {
    for (number, sentence) in document.sentences.iter().enumerate() {
        for (at, tag) in (sentence.tokens.start as usize..).zip(document.tags(number)) {
            let text = document.tokens.get(at).map_or("", |token| document.word(token));
            writeln!(out, "{}\t{tag}\t{}\t{}", one_line(text), tag.universal(), one_line(&document.lemma(at)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn config(file: &Path, args: &ConfigArgs, out: &mut impl Write) -> io::Result<Outcome> {
    let select = SelectArgs::default();
    let mut session = Session::new(args, &select);
    session.baseline = BaselineChoice::of(None, args.isolated);
    let config = session.config(file);
    let desk = session.desk(file);
    let names: Vec<&str> = config.files().collect();
    writeln!(out, "configuration: {}", if names.is_empty() { "none (defaults)".to_owned() } else { names.join(" < ") })?;
    writeln!(out, "fail-on: {}", format!("{:?}", desk.fail_on).to_lowercase())?;
    writeln!(out, "severity: {}", desk.severity)?;
    if let Some(held) = &desk.baseline {
        writeln!(out, "baseline: {} ({})", crate::source::shown(&held.path), count(held.baseline.len(), "finding"))?;
    }
    for rule in desk.rules.rules() {
        let level = rule.severity.map_or("off", crate::diagnostic::Severity::as_str);
        let own = rule.default_level.severity().map_or("off", crate::diagnostic::Severity::as_str);
        let changed = if level == own { String::new() } else { format!("\t(was {own})") };
        writeln!(out, "{level}\t{}\t{}{changed}", rule.id, rule.file)?;
    }
    out.flush()?;
    for problem in &session.problems {
        output::problem(problem, super::args::ColorArg::Auto);
    }
    Ok(if session.problems.is_empty() { Outcome::Clean } else { Outcome::Failed })
}
