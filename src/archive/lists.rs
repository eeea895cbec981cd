//! Lists in TOML that a desk reviews and commits: names and quiet words, with how often each stood.

use super::sort::{family, sort_of};
use super::tally::{NameCount, Tally, WordCount};
use super::variant::{Variant, variants};
use crate::language::{Known, ListedName, NameList, NameType, Vocabulary, folded, squeezed};
use crate::report::{count, one_line};
use crate::source::toml_string;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Beginnings that make words of names: "anti-Vandermolen".
const PREFIXES: [&str; 12] = ["anti", "pro", "post", "pre", "ex", "non", "mid", "neo", "co", "then", "pan", "trans"];

/// Initials of offices, which are no part of a name.
const OFFICES: [&str; 9] = ["pm", "cm", "mp", "mep", "mla", "ceo", "cfo", "vp", "mr"];

/// How lists came about.
#[derive(Debug, Clone)]
pub struct Made {
    /// The command, as one may repeat it.
    pub command: String,
    /// Articles, reprints left out.
    pub articles: u64,
    /// Reprints.
    pub reprints: u64,
    /// Words of the articles.
    pub words: u64,
    /// Articles in which a name or word must stand.
    pub articles_min: u64,
}

impl Made {
    /// Of everything that was added up.
    pub fn of(tally: &Tally, command: String, articles_min: u64) -> Self {
        Self { command, articles: tally.articles, reprints: tally.reprints, words: tally.words, articles_min }
    }

    /// The comment at the head of a list.
    fn head(&self, what: &str, use_of: &str) -> String {
        let reprints = match self.reprints {
            0 => String::new(),
            number => format!(" ({} counted once)", count(size(number), "reprint")),
        };
        let from = format!("{} of {}{reprints}", count(size(self.articles), "article"), count(size(self.words), "word"));
        let command = one_line(&self.command);
        format!("# {what}\n# Made from {from} by: {command}\n# {use_of}\n")
    }
}

/// A list of names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LearntNames {
    /// The file.
    pub text: String,
    /// Names in it.
    pub names: usize,
    /// Spellings told of in comments.
    pub variants: usize,
}

impl LearntNames {
    /// The names that stand in enough articles: of several words, or one that the lexicon does not know. What the house lists
    /// already, as right or as wrong, is left out, and so is what the comment of another name tells of.
    pub fn of(names: &[NameCount], house: &NameList, made: &Made) -> Self {
        let listed: FxHashSet<String> = house.names().iter().flat_map(forms).map(squeezed).collect();
        let mut comments: FxHashMap<usize, Vec<Variant>> = FxHashMap::default();
        let variants = variants(names, made.articles_min);
        for variant in &variants {
            comments.entry(variant.common).or_default().push(*variant);
        }
        let often: Vec<(usize, &NameCount)> =
            names.iter().enumerate().filter(|(_, name)| name.articles >= made.articles_min).collect();
        let parts = parts(&often);
        let is_listed = |name: &NameCount| listed.contains(&squeezed(name.dominant()));
        let is_entry = |name: &NameCount| is_whole(names, name) || is_strange(name) && !parts.contains_key(name.key.as_str());
        let rare: FxHashSet<usize> = variants.iter().map(|variant| variant.rare).collect();
        let has_place = |index: usize| !rare.contains(&index) && names.get(index).is_some_and(|n| is_listed(n) || is_entry(n));
        let told = variants.iter().filter(|variant| has_place(variant.common)).map(|variant| variant.rare);
        let told: FxHashSet<usize> = told.collect();
        let mut list = Self::default();
        let mut entries: BTreeMap<(String, &str), String> = BTreeMap::new();
        for (index, name) in often {
            if !is_listed(name) && !told.contains(&index) && is_entry(name) {
                let rare = comments.get(&index).map_or(&[][..], Vec::as_slice);
                list.names += 1;
                list.variants += rare.len();
                entries.insert((folded(name.dominant()), &name.key), entry(names, name, rare));
            }
        }
        let what = "Names of the house, learnt from its archive: people, places, organisations.";
        let use_of = "To review: strike what is no name, settle the spellings in comments (also, wrong), then commit it.";
        list.text = made.head(what, use_of);
        list.text.extend(entries.into_values());
        list
    }
}

/// Every form that a name of the house is written in, rightly or not; what is somebody else's ("not") is none.
fn forms(name: &ListedName) -> impl Iterator<Item = &str> {
    name.accepted().chain(name.wrong.iter().map(String::as_str))
}

/// True for a name of several words that is no half of one, and has no office before it.
fn is_whole(names: &[NameCount], name: &NameCount) -> bool {
    let Some((first, mut rest)) = name.key.split_once(' ') else { return false };
    if name.halves * 2 >= name.articles || OFFICES.contains(&first) {
        return false;
    }
    // "House Speaker Erik Vandermolen": ordinary words before a name of its own.
    let mut word = first;
    loop {
        let known = Known::new(word);
        if !known.is_ordinary() {
            return true;
        }
        let is_name = rest.contains(' ') && names.binary_search_by(|other| other.key.as_str().cmp(rest)).is_ok();
        if is_name && rest.split(' ').next().is_some_and(|first| Known::new(first).is_given()) {
            return false;
        }
        match rest.split_once(' ') {
            Some((next, behind)) => (word, rest) = (next, behind),
            None => return true,
        }
    }
}

/// First and last words of the names of several words, which need no entry of their own.
fn parts<'n>(names: &[(usize, &'n NameCount)]) -> FxHashMap<&'n str, ()> {
    let of = |name: &'n NameCount| name.key.split([' ', '-']);
    names.iter().filter(|(_, name)| name.key.contains(' ')).flat_map(|(_, name)| of(name)).map(|word| (word, ())).collect()
}

/// True for a name of one word that no list holds.
fn is_strange(name: &NameCount) -> bool {
    let key = name.key.as_str();
    // "MPs" is an acronym.
    let is_acronym = !name.dominant().trim_end_matches('s').chars().any(char::is_lowercase);
    if key.contains(' ') || is_acronym {
        return false;
    }
    let is_known = |word: &str| {
        let known = Known::new(word);
        known.is_name() || known.is_ordinary()
    };
    let long = key.chars().nth(3).is_some() && !key.chars().any(char::is_numeric);
    let mut parts = key.split('-');
    let prefix = parts.next().filter(|_| key.contains('-'));
    let is_made = prefix.is_some_and(|prefix| PREFIXES.contains(&prefix)) || is_known(key.strip_suffix('s').unwrap_or(key));
    long && !is_made && key.split('-').any(|part| !is_known(part))
}

fn entry(names: &[NameCount], name: &NameCount, rare: &[Variant]) -> String {
    let mut text = String::from("\n# ");
    text.push_str(&counts(name.mentions, name.articles));
    for surface in name.surfaces.iter().skip(1) {
        let _ = write!(text, "; “{}” {}", one_line(&surface.text), times(surface.mentions));
    }
    for other in rare.iter().filter_map(|variant| names.get(variant.rare)) {
        let _ = write!(text, "; “{}” {} in {}", one_line(other.dominant()), times(other.mentions), other.articles);
    }
    let _ = write!(text, "\n[[name]]\ncanonical = {}\n", toml_string(name.dominant()));
    let sort = sort_of(name);
    if let Some(sort) = sort {
        let _ = writeln!(text, "type = {}", toml_string(sort.as_str()));
    }
    if let Some(family) = family(name).filter(|_| sort == Some(NameType::Person)) {
        let _ = writeln!(text, "family = {}", toml_string(family));
    }
    text
}

/// A list of words that spelling rules let stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LearntWords {
    /// The file.
    pub text: String,
    /// Words in it.
    pub words: usize,
}

impl LearntWords {
    /// The words that stand in enough articles, are no slip anywhere, and that the house does not know yet.
    pub fn of(words: &[WordCount], house: &Vocabulary, made: &Made) -> Self {
        let what = "Words that no list knows and the house writes, learnt from its archive.";
        let use_of = "To review: strike what is a slip, then commit it; spelling rules let these words stand.";
        let mut list = Self { text: made.head(what, use_of), words: 0 };
        list.text.push_str("words = [\n");
        for word in words.iter().filter(|word| word.articles >= made.articles_min && !word.is_slip) {
            let is_line = Vocabulary::parse("", &word.word.as_str().into()).1.is_empty();
            if !is_line || house.holds(&word.word, false, None) {
                continue;
            }
            list.words += 1;
            let near = word.candidate.as_ref().map_or(String::new(), |near| format!("; near “{}”", one_line(near)));
            let counts = counts(word.mentions, word.articles);
            let _ = writeln!(list.text, "  {}, # {counts}{near}", toml_string(&word.word));
        }
        list.text.push_str("]\n");
        list
    }
}

fn counts(mentions: u64, articles: u64) -> String {
    format!("{} in {}", count(size(mentions), "mention"), count(size(articles), "article"))
}

fn times(mentions: u64) -> String {
    match mentions {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        number => format!("{number} times"),
    }
}

fn size(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
