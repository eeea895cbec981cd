//! Mentions with which entities begin: the names of a document, put together where "of" or an acronym joins them.

use super::super::acronym::{self, Intro};
use super::super::date::calendar_word;
use super::super::lexicon::{Lexicon, Names};
use super::super::opener::is_opener;
use super::super::view::{Lower, View};
use super::super::{Case, Document, NameMention, Paragraph, index};
use super::EntityMention;
use super::evidence::{Evidence, around};
use super::form::{Words, bare, goes_on};
use super::words::ORDINARY_LEVEL_MAX;
use crate::format::Role;
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A mention with its words.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) mention: EntityMention,
    pub(super) words: Words,
    /// The acronym that is introduced for it here.
    pub(super) acronym: Option<String>,
}

/// Tokens of the longest name that is looked for in headings.
const NAME_TOKENS_MAX: usize = 6;

/// Above this size a word in small letters is a rarity, and a capital at a sentence start most likely a name's.
const STRANGE_LEVEL: u8 = 80;

/// Every mention of a document, in order.
pub(super) fn gather(document: &Document) -> Vec<Read> {
    let mut found = Vec::new();
    let names = document.names();
    let mut at = 0;
    let mut introduced = Introduced::default();
    for paragraph in &document.paragraphs {
        let view = View::new(document, &paragraph.tokens);
        let intros = acronym::find(document, paragraph);
        let mut intros = intros.iter().peekable();
        while let Some(name) = names.get(at).filter(|name| name.tokens.start < paragraph.tokens.end) {
            while intros.next_if(|intro| intro.long.end <= name.tokens.start).is_some() {}
            let end = introduced
                .end_of(view, names, at)
                .filter(|_| intros.peek().is_none_or(|intro| intro.long.start > name.tokens.end))
                .unwrap_or_else(|| end_of(view, names, at, intros.peek().copied()));
            let acronym = intros.next_if(|intro| intro.long.end == end.1 && intro.long.start >= name.tokens.start);
            if acronym.is_some() {
                introduced.add(view, name.tokens.start..end.1);
            }
            found.extend(read(view, paragraph.role, name, at..end.0, end.1, acronym));
            at = end.0;
        }
    }
    add_others(document, &mut found);
    found
}

/// Long names that an acronym was introduced for, by their first word, each as its words and its number of tokens.
#[derive(Default)]
struct Introduced(FxHashMap<String, Vec<(String, u32)>>);

/// Long names that begin with one word and are looked for; more are a list of names, not copy.
const BEGIN_ALIKE_MAX: usize = 8;

impl Introduced {
    fn add(&mut self, view: View<'_>, tokens: Range<u32>) {
        let held = self.0.entry(first_word(view, tokens.start)).or_default();
        if held.len() < BEGIN_ALIKE_MAX {
            let length = tokens.end - tokens.start;
            held.push((Words::of(view, tokens.start as usize..tokens.end as usize).key, length));
        }
    }

    /// As [`end_of`], for a name that stands here again.
    fn end_of(&self, view: View<'_>, names: &[NameMention], at: usize) -> Option<(usize, u32)> {
        let start = names.get(at)?.tokens.start;
        if self.0.is_empty() {
            return None;
        }
        let held = self.0.get(&first_word(view, start))?;
        let same = |(key, length): &&(String, u32)| Words::of(view, start as usize..(start + *length) as usize).key == *key;
        let end = start + held.iter().find(same)?.1;
        let next = names.get(at..)?.iter().take_while(|name| name.tokens.start < end).count() + at;
        Some((next, end))
    }
}

fn first_word(view: View<'_>, at: u32) -> String {
    super::super::folded(view.word(at as usize))
}

/// One past the last name that belongs to the mention which begins with `names[at]`, and one past its last token.
fn end_of(view: View<'_>, names: &[NameMention], at: usize, intro: Option<&Intro>) -> (usize, u32) {
    let Some(first) = names.get(at) else { return (at + 1, 0) };
    let (mut next, mut end) = (at + 1, first.tokens.end);
    if let Some(intro) = intro.filter(|intro| (first.tokens.start..=first.tokens.end).contains(&intro.long.start)) {
        end = end.max(intro.long.end);
        while names.get(next).is_some_and(|name| name.tokens.start < end) {
            next += 1;
        }
        return (next, end);
    }
    let mut is_body = !first.possessive && goes_on(view, end as usize - 1);
    while is_body && next - at < NAME_TOKENS_MAX && (view.is(end as usize, "of") || view.is(end as usize, "for")) {
        let behind = end + 1 + u32::from(view.is(end as usize + 1, "the"));
        let Some(name) = names.get(next).filter(|name| name.tokens.start == behind && name.title.is_none()) else { break };
        (next, end, is_body) = (next + 1, name.tokens.end, !name.possessive);
    }
    (next, end)
}

/// One mention; none for the adjective of a people, which names nobody.
fn read(view: View<'_>, role: Role, name: &NameMention, names: Range<usize>, end: u32, intro: Option<&Intro>) -> Option<Read> {
    // "Secretary of State Anna Roe": the name begins behind its office.
    let start = name.tokens.start as usize;
    let is_office =
        view.is(start, "State") && view.is(start.wrapping_sub(1), "of") && view.is(start.wrapping_sub(2), "Secretary");
    if is_office && end as usize == start + 1 {
        return None;
    }
    let is_office = is_office && name.title.is_none() && name.tokens.len() > 1;
    let tokens = start + usize::from(is_office)..end as usize;
    let words = Words::of(view, tokens.clone());
    let is_letter = words.single().is_some_and(|word| word.chars().nth(1).is_none());
    if words.words.is_empty() || (is_letter && name.title.is_none()) {
        return None;
    }
    let before = name.title.map_or(tokens.start, |title| {
        (view.first()..tokens.start).rev().take_while(|at| view.start(*at) >= title.start as usize).last().unwrap_or(tokens.start)
    });
    let mut evidence = around(view, role, &tokens, before, name.possessive);
    if !evidence.intersects(Evidence::TITLE | Evidence::SAID) && words.single().is_some_and(is_people) {
        return None;
    }
    if is_office {
        evidence.add(Evidence::TITLE);
    }
    if intro.is_some() {
        evidence.add(Evidence::ACRONYM);
    }
    let names = index(names.start)..index(names.end);
    let mention =
        EntityMention { span: span(view, &tokens), tokens: index(tokens.start)..end, title: name.title, names, evidence };
    Some(Read { mention, words, acronym: intro.map(|intro| intro.acronym.clone()) })
}

/// True for the adjective and the plural of a people.
fn is_people(word: &str) -> bool {
    let is = |word: &str| Lexicon::shared().names_of(word).contains(Names::DEMONYM);
    is(word) || word.strip_suffix('s').is_some_and(is)
}

/// From the first token to the end of the last one, without `'s` and "-led".
fn span(view: View<'_>, tokens: &Range<usize>) -> TextSpan {
    let last = tokens.end.saturating_sub(1);
    TextSpan::new(view.start(tokens.start), view.start(last) + bare(view.word(last)).len())
}

/// Adds what the names leave out: known names in headings, in capitals and at sentence starts, and words that open a sentence
/// and that nobody knows in small letters.
fn add_others(document: &Document, found: &mut Vec<Read>) {
    let mut known: FxHashSet<&str> = FxHashSet::default();
    for words in found.iter().map(|read| &read.words) {
        known.insert(&words.key);
        // A surname or a given name alone.
        let ends = [words.key.split(' ').next(), words.key.rsplit(' ').next()];
        known.extend(ends.into_iter().flatten().filter(|_| words.link.is_none()));
    }
    let mut longest: FxHashMap<&str, usize> = FxHashMap::default();
    for key in &known {
        let length = key.split(' ').count();
        let held = longest.entry(key.split(' ').next().unwrap_or("")).or_default();
        *held = (*held).max(length);
    }
    let mut others = Vec::new();
    let mut taken =
        found.iter().map(|read| (read.mention.title.map_or(read.mention.span.start, |title| title.start), &read.mention));
    let mut next = taken.next();
    for paragraph in &document.paragraphs {
        let view = View::new(document, &paragraph.tokens);
        let mut at = paragraph.tokens.start as usize;
        while at < paragraph.tokens.end as usize {
            while next.is_some_and(|(_, mention)| mention.tokens.end as usize <= at) {
                next = taken.next();
            }
            if let Some((start, mention)) = next
                && view.start(at) >= start as usize
            {
                at = mention.tokens.end as usize;
                continue;
            }
            let until = next.map_or(paragraph.span.end, |(start, _)| start.min(paragraph.span.end));
            let other = if view.is_capital(at) { other(view, paragraph, at, until, &known, &longest) } else { None };
            at = other.as_ref().map_or(at + 1, |read| read.mention.tokens.end as usize);
            others.extend(other);
        }
    }
    drop(taken);
    if !others.is_empty() {
        found.append(&mut others);
        found.sort_by_key(|read| read.mention.span);
    }
}

/// The mention that begins at a capital which no name has, and ends before the byte `until`.
fn other(
    view: View<'_>,
    paragraph: &Paragraph,
    at: usize,
    until: u32,
    known: &FxHashSet<&str>,
    longest: &FxHashMap<&str, usize>,
) -> Option<Read> {
    let lower = super::super::folded(bare(view.word(at)));
    let most = longest.get(lower.as_str()).copied().unwrap_or(0).min(NAME_TOKENS_MAX);
    let mut key = String::new();
    let mut best = None;
    let mut length = 0;
    while length < most && at + length < paragraph.tokens.end as usize && view.start(at + length) < until as usize {
        let word = view.word(at + length);
        if length > 0 {
            key.push(' ');
        }
        key.push_str(&super::super::folded(bare(word)));
        length += 1;
        if known.contains(key.as_str()) {
            best = Some(length);
        }
        if bare(word).len() < word.len() {
            break;
        }
    }
    let is_listed = || best.is_some() && is_persons_name(&lower);
    let is_sure = || is_strange(&lower) || is_listed() || is_alone_a_name(view, paragraph, at, &lower);
    if best.is_none_or(|length| length == 1) && !is_sure() {
        return None;
    }
    if best.is_none() {
        let may_found = !matches!(paragraph.role, Role::Headline | Role::Crosshead | Role::Byline | Role::Dateline);
        let is_word = view.token(at).is_some_and(|token| matches!(token.case, Case::Title | Case::Mixed));
        let word = bare(view.word(at));
        if !may_found || !is_word || calendar_word(word) || word.chars().nth(1).is_none() {
            return None;
        }
    }
    let length = best.unwrap_or(1);
    if length == 1 && is_people(&lower) {
        return None;
    }
    let tokens = at..at + length;
    let possessive = super::super::stem(view.word(at + length - 1)).len() < view.word(at + length - 1).len();
    let mut evidence = around(view, paragraph.role, &tokens, at, possessive);
    // Capitals of a line prove no acronym.
    if best.is_some() && evidence.contains(Evidence::ACRONYM) {
        evidence = evidence.without(Evidence::ACRONYM);
    }
    let mention =
        EntityMention { span: span(view, &tokens), tokens: index(at)..index(at + length), title: None, names: 0..0, evidence };
    Some(Read { mention, words: Words::of(view, tokens), acronym: None })
}

/// True for a word that hardly anybody writes in small letters.
fn is_strange(lower: &str) -> bool {
    Lexicon::shared().entry(lower).is_none_or(|entry| entry.level > STRANGE_LEVEL) && !is_opener(lower)
}

/// True for a listed name of people that hardly is a word besides.
fn is_persons_name(lower: &str) -> bool {
    let entry = Lexicon::shared().look_up(lower).unwrap_or_default();
    entry.names.intersects(Names::GIVEN | Names::SURNAME) && entry.level > ORDINARY_LEVEL_MAX
}

/// True where a word that may be an ordinary one is a name all the same: a listed surname that speaks, outside headings.
fn is_alone_a_name(view: View<'_>, paragraph: &Paragraph, at: usize, lower: &str) -> bool {
    let is_copy = !matches!(paragraph.role, Role::Headline | Role::Crosshead);
    let speaks = around(view, paragraph.role, &(at..at + 1), at, false).contains(Evidence::SAID);
    let names = || Lexicon::shared().names_of(lower);
    is_copy && speaks && !is_opener(Lower::new(lower).as_str()) && names().intersects(Names::SURNAME | Names::GIVEN)
}
