//! `confusion`: a word that is right elsewhere, where a word it is mixed up with fits far better.

mod place;

use super::context::{Context, Finding};
use super::terms::in_shape_of;
use super::{Common, KindOptions, Matcher, OptionError, Triggers, keys, lay};
use crate::language::folded;
use crate::language::usage::{Beside, Candidate, FIT_MIN, Place, Symbol, Usage, slip_odds};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use toml::Spanned;

/// `[confusion]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Words that are mixed up.
    #[serde(default)]
    set: Vec<Set>,
    /// Shorter sentences are not judged, in words.
    min_words: Option<Spanned<u32>>,
    /// Natural-log odds added to every margin of the rule.
    stricter: Option<Spanned<f32>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    /// Words of which any may be written for any other.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// Words that are written …
    #[serde(default)]
    written: Vec<Spanned<String>>,
    /// … where one of these is meant.
    #[serde(default)]
    meant: Vec<Spanned<String>>,
    /// Natural-log odds that the written word is a slip, were slips as frequent as right uses, from which on it is
    /// reported.
    margin: Spanned<f32>,
}

/// Words of a sentence that is judged, unless the rule says otherwise: shorter ones lack context.
const WORDS_MIN: u32 = 5;

/// The placeholder for the natural-log odds that the written word is a slip.
const ODDS: &str = "odds";

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        self.set.extend(over.set);
        lay(&mut self.min_words, over.min_words);
        lay(&mut self.stricter, over.stricter);
    }

    fn remove(&mut self, name: &str) -> bool {
        let mut found = false;
        for set in &mut self.set {
            for list in [&mut set.words, &mut set.written, &mut set.meant] {
                found |= keys::remove_word(list, name);
            }
        }
        self.set.retain(|set| set.words.len() > 1 || !(set.written.is_empty() || set.meant.is_empty()));
        found
    }

    fn placeholders(&self) -> Vec<String> {
        vec![ODDS.to_owned()]
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let min_words = keys::at_least("min_words", &self.min_words, WORDS_MIN, 1)?;
        let stricter = self.stricter.as_ref().map_or(0.0, |stricter| *stricter.get_ref());
        let mut rule = Confusion { written: Vec::new(), min_words };
        let mut numbers = FxHashMap::default();
        for set in &self.set {
            let margin = positive(&set.margin)? + stricter;
            for (written, meant) in set.pairs()? {
                let (own, rival) = (known(written)?, known(meant)?);
                let number = *numbers.entry(own.folded.clone()).or_insert(rule.written.len());
                if number == rule.written.len() {
                    rule.written.push(Written { own, rivals: Vec::new() });
                }
                if let Some(row) = rule.written.get_mut(number) {
                    // A later row has its own margin for the pair.
                    row.rivals.retain(|(word, _)| word.folded != rival.folded);
                    row.rivals.push((rival, margin));
                }
            }
        }
        if rule.written.is_empty() {
            return Err(OptionError::table("no words to compare; give [[confusion.set]]"));
        }
        Ok(Box::new(rule))
    }
}

/// A written word and one that may be meant.
type Pair<'a> = (&'a Spanned<String>, &'a Spanned<String>);

impl Set {
    /// Every written word with every word that may be meant.
    fn pairs(&self) -> Result<Vec<Pair<'_>>, OptionError> {
        let is_whole = self.words.len() != 1 && self.written.is_empty() == self.meant.is_empty();
        if !is_whole || self.words.len() + self.written.len() == 0 {
            let message = "a set is \"words\", two or more, or \"written\" and \"meant\"";
            return Err(OptionError::at(self.margin.span(), message));
        }
        let both = self.words.iter().flat_map(|a| self.words.iter().map(move |b| (a, b)));
        let one_way = self.written.iter().flat_map(|a| self.meant.iter().map(move |b| (a, b)));
        Ok(both.chain(one_way).filter(|(a, b)| a.get_ref() != b.get_ref()).collect())
    }
}

/// A margin, above zero: below it the likelier word would be flagged.
fn positive(margin: &Spanned<f32>) -> Result<f32, OptionError> {
    match *margin.get_ref() {
        value if value > 0.0 && value.is_finite() => Ok(value),
        _ => Err(OptionError::at(margin.span(), "\"margin\" is above 0")),
    }
}

/// A word that the statistics know.
fn known(word: &Spanned<String>) -> Result<Word, OptionError> {
    let folded = folded(word.get_ref());
    if !Usage::shared().knows(&folded) {
        let message = format!("there are no statistics for \"{}\"", word.get_ref());
        let help = "the texts hold it too seldom; a phrase with its right form can stand in a terms rule".to_owned();
        return Err(OptionError { help: Some(help), ..OptionError::at(word.span(), message) });
    }
    Ok(Word { candidate: Candidate::new(&folded), folded })
}

#[derive(Debug, Clone)]
struct Word {
    folded: String,
    candidate: Candidate,
}

struct Written {
    own: Word,
    /// Words that may be meant, each with its margin.
    rivals: Vec<(Word, f32)>,
}

struct Confusion {
    written: Vec<Written>,
    min_words: usize,
}

impl Matcher for Confusion {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for (written, entry) in self.written.iter().zip(0..) {
            triggers.phrase(&written.own.folded, entry);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let symbols = document.symbols();
        let mut sentence = place::Sentence::default();
        for hit in context.hits {
            let at = hit.tokens.start as usize;
            let (Some(written), Some(token)) = (self.written.get(hit.entry as usize), document.tokens.get(at)) else { continue };
            sentence.go_to(document, symbols, at);
            if sentence.words < self.min_words || !sentence.is_judged(document, symbols, at) {
                continue;
            }
            let better = written.better(sentence.symbols(symbols), sentence.index_of(at), || sentence.beside(document, at));
            let better = better.filter(|better| !sentence.has_beside(document, at, &better.word.folded));
            if let Some(better) = better {
                let text = in_shape_of(&better.word.folded, document.word(token), document, token.span);
                let finding = Finding::new(token.span).replacement(text);
                context.report(finding.value(ODDS, format!("{:.1}", better.odds)));
            }
        }
    }
}

/// Odds by the nearest neighbours alone below which a word is not looked at further; hardly one finding is lost by it.
const NEAR_FIT_MIN: f32 = 0.0;

/// A word that is likelier meant than the written one.
struct Better<'a> {
    word: &'a Word,
    /// Natural-log odds that the written word is a slip for it.
    odds: f32,
}

impl Written {
    /// The word whose odds are the most over its margin.
    fn better(&self, sentence: &[Symbol], at: usize, beside: impl Fn() -> Beside) -> Option<Better<'_>> {
        let usage = Usage::shared();
        let mut place = Place::near(sentence, at);
        let own = usage.score(&place, self.own.candidate);
        let may_fit = |(word, _): &&(Word, f32)| usage.score(&place, word.candidate) - own >= NEAR_FIT_MIN;
        let rivals: Vec<&(Word, f32)> = self.rivals.iter().filter(may_fit).collect();
        if rivals.is_empty() {
            return None;
        }
        place.look_further(sentence, at);
        let own = usage.score(&place, self.own.candidate);
        let mut neighbours = None;
        let mut best: Option<(f32, Better<'_>)> = None;
        for (word, margin) in rivals {
            let other = usage.score(&place, word.candidate);
            if other - own < FIT_MIN {
                continue;
            }
            let neighbours = neighbours.get_or_insert_with(&beside);
            let odds = slip_odds(neighbours, [&self.own.folded, &word.folded], [own, other]);
            let over = odds - margin;
            if over >= 0.0 && best.as_ref().is_none_or(|(most, _)| over > *most) {
                best = Some((over, Better { word, odds }));
            }
        }
        best.map(|(_, better)| better)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, refused, replacements};

    const SETS: &str =
        "set = [{ words = ['their', 'there', \"they're\"], margin = 4 }, { written = ['built'], meant = ['build'], margin = 4 }]";

    #[test]
    fn a_word_that_fits_far_better_is_offered() {
        let found =
            check("confusion", SETS, "The ministers brought ⟦there⟧ own plan. They may not be able to ⟦built⟧ a new school.");
        assert_eq!(replacements(&found), ["their", "build"]);
    }

    #[test]
    fn right_uses_and_the_other_way_round_are_silent() {
        check("confusion", SETS, "The ministers brought their own plan, and there was no other. They built a new school there.");
        check("confusion", SETS, "In the end the council had build a new school for the town.");
    }

    #[test]
    fn capitals_and_apostrophes_are_those_of_the_copy() {
        let set = "set = [{ written = ['their'], meant = [\"they're\", 'there'], margin = 3 }]";
        let found = check("confusion", set, "⟦Their⟧ are no plans to close the school, which isn’t far away.");
        assert_eq!(replacements(&found), ["There"]);
    }

    #[test]
    fn names_headlines_and_short_sentences_are_left_alone() {
        check(
            "confusion",
            SETS,
            "# Ministers bring there own plan to the town\n\nIn there own words.\n\nWe saw There Own Plan at the Built A New School fair.",
        );
        check("confusion", SETS, "The ministers brought there zzyqx own plan to the town.");
    }

    #[test]
    fn options_are_checked() {
        // What the caret stands under.
        assert!(refused("confusion", "").contains("no words"));
        assert_eq!(refused("confusion", "set = [{ words = ['their'], margin = 4 }]"), "4");
        assert_eq!(refused("confusion", "set = [{ words = ['their', 'there'], margin = 0 }]"), "0");
        assert_eq!(refused("confusion", "set = [{ words = ['their', 'zyzzyva'], margin = 4 }]"), "'zyzzyva'");
    }
}
