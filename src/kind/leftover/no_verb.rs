//! A sentence whose verb lost its auxiliary and that has no other (“The pier also being mended in May.”).

use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::words::word_count;
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Lexicon, Parts, Sentence, Tag, Token, TokenKind, folded};
use crate::span::TextSpan;

/// `shape = "no-verb"`.
pub(super) struct NoVerb {
    pub(super) min_words: usize,
}

/// Adverbs that stand before the verb of a clause, behind its subject.
const BEFORE_VERBS: &[&str] =
    &["all", "allegedly", "already", "also", "apparently", "currently", "likely", "not", "now", "reportedly", "still", "thus"];

/// Tags of words that open the subject of a sentence.
const SUBJECT_TAGS: &[&str] = &["CD", "DT", "JJ", "NN", "NNP", "NNPS", "NNS", "PRP", "PRP$"];

/// Openings of sentences that are without a verb on purpose.
const OPENERS_OF_SHORT: &[&str] = &["another", "any", "as", "no", "none", "not", "now", "still"];

/// Pronouns that verbs follow.
const SUBJECTS: &[&str] =
    &["both", "he", "i", "it", "she", "some", "that", "these", "they", "this", "those", "we", "which", "who", "you"];

/// Ends of words that hold a short form of a verb; "'s" does where the word is a pronoun.
const SHORT_FORMS: &[&str] = &["'re", "'ve", "'d", "'ll", "'m", "n't"];

impl Matcher for NoVerb {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for (at, sentence) in document.sentences.iter().enumerate() {
            let paragraph = document.paragraphs.get(sentence.paragraph as usize);
            let tokens = document.tokens_in(sentence.tokens.clone());
            let is_read = paragraph.is_some_and(|paragraph| paragraph.role == Role::Body)
                && has_marker(document, tokens)
                && word_count(tokens) >= self.min_words
                && is_plain(document, tokens);
            if is_read && let Some(span) = slip(document, at, sentence) {
                context.report(Finding::new(span));
            }
        }
    }
}

/// A cheap test before the words are tagged: nearly every sentence ends here.
fn has_marker(document: &Document, tokens: &[Token]) -> bool {
    tokens.iter().any(|token| is_any(document, token, BEFORE_VERBS) || is_any(document, token, &["being"]))
}

fn is_any(document: &Document, token: &Token, words: &[&str]) -> bool {
    words.iter().any(|word| document.word(token).eq_ignore_ascii_case(word))
}

/// True for a sentence with a full stop and no marks inside but commas, not mostly in capitals.
fn is_plain(document: &Document, tokens: &[Token]) -> bool {
    let Some((stop, inside)) = tokens.split_last() else { return false };
    let is_mark = |token: &Token| token.kind == TokenKind::Punctuation && !matches!(document.word(token), "," | "%");
    let lower = inside.iter().filter(|token| token.case == Case::Lower).count();
    let opens = inside.first().is_some_and(|first| first.is_capitalised(&document.text));
    document.word(stop) == "." && opens && lower * 2 > inside.len() && !inside.iter().any(is_mark)
}

/// The adverb and the participle that stand in the place of the verb, where the sentence has no verb.
fn slip(document: &Document, at: usize, sentence: &Sentence) -> Option<TextSpan> {
    let (tags, tokens) = (document.tags(at), document.tokens_in(sentence.tokens.clone()));
    let (first, opening) = (tokens.first()?, tags.first()?);
    if !SUBJECT_TAGS.contains(&opening.name()) || is_any(document, first, OPENERS_OF_SHORT) {
        return None;
    }
    let found = (1..tokens.len()).find(|i| is_bare(document, tokens, tags, *i))?;
    let has_verb = (0..tokens.len()).any(|i| i != found && is_verb(document, tokens, tags, i));
    let span = tokens.get(found.checked_sub(1)?)?.span.cover(tokens.get(found)?.span);
    (!has_verb).then_some(span)
}

fn tag_of(tags: &[Tag], at: Option<usize>) -> &str {
    at.and_then(|at| tags.get(at)).map_or("", |tag| tag.name())
}

fn parts_of(word: &str) -> Parts {
    Lexicon::shared().parts_of(word)
}

/// True for a participle that wants an auxiliary before the words before it: “being mended”, “not held”, “also looking”.
fn is_bare(document: &Document, tokens: &[Token], tags: &[Tag], at: usize) -> bool {
    let (Some(token), Some(before)) = (tokens.get(at), at.checked_sub(1).and_then(|before| tokens.get(before))) else {
        return false;
    };
    let word = folded(document.word(token));
    let subject = tag_of(tags, at.checked_sub(2));
    let has_subject = subject.starts_with("NN") || subject == "PRP";
    let (is_past, is_ing) = (parts_of(&word).contains(Parts::PAST), word.ends_with("ing") && tag_of(tags, Some(at)) == "VBG");
    has_subject
        && token.case == Case::Lower
        && match document.word(before) {
            "being" => is_past || tag_of(tags, Some(at)) == "VBN",
            // "The mayor not having come" tells how.
            "not" => is_past,
            _ => is_ing && is_any(document, before, BEFORE_VERBS),
        }
}

/// True for a word that is the verb of a clause, or could be.
fn is_verb(document: &Document, tokens: &[Token], tags: &[Tag], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let before = tokens.get(at.saturating_sub(2)..at).unwrap_or(&[]);
    let word = folded(document.word(token)).replace('’', "'");
    let stem = word.strip_suffix("'s").unwrap_or(&word);
    let is_short = SHORT_FORMS.iter().any(|form| word.ends_with(form));
    if is_short || (stem != word && (SUBJECTS.contains(&stem) || matches!(stem, "here" | "there" | "what" | "where"))) {
        return true;
    }
    let behind_to = before.iter().any(|token| is_any(document, token, &["to"]));
    match tag_of(tags, Some(at)) {
        "VBD" | "VBP" | "VBZ" | "MD" => return true,
        "VB" => return !behind_to,
        _ => {}
    }
    let could_be = parts_of(&word).intersects(Parts::PAST | Parts::THIRD | Parts::BASE);
    token.case == Case::Lower && could_be && !behind_to && !wants_noun(document, before)
}

/// True behind a word that no verb of a clause follows at once: an article, a preposition, an adjective.
fn wants_noun(document: &Document, before: &[Token]) -> bool {
    let Some(last) = before.last() else { return false };
    let word = folded(document.word(last));
    let may_precede =
        parts_of(&word).intersects(Parts::NOUN | Parts::PLURAL | Parts::ADVERB) || SUBJECTS.contains(&word.as_str());
    last.is_word() && parts_of(&word) != Parts::default() && !may_precede
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    const NO_VERB: &str = "shape = 'no-verb'";

    #[test]
    fn a_participle_in_the_place_of_the_verb() {
        check("leftover", NO_VERB, "Similar gates ⟦being built⟧ at the same time in the other harbours.");
        check("leftover", NO_VERB, "The new owner ⟦also looking⟧ for a place in the harbour for the boats.");
    }

    #[test]
    fn sentences_with_a_verb_and_titles() {
        for sound in [
            "Similar gates are being built at the same time in the other harbours.",
            "The new owner also sees a place in the harbour for the boats being built.",
            "It’s the new owner also looking for a place in the harbour for boats.",
            "Not the owner also looking for a place in the harbour for the boats.",
            "The New Owner Also Looking For a Place in the Harbour For Boats.",
            "The owner also looking for a place.",
            "The new owner also looking for a place in the harbour for the boats: Ann Poole.",
        ] {
            check("leftover", NO_VERB, sound);
        }
    }
}
