//! Whether words of the copy are a name of the list, and how much vouches for it.

use super::super::{Document, Known, NameMention, Names, capitalised, is_derived, is_gender, is_inhabitant, squeezed};
use super::align::{Level, align};
use super::find::Standing;
use super::index::{Form, Index, Piece};
use super::run::Run;
use super::{ListedName, NameList, NameType};
use crate::span::TextSpan;
use std::ops::Range;

/// A document searched with a list.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) document: &'a Document,
    pub(super) list: &'a NameList,
    pub(super) index: &'a Index,
}

/// Bytes on both sides of a name in which a title vouches for it.
const TITLE_BYTES_MAX: usize = 60;

/// Letters of the shortest piece that vouches for the rest.
const VOUCHER_CHARS_MIN: usize = 3;

impl Scene<'_> {
    /// The name of the copy that holds a token.
    pub(super) fn mention_at(&self, token: u32) -> Option<&NameMention> {
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

    /// True when a title of the person stands right before the words, or behind them after a comma.
    pub(super) fn has_title(&self, name: &ListedName, span: TextSpan) -> bool {
        if name.titles.is_empty() {
            return false;
        }
        let document = self.document;
        let bounds = document.sentence_of(span.start).map_or(span, |s| s.span);
        let text = &document.text;
        let from = (bounds.start as usize).max((span.start as usize).saturating_sub(TITLE_BYTES_MAX));
        let to = (bounds.end as usize).min(span.end as usize + TITLE_BYTES_MAX);
        let (from, to) = (text.ceil_char_boundary(from), text.floor_char_boundary(to.max(span.end as usize)));
        let before = bare(text.get(from..span.start as usize).unwrap_or(""));
        let behind = text.get(span.end as usize..to).unwrap_or("");
        let apposed = behind.strip_prefix(',').and_then(|rest| rest.split([',', ';', '(', '–', '—']).next()).map(bare);
        let apposed = apposed.filter(|words| !ABOUT.iter().any(|word| words.trim_start().starts_with(word))).unwrap_or_default();
        name.titles.iter().any(|title| {
            let title = bare(&title.text);
            let words_before = apposed.find(&title).map(|at| apposed.get(..at).unwrap_or("").split_whitespace().count());
            before.ends_with(&title) || words_before.is_some_and(|words| words <= TITLE_WORDS_MAX)
        })
    }
}

/// Words that open what somebody does, not what they are.
const ABOUT: [&str; 5] = ["who ", "whose ", "which ", "and ", "but "];

/// Words between a comma and the title behind a name ("the country's long-serving").
const TITLE_WORDS_MAX: usize = 4;

/// Words in small letters between single blanks, without points and commas.
fn bare(text: &str) -> String {
    let words = squeezed(&text.replace([',', '.', '\u{2019}'], " ").replace("'s", " "));
    format!(" {words} ")
}

/// True where a sentence opens with the span.
pub(super) fn opens(document: &Document, span: TextSpan) -> bool {
    document.opens_sentence(document.tokens_of_span(span).start)
}

/// How words of the copy stand to a form of several pieces; `None` when they are no mention of it.
pub(super) fn judge(scene: &Scene<'_>, run: &Run, words: &Range<usize>, form: &Form) -> Option<Standing> {
    let copy = run.pieces_of(words);
    let is_bare = |piece: Option<&Piece>| piece.is_none_or(|piece| piece.is_link);
    if copy.len() < 2 || is_bare(copy.first()) || is_bare(copy.last()) {
        return None;
    }
    // A surname by itself is no part of a longer name.
    if form.is_family && scene.mention_at(run.of(words).first()?.token).is_some_and(|name| name.tokens.len() > words.len()) {
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
    let copy = run.pieces_of(words);
    if !copy.iter().zip(aligned).any(vouches) {
        return None;
    }
    if aligned.iter().any(|(_, level)| *level == Level::Initial) {
        return Some(Standing::Right);
    }
    // "African American" is a noun, and an adjective with its hyphen.
    let is_people = |piece: &Piece| Known::new(&piece.folded).entry.names.contains(Names::DEMONYM);
    let is_word = |piece: &Piece| Known::new(&piece.folded).is_ordinary();
    match correction(scene, run, words, form, aligned) {
        None => Some(Standing::Right),
        Some((span, replacement)) => {
            // Half of a double name is a name, too.
            let is_name = aligned.len() == form.pieces.len() && !copy.last().is_some_and(is_people) && !copy.iter().all(is_word);
            is_name.then_some(Standing::Wrong { span, replacement, is_sure: true })
        }
    }
}

/// A person's name with words inside that the list does not have: "Ann B. Roe", "Ann Lee Roe".
pub(super) fn bridge(scene: &Scene<'_>, run: &Run, words: &Range<usize>, form: &Form) -> Option<Standing> {
    let (first, last) = (words.start, words.end.checked_sub(1)?);
    let inner = first + 1..last;
    if !(1..=INNER_WORDS_MAX).contains(&inner.len()) || run.pieces_of(&inner).iter().any(|piece| piece.is_link) {
        return None;
    }
    let name = scene.list.get(form.name)?;
    let ends = [run.only_piece(first)?.clone(), run.only_piece(last)?.clone()];
    let aligned = align(&ends, &form.pieces)?;
    let is_whole = aligned.first()?.0 == 0 && aligned.last()?.0 + 1 == form.pieces.len();
    // All of a name of the copy, not half of one and half of the next.
    let is_one = scene
        .mention_at(run.words.get(first)?.token)
        .is_some_and(|mention| mention.tokens.end == run.words.get(last).map_or(0, |word| word.token + 1));
    let exact = aligned.iter().filter(|(_, level)| *level == Level::Exact).count();
    if !is_whole || !is_one || exact == 0 {
        return None;
    }
    let is_same = |level: Level| matches!(level, Level::Exact | Level::Initial);
    if aligned.iter().all(|(_, level)| is_same(*level)) {
        return Some(Standing::Right);
    }
    let is_sure = vouch(scene, name, form, run.span(words), &ends, &aligned)?;
    let (word, place) =
        [(first, aligned.first()?), (last, aligned.last()?)].into_iter().find(|(_, (_, level))| !is_same(*level))?;
    let span = run.words.get(word)?.span;
    let text = scene.document.slice(span);
    let right = form.words.get(form.pieces.get(place.0)?.word)?.clone();
    Some(Standing::Wrong { span, replacement: shaped(right, text, opens(scene.document, span)), is_sure })
}

/// Words inside a name that the list may lack.
pub(super) const INNER_WORDS_MAX: usize = 2;

/// Letters of the shortest surname that its sound alone makes sure of.
const SURNAME_CHARS_MIN: usize = 6;

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
    if exact + sounding == 0 && !has_title {
        return None;
    }
    let is_exact = |(_, (_, level)): &(&Piece, &(usize, Level))| matches!(level, Level::Exact | Level::Plain);
    let exact_names: Vec<Known<'_>> =
        copy.iter().zip(aligned).filter(is_exact).map(|(piece, _)| Known::new(&piece.folded)).collect();
    // A name without a type may be a person's.
    let is_person = matches!(name.kind, Some(NameType::Person) | None);
    let family: Vec<String> = family_pieces(name);
    let mut is_sure = exact > 0 || has_title;
    for (piece, (place, level)) in copy.iter().zip(aligned) {
        let Some(other) = form.pieces.get(*place) else { continue };
        let is_near = match level {
            Level::Link => {
                is_sure &= exact > 1 || has_title;
                continue;
            }
            Level::Near => true,
            Level::Sound => false,
            _ => continue,
        };
        let (known, of) = (Known::new(&piece.folded), Known::new(&other.folded));
        if is_derived(&known, &of) || is_gender(&known, &of) || (!is_person && is_inhabitant(&piece.folded, &other.folded)) {
            return None;
        }
        let is_word = known.is_ordinary() && !known.is_name();
        let is_known = known.is_name() || known.is_ordinary();
        // Many a John has a surname a letter from another's; a rare given name is enough to ask.
        let is_frequent = is_word || exact_names.iter().all(Known::is_given);
        if !has_title && (is_near && is_known && is_frequent || !is_near && is_word && is_person && exact < 2) {
            return None;
        }
        let is_family = is_person && family.contains(&other.folded);
        let is_short = piece.folded.chars().nth(SURNAME_CHARS_MIN - 1).is_none();
        // Brothers share a surname, and surnames that sound alike are many.
        let may_be_another = is_known || (is_person && is_near && !is_family) || (is_family && !is_near && is_short);
        if may_be_another && exact < 2 && !(has_title && exact > 0) {
            is_sure = has_title && !is_known;
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
    let span = run.span(&(first..last + 1));
    let replacement = shaped(replacement, scene.document.slice(run.span(words)), opens(scene.document, span));
    (squeezed(scene.document.slice(span)) != squeezed(&replacement)).then_some((span, replacement))
}

/// In capitals where the copy shouts, with one where it opens a sentence.
pub(super) fn shaped(replacement: String, copy: &str, opens: bool) -> String {
    let is_shouted = copy.chars().filter(|c| c.is_uppercase()).count() > 1 && !copy.chars().any(char::is_lowercase);
    if is_shouted {
        replacement.to_uppercase()
    } else if opens && copy.starts_with(char::is_uppercase) {
        let is_brand = replacement.chars().nth(1).is_some_and(char::is_uppercase);
        if is_brand { replacement } else { capitalised(&replacement) }
    } else {
        replacement
    }
}
