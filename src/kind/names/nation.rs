//! States, peoples and places that stand near a mention.

use crate::language::{Case, Document, Lexicon, Names, folded, stem};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;

/// Nations kept of one sentence or paragraph; keeps comparing them cheap.
const NEAR_MAX: usize = 8;

/// True for a folded word that names a state, a place or a people.
pub(super) fn is_nation(word: &str) -> bool {
    is_united_states(word)
        || matches!(word, "uk" | "eu" | "un" | "uae")
        || Lexicon::shared().names_of(word).intersects(Names::PLACE | Names::DEMONYM)
}

fn is_united_states(word: &str) -> bool {
    matches!(word, "us" | "u.s" | "u.s." | "usa" | "american" | "america" | "americans" | "states")
}

/// True for a state and its people: "russia" and "russian". Where in doubt they are two.
pub(super) fn same_nation(a: &str, b: &str) -> bool {
    const SHARED: usize = 4;
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    a == b || shared >= SHARED || (is_united_states(a) && is_united_states(b))
}

/// The nations near mentions, worked out once a sentence and once a paragraph.
pub(super) struct Nations<'d> {
    document: &'d Document,
    by_sentence: FxHashMap<usize, Vec<String>>,
    by_paragraph: FxHashMap<usize, Vec<String>>,
}

impl<'d> Nations<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self { document, by_sentence: FxHashMap::default(), by_paragraph: FxHashMap::default() }
    }

    /// Places in the sentence of a mention, and peoples and owners in its paragraph.
    pub(super) fn near(&mut self, span: TextSpan) -> Vec<String> {
        let document = self.document;
        let mut near = Vec::new();
        if let Some(at) = document.sentence_at(span.start)
            && let Some(sentence) = document.sentences.get(at)
        {
            near.clone_from(self.by_sentence.entry(at).or_insert_with(|| read(document, sentence.tokens.clone(), true)));
        }
        if let Some(at) = document.paragraph_at(span.start)
            && let Some(paragraph) = document.paragraphs.get(at)
        {
            let nations = self.by_paragraph.entry(at).or_insert_with(|| read(document, paragraph.tokens.clone(), false));
            near.extend(nations.iter().cloned());
        }
        near
    }
}

/// The nations among some tokens; without `places` only peoples and possessives.
fn read(document: &Document, tokens: std::ops::Range<u32>, places: bool) -> Vec<String> {
    let mut nations: Vec<String> = Vec::new();
    for token in document.tokens_in(tokens).iter().filter(|token| token.is_capitalised(&document.text)) {
        let text = document.word(token);
        let word = folded(stem(text));
        let is_owner = stem(text).len() < text.len();
        let is_people = Lexicon::shared().names_of(&word).contains(Names::DEMONYM);
        // "Us" at the start of a sentence is no state.
        let is_word = token.case == Case::Title && word == "us";
        if !is_word && (places || is_people || is_owner) && is_nation(&word) && !nations.contains(&word) {
            nations.push(word);
        }
        if nations.len() >= NEAR_MAX {
            break;
        }
    }
    nations
}
