//! `copydesk rules`: list, new, test, try.

use super::args::{ColorArg, ConfigArgs, ListFormat, RulesArgs, RulesCommand, SelectArgs};
use super::session::Session;
use super::{Outcome, output, rules_test, rules_try};
use crate::config::{Pack, rule_sources};
use crate::diagnostic::{Problem, Severity, did_you_mean};
use crate::kind::KIND_NAMES;
use crate::rule::{FAMILIES, Rule, RuleSet, RuleSource, Settings, load};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

/// Runs one of the commands.
pub(super) fn run(args: &RulesArgs) -> io::Result<Outcome> {
    match &args.command {
        RulesCommand::List { config, select, format } => list(config, select, *format),
        RulesCommand::New { rule, folder, kind } => new(rule, folder, kind),
        RulesCommand::Test { paths, config } => rules_test::run(paths, config),
        RulesCommand::Try { rule, archive, samples, config } => rules_try::run(rule, archive, *samples, config),
    }
}

/// Every rule in use at a place, with the texts of their files.
pub(super) struct Loaded {
    pub(super) rules: RuleSet,
    sources: Vec<RuleSource>,
    problems: Vec<Problem>,
}

impl Loaded {
    /// The rules that hold for files in `place`.
    pub(super) fn new(config: &ConfigArgs, select: &SelectArgs, place: &Path) -> Self {
        Self::with_packs(config, select, place, &[], |settings| settings)
    }

    /// The same with more folders of rules, and the settings changed.
    pub(super) fn with_packs(
        args: &ConfigArgs,
        select: &SelectArgs,
        place: &Path,
        packs: &[Pack],
        change: impl FnOnce(Settings) -> Settings,
    ) -> Self {
        let mut session = Session::new(args, select);
        let config = session.config(place);
        let mut all = config.packs.clone();
        all.extend(packs.iter().cloned());
        let (sources, words, mut problems) = rule_sources(&all, true);
        let settings = session.settings(&config, &config.key(place));
        let (rules, faults) = load(&sources, &words, &change(settings));
        problems.append(&mut session.problems);
        problems.extend(faults);
        Self { rules, sources, problems }
    }

    /// Shows faults of rules and configuration.
    pub(super) fn report(&self) -> Outcome {
        for problem in &self.problems {
            output::problem(problem, ColorArg::Auto);
        }
        if self.problems.is_empty() { Outcome::Clean } else { Outcome::Failed }
    }

    /// The files of all rules.
    pub(super) fn sources(&self) -> &[RuleSource] {
        &self.sources
    }
}

fn list(config: &ConfigArgs, select: &SelectArgs, format: ListFormat) -> io::Result<Outcome> {
    let loaded = Loaded::new(config, select, Path::new("."));
    let outcome = loaded.report();
    let text = match format {
        ListFormat::Table => table(&loaded.rules),
        ListFormat::Markdown => reference(&loaded),
        ListFormat::Json => json(&loaded.rules)?,
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(outcome)
}

fn level(rule: &Rule) -> &'static str {
    rule.severity.map_or("off", Severity::as_str)
}

fn table(rules: &RuleSet) -> String {
    let width = rules.rules().iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rules.rules() {
        let preview = if rule.is_preview() { " (preview)" } else { "" };
        let house = if rule.is_shipped { "" } else { " (house)" };
        let _ = writeln!(out, "{:width$}  {:7}  {}{preview}{house}", rule.id, level(rule), rule.summary);
    }
    out
}

fn json(rules: &RuleSet) -> io::Result<String> {
    let row = |rule: &Rule| {
        serde_json::json!({
            "id": &*rule.id, "severity": level(rule), "kind": rule.kind, "summary": rule.summary, "why": rule.why,
            "preview": rule.is_preview(), "shipped": rule.is_shipped, "file": &*rule.file,
        })
    };
    let rows: Vec<_> = rules.rules().iter().map(row).collect();
    serde_json::to_string_pretty(&rows).map(|text| text + "\n").map_err(io::Error::other)
}

/// The reference: one chapter a family, one section a rule.
fn reference(loaded: &Loaded) -> String {
    let mut out = String::from(
        "# Rules\n\nWritten by `copydesk rules list --format markdown`; the examples are the ones that the tests run.\n\
         `⟦ ⟧` mark what is flagged.\n",
    );
    for family in FAMILIES {
        let rules: Vec<&Rule> = loaded.rules.rules().iter().filter(|rule| rule.family() == family).collect();
        if rules.is_empty() {
            continue;
        }
        let _ = write!(out, "\n## {family}\n");
        for rule in rules {
            let preview = if rule.is_preview() { ", preview" } else { "" };
            let _ = write!(out, "\n### {}\n\n{} (`{}`{preview}, kind `{}`)\n", rule.id, rule.summary, level(rule), rule.kind);
            if let Some(why) = &rule.why {
                let _ = write!(out, "\n{why}\n");
            }
            if let Some(help) = &rule.help {
                let _ = write!(out, "\nWhat to do: {help}\n");
            }
            for measured in &rule.measured {
                let _ = write!(out, "\nMeasured: {measured}.\n");
            }
            out.push('\n');
            for example in rule.examples().unwrap_or_default() {
                let (word, text) = match (&example.flag, &example.pass) {
                    (Some(flag), _) => ("flags", flag.get_ref()),
                    (None, Some(pass)) => ("passes", pass.get_ref()),
                    (None, None) => continue,
                };
                let _ = writeln!(out, "- {word}: {}", code(text));
                if let Some(fixed) = &example.fixed {
                    let _ = writeln!(out, "  - fixed: {}", code(fixed.get_ref()));
                }
            }
        }
    }
    out
}

/// Copy as inline code on one line; an empty text is said in words.
fn code(text: &str) -> String {
    let one_line = text.trim().split('\n').map(str::trim).collect::<Vec<_>>().join(" ↵ ");
    if one_line.is_empty() {
        return "(nothing)".into();
    }
    let fence = "`".repeat(one_line.split(|c| c != '`').map(str::len).max().unwrap_or(0) + 1);
    let pad = if one_line.contains('`') { " " } else { "" };
    format!("{fence}{pad}{one_line}{pad}{fence}")
}

fn new(rule: &str, folder: &Path, kind: &str) -> io::Result<Outcome> {
    let fail = |message: String| {
        output::failure(&message);
        Ok(Outcome::Failed)
    };
    let Some((family, name)) = rule.split_once('/') else {
        return fail(format!("\"{rule}\" is not a rule id; write family/name, with one of the families {}", FAMILIES.join(", ")));
    };
    if !FAMILIES.contains(&family) {
        let help = did_you_mean(family, FAMILIES).unwrap_or_else(|| format!("families are {}", FAMILIES.join(", ")));
        return fail(format!("no family is called \"{family}\"; {help}"));
    }
    let is_kebab = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !is_kebab {
        return fail(format!("\"{name}\" is not a rule name; use small letters, digits and hyphens"));
    }
    let Some(body) = skeleton(kind) else {
        let help = did_you_mean(kind, KIND_NAMES.iter().copied())
            .unwrap_or_else(|| format!("skeletons are there for {}", SKELETONS.map(|s| s.0).join(", ")));
        return fail(format!("no skeleton of kind \"{kind}\"; {help}"));
    };
    let target = folder.join(family).join(format!("{name}.toml"));
    let fault = |error: io::Error| io::Error::new(error.kind(), format!("{} cannot be written: {error}", target.display()));
    std::fs::create_dir_all(folder.join(family)).map_err(fault)?;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(&target).map_err(fault)?;
    file.write_all(body.as_bytes()).map_err(fault)?;
    let mut out = io::stdout();
    writeln!(out, "wrote {}", target.display())?;
    writeln!(out, "test it: copydesk rules test {}", folder.display())?;
    writeln!(out, "use it: rule-folders = [\"{}\"] in copydesk.toml", folder.display())?;
    Ok(Outcome::Clean)
}

/// Skeletons by kind; a test runs their examples.
pub(super) const SKELETONS: [(&str, &str); 4] = [
    ("terms", include_str!("skeleton/terms.toml")),
    ("pattern", include_str!("skeleton/pattern.toml")),
    ("consistent", include_str!("skeleton/consistent.toml")),
    ("near", include_str!("skeleton/near.toml")),
];

fn skeleton(kind: &str) -> Option<&'static str> {
    SKELETONS.iter().find(|(name, _)| *name == kind).map(|(_, body)| *body)
}
