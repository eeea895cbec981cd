//! Lists read and names found.

use super::super::view::document;
use super::*;
use proptest::prelude::*;

const LIST: &str = r#"
[[name]]
canonical = "Kassym-Ulan Talenov"
type      = "person"
family    = "Talenov"
titles    = [{ title = "president", from = 2019-03-20 }]
also      = ["KU Talenov"]

[[name]]
canonical = "Askhar Mardin"
type      = "person"
titles    = [{ title = "Prime Minister", from = 2019-02-25, until = 2022-01-05 }]
not       = ["Mardin"]

[[name]]
canonical = "Orlanda"
type      = "place"
wrong     = ["Orlandia City"]
dated     = [{ form = "Nur-Sultana", from = 2019-03-23, until = 2022-09-16 }]

[[name]]
canonical = "Collective Pasture Treaty Organization"
type      = "organisation"

[[name]]
canonical = "Talia Ostrovskaya"
type      = "person"
also      = ["Tali Ostrovskaya-Ban"]

[[name]]
canonical = "John Brown"
type      = "person"
"#;

fn list() -> NameList {
    let (list, problems) = NameList::parse("people.toml", &LIST.into());
    assert_eq!(problems, []);
    list
}

/// What the list has to say of a text: `words`, or `words → right`, with `?` where it is not sure.
fn found(text: &str) -> Vec<String> {
    show(&list(), text)
}

fn show(list: &NameList, text: &str) -> Vec<String> {
    let document = document(text);
    let show = |mention: ListedMention| match &mention.standing {
        Standing::Right => document.slice(mention.span).to_owned(),
        Standing::Wrong { span, replacement, is_sure } => {
            format!("{} → {replacement}{}", document.slice(*span), if *is_sure { "" } else { "?" })
        }
    };
    list.find(&document).into_iter().map(show).collect()
}

#[test]
fn names_that_are_right_are_known() {
    let text = "Kassym-Ulan Talenov met KU Talenov and K. Talenov. Talenov's aides saw Askhar Mardin in Orlanda and Nur-Sultana.";
    let expected = ["Kassym-Ulan Talenov", "KU Talenov", "K. Talenov", "Talenov", "Askhar Mardin", "Orlanda", "Nur-Sultana"];
    assert_eq!(found(text), expected);
}

#[test]
fn the_rest_of_the_name_vouches() {
    assert_eq!(found("Qasim Ulan Talenov spoke."), ["Qasim Ulan → Kassym-Ulan"]);
    assert_eq!(found("In May Kassym Ulan Talenov spoke."), ["Kassym Ulan → Kassym-Ulan"]);
    assert_eq!(found("The talks with Kassym-Ulan Talenof failed."), ["Talenof → Talenov"]);
    assert_eq!(found("The Collective Pasture Treaty Organisation met."), ["Organisation → Organization"]);
    assert_eq!(found("QASIM ULAN TALENOV SPOKE OUT"), ["QASIM ULAN → KASSYM-ULAN"]);
    assert_eq!(found("They met Tali Ostrovskaia-Ban there."), ["Ostrovskaia-Ban → Ostrovskaya-Ban"], "of any of its forms");
}

#[test]
fn a_title_vouches() {
    assert_eq!(found("Prime Minister Askhar Mardun's government has resigned."), ["Mardun → Mardin"]);
    assert_eq!(found("Askhar Mardun, the prime minister, has resigned."), ["Mardun → Mardin"]);
    assert_eq!(found("It was President Talenof who called."), ["Talenof → Talenov"]);
}

#[test]
fn a_near_word_alone_is_unsure_unless_the_piece_has_the_name() {
    assert_eq!(found("It was not easy, Talenof said."), ["Talenof → Talenov?"]);
    assert_eq!(
        found("Kassym-Ulan Talenov met them. It was not easy, Talenof said."),
        ["Kassym-Ulan Talenov", "Talenof → Talenov"]
    );
    assert_eq!(found("They flew to Orlandda at night."), ["Orlandda → Orlanda?"]);
    assert_eq!(found("They flew to Nursultana at night."), ["Nursultana → Nur-Sultana?"]);
    assert_eq!(found("They flew to Orlandia City at night."), ["Orlandia City → Orlanda"]);
}

#[test]
fn other_people_are_not_of_the_list() {
    for text in [
        "Joan Brown and John Browne met.",
        "Sergei Talenof came. It was not easy, Talenof said.",
        "Dana Talenova spoke. Talenova left.",
        "The Talenovs met Mr Mardin and a Talenovan.",
        "Sergei Talenov came.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

/// What a list of canonical forms, all of one type, has to say of a text.
fn found_with(kind: &str, names: &[&str], text: &str) -> Vec<String> {
    let rows = names.iter().map(|name| format!("[[name]]\ncanonical = \"{name}\"\ntype = \"{kind}\"\n"));
    show(&NameList::parse("people.toml", &rows.collect::<String>().into()).0, text)
}

#[test]
fn alike_names_of_others_are_no_errors() {
    let people = ["John Reid", "Rakesh Sharma", "Amit Shah", "Chen Weiming", "Zara Mukhtarova"];
    for text in ["John Reed spoke.", "Rakesh Sarma spoke.", "Amit Sah spoke.", "Shen Weiming spoke.", "Sara Mukhtarova spoke."] {
        let sure = found_with("person", &people, text).into_iter().filter(|found| !found.ends_with('?'));
        assert_eq!(sure.collect::<Vec<_>>(), Vec::<String>::new(), "{text}");
    }
    let places = ["Uttar Pradesh", "Samarkand", "Fergana", "Jalal-Abad"];
    for text in ["An Uttar Pradeshi man came.", "It was Samarkandi plov.", "The Fergani came."] {
        assert_eq!(found_with("place", &places, text), Vec::<String>::new(), "{text}");
    }
    let list = "[[name]]\ncanonical = \"Emomali Rahmon\"\ntype = \"person\"\ntitles = [{ title = \"President\" }]\n";
    let (list, _) = NameList::parse("a.toml", &list.into());
    assert_eq!(show(&list, "President Rahman of Zolm said so."), ["Rahman → Rahmon?"]);
    assert_eq!(show(&list, "The president met Emomali Rahman, a baker."), ["Rahman → Rahmon?"]);
    assert_eq!(show(&list, "It was President Emomali Rahman."), ["Rahman → Rahmon"]);
}

#[test]
fn names_without_a_type_may_be_people_and_a_letter_alone_says_little() {
    let names = |text: &str| {
        let rows = ["Mukeshi Zolmakar", "African American", "Taylo Swiftly", "Zolmstein"]
            .map(|name| format!("[[name]]\ncanonical = \"{name}\"\n"));
        show(&NameList::parse("a.toml", &rows.concat().into()).0, text)
    };
    assert_eq!(names("Yukeshi Zolmakar spoke."), ["Yukeshi → Mukeshi?"]);
    assert_eq!(names("The African-American choir sang. T-Swiftly sang."), ["T-Swiftly"]);
    assert_eq!(names("It was late, Bolmstein said."), Vec::<String>::new());
    assert_eq!(names("It was late, Zolmstien said."), ["Zolmstien → Zolmstein?"]);
}

#[test]
fn accents_behind_their_letters_are_the_same_accents() {
    let list = ["Siobhán Zolm", "Díazel"];
    let text = "Siobha\u{301}n Zolm and Siobhan Zolm met Di\u{301}azel.";
    assert_eq!(found_with("person", &list, text), ["Siobha\u{301}n Zolm", "Siobhan → Siobhán", "Di\u{301}azel"]);
}

#[test]
fn a_name_misspelled_throughout_is_found_throughout() {
    let text = "Askhar Mardun spoke. Later Mardun left. It was Mardun who said so.";
    let list = "[[name]]\ncanonical = \"Askhar Mardin\"\ntype = \"person\"\n";
    let (list, _) = NameList::parse("a.toml", &list.into());
    assert_eq!(show(&list, text), ["Mardun → Mardin"; 3]);
}

#[test]
fn words_inside_a_name_that_the_list_lacks() {
    let list = ["Askhar Mardin"];
    assert_eq!(found_with("person", &list, "They met Askhar B. Mardun."), ["Mardun → Mardin"]);
    assert_eq!(found_with("person", &list, "They met Askhar Bek Mardin."), ["Askhar Bek Mardin"]);
    assert_eq!(found_with("person", &list, "They met A. B. Mardin."), ["A. B. Mardin"]);
    assert_eq!(found_with("person", &list, "They met Askhar Bek and Sam Mardin."), Vec::<String>::new());
}

#[test]
fn hyphens_small_words_and_marks_in_forms() {
    let people = ["Rosa Oddle-Hamley", "Ursula von der Marden", "Bashar al-Tarik"];
    let list = "[[name]]\ncanonical = \"Rosa Oddle-Hamley\"\ntype = \"person\"\nfamily = \"Oddle-Hamley\"\n";
    assert_eq!(show(&NameList::parse("a.toml", &list.into()).0, "Ms Oddle Hamley left."), ["Oddle Hamley → Oddle-Hamley"]);
    assert_eq!(found_with("person", &people, "They met Ursula van der Marden."), ["van → von"]);
    assert_eq!(found_with("person", &people, "They met Bashar el-Tarik."), ["el-Tarik → al-Tarik"]);
    let bodies = ["Marks & Spenler", "Committee to Guard Journalists", "King's Crossing", "Office for Tide Statistics"];
    assert_eq!(found_with("organisation", &bodies, "The Commitee to Guard Journalists met."), ["Commitee → Committee"]);
    assert_eq!(found_with("organisation", &bodies, "They work at Marks & Spenlar."), ["Spenlar → Spenler"]);
    assert_eq!(found_with("organisation", &bodies, "They met at King's Crossing."), ["King's Crossing"]);
    assert_eq!(found_with("organisation", &bodies, "The Office of Tide Statistics met."), ["of → for"]);
}

#[test]
fn wrong_forms_in_capitals_and_in_the_right_one() {
    let list = "[[name]]\ncanonical = \"Yahoom!\"\nwrong = [\"Yahoom\", \"Yahum\"]\n";
    let (list, _) = NameList::parse("a.toml", &list.into());
    assert_eq!(
        show(&list, "The Yahoom! site and the Yahum site. YAHUM SHUTS DOWN"),
        ["Yahoom", "Yahum → Yahoom!", "YAHUM → YAHOOM!"]
    );
}

#[test]
fn forms_hold_on_their_days() {
    let list = list();
    let place = &list.names()[2];
    let on = |day: &str| place.form_on(Day::parse(day).unwrap());
    assert_eq!(
        [on("2019-03-22"), on("2019-03-23"), on("2022-09-16"), on("2022-09-17")],
        ["Orlanda", "Nur-Sultana", "Nur-Sultana", "Orlanda"]
    );
}

#[test]
fn a_later_list_has_the_last_word() {
    let mut list = list();
    let (over, _) = NameList::parse("b.toml", &"[[name]]\ncanonical = \"ORLANDA\"\nnote = \"new\"".into());
    let count = list.names().len();
    list.lay(over);
    assert_eq!((list.names().len(), list.names()[2].canonical.as_str()), (count, "ORLANDA"));
}

/// The faulty bytes and the message of the first fault.
fn fault(text: &str) -> (String, String) {
    let (_, problems) = NameList::parse("people.toml", &text.into());
    let problem = problems.into_iter().next().unwrap();
    let (text, bytes) = problem.place.unwrap();
    (text[bytes].to_owned(), problem.message)
}

#[test]
fn faults_have_their_place() {
    let cases = [
        ("[[name]]\ncanonical = \"\"", "\"\"", "a name has letters"),
        ("[[nam]]\ncanonical = \"A\"", "nam", "unknown key"),
        ("name = 3", "3", "[[name]] tables"),
        ("[[name]]\ncanonical = \"Ann Roe\"\nfamily = \"Ro\"", "\"Ro\"", "is no word of"),
        ("[[name]]\ncanonical = \"Ann Roe\"\nalsso = []", "alsso", "unknown field"),
        ("[[name]]\ncanonical = \"Ann Roe\"\ntype = \"persn\"", "\"persn\"", "unknown variant"),
        ("[[name]]\ncanonical = \"Ann Roe\"\nwrong = [\"Ann Roe\"]", "\"Ann Roe\"", "\"canonical\" and \"wrong\""),
        ("[[name]]\ncanonical = \"A B\"\n[[name]]\ncanonical = \"A b\"", "\"A b\"", "stands on line 2 already"),
        ("[[name]]\ncanonical = \"A B\"\n[[name]]\ncanonical = \"C\"\nwrong = [\"A B\"]", "\"A B\"", "a form of \"A B\""),
        ("[[name]]\ncanonical = \"A\"\ndated = [{ form = \"B\" }]", "\"B\"", "\"from\" or \"until\""),
        (
            "[[name]]\ncanonical = \"A\"\ndated = [{ form = \"B\", from = 2020-01-02, until = 2020-01-01 }]",
            "2020-01-01",
            "is before",
        ),
        (
            "[[name]]\ncanonical = \"A\"\ndated = [{ form = \"B\", from = 2020-01-02 }, { form = \"C\", until = 2021-01-01 }]",
            "\"C\"",
            "on the same days",
        ),
        (
            "[[name]]\ncanonical = \"A\"\ntitles = [{ title = \"T\", from = 2020-01-02T10:00:00 }]",
            "2020-01-02T10:00:00",
            "not a day",
        ),
        ("[[name]]\ntype = \"place\"", "[[name]]", "missing field"),
        ("[[name]]\ncanonical = \"small\"", "\"small\"", "has a capital"),
        ("[[name]]\ncanonical = \"A b c d e f g h i j k l m\"", "\"A b c d e f g h i j k l m\"", "at most 12 words"),
    ];
    for (text, bytes, message) in cases {
        let (marked, said) = fault(text);
        assert!(said.contains(message), "{text}: {said}");
        assert_eq!(marked, bytes, "{text}: {said}");
    }
}

#[test]
fn a_faulty_name_leaves_the_others() {
    let (list, problems) = NameList::parse("a.toml", &"[[name]]\ncanonical = \"\"\n[[name]]\ncanonical = \"Ann Roe\"".into());
    assert_eq!((list.names().len(), problems.len()), (1, 1));
}

proptest! {
    #[test]
    fn mentions_stand_in_order_in_any_text(
        text in "((Kassym|Ulan|Qasim|Talenov|Talenof|Askhar|Mardin|Orlanda|Nur|Sultana|Nur-Sultana|John|Brown|President|the|of|de|’s|'|-|\\.|,|“|\n\n|É|\u{301})[ ]?){0,24}"
    ) {
        let document = document(&text);
        let mut end = 0;
        for mention in list().find(&document) {
            prop_assert!(mention.span.start >= end && document.text.get(mention.span.range()).is_some_and(|text| !text.is_empty()));
            if let Standing::Wrong { span, replacement, .. } = mention.standing {
                prop_assert!(mention.span.contains(span) && !replacement.is_empty());
                prop_assert_ne!(document.slice(span), replacement);
            }
            end = mention.span.end;
        }
    }

    #[test]
    fn any_text_is_read_as_a_list(text in "\\PC{0,80}") {
        let _ = NameList::parse("a.toml", &text.as_str().into());
    }
}
