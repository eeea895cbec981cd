//! Which forms name one and the same.

use super::super::lexicon::{Lexicon, Names};
use super::super::{Document, NameType, squeezed_exact};
use super::evidence::{Evidence, of_words};
use super::form::Words;
use super::gather::Read;
use super::words::{ORDINARY_LEVEL_MAX, is_rank};
use super::{Entity, EntityForm, EntityMention};
use rustc_hash::FxHashMap;

/// One spelling with its mentions.
struct Form {
    words: Words,
    mentions: Vec<EntityMention>,
    /// Of all its mentions, and of its words.
    evidence: Evidence,
    acronym: Option<String>,
    /// True behind a title that stands before given names: "Prince William".
    is_of_rank: bool,
    entity: Option<u32>,
}

/// Groups of forms as they grow.
#[derive(Debug, Default)]
struct Group {
    forms: Vec<u32>,
    /// Words between the first and the last of a person's name.
    middle: Vec<String>,
    suffix: Option<String>,
    acronym: Option<String>,
    may_be: Vec<u32>,
}

/// Entities that one name is short for are listed up to this number, which tells as well as all of them.
const MAY_BE_MAX: usize = 8;

/// People with one first and last name who are told apart by what stands between.
const NAMESAKES_MAX: usize = 4;

/// Puts mentions together.
pub(super) fn cluster(document: &Document, reads: Vec<Read>) -> Vec<Entity> {
    let mut clusters = Clusters { forms: forms(document, reads), ..Clusters::default() };
    clusters.join();
    clusters.finish(document)
}

/// The distinct forms, in order of their first mentions. A place's name that may be a person's, too, makes two forms: "in
/// Washington" is not "Washington said".
fn forms(document: &Document, reads: Vec<Read>) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut by_key: FxHashMap<(String, bool), u32> = FxHashMap::default();
    for Read { mention, words, acronym } in reads {
        let is_place = words.single().is_some() && mention.evidence.is_place_use();
        let number = *by_key.entry((words.key.clone(), is_place)).or_insert_with(|| {
            let evidence = of_words(&words.words, words.link.is_some());
            forms.push(Form { words, mentions: Vec::new(), evidence, acronym: None, is_of_rank: false, entity: None });
            super::super::index(forms.len() - 1)
        });
        if let Some(form) = forms.get_mut(number as usize) {
            form.evidence.add(mention.evidence);
            form.is_of_rank |= mention.title.is_some_and(|title| is_rank(document.slice(title)));
            form.mentions.push(mention);
            form.acronym = form.acronym.take().or(acronym);
        }
    }
    forms
}

impl Form {
    /// True for what may be a person's full name.
    fn is_person_like(&self) -> bool {
        let is_other = matches!(self.evidence.kind(self.acronym.is_some()), Some(NameType::Place | NameType::Organisation));
        self.words.words.len() > 1 && self.words.link.is_none() && !is_other
    }
}

/// Entities that a key stands for, each once, up to [`MAY_BE_MAX`].
type Index = FxHashMap<String, Vec<u32>>;

fn note(index: &mut Index, key: String, entity: u32) {
    let held = index.entry(key).or_default();
    if held.len() < MAY_BE_MAX && !held.contains(&entity) {
        held.push(entity);
    }
}

/// The only entity of a key.
fn only(index: &Index, key: &str) -> Option<u32> {
    match index.get(key)?.as_slice() {
        [entity] => Some(*entity),
        _ => None,
    }
}

fn of<'i>(index: &'i Index, key: &str) -> &'i [u32] {
    index.get(key).map_or(&[], Vec::as_slice)
}

#[derive(Default)]
struct Clusters {
    forms: Vec<Form>,
    groups: Vec<Group>,
    /// Person-like names by their first and last word.
    people: Index,
    /// The same with the first letter for the first word.
    initials: Index,
    /// Names by their last word, people's and others'.
    lasts: Index,
    /// People by one half of a surname with a hyphen, and by the first of two surnames.
    halves: Index,
    /// Person-like names by their first word.
    firsts: Index,
    /// Names of three words and more by two or more of their words at either end.
    parts: Index,
    /// "Supreme Court" of "Supreme Court of Kenya".
    heads: Index,
    acronyms: Index,
    /// Other names by their words.
    exact: Index,
}

impl Clusters {
    fn join(&mut self) {
        let mut order: Vec<u32> = (0..super::super::index(self.forms.len())).collect();
        // Long names first, initials behind the names that they may stand for, names alone last.
        order.sort_by_key(|at| {
            let words = self.forms.get(*at as usize).map(|form| &form.words);
            let is_initial = words.is_some_and(|words| words.words.first().is_some_and(|word| is_initial(word)));
            let length = words.map_or(0, |words| words.words.len());
            (length == 1, is_initial, std::cmp::Reverse(length), *at)
        });
        for at in order {
            let Some(form) = self.forms.get(at as usize) else { continue };
            let (joined, may_be) = if form.words.single().is_some() {
                self.alone(form)
            } else if form.is_person_like() {
                (self.person(form), Vec::new())
            } else {
                (self.other(form), Vec::new())
            };
            let entity = joined.unwrap_or_else(|| {
                self.groups.push(Group { may_be, ..Group::default() });
                super::super::index(self.groups.len() - 1)
            });
            self.add(at, entity, joined.is_none());
        }
    }

    /// The person that a longer name stands for.
    fn person(&self, form: &Form) -> Option<u32> {
        let words = &form.words.words;
        if words.len() == 2
            && let Some(entity) = only(&self.parts, &words.join(" "))
        {
            return Some(entity);
        }
        let (first, last) = (words.first()?, words.last()?);
        let index = if is_initial(first) { &self.initials } else { &self.people };
        let namesakes = of(index, &format!("{first} {last}"));
        let middle = words.get(1..words.len() - 1).unwrap_or(&[]);
        let mut fits = namesakes.iter().take(NAMESAKES_MAX).filter(|entity| {
            let group = self.groups.get(**entity as usize);
            group.is_some_and(|group| group.suffix == form.words.suffix && agree(&group.middle, middle))
        });
        let found = *fits.next()?;
        // Two people whom an initial or the missing middle name would fit.
        fits.next().is_none().then_some(found)
    }

    /// What a name that is no person's is the same as.
    fn other(&self, form: &Form) -> Option<u32> {
        let words = &form.words;
        let known = |key: &str| only(&self.exact, key);
        known(&words.words.join(" ")).or_else(|| known(&words.body_key()?)).or_else(|| only(&self.heads, &words.words.join(" ")))
    }

    /// What a single word is short for, else what it may be short for.
    fn alone(&self, form: &Form) -> (Option<u32>, Vec<u32>) {
        let Some(word) = form.words.single() else { return (None, Vec::new()) };
        if let Some(entity) = only(&self.acronyms, word) {
            return (Some(entity), Vec::new());
        }
        let is_titled = form.evidence.contains(Evidence::TITLE);
        let names = Lexicon::shared().names_of(word);
        let is_place = names.contains(Names::PLACE) && form.evidence.is_place_use();
        if form.evidence.contains(Evidence::FAMILY)
            && let Some(people) = self.family(word)
        {
            return (None, people);
        }
        if is_place {
            return (self.place(word), Vec::new());
        }
        let by_last = of(&self.lasts, word);
        let by_last = if by_last.is_empty() { of(&self.halves, word) } else { by_last };
        let by_first = of(&self.firsts, word);
        let is_given = names.contains(Names::GIVEN) && !is_titled;
        let is_person = form.evidence.intersects(Evidence::TITLE | Evidence::SAID);
        let is_other = form.evidence.contains(Evidence::ACRONYM)
            || (names.contains(Names::BRAND) && !names.contains(Names::SURNAME))
            || (names.contains(Names::PLACE) && !is_person);
        let may_end = !is_other || names.contains(Names::SURNAME);
        let level = Lexicon::shared().entry(word).map_or(u8::MAX, |entry| entry.level);
        let is_begun = is_given || is_titled || names.contains(Names::SURNAME);
        let may_begin = !is_other && (is_begun || (names.is_empty() && level > ORDINARY_LEVEL_MAX));
        let ending = if may_end { by_last } else { &[] };
        // "King Charles" is not Charles Roe; "Mr Kim" may be Kim Yong, "Prince Karim" Prince Karim al-Roe.
        // "Queensland" of "Queensland Amber Alert" is no given name.
        let is_thing = !is_begun && !by_first.iter().all(|entity| self.may_be_person(*entity));
        let is_rank_alone = form.is_of_rank && !by_first.iter().any(|entity| self.has_rank(*entity));
        let beginning = if may_begin && !is_rank_alone && !is_thing { by_first } else { &[] };
        let same = only(&self.exact, word);
        match (ending, beginning) {
            ([], [entity]) | ([entity], []) => (Some(*entity), Vec::new()),
            ([entity], [other]) if entity == other => (Some(*entity), Vec::new()),
            ([entity], _) if !is_given => (Some(*entity), Vec::new()),
            ([], []) => (same.or_else(|| only(&self.heads, word)), Vec::new()),
            _ if same.is_some_and(|entity| self.groups.get(entity as usize).is_some_and(|group| !group.may_be.is_empty())) => {
                (same, Vec::new())
            }
            _ => (None, ending.iter().chain(beginning).copied().take(MAY_BE_MAX).collect()),
        }
    }

    /// True for somebody with a title that stands before given names.
    fn has_rank(&self, entity: u32) -> bool {
        let forms = self.groups.get(entity as usize).map_or(&[][..], |group| &group.forms);
        forms.iter().any(|at| self.forms.get(*at as usize).is_some_and(|form| form.is_of_rank))
    }

    /// True for a name of two words, and for a longer one that is a person's by more than its shape.
    fn may_be_person(&self, entity: u32) -> bool {
        let forms = self.groups.get(entity as usize).map_or(&[][..], |group| &group.forms);
        let mut forms = forms.iter().filter_map(|at| self.forms.get(*at as usize));
        forms.any(|form| form.words.words.len() == 2 || form.evidence.kind(false) == Some(NameType::Person))
    }

    /// What a lone word in a place's place is the same as: what has that name alone, or another place.
    fn place(&self, word: &str) -> Option<u32> {
        let entity = only(&self.exact, word)?;
        let first = self.groups.get(entity as usize).and_then(|group| self.forms.get(*group.forms.first()? as usize))?;
        first.words.single().map(|_| entity)
    }

    /// The people of a family: "the Joneses", "the Kennedys".
    fn family(&self, word: &str) -> Option<Vec<u32>> {
        let singular = word.strip_suffix('s')?;
        let shorter = singular.strip_suffix('e').unwrap_or(singular);
        [singular, shorter].iter().map(|word| of(&self.lasts, word)).find(|people| !people.is_empty()).map(<[u32]>::to_vec)
    }

    /// Adds a form to an entity and makes it findable.
    fn add(&mut self, at: u32, entity: u32, is_new: bool) {
        let Some(form) = self.forms.get_mut(at as usize) else { return };
        form.entity = Some(entity);
        let form = &*form;
        let Some(group) = self.groups.get_mut(entity as usize) else { return };
        group.forms.push(at);
        let words = &form.words.words;
        if group.acronym.is_none() {
            group.acronym.clone_from(&form.acronym);
        }
        if let Some(acronym) = &form.acronym {
            note(&mut self.acronyms, super::super::folded(acronym), entity);
        }
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let is_person = form.is_person_like();
        note(&mut self.exact, words.join(" "), entity);
        if words.len() == 1 {
            return;
        }
        if let Some(link) = form.words.link {
            note(&mut self.heads, words.get(..link).unwrap_or(&[]).join(" "), entity);
        } else {
            note(&mut self.lasts, last.clone(), entity);
        }
        if let Some(key) = form.words.body_key() {
            note(&mut self.exact, key, entity);
        }
        if !is_person {
            return;
        }
        if is_new {
            group.middle = words.get(1..words.len() - 1).unwrap_or(&[]).to_vec();
            group.suffix.clone_from(&form.words.suffix);
        }
        note(&mut self.people, format!("{first} {last}"), entity);
        if let Some(letter) = first.chars().next() {
            note(&mut self.initials, format!("{letter} {last}"), entity);
        }
        note(&mut self.firsts, first.clone(), entity);
        for half in last.split('-').filter(|half| half.len() < last.len()) {
            note(&mut self.halves, half.to_owned(), entity);
        }
        for inner in words.iter().skip(1).take(words.len().saturating_sub(2)).filter(|word| !is_initial(word)).take(NAMESAKES_MAX)
        {
            note(&mut self.halves, inner.clone(), entity);
        }
        // Names of people have few words; longer runs are no names.
        for length in 2..words.len().min(NAMESAKES_MAX + 1) {
            let ends = [words.get(..length), words.get(words.len() - length..)];
            ends.into_iter().flatten().for_each(|part| note(&mut self.parts, part.join(" "), entity));
        }
    }

    fn finish(self, document: &Document) -> Vec<Entity> {
        let Self { forms, groups, .. } = self;
        let mut forms: Vec<Option<Form>> = forms.into_iter().map(Some).collect();
        let mut entities: Vec<(u32, Entity)> = Vec::with_capacity(groups.len());
        for (number, group) in (0..).zip(groups) {
            let mut members: Vec<Form> =
                group.forms.iter().filter_map(|at| forms.get_mut(*at as usize).and_then(Option::take)).collect();
            members.sort_by_key(|form| form.mentions.first().map(|mention| mention.span));
            entities.push((number, entity(document, members, group)));
        }
        let start = |entity: &Entity| entity.first().map_or(0, |mention| mention.span.start);
        entities.sort_by_key(|(_, entity)| start(entity));
        let mut places = vec![0; entities.len()];
        for (place, (number, _)) in (0..).zip(&entities) {
            if let Some(slot) = places.get_mut(*number as usize) {
                *slot = place;
            }
        }
        let moved = |at: &u32| places.get(*at as usize).copied();
        entities
            .into_iter()
            .map(|(_, entity)| Entity { may_be: entity.may_be.iter().filter_map(moved).collect(), ..entity })
            .collect()
    }
}

/// One entity of its forms, which stand in order.
fn entity(document: &Document, members: Vec<Form>, group: Group) -> Entity {
    let mut evidence = Evidence::default();
    members.iter().for_each(|form| evidence.add(form.evidence));
    let fullest = members.iter().enumerate().max_by_key(|(at, form)| {
        let words = &form.words.words;
        let is_acronym = form.evidence.contains(Evidence::ACRONYM) && words.len() == 1;
        (!is_acronym, words.len(), form.words.key.chars().count(), std::cmp::Reverse(*at))
    });
    let text = |form: &Form| form.mentions.first().map_or_else(String::new, |m| squeezed_exact(document.slice(m.span)));
    let name = fullest.map_or_else(String::new, |(_, form)| text(form));
    let mut forms: Vec<EntityForm> = Vec::new();
    let mut by_text: FxHashMap<String, usize> = FxHashMap::default();
    for form in members {
        let text = text(&form);
        match by_text.get(&text).and_then(|at| forms.get_mut(*at)) {
            Some(held) => held.mentions.extend(form.mentions),
            None => {
                by_text.insert(text.clone(), forms.len());
                forms.push(EntityForm { text, mentions: form.mentions });
            }
        }
    }
    forms.iter_mut().for_each(|form| form.mentions.sort_by_key(|mention| mention.span));
    let kind = evidence.kind(group.acronym.is_some());
    Entity { name, kind, forms, evidence, acronym: group.acronym, may_be: group.may_be }
}

fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// True when two rows of middle names may be one person's: where one has none, or initials fit.
fn agree(a: &[String], b: &[String]) -> bool {
    let fits = |a: &String, b: &String| a == b || ((is_initial(a) || is_initial(b)) && a.chars().next() == b.chars().next());
    a.is_empty() || b.is_empty() || a.iter().zip(b).all(|(a, b)| fits(a, b))
}
