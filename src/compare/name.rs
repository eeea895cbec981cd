//! Names that changed between two drafts, came or went, and old spellings left behind.

use super::align::Fate;
use super::draft::{Draft, key};
use super::pair::{Pairing, lay};
use super::{Sort, Stale};
use crate::language::{Entity, EntityMention, are_near, folded, letters, near_keys, squeezed, squeezed_exact, stem};
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};

/// Names of one sentence up to which each is laid against each; longer lists are paired by what stands before them.
const EACH_MAX: usize = 24;

/// Characters of the shorter of two words that may be two spellings of one.
const SLIP_CHARS_MIN: usize = 3;

/// Characters of a word up to which it may be another spelling: what is longer is an address or a run of letters.
const SLIP_CHARS_MAX: usize = 40;

/// Words of a name up to which it is looked for in other spellings: what is longer is a heading or a list.
const WORDS_MAX: usize = 8;

/// New names with one key up to which a lost name is laid against each.
const NEAR_MAX: usize = 8;

/// What became of a name: another where both sides are there, else it came or went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameChange {
    /// In the earlier draft.
    pub old: Option<NameSide>,
    /// In the later draft.
    pub new: Option<NameSide>,
}

/// A name as one draft has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameSide {
    /// The form, white space as one blank.
    pub text: String,
    /// The mentions that changed; of a name that came or went, all.
    pub spans: Vec<TextSpan>,
}

/// One mention of a name.
struct Mention {
    span: TextSpan,
    /// As it stands.
    text: String,
    words: Vec<String>,
}

impl Mention {
    fn new(draft: &Draft<'_>, mention: &EntityMention) -> Self {
        Self::of(mention.span, squeezed_exact(draft.document.slice(mention.span)))
    }

    fn of(span: TextSpan, text: String) -> Self {
        let words = text.split(' ').map(|word| stem(word).to_owned()).collect();
        Self { span, text, words }
    }
}

/// The mentions of every name, in order.
fn mentions(draft: &Draft<'_>) -> Vec<Mention> {
    let all = draft.document.entities().iter().flat_map(Entity::mentions);
    let mut mentions: Vec<Mention> = all.map(|mention| Mention::new(draft, mention)).collect();
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The changes of names, and where old spellings still stand.
pub(super) fn compare(old: &Draft<'_>, new: &Draft<'_>, fates: &[Fate]) -> (Vec<NameChange>, Vec<Stale>) {
    let (before, after) = (mentions(old), mentions(new));
    let spans = |mentions: &[Mention]| mentions.iter().map(|mention| mention.span).collect::<Vec<_>>();
    let laid = lay(old, new, fates, &spans(&before), &spans(&after), |was, is| {
        pair(old, new, before.get(was).unwrap_or(&[]), after.get(is).unwrap_or(&[]))
    });
    let mut changes: Vec<NameChange> = Vec::new();
    let mut by_texts: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for (at, other) in laid.pairs {
        let (Some(was), Some(is)) = (before.get(at), after.get(other)) else { continue };
        if !is_change(was, is) {
            continue;
        }
        let side = |mention: &Mention| NameSide { text: mention.text.clone(), spans: Vec::new() };
        let index = *by_texts.entry((&was.text, &is.text)).or_insert(changes.len());
        if index == changes.len() {
            changes.push(NameChange { old: Some(side(was)), new: Some(side(is)) });
        }
        if let Some(NameChange { old: Some(old), new: Some(new) }) = changes.get_mut(index) {
            old.spans.push(was.span);
            new.spans.push(is.span);
        }
    }
    changes.sort_by_key(|change| change.new.as_ref().and_then(|side| side.spans.first().copied()));
    let stale = stale(&before, &after, &changes);
    come_and_gone(old, new, &mut changes);
    (changes, stale)
}

/// Lays the names of two sentences on each other: the same, those near each other, and what stands in the same place.
fn pair(old: &Draft<'_>, new: &Draft<'_>, was: &[Mention], is: &[Mention]) -> Pairing {
    let mut pairing = Pairing::new(was.len(), is.len());
    pairing.level(|at| was.get(at).map(|one| key(&one.text)), |at| is.get(at).map(|one| key(&one.text)));
    if was.len().max(is.len()) <= EACH_MAX {
        let near: FxHashMap<usize, usize> = (was.iter().enumerate())
            .filter_map(|(at, one)| Some((at, is.iter().position(|other| respelt(one, other).is_some())?)))
            .collect();
        pairing.level(|at| near.get(&at).map(|at| *at as u64), |at| Some(at as u64));
    }
    let place = |draft: &Draft<'_>, mention: &Mention| key((draft.before(mention.span), draft.behind(mention.span)));
    pairing.level(|at| was.get(at).map(|one| place(old, one)), |at| is.get(at).map(|one| place(new, one)));
    pairing
}

/// True where a name became another; not where it was cut short, written out or put in capitals.
fn is_change(was: &Mention, is: &Mention) -> bool {
    if was.text == is.text || is_shouted(was, is) || is_shouted(is, was) {
        return false;
    }
    let within = |one: &Mention, other: &Mention| {
        let words: FxHashSet<&String> = other.words.iter().collect();
        one.words.iter().all(|word| words.contains(word))
    };
    !within(was, is) && !within(is, was)
}

/// True where the first is the second in capitals.
fn is_shouted(one: &Mention, other: &Mention) -> bool {
    one.text != other.text && one.text == other.text.to_uppercase()
}

/// How a name was spelt anew.
enum Respelling<'m> {
    /// One word changed: before and after.
    Word(&'m str, &'m str),
    /// More than one word did, or hyphens, blanks and accents alone.
    Whole,
}

/// How a name was spelt anew; none where it is another name.
fn respelt<'m>(was: &'m Mention, is: &'m Mention) -> Option<Respelling<'m>> {
    if !is_change(was, is) {
        return None;
    }
    let head = was.words.iter().zip(&is.words).take_while(|(a, b)| a == b).count();
    let tail = was.words.iter().rev().zip(is.words.iter().rev()).take_while(|(a, b)| a == b).count();
    let middle = |words: &'m [String]| words.get(head..words.len().saturating_sub(tail).max(head)).unwrap_or(&[]);
    let shares = head + tail > 0;
    if let ([a], [b]) = (middle(&was.words), middle(&is.words)) {
        return (shares || is_slip(a, b)).then_some(Respelling::Word(a, b));
    }
    (shares || letters(&was.text) == letters(&is.text)).then_some(Respelling::Whole)
}

/// True for two spellings of one word; "UK" is none of "US".
fn is_slip(word: &str, other: &str) -> bool {
    let lengths = [word, other].map(|word| word.chars().count());
    let may_slip = lengths.iter().all(|length| (SLIP_CHARS_MIN..=SLIP_CHARS_MAX).contains(length));
    let is_acronym = |word: &str| word.chars().all(|c| c.is_uppercase() || c == '.');
    let is_near = || may_slip && !is_acronym(word) && !is_acronym(other) && are_near(&folded(word), &folded(other));
    !word.is_empty() && (letters(word) == letters(other) || is_near())
}

/// Mentions of the later draft that have the old spelling.
fn stale(before: &[Mention], after: &[Mention], changes: &[NameChange]) -> Vec<Stale> {
    let known: FxHashSet<&str> = before.iter().flat_map(|mention| &mention.words).map(String::as_str).collect();
    // What was changed stands for itself, should it be an old spelling of another change.
    let settled: FxHashSet<TextSpan> =
        changes.iter().filter_map(|change| change.new.as_ref()).flat_map(|side| side.spans.iter().copied()).collect();
    let sides: Vec<Option<(Mention, Mention)>> =
        changes.iter().map(|change| Some((change.old.as_ref()?.mention(), change.new.as_ref()?.mention()))).collect();
    // The first change of each old spelling.
    let mut old: FxHashMap<Spelling<'_>, usize> = FxHashMap::default();
    for (index, (was, is)) in sides.iter().enumerate().filter_map(|(index, sides)| Some((index, sides.as_ref()?))) {
        let Some(respelling) = respelt(was, is) else { continue };
        let mut add = |spelling| _ = old.entry(spelling).or_insert(index);
        add(Spelling::Whole(&was.text));
        let Respelling::Word(word, other) = respelling else { continue };
        if !is_slip(word, other) {
            continue;
        }
        add(Spelling::Alone(word));
        was.words.iter().filter(|one| *one != word).for_each(|one| add(Spelling::Beside(word, one)));
        if was.words.len() == 1 && !known.contains(other) {
            add(Spelling::Anywhere(word));
        }
    }
    let stale = |mention: &Mention| {
        let change = *spellings(mention).filter_map(|spelling| old.get(&spelling)).min()?;
        Some(Stale { span: mention.span, change: Sort::Name(change) })
    };
    after.iter().filter(|mention| !settled.contains(&mention.span)).filter_map(stale).collect()
}

/// An old spelling that may still stand.
#[derive(PartialEq, Eq, Hash)]
enum Spelling<'m> {
    /// The whole name.
    Whole(&'m str),
    /// The word that changed, alone.
    Alone(&'m str),
    /// The word that changed in a name that has another word of the old one: "Jon Brown" is not the Jon Smith who became John Smith.
    Beside(&'m str, &'m str),
    /// The word that changed in any name.
    Anywhere(&'m str),
}

/// The old spellings that a mention may be.
fn spellings(mention: &Mention) -> impl Iterator<Item = Spelling<'_>> {
    let words = if mention.words.len() > WORDS_MAX { &[] } else { mention.words.as_slice() };
    let beside = |word| words.iter().filter(move |one| *one != word).map(move |one| Spelling::Beside(word, one));
    let alone = if let [word] = words { Some(Spelling::Alone(word)) } else { None };
    let each = words.iter().flat_map(move |word| beside(word).chain([Spelling::Anywhere(word)]));
    [Spelling::Whole(&mention.text)].into_iter().chain(alone).chain(each)
}

/// Adds the names that one draft alone has; a new name near a lost one is its new spelling.
fn come_and_gone(old: &Draft<'_>, new: &Draft<'_>, changes: &mut Vec<NameChange>) {
    let changed = |side: fn(&NameChange) -> Option<&NameSide>| {
        changes.iter().filter_map(side).map(|side| squeezed(&side.text)).collect::<FxHashSet<String>>()
    };
    let gone = only(old, &Forms::of(new), &changed(|change| change.old.as_ref()));
    let came = only(new, &Forms::of(old), &changed(|change| change.new.as_ref()));
    let mut came: Vec<Option<(NameSide, Mention)>> = came.into_iter().map(NameSide::with_mention).map(Some).collect();
    let mut by_key: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, (_, mention)) in came.iter().enumerate().filter_map(|(at, one)| Some((at, one.as_ref()?))) {
        for key in keys(mention) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut lost = Vec::new();
    for side in gone {
        let was = side.mention();
        let held = keys(&was).into_iter().filter_map(|key| by_key.get(&key));
        let mut near: Vec<usize> = held.flat_map(|held| held.iter().copied().take(NEAR_MAX)).collect();
        near.sort_unstable();
        near.dedup();
        let is_same = |at: &usize| came.get(*at).and_then(Option::as_ref).is_some_and(|(_, is)| is_new_spelling(&was, is));
        match near.into_iter().find(is_same).and_then(|at| came.get_mut(at)).and_then(Option::take) {
            Some((other, _)) => changes.push(NameChange { old: Some(side), new: Some(other) }),
            None => lost.push(side),
        }
    }
    changes.extend(came.into_iter().flatten().map(|(side, _)| NameChange { old: None, new: Some(side) }));
    changes.extend(lost.into_iter().map(|side| NameChange { old: Some(side), new: None }));
}

fn is_new_spelling(was: &Mention, is: &Mention) -> bool {
    let is_slip = |respelling: Respelling<'_>| matches!(respelling, Respelling::Word(word, other) if is_slip(word, other));
    letters(&was.text) == letters(&is.text) || respelt(was, is).is_some_and(is_slip)
}

/// Keys one of which two spellings of a name share, each once.
fn keys(name: &Mention) -> Vec<u64> {
    if name.words.len() > WORDS_MAX {
        return Vec::new();
    }
    let mut keys = vec![key(letters(&name.text))];
    for word in name.words.iter().filter(|word| word.chars().count() <= SLIP_CHARS_MAX) {
        near_keys(&folded(word), |key| keys.push(key));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

impl NameSide {
    fn mention(&self) -> Mention {
        Mention::of(TextSpan::default(), self.text.clone())
    }

    fn with_mention(self) -> (Self, Mention) {
        let mention = self.mention();
        (self, mention)
    }
}

/// The names of a draft by form and by word, folded.
struct Forms {
    whole: FxHashSet<String>,
    words: FxHashSet<String>,
}

impl Forms {
    fn of(draft: &Draft<'_>) -> Self {
        let forms = draft.document.entities().iter().flat_map(|entity| &entity.forms);
        let whole: FxHashSet<String> = forms.map(|form| squeezed(&form.text)).collect();
        let words = whole.iter().flat_map(|form| form.split(' ')).map(|word| stem(word).to_owned()).collect();
        Self { whole, words }
    }

    /// True for a form that the draft has, longer or cut to its last word.
    fn has(&self, form: &str) -> bool {
        let last = form.rsplit(' ').next().unwrap_or(form);
        self.whole.contains(form) || self.words.contains(form) || self.whole.contains(last)
    }
}

/// The names of which the other draft has no form; those that changed are told of already.
fn only(draft: &Draft<'_>, other: &Forms, changed: &FxHashSet<String>) -> Vec<NameSide> {
    let is_only = |entity: &&Entity| {
        !entity.forms.iter().map(|form| squeezed(&form.text)).any(|form| changed.contains(&form) || other.has(&form))
    };
    let side = |entity: &Entity| {
        let mut spans: Vec<TextSpan> = entity.mentions().map(|mention| mention.span).collect();
        spans.sort_unstable();
        NameSide { text: entity.name.clone(), spans }
    };
    draft.document.entities().iter().filter(is_only).map(side).collect()
}
