//! One name with and without its hyphen: "Rosa-Lind Hale" and "Rosa Lind Hale".

use super::settled::Settled;
use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Known, NameList, Names, Token, folded, letters, stem};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Letters of the shortest names that are compared.
const LETTERS_MIN: usize = 6;

/// How much oftener a form stands that is right, where the first one is not taken.
const MAJORITY: usize = 3;

/// Flags the rarer or later form.
pub(super) struct Hyphen {
    pub(super) names: Arc<NameList>,
}

/// How the parts of a name are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Hyphen,
    Blank,
    None,
}

struct Mention {
    span: TextSpan,
    joint: Joint,
    is_body: bool,
    /// The words with a capital right before and behind it, folded.
    beside: [Option<String>; 2],
}

impl Mention {
    /// False where both have a name beside them, and another one: "Jean-Luc Roe" and "Jean Luc Low".
    fn may_be(&self, other: &Self) -> bool {
        let mut pairs = self.beside.iter().zip(&other.beside).filter_map(|(own, other)| own.as_ref().zip(other.as_ref()));
        pairs.all(|(own, other)| own == other)
    }
}

impl Matcher for Hyphen {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.literal("-");
        triggers.literal("\u{2010}");
        triggers.literal("\u{2011}");
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut mentions = hyphenated(document);
        if mentions.is_empty() {
            return;
        }
        add_others(document, &mut mentions);
        let settled = Settled::new(context, &self.names);
        let mut sets: Vec<Vec<Mention>> = mentions.into_values().collect();
        sets.sort_by_key(|set| set.first().map(|mention| mention.span));
        for mut set in sets {
            set.sort_by_key(|mention| mention.span);
            set.retain(|mention| context.admits(mention.span) && !settled.holds(mention.span));
            report(context, &set);
        }
    }
}

/// Words with a hyphen that names are made of, by their letters.
fn hyphenated(document: &Document) -> FxHashMap<String, Vec<Mention>> {
    let mut found: FxHashMap<String, Vec<Mention>> = FxHashMap::default();
    for name in document.names() {
        for at in name.tokens.clone() {
            let Some(token) = document.tokens.get(at as usize) else { continue };
            // Most words have no hyphen; the ones that are not ASCII begin with this byte.
            if !document.word(token).bytes().any(|byte| matches!(byte, b'-' | 0xE2)) {
                continue;
            }
            let word = stem(document.word(token));
            let parts: Vec<&str> = word.split(HYPHENS).collect();
            if parts.len() > 1 && token.case != Case::Upper && is_name(&parts) {
                let span = TextSpan::new(token.span.start as usize, token.span.start as usize + word.len());
                let mention = mention(document, span, Joint::Hyphen, at as usize..at as usize + 1);
                found.entry(letters(word)).or_default().push(mention);
            }
        }
    }
    found.retain(|letters, _| letters.chars().nth(LETTERS_MIN - 1).is_some());
    found
}

/// Adds the same letters with a blank or nothing between them.
fn add_others(document: &Document, found: &mut FxHashMap<String, Vec<Mention>>) {
    let is_name = |token: &&Token| token.is_word() && matches!(token.case, Case::Title | Case::Mixed);
    for (at, first) in document.tokens.iter().enumerate().filter(|(_, token)| is_name(token)) {
        let second = document.tokens.get(at + 1).filter(|second| is_name(second) && second.span.start - first.span.end == 1);
        for (end, joint, tokens) in [(Some(first), Joint::None, at..at + 1), (second, Joint::Blank, at..at + 2)] {
            let Some(end) = end else { continue };
            let text = document.slice(first.span.cover(end.span));
            if text.contains(HYPHENS) {
                continue;
            }
            let stemmed = stem(text);
            let start = first.span.start as usize;
            if let Some(set) = found.get_mut(&letters(stemmed)) {
                set.push(mention(document, TextSpan::new(start, start + stemmed.len()), joint, tokens));
            }
        }
    }
}

fn mention(document: &Document, span: TextSpan, joint: Joint, tokens: Range<usize>) -> Mention {
    let paragraph = document.paragraph_of(span.start);
    let name = |at: Option<usize>, gap: &dyn Fn(&Token) -> u32| {
        let token = document.tokens.get(at?).filter(|token| token.is_word() && gap(token) == 1)?;
        // A capital may be the sentence's.
        let is_opener = document.opens_sentence(at?) && Known::new(&folded(document.word(token))).is_ordinary();
        let is_name = matches!(token.case, Case::Title | Case::Mixed) && !is_opener;
        is_name.then(|| folded(stem(document.word(token))))
    };
    let before = name(tokens.start.checked_sub(1), &|token| span.start.saturating_sub(token.span.end));
    let behind = name(Some(tokens.end), &|token| token.span.start.saturating_sub(span.end));
    Mention { span, joint, is_body: paragraph.is_some_and(|p| p.role == Role::Body), beside: [before, behind] }
}

/// True for parts of a person's or a firm's name: each has a capital, none is an acronym, and one at least is no common word or
/// place, as pairs of those are joined at will ("North-East", "Paris-Nice").
fn is_name(parts: &[&str]) -> bool {
    let is_part = |part: &&str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none_or(char::is_lowercase)
    };
    let is_joined_at_will = |part: &&str| {
        let word = folded(part);
        let known = Known::new(&word);
        known.is_ordinary() || known.entry.names.intersects(Names::PLACE | Names::DEMONYM)
    };
    parts.iter().all(is_part) && !parts.iter().all(is_joined_at_will)
}

/// Reports the forms that are not the right one: three to one, else the first in body text.
fn report(context: &mut Context<'_>, set: &[Mention]) {
    let count = |joint: Joint| set.iter().filter(|mention| mention.joint == joint).count();
    let joints = [Joint::Hyphen, Joint::Blank, Joint::None];
    let frequent = joints.into_iter().find(|joint| count(*joint) >= MAJORITY * (set.len() - count(*joint)));
    let first = set.iter().find(|mention| mention.is_body).or(set.first()).map(|mention| mention.joint);
    let Some(right) = frequent.or(first) else { return };
    let Some(model) = set.iter().find(|mention| mention.joint == right) else { return };
    let document = context.document;
    let shown = document.slice(model.span).to_owned();
    for mention in set.iter().filter(|mention| mention.joint != right && mention.may_be(model)) {
        let finding = Finding::new(mention.span).replacement(&shown).value("other", &shown);
        context.report(finding.related(model.span, format!("“{shown}” here")));
    }
}
