//! What is said of blanks, each with its innocent twin.

use crate::kind::testing::{check, refused, replacements};

const MARK: &str = "check = 'mark'";
const STOP: &str = "check = 'stop'\nmost = 2\nwords = ['approx']";
const STRAY: &str = "check = 'stray'\nwords = ['well', 'part']";
const NUMBER: &str = "check = 'number'\nwords = ['a', 'in', 'an', 'march']\nunits = ['metre']";

#[test]
fn blanks_lost_behind_marks() {
    let found =
        check("spacing", MARK, "He ⟦said,but⟧ the ⟦rule:The⟧ card (of the club⟦)and⟧ the ⟦mayor(⟧of the town). ⟦so?They⟧ did");
    assert_eq!(replacements(&found), ["said, but", "rule: The", ") and", "mayor (", "so? They"]);
    check(
        "spacing",
        MARK,
        "1,000 at 10:30; CA,NV; a,b,c; x:y; Yahoo!Mail; councillor(s) (re)open; f(x)is; re:invent; http://a.org/a,the",
    );
}

#[test]
fn blanks_lost_beside_quotations() {
    let found = check("spacing", MARK, "He said⟦”⟧".replace("said⟦”⟧", "⟦said“⟧We go⟦”She⟧ left. “No,” he said.").as_str());
    assert_eq!(replacements(&found), ["said “", "” She"]);
    check("spacing", MARK, "Two “A”s and a 6\"x4\" board, the “Google”ing of it, O“Neill");
}

#[test]
fn blanks_lost_between_sentences() {
    let found = check("spacing", STOP, "It was the ⟦end.The⟧ road was shut on ⟦Sunday.Boats⟧ rose too.");
    assert_eq!(replacements(&found), ["end. The", "Sunday. Boats"]);
    check(
        "spacing",
        STOP,
        "See example.com, README.Md, System.Out, Mr.Smith, St.John, approx.The, J.Smith, the ASP.NET page, 3.The and a.m.The",
    );
    check("spacing", STOP, "It was the end.The road was shut.We went home.They stayed.");
}

#[test]
fn stray_blanks() {
    let found = check(
        "spacing",
        STRAY,
        "The ⟦( warden⟧ of the ⟦key )⟧ saw the ⟦council 's⟧ plan, a ⟦well- known⟧ and ⟦part -time⟧ one of the ⟦coun- cil⟧.",
    );
    assert_eq!(replacements(&found), ["(warden", "key)", "council's", "well-known", "part-time", "council"]);
    check("spacing", STRAY, "She read it out, ⟦“ Our⟧ new ⟦pier ”⟧ and all. ⟦“ Save⟧ it “ was a cry.");
    check(
        "spacing",
        STRAY,
        "Smile :( now; short- and long-term; pre- or post-war; the letter 's' is 's ; a hyphen - known; [ ] box; the boys ' s",
    );
}

#[test]
fn blanks_before_marks() {
    let found =
        check("spacing", "check = 'before-mark'", "The road was shut⟦ ,⟧ police said (at noon)⟦ :⟧ nobody was hurt⟦\u{a0}.⟧");
    assert_eq!(replacements(&found), [",", ":", "."]);
    check("spacing", "check = 'before-mark'", "The wait . . . went on .50, in .txt, at 5 p.m. , as seen in . The end ...");
    check("spacing", "check = 'before-mark'\nmost = 1", "It was shut , he said , again.");
}

#[test]
fn figures_glued_to_words() {
    let found = check("spacing", NUMBER, "⟦in2019⟧ some ⟦5people⟧ met on ⟦March3⟧, ⟦an80-acre⟧ and a ⟦25year-old⟧ too.");
    assert_eq!(replacements(&found), ["in 2019", "5 people", "March 3", "an 80-acre", "25-year-old"]);
    check(
        "spacing",
        NUMBER,
        "M25, A1, G20, 5G, 3D, 4x4, 10am, 5km, £5m, Rs500, 2nd, 90s, F1, U21, COVID19, K2, mp3, 100metre, H2O, 7up, in5",
    );
    check("spacing", NUMBER, "@204members, %20strangely, SW1A 2AA, C4, iPhone6, the 1990s, 50p, 24/7, 3-year-old, an18x");
}

#[test]
fn the_check_is_named_and_keys_belong_to_it() {
    assert!(refused("spacing", "").contains("check"));
    assert_eq!(refused("spacing", "check = 'mark'\nunits = ['x']"), "'x'");
    assert_eq!(refused("spacing", "check = 'mark'\nmost = 0"), "0");
}
