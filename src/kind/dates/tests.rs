//! Dates and ages that disagree, and those that only look so.

use super::super::testing::{document, refused, run, value};
use crate::kind::context::Finding;
use crate::kind::{Common, Options, WordTables};
use crate::language::{Day, Document, Vocabularies};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a check reports on the article of a day.
fn found(check: &str, day: Option<&str>, text: &str) -> (Document, Vec<Finding>) {
    let options = format!("check = '{check}'");
    let table = DeTable::parse(&options).unwrap();
    let options = Options::parse("dates", Spanned::new(table.span(), DeValue::Table(table.into_inner()))).unwrap().unwrap();
    let common = Common {
        case: None,
        words: &WordTables::new(),
        vocabularies: &Vocabularies::default(),
        variety: None,
        names: &Arc::default(),
        cues: &Arc::default(),
        date: day.map(|day| Day::parse(day).unwrap()),
        has_samples: false,
    };
    let document = document(text);
    let findings = run(options.compile(common).unwrap().as_ref(), &document);
    (document, findings)
}

/// Holds a check to the ⟦marks⟧ of a text, and gives the proofs.
#[track_caller]
fn check(check: &str, day: Option<&str>, marked: &str) -> Vec<String> {
    let (document, findings) = found(check, day, &marked.replace(['⟦', '⟧'], ""));
    assert_eq!(super::super::testing::mark(&document, &findings), marked);
    findings.iter().map(|finding| value(finding, "proof").to_owned()).collect()
}

const DAY: Option<&str> = Some("2022-01-07");

#[test]
fn days_that_are_not_there() {
    let proofs = check("impossible", None, "Open until ⟦31 June⟧, and on ⟦29 February 2023⟧ and ⟦31/31/2021⟧.");
    assert_eq!(proofs, ["June has 30 days", "February 2023 has 28 days", "a year has 12 months"]);
    check(
        "impossible",
        None,
        "On ⟦April 31⟧; on ⟦32 May⟧; from ⟦30 to 31 September⟧; ⟦January 45, 2021⟧; the ⟦June 31⟧ deadline.",
    );
    check("impossible", None, "In June 31 people came; aged 31 April Roe; Section 31 April 2; 29 February; 24/7/365; v31.4.12.");
    check(
        "impossible",
        None,
        "Correction: we wrote 31 June. On 31 July 31 ships came. He was 32 May Day or not. One of 31 June graduates.",
    );
}

#[test]
fn weekdays_with_a_year() {
    let proofs = check(
        "weekday",
        None,
        "On ⟦Friday, 6 January 2022⟧ and ⟦January 6 (Fri), 2022⟧ it rained."
            .replace("January 6 (Fri), 2022", "January 6, 2022 (Fri)")
            .as_str(),
    );
    assert_eq!(proofs, ["6 January 2022 is a Thursday", "January 6, 2022 is a Thursday"]);
    for (day, verb) in [("2022-02-01", "was"), ("2022-01-06", "is"), ("2021-02-01", "will be")] {
        let proofs = check("weekday", Some(day), "On ⟦Friday, 6 January 2022⟧ it rained.");
        assert_eq!(proofs, [format!("6 January 2022 {verb} a Thursday")]);
    }
    check(
        "weekday",
        None,
        "It was ⟦6 January 2022, which was a Friday⟧. On Saturday, 6-8 January 2022; Thursday, 6 January 2022.",
    );
    check("weekday", None, "She said Tuesday January 6, 2022 was a day. On Friday, 13 October 1307. On Friday, 31 June 2022.");
}

#[test]
fn weekdays_in_a_year_near_the_article() {
    let proofs = check("weekday-assumed-year", DAY, "It opens on ⟦Tuesday, 13 January⟧.");
    assert_eq!(proofs, ["13 January 2022 will be a Thursday"]);
    check("weekday-assumed-year", None, "It opens on Tuesday, 13 January.");
    check("weekday-assumed-year", None, "HALE, January 7, 2022 – It opens on ⟦Tuesday, 13 January⟧.");
    check("weekday-assumed-year", None, "Published on 7 January 2022\n\nIt opens on ⟦Tuesday, 13 January⟧.");
    check(
        "weekday-assumed-year",
        DAY,
        "In the 1990s it opened on Tuesday, 13 January. Friday, 13 January; Wednesday, 13 January.",
    );
}

#[test]
fn two_weekdays_that_no_year_allows() {
    let proofs = check("weekday-assumed-year", None, "It shut on Wednesday, 5 January.\n\nIt opens on ⟦Friday, 6 January⟧.");
    assert_eq!(proofs, ["a Thursday, if “Wednesday, 5 January” is right"]);
    check(
        "weekday-assumed-year",
        None,
        "It shut on Friday, December 31. It opens on ⟦Monday, January 2⟧, and on Monday, January 3.",
    );
    check("weekday-assumed-year", None, "It shut on Monday, 28 February. It opens on Tuesday, 1 March, and on Friday, 1 July.");
    check("weekday-assumed-year", None, "It shut on Sunday, 28 February. It opens on Tuesday, 1 March.");
    check("weekday-assumed-year", None, "In 2019 and 2021 it shut on Wednesday, 5 January. It opens on Friday, 6 January.");
    check("weekday-assumed-year", None, "It shut on Wednesday, 5 January, and opens on Thursday, 6 January.");
}

#[test]
fn starts_that_differ() {
    let first = "Protests in Hale began on January 1.\n\n";
    let told = |second: &str| format!("{first}{second}");
    let proofs = check("two-starts", DAY, &told("The protests were started in one town from ⟦Sunday⟧."));
    assert_eq!(proofs, ["January 1, 2022 was a Saturday"]);
    check("two-starts", None, &told("The demonstrations broke out on ⟦January 2⟧."));
    check("two-starts", None, &told("The protests were started in one town from Sunday."));
    check("two-starts", Some("2022-03-07"), &told("The protests began on Sunday."));
    for second in [
        "The protests began to spread on Sunday.",
        "New protests began on Sunday.",
        "The protests in Marl began on Sunday.",
        "The protests would have begun on Sunday.",
        "The protest leaders began on Sunday.",
        "A wave of protests began on Sunday.",
        "The protests began again, said those who came on Sunday.",
        "The protests, police said, began on Saturday.",
    ] {
        check("two-starts", DAY, &told(second));
    }
}

#[test]
fn starts_need_an_event() {
    check("two-starts", None, "Started in a shed, now worth £4m.\n\nThe firm, which began in 1999, makes boats.");
    let first = "The trial began on Monday, 4 March. ";
    for second in [
        "The trial of his brother began on 5 March.",
        "The trial for fraud began on 5 March.",
        "The trial at the high court began on Tuesday.",
    ] {
        check("two-starts", None, &format!("{first}{second}"));
    }
    check("two-starts", None, &format!("{first}The trial began on ⟦5 March⟧."));
}

#[test]
fn the_day_of_an_article_is_no_other() {
    let passed = "She died on 11 January 2024.";
    for head in [
        "Edda Varnholt, 4 June 1931 – 11 January 2024",
        "Edda Varnholt: 4 June 1931 — 11 January 2024",
        "Edda Varnholt (4 June 1931 – 11 January 2024) was deaf.",
        "Edda Varnholt, 4 June 1931 –",
        "The Weir, 5 March 1984: Flood",
        "Halden Fair: 5 June 2021 – 7 June 2021",
    ] {
        check("after-publication", None, &format!("{head}\n\n{passed}"));
    }
    let told = "She died on ⟦11 January 2024⟧.";
    for head in ["HALE (HPS), 5 June 2021 — It rained.", "Published on 5 June 2021", "Saturday, 5 June 2021"] {
        check("after-publication", None, &format!("{head}\n\n{told}"));
    }
    let diary = "Monday, 4 March 2024\n\nIt rained.\n\nTuesday, 5 March\n\nIt blew. A boat sank on 10 March 2024.";
    check("after-publication", None, diary);
    check("after-publication", None, &diary.replace("Tuesday, 5 March", "Tuesday, 5 March 2024"));
}

#[test]
fn what_has_happened_lies_behind() {
    check("after-publication", DAY, "Two men were arrested in Hale on ⟦12 January 2022⟧. She died on ⟦January 19⟧.");
    check("after-publication", DAY, "On ⟦12 January 2023⟧ a boat sank. The wall fell last ⟦Friday, 14 January 2022⟧.");
    check("after-publication", None, "Two men were arrested in Hale on 12 January 2022.");
    for sound in [
        "Two men were arrested over a march on 12 January 2022.",
        "He was due to be sentenced on 12 January 2022.",
        "If the boat sank on 12 January 2023, all would be lost.",
        "She was killed on January 12 a year ago.",
        "The final was on 12 January 2022.",
        "She died on 8 January 2022.",
        "She died on Tuesday, January 12.",
        "In 2020, she died on January 12.",
    ] {
        check("after-publication", DAY, sound);
    }
}

#[test]
fn ages_and_births() {
    let proofs = check("age-and-birth", None, "Anna Roe (1950–2019) kept bees. Roe died in 2019 at ⟦75⟧.");
    assert_eq!(proofs, ["1950 to 2019 is 68 or 69"]);
    let proofs = check("age-and-birth", None, "Anna Roe was born on 12 June 1950.\n\nShe died on 4 May 2019, aged ⟦69⟧.");
    assert_eq!(proofs, ["12 June 1950 to 4 May 2019 is 68"]);
    check("age-and-birth", DAY, "Anna Roe, who was born in Hale in 1950, has died at the age of ⟦80⟧.");
    check("age-and-birth", DAY, "Anna Roe, ⟦68⟧, born in 1950, keeps bees.");
    for sound in [
        "Anna Roe, 71, born in 1950, keeps bees.",
        "Anna Roe, then 60, was born in 1950.",
        "Anna Roe (1990-1998) was mayor. Roe died in 2019, aged 75.",
        "Anna Roe, 60, born in 1950, won in 2010.",
        "Anna Roe, 68, whose mother was born in 1920, keeps bees.",
        "Anna Roe was born around 1950. Roe died in 2019, aged 75.",
        "Anna Roe was born in 1950. Her mother died in 2019, aged 90.",
        "Anna Roe was born in 1950. Peter Marl came. She died in 2019, aged 90.",
        "Anna Roe was born in 1950. Roe died last year, aged 18 months.",
        "Anna Roe was born in 1930. Roe died aged 92 in the house that her father had in 1950.",
        "Anna Roe was born in 1930. Roe died aged 92 in a house her father built in May 1950.",
        "Anna Roe was born in 1930. Roe died at a farm her father bought in 1950, aged 92.",
        "Anna Roe, who has died aged 71, was born in Leeds on 4 June 1950.",
    ] {
        check("age-and-birth", DAY, sound);
    }
    check("age-and-birth", DAY, "Anna Roe, who has died aged ⟦92⟧, was born in Hale on 4 June 1951.");
    check("age-and-birth", None, "Anna Roe was born on 12 June 1950. She died aged ⟦69⟧ on 4 May 2019.");
}

#[test]
fn two_ages_of_one_person() {
    check("two-ages", None, "Anna Roe, 42, fell.\n\nMs Roe, aged ⟦43⟧, is well. The crew met 42-year-old Anna Roe.");
    for sound in [
        "Anna Roe, 42, fell.\n\nRoe, then 41, is well.",
        "Peter Roe, 22, fell.\n\nHis father Peter Roe, 48, saw it.",
        "Anna Roe, 42, fell.\n\nPeter Roe, 43, is well. Roe, 43, saw it.",
        "Mr Roe, 42, fell.\n\nMrs Roe, 43, is well.",
        "Anna Roe, 42, fell.\n\n“Anna Roe, 43, fell.”",
        "Anna Roe, 42, fell.\n\nFive years ago Roe, 37, fell.",
        "Anna Roe, 42, led. Roe, 66, 66, was ahead of all.",
        "Anna Roe, 42, led. Roe, 68, had five birdies.",
        "Roe, 42, and Marl, 13, put on 50. Anna Roe, 33, leads the side.",
        "Anna Roe, 42, led. Peter Marl, 39, fell. Anna Roe, 68, rose. Peter Marl, 70, was done early.",
    ] {
        check("two-ages", None, sound);
    }
}

#[test]
fn spans_that_run_backwards() {
    check("backwards", None, "Shut from ⟦12 to 9 May⟧, ⟦12-9 May 2021⟧ and from ⟦May 2021 to March 2021⟧ (⟦2008-2003⟧).");
    check(
        "backwards",
        None,
        "She led it from ⟦1999 to 1997⟧. Open on 12 and 9 May, from 5 June 2020 to 3 May 2021; a 12-9 May win.",
    );
    check(
        "backwards",
        None,
        "It fell from 1999 to 1997, stood from 1999 to 1650 BC, and cost from 2000 to 1900 crowns (2003-2008).",
    );
}

#[test]
fn the_year_before_the_first_is_none() {
    let text = "The war began on Sunday, far away. The war began on 9 January. A boat sank on 9 January.";
    for check in ["two-starts", "after-publication", "weekday-assumed-year"] {
        found(check, Some("0001-01-05"), text);
    }
}

#[test]
fn many_pronouns_take_no_time() {
    let text = format!("Anna Roe (1950-2019) kept bees.{}", " She died at home.".repeat(40_000));
    found("age-and-birth", None, &text);
}

#[test]
fn a_check_is_asked_for() {
    assert!(refused("dates", "").contains("check"));
}

#[test]
fn sizes_do_not_matter() {
    let text =
        "Anna Roe, 42, born in 1950, died on Friday, 31 June 2023 from 1999 to 1997 (1950-1940) as the war began on Monday, "
            .repeat(4000);
    for name in [
        "impossible",
        "weekday",
        "weekday-assumed-year",
        "two-starts",
        "after-publication",
        "age-and-birth",
        "two-ages",
        "backwards",
    ] {
        found(name, DAY, &text);
    }
}
