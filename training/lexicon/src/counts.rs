//! How often words occur in the texts, how they are capitalised there and which tags they bear.

use crate::corpora::Text;
use crate::scowl::Scowl;
use std::collections::{BTreeMap, HashMap};

/// The possessive ending as a word of its own.
pub const POSSESSIVE: &str = "'s";

/// Occurrences of a folded word.
#[derive(Default, Clone)]
pub struct Count {
    /// All of them.
    pub all: u32,
    /// In lower case.
    pub lower: u32,
    /// Capitalised inside a sentence.
    pub capital: u32,
    /// By Penn tag, names left out.
    pub tags: BTreeMap<String, u32>,
}

/// Counts over all texts.
pub struct Counts {
    /// By folded word.
    pub words: HashMap<String, Count>,
    /// Number of words.
    pub total: u32,
    /// Sentences as folded words, possessives apart; what the bigrams are counted over.
    pub sentences: Vec<Vec<String>>,
}

impl Counts {
    /// Counts.
    pub fn new(text: &Text, scowl: &Scowl) -> Self {
        let mut counts = Self { words: HashMap::new(), total: 0, sentences: Vec::with_capacity(text.len()) };
        for sentence in text {
            let mut folded_sentence = Vec::with_capacity(sentence.len() + 4);
            let all_capitals = sentence.iter().all(|token| !token.text.contains(char::is_lowercase));
            let mut is_first = true;
            for token in sentence {
                let mut folded = token.text.to_lowercase();
                let is_word = folded.starts_with(char::is_alphabetic);
                let possessive = is_word && !scowl.contractions.contains(&folded) && folded.ends_with(POSSESSIVE);
                if possessive {
                    folded.truncate(folded.len() - POSSESSIVE.len());
                }
                if is_word {
                    counts.total += 1;
                    let count = counts.words.entry(folded.clone()).or_default();
                    count.all += 1;
                    let is_lower = !token.text.starts_with(char::is_uppercase);
                    count.lower += u32::from(is_lower);
                    count.capital += u32::from(!is_lower && !is_first && !all_capitals);
                    if !token.tag.is_empty() && !token.tag.starts_with("NNP") {
                        *count.tags.entry(token.tag.clone()).or_default() += 1;
                    }
                    is_first = false;
                }
                folded_sentence.push(folded);
                if possessive {
                    folded_sentence.push(POSSESSIVE.to_owned());
                }
            }
            counts.sentences.push(folded_sentence);
        }
        counts
    }

    /// Occurrences of the lower-case word: those at the start of a sentence are shared out as the others are.
    pub fn as_lower(&self, folded: &str) -> f64 {
        let Some(count) = self.words.get(folded) else { return 0.0 };
        let (all, lower, capital) = (f64::from(count.all), f64::from(count.lower), f64::from(count.capital));
        if lower + capital == 0.0 { all } else { all * lower / (lower + capital) }
    }

    /// Occurrences in any case.
    pub fn all(&self, folded: &str) -> u32 {
        self.words.get(folded).map_or(0, |count| count.all)
    }
}
