//! Word files and what holds of their words.

use super::*;
use crate::diagnostic::Problem;
use proptest::prelude::*;

fn parse(text: &str) -> (Vocabulary, Vec<Problem>) {
    Vocabulary::parse("words.txt", &text.into())
}

#[track_caller]
fn read(text: &str) -> Vocabulary {
    let (vocabulary, problems) = parse(text);
    assert!(problems.is_empty(), "{problems:#?}");
    vocabulary
}

/// What the caret stands under and the message of each fault.
fn faults(text: &str) -> Vec<(String, String)> {
    let (_, problems) = parse(text);
    let place = |problem: &Problem| problem.place.as_ref().map_or(String::new(), |(text, bytes)| text[bytes.clone()].to_owned());
    problems.iter().map(|problem| (place(problem), problem.message.clone())).collect()
}

#[test]
fn words_are_known_as_written() {
    let words = read("\u{feff}# House words\n\nzomark  # night market\r\nTobermory\niPlod\nSri Lankan\nrock’n’roll\n");
    let holds = |word: &str| words.holds(word, false, None);
    assert!(holds("zomark") && holds("ZOMARK") && holds("Tobermory") && holds("TOBERMORY") && holds("iPlod"));
    assert!(holds("Sri\u{a0}Lankan") && holds("rock'n'roll") && holds("rock’n’roll"));
    assert!(!holds("Zomark") && words.holds("Zomark", true, None), "a capital at the start of a sentence");
    assert!(!holds("tobermory") && !holds("iplod") && !words.holds("Iplod", true, None) && !holds("zoMark"));
    assert!(!holds("night") && !holds("sri"));
    assert_eq!(words.phrases_with("lankan").len(), 1);
}

#[test]
fn varieties_restrict() {
    let words = read("tyre:GB,AU\n*color:GB -> colour\n*thusly\n");
    assert!(words.holds("tyre", false, None) && words.holds("tyre", false, variety_of("en-AU")));
    assert!(!words.holds("tyre", false, variety_of("en-US")));
    let covers = |variety: &str| -> Vec<&str> {
        let found = words.forbidden().filter(|forbidden| forbidden.covers(&forbidden.phrase, false, variety_of(variety)));
        found.map(|forbidden| forbidden.phrase.as_str()).collect()
    };
    assert_eq!(covers("en-GB"), ["color", "thusly"]);
    assert_eq!((covers("en-US"), covers("auto")), (vec!["thusly"], vec!["thusly"]));
}

#[test]
fn flags_make_forms() {
    let words = read("vlog/SDGZ\n*utilise/SDG -> use\n");
    assert!(["vlog", "vlogs", "vlogged", "vlogging", "vloggers"].iter().all(|word| words.holds(word, false, None)));
    assert!(!words.holds("vlogger", false, None));
    let pairs: Vec<(&str, Option<&str>)> = words.forbidden().map(|f| (f.phrase.as_str(), f.replacement.as_deref())).collect();
    let expected = [("utilise", "use"), ("utilised", "used"), ("utilises", "uses"), ("utilising", "using")];
    assert_eq!(pairs, expected.map(|(word, right)| (word, Some(right))));
}

#[test]
fn each_fault_has_its_place() {
    let fault = |text: &str| faults(text).first().map_or(String::new(), |(place, _)| place.clone());
    assert_eq!(fault("vlog/SX\n"), "X");
    assert_eq!(fault("vlog/SS\n"), "S");
    assert_eq!(fault("vlog/\n"), "");
    assert_eq!(fault("tyre:GB,UK\n"), "UK");
    assert_eq!(fault("tyre:GB,GB\n"), "GB");
    assert_eq!(fault("zo\u{7}mark\n"), "\u{7}");
    assert_eq!(fault("zomark,biryani\n"), ",");
    assert_eq!(fault("* -> right\n"), "* -> right");
    assert_eq!(fault("word -> right\n"), "right");
    assert_eq!(fault("*word ->\n"), "*word ->");
    assert_eq!(fault("*utilise/S -> make use of\n"), "make use of");
    assert_eq!(fault("*word -> word\n"), "word");
    assert_eq!(fault("1234\n"), "1234");
    assert_eq!(faults(&format!("{}\n", "zo".repeat(40))).len(), 1);
}

#[test]
fn what_stands_twice_or_clashes_is_told() {
    let told = |text: &str| faults(text).into_iter().map(|(_, message)| message).collect::<Vec<_>>();
    assert_eq!(told("zomark\nbhaji\nzomark\n"), ["“zomark” stands in line 1 already"]);
    assert_eq!(told("*Kiev -> Kyiv\nKiev\n"), ["“Kiev” is right here and forbidden in line 1"]);
    assert_eq!(told("vlog/S\n*vlogs\n"), ["“vlogs” is forbidden here and right in line 1"]);
    // Other capitals and other varieties are other words; a form of a word may be written out.
    assert!(told("*Kiev -> Kyiv\nkiev\npolish\nPolish\ntyre:GB\n*tyre:US -> tire\nvlog/S\nvlogs\n").is_empty());
    let many = told(&"zo,mark\n".repeat(30));
    assert_eq!((many.len(), many.last().map(String::as_str)), (21, Some("10 more lines have faults")));
}

#[test]
fn the_last_file_has_the_last_word() {
    let mut words = read("zomark\n*thusly\n*Kiev\n");
    words.lay(read("*zomark\nthusly\nTobermory\n"));
    assert!(!words.holds("zomark", false, None) && words.holds("thusly", false, None));
    assert!(words.holds("Tobermory", false, None));
    assert_eq!(words.forbidden().map(|f| f.phrase.as_str()).collect::<Vec<_>>(), ["kiev", "zomark"]);
}

#[test]
fn house_always_exists() {
    let mut all = Vocabularies::default();
    assert!(all.get(HOUSE).is_ok_and(|house| house.is_empty()));
    all.lay("sport", read("zomark\n"));
    assert_eq!(all.get("sprot").err().flatten().as_deref(), Some("did you mean \"sport\"?"));
}

#[test]
fn the_caret_stands_under_the_flag() {
    let (_, problems) = parse("zomark/ X");
    let (text, bytes) = problems[0].place.clone().unwrap();
    assert_eq!(&text[bytes], "X");
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(\\PC|[*/:,>#\\-\r\n\tSDGé’ ]|zo|GB|->){0,60}") {
        let (words, problems) = parse(&text);
        for problem in &problems {
            if let Some((text, bytes)) = &problem.place {
                prop_assert!(text.get(bytes.clone()).is_some(), "{problem:?}");
            }
        }
        // What is listed reads as it was, unless it says less than the file.
        let (again, faults) = parse(&words.lines().join("\n"));
        prop_assert!(faults.is_empty(), "{faults:?}");
        prop_assert_eq!(again.lines(), words.lines());
    }
}
