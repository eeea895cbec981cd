//! The texts as sentences, cut and read as copydesk cuts and reads copy.

use crate::Result;
use crate::archives::{self, Form};
use crate::input::Inputs;
use crate::piece::{Piece, pieces};
use crate::untagged::untagged;
use copydesk::format::{Format, extract};
use copydesk::language::Document;
use copydesk::language::garble::{Item, items};

/// Paragraphs of a textbook that count as one document.
const PARAGRAPHS: usize = 120;
/// Words of a sentence that is learnt from.
const WORDS: std::ops::RangeInclusive<usize> = 7..=70;
/// Of so many words at most one is a name.
const WORDS_PER_NAME: usize = 3;

/// A sentence.
pub struct Sentence {
    pub document: usize,
    pub items: Vec<Item>,
    /// Of a sentence that is learnt from; the others are counted alone.
    pub pieces: Option<Vec<Piece>>,
}

/// All texts.
#[derive(Default)]
pub struct Texts {
    pub sentences: Vec<Sentence>,
    /// For each document, whether it is from a newspaper.
    pub is_news: Vec<bool>,
}

impl Texts {
    /// Reads the texts.
    pub fn read(inputs: &Inputs) -> Result<Self> {
        let mut texts = Self::default();
        let categories = inputs.zip("masc_tagged.zip", |name| name.ends_with("categories.txt"))?;
        let categories: Vec<String> =
            categories.into_values().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
        let newspapers: Vec<&str> =
            categories.iter().flat_map(|text| text.lines()).filter_map(|line| line.strip_suffix(" newspaper")).collect();
        archives::read(inputs, |form, name, source| match form {
            Form::Tagged => texts.add(&untagged(source), newspapers.iter().any(|path| name.ends_with(path))),
            Form::Conllu => {
                let lines: Vec<&str> = source.lines().filter_map(|line| line.strip_prefix("# text = ")).collect();
                texts.add(&lines.join("\n\n"), name.contains("_news_"));
            }
            Form::Address => texts.add(&source.replace("\r\n", "\n"), false),
            Form::Textbook => {
                let paragraphs: Vec<&str> = source.lines().filter(|line| !line.trim().is_empty()).collect();
                paragraphs.chunks(PARAGRAPHS).for_each(|chunk| texts.add(&chunk.join("\n\n"), false));
            }
        })?;
        Ok(texts)
    }

    fn add(&mut self, text: &str, is_news: bool) {
        let document = Document::new(&extract(Format::Plain, text));
        for (number, sentence) in document.sentences.iter().enumerate() {
            let symbols = &document.symbols()[sentence.tokens.start as usize..sentence.tokens.end as usize];
            let tokens = document.tokens_in(sentence.tokens.clone());
            let words = tokens.iter().filter(|token| token.is_word()).count();
            let names = symbols.iter().filter(|symbol| symbol.is_name()).count();
            let opens = document.slice(sentence.span).starts_with(char::is_uppercase);
            let closes = symbols.last().is_some_and(|symbol| symbol.is_stop());
            let is_learnt = opens && closes && WORDS.contains(&words) && names * WORDS_PER_NAME < words;
            self.sentences.push(Sentence {
                document: self.is_news.len(),
                items: items(&document, number),
                pieces: is_learnt.then(|| pieces(&document, sentence, document.tags(number), symbols)),
            });
        }
        self.is_news.push(is_news);
    }
}
