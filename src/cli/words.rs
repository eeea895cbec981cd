//! `copydesk words`: adds words to the house's word file, lists them.

use super::Outcome;
use super::args::{ColorArg, ConfigArgs, SelectArgs, WordsArgs, WordsCommand};
use super::output::{self, Output};
use super::session::Session;
use super::words_edit::{has_line, insert_line, read_config, with_word_file};
use crate::config::{Config, ConfigFile, Configs, FILE_NAMES, is_toml};
use crate::diagnostic::Problem;
use crate::language::{HOUSE, Lexicon, Vocabularies, Vocabulary, folded};
use crate::source::{is_same, relative};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The word file of a house that has none.
const WORD_FILE: &str = "words.txt";

/// Largest SCOWL size of a word that spelling rules let stand.
const KNOWN_LEVEL_MAX: u8 = 80;

/// Runs one of the commands.
pub(super) fn run(args: &WordsArgs) -> io::Result<Outcome> {
    match &args.command {
        WordsCommand::Add { words, file, forbid, force, config } => {
            let wanted = Wanted { file: file.as_deref(), forbid: *forbid, force: *force };
            match add(words, &wanted, &ConfigArgs::of_file(config.as_ref()))? {
                Ok(()) => Ok(Outcome::Clean),
                Err(problems) => {
                    problems.iter().for_each(|problem| output::problem(problem, ColorArg::Auto));
                    Ok(Outcome::Failed)
                }
            }
        }
        WordsCommand::List { config } => list(&ConfigArgs::of_file(config.as_ref())),
    }
}

/// What the flags of `words add` say.
struct Wanted<'a> {
    file: Option<&'a Path>,
    forbid: bool,
    force: bool,
}

/// Files to be written, the word file first.
#[derive(Default)]
struct Change {
    files: Vec<(PathBuf, String)>,
    said: Vec<String>,
}

fn add(words: &[String], wanted: &Wanted<'_>, args: &ConfigArgs) -> io::Result<Result<(), Vec<Problem>>> {
    let change = match plan(words, wanted, args) {
        Ok(change) => change,
        Err(problems) => return Ok(Err(problems)),
    };
    for (path, text) in &change.files {
        let mut out = Output::open(Some(path), ColorArg::Never)?;
        out.write_all(text.as_bytes())?;
        out.close()?;
    }
    let mut out = io::stdout().lock();
    for line in &change.said {
        writeln!(out, "{}", crate::report::one_line(line))?;
    }
    Ok(Ok(()))
}

/// Works out what is to be written; nothing is written when anything is wrong.
fn plan(words: &[String], wanted: &Wanted<'_>, args: &ConfigArgs) -> Result<Change, Vec<Problem>> {
    let house = House::of(args)?;
    let path = wanted.file.map_or_else(|| house.first_word_file(), Path::to_path_buf);
    let shown = crate::source::shown(&path);
    if is_toml(&shown) {
        let help = "name a file of lines: --file words.txt";
        return Err(vec![Problem::of_file(shown, "words are not added to a list in TOML").with_help(help)]);
    }
    let (mut text, is_new) = match std::fs::read_to_string(&path) {
        Ok(text) => (text, false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (String::new(), true),
        Err(error) => return Err(vec![Problem::of_file(shown, format!("cannot be read: {error}"))]),
    };
    let (mut own, faults) = Vocabulary::parse(&shown, &text.as_str().into());
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut change = Change::default();
    let mut is_changed = false;
    for word in words {
        let line = if wanted.forbid && !word.starts_with('*') { format!("*{word}") } else { word.clone() };
        let (entry, faults) = Vocabulary::parse("WORD", &line.as_str().into());
        if !faults.is_empty() {
            return Err(faults);
        }
        if entry.is_empty() || line.contains('\n') {
            return Err(vec![Problem::of_file("WORD", format!("\"{}\" is no word", line.escape_debug()))]);
        }
        if has_line(&text, &line) {
            change.said.push(format!("“{word}” is in {shown} already"));
            continue;
        }
        // What is forbidden in another line is a clash, told below.
        let is_forbidden = own.forbidden().any(|forbidden| forbidden.covers(word, false, None));
        let is_plain = !is_forbidden && !line.contains(['*', '/', ':']);
        if is_plain && !wanted.force {
            if own.holds(word, false, None) || house.words.get(HOUSE).is_ok_and(|list| list.holds(word, false, None)) {
                change.said.push(format!("“{word}” is a word of the house already"));
                continue;
            }
            if is_known(word) {
                change.said.push(format!("“{word}” is known without the house; --force adds it"));
                continue;
            }
        }
        text = insert_line(&text, &line);
        let (all, faults) = Vocabulary::parse(&shown, &text.as_str().into());
        if !faults.is_empty() {
            return Err(faults);
        }
        own = all;
        is_changed = true;
        change.said.push(format!("added “{word}” to {shown}{}", if is_new { ", a new file" } else { "" }));
    }
    if is_changed {
        change.files.push((path.clone(), text));
        if let Some((config, text)) = house.naming(&path)? {
            change.said.push(format!("{} now names {shown}", crate::source::shown(&config)));
            change.files.push((config, text));
        }
    }
    Ok(change)
}

/// True for a word that no spelling rule reports.
fn is_known(word: &str) -> bool {
    let lexicon = Lexicon::shared();
    let key = folded(word);
    if lexicon.is_misspelling(&key) {
        return false;
    }
    let entry = lexicon.look_up(&key).unwrap_or_default();
    let has_capitals = word.chars().any(char::is_uppercase);
    entry.level <= KNOWN_LEVEL_MAX && !has_capitals
        || has_capitals && (entry.capital_level <= KNOWN_LEVEL_MAX || lexicon.spellings(&key).any(|form| form == word))
}

/// The configuration that holds in the working folder.
struct House {
    /// Its file; not there yet when the house has none.
    path: PathBuf,
    file: Option<ConfigFile>,
    words: Arc<Vocabularies>,
}

impl House {
    fn of(args: &ConfigArgs) -> Result<Self, Vec<Problem>> {
        let (found, config) = match args.file() {
            Some(file) => (Some(file.clone()), Config::read(&file).map(Arc::new)),
            None => {
                let mut configs = Configs::nearest();
                (configs.nearest_file(Path::new(".")), configs.of(Path::new(".")))
            }
        };
        let config = config.map_err(|problem| vec![problem])?;
        // A word file that is not there yet is what this command writes.
        let file = match &found {
            Some(path) => Some(read_config(path)?),
            None => None,
        };
        Ok(Self { path: found.unwrap_or_else(|| PathBuf::from(FILE_NAMES[0])), file, words: config.vocabularies() })
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// The first word file of lines that configuration names; lists in TOML are written by `copydesk learn` and people.
    fn first_word_file(&self) -> PathBuf {
        let named = self.file.as_ref().and_then(|file| file.words.iter().find(|name| !is_toml(name.get_ref())));
        self.folder().join(named.map_or(WORD_FILE, |name| name.get_ref().as_str()))
    }

    /// The configuration changed so that it names a word file; none when it does already.
    fn naming(&self, word_file: &Path) -> Result<Option<(PathBuf, String)>, Vec<Problem>> {
        let same = |name: &str| is_same(&self.folder().join(name), word_file);
        let named = self.file.iter().flat_map(|file| file.words.iter().chain(file.vocabularies.values().flatten()));
        if named.into_iter().any(|name| same(name.get_ref())) {
            return Ok(None);
        }
        let relative = relative(word_file, self.folder());
        let text = with_word_file(self.file.as_ref(), &relative);
        // The file is what it was but for the new name.
        match ConfigFile::parse(&crate::source::shown(&self.path), &text) {
            Ok(file) if file.words.iter().any(|name| *name.get_ref() == relative) => Ok(Some((self.path.clone(), text))),
            Ok(_) => {
                Err(vec![Problem::of_file(crate::source::shown(&self.path), "could not be changed; add the file to \"words\"")])
            }
            Err(problem) => Err(vec![problem]),
        }
    }
}

fn list(args: &ConfigArgs) -> io::Result<Outcome> {
    let select = SelectArgs::default();
    let mut session = Session::new(args, &select);
    let config = session.config(Path::new("."));
    session.settings(&config, &config.key(Path::new(".")));
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in config.vocabularies().get(HOUSE).unwrap_or_default().lines() {
        writeln!(out, "{}", crate::report::one_line(&line))?;
    }
    out.flush()?;
    for problem in &session.problems {
        output::problem(problem, ColorArg::Auto);
    }
    Ok(if session.problems.is_empty() { Outcome::Clean } else { Outcome::Failed })
}
