//! `copydesk explain RULE`: what a rule finds, why, and its examples.

use super::args::{ExplainArgs, SelectArgs};
use super::rules::Loaded;
use super::{Outcome, output};
use crate::rule::{Example, Rule};
use std::io::{self, Write};
use std::path::Path;

/// Prints one rule.
pub(super) fn run(args: &ExplainArgs) -> io::Result<Outcome> {
    let select = SelectArgs { select: Vec::new(), extend_select: Vec::new(), ignore: Vec::new() };
    let loaded = Loaded::new(&args.config, &select, Path::new("."));
    let outcome = loaded.report();
    let id = args.rule.trim_end_matches(".toml");
    let Some(rule) = loaded.rules.get(id) else {
        let help = loaded.rules.nearest(id).unwrap_or_else(|| "copydesk rules list shows them all".into());
        output::failure(&format!("no rule is called \"{id}\"; {help}"));
        return Ok(Outcome::Failed);
    };
    io::stdout().write_all(explanation(rule, &rule.examples().unwrap_or_default()).as_bytes())?;
    Ok(outcome)
}

fn explanation(rule: &Rule, examples: &[Example]) -> String {
    let mut out = format!("{}\n{}\n", rule.id, rule.summary);
    let level = rule.severity.map_or("off", crate::diagnostic::Severity::as_str);
    let preview = if rule.is_preview() { ", preview" } else { "" };
    out += &format!("\nseverity: {level}{preview}; kind: {}; file: {}\n", rule.kind, rule.file);
    if let Some(why) = &rule.why {
        out += &format!("\nwhy\n  {why}\n");
    }
    if let Some(help) = &rule.help {
        out += &format!("\nwhat to do\n  {help}\n");
    }
    for measured in &rule.measured {
        out += &format!("\nmeasured: {measured}\n");
    }
    for reference in &rule.references {
        let entry = reference.entry.as_ref().map(|entry| format!(", {entry}")).unwrap_or_default();
        out += &format!("\nsource: {}{entry}\n", reference.guide);
    }
    let lines = |text: &str| text.trim_end().lines().map(|line| format!("    {line}\n")).collect::<String>();
    for (heading, is_flag) in [("flagged", true), ("left alone", false)] {
        let of_sort = examples.iter().filter(|example| example.flag.is_some() == is_flag);
        let mut blocks = String::new();
        for example in of_sort {
            if let Some(text) = example.flag.as_ref().or(example.pass.as_ref()) {
                blocks += &lines(text.get_ref());
            }
            if let Some(fixed) = &example.fixed {
                blocks += &format!("    fixed:\n{}", lines(fixed.get_ref()));
            }
            blocks += &example.why.as_ref().map(|why| format!("    ({why})\n")).unwrap_or_default();
            blocks.push('\n');
        }
        if !blocks.is_empty() {
            out += &format!("\n{heading}\n{}", blocks.trim_end());
            out.push('\n');
        }
    }
    out += &format!(
        "\nsilence it: \"{}\" = \"off\" under [rules] in copydesk.toml, or <!-- stet: {} reason --> in the copy\n",
        rule.id, rule.id
    );
    out
}
