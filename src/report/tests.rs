//! What the outputs look like, and that they agree with each other.

use super::sample::{TEXT, diagnostic, empty, report, skipped, span, summary};
use super::*;
use crate::diagnostic::Label;
use crate::format::Format;
use crate::source::Encoding;
use crate::span::SourceSpan;
use proptest::prelude::*;
use serde_json::Value;

fn printed_with(format: OutputFormat, options: Options, reports: &[FileReport]) -> String {
    let mut out = Vec::new();
    let mut reporter = reporter(format, options);
    for report in reports {
        reporter.file(report, &mut out).unwrap();
    }
    reporter.finish(&skipped(), &summary(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn printed(format: OutputFormat) -> String {
    printed_with(format, Options::default(), &[report(), empty()])
}

fn rows(report: FileReport) -> Vec<Value> {
    let lines = printed_with(OutputFormat::Jsonl, Options::default(), &[report]);
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn number(row: &Value, key: &str) -> usize {
    usize::try_from(row[key].as_u64().unwrap()).unwrap()
}

#[test]
fn terminal() {
    insta::assert_snapshot!(printed(OutputFormat::Terminal));
}

#[test]
fn terminal_verbose_and_narrow() {
    let options = Options { width: 0, verbose: true, ..Options::default() };
    insta::assert_snapshot!(printed_with(OutputFormat::Terminal, options, &[report()]));
}

#[test]
fn terminal_in_color() {
    let mut report = report();
    report.diagnostics.truncate(3);
    let options = Options { color: true, ..Options::default() };
    insta::assert_snapshot!(printed_with(OutputFormat::Terminal, options, &[report]).replace('\u{1b}', "<ESC>"));
}

#[test]
fn concise() {
    insta::assert_snapshot!(printed(OutputFormat::Concise));
}

#[test]
fn json() {
    insta::assert_snapshot!(printed(OutputFormat::Json));
}

#[test]
fn jsonl() {
    insta::assert_snapshot!(printed(OutputFormat::Jsonl));
}

#[test]
fn github() {
    insta::assert_snapshot!(printed(OutputFormat::Github));
}

#[test]
fn sarif() {
    insta::assert_snapshot!(printed(OutputFormat::Sarif));
}

#[test]
fn gitlab() {
    insta::assert_snapshot!(printed(OutputFormat::Gitlab));
}

#[test]
fn rdjson() {
    insta::assert_snapshot!(printed(OutputFormat::Rdjson));
}

#[test]
fn rdjsonl() {
    insta::assert_snapshot!(printed(OutputFormat::Rdjsonl));
}

#[test]
fn checkstyle() {
    insta::assert_snapshot!(printed(OutputFormat::Checkstyle));
}

#[test]
fn junit() {
    insta::assert_snapshot!(printed(OutputFormat::Junit));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(printed(OutputFormat::Markdown));
}

#[test]
fn nothing_from_a_file_reaches_a_terminal_raw() {
    for format in OutputFormat::ALL {
        let out = printed(format);
        let raw = out.chars().find(|c| sanitise::is_unprintable(*c) && *c != '\n');
        assert_eq!(raw, None, "{}", format.as_str());
    }
}

#[test]
fn a_long_span_shows_its_start_and_its_end() {
    let mut report = report();
    let whole = SourceSpan::new(span(TEXT, "The harbour", 0).start as usize, span(TEXT, "in the end.", 0).end as usize);
    let mut pasted = diagnostic(TEXT, "repetition/paragraph", Severity::Error, whole, "paragraph stands twice");
    let mention = |nth| Label { span: span(TEXT, "board", nth), message: String::new() };
    pasted.related = (0..3).chain(0..3).map(mention).collect();
    report.diagnostics = vec![pasted];
    insta::assert_snapshot!(printed_with(OutputFormat::Terminal, Options::default(), &[report]));
}

#[test]
fn code_points_cut_the_text() {
    let points: Vec<char> = TEXT.chars().collect();
    for row in rows(report()) {
        let cut: String = points[number(&row, "start")..number(&row, "end")].iter().collect();
        assert_eq!(&cut, row["text"].as_str().unwrap());
        assert_eq!(cut.as_bytes(), &TEXT.as_bytes()[number(&row, "byte_start")..number(&row, "byte_end")]);
    }
}

#[test]
fn stored_bytes_are_those_of_the_file() {
    let bytes: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut report = report();
    report.file = SourceFile::from_bytes("a.md", &bytes, Format::Markdown, Some(Encoding::Utf16Le)).unwrap();
    for row in rows(report) {
        let stored = &bytes[number(&row, "byte_start")..number(&row, "byte_end")];
        let text = row["text"].as_str().unwrap();
        assert_eq!(stored, text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    }
}

#[test]
fn formats_agree_on_places() {
    let document: Value = serde_json::from_str(&printed(OutputFormat::Json)).unwrap();
    let findings = document["findings"].as_array().unwrap();
    let lines: Vec<Value> = printed(OutputFormat::Jsonl).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(findings, &lines);
    let (concise, github) = (printed(OutputFormat::Concise), printed(OutputFormat::Github));
    let terminal = printed(OutputFormat::Terminal);
    let sarif: Value = serde_json::from_str(&printed(OutputFormat::Sarif)).unwrap();
    let rdjson: Value = serde_json::from_str(&printed(OutputFormat::Rdjson)).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let mut results = results.iter().filter(|result| result["suppressions"] == Value::Array(Vec::new()));
    let mut rows = rdjson["diagnostics"].as_array().unwrap().iter();
    for (row, shown) in findings.iter().zip(concise.lines()) {
        let region = &results.next().unwrap()["locations"][0]["physicalLocation"]["region"];
        for (key, theirs) in
            [("line", "startLine"), ("column", "startColumn"), ("end_line", "endLine"), ("end_column", "endColumn")]
        {
            assert_eq!(row[key], region[theirs]);
        }
        let range = &rows.next().unwrap()["location"]["range"];
        assert_eq!((&row["line"], &row["end_line"]), (&range["start"]["line"], &range["end"]["line"]));
        let (line, column) = (number(row, "line"), number(row, "column"));
        let (end_line, end_column) = (number(row, "end_line"), number(row, "end_column"));
        let rule = row["rule"].as_str().unwrap();
        assert!(shown.contains(&format!(":{line}:{column}: ")), "{shown}");
        assert!(terminal.contains(&format!(":{line}:{column}\n")), "{line}:{column}");
        let command = github.lines().find(|l| l.contains(&format!("title={rule}::"))).unwrap();
        let place = if line == end_line {
            format!(",line={line},col={column},endLine={end_line},endColumn={end_column},")
        } else {
            format!(",line={line},endLine={end_line},")
        };
        assert!(command.contains(&place), "{command}");
    }
}

#[test]
fn no_files_are_valid_json() {
    let document: Value = serde_json::from_str(&printed_with(OutputFormat::Json, Options::default(), &[])).unwrap();
    assert_eq!(document["findings"], Value::Array(Vec::new()));
    assert_eq!(document["skipped"][0]["file"], "photo.txt");
}

#[test]
fn no_files_are_well_formed() {
    for (format, nothing) in [
        (OutputFormat::Gitlab, "[]\n"),
        (OutputFormat::Rdjson, "{\"source\":{\"name\":\"copydesk\"},\"diagnostics\":[\n]}\n"),
        (OutputFormat::Rdjsonl, ""),
        (OutputFormat::Jsonl, ""),
        (OutputFormat::Concise, ""),
        (OutputFormat::Markdown, "## copydesk\n\nno article checked\n"),
    ] {
        let mut out = Vec::new();
        reporter(format, Options::default()).finish(&[], &Summary::default(), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), nothing);
    }
    let sarif: Value = serde_json::from_str(&printed_with(OutputFormat::Sarif, Options::default(), &[])).unwrap();
    assert_eq!(sarif["runs"][0]["results"], Value::Array(Vec::new()));
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"], Value::Array(Vec::new()));
    assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn a_clean_file_is_a_test_that_passes() {
    let mut clean = empty();
    clean.diagnostics.clear();
    let out = printed_with(OutputFormat::Junit, Options::default(), &[clean.clone(), report()]);
    assert!(out.contains("<testsuites name=\"copydesk\" tests=\"3\" failures=\"1\" errors=\"1\">"), "{out}");
    assert!(!printed_with(OutputFormat::Markdown, Options::default(), &[clean]).contains("empty"));
}

#[test]
fn absolute_paths_are_relative_to_the_folder_of_the_run() {
    let mut report = empty();
    for (path, folder, uri, relative) in [
        ("/desk/drafts/a b.txt", Some("/desk"), "\"uri\":\"drafts/a%20b.txt\",\"uriBaseId\":\"%SRCROOT%\"", "drafts/a b.txt"),
        ("/desk/a.txt", Some("/copy"), "\"uri\":\"file:///desk/a.txt\"}", "/desk/a.txt"),
        ("./a.txt", None, "\"uri\":\"a.txt\",\"uriBaseId\":\"%SRCROOT%\"", "a.txt"),
    ] {
        report.file = SourceFile::from_text(path, "", Format::Plain);
        let options = Options { folder: folder.map(str::to_owned), ..Options::default() };
        let with = |format| printed_with(format, options.clone(), std::slice::from_ref(&report));
        assert!(with(OutputFormat::Sarif).contains(uri), "{path}");
        for (format, before) in [
            (OutputFormat::Gitlab, "\"path\":\""),
            (OutputFormat::Rdjson, "\"path\":\""),
            (OutputFormat::Rdjsonl, "\"path\":\""),
            (OutputFormat::Checkstyle, "<file name=\""),
            (OutputFormat::Junit, " file=\""),
            (OutputFormat::Github, " file="),
            (OutputFormat::Markdown, "### "),
        ] {
            assert!(with(format).contains(&format!("{before}{relative}")), "{}: {path}", format.as_str());
        }
    }
}

#[test]
fn gitlab_has_each_fingerprint_once() {
    let mut many = report();
    many.diagnostics = vec![many.diagnostics[0].clone(); 3];
    let rows: Value = serde_json::from_str(&printed_with(OutputFormat::Gitlab, Options::default(), &[many, report()])).unwrap();
    let fingerprints: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(fingerprints.len(), 3 + report().diagnostics.len());
    assert_eq!(fingerprints.iter().collect::<std::collections::BTreeSet<_>>().len(), fingerprints.len());
}

#[test]
fn a_fix_of_several_edits_is_one_suggestion() {
    let document: Value = serde_json::from_str(&printed(OutputFormat::Rdjson)).unwrap();
    let dash = document["diagnostics"].as_array().unwrap().iter().find(|row| row["code"]["value"] == "style/dash").unwrap();
    assert_eq!(dash["suggestions"].as_array().unwrap().len(), 1);
    assert_eq!(dash["suggestions"][0]["text"], " – since the old pier – ");
}

#[test]
fn a_step_summary_leaves_whole_articles_out() {
    let room = printed(OutputFormat::Markdown).len() + 4096;
    for (bytes, expected) in [(room, 2), (room - 400, 1), (0, 0)] {
        let mut out = Vec::new();
        let mut reporter = step_summary(bytes, &Options::default());
        for report in [report(), empty()] {
            reporter.file(&report, &mut out).unwrap();
        }
        reporter.finish(&[], &summary(), &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!(out.matches("### ").count(), expected, "{out}");
        let (articles, have) = if expected == 1 { ("1 more article", "has") } else { ("2 more articles", "have") };
        let told = out.contains(&format!("{articles} {have} findings, for which there is no room here; the log has them."));
        assert_eq!(told, expected < 2, "{out}");
        assert!(out.ends_with("1 other file passed over\n"));
        assert!(bytes == 0 || out.len() <= bytes);
    }
}

#[test]
fn github_tells_what_it_does_not_show() {
    let mut many = report();
    let finding = many.diagnostics[2].clone();
    many.diagnostics = vec![finding; 11];
    let out = printed_with(OutputFormat::Github, Options::default(), &[many, report()]);
    let levels: Vec<_> = out.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert!(levels.is_sorted_by_key(|level| ["::error", "::warning", "::notice"].iter().position(|known| known == level)));
    let notice = "::notice title=copydesk::4 errors, 13 warnings and 3 notes in all; \
                  GitHub shows 10 of a level, the log has the rest";
    assert_eq!(out.lines().find(|line| line.starts_with("::notice")), Some(notice));
}

#[test]
fn advice_names_the_fix() {
    let mut finding = report().diagnostics.remove(2);
    finding.suggestions.clear();
    assert_eq!(terminal::advice(&finding)[0], "fix: spell “Oddlestone”");
    finding.suggestions = ["a", "b", ""].map(str::to_owned).to_vec();
    assert_eq!(terminal::advice(&finding)[0], "fix: “a”, “b” or nothing");
}

#[test]
fn format_names() {
    for format in OutputFormat::ALL {
        assert_eq!(format.as_str().parse(), Ok(format));
    }
    let error = "jsno".parse::<OutputFormat>().unwrap_err();
    assert_eq!(error.to_string(), "unknown format \"jsno\"; did you mean \"json\"?");
}

#[test]
fn many_findings_on_one_long_line() {
    let text = "Copy runs on without a line end ".repeat(160_000);
    let file = SourceFile::from_text("long.txt", &text, Format::Plain);
    let finding = |i: usize| {
        let at = i * 1_024 + 5;
        diagnostic(&text, "style/long", Severity::Info, SourceSpan::new(at, at + 4), "here")
    };
    let report =
        FileReport { file, diagnostics: (0..5_000).map(finding).collect(), suppressed: Vec::new(), rules: sample::no_rules() };
    let out = printed_with(OutputFormat::Terminal, Options::default(), &[report]);
    assert_eq!(out.lines().count(), 5_000 * 5 + 1);
    assert!(out.lines().take(5_000 * 5).all(|line| line.chars().count() <= WIDTH_DEFAULT));
}

proptest! {
    #[test]
    fn any_span_of_any_text_is_drawn(
        text in "\u{feff}?([a-z]{1,60}|[ \t]{1,30}|東京|🚢|e\u{301}|\u{1b}|\u{200d}|\r\n|\n|\r){0,60}",
        spans in prop::collection::vec((0usize..900, 0usize..900), 1..6),
        width in 0usize..120,
    ) {
        let mut report = empty();
        report.file = SourceFile::from_text("a.txt", &text, Format::Plain);
        let (start, end) = spans[0];
        report.diagnostics[0].primary = SourceSpan::new(start, end);
        let related = spans.iter().map(|(start, end)| Label { span: SourceSpan::new(*start, *end), message: "over there".to_owned() });
        report.diagnostics[0].related = related.collect();
        for format in OutputFormat::ALL {
            let out = printed_with(format, Options { width, ..Options::default() }, std::slice::from_ref(&report));
            if format == OutputFormat::Terminal {
                let drawn = out.lines().skip(2).take_while(|line| !line.is_empty());
                let widest = drawn.map(wrap::columns).max();
                // A caret behind the end of a full row takes one column more.
                prop_assert!(widest <= Some(width.max(WIDTH_MIN) + 1), "{out}");
            }
        }
    }
}
