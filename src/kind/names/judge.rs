//! Whether two forms are one name, by where they stand, and which of the two is odd.

use super::form::{CHARS_MIN, Form, Forms};
use crate::language::{Known, is_derived, is_gender, sound};
use rustc_hash::FxHashSet;

/// One name in two spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    /// The form that is flagged.
    pub(super) odd: u32,
    /// The form that it is measured against.
    pub(super) right: u32,
    /// True when there is a reason to take that side.
    pub(super) is_sure: bool,
}

/// Characters of the shortest forms that are one name with nothing beside them to tell.
const ALONE_CHARS_MIN: usize = 6;

/// So many mentions of each are two names, unless the words around agree.
const MENTIONS_OF_TWO: usize = 3;

/// How much oftener the right form stands, where nothing else decides.
const MAJORITY: usize = 3;

/// Judges a pair of near forms.
pub(super) fn judge(forms: &Forms, first: u32, second: u32) -> Option<Verdict> {
    let (a, b) = (forms.get(first)?, forms.get(second)?);
    let (known_a, known_b) = (Known::new(&a.folded), Known::new(&b.folded));
    let is_together = a.before.contains(&second) || b.before.contains(&first);
    if is_together || is_derived(&known_a, &known_b) || is_gender(&known_a, &known_b) {
        return None;
    }
    let shares_before = shares(forms, &a.before, &b.before, [first, second]);
    let shares_after = shares(forms, &a.after, &b.after, [first, second]);
    let are_two = a.mentions.len() >= MENTIONS_OF_TWO && b.mentions.len() >= MENTIONS_OF_TWO;
    let chars = a.folded.chars().count().min(b.folded.chars().count());
    // Brothers share a surname, and their given names are often alike.
    let are_kin = shares_after && a.kin + b.kin > 0;
    let is_far = strsim::osa_distance(&a.folded, &b.folded) > 1 && sound(&a.folded) != sound(&b.folded);
    let is_common = |known: &Known<'_>| known.is_ordinary() && !known.is_name();
    // "Piero Farnesi and his wife, Piera"
    let is_relative = |lone: &Form, full: &Form| lone.kin > 0 && lone.is_always_alone() && !full.after.is_empty();
    let are_kin = are_kin || is_relative(a, b) || is_relative(b, a);
    let evidence = if shares_before || (shares_after && !are_kin) {
        true
    } else if are_two || are_kin {
        false
    } else if is_titled_alone(a, b) || is_titled_alone(b, a) {
        chars > CHARS_MIN
    } else if is_far || (known_a.is_name() && known_b.is_name()) || is_common(&known_a) || is_common(&known_b) {
        false
    } else if differ(&a.before, &b.before) || differ(&a.after, &b.after) {
        // Two people with names of their own.
        false
    } else if is_lone(a, b, &known_a) || is_lone(b, a, &known_b) {
        chars > CHARS_MIN
    } else {
        let slip = |one: &Form, known: &Known<'_>, other: &Form, of: &Known<'_>| is_slip(one, known, other, of, chars);
        slip(a, &known_a, b, &known_b) || slip(b, &known_b, a, &known_a)
    };
    evidence.then(|| side(forms, (first, a, &known_a), (second, b, &known_b)))
}

/// Judges a pair of near forms that [`judge`] lets pass, of which one or both speak without a full name: where the other ends
/// a full name, it is most likely the one that the piece lacks.
pub(super) fn judge_orphan(forms: &Forms, (first, second): (u32, u32), is_orphan: (bool, bool)) -> Option<Verdict> {
    let (a, b) = (forms.get(first)?, forms.get(second)?);
    let (known_a, known_b) = (Known::new(&a.folded), Known::new(&b.folded));
    let (orphan, full, known) = match is_orphan {
        (true, false) => (a, b, &known_b),
        (false, true) => (b, a, &known_a),
        _ => return None,
    };
    let ends_name = !full.before.is_empty() && full.after.is_empty() && !known.is_no_person();
    let fits = ends_name && full.kin == 0 && orphan.kin == 0;
    if !fits || is_derived(&known_a, &known_b) || judge(forms, first, second).is_some() {
        return None;
    }
    Some(side(forms, (first, a, &known_a), (second, b, &known_b)))
}

/// True for a form that nobody knows and that stands once, beside one that is known, or stands oftener and is long.
fn is_slip(one: &Form, known: &Known<'_>, other: &Form, of: &Known<'_>, chars: usize) -> bool {
    let is_strange = !known.is_name() && !known.is_ordinary() && one.mentions.len() == 1;
    // A given name and a surname, a person and a thing.
    let on_other_sides =
        |a: &Form, b: &Form| !a.before.is_empty() && a.after.is_empty() && b.before.is_empty() && !b.after.is_empty();
    let is_person_and_thing = !one.before.is_empty() && other.is_always_alone() && of.is_no_person();
    // Towns and surnames that differ in their first letter are two.
    let is_other_initial = one.folded.chars().next() != other.folded.chars().next() && sound(&one.folded) != sound(&other.folded);
    if !is_strange || is_other_initial || is_person_and_thing || on_other_sides(one, other) || on_other_sides(other, one) {
        return false;
    }
    if of.is_name() { chars > CHARS_MIN } else { chars >= ALONE_CHARS_MIN && (one.is_always_alone() || other.mentions.len() > 1) }
}

/// True when the two have a neighbour in common, or one has the initial of the other's.
fn shares(forms: &Forms, a: &FxHashSet<u32>, b: &FxHashSet<u32>, of: [u32; 2]) -> bool {
    let letters = |side: &FxHashSet<u32>, initials: bool| -> FxHashSet<char> {
        let texts =
            side.iter().filter(|one| !of.contains(one)).filter_map(|one| forms.get(*one)).map(|form| form.folded.as_str());
        texts.filter(|text| !initials || text.chars().nth(1).is_none()).filter_map(|text| text.chars().next()).collect()
    };
    let is_initial_of = |a: &FxHashSet<u32>, b: &FxHashSet<u32>| !letters(a, true).is_disjoint(&letters(b, false));
    a.intersection(b).any(|one| !of.contains(one)) || is_initial_of(a, b) || is_initial_of(b, a)
}

/// True when both have neighbours and none in common.
fn differ(a: &FxHashSet<u32>, b: &FxHashSet<u32>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

/// True when `lone` has no other name beside it anywhere, and `full` has one on a side where `lone` would miss it.
fn is_lone(lone: &Form, full: &Form, known: &Known<'_>) -> bool {
    let misses = !full.before.is_empty() || (!full.after.is_empty() && !known.is_name());
    lone.is_always_alone() && misses && !known.is_no_person()
}

/// True when `lone` stands behind a title alone, and `full` ends a longer name: one person, spelled two ways.
fn is_titled_alone(lone: &Form, full: &Form) -> bool {
    lone.titled > 0 && lone.is_always_alone() && !full.before.is_empty() && full.titled == 0
}

/// Which of the two is odd: an unknown form beside a known one, then the one that the first full mention in body text has
/// not, then the rarer one, else the later one, and no side is taken.
fn side(forms: &Forms, first: (u32, &Form, &Known<'_>), second: (u32, &Form, &Known<'_>)) -> Verdict {
    let verdict = |odd: u32, right: u32, is_sure| Verdict { odd, right, is_sure };
    let (number_a, a, known_a) = first;
    let (number_b, b, known_b) = second;
    if known_a.is_name() != known_b.is_name() {
        return if known_a.is_name() { verdict(number_b, number_a, true) } else { verdict(number_a, number_b, true) };
    }
    let full = |form: &Form| {
        let full = forms.mentions(form).filter(|word| word.is_body && word.is_full);
        full.map(|word| word.span.start).next()
    };
    let (count_a, count_b) = (a.mentions.len(), b.mentions.len());
    if count_a >= count_b * MAJORITY || count_b >= count_a * MAJORITY {
        return if count_a > count_b { verdict(number_b, number_a, true) } else { verdict(number_a, number_b, true) };
    }
    match (full(a), full(b)) {
        (Some(a), Some(b)) if a < b => verdict(number_b, number_a, true),
        (Some(_), Some(_)) | (None, Some(_)) => verdict(number_a, number_b, true),
        (Some(_), None) => verdict(number_b, number_a, true),
        (None, None) => verdict(number_b, number_a, false),
    }
}
