//! Whether words of the copy are a name of the list, and how much vouches for it.

use super::super::{
    Document, Known, NameMention, Names, folded as folded_word, is_derived, is_gender, plain, sound, squeezed, stem,
};
use super::align::{Level, align};
use super::find::{ListedMention, Run, Standing};
use super::index::{Form, Index, LONE_CHARS_MIN, Piece};
use super::{ListedName, NameList, NameType};
use crate::span::TextSpan;
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::ops::Range;

/// A document searched with a list.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) document: &'a Document,
    pub(super) list: &'a NameList,
    pub(super) index: &'a Index,
    /// Folded words of names of several words, made when they are first asked for.
    pub(super) in_longer: &'a OnceCell<FxHashSet<String>>,
}

/// Bytes on both sides of a name in which a title vouches for it.
const TITLE_BYTES_MAX: usize = 60;

/// Letters of the shortest piece that vouches for the rest.
const VOUCHER_CHARS_MIN: usize = 3;

impl Scene<'_> {
    /// The name of the copy that holds a token.
    fn mention_at(&self, token: u32) -> Option<&NameMention> {
        let names = self.document.names();
        let behind = names.partition_point(|name| name.tokens.start <= token);
        names.get(behind.checked_sub(1)?).filter(|name| name.tokens.contains(&token))
    }

    /// True for a person's surname that stands in a longer name of somebody else.
    pub(super) fn is_of_another(&self, name: u32, run: &Run, word: usize) -> bool {
        let is_person = self.list.get(name).is_some_and(|name| name.kind == Some(NameType::Person));
        let token = run.words.get(word).map_or(0, |word| word.token);
        is_person && self.mention_at(token).is_some_and(|mention| mention.tokens.len() > 1)
    }

    /// True when a title of the person stands before or behind the words.
    fn has_title(&self, name: &ListedName, span: TextSpan) -> bool {
        if name.titles.is_empty() {
            return false;
        }
        let document = self.document;
        let bounds = document.sentence_at(span.start).and_then(|at| document.sentences.get(at)).map_or(span, |s| s.span);
        let text = &document.text;
        let from = (bounds.start as usize).max((span.start as usize).saturating_sub(TITLE_BYTES_MAX));
        let to = (bounds.end as usize).min(span.end as usize + TITLE_BYTES_MAX);
        let (from, to) = (text.ceil_char_boundary(from), text.floor_char_boundary(to.max(span.end as usize)));
        let around = format!(
            " {} | {} ",
            squeezed(text.get(from..span.start as usize).unwrap_or("")),
            squeezed(text.get(span.end as usize..to).unwrap_or(""))
        );
        let around = around.replace([',', '.', ';', ':', '\u{2013}', '\u{2014}'], " ").replace("'s ", " ");
        name.titles.iter().any(|title| around.contains(&format!(" {} ", squeezed(&title.text))))
    }
}

/// How words of the copy stand to a form of several pieces; `None` when they are no mention of it.
pub(super) fn judge(scene: &Scene<'_>, run: &Run, words: &Range<usize>, form: &Form) -> Option<Standing> {
    let copy = run.pieces_of(words);
    let is_bare = |piece: Option<&Piece>| piece.is_none_or(|piece| piece.is_link);
    if copy.len() < 2 || is_bare(copy.first()) || is_bare(copy.last()) {
        return None;
    }
    let aligned = align(copy, &form.pieces)?;
    let span = run.span(words);
    let name = scene.list.get(form.name)?;
    let text = squeezed(scene.document.slice(span));
    if scene.index.is_other(form.name, &text) {
        return None;
    }
    // Another name of the list is written just so.
    if scene.index.right(&text).iter().any(|other| *other != form.name) {
        return None;
    }
    let is_same = |(_, level): &(usize, Level)| matches!(level, Level::Exact | Level::Initial);
    if aligned.iter().all(is_same) {
        return same_letters(scene, run, words, form, &aligned);
    }
    let is_sure = vouch(scene, name, form, span, copy, &aligned)?;
    correction(scene, run, words, form, &aligned).map(|(span, replacement)| Standing::Wrong { span, replacement, is_sure })
}

/// Words that differ from a form in hyphens and blanks at most.
fn same_letters(scene: &Scene<'_>, run: &Run, words: &Range<usize>, form: &Form, aligned: &[(usize, Level)]) -> Option<Standing> {
    let vouches = |(piece, (_, level)): (&Piece, &(usize, Level))| {
        *level == Level::Exact && !piece.is_link && piece.folded.chars().nth(VOUCHER_CHARS_MIN - 1).is_some()
    };
    if !run.pieces_of(words).iter().zip(aligned).any(vouches) {
        return None;
    }
    match correction(scene, run, words, form, aligned) {
        None => Some(Standing::Right),
        Some((span, replacement)) => {
            // Half of a double name is a name, too.
            let is_whole = aligned.len() == form.pieces.len();
            is_whole.then_some(Standing::Wrong { span, replacement, is_sure: true })
        }
    }
}

/// True when it is sure that the words are the name, false when it may well be; `None` when they may be somebody else.
fn vouch(
    scene: &Scene<'_>,
    name: &ListedName,
    form: &Form,
    span: TextSpan,
    copy: &[Piece],
    aligned: &[(usize, Level)],
) -> Option<bool> {
    let has_title = scene.has_title(name, span);
    let is_long = |piece: &Piece| !piece.is_link && piece.folded.chars().nth(VOUCHER_CHARS_MIN - 1).is_some();
    let count = |wanted: &[Level]| {
        let all = copy.iter().zip(aligned).filter(|(piece, (_, level))| wanted.contains(level) && is_long(piece));
        all.count()
    };
    let (exact, sounding) = (count(&[Level::Exact, Level::Plain]), count(&[Level::Sound]));
    let family: Vec<String> = family_pieces(name);
    let mut is_sure = exact > 0 || has_title;
    if exact + sounding == 0 && !has_title {
        return None;
    }
    for (piece, (place, level)) in copy.iter().zip(aligned) {
        let Some(other) = form.pieces.get(*place) else { continue };
        if !matches!(level, Level::Near | Level::Sound) {
            continue;
        }
        let (known, of) = (Known::new(&piece.folded), Known::new(&other.folded));
        if is_derived(&known, &of) || is_gender(&known, &of) {
            return None;
        }
        let is_known = known.is_name() || known.is_ordinary();
        if *level == Level::Near && is_known && !has_title {
            return None;
        }
        // Brothers share a surname, and many people a frequent one.
        let is_given = name.kind == Some(NameType::Person) && !family.contains(&other.folded);
        let may_be_another = match level {
            Level::Near => exact < 2,
            _ => known.is_given() && of.is_given() && exact < 2 && is_frequent(&family),
        };
        if is_given && may_be_another && !has_title {
            is_sure = false;
        }
    }
    Some(is_sure)
}

/// The folded pieces of a person's surname.
fn family_pieces(name: &ListedName) -> Vec<String> {
    let last = name.canonical.split_whitespace().last();
    let family = name.family.as_deref().or(last).unwrap_or("");
    squeezed(family).split([' ', '-']).map(str::to_owned).collect()
}

fn is_frequent(family: &[String]) -> bool {
    family.iter().any(|piece| Known::new(piece).entry.names.contains(Names::SURNAME))
}

/// The words that differ from the form and what stands in their place; `None` when all are the same.
fn correction(
    scene: &Scene<'_>,
    run: &Run,
    words: &Range<usize>,
    form: &Form,
    aligned: &[(usize, Level)],
) -> Option<(TextSpan, String)> {
    let first_piece = run.words.get(words.start)?.pieces.start;
    // The form's words that a word of the copy takes up.
    let taken = |word: usize| -> Option<Range<usize>> {
        let pieces = run.words.get(word)?.pieces.clone();
        let places = aligned.get(pieces.start - first_piece..pieces.end - first_piece)?;
        let of = |place: Option<&(usize, Level)>| form.pieces.get(place?.0).map(|piece| piece.word);
        Some(of(places.first())?..of(places.last())? + 1)
    };
    let is_same = |word: usize| {
        let (Some(own), Some(range)) = (run.words.get(word), taken(word)) else { return false };
        let text = squeezed(scene.document.slice(own.span));
        let wanted = form.words.get(range).map(|words| squeezed(&words.join(" "))).unwrap_or_default();
        let is_initial = aligned
            .get(own.pieces.start - first_piece..own.pieces.end - first_piece)
            .is_some_and(|places| places.iter().all(|(_, level)| *level == Level::Initial));
        is_initial || text.trim_end_matches('.') == wanted.trim_end_matches('.')
    };
    let first = words.clone().find(|word| !is_same(*word))?;
    let last = words.clone().rev().find(|word| !is_same(*word))?;
    let (from, to) = (taken(first)?, taken(last)?);
    let replacement = form.words.get(from.start..to.end)?.join(" ");
    Some((run.span(&(first..last + 1)), shaped(replacement, scene.document.slice(run.span(words)))))
}

/// In capitals where the copy shouts.
fn shaped(replacement: String, copy: &str) -> String {
    let is_shouted = copy.chars().filter(|c| c.is_uppercase()).count() > 1 && !copy.chars().any(char::is_lowercase);
    if is_shouted { replacement.to_uppercase() } else { replacement }
}

/// A word that is a form with a hyphen, written in one.
pub(super) fn judge_closed(scene: &Scene<'_>, run: &Run, words: &Range<usize>) -> Option<ListedMention> {
    let [word] = run.words.get(words.clone())? else { return None };
    let [piece] = run.pieces.get(word.pieces.clone())? else { return None };
    let text = scene.document.slice(word.span);
    let form = scene.index.hyphenated(text)?;
    let is_free = !scene.index.is_other(form.name, &squeezed(text)) && scene.index.sounding(&piece.sound).is_empty();
    let in_person = scene.mention_at(word.token).is_some_and(|mention| mention.tokens.len() > 1 || mention.title.is_some());
    let replacement = shaped(form.words.first()?.clone(), text);
    let standing = Standing::Wrong { span: word.span, replacement, is_sure: true };
    (is_free && !in_person).then_some(ListedMention { span: word.span, name: form.name, standing })
}

/// A word by itself that is near a surname or a name of one word.
///
/// `present` holds the names that the piece has in full.
pub(super) fn judge_lone(scene: &Scene<'_>, run: &Run, word: usize, present: &FxHashSet<u32>) -> Option<ListedMention> {
    let own = run.words.get(word)?;
    let [piece] = run.pieces.get(own.pieces.clone())? else { return None };
    if piece.is_link || piece.folded.chars().count() + 1 < LONE_CHARS_MIN || !scene.index.right(&piece.folded).is_empty() {
        return None;
    }
    let near = scene.index.near(&piece.folded, &piece.sound);
    let known = Known::new(&piece.folded);
    for lone in near {
        let name = scene.list.get(lone.name)?;
        let is_person = name.kind == Some(NameType::Person);
        let of = Known::new(&lone.folded);
        let has_title = is_person && scene.has_title(name, own.span);
        let is_present = present.contains(&lone.name);
        let is_accent = plain(&piece.folded) == plain(&lone.folded);
        let is_near = strsim::osa_distance(&piece.folded, &lone.folded) == 1 || piece.sound == sound(&lone.folded);
        let is_word = (known.is_name() || known.is_ordinary()) && !has_title;
        if !is_near
            || (is_accent && !is_present && !has_title)
            || (is_word && !is_accent)
            || is_derived(&known, &of)
            || scene.index.is_other(lone.name, &piece.folded)
            || (is_person && is_of_longer_name(scene, own.token, &piece.folded))
        {
            continue;
        }
        let replacement = shaped(lone.text.clone(), scene.document.slice(own.span));
        let standing = Standing::Wrong { span: own.span, replacement, is_sure: has_title || is_present };
        return Some(ListedMention { span: own.span, name: lone.name, standing });
    }
    None
}

/// True for a word that stands in a name of several words, here or elsewhere in the piece.
fn is_of_longer_name(scene: &Scene<'_>, token: u32, folded: &str) -> bool {
    if scene.mention_at(token).is_some_and(|mention| mention.tokens.len() > 1) {
        return true;
    }
    let document = scene.document;
    let in_longer = scene.in_longer.get_or_init(|| {
        let longer = document.names().iter().filter(|mention| mention.tokens.len() > 1);
        longer
            .flat_map(|mention| document.tokens_in(mention.tokens.clone()))
            .map(|token| folded_word(stem(document.word(token))))
            .collect()
    });
    in_longer.contains(folded)
}
