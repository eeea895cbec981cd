//! Archives of made-up articles.

use super::*;
use crate::format::Format;
use crate::language::{NameList, Vocabulary};
use crate::source::SourceFile;

/// Articles, each with how often it stands in the archive in other words around it.
fn tally(articles: &[(&str, usize)]) -> Tally {
    let mut tally = Tally::with_places(3);
    for (text, times) in articles {
        for number in 0..*times {
            let text = format!("{text}\n\nIt was the vote of day {number} on the {text_len} plan.\n", text_len = text.len());
            let file = SourceFile::from_text(&format!("{}-{number}.txt", text.len()), &text, Format::Plain);
            let article = Article { file: file.path.clone(), record: None, id: None, title_lines: 0 };
            tally.add(article, Digest::of(&file));
        }
    }
    tally
}

/// The variants of an archive, as `rare/common`, with a mark for accents, for joins and for what may be somebody else.
fn found(articles: &[(&str, usize)]) -> Vec<String> {
    let (names, _) = tally(articles).sorted();
    let shown = |variant: &Variant| {
        let mark = match variant.difference {
            Difference::Letters => "",
            Difference::Joins => " joins",
            Difference::Accents => " accents",
        };
        let doubt = if variant.is_known { " ?" } else { "" };
        format!("{}/{}{mark}{doubt}", names[variant.rare].dominant(), names[variant.common].dominant())
    };
    variants(&names, 5).iter().map(shown).collect()
}

fn made(tally: &Tally) -> Made {
    Made::of(tally, "copydesk learn archive".to_owned(), 5)
}

#[test]
fn a_rare_spelling_is_measured_against_a_name_in_use() {
    let often = ("The bill of Erik Vandermolen went to the house.", 6);
    assert_eq!(found(&[often, ("The bill of Erik Vandermolan went down.", 1)]), ["Erik Vandermolan/Erik Vandermolen"]);
    assert_eq!(found(&[often, ("The bill of Eric Vandermolen went down.", 1)]), [""; 0], "a name of its own, not far rarer");
    let more = ("The bill of Erik Vandermolen went to the house.", 12);
    assert_eq!(found(&[more, ("The bill of Eric Vandermolen went down.", 1)]), ["Eric Vandermolen/Erik Vandermolen ?"]);
    // Too few articles, or too many of the other.
    assert_eq!(found(&[("We met Erik Vandermolen there.", 4), ("We met Erik Vandermolan there.", 1)]), [""; 0]);
    assert_eq!(found(&[often, ("We met Erik Vandermolan there.", 4)]), [""; 0]);
}

#[test]
fn other_people_and_derived_forms_are_silent() {
    let often = ("They asked Petra Zomarkova about it, and the Zomarkovs.", 30);
    assert_eq!(
        found(&[often, ("They asked Pavel Zomarkov about it.", 1), ("They asked Petra Zomarkovas about it.", 1)]),
        [""; 0]
    );
    let jim = ("They asked Jimmy Bekmuratov about it.", 30);
    assert_eq!(found(&[jim, ("They asked Timmy Bekmuratov about it.", 1)]), [""; 0]);
    // In an archive full of Eriks the given name vouches for little.
    let mut eriks = vec![("We met Erik Vandermolen there.", 6), ("We met Erik Vandermolan there.", 1)];
    for other in [
        "We met Erik Bekmurat.",
        "We met Erik Zomark.",
        "We met Erik Ostrand.",
        "We met Erik Kolpak.",
        "We met Erik Talas.",
        "We met Erik Quillabamba.",
    ] {
        assert_eq!(found(&eriks).len(), 1);
        eriks.push((other, 5));
    }
    assert_eq!(found(&eriks), [""; 0]);
    let people = ("The African American Zomark Fund paid.", 9);
    assert_eq!(
        found(&[people, ("Some African-American Zomark Fund men paid.", 1)]),
        ["African-American Zomark Fund/African American Zomark Fund joins"]
    );
    let people = ("We met an African American there.", 9);
    assert_eq!(found(&[people, ("We met an African-American man there.", 3)]), [""; 0], "noun and adjective");
}

#[test]
fn accents_and_joins_are_one_name_whatever_the_numbers() {
    let told = found(&[
        ("They asked José Bekmurat about it.", 6),
        ("They asked Jose Bekmurat about it.", 4),
        ("They asked Kim Dong-hyok about it.", 6),
        ("They asked Kim Dong Hyok about it.", 2),
    ]);
    assert_eq!(told, ["Kim Dong Hyok/Kim Dong-hyok joins", "Jose Bekmurat/José Bekmurat accents"]);
    let initials = found(&[("They asked J.K. Bekmurat about it.", 6), ("They asked J. K. Bekmurat about it.", 1)]);
    assert_eq!(initials, [""; 0]);
}

#[test]
fn a_reprint_counts_once() {
    let mut tally = Tally::with_places(1);
    for name in ["a.txt", "b.txt"] {
        let text = if name == "a.txt" { "We met Erik Vandermolen." } else { "We  met\nErik Vandermolen!" };
        let file = SourceFile::from_text(name, text, Format::Plain);
        let article = Article { file: file.path.clone(), record: None, id: None, title_lines: 0 };
        tally.add(article, Digest::of(&file));
    }
    assert_eq!((tally.articles, tally.reprints), (1, 1));
    let (names, _) = tally.sorted();
    assert_eq!((names[0].mentions, names[0].articles, names[0].places.len()), (1, 1, 1));
}

#[test]
fn a_list_of_names_says_only_what_is_clear() {
    let tally = tally(&[
        ("President Aiday Bekmurat met Bolat Zomark. Mr Zomark said so.", 6),
        ("The Zomark Widget Council of Ost met in Stavanger. Lok Bazar sent Aiday Bekmurrat.", 1),
        ("We saw the Zomark Widget Council at Lok Bazar and the Ministry of Quiet Rain.", 5),
        ("In all, PM Zomark and Telanganu stood in the Telanganu hall.", 5),
    ]);
    let made = made(&tally);
    let (names, _) = tally.sorted();
    let list = LearntNames::of(&names, &NameList::default(), &made);
    let body = list.text.split_once("\n\n").map(|(_, body)| body).unwrap();
    assert_eq!(
        body,
        "# 6 mentions in 6 articles; “Aiday Bekmurrat” once in 1\n[[name]]\ncanonical = \"Aiday Bekmurat\"\ntype = \"person\"\n\n\
         # 6 mentions in 6 articles\n[[name]]\ncanonical = \"Bolat Zomark\"\ntype = \"person\"\nfamily = \"Zomark\"\n\n\
         # 6 mentions in 6 articles\n[[name]]\ncanonical = \"Lok Bazar\"\n\n\
         # 10 mentions in 5 articles\n[[name]]\ncanonical = \"Telanganu\"\n\n\
         # 6 mentions in 6 articles\n[[name]]\ncanonical = \"Zomark Widget Council\"\ntype = \"organisation\"\n"
    );
    assert_eq!((list.names, list.variants), (5, 1));
    // What the house reads is not learnt again.
    let (house, problems) = NameList::parse("names.toml", &list.text.as_str().into());
    assert_eq!((house.names().len(), problems), (5, Vec::new()));
    assert_eq!(LearntNames::of(&names, &house, &made).names, 0);
}

#[test]
fn what_the_house_has_as_wrong_is_not_learnt() {
    let tally = tally(&[("We met Erik Vandermolan, Aiday Bekmurat, Bolat Zomark and Lok Bazar.", 6)]);
    let house = "[[name]]\ncanonical = \"Erik Vandermolen\"\nwrong = [\"Erik Vandermolan\"]\n\n[[name]]\ncanonical = \"Aida Bekmurat\"\n\
                 also = [\"Aiday Bekmurat\"]\n\n[[name]]\ncanonical = \"B. Zomark\"\n\
                 dated = [{ form = \"Bolat Zomark\", until = 2020-01-01 }]\n\n[[name]]\ncanonical = \"Lok\"\nnot = [\"Lok Bazar\"]\n";
    let (house, problems) = NameList::parse("names.toml", &house.into());
    assert!(problems.is_empty(), "{problems:?}");
    let made = made(&tally);
    let list = LearntNames::of(&tally.sorted().0, &house, &made);
    // What somebody else is called is a name all the same.
    assert_eq!(list.names, 1, "{}", list.text);
    assert!(list.text.contains("\"Lok Bazar\""), "{}", list.text);
}

#[test]
fn what_a_comment_tells_has_no_entry_of_its_own() {
    let tally =
        tally(&[("They asked José Bekmurat about it.", 5), ("They asked Jose Bekmurat about it, and Jose Bekmurat spoke.", 5)]);
    let made = made(&tally);
    let list = LearntNames::of(&tally.sorted().0, &NameList::default(), &made);
    assert_eq!((list.names, list.variants), (1, 1), "{}", list.text);
    assert!(
        list.text.contains("canonical = \"José Bekmurat\"") && list.text.contains("“Jose Bekmurat” 10 times"),
        "{}",
        list.text
    );
}

#[test]
fn marks_that_nobody_sees_are_no_part_of_a_name() {
    let marked = "We met Erik\u{2060} Vandermolen\u{200e}, Aiday Bek\u{200b}murat and \u{2066}Lok\u{2069} Bazar\u{feff}.";
    let tally = tally(&[(marked, 5)]);
    let made = made(&tally);
    let (names, _) = tally.sorted();
    let list = LearntNames::of(&names, &NameList::default(), &made);
    let is_invisible =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    assert!(!names.iter().flat_map(|name| &name.surfaces).any(|surface| surface.text.contains(is_invisible)), "{names:?}");
    // Half a word is no name.
    assert!(!list.text.contains("Aiday"), "{}", list.text);
    assert!(list.text.contains("\"Erik Vandermolen\"") && list.text.contains("\"Lok Bazar\""), "{}", list.text);
}

#[test]
fn a_list_of_words_holds_no_slip() {
    let tally = tally(&[
        ("The panel tasted the zomarkery and recieved a gift from teh cook.", 6),
        ("The panel tasted the kolpakoid once.", 2),
        ("The panel tasted the house bazirkh too.", 5),
    ]);
    let made = made(&tally);
    let (_, words) = tally.sorted();
    let mut house = Vocabulary::default();
    house.insert("bazirkh");
    let list = LearntWords::of(&words, &house, &made);
    assert!(list.text.ends_with("words = [\n  \"zomarkery\", # 6 mentions in 6 articles\n]\n"), "{}", list.text);
    assert_eq!(list.words, 1);
    let (read, problems) = Vocabulary::parse_toml("words.toml", &list.text.as_str().into());
    assert!(problems.is_empty() && read.holds("zomarkery", false, None), "{problems:?}");
}

#[test]
fn hostile_copy_makes_sound_lists() {
    let long = "Zomark ".repeat(3000);
    let tally = tally(&[(&long, 5), ("We met Erik \"Vandermolen\\ Bek\u{202e}murat\u{1b}[31m Zomark and O\u{2019}Zomarkin.", 5)]);
    let made = Made::of(&tally, "copydesk learn 'a\nb'".to_owned(), 1);
    let (names, words) = tally.sorted();
    let list = LearntNames::of(&names, &NameList::default(), &made);
    let (_, problems) = NameList::parse("names.toml", &list.text.as_str().into());
    assert!(problems.is_empty(), "{problems:?}");
    assert!(!list.text.contains(['\u{1b}', '\u{202e}']));
    let words = LearntWords::of(&words, &Vocabulary::default(), &made);
    assert!(Vocabulary::parse_toml("words.toml", &words.text.as_str().into()).1.is_empty(), "{}", words.text);
}

#[test]
fn many_names_are_compared_in_no_time() {
    let start = std::time::Instant::now();
    let name = |number: usize| NameCount {
        key: format!("erik {}", letters(number)),
        articles: if number.is_multiple_of(10) { 5 } else { 1 },
        mentions: 1,
        ..NameCount::default()
    };
    let mut names: Vec<NameCount> = (0..5_000).map(name).collect();
    names.sort_by(|a, b| a.key.cmp(&b.key));
    variants(&names, 5);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

/// A made-up word for a number.
fn letters(mut number: usize) -> String {
    let mut word = String::from("v");
    while number > 0 {
        word.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
        number /= 26;
    }
    word + "ermolen"
}
