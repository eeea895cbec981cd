//! The treebanks as sentences of copydesk's tokens, each with the tag that it should have.

use crate::Result;
use crate::align::{Piece, align};
use crate::input::Inputs;
use copydesk::language::tag::{Tag, Word, words};
use copydesk::language::tokenize;
use copydesk::span::TextSpan;
use std::collections::BTreeMap;

/// A sentence.
pub struct Sentence {
    /// By the conventions of MASC, which differ from those of the others.
    pub is_masc: bool,
    pub words: Vec<Word>,
    /// As written.
    pub texts: Vec<String>,
    /// `None` where the treebank does not tell.
    pub gold: Vec<Option<Tag>>,
}

/// A document of a treebank.
pub struct Text {
    /// Treebank and genre (`gum news`).
    pub genre: String,
    /// Number among the documents of its genre.
    pub number: usize,
    pub sentences: Vec<Sentence>,
}

/// Which treebanks to read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Treebank {
    Gum,
    Masc,
    Ewt,
}

/// Reads a treebank; documents by genre and path.
pub fn read(inputs: &Inputs, treebank: Treebank) -> Result<Vec<Text>> {
    let is_conllu = |name: &str| name.ends_with(".conllu");
    let mut members = Vec::new();
    match treebank {
        Treebank::Gum => {
            for (name, bytes) in inputs.tar("ud-english-gum-cc-by.tar.gz", is_conllu)? {
                let genre = name.rsplit('/').next().and_then(|file| file.split('_').nth(1)).unwrap_or("").to_owned();
                members.push((format!("gum {genre}"), bytes));
            }
        }
        Treebank::Ewt => {
            for (name, bytes) in inputs.tar("ud-english-ewt.tar.gz", is_conllu)? {
                let genre = name.rsplit('/').nth(1).unwrap_or("").to_owned();
                members.push((format!("ewt {genre}"), bytes));
            }
        }
        Treebank::Masc => {
            let all = inputs.zip("masc_tagged.zip", |name| name.ends_with(".txt"))?;
            let list = all.iter().find(|(name, _)| name.ends_with("categories.txt")).ok_or("MASC has no categories.txt")?;
            let list = String::from_utf8_lossy(list.1).into_owned();
            let genres: BTreeMap<&str, &str> = list.lines().filter_map(|line| line.split_once(' ')).collect();
            for (name, bytes) in &all {
                let file = name.split_once('/').map_or("", |(_, file)| file);
                if let Some(genre) = genres.get(file) {
                    members.push((format!("masc {}", genre.trim()), bytes.clone()));
                }
            }
        }
    }
    members.sort_by(|a, b| a.0.cmp(&b.0));
    let mut texts: Vec<Text> = Vec::new();
    for (genre, bytes) in members {
        let number = texts.last().filter(|last| last.genre == genre).map_or(0, |last| last.number + 1);
        let source = String::from_utf8_lossy(&bytes);
        let sentences = if treebank == Treebank::Masc { tagged(&source) } else { conllu(&source) };
        texts.push(Text { genre, number, sentences });
    }
    Ok(texts)
}

/// CoNLL-U. A range of ids is one word of the text.
fn conllu(source: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut text = String::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut range_end = 0;
    let mut range_has_blank = true;
    for line in source.lines().chain([""]) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, tag, _, head, relation, _, misc] = columns[..] else {
            if line.is_empty() && !pieces.is_empty() {
                sentences.push(sentence(&text, &pieces, false));
                text.clear();
                pieces.clear();
                range_end = 0;
            }
            continue;
        };
        let has_blank = !misc.split('|').any(|part| part == "SpaceAfter=No");
        if let Some((_, end)) = id.split_once('-') {
            (range_end, range_has_blank) = (end.parse().unwrap_or(0), has_blank);
            continue;
        }
        let Ok(number) = id.parse::<usize>() else { continue };
        let start = text.len();
        text.push_str(form);
        let head = head.parse::<usize>().ok();
        pieces.push(Piece::new(start..text.len(), tag, head.and_then(|head| head.checked_sub(1)), relation, head.is_some()));
        let has_blank = if number < range_end {
            false
        } else if number == range_end {
            range_has_blank
        } else {
            has_blank
        };
        if has_blank {
            text.push(' ');
        }
    }
    sentences
}

/// `word_TAG word_TAG`, a sentence a line: blanks are put where English has them.
fn tagged(source: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for line in source.lines() {
        let all: Vec<(&str, &str)> = line.split_ascii_whitespace().filter_map(|piece| piece.rsplit_once('_')).collect();
        let (mut text, mut pieces) = (String::new(), Vec::new());
        let (mut glue, mut open) = (true, false);
        for (at, (word, tag)) in all.iter().enumerate() {
            let lower = word.to_lowercase();
            let beside = |at: Option<usize>, end: bool| {
                let word = at.and_then(|at| all.get(at)).map_or("", |piece| piece.0);
                if end { word.ends_with(char::is_alphanumeric) } else { word.starts_with(char::is_alphanumeric) }
            };
            let is_hyphen = *word == "-" && beside(at.checked_sub(1), true) && beside(Some(at + 1), false) && *tag == "-";
            let clitic =
                matches!(lower.as_str(), "n't" | "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m") || (*word == "'" && *tag == "POS");
            let mut closes = matches!(*word, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "''" | "...");
            let mut opens = matches!(*word, "(" | "[" | "$" | "``" | "£");
            if *word == "\"" {
                open = !open;
                (opens, closes) = (open, !open);
            }
            if !(glue || clitic || closes || is_hyphen) {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(word);
            pieces.push(Piece::new(start..text.len(), masc_tag(&all, at), None, "", false));
            glue = opens || is_hyphen;
        }
        if !pieces.is_empty() {
            sentences.push(sentence(&text, &pieces, true));
        }
    }
    sentences
}

/// MASC's tag as the others would give it.
fn masc_tag<'a>(all: &[(&'a str, &'a str)], at: usize) -> &'a str {
    let (word, tag) = all[at];
    match (word.to_lowercase().as_str(), tag) {
        // A preposition but before a verb.
        ("to", "TO" | "IN") => {
            let next = all[at + 1..].iter().map(|piece| piece.1).find(|tag| *tag != "RB");
            if next == Some("VB") { "TO" } else { "IN" }
        }
        ("cannot", _) => "MD",
        _ if word.bytes().any(|b| b.is_ascii_digit()) && tag == "NN" => "",
        _ => tag,
    }
}

fn sentence(text: &str, pieces: &[Piece], is_masc: bool) -> Sentence {
    let mut tokens = Vec::new();
    tokenize(text, TextSpan::new(0, text.len()), &mut tokens);
    let texts = tokens.iter().map(|token| token.span.of(text).to_owned()).collect();
    Sentence { is_masc, words: words(text, &tokens), texts, gold: align(text, &tokens, pieces) }
}
