//! Passages in another language, and phrases of one in quotation marks or italics.

mod function_words;

use self::function_words::{is_english, is_english_with_capital, is_foreign, voted};
use super::lexicon::Lexicon;
use super::{Case, Document, Token, folded};
use crate::limits::WORD_BYTES_MAX;
use crate::span::TextSpan;
use std::ops::Range;
use whatlang::Lang;

/// A sentence or more in another language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignPassage {
    /// From the first word to the last mark.
    pub span: TextSpan,
    /// The English name of the language, where it is sure.
    pub language: Option<&'static str>,
}

/// Fewest words in small letters by which a passage is told from names and lists.
const WORDS_MIN: usize = 6;
/// Fewest of a passage with a foreign function word and so many words in all.
const SIGNED_WORDS_MIN: usize = 4;
/// In English prose every second or third word is one of [`is_english`]; one in this many may stand by chance.
const WORDS_PER_ENGLISH: usize = 12;
/// Percentage of the words in small letters that are no common English words, from which a passage is foreign.
const UNKNOWN_PERCENT: usize = 40;
/// Largest SCOWL size, and smallest Zipf value in tenths, of a common English word. Below, words of other languages
/// stand in the lists too.
const COMMON_LEVEL_MAX: u8 = 50;
const COMMON_ZIPF_MIN: u8 = 30;
/// Largest SCOWL size of a listed word, and how many words in no list show that a passage is no English headline.
const LISTED_LEVEL_MAX: u8 = 70;
const UNLISTED_MIN: usize = 2;
/// Confidence, 0 to 1, from which whatlang's answer is taken where function words decide nothing.
const LANGUAGE_CONFIDENCE_MIN: f64 = 0.8;
/// Most bytes of a passage that its language is told from.
const SAMPLE_BYTES_MAX: usize = 1_000;
/// Most words of a phrase in quotation marks or italics.
const PHRASE_WORDS_MAX: usize = 8;
/// Most tokens of one, marks included.
const PHRASE_TOKENS_MAX: usize = 24;

/// Finds the passages: runs of foreign sentences, and foreign quotations inside English ones.
pub(super) fn find(document: &Document) -> Vec<ForeignPassage> {
    let mut spans: Vec<TextSpan> = Vec::new();
    for paragraph in &document.paragraphs {
        let mut run: Option<(TextSpan, bool)> = None;
        for sentence in document.paragraph_sentences(paragraph) {
            let look = look(document, sentence.tokens.clone());
            run = match (look, run) {
                (Look::English, run) => {
                    spans.extend(finished(run));
                    None
                }
                // A short sentence goes with its neighbours.
                (look, None) => Some((sentence.span, look == Look::Foreign)),
                (look, Some((span, is_foreign))) => Some((span.cover(sentence.span), is_foreign || look == Look::Foreign)),
            };
        }
        spans.extend(finished(run));
    }
    let in_sentences = spans.len();
    for quotation in document.quotations.iter().filter(|quotation| quotation.depth == 0 && quotation.inner.len() > 2 * WORDS_MIN)
    {
        let before = spans.get(..in_sentences).unwrap_or(&[]);
        let nearest = before.get(..before.partition_point(|span| span.start <= quotation.inner.start)).and_then(<[_]>::last);
        let is_covered = nearest.is_some_and(|span| span.contains(quotation.inner));
        let tokens = document.tokens_of_span(quotation.inner);
        if !is_covered && look(document, super::index(tokens.start)..super::index(tokens.end)) == Look::Foreign {
            spans.push(quotation.inner);
        }
    }
    spans.sort();
    let mut found: Vec<ForeignPassage> = Vec::new();
    for span in spans {
        let is_inside = found.last().is_some_and(|last| last.span.overlaps(span));
        if !is_inside && let Some(language) = language_of(document, span) {
            found.push(ForeignPassage { span, language });
        }
    }
    found
}

fn finished(run: Option<(TextSpan, bool)>) -> Option<TextSpan> {
    run.and_then(|(span, is_foreign)| is_foreign.then_some(span))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    English,
    Foreign,
    /// Too short to say, and without English words.
    Short,
}

/// Judges a stretch of tokens: first by the English function words, which nearly all copy has; only where they are
/// missing are words looked up.
fn look(document: &Document, tokens: Range<u32>) -> Look {
    let tokens = document.tokens_in(tokens);
    let is_small = |token: &Token| matches!(token.case, Case::Lower | Case::None);
    let mut count = 0;
    let mut english = 0;
    for token in tokens.iter().filter(|token| token.is_word()) {
        count += usize::from(is_small(token));
        english += usize::from(is_english_with_capital(document.word(token)));
        // Copy gets no further than its first few words.
        if english * WORDS_PER_ENGLISH >= tokens.len() {
            return Look::English;
        }
    }
    // German has capitals inside.
    let words = || tokens.iter().filter(|token| token.is_word());
    let has_sign = || words().any(|token| is_foreign(&document.word(token).to_lowercase()));
    let is_long =
        count >= WORDS_MIN || (english == 0 && count >= SIGNED_WORDS_MIN && words().nth(WORDS_MIN - 1).is_some() && has_sign());
    if english > 0 && (!is_long || english * WORDS_PER_ENGLISH >= count) {
        return Look::English;
    }
    let small = words().filter(|token| is_small(token));
    let unknown = small.filter(|token| !is_common(document.word(token))).count();
    match unknown * 100 >= count * UNKNOWN_PERCENT {
        true if is_long => Look::Foreign,
        true => Look::Short,
        false => Look::English,
    }
}

/// True for a word in no list.
fn is_unlisted(word: &str) -> bool {
    word.len() <= WORD_BYTES_MAX && Lexicon::shared().level(&folded(word)).is_none_or(|level| level > LISTED_LEVEL_MAX)
}

fn is_common(word: &str) -> bool {
    if word.len() > WORD_BYTES_MAX {
        return false;
    }
    let word = folded(word);
    let stem = word.strip_suffix("'s").unwrap_or(&word);
    stem.split('-').all(|part| {
        let entry = Lexicon::shared().look_up(part);
        entry.is_some_and(|entry| entry.level <= COMMON_LEVEL_MAX && entry.zipf >= COMMON_ZIPF_MIN)
    })
}

/// The language of a passage: `None` when it is English after all, `Some(None)` when it is not sure.
fn language_of(document: &Document, span: TextSpan) -> Option<Option<&'static str>> {
    let text = document.slice(span);
    let sample = text.get(..text.floor_char_boundary(SAMPLE_BYTES_MAX)).unwrap_or(text);
    let tokens = document.tokens.get(document.tokens_of_span(span)).unwrap_or(&[]);
    let words = || tokens.iter().filter(|token| token.is_word()).map(|token| document.word(token));
    // Dialect looks like English by its letters, headlines and lists have English words: none of them has function
    // words of another language.
    let has_sign = || words().any(is_foreign);
    let is_unlisted = |word: &&str| !word.starts_with(char::is_uppercase) && is_unlisted(word);
    let has_unlisted = || words().filter(is_unlisted).nth(UNLISTED_MIN - 1).is_some();
    let info = whatlang::detect(sample);
    let is_english = info.as_ref().is_some_and(|info| info.lang() == Lang::Eng);
    let sure = info.filter(|info| !is_english && info.confidence() >= LANGUAGE_CONFIDENCE_MIN);
    let is_foreign = has_sign() || sure.is_some() || (!is_english && has_unlisted());
    is_foreign.then(|| voted(words()).or(sure.map(|info| info.lang().eng_name())))
}

/// True when a word stands in a short phrase of another language: in quotation marks or italics without an English
/// function word, and with a foreign one or an unknown neighbour; or anywhere right beside a foreign function word.
pub(super) fn is_in_phrase(document: &Document, at: usize, is_unknown: impl Fn(&str) -> bool) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    let neighbours = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let words = neighbours.filter_map(|at| document.tokens.get(at)).filter(|token| token.is_word());
    if words.clone().any(|token| token.case == Case::Lower && is_foreign(document.word(token))) {
        return true;
    }
    let Some(span) = phrase_round(document, token) else { return false };
    let range = document.tokens_of_span(span);
    if range.len() > PHRASE_TOKENS_MAX {
        return false;
    }
    let inside = document.tokens.get(range).unwrap_or(&[]).iter().filter(|token| token.is_word());
    let mut count = 0;
    let mut has_sign = false;
    for other in inside {
        let word = document.word(other);
        count += 1;
        if count > PHRASE_WORDS_MAX || is_english(word.as_bytes()) {
            return false;
        }
        has_sign |= other.span != token.span && (is_foreign(word) || is_unknown(word));
    }
    count > 1 && has_sign
}

/// The innermost quotation, or the italics, that a word stands in.
fn phrase_round(document: &Document, token: &Token) -> Option<TextSpan> {
    let before = document.quotations.partition_point(|quotation| quotation.span.start <= token.span.start);
    let nearest = document.quotations.get(before.saturating_sub(3)..before).unwrap_or(&[]).iter().rev();
    let quoted = nearest.map(|quotation| quotation.inner).find(|inner| inner.contains(token.span));
    quoted.or_else(|| {
        let before = document.emphasis.partition_point(|span| span.start <= token.span.start);
        document.emphasis.get(before.checked_sub(1)?).copied().filter(|span| span.contains(token.span))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Format, extract};

    fn passages(text: &str) -> Vec<(String, Option<&'static str>)> {
        let document = Document::new(&extract(Format::Markdown, text));
        document.foreign().iter().map(|passage| (document.slice(passage.span).to_owned(), passage.language)).collect()
    }

    #[test]
    fn passages_are_told_by_their_words() {
        let french = "Le maire a déclaré que la route serait fermée lundi matin. Pourquoi donc ?";
        let german = "Der Bürgermeister sagte, die Straße werde am Montag gesperrt.";
        let text = format!("The mayor spoke in French.\n\n{french}\n\n{german}\n\nHe said so in German too.");
        assert_eq!(passages(&text), [(french.to_owned(), Some("French")), (german.to_owned(), Some("German"))]);
    }

    #[test]
    fn a_quotation_may_be_foreign_and_its_sentence_english() {
        let text = "The mayor said: “Nous ne savons pas encore quand il reviendra chez nous ici.” Nobody asked.";
        let found = passages(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0.starts_with("Nous") && found[0].0.ends_with("ici."));
        let hindi = "Unhone kaha ki yeh log kya keh rahe hain mujhe samajh nahi aata.";
        let found = passages(&format!("He spoke to the crowd.\n\n{hindi}"));
        assert_eq!(found, [(hindi.to_owned(), Some("Hindi"))]);
    }

    #[test]
    fn english_is_english() {
        for text in [
            "Council approves road plan near school after long row over parking, say residents.",
            "Board evicts kiosk tenants, demolishes makeshift stalls overnight",
            "Rasam, sambar, kootu, appalam, payasam.",
            "Onions, ginger, garlic, cumin seeds, coriander leaves, lemon juice.",
            "Wee, sleekit, cow'rin, tim'rous beastie, O, what a panic's in thy breastie!",
            "His sister sang “Je ne regrette rien” at the fair.",
        ] {
            assert_eq!(passages(text), [], "{text}");
        }
    }

    #[test]
    fn phrases_are_told_by_their_company() {
        let is = |text: &str, word: &str| {
            let document = Document::new(&extract(Format::Markdown, text));
            let at = document.tokens.iter().position(|token| document.word(token) == word).unwrap();
            is_in_phrase(&document, at, |word| ["vivrex", "dolcx", "figurx"].contains(&word))
        };
        assert!(is_english_with_capital("Should") && !is_english_with_capital("Shoulder"));
        assert!(is("He had *joie de vivrex* all his life.", "vivrex"));
        assert!(is("She spoke of “dolcx vita figurx” and left.", "figurx"));
        assert!(is("It had a coup du vivrex quality.", "vivrex"));
        assert!(!is("She spoke of “a dolcx in the house” and left.", "dolcx"), "English words stand beside it");
        assert!(!is("The dolcx of the house was shut.", "dolcx"));
    }
}
