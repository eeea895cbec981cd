//! A sentence whose stop stands behind a word that wants another (“works in the.”).

use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::words::word_count;
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Lexicon, Parts, Sentence, Token, folded};

/// `shape = "stops-short"`.
pub(super) struct StopsShort {
    pub(super) min_words: usize,
}

/// Articles, possessives and conjunctions: nothing that is whole ends in one.
const NEVER_LAST: &[&str] = &[
    "a", "although", "an", "and", "because", "but", "despite", "during", "every", "its", "my", "nor", "or", "our", "per", "than",
    "the", "their", "unless", "whereas", "whether", "whose", "your",
];

/// Labels that "a" may be the letter of.
const BEFORE_A: &[&str] = &[
    "capital",
    "category",
    "class",
    "division",
    "grade",
    "group",
    "hepatitis",
    "letter",
    "level",
    "plan",
    "section",
    "series",
    "team",
    "type",
    "vitamin",
];

/// Prepositions that stand last only where their word stands before ("the man he spoke to"), or behind a verb.
const PREPOSITIONS: &[&str] =
    &["about", "among", "at", "between", "by", "for", "from", "in", "into", "of", "to", "toward", "towards", "with"];

/// Prepositions that hardly any verb takes without a word behind.
const AFTER_VERBS: &[&str] = &["among", "between", "from", "into", "toward", "towards"];

/// Verbs that make no pair with "in" ("sworn in" is one).
const BEFORE_IN: &[&str] = &["based", "born", "held", "interested", "located", "marked", "published", "situated"];

/// Words that let a preposition stand last: what it governs stands before.
const FRONTED: &[&str] = &[
    "another",
    "anyone",
    "anything",
    "easier",
    "easy",
    "enough",
    "everyone",
    "everything",
    "hard",
    "harder",
    "how",
    "much",
    "none",
    "nothing",
    "somebody",
    "someone",
    "something",
    "somewhere",
    "than",
    "thing",
    "things",
    "too",
    "what",
    "whatever",
    "when",
    "where",
    "wherever",
    "which",
    "whichever",
    "who",
    "whoever",
    "whom",
    "whose",
    "why",
    "worth",
];

/// More of them, before a verb alone ("the only place to come from").
const FRONTED_TO_VERB: &[&str] = &["all", "best", "first", "last", "less", "more", "most", "one", "only", "people"];

/// Nouns that make one verb with the words on both sides ("was taken care of").
const BEFORE_OF: &[&str] = &[
    "account",
    "advantage",
    "aware",
    "care",
    "charge",
    "dream",
    "fun",
    "hold",
    "made",
    "note",
    "proof",
    "rid",
    "smell",
    "sort",
    "kind",
    "speak",
    "talk",
    "taste",
    "thought",
    "track",
    "use",
    "warn",
];

/// Words that make a noun of what follows.
const DETERMINERS: &[&str] =
    &["a", "an", "any", "her", "his", "its", "many", "my", "no", "our", "some", "the", "their", "these", "this", "those", "your"];

/// Forms of "be" that want the rest of the clause.
const BE: &[&str] = &["are", "was", "were"];

/// Words after which a form of "be" may stand last: it repeats another, or compares.
const BEFORE_BE: &[&str] = &[
    "am", "are", "as", "be", "been", "but", "can", "could", "did", "do", "does", "had", "has", "have", "if", "is", "isn't",
    "might", "neither", "nor", "not", "so", "that", "though", "was", "wasn't", "were", "weren't", "will", "would",
];

/// Subjects of clauses that follow their noun at once ("the room she was in").
const SUBJECTS: &[&str] = &["he", "i", "i'm", "i've", "it", "she", "they", "they're", "we", "we're", "you", "you're"];

/// Verbs that put something "in" or "to" without naming where ("let the dog in", "brought him to").
const MOVING: &[&str] = &[
    "bring", "brings", "brought", "call", "called", "came", "come", "coming", "draw", "drawn", "get", "getting", "got", "hand",
    "handed", "invite", "invited", "keep", "kept", "let", "lets", "letting", "lock", "locked", "move", "moved", "pull", "pulled",
    "put", "send", "sent", "take", "taken", "took", "turn", "turned",
];

/// Words before "in" in which the place is over ("a mile in", "all in").
const LENGTHS: &[&str] = &[
    "day", "days", "hour", "hours", "month", "months", "minute", "minutes", "way", "week", "weeks", "year", "years", "all",
    "back",
];

/// Verbs that want the clause behind "that".
const STATING: &[&str] = &[
    "alleged",
    "alleging",
    "announced",
    "argued",
    "arguing",
    "claimed",
    "claiming",
    "concluded",
    "declared",
    "estimated",
    "insisted",
    "noted",
    "noting",
    "predicted",
    "recommended",
    "reported",
    "revealed",
    "signalled",
    "stated",
    "states",
    "stating",
    "stipulate",
    "stipulated",
    "stipulates",
    "suggested",
    "warned",
    "warning",
];

const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Tokens before the last word among which "to" opens an infinitive that the preposition belongs to.
const INFINITIVE_TOKENS: usize = 4;

/// Tokens before the last word among which what is fronted is looked for.
const REACH_TOKENS: usize = 40;

impl Matcher for StopsShort {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for (at, sentence) in document.sentences.iter().enumerate() {
            let paragraph = document.paragraphs.get(sentence.paragraph as usize);
            let tokens = document.tokens_in(sentence.tokens.clone());
            let Some((stop, before)) = tokens.split_last() else { continue };
            let Some((last, before)) = before.split_last() else { continue };
            // Cheap tests first: nearly every sentence ends here.
            if last.case != Case::Lower || document.word(stop) != "." || last.span.end != stop.span.start {
                continue;
            }
            let word = document.word(last);
            let is_short = ends_short(document, before, word);
            if is_short
                && paragraph.is_some_and(|paragraph| paragraph.role == Role::Body)
                && word_count(tokens) >= self.min_words
                && next_is_sentence(document, at, sentence)
                && document.quotation_at(last.span).is_none()
            {
                context.report(Finding::new(last.span.cover(stop.span)));
            }
        }
    }
}

/// True when nothing follows in the paragraph, or what follows starts as sentences do.
fn next_is_sentence(document: &Document, at: usize, sentence: &Sentence) -> bool {
    let Some(next) = document.sentences.get(at + 1).filter(|next| next.paragraph == sentence.paragraph) else { return true };
    document
        .tokens_in(next.tokens.clone())
        .iter()
        .find(|token| token.is_word())
        .is_some_and(|word| word.is_capitalised(&document.text))
}

/// True when the last word wants another behind it.
fn ends_short(document: &Document, before: &[Token], word: &str) -> bool {
    let Some(last) = before.last().filter(|last| last.is_word() || document.word(last) == ",") else { return false };
    let previous = folded(document.word(last));
    let is_any = |words: &[&str]| words.contains(&previous.as_str());
    if NEVER_LAST.contains(&word) {
        return match word {
            "a" => !is_any(BEFORE_A),
            "because" => !is_any(&["just", "simply"]),
            "but" | "than" => !is_any(&["all", "anything", "nothing", "other", "else", "rather"]),
            _ => true,
        };
    }
    match word {
        "that" => is_any(STATING) || is_any(WEEKDAYS),
        "did" | "does" | "do" | "has" | "have" => previous == "as",
        "to" if is_any(&["and", "or"]) => true,
        _ if BE.contains(&word) => !last.is_word() && is_first_of_be(document, before),
        "which" => is_any(&[",", "in", "by", "from"]),
        _ if PREPOSITIONS.contains(&word) => {
            last.is_word() && !is_any(&["and", "or", "but", "not"]) && stands_alone(document, before, last, &previous, word)
        }
        _ => false,
    }
}

/// True when no clause before calls for one that ends in a form of "be".
fn is_first_of_be(document: &Document, before: &[Token]) -> bool {
    let excuses = |word: &str| BEFORE_BE.contains(&word) || FRONTED.contains(&word) || SUBJECTS.contains(&word);
    !before.iter().any(|token| excuses(&folded(document.word(token))))
}

/// True when a preposition governs nothing: its word stands neither behind nor before.
fn stands_alone(document: &Document, before: &[Token], last: &Token, previous: &str, word: &str) -> bool {
    let reach = before.get(before.len().saturating_sub(REACH_TOKENS)..).unwrap_or(before);
    let words: Vec<String> = reach.iter().map(|token| folded(document.word(token))).collect();
    let fronting = words.split_last().map_or(&[][..], |(_, before)| before);
    let holds = |list: &[&str]| fronting.iter().any(|word| list.contains(&word.as_str()));
    let parts = |word: &str| Lexicon::shared().parts_of(word);
    let is_noun = last.case != Case::Lower || parts(previous).contains(Parts::NOUN);
    let is_determined = is_noun && fronting.last().is_some_and(|word| DETERMINERS.contains(&word.as_str()));
    let is_verb = last.case == Case::Lower && parts(previous).contains(Parts::VERB) && !is_determined;
    let is_clause = words.windows(2).any(|pair| matches!(pair, [noun, next] if is_relative(&parts(noun), next)));
    // "futures to say yes to", "few and far between".
    let is_infinitive = fronting.iter().rev().take(INFINITIVE_TOKENS).any(|word| word == "to");
    if FRONTED.contains(&previous)
        || is_infinitive
        || previous == "far"
        || holds(FRONTED)
        || is_clause
        || (is_verb && holds(FRONTED_TO_VERB))
    {
        return false;
    }
    match word {
        "in" if is_verb && !is_noun => BEFORE_IN.contains(&previous),
        "to" => is_noun && !is_verb && !parts(previous).intersects(Parts::ADJECTIVE | Parts::ADVERB | Parts::FUNCTION),
        "in" | "by" | "about" => {
            !is_verb && !LENGTHS.contains(&previous) && !words.iter().rev().take(8).any(|word| MOVING.contains(&word.as_str()))
        }
        "of" => is_noun && !BEFORE_OF.contains(&previous),
        _ if AFTER_VERBS.contains(&word) => !(word == "between" && previous == "in"),
        _ => !is_verb,
    }
}

/// True for the start of a clause that tells of the noun before it ("the room that", "the room she").
fn is_relative(noun: &Parts, next: &str) -> bool {
    noun.contains(Parts::NOUN) && !noun.contains(Parts::VERB) && (next == "that" || SUBJECTS.contains(&next))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    const SHORT: &str = "shape = 'stops-short'";

    #[test]
    fn the_stop_stands_behind_a_word_that_wants_another() {
        for cut in [
            "Work on the pier will begin once the board has asked ⟦the.⟧ Nobody knows when.",
            "The harbour board has met twice in the old customs house ⟦and.⟧",
            "The ferry sank in March 1902 after a storm, in the harbour ⟦of.⟧",
            "The board later announced on Monday ⟦that.⟧ It met again.",
        ] {
            check("leftover", SHORT, cut);
        }
    }

    #[test]
    fn prepositions_may_stand_last() {
        for sound in [
            "It was the old harbour house that she was born in.",
            "The bill for the new pier has now been paid for.",
            "The man he spoke to in town said there was nothing to worry about.",
            "They have asked for a pier that their children can go to.",
            "The members of the board all refused to. They carried on.",
            "The mayor asked the crowd at the door to let the dogs in.",
            "Ships of that sort are few and far between. They are in grade a. It rained.",
            "“The pier will be shut for the.” She stopped, and the board did as well.",
            "The pier is called after the the. and so on for ever.",
            "End of the.",
        ] {
            check("leftover", SHORT, sound);
        }
    }
}
