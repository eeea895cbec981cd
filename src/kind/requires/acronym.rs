//! Acronyms that the piece never explains.

use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Paragraph, Token, TokenKind};
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::RangeInclusive;

/// Flags acronyms that stand nowhere beside their long name and whose initials no run of words has.
pub(super) struct Acronyms {
    /// How many letters.
    pub(super) letters: RangeInclusive<usize>,
    /// Flags every mention, not the first alone.
    pub(super) all: bool,
}

/// Lower-case words inside a long name that give the acronym no letter.
const LINKS: [&str; 12] = ["of", "and", "the", "for", "in", "on", "to", "a", "an", "de", "des", "la"];

impl Matcher for Acronyms {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut mentions: FxHashMap<&str, Vec<TextSpan>> = FxHashMap::default();
        let mut explained: FxHashSet<&str> = FxHashSet::default();
        for paragraph in &document.paragraphs {
            let tokens = document.paragraph_tokens(paragraph);
            let mut shouted_until = 0;
            for (at, token) in tokens.iter().enumerate() {
                let Some(stem) = capitals(document, token, &self.letters) else { continue };
                if is_explained(document, tokens, at) {
                    explained.insert(stem.of(&document.text));
                    continue;
                }
                if at >= shouted_until {
                    shouted_until = at + shouted_run(document, tokens, at, *self.letters.start());
                }
                if at < shouted_until || is_label(document, tokens, at) {
                    continue;
                }
                if context.admits(stem) && context.admits(token.span) {
                    mentions.entry(stem.of(&document.text)).or_default().push(stem);
                }
            }
        }
        mentions.retain(|acronym, _| !explained.contains(acronym));
        if mentions.is_empty() {
            return;
        }
        for paragraph in &document.paragraphs {
            self.drop_spelt_out(document, paragraph, &mut mentions);
        }
        for spans in mentions.values() {
            let shown = if self.all { spans.len() } else { 1 };
            for span in spans.iter().take(shown) {
                context.findings.push(Finding::new(*span).value("count", spans.len()));
            }
        }
    }
}

impl Acronyms {
    /// Takes out the acronyms whose letters are the initials of words that stand together.
    fn drop_spelt_out(&self, document: &Document, paragraph: &Paragraph, mentions: &mut FxHashMap<&str, Vec<TextSpan>>) {
        let tokens = document.paragraph_tokens(paragraph);
        let mut initials = String::new();
        for (at, token) in tokens.iter().enumerate() {
            if token.case != Case::Title {
                continue;
            }
            initials.clear();
            // Links can stand between the letters, so look a little further than the letters reach.
            for next in tokens.get(at..).unwrap_or(&[]).iter().take(self.letters.end() * 2) {
                let word = document.word(next);
                match next.case {
                    Case::Title => word.split('-').for_each(|part| initials.extend(part.chars().take(1))),
                    Case::Lower if LINKS.contains(&word) => continue,
                    _ => break,
                }
                let letters = initials.to_uppercase();
                if letters.chars().count() > *self.letters.end() {
                    break;
                }
                mentions.remove(letters.as_str());
            }
        }
    }
}

/// The capitals of an acronym of so many letters, without plural or possessive ending.
pub(super) fn capitals(document: &Document, token: &Token, letters: &RangeInclusive<usize>) -> Option<TextSpan> {
    if !matches!(token.case, Case::Upper | Case::Mixed) {
        return None;
    }
    let word = document.word(token);
    let owner = crate::language::stem(word);
    let stem = owner.strip_suffix('s').unwrap_or(owner);
    let fits = stem.chars().all(char::is_uppercase) && letters.contains(&stem.chars().count());
    let start = token.span.start as usize;
    (fits && !is_roman(stem)).then(|| TextSpan::new(start, start + stem.len()))
}

/// `Long Name (ABC)`, `ABC (Long Name)`, `ABC, the Long Name`, `ABC, or Long Name`, `Long Name, or ABC`.
fn is_explained(document: &Document, tokens: &[Token], at: usize) -> bool {
    let word = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |token| document.word(token));
    let before = |n: usize| word(at.checked_sub(n));
    let after = |n: usize| word(at.checked_add(n));
    let opens_name = |i: usize| tokens.get(at + i).is_some_and(|token| token.is_word() && token.case != Case::Upper);
    before(1) == "("
        || (after(1) == "(" && opens_name(2))
        || (after(1) == "," && matches!(after(2), "the" | "or") && opens_name(3))
        || (before(1) == "or" && before(2) == ",")
}

/// How many tokens from `at` on are shouted; 0 when the acronym stands among ordinary words.
fn shouted_run(document: &Document, tokens: &[Token], at: usize, min_letters: usize) -> usize {
    let is_shouted =
        |token: &Token| token.is_word() && (token.case == Case::Upper || document.word(token).chars().all(|c| !c.is_lowercase()));
    // A run that began with a shorter word ("TO READ") is seen from its first long one.
    let earlier = tokens.get(..at).unwrap_or(&[]).iter().rev().take(2).take_while(|token| is_shouted(token)).count();
    let mut long = 0;
    let mut words = earlier;
    let mut end = at;
    for token in tokens.get(at..).unwrap_or(&[]) {
        if !is_shouted(token) {
            break;
        }
        words += 1;
        end += 1;
        long += usize::from(document.word(token).len() >= min_letters);
    }
    // "US FDA" is two acronyms; "READ MORE" and "HOW TO VOTE" are shouting.
    if long >= 2 || words >= 3 || is_whole_line(document, tokens, at, end) { end - at } else { 0 }
}

/// True when the sentence holds no other word than those from `at` to `end`.
fn is_whole_line(document: &Document, tokens: &[Token], at: usize, end: usize) -> bool {
    let start = tokens.get(at).map_or(0, |token| token.span.start);
    let sentence = document.sentence_of(start);
    let inside = sentence.map_or(&[][..], |sentence| document.tokens_in(sentence.tokens.clone()));
    let offset = inside.partition_point(|token| token.span.start < start);
    // Each side is looked at from the run outwards, so that no stretch of marks is walked twice.
    let before = inside.get(..offset).unwrap_or(&[]).iter().rev();
    let mut around = before.chain(inside.get(offset + (end - at)..).unwrap_or(&[]));
    !around.any(Token::is_word)
}

/// A label or dateline at the head of a paragraph: `WATCH: …`, `PARIS (Reuters) — …`.
fn is_label(document: &Document, tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).map_or("", |token| document.word(token));
    let marked = matches!(next, ":" | "," | "(" | "-" | "--" | "–" | "—" | "|" | "/");
    at == 0 && marked && tokens.get(at + 1).is_some_and(|token| token.kind != TokenKind::Word)
}

/// Numbers of kings, bowls and years: `VIII`, `LVIII`, `MMXXIV`. `MCC` and `CDC` are no such numbers in news copy.
fn is_roman(word: &str) -> bool {
    let small = word.strip_prefix("MCM").or_else(|| word.strip_prefix("MM")).unwrap_or(word);
    let tens = ["XL", "LXXX", "LXX", "LX", "L", "XXX", "XX", "X"];
    let units = ["VIII", "VII", "VI", "IX", "IV", "V", "III", "II", "I"];
    let small = small.strip_prefix("XC").or_else(|| tens.iter().find_map(|ten| small.strip_prefix(ten))).unwrap_or(small);
    let rest = units.iter().find_map(|unit| small.strip_prefix(unit)).unwrap_or(small);
    rest.is_empty() && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_roman;
    use crate::kind::testing::{check, check_in, value};

    const ACRONYM: &str = "acronym = true";

    #[test]
    fn the_first_unexplained_mention_is_flagged() {
        let found = check("requires", ACRONYM, "The ⟦DVSA⟧ closed. The DVSA's staff left.\n\nTwo ⟦MLA⟧s came.");
        assert_eq!(value(&found[0], "count"), "2");
        check("requires", "acronym = true\nreport = 'all'", "The ⟦DVSA⟧ closed. The ⟦DVSA⟧’s staff left.");
        check("requires", "acronym = true\nmax_letters = 3", "The DVSA closed.");
        check_in("body", "requires", ACRONYM, "# RNLI called\n\nThe ⟦RNLI⟧ came.");
    }

    #[test]
    fn explained_mentions_pass() {
        check("requires", ACRONYM, "The DVSA shut. It is the Driver and Vehicle Standards Agency (DVSA).");
        check("requires", ACRONYM, "The DVSA (Driver and Vehicle Standards Agency) shut. The DVSA said so.");
        check("requires", ACRONYM, "The DVSA, the driving test agency, shut.");
        check("requires", ACRONYM, "The Driver Standards Agency shut. Staff at the DSA wept.");
        check("requires", ACRONYM, "The Bank for Rural Growth shut. Staff at BRG wept.");
    }

    #[test]
    fn shouting_labels_and_numerals_pass() {
        check("requires", ACRONYM, "ALSO READ: Storm shuts the line");
        check("requires", ACRONYM, "WATCH: Storm shuts the line");
        check("requires", ACRONYM, "STORM HITS A TOWN\n\nNEWS");
        check("requires", ACRONYM, "PARIS, May 4 — King Henry VIII and Super Bowl LVIII.");
        check("requires", ACRONYM, "The US ⟦FDA⟧ agreed.");
        assert!(["III", "XIV", "LVIII", "MMXXIV", "MCMXCIX", "XC"].iter().all(|word| is_roman(word)));
        assert!(["MCC", "CDC", "DVD", "IIII", "VAT"].iter().all(|word| !is_roman(word)));
    }
}
