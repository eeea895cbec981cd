//! Words by themselves that may be a surname or a name of one word, judged when the other names of the piece are known.

use super::super::{Known, folded, is_derived, is_inhabitant, plain, sound, squeezed, stem};
use super::NameType;
use super::find::{ListedMention, Standing};
use super::index::{LONE_CHARS_MIN, Lone};
use super::judge::{Scene, opens, shaped};
use super::run::{Run, Word};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::ops::Range;

impl Scene<'_> {
    /// True for a word that is near a name of the list, or is one but for its hyphen.
    pub(super) fn may_be_lone(&self, run: &Run, word: usize) -> bool {
        let Some((piece, own)) = run.only_piece(word).zip(run.words.get(word)) else { return false };
        let is_near =
            piece.folded.chars().count() + 1 >= LONE_CHARS_MIN && !self.index.near(&piece.folded, &piece.sound).is_empty();
        is_near || self.index.hyphenated(self.document.slice(own.span)).is_some()
    }
}

/// Characters of surnames that are near one another for certain, with nothing to vouch.
const LONG_CHARS_MIN: usize = 8;

/// What the names found so far tell of the words that are left.
pub(super) struct Rest<'a> {
    scene: Scene<'a>,
    /// Names that the piece has in full, or with their hyphen.
    present: FxHashSet<u32>,
    /// Tokens of the names found.
    claimed: FxHashSet<u32>,
    /// Folded words of other names of several words, made when they are first asked for.
    in_longer: OnceCell<FxHashSet<String>>,
}

impl<'a> Rest<'a> {
    pub(super) fn new(scene: Scene<'a>) -> Self {
        Self { scene, present: FxHashSet::default(), claimed: FxHashSet::default(), in_longer: OnceCell::new() }
    }

    /// Notes a name that was found.
    pub(super) fn note(&mut self, run: &Run, words: &Range<usize>, mention: &ListedMention) {
        if run.pieces_of(words).len() > 1 {
            self.present.insert(mention.name);
        }
        self.claimed.extend(run.of(words).iter().map(|word| word.token));
    }

    /// A word that is left over, where it is near a name of the list.
    pub(super) fn judge(&self, run: &Run, word: usize) -> Option<ListedMention> {
        run.only_piece(word)?;
        let own = run.words.get(word)?;
        self.closed(run, word, own).or_else(|| self.near(run, word, own))
    }

    /// A word that is a form with a hyphen, written in one.
    fn closed(&self, run: &Run, word: usize, own: &Word) -> Option<ListedMention> {
        let Scene { document, index, .. } = self.scene;
        let text = document.slice(own.span);
        let form = index.hyphenated(text)?;
        let piece = run.only_piece(word)?;
        let is_present = self.present.contains(&form.name);
        let is_free = !index.is_other(form.name, &squeezed(text)) && index.sounding(&piece.sound).is_empty();
        let is_another = !is_present && Known::new(&piece.folded).is_name();
        let in_person = self.scene.mention_at(own.token).is_some_and(|name| name.tokens.len() > 1 || name.title.is_some());
        if !is_free || is_another || in_person {
            return None;
        }
        let replacement = shaped(form.words.first()?.clone(), text, opens(document, own.span));
        let standing = Standing::Wrong { span: own.span, replacement, is_sure: is_present };
        Some(ListedMention { span: own.span, name: form.name, standing })
    }

    /// A word that is near a surname or a name of one word.
    fn near(&self, run: &Run, word: usize, own: &Word) -> Option<ListedMention> {
        let Scene { document, index, .. } = self.scene;
        let piece = run.only_piece(word)?;
        if piece.folded.chars().count() + 1 < LONE_CHARS_MIN || !index.right(&piece.folded).is_empty() {
            return None;
        }
        let near = index.near(&piece.folded, &piece.sound);
        if near.is_empty() {
            return None;
        }
        let known = Known::new(&piece.folded);
        let is_of_another = self.is_of_longer_name(own.token, &piece.folded);
        let (lone, is_sure) = near.into_iter().find_map(|lone| {
            let is_sure = self.fits(own, &known, lone, is_of_another)?;
            Some((lone, is_sure))
        })?;
        let replacement = shaped(lone.text.clone(), document.slice(own.span), opens(document, own.span));
        let standing = Standing::Wrong { span: own.span, replacement, is_sure };
        Some(ListedMention { span: own.span, name: lone.name, standing })
    }

    /// Whether a word that is near a name may be it, and whether that is sure.
    fn fits(&self, own: &Word, known: &Known<'_>, lone: &Lone, is_of_another: bool) -> Option<bool> {
        let name = self.scene.list.get(lone.name)?;
        let is_person = name.kind == Some(NameType::Person);
        let has_title = is_person && self.scene.has_title(name, own.span);
        let is_present = self.present.contains(&lone.name);
        let is_accent = plain(known.word) == plain(&lone.folded);
        let is_word = known.is_name() || known.is_ordinary();
        // By itself a surname a letter off is mostly somebody else's.
        let is_vouched = has_title || is_present;
        let may_be_person = matches!(name.kind, Some(NameType::Person) | None);
        let is_long = lone.folded.chars().nth(LONG_CHARS_MIN - 1).is_some();
        let is_close = known.word.chars().next() == lone.folded.chars().next()
            && (!may_be_person || is_long || sound(known.word) == lone.sound);
        if !is_vouched && !is_close {
            return None;
        }
        // Accents are dropped by many, so that another may have the name; a word or another's name needs a title.
        let is_unlikely = if is_accent { !is_present } else { is_word };
        let is_other = (is_unlikely && !has_title)
            || is_derived(known, &Known::new(&lone.folded))
            || (!is_person && is_inhabitant(known.word, &lone.folded))
            || self.scene.index.is_other(lone.name, known.word)
            || (is_person && is_of_another);
        // Another president may be called almost the same.
        (!is_other).then_some(is_present || (has_title && !is_word))
    }

    /// True for a word that stands in a name of several words that the list does not have, here or elsewhere in the piece.
    fn is_of_longer_name(&self, token: u32, word: &str) -> bool {
        if self.scene.mention_at(token).is_some_and(|mention| mention.tokens.len() > 1) {
            return true;
        }
        let document = self.scene.document;
        let in_longer = self.in_longer.get_or_init(|| {
            let longer = document.names().iter().filter(|mention| mention.tokens.len() > 1);
            let others = longer.filter(|mention| !mention.tokens.clone().any(|token| self.claimed.contains(&token)));
            others
                .flat_map(|mention| document.tokens_in(mention.tokens.clone()))
                .map(|t| folded(stem(document.word(t))))
                .collect()
        });
        in_longer.contains(word)
    }
}
