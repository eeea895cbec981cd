//! Which words are judged, and which others may be meant by each.

use crate::texts::{NONE, Texts};
use copydesk::language::usage::Candidate;
use std::collections::{BTreeSet, HashMap};

/// A word with so many occurrences is judged.
const COUNT_MIN: u32 = 12;
/// A word with so many is judged against those one edit away that have as many.
const NEAR_COUNT_MIN: u32 = 40;
/// A word of a set with so many.
const SET_COUNT_MIN: u32 = 4;
/// Words of fewer letters have no neighbours by spelling.
const LETTERS_MIN: usize = 2;
/// Longest word with neighbours by spelling.
const LETTERS_MAX: usize = 14;

/// Judged words, by a number of their own.
pub struct Vocabulary {
    pub words: Vec<String>,
    pub counts: Vec<u32>,
    pub candidates: Vec<Candidate>,
    /// Words that may be meant or written for each, ascending.
    pub rivals: Vec<Vec<u32>>,
    /// From number in the texts.
    by_text: Vec<u32>,
    numbers: HashMap<String, u32>,
}

impl Vocabulary {
    /// Of words that the texts hold often enough; pairs stand in the sets.
    pub fn new(texts: &Texts, pairs: &[(String, String)]) -> Self {
        let mut all = vec![0_u32; texts.words.len()];
        for sentence in texts.documents.iter().flatten() {
            sentence.words.iter().filter(|word| **word != NONE).for_each(|word| all[*word as usize] += 1);
        }
        let in_sets: BTreeSet<&str> = pairs.iter().flat_map(|(a, b)| [a.as_str(), b.as_str()]).collect();
        let judged = |at: usize| {
            let word = texts.words[at].as_str();
            let plain = word.chars().all(|c| c.is_ascii_lowercase() || c == '\'') && !word.ends_with("'s");
            (plain && all[at] >= COUNT_MIN) || (in_sets.contains(word) && all[at] >= SET_COUNT_MIN)
        };
        let mut kept: Vec<usize> = (0..texts.words.len()).filter(|&at| judged(at)).collect();
        kept.sort_by_key(|&at| &texts.words[at]);
        let words: Vec<String> = kept.iter().map(|&at| texts.words[at].clone()).collect();
        let numbers: HashMap<String, u32> = words.iter().cloned().zip(0..).collect();
        let mut by_text = vec![NONE; texts.words.len()];
        kept.iter().zip(0..).for_each(|(&at, number)| by_text[at] = number);
        let common: Vec<bool> = kept.iter().map(|&at| all[at] >= NEAR_COUNT_MIN).collect();
        let mut rivals = neighbours(&words, &common);
        for (a, b) in pairs {
            if let (Some(&a), Some(&b)) = (numbers.get(a), numbers.get(b)) {
                rivals[a as usize].insert(b);
                rivals[b as usize].insert(a);
            }
        }
        Self {
            counts: kept.iter().map(|&at| all[at]).collect(),
            candidates: words.iter().map(|word| Candidate::new(word)).collect(),
            rivals: rivals.into_iter().map(|set| set.into_iter().collect()).collect(),
            words,
            by_text,
            numbers,
        }
    }

    /// Number of a judged word.
    pub fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// Number of a word of the texts, if it is judged.
    pub fn of_text(&self, word: u32) -> Option<u32> {
        (word != NONE).then(|| self.by_text[word as usize]).filter(|&number| number != NONE)
    }
}

/// Words one edit away: a letter more, less or other, or two neighbours swapped.
fn neighbours(words: &[String], common: &[bool]) -> Vec<BTreeSet<u32>> {
    let mut by_key: HashMap<String, Vec<u32>> = HashMap::new();
    let fits = |word: &str| (LETTERS_MIN..=LETTERS_MAX).contains(&word.len());
    for (word, number) in words.iter().zip(0_u32..).filter(|(word, number)| fits(word) && common[*number as usize]) {
        by_key.entry(word.clone()).or_default().push(number);
        for at in 0..word.len() {
            let mut key = word.clone();
            key.remove(at);
            by_key.entry(key).or_default().push(number);
        }
    }
    let mut out = vec![BTreeSet::new(); words.len()];
    for near in by_key.values() {
        for &a in near {
            for &b in near {
                if a != b && is_one_edit(&words[a as usize], &words[b as usize]) {
                    out[a as usize].insert(b);
                }
            }
        }
    }
    out
}

/// Words that share a key of [`neighbours`] are one edit apart, unless both miss different letters far from each other.
fn is_one_edit(a: &str, b: &str) -> bool {
    if a.len() != b.len() {
        return true;
    }
    let different: Vec<usize> = a.bytes().zip(b.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    let (a, b) = (a.as_bytes(), b.as_bytes());
    match different[..] {
        [_] => true,
        [i, j] => j == i + 1 && a[i] == b[j] && a[j] == b[i],
        _ => false,
    }
}
