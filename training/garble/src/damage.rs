//! What editing, translation and haste do to sentences.

use crate::piece::Piece;
use crate::random::Random;
use copydesk::language::{Lexicon, Parts};

/// An operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// A few words stand twice.
    Repeat,
    /// A word comes again a little later.
    Echo,
    /// A few words in any order.
    Shuffle,
    /// Two words the wrong way round.
    Swap,
    /// A word at another place.
    Move,
    /// A few words at another place.
    MoveSome,
    /// A function word too many.
    Insert,
    /// A finite verb lost.
    DropVerb,
    /// A function word lost.
    DropFunction,
    /// Broken off, with its stop.
    CutShort,
    /// Goes on as another sentence.
    Splice,
    /// A verb in another form.
    Form,
    /// An article lost, added or exchanged.
    Article,
    /// An auxiliary or pronoun that does not agree.
    Agreement,
    /// Another function word.
    Substitute,
}

/// How often each is drawn.
pub const SHARES: [(Damage, usize); 15] = [
    (Damage::Repeat, 2),
    (Damage::Echo, 5),
    (Damage::Shuffle, 6),
    (Damage::Swap, 4),
    (Damage::Move, 4),
    (Damage::Insert, 5),
    (Damage::DropVerb, 5),
    (Damage::DropFunction, 6),
    (Damage::CutShort, 4),
    (Damage::Splice, 5),
    (Damage::Form, 5),
    (Damage::Article, 2),
    (Damage::Agreement, 4),
    (Damage::MoveSome, 3),
    (Damage::Substitute, 4),
];

const ADDED: &[&str] = &[
    "the", "the", "the", "a", "of", "of", "to", "to", "and", "in", "in", "that", "is", "was", "for", "it", "with", "as", "on",
    "be", "at", "by", "had", "not", "are", "but", "from", "or", "have", "an", "which", "were", "been", "his", "their", "has",
    "that", "its", "they",
];
const LOST: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "that", "is", "was", "for", "with", "as", "on", "be", "at", "by", "had", "are", "from",
    "have", "were", "been", "his", "their", "has", "its", "will", "would", "and", "than", "who", "which", "not",
];
const AGREEING: &[&[&str]] = &[
    &["is", "are", "was", "were", "be", "been", "being"],
    &["has", "have", "had", "having"],
    &["will", "would", "can", "could"],
    &["do", "does", "did"],
    &["this", "these"],
    &["it", "its", "they", "their", "them"],
];
const ARTICLES: &[&str] = &["the", "a", "an"];

/// Times that a place for a window is looked for.
const TRIES: usize = 20;

/// Damages a sentence, `other` being one that it may go on as; `None` where the operation finds nothing to do.
pub fn damage(how: Damage, sentence: &[Piece], other: &[Piece], random: &mut Random) -> Option<Vec<Piece>> {
    let mut pieces = sentence.to_vec();
    // Behind the last word: the stop.
    let last = pieces.len().checked_sub(1).filter(|last| *last > 4)?;
    match how {
        Damage::Repeat => {
            let length = 2 + random.below(4);
            let at = window(&pieces, length, random)?;
            let mut again = pieces[at..at + length].to_vec();
            again[0] = again[0].broken_off();
            pieces.splice(at + length..at + length, again);
        }
        Damage::Echo => {
            let gap = 1 + random.below(3);
            let at = window(&pieces, gap + 1, random).filter(|at| at + gap < last - 1)?;
            let again = Piece { text: pieces[at].text.to_lowercase(), ..pieces[at].broken_off() };
            pieces[at + gap + 1].is_seam = true;
            pieces.insert(at + gap + 1, again);
        }
        Damage::Shuffle => {
            let length = 3 + random.below(4);
            let at = window(&pieces, length, random)?;
            random.shuffle(&mut pieces[at..at + length]);
            if pieces[at..at + length].iter().zip(&sentence[at..]).all(|(now, then)| now.text == then.text) {
                return None;
            }
            break_off(&mut pieces[at..at + length]);
            pieces[at + length].is_seam = true;
        }
        Damage::Swap => {
            let at = window(&pieces, 2, random).filter(|at| pieces[*at].text != pieces[at + 1].text)?;
            pieces.swap(at, at + 1);
            break_off(&mut pieces[at..at + 2]);
            pieces[at + 2].is_seam = true;
        }
        Damage::Move | Damage::MoveSome => {
            let length = if how == Damage::Move { 1 } else { 2 + random.below(3) };
            let at = window(&pieces, length, random)?;
            let mut moved: Vec<Piece> = pieces.drain(at..at + length).collect();
            pieces[at].is_seam = true;
            let to = 1 + random.below(pieces.len() - 2);
            if to.abs_diff(at) < 2 || pieces[to].is_glued {
                return None;
            }
            moved[0] = moved[0].broken_off();
            pieces[to].is_seam = true;
            pieces.splice(to..to, moved);
        }
        Damage::Insert => {
            let at = window(&pieces, 1, random)?;
            let word = random.of(ADDED);
            if [at - 1, at].iter().any(|at| pieces[*at].text.eq_ignore_ascii_case(word)) {
                return None;
            }
            pieces[at].is_seam = true;
            pieces.insert(at, Piece::word(word));
        }
        Damage::DropVerb => {
            let at = one(&pieces, random, |piece| piece.is_finite)?;
            drop_one(&mut pieces, at);
        }
        Damage::DropFunction => {
            let at = one(&pieces, random, |piece| LOST.contains(&piece.text.as_str()))?;
            drop_one(&mut pieces, at);
        }
        Damage::CutShort => {
            let kept = (pieces.len() / 3).max(5) + random.below(pieces.len() / 2);
            if kept >= last || !pieces[kept - 1].is_word {
                return None;
            }
            let stop = Piece { is_glued: true, is_seam: true, ..pieces[last].clone() };
            pieces.truncate(kept);
            pieces.push(stop);
        }
        Damage::Splice => {
            let from = 3 + random.below(other.len().checked_sub(6)?);
            let kept = 4 + random.below(pieces.len().checked_sub(6)?);
            if kept >= last || from + 2 >= other.len() || !pieces[kept - 1].is_word || !other[from].is_word {
                return None;
            }
            pieces.truncate(kept);
            pieces.push(other[from].broken_off());
            pieces.extend_from_slice(&other[from + 1..]);
        }
        Damage::Form => {
            let at = one(&pieces, random, |piece| piece.may_be_verb)?;
            let forms = forms(&pieces[at].text);
            let form = forms.get(random.below(forms.len()))?;
            replace(&mut pieces, at, form);
        }
        Damage::Article => {
            let at = one(&pieces, random, |piece| piece.may_be_noun)?;
            let word = random.of(ARTICLES);
            match pieces[at - 1].text.as_str() {
                "the" | "a" if random.below(2) == 0 => {
                    if at < 2 {
                        return None;
                    }
                    drop_one(&mut pieces, at - 1);
                }
                "the" => replace(&mut pieces, at - 1, "a"),
                "a" => replace(&mut pieces, at - 1, "the"),
                _ => {
                    pieces[at].is_seam = true;
                    pieces.insert(at, Piece::word(word));
                }
            }
        }
        Damage::Agreement => {
            let set_of = |piece: &Piece| AGREEING.iter().find(|set| set.contains(&piece.text.as_str()));
            let at = one(&pieces, random, |piece| set_of(piece).is_some())?;
            exchange(&mut pieces, at, random.of(set_of(&sentence[at])?))?;
        }
        Damage::Substitute => {
            let at = one(&pieces, random, |piece| LOST.contains(&piece.text.as_str()))?;
            exchange(&mut pieces, at, random.of(LOST))?;
        }
    }
    Some(pieces)
}

/// Where so many words stand in a row, not first and before the stop.
fn window(pieces: &[Piece], length: usize, random: &mut Random) -> Option<usize> {
    let last = pieces.len() - 1;
    let fits = |at: usize| at + length <= last && pieces[at..at + length].iter().all(|piece| piece.is_word);
    (0..TRIES).map(|_| 1 + random.below(last - 1)).find(|at| fits(*at))
}

/// A piece that fits, not first and before the stop.
fn one(pieces: &[Piece], random: &mut Random, fits: impl Fn(&Piece) -> bool) -> Option<usize> {
    let all: Vec<usize> = (1..pieces.len() - 1).filter(|at| fits(&pieces[*at])).collect();
    all.get(random.below(all.len())).copied()
}

fn break_off(pieces: &mut [Piece]) {
    pieces.iter_mut().for_each(|piece| *piece = piece.broken_off());
}

fn drop_one(pieces: &mut Vec<Piece>, at: usize) {
    pieces.remove(at);
    pieces[at].is_seam = true;
}

fn replace(pieces: &mut [Piece], at: usize, word: &str) {
    word.clone_into(&mut pieces[at].text);
    pieces[at].is_seam = true;
    pieces[at + 1].is_seam = true;
}

fn exchange(pieces: &mut [Piece], at: usize, word: &str) -> Option<()> {
    (pieces[at].text != word).then(|| replace(pieces, at, word))
}

fn is_known(word: &str, parts: Parts) -> bool {
    /// Words of greater size are rarities.
    const SIZE_MAX: u8 = 60;
    Lexicon::shared().entry(word).is_some_and(|entry| entry.parts.intersects(parts) && entry.any_level() <= SIZE_MAX)
}

/// Other forms of a regular verb.
fn forms(word: &str) -> Vec<String> {
    let mut stems = vec![word.to_owned()];
    for end in ["s", "es", "ed", "d", "ing"] {
        if let Some(stem) = word.strip_suffix(end) {
            stems.extend([stem.to_owned(), format!("{stem}e")]);
            let doubled = stem.len() > 3 && stem.is_ascii() && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
            stems.extend(doubled.then(|| stem[..stem.len() - 1].to_owned()));
        }
    }
    stems.extend(word.strip_suffix("ied").or(word.strip_suffix("ies")).map(|stem| format!("{stem}y")));
    let Some(base) = stems.into_iter().find(|stem| stem.len() > 2 && is_known(stem, Parts::BASE)) else { return Vec::new() };
    let bare = base.strip_suffix('e').unwrap_or(&base);
    let mut out = vec![base.clone(), format!("{base}s"), format!("{base}es"), format!("{bare}ed"), format!("{bare}ing")];
    out.extend(base.strip_suffix('y').into_iter().flat_map(|stem| [format!("{stem}ies"), format!("{stem}ied")]));
    out.retain(|form| form != word && is_known(form, Parts::VERB));
    out
}
