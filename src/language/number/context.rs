//! What the words around figures make of them: identifiers, ages, scores, years, clock times.

use super::super::TokenKind;
use super::super::opener::is_opener;
use super::super::view::{Lower, View};

/// Capitalised words that number what follows.
const HEADS: [&str; 62] = [
    "No",
    "Nos",
    "Number",
    "Route",
    "Section",
    "Sections",
    "Article",
    "Articles",
    "Page",
    "Flight",
    "Room",
    "Highway",
    "Interstate",
    "Unit",
    "Chapter",
    "Rule",
    "Clause",
    "Paragraph",
    "Act",
    "Channel",
    "Boeing",
    "Airbus",
    "Type",
    "Model",
    "Gate",
    "Platform",
    "Runway",
    "Line",
    "Phase",
    "Stage",
    "Level",
    "Tier",
    "Grade",
    "Class",
    "Year",
    "Season",
    "Episode",
    "Part",
    "Volume",
    "Version",
    "Windows",
    "Area",
    "Pier",
    "Terminal",
    "Building",
    "Zone",
    "Sector",
    "Ward",
    "District",
    "Proposition",
    "Resolution",
    "Formula",
    "Radio",
    "Title",
    "Week",
    "Game",
    "Round",
    "Day",
    "Exit",
    "Apollo",
    "Category",
    "Group",
];

/// Small words that do the same.
const SMALL_HEADS: [&str; 20] = [
    "page", "pages", "section", "sections", "article", "route", "chapter", "clause", "room", "flight", "gate", "platform",
    "phase", "stage", "type", "level", "tier", "grade", "category", "number",
];

/// `No. 10`, `Route 66`, `page 3`: the figures are part of a name or a reference.
pub(super) fn is_numbered(view: View<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    if view.word(before) == "." && view.is_glued(before) {
        let head = Lower::new(view.word(before.wrapping_sub(1)));
        return matches!(head.as_str(), "no" | "nos" | "art" | "sec" | "p" | "pp" | "ch" | "fig" | "vol" | "para");
    }
    match view.kind(before) {
        Some(TokenKind::Word) if view.is_capital(before) => HEADS.contains(&view.word(before)),
        Some(TokenKind::Word) => SMALL_HEADS.contains(&view.word(before)),
        Some(TokenKind::Symbol) => view.word(before) == "#",
        _ => false,
    }
}

/// "aged 42", "Jones, 42, said": an age by what stands around it.
pub(super) fn is_age(view: View<'_>, at: usize, next: usize, value: f64) -> bool {
    if !(0.0..=120.0).contains(&value) {
        return false;
    }
    let before = at.wrapping_sub(1);
    if view.is_any(before, &["aged", "age", "ages"])
        || (view.is(before, "between") && view.is(before.wrapping_sub(1), "aged"))
        || (view.is(before, "of") && view.is_any(before.wrapping_sub(1), &["age", "ages"]))
    {
        return true;
    }
    let in_commas = view.word(before) == "," && matches!(view.word(next), "," | "." | ";" | ")");
    let name = before.wrapping_sub(1);
    let month_or_head = view.kind(name) == Some(TokenKind::Number);
    in_commas && value >= 1.0 && !month_or_head && view.is_capital(name)
}

/// The index behind "years old", "-year-old" and the like, with the unit when it is not years.
pub(super) fn years_old(view: View<'_>, next: usize, rest: &str) -> Option<(usize, Option<&'static str>)> {
    if !rest.is_empty() {
        // The rest of a token: "two-year-old".
        return old_word(rest).map(|unit| (next, unit));
    }
    let hyphen = usize::from(view.is_dash(next) && view.is_glued(next) && view.is_glued(next + 1));
    let at = next + hyphen;
    if let Some(unit) = old_word(view.word(at)) {
        return Some((at + 1, unit));
    }
    if view.is_any(at, &["years", "year"]) {
        if view.is_any(at + 1, &["old", "olds"]) {
            return Some((at + 2, None));
        }
        if view.is(at + 1, "of") && view.is(at + 2, "age") {
            return Some((at + 3, None));
        }
    }
    if view.is_any(at, &["months", "weeks", "days"]) && view.is(at + 1, "old") {
        return Some((at + 2, period(view.word(at))));
    }
    None
}

/// "year-old", "month-olds", "years-old".
fn old_word(word: &str) -> Option<Option<&'static str>> {
    let (unit, old) = word.split_once(['-', '\u{2010}', '\u{2011}'])?;
    let old = old.strip_suffix('s').unwrap_or(old);
    if !old.eq_ignore_ascii_case("old") {
        return None;
    }
    match Lower::new(unit).as_str() {
        "year" | "years" => Some(None),
        _ => period(unit).map(Some),
    }
}

fn period(word: &str) -> Option<&'static str> {
    match Lower::new(word).as_str() {
        "month" | "months" => Some("months"),
        "week" | "weeks" => Some("weeks"),
        "day" | "days" => Some("days"),
        _ => None,
    }
}

/// Tokens looked back for the "from" of a change.
const CHANGE_TOKENS_MAX: usize = 6;

/// "rose 5 to 7", "from 5% in May to 7%": two figures of a change, no range.
pub(super) fn is_change(view: View<'_>, at: usize) -> bool {
    const MOVES: [&str; 20] = [
        "by",
        "rose",
        "fell",
        "climbed",
        "dropped",
        "gained",
        "up",
        "down",
        "slipped",
        "added",
        "jumped",
        "increased",
        "decreased",
        "tumbled",
        "shed",
        "slid",
        "surged",
        "declined",
        "rising",
        "falling",
    ];
    if view.is_any(at.wrapping_sub(1), &MOVES) {
        return true;
    }
    let mut before = (1..=CHANGE_TOKENS_MAX).map(|back| at.wrapping_sub(back)).take_while(|i| !view.is_any(*i, &["to", "."]));
    before.any(|i| view.is(i, "from"))
}

/// "between 10 and 15", "between the ages of 10 and 15"; `before` is the index in front of the first figure.
pub(super) fn is_between(view: View<'_>, before: usize) -> bool {
    view.is(before, "between") || (view.is(before, "of") && view.is(before.wrapping_sub(1), "ages"))
}

/// Tokens looked back for a word of contest.
const CONTEST_TOKENS_MAX: usize = 8;

/// "won 3-1", "voted 52-48", "a 5-4 decision".
pub(super) fn is_contest(view: View<'_>, at: usize, next: usize) -> bool {
    for back in 1..=CONTEST_TOKENS_MAX {
        let before = at.wrapping_sub(back);
        if view.token(before).is_none() || matches!(view.word(before), "." | "!" | "?") {
            break;
        }
        let word = Lower::new(view.word(before));
        let is_contest = matches!(
            word.as_str(),
            "won"
                | "win"
                | "wins"
                | "winning"
                | "beat"
                | "beats"
                | "beaten"
                | "beating"
                | "lost"
                | "lose"
                | "loses"
                | "losing"
                | "lead"
                | "leads"
                | "led"
                | "leading"
                | "drew"
                | "draw"
                | "drawn"
                | "defeat"
                | "defeated"
                | "defeating"
                | "victory"
                | "vote"
                | "voted"
                | "votes"
                | "voting"
                | "passed"
                | "approved"
                | "rejected"
                | "score"
                | "scored"
                | "thrashed"
                | "trailed"
                | "trailing"
                | "edged"
                | "finished"
                | "tied"
                | "ruled"
                | "upheld"
                | "ended"
                | "loss"
        );
        if is_contest {
            return true;
        }
    }
    const BEHIND: [&str; 20] = [
        "victory",
        "win",
        "wins",
        "defeat",
        "defeats",
        "draw",
        "loss",
        "lead",
        "vote",
        "votes",
        "majority",
        "decision",
        "record",
        "aggregate",
        "verdict",
        "ruling",
        "scoreline",
        "triumph",
        "thrashing",
        "margin",
    ];
    (next..next + 2).any(|behind| view.is_any(behind, &BEHIND))
}

/// "lost 10-15 seats": a counted noun follows, so that this is no score.
pub(super) fn counts_noun(view: View<'_>, next: usize) -> bool {
    let word = Lower::new(view.word(next));
    view.is_lower(next) && word.as_str().ends_with('s') && !is_opener(word.as_str())
}

/// Four figures that count something: "more than 2000", "1800 people".
pub(super) fn counts_clearly(view: View<'_>, at: usize, next: usize) -> bool {
    const COUNTED: [&str; 36] = [
        "people",
        "men",
        "women",
        "children",
        "troops",
        "soldiers",
        "jobs",
        "homes",
        "houses",
        "cases",
        "deaths",
        "students",
        "pupils",
        "workers",
        "employees",
        "staff",
        "members",
        "passengers",
        "voters",
        "votes",
        "seats",
        "shares",
        "vehicles",
        "cars",
        "flights",
        "cattle",
        "sheep",
        "calories",
        "rpm",
        "residents",
        "fans",
        "supporters",
        "patients",
        "times",
        "years",
        "hours",
    ];
    const YEAR_BEFORE: [&str; 10] = ["in", "since", "of", "early", "late", "mid", "until", "during", "from", "the"];
    const COUNT_BEFORE: [&str; 8] = ["nearly", "almost", "roughly", "approximately", "than", "least", "some", "exactly"];
    let before = at.wrapping_sub(1);
    view.is_any(before, &COUNT_BEFORE) || (view.is_any(next, &COUNTED) && !view.is_any(before, &YEAR_BEFORE))
}

/// A clock time behind the hour: minutes, `am`, "o'clock"; the hour of the day and the index behind it.
pub(super) fn clock(view: View<'_>, at: usize) -> Option<(f64, usize)> {
    let figures = view.word(at);
    let (hour, mut minutes) = match figures.split_once('.') {
        Some((hour, minutes)) if minutes.len() == 2 => (hour, Some(minutes)),
        Some(_) => return None,
        None => (figures, None),
    };
    let mut next = at + 1;
    let mut has_colon = false;
    if minutes.is_none() && view.word(next) == ":" && view.is_glued(next) && view.is_glued(next + 1) {
        let behind = view.word(next + 1);
        if view.kind(next + 1) == Some(TokenKind::Number) && behind.len() == 2 {
            (minutes, has_colon) = (Some(behind), true);
            next += 2;
        }
    }
    let half_of_day = Lower::new(view.word(next));
    let half_of_day = match half_of_day.as_str() {
        "am" | "a.m." => Some(0.0),
        "pm" | "p.m." => Some(12.0),
        "o'clock" => None,
        "gmt" | "bst" | "ist" | "hrs" | "hours" if has_colon || (minutes.is_none() && hour.len() == 4) => None,
        _ if has_colon => {
            next -= 1;
            None
        }
        _ => return None,
    };
    next += 1;
    let military = if minutes.is_none() && hour.len() == 4 { hour.split_at_checked(2) } else { None };
    let (hour, minutes) = military.unwrap_or((hour, minutes.unwrap_or("0")));
    let (hour, minutes): (u8, u8) = (hour.parse().ok()?, minutes.parse().ok()?);
    if hour > 24 || minutes > 59 || (half_of_day.is_some() && hour > 12) {
        return None;
    }
    let hour = match half_of_day {
        Some(half) => f64::from(hour % 12) + half,
        None => f64::from(hour),
    };
    Some((hour + f64::from(minutes) / 60.0, next))
}
