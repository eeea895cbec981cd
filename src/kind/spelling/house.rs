//! What the house's words have to say: which words are right, which it never writes.

use crate::kind::context::{Context, Finding};
use crate::kind::possessive::stem_span;
use crate::kind::{Common, Matcher, OptionError, Triggers};
use crate::language::{Document, Forbidden, Lexicon, Vocabulary, capitalised, folded, stem, variety_of};
use crate::language::{Token, Varieties};
use crate::span::TextSpan;
use std::sync::Arc;
use toml::Spanned;

/// Largest SCOWL size of a part between hyphens that is known without the house.
const PART_LEVEL_MAX: u8 = 80;
/// Letters up to which a part between hyphens is not judged.
const PART_LETTERS_MIN: usize = 3;

/// The vocabularies of one rule, the ones that have the last word last.
pub(super) struct House {
    lists: Vec<Arc<Vocabulary>>,
    variety: Option<Varieties>,
}

impl House {
    /// The rule's own words, which are lines of a word file, its word tables, and the vocabularies that it names.
    pub(super) fn new(
        words: &[Spanned<String>],
        tables: Option<&Vec<Spanned<String>>>,
        vocabularies: Option<&Vec<Spanned<String>>>,
        common: Common<'_>,
    ) -> Result<Self, OptionError> {
        let mut own = own_words(words)?;
        for table in tables.into_iter().flatten() {
            common.table(table)?.iter().for_each(|word| own.insert(word));
        }
        let mut lists = vec![Arc::new(own)];
        for name in vocabularies.into_iter().flatten() {
            lists.push(common.vocabulary(name)?);
        }
        lists.retain(|list| !list.is_empty());
        Ok(Self { lists, variety: common.variety.and_then(variety_of) })
    }

    /// True for a word of the copy that the house knows, right or forbidden: by itself, as part of a phrase, or with every part between
    /// hyphens known to the house or the lexicon.
    pub(super) fn knows(&self, document: &Document, span: TextSpan) -> bool {
        if self.lists.is_empty() {
            return false;
        }
        let text = document.slice(span);
        let opens = document.opens_sentence(document.tokens_of_span(span).start);
        // A forbidden word has a rule of its own, which says what the house writes instead.
        let word = folded(stem(text));
        let is_forbidden = |list: &Arc<Vocabulary>| {
            list.forbidden().any(|never| never.phrase == word && never.covers(stem(text), opens, self.variety))
        };
        let is_settled = self.lists.iter().any(is_forbidden);
        is_settled || self.holds(text, opens) || self.holds(stem(text), opens) || self.knows_parts(stem(text), opens) || {
            let word = folded(text);
            let in_phrase =
                |list: &Arc<Vocabulary>| list.phrases_with(&word).iter().any(|phrase| self.stands(document, span, phrase, list));
            self.lists.iter().any(in_phrase)
        }
    }

    fn holds(&self, text: &str, opens: bool) -> bool {
        self.lists.iter().any(|list| list.holds(text, opens, self.variety))
    }

    fn knows_parts(&self, text: &str, opens: bool) -> bool {
        let lexicon = Lexicon::shared();
        let mut is_held = false;
        let known = text.contains('-')
            && text.split('-').all(|part| {
                let held = self.holds(part, opens);
                is_held |= held;
                held || part.chars().count() < PART_LETTERS_MIN || {
                    let entry = lexicon.look_up(&folded(part));
                    entry.is_some_and(|entry| entry.any_level() <= PART_LEVEL_MAX || !entry.names.is_empty())
                }
            });
        known && is_held
    }

    /// True when the whole phrase stands round the word, in its capitals.
    fn stands(&self, document: &Document, span: TextSpan, phrase: &[String], list: &Vocabulary) -> bool {
        let Some(paragraph) = document.paragraph_of(span.start) else { return false };
        let at = document.tokens_of_span(span).start;
        let inside = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
        (0..phrase.len()).any(|before| {
            let Some(start) = at.checked_sub(before).filter(|start| *start >= inside.start) else { return false };
            let end = start + phrase.len();
            let Some(tokens) = document.tokens.get(start..end).filter(|_| end <= inside.end) else { return false };
            let same = |(token, word): (&Token, &String)| folded(stem(document.word(token))) == *word;
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
            let whole = first.span.cover(last.span);
            tokens.iter().zip(phrase).all(same)
                && list.holds(stem(document.slice(whole)), document.opens_sentence(start), self.variety)
        })
    }
}

/// The rule's own words, each a line of a word file.
fn own_words(words: &[Spanned<String>]) -> Result<Vocabulary, OptionError> {
    let lines: Vec<String> = words.iter().map(|word| word.get_ref().replace('\n', "\u{b}")).collect();
    let (own, problems) = Vocabulary::parse("", &lines.join("\n").into());
    match problems.into_iter().next() {
        None => Ok(own),
        Some(problem) => {
            let before = problem.place.as_ref().and_then(|(text, bytes)| text.get(..bytes.start)).unwrap_or("");
            let bytes = words.get(before.matches('\n').count()).map(Spanned::span);
            Err(OptionError { bytes, message: problem.message, help: problem.help })
        }
    }
}

/// Words that the house never writes.
pub(super) struct NeverWritten {
    house: House,
    /// Each with the place of its list, of which only later ones may allow it.
    forbidden: Vec<(usize, Forbidden)>,
}

impl NeverWritten {
    pub(super) fn new(house: House) -> Self {
        let of_list = |(at, list): (usize, &Arc<Vocabulary>)| list.forbidden().map(|f| (at, f.clone())).collect::<Vec<_>>();
        let forbidden = house.lists.iter().enumerate().flat_map(of_list).collect();
        Self { house, forbidden }
    }
}

impl Matcher for NeverWritten {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for (entry, (_, forbidden)) in (0_u32..).zip(&self.forbidden) {
            triggers.phrase(&forbidden.phrase, entry);
            triggers.phrase(&format!("{}'s", forbidden.phrase), entry);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mut end = 0;
        for hit in context.hits {
            let Some((list, forbidden)) = self.forbidden.get(hit.entry as usize) else { continue };
            let whole = context.span_of(&hit.tokens);
            let span = stem_span(document, whole, &forbidden.phrase);
            let text = document.slice(span);
            let opens = document.opens_sentence(document.tokens_of_span(span).start);
            let later = self.house.lists.get(list + 1..).unwrap_or(&[]);
            let is_allowed = later.iter().any(|list| list.holds(text, opens, self.house.variety));
            // Leftmost, then longest.
            if hit.tokens.start < end || is_allowed || !forbidden.covers(text, opens, self.house.variety) {
                continue;
            }
            end = hit.tokens.end;
            let replacements = forbidden.replacement.iter().map(|right| shaped(right, text)).collect();
            context.report(Finding { replacements, ..Finding::new(span) });
        }
    }
}

/// A replacement with the capitals of what it stands for.
fn shaped(right: &str, text: &str) -> String {
    let is_lower = !right.chars().any(char::is_uppercase);
    let has_lower = text.chars().any(char::is_lowercase);
    if !has_lower && text.chars().count() > 1 {
        right.to_uppercase()
    } else if is_lower && text.chars().next().is_some_and(char::is_uppercase) {
        capitalised(right)
    } else {
        right.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, compile, refused, replacements};

    #[test]
    fn words_of_the_house_are_right() {
        let options = "check = 'near'\nwords = ['statexent', 'Explhin']\nvocabularies = ['house']";
        check("spelling", options, "The statexent's length and a two-statexent day. They ⟦explhin⟧ it.");
        check("spelling", "check = 'misspelling'\nwords = ['recieved']", "Recieved, he recieved it; others ⟦beleive⟧.");
        check("spelling", "check = 'misspelling'\nwords = ['recieved opinion']", "The recieved opinion was ⟦recieved⟧ well.");
        check("spelling", "check = 'capitals'\nwords = ['WEll']", "WEll, well. ⟦THe⟧ mayor left.");
        check("spelling", "check = 'glued'\nwords = ['inthe']", "It stood inthe road for ⟦thefirst⟧ time.");
    }

    #[test]
    fn forbidden_words_are_found_in_their_capitals() {
        let options = "check = 'forbidden'\nwords = ['*utilise/SD -> use', '*Kiev -> Kyiv', '*chicken run']";
        let marked = "⟦Utilised⟧ in ⟦Kiev⟧'s suburbs, they ⟦utilise⟧ a ⟦chicken run⟧ of chicken kiev by Mr Utilise.";
        let found = check("spelling", options, marked);
        assert_eq!(replacements(&found), ["Used", "Kyiv", "use", ""]);
        // Without the mark, a word is right and none is forbidden.
        check("spelling", "check = 'forbidden'\nwords = ['utilise']", "They utilise it.");
    }

    #[test]
    fn own_words_are_lines_of_a_word_file() {
        assert_eq!(refused("spelling", "check = 'near'\nwords = ['zomark', 'vlog/X']"), "'vlog/X'");
        assert_eq!(refused("spelling", "check = 'near'\nwords = [\"zo\\nmark\"]").matches("zo").count(), 1);
    }

    #[test]
    fn an_unknown_vocabulary_is_told() {
        let error = compile("spelling", "check = 'near'\nvocabularies = ['hause']", None).err().unwrap();
        assert_eq!(
            (error.message.as_str(), error.help.as_deref()),
            ("no vocabulary is called \"hause\"", Some("did you mean \"house\"?"))
        );
    }
}
