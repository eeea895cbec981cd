//! Measures pairs on documents that the weights were not fitted to: each document is held out once.

use crate::texts::Texts;
use crate::vocabulary::Vocabulary;
use crate::{table, train};
use copydesk::language::Lexicon;
use copydesk::language::usage::{FIT_MIN, Place, TERMS, Usage, counts, terms, uses};

/// One slip put in: of so many, one is kept, as there are plenty.
const KEPT: usize = 3;

/// A judged word and another that might be meant or written.
pub struct Case {
    pub written: u32,
    pub meant: u32,
    /// The meant word stands in the text; else the written one does.
    pub is_slip: bool,
    pub terms: [f32; TERMS],
}

impl Case {
    /// How many cases of the texts it stands for.
    pub fn weight(&self) -> usize {
        if self.is_slip { KEPT } else { 1 }
    }
}

/// Fits once for each of `folds` parts of the documents and scores that part; cases in which the meant word hardly fits
/// better are left out.
pub fn measure(texts: &Texts, vocabulary: &Vocabulary, folds: usize) -> Vec<Case> {
    let parts: Vec<usize> = (0..folds).collect();
    let mut cases = Vec::new();
    for pair in parts.chunks(2) {
        let results: Vec<Vec<Case>> = std::thread::scope(|scope| {
            let handles: Vec<_> = pair.iter().map(|&fold| scope.spawn(move || score(texts, vocabulary, folds, fold))).collect();
            handles.into_iter().map(|handle| handle.join().unwrap_or_default()).collect()
        });
        cases.extend(results.into_iter().flatten());
    }
    cases
}

fn score(texts: &Texts, vocabulary: &Vocabulary, folds: usize, fold: usize) -> Vec<Case> {
    let lexicon = Lexicon::shared();
    let fitted = train::instances(texts, vocabulary, |document| document % folds != fold);
    let weights = train::fit(&fitted, vocabulary);
    let usage = Usage::of(Box::leak(table::write(weights.all()).into_boxed_slice()), &[]);
    let all_uses: Vec<u32> = vocabulary.words.iter().map(|word| uses(lexicon, word)).collect();
    let mut out = Vec::new();
    for instance in train::instances(texts, vocabulary, |document| document % folds == fold) {
        let Some(beside) = instance.sentence.beside[instance.at].as_ref() else { continue };
        let place = Place::new(&instance.sentence.symbols, instance.at);
        let score = |word: u32| usage.score(&place, vocabulary.candidates[word as usize]);
        let own = score(instance.word);
        for &rival in &vocabulary.rivals[instance.word as usize] {
            let other = score(rival);
            let is_slip = own - other >= FIT_MIN;
            // Every third place in a sentence stands for the others.
            if (is_slip && !instance.at.is_multiple_of(KEPT)) || (!is_slip && other - own < FIT_MIN) {
                continue;
            }
            // The counts hold the place itself; a pair that stands once is not in them.
            let names = [instance.word, rival].map(|word| vocabulary.words[word as usize].as_str());
            let [before, behind, rival_before, rival_behind] = counts(lexicon, beside, names);
            let less = |count: u32| if count <= 2 { 0 } else { count - 1 };
            let word = instance.word;
            let uses_both = [word, rival].map(|word| all_uses[word as usize]);
            out.push(if is_slip {
                let counts = [rival_before, rival_behind, less(before), less(behind)];
                let terms = terms(counts, [uses_both[1], uses_both[0]], [other, own]);
                Case { written: rival, meant: word, is_slip, terms }
            } else {
                let counts = [less(before), less(behind), rival_before, rival_behind];
                Case { written: word, meant: rival, is_slip, terms: terms(counts, uses_both, [own, other]) }
            });
        }
    }
    out
}
