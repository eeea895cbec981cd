//! The averaged perceptron. Each weight is a sum: what every treebank says, and what its own conventions add (Daumé, Frustratingly
//! easy domain adaptation); what is written out are the conventions of GUM.

use crate::texts::Sentence;
use copydesk::language::tag::{History, MOVING, STILL, Scores, Tag, Word, moving, only, still, winner};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Times that the texts are gone through.
const PASSES: usize = 5;
/// Occurrences of a feature below which it has no weights.
const SUPPORT: u32 = 3;
/// Occurrences of a word from which on it may have one tag alone, and which share of them must have it.
const LONE: u32 = 5;
const LONE_SHARE: f64 = 0.995;

/// A weight of a tag.
#[derive(Clone, Copy)]
struct Cell {
    tag: u8,
    /// Of every treebank, of GUM's conventions, of MASC's.
    now: [i32; 3],
    /// Sums of the updates, each times the step at which it was made.
    updates: [i64; 3],
}

/// An averaged weight.
pub struct Weight {
    pub key: u64,
    pub tag: Tag,
    pub weight: f64,
}

/// No row.
const NONE: u32 = u32::MAX;

/// A model in the making.
#[derive(Default)]
pub struct Perceptron {
    numbers: FxHashMap<u64, u32>,
    keys: Vec<u64>,
    rows: Vec<Vec<Cell>>,
    /// Words with one tag, by key.
    pub lone: BTreeMap<u64, Tag>,
    step: i64,
    is_closed: bool,
}

impl Perceptron {
    /// Fits all features of the sentences that are common enough.
    pub fn fit(sentences: &[&Sentence]) -> Self {
        let mut model = Self { lone: lone(sentences), ..Self::default() };
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        for sentence in sentences {
            each_key(sentence, |key| *counts.entry(key).or_default() += 1);
        }
        let mut keys: Vec<u64> = counts.into_iter().filter(|(_, count)| *count >= SUPPORT).map(|(key, _)| key).collect();
        keys.sort_unstable();
        model.numbers = keys.iter().enumerate().map(|(at, key)| (*key, at as u32)).collect();
        model.rows = vec![Vec::new(); keys.len()];
        model.keys = keys;
        model.run(sentences);
        model
    }

    /// Fits the given weights alone.
    pub fn refit(sentences: &[&Sentence], kept: &[Weight], lone: BTreeMap<u64, Tag>) -> Self {
        let mut model = Self { lone, is_closed: true, ..Self::default() };
        for weight in kept {
            let number = *model.numbers.entry(weight.key).or_insert_with(|| {
                model.keys.push(weight.key);
                model.rows.push(Vec::new());
                model.rows.len() as u32 - 1
            });
            model.rows[number as usize].push(Cell { tag: weight.tag.index() as u8, now: [0; 3], updates: [0; 3] });
        }
        model.run(sentences);
        model
    }

    fn run(&mut self, sentences: &[&Sentence]) {
        let stills: Vec<Vec<[u32; STILL]>> = sentences
            .iter()
            .map(|sentence| {
                let of = |at| still(&sentence.words, at).map(|key| self.numbers.get(&key).copied().unwrap_or(NONE));
                (0..sentence.words.len()).map(of).collect()
            })
            .collect();
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut random = 0x2545_F491_4F6C_DD1D_u64;
        for pass in 0..PASSES {
            for at in (1..order.len()).rev() {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                order.swap(at, (random % (at as u64 + 1)) as usize);
            }
            let mut wrong = 0;
            for &at in &order {
                wrong += self.learn(sentences[at], &stills[at]);
            }
            eprintln!("pass {}: {wrong} wrong", pass + 1);
        }
    }

    fn learn(&mut self, sentence: &Sentence, stills: &[[u32; STILL]]) -> usize {
        let mut history = History::default();
        let own = if sentence.is_masc { 2 } else { 1 };
        let mut wrong = 0;
        for (at, word) in sentence.words.iter().enumerate() {
            if let Some(tag) = word.fixed().or_else(|| self.lone_of(word)) {
                history.push(word, tag);
                continue;
            }
            self.step += 1;
            let mut ids = [NONE; STILL + MOVING];
            ids[..STILL].copy_from_slice(&stills[at]);
            for (id, key) in ids[STILL..].iter_mut().zip(moving(&sentence.words, at, &history)) {
                *id = self.numbers.get(&key).copied().unwrap_or(NONE);
            }
            let mut scores: Scores = [0; 64];
            for &id in ids.iter().filter(|id| **id != NONE) {
                self.rows[id as usize].iter().for_each(|cell| scores[usize::from(cell.tag)] += cell.now[0] + cell.now[own]);
            }
            let tag = winner(&scores);
            if let Some(gold) = sentence.gold[at].filter(|gold| *gold != tag) {
                wrong += 1;
                for &id in ids.iter().filter(|id| **id != NONE) {
                    self.update(id, gold, own, 1);
                    self.update(id, tag, own, -1);
                }
            }
            history.push(word, tag);
        }
        wrong
    }

    fn update(&mut self, id: u32, tag: Tag, own: usize, by: i32) {
        let row = &mut self.rows[id as usize];
        let number = tag.index() as u8;
        let cell = match row.iter_mut().position(|cell| cell.tag == number) {
            Some(at) => &mut row[at],
            None if self.is_closed => return,
            None => {
                row.push(Cell { tag: number, now: [0; 3], updates: [0; 3] });
                let last = row.len() - 1;
                &mut row[last]
            }
        };
        for part in [0, own] {
            cell.now[part] += by;
            cell.updates[part] += i64::from(by) * self.step;
        }
    }

    fn lone_of(&self, word: &Word) -> Option<Tag> {
        if word.is_plain() { self.lone.get(&only(word)).copied() } else { None }
    }

    /// The averaged weights.
    pub fn weights(&self) -> Vec<Weight> {
        let steps = (self.step + 1) as f64;
        let rows = self.keys.iter().zip(&self.rows);
        let cells = rows.flat_map(|(key, row)| row.iter().map(move |cell| (*key, cell)));
        let part = |cell: &Cell, part: usize| f64::from(cell.now[part]) - cell.updates[part] as f64 / steps;
        let weight = |cell: &Cell| part(cell, 0) + part(cell, 1);
        cells.filter_map(|(key, cell)| Some(Weight { key, tag: Tag::of_index(cell.tag.into())?, weight: weight(cell) })).collect()
    }
}

/// Every feature of the words that are not tagged by rule, with the tags of the treebank before it.
fn each_key(sentence: &Sentence, mut each: impl FnMut(u64)) {
    let mut history = History::default();
    for (at, word) in sentence.words.iter().enumerate() {
        if word.fixed().is_none() {
            still(&sentence.words, at).into_iter().chain(moving(&sentence.words, at, &history)).for_each(&mut each);
        }
        history.push(word, word.fixed().or(sentence.gold[at]).unwrap_or(Tag::NN));
    }
}

fn lone(sentences: &[&Sentence]) -> BTreeMap<u64, Tag> {
    let mut counts: BTreeMap<u64, BTreeMap<usize, u32>> = BTreeMap::new();
    for sentence in sentences {
        for (word, gold) in sentence.words.iter().zip(&sentence.gold) {
            if let (Some(gold), true, None) = (gold, word.is_plain(), word.fixed()) {
                *counts.entry(only(word)).or_default().entry(gold.index()).or_default() += 1;
            }
        }
    }
    let one = |(key, tags): (u64, BTreeMap<usize, u32>)| {
        let all: u32 = tags.values().sum();
        let (tag, most) = tags.into_iter().max_by_key(|(tag, count)| (*count, usize::MAX - tag))?;
        (all >= LONE && f64::from(most) >= LONE_SHARE * f64::from(all)).then_some((key, Tag::of_index(tag)?))
    };
    counts.into_iter().filter_map(one).collect()
}
