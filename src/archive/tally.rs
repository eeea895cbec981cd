//! Names and words of many articles, added up.

use super::digest::Digest;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Ways of writing one name, by capitals and points, that are told apart.
const SURFACES_MAX: usize = 8;

/// An article as a report names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The file, with `/`.
    pub file: Arc<str>,
    /// Its line of JSON Lines, from 1; `None` for an article that is a file.
    pub record: Option<usize>,
    /// The id of the record.
    pub id: Option<String>,
    /// Lines of the article that come before its text: the title and the blank line behind it.
    pub title_lines: usize,
}

/// Where a name stands first in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The article.
    pub article: Arc<Article>,
    /// Line in the article's text, from 1; 0 for its title.
    pub line: usize,
    /// Code points from 1 in the line.
    pub column: usize,
}

/// One way of writing a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surface {
    /// As it is written.
    pub text: String,
    /// How often.
    pub mentions: u64,
}

/// A name over all articles.
#[derive(Debug, Clone, Default)]
pub struct NameCount {
    /// What it is counted under: folded, points left out.
    pub key: String,
    /// Mentions.
    pub mentions: u64,
    /// Articles with a mention.
    pub articles: u64,
    /// Ways of writing it, the most frequent first.
    pub surfaces: Vec<Surface>,
    /// The first places, one an article.
    pub places: Vec<Mention>,
    /// Articles where a title stands before it.
    pub(super) titled: u64,
    /// Articles where it is one half of a longer name.
    pub(super) halves: u64,
    /// Articles where its last word stands alone, and where it does so behind a title.
    pub(super) last: [u64; 2],
    /// The same of its first word.
    pub(super) first: [u64; 2],
}

impl NameCount {
    /// The way of writing it that is the most frequent.
    pub fn dominant(&self) -> &str {
        self.surfaces.first().map_or(&self.key, |surface| &surface.text)
    }
}

/// A word over all articles.
#[derive(Debug, Clone, Default)]
pub struct WordCount {
    /// Folded.
    pub word: String,
    /// Mentions.
    pub mentions: u64,
    /// Articles with a mention.
    pub articles: u64,
    /// A common word that it is near.
    pub candidate: Option<String>,
    /// True when it is somewhere a misspelling, or a part of what ran together.
    pub is_slip: bool,
}

/// What was added up; the order of adding decides what is kept of names that are written in many ways.
#[derive(Debug, Default)]
pub struct Tally {
    /// Articles counted, reprints left out.
    pub articles: u64,
    /// Articles with the words of one before.
    pub reprints: u64,
    /// Words of the articles counted.
    pub words: u64,
    /// Places that are kept of one name.
    places_max: usize,
    seen: FxHashSet<u64>,
    names: FxHashMap<Box<str>, NameCount>,
    unknown: FxHashMap<Box<str>, WordCount>,
}

impl Tally {
    /// Keeps the first `places_max` places of every name.
    pub fn with_places(places_max: usize) -> Self {
        Self { places_max, ..Self::default() }
    }

    /// Adds an article; a reprint counts as one alone.
    pub fn add(&mut self, article: Article, digest: Digest) {
        if digest.hash.is_some_and(|hash| !self.seen.insert(hash)) {
            self.reprints += 1;
            return;
        }
        self.articles += 1;
        self.words += digest.words as u64;
        let article = Arc::new(article);
        for name in digest.names {
            let count = self.names.entry(name.key.as_str().into()).or_default();
            count.articles += 1;
            count.titled += u64::from(name.is_titled);
            count.halves += u64::from(name.is_half);
            for (held, alone) in [(&mut count.last, name.last), (&mut count.first, name.first)] {
                let [all, titled] = held;
                *all += u64::from(alone.is_some());
                *titled += u64::from(alone == Some(true));
            }
            for (text, mentions) in name.surfaces {
                count.mentions += u64::from(mentions);
                if let Some(surface) = count.surfaces.iter_mut().find(|surface| surface.text == text) {
                    surface.mentions += u64::from(mentions);
                } else if count.surfaces.len() < SURFACES_MAX {
                    // Nearly all names are written in one way, and most stand in one article.
                    count.surfaces.reserve_exact(1);
                    count.surfaces.push(Surface { text, mentions: u64::from(mentions) });
                }
            }
            if count.places.len() < self.places_max {
                count.places.reserve_exact(1);
                let (line, column) = name.place;
                let line = line.saturating_sub(article.title_lines);
                count.places.push(Mention { article: Arc::clone(&article), line, column });
            }
        }
        for word in digest.unknown {
            let count = self.unknown.entry(word.word.as_str().into()).or_default();
            count.mentions += u64::from(word.mentions);
            count.articles += u64::from(word.mentions > 0);
            count.is_slip |= word.is_slip;
            count.candidate = count.candidate.take().or(word.candidate);
        }
    }

    /// The names by key, and the words by word.
    pub fn sorted(self) -> (Vec<NameCount>, Vec<WordCount>) {
        let name = |(key, mut count): (Box<str>, NameCount)| {
            count.key = key.into();
            count.surfaces.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.text.cmp(&b.text)));
            count
        };
        let mut names: Vec<NameCount> = self.names.into_iter().map(name).collect();
        names.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        let word = |(word, count): (Box<str>, WordCount)| WordCount { word: word.into(), ..count };
        let mut words: Vec<WordCount> = self.unknown.into_iter().map(word).collect();
        words.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        (names, words)
    }
}
