//! Word files: one word or phrase a line, every fault with a caret.

use super::affix::{FLAGS, FlagList, inflected};
use super::plain::PlainWords;
use super::{Forbidden, Known, Vocabulary, capitals, exact, straight, variety_of};
use crate::diagnostic::Problem;
use crate::language::lexicon::Varieties;
use crate::language::squeezed;
use crate::limits::{WORD_BYTES_MAX, WORD_FAULTS_MAX};
use serde::Deserialize;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;

/// What a line says.
struct Line<'t> {
    is_forbidden: bool,
    /// The word or phrase, and its bytes in the file.
    word: &'t str,
    bytes: Range<usize>,
    flags: &'t str,
    varieties: Varieties,
    replacement: Option<&'t str>,
}

/// Why a line cannot be used, and the bytes that say so.
struct Fault {
    bytes: Range<usize>,
    message: String,
    help: Option<String>,
}

impl Fault {
    fn new(bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self { bytes, message: message.into(), help: None }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl Vocabulary {
    /// Reads a word file. A line holds a word or a phrase; `#` opens a comment. `*word` is never to be written, and
    /// `*word -> right` says what stands in its place; `word:GB` or `word:GB,AU` holds in these varieties only; letters
    /// behind a slash add inflected forms (`retweet/SDG`). A faulty line is left out and reported; the others stand.
    pub fn parse(file: &str, text: &Arc<str>) -> (Self, Vec<Problem>) {
        let count = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let mut reader = Reader::new(file, text, count);
        let mut start = 0;
        for (number, whole) in (1_u32..).zip(text.split_inclusive('\n')) {
            let line = whole.trim_end_matches(['\n', '\r']);
            reader.read(line, start, number);
            start += whole.len();
        }
        reader.finish()
    }

    /// Reads a word file in TOML: `words = ["…"]`, each text a line of a word file. A faulty text is left out and
    /// reported; where the file is no such table, nothing stands.
    pub fn parse_toml(file: &str, text: &Arc<str>) -> (Self, Vec<Problem>) {
        let words = match toml::from_str::<WordList>(text) {
            Ok(list) => list.words,
            Err(error) => return (Self::default(), vec![Problem::from_toml(file, text, &error)]),
        };
        let mut reader = Reader::new(file, text, words.len());
        let (mut counted, mut number) = (0, 1);
        for word in &words {
            let span = word.span();
            number += text.get(counted..span.start).unwrap_or("").bytes().filter(|byte| *byte == b'\n').count();
            counted = span.start;
            reader.read_text(word.get_ref(), span, u32::try_from(number).unwrap_or(u32::MAX));
        }
        reader.finish()
    }

    /// Adds a plain word that has nothing to do with any other entry; false where it has.
    fn add_plain(&mut self, word: &str, at: usize, number: u32) -> bool {
        let is_free = self.known.is_empty() && self.forbidden.is_empty() || {
            let phrase = squeezed(word);
            let is_known = self.known.contains_key(phrase.as_str());
            let mut forbidden = self.forbidden.range((phrase.clone(), None)..);
            !is_known && forbidden.next().is_none_or(|((other, _), _)| *other != phrase)
        };
        let plain = self.plain.last_mut().filter(|_| is_free);
        plain.is_some_and(|plain| plain.add(at, word.len(), number))
    }

    fn add(&mut self, line: &Line<'_>, number: u32) -> Result<(), Fault> {
        let forms = std::iter::once(None).chain(line.flags.chars().map(Some));
        for flag in forms {
            let form = flag.map_or_else(|| line.word.to_owned(), |flag| inflected(line.word, flag));
            let exact = exact(&form);
            let phrase = squeezed(&form);
            self.clash(line, &form, &phrase, exact.as_deref(), flag.is_some())?;
            let (varieties, is_derived) = (line.varieties, flag.is_some());
            if line.is_forbidden {
                let exact = exact.map(String::from);
                let replacement = line.replacement.map(|right| flag.map_or(right.to_owned(), |flag| inflected(right, flag)));
                let forbidden =
                    Forbidden { phrase: phrase.clone(), replacement, exact: exact.clone(), varieties, line: number, is_derived };
                self.forbidden.entry((phrase, exact)).or_insert(forbidden);
            } else {
                self.add_known(phrase, Known { exact, varieties, line: number, is_derived });
            }
        }
        Ok(())
    }

    /// Refuses what stands twice, and what is right in one line and forbidden in another. A form that a flag makes may
    /// stand in a line of its own too.
    fn clash(&self, line: &Line<'_>, form: &str, phrase: &str, exact: Option<&str>, is_derived: bool) -> Result<(), Fault> {
        let known = self.known.get(phrase).and_then(|(first, more)| {
            let same = |known: &&Known| known.exact.as_deref() == exact && known.varieties.intersects(line.varieties);
            std::iter::once(first).chain(more).find(same).map(|known| (known.line, known.is_derived))
        });
        let plain = self.plain.iter().filter_map(|plain| plain.find(phrase)).find(|(word, _)| capitals(word) == exact);
        let known = known.or(plain.map(|(_, line)| (line, false)));
        let forbidden = if self.forbidden.is_empty() {
            None
        } else {
            let found = self.forbidden.get(&(phrase.to_owned(), exact.map(str::to_owned)));
            found.filter(|found| found.varieties.intersects(line.varieties))
        };
        let (same, other) = match line.is_forbidden {
            true => (forbidden.map(|f| (f.line, f.is_derived)), known.map(|(line, _)| line)),
            false => (known, forbidden.map(|f| f.line)),
        };
        let fault = |message: String, help: &str| Err(Fault::new(line.bytes.clone(), message).help(help));
        if let Some(at) = other {
            let (here, there) = if line.is_forbidden { ("forbidden", "right") } else { ("right", "forbidden") };
            return fault(format!("“{form}” is {here} here and {there} in line {at}"), "keep one of the two lines");
        }
        match same {
            Some((at, false)) if !is_derived => fault(format!("“{form}” stands in line {at} already"), "leave this line out"),
            _ => Ok(()),
        }
    }
}

/// A word file in TOML.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordList {
    words: Vec<Spanned<String>>,
}

/// Reads the lines of one file into a vocabulary.
struct Reader<'t> {
    file: &'t str,
    text: &'t Arc<str>,
    vocabulary: Vocabulary,
    problems: Vec<Problem>,
    /// Faults beyond those that are shown.
    more: usize,
}

impl<'t> Reader<'t> {
    /// For a file of at most `count` words.
    fn new(file: &'t str, text: &'t Arc<str>, count: usize) -> Self {
        let mut vocabulary = Vocabulary::default();
        vocabulary.plain.push(PlainWords::new(text, count));
        Self { file, text, vocabulary, problems: Vec::new(), more: 0 }
    }

    /// Reads what stands as a line at byte `at` of the file, in this line of it.
    fn read(&mut self, line: &str, at: usize, number: u32) {
        if PlainWords::takes(line) && self.vocabulary.add_plain(line, at, number) {
            return;
        }
        let added = match parse_line(line, at) {
            Ok(None) => Ok(()),
            Ok(Some(line)) => self.vocabulary.add(&line, number),
            Err(fault) => Err(fault),
        };
        self.keep(added);
    }

    /// Reads a text that stands at some bytes of a TOML file, marks and all.
    fn read_text(&mut self, line: &str, bytes: Range<usize>, number: u32) {
        if line.split('#').next().is_none_or(|entry| entry.trim().is_empty()) {
            return self.keep(Err(Fault::new(bytes, "a word is missing")));
        }
        // Without escapes the text stands in the file as it is.
        let verbatim = self.text.get(bytes.clone()).and_then(|raw| raw.get(1..raw.len().saturating_sub(1)));
        if verbatim == Some(line) {
            return self.read(line, bytes.start + 1, number);
        }
        let parsed = parse_line(line, 0).and_then(|parsed| parsed.map_or(Ok(()), |line| self.vocabulary.add(&line, number)));
        self.keep(parsed.map_err(|fault| Fault { bytes, ..fault }));
    }

    fn keep(&mut self, added: Result<(), Fault>) {
        match added {
            Err(fault) if self.problems.len() < WORD_FAULTS_MAX => {
                let problem = Problem::at(self.file, self.text, fault.bytes, fault.message);
                self.problems.push(Problem { help: fault.help, ..problem });
            }
            Err(_) => self.more += 1,
            Ok(()) => {}
        }
    }

    fn finish(mut self) -> (Vocabulary, Vec<Problem>) {
        if self.more > 0 {
            self.problems.push(Problem::of_file(self.file, format!("{} more lines have faults", self.more)));
        }
        (self.vocabulary, self.problems)
    }
}

/// Takes a line apart; `at` is its first byte in the file.
fn parse_line(line: &str, at: usize) -> Result<Option<Line<'_>>, Fault> {
    let content = line.split('#').next().unwrap_or("");
    // A byte order mark may open the file.
    let content = content.strip_prefix('\u{feff}').filter(|_| at == 0).unwrap_or(content);
    let bytes_of = |part: &str| {
        let from = part.as_ptr().addr() - line.as_ptr().addr();
        at + from..at + from + part.len()
    };
    let entry = content.trim();
    if entry.is_empty() {
        return Ok(None);
    }
    if let Some((found, c)) = entry.char_indices().find(|(_, c)| c.is_control()) {
        let start = bytes_of(entry).start + found;
        let message = format!("a control character (U+{:04X}) is no part of a word", u32::from(c));
        return Err(Fault::new(start..start + c.len_utf8(), message));
    }
    let (is_forbidden, rest) = match entry.strip_prefix('*') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, entry),
    };
    let (rest, replacement) = match rest.split_once("->") {
        Some((rest, right)) => (rest.trim_end(), Some(right.trim())),
        None => (rest, None),
    };
    let (rest, varieties) = match rest.split_once(':') {
        Some((rest, names)) => (rest.trim_end(), parse_varieties(names, &bytes_of)?),
        None => (rest, Varieties::ALL),
    };
    let (word, flags) = match rest.split_once('/') {
        Some((word, flags)) => (word.trim_end(), check_flags(flags.trim(), bytes_of(flags.trim()))?),
        None => (rest, ""),
    };
    check_word(word, bytes_of(if word.is_empty() { entry } else { word }))?;
    if let Some(right) = replacement {
        let bytes = bytes_of(if right.is_empty() { entry } else { right });
        check_replacement(right, bytes, is_forbidden, flags)?;
        if straight(right) == straight(word) {
            return Err(Fault::new(bytes_of(right), "the replacement is the forbidden word itself"));
        }
    }
    Ok(Some(Line { is_forbidden, word, bytes: bytes_of(word), flags, varieties, replacement }))
}

fn parse_varieties<'t>(names: &'t str, bytes_of: &dyn Fn(&'t str) -> Range<usize>) -> Result<Varieties, Fault> {
    let mut varieties = Varieties::default();
    for name in names.split(',') {
        let trimmed = name.trim();
        let Some(variety) = variety_of(trimmed).filter(|_| !trimmed.starts_with("en-")) else {
            let fault = Fault::new(bytes_of(name.trim()), format!("no variety is called \"{trimmed}\""));
            return Err(fault.help("varieties are GB, US, AU, CA and IN: word:GB or word:GB,AU"));
        };
        if varieties.contains(variety) {
            return Err(Fault::new(bytes_of(trimmed), format!("\"{trimmed}\" stands twice")));
        }
        varieties = varieties | variety;
    }
    Ok(varieties)
}

fn check_flags(flags: &str, bytes: Range<usize>) -> Result<&str, Fault> {
    if flags.is_empty() {
        return Err(Fault::new(bytes, "a flag is missing behind \"/\"").help(FlagList.to_string()));
    }
    for (at, flag) in flags.char_indices() {
        let place = bytes.start + at..bytes.start + at + flag.len_utf8();
        if !FLAGS.iter().any(|(known, _)| *known == flag) {
            return Err(Fault::new(place, format!("no flag is called \"{flag}\"")).help(FlagList.to_string()));
        }
        if flags.get(..at).is_some_and(|before| before.contains(flag)) {
            return Err(Fault::new(place, format!("the flag \"{flag}\" stands twice")));
        }
    }
    Ok(flags)
}

fn check_word(word: &str, bytes: Range<usize>) -> Result<(), Fault> {
    let is_part = |c: char| {
        let joins = matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '-' | '\u{2010}' | '\u{2011}' | '.' | '&');
        c.is_alphanumeric() || joins || matches!(c, ' ' | '\u{a0}' | '\u{300}'..='\u{36f}')
    };
    if let Some((at, c)) = word.char_indices().find(|(_, c)| !is_part(*c)) {
        let place = bytes.start + at..bytes.start + at + c.len_utf8();
        return Err(Fault::new(place, format!("\"{c}\" is no part of a word")).help("one word or phrase a line"));
    }
    if !word.chars().any(char::is_alphabetic) {
        return Err(Fault::new(bytes, "a word is missing"));
    }
    if word.split(' ').any(|word| word.len() > WORD_BYTES_MAX) {
        return Err(Fault::new(bytes, format!("longer words than {WORD_BYTES_MAX} bytes are not looked up")));
    }
    Ok(())
}

fn check_replacement(right: &str, bytes: Range<usize>, is_forbidden: bool, flags: &str) -> Result<(), Fault> {
    if !is_forbidden {
        return Err(Fault::new(bytes, "only a forbidden word has a replacement").help("*word -> right"));
    }
    if right.is_empty() {
        return Err(Fault::new(bytes, "the replacement is missing behind \"->\""));
    }
    if !flags.is_empty() && right.contains(' ') {
        let fault = Fault::new(bytes, "a replacement of several words cannot take the flags of the word");
        return Err(fault.help("write each form in a line of its own"));
    }
    Ok(())
}
