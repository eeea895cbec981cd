//! Numbers as British, American and Indian desks write them.

use super::super::view::document;
use super::{NumberForm, NumberMention, Unit};
use proptest::prelude::*;

/// Mentions as `text = class value(-upper) unit`, with `w` for number words.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let document = document(text);
    let show = |n: &NumberMention| {
        let upper = n.upper.map(|upper| format!("..{upper}")).unwrap_or_default();
        let unit = match n.unit {
            Unit::None => String::new(),
            Unit::Percent => " %".to_owned(),
            Unit::Points => " points".to_owned(),
            Unit::Money(code) => format!(" {code}"),
            Unit::Measure(short) => format!(" {short}"),
        };
        let form = if n.form == NumberForm::Words { " w" } else { "" };
        let value = (n.value * 1000.0).round() / 1000.0;
        format!("{} = {:?} {value}{upper}{unit}{form}", document.slice(n.span), n.class)
    };
    assert_eq!(document.numbers().iter().map(show).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn separators_of_the_west_and_of_india() {
    check(
        "It had 1,250,000 seats, 1,00,000 beds, 3.5 cooks and 1,00,00 typos.",
        &["1,250,000 = Cardinal 1250000", "1,00,000 = Cardinal 100000", "3.5 = Cardinal 3.5"],
    );
    check(
        "About 2.4 million people, 1.2 lakh voters, 14 crore and 2½ loaves",
        &["2.4 million = Cardinal 2400000", "1.2 lakh = Cardinal 120000", "14 crore = Cardinal 140000000", "2½ = Cardinal 2.5"],
    );
}

#[test]
fn money() {
    check(
        "£6m, $3.5bn, US$5m, A$20, €1,000, Rs 500, Rs. 50, ₹1.2 crore, $6-million and 50p",
        &[
            "£6m = Cardinal 6000000 GBP",
            "$3.5bn = Cardinal 3500000000 USD",
            "US$5m = Cardinal 5000000 USD",
            "A$20 = Cardinal 20 AUD",
            "€1,000 = Cardinal 1000 EUR",
            "Rs 500 = Cardinal 500 INR",
            "Rs. 50 = Cardinal 50 INR",
            "₹1.2 crore = Cardinal 12000000 INR",
            "$6-million = Cardinal 6000000 USD",
            "50p = Cardinal 0.5 GBP",
        ],
    );
    check(
        "Rs1,000 or Rs 2 lakh crore, 5 million dollars, 3 million pounds, USD 5m, 20 euros",
        &[
            "Rs1,000 = Cardinal 1000 INR",
            "Rs 2 lakh crore = Cardinal 2000000000000 INR",
            "5 million dollars = Cardinal 5000000 USD",
            "3 million pounds = Cardinal 3000000 GBP",
            "USD 5m = Cardinal 5000000 USD",
            "20 euros = Cardinal 20 EUR",
        ],
    );
}

#[test]
fn per_cent_and_measures() {
    check(
        "Up 5%, 5 per cent, 5 percent, 2 percentage points, a 2-percentage-point rise, -0.5%, 25 basis points",
        &[
            "5% = Cardinal 5 %",
            "5 per cent = Cardinal 5 %",
            "5 percent = Cardinal 5 %",
            "2 percentage points = Cardinal 2 points",
            "2-percentage-point = Cardinal 2 points",
            "-0.5% = Cardinal -0.5 %",
            "25 basis points = Cardinal 25 bp",
        ],
    );
    check(
        "It ran 10km, 5 miles at 70mph over 12 square miles; 35C, 35°C, 3 degrees Celsius, a 6ft 2in man, 6m high, 6m people",
        &[
            "10km = Cardinal 10 km",
            "5 miles = Cardinal 5 mi",
            "70mph = Cardinal 70 mph",
            "12 square miles = Cardinal 12 mi²",
            "35C = Cardinal 35 °C",
            "35°C = Cardinal 35 °C",
            "3 degrees Celsius = Cardinal 3 °C",
            "6ft = Cardinal 6 ft",
            "2in = Cardinal 2 in",
            "6m = Cardinal 6 m",
            "6m = Cardinal 6000000",
        ],
    );
    check(
        "A ten-mile walk, a 10-tonne lorry and minus 40 degrees",
        &["ten-mile = Cardinal 10 mi w", "10-tonne = Cardinal 10 t", "minus 40 degrees = Cardinal -40 °"],
    );
}

#[test]
fn number_words() {
    check(
        "Twenty-three men, two hundred and six women, a hundred dogs, a dozen eggs and dozens of cats",
        &[
            "Twenty-three = Cardinal 23 w",
            "two hundred and six = Cardinal 206 w",
            "a hundred = Cardinal 100 w",
            "a dozen = Cardinal 12 w",
        ],
    );
    check(
        "Two and a half million, half a million, one million two hundred thousand, two hundred and three hundred",
        &[
            "Two and a half million = Cardinal 2500000 w",
            "half a million = Cardinal 500000 w",
            "one million two hundred thousand = Cardinal 1200000 w",
            "two hundred = Cardinal 200 w",
            "three hundred = Cardinal 300 w",
        ],
    );
    check(
        "One of them said no one saw one another; one man and one should go. This one is it, the Big Four too.",
        &["one = Cardinal 1 w"],
    );
}

#[test]
fn fractions_and_proportions() {
    check(
        "A third of voters, two-thirds, three quarters of all, half the town, by half, one in five, 9 out of 10 and 3/4",
        &[
            "A third = Fraction 0.333 w",
            "two-thirds = Fraction 0.667 w",
            "three quarters = Fraction 0.75 w",
            "half = Fraction 0.5 w",
            "half = Fraction 0.5 w",
            "one in five = Fraction 0.2 w",
            "9 out of 10 = Fraction 0.9",
            "3/4 = Fraction 0.75",
        ],
    );
    check("In the second half they killed two in 10 days.", &["two = Cardinal 2 w", "10 = Cardinal 10"]);
}

#[test]
fn ordinals() {
    check(
        "The 1st man, a third person, the twenty-first century, a 20th-century house, at first, a second later",
        &["1st = Ordinal 1", "third = Ordinal 3 w", "twenty-first = Ordinal 21 w", "20th = Ordinal 20"],
    );
}

#[test]
fn ranges_and_scores() {
    check(
        "10-15 men, 10–15 men, 10 to 15 men, between 10 and 15, £10m-£15m, 1-2 million, 5-7%, from 5 to 7",
        &[
            "10-15 = Range 10..15",
            "10–15 = Range 10..15",
            "10 to 15 = Range 10..15",
            "10 and 15 = Range 10..15",
            "£10m-£15m = Range 10000000..15000000 GBP",
            "1-2 million = Range 1000000..2000000",
            "5-7% = Range 5..7 %",
            "5 = Cardinal 5",
            "7 = Cardinal 7",
        ],
    );
    check(
        "They won 3-1, lost 1-2, voted 48-52, drew 0-0; a 5-4 ruling, 6-4, 7-5; won 10-15 seats",
        &[
            "3-1 = Score 3..1",
            "1-2 = Score 1..2",
            "48-52 = Score 48..52",
            "0-0 = Score 0..0",
            "5-4 = Score 5..4",
            "6-4 = Score 6..4",
            "7-5 = Score 7..5",
            "10-15 = Range 10..15",
        ],
    );
}

#[test]
fn figures_of_a_change_and_sets_of_a_match() {
    check(
        "It rose 5,000 to 9,000 and from 5% in May to 7%, or 6 per cent to 3 per cent; between the ages of 5 and 9",
        &[
            "5,000 = Cardinal 5000",
            "9,000 = Cardinal 9000",
            "5% = Cardinal 5 %",
            "7% = Cardinal 7 %",
            "6 per cent = Cardinal 6 %",
            "3 per cent = Cardinal 3 %",
            "5 and 9 = Age 5..9",
        ],
    );
    check(
        "In the final 6-7 (3-7) 6-3 and 0-4, 1 in 100",
        &["6-7 = Score 6..7", "3-7 = Score 3..7", "6-3 = Score 6..3", "0-4 = Score 0..4", "1 in 100 = Fraction 0.01"],
    );
}

#[test]
fn ages() {
    check(
        "Jane Roe, 42, and Jo, 7. A boy aged 12, a 3-year-old, a two-year-old, an 18-month-old and 18- to 24-year-olds",
        &[
            "42 = Age 42",
            "7 = Age 7",
            "12 = Age 12",
            "3-year-old = Age 3",
            "two-year-old = Age 2 w",
            "18-month-old = Age 18 months",
            "18- to 24-year-olds = Age 18..24",
        ],
    );
    check(
        "He is 30 years old, in his 30s, aged between 18 and 24, over-65s. From Leeds, 42 people came.",
        &["30 years old = Age 30", "30s = Age 30..39", "18 and 24 = Age 18..24", "over-65s = Age 65", "42 = Cardinal 42"],
    );
}

#[test]
fn years_and_times() {
    check(
        "In 1999, the 1980s, the '90s, mid-2010s, 2019-20, 2020/21; more than 2000 came, 1800 people left",
        &[
            "1999 = Year 1999",
            "1980s = Year 1980",
            "90s = Year 1990",
            "mid-2010s = Year 2010",
            "2019-20 = Year 2019..2020",
            "2020/21 = Year 2020..2021",
            "2000 = Cardinal 2000",
            "1800 = Cardinal 1800",
        ],
    );
    check(
        "At 9am, 9.30am, 19:45, 9 a.m. and 10 o’clock, 9-11am, 0800 GMT",
        &[
            "9am = Time 9",
            "9.30am = Time 9.5",
            "19:45 = Time 19.75",
            "9 a.m. = Time 9",
            "10 o’clock = Time 10",
            "9-11am = Time 9..11",
            "0800 GMT = Time 8",
        ],
    );
}

#[test]
fn identifiers_and_dates() {
    check(
        "No. 10, Route 66, Section 5, Article 370, page 3, Flight 123, an F-16, the G20, Boeing 737-800, 9/11, 5G, Phase Two",
        &[
            "10 = Identifier 10",
            "66 = Identifier 66",
            "5 = Identifier 5",
            "370 = Identifier 370",
            "3 = Identifier 3",
            "123 = Identifier 123",
            "F-16 = Identifier 16",
            "G20 = Identifier 20",
            "737-800 = Identifier 737",
            "9/11 = Identifier 9",
            "5G = Identifier 5",
            "Two = Identifier 2 w",
        ],
    );
    check(
        "Call 020 7946 0018 before 5 May 2021 or 2021-05-05, v1.2.3",
        &["020 = Identifier 20", "7946 = Identifier 7946", "0018 = Identifier 18", "v1.2.3 = Identifier 1"],
    );
}

#[test]
fn a_sign_belongs_to_one_number() {
    let document = document("It is 0Rs 2½ more.");
    let spans: Vec<&str> = document.numbers().iter().map(|number| document.slice(number.span)).collect();
    assert_eq!(spans.concat().matches("Rs").count(), 1, "{spans:?}");
}

#[test]
fn sizes_do_not_matter() {
    for unit in ["1-", "one and ", "two hundred and ", "5 to ", "1/", "£", "9:", "won 5-", "1,0", "mid-"] {
        document(&unit.repeat(30_000));
    }
}

proptest! {
    #[test]
    fn spans_lie_in_order_inside_their_paragraph(
        text in "((one|two|half|a|hundred|and|third|million|twenty-one|year-old|aged|won|in|to|[0-9]{1,4}|2½|£|%|m|bn|am|s|é|May|:|,|-|/|°|\\.|Rs|\n\n)[ ]?){0,30}"
    ) {
        let document = document(&text);
        let mut before = 0;
        for n in document.numbers() {
            let inside = document.paragraphs.iter().any(|paragraph| paragraph.span.contains(n.span));
            prop_assert!(inside && !n.span.is_empty() && n.span.start >= before, "{:?}", document.slice(n.span));
            prop_assert!(document.text.get(n.span.range()).is_some() && n.span.contains(n.figure));
            before = n.span.end;
        }
    }
}
