//! How the running text writes the words of a line: what is capitalised in mid-sentence is a name.

use crate::format::Role;
use crate::language::stem;
use crate::language::{Case, Document, Paragraph, Token, fold_into, folded};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the running text tells of one word.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    name: bool,
    lower: bool,
    acronym: bool,
}

/// The running text's use of the words that some blocks capitalise.
#[derive(Debug, Default)]
pub(super) struct Usage {
    seen: FxHashMap<String, Seen>,
}

/// Capitalised wherever they stand.
const ALWAYS: [&str; 18] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "christmas",
];

impl Usage {
    /// Looks the words of `blocks` up in the rest of the copy, headlines and crossheads left out.
    pub(super) fn of(document: &Document, blocks: &[&Paragraph]) -> Self {
        let mut usage = Self::default();
        let mut own: FxHashSet<u32> = FxHashSet::default();
        for block in blocks {
            own.insert(block.span.start);
            let capitalised = document.paragraph_tokens(block).iter().filter(|t| t.is_capitalised(&document.text));
            for token in capitalised {
                let word = stem(document.word(token));
                usage.seen.entry(folded(word)).or_default();
                for part in word.split('-').filter(|part| part.len() < word.len()) {
                    usage.seen.entry(folded(part)).or_default();
                }
            }
        }
        for paragraph in &document.paragraphs {
            // A block of running text is evidence for itself, a line that stands alone is not.
            let line = own.contains(&paragraph.span.start) && paragraph.sentences.len() <= 1;
            if !line && !matches!(paragraph.role, Role::Headline | Role::Crosshead) {
                usage.read(document, paragraph);
            }
        }
        usage
    }

    fn read(&mut self, document: &Document, paragraph: &Paragraph) {
        let mut word = String::new();
        for sentence in document.paragraph_sentences(paragraph) {
            let tokens = document.tokens_in(sentence.tokens.clone());
            // A line that is itself in title case or in capitals proves nothing.
            if !tokens.iter().any(|token| token.case == Case::Lower && token.span.len() >= 4) {
                continue;
            }
            let mut proves = false;
            for token in tokens {
                if token.is_word() {
                    word.clear();
                    fold_into(stem(document.word(token)), &mut word);
                    if let Some(seen) = self.seen.get_mut(&word) {
                        match token.case {
                            Case::Lower => seen.lower = true,
                            Case::Upper => seen.acronym = true,
                            Case::Title if proves => seen.name = true,
                            _ => {}
                        }
                    }
                }
                proves = proves_capital(document, token, proves);
            }
        }
    }

    fn seen(&self, word: &str) -> Seen {
        self.seen.get(&folded(stem(word))).copied().unwrap_or_default()
    }

    /// True for a word, or a part of a hyphenated word, that the copy capitalises in mid-sentence; for weekdays and months.
    pub(super) fn is_name(&self, word: &str) -> bool {
        let is_name = |word: &str| self.seen(word).name || ALWAYS.contains(&folded(stem(word)).as_str());
        is_name(word) || (word.contains('-') && word.split('-').any(is_name))
    }

    /// True for a word that the copy writes in small letters.
    pub(super) fn is_lower(&self, word: &str) -> bool {
        self.seen(word).lower
    }

    /// True for a word that ordinary sentences write in capitals.
    pub(super) fn is_acronym(&self, word: &str) -> bool {
        self.seen(word).acronym
    }
}

/// True when a capital right after the token proves a name; opening marks, a colon and the sentence's start excuse one.
fn proves_capital(document: &Document, token: &Token, before: bool) -> bool {
    match document.word(token) {
        "“" | "‘" | "\"" | "'" | "«" | ":" | "•" | "…" | "..." => false,
        "(" | "[" => before,
        _ => true,
    }
}
