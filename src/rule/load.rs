//! Rule files to rules: `extends`, options on top, every fault with a caret.

use super::file::{ExceptKey, FixKey, Meta, RuleFile, Status, When, parse};
use super::set::{FixPolicy, Rule, RuleSet};
use super::settings::{Level, OptionOverride, PathStep, RulePattern, Settings};
use crate::diagnostic::{Problem, did_you_mean};
use crate::format::Format;
use crate::kind::{Common, Except, Gate, LazyRegex, OptionError, Options, Scope, Template, TemplateError, WordTables};
use crate::language::attribution::{CueLexicon, CueLists};
use crate::language::squeezed;
use crate::limits::EXTENDS_DEPTH_MAX;
use serde::Deserialize;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A rule file before it is read.
#[derive(Debug, Clone)]
pub struct RuleSource {
    /// `family/name`, from its path.
    pub id: String,
    /// The file as the user knows it.
    pub file: String,
    /// Its text.
    pub text: Arc<str>,
    /// True for rules that come with copydesk.
    pub is_shipped: bool,
}

/// A word table before it is read: `words = […]`.
#[derive(Debug, Clone)]
pub struct WordSource {
    /// File name without `.toml`.
    pub name: String,
    /// The file as the user knows it.
    pub file: String,
    /// Its text.
    pub text: Arc<str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    words: Vec<String>,
}

/// Reads and compiles rules; later sources of the same id replace earlier ones (or extend them).
///
/// A rule with a fault is left out and reported; the others stand.
pub fn load(sources: &[RuleSource], words: &[WordSource], settings: &Settings) -> (RuleSet, Vec<Problem>) {
    let mut problems = Vec::new();
    let tables = word_tables(words, &mut problems);
    let cues = Arc::new(cue_lexicon(&tables));
    let mut layers: BTreeMap<String, Vec<RuleFile>> = BTreeMap::new();
    let mut shipped: BTreeMap<String, bool> = BTreeMap::new();
    for source in sources {
        match parse(&source.id, &source.file, &source.text) {
            Ok(file) => {
                layers.entry(source.id.clone()).or_default().push(file);
                shipped.insert(source.id.clone(), source.is_shipped);
            }
            Err(problem) => problems.push(problem),
        }
    }
    check_names(settings, sources, &mut problems);
    // Rules that extend another read the files of both, so they come first; then each file is used up.
    let mut resolved: BTreeMap<String, Result<RuleFile, Problem>> = BTreeMap::new();
    for (id, files) in layers.iter().filter(|(_, files)| files.last().is_some_and(|file| file.meta.extends.is_some())) {
        resolved.insert(id.clone(), resolve(&layers, id, files.len() - 1, 0));
    }
    let is_shipped = |id: &str| shipped.get(id).copied().unwrap_or(false);
    let mut rules = Vec::new();
    for (id, mut files) in layers {
        let file = resolved.remove(&id).or_else(|| files.pop().map(Ok));
        match file.map(|file| file.and_then(|file| build(file, &tables, &cues, settings, is_shipped(&id)))) {
            Some(Ok(mut rule)) => {
                rule.is_shipped = is_shipped(&id);
                if rule.is_shipped {
                    rule.text = None;
                }
                rules.push(rule);
            }
            Some(Err(problem)) => problems.push(problem),
            None => {}
        }
    }
    (RuleSet::new(rules, cues), problems)
}

fn word_tables(sources: &[WordSource], problems: &mut Vec<Problem>) -> WordTables {
    let mut tables = WordTables::new();
    for source in sources {
        match toml::from_str::<WordFile>(&source.text) {
            Ok(file) => {
                tables.insert(source.name.clone(), file.words);
            }
            Err(error) => problems.push(Problem::from_toml(&source.file, &source.text, &error)),
        }
    }
    tables
}

/// The words that tell who says something, from the tables that hold them.
fn cue_lexicon(tables: &WordTables) -> CueLexicon {
    let list = |name: &str| tables.get(name).cloned().unwrap_or_default();
    CueLexicon::new(CueLists {
        verbs: list("cue-verbs"),
        acts: list("cue-acts"),
        phrases: list("cue-phrases"),
        documents: list("source-documents"),
        bodies: list("source-bodies"),
        weak: list("weak-sources"),
        persons: list("person-nouns"),
        casualties: list("casualty-words"),
    })
}

/// A name that no rule has is a fault of the configuration.
fn check_names(settings: &Settings, sources: &[RuleSource], problems: &mut Vec<Problem>) {
    // A rule whose file is faulty is a name all the same.
    let ids: BTreeSet<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    for named in &settings.names {
        if !RulePattern::new(&named.name).is_family() && !ids.contains(named.name.as_str()) {
            let help = did_you_mean(&named.name, ids.iter().copied());
            let message = format!("no rule is called \"{}\"", named.name);
            let problem = Problem { help, ..Problem::at(&named.file, &named.text, named.bytes.clone(), message) };
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
    }
}

/// The file at `depth` of its layers with everything it extends laid under it.
fn resolve(layers: &BTreeMap<String, Vec<RuleFile>>, id: &str, depth: usize, steps: usize) -> Result<RuleFile, Problem> {
    let Some(mut file) = layers.get(id).and_then(|files| files.get(depth)).cloned() else {
        return Err(Problem::of_file(id, "no such rule"));
    };
    let Some(base_id) = file.meta.extends.clone() else { return Ok(file) };
    let fault = |message: String| Problem::at(&*file.file, &file.text, base_id.span(), message);
    let base_depth = if base_id.get_ref() == id {
        // A house file of the same name extends the rule that it replaces.
        depth.checked_sub(1).ok_or_else(|| fault("a rule cannot extend itself".into()))?
    } else {
        match layers.get(base_id.get_ref()) {
            Some(files) => files.len() - 1,
            None => {
                let help = did_you_mean(base_id.get_ref(), layers.keys().map(String::as_str));
                return Err(Problem { help, ..fault(format!("no rule is called \"{}\"", base_id.get_ref())) });
            }
        }
    };
    if steps >= EXTENDS_DEPTH_MAX {
        return Err(fault("\"extends\" goes in a circle".into()));
    }
    let base = resolve(layers, base_id.get_ref(), base_depth, steps + 1)?;
    let mut options = base.options.clone();
    for name in file.meta.remove.iter().flatten() {
        if !options.as_mut().is_some_and(|options| options.remove(name.get_ref())) {
            let message = format!("\"{}\" has no row \"{}\" to remove", base_id.get_ref(), name.get_ref());
            return Err(Problem::at(&*file.file, &file.text, name.span(), message));
        }
    }
    if let Some(own) = file.options.take() {
        let kind = own.kind();
        let merged = options.as_mut().is_some_and(|options| options.merge(own));
        if !merged {
            let message = format!("\"{}\" is not of kind \"{kind}\"", base_id.get_ref());
            return Err(Problem::at(&*file.file, &file.text, file.kind_bytes.clone(), message));
        }
    }
    file.options = options;
    file.meta.inherit(&base.meta);
    Ok(file)
}

fn build(
    mut file: RuleFile,
    tables: &WordTables,
    cues: &Arc<CueLexicon>,
    settings: &Settings,
    is_shipped: bool,
) -> Result<Rule, Problem> {
    let options = file.options.take();
    let at = |bytes: Range<usize>, message: String| Problem::at(&*file.file, &file.text, bytes, message);
    let meta = &file.meta;
    let missing = |key: &str| at(0..0, format!("\"{key}\" is missing"));
    let own = meta.severity.unwrap_or(Level::Warning);
    let status = meta.status.unwrap_or(Status::Stable);
    let Some(mut options) = options else { return Err(missing("kind")) };
    let (vocabularies, variety) = (&*settings.vocabularies, settings.variety.as_deref());
    let common = Common {
        case: meta.case,
        words: tables,
        vocabularies,
        variety,
        names: &settings.names_listed,
        cues,
        date: settings.date,
        has_samples: settings.has_samples,
    };
    let option_fault = |error: OptionError| {
        let bytes = error.bytes.unwrap_or_else(|| file.kind_bytes.clone());
        Problem { help: error.help, ..at(bytes, error.message) }
    };
    let mut matcher = options.compile(common).map_err(option_fault)?;
    for over in settings.options.iter().filter(|over| *over.rule == *file.id) {
        if let Some(laid) = override_options(&mut options, over)? {
            matcher = options
                .compile(common)
                .map_err(|error| Problem { help: error.help, ..Problem::at(&over.file, &over.text, laid, error.message) })?;
        }
    }
    let known = Placeholders::of(&options);
    let Some(message) = &meta.message else { return Err(missing("message")) };
    let Some(summary) = meta.summary.clone() else { return Err(missing("summary")) };
    let template = |text: &Spanned<String>| {
        known.parse(text.get_ref()).map_err(|error| at(inside(text.span(), text.get_ref(), error.bytes), error.message))
    };
    let message = template(message)?;
    let fix = fix_policy(meta, &known).map_err(|(bytes, message)| at(bytes, message))?;
    let gate = gate(meta, tables, is_shipped).map_err(|(bytes, error, help)| Problem { help, ..at(bytes, error) })?;
    let formats = formats(meta).map_err(|(bytes, message)| at(bytes, message))?;
    let is_preview = status == Status::Preview;
    Ok(Rule {
        summary,
        why: meta.why.clone(),
        help: meta.help.clone(),
        status,
        since: meta.since.clone(),
        until: meta.until.as_ref().map(|until| until.get_ref().clone()),
        references: meta.references.clone().unwrap_or_default(),
        measured: meta.measured.clone(),
        default_level: own,
        severity: settings.severity(&file.id, own, is_preview),
        kind: options.kind(),
        limit: meta.limit,
        is_shipped: false,
        formats,
        gate,
        message,
        fix,
        matcher,
        file: Arc::clone(&file.file),
        text: Some(Arc::clone(&file.text)),
        id: Arc::clone(&file.id),
    })
}

/// Bytes of a part of a one-line TOML string; the whole string where escapes or line breaks shift offsets.
fn inside(string: Range<usize>, value: &str, part: Range<usize>) -> Range<usize> {
    if string.len() == value.len() + 2 { string.start + 1 + part.start..string.start + 1 + part.end } else { string }
}

/// Lays a configuration table's options on top; its bytes when there were any.
fn override_options(options: &mut Options, over: &OptionOverride) -> Result<Option<Range<usize>>, Problem> {
    let fault = |error: &toml::de::Error| Problem::from_toml(&over.file, &over.text, error);
    let Some((table, bytes)) = table_at(over).map_err(|error| fault(&error))? else { return Ok(None) };
    if table.is_empty() {
        return Ok(None);
    }
    let value = Spanned::new(bytes.clone(), DeValue::Table(table));
    match Options::parse(options.kind(), value) {
        Some(parsed) => {
            options.merge(parsed.map_err(|error| fault(&error))?);
            Ok(Some(bytes))
        }
        None => Ok(None),
    }
}

/// The table that an override names, without the keys that are no options, and its bytes.
fn table_at(over: &OptionOverride) -> Result<Option<(DeTable<'_>, Range<usize>)>, toml::de::Error> {
    let root = DeTable::parse(&over.text)?;
    let mut bytes = root.span();
    let mut value = DeValue::Table(root.into_inner());
    for step in &over.path {
        let next = match (value, step) {
            (DeValue::Table(mut table), PathStep::Key(key)) => table.remove(key.as_str()),
            (DeValue::Array(array), PathStep::Index(index)) => array.into_iter().nth(*index),
            _ => None,
        };
        let Some(next) = next else { return Ok(None) };
        bytes = next.span();
        value = next.into_inner();
    }
    let DeValue::Table(mut table) = value else { return Ok(None) };
    for key in over.not_options {
        table.remove(*key);
    }
    Ok(Some((table, bytes)))
}

/// The placeholders that a rule's texts may have.
struct Placeholders<'a> {
    options: &'a Options,
    all: OnceCell<Vec<String>>,
}

impl<'a> Placeholders<'a> {
    fn of(options: &'a Options) -> Self {
        Self { options, all: OnceCell::new() }
    }

    /// Reads a template; those of the options are worked out for a text that has others than `{match}` and `{fix}`.
    fn parse(&self, text: &str) -> Result<Template, TemplateError> {
        let common = || ["match", "fix"].map(str::to_owned);
        Template::parse(text, &common()).or_else(|_| {
            Template::parse(text, self.all.get_or_init(|| common().into_iter().chain(self.options.placeholders()).collect()))
        })
    }
}

type Fault = (Range<usize>, String);

fn fix_policy(meta: &Meta, known: &Placeholders<'_>) -> Result<FixPolicy, Fault> {
    let Some(fix) = &meta.fix else { return Ok(FixPolicy::None) };
    let (template, when) = match fix.get_ref() {
        FixKey::When(when) => (None, *when),
        FixKey::Table(table) => {
            let parsed = known.parse(&table.template).map_err(|error| (fix.span(), error.message))?;
            (Some(parsed), table.when)
        }
    };
    Ok(match when {
        When::None => FixPolicy::None,
        When::Safe => FixPolicy::Safe(template),
        When::Unsafe => FixPolicy::Unsafe(template),
    })
}

fn formats(meta: &Meta) -> Result<Option<Vec<Format>>, Fault> {
    let Some(names) = &meta.formats else { return Ok(None) };
    let find = |name: &String| {
        let found = Format::ALL.into_iter().find(|format| format.as_str() == name);
        found.ok_or_else(|| {
            let known = Format::ALL.map(Format::as_str).join(", ");
            (names.span(), format!("no format is called \"{name}\"; formats are {known}"))
        })
    };
    names.get_ref().iter().map(find).collect::<Result<Vec<_>, _>>().map(Some)
}

fn gate(meta: &Meta, tables: &WordTables, is_shipped: bool) -> Result<Gate, (Range<usize>, String, Option<String>)> {
    let mut gate = Gate::default();
    if let Some(scope) = &meta.scope {
        gate.scope = Scope::parse(scope.get_ref())
            .map_err(|error| (inside(scope.span(), scope.get_ref(), error.bytes), error.message, error.help))?;
    }
    if let Some(except) = &meta.except {
        gate.except = self::except(except, tables)?;
    }
    gate.unless_in = meta.unless_in.iter().flatten().map(|phrase| squeezed(phrase)).collect();
    let context = |key: &Option<Spanned<String>>, wrap: &dyn Fn(&str) -> String| match key {
        None => Ok(None),
        // Those of shipped rules are checked by the tests.
        Some(pattern) if is_shipped => Ok(Some(LazyRegex::unchecked(wrap(pattern.get_ref())))),
        Some(pattern) => match LazyRegex::new(&wrap(pattern.get_ref()), false) {
            Ok(regex) => Ok(Some(regex)),
            Err(error) => Err((pattern.span(), error.message, None)),
        },
    };
    let ends = |pattern: &str| format!(r"(?:{pattern})\z");
    let begins = |pattern: &str| format!(r"\A(?:{pattern})");
    gate.before = context(&meta.before, &ends)?;
    gate.after = context(&meta.after, &begins)?;
    gate.not_before = context(&meta.not_before, &ends)?;
    gate.not_after = context(&meta.not_after, &begins)?;
    Ok(gate)
}

fn except(key: &Spanned<ExceptKey>, tables: &WordTables) -> Result<Except, (Range<usize>, String, Option<String>)> {
    let mut except = Except::default();
    match key.get_ref() {
        ExceptKey::Words(words) => except.words.extend(words.iter().map(|word| squeezed(word))),
        ExceptKey::Table(table) => {
            except.words.extend(table.words.iter().map(|word| squeezed(word)));
            for name in &table.tables {
                let Some(words) = tables.get(name) else {
                    let help = did_you_mean(name, tables.keys().map(String::as_str));
                    return Err((key.span(), format!("no word table is called \"{name}\""), help));
                };
                except.words.extend(words.iter().map(|word| squeezed(word)));
            }
            if let Some(pattern) = &table.pattern {
                let regex =
                    LazyRegex::new(&format!(r"\A(?:{pattern})\z"), false).map_err(|error| (key.span(), error.message, None))?;
                except.pattern = Some(regex);
            }
        }
    }
    Ok(except)
}
