//! How likely a word that stands again behind one other (“searching for searching an”) was left by a rewrite.

use super::feature::{Candidate, Place};
use super::sort::affinity;
use super::symbol::{OPEN, Symbol};
use super::table::Usage;
use crate::language::lexicon::{Lexicon, Parts};
use crate::language::neighbour::counted;
use crate::language::{Case, Document, Token};

/// A word, another, and the word again: five words in a row, with their symbols.
#[derive(Debug, Clone)]
pub struct Echo {
    /// Before the first, the word, between, the word again, behind: as [`Lexicon::bigram`] wants them.
    pub words: [String; 5],
    /// The same as the statistics see them.
    pub symbols: [Symbol; 5],
    /// How the word fits its first and its second place.
    pub fit: [f32; 2],
}

/// Words that stand twice with a word between in sound copy ("with someone with").
const PREPOSITIONS: &[&str] = &[
    "about", "across", "after", "against", "along", "among", "around", "before", "behind", "between", "beyond", "down", "during",
    "for", "from", "inside", "into", "near", "off", "out", "over", "past", "since", "than", "through", "towards", "under",
    "until", "upon", "with", "within", "without",
];

/// Number of [`Echo::terms`].
pub const ECHO_TERMS: usize = 30;

/// Weights of [`Echo::terms`], as `training/confusion echo` fits them to sound echoes and to echoes put into the texts.
const WEIGHTS: [f32; ECHO_TERMS] = [
    -0.069, 0.481, -0.259, -0.369, 0.540, 0.137, 0.158, 0.040, -0.137, -0.038, 0.508, -0.229, 0.122, -0.780, -0.152, -0.623,
    -1.072, -0.178, 0.750, 0.124, 0.061, 0.179, -0.650, 0.833, 0.138, 0.231, 0.043, 0.311, -0.271, 1.080,
];

/// Fewest letters of a word that is looked at.
const CHARS_MIN: usize = 4;

/// Words that stand twice in every other sentence with one between.
const AT_WILL: &[&str] = &["they", "them", "this", "that", "their", "been"];

/// `day by day`: said of anything that comes in turn.
const IN_TURN: &[&str] = &["by", "after", "upon"];

impl Echo {
    /// The echo whose first word is token `at`: a word in small letters, one other, and the word again, in one sentence. None for
    /// a rhythm that goes on ("on and on and"), and none for words that nothing is known of.
    pub fn new(document: &Document, at: usize) -> Option<Self> {
        let [first, between, again] = document.tokens.get(at..)?.first_chunk::<3>()?;
        // Cheap tests first: nearly every place ends here.
        if first.span.len() != again.span.len() || !first.is_word() || !between.is_word() || again.case != Case::Lower {
            return None;
        }
        let (text, echoed) = (document.word(first), document.word(again));
        let is_written_so = first.case == Case::Lower || document.opens_sentence(at);
        let is_long = echoed.chars().nth(CHARS_MIN - 1).is_some();
        if !is_long || !is_written_so || !text.eq_ignore_ascii_case(echoed) || AT_WILL.contains(&echoed) {
            return None;
        }
        let spaced = |left: &Token, right: &Token| {
            let gap = document.text.get(left.span.end as usize..right.span.start as usize).unwrap_or("");
            !gap.is_empty() && gap.chars().all(char::is_whitespace)
        };
        if !spaced(first, between) || !spaced(between, again) {
            return None;
        }
        let sentence = document.sentence_of(first.span.start)?;
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let (tokens, symbols) = (document.tokens.get(range.clone())?, document.symbols().get(range.clone())?);
        let at = at.checked_sub(range.start).filter(|at| at + 2 < tokens.len())?;
        let near = |offset: usize| (at + offset).checked_sub(1);
        let word = |offset: usize| {
            let full = counted(document, near(offset).and_then(|at| tokens.get(at)));
            full.strip_suffix("'s").map(str::to_owned).unwrap_or(full)
        };
        let symbol = |offset: usize| near(offset).and_then(|at| symbols.get(at)).copied().unwrap_or(Symbol::EDGE);
        let words = [word(0), word(1), word(2), word(3), word(4)];
        let [before, echoed, middle, _, behind] = words.each_ref().map(String::as_str);
        // "fewer and fewer"
        let is_growing = middle == "and" && (echoed.ends_with("er") || echoed == "more" || echoed == "less");
        let is_rhythm = is_growing || before == middle || behind == middle || middle == echoed || IN_TURN.contains(&middle);
        let symbols_near = [symbol(0), symbol(1), symbol(2), symbol(3), symbol(4)];
        // "A rumour A rumour spread": two sentences.
        let is_opening = between.case == Case::Title && !symbols_near.get(2).is_some_and(|symbol| symbol.is_name());
        let known = |symbol: &Symbol| !symbol.is_unknown() && !symbol.is_name();
        if is_rhythm || is_opening || !symbols_near.get(1).is_some_and(known) {
            return None;
        }
        let candidate = Candidate::new(echoed);
        let fit = |at: usize| Usage::shared().score(&Place::new(symbols, at), candidate);
        let fit = [fit(at), fit(at + 2)];
        Some(Self { words, symbols: symbols_near, fit })
    }

    /// Natural-log odds that the second word is left over, were such words as frequent as sound echoes.
    pub fn odds(&self) -> f32 {
        self.terms(self.counts()).iter().zip(WEIGHTS).map(|(term, weight)| term * weight).sum()
    }

    /// How often the texts hold the pairs of neighbours, then those that are left when the second or the first of the two words
    /// goes.
    pub fn counts(&self) -> [u32; 6] {
        let [before, word, between, again, behind] = self.words.each_ref().map(String::as_str);
        let lexicon = Lexicon::shared();
        [(before, word), (word, between), (between, again), (again, behind), (between, behind), (before, between)]
            .map(|(left, right)| lexicon.bigram(left, right))
    }

    /// What decides whether the second word is left over, with the [`Echo::counts`].
    pub fn terms(&self, counts: [u32; 6]) -> [f32; ECHO_TERMS] {
        let lexicon = Lexicon::shared();
        let total = lexicon.text_words().max(1) as f32;
        let uses = self.words.each_ref().map(|word| lexicon.occurrences(word) as f32);
        let tie = |pair: u32, left: f32, right: f32| ((pair as f32 + 0.5) / (left * right / total + 0.5)).ln();
        let [u0, u1, u2, u3, u4] = uses;
        let [c01, c12, c23, c34, c24, c02] = counts;
        let [s0, s1, s2, s3, s4] = self.symbols;
        let is_open = |symbol: Symbol| symbol.class >= OPEN;
        let has = |symbol: Symbol, part: Parts| flag(is_open(symbol) && symbol.class & part.bits() != 0);
        let is_any = |word: &str, list: &[&str]| flag(list.contains(&word));
        let [before, word, between, _, behind] = self.words.each_ref().map(String::as_str);
        let ends = is_any(behind, &[".", ","]);
        let joins = is_any(between, &["and", "or", "but", "nor"]);
        let leads = is_any(between, &["to", "for", "against", "on", "over"]);
        let lies = is_any(between, &["of", "in", "with", "from", "at", "within", "into", "than", "as"]);
        let is_leader = is_any(word, PREPOSITIONS);
        let is_thing = flag(s2.is_name() || !is_open(s2) || s2.class & Parts::NOUN.bits() != 0);
        let is_noun = has(s1, Parts::NOUN);
        [
            tie(c01, u0, u1),
            tie(c12, u1, u2),
            tie(c23, u2, u3),
            tie(c34, u3, u4),
            tie(c24, u2, u4),
            tie(c02, u0, u2),
            affinity(s0, s1),
            affinity(s1, s2),
            affinity(s2, s3),
            affinity(s3, s4),
            affinity(s2, s4),
            affinity(s0, s2),
            self.fit[0],
            self.fit[1],
            u1.max(1.0).ln(),
            ends,
            joins,
            leads,
            lies,
            is_leader,
            is_leader * is_thing,
            flag(!is_open(s1)),
            is_noun,
            has(s1, Parts::VERB),
            has(s1, Parts::ADJECTIVE) + has(s1, Parts::ADVERB),
            flag(s2.is_name() || s2.is_unknown()),
            (leads + lies) * ends * is_noun,
            flag(c23 > 0 || c34 > 0),
            is_any(before, &["from", "between"]),
            1.0,
        ]
    }
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}
