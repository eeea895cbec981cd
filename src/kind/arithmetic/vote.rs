//! Votes that do not agree: with the size of the body, with "unanimously", with the majority, with the votes in words.

use super::Fault;
use super::figure::{Figure, plain};
use super::line::Line;
use crate::language::{NumberClass, NumberMention};

/// Two sides of a vote.
struct Vote {
    /// Items of the first and last number.
    first: usize,
    last: usize,
    sides: (f64, f64),
    /// How far their difference may be off by rounding.
    half: f64,
}

/// Bodies that vote.
const BODIES: &[&str] = &[
    "council",
    "board",
    "panel",
    "committee",
    "commission",
    "jury",
    "court",
    "bench",
    "assembly",
    "senate",
    "cabinet",
    "tribunal",
    "body",
    "bloc",
    "parliament",
    "legislature",
];

/// Words between two votes by which they are two.
const OTHER_VOTE: &[&str] =
    &["after", "before", "while", "when", "earlier", "previously", "following", "whereas", "but", "although", "then", "later"];

/// Faults of one sentence.
pub(super) fn check(line: &Line<'_>, faults: &mut Vec<Fault>) {
    let votes = votes(line);
    let mut scores = votes
        .iter()
        .filter(|vote| vote.first == vote.last || line.is(vote.first + 1, "votes") || line.is(vote.last + 1, "votes"));
    if let (Some(vote), None) = (scores.next(), scores.next()) {
        faults.extend(body(line, vote).or_else(|| unanimous(line, vote)).or_else(|| majority(line, vote)));
    }
    if let [one, other] = votes.as_slice() {
        let sorted = |vote: &Vote| (vote.sides.0.max(vote.sides.1), vote.sides.0.min(vote.sides.1));
        let are_two = (one.last + 1..other.first).any(|at| line.is_any(at, OTHER_VOTE) || line.is_any(at, BODIES));
        let are_told = !are_two && (one.first == one.last) != (other.first == other.last);
        if are_told && sorted(one) != sorted(other) {
            let text = |vote: &Vote| line.span(vote.first, vote.last).of(&line.document.text);
            let sum = format!("{} here, {} to {} there", text(other), plain(one.sides.0, 0), plain(one.sides.1, 0));
            faults.push(Fault::new(line.span(other.first, other.last), sum).with(line.span(one.first, one.last)));
        }
    }
}

/// Votes of a sentence: "9-3", "by nine votes to three", "eight in favour and four against".
fn votes(line: &Line<'_>) -> Vec<Vote> {
    const VOTE: &[&str] = &[
        "vote",
        "votes",
        "voted",
        "voting",
        "ruled",
        "ruling",
        "decision",
        "favour",
        "favor",
        "against",
        "unanimously",
        "unanimous",
    ];
    if !(0..line.len()).any(|at| line.is_any(at, VOTE)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, number) in line.numbers() {
        if let Some(sides) = score(number) {
            found.push(Vote { first: at, last: at, sides, half: 0.0 });
        } else if let Some((other_at, other)) = other_side(line, at) {
            let half = Figure::of(line.document, number).half + Figure::of(line.document, other).half;
            found.push(Vote { first: at, last: other_at, sides: (number.value, other.value), half });
        }
    }
    found
}

fn score(number: &NumberMention) -> Option<(f64, f64)> {
    (number.class == NumberClass::Score).then_some(())?;
    number.upper.map(|upper| (number.value, upper))
}

/// The votes against, behind those in favour.
fn other_side<'d>(line: &Line<'d>, at: usize) -> Option<(usize, &'d NumberMention)> {
    line.count(at)?;
    // "nine votes to three"
    if line.is(at + 1, "votes") && line.is(at + 2, "to") {
        return line.count(at + 3).map(|number| (at + 3, number));
    }
    let next = (at + 1..at + 9).find(|next| line.number(*next).is_some())?;
    let other = line.count(next)?;
    let is_for = (at + 1..next).any(|i| {
        (line.is(i, "in") && line.is_any(i + 1, &["favour", "favor"]))
            || (line.is(i, "for") && (line.is(i + 1, "and") || line.is_mark(i + 1)))
    });
    let is_against = (next + 1..next + 4).take_while(|i| !line.is_mark(*i)).any(|i| line.is(i, "against"));
    (is_for && is_against && line.is_exact(at)).then_some((next, other))
}

/// "The 12-member council voted 9-4".
fn body(line: &Line<'_>, vote: &Vote) -> Option<Fault> {
    // Who breaks a tie is no member.
    const CASTING: &[&str] = &["tie", "casting", "tie-breaking", "tiebreaking", "tie-breaker", "tiebreaker"];
    let (size_at, size) = line.numbers().find(|(at, number)| {
        let hyphen = usize::from(line.word(at + 1) == "-");
        number.class == NumberClass::Cardinal
            && *at < vote.first
            && ((line.is(at + 1 + hyphen, "member") || line.is(at + 1 + hyphen, "strong"))
                || line
                    .document
                    .text
                    .get(number.span.end as usize..)
                    .is_some_and(|rest| rest.starts_with("-member") || rest.starts_with("-strong")))
            && (at + 1..at + 5).any(|next| line.is_any(next, BODIES))
    })?;
    // "After hearing the 12-member panel, the council voted 15-4"
    let body_at = (size_at + 1..size_at + 5).find(|at| line.is_any(*at, BODIES))?;
    let is_other = (body_at + 1..vote.first).any(|at| line.is_mark(at) || line.is_any(at, BODIES));
    if is_other || (0..line.len()).any(|at| line.is_any(at, CASTING)) {
        return None;
    }
    let cast = vote.sides.0 + vote.sides.1;
    let is_vote = (size_at..line.len()).any(|at| line.is_any(at, &["voted", "vote", "votes", "ruled"]));
    (cast > size.value && is_vote).then(|| {
        let sum = format!(
            "{} + {} = {} votes of {} members",
            plain(vote.sides.0, 0),
            plain(vote.sides.1, 0),
            plain(cast, 0),
            plain(size.value, 0)
        );
        Fault::new(line.span(vote.first, vote.last), sum).with(line.span(size_at, size_at))
    })
}

/// "voted unanimously, 9-3".
fn unanimous(line: &Line<'_>, vote: &Vote) -> Option<Fault> {
    let near = (vote.first.saturating_sub(3)..vote.last + 3).find(|at| line.is_any(*at, &["unanimously", "unanimous"]))?;
    let is_not = near > 0 && line.is_any(near - 1, &["not", "nearly", "almost", "non"]);
    // Boxers win by "a unanimous 96-94 decision".
    const VOTES: &[&str] = &["vote", "votes", "voted", "voting"];
    let is_vote = (0..line.len()).any(|at| line.is_any(at, VOTES) || line.is_any(at, BODIES));
    let is_bout = (near.min(vote.first)..vote.last + 3).any(|at| line.is(at, "decision"));
    let is_not = is_not || is_bout || !is_vote;
    let other = vote.sides.0.min(vote.sides.1);
    (other > 0.0 && !is_not).then(|| {
        let sum = format!("“{}” with {} against", line.word(near), plain(other, 0));
        Fault::new(line.span(vote.first, vote.last), sum).with(line.span(near, near))
    })
}

/// "by 35 votes to 23, a majority of 11".
fn majority(line: &Line<'_>, vote: &Vote) -> Option<Fault> {
    let cue = (vote.last + 1..vote.last + 5).find(|at| line.is_any(*at, &["majority", "margin"]) && line.is(at + 1, "of"))?;
    let at = cue + 2;
    let told = line.count(at).filter(|_| line.is_exact(at))?;
    let is_votes = line.noun(told).is_none_or(|noun| noun == "vote") && line.percent(at).is_none();
    let real = (vote.sides.0 - vote.sides.1).abs();
    let fits = Figure::of(line.document, told).fits(real - vote.half, real + vote.half);
    (is_votes && !fits).then(|| {
        let (more, fewer) = (vote.sides.0.max(vote.sides.1), vote.sides.0.min(vote.sides.1));
        let sum = format!("{} less {} is {}, not {}", plain(more, 0), plain(fewer, 0), plain(real, 0), line.text(told));
        Fault::new(line.span(at, at), sum).with(line.span(vote.first, vote.last))
    })
}
