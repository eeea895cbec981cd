//! Messages and fixes with placeholders: `{match}`, `{fix}`, `{name:lower}`; `{{` and `}}` stand for braces.

use std::ops::Range;

/// A parsed message or fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Placeholder { name: String, shape: Shape },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    AsIs,
    Lower,
    Upper,
}

/// Why a template cannot be read; bytes within the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The wrong bytes.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: String,
}

impl Template {
    /// Parses a template whose placeholders must be among `known`.
    ///
    /// # Errors
    /// When a brace is not closed, or a placeholder or its shape is unknown.
    pub fn parse(template: &str, known: &[String]) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut at = 0;
        while let Some(rest) = template.get(at..).filter(|rest| !rest.is_empty()) {
            if rest.starts_with("{{") || rest.starts_with("}}") {
                text.push_str(rest.get(..1).unwrap_or(""));
                at += 2;
            } else if let Some(inside) = rest.strip_prefix('{') {
                let Some(len) = inside.find('}') else {
                    return Err(TemplateError {
                        bytes: at..template.len(),
                        message: "\"{\" without \"}\"; a brace itself is \"{{\"".into(),
                    });
                };
                let bytes = at..at + len + 2;
                if !text.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut text)));
                }
                parts.push(placeholder(inside.get(..len).unwrap_or(""), bytes.clone(), known)?);
                at = bytes.end;
            } else {
                let len = rest.find(['{', '}']).map_or(rest.len(), |found| found.max(1));
                text.push_str(rest.get(..len).unwrap_or(""));
                at += len;
            }
        }
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        Ok(Self { parts })
    }

    /// The text with every placeholder filled; one without a value is empty.
    pub fn fill<'v>(&self, value: impl Fn(&str) -> Option<&'v str>) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Placeholder { name, shape } => {
                    let found = value(name).unwrap_or("");
                    match shape {
                        Shape::AsIs => out.push_str(found),
                        Shape::Lower => out.push_str(&found.to_lowercase()),
                        Shape::Upper => out.push_str(&found.to_uppercase()),
                    }
                }
            }
        }
        out
    }
}

fn placeholder(inside: &str, bytes: Range<usize>, known: &[String]) -> Result<Part, TemplateError> {
    let (name, shape) = inside.split_once(':').unwrap_or((inside, ""));
    let shape = match shape {
        "" => Shape::AsIs,
        "lower" => Shape::Lower,
        "upper" => Shape::Upper,
        other => {
            let message = format!("unknown shape \"{other}\"; \"lower\" and \"upper\" are known");
            return Err(TemplateError { bytes, message });
        }
    };
    if known.iter().any(|k| k == name) {
        return Ok(Part::Placeholder { name: name.to_owned(), shape });
    }
    let names = known.iter().map(|k| format!("{{{k}}}")).collect::<Vec<_>>().join(" ");
    Err(TemplateError { bytes, message: format!("unknown placeholder \"{{{name}}}\"; this rule has {names}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_shaped() {
        let known = ["match".to_owned(), "ap".to_owned()];
        let template = Template::parse("“{match}” {ap:lower} {{x}}", &known).unwrap();
        let value = |name: &str| Some(if name == "ap" { "PM" } else { "7" });
        assert_eq!(template.fill(value), "“7” pm {x}");
    }

    #[test]
    fn faults_have_a_place() {
        let known = ["match".to_owned()];
        assert_eq!(Template::parse("a {mach}", &known).unwrap_err().bytes, 2..8);
        assert_eq!(Template::parse("a {match", &known).unwrap_err().bytes, 2..8);
        assert!(Template::parse("{match:title}", &known).is_err());
        assert!(Template::parse("}", &known).is_ok());
    }
}
