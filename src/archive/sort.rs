//! What a name of an archive is most likely the name of, where the articles leave no doubt.

use super::digest::key_of;
use super::tally::NameCount;
use crate::language::{Known, Lexicon, NameType, Names};

/// Last words of organisations.
const ORGANISATIONS: [&str; 43] = [
    "university",
    "college",
    "institute",
    "academy",
    "school",
    "ministry",
    "department",
    "bank",
    "party",
    "council",
    "committee",
    "commission",
    "agency",
    "corporation",
    "corp",
    "inc",
    "ltd",
    "limited",
    "plc",
    "llc",
    "group",
    "association",
    "federation",
    "confederation",
    "union",
    "authority",
    "foundation",
    "company",
    "court",
    "parliament",
    "police",
    "fund",
    "airlines",
    "airways",
    "hospital",
    "club",
    "society",
    "trust",
    "bureau",
    "board",
    "holdings",
    "organisation",
    "organization",
];

/// Words that end the first half of a body's name alone.
const HALVES: [&str; 6] = ["center", "centers", "centre", "centres", "institutes", "office"];

/// True for a word that ends the name of a body, or the half before "of" or "for".
pub(super) fn is_organisation(word: &str) -> bool {
    ORGANISATIONS.contains(&word) || HALVES.contains(&word)
}

/// Last words of places.
const PLACES: [&str; 12] = [
    "county",
    "province",
    "oblast",
    "islands",
    "island",
    "peninsula",
    "river",
    "street",
    "avenue",
    "square",
    "valley",
    "mountains",
];

/// Articles in which a sign must stand before it counts.
const ARTICLES_MIN: u64 = 2;

/// What a name stands for; `None` where nothing clear says it.
pub(super) fn sort_of(name: &NameCount) -> Option<NameType> {
    let last = name.key.rsplit(' ').next().unwrap_or("");
    if name.key.contains(' ') && ORGANISATIONS.contains(&last) {
        return Some(NameType::Organisation);
    }
    if name.key.contains(' ') && PLACES.contains(&last) {
        return Some(NameType::Place);
    }
    let listed = Lexicon::shared().names_of(&name.key);
    let is_other = listed.intersects(Names::GIVEN | Names::SURNAME | Names::BRAND) || name.key == "united nations";
    let is_place = listed.contains(Names::PLACE) && !is_other;
    match (is_person(name), is_place) {
        (true, false) => Some(NameType::Person),
        (false, true) => Some(NameType::Place),
        _ => None,
    }
}

/// True behind titles, and for a given name with a surname that stands alone, too.
fn is_person(name: &NameCount) -> bool {
    let often = |articles: u64| articles >= ARTICLES_MIN && articles * 4 >= name.articles;
    let Some((first, _)) = name.key.split_once(' ') else { return often(name.titled) };
    let [alone, titled] = name.last;
    let [_, first_titled] = name.first;
    let last = name.key.rsplit(' ').next().unwrap_or("");
    let (given, surname) = (Known::new(first), Known::new(last));
    let is_given = given.is_given() && !given.is_ordinary();
    // "Davis Cup Finals", "Richard & Judy": a thing named after somebody, and two people.
    if name.key.contains('&') || (surname.is_ordinary() && !is_surname(last)) {
        return is_given && !name.key.contains('&') && (often(name.titled) || often(titled));
    }
    // A surname that is a word besides ("Brown") must stand alone the more often.
    let stands_alone = often(alone) && (!surname.is_ordinary() || alone * 2 >= name.articles);
    // Where the family name comes first, the title stands before that.
    let is_family_first = name.key.split(' ').count() == 2 && !given.is_given() && !is_surname(last) && often(first_titled);
    often(name.titled) || often(titled) || is_family_first || (is_given && stands_alone)
}

fn is_surname(word: &str) -> bool {
    Lexicon::shared().names_of(word).contains(Names::SURNAME)
}

/// The word of a person's name that stands alone for the person, as it is written; `None` where that is not sure.
pub(super) fn family(name: &NameCount) -> Option<&str> {
    let written = name.dominant();
    let mut words = written.split(' ');
    let (first, last) = (words.next()?, words.next_back());
    let Some(last) = last else { return Some(written) };
    // "van der Berg", "King Jr": what stands alone may be more than one word.
    let has_particle = written.split(' ').any(|word| word.chars().next().is_some_and(char::is_lowercase));
    let is_suffix = matches!(last.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV");
    let ([last_alone, _], [first_alone, _]) = (name.last, name.first);
    let is_clear = |one: u64, other: u64| one >= ARTICLES_MIN && one >= other * 3;
    if has_particle || is_suffix {
        None
    } else if is_clear(last_alone, first_alone) {
        Some(last)
    } else if is_clear(first_alone, last_alone) && !Known::new(&key_of(first)).is_given() && !is_surname(&key_of(last)) {
        Some(first)
    } else {
        None
    }
}
