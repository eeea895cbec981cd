//! The help of a rule: what it finds, why, what to do, its examples.

use super::super::sanitise::lines;
use super::log::Markup;
use crate::rule::{Example, Rule};

/// The help of a rule, as plain text and as Markdown.
pub(super) fn of(rule: &Rule) -> Markup {
    let (mut text, mut markdown) = (rule.summary.clone(), rule.summary.clone());
    for (heading, paragraph) in [("Why", &rule.why), ("What to do", &rule.help)] {
        if let Some(paragraph) = paragraph {
            text.push_str(&format!("\n\n{heading}: {paragraph}"));
            markdown.push_str(&format!("\n\n**{heading}:** {paragraph}"));
        }
    }
    // A file whose examples are faulty is reported by `rules test`; the help does without them.
    let examples = rule.examples().unwrap_or_default();
    for (heading, is_flag) in [("Flagged", true), ("Left alone", false)] {
        let of_sort: Vec<&Example> = examples.iter().filter(|example| example.flag.is_some() == is_flag).collect();
        if !of_sort.is_empty() {
            text.push_str(&format!("\n\n{heading}:"));
            markdown.push_str(&format!("\n\n**{heading}**"));
        }
        for example in of_sort {
            add(example, &mut text, &mut markdown);
        }
    }
    Markup { text: lines(&text).into_owned(), markdown: Some(lines(&markdown).into_owned()) }
}

fn add(example: &Example, text: &mut String, markdown: &mut String) {
    let copy = example.flag.as_ref().or(example.pass.as_ref()).map(|copy| ("", copy.get_ref()));
    let fixed = example.fixed.as_ref().map(|fixed| ("fixed:", fixed.get_ref()));
    for (lead, copy) in copy.into_iter().chain(fixed) {
        let copy = copy.trim_end();
        let space = if lead.is_empty() { "" } else { " " };
        text.push_str(&format!("\n- {lead}{space}{}", copy.replace('\n', "\n  ")));
        let fence = fence(copy);
        let lead = if lead.is_empty() { String::new() } else { format!("\n\n{lead}") };
        markdown.push_str(&format!("{lead}\n\n{fence}text\n{copy}\n{fence}"));
    }
    if let Some(why) = &example.why {
        text.push_str(&format!(" ({why})"));
        markdown.push_str(&format!("\n\n{why}"));
    }
}

/// A fence that the copy does not close.
fn fence(copy: &str) -> String {
    let longest = copy.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}
