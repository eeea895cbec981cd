//! A name of the copy laid against a form of the list, piece by piece.

use super::super::plain;
use super::index::Piece;

/// How alike two pieces are; later ones are nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Two small words, one for the other.
    Link,
    /// An initial and the name that it stands for.
    Initial,
    /// One edit apart, two in long words.
    Near,
    /// They sound alike.
    Sound,
    /// They differ in accents.
    Plain,
    /// The same.
    Exact,
}

impl Level {
    fn weight(self) -> u32 {
        match self {
            Self::Link => 40,
            Self::Initial => 50,
            Self::Near => 60,
            Self::Sound => 80,
            Self::Plain => 95,
            Self::Exact => 100,
        }
    }
}

/// Characters of the shortest pieces that may be one edit apart.
const NEAR_CHARS_MIN: usize = 4;

/// Characters of the shortest pieces that may be two edits apart.
const TWO_EDITS_CHARS_MIN: usize = 8;

/// Characters of the shortest pieces that are compared by sound.
const SOUND_CHARS_MIN: usize = 3;

/// Most pieces of a name that are compared; longer names are found by their exact form alone.
pub(super) const PIECES_MAX: usize = 8;

fn level(copy: &Piece, form: &Piece) -> Option<Level> {
    let (a, b) = (copy.folded.as_str(), form.folded.as_str());
    if a == b {
        return Some(Level::Exact);
    }
    if copy.is_link || form.is_link {
        return (copy.is_link && form.is_link).then_some(Level::Link);
    }
    if plain(a) == plain(b) {
        return Some(Level::Plain);
    }
    let (chars_a, chars_b) = (a.chars().count(), b.chars().count());
    let shorter = chars_a.min(chars_b);
    if shorter == 1 && chars_a != chars_b {
        return (a.chars().next() == b.chars().next()).then_some(Level::Initial);
    }
    if shorter >= SOUND_CHARS_MIN && copy.sound == form.sound {
        return Some(Level::Sound);
    }
    if shorter < NEAR_CHARS_MIN || chars_a.abs_diff(chars_b) > 2 {
        return None;
    }
    match strsim::osa_distance(a, b) {
        1 => Some(Level::Near),
        2 if shorter >= TWO_EDITS_CHARS_MIN => Some(Level::Near),
        _ => None,
    }
}

/// For each piece of the copy the piece of the form that it stands for, in order; `None` when one stands for none.
pub(super) fn align(copy: &[Piece], form: &[Piece]) -> Option<Vec<(usize, Level)>> {
    if copy.is_empty() || copy.len() > form.len() || form.len() > PIECES_MAX {
        return None;
    }
    // best[j]: the weight with the pieces so far, the last of them on j.
    let mut best: Vec<Option<u32>> = Vec::new();
    let mut back: Vec<Vec<(usize, Option<Level>)>> = Vec::new();
    for (at, piece) in copy.iter().enumerate() {
        let mut row = vec![None; form.len()];
        let mut from = vec![(0, None); form.len()];
        let mut before: Option<(u32, usize)> = (at == 0).then_some((0, 0));
        for (j, other) in form.iter().enumerate() {
            if let (Some((weight, place)), Some(level)) = (before, level(piece, other))
                && let (Some(slot), Some(origin)) = (row.get_mut(j), from.get_mut(j))
            {
                *slot = Some(weight + level.weight());
                *origin = (place, Some(level));
            }
            if at > 0
                && let Some(weight) = best.get(j).copied().flatten()
                && before.is_none_or(|(held, _)| held < weight)
            {
                before = Some((weight, j));
            }
        }
        best = row;
        back.push(from);
    }
    let (mut place, _) = best.iter().enumerate().filter_map(|(j, weight)| Some((j, (*weight)?))).max_by_key(|(j, w)| (*w, *j))?;
    let mut aligned = Vec::with_capacity(copy.len());
    for from in back.iter().rev() {
        let (before, level) = from.get(place)?;
        aligned.push((place, (*level)?));
        place = *before;
    }
    aligned.reverse();
    Some(aligned)
}

#[cfg(test)]
mod tests {
    use super::super::index::pieces;
    use super::*;

    fn of(name: &str) -> Vec<Piece> {
        name.split(' ').enumerate().flat_map(|(at, word)| pieces(word, at)).collect()
    }

    #[test]
    fn pieces_keep_their_order() {
        let places = |copy: &str, form: &str| align(&of(copy), &of(form));
        assert_eq!(places("Ann Roe", "Ann Lee Roe"), Some(vec![(0, Level::Exact), (2, Level::Exact)]));
        assert_eq!(places("Qasim Talen", "Kassym-Ulan Talen"), Some(vec![(0, Level::Sound), (2, Level::Exact)]));
        assert_eq!(places("A. Marden", "Ann Mardin"), Some(vec![(0, Level::Initial), (1, Level::Near)]));
        assert_eq!(places("Roe Ann", "Ann Roe"), None);
        assert_eq!(places("Ann Marie Roe", "Ann Roe"), None);
        assert_eq!(places("", "Ann"), None);
    }
}
