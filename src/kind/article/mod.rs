//! `article`: “a” and “an” by the sound that follows; “an” where “and” is meant.

mod sound;

use super::context::{Context, Finding};
use super::words::parted_by_space;
use super::{Common, KindOptions, Matcher, OptionError, Triggers, keys, lay};
use crate::language::{Case, Document, Lexicon, Parts, Token, TokenKind, folded};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use sound::{Class, Sound, Sounds};
use toml::Spanned;

/// `[article]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    check: Option<Spanned<Check>>,
    /// `sound`: before which sorts of word; all where it is left out.
    before: Option<Vec<Class>>,
    /// `sound`: words, and beginnings with `*`, that begin with a vowel sound.
    #[serde(default)]
    vowel: Vec<Spanned<String>>,
    /// `sound`: the same for a consonant sound.
    #[serde(default)]
    consonant: Vec<Spanned<String>>,
    /// `sound`: the same where readers differ.
    #[serde(default)]
    either: Vec<Spanned<String>>,
    /// `sound`: acronyms that are read as a word.
    #[serde(default)]
    spoken: Vec<Spanned<String>>,
    /// `sound`: acronyms that look like a word and are read letter by letter.
    #[serde(default)]
    spelled: Vec<Spanned<String>>,
    /// `sound`: words after which “a” is a letter, not an article.
    #[serde(default)]
    labels: Vec<Spanned<String>>,
    /// `and`: words before which no article stands.
    #[serde(default)]
    words: Vec<Spanned<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// “a” before a vowel sound, “an” before a consonant.
    Sound,
    /// “an” before a word that no article stands before.
    And,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
        lay(&mut self.before, over.before);
        self.vowel.extend(over.vowel);
        self.consonant.extend(over.consonant);
        self.either.extend(over.either);
        self.spoken.extend(over.spoken);
        self.spelled.extend(over.spelled);
        self.labels.extend(over.labels);
        self.words.extend(over.words);
    }

    fn remove(&mut self, name: &str) -> bool {
        let lists = [&mut self.vowel, &mut self.consonant, &mut self.either, &mut self.spoken, &mut self.spelled];
        let from_sounds = lists.into_iter().fold(false, |removed, list| keys::remove_word(list, name) | removed);
        from_sounds | keys::remove_word(&mut self.labels, name) | keys::remove_word(&mut self.words, name)
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = &self.check else { return Err(OptionError::table("\"check\" is missing: sound or and")) };
        let given = keys::Given::default()
            .list("vowel", &self.vowel)
            .list("consonant", &self.consonant)
            .list("either", &self.either)
            .list("spoken", &self.spoken)
            .list("spelled", &self.spelled)
            .list("labels", &self.labels)
            .list("words", &self.words);
        let words =
            |list| -> Result<FxHashSet<String>, OptionError> { Ok(keys::non_empty(list)?.into_iter().map(folded).collect()) };
        if *check.get_ref() == Check::And {
            given.only(&["words"], "check = \"and\"")?;
            return Ok(Box::new(ForAnd { words: words(&self.words)? }));
        }
        given.only(&["before", "vowel", "consonant", "either", "spoken", "spelled", "labels"], "check = \"sound\"")?;
        let mut sounds = Sounds::default();
        let lists = [(&self.vowel, Sound::Vowel), (&self.consonant, Sound::Consonant), (&self.either, Sound::Either)];
        for (list, sound) in lists {
            keys::non_empty(list)?.into_iter().for_each(|word| sounds.add(word, sound));
        }
        for (list, is_spoken) in [(&self.spoken, true), (&self.spelled, false)] {
            keys::non_empty(list)?.into_iter().for_each(|word| sounds.add_acronym(word, is_spoken));
        }
        Ok(Box::new(BySound { before: self.before.clone(), sounds, labels: words(&self.labels)? }))
    }
}

/// Opening marks between an article and its word.
const OPENING_MARKS: &[&str] = &["“", "‘", "\"", "'", "(", "["];

/// Largest SCOWL size of a word that is surely one; see [`crate::language::Entry::level`].
const KNOWN_LEVEL_MAX: u8 = 70;

struct BySound {
    before: Option<Vec<Class>>,
    sounds: Sounds,
    labels: FxHashSet<String>,
}

struct ForAnd {
    words: FxHashSet<String>,
}

impl Matcher for BySound {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        ["a", "an"].iter().for_each(|word| triggers.phrase(word, 0));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for hit in context.hits {
            let at = hit.tokens.start as usize;
            let Some(next) = article_before(document, at) else { continue };
            let Some((class, sound)) = self.sounds.of(document, next) else { continue };
            let Some(article) = document.tokens.get(at) else { continue };
            let is_an = document.word(article).len() == 2;
            let is_wrong = if is_an { sound == Sound::Consonant } else { sound == Sound::Vowel };
            let is_asked = self.before.as_ref().is_none_or(|before| before.contains(&class));
            if is_wrong && is_asked && self.is_article(document, at, next, class) {
                report(context, at, next, is_an, class);
            }
        }
    }
}

impl BySound {
    /// True when the “a” or “an” is surely the English article.
    fn is_article(&self, document: &Document, at: usize, next: usize, class: Class) -> bool {
        let (Some(article), Some(word)) = (document.tokens.get(at), document.tokens.get(next)) else { return false };
        let is_an = document.word(article).len() == 2;
        let opens = document.opens_sentence(at);
        let before = at.checked_sub(1).and_then(|i| document.tokens.get(i)).filter(|_| !opens);
        if let Some(before) = before {
            // "Vitamin a", "An Nguyen", "Sinn an Phobail", "10 a 11".
            let labelled = !is_an && self.labels.contains(&folded(document.word(before)));
            let in_name = class == Class::Name && before.is_capitalised(&document.text);
            if labelled || in_name || (!is_an && before.kind == TokenKind::Number) {
                return false;
            }
        }
        match class {
            // "A Alvarez" may be an initial.
            Class::Name | Class::Initialism => is_an || article.case == Case::Lower,
            Class::Number => true,
            Class::Word => is_noun_phrase(document.word(word), is_an),
        }
    }
}

/// True when a known word follows that an article can stand before; “a” is a word of other languages and a letter too.
fn is_noun_phrase(word: &str, is_an: bool) -> bool {
    let folded = folded(word);
    let stem = crate::language::stem(&folded);
    let (head, is_compound) = stem.split_once('-').map_or((stem, false), |(head, _)| (head, true));
    if head.chars().count() == 1 {
        return is_compound;
    }
    let entry = [stem, head].into_iter().find_map(|word| Lexicon::shared().look_up(word));
    let Some(entry) = entry.filter(|entry| entry.level <= KNOWN_LEVEL_MAX) else { return false };
    let nominal = Parts::NOUN | Parts::ADJECTIVE | Parts::ADVERB | Parts::PARTICIPLE | Parts::ING;
    is_an || is_compound || (entry.parts.intersects(nominal) && !entry.parts.intersects(Parts::FUNCTION))
}

/// The word behind an article at `at`, past opening marks; none when “a” or “an” is part of something else.
fn article_before(document: &Document, at: usize) -> Option<usize> {
    let tokens = &document.tokens;
    let article = tokens.get(at)?;
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    // "LONDON — An old man": a dateline opens a sentence too.
    let after_dash = before.is_some_and(|before| matches!(document.word(before), "—" | "–" | "--" | "-"));
    let opens = article.case == Case::Title && (after_dash || document.opens_sentence(at));
    let is_written_so = article.case == Case::Lower || opens;
    let glued = before.is_some_and(|before| {
        before.span.end == article.span.start
            && !OPENING_MARKS.contains(&document.word(before))
            && !matches!(document.word(before), "—" | "–" | "--")
    });
    let mut next = at + 1;
    if !is_written_so || glued || !parted_by_space(document, article, tokens.get(next)?) {
        return None;
    }
    while let (Some(mark), Some(word)) = (tokens.get(next), tokens.get(next + 1))
        && next - at <= OPENING_MARKS_MAX
        && OPENING_MARKS.contains(&document.word(mark))
        && mark.span.end == word.span.start
    {
        next += 1;
    }
    let same = document.sentence_at(article.span.start) == document.sentence_at(tokens.get(next)?.span.start);
    same.then_some(next)
}

/// Opening marks looked past.
const OPENING_MARKS_MAX: usize = 2;

fn report(context: &mut Context<'_>, at: usize, next: usize, is_an: bool, class: Class) {
    let document = context.document;
    let (Some(article), Some(word)) = (document.tokens.get(at), document.tokens.get(next)) else { return };
    let last = glued_end(document, next).unwrap_or(word);
    let rest = document.text.get(article.span.end as usize..last.span.end as usize).unwrap_or("");
    let with = |small: &str, capital: &str| {
        let first = if article.case == Case::Title { capital } else { small };
        format!("{first}{rest}")
    };
    let mut finding = Finding::new(article.span.cover(last.span));
    if is_an {
        let (a, and) = (with("a", "A"), with("and", "And"));
        finding = match class {
            Class::Word if is_rather_and(document, at, document.word(word)) => finding.replacement(and).replacement(a),
            Class::Word => finding.replacement(a).replacement(and),
            _ => finding.replacement(a),
        };
    } else {
        finding = finding.replacement(with("an", "An"));
    }
    context.report(finding);
}

/// The last token of a figure with all that is glued to it: "8-3", "£8m", "18-year-old".
fn glued_end(document: &Document, at: usize) -> Option<&Token> {
    let tokens = document.tokens.get(at..)?.iter().take(GLUED_TOKENS_MAX);
    let first = tokens.clone().next().filter(|token| matches!(token.kind, TokenKind::Number | TokenKind::Symbol))?;
    let is_part =
        |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number) || matches!(document.word(token), "-" | "–");
    let mut last = first;
    for token in tokens.skip(1) {
        if token.span.start != last.span.end || !is_part(token) {
            break;
        }
        last = token;
    }
    Some(last)
}

/// Tokens that a figure is followed over.
const GLUED_TOKENS_MAX: usize = 8;

/// True when what follows is no singular that takes an article (“the rain an sinks boats”), or an adjective stands on
/// both sides (“steep an muddy”).
fn is_rather_and(document: &Document, at: usize, next: &str) -> bool {
    let parts = |word: &str| {
        let folded = folded(word);
        let lexicon = Lexicon::shared();
        let entry = lexicon.look_up(&folded).or_else(|| lexicon.look_up(folded.split('-').next().unwrap_or("")));
        entry.map_or(Parts::default(), |entry| entry.parts)
    };
    let next = parts(next);
    let takes_article = next.is_empty()
        || next.intersects(Parts::ADJECTIVE | Parts::ADVERB | Parts::PARTICIPLE | Parts::ING)
        || (next.contains(Parts::NOUN) && !next.contains(Parts::PLURAL));
    // "in an", "with an": an article it is.
    if follows_function_word(document, at) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|i| document.tokens.get(i)).filter(|token| token.case == Case::Lower);
    let before = before.map_or(Parts::default(), |token| parts(document.word(token)));
    let after_adjective = before.contains(Parts::ADJECTIVE) && !before.contains(Parts::ADVERB);
    !takes_article || (after_adjective && next.intersects(Parts::ADJECTIVE | Parts::PARTICIPLE))
}

/// Words that take the place of an article.
const DETERMINERS: &[&str] = &["the", "my", "our", "your", "his", "her", "its", "their", "this", "these", "those"];

/// True after a preposition and the like.
fn follows_function_word(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| document.tokens.get(i)).filter(|token| token.case == Case::Lower);
    let entry = before.and_then(|token| Lexicon::shared().look_up(&folded(document.word(token))));
    entry.is_some_and(|entry| entry.parts.contains(Parts::FUNCTION))
}

impl Matcher for ForAnd {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        self.words.iter().for_each(|word| triggers.phrase(&format!("an {word}"), 0));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for hit in context.hits {
            let at = hit.tokens.start as usize;
            let next = article_before(document, at).and_then(|next| document.tokens.get(next).filter(|_| next == at + 1));
            let (Some(article), Some(word)) = (document.tokens.get(at), next) else { continue };
            if word.case == Case::Lower || document.word(word) == "I" {
                let rest = document.text.get(article.span.end as usize..word.span.end as usize).unwrap_or("");
                let and = if article.case == Case::Title { "And" } else { "and" };
                let finding = Finding::new(article.span.cover(word.span));
                let (and, bare) = (format!("{and}{rest}"), document.word(word));
                // "of an the": one article too many; "the bread an the butter": a lost letter.
                context.report(match DETERMINERS.contains(&bare) && follows_function_word(document, at) {
                    true => finding.replacement(bare).replacement(and),
                    false => finding.replacement(and),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests;
