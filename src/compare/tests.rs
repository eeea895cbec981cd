//! Drafts compared.

use super::*;
use crate::format::{Format, extract};

fn document(text: &str) -> Document {
    Document::new(&extract(Format::Plain, text))
}

/// Changes as "old > new", what came as "+ new", what went as "- old", and what is stale as "! old @ sentence".
fn shown(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (document(old), document(new));
    let found = compare(&old, &new);
    let figure = |document: &Document, at: usize| document.slice(figure_span(document, &document.numbers()[at])).to_owned();
    let date = |document: &Document, at: usize| document.slice(document.dates()[at].span).to_owned();
    let change = |change: &Change, show: &dyn Fn(&Document, usize) -> String| match *change {
        Change::Changed(at, other) => format!("{} > {}", show(&old, at), show(&new, other)),
        Change::Added(at) => format!("+ {}", show(&new, at)),
        Change::Gone(at) => format!("- {}", show(&old, at)),
    };
    let name = |change: &NameChange| match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!("{} > {}", old.text, new.text),
        (None, Some(new)) => format!("+ {}", new.text),
        (Some(old), None) => format!("- {}", old.text),
        (None, None) => String::new(),
    };
    let stale = |stale: &Stale| format!("! {} @ {}", new.slice(stale.span), new.sentence_at(stale.span.start).unwrap());
    let figures = found.figures.iter().map(|one| change(one, &figure));
    let dates = found.dates.iter().map(|one| change(one, &date));
    figures.chain(dates).chain(found.names.iter().map(name)).chain(found.stale.iter().map(stale)).collect()
}

#[track_caller]
fn check(old: &str, new: &str, expected: &[&str]) {
    assert_eq!(shown(old, new), expected, "\n{old}\n{new}");
}

#[test]
fn a_long_piece_is_compared_in_no_time() {
    let mut old = String::new();
    for at in 0..4000 {
        old.push_str(&format!("At least 11 people died in Zolm on 5 May, Anna Odd{} said.\n\n", at % 50));
    }
    let new = old.replacen("11 people", "12 people", 2000).replace("Odd7", "Oddd7");
    let (old, new) = (document(&old), document(&new));
    let start = std::time::Instant::now();
    let found = compare(&old, &new);
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    assert_eq!((found.figures.len(), found.stale.len()), (2000, 2000));
}

#[track_caller]
fn check_quick(old: &str, new: &str) {
    let (old, new) = (document(old), document(new));
    let start = std::time::Instant::now();
    compare(&old, &new);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn a_name_of_many_words_is_compared_in_no_time() {
    let name = |word: &str| format!("The {}met.", format!("{word}.. ").repeat(1000));
    check_quick(&name("Bo"), &name("Bu"));
    let names = |end: &str| (0..1000).map(|at| format!("Zolm{at}{end} ")).collect::<String>();
    check_quick(&format!("They met {}in town.", names("a")), &format!("They met {}in town.", names("b")));
}

#[test]
fn a_word_of_many_letters_is_compared_in_no_time() {
    let word = |end: &str| format!("They saw Anna B{}{end} in town.", "o".repeat(30_000));
    check_quick(&word("a"), &word("e"));
    check_quick("It rained.", &format!("It snowed. They saw Anna B{} in town.", "o".repeat(30_000)));
}

#[test]
fn a_huge_sentence_is_compared_with_tiny_ones_in_no_time() {
    let words: String = (0..20_000).map(|at| format!("zor{at}x ")).collect();
    let tiny: String = (0..20_000).map(|at| format!("Of zor{at}x it told.\n\n")).collect();
    check_quick(&format!("{words}."), &tiny);
    check_quick(&tiny, &format!("{words}."));
}

#[test]
fn tolls_left_behind_in_other_words() {
    check(
        "Ferry sinks, 11 dead\n\nAt least 11 people died when the ferry sank off Zolm on Monday.\n\nIt rained. The sinking killed eleven and left 30 injured.",
        "Ferry sinks, 11 dead\n\nAt least 12 people died when the ferry sank off Zolm on Monday.\n\nIt rained. The sinking killed eleven and left 30 injured.",
        &["11 people > 12 people", "! 11 dead @ 0", "! eleven @ 3"],
    );
    // Eleven others, and a toll that the copy says is the old one.
    check(
        "The flood killed 11 people. Police arrested 11 men. It hit 11 villages.",
        "The flood killed 12 people. Police arrested 11 men. It hit 11 villages. The toll was up from 11.",
        &["11 people > 12 people"],
    );
    // Rewritten past recognition.
    check(
        "Eleven people died in the flood at Zolm.\n\nRescue teams went on. All 11 victims were named.",
        "The toll of the disaster has risen to 12, officials say.\n\nRescue teams went on. All 11 victims were named.",
        &["Eleven people > 12", "- Zolm", "! 11 victims @ 2"],
    );
}

#[test]
fn nothing_changed() {
    let text = "The mill lost 340 jobs and £2.4m, 6.2% of sales, Anna Roe said on 5 May.\n\nIt rained in Zolm.";
    check(text, text, &[]);
    check(text, "It rained in Zolm.\n\nThe mill lost 340 jobs and £2.4m, 6.2% of sales, Anna Roe said on 5 May.", &[]);
    check("Eleven men met 3 dogs.", "There were 3 dogs and 11 men.", &[]);
    check("", "", &[]);
}

#[test]
fn figures_of_money_and_the_rest() {
    check(
        "The tram cost £2.4m, or 6% more than planned.\n\nAt £2.4m the tram is dear. A bus costs £2.5m.",
        "The tram cost £2.6m, or 7% more than planned.\n\nAt £2.4m the tram is dear. A bus costs £2.5m.",
        &["£2.4m > £2.6m", "6% > 7%", "! £2.4m @ 1"],
    );
    // A small number with the same noun is the same only beside the same words.
    check(
        "Three flights to Zolm were cancelled. Three flights landed late.",
        "Four flights to Zolm were cancelled. Three flights landed late.",
        &["Three flights > Four flights"],
    );
    check(
        "Some 340 jobs will go at the mill. The town fears for 340 jobs.",
        "Some 350 jobs will go at the mill. The town fears for 340 jobs.",
        &["340 jobs > 350 jobs", "! 340 jobs @ 1"],
    );
    check("Rates rose from 5% to 6% in May.", "Rates rose from 6% to 7% in May.", &["5% > 6%", "6% > 7%"]);
    check("The mill cost $5m.", "The mill cost £5m. It has 40 looms.", &["$5m > £5m", "+ 40 looms"]);
    check("Anna Roe, 34, sang. Then Roe, 34, left.", "Anna Roe, 35, sang. Then Roe, 34, left.", &["34 > 35", "! 34 @ 1"]);
}

#[test]
fn dates_left_behind() {
    check(
        "The fair opens on 5 May.\n\nTickets for 5 May are sold.",
        "The fair opens on 6 May.\n\nTickets for 5 May are sold.",
        &["5 May > 6 May", "! 5 May @ 1"],
    );
    check("The fair opened on 5 May.", "The fair opened on 5 May 2021.", &[]);
    check(
        "The kiosk burned on Monday. The kiosk was shut on Monday. It rained on Monday.",
        "The kiosk burned on Tuesday. The kiosk was shut on Monday. It rained on Monday.",
        &["Monday > Tuesday", "! Monday @ 1"],
    );
    check(
        "The fair runs on 3-5 May.\n\nTickets for 3-5 May are sold. The hall is let on 3 May.",
        "The fair runs on 3-6 May.\n\nTickets for 3-5 May are sold. The hall is let on 3 May.",
        &["3-5 May > 3-6 May", "! 3-5 May @ 1"],
    );
    // A day of another year, unless the words near it tell.
    check(
        "The ferry sank on 5 May.\n\nThe mill opened on 5 May 1980. The ferry was raised on 5 May 2021.",
        "The ferry sank on 6 May.\n\nThe mill opened on 5 May 1980. The ferry was raised on 5 May 2021.",
        &["5 May > 6 May", "! 5 May 2021 @ 2"],
    );
    check(
        "The fair opens on 5 May 2021.\n\nTickets for 5 May 2021 are sold.",
        "The fair opens on 6 May 2021.\n\nTickets for 5 May 2021 are sold.",
        &["5 May 2021 > 6 May 2021", "! 5 May 2021 @ 1"],
    );
    // What one change does not reach, another may.
    check(
        "The mill shut on Monday, 5 May. The ferry sank on 5 May. Tickets for 5 May are sold.",
        "The mill shut on Tuesday, 5 May. The ferry sank on 6 May. Tickets for 5 May are sold.",
        &["Monday, 5 May > Tuesday, 5 May", "5 May > 6 May", "! 5 May @ 2"],
    );
}

#[test]
fn names_left_behind() {
    check(
        "Eric Scheiderman met the mayor.\n\nIt was late, Scheiderman said.",
        "Eric Schneiderman met the mayor.\n\nIt was late, Scheiderman said.",
        &["Eric Scheiderman > Eric Schneiderman", "! Scheiderman @ 1"],
    );
    check(
        "They met Qasem Jo Vandermolen. Then Qasem Jo Vandermolen spoke.",
        "They met Kassem-Jo Vandermolen. Then Qasem Jo Vandermolen spoke.",
        &["Qasem Jo Vandermolen > Kassem-Jo Vandermolen", "! Qasem Jo Vandermolen @ 1"],
    );
    // What one change does not reach, another may.
    check(
        "Erik Odlestone sang. Anna Odlestone left. Then Anna Maria Odlestone spoke.",
        "Erik Oddlestone sang. Anna Oddlestone left. Then Anna Maria Odlestone spoke.",
        &["Erik Odlestone > Erik Oddlestone", "Anna Odlestone > Anna Oddlestone", "! Anna Maria Odlestone @ 2"],
    );
    // Another Jon, and a surname alone that both spellings share.
    check(
        "They met Jon Vandermolen. Then Jon Oddlestone spoke. Vandermolen left.",
        "They met John Vandermolen. Then Jon Oddlestone spoke. Vandermolen left.",
        &["Jon Vandermolen > John Vandermolen"],
    );
    check(
        "They met Anna Oddlestone in Leeds. Oddlestone left.",
        "They met Peter Vandermolen in York. Oddlestone left.",
        &["Anna Oddlestone > Peter Vandermolen", "Leeds > York"],
    );
    check(
        "Ships of the UK left. Ships of the UK sank. Anna B. Zolm sang.",
        "Ships of the US left. Ships of the UK sank. It rained on Anna Vandermolen all day long.",
        &["UK > US", "+ Anna Vandermolen", "- Anna B. Zolm"],
    );
    check("They met Anna Oddlestone.", "They met Oddlestone. Erik Zolm was there.", &["+ Erik Zolm"]);
}
