//! The words of a name as they are compared.

use super::super::view::View;
use super::super::{TokenKind, capital_head, folded, stem};
use super::words::is_head;
use std::ops::Range;

/// What is compared of one form.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// Every word, folded, with blanks between: what makes two mentions one form.
    pub(super) key: String,
    /// Folded words without particles and without what stands behind a surname.
    pub(super) words: Vec<String>,
    /// `jr`, `ii` and their like.
    pub(super) suffix: Option<String>,
    /// Number of words before an "of" or "for" inside, or before "&".
    pub(super) link: Option<usize>,
}

/// Particles that have a capital where they open a name alone: "Van der Berg said".
const PARTICLES: [&str; 12] = ["van", "von", "de", "du", "der", "den", "del", "della", "dos", "di", "da", "ter"];

/// Arabic articles that are glued, with a capital or without.
const ARTICLES: [&str; 12] = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ur", "d"];

/// Behind a surname.
const SUFFIXES: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

impl Words {
    /// Reads the tokens of a name.
    pub(super) fn of(view: View<'_>, tokens: Range<usize>) -> Self {
        let mut read = Self::default();
        let last = tokens.end.saturating_sub(1);
        for at in tokens {
            let word = view.word(at);
            if word == "&" {
                read.link.get_or_insert(read.words.len());
            }
            if view.kind(at) != Some(TokenKind::Word) {
                continue;
            }
            let mut lower = folded(bare(word));
            if !read.key.is_empty() {
                read.key.push(' ');
            }
            read.key.push_str(&lower);
            // "U.S." and "US" are one, in two forms.
            if lower.contains('.') {
                lower.retain(|c| c != '.');
            }
            let is_particle = at != last && is_particle(&lower);
            // In a headline in capitals the small words have them, too.
            if !read.words.is_empty() && matches!(lower.as_str(), "of" | "for" | "and" | "the") {
                read.link.get_or_insert(read.words.len());
            } else if view.is_lower(at) && !word.contains(char::is_uppercase) {
                continue;
            } else if !is_particle {
                read.words.push(without_article(word, &lower).to_owned());
            }
        }
        let is_suffix = read.words.len() > 2 && read.words.last().is_some_and(|last| SUFFIXES.contains(&last.as_str()));
        read.suffix = if is_suffix { read.words.pop() } else { None };
        read
    }

    /// The only word.
    pub(super) fn single(&self) -> Option<&str> {
        match self.words.as_slice() {
            [word] => Some(word),
            _ => None,
        }
    }

    /// Its words in an order of their own where "Ministry of Health" and "Health Ministry" are one.
    pub(super) fn body_key(&self) -> Option<String> {
        const TURNED: [&str; 7] = ["ministry", "department", "office", "bureau", "agency", "commission", "committee"];
        let is_turned = |word: Option<&String>| word.is_some_and(|word| TURNED.contains(&word.as_str()));
        if self.words.len() < 2 || !(is_turned(self.words.first()) || is_turned(self.words.last())) {
            return None;
        }
        let mut words: Vec<&str> = self.words.iter().map(|word| word.strip_suffix('s').unwrap_or(word)).collect();
        words.sort_unstable();
        Some(words.join(" "))
    }
}

/// True for a particle, in small letters, that has a capital where it opens a name alone.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// A word as it is named: without possessive ending, and without "-led".
pub(super) fn bare(word: &str) -> &str {
    let head = capital_head(stem(word));
    if head.chars().nth(1).is_some() { head } else { stem(word) }
}

/// "assad" of "al-assad", "estaing" of "d'estaing".
fn without_article<'w>(word: &str, lower: &'w str) -> &'w str {
    let Some((article, rest)) = lower.split_once(['-', '\'']) else { return lower };
    // "D'Angelo" and "An-Nahar" keep it, "Al-Assad" and "El-Sisi" do not.
    let is_small = word.starts_with(char::is_lowercase);
    let is_article = ARTICLES.contains(&article) && (is_small || matches!(article, "al" | "el"));
    if is_article && !rest.is_empty() { rest } else { lower }
}

/// True for a token behind which "of" or "for" goes on with the name.
pub(super) fn goes_on(view: View<'_>, last: usize) -> bool {
    is_head(&folded(view.word(last)))
}
