//! Capitalised names with their titles.

#[cfg(test)]
mod tests;
mod title;

use super::date::calendar_word;
use super::opener::is_opener;
use super::view::{Lower, View};
use super::{Case, DateMention, Document, Paragraph, TokenKind};
use crate::format::Role;
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A run of capitalised words that names somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// The name without title and possessive ending.
    pub span: TextSpan,
    /// Indices of its tokens in [`Document::tokens`], title left out.
    pub tokens: Range<u32>,
    /// The title or honorific before it (`President`, `Mr`, `Lt. Col.`), where there is one.
    pub title: Option<TextSpan>,
    /// True when it ends in `'s` or `s'`.
    pub possessive: bool,
    /// True when it opens its sentence, so that the capital proves nothing by itself.
    pub sentence_initial: bool,
}

/// Finds every capitalised name.
pub(super) fn find(document: &Document) -> Vec<NameMention> {
    let mut finder = Finder {
        document,
        dates: document.dates().iter(),
        date: None,
        names: Vec::new(),
        unproven: Vec::new(),
        proven: FxHashSet::default(),
    };
    finder.date = finder.dates.next();
    for paragraph in &document.paragraphs {
        finder.read(paragraph);
    }
    finder.finish()
}

/// True for a word, in small letters, that is a title by itself: "mayor", "spokesman".
pub(super) fn is_title_word(word: &str) -> bool {
    title::is_title(word)
}

/// Small words that stand inside a name, never at its start.
const PARTICLES: [&str; 31] = [
    "de", "del", "della", "der", "den", "di", "da", "do", "dos", "du", "van", "von", "bin", "ibn", "ben", "bint", "al", "el",
    "la", "le", "las", "los", "ter", "ten", "af", "av", "e", "y", "zu", "ul", "ur",
];

/// What may be glued to the front of a capital: `al-Assad`, `d'Estaing`.
const GLUED_PARTICLES: [&str; 16] =
    ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ur", "d", "l", "de", "bin", "o"];

/// Particles in a row inside a name ("van der", "de la").
const PARTICLES_MAX: usize = 3;

/// Letters of the longest acronym; longer words in capitals are shouting.
const ACRONYM_LETTERS_MAX: usize = 6;

struct Finder<'d> {
    document: &'d Document,
    dates: std::slice::Iter<'d, DateMention>,
    date: Option<&'d DateMention>,
    names: Vec<NameMention>,
    /// Indices in `names` of single words that open a sentence.
    unproven: Vec<usize>,
    /// Words seen with a capital that no sentence start explains.
    proven: FxHashSet<&'d str>,
}

impl<'d> Finder<'d> {
    fn read(&mut self, paragraph: &Paragraph) {
        let document = self.document;
        let view = View::new(document, &paragraph.tokens);
        if matches!(paragraph.role, Role::Headline | Role::Crosshead) && is_title_case(view, paragraph) {
            return;
        }
        for sentence in document.paragraph_sentences(paragraph) {
            let end = sentence.tokens.end as usize;
            let mut at = sentence.tokens.start as usize;
            let mut opened = false;
            while at < end {
                if !self.is_name_token(view, at) {
                    opened |= !matches!(view.kind(at), Some(TokenKind::Punctuation | TokenKind::Symbol));
                    at += 1;
                    continue;
                }
                let next = self.run_end(view, at, end);
                let initial = !opened || is_behind_opening(view, at);
                self.add_run(view, at..next, initial);
                opened = true;
                at = next;
            }
        }
    }

    /// Keeps single words at sentence starts only where the document shows that the capital is theirs.
    fn finish(self) -> Vec<NameMention> {
        let Self { document, names, unproven, proven, .. } = self;
        let mut unproven = unproven.into_iter().peekable();
        let mut kept = Vec::with_capacity(names.len());
        for (index, name) in names.into_iter().enumerate() {
            let is_unproven = unproven.next_if_eq(&index).is_some();
            if !is_unproven || proven.contains(document.slice(name.span)) {
                kept.push(name);
            }
        }
        kept
    }

    fn is_name_token(&mut self, view: View<'d>, at: usize) -> bool {
        let Some(token) = view.token(at).filter(|token| token.kind == TokenKind::Word) else { return false };
        if matches!(token.case, Case::Lower | Case::None) {
            return false;
        }
        let word = view.word(at);
        let mut chars = word.chars();
        let (first, second) = (chars.next(), chars.next());
        let is_pronoun = first == Some('I') && second.is_none_or(|c| matches!(c, '\'' | '’')) && view.word(at + 1) != ".";
        let has_capital = first.is_some_and(char::is_uppercase) && !is_pronoun;
        let is_brand = || second.is_some_and(char::is_uppercase);
        if !has_capital && !(token.case == Case::Mixed && (is_brand() || has_glued_particle(word))) {
            return false;
        }
        while self.date.is_some_and(|date| date.span.end <= token.span.start) {
            self.date = self.dates.next();
        }
        !self.date.is_some_and(|date| date.span.overlaps(token.span))
    }

    /// The index behind a run of name tokens with particles, initials and `&` inside.
    fn run_end(&mut self, view: View<'d>, at: usize, end: usize) -> usize {
        let mut next = at + 1;
        loop {
            let last = view.word(next - 1);
            let is_saint = next <= at + 3 && matches!(view.word(at), "St" | "Saint");
            if next >= end || (bare(last).len() < last.len() && !is_saint) || view.is_after_line_end(next) {
                return next;
            }
            let follow = match view.word(next) {
                "." if view.is_glued(next) && title::takes_point(last) && !view.is_glued(next + 1) || is_initial(view, next) => {
                    next + 1
                }
                "&" => next + 1,
                _ if view.is_lower(next) => {
                    let particles = (next..next + PARTICLES_MAX).take_while(|i| PARTICLES.contains(&view.word(*i))).count();
                    next + particles
                }
                _ => next,
            };
            let breaks = (next + 1..=follow).any(|i| view.is_after_line_end(i));
            if follow >= end || breaks || !self.is_name_token(view, follow) {
                return next;
            }
            next = follow + 1;
        }
    }

    /// Cuts a run at its titles and adds what is left of it.
    fn add_run(&mut self, view: View<'d>, run: Range<usize>, mut initial: bool) {
        let (mut from, end) = (run.start, run.end);
        if is_shouted(view, from, end) {
            return;
        }
        let opener = Lower::new(view.word(from));
        let is_opening =
            matches!(opener.as_str(), "the" | "a" | "an") || (initial && !is_acronym(view, from) && is_opener(opener.as_str()));
        // "A. Clark" begins with no article.
        if is_opening && !(view.is_capital(from) && is_initial(view, from + 1)) {
            from += 1;
            initial = false;
            // "In de Gaulle's time": a particle does not start a name, nor does the mark behind an opener.
            while from < end && !view.is_capital(from) && !has_glued_particle(view.word(from)) {
                from += 1;
            }
        }
        let (start, mut at, mut titled) = (from, from, None);
        while at < end {
            let Some(next) = title::read(view, at, end, at == from) else {
                at += 1;
                continue;
            };
            if at > from {
                self.add(view, from..at, titled.take(), initial && from == start);
            }
            let span = TextSpan::new(view.start(at), view.end(next - 1));
            titled = Some(titled.map_or(span, |before: TextSpan| before.cover(span)));
            (from, at) = (next, next);
        }
        if from < end {
            self.add(view, from..end, titled, initial && from == start);
        }
    }

    fn add(&mut self, view: View<'d>, tokens: Range<usize>, title: Option<TextSpan>, initial: bool) {
        let last = tokens.end - 1;
        let word = view.word(last);
        let (start, mut end) = (view.start(tokens.start), view.start(last) + bare(word).len());
        let possessive = bare(word).len() < word.len() || self.is_plural_possessive(view, last);
        let is_single = tokens.len() == 1;
        if is_single {
            let token_case = view.token(last).map_or(Case::None, |token| token.case);
            let single = bare(word);
            let lower = Lower::new(single);
            let letters = single.chars().count();
            let is_shouting = token_case == Case::Upper && letters > ACRONYM_LETTERS_MAX;
            let says_nothing = (token_case != Case::Upper && is_opener(lower.as_str())) || calendar_word(single);
            if title.is_none() && (letters < 2 || is_shouting || says_nothing) {
                return;
            }
        }
        end = end.max(start);
        let span = TextSpan::new(start, end);
        let is_unproven = is_single && initial && title.is_none() && view.token(last).is_some_and(|t| t.case == Case::Title);
        if is_unproven {
            self.unproven.push(self.names.len());
        }
        for at in tokens.clone().skip(usize::from(initial)) {
            self.proven.insert(bare(view.word(at)));
        }
        let tokens = super::index(tokens.start)..super::index(tokens.end);
        self.names.push(NameMention { span, tokens, title, possessive, sentence_initial: initial });
    }

    /// `the Smiths' house`: an apostrophe behind an s that closes no quotation.
    fn is_plural_possessive(&self, view: View<'d>, last: usize) -> bool {
        let mark = last + 1;
        if !view.is_apostrophe(mark) || !view.is_glued(mark) || !view.word(last).ends_with(['s', 'z']) {
            return false;
        }
        let end = view.end(mark) as u32;
        let quotations = &self.document.quotations;
        let before = quotations.partition_point(|quotation| quotation.span.start < end);
        // Quotations do not nest deeper than a few marks in copy; a handful is enough to look at.
        let near = quotations.get(before.saturating_sub(4)..before).unwrap_or(&[]);
        !near.iter().any(|quotation| quotation.span.end == end) && !view.is_glued(mark + 1)
    }
}

/// `US` and `WHO` are names, "us" and "who" are none.
fn is_acronym(view: View<'_>, at: usize) -> bool {
    view.token(at).is_some_and(|token| token.case == Case::Upper)
}

/// The word without `'s`.
fn bare(word: &str) -> &str {
    let cut = word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(['\'', '’']));
    cut.filter(|rest| !rest.is_empty()).unwrap_or(word)
}

/// `al-Assad`, `d'Estaing`: a particle in small letters glued to a capital.
fn has_glued_particle(word: &str) -> bool {
    let Some((particle, rest)) = word.split_once(['-', '\'', '’', '\u{2010}', '\u{2011}']) else { return false };
    GLUED_PARTICLES.contains(&particle) && rest.chars().next().is_some_and(char::is_uppercase)
}

/// The point behind a single capital: "John F. Kennedy".
fn is_initial(view: View<'_>, point: usize) -> bool {
    let letter = view.word(point.wrapping_sub(1));
    letter.len() == 1 && view.word(point) == "." && view.is_glued(point)
}

/// Behind an opening quotation mark, a colon or a dash a capital proves nothing.
fn is_behind_opening(view: View<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    match view.word(before) {
        "“" | "‘" | "«" | ":" | "•" | "|" | "…" => true,
        "\"" | "'" => !view.is_glued(before) || view.kind(before.wrapping_sub(1)) == Some(TokenKind::Punctuation),
        "–" | "—" | "--" => !view.is_glued(at),
        _ => view.is_after_line_end(at),
    }
}

/// A run of words in capitals is a label; two short acronyms side by side are names.
fn is_shouted(view: View<'_>, from: usize, end: usize) -> bool {
    let upper = |at: &usize| view.token(*at).is_some_and(|token| token.case == Case::Upper && !view.word(*at).contains('.'));
    let (mut row, mut longest, mut letters) = (0, 0, 0);
    for at in from..end {
        if upper(&at) {
            row += 1;
            longest = longest.max(row);
            letters = letters.max(view.word(at).chars().count());
        } else {
            row = 0;
        }
    }
    longest >= 3 || (longest == 2 && letters > ACRONYM_LETTERS_MAX)
}

/// A heading in title case: nearly every word that says something has a capital.
fn is_title_case(view: View<'_>, paragraph: &Paragraph) -> bool {
    let (mut capitals, mut others) = (0, 0);
    for at in paragraph.tokens.start as usize + 1..paragraph.tokens.end as usize {
        if view.kind(at) != Some(TokenKind::Word) || view.word(at).len() < 4 {
            continue;
        }
        if view.is_capital(at) {
            capitals += 1;
        } else if !is_opener(Lower::new(view.word(at)).as_str()) {
            others += 1;
        }
    }
    capitals > others * 4
}
