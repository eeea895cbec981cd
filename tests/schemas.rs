//! Outputs over hostile copy in hostile files, against their published schemas, or checks made by hand where there is none.

use crate::desk::{Desk, Ran};
use crate::support::root;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use serde_json::Value;
use std::collections::BTreeSet;

/// What every output has to make harmless.
const HOSTILE: &str = "::error::100% %0A ]]> \u{1b}[31m \u{202e} </script> | `x` [y](z) <b> @desk, \u{ffff}";

/// A rule that quotes hostile copy in its message and puts hostile text in its place.
const RULE: &str = r#"
summary = "]]> </script> ::error:: 100% \u001B \u202E"
why = "]]> </script> ::error:: 100% \u001B \u202E"
help = "]]> </script> ::error:: 100% \u001B \u202E"
severity = "error"
message = "“{match}”"
fix = { template = "{match} ]]> </script> ::error:: 100% \u001B \u202E", when = "safe" }

[pattern]
pattern = '::error[^\r\n]*'

[[example]]
flag = "⟦::error::⟧"
"#;

/// Names that other programs stumble over; Windows has no such files.
const NAMES: [&str; 6] = if cfg!(windows) {
    ["a.txt", "b c.txt", "100%,é.md", "東京.md", "d'e.txt", "sub/f.txt"]
} else {
    ["a.txt", "100%::x,]]>.txt", "\u{1b}[31m\u{202e}.md", "</script>.txt", "new\nline \\.txt", "|`x` [y](z) @desk é.md"]
};

fn desk() -> Desk {
    let desk = Desk::new(&[("copydesk.toml", "rule-folders = [\"house\"]\n"), ("house/style/hostile.toml", RULE)]);
    for name in NAMES {
        // The last finding goes over a line end, where the format says that a paragraph does.
        let long = "It rained all day in the town and nobody went out, he said to the\r\nthe people who had come the the road.";
        let text = format!("\u{feff}It rained.\r\n\r\n{HOSTILE}\r\n\r\n{long}\r\n");
        desk.write(name, text.as_bytes());
    }
    desk.write("stet.md", b"<!-- stet: repetition/doubled-word ]]> </script> 100% -->\n\nHe said the the road.\n");
    desk.write("clean.txt", b"It rained.\n");
    desk.write("empty.txt", b"");
    desk.write("binary.txt", b"a\0b");
    desk
}

fn run(desk: &Desk, format: &str) -> Ran {
    let ran = desk.run(&[".", "--severity", "info", "--format", format]);
    assert_eq!(ran.status, 2, "{}", ran.shown());
    let raw = ran.out.chars().find(|c| c.is_control() && *c != '\n' || *c == '\u{202e}');
    assert_eq!(raw, None, "{format}");
    ran
}

/// The rows of `json`, which the other outputs have to agree with.
fn findings(desk: &Desk) -> Vec<Value> {
    let document: Value = serde_json::from_str(&run(desk, "json").out).unwrap();
    let findings = document["findings"].as_array().unwrap().clone();
    assert!(findings.len() > 2 * NAMES.len() && findings.iter().any(|row| row["line"] != row["end_line"]), "{findings:#?}");
    findings
}

/// A published schema; `None` where the folder of schemas is not there.
fn schema(name: &str) -> Option<jsonschema::Validator> {
    let text = std::fs::read_to_string(root().join("../shared/formats/schemas").join(name)).ok()?;
    let schema: Value = serde_json::from_str(&text).unwrap();
    Some(jsonschema::options().should_validate_formats(true).build(&schema).unwrap())
}

/// Fails with what the schema has against the documents.
fn assert_valid(schema: &jsonschema::Validator, documents: &[Value]) {
    for document in documents {
        let faults: Vec<String> =
            schema.iter_errors(document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn sarif() {
    let desk = desk();
    let log: Value = serde_json::from_str(&run(&desk, "sarif").out).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], rules[index]["id"]);
        let artifact = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        let uri = artifact["uri"].as_str().unwrap();
        assert!(!uri.starts_with("./") && uri.bytes().all(|byte| byte.is_ascii_graphic()), "{uri}");
        assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
    }
    let stands = |result: &&Value| result["suppressions"][0]["kind"] == "inSource";
    assert_eq!(results.iter().filter(|result| !stands(result)).count(), findings(&desk).len());
    let stet = results.iter().find(stands).unwrap();
    assert_eq!(stet["suppressions"][0]["justification"], "]]> </script> 100%");
    assert!(rules.iter().all(|rule| rule["help"]["markdown"].as_str().unwrap().contains("**Flagged**")), "{rules:#?}");
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().len(), 1);
    let nothing = desk.run(&["clean.txt", "--format", "sarif"]).out;
    match schema("sarif-schema-2.1.0.json") {
        Some(schema) => assert_valid(&schema, &[log, serde_json::from_str(&nothing).unwrap()]),
        None => println!("SKIPPED: there is no schema of SARIF"),
    }
}

#[test]
fn rdjson_and_rdjsonl() {
    let desk = desk();
    let document: Value = serde_json::from_str(&run(&desk, "rdjson").out).unwrap();
    let rows: Vec<Value> = run(&desk, "rdjsonl").out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let findings = findings(&desk);
    assert_eq!((document["diagnostics"].as_array().unwrap().len(), rows.len()), (findings.len(), findings.len()));
    for (row, finding) in rows.iter().zip(&findings) {
        assert_eq!((&row["code"]["value"], &row["source"]["name"]), (&finding["rule"], &"copydesk".into()));
        // What stands between the columns is what the finding is about; mark-up in it is no part of its text.
        if finding["pieces"].is_array() {
            continue;
        }
        let text = desk.read(row["location"]["path"].as_str().unwrap());
        let place = |end: &str| {
            let position = &row["location"]["range"][end];
            let [line, column] = ["line", "column"].map(|key| usize::try_from(position[key].as_u64().unwrap()).unwrap());
            let lines = text.trim_start_matches('\u{feff}').split_inclusive('\n');
            lines.take(line - 1).map(str::len).sum::<usize>() + column - 1
        };
        let flagged = text.trim_start_matches('\u{feff}').get(place("start")..place("end")).unwrap();
        assert_eq!(flagged, finding["text"].as_str().unwrap());
    }
    let nothing: Value = serde_json::from_str(&desk.run(&["clean.txt", "--format", "rdjson"]).out).unwrap();
    match (schema("rdjson.json"), schema("rdjsonl.json")) {
        (Some(whole), Some(row)) => {
            assert_valid(&whole, &[document, nothing]);
            assert_valid(&row, &rows);
        }
        _ => println!("SKIPPED: there are no schemas of reviewdog"),
    }
}

#[test]
fn gitlab() {
    let desk = desk();
    let rows: Value = serde_json::from_str(&run(&desk, "gitlab").out).unwrap();
    let findings = findings(&desk);
    let mut fingerprints = BTreeSet::new();
    assert_eq!(rows.as_array().unwrap().len(), findings.len());
    for (row, finding) in rows.as_array().unwrap().iter().zip(&findings) {
        assert!(row["description"].as_str().unwrap().starts_with(finding["rule"].as_str().unwrap()));
        assert_eq!((&row["check_name"], &row["location"]["lines"]["begin"]), (&finding["rule"], &finding["line"]));
        assert!(["info", "minor", "major"].contains(&row["severity"].as_str().unwrap()));
        assert!(NAMES.contains(&row["location"]["path"].as_str().unwrap()), "{row}");
        assert!(fingerprints.insert(row["fingerprint"].as_str().unwrap().to_owned()), "{row}");
    }
    assert_eq!(desk.run(&["clean.txt", "--format", "gitlab"]).out, "[]\n");
}

/// An element of XML.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    /// What stands between its start and the next one.
    text: String,
}

impl Element {
    fn new(tag: &BytesStart<'_>) -> Self {
        let pairs = tag.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
            (attribute.key.as_ref().to_owned(), value)
        });
        Self { name: tag.name().as_ref().to_owned(), attributes: pairs.collect(), text: String::new() }
    }

    fn value(&self, key: &str) -> &str {
        self.attributes.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value)
    }
}

/// The elements of a document in order; fails where it is no XML.
fn elements(xml: &str) -> Vec<Element> {
    let forbidden = xml.chars().find(|c| matches!(c, '\u{fffe}' | '\u{ffff}'));
    assert_eq!(forbidden, None);
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut elements, mut depth) = (Vec::<Element>::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                elements.push(Element::new(&tag));
            }
            Event::Empty(tag) => elements.push(Element::new(&tag)),
            Event::End(_) => depth -= 1,
            Event::Text(text) => {
                if let Some(element) = elements.last_mut() {
                    element.text.push_str(&text.xml10_content());
                }
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    elements
}

#[test]
fn checkstyle() {
    let desk = desk();
    let elements = elements(&run(&desk, "checkstyle").out);
    let count = |name: &str| elements.iter().filter(|element| element.name == name).count();
    let findings = findings(&desk);
    // Every article, the one that was not checked among them, which has an error of its own.
    assert_eq!((count("checkstyle"), count("file"), count("error")), (1, NAMES.len() + 4, findings.len() + 1));
    let errors = elements.iter().filter(|element| element.name == "error");
    for (error, finding) in errors.zip(&findings) {
        assert_eq!(error.value("source"), format!("copydesk.{}", finding["rule"].as_str().unwrap().replace('/', ".")));
        assert_eq!(error.value("line"), finding["line"].to_string());
        assert_eq!(error.value("severity"), finding["severity"].as_str().unwrap());
    }
    let nothing = self::elements(&desk.run(&["clean.txt", "--format", "checkstyle"]).out);
    assert_eq!(nothing.len(), 2);
}

#[test]
fn junit() {
    let desk = desk();
    let elements = elements(&run(&desk, "junit").out);
    let count = |name: &str| elements.iter().filter(|element| element.name == name).count();
    let findings = findings(&desk);
    assert_eq!((count("testcase"), count("failure"), count("error")), (NAMES.len() + 4, findings.len(), 1));
    let files: BTreeSet<&str> = findings.iter().map(|row| row["file"].as_str().unwrap()).collect();
    for suite in &elements[..2] {
        assert!(suite.name.starts_with("testsuite"));
        let counts = ["tests", "failures", "errors"].map(|key| suite.value(key).parse::<usize>().unwrap());
        assert_eq!(counts, [NAMES.len() + 4, files.len(), 1]);
    }
    let failures = elements.iter().filter(|element| element.name == "failure");
    for (failure, finding) in failures.zip(&findings) {
        assert_eq!(failure.value("type"), finding["severity"].as_str().unwrap());
        assert!(failure.text.contains(&format!(":{}:{}: ", finding["line"], finding["column"])), "{}", failure.text);
    }
}

#[test]
fn markdown() {
    let desk = desk();
    let out = run(&desk, "markdown").out;
    let rows: Vec<&str> = out.lines().filter(|line| line.starts_with("| ")).collect();
    for row in &rows {
        let unescaped = row.replace("\\\\", "").replace("\\|", "");
        assert_eq!(unescaped.matches('|').count(), 6, "{row}");
        let bare = unescaped.replace("\\`", "").replace("\\<", "").replace("\\[", "").replace("@&#8203;", "").replace("<br>", "");
        assert!(!bare.contains(['`', '<', '[', '@']), "{row}");
    }
    let files: BTreeSet<String> = findings(&desk).iter().map(|row| row["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(rows.len(), findings(&desk).len() + 2 * files.len());
    assert_eq!(out.matches("\n### ").count(), files.len() + 1);
}

#[test]
fn github() {
    let desk = desk();
    let out = run(&desk, "github").out;
    let findings = findings(&desk);
    let mut seen = Vec::new();
    for line in out.lines() {
        let (head, _) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).unwrap();
        let (level, properties) = head.split_once(' ').unwrap();
        seen.push(["error", "warning", "notice"].iter().position(|known| *known == level).unwrap());
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').unwrap();
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&name), "{line}");
            let escapes = ["%25", "%0D", "%0A", "%3A", "%2C"];
            let is_escaped = |(at, _): (usize, &str)| escapes.iter().any(|escape| value[at..].starts_with(escape));
            assert!(!value.contains(':') && value.match_indices('%').all(is_escaped), "{line}");
        }
        let is_one_line = properties.contains(",col=") == properties.contains(",endColumn=");
        assert!(is_one_line && line.contains("title="), "{line}");
    }
    assert!(seen.is_sorted(), "{out}");
    // One for the file that was not checked, one that tells the number.
    assert_eq!(seen.len(), findings.len() + 2, "{out}");
    let (not_checked, total) = (out.lines().next().unwrap(), out.lines().find(|line| line.contains("title=copydesk::")).unwrap());
    assert!(not_checked.starts_with("::error file=binary.txt,title=not checked::"), "{out}");
    let errors = 1 + findings.iter().filter(|row| row["severity"] == "error").count();
    assert!(total.contains(&format!("{errors} errors")), "{total}");
}
