//! Names against names: slips, and the people who only look alike.

use super::super::testing::{compile, document};
use super::super::{Context, Gate, Memo};

/// The findings in a text, each as `odd/right`; a right form that nobody vouches for stands in brackets.
fn found(text: &str) -> Vec<String> {
    found_by("two-spellings", text)
}

/// The same of another check; an orphan has nothing behind the stroke.
fn found_by(check: &str, text: &str) -> Vec<String> {
    let document = document(text);
    let matcher = compile("names", &format!("check = \"{check}\""), None).unwrap();
    let mut findings = Vec::new();
    let gate = Gate::default();
    let memo = Memo::default();
    let mut context =
        Context { document: &document, hits: &[], paragraphs_hit: &[], gate: &gate, memo: &memo, findings: &mut findings };
    matcher.check(&mut context);
    findings.sort_by_key(|finding| finding.span);
    let shown = |finding: &super::Finding| {
        let Some((_, other)) = finding.values.first() else { return document.slice(finding.span).to_owned() };
        let right = if finding.replacements.is_empty() { format!("({other})") } else { other.clone() };
        format!("{}/{right}", document.slice(finding.span))
    };
    findings.iter().map(shown).collect()
}

#[track_caller]
fn silent(text: &str) {
    assert_eq!(found(text), Vec::<String>::new(), "{text}");
}

#[test]
fn a_surname_alone_is_measured_against_the_full_name() {
    let text = "The plan was drawn up by Erik Vandermolen last year. It was sound, Vandermolan said on Monday.";
    assert_eq!(found(text), ["Vandermolan/Vandermolen"]);
    // At the start of a sentence too, where the capital proves nothing by itself.
    let text = "The plan was drawn up by Erik Vandermolen last year. Vandermolan said on Monday that it was sound.";
    assert_eq!(found(text), ["Vandermolan/Vandermolen"]);
    assert_eq!(found("It was Erik Vandermolen. Then Mr Vandermolan left. Later Mr Vandermolan came back.").len(), 2);
}

#[test]
fn a_name_beside_both_vouches() {
    assert_eq!(found("He met Rahel Oddlestone. The day after, Rahel Odlestone wrote to him."), ["Odlestone/Oddlestone"]);
    assert_eq!(found("He met Rahel Oddlestone. The day after, Rehel Oddlestone wrote to him."), ["Rehel/Rahel"]);
    assert_eq!(found("He met Rahel Oddlestone. The day after, R Odlestone wrote to him."), ["Odlestone/Oddlestone"]);
}

#[test]
fn an_unknown_form_gives_way_to_a_known_one() {
    assert_eq!(found("The fleet left Cincinatti at noon. By night it was in Cincinnati again."), ["Cincinatti/Cincinnati"]);
    assert_eq!(found("Two towns, Zolmarask and Berm, were cut off. In Zolmarazk the road is open."), ["Zolmarazk/(Zolmarask)"]);
}

#[test]
fn other_people_are_other_people() {
    silent("Anna Carlsen met the board. Peter Carlson was not there.");
    silent("Hal Smith spoke first, then Joan Smyth.");
    silent("Robert Oddlestone came with his sister Roberta Oddlestone.");
    silent("Marek Vandermolen came with his twin brother Marel Vandermolen.");
    silent("QKolmarask is small. The mayor of Kolmarask, Anna Low, met AKolmarask. It broke at Dart- mouth; Part left.");
    silent("Marek Vandermolen met Marel Vandermolen, his younger brother.");
    silent("Alexei Navalny wrote to Yulia Navalnaya. Ivanov met Ivanova, and Kowalski met Kowalska.");
    silent("Washington is in Washington. The Kennedys met Kennedy, and the Joneses met Jones.");
}

#[test]
fn peoples_things_and_grades_are_not_names_in_two_spellings() {
    silent("North Korea spoke for the North Koreans, and a North Korean envoy for North Korea.");
    silent("Germany and the Germans, Texas and a Texan, Andalusia and an Andalusian.");
    silent("The line took on the Airbus A380s and the Airbus A300s. A Grade-II clerk became a Grade-I clerk.");
    silent("The Liberal Democrats and a Liberal Democrat met at the World Heritage Sites, a World Heritage Site.");
    silent("Iran and Iraq met. So did Medicaid and Medicare.");
}

#[test]
fn many_mentions_of_both_are_two_names() {
    let text =
        "Zolmarask is here. From Zolmarask to Berm. In Zolmarazk it rained, in Zolmarazk it snowed. To Zolmarask, to Zolmarazk.";
    silent(text);
}

#[test]
fn accents_are_for_a_rule_of_their_own() {
    silent("The show was opened by Paula Díazel. It was a good night, Diazel said.");
}

#[test]
fn the_part_of_a_compound_counts() {
    assert_eq!(found("The Oddlestone plan failed. The Odlestone-led board of Rahel Oddlestone met."), ["Odlestone/Oddlestone"]);
}

#[track_caller]
fn no_orphan(text: &str) {
    assert_eq!(found_by("orphan", text), Vec::<String>::new(), "{text}");
}

#[test]
fn a_surname_that_speaks_and_that_nobody_introduced_is_an_orphan() {
    // What is in no list of surnames has to speak twice.
    assert_eq!(found_by("orphan", "The pier shut. It was a hard choice, Oddlestone said. Oddlestone says so."), ["Oddlestone"]);
    assert_eq!(found_by("orphan", "The pier shut. “It was time,” said O’Zolm, who was there. O’Zolm added more."), ["O’Zolm"]);
    assert_eq!(found_by("orphan", "The pier shut. Van der Zolt told the board that. Van der Zolt said more."), ["Van der Zolt"]);
    no_orphan("The pier shut. Oddlestone says it was time.");
    assert_eq!(found_by("orphan", "The pier shut. Carvalho says it was time."), ["Carvalho"]);
    // A listed surname, according to whom it was.
    assert_eq!(found_by("orphan", "The pier shut, according to Carvalho."), ["Carvalho"]);
}

#[test]
fn an_introduction_anywhere_is_one() {
    no_orphan("It was a hard choice, Oddlestone said. She left. By Rahel Oddlestone's own account it rained.");
    no_orphan("# Rahel Oddlestone Shuts Pier\n\nIt was a hard choice, Oddlestone said.");
    no_orphan("It was a hard choice, Mr Oddlestone said. Oddlestone went home.");
    no_orphan("It was a hard choice, spokesman Oddlestone said. His son Zolmar said so too.");
    no_orphan("It was a hard choice, said Oddlestone, a diver. Zolmar, 34, said so too.");
    no_orphan("Lou Jiwei spoke. It was a hard choice, Lou said.");
    no_orphan("Anna Zash-Holm spoke. It was a hard choice, Zash said.");
    no_orphan("Anna and Erik Oddlestone spoke. It was a hard choice, Oddlestone said.");
    no_orphan("# ZOLMAR OUSTS ODDLESTONE\n\nThe letter @oddlestone wrote is Erik ODDLESTONE's. It was time, Oddlestone said.");
}

#[test]
fn what_is_no_surname_is_no_orphan() {
    no_orphan("All told, ten were hurt. Witnesses said it shook. Police said so. Church said so.");
    no_orphan("It will rise, the BBC said. It will rise, Samsung said. It will rise, Washington said.");
    no_orphan("It will rise, the regulator, Zofcam, said. It will rise, the Zofcam agency said. Zolmar (the firm) said so.");
    no_orphan("It was cold, Maria said. It was cold, RealZolmDesk said. It was 5 degrees, according to Zolmtrak.");
    no_orphan("It rose. Zolmar added 3 per cent. The mayor of Zolmar said so.");
    no_orphan("“It was Zolmar,” he said. “Zolmar said so.”");
}

#[test]
fn an_orphan_near_a_surname_of_the_piece_is_that_persons() {
    let near = |text: &str| found_by("orphan-near", text);
    assert_eq!(near("Peter Clarke runs the ferry. The quay was iced over, Clark said."), ["Clark/Clarke"]);
    // Two spellings has it already.
    assert!(near("Erik Vandermolen met the board. It was sound, Vandermolan said.").is_empty());
    assert!(near("Alexei Navalny wrote home. It is cold, Navalnaya said.").is_empty());
    assert!(near("Peter Clarke runs the ferry with Anna Clark. It is cold, Clark said.").is_empty());
    no_orphan("Peter Clarke runs the ferry. The quay was iced over, Clark said.");
}

#[test]
fn who_is_told_of_in_another_way_is_no_near_orphan() {
    for text in [
        "Anna “Bo” Clark rang. The quay was iced over, Clark said.",
        "Anna \"Bo\" Clark rang. The quay was iced over, Clark said.",
        "Anna (Bo) Clark rang. The quay was iced over, Clark said.",
        "Anna ‘Bo’ Clark rang. The quay was iced over, Clark said.",
        "The quay was iced over, said Clark, which makes shoes.",
        "The quay was iced over, said Clark, whose shop it was.",
        "The captain — Clark — said the quay was iced over. Clark said so twice.",
        "The captain – Clark – rang. The quay was iced over, Clark said.",
        "He gave his name only as Clark. The quay was iced over, Clark said.",
        "He was known as Clark. The quay was iced over, Clark said.",
        "The jury heard Clark, Karl; and others. The quay was iced over, Clark said.",
        "The Clarks came. “No,” Clark said.",
        "Shares of the shoemaker fell. Clark said it would close two sites.",
        "Shares of the shoemaker fell. Clark said its sites would close.",
    ] {
        let text = format!("Peter Clarke runs the ferry. {text}");
        assert!(found_by("orphan-near", &text).is_empty(), "{text}");
    }
    // A paragraph ends what is said of a name.
    for text in
        ["The quay was iced over, said Clark\n\n, a diver", "The quay shut, said the captain\n\nClark said the ice was thick."]
    {
        assert_eq!(found_by("orphan-near", &format!("Peter Clarke runs the ferry. {text}")), ["Clark/Clarke"], "{text}");
    }
    let said = "Peter Clarke runs the ferry. “It was cold,” Clark said. Clark, who runs it, said so.";
    assert!(found_by("orphan-near", said).is_empty());
}

#[test]
fn thousands_of_names_a_letter_apart_take_no_time() {
    let names: Vec<String> = (0..4_000_u32)
        .map(|number| {
            let letter = |shift: u32| char::from(b'a' + u8::try_from(number / 26_u32.pow(shift) % 26).unwrap());
            format!("It was Zolm{}{}{}rask.", letter(0), letter(1), letter(2))
        })
        .collect();
    let _ = found(&names.join(" "));
}
