//! The forms of a name list by the pieces that they are made of.

use super::super::{folded, letters, near_keys, sound, squeezed};
use super::align::PIECES_MAX;
use super::{ListedName, NameType};
use rustc_hash::{FxHashMap, FxHashSet};

/// Characters of the shortest form that is looked for by itself in another spelling.
pub(super) const LONE_CHARS_MIN: usize = 6;

/// Forms that share one piece and are compared with a name that has it; a piece that more share is found by another one.
const SHARING_MAX: usize = 256;

/// Words of the longest form that is looked for.
pub(super) const WORDS_MAX: usize = 12;

/// Small words and marks that stand between capitals in names.
pub(super) const LINKS: [&str; 37] = [
    "of", "the", "and", "&", "for", "in", "on", "to", "at", "by", "with", "from", "against", "de", "del", "della", "der", "den",
    "di", "da", "do", "dos", "du", "van", "von", "bin", "ibn", "ben", "bint", "al", "el", "la", "le", "las", "los", "ter", "zu",
];

/// A word of a name, or a part of it between hyphens.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) folded: String,
    pub(super) sound: String,
    /// Which word of the name it stands in.
    pub(super) word: usize,
    /// True for a small word that is no name by itself.
    pub(super) is_link: bool,
}

/// The pieces of a word, which is the name's word with number `word`.
pub(super) fn pieces(text: &str, word: usize) -> impl Iterator<Item = Piece> {
    let parts = text.split(['-', '\u{2010}', '\u{2011}']).map(|part| part.trim_end_matches('.'));
    parts.filter(|part| !part.is_empty()).map(move |part| {
        let folded = folded(part);
        Piece { sound: sound(&folded), is_link: LINKS.contains(&part), word, folded }
    })
}

/// A form that is right.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// Number of its name in the list.
    pub(super) name: u32,
    /// True for the surname of a person by itself.
    pub(super) is_family: bool,
    pub(super) words: Vec<String>,
    pub(super) pieces: Vec<Piece>,
}

impl Form {
    fn new(name: u32, text: &str, is_family: bool) -> Self {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let pieces = words.iter().enumerate().flat_map(|(at, word)| pieces(word, at)).collect();
        Self { name, is_family, words, pieces }
    }
}

/// A surname, or a name of one word.
#[derive(Debug, Clone)]
pub(super) struct Lone {
    pub(super) name: u32,
    pub(super) text: String,
    pub(super) folded: String,
    pub(super) sound: String,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    pub(super) forms: Vec<Form>,
    /// Numbers in `forms` by the sound of a piece.
    by_sound: FxHashMap<String, Vec<u32>>,
    /// Names by what is right for them, squeezed; surnames alone too.
    right: FxHashMap<String, Vec<u32>>,
    /// The name that a wrong form stands for, by the form with its capitals.
    wrong: FxHashMap<String, u32>,
    /// Names and forms, squeezed, that do not stand for them.
    not: FxHashSet<(u32, String)>,
    /// Numbers in `forms` by the letters of a word with a hyphen.
    closed: FxHashMap<String, u32>,
    pub(super) lone: Vec<Lone>,
    /// Numbers in `lone` by the keys of words near them.
    by_key: FxHashMap<u64, Vec<u32>>,
}

impl Index {
    pub(super) fn new(names: &[ListedName]) -> Self {
        let mut index = Self::default();
        for (number, name) in (0_u32..).zip(names) {
            index.add(number, name);
        }
        index
    }

    fn add(&mut self, number: u32, name: &ListedName) {
        for text in name.accepted() {
            self.right.entry(squeezed(text)).or_default().push(number);
            self.add_form(Form::new(number, text, false));
        }
        for text in &name.wrong {
            for form in [text.clone(), text.to_uppercase()] {
                self.wrong.entry(form).or_insert(number);
            }
        }
        self.not.extend(name.not.iter().map(|text| (number, squeezed(text))));
        let is_person = name.kind == Some(NameType::Person);
        let last = name.canonical.split_whitespace().last().filter(|_| is_person).map(str::to_owned);
        let family = name.family.clone().or(last);
        if let Some(text) = family.as_deref().filter(|text| text.contains([' ', '-', '\u{2010}', '\u{2011}'])) {
            self.add_form(Form::new(number, text, true));
        }
        let singles = name.accepted().filter(|text| !text.contains(' ')).map(str::to_owned);
        for text in family.into_iter().chain(singles) {
            let key = squeezed(&text);
            let names = self.right.entry(key.clone()).or_default();
            if !names.contains(&number) {
                names.push(number);
            }
            if !text.contains([' ', '-', '\u{2011}']) && text.chars().count() >= LONE_CHARS_MIN {
                self.add_lone(Lone { name: number, sound: sound(&key), text, folded: key });
            }
        }
    }

    fn add_form(&mut self, form: Form) {
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        let is_short = form.pieces.len() <= PIECES_MAX;
        for piece in
            form.pieces.iter().filter(|_| is_short).filter(|piece| !piece.is_link && piece.folded.chars().nth(1).is_some())
        {
            let sharing = self.by_sound.entry(piece.sound.clone()).or_default();
            if sharing.last() != Some(&number) && sharing.len() <= SHARING_MAX {
                sharing.push(number);
            }
        }
        if let ([word], [_, _, ..]) = (form.words.as_slice(), form.pieces.as_slice()) {
            self.closed.entry(letters(word)).or_insert(number);
        }
        self.forms.push(form);
    }

    fn add_lone(&mut self, lone: Lone) {
        let number = u32::try_from(self.lone.len()).unwrap_or(u32::MAX);
        near_keys(&lone.folded, |key| {
            let sharing = self.by_key.entry(key).or_default();
            if sharing.last() != Some(&number) && sharing.len() <= SHARING_MAX {
                sharing.push(number);
            }
        });
        self.lone.push(lone);
    }

    /// The forms with a piece that sounds so; none for a piece that very many have.
    pub(super) fn sounding(&self, sound: &str) -> &[u32] {
        self.by_sound.get(sound).filter(|sharing| sharing.len() <= SHARING_MAX).map_or(&[], Vec::as_slice)
    }

    /// The names for which a text is right.
    pub(super) fn right(&self, squeezed: &str) -> &[u32] {
        self.right.get(squeezed).map_or(&[], Vec::as_slice)
    }

    /// The name for which a text is wrong, its capitals counted.
    pub(super) fn wrong(&self, text: &str) -> Option<u32> {
        self.wrong.get(text).copied()
    }

    /// True when the list says that a text does not stand for a name.
    pub(super) fn is_other(&self, name: u32, squeezed: &str) -> bool {
        !self.not.is_empty() && self.not.contains(&(name, squeezed.to_owned()))
    }

    /// The form with a hyphen that a word would be.
    pub(super) fn hyphenated(&self, word: &str) -> Option<&Form> {
        if self.closed.is_empty() {
            return None;
        }
        self.forms.get(*self.closed.get(&letters(word))? as usize)
    }

    /// Surnames and single names that are one edit away from a folded word, or sound like it.
    pub(super) fn near(&self, folded: &str, sounding: &str) -> Vec<&Lone> {
        let mut found: Vec<u32> = Vec::new();
        near_keys(folded, |key| {
            found.extend(self.by_key.get(&key).filter(|sharing| sharing.len() <= SHARING_MAX).into_iter().flatten())
        });
        found.sort_unstable();
        found.dedup();
        found.retain(|at| self.lone.get(*at as usize).is_some_and(|lone| is_near(lone, folded, sounding)));
        found.into_iter().filter_map(|at| self.lone.get(at as usize)).collect()
    }
}

fn is_near(lone: &Lone, folded: &str, sounding: &str) -> bool {
    lone.sound == sounding || strsim::osa_distance(&lone.folded, folded) <= 1
}
