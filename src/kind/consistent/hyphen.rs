//! Compounds that one document writes with and without a hyphen.

use super::{Mention, Prefer, preferred, report_odd};
use crate::kind::context::Context;
use crate::kind::possessive::stem_span;
use crate::kind::words::initial;
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Lexicon, Parts, Token, fold_into, folded, stem};
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};

/// Flags the rarer of two ways to write a compound.
pub(super) struct Hyphens {
    pub(super) prefer: Prefer,
}

/// Fewest letters of a compound; below it two words meet by chance (`co-op`, `coop`).
const LETTERS_MIN: usize = 5;

/// Number of the form with a hyphen and of the other one.
const HYPHENED: usize = 0;
const APART: usize = 1;

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

impl Matcher for Hyphens {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let has_hyphen = |(_, token): &(usize, &Token)| document.word(token).contains(HYPHENS);
        let hyphened: Vec<usize> = document.tokens.iter().enumerate().filter(has_hyphen).map(|(at, _)| at).collect();
        if !hyphened.is_empty() {
            self.closed(context, &hyphened);
            self.open(context, &hyphened);
        }
    }
}

impl Hyphens {
    /// `e-mail` and `email`, in the plural or at the start of a sentence too.
    fn closed(&self, context: &mut Context<'_>, hyphened: &[usize]) {
        let document = context.document;
        let mut compounds: FxHashMap<String, (String, Vec<Mention>)> = FxHashMap::default();
        for span in hyphened.iter().filter_map(|at| plain_span(document, *at)) {
            let form = singular(folded(document.slice(span)));
            if is_compound(&form) {
                compounds.entry(form.replace('-', "")).or_insert_with(|| (form, Vec::new()));
            }
        }
        if compounds.is_empty() {
            return;
        }
        let mut word = String::new();
        // Most words begin with another letter.
        let initials = compounds.keys().fold(0, |all, letters| all | initial(letters));
        let may_be = |(_, token): &(usize, &Token)| token.is_word() && initial(document.word(token)) & initials != 0;
        for (at, token) in document.tokens.iter().enumerate().filter(may_be) {
            word.clear();
            fold_into(stem(document.word(token)), &mut word);
            word = singular(word);
            let form = if word.contains('-') { HYPHENED } else { APART };
            let own = (form == HYPHENED).then(|| word.clone());
            word.retain(|c| c != '-');
            let Some((listed, mentions)) = compounds.get_mut(word.as_str()) else { continue };
            // Another division of the same letters is another word.
            if own.is_none_or(|own| own == *listed)
                && let Some(span) = plain_span(document, at).filter(|span| context.admits(*span))
            {
                mentions.push(Mention { span, form });
            }
        }
        for (hyphened, mentions) in compounds.values() {
            let Some(preferred) = preferred(mentions, self.prefer) else { continue };
            report_odd(context, mentions, preferred, |span| {
                let text = document.slice(span);
                if preferred == HYPHENED { with_hyphens(text, hyphened) } else { text.replace(HYPHENS, "") }
            });
        }
    }

    /// `a first-class ticket` and `a first class ticket`: before the same noun, since elsewhere the hyphen may come and go.
    fn open(&self, context: &mut Context<'_>, hyphened: &[usize]) {
        let document = context.document;
        let mut compounds: FxHashMap<String, Vec<Mention>> = FxHashMap::default();
        let mut openers: FxHashSet<String> = FxHashSet::default();
        for at in hyphened {
            let Some((token, noun)) = document.tokens.get(*at).zip(noun(document, at + 1)) else { continue };
            let word = folded(document.word(token));
            let Some((first, last)) = word.split_once('-').filter(|(first, last)| is_attribute(first, last)) else { continue };
            if token.case == Case::Lower && context.admits(token.span) {
                let mentions = compounds.entry(format!("{first} {last} {noun}")).or_default();
                mentions.push(Mention { span: token.span, form: HYPHENED });
                openers.insert(first.to_owned());
            }
        }
        if compounds.is_empty() {
            return;
        }
        for (at, pair) in document.tokens.windows(2).enumerate() {
            let [first, last] = pair else { continue };
            let (one, two) = (document.word(first), document.word(last));
            if last.case != Case::Lower || !openers.contains(one) || last.span.start - first.span.end != 1 {
                continue;
            }
            let span = first.span.cover(last.span);
            if let Some(noun) = noun(document, at + 2)
                && let Some(mentions) = compounds.get_mut(&format!("{one} {} {noun}", folded(two)))
                && context.admits(span)
            {
                mentions.push(Mention { span, form: APART });
            }
        }
        for mut mentions in compounds.into_values() {
            mentions.sort_by_key(|mention| mention.span);
            let Some(preferred) = preferred(&mentions, self.prefer) else { continue };
            report_odd(context, &mentions, preferred, |span| {
                let text = document.slice(span);
                if preferred == HYPHENED {
                    text.split_whitespace().collect::<Vec<_>>().join("-")
                } else {
                    text.replace(HYPHENS, " ")
                }
            });
        }
    }
}

/// The span of a word that is no name, without its possessive ending: in small letters, or with the capital of its sentence.
fn plain_span(document: &Document, at: usize) -> Option<TextSpan> {
    let token = document.tokens.get(at)?;
    let is_plain = token.case == Case::Lower || (token.case == Case::Title && document.opens_sentence(at));
    is_plain.then(|| stem_span(document, token.span, ""))
}

/// Without the ending of most plurals.
fn singular(mut folded: String) -> String {
    if folded.ends_with('s') && !folded.ends_with("ss") {
        folded.pop();
    }
    folded
}

/// The letters of a closed compound with the hyphens of the other form between them.
fn with_hyphens(text: &str, hyphened: &str) -> String {
    let mut letters = text.chars();
    let mut out: String = hyphened.chars().filter_map(|c| if c == '-' { Some(c) } else { letters.next() }).collect();
    out.extend(letters);
    out
}

/// A noun in small letters, folded and without its plural ending.
fn noun(document: &Document, at: usize) -> Option<String> {
    let token = document.tokens.get(at).filter(|token| token.case == Case::Lower)?;
    let word = folded(stem(document.word(token)));
    let parts = Lexicon::shared().entry(&word)?.parts;
    (parts.contains(Parts::NOUN) && !parts.contains(Parts::FUNCTION)).then(|| singular(word))
}

/// Words that make a verb of what stands before them: "a clean-up crew", "to clean up crews".
const PARTICLES: [&str; 14] =
    ["up", "out", "off", "in", "on", "down", "over", "back", "away", "through", "by", "to", "for", "about"];

/// "A six-week strike" and "a six week strike".
const NUMBERS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// True for two words that are the same before a noun with and without a hyphen. "Frost-cracked pipes" are left where frost
/// cracked pipes, and an "on-stage fight" is a fight on stage.
fn is_attribute(first: &str, last: &str) -> bool {
    let parts = |word: &str| Lexicon::shared().entry(word).map(|entry| entry.parts);
    let is_verb = last.ends_with("ed") || last.ends_with("ing") || PARTICLES.contains(&last);
    let says = |parts: Parts| parts.intersects(Parts::NOUN | Parts::ADJECTIVE) && !parts.contains(Parts::FUNCTION);
    let fits = |word: &str| parts(word).is_some_and(says);
    !is_verb && (fits(first) || NUMBERS.contains(&first)) && fits(last)
}

/// `re-sign` and `resign` are two words, so are most such pairs.
fn is_compound(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    letters >= LETTERS_MIN && !form.starts_with("re-") && !form.contains('\'')
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, replacements, value};

    const HYPHEN: &str = "discover = 'hyphen'";

    #[test]
    fn the_rare_form_is_odd() {
        let found = check("consistent", HYPHEN, "An email came. Her email’s text. His ⟦e-mail⟧ went.");
        assert_eq!((replacements(&found), value(&found[0], "count_other")), (vec!["email"], "2"));
        let found = check("consistent", HYPHEN, "The health-care plan and the ⟦healthcare⟧ bill.");
        assert_eq!(replacements(&found), ["health-care"]);
        check("consistent", "discover = 'hyphen'\nprefer = 'first'", "An email. An ⟦e-mail⟧, an ⟦e-mail⟧.");
    }

    #[test]
    fn plurals_and_sentence_starts_are_the_same_word() {
        let found =
            check("consistent", HYPHEN, "An email came. Emails came. ⟦E-mails⟧ went. A log-in, a log-in, two ⟦logins⟧’ end.");
        assert_eq!(replacements(&found), ["Emails", "log-ins"]);
        check("consistent", HYPHEN, "An email came. The Daily E-mail went.");
    }

    #[test]
    fn the_open_form_before_the_same_noun() {
        let found = check("consistent", HYPHEN, "A deep-water quay. Two deep-water quays. One ⟦deep water⟧ quay’s end.");
        assert_eq!(replacements(&found), ["deep-water"]);
        let found = check("consistent", HYPHEN, "A flat pack shelf, a flat pack shelf, a ⟦flat-pack⟧ shelf.");
        assert_eq!(replacements(&found), ["flat pack"]);
        check("consistent", HYPHEN, "A six-week strike and a ⟦six week⟧ strike.");
        let silent = |text: &str| check("consistent", HYPHEN, text);
        silent("A first-class ticket. They travelled first class. A first class of its sort.");
        silent("A low-salt cheese. A low salt tax.");
        silent("A clean-up crew. They clean up crews. A frost-cracked pipe. The frost cracked pipes.");
        silent("An on-stage fight. They spoke on stage fights. A Flat-Pack Shop. A flat-pack shelf. The Flat Pack shelf.");
    }

    #[test]
    fn other_words_pass() {
        check("consistent", HYPHEN, "He will resign. They will re-sign him. A co-op is no coop. A long-term plan. Healthcare.");
        check("consistent", HYPHEN, "The Health-Care Act, healthcare, and health care.");
    }
}
