//! One article, reduced to its names and the words that no list knows.

use super::sort::is_organisation;
use crate::format::extract;
use crate::language::{Case, Document, Known, NameMention, Token, TokenKind, UnknownSort, folded, stem};
use crate::source::SourceFile;
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::{DefaultHasher, Hasher};

/// Letters of the longest acronym; longer names in capitals are labels.
const ACRONYM_LETTERS_MAX: usize = 3;

/// Words and bytes of the longest name; longer runs of capitals are lists.
const NAME_WORDS_MAX: usize = 8;
const NAME_BYTES_MAX: usize = 120;

/// What an archive keeps of one article.
#[derive(Debug, Clone, Default)]
pub struct Digest {
    /// Stands for the words of the article, marks and blanks aside; `None` where it has none.
    pub(super) hash: Option<u64>,
    /// Words, by word tokens.
    pub(super) words: usize,
    /// Names in the order of their first mention, each once.
    pub(super) names: Vec<DigestName>,
    /// Words in the order of their first mention, each once.
    pub(super) unknown: Vec<DigestWord>,
}

/// A name of one article.
#[derive(Debug, Clone, Default)]
pub(super) struct DigestName {
    /// Folded, points left out.
    pub(super) key: String,
    /// As it is written, each way with the times.
    pub(super) surfaces: Vec<(String, u32)>,
    /// Line and column of its first mention in the source, from 1.
    pub(super) place: (usize, usize),
    /// True when a title stands before a mention.
    pub(super) is_titled: bool,
    /// True when a mention is one half of a body's name: "National Institute" of Health.
    pub(super) is_half: bool,
    /// True when its last word stands alone as a name, too; with it, whether behind a title.
    pub(super) last: Option<bool>,
    /// The same of its first word.
    pub(super) first: Option<bool>,
}

/// A word of one article that spelling rules hold unlisted or near a common one.
#[derive(Debug, Clone)]
pub(super) struct DigestWord {
    /// Folded, without a possessive ending.
    pub(super) word: String,
    pub(super) mentions: u32,
    /// What may be meant.
    pub(super) candidate: Option<String>,
    /// True when it is a misspelling somewhere, or a part of what ran together or apart.
    pub(super) is_slip: bool,
}

impl Digest {
    /// Takes an article apart.
    pub fn of(file: &SourceFile) -> Self {
        let extraction = extract(file.format, &file.text);
        let document = Document::new(&extraction);
        let mut digest = Self { words: document.tokens.iter().filter(|token| token.is_word()).count(), ..Self::default() };
        digest.hash = hash(&document);
        let mut at: FxHashMap<String, usize> = FxHashMap::default();
        let mut alone: FxHashMap<String, bool> = FxHashMap::default();
        for mention in document.names() {
            let Some(surface) = surface(&document, mention) else { continue };
            let key = key_of(&surface);
            if !key.contains(' ') {
                *alone.entry(key.clone()).or_default() |= mention.title.is_some();
            }
            let index = *at.entry(key.clone()).or_insert_with(|| {
                let source = extraction.map.to_source(mention.span);
                let place = file.lines.place(&file.text, source.range().start);
                let place = (place.line, place.column);
                digest.names.push(DigestName { key, surfaces: Vec::new(), place, ..DigestName::default() });
                digest.names.len() - 1
            });
            let Some(name) = digest.names.get_mut(index) else { continue };
            name.is_titled |= mention.title.is_some();
            name.is_half |= is_half(&document, mention);
            match name.surfaces.iter_mut().find(|(known, _)| *known == surface) {
                Some((_, count)) => *count += 1,
                None => name.surfaces.push((surface, 1)),
            }
        }
        for name in &mut digest.names {
            let Some((first, _)) = name.key.split_once(' ') else { continue };
            name.first = alone.get(first).copied();
            name.last = name.key.rsplit(' ').next().and_then(|last| alone.get(last).copied());
        }
        digest.unknown = unknown(&document);
        digest
    }
}

/// The name as it is written, on one line with straight marks; `None` for what proves no name.
fn surface(document: &Document, mention: &NameMention) -> Option<String> {
    let tokens = document.tokens_in(mention.tokens.clone());
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let is_single = words().count() == 1;
    if words().count() > NAME_WORDS_MAX || mention.span.len() > NAME_BYTES_MAX {
        return None;
    }
    let is_label = |token: &Token| token.case == Case::Upper && token.span.len() > ACRONYM_LETTERS_MAX;
    if words().all(|token| token.case == Case::Upper) && (!is_single || words().any(is_label)) {
        return None;
    }
    // A mark that nobody sees may cut a word in two, and half of it is no name.
    let mut behind = document.text.get(mention.span.end as usize..).unwrap_or("").chars();
    let is_cut = behind.next().is_some_and(is_invisible) && behind.find(|c| !is_invisible(*c)).is_some_and(char::is_alphanumeric);
    if is_cut {
        return None;
    }
    // "Critics Erik Vandermolen": the capital of the first word may be the sentence's.
    if mention.sentence_initial && !is_single {
        let first = words().next().map(|token| folded(stem(document.word(token))))?;
        let known = Known::new(&first);
        if known.is_ordinary() && !known.is_name() {
            return None;
        }
    }
    let text = document.slice(mention.span);
    let straight = |c: char| match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    };
    let is_clean = !text.chars().any(|c| c == '\u{fffc}' || (c.is_control() && !c.is_whitespace()));
    let words = text.split_whitespace().map(|word| word.chars().filter(|c| !is_invisible(*c)).map(straight).collect::<String>());
    is_clean.then(|| words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

/// True for what takes no room or turns the direction of writing: soft hyphens, joiners, marks of order.
fn is_invisible(c: char) -> bool {
    let is_format = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}');
    is_format || matches!(c, '\u{ad}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// True for a body before "of" or "for" and a capital, and for what stands behind a body and one of these.
fn is_half(document: &Document, mention: &NameMention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let word = |at: Option<u32>| at.and_then(|at| document.tokens.get(at as usize)).map_or("", |token| document.word(token));
    let is_link = |at: Option<u32>| matches!(word(at), "of" | "for");
    let is_body = |at: Option<u32>| is_organisation(&folded(word(at)));
    let has_capital = |at: Option<u32>| word(at).chars().next().is_some_and(char::is_uppercase);
    is_link(Some(end)) && is_body(end.checked_sub(1)) && has_capital(end.checked_add(1))
        || is_link(start.checked_sub(1)) && is_body(start.checked_sub(2)) && has_capital(start.checked_sub(2))
}

/// What a name is counted under: capitals and points aside.
pub(super) fn key_of(surface: &str) -> String {
    folded(surface).replace('.', "")
}

/// Words that lists may hold, and those that none may.
fn unknown(document: &Document) -> Vec<DigestWord> {
    let mut words: Vec<DigestWord> = Vec::new();
    let mut at: FxHashMap<String, usize> = FxHashMap::default();
    let mut slips: FxHashSet<String> = FxHashSet::default();
    for unknown in document.unknown_words() {
        let Some(token) = document.tokens.get(unknown.token as usize) else { continue };
        let word = folded(stem(document.word(token)));
        let candidate = match unknown.sort {
            UnknownSort::Unlisted | UnknownSort::Form => None,
            UnknownSort::Near | UnknownSort::Compound => unknown.candidates.first().cloned(),
            UnknownSort::Misspelling | UnknownSort::Glued | UnknownSort::Split | UnknownSort::Capitals | UnknownSort::Name => {
                slips.insert(word);
                continue;
            }
        };
        if document.foreign_at(unknown.span).is_some() {
            continue;
        }
        let index = *at.entry(word.clone()).or_insert_with(|| {
            words.push(DigestWord { word, mentions: 0, candidate: None, is_slip: false });
            words.len() - 1
        });
        if let Some(held) = words.get_mut(index) {
            held.mentions += 1;
            held.candidate = held.candidate.take().or(candidate);
        }
    }
    for word in &mut words {
        word.is_slip = slips.remove(&word.word);
    }
    let mut rest: Vec<String> = slips.into_iter().collect();
    rest.sort_unstable();
    words.extend(rest.into_iter().map(|word| DigestWord { word, mentions: 0, candidate: None, is_slip: true }));
    words
}

/// The same for two texts of the same words.
fn hash(document: &Document) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let mut has_words = false;
    for token in document.tokens.iter().filter(|token| token.is_word() || token.kind == TokenKind::Number) {
        has_words = true;
        hasher.write(folded(document.word(token)).as_bytes());
        hasher.write_u8(b' ');
    }
    has_words.then(|| hasher.finish())
}
