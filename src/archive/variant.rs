//! Names that are most likely others in another spelling, over a whole archive; never all compared with all.

use super::tally::NameCount;
use crate::language::{Known, Lexicon, Names, are_near, is_derived, is_gender, letters, near_keys, plain};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::cmp::Reverse;
use std::hash::Hasher;

/// How much oftener than a spelling of it a name stands, by articles.
const MAJORITY: u64 = 3;

/// The same where it may well be somebody else: the spelling is a name of its own, or the words around stand in many names.
const FAR_MAJORITY: u64 = 10;

/// Names in use that share all other words with a spelling; with more, the words around say little.
const COMPANY_MAX: usize = 6;

/// Characters of the shortest word of a name that is compared, and of the words that vouch for it.
const CHARS_MIN: usize = 4;

/// Letters of the shortest name that is compared blanks and hyphens aside.
const LETTERS_MIN: usize = 6;

/// Names that share one key and are compared with a spelling; more share it in lists of made-up names alone.
const SHARING_MAX: usize = 12;

/// In what a spelling differs from the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// In letters.
    Letters,
    /// In hyphens, blanks and apostrophes.
    Joins,
    /// In accents alone.
    Accents,
}

impl Difference {
    /// The name that outputs give it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::Joins => "hyphens and blanks",
            Self::Accents => "accents",
        }
    }
}

/// A spelling and the name that it most likely stands for, by their index in the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// The rarer spelling.
    pub rare: usize,
    /// The name.
    pub common: usize,
    /// In what the two differ.
    pub difference: Difference,
    /// True for a spelling in letters that is a name of its own, so that it may be somebody else.
    pub is_known: bool,
}

/// Finds spellings of the names that stand in at least `articles_min` articles, the most certain first.
pub fn variants(names: &[NameCount], articles_min: u64) -> Vec<Variant> {
    let mut found = same_letters(names, articles_min);
    let mut seen: FxHashSet<usize> = found.iter().map(|variant| variant.rare).collect();
    let mut near = near(names, articles_min);
    // Of several names that a spelling may stand for, the likeliest.
    sort(names, &mut near);
    near.retain(|variant| seen.insert(variant.rare));
    found.extend(near);
    sort(names, &mut found);
    found
}

fn sort(names: &[NameCount], variants: &mut [Variant]) {
    let articles = |index: usize| names.get(index).map_or(0, |name| name.articles);
    variants.sort_by_key(|variant| {
        let times = articles(variant.common) * 1000 / articles(variant.rare).max(1);
        (variant.is_known, variant.difference, Reverse(times), variant.rare, variant.common)
    });
}

/// Names of the same letters, accents, hyphens, blanks and apostrophes aside: one name, whatever the numbers.
fn same_letters(names: &[NameCount], articles_min: u64) -> Vec<Variant> {
    let mut rows: Vec<(u64, usize)> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let letters = letters(&name.key);
        if letters.chars().nth(LETTERS_MIN - 1).is_some() {
            rows.push((hash(&[&letters]), index));
        }
    }
    rows.sort_unstable();
    // Accents fall out of copy and do not get in by themselves.
    let weight = |name: &NameCount, index: usize| (name.articles, plain(&name.key) != name.key, name.mentions, Reverse(index));
    let mut found = Vec::new();
    for row in rows.chunk_by(|a, b| a.0 == b.0).filter(|row| row.len() > 1) {
        let all = || row.iter().filter_map(|(_, index)| names.get(*index).map(|name| (*index, name)));
        let Some((common, name)) = all().max_by_key(|(index, name)| weight(name, *index)) else {
            continue;
        };
        for (rare, other) in all().filter(|(index, _)| *index != common && name.articles >= articles_min) {
            if letters(&name.key) == letters(&other.key) && !is_adjective(&name.key, &other.key) && !is_initials(name, other) {
                let is_accents = plain(&name.key) == plain(&other.key);
                let difference = if is_accents { Difference::Accents } else { Difference::Joins };
                found.push(Variant { rare, common, difference, is_known: false });
            }
        }
    }
    found
}

/// True for a people with a hyphen and without, which may be adjective and noun: "African-American".
fn is_adjective(key: &str, other: &str) -> bool {
    let is_people = |word: &str| {
        let word = word.strip_suffix('s').unwrap_or(word);
        Lexicon::shared().names_of(word).contains(Names::DEMONYM)
    };
    let words = |key: &str| key.split(' ').flat_map(|word| word.split('-')).map(str::to_owned).collect::<Vec<_>>();
    let last = key.rsplit([' ', '-']).next();
    words(key) == words(other) && last.is_some_and(is_people)
}

/// True where initials alone are set otherwise: "H.W.", "H. W.".
fn is_initials(name: &NameCount, other: &NameCount) -> bool {
    let points = |name: &NameCount| name.dominant().replace('.', ". ").split_whitespace().collect::<Vec<_>>().join(" ");
    points(name) == points(other)
}

/// Names that share all words but one, and that one is near.
fn near(names: &[NameCount], articles_min: u64) -> Vec<Variant> {
    let mut rows: Vec<(u64, usize, usize)> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let words: Vec<&str> = name.key.split(' ').collect();
        if words.len() < 2 {
            continue;
        }
        for at in 0..words.len() {
            let (before, after) = (words.get(..at).unwrap_or(&[]), words.get(at + 1..).unwrap_or(&[]));
            let word = words.get(at).copied().unwrap_or("");
            if is_compared(word) {
                rows.push((hash(&[&before.join(" "), "", &after.join(" ")]), index, at));
            }
        }
    }
    rows.sort_unstable();
    let mut found = Vec::new();
    for row in rows.chunk_by(|a, b| a.0 == b.0).filter(|row| row.len() > 1) {
        group(names, articles_min, row, &mut found);
    }
    found
}

/// One group of names that share all words but the one at the index that stands with each.
fn group(names: &[NameCount], articles_min: u64, row: &[(u64, usize, usize)], found: &mut Vec<Variant>) {
    let word = |index: usize, at: usize| names.get(index).and_then(|name| name.key.split(' ').nth(at)).unwrap_or("");
    let articles = |index: usize| names.get(index).map_or(0, |name| name.articles);
    let mut by_key: FxHashMap<u64, Vec<(usize, usize)>> = FxHashMap::default();
    let mut company = 0;
    for (_, index, at) in row.iter().filter(|(_, index, _)| articles(*index) >= articles_min) {
        company += 1;
        near_keys(word(*index, *at), |key| {
            let sharing = by_key.entry(key).or_default();
            if sharing.last() != Some(&(*index, *at)) && sharing.len() < SHARING_MAX {
                sharing.push((*index, *at));
            }
        });
    }
    if company == 0 {
        return;
    }
    for (_, rare, at) in row {
        let mut seen: Vec<usize> = Vec::new();
        near_keys(word(*rare, *at), |key| {
            for (common, other_at) in by_key.get(&key).into_iter().flatten() {
                let is_rarer = articles(*rare) * MAJORITY <= articles(*common);
                if *common == *rare || other_at != at || !is_rarer || seen.contains(common) {
                    continue;
                }
                seen.push(*common);
                let pair = Pair { names, rare: *rare, common: *common, at: *at };
                found.extend(pair.judge(company));
            }
        });
    }
}

/// A spelling and a name that share all words but one.
struct Pair<'n> {
    names: &'n [NameCount],
    rare: usize,
    common: usize,
    at: usize,
}

impl Pair<'_> {
    /// A variant, unless the two are most likely two names.
    fn judge(&self, company: usize) -> Option<Variant> {
        let (rare, common) = (self.names.get(self.rare)?, self.names.get(self.common)?);
        let word = rare.key.split(' ').nth(self.at)?;
        let other = common.key.split(' ').nth(self.at)?;
        // The same words around, which a chance of hashing does not give.
        let is_same_around = around(&rare.key, self.at).eq(around(&common.key, self.at));
        if !is_same_around || !are_near(word, other) {
            return None;
        }
        let (a, b) = (Known::new(word), Known::new(other));
        if is_derived(&a, &b) || is_gender(&a, &b) {
            return None;
        }
        let is_common_word = |known: &Known<'_>| known.is_ordinary() && !known.is_name();
        if is_common_word(&a) && is_common_word(&b) {
            return None;
        }
        let is_known = a.is_name();
        // "Li Xiaoming" and "Li Xiaoning": short family names vouch for little.
        let is_vouched = around(&rare.key, self.at).any(|word| word.chars().nth(CHARS_MIN - 1).is_some());
        let is_far_rarer = rare.articles * FAR_MAJORITY <= common.articles;
        let has_company = company > COMPANY_MAX;
        // Jim and Tim are two people: a slip keeps the first letter of a name more often than not.
        let is_other_name = is_known && word.chars().next() != other.chars().next();
        let may_be_another = is_known || a.is_ordinary() || !is_vouched;
        if (may_be_another || has_company) && !is_far_rarer || may_be_another && has_company || is_other_name {
            return None;
        }
        Some(Variant { rare: self.rare, common: self.common, difference: Difference::Letters, is_known })
    }
}

/// The words of a name but for one.
fn around(key: &str, at: usize) -> impl Iterator<Item = &str> {
    key.split(' ').enumerate().filter(move |(other, _)| *other != at).map(|(_, word)| word)
}

/// True for a word long enough to be told from others; types and grades differ by a letter on purpose.
fn is_compared(word: &str) -> bool {
    word.chars().nth(CHARS_MIN - 1).is_some() && !word.chars().any(char::is_numeric)
}

fn hash(texts: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    for text in texts {
        hasher.write(text.as_bytes());
        hasher.write_u8(0xff);
    }
    hasher.finish()
}
