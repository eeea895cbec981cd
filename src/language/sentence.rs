//! Sentences fit for news copy: honorifics, initials, "a.m.", "D.C.", "No. 10", quotations, lines without a stop.

use super::abbreviation::{BEFORE_NAME, BEFORE_NUMBER, MAYBE_FINAL};
use super::date::calendar::{month_word, weekday_word};
use super::folded;
use super::{Case, Sentence, Token, TokenKind};
use crate::span::TextSpan;
use std::ops::Range;

/// Appends the sentences of one paragraph; together they hold all its tokens.
pub(super) fn split(text: &str, tokens: &[Token], range: Range<u32>, paragraph: u32, sentences: &mut Vec<Sentence>) {
    let all = range.start as usize..range.end as usize;
    let mut start = all.start;
    let mut at = all.start;
    while at < all.end {
        if let Some(end) = sentence_end(text, tokens, at, start, all.end) {
            push(tokens, start..end, paragraph, sentences);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < all.end {
        push(tokens, start..all.end, paragraph, sentences);
    }
}

fn push(tokens: &[Token], range: Range<usize>, paragraph: u32, sentences: &mut Vec<Sentence>) {
    let (Some(first), Some(last)) = (tokens.get(range.start), tokens.get(range.end.wrapping_sub(1))) else { return };
    let span = TextSpan { start: first.span.start, end: last.span.end };
    sentences.push(Sentence { span, tokens: super::index(range.start)..super::index(range.end), paragraph });
}

/// When the token at `at` ends a sentence: the index after its last token (closing quotes and brackets included).
fn sentence_end(text: &str, tokens: &[Token], at: usize, start: usize, limit: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    let mark = token.span.of(text);
    let is_stop = match token.kind {
        TokenKind::Punctuation => matches!(mark, "." | "!" | "?" | "…") || (mark.starts_with('.') && mark.len() >= 3),
        TokenKind::Word => mark.ends_with('.'),
        _ => false,
    };
    if !is_stop {
        return None;
    }
    let mut end = at + 1;
    while end < limit && closes(text, tokens, end) {
        end += 1;
    }
    let Some(next) = tokens.get(end).filter(|_| end < limit) else { return Some(limit) };
    // Glued to the next token: a decimal, a domain, "end.Next" (a lost space, still a sentence end before a capital).
    let last = tokens.get(end - 1)?;
    let glued = last.span.end == next.span.start;
    if glued && !(next.case == Case::Title && token.kind == TokenKind::Punctuation && at > start) {
        return None;
    }
    let opener = opening_word(text, tokens, end, limit);
    let starts_anew = opener.is_none_or(|word| starts_sentence(text, word));
    if !starts_anew {
        return None;
    }
    if (mark == "." && is_abbreviated(text, tokens, at, start, opener))
        || (token.is_word() && !ends_after_dotted(text, tokens, end, limit, mark))
    {
        return None;
    }
    Some(end)
}

/// A closing quotation mark or bracket that belongs to the sentence before it.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    let (Some(token), Some(before)) = (tokens.get(at), tokens.get(at - 1)) else { return false };
    match token.span.of(text) {
        "”" | "’" | "»" | ")" | "]" => true,
        "\"" | "'" => token.span.start == before.span.end,
        "." | "!" | "?" => token.span.start == before.span.end,
        _ => false,
    }
}

/// The first word or number after opening marks.
fn opening_word<'t>(text: &str, tokens: &'t [Token], from: usize, limit: usize) -> Option<&'t Token> {
    let rest = tokens.get(from..limit)?;
    rest.iter().find(|t| {
        !(t.kind == TokenKind::Punctuation
            && matches!(t.span.of(text), "“" | "‘" | "\"" | "'" | "(" | "[" | "«" | "-" | "–" | "—" | "--"))
    })
}

fn starts_sentence(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => {
            token.case != Case::Lower
                && (token.case != Case::Mixed || token.is_capitalised(text) || is_brand(token.span.of(text)))
        }
        TokenKind::Punctuation => false,
        _ => true,
    }
}

/// `iPhone`, `eBay`: a small letter, then a capital.
fn is_brand(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
}

fn is_abbreviated(text: &str, tokens: &[Token], at: usize, start: usize, opener: Option<&Token>) -> bool {
    let Some(before) = at.checked_sub(1).filter(|i| *i >= start).and_then(|i| tokens.get(i)) else { return false };
    let adjoining = tokens.get(at).is_some_and(|stop| stop.span.start == before.span.end);
    if !before.is_word() || !adjoining {
        return false;
    }
    let word = before.span.of(text);
    let followed_by_number = opener.is_some_and(|t| t.kind == TokenKind::Number);
    if word.chars().count() == 1 && before.case == Case::Title && word != "I" {
        // An initial ("John Q. Public") follows a name or opens the sentence; "plan B. The" does not.
        let earlier = at.checked_sub(2).filter(|i| *i >= start).and_then(|i| tokens.get(i));
        let before_name =
            |t: &Token| BEFORE_INITIAL.contains(&t.span.of(text)) && !opener.is_some_and(|o| is_plain_opener(text, o));
        // "They met A. B. Roe."
        let is_initial =
            |o: &Token| o.span.len() == 1 && text.get(o.span.end as usize..).is_some_and(|rest| rest.starts_with('.'));
        let asks_for_name = |t: &Token| before_name(t) || opener.is_some_and(is_initial);
        return earlier.is_none_or(|t| t.case != Case::Lower || t.kind != TokenKind::Word || asks_for_name(t));
    }
    let folded = folded(word);
    let folded = folded.as_str();
    if BEFORE_NAME.contains(&folded) && before.case == Case::Title {
        return !(matches!(folded, "jr" | "sr" | "st") && opener.is_some_and(|t| is_plain_opener(text, t)));
    }
    if BEFORE_NUMBER.contains(&folded) {
        return followed_by_number;
    }
    if MAYBE_FINAL.contains(&folded) && (before.case != Case::Lower || !is_word_too(folded)) {
        return followed_by_number || !opener.is_some_and(|t| is_plain_opener(text, t));
    }
    false
}

/// Words after which no sentence ends with one letter: "the plan of J. Roe".
const BEFORE_INITIAL: [&str; 18] = [
    "of", "for", "by", "with", "from", "to", "and", "said", "says", "against", "between", "under", "after", "before", "than",
    "as", "told", "about",
];

/// Abbreviations that are ordinary words in small letters.
fn is_word_too(folded: &str) -> bool {
    matches!(
        folded,
        "sat"
            | "sun"
            | "wed"
            | "mar"
            | "ill"
            | "miss"
            | "mass"
            | "wash"
            | "ore"
            | "la"
            | "pa"
            | "ma"
            | "co"
            | "min"
            | "est"
            | "al"
            | "del"
            | "ind"
            | "kan"
            | "mo"
            | "mon"
    )
}

/// Words that open sentences and never carry on a name or date.
fn is_plain_opener(text: &str, token: &Token) -> bool {
    const OPENERS: &[&str] = &[
        "a", "after", "all", "also", "although", "an", "and", "another", "as", "at", "because", "before", "both", "but", "by",
        "during", "each", "even", "for", "from", "he", "her", "his", "how", "however", "i", "if", "in", "it", "its", "last",
        "many", "more", "most", "my", "no", "not", "now", "of", "on", "one", "only", "or", "other", "our", "police", "she",
        "since", "so", "some", "such", "that", "the", "their", "then", "there", "these", "they", "this", "those", "though", "to",
        "two", "under", "until", "we", "what", "when", "where", "which", "while", "who", "why", "with", "you", "your",
    ];
    OPENERS.contains(&folded(token.span.of(text)).as_str())
}

/// `U.S.`, `a.m.`: ends a sentence before a plain opener; "the U.S. Senate" does not.
fn ends_after_dotted(text: &str, tokens: &[Token], next: usize, limit: usize, dotted: &str) -> bool {
    let Some(token) = opening_word(text, tokens, next, limit) else { return true };
    let clock = matches!(folded(dotted).as_str(), "a.m." | "p.m.");
    if token.kind == TokenKind::Number {
        return false;
    }
    is_plain_opener(text, token) || (clock && token.case == Case::Title && !is_day_or_zone(token.span.of(text)))
}

/// "9 a.m. Tuesday", "5 p.m. Eastern".
fn is_day_or_zone(word: &str) -> bool {
    weekday_word(word).is_some() || month_word(word).is_some() || matches!(word, "Eastern" | "Pacific" | "Central" | "Mountain")
}

#[cfg(test)]
mod tests {
    use crate::format::{Format, extract};
    use crate::language::Document;

    /// Sentences of `marked` stand between bars.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(" | ", " ");
        let document = Document::new(&extract(Format::Plain, &text));
        let got: Vec<_> = document.sentences.iter().map(|s| document.slice(s.span)).collect();
        assert_eq!(got.join(" | "), marked);
    }

    #[test]
    fn honorifics_and_initials_do_not_end_a_sentence() {
        check("Mr. Smith met Lt. Gen. John Q. Public on St. Mary's Rd. in May. | He left.");
        check("J. K. Rowling spoke. | Sen. Paul, R-Ky., did not.");
        check(
            "It was plan B. | The rest failed. | It was for E. Vandermolen and by J. Roe. | So said I. | They left for C. | The road was shut.",
        );
    }

    #[test]
    fn dotted_abbreviations_end_it_only_before_an_opener() {
        check("The U.S. Senate voted at 9 a.m. Tuesday. | It passed in the U.S. | The House waits.");
        check("He lives in Washington, D.C. | She does not.");
    }

    #[test]
    fn numbers_and_stops() {
        check("No. 10 said 3.5 per cent. | Rs. 500 was paid. | The answer was no. | Nobody knew.");
        check("Inflation hit 2.4 million on Jan. 5 in Calif. | The bank closed.");
    }

    #[test]
    fn quotations_keep_their_stop() {
        check("“Really?” she asked. | “I will go.” | He left.");
        check("\"We won.\" | The crowd left (at last). | All was still.");
        check("He asked, \"Who goes?\" and left... | Then came rain!");
    }
}
