//! Counts of four figures that one document writes with and without a comma.

use super::{Mention, Prefer, preferred, report_odd};
use crate::kind::context::Context;
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, NumberClass, Token, TokenKind, Unit, folded};
use crate::span::TextSpan;

/// Flags counts that lack the comma other counts have, or the other way round.
pub(super) struct Thousands {
    /// [`Prefer::Comma`], [`Prefer::Plain`] or [`Prefer::Majority`].
    pub(super) prefer: Prefer,
}

/// Numbers of the two forms.
const COMMA: usize = 0;
const BARE: usize = 1;

impl Matcher for Thousands {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        // Every number with a comma holds one of these; without any there is nothing to compare.
        (0..10).for_each(|digit| triggers.literal(&format!(",{digit}")));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut mentions = Vec::new();
        let mut longer = None;
        for paragraph in &document.paragraphs {
            let tokens = document.paragraph_tokens(paragraph);
            for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Number) {
                let figure = document.word(token);
                let form = match figure.len() {
                    4 if is_bare_count(document, tokens, at, figure) => BARE,
                    5 if is_grouped(figure) => COMMA,
                    // A larger number proves the comma, and has it in either style.
                    6.. if is_grouped(figure) && context.admits(token.span) => {
                        longer = longer.or(Some(token.span));
                        continue;
                    }
                    _ => continue,
                };
                if context.admits(token.span) {
                    mentions.push(Mention { span: token.span, form });
                }
            }
        }
        let bare = mentions.iter().filter(|mention| mention.form == BARE).count();
        let with_comma = mentions.len() - bare;
        let comma_stays = match self.prefer {
            Prefer::Plain => false,
            Prefer::Majority => with_comma + usize::from(longer.is_some()) >= bare,
            _ => true,
        };
        if comma_stays && with_comma == 0 {
            // Only a larger number shows the comma: it stands for the form.
            let at = longer.map(|span| mentions.partition_point(|mention| mention.span < span));
            if let (Some(span), Some(at)) = (longer, at) {
                mentions.insert(at, Mention { span, form: COMMA });
            }
        }
        if preferred(&mentions, Prefer::Listed).is_some() {
            let stays = if comma_stays { COMMA } else { BARE };
            report_odd(context, &mentions, stays, |span| other_form(document, span));
        }
    }
}

fn other_form(document: &Document, span: TextSpan) -> String {
    let figure = document.slice(span);
    match (figure.contains(','), figure.get(..1), figure.get(1..)) {
        (false, Some(thousands), Some(rest)) => format!("{thousands},{rest}"),
        _ => figure.replace(',', ""),
    }
}

/// `1,500`, `12,000`, `1,00,000`.
fn is_grouped(figure: &str) -> bool {
    let mut groups = figure.split(',').rev();
    let digits = |group: &str, lengths: [usize; 2]| {
        group.bytes().all(|b| b.is_ascii_digit()) && (lengths[0]..=lengths[1]).contains(&group.len())
    };
    groups.next().is_some_and(|last| digits(last, [3, 3])) && figure.contains(',') && groups.all(|group| digits(group, [1, 3]))
}

/// Counted things that follow a number which could be a year.
const SURELY_COUNTED: [&str; 41] = [
    "people",
    "men",
    "women",
    "children",
    "homes",
    "houses",
    "households",
    "deaths",
    "jobs",
    "troops",
    "soldiers",
    "workers",
    "passengers",
    "patients",
    "pupils",
    "residents",
    "votes",
    "miles",
    "tonnes",
    "tons",
    "acres",
    "hectares",
    "dollars",
    "euros",
    "cases",
    "families",
    "students",
    "employees",
    "staff",
    "seats",
    "copies",
    "vehicles",
    "cars",
    "animals",
    "villages",
    "farmers",
    "members",
    "supporters",
    "visitors",
    "trees",
    "buildings",
];

/// Words in -s, after which nothing is counted.
const NOT_COUNTED: [&str; 24] = [
    "does", "this", "thus", "says", "goes", "less", "unless", "plus", "minus", "versus", "across", "always", "perhaps",
    "besides", "hours", "series", "news", "runs", "leaves", "arrives", "departs", "means", "comes", "starts",
];

/// Words before codes and places in a row.
const BEFORE_CODE: [&str; 22] = [
    "room",
    "flight",
    "number",
    "no",
    "nos",
    "pin",
    "code",
    "page",
    "route",
    "bus",
    "train",
    "unit",
    "model",
    "extension",
    "channel",
    "hotline",
    "call",
    "dial",
    "text",
    "lot",
    "postcode",
    "line",
];

/// Words before years.
const BEFORE_YEAR: [&str; 12] =
    ["in", "since", "of", "by", "until", "till", "from", "before", "after", "during", "circa", "year"];

/// Words between a day and its year, or between two years; the article stands before events (`the 1945 elections`).
const BEFORE_LIKELY_YEAR: [&str; 14] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "the",
    "and",
];

/// Capitalised words at the head of a sentence that a count can follow.
const LEADS: [&str; 14] =
    ["some", "about", "around", "nearly", "almost", "over", "more", "than", "only", "another", "the", "these", "those", "at"];

/// True for four bare figures that count something.
fn is_bare_count(document: &Document, tokens: &[Token], at: usize, figure: &str) -> bool {
    let Ok(value) = figure.parse::<u32>() else { return false };
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let glued = next.span.start == token.span.end || before.is_some_and(|before| before.span.end == token.span.start);
    // Quotation marks and brackets stand close to a count, hyphens and signs make it something else.
    let opened = before.is_some_and(|before| matches!(document.word(before), "(" | "“" | "\"" | "‘" | "'"));
    if value < 1000 || (glued && !(opened && next.span.start > token.span.end)) || is_classed(document, token.span) {
        return false;
    }
    let noun = folded(document.word(next));
    let plural = noun.len() > 3 && noun.ends_with('s') && !noun.ends_with("ss") && !NOT_COUNTED.contains(&noun.as_str());
    let sure = SURELY_COUNTED.contains(&noun.as_str());
    // Races: the 1500 metres.
    let race = matches!(value, 1500 | 3000 | 5000) && matches!(noun.as_str(), "metres" | "meters");
    let year_like = (1500..=2099).contains(&value);
    if next.case != Case::Lower || race || !(sure || (noun == "police" || plural) && !year_like) {
        return false;
    }
    let Some(before) = before.filter(|_| !opened) else { return true };
    let word = folded(document.word(before));
    match before.case {
        _ if before.kind == TokenKind::Number => false,
        _ if BEFORE_CODE.contains(&word.as_str()) => false,
        // `by 3400 votes` counts, `by 1400 merchants` might not.
        _ if BEFORE_YEAR.contains(&word.as_str()) => sure && !year_like,
        _ if BEFORE_LIKELY_YEAR.contains(&word.as_str()) => !year_like,
        Case::Lower => true,
        Case::Title => LEADS.contains(&word.as_str()),
        _ => before.kind == TokenKind::Punctuation && !matches!(document.word(before), "/" | "-" | "–"),
    }
}

/// True when another table knows the figures as a date, a code, a score, an age or money.
fn is_classed(document: &Document, span: TextSpan) -> bool {
    let dates = document.dates().partition_point(|date| date.span.end <= span.start);
    let in_date = document.dates().get(dates).is_some_and(|date| date.span.overlaps(span));
    let numbers = document.numbers().partition_point(|number| number.span.end <= span.start);
    let other = document.numbers().get(numbers).filter(|number| number.span.overlaps(span)).is_some_and(|number| {
        // A year before a counted noun is no year; what follows decides.
        !matches!(number.class, NumberClass::Cardinal | NumberClass::Year)
            || !matches!(number.unit, Unit::None | Unit::Measure(_))
    });
    in_date || other
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, replacements, value};

    const COMMA: &str = "discover = 'thousands-separator'";

    #[test]
    fn counts_without_the_comma_are_odd() {
        let found = check("consistent", COMMA, "Some 1,200 people came, and ⟦1400⟧ officers stood by. About ⟦1600⟧ people left.");
        assert_eq!(replacements(&found), ["1,400", "1,600"]);
        assert_eq!((value(&found[0], "count"), value(&found[0], "count_other")), ("2", "1"));
        let found = check("consistent", COMMA, "It won by ⟦3400⟧ votes of 12,000.");
        assert_eq!((replacements(&found), found[0].related[0].1.as_str()), (vec!["3,400"], "“12,000” here"));
        check("consistent", COMMA, "Some 1200 people came, and 1400 officers.");
    }

    #[test]
    fn the_house_may_want_none() {
        let plain = "discover = 'thousands-separator'\nprefer = 'plain'";
        let found = check("consistent", plain, "Some ⟦1,200⟧ people came; 1400 officers and 12,000 cows stood by.");
        assert_eq!(replacements(&found), ["1200"]);
        check("consistent", plain, "Some 1,200 people came; 12,000 cows stood by.");
        let majority = "discover = 'thousands-separator'\nprefer = 'majority'";
        check("consistent", majority, "Some ⟦1,200⟧ people came; 1400 officers and 1300 cows stood by.");
    }

    #[test]
    fn years_codes_and_races_pass() {
        let others = [
            "The 1945 elections, in 2015 people voted, the 2020 workers.",
            "Flight 1234 lands. Call 1800 1234 people. Room 1408 guests. It is 1200km away.",
            "At 1400 hours she won the 1500 metres. In May 2015 troops left. A 1200-seat hall.",
            "The £1500 bills. PC 4521 says so. Version 1.1400 users.",
        ];
        for other in others {
            check("consistent", COMMA, &format!("Some 1,200 people came.\n\n{other}"));
        }
    }
}
