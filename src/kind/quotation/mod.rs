//! `quotation`: marks round a plain word, marks and brackets that never close or never opened.

mod bracket;
mod scare;
mod unclosed;

use self::unclosed::{Fault, Unclosed};
use super::{Common, KindOptions, Matcher, OptionError, keys, lay};
use crate::language::{folded, squeezed};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use toml::Spanned;

/// `[quotation]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    check: Option<Spanned<Check>>,
    /// `scare`: plain words that marks throw doubt on.
    #[serde(default)]
    words: Vec<Spanned<String>>,
    /// `scare`: words right before the marks, in place of the forms of "be" and "have".
    #[serde(default)]
    after_words: Vec<Spanned<String>>,
    /// `scare`: most words between the marks.
    max_words: Option<Spanned<u32>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// Marks round a listed word after a form of "be" or "have".
    Scare,
    /// A double mark that never closes.
    Unclosed,
    /// A double mark that closes what never opened.
    Unopened,
    /// A quotation that opens again before it is closed.
    Reopened,
    /// A bracket without its partner.
    Bracket,
}

/// Forms of "be", "have" and "get", after which a participle states a fact.
const AUXILIARIES: &[&str] = &[
    "am", "are", "aren't", "be", "been", "being", "get", "gets", "got", "had", "has", "have", "having", "is", "isn't", "was",
    "wasn't", "were", "weren't",
];

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
        self.words.extend(over.words);
        self.after_words.extend(over.after_words);
        lay(&mut self.max_words, over.max_words);
    }

    fn remove(&mut self, name: &str) -> bool {
        keys::remove_word(&mut self.words, name) | keys::remove_word(&mut self.after_words, name)
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = &self.check else { return Err(OptionError::table("\"check\" is missing")) };
        let given = keys::Given::default()
            .list("words", &self.words)
            .list("after_words", &self.after_words)
            .one("max_words", &self.max_words);
        match check.get_ref() {
            Check::Unclosed => unclosed(&given, "check = \"unclosed\"", Fault::Unclosed),
            Check::Unopened => unclosed(&given, "check = \"unopened\"", Fault::Unopened),
            Check::Reopened => unclosed(&given, "check = \"reopened\"", Fault::Reopened),
            Check::Bracket => {
                given.only(&[], "check = \"bracket\"")?;
                Ok(Box::new(bracket::Bracket))
            }
            Check::Scare => {
                let words: FxHashSet<String> = keys::non_empty(&self.words)?.into_iter().map(squeezed).collect();
                if words.is_empty() {
                    return Err(OptionError::table("no word to find; give \"words\""));
                }
                let max_words = keys::at_least("max_words", &self.max_words, 1, 1)?;
                let too_long = |word: &&Spanned<String>| word.get_ref().split_whitespace().count() > max_words;
                if let Some(word) = self.words.iter().find(too_long) {
                    let message = format!("\"{}\" has more than max_words = {max_words} words", word.get_ref());
                    return Err(OptionError::at(word.span(), message));
                }
                let own = keys::non_empty(&self.after_words)?;
                let after = if own.is_empty() { AUXILIARIES } else { own.as_slice() };
                let after_words = after.iter().map(|word| folded(word)).collect();
                let bytes_max = words.iter().map(String::len).max().unwrap_or(0);
                Ok(Box::new(scare::Scare { words, after_words, max_words, bytes_max }))
            }
        }
    }
}

fn unclosed(given: &keys::Given, place: &str, fault: Fault) -> Result<Box<dyn Matcher>, OptionError> {
    given.only(&[], place)?;
    Ok(Box::new(Unclosed { fault }))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{compile, document, mark, run};

    const SCARE: &str = "check = 'scare'\nwords = ['killed', 'shot dead']\nmax_words = 2";
    const UNCLOSED: &str = "check = 'unclosed'";
    const UNOPENED: &str = "check = 'unopened'";
    const REOPENED: &str = "check = 'reopened'";

    #[track_caller]
    fn check(options: &str, marked: &str) {
        let document = document(&marked.replace(['⟦', '⟧'], ""));
        let findings = run(compile("quotation", options, None).unwrap().as_ref(), &document);
        assert_eq!(mark(&document, &findings), marked);
    }

    #[test]
    fn marks_round_a_plain_fact() {
        check(SCARE, "Dozens were ⟦\"killed\"⟧ and two had been ⟦“shot dead,”⟧ police said. He was killed.");
        check(
            SCARE,
            "# Dozens were \"killed\"\n\nHe said \"killed\". They were \"killed in cold blood\" and \"hurt\".\n\n“He was \"killed\".”",
        );
        check(SCARE, "They were\n\n\"killed\" was the word. killed is \"was killed\" killed");
    }

    #[test]
    fn the_number_of_marks_does_not_matter() {
        // A look at the whole paragraph for each mark would take minutes.
        let document = document(&format!("{}x", "“".repeat(100_000)));
        assert_eq!(run(compile("quotation", UNCLOSED, None).unwrap().as_ref(), &document).len(), 1);
    }

    #[test]
    fn the_bare_word_is_the_fix() {
        let document = document("They were “killed”.");
        let matcher = compile("quotation", SCARE, None).unwrap();
        assert_eq!(run(matcher.as_ref(), &document)[0].replacements, ["killed"]);
    }

    #[test]
    fn marks_that_never_close_or_never_opened() {
        check(UNCLOSED, "She said ⟦“⟧The pier is shut.\n\nHe said ⟦\"⟧It is.\n\nIt is shut.\n\nThey “said” so.");
        check(UNCLOSED, "“We sailed at dawn.\n\n“We never came back,” she said. \"So,\" he said.\n\n- “An item\n\n- so.”");
        check(UNCLOSED, "The ⟦“⟧ Gull “ sailed.\n\nIt was ⟦\"⟧hard to say. But \"we tried,\" he said.");
        for sound in ["The board is 6'2\" long and 4” wide.", "<a href=\"gull.example”>", "“It is shut,’’ she said, \"so’’."]
        {
            check(UNCLOSED, sound);
            check(UNOPENED, sound);
        }
    }

    #[test]
    fn marks_that_were_never_opened() {
        check(UNOPENED, "It is shut.⟦”⟧ They “said” so.”\n\nIt is shut,⟦\"⟧ he said. \"So.\"\n\nA 12\" pipe.");
        check(UNOPENED, "“It began.\n\nIt went on.\n\nIt ended,” she said.\n\n- An item.”");
    }

    #[test]
    fn a_quotation_that_opens_again_in_its_paragraph() {
        let text = "He said: ⟦\"⟧We went. \"We came back. \"We stayed.\"\n\n⟦“⟧It began.\n\nIt ended.”";
        check(REOPENED, text);
        check(UNCLOSED, &text.replace(['⟦', '⟧'], ""));
    }

    #[test]
    fn a_speaker_ends_a_quotation_and_a_piece_of_a_sentence_does_not_go_on() {
        check(UNCLOSED, "⟦“⟧We went, he said. “We came back.”\n\n⟦“⟧We went, said Ann Poole.\n\n“We came back.”");
        check(UNCLOSED, "She called it ⟦“⟧a mess. “We came back,” she said. “We went, I said. “We came.”");
    }

    #[test]
    fn options_are_checked_where_they_stand() {
        let error = |options| compile("quotation", options, None).err().unwrap();
        assert_eq!(error("check = 'unclosed'\nmax_words = 2").bytes, Some(31..32));
        assert_eq!(error("check = 'scare'\nwords = ['shot dead']").bytes, Some(25..36));
        assert!(error("check = 'scare'").message.contains("words"));
    }
}
