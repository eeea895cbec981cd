//! Common words and compounds that one document writes with and without capitals, in like places.

use super::{Mention, Prefer, preferred, report_odd};
use crate::kind::context::Context;
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Lexicon, Parts, Sentence, Token, TokenKind, capitalised, fold_into, folded, stem};
use crate::span::TextSpan;
use rustc_hash::{FxHashMap, FxHashSet};

/// Flags the rarer of two ways to write a word or compound.
pub(super) struct Capitals {
    pub(super) prefer: Prefer,
}

/// Number of the form with capitals and of the one without.
const CAPITAL: usize = 0;
const SMALL: usize = 1;

/// Words of the longest compound that is compared.
const WORDS_MAX: usize = 3;

/// Largest size of a word that is common, so that it needs no capital by itself.
const COMMON_LEVEL_MAX: u8 = 50;

/// Words behind which a name goes on: "the Bank of …", "the Centre for …".
const LINKS: [&str; 9] = ["of", "for", "and", "&", "on", "or", "in", "to", "at"];

/// Words behind which a compound in small letters is any of its sort, and no name.
const INDEFINITE: [&str; 15] =
    ["a", "an", "any", "another", "each", "every", "no", "some", "my", "your", "his", "her", "its", "our", "their"];

/// A word or compound where it stands.
struct Place {
    /// What is compared: "the web", "web + page", "prime minister".
    key: String,
    /// The word, or the capitals of the compound, without possessive ending.
    span: TextSpan,
}

impl Matcher for Capitals {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut mentions: FxHashMap<String, Vec<Mention>> = FxHashMap::default();
        // First words of what stands with capitals: all others in small letters need no look-up.
        let mut openers: FxHashSet<String> = FxHashSet::default();
        for case in [CAPITAL, SMALL] {
            for sentence in document.sentences.iter().filter(|sentence| is_running(document, sentence)) {
                let line = Line { document, tokens: document.tokens_in(sentence.tokens.clone()) };
                let mut from = 1;
                while from < line.tokens.len() {
                    let words = if case == CAPITAL { line.run(from) } else { WORDS_MAX };
                    let places = match case {
                        SMALL if !openers.contains(stem(line.word(from))) => Vec::new(),
                        _ => line.places(from, words, case),
                    };
                    for place in places {
                        if case == CAPITAL && context.admits(place.span) {
                            openers.insert(folded(stem(line.word(from))));
                            mentions.entry(place.key).or_default().push(Mention { span: place.span, form: case });
                        } else if let Some(found) = mentions.get_mut(&place.key).filter(|_| context.admits(place.span)) {
                            found.push(Mention { span: place.span, form: case });
                        }
                    }
                    from += if case == CAPITAL { words.max(1) } else { 1 };
                }
            }
            if mentions.is_empty() {
                return;
            }
        }
        for mut mentions in mentions.into_values() {
            mentions.sort_by_key(|mention| mention.span);
            let Some(preferred) = preferred(&mentions, self.prefer) else { continue };
            report_odd(context, &mentions, preferred, |span| {
                let text = document.slice(span);
                if preferred == SMALL {
                    text.to_lowercase()
                } else {
                    text.split(' ').map(capitalised).collect::<Vec<_>>().join(" ")
                }
            });
        }
    }
}

/// A sentence in running text: not shouted, not in title case.
fn is_running(document: &Document, sentence: &Sentence) -> bool {
    let words = document.tokens_in(sentence.tokens.clone()).iter().filter(|token| token.is_word());
    let (mut small, mut capital) = (0, 0);
    for token in words {
        if token.is_capitalised(&document.text) { capital += 1 } else { small += 1 }
    }
    small > capital
}

/// Without the ending of most plurals.
fn singular(folded: &str) -> &str {
    folded.strip_suffix('s').unwrap_or(folded)
}

/// The tokens of one sentence.
struct Line<'d> {
    document: &'d Document,
    tokens: &'d [Token],
}

impl<'d> Line<'d> {
    fn word(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| self.document.word(token))
    }

    fn is(&self, at: usize, case: Case) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word() && token.case == case)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_capitalised(&self.document.text))
    }

    /// How many words in title case stand in a row.
    fn run(&self, from: usize) -> usize {
        (from..self.tokens.len()).take_while(|at| self.is(*at, Case::Title)).count()
    }

    /// The word or compound of so many words that starts at a token, as far as it can be compared.
    fn places(&self, from: usize, words: usize, case: usize) -> Vec<Place> {
        let mut places = Vec::new();
        let wanted = if case == CAPITAL { Case::Title } else { Case::Lower };
        if words == 0 || words > WORDS_MAX || !self.is(from, wanted) || !self.is_behind_word(from) || !self.is_common(from) {
            return places;
        }
        if words == 1 || case == SMALL {
            // "the Government said" and "the government said".
            if self.word(from - 1) == "the" && self.ends(from) && self.stands_free(from) {
                places.extend(self.place(from, from, "the "));
            }
            // "Web pages" and "web pages".
            if self.is(from + 1, Case::Lower) && !self.has_ending(from) && self.is_noun(from + 1) && !self.is_capital(from + 2) {
                let next = folded(stem(self.word(from + 1)));
                let place = self.place(from, from, "");
                places.extend(place.map(|place| Place { key: format!("{} + {}", place.key, singular(&next)), ..place }));
            }
        }
        let longest = if case == CAPITAL { words..=words } else { 2..=WORDS_MAX };
        for count in longest.filter(|count| *count > 1) {
            let last = from + count - 1;
            let fits = (from..=last).all(|at| self.is(at, wanted) && self.is_common(at) && (at == last || !self.has_ending(at)));
            if fits && self.ends(last) && !INDEFINITE.contains(&self.word(from - 1)) {
                let place = self.place(from, last, "");
                places.extend(place.map(|place| Place { key: singular(&place.key).to_owned(), ..place }));
            }
        }
        places
    }

    fn place(&self, from: usize, last: usize, before: &str) -> Option<Place> {
        let (first, end) = (self.tokens.get(from)?, self.tokens.get(last)?);
        let span = TextSpan::new(first.span.start as usize, end.span.start as usize + stem(self.document.word(end)).len());
        let mut key = before.to_owned();
        fold_into(self.document.slice(span), &mut key);
        Some(Place { key, span })
    }

    /// True for a word that is common in small letters and says something.
    fn is_common(&self, at: usize) -> bool {
        let entry = Lexicon::shared().entry(&folded(stem(self.word(at))));
        entry.is_some_and(|entry| entry.level <= COMMON_LEVEL_MAX && !entry.parts.contains(Parts::FUNCTION))
    }

    /// True behind a word in small letters that no name leads on with, as in "Voice of the Valley".
    fn is_behind_word(&self, at: usize) -> bool {
        let article = usize::from(self.word(at - 1) == "the");
        let link = at.wrapping_sub(1 + article);
        // "The Government and the Opposition" are two.
        let goes_on = LINKS.contains(&self.word(link)) && (article == 0 || !matches!(self.word(link), "and" | "&" | "or"));
        let goes_on = goes_on && self.is_capital(link.wrapping_sub(1));
        self.is(at - 1, Case::Lower) && !goes_on
    }

    fn has_ending(&self, at: usize) -> bool {
        stem(self.word(at)).len() < self.word(at).len()
    }

    /// True unless a name goes on behind the token, or follows in apposition: a title beside a name has its capital from it.
    fn ends(&self, last: usize) -> bool {
        let is_number = self.tokens.get(last + 1).is_some_and(|token| token.kind == TokenKind::Number);
        let next = self.word(last + 1);
        let is_apposition = matches!(next, "," | "(" | "–" | "—" | "-" | ":" | "/" | "&") && self.is_capital(last + 2);
        let is_link = matches!(next, "of" | "for") || (matches!(next, "and" | "&" | "or" | "on") && self.is_capital(last + 2));
        !(is_number || self.is_capital(last + 1) || is_apposition || is_link)
    }

    /// True before a mark, a function word or a verb: the word is no part of a compound.
    fn stands_free(&self, at: usize) -> bool {
        self.has_ending(at) || !self.tokens.get(at + 1).is_some_and(Token::is_word) || {
            let parts = self.parts(at + 1);
            parts.contains(Parts::FUNCTION) || (parts.contains(Parts::VERB) && !parts.intersects(Parts::NOUN | Parts::ADJECTIVE))
        }
    }

    fn is_noun(&self, at: usize) -> bool {
        let parts = self.parts(at);
        parts.contains(Parts::NOUN) && !parts.contains(Parts::FUNCTION)
    }

    fn parts(&self, at: usize) -> Parts {
        Lexicon::shared().entry(&folded(stem(self.word(at)))).map(|entry| entry.parts).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, check_in, replacements};

    const CAPITALS: &str = "discover = 'capitals'";

    #[test]
    fn the_rarer_capital_is_odd() {
        let found = check(
            "consistent",
            CAPITALS,
            "She told the government’s men. Now the government said so. But now the ⟦Government⟧ said so to us.",
        );
        assert_eq!(replacements(&found), ["government"]);
        let found =
            check("consistent", CAPITALS, "She told it to the Cabinet. He saw the Cabinet’s cat. Then the ⟦cabinet⟧ met.");
        assert_eq!(replacements(&found), ["Cabinet"]);
        let found = check("consistent", CAPITALS, "She made a Web site. He read the Web sites. We saw no ⟦web⟧ site.");
        assert_eq!(replacements(&found), ["Web"]);
        let found = check(
            "consistent",
            CAPITALS,
            "She saw the Prime Minister at the door. He told all of it to the Prime Minister. But the ⟦prime minister⟧’s cat said so to us.",
        );
        assert_eq!(replacements(&found), ["Prime Minister"]);
        check(
            "consistent",
            "discover = 'capitals'\nprefer = 'first'",
            "She told the government. But the ⟦Government⟧ and the ⟦Government⟧ said so to us.",
        );
    }

    #[test]
    fn only_like_places_are_compared() {
        let silent = |text: &str| check("consistent", CAPITALS, text);
        silent("We told Prime Minister Osei. They met the Prime Minister, Marit Osei. Later the prime minister said so to us.");
        silent("The Government said so to us. Then the government came back. “Government,” said the mayor of the city.");
        silent(
            "We told the Government of Orlonia, and the government said so to us. We saw the Bank of Orlonia, then the bank said so.",
        );
        silent("She runs the Centre for Moors. She told the centre so. He ran the Moor and Marsh Centre. He told the centre so.");
        silent("She wrote Songs of the Valley. He went to the valley.");
        silent("We saw the house party and the House. She runs the Warm Welcome, and this is her warm welcome.");
        silent("We Saw How the Government Lost a Vote\n\nLater the government said so to us.");
        silent("We met the Orlonian Cabinet in May. Later the cabinet met.");
        check_in("text & ~quote", "consistent", CAPITALS, "We told the government. “We told the Government,” she said.");
    }
}
