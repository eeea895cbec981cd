//! Which mentions are one person, place or body.

use super::super::view::document;
use super::{Entity, Evidence};
use proptest::prelude::*;

/// Each entity as `name: form ×count, form ×count (kind) = acronym ? may be, may be`, one form of its own left out.
fn shown(text: &str) -> Vec<String> {
    let document = document(text);
    let entities = document.entities();
    let name = |at: &u32| entities[*at as usize].name.clone();
    let show = |entity: &Entity| {
        let mut shown = entity.name.clone();
        if entity.forms.len() > 1 || entity.forms[0].mentions.len() > 1 {
            let forms: Vec<String> = entity.forms.iter().map(|form| format!("{} ×{}", form.text, form.mentions.len())).collect();
            shown = format!("{shown}: {}", forms.join(", "));
        }
        if let Some(acronym) = &entity.acronym {
            shown = format!("{shown} = {acronym}");
        }
        if !entity.may_be.is_empty() {
            let others: Vec<String> = entity.may_be.iter().map(name).collect();
            shown = format!("{shown} ? {}", others.join(", "));
        }
        shown
    };
    entities.iter().map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(shown(text), expected, "{text}");
}

fn kinds(text: &str) -> Vec<String> {
    let document = document(text);
    let kind = |entity: &Entity| entity.kind.map_or("none", super::NameType::as_str);
    document.entities().iter().map(|entity| format!("{}: {}", entity.name, kind(entity))).collect()
}

fn evidence(text: &str, name: &str) -> Evidence {
    let document = document(text);
    document.entities().iter().find(|entity| entity.name == name).map(|entity| entity.evidence).unwrap_or_default()
}

#[test]
fn a_surname_joins_the_full_name_that_it_ends() {
    check(
        "It was Erik Vandermolen. He left, Vandermolen said. Mr Vandermolen's plan stood.",
        &["Erik Vandermolen: Erik Vandermolen ×1, Vandermolen ×2"],
    );
    // Before the full name too, and where nothing but the full name proves the capital.
    check("Oddlestone won. It was a day for Rahel Oddlestone.", &["Rahel Oddlestone: Oddlestone ×1, Rahel Oddlestone ×1"]);
}

#[test]
fn a_family_name_that_stands_first_does_too() {
    check("It was Lou Jiwei who spoke. The plan, Mr Lou said, was sound.", &["Lou Jiwei: Lou Jiwei ×1, Lou ×1"]);
    check("They met Deng Qouzhin. Later Deng left.", &["Deng Qouzhin: Deng Qouzhin ×1, Deng ×1"]);
    check("They met Qoun Zelmoon. Later Qoun left.", &["Qoun Zelmoon: Qoun Zelmoon ×1, Qoun ×1"]);
}

#[test]
fn a_given_name_joins_where_it_is_nobody_elses() {
    check("They met Anna Vandermolen. Later Anna left.", &["Anna Vandermolen: Anna Vandermolen ×1, Anna ×1"]);
    check(
        "They met Anna Vandermolen and Anna Oddlestone. Later Anna left.",
        &["Anna Vandermolen", "Anna Oddlestone", "Anna ? Anna Vandermolen, Anna Oddlestone"],
    );
}

#[test]
fn a_title_before_a_given_name_is_of_somebody_else() {
    check("They met Prince William and William Roe.", &["William", "William Roe"]);
    check("They met Charles Oddlestone. Later King Charles left.", &["Charles Oddlestone", "Charles"]);
    check("They met Anna Oddlestone. Later Sister Anna left.", &["Anna Oddlestone", "Anna"]);
    check("They met Prince Karim al-Zolm. Later Prince Karim left.", &["Karim al-Zolm: Karim al-Zolm ×1, Karim ×1"]);
    check("They met Kim Zolmarek. Later Mr Kim left.", &["Kim Zolmarek: Kim Zolmarek ×1, Kim ×1"]);
}

#[test]
fn two_people_with_one_surname_stay_two() {
    check(
        "They met Anna Oddlestone and her brother Peter Oddlestone. It was late, Oddlestone said.",
        &["Anna Oddlestone", "Peter Oddlestone", "Oddlestone ? Anna Oddlestone, Peter Oddlestone"],
    );
    check(
        "They met Erik Vandermolen Jr and his father, Erik Vandermolen Sr, in Leeds.",
        &["Erik Vandermolen Jr", "Erik Vandermolen Sr", "Leeds"],
    );
    check("They met Erik F. Vandermolen, then Erik G. Vandermolen.", &["Erik F. Vandermolen", "Erik G. Vandermolen"]);
}

#[test]
fn initials_and_middle_names_fit_the_name_they_stand_for() {
    check(
        "They met Jon F. Vandermolen. So Jon Vandermolen left. So J. Vandermolen left.",
        &["Jon F. Vandermolen: Jon F. Vandermolen ×1, Jon Vandermolen ×1, J. Vandermolen ×1"],
    );
    check(
        "They met Mario Zelgas Losanda. Then Zelgas Losanda left.",
        &["Mario Zelgas Losanda: Mario Zelgas Losanda ×1, Zelgas Losanda ×1"],
    );
}

#[test]
fn particles_may_fall() {
    check(
        "They met Bashir al-Zamrad. Later Zamrad left, and al-Zamrad's men with him. El-Zamrad stayed.",
        &["Bashir al-Zamrad: Bashir al-Zamrad ×1, Zamrad ×1, al-Zamrad ×1, El-Zamrad ×1"],
    );
    check(
        "They met Charles de Zolle. In de Zolle's time it rained. They met Ludwig van der Molt. Then Van der Molt left.",
        &["Charles de Zolle: Charles de Zolle ×1, Zolle ×1", "Ludwig van der Molt: Ludwig van der Molt ×1, Van der Molt ×1"],
    );
}

#[test]
fn families_plurals_and_possessives() {
    check(
        "They met Anna Oddlestone and Erik Oddlestone. The Oddlestones left; so did the Oddlestones' dog, Oddlestone's own.",
        &[
            "Anna Oddlestone",
            "Erik Oddlestone",
            "Oddlestones: Oddlestones ×2 ? Anna Oddlestone, Erik Oddlestone",
            "Oddlestone ? Anna Oddlestone, Erik Oddlestone",
        ],
    );
}

#[test]
fn a_compound_surname_may_lose_a_half() {
    check(
        "They met Anna Zash-Holm. Later Zash left. The Zash-Holm-led team followed.",
        &["Anna Zash-Holm: Anna Zash-Holm ×1, Zash ×1, Zash-Holm ×1"],
    );
}

#[test]
fn acronyms_join_the_name_that_introduces_them() {
    check(
        "The Office for Harbour Statistics (OHS) met. The OHS said so. The Office for Harbour Statistics left.",
        &["Office for Harbour Statistics: Office for Harbour Statistics ×2, OHS ×2 = OHS"],
    );
    check(
        "The Zed Aid Fund (ZAF) met; the YWB (Yellow Wagtail Bureau) did not. YWB slept.",
        &["Zed Aid Fund: Zed Aid Fund ×1, ZAF ×1 = ZAF", "Yellow Wagtail Bureau: YWB ×2, Yellow Wagtail Bureau ×1 = YWB"],
    );
    check(
        "The Zed Fire and Aid Fund (ZFAF) met. So the Zed Fire and Aid Fund left. Both F.D.Z. and FDZ came.",
        &["Zed Fire and Aid Fund: Zed Fire and Aid Fund ×2, ZFAF ×1 = ZFAF", "F.D.Z.: F.D.Z. ×1, FDZ ×1"],
    );
    // The letters are not its own.
    check("The Zed Aid Fund (BBC) met.", &["Zed Aid Fund", "BBC"]);
}

#[test]
fn a_ministry_is_one_body_either_way_round() {
    check(
        "The Ministry of Tides met. The Tides Ministry said so.",
        &["Ministry of Tides: Ministry of Tides ×1, Tides Ministry ×1"],
    );
    check(
        "The High Court of Zembla sat. Later the High Court rose.",
        &["High Court of Zembla: High Court of Zembla ×1, High Court ×1"],
    );
    check("The Bank of Zembla spoke for Zembla.", &["Bank of Zembla", "Zembla"]);
}

#[test]
fn headings_and_capitals_join_and_found_nothing() {
    check(
        "# Vandermolen Shuts Harbour After Oddlestone Storm\n\nVANDERMOLEN ACTS NOW\n\nIt was Erik Vandermolen.",
        &["Erik Vandermolen: Vandermolen ×2, Erik Vandermolen ×1"],
    );
}

#[test]
fn kinds_follow_the_evidence_and_are_never_forced() {
    assert_eq!(
        kinds("It was Anna Zolm, 34, of Zembla. The Zolm Ministry met in Leeds near Zolm Street."),
        ["Anna Zolm: person", "Zembla: none", "Zolm Ministry: organisation", "Leeds: place", "Zolm Street: place"]
    );
    assert!(evidence("German Chancellor Olaf Zolm left.", "Olaf Zolm").contains(Evidence::TITLE | Evidence::NATIONALITY));
    for text in ["Zolm Averk, the mayor, left.", "It was the mayor, Zolm Averk, who left.", "So spokesman Zolm Averk left."] {
        assert_eq!(evidence(text, "Zolm Averk"), Evidence::ROLE, "{text}");
    }
    for text in ["It rained, Zolm said.", "“It rained,” said Zolm.", "It rained, according to Zolm."] {
        assert!(evidence(text, "Zolm").contains(Evidence::SAID), "{text}");
    }
    assert!(!evidence("It rained, the mayor of Zolm said.", "Zolm").contains(Evidence::SAID));
    assert!(evidence("It was the capital, Zolm. Or the city of Zolm.", "Zolm").contains(Evidence::CITY_OF));
    assert_eq!(kinds("The tale of Zolm began. He left Zolm."), ["Zolm: none"]);
}

#[test]
fn a_place_is_not_the_person_who_bears_its_name() {
    check(
        "Denzel Washington spoke in Washington. It was fine, Washington said. He left Washington.",
        &["Denzel Washington: Denzel Washington ×1, Washington ×2", "Washington"],
    );
    check("In Lincoln it rained. They left Lincoln.", &["Lincoln: Lincoln ×2"]);
}

#[test]
fn acronyms_brands_and_offices_are_no_names_of_people() {
    check(
        "The U.S. House of Zembla met. The U.S. agreed, and so did Google. Erik K. Google left.",
        &["U.S. House of Zembla", "U.S.", "Google", "Erik K. Google"],
    );
    check("They met Secretary of State Anna Zolm. It was late, Zolm said.", &["Anna Zolm: Anna Zolm ×1, Zolm ×1"]);
    assert!(evidence("They met Secretary of State Anna Zolm.", "Anna Zolm").contains(Evidence::TITLE));
}

#[test]
fn thin_evidence_forces_no_kind() {
    assert_eq!(kinds("The tale of ZQV began. He left ZQV."), ["ZQV: none"]);
    assert_eq!(kinds("It was the ZQV president who left."), ["ZQV: none"]);
    assert_eq!(kinds("They met ZQV, the union's chief, there."), ["ZQV: none"]);
    assert_eq!(kinds("It was late, ZQV said. He left ZQV."), ["ZQV: organisation"]);
    assert_eq!(kinds("The Zolm Averk Plan (ZAP) began. The ZAP ended."), ["Zolm Averk Plan: organisation"]);
    assert_eq!(
        kinds("The UN met. The United Nations left, and so did the U.N. envoy."),
        ["U.N.: organisation", "United Nations: organisation"]
    );
    assert_eq!(kinds("They met on Zolmar Way."), ["Zolmar Way: place"]);
    check("They met the Secretary of State in Leeds.", &["Leeds"]);
    check("The Zolmaria Amber Alert ended. It rained in all of Zolmaria.", &["Zolmaria Amber Alert", "Zolmaria"]);
}

#[test]
fn a_people_is_no_entity() {
    check("The Germans met a French envoy and the German Chancellor Olaf Zolm.", &["Olaf Zolm"]);
}

#[test]
fn sizes_do_not_matter() {
    for unit in ["Ann Roe ", "Ann Roe. ", "Roe said. ", "Bank of ", "A & ", "J. Roe, ", "Al (AL) ", "(A ", "Zed-", "the Roes "] {
        document(&unit.repeat(20_000)).entities();
    }
}

#[test]
fn a_name_at_a_sentence_start_ends_before_the_next_one() {
    let document = document("The Roe# The The Roe");
    let mut spans: Vec<_> = document.entities().iter().flat_map(Entity::mentions).map(|mention| mention.span).collect();
    spans.sort();
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
}

proptest! {
    #[test]
    fn mentions_lie_apart_and_each_stands_for_one_entity(
        text in "((Ann|Roe|al-Roe|Roe-led|NATO|AR|\\(AR\\)|The|the|Roes|Sen\\.|Bank|of|for|Jr|J\\.|de|É|’s|,|:|“|\\.|said|in|# |\n|\n\n)[ ]?){0,30}"
    ) {
        let document = document(&text);
        let entities = document.entities();
        let mut mentions: Vec<_> = entities.iter().flat_map(Entity::mentions).collect();
        mentions.sort_by_key(|mention| mention.span);
        let mut before = 0;
        for mention in mentions {
            prop_assert!(mention.span.start >= before && !mention.span.is_empty(), "{:?}", document.slice(mention.span));
            prop_assert!(document.paragraphs.iter().any(|paragraph| paragraph.span.contains(mention.span)));
            prop_assert!(document.names().get(mention.names.start as usize..mention.names.end as usize).is_some());
            before = mention.span.end;
        }
        let starts: Vec<_> = entities.iter().map(|entity| entity.first().map(|mention| mention.span.start)).collect();
        prop_assert!(starts.is_sorted() && starts.iter().all(Option::is_some));
        prop_assert!(entities.iter().flat_map(|entity| &entity.may_be).all(|at| (*at as usize) < entities.len()));
        prop_assert!(entities.iter().all(|entity| !entity.name.is_empty() && entity.forms.iter().any(|form| form.text == entity.name)));
    }
}
