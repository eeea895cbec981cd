//! The words of names: each distinct form with its mentions, and what stands beside it.

use crate::format::Role;
use crate::language::{Case, Document, Lexicon, TokenKind, capital_head, fold_into, stem};
use crate::limits::WORD_BYTES_MAX;
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};

/// Shortest word of a name that is compared, in characters.
pub(super) const CHARS_MIN: usize = 4;

/// One word of a name where it stands.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The word without its possessive ending.
    pub(super) span: TextSpan,
    /// True when the name has other words, or a title.
    pub(super) is_full: bool,
    /// True in a paragraph of body text.
    pub(super) is_body: bool,
}

/// Where a name stands.
#[derive(Clone, Copy)]
struct Place {
    is_body: bool,
    /// True behind a word for a relative.
    is_kin: bool,
}

/// Words for people who share a surname with somebody else in the piece.
const KIN: [&str; 24] = [
    "brother",
    "brothers",
    "sister",
    "sisters",
    "son",
    "sons",
    "daughter",
    "daughters",
    "father",
    "mother",
    "wife",
    "husband",
    "twin",
    "cousin",
    "uncle",
    "aunt",
    "nephew",
    "niece",
    "grandson",
    "grandfather",
    "widow",
    "sibling",
    "siblings",
    "parents",
];

/// Words before a name that may be one for a relative ("his brother, the actor …").
const KIN_WORDS: u32 = 3;

fn is_kin(document: &Document, name: u32, start: u32) -> bool {
    let before = document.tokens_in(name.saturating_sub(KIN_WORDS).max(start)..name);
    before.iter().any(|token| KIN.contains(&document.word(token)))
}

/// "Marel Roe, his brother,": a word for a relative behind the name.
fn is_kin_behind(document: &Document, end: u32, paragraph_end: u32) -> bool {
    let behind = document.tokens_in(end..(end + KIN_WORDS + 1).min(paragraph_end));
    let is_apposed = behind.first().is_some_and(|token| document.word(token) == ",");
    is_apposed && behind.iter().any(|token| KIN.contains(&document.word(token)))
}

/// The part of a word that is a name: "Gandhi" of "Gandhi-led"; none of "S-shaped".
fn head(word: &str) -> Option<&str> {
    let head = capital_head(word);
    (head.len() == word.len() || head.chars().nth(CHARS_MIN - 1).is_some()).then_some(head)
}

/// "QIt was", "RoeA": the letter of a question or an answer that lost its blank, or that of the next word.
fn is_glued_label(word: &str) -> bool {
    let mut ends = word.chars().rev();
    if ends.next().is_some_and(char::is_uppercase) && ends.next().is_some_and(char::is_lowercase) {
        return true;
    }
    let mut chars = word.chars();
    let is_label = matches!(chars.next(), Some('Q' | 'A')) && chars.next().is_some_and(char::is_uppercase);
    is_label && chars.next().is_some_and(char::is_lowercase)
}

/// A word of a name as it is read.
struct Part {
    form: u32,
    span: TextSpan,
    is_shouted: bool,
}

/// Above this size a word in small letters is a rarity, and a capital at a sentence start most likely a name's.
const STRANGE_LEVEL: u8 = 80;

/// One spelling, in whatever capitals.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    /// Folded.
    pub(super) folded: String,
    /// Its mentions, in order, by their number.
    pub(super) mentions: Vec<u32>,
    /// Forms that stand before it in a name.
    pub(super) before: FxHashSet<u32>,
    /// Forms that stand behind it in a name.
    pub(super) after: FxHashSet<u32>,
    /// Mentions of it alone.
    pub(super) alone: usize,
    /// Those of them with a title.
    pub(super) titled: usize,
    /// Mentions behind a word for a relative.
    pub(super) kin: usize,
    /// Whether it is no word in small letters, once that was asked.
    is_strange: Option<bool>,
}

impl Form {
    /// True when it is never part of a longer name.
    pub(super) fn is_always_alone(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
}

/// The forms of a document, in the order in which they are met.
#[derive(Debug, Default)]
pub(super) struct Forms {
    forms: Vec<Form>,
    words: Vec<Word>,
    by_text: FxHashMap<String, u32>,
}

impl Forms {
    /// Reads the names of a document.
    pub(super) fn of(document: &Document) -> Self {
        let mut forms = Self::default();
        let mut names = document.names().iter().peekable();
        let mut row: Vec<Part> = Vec::new();
        for paragraph in &document.paragraphs {
            let is_body = paragraph.role == Role::Body;
            let mut at = paragraph.tokens.start;
            while at < paragraph.tokens.end {
                while names.next_if(|name| name.tokens.end <= at).is_some() {}
                if let Some(name) = names.next_if(|name| name.tokens.start == at) {
                    row.retain(|part| name.title.is_none_or(|title| !title.overlaps(part.span)));
                    forms.add(&mut row, false, Place { is_body, is_kin: false });
                    row.extend(name.tokens.clone().filter_map(|at| forms.part(document, at)));
                    let is_kin = is_kin(document, at, paragraph.tokens.start)
                        || is_kin_behind(document, name.tokens.end, paragraph.tokens.end);
                    forms.add(&mut row, name.title.is_some(), Place { is_body, is_kin });
                    at = name.tokens.end;
                    continue;
                }
                // What the names leave out for want of proof: sentence openings and headings in title case.
                let part = forms.part(document, at).filter(|part| forms.is_strange(document, at, part.form));
                match part {
                    Some(part) => row.push(part),
                    None => forms.add(&mut row, false, Place { is_body, is_kin: false }),
                }
                at += 1;
            }
            forms.add(&mut row, false, Place { is_body, is_kin: false });
        }
        forms
    }

    /// The word of a name at a token.
    fn part(&mut self, document: &Document, at: u32) -> Option<Part> {
        let token = document.tokens.get(at as usize).filter(|token| token.kind == TokenKind::Word)?;
        if !matches!(token.case, Case::Title | Case::Mixed | Case::Upper) {
            return None;
        }
        // Longer ones are no names, and each letter left out in turn would take the square of their length.
        let word = head(stem(document.word(token))).filter(|word| word.len() <= WORD_BYTES_MAX)?;
        if is_glued_label(word) {
            return None;
        }
        let mut folded = String::with_capacity(word.len());
        fold_into(word, &mut folded);
        let is_shouted = token.case == Case::Upper && word.chars().count() >= CHARS_MIN;
        let start = token.span.start as usize;
        Some(Part { form: self.form(folded), span: TextSpan::new(start, start + word.len()), is_shouted })
    }

    /// True for a word that is not in capitals and is none in small letters; each form is looked up once.
    fn is_strange(&mut self, document: &Document, at: u32, form: u32) -> bool {
        let is_upper = document.tokens.get(at as usize).is_some_and(|token| token.case == Case::Upper);
        let Some(form) = self.forms.get_mut(form as usize).filter(|_| !is_upper) else { return false };
        let look_up = || Lexicon::shared().entry(&form.folded).is_none_or(|entry| entry.level > STRANGE_LEVEL);
        *form.is_strange.get_or_insert_with(look_up)
    }

    /// Adds the words of one name.
    fn add(&mut self, row: &mut Vec<Part>, has_title: bool, place: Place) {
        for (at, part) in row.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| row.get(at)).map(|part| part.form);
            let after = row.get(at + 1).map(|part| part.form);
            let Some(held) = self.forms.get_mut(part.form as usize) else { continue };
            held.before.extend(before);
            held.after.extend(after);
            // A word in capitals is a label or an acronym: it may vouch for a name, not be judged.
            if part.is_shouted {
                continue;
            }
            let is_alone = row.len() == 1;
            held.alone += usize::from(is_alone);
            held.titled += usize::from(is_alone && has_title);
            held.mentions.push(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
            held.kin += usize::from(place.is_kin);
            self.words.push(Word { span: part.span, is_full: !is_alone || has_title, is_body: place.is_body });
        }
        row.clear();
    }

    fn form(&mut self, folded: String) -> u32 {
        if let Some(known) = self.by_text.get(&folded) {
            return *known;
        }
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        self.by_text.insert(folded.clone(), number);
        self.forms.push(Form { folded, ..Form::default() });
        number
    }

    /// The number of a folded word.
    pub(super) fn number(&self, folded: &str) -> Option<u32> {
        self.by_text.get(folded).copied()
    }

    /// A form by its number.
    pub(super) fn get(&self, form: u32) -> Option<&Form> {
        self.forms.get(form as usize)
    }

    /// A mention by its number.
    pub(super) fn mention(&self, word: u32) -> Option<&Word> {
        self.words.get(word as usize)
    }

    /// The mentions of a form.
    pub(super) fn mentions(&self, form: &Form) -> impl Iterator<Item = &Word> {
        form.mentions.iter().filter_map(|at| self.mention(*at))
    }

    /// Forms that are compared, with their numbers.
    pub(super) fn compared(&self) -> impl Iterator<Item = (u32, &Form)> {
        // Types and grades ("A380", "Grade-II") differ by a letter on purpose.
        let is_code = |form: &Form| form.folded.chars().any(char::is_numeric) || form.folded.trim_end_matches('i').ends_with('-');
        let long = move |form: &Form| form.folded.chars().nth(CHARS_MIN - 1).is_some() && !is_code(form);
        (0..).zip(&self.forms).filter(move |(_, form)| !form.mentions.is_empty() && long(form))
    }
}
