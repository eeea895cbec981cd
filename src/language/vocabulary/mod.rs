//! Vocabularies: words that a house knows, and words that it never writes, from word files (see [`Vocabulary::parse`]).

mod affix;
mod file;
mod plain;
#[cfg(test)]
mod tests;

use super::lexicon::Varieties;
use super::{folded, squeezed, tokenize};
use crate::diagnostic::did_you_mean;
use crate::span::TextSpan;
use plain::PlainWords;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The vocabulary that top-level `words` of a configuration fill; it always exists.
pub const HOUSE: &str = "house";

/// Words and phrases of a house.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Plain words, a set for each word file.
    plain: Vec<PlainWords>,
    /// The other words and phrases, folded; nearly all have one form.
    known: FxHashMap<Box<str>, (Known, Vec<Known>)>,
    /// Each folded word of a phrase, with the phrases that hold it.
    phrases: FxHashMap<Box<str>, Vec<Arc<[String]>>>,
    /// By folded phrase and its capitals, where it has any.
    forbidden: BTreeMap<(String, Option<String>), Forbidden>,
}

/// One form that is right.
#[derive(Debug, Clone)]
struct Known {
    /// The form with its capitals; `None` for one in small letters.
    exact: Option<Box<str>>,
    varieties: Varieties,
    /// Line of its file, from 1.
    line: u32,
    /// Made by a flag of another word.
    is_derived: bool,
}

/// One form that the house never writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// The word or phrase, folded.
    pub phrase: String,
    /// What stands in its place, where the house says so.
    pub replacement: Option<String>,
    exact: Option<String>,
    varieties: Varieties,
    line: u32,
    is_derived: bool,
}

impl Forbidden {
    /// True when this form stands for the copy's: `opens` says that it opens a sentence, `variety` is the house's.
    /// What is wrong in one variety only is passed over where the variety is not set.
    pub fn covers(&self, text: &str, opens: bool, variety: Option<Varieties>) -> bool {
        let holds = self.varieties == Varieties::ALL || variety.is_some_and(|variety| self.varieties.intersects(variety));
        holds && fits(self.exact.as_deref(), text, opens)
    }
}

impl Vocabulary {
    /// True when nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty() && self.forbidden.is_empty() && self.plain.iter().all(|plain| plain.words().next().is_none())
    }

    /// True for a word or phrase that is right as written: in its own capitals, in capitals throughout, or, where its
    /// entry has none, with a capital at the start of a sentence (`opens`). What is right in some varieties only counts
    /// where the house's variety is one of them or is not set.
    pub fn holds(&self, text: &str, opens: bool, variety: Option<Varieties>) -> bool {
        let phrase = squeezed(text);
        let is_plain = |plain: &PlainWords| plain.find(&phrase).is_some_and(|(word, _)| fits(capitals(word), text, opens));
        if self.plain.iter().any(is_plain) {
            return true;
        }
        let Some((first, more)) = self.known.get(phrase.as_str()) else { return false };
        std::iter::once(first).chain(more).any(|known| {
            let varies = variety.is_none_or(|variety| known.varieties.intersects(variety));
            varies && fits(known.exact.as_deref(), text, opens)
        })
    }

    /// The phrases, as folded words, that hold a folded word.
    pub fn phrases_with(&self, folded: &str) -> &[Arc<[String]>] {
        self.phrases.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Forms that the house never writes, by phrase.
    pub fn forbidden(&self) -> impl Iterator<Item = &Forbidden> {
        self.forbidden.values()
    }

    /// Every form as a line of a word file, by folded word.
    pub fn lines(&self) -> Vec<String> {
        let plain = self.plain.iter().flat_map(PlainWords::words);
        let mut lines: Vec<(String, String)> = plain.map(|word| (word.to_ascii_lowercase(), word.to_owned())).collect();
        for (phrase, (first, more)) in &self.known {
            for known in std::iter::once(first).chain(more) {
                lines.push((
                    phrase.to_string(),
                    format!("{}{}", known.exact.as_deref().unwrap_or(phrase), restriction(known.varieties)),
                ));
            }
        }
        for ((phrase, exact), forbidden) in &self.forbidden {
            let form = exact.as_deref().unwrap_or(phrase);
            let right = forbidden.replacement.as_ref().map_or(String::new(), |right| format!(" -> {right}"));
            lines.push((phrase.clone(), format!("*{form}{}{right}", restriction(forbidden.varieties))));
        }
        lines.sort();
        lines.dedup();
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// Adds a word as it stands in a table of words: any entry without marks of a word file.
    pub fn insert(&mut self, word: &str) {
        let known = Known { exact: exact(word), varieties: Varieties::ALL, line: 0, is_derived: false };
        self.add_known(squeezed(word), known);
    }

    /// Lays another vocabulary on top, which has the last word on what it holds.
    pub fn lay(&mut self, over: Self) {
        for (phrase, (first, more)) in over.known {
            for known in std::iter::once(first).chain(more) {
                if !self.forbidden.is_empty() {
                    self.forbidden.remove(&(phrase.to_string(), known.exact.as_deref().map(str::to_owned)));
                }
                self.add_known(phrase.to_string(), known);
            }
        }
        let plain_now = |phrase: &str| over.plain.iter().find_map(|plain| plain.find(phrase)).map(|(word, _)| word);
        self.forbidden.retain(|(phrase, exact), _| plain_now(phrase).is_none_or(|word| capitals(word) != exact.as_deref()));
        self.plain.extend(over.plain);
        for (key, forbidden) in over.forbidden {
            self.drop_known(&key.0, key.1.as_deref());
            self.forbidden.insert(key, forbidden);
        }
    }

    fn add_known(&mut self, phrase: String, known: Known) {
        let words = tokens_of(&phrase);
        if words.len() > 1 {
            let words: Arc<[String]> = words.into();
            for word in words.iter() {
                self.phrases.entry(word.as_str().into()).or_default().push(Arc::clone(&words));
            }
        }
        match self.known.get_mut(phrase.as_str()) {
            None => {
                self.known.insert(phrase.into(), (known, Vec::new()));
            }
            Some((_, more)) => more.push(known),
        }
    }

    fn drop_known(&mut self, phrase: &str, exact: Option<&str>) {
        for plain in &mut self.plain {
            if plain.find(phrase).is_some_and(|(word, _)| capitals(word) == exact) {
                plain.remove(phrase);
            }
        }
        let Some((first, mut more)) = self.known.remove(phrase) else { return };
        more.insert(0, first);
        more.retain(|known| known.exact.as_deref() != exact);
        let mut rest = more.into_iter();
        if let Some(first) = rest.next() {
            self.known.insert(phrase.into(), (first, rest.collect()));
        }
    }
}

/// Vocabularies by name.
#[derive(Debug, Clone, Default)]
pub struct Vocabularies(BTreeMap<String, Arc<Vocabulary>>);

impl Vocabularies {
    /// The vocabulary called `name`; [`HOUSE`] exists whether anything is in it or not.
    ///
    /// # Errors
    /// When none has the name: "did you mean", where a name is near.
    pub fn get(&self, name: &str) -> Result<Arc<Vocabulary>, Option<String>> {
        match self.0.get(name) {
            Some(found) => Ok(Arc::clone(found)),
            None if name == HOUSE => Ok(Arc::default()),
            None => Err(did_you_mean(name, self.0.keys().map(String::as_str).chain([HOUSE]))),
        }
    }

    /// Adds a vocabulary; one of the same name lies under it.
    pub fn lay(&mut self, name: &str, over: Vocabulary) {
        match self.0.get_mut(name) {
            Some(under) => Arc::make_mut(under).lay(over),
            None => {
                self.0.insert(name.to_owned(), Arc::new(over));
            }
        }
    }
}

/// The variety that `en-GB` or `GB` stands for; none for `auto` and any other text.
pub fn variety_of(name: &str) -> Option<Varieties> {
    Some(match name.strip_prefix("en-").unwrap_or(name) {
        "GB" => Varieties::GB,
        "US" => Varieties::US,
        "AU" => Varieties::AU,
        "CA" => Varieties::CA,
        "IN" => Varieties::IN,
        _ => return None,
    })
}

/// `:GB,AU`, or nothing for what holds everywhere.
fn restriction(varieties: Varieties) -> String {
    if varieties == Varieties::ALL { String::new() } else { format!(":{}", varieties.to_string().replace(", ", ",")) }
}

/// True when copy is written as an entry wants it: see [`Vocabulary::holds`].
fn fits(exact: Option<&str>, text: &str, opens: bool) -> bool {
    let has_lower = text.chars().any(char::is_lowercase);
    if !has_lower && text.chars().filter(|c| c.is_uppercase()).count() > 1 {
        return true;
    }
    if let Some(exact) = exact {
        return straight(text) == exact;
    }
    let mut chars = text.chars();
    let first = chars.next().is_some_and(char::is_uppercase);
    (!first || opens) && !chars.any(char::is_uppercase)
}

/// The capitals of an entry that has any.
fn exact(word: &str) -> Option<Box<str>> {
    word.chars().any(char::is_uppercase).then(|| straight(word).into())
}

/// A plain word where it has capitals.
fn capitals(word: &str) -> Option<&str> {
    word.bytes().any(|byte| byte.is_ascii_uppercase()).then_some(word)
}

/// With straight apostrophes and hyphens and single blanks, capitals kept.
fn straight(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    };
    let words = text.split_whitespace().map(|word| word.chars().filter(|c| *c != '\u{ad}').map(plain).collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}

/// The tokens of a folded phrase; a word of letters alone is one.
fn tokens_of(phrase: &str) -> Vec<String> {
    if phrase.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-') {
        return Vec::new();
    }
    let mut tokens = Vec::new();
    tokenize(phrase, TextSpan::new(0, phrase.len()), &mut tokens);
    tokens.iter().map(|token| folded(token.span.of(phrase))).collect()
}
