//! How good the shipped rules are: precision, recall and false alarms on labelled articles, held to floors.
//!
//! `COPYDESK_EVAL=FOLDER cargo run --release --example quality` reads the sets that `tests/quality.toml` names: a folder
//! each, with articles (`*.txt`) and `gold.jsonl`, one labelled stretch a line, in code points. Ends with 1 below a floor.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use copydesk::config::Config;
use copydesk::diagnostic::Severity;
use copydesk::rule::{RuleSet, builtin_sources, builtin_words, load};
use copydesk::source::{Format, SourceFile};
use copydesk::{engine, filter};
use regex::Regex;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    floor: Vec<Floor>,
    alarms: Alarms,
}

/// Most alarms of each rule of some families in one set, known slips aside.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Alarms {
    set: String,
    families: Vec<String>,
    severity: Severity,
    /// By rule id; a rule without a row has none.
    most: BTreeMap<String, usize>,
}

/// What is measured, and what it must come to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    set: String,
    #[serde(default)]
    rules: String,
    severity: Severity,
    /// A profile that comes with copydesk; the default one where it is left out.
    profile: Option<String>,
    per10k_max: Option<f64>,
    precision_min: Option<f64>,
    recall_min: Option<f64>,
}

/// A labelled stretch; each set uses its own keys.
#[derive(Deserialize)]
struct Gold {
    file: String,
    start: usize,
    end: usize,
    label: Option<String>,
    need: Option<String>,
    sent: Option<(usize, usize)>,
    #[serde(default)]
    trap: bool,
    /// Other mentions of the same name: an alarm there counts.
    #[serde(default)]
    also: Vec<(usize, usize)>,
}

/// An article with its labels and with what copydesk says of it, in code points.
struct Article {
    text: String,
    gold: Vec<Gold>,
    alarms: Vec<(usize, usize, String, Severity)>,
    /// Sentences whose parts of speech were asked for, and all.
    tagged: (usize, usize),
}

#[derive(Default, Debug)]
struct Counts {
    gold: usize,
    hit: usize,
    right: usize,
    wrong: usize,
    words: usize,
}

/// Longer alarms hit nothing: they would hit by their length.
const ALARM_CHARS_MAX: usize = 120;

/// True when two stretches share a character; an empty one is an insertion point, which touches.
fn over(a: (usize, usize), b: (usize, usize)) -> bool {
    if a.0 == a.1 {
        b.0 <= a.0 && a.0 <= b.1
    } else if b.0 == b.1 {
        a.0 <= b.0 && b.0 <= a.1
    } else {
        a.0 < b.1 && b.0 < a.1
    }
}

fn read(folder: &Path, rules: &RuleSet) -> Vec<Article> {
    let mut gold: BTreeMap<String, Vec<Gold>> = BTreeMap::new();
    for line in std::fs::read_to_string(folder.join("gold.jsonl")).unwrap_or_default().lines().filter(|line| !line.is_empty()) {
        let row: Gold = serde_json::from_str(line).unwrap_or_else(|error| panic!("{}: {error}: {line}", folder.display()));
        gold.entry(row.file.clone()).or_default().push(row);
    }
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let articles = paths.filter(|path| path.extension().is_some_and(|end| end == "txt")).map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let file = SourceFile::from_text(&name, &text, Format::Plain);
        let checked = engine::check(&text, file.format, rules);
        let tagged = (checked.document.tagged_sentences(), checked.document.sentences.len());
        let stets = filter::StetSet::from_extraction(&checked.extraction);
        let kept = filter::apply(&stets, checked.diagnostics, &text, rules, false).kept;
        let point = |byte: u32| file.lines.place(&text, byte as usize).code_point;
        let alarms = kept.iter().map(|d| (point(d.primary.start), point(d.primary.end), d.rule.to_string(), d.severity));
        let alarms = alarms.collect();
        Article { gold: gold.remove(&name).unwrap_or_default(), alarms, tagged, text }
    });
    articles.collect()
}

/// One alarm a stretch, of the rules and severities that are asked for.
fn alarms(article: &Article, floor: &Floor, rules: &Regex) -> Vec<(usize, usize)> {
    let wanted = article.alarms.iter().filter(|alarm| alarm.3 >= floor.severity && rules.is_match(&alarm.2));
    wanted.map(|alarm| (alarm.0, alarm.1)).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Stretches: a hit shares a character with a labelled stretch, or with another mention of the same name.
fn count_spans(article: &Article, alarms: &[(usize, usize)], counts: &mut Counts) {
    let gold: Vec<&Gold> = article.gold.iter().filter(|gold| !gold.trap).collect();
    let hits = |gold: &Gold, alarm: (usize, usize)| {
        let places = gold.also.iter().copied().chain([(gold.start, gold.end)]);
        alarm.1 - alarm.0 <= ALARM_CHARS_MAX && places.into_iter().any(|place| over(alarm, place))
    };
    counts.gold += gold.len();
    counts.hit += gold.iter().filter(|gold| alarms.iter().any(|alarm| hits(gold, *alarm))).count();
    let right = alarms.iter().filter(|alarm| gold.iter().any(|gold| hits(gold, **alarm))).count();
    counts.right += right;
    counts.wrong += alarms.len() - right;
}

/// Sentences or lines, each with its class: `Some(true)` to be flagged, `Some(false)` not, `None` counts neither way.
fn units(set: &str, article: &Article) -> Vec<((usize, usize), Option<bool>)> {
    let label = |gold: &Gold| gold.label.clone().unwrap_or_default();
    match set {
        "garbled" => article.gold.iter().map(|gold| ((gold.start, gold.end), Some(label(gold) == "bad"))).collect(),
        "leftovers" => {
            let mut at = 0;
            let lines = article.text.split('\n').map(|line| {
                let span = (at, at + line.chars().count());
                at = span.1 + 1;
                span
            });
            let class = |span: (usize, usize)| {
                let gold = article.gold.iter().find(|gold| gold.start < span.1 && span.0 < gold.end);
                gold.map_or(Some(false), |gold| (label(gold) == "strike").then_some(true))
            };
            lines.filter(|span| span.0 < span.1).map(|span| (span, class(span))).collect()
        }
        _ => {
            let mut sentences: BTreeMap<(usize, usize), Vec<String>> = BTreeMap::new();
            for gold in &article.gold {
                let class = if label(gold) == "unsourced" { gold.need.clone().unwrap_or_default() } else { label(gold) };
                sentences.entry(gold.sent.expect("a sentence")).or_default().push(class);
            }
            let class = |classes: &[String]| {
                let has = |names: &[&str]| classes.iter().any(|class| names.contains(&class.as_str()));
                if has(&["needs"]) { Some(true) } else { (!has(&["unread", "context"])).then_some(false) }
            };
            sentences.into_iter().map(|(span, classes)| (span, class(&classes))).collect()
        }
    }
}

fn count_units(set: &str, article: &Article, alarms: &[(usize, usize)], counts: &mut Counts) {
    let units = units(set, article);
    for (span, class) in &units {
        let flagged = usize::from(alarms.iter().any(|alarm| over(*alarm, *span)));
        match class {
            Some(true) => {
                (counts.gold, counts.hit, counts.right) = (counts.gold + 1, counts.hit + flagged, counts.right + flagged)
            }
            Some(false) => counts.wrong += flagged,
            None => {}
        }
        if set == "garbled" && *class == Some(false) {
            let sentence: String = article.text.chars().skip(span.0).take(span.1 - span.0).collect();
            counts.words += sentence.split_whitespace().count();
        }
    }
    if set == "numbers" {
        // An alarm on a sentence without any number.
        counts.wrong += alarms.iter().filter(|alarm| !units.iter().any(|(span, _)| over(**alarm, *span))).count();
    }
}

fn measure(floor: &Floor, articles: &[Article]) -> Counts {
    let rules = Regex::new(&floor.rules).expect("\"rules\" is a pattern");
    let mut counts = Counts::default();
    for article in articles {
        let mut alarms = alarms(article, floor, &rules);
        if floor.set != "garbled" {
            counts.words += article.text.split_whitespace().count();
        }
        match floor.set.as_str() {
            "clean" => {
                // A known slip in print counts neither way.
                alarms.retain(|alarm| !article.gold.iter().any(|gold| over(*alarm, (gold.start, gold.end))));
                counts.wrong += alarms.len();
            }
            set @ ("garbled" | "numbers" | "leftovers") => count_units(set, article, &alarms, &mut counts),
            _ => count_spans(article, &alarms, &mut counts),
        }
    }
    counts
}

/// Holds each rule to its most alarms; false when one has more.
fn rules_hold(alarms: &Alarms, articles: &[Article]) -> bool {
    let mut found: BTreeMap<&str, BTreeSet<(usize, usize, usize)>> = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        for (start, end, rule, severity) in &article.alarms {
            let is_wanted = rule.split_once('/').is_some_and(|(family, _)| alarms.families.iter().any(|own| own == family));
            let is_known = article.gold.iter().any(|gold| over((*start, *end), (gold.start, gold.end)));
            if is_wanted && !is_known && *severity >= alarms.severity {
                found.entry(rule).or_default().insert((number, *start, *end));
            }
        }
    }
    let most = |rule: &str| alarms.most.get(rule).copied().unwrap_or(0);
    let over = found.iter().filter(|(rule, places)| places.len() > most(rule));
    let faults: Vec<String> =
        over.map(|(rule, places)| format!("{rule}: {} alarms, at most {}", places.len(), most(rule))).collect();
    for fault in &faults {
        println!("{:10} {fault}  BELOW ITS FLOOR", alarms.set);
    }
    faults.is_empty()
}

/// Shows what share of the sentences of a set some rule needs the parts of speech of.
fn show_tagged(set: &str, articles: &[Article]) {
    let (tagged, all) =
        articles.iter().fold((0, 0), |(tagged, all), article| (tagged + article.tagged.0, all + article.tagged.1));
    println!("{set:10} sentences tagged: {tagged} of {all} ({:.1} in 100)", 100.0 * share(tagged, all));
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}

/// The shipped rules, as a profile has them.
fn rules(profile: Option<&str>) -> RuleSet {
    let settings = Config::shipped().and_then(|config| config.settings(profile, &[])).unwrap();
    let (rules, problems) = load(&builtin_sources(false), &builtin_words(), &settings);
    assert!(problems.is_empty(), "{problems:#?}");
    rules
}

fn main() -> ExitCode {
    let Some(folder) = std::env::var_os("COPYDESK_EVAL").filter(|folder| Path::new(folder).is_dir()) else {
        println!("QUALITY WAS NOT MEASURED: COPYDESK_EVAL names no folder of evaluation sets");
        return ExitCode::SUCCESS;
    };
    let toml = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quality.toml")).unwrap();
    let floors: Floors = toml::from_str(&toml).unwrap_or_else(|error| panic!("tests/quality.toml: {error}"));
    let mut sets: BTreeMap<(String, Option<String>), Vec<Article>> = BTreeMap::new();
    let mut is_below = false;
    println!(
        "{:10} {:8} {:38} {:>5} {:>6} {:>5} {:>6} {:>6} {:>8}",
        "set", "from", "rules", "gold", "alarms", "false", "P", "R", "per 10k"
    );
    for floor in &floors.floor {
        let path = Path::new(&folder).join(&floor.set);
        if !path.is_dir() {
            println!("{:10} WAS NOT MEASURED: no such folder in COPYDESK_EVAL", floor.set);
            continue;
        }
        let key = (floor.set.clone(), floor.profile.clone());
        let articles = sets.entry(key).or_insert_with(|| read(&path, &rules(floor.profile.as_deref())));
        let Counts { gold, hit, right, wrong, words } = measure(floor, articles);
        let (precision, recall, per10k) = (share(right, right + wrong), share(hit, gold), 1e4 * share(wrong, words));
        let is_under = floor.per10k_max.is_some_and(|max| per10k > max)
            || floor.precision_min.is_some_and(|min| precision < min)
            || floor.recall_min.is_some_and(|min| recall < min);
        is_below |= is_under;
        let name = if floor.rules.is_empty() { "all" } else { &floor.rules };
        let name = floor.profile.as_ref().map_or_else(|| name.to_owned(), |profile| format!("{name} ({profile})"));
        let (p, r) = (100.0 * precision, 100.0 * recall);
        let note = if is_under { "  BELOW ITS FLOOR" } else { "" };
        let severity = floor.severity.as_str();
        let alarms = right + wrong;
        println!("{:10} {severity:8} {name:38} {gold:5} {alarms:6} {wrong:5} {p:6.1} {r:6.1} {per10k:8.2}{note}", floor.set);
    }
    if let Some(articles) = sets.get(&(floors.alarms.set.clone(), None)) {
        is_below |= !rules_hold(&floors.alarms, articles);
        show_tagged(&floors.alarms.set, articles);
    }
    if is_below { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
