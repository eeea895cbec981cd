//! Names as British, American and Indian desks write them.

use super::super::view::document;
use super::NameMention;
use proptest::prelude::*;

/// Mentions as `[title] name's^`: `'s` for a possessive, `^` for one that opens its sentence.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let document = document(text);
    let show = |name: &NameMention| {
        let title = name.title.map(|title| format!("[{}] ", document.slice(title))).unwrap_or_default();
        let possessive = if name.possessive { "'s" } else { "" };
        let initial = if name.sentence_initial { "^" } else { "" };
        format!("{title}{}{possessive}{initial}", document.slice(name.span))
    };
    assert_eq!(document.names().iter().map(show).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn titles_are_set_apart() {
    check(
        "He met Prime Minister Dr Anil Rao, Sen. Jane Roe, Lt. Gen. Paul Kent and Mr Low.",
        &["[Prime Minister Dr] Anil Rao", "[Sen.] Jane Roe", "[Lt. Gen.] Paul Kent", "[Mr] Low"],
    );
    check(
        "Talks with French President Marie Dupont and US Vice-President Roe; the Foreign Minister and General Motors left.",
        &["French", "[President] Marie Dupont", "US", "[Vice-President] Roe", "General Motors"],
    );
    check(
        "President Roe spoke. So did Queen Anne, Stephen King and the President.",
        &["[President] Roe", "[Queen] Anne", "Stephen King"],
    );
}

#[test]
fn particles_initials_and_marks_inside() {
    check(
        "We saw Ludwig van der Berg, Charles de Gaulle, Bashar al-Khan, John F. Low, J. K. Roe, O’Neill and Marks & Low.",
        &["Ludwig van der Berg", "Charles de Gaulle", "Bashar al-Khan", "John F. Low", "J. K. Roe", "O’Neill", "Marks & Low"],
    );
    check(
        "They went to St. Mary's Hospital, to Rio de Janeiro’s port and on an iPhone from NATO.",
        &["St. Mary's Hospital", "Rio de Janeiro's", "iPhone", "NATO"],
    );
}

#[test]
fn an_initial_is_no_article() {
    check("So said A. Clark. A. J. Clark left.", &["A. Clark", "A. J. Clark^"]);
    check("A Zolmarian left. The plan of A Zolmarian and The Zolmarian.", &["Zolmarian", "Zolmarian", "Zolmarian"]);
}

#[test]
fn possessive_endings_stay_out() {
    check("It was Britain's turn, the Smiths' house and ‘the Beatles’ too.", &["Britain's", "Smiths's", "Beatles"]);
}

#[test]
fn a_capital_at_the_start_proves_nothing() {
    check(
        "Storms hit. The United Nations met. In London, Police Scotland said. Meanwhile it rained.",
        &["United Nations", "London", "Police Scotland"],
    );
    check("Fenwick won. They cheered Fenwick. “Goals count,” said Fenwick: Goals do.", &["Fenwick^", "Fenwick", "Fenwick"]);
}

#[test]
fn days_pronouns_and_labels_are_no_names() {
    check("On Monday I said I’m off in May. It was March when I left. BREAKING NEWS: I READ IT ALL HERE", &[]);
    check("# Storm Shuts Harbour In Kent After Flood\n\nIt was in Kent.", &["Kent"]);
    check("# Storm shuts harbour in Kent\n\nIt was bad.", &["Kent"]);
    check("He reads the Sunday Times; Theresa May does not.", &["Sunday Times", "Theresa May"]);
}

#[test]
fn marks_and_line_ends_break_a_run() {
    check("In Leeds, York (Kent) and Hull: Bath\nand Derby\nStoke they met.", &["Leeds", "York", "Kent", "Hull", "Derby"]);
}

#[test]
fn sizes_do_not_matter() {
    for unit in ["Ann ", "Dr. ", "J. ", "de la ", "Ann' ", "A & ", "President ", "Chief Union "] {
        document(&unit.repeat(30_000));
    }
}

proptest! {
    #[test]
    fn spans_lie_in_order_inside_their_paragraph(
        text in "((Ann|Bé|NATO|The|President|Dr|Sen\\.|King|J\\.|de|al-Khan|’s|'|&|,|:|“|\\.|said|May|iPhone|\n|\n\n)[ ]?){0,30}"
    ) {
        let document = document(&text);
        let mut before = 0;
        for name in document.names() {
            let inside = document.paragraphs.iter().any(|paragraph| paragraph.span.contains(name.span));
            prop_assert!(inside && !name.span.is_empty() && name.span.start >= before, "{:?}", document.slice(name.span));
            prop_assert!(document.text.get(name.span.range()).is_some());
            prop_assert!(name.title.is_none_or(|title| title.end <= name.span.start && title.start >= before));
            before = name.span.end;
        }
    }
}
