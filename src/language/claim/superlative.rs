//! Superlatives that say how far they reach: "the worst violence ever", "its biggest crisis in decades".

use super::{Claim, ClaimClass, last_byte};
use crate::language::view::{Lower, View};
use crate::language::{Document, TokenKind};
use crate::span::TextSpan;

/// Tokens between the superlative and how far it reaches.
const REACH_TOKENS_MAX: usize = 9;

/// Every superlative with a reach.
pub(super) fn find(document: &Document, claims: &mut Vec<Claim>) {
    for paragraph in &document.paragraphs {
        let view = View::new(document, &paragraph.tokens);
        let mut at = paragraph.tokens.start as usize;
        while at < paragraph.tokens.end as usize {
            let is_any = matches!(last_byte(document, at), b't' | b'y' | b'd');
            let Some(behind) = is_any.then(|| superlative(view, at)).flatten().and_then(|from| reach(view, from)) else {
                at += 1;
                continue;
            };
            let span = TextSpan::new(view.start(at), view.end(behind - 1));
            if let Some(sentence) = document.sentence_at(span.start).and_then(|at| u32::try_from(at).ok()) {
                let class = ClaimClass::Superlative;
                claims.push(Claim { span, number: None, class, vague: None, value: 0.0, is_definite: false, sentence });
            }
            at = behind;
        }
    }
}

/// The index behind "worst", "most deadly", "first"; nothing behind "one of the".
fn superlative(view: View<'_>, at: usize) -> Option<usize> {
    let word = view.word(at);
    let is_est = word.len() > 4 && (word.ends_with("est") || word == "worst" || word == "first");
    if !(is_est || matches!(word, "best" | "most" | "only" | "record" | "least")) {
        return None;
    }
    const NO_SUPERLATIVES: &[&str] = &[
        "interest",
        "forest",
        "request",
        "protest",
        "arrest",
        "harvest",
        "honest",
        "modest",
        "invest",
        "suggest",
        "contest",
        "conquest",
        "latest",
        "unrest",
        "guest",
        "quest",
        "west",
        "midwest",
        "northwest",
        "southwest",
        "earnest",
        "priest",
        "digest",
        "ingest",
        "manifest",
    ];
    let lower = Lower::new(word);
    if NO_SUPERLATIVES.contains(&lower.as_str()) {
        return None;
    }
    let before = at.wrapping_sub(1);
    let is_one_of = view.is(before, "the") && view.is_any(before.wrapping_sub(1), &["of", "among"]);
    let is_led = view.is_any(before, &["the", "its", "their", "his", "her", "a", "country's", "world's"])
        || view.word(before).ends_with("'s")
        || view.word(before).ends_with("’s");
    (is_led && !is_one_of).then_some(at + 1)
}

/// The index behind the words that say how far it reaches.
fn reach(view: View<'_>, from: usize) -> Option<usize> {
    for at in from..from + REACH_TOKENS_MAX {
        if view.token(at).is_none()
            || (view.kind(at) == Some(TokenKind::Punctuation) && !matches!(view.word(at), "-" | "'" | "’"))
        {
            return None;
        }
        if view.is(at, "ever") {
            return Some(at + 1);
        }
        if view.is(at, "in") && view.is_any(at + 1, &["history", "decades", "generations", "years"]) {
            return Some(at + 2);
        }
        if view.is(at, "in")
            && view.is_any(at + 1, &["the", "a", "living", "modern", "recent", "recorded"])
            && view.is_any(at + 2, &["world", "generation", "memory", "times", "history", "century"])
        {
            return Some(at + 3);
        }
        if view.is(at, "in") && view.is_any(at + 2, &["years", "decades"]) {
            return Some(at + 3);
        }
        if (view.is(at, "of") && view.is(at + 1, "all") && view.is(at + 2, "time"))
            || (view.is(at, "on") && view.is(at + 1, "record"))
        {
            return Some(at + if view.is(at, "on") { 2 } else { 3 });
        }
        // How long ago is no part of what is claimed, and may run on.
        if view.is(at, "since") && at > from {
            return Some(at);
        }
    }
    None
}
