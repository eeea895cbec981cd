//! Words that ran together with their capitals, which show the seams: "ofNew", "MinisterSharmasaid".

use super::glued::{BESIDE_ZIPF_MIN, COST_ZIPF, begins_no_compound, cheapest, function_word_behind, is_function_word, split};
use crate::language::capitalised;
use crate::language::lexicon::{Lexicon, Names};

/// Fewest letters of such a form.
const LETTERS_MIN: usize = 5;

/// Particles of names, with which forms like "vanDyke" begin.
const NAME_PARTICLES: &[&str] =
    &["al", "bin", "da", "de", "del", "der", "des", "di", "du", "el", "la", "le", "mac", "van", "von"];

/// Words that end no name: one behind a name in small letters was glued to it.
const SURE_TAILS: &[&str] = &["because", "have", "said", "says", "that", "was", "were", "which", "while", "with"];

/// Fewest letters of a name that nobody knows.
const NAME_LETTERS_MIN: usize = 4;

/// Takes a form with capitals inside apart: "ofNew", "MinisterSharmasaid". `None` for what may be a name or a brand:
/// some function word or inflected word must stand in it in small letters.
pub(super) fn split_mixed(lexicon: &Lexicon, text: &str) -> Option<String> {
    if text.len() < LETTERS_MIN || !text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    let mut is_sure = false;
    for piece in pieces(text) {
        let found = match piece.as_bytes().first()? {
            first if first.is_ascii_lowercase() => small_piece(lexicon, piece)?,
            _ => capital_piece(lexicon, piece)?,
        };
        is_sure |= found.1;
        words.extend(found.0);
    }
    // A lone "I" at the end is a numeral or a slip of another sort.
    let is_numeral = words.last().is_some_and(|word| word == "I");
    (is_sure && words.len() > 1 && !is_numeral).then(|| words.join(" "))
}

/// Cuts before each capital that follows a small letter, and before the last of several capitals.
fn pieces(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let is_upper = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    let is_lower = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let mut cuts: Vec<usize> =
        (1..text.len()).filter(|&at| is_upper(at) && (is_lower(at - 1) || (is_upper(at - 1) && is_lower(at + 1)))).collect();
    cuts.push(text.len());
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    starts.zip(cuts.iter()).filter_map(|(start, &end)| text.get(start..end)).collect()
}

/// Words of a piece in small letters, and whether they can be nothing but words.
fn small_piece(lexicon: &Lexicon, piece: &str) -> Option<(Vec<String>, bool)> {
    if NAME_PARTICLES.contains(&piece) {
        return None;
    }
    if let Some(entry) = lexicon.look_up(piece).filter(|entry| entry.level <= 60 && entry.zipf >= BESIDE_ZIPF_MIN) {
        let is_function = is_function_word(piece);
        return Some((vec![piece.to_owned()], is_function || begins_no_compound(piece, &entry)));
    }
    let parted = split(lexicon, piece)?;
    Some((parted.text.split(' ').map(str::to_owned).collect(), true))
}

/// Words of a piece that begins with a capital: a name or a word, perhaps with words in small letters glued behind.
fn capital_piece(lexicon: &Lexicon, piece: &str) -> Option<(Vec<String>, bool)> {
    let small = piece.to_ascii_lowercase();
    let is_name = |word: &str| lexicon.look_up(word).is_some_and(|entry| entry.any_level() <= 80 || !entry.names.is_empty());
    if piece.bytes().all(|byte| byte.is_ascii_uppercase()) || is_name(&small) {
        return Some((vec![piece.to_owned()], false));
    }
    // A name costs more than a word, so that words are taken where both fit.
    let head = |part: &str| {
        let names = lexicon.look_up(part).map_or(Names::default(), |entry| entry.names);
        (part.len() >= 3 && (!names.is_empty() || is_name(part))).then_some(u32::from(COST_ZIPF) - 30)
    };
    if let Some(mut words) = cheapest(lexicon, &small, head)
        && words.iter().skip(1).any(|word| is_function_word(word))
    {
        let first = words.first_mut()?;
        *first = capitalised(first);
        return Some((words, true));
    }
    // A name that nobody knows, perhaps with one word behind it.
    let tail = function_word_behind(&small).filter(|tail| small.len() >= tail.len() + NAME_LETTERS_MIN);
    match tail.and_then(|tail| piece.split_at_checked(piece.len() - tail.len())) {
        Some((name, tail)) => Some((vec![name.to_owned(), tail.to_owned()], SURE_TAILS.contains(&tail))),
        None => Some((vec![piece.to_owned()], false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_inside_show_the_seams() {
        for (text, expected) in [
            ("ofNew", Some("of New")),
            ("CouncillorSmithsaidthe", Some("Councillor Smith said the")),
            ("YouTube", None),
            ("vanDyke", None),
            ("iPhone", None),
            ("BlackLivesMatter", None),
            ("LinkedIn", None),
        ] {
            assert_eq!(split_mixed(Lexicon::shared(), text).as_deref(), expected, "{text}");
        }
    }
}
