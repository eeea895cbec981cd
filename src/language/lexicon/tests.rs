//! The embedded data opens, and says what it should.

use super::*;
use proptest::prelude::*;

fn entry(word: &str) -> Entry {
    Lexicon::shared().look_up(word).unwrap_or_else(|| panic!("{word} is unknown"))
}

#[test]
fn common_words_are_known_with_their_parts() {
    let the = entry("the");
    assert_eq!((the.level, the.varieties), (10, Varieties::ALL));
    assert!(the.kinds.contains(Kinds::LOWER) && the.zipf > 75 && the.parts.contains(Parts::FUNCTION), "{the:?}");
    assert!(entry("storm").parts.contains(Parts::NOUN | Parts::VERB));
    assert!(entry("councils").parts.contains(Parts::NOUN | Parts::PLURAL));
    assert!(entry("walked").parts.contains(Parts::VERB | Parts::PAST));
    assert!(entry("baking").parts.contains(Parts::VERB | Parts::ING));
    assert!(entry("happiest").parts.contains(Parts::ADJECTIVE));
    assert!(entry("don't").level <= 35);
    assert!(entry("café").level <= 60);
    assert_eq!(Parts::by_ending("unblorkable"), Parts::ADJECTIVE);
}

#[test]
fn varieties_stand_apart() {
    let varieties = |word: &str| entry(word).varieties;
    assert_eq!(varieties("color"), Varieties::US | Varieties::CA);
    assert!(varieties("colour").contains(Varieties::GB | Varieties::AU | Varieties::IN | Varieties::CA));
    assert!(!varieties("colour").contains(Varieties::US));
    assert_eq!(varieties("organise"), Varieties::GB | Varieties::AU | Varieties::IN);
    assert_eq!(varieties("organize"), Varieties::US | Varieties::CA | Varieties::OXFORD);
    assert_eq!(varieties("tyre"), Varieties::GB | Varieties::AU | Varieties::IN | Varieties::OXFORD);
    assert_eq!(varieties("lathicharge"), Varieties::IN);
    assert_eq!(varieties("airdashed"), Varieties::IN);
    assert_eq!(varieties("adviser"), Varieties::ALL);
}

#[test]
fn frequency_goes_with_use() {
    assert!(entry("because").zipf > entry("borrow").zipf);
    assert!(entry("borrow").zipf >= Entry::ZIPF_SEEN);
    let rare = entry("lucubrator");
    assert!(rare.zipf < Entry::ZIPF_SEEN && rare.level == 70, "{rare:?}");
}

#[test]
fn cases_have_levels_of_their_own() {
    let polish = entry("polish");
    assert!(polish.kinds.contains(Kinds::LOWER | Kinds::PROPER) && polish.level <= 35 && polish.capital_level <= 50);
    let bbc = entry("bbc");
    assert!(bbc.kinds.contains(Kinds::ABBREVIATION) && bbc.level == LEVEL_NONE && bbc.names.contains(Names::BRAND));
    assert_eq!(Lexicon::shared().spellings("iphone").collect::<Vec<_>>(), ["iPhone"]);
    assert!(entry("iphone").kinds.contains(Kinds::MIXED));
    assert_eq!(Lexicon::shared().spellings("storm").count(), 0);
}

#[test]
fn names_stand_apart() {
    let names = |word: &str| Lexicon::shared().names_of(word);
    assert!(names("priya").contains(Names::GIVEN));
    assert!(names("patel").contains(Names::SURNAME));
    assert!(names("lucknow").contains(Names::PLACE));
    assert!(names("são paulo").contains(Names::PLACE));
    assert!(names("sri lanka").contains(Names::PLACE));
    assert!(names("paulo").contains(Names::PIECE));
    assert!(names("ghanaians").contains(Names::DEMONYM));
    assert!(names("astrazeneca").contains(Names::BRAND));
    assert!(names("because").is_empty());
    assert_eq!(Lexicon::shared().look_up("zzqx vlortrn"), None);
}

#[test]
fn misspellings_have_corrections() {
    let lexicon = Lexicon::shared();
    assert_eq!(lexicon.corrections("teh"), ["the"]);
    assert_eq!(lexicon.corrections("recieve"), ["receive"]);
    assert_eq!(lexicon.corrections("ideosyncracy"), ["idiosyncrasy"]);
    assert!(lexicon.corrections("acommodate").contains(&"accommodate".to_owned()));
    assert!(lexicon.corrections("beacuse").contains(&"because".to_owned()));
    for word in ["the", "lakh", "colour", "judgement", "samosa", "indian"] {
        assert!(lexicon.corrections(word).is_empty() && !lexicon.is_misspelling(word), "{word}");
    }
}

#[test]
fn rare_words_are_in_the_filter() {
    assert_eq!(entry("haemodoraceous").level, RARE_LEVEL);
    let made_up = (0..4096).map(|n| format!("qx{n:04}zv")).filter(|word| Lexicon::shared().look_up(word).is_some()).count();
    assert!(made_up < 64, "{made_up} of 4096");
}

#[test]
fn pairs_are_counted() {
    let lexicon = Lexicon::shared();
    assert!(lexicon.bigram("of", "the") > 5_000);
    assert!(lexicon.bigram("their", "own") > lexicon.bigram("there", "own"));
    assert!(lexicon.bigram(".", "the") > 1_000);
    assert_eq!(lexicon.bigram("the", "the the"), 0);
    assert!(lexicon.occurrences("the") > lexicon.bigram("of", "the"));
    assert!(lexicon.text_words() > 1_000_000);
}

/// Optimal string alignment, by the book.
fn alignment(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let best = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swapped { best.min(rows[i - 2][j - 2] + 1) } else { best }
            };
        }
    }
    rows[a.len()][b.len()]
}

/// Every word of the automaton.
fn all_words() -> Vec<String> {
    let fst = Lexicon::shared().words.fst().unwrap();
    let mut words = Vec::new();
    let mut keys = fst.stream();
    while let Some((key, _)) = fst::Streamer::next(&mut keys) {
        words.push(key[..key.len() - 3].iter().map(|&byte| char::from(byte)).collect());
    }
    words
}

#[test]
fn near_words_are_all_found() {
    let words = all_words();
    assert!(words.len() > 250_000);
    for sought in ["teh", "recieve", "a", "ot", "acommodation", "minsiter", "naïve"] {
        let letters: Vec<char> = sought.chars().collect();
        for limit in [1u8, 2] {
            let mut expected: Vec<(usize, &str)> = words
                .iter()
                .filter(|word| word.chars().count().abs_diff(letters.len()) <= usize::from(limit))
                .map(|word| (alignment(&letters, &word.chars().collect::<Vec<_>>()), word.as_str()))
                .filter(|(distance, _)| (1..=usize::from(limit)).contains(distance))
                .collect();
            let found = Lexicon::shared().near(sought, limit);
            let mut found: Vec<(usize, &str)> = found.iter().map(|near| (near.distance.into(), near.word.as_str())).collect();
            expected.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, expected, "{sought} within {limit}");
        }
    }
}

proptest! {
    #[test]
    fn one_edit_is_undone(seed in any::<usize>(), at in any::<usize>(), edit in 0u8..4, letter in b'a'..=b'z') {
        let words: Vec<&str> = "government parliament weather said council railway children of it increase".split(' ').collect();
        let word = words[seed % words.len()];
        let mut bytes = word.as_bytes().to_vec();
        let at = at % bytes.len();
        match edit {
            0 => bytes.insert(at, letter),
            1 => bytes[at] = letter,
            2 if bytes.len() > 1 => drop(bytes.remove(at)),
            _ => bytes.swap(at, (at + 1).min(word.len() - 1)),
        }
        let wrong = String::from_utf8(bytes).unwrap();
        let found = Lexicon::shared().near(&wrong, 1);
        prop_assert!(wrong == word || found.iter().any(|near| near.word == word && near.distance == 1));
    }

    #[test]
    fn nothing_panics(word in ".{0,60}", distance in 0u8..5) {
        let lexicon = Lexicon::shared();
        lexicon.look_up(&word);
        lexicon.corrections(&word);
        lexicon.near(&word, distance);
        lexicon.bigram(&word, &word);
    }
}
