//! The texts as documents, cut into sentences and symbols as copydesk cuts copy.

use crate::Result;
use crate::archives::{self, Form};
use crate::input::Inputs;
use crate::untagged::untagged;
use copydesk::format::{Format, extract};
use copydesk::language::usage::{Beside, Symbol, symbols};
use copydesk::language::{Case, Document, folded};
use std::collections::HashMap;

/// Paragraphs of a textbook that count as one document.
const PARAGRAPHS: usize = 120;

/// A sentence.
pub struct Sentence {
    pub symbols: Vec<Symbol>,
    /// Number of each word that may be judged: in small letters or first in the sentence; [`NONE`] for any other token.
    pub words: Vec<u32>,
    /// The neighbours of each such word.
    pub beside: Vec<Option<Beside>>,
}

/// No word that may be judged.
pub const NONE: u32 = u32::MAX;

/// All texts.
#[derive(Default)]
pub struct Texts {
    /// Documents of sentences, in a fixed order.
    pub documents: Vec<Vec<Sentence>>,
    /// Folded words by number.
    pub words: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Texts {
    /// Reads the texts.
    pub fn read(inputs: &Inputs) -> Result<Self> {
        let mut texts = Self::default();
        plain(inputs)?.iter().for_each(|text| texts.add(text));
        Ok(texts)
    }

    fn add(&mut self, text: &str) {
        let document = Document::new(&extract(Format::Plain, text));
        let all = symbols(&document);
        let mut sentences = Vec::with_capacity(document.sentences.len());
        for sentence in &document.sentences {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let mut words = Vec::with_capacity(range.len());
            let mut is_first = true;
            for at in range.clone() {
                let token = &document.tokens[at];
                let is_judged = token.is_word() && (token.case == Case::Lower || (is_first && token.case == Case::Title));
                is_first &= !token.is_word();
                words.push(if is_judged { self.intern(&folded(document.word(token))) } else { NONE });
            }
            let tokens = &document.tokens[range.clone()];
            let beside = (0..tokens.len()).map(|at| (words[at] != NONE).then(|| Beside::new(&document, tokens, at))).collect();
            sentences.push(Sentence { symbols: all[range].to_vec(), words, beside });
        }
        self.documents.push(sentences);
    }

    fn intern(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.words.len() as u32;
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

/// The texts as they are read, a document each.
pub fn plain(inputs: &Inputs) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    archives::read(inputs, |form, _, source| match form {
        Form::Tagged => texts.push(untagged(source)),
        Form::Conllu => {
            let lines: Vec<&str> = source.lines().filter_map(|line| line.strip_prefix("# text = ")).collect();
            texts.push(lines.join("\n\n"));
        }
        Form::Address => texts.push(source.replace("\r\n", "\n")),
        Form::Textbook => {
            let paragraphs: Vec<&str> = source.lines().filter(|line| !line.trim().is_empty()).collect();
            paragraphs.chunks(PARAGRAPHS).for_each(|chunk| texts.push(chunk.join("\n\n")));
        }
    })?;
    Ok(texts)
}
