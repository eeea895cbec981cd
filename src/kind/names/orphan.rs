//! Surnames that speak and that nobody introduced.

use super::judge::{Verdict, judge_orphan};
use super::pair::is_accent_alone;
use super::report;
use super::settled::Settled;
use super::spellings::Spellings;
use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{
    Document, Entity, EntityMention, Evidence, Lexicon, NameList, Names, Paragraph, folded, is_particle, stem,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Shortest surname that is asked about, in characters.
const CHARS_MIN: usize = 3;

/// Largest size of a word that is an ordinary one, so that its capital is most likely a sentence's or a label's.
const ORDINARY_LEVEL_MAX: u8 = 70;

/// Most mentions of a name that a cut left without its introduction; more are of one who is known by one name.
const MENTIONS_MAX: usize = 30;

/// Flags the first mention of each, or each mention of one that is near a name that the piece has.
pub(super) struct Orphans {
    pub(super) names: Arc<NameList>,
    pub(super) is_near: bool,
}

impl Matcher for Orphans {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let orphans = find(document);
        if orphans.is_empty() {
            return;
        }
        let spellings = context.memo.spellings(document);
        let settled = Settled::new(context, &self.names);
        if self.is_near {
            let untold: Vec<Orphan<'_>> = orphans.into_iter().filter(|orphan| !orphan.is_told).collect();
            near(spellings, &untold).iter().for_each(|verdict| report(context, &spellings.forms, &settled, verdict));
            return;
        }
        // Many a word in no list of surnames is an artist's or a firm's only name; who is interviewed speaks twice.
        let mut lone = without_neighbour(spellings, orphans);
        lone.retain(|orphan| (is_listed(&orphan.word) || orphan.speeches > 1) && !settled.holds(orphan.mention.span));
        for orphan in lone {
            context.report(Finding::new(orphan.mention.span));
        }
    }
}

/// A surname without an introduction.
pub(super) struct Orphan<'d> {
    /// Where it stands first.
    pub(super) mention: &'d EntityMention,
    /// Its surname, folded, without particles.
    pub(super) word: String,
    /// How often it stands.
    mentions: usize,
    /// How often it speaks.
    speeches: usize,
    /// True where the copy says enough of it that it is hardly another name in a slip: "Roe, who was on deck".
    is_told: bool,
}

/// The orphans of a document, in order.
pub(super) fn find(document: &Document) -> Vec<Orphan<'_>> {
    if !document.has_lone_speaker() {
        return Vec::new();
    }
    let entities = document.entities();
    let mut orphans: Vec<Orphan<'_>> = entities.iter().filter_map(|entity| orphan(document, entity)).collect();
    if !orphans.is_empty() {
        let counts = counts(document, &orphans);
        orphans.retain(|orphan| counts.get(&orphan.word).copied().unwrap_or(0) <= orphan.mentions);
    }
    orphans
}

fn orphan<'d>(document: &'d Document, entity: &'d Entity) -> Option<Orphan<'d>> {
    let introduced = Evidence::TITLE | Evidence::AGE | Evidence::ROLE | Evidence::NATIONALITY | Evidence::FULL_NAME;
    let other =
        Evidence::IN | Evidence::CITY_OF | Evidence::DATELINE | Evidence::ACRONYM | Evidence::FAMILY | Evidence::PLACE_LIST;
    let other = other | Evidence::BODY_WORD | Evidence::PLACE_WORD | Evidence::BRAND_LIST;
    let [form] = entity.forms.as_slice() else { return None };
    let speaks = entity.evidence.contains(Evidence::SAID) && !entity.evidence.intersects(introduced | other);
    if !speaks || !entity.may_be.is_empty() || form.mentions.len() > MENTIONS_MAX {
        return None;
    }
    let surname = surname(&form.text)?;
    let word = folded(surname);
    let mention = form.mentions.first()?;
    let paragraph = document.paragraph_of(mention.span.start)?;
    let beside = |mention: &'d EntityMention| Beside::new(document, mention);
    let is_said = |mention: &EntityMention| document.quotation_at(mention.span).is_some();
    let is_proven = form.mentions.iter().any(|mention| is_proven(document, mention));
    let fits = paragraph.role == Role::Body
        && is_surname_like(surname, &word, is_proven)
        && (is_listed(&word) || form.mentions.iter().any(|mention| has_verb(document, mention)))
        && !form.mentions.iter().any(|mention| is_said(mention) || beside(mention).is_introduced());
    let speeches = form.mentions.iter().filter(|mention| has_verb(document, mention)).count();
    let is_told = form.mentions.iter().any(|mention| beside(mention).is_told());
    fits.then_some(Orphan { mention, word, mentions: form.mentions.len(), speeches, is_told })
}

/// The surname that a form is, without the particles before it ("Van der Molt"); none for a longer name.
fn surname(text: &str) -> Option<&str> {
    let (particles, surname) = text.rsplit_once(' ').unwrap_or(("", text));
    particles.split_whitespace().all(|word| is_particle(&folded(word))).then_some(surname)
}

/// True where a capital inside a sentence shows that the word is a name.
fn is_proven(document: &Document, mention: &EntityMention) -> bool {
    let names = document.names().get(mention.names.start as usize..mention.names.end as usize).unwrap_or(&[]);
    names.first().is_some_and(|name| !name.sentence_initial)
}

/// True for a word that may be a surname and is known for nothing else.
fn is_surname_like(text: &str, word: &str, is_proven: bool) -> bool {
    let entry = Lexicon::shared().look_up(word).unwrap_or_default();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_shape = letters >= CHARS_MIN && text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    let is_shape = is_shape && text.split(['-', '\'', '’']).all(has_name_capitals);
    let is_ordinary = |word: &str| Lexicon::shared().entry(word).is_some_and(|entry| entry.level <= ORDINARY_LEVEL_MAX);
    let is_surname = is_listed(word);
    let is_other = entry.names.intersects(Names::PLACE | Names::BRAND | Names::DEMONYM)
        || (entry.names.contains(Names::GIVEN) && !is_surname)
        || (word.contains('-') && word.split('-').all(is_ordinary));
    is_shape && !is_other && (if is_ordinary(word) { is_surname && is_proven } else { true })
}

/// True for "McLow", "O" and "Low"; not for "RealNewsDesk" and "MondayLow".
fn has_name_capitals(part: &str) -> bool {
    const PREFIXES: [&str; 12] = ["Mc", "Mac", "De", "La", "Le", "Di", "Da", "Du", "Van", "Von", "Fitz", "St"];
    let inner = part.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    inner.is_none_or(|at| {
        let (prefix, rest) = (part.get(..at).unwrap_or(""), part.get(at..).unwrap_or(""));
        PREFIXES.contains(&prefix) && rest.chars().skip(1).all(char::is_lowercase)
    })
}

/// True for a listed surname.
fn is_listed(word: &str) -> bool {
    Lexicon::shared().names_of(word).contains(Names::SURNAME)
}

/// True where the name speaks with a verb; studies and firms are mostly what copy is "according to".
fn has_verb(document: &Document, mention: &EntityMention) -> bool {
    mention.evidence.contains(Evidence::SAID) && Beside::new(document, mention).before(1) != "to"
}

/// Words before a name that say nothing about who it is.
const EMPTY: [&str; 24] = [
    "said",
    "says",
    "added",
    "adds",
    "explained",
    "recalled",
    "recalls",
    "replied",
    "asked",
    "and",
    "but",
    "as",
    "when",
    "while",
    "that",
    "to",
    "because",
    "if",
    "where",
    "although",
    "though",
    "since",
    "before",
    "after",
];

/// Marks that set off what stands between two of them.
const DASHES: [&str; 3] = ["–", "—", "--"];

/// Words before "as" and a name that say what somebody is called.
const CALLED: [&str; 10] = ["only", "name", "named", "known", "identified", "himself", "herself", "him", "her", "them"];

/// Words of the longest nickname inside a name.
const NICKNAME_WORDS_MAX: u32 = 3;

/// A mention with the words of its paragraph beside it.
#[derive(Clone, Copy)]
struct Beside<'d> {
    document: &'d Document,
    mention: &'d EntityMention,
    paragraph: Option<&'d Paragraph>,
}

impl<'d> Beside<'d> {
    fn new(document: &'d Document, mention: &'d EntityMention) -> Self {
        let paragraph = document.paragraph_of(mention.span.start);
        Self { document, mention, paragraph }
    }

    fn word(self, at: Option<u32>) -> &'d str {
        let at = at.filter(|at| self.paragraph.is_some_and(|paragraph| paragraph.tokens.contains(at)));
        at.and_then(|at| self.document.tokens.get(at as usize)).map_or("", |token| self.document.word(token))
    }

    /// The word so many steps before the name, from 1.
    fn before(self, steps: u32) -> &'d str {
        self.word(self.mention.tokens.start.checked_sub(steps))
    }

    /// The word so many steps behind the name, from 0.
    fn behind(self, steps: u32) -> &'d str {
        self.word(self.mention.tokens.end.checked_add(steps))
    }

    /// True where the copy says who or what it is: "his son Roe", "the regulator, Ofcam,", "Roe (the firm)", "the Roe agency".
    fn is_introduced(self) -> bool {
        let (last, next) = (self.before(1), self.behind(0));
        let is_small = |word: &str| word.starts_with(char::is_lowercase);
        let is_noun = is_small(last) && !EMPTY.contains(&last);
        let is_apposed = last == "," && next == "," || DASHES.contains(&last) && DASHES.contains(&next);
        // "Roe, a diver,", "Roe, which makes shoes,", "Roe, Karl;".
        let is_explained = next == "," && (matches!(self.behind(1), "a" | "an" | "the" | "which") || self.is_turned());
        is_noun
            || is_apposed && is_small(self.before(2))
            || is_explained
            || last == "as" && CALLED.contains(&self.before(2))
            || matches!(next, "(" | "/" | "&")
            || matches!(last, "/" | "&")
            || is_owner(last)
            || self.has_nickname()
    }

    /// True where it is most likely no slip for another name: "Roe, who was on deck"; a firm in "Roe said its shop would shut".
    fn is_told(self) -> bool {
        let is_clause = self.behind(0) == "," && matches!(self.behind(1), "who" | "whom" | "whose");
        let said = 1 + u32::from(self.behind(1) == "that");
        let speaks = self.mention.evidence.contains(Evidence::SAID);
        is_clause || speaks && matches!(self.behind(said), "it" | "its")
    }

    /// "Roe, Karl;": a surname with its given name behind it.
    fn is_turned(self) -> bool {
        let is_given = Lexicon::shared().names_of(&folded(self.behind(1))).contains(Names::GIVEN);
        is_given && self.behind(1).starts_with(char::is_uppercase) && matches!(self.behind(2), ";" | ")" | "," | "." | "")
    }

    /// “Anna “Bo” Roe”, “Anna (Bo) Roe”.
    fn has_nickname(self) -> bool {
        let opening: &[&str] = match self.before(1) {
            "”" | "\"" => &["“", "\""],
            "’" | "'" => &["‘", "'"],
            ")" => &["("],
            _ => return false,
        };
        let is_word = |word: &str| word.chars().all(char::is_alphanumeric);
        let open = (2..3 + NICKNAME_WORDS_MAX).find(|steps| !is_word(self.before(*steps))).filter(|steps| *steps > 2);
        open.is_some_and(|open| {
            let given = self.before(open + 1);
            opening.contains(&self.before(open)) && given.starts_with(char::is_uppercase)
        })
    }
}

fn is_owner(word: &str) -> bool {
    stem(word).len() < word.len()
}

/// How often the words of the orphans stand in the document, whatever the capitals and whatever is joined to them.
fn counts(document: &Document, orphans: &[Orphan<'_>]) -> FxHashMap<String, usize> {
    let mut counts: FxHashMap<String, usize> = orphans.iter().map(|orphan| (orphan.word.clone(), 0)).collect();
    let mut is_behind_the = false;
    for token in document.tokens.iter().filter(|token| token.is_word()) {
        let lower = folded(document.word(token));
        // "The Roes": who one of them is needs no word.
        if std::mem::replace(&mut is_behind_the, lower == "the") && document.word(token).starts_with(char::is_uppercase) {
            let singular = [lower.strip_suffix('s'), lower.strip_suffix("es")];
            for word in singular.into_iter().flatten() {
                if let Some(count) = counts.get_mut(word) {
                    *count += 1;
                }
            }
        }
        for part in lower.split(['-', '\'']) {
            if let Some(count) = counts.get_mut(part) {
                *count += 1;
            }
        }
        if let Some(count) = counts.get_mut(&lower)
            && lower.contains(['-', '\''])
        {
            *count += 1;
        }
    }
    counts
}

/// The orphans that have no near neighbour in the piece: the others are told by what flags the pair.
fn without_neighbour<'d>(spellings: &Spellings, mut orphans: Vec<Orphan<'d>>) -> Vec<Orphan<'d>> {
    let verdicts = spellings.verdicts.iter().map(|(verdict, _)| *verdict).chain(near(spellings, &orphans));
    let paired: FxHashSet<u32> = verdicts.flat_map(|verdict| [verdict.odd, verdict.right]).collect();
    orphans.retain(|orphan| spellings.forms.number(&orphan.word).is_none_or(|number| !paired.contains(&number)));
    orphans
}

/// Pairs of an orphan and the surname of a full name that are near each other, and that are not two spellings already.
fn near(spellings: &Spellings, orphans: &[Orphan<'_>]) -> Vec<Verdict> {
    let forms = &spellings.forms;
    let orphans: FxHashSet<u32> = orphans.iter().filter_map(|orphan| forms.number(&orphan.word)).collect();
    let pairs = spellings.candidates.iter().filter(|pair| !is_accent_alone(forms, pair.0, pair.1));
    pairs.filter_map(|(a, b)| judge_orphan(forms, (*a, *b), (orphans.contains(a), orphans.contains(b)))).collect()
}
