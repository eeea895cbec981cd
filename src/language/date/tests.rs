//! Dates as British, American and Indian desks write them.

use super::super::view::document;
use super::DateMention;
use proptest::prelude::*;

/// Mentions as `text = weekday day month year`, what is not named left out.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let document = document(text);
    let show = |date: &DateMention| {
        let weekday = date.weekday.map(|day| format!("{day:?}"));
        let parts = [
            weekday,
            date.day.map(|day| day.to_string()),
            date.month.map(|month| format!("{month:?}")),
            date.year.map(|year| year.to_string()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{} = {}", document.slice(date.span), parts.join(" "))
    };
    assert_eq!(document.dates().iter().map(show).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn british_and_american_order() {
    check(
        "It opened on 1 January and shut on 5th of March 2021.",
        &["1 January = 1 January", "5th of March 2021 = 5 March 2021"],
    );
    check(
        "On January 1 and Jan. 5, 2022, and Sept 11, it rained.",
        &["January 1 = 1 January", "Jan. 5, 2022 = 5 January 2022", "Sept 11 = 11 September"],
    );
    check(
        "In May 2021 and 14 August 1947, then Mar. 2020.",
        &["May 2021 = May 2021", "14 August 1947 = 14 August 1947", "Mar. 2020 = March 2020"],
    );
    check(
        "From 3-5 May and July 3–5, 2019, or 1 to 3 June.",
        &["3-5 May = 3 May", "July 3–5, 2019 = 3 July 2019", "1 to 3 June = 1 June"],
    );
}

#[test]
fn spans_of_days() {
    check("Open July 22 to 27, shut May 3 to 5 June.", &["July 22 to 27 = 22 July", "May 3 = 3 May", "5 June = 5 June"]);
}

#[test]
fn weekdays_with_and_without_a_date() {
    check("He came on Thursday and left Monday's meeting.", &["Thursday = Thursday", "Monday = Monday"]);
    check(
        "On Monday 3 May, Thursday, January 6, 2022 and Sunday the 9th.",
        &["Monday 3 May = Monday 3 May", "Thursday, January 6, 2022 = Thursday 6 January 2022", "Sunday the 9th = Sunday 9"],
    );
    check(
        "On Thursday (Jan 6) and January 7 (Friday) and Saturday night, 8 January.",
        &[
            "Thursday (Jan 6) = Thursday 6 January",
            "January 7 (Friday) = Friday 7 January",
            "Saturday night, 8 January = Saturday 8 January",
        ],
    );
    check("The Sunday Times on Black Friday; the Sun and a Sat nav, Sat 5 June", &["Sat 5 June = Saturday 5 June"]);
}

#[test]
fn figures_alone() {
    check(
        "Filed 2022-01-05, seen 05/01/2022, 25/12/2021, 12/25/21 and 5.1.2022.",
        &[
            "2022-01-05 = 5 January 2022",
            "05/01/2022 = 2022",
            "25/12/2021 = 25 December 2021",
            "12/25/21 = 25 December 2021",
            "5.1.2022 = 2022",
        ],
    );
    check("Call 555-01-02 on 24/7/365, rated 9/11, 31/31/2021 or 1.2.3", &[]);
}

#[test]
fn months_that_are_words_too() {
    check("May I? Theresa May may march. March on! The Women's March met May.", &[]);
    check("In May, since last March, until June and mid-May.", &["May = May", "March = March", "June = June", "May = May"]);
    check(
        "From October to May it snowed; April was dry. April Jones said so, and June Brown.",
        &["October = October", "May = May", "April = April"],
    );
    check("In January 5 million came; by March 6 per cent had left. Mrs May, aged 42 May said.", &["January = January"]);
}

#[test]
fn sizes_do_not_matter() {
    let document = document(&"1 to 1 to Monday, the (Jan. 5-5-5, ".repeat(20_000));
    assert!(document.dates().len() >= 20_000);
}

proptest! {
    #[test]
    fn spans_lie_in_order_inside_their_paragraph(
        text in "((Mon|Monday|May|mid-May|Jan|the|of|to|1|31|2021|th|é|,|\\.|-|/|\\(|\\)|’s|\n\n)[ ]?){0,30}"
    ) {
        let document = document(&text);
        let mut before = 0;
        for date in document.dates() {
            let inside = document.paragraphs.iter().any(|paragraph| paragraph.span.contains(date.span));
            prop_assert!(inside && !date.span.is_empty() && date.span.start >= before);
            prop_assert!(document.text.get(date.span.range()).is_some());
            before = date.span.end;
        }
    }
}
