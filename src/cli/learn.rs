//! `copydesk learn`: lists of names and words out of an archive, for a desk to review and commit.

use super::Outcome;
use super::archive::{own_lists, read_archive, session};
use super::args::{ArchiveArgs, ColorArg, ConfigArgs, InputArg, LearnArgs, MIN_ARTICLES};
use super::output::{self, Output};
use crate::archive::{LearntNames, LearntWords, Made, Tally};
use crate::config::{Configs, is_toml};
use crate::diagnostic::Problem;
use crate::language::HOUSE;
use crate::report::{count, one_line};
use crate::source::{is_same, relative, shown, toml_string};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads the archive and writes the lists.
pub(super) fn run(args: &LearnArgs) -> io::Result<Outcome> {
    let here = args.output_folder == Path::new(".");
    let place = |file: &Path| if here { file.to_path_buf() } else { args.output_folder.join(file) };
    let (names_file, words_file) = (place(&args.names_file), place(&args.words_file));
    // An archive takes its time, so what cannot be written is told before it is read.
    if let Some(problem) = refusal(args, &names_file, &words_file) {
        output::problem(&problem, ColorArg::Auto);
        return Ok(Outcome::Failed);
    }
    let mut tally = Tally::default();
    let mut session = session(&args.from);
    let read = read_archive(&args.from, &mut session, &mut tally)?;
    if tally.articles == 0 {
        output::note("nothing is written, as no article was read");
        return Ok(Outcome::Failed);
    }
    let (own, told) = own_lists(&mut session);
    // A list that is written anew has what it had.
    let (knows_names, knows_words) = (!own.has_list(&names_file), !own.has_list(&words_file));
    let house = own.vocabularies().get(HOUSE).ok().filter(|_| knows_words).unwrap_or_default();
    let listed = if knows_names { own.names() } else { Arc::default() };
    let made = Made::of(&tally, command(&args.from), args.from.min_articles);
    let (names, words) = tally.sorted();
    let names = LearntNames::of(&names, &listed, &made);
    let words = LearntWords::of(&words, &house, &made);
    // One list alone, where the other cannot be written, would pass for both.
    let open = |path: &Path| Output::open(Some(path), ColorArg::Never);
    let (mut names_out, mut words_out) = (open(&names_file)?, open(&words_file)?);
    names_out.write_all(names.text.as_bytes())?;
    words_out.write_all(words.text.as_bytes())?;
    names_out.close()?;
    words_out.close()?;
    let number = |number: u64, noun: &str| count(usize::try_from(number).unwrap_or(usize::MAX), noun);
    let mut out = io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{}", one_line(&line));
    let reprints = if made.reprints == 0 { String::new() } else { format!(", {} left out", number(made.reprints, "reprint")) };
    say(format!("read {}, {}{reprints}", number(made.articles, "article"), number(made.words, "word")))?;
    let spellings = count(names.variants, "rarer spelling");
    say(format!("{}: {}, {spellings} in comments", shown(&names_file), count(names.names, "name")))?;
    say(format!("{}: {}", shown(&words_file), count(words.words, "word")))?;
    say("review both; in copydesk.toml, beside what stands there:".to_owned())?;
    let folder = config_folder(&args.from.config_args());
    say(format!("names = [{}]", toml_string(&relative(&names_file, &folder))))?;
    say(format!("words = [{}]", toml_string(&relative(&words_file, &folder))))?;
    Ok(read.max(told))
}

/// The folder of the configuration that holds in the working folder, or would.
fn config_folder(config: &ConfigArgs) -> PathBuf {
    let file = match config.file() {
        Some(file) => Some(file),
        None if config.isolated => None,
        None => Configs::nearest().nearest_file(Path::new(".")),
    };
    file.and_then(|file| file.parent().map(Path::to_path_buf)).unwrap_or_default()
}

/// Why the lists cannot be written.
fn refusal(args: &LearnArgs, names: &Path, words: &Path) -> Option<Problem> {
    let parents = [names, words].into_iter().filter_map(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    let mut folders = std::iter::once(args.output_folder.as_path()).chain(parents);
    if let Some(folder) = folders.find(|folder| !folder.is_dir()) {
        let message = if folder.exists() { "is no folder" } else { "there is no such folder" };
        return Some(Problem::of_file(shown(folder), message));
    }
    if let Some(folder) = [names, words].into_iter().find(|path| path.is_dir()) {
        return Some(Problem::of_file(shown(folder), "is a folder"));
    }
    if !is_toml(&shown(words)) {
        return Some(Problem::of_file(shown(words), "the list of words is TOML; give it a name that ends in .toml"));
    }
    if is_same(names, words) {
        return Some(Problem::of_file(shown(names), "cannot hold names and words; name two files"));
    }
    let there = [names, words].into_iter().find(|path| path.exists())?;
    let help = "--force writes over it: what was reviewed in it is lost";
    (!args.force).then(|| Problem::of_file(shown(there), "is there already").with_help(help))
}

/// The command as one may repeat it: what decides on the lists, and nothing else.
fn command(args: &ArchiveArgs) -> String {
    let quoted = |text: &str| {
        let is_plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | '\\' | '-' | '_' | ':' | '*'));
        if is_plain && !text.is_empty() { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
    };
    let mut words = vec!["copydesk".to_owned(), "learn".to_owned()];
    words.extend(args.archive.iter().map(|path| quoted(&shown(path))));
    words.extend(args.input.map(|input| format!("--input {}", if input == InputArg::Jsonl { "jsonl" } else { "text" })));
    words.extend(args.text_field.as_ref().map(|field| format!("--text-field {}", quoted(field))));
    words.extend(args.title_field.as_ref().map(|field| format!("--title-field {}", quoted(field))));
    words.extend(args.encoding.as_ref().map(|name| format!("--encoding {}", quoted(name))));
    words.extend(args.config.as_ref().map(|file| format!("--config {}", quoted(&shown(file)))));
    words.extend(args.isolated.then(|| "--isolated".to_owned()));
    if args.min_articles != MIN_ARTICLES {
        words.push(format!("--min-articles {}", args.min_articles));
    }
    words.join(" ")
}
