//! Forms that are near each other and two words all the same.

use super::{Entry, Lexicon, Names};

/// A form with what the lexicon knows of it.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The form, folded.
    pub word: &'a str,
    /// What the lexicon has of it.
    pub entry: Entry,
}

/// Largest size of a word that is ordinary, so that a capital may make it a name by chance.
const ORDINARY_LEVEL_MAX: u8 = 50;

/// Largest size of a name that is known.
const NAME_LEVEL_MAX: u8 = 80;

impl<'a> Known<'a> {
    /// Looks a folded form up.
    pub fn new(word: &'a str) -> Self {
        Self { word, entry: Lexicon::shared().look_up(word).unwrap_or_default() }
    }

    /// True for a name that stands in a list of names or in a dictionary.
    pub fn is_name(&self) -> bool {
        !self.entry.names.is_empty() || self.entry.capital_level <= NAME_LEVEL_MAX
    }

    /// True for a word that stands in most dictionaries in small letters.
    pub fn is_ordinary(&self) -> bool {
        self.entry.level <= ORDINARY_LEVEL_MAX
    }

    /// True for a given name.
    pub fn is_given(&self) -> bool {
        self.entry.names.contains(Names::GIVEN)
    }

    /// True for a place that is no surname, and for a name that is known and in no list of people's names.
    pub fn is_no_person(&self) -> bool {
        let names = self.entry.names;
        let is_place = names.contains(Names::PLACE) && !names.contains(Names::SURNAME);
        is_place || (self.is_name() && !names.intersects(Names::GIVEN | Names::SURNAME | Names::PIECE))
    }
}

/// Endings that make inhabitants, adjectives, languages, plurals and things of a name.
const ENDINGS: [&str; 25] = [
    "s", "es", "n", "an", "ans", "ian", "ians", "i", "is", "ese", "ish", "er", "ers", "ic", "ism", "ist", "ists", "ite", "ites",
    "stan", "stani", "ns", "ean", "esque", "land",
];

/// Endings of women's surnames and those of the men they belong to (Slavic, Baltic, Greek).
const GENDERED: [(&str, &str); 16] = [
    ("ova", "ov"),
    ("eva", "ev"),
    ("ina", "in"),
    ("ska", "ski"),
    ("ska", "sky"),
    ("ska", "skyy"),
    ("ska", "skyi"),
    ("skaya", "sky"),
    ("skaya", "ski"),
    ("cka", "cki"),
    ("aya", "y"),
    ("aia", "y"),
    ("ová", ""),
    ("ova", ""),
    ("ienė", "as"),
    ("ou", "os"),
];

/// True when one is made of the other: a people, a plural, a thing named after it.
pub fn is_derived(a: &Known<'_>, b: &Known<'_>) -> bool {
    let (short, long) = if a.word.len() <= b.word.len() { (a, b) } else { (b, a) };
    let made = |stem: &str| long.word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending));
    let ends_double = short.word.chars().last().zip(long.word.chars().last()).is_some_and(|(a, b)| a == b);
    let bare = short.word.strip_suffix(['a', 'e', 'y', 'o', 'u', 'i']);
    let is_people = a.entry.names.contains(Names::DEMONYM) || b.entry.names.contains(Names::DEMONYM);
    let shared = a.word.bytes().zip(b.word.bytes()).take_while(|(a, b)| a == b).count();
    let are_known = [a, b].iter().all(|known| known.is_name() || known.is_ordinary());
    let is_plural = made(short.word) && !ends_double;
    let is_inhabitant = short.word.ends_with(['a', 'á'])
        && long.word.strip_prefix(short.word).is_some_and(|ending| ending == "n" || ending == "ns");
    is_inhabitant
        || (is_plural && (are_known || long.word.ends_with('s')))
        || (are_known && is_people && (shared >= 4 || bare.is_some_and(made)))
        || are_gendered(a.word, b.word)
}

/// True for a people, an inhabitant or an adjective of a place: Samarkand and Samarkandi.
pub fn is_inhabitant(word: &str, place: &str) -> bool {
    let bare = place.strip_suffix(['a', 'e', 'o', 'y', 'i']).unwrap_or(place);
    [place, bare].iter().any(|stem| word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending)))
}

/// True for a woman's surname and a man's of one family, or either and the family: Petrova, Petrov, the Petrovs.
fn are_gendered(a: &str, b: &str) -> bool {
    let pair = |woman: &str, man: &str| {
        GENDERED.iter().any(|(w, m)| woman.strip_suffix(w).zip(man.strip_suffix(m)).is_some_and(|(x, y)| !x.is_empty() && x == y))
    };
    fn family(word: &str) -> &str {
        word.strip_suffix('s').unwrap_or(word)
    }
    pair(a, b) || pair(b, a) || pair(a, family(b)) || pair(b, family(a))
}

/// True for two given names of which one is the other's for a woman: Robert and Roberta, Andrew and Andrea.
pub fn is_gender(a: &Known<'_>, b: &Known<'_>) -> bool {
    const ENDINGS: [&str; 6] = ["a", "e", "ia", "ina", "ie", "ette"];
    if !(a.is_given() && b.is_given()) {
        return false;
    }
    let (short, long) = if a.word.len() <= b.word.len() { (a.word, b.word) } else { (b.word, a.word) };
    let swapped = |one: &str, other: &str| {
        one.strip_suffix('a').zip(other.strip_suffix(['o', 'e', 'w', 'i', 'y', 'n'])).is_some_and(|(x, y)| x == y)
    };
    long.strip_prefix(short).is_some_and(|ending| ENDINGS.contains(&ending)) || swapped(a.word, b.word) || swapped(b.word, a.word)
}
