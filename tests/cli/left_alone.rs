//! What spelling rules say nothing of: code, addresses, file names, other languages, drawn-out words, units; and the same
//! slip in plain copy, of which they do.

use crate::desk::Desk;
use crate::support::{copydesk, stdout};

/// What spelling rules flag in a text, at any severity.
fn alarms(text: &str) -> Vec<String> {
    let desk = Desk::new(&[("a.md", text)]);
    let rows = desk.rows(&["a.md", "--select", "spelling", "--severity", "info"]);
    rows.iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_slip_is_a_slip_in_copy_alone() {
    assert_eq!(alarms("The council recieved it.\n"), ["recieved"]);
    for text in [
        "The command `recieved --statexent` is old.",
        "Open http://desk.example/recieved/statexent now.",
        "Open www.desk.example/recieved or desk.example/recieved now.",
        "Mail recieved@desk.example or statexent.recieved@desk.example.",
        "Thanks go to @recieved and #statexent here.",
        "The plan is in recieved.docx, and in statexent_recieved.html too.",
        "The plan is in C:\\recieved\\statexent and in /etc/recieved/now.",
        "It calls recieved() and statexent_id in a loop.",
        "```\nrecieved statexent\n```\n\nIt was code.",
    ] {
        assert_eq!(alarms(&format!("{text}\n")), [""; 0], "{text}");
    }
    // A missing blank or a slash makes no file name of copy.
    assert_eq!(alarms("It was recieved.The mayor left, and/or recieved it.\n"), ["recieved", "recieved"]);
}

#[test]
fn drawn_out_words_are_meant() {
    let drawn = "It was sooooo good, noooo, yesss, aaargh, hmmm, grrr, wowww, pleaseee, goooal, ohhh, zzzz and ahhhh.";
    assert_eq!(alarms(drawn), [""; 0]);
    assert_eq!(alarms("The committtee met.\n"), ["committtee"]);
}

#[test]
fn units_formulas_and_plurals_are_words() {
    let words = "kWh MWh GW GHz MHz THz Hz mmHg kPa hPa mbar psi rpm dB mSv μg µg mcg mg ml mmol tbsp tsp oz lbs kph mph km/h gsm \
                 CO2 CO2e kgCO2e tCO2 H2O NaCl CH4 NOx SO2 PM2.5 PM10 HbA1c pH mRNA NGOs MPs MPs’ MPs' MLAs CEOs PhDs MScs BEd \
                 DVDs TVs TVs' 1990s ’90s '90s mid-1990s 2nd 21st A-levels 4x4 U-turns bn 5bn Rs500 sq-ft";
    for word in words.split_whitespace() {
        assert_eq!(alarms(&format!("The report puts it at 30 {word} in all.\n")), [""; 0], "{word}");
    }
}

#[test]
fn phrases_of_other_languages_are_left_alone() {
    for text in [
        "He had *joie de vivrre* and esprit.",
        "She called it “bella serrata festosa” and left.",
        "She called it “una dolcezzza” and left.",
        "It had the coup de thèàtre that was asked for.",
    ] {
        assert_eq!(alarms(&format!("{text}\n")), [""; 0], "{text}");
    }
    assert_eq!(alarms("She called it “a statexent of the house” and left.\n"), ["statexent"]);
    assert_eq!(alarms("It was *recieved de facto* by all.\n"), ["recieved"], "a known misspelling is one");
}

#[test]
fn passages_in_another_language_are_left_out_and_told() {
    let french =
        "Nous avons attendu votre choeur pendant deux ans et nous nous sommes demandé si vous alliez chanter ici , ce soir .\n";
    let desk = Desk::new(&[("a.txt", &format!("The mayor spoke to the crowd.\n\n{french}\nNobody recieved it.\n"))]);
    let ran = desk.run(&["a.txt", "--format", "jsonl"]);
    assert!(ran.out.contains("recieved") && ran.out.lines().count() == 1, "{}", ran.shown());
    assert!(ran.err.ends_with("; 1 passage in French left out\n"), "{}", ran.err);
    let terminal = desk.run(&["a.txt"]);
    assert!(terminal.out.ends_with("1 passage in French left out\n"), "{}", terminal.shown());
    let json: serde_json::Value = serde_json::from_str(&desk.run(&["a.txt", "--format", "json"]).out).unwrap();
    assert_eq!(json["summary"]["foreign"], serde_json::json!([{ "language": "French", "passages": 1 }]));
    // A house may look at them all the same.
    let own = "extends = \"spelling/space-before-punctuation\"\nseverity = \"warning\"\nscope = \"foreign\"\n";
    desk.write("copydesk.toml", b"rule-folders = [\"house\"]\n");
    desk.write("house/spelling/space-before-punctuation.toml", own.as_bytes());
    let rows = desk.rows(&["a.txt", "--select", "spelling/space-before-punctuation"]);
    assert_eq!(rows.len(), 2, "{rows:#?}");
}

#[test]
fn clean_fixtures_of_words_are_silent_at_any_severity() {
    for name in ["fixtures/clean/energy-and-units.txt", "fixtures/clean/festival-languages.md"] {
        let args = ["check", "--isolated", "--format", "jsonl", "--severity", "info", "--select", "spelling,repetition", name];
        assert_eq!(stdout(copydesk(&args)), "", "{name}");
    }
}
