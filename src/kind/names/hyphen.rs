//! One name with and without its hyphen: "Rosa-Lind Hale" and "Rosa Lind Hale".

use super::settled::Settled;
use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Known, NameList, Names, Token, folded, plain, stem};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;
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
        for token in document.tokens_in(name.tokens.clone()) {
            // Most words have no hyphen; the ones that are not ASCII begin with this byte.
            if !document.word(token).bytes().any(|byte| matches!(byte, b'-' | 0xE2)) {
                continue;
            }
            let word = stem(document.word(token));
            let parts: Vec<&str> = word.split(HYPHENS).collect();
            if parts.len() > 1 && token.case != Case::Upper && is_name(&parts) {
                let span = TextSpan::new(token.span.start as usize, token.span.start as usize + word.len());
                let mention = Mention { span, joint: Joint::Hyphen, is_body: is_body(document, span) };
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
    for paragraph in &document.paragraphs {
        let tokens = document.paragraph_tokens(paragraph);
        for (at, first) in tokens.iter().enumerate().filter(|(_, token)| is_name(token)) {
            let second = tokens.get(at + 1).filter(|second| is_name(second) && second.span.start - first.span.end == 1);
            for (end, joint) in [(Some(first), Joint::None), (second, Joint::Blank)] {
                let Some(end) = end else { continue };
                let text = document.slice(first.span.cover(end.span));
                if text.contains(HYPHENS) {
                    continue;
                }
                let stemmed = stem(text);
                let start = first.span.start as usize;
                let span = TextSpan::new(start, start + stemmed.len());
                if let Some(set) = found.get_mut(&letters(stemmed)) {
                    set.push(Mention { span, joint, is_body: paragraph.role == Role::Body });
                }
            }
        }
    }
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

fn letters(word: &str) -> String {
    plain(&folded(word)).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_body(document: &Document, span: TextSpan) -> bool {
    let paragraph = document.paragraph_at(span.start).and_then(|at| document.paragraphs.get(at));
    paragraph.is_some_and(|paragraph| paragraph.role == Role::Body)
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
    for mention in set.iter().filter(|mention| mention.joint != right) {
        let finding = Finding::new(mention.span).replacement(&shown).value("other", &shown);
        context.report(finding.related(model.span, format!("“{shown}” here")));
    }
}
