//! What is said of articles, each with its innocent twin.

use crate::kind::testing::{check, refused, replacements};

const SOUND: &str = "check = 'sound'\nvowel = ['hour*', 'unin*']\nconsonant = ['uni*', 'use*', 'one', 'eu*', 'ukrain*', 'unesco']\n\
                     either = ['histor*']\nspoken = ['NATO', 'UNESCO']\nspelled = ['SUV', 'US']\nlabels = ['vitamin']";
const AND: &str = "check = 'and'\nwords = ['was', 'the', 'I']";

#[test]
fn words_go_by_their_sound() {
    let found = check("article", SOUND, "⟦an tremendous⟧ rise; ⟦a old⟧ man; ⟦a hour⟧. ⟦An unit⟧ of use.");
    assert_eq!(replacements(&found), ["a tremendous", "an old", "an hour", "A unit"]);
    check(
        "article",
        SOUND,
        "A tremendous rise; an old man; an hour; a unit; a one-off; an uninsured use; a historic, an historic day.",
    );
    check("article", SOUND, "He saw ⟦an “useful⟧” thing, ⟦a (old⟧) thing, ⟦a up-to-date⟧ one and ⟦a e-mail⟧.");
}

#[test]
fn unknown_words_and_letters_are_left_alone() {
    check(
        "article",
        SOUND,
        "Vitamin a in milk; (a) each; 10 a ounce; a is the first; a/an; group A old; an zxqvk; la vida a una; a agree.",
    );
    check("article", SOUND, "An Nguyen and Sinn an Phobail; A Alvarez came.");
}

#[test]
fn numbers_are_read_out() {
    check("article", SOUND, "⟦a 8-3⟧ win, ⟦an 100⟧ seats, ⟦a 18-year-old⟧, ⟦a 11th⟧, ⟦a £8m⟧ deal, ⟦an $7m⟧ one");
    check(
        "article",
        SOUND,
        "an 8-3 win, a 100, an 18-year-old, an 11th, an £8m deal, a $7m one, an $11bn bid, a 1-0 win, an 80m road",
    );
    check("article", SOUND, "a 1800 law, an 1800 law, a 0-0 draw, an 0800 number");
}

#[test]
fn initials_are_read_letter_by_letter_and_acronyms_as_words() {
    check(
        "article",
        SOUND,
        "⟦a MP⟧, ⟦a FBI⟧ agent, ⟦an UN⟧ envoy, ⟦a SUV⟧, ⟦a X-ray⟧, ⟦a M25⟧ exit, ⟦an NATO⟧ envoy, ⟦an US⟧ law, ⟦a U.S⟧"
            .replace("⟦a U.S⟧", "⟦an U.S.⟧ law")
            .as_str(),
    );
    check(
        "article",
        SOUND,
        "an MP, an FBI agent, a UN envoy, an SUV, an X-ray, an M25 exit, a NATO envoy, a UNESCO site, a U.S. law, an M&S shop",
    );
    check(
        "article",
        SOUND,
        "a HIV test, an HIV test, an A-level, a T-shirt, an L-plate, a U-turn, an eBay shop, an mRNA jab, a XV, an MoU, a MoU, a McDonald’s",
    );
    check(
        "article",
        SOUND,
        "a LASER, a SWAT team, an URGENT call, a MPhil, an UNRWA official, a URL"
            .replace("an UNRWA official, a URL", "a UNP one")
            .as_str(),
    );
}

#[test]
fn names_go_by_their_letters_where_those_are_clear() {
    check("article", SOUND, "He met ⟦an Ukrainian⟧, ⟦a Australian⟧ and ⟦an Labour⟧ man.");
    check("article", SOUND, "He met a Ukrainian, an Uber man, a Uber man, an Mbappé fan, a Nguyen, a Xhosa and an Yves.");
}

#[test]
fn an_for_and() {
    let found = check("article", AND, "It was lost ⟦an was⟧ found by him ⟦an I⟧. ⟦An the⟧ end of ⟦an the⟧ road.");
    assert_eq!(replacements(&found), ["and was", "and I", "And the", "the"]);
    check("article", AND, "An “was” is a verb; an\n\nthe; an The; Mod-an the");
    let found = check("article", SOUND, "The rain ⟦an sinks⟧ boats on a steep ⟦an muddy⟧ bank, ⟦an modest⟧ one.");
    assert_eq!(replacements(&found), ["and sinks", "and muddy", "a modest"]);
}

#[test]
fn the_check_is_named_and_keys_belong_to_it() {
    assert!(refused("article", "").contains("check"));
    assert_eq!(refused("article", "check = 'and'\nlabels = ['x']"), "['x']".trim_start_matches('[').trim_end_matches(']'));
}
