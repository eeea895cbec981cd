//! An article that holds everything that is hard to print, and findings on it.

use super::{Checked, FileReport, Skipped, Summary};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fingerprint, Fix, Label, Severity};
use crate::filter::{Suppressed, Suppression};
use crate::format::Format;
use crate::rule::{RuleSet, RuleSource, Settings, load};
use crate::source::SourceFile;
use crate::span::SourceSpan;
use std::sync::Arc;

/// Byte order mark, CRLF, wide and combining characters, a paragraph of 600 characters, controls.
pub(super) const TEXT: &str = "\u{feff}Ferry 🚢 from 東京 calls at the cafe\u{301} on teh quay\r\n\
    \r\n\
    The harbour board met on Tuesday to hear from Marianne Oddlestone, who has run the pilot station since the old \
    pier was closed, and from the owners of the three boats that still cross the bay in winter. The board was told \
    that the dredger would not return before the spring, that the channel was now too shallow for the larger of the \
    boats at low water, and that the cost of a second dredger had been put to the county twice without an answer. Ms \
    Odlestone said that the pilots had asked for lights on the east wall for the the past four years, and that the \
    board had agreed each time before the money went elsewhere in the end.\r\n\
    \r\n\
    The boats will sail again on Friday.\r\n\
    The boats will sail again on Friday.\r\n\
    A note \u{1b}[31min red\u{202e} and more here\r\n\
    ::error::100% ]]> </script> | `x` [y](z) @desk \u{ffff}\r\n";

/// What every output has to make harmless.
pub(super) const HOSTILE: &str = "::error::100%0A%25 ]]> </script> \u{1b}[2J \u{202e}, @desk | `x` [y](z) <b>\r\nend";

/// The `nth` place (from 0) where `needle` stands in `text`.
pub(super) fn span(text: &str, needle: &str, nth: usize) -> SourceSpan {
    let (at, _) = text.match_indices(needle).nth(nth).unwrap();
    SourceSpan::new(at, at + needle.len())
}

pub(super) fn diagnostic(text: &str, rule: &str, severity: Severity, primary: SourceSpan, message: &str) -> Diagnostic {
    Diagnostic {
        severity,
        message: message.to_owned(),
        text: text[primary.range()].to_owned(),
        fingerprint: Fingerprint(u128::from(primary.start)),
        ..Diagnostic::bare(rule, primary)
    }
}

fn replace(span: SourceSpan, title: &str, applicability: Applicability, replacement: &str) -> Fix {
    Fix { title: title.to_owned(), applicability, edits: vec![Edit { span, replacement: replacement.to_owned() }] }
}

/// Findings on [`TEXT`], one of them marked stet.
pub(super) fn report() -> FileReport {
    let find = |rule, severity, needle, nth, message| diagnostic(TEXT, rule, severity, span(TEXT, needle, nth), message);

    let mut known = find("spelling/known", Severity::Error, "teh", 0, "“teh” is “the” misspelled");
    known.suggestions = vec!["the".to_owned()];
    known.fixes = vec![replace(known.primary, "spell “the”", Applicability::Safe, "the")];
    known.why = Some("A known slip is never what was meant.".to_owned());

    let message = "name spelled two ways: “Odlestone” here, “Oddlestone” on line 3";
    let mut name = find("names/two-spellings", Severity::Warning, "Odlestone", 0, message);
    let spelled = "spelled “Oddlestone” here".to_owned();
    name.related = vec![Label { span: span(TEXT, "Marianne Oddlestone", 0), message: spelled }];
    name.suggestions = vec!["Oddlestone".to_owned()];
    name.fixes = vec![replace(name.primary, "spell “Oddlestone”", Applicability::Unsafe, "Oddlestone")];
    name.help = Some("put the right spelling into the house list, so that the other one is an error from now on".to_owned());
    name.why = Some("Readers who know her see it first; the other spelling is in the same paragraph.".to_owned());

    let mut doubled = find("repetition/doubled-word", Severity::Error, "the the", 0, "“the” stands twice");
    doubled.suggestions = vec!["the".to_owned()];

    let lines = span(TEXT, "The boats will sail again on Friday.", 0).cover(span(TEXT, "on Friday.", 1));
    let mut twice = diagnostic(TEXT, "repetition/sentence", Severity::Info, lines, "sentence stands twice");
    twice.pieces = vec![span(TEXT, "sail again", 0), span(TEXT, "sail again", 1)];

    let message = "title::file=x,line=1 100% ]]> </script>\nsecond \u{1b}[2J line\u{202e} [y](z)\u{ffff}";
    let mut control = find("leftover/control", Severity::Warning, "\u{1b}[31min red\u{202e}", 0, message);
    control.suggestions = vec![String::new()];

    let mut comma = find("grammar/comma", Severity::Info, "more here", 0, "a comma is missing?");
    comma.primary.end = comma.primary.start;
    comma.text = String::new();
    comma.suggestions = vec![", ".to_owned(), "; ".to_owned()];

    let hostile = find("style/house", Severity::Error, "::error::100% ]]> </script> | `x` [y](z) @desk \u{ffff}", 0, HOSTILE);
    let mut hostile = Diagnostic { help: Some(HOSTILE.to_owned()), why: Some(HOSTILE.to_owned()), ..hostile };
    hostile.suggestions = vec![HOSTILE.to_owned()];
    hostile.related = vec![Label { span: hostile.primary, message: HOSTILE.to_owned() }];
    let shown_only = replace(hostile.primary, HOSTILE, Applicability::DisplayOnly, HOSTILE);
    hostile.fixes = vec![shown_only, replace(hostile.primary, HOSTILE, Applicability::Safe, HOSTILE)];

    let mut dash = find("style/dash", Severity::Info, "since the old", 0, "dashes go in pairs");
    let gap = |needle: &str| SourceSpan::new(span(TEXT, needle, 0).start as usize, span(TEXT, needle, 0).start as usize + 1);
    let edit = |span| Edit { span, replacement: " – ".to_owned() };
    let edits = vec![edit(gap(" since the")), edit(gap(" was closed"))];
    dash.fixes = vec![Fix { title: "set both dashes".to_owned(), applicability: Applicability::Unsafe, edits }];

    let stet = find("style/cliche", Severity::Info, "without an answer", 0, "“without an answer” is worn");
    let old = find("style/cliche", Severity::Warning, "in the end", 0, "“in the end” is worn");
    FileReport {
        file: SourceFile::from_text("./copy/\u{1b}[31mferry\u{202e}, 100%::one ]]><script>.md", TEXT, Format::Markdown),
        diagnostics: vec![known, dash, name, doubled, twice, control, comma, hostile],
        suppressed: vec![
            Suppressed { diagnostic: stet, suppression: Suppression::Stet { reason: Some(HOSTILE.to_owned()) } },
            Suppressed { diagnostic: old, suppression: Suppression::Baseline },
        ],
        rules: rules(),
    }
}

/// Rules of some of the findings, one with everything that a rule can say.
fn rules() -> Arc<RuleSet> {
    let source = |id: &str, text: &str| RuleSource {
        id: id.to_owned(),
        file: format!("house/{id}.toml"),
        text: text.into(),
        is_shipped: false,
    };
    let known = "summary = \"A known misspelling\"\nwhy = \"A known slip is never what was meant.\"\nseverity = \"error\"\n\
        help = \"write it as the dictionary has it\"\nmessage = \"“{match}”\"\n[terms]\nwords = [\"teh\"]\n\
        [[example]]\nflag = \"on ⟦teh⟧ quay\"\nfixed = \"on the quay\"\nwhy = \"a slip of the fingers\"\n\
        [[example]]\nflag = \"\"\"```\n⟦teh⟧ code\n```\n\"\"\"\nformat = \"markdown\"\n\
        [[example]]\npass = \"on the quay ]]> </script> \\u001B \\u202E\"\n";
    let cliche = "summary = \"A worn phrase\"\nseverity = \"info\"\nmessage = \"“{match}”\"\n[terms]\nwords = [\"in the end\"]\n";
    let (rules, problems) = load(&[source("spelling/known", known), source("style/cliche", cliche)], &[], &Settings::default());
    assert_eq!(problems, []);
    Arc::new(rules)
}

pub(super) fn no_rules() -> Arc<RuleSet> {
    Arc::new(load(&[], &[], &Settings::default()).0)
}

/// A file without a byte and with one finding.
pub(super) fn empty() -> FileReport {
    let nothing = diagnostic("", "leftover/empty", Severity::Warning, SourceSpan::new(0, 0), "nothing in the file");
    let file = SourceFile::from_text("empty.txt", "", Format::Plain);
    FileReport { file, diagnostics: vec![nothing], suppressed: Vec::new(), rules: no_rules() }
}

pub(super) fn skipped() -> Vec<Skipped> {
    vec![Skipped { file: "photo.txt".to_owned(), reason: "binary file, not an article".to_owned() }]
}

pub(super) fn summary() -> Summary {
    let checked = Checked { files: 2, words: 152, names: 2, figures: 1, dates: 3, quotations: 0 };
    Summary { checked, errors: 3, warnings: 3, infos: 3, hidden: [0; 3], suppressed: 1, passed_over: 1, ..Summary::default() }
}
