//! Words that ran together because the blanks between them were lost.

use super::derived::splits;
use crate::language::lexicon::{Entry, Lexicon, Parts};

/// Why words are taken for glued, surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// They are common, or often side by side; English may well write them as one, as it does others of their kind.
    Compound,
    /// The first is inflected, or an adjective or adverb, and begins no compound.
    Inflected,
    /// One of them is a function word, or takes a hyphen.
    Function,
}

/// The words that were glued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// With the blanks put in, folded.
    pub(super) text: String,
    /// Zipf value, in tenths, that the words side by side have at the most.
    pub(super) zipf: u8,
    /// Both are function words, so that nothing else can be meant.
    pub(super) is_function: bool,
    /// How sure it is that the two are not one word.
    pub(super) evidence: Evidence,
}

/// Function words that begin no compound, and those that end none.
const BEFORE: &[&str] = &[
    "an", "and", "are", "at", "because", "be", "but", "by", "for", "from", "had", "has", "have", "her", "his", "if", "is", "its",
    "no", "not", "of", "or", "once", "our", "she", "since", "than", "that", "the", "their", "these", "they", "this", "those",
    "to", "was", "were", "what", "when", "where", "whether", "which", "while", "who", "will", "with", "would", "you", "your",
];
const AFTER: &[&str] = &[
    "above", "also", "an", "and", "are", "as", "at", "because", "been", "behind", "below", "between", "but", "by", "enough",
    "for", "from", "had", "has", "have", "he", "her", "his", "if", "in", "indeed", "into", "is", "it", "its", "more", "of", "on",
    "one", "or", "said", "says", "she", "similar", "since", "than", "that", "the", "their", "them", "then", "these", "they",
    "this", "those", "to", "was", "we", "were", "when", "where", "which", "while", "who", "will", "with", "within", "without",
    "would", "you",
];

/// The same of two letters, which words end in by chance; the word before must be long.
const SHORT_AFTER_LETTERS_MIN: usize = 5;

/// Fewest letters of the word beside a function word, and its smallest Zipf value in tenths.
const BESIDE_LETTERS_MIN: usize = 4;
pub(super) const BESIDE_ZIPF_MIN: u8 = 22;

/// Fewest letters, and letters of each half, of two nouns or an adjective and a noun that would make an odd compound.
const LONG_LETTERS_MIN: usize = 11;
const LONG_HALF_LETTERS_MIN: usize = 5;
/// Smallest Zipf value, in tenths, of each half.
const LONG_HALF_ZIPF_MIN: u8 = 30;

/// Words that take a hyphen before or behind another.
const HYPHEN_AFTER: &[&str] = &["self"];
const HYPHEN_BEFORE: &[&str] = &["backed", "based", "driven", "led", "owned", "related"];

/// Smallest Zipf value, in tenths, of both halves of a pair that the texts have.
const PAIR_ZIPF_MIN: u8 = 42;

/// So often must the texts have a pair; more often where one of the two is short and may be an affix.
const PAIR_MIN: u32 = 3;
const SHORT_PAIR_MIN: u32 = 20;

/// Forms in -s that begin compounds all the same.
const COMBINING_FORMS: &[&str] = &[
    "arms",
    "communications",
    "craft",
    "crafts",
    "earnings",
    "goods",
    "grass",
    "kids",
    "mens",
    "news",
    "sales",
    "savings",
    "sports",
    "systems",
    "weapons",
    "women",
    "womens",
];

/// Endings of adjectives that are seldom nouns, so that they begin no compound.
const ADJECTIVE_ENDINGS: &[&str] = &["al", "ary", "ble", "est", "ful", "ic", "ical", "ive", "less", "ous"];

/// Smallest Zipf value, in tenths, of a function word that stands in every other sentence.
const FUNCTION_ZIPF_MIN: u8 = 60;

/// Smallest Zipf value, in tenths, of what stands behind an inflected word or an adjective.
const HEAD_ZIPF_MIN: u8 = 25;

/// Fewest letters of three words and more that ran together.
const RUN_LETTERS_MIN: usize = 10;
/// Most cost of such a run for each letter; a word costs what it lacks to [`COST_ZIPF`].
const RUN_COST_MAX: u32 = 13;
const RUN_COST_BASE: u32 = 15;
pub(super) const COST_ZIPF: u8 = 100;
/// Smallest Zipf value, in tenths, of a word in such a run.
const RUN_ZIPF_MIN: u8 = 15;
/// The same of a short word, which stands in others by chance.
const RUN_SHORT_ZIPF_MIN: u8 = 40;
const RUN_SHORT_LETTERS_MAX: usize = 3;
/// Letters of the longest word in such a run.
const RUN_WORD_LETTERS_MAX: usize = 20;

/// Fewest letters of two glued words.
const LETTERS_MIN: usize = 4;

/// Words of two letters and fewer that may stand in a run.
const SHORT_WORDS: &[&str] = &[
    "a", "an", "as", "at", "be", "by", "do", "he", "if", "in", "is", "it", "my", "no", "of", "on", "or", "so", "to", "up", "us",
    "we",
];

/// Takes a word of small ASCII letters apart; `None` when it may be one word.
pub(super) fn split(lexicon: &Lexicon, word: &str) -> Option<Split> {
    if word.len() < LETTERS_MIN {
        return None;
    }
    let pairs = splits(word, 1).filter_map(|(left, right)| pair(lexicon, left, right));
    let best =
        pairs.max_by_key(|pair| (pair.evidence, pair.zipf)).map(|best| Split { evidence: doubt(lexicon, word, &best), ..best });
    best.or_else(|| {
        run(lexicon, word).map(|words| Split { text: words.join(" "), zipf: 0, is_function: false, evidence: Evidence::Function })
    })
}

/// "Gameshow" is a show rather than a question of how games: where another cut makes a compound, an ending proves nothing.
fn doubt(lexicon: &Lexicon, word: &str, best: &Split) -> Evidence {
    let common = |part: &str| lexicon.look_up(part).is_some_and(|entry| entry.level <= 60 && entry.zipf >= LONG_HALF_ZIPF_MIN);
    let is_other = |left: &str| !best.text.strip_prefix(left).is_some_and(|rest| rest.starts_with(' '));
    let has_other = || splits(word, 3).any(|(left, right)| is_other(left) && common(left) && common(right));
    if best.evidence == Evidence::Inflected && has_other() { Evidence::Compound } else { best.evidence }
}

/// One half of a word, and what is known of it.
#[derive(Clone, Copy)]
struct Half<'w> {
    word: &'w str,
    entry: Entry,
}

impl<'w> Half<'w> {
    /// `None` for what is no common word.
    fn new(lexicon: &Lexicon, word: &'w str) -> Option<Self> {
        let entry = lexicon.look_up(word).filter(|entry| entry.level <= 60 && entry.zipf >= BESIDE_ZIPF_MIN)?;
        Some(Self { word, entry })
    }

    /// True for the function words that stand in every other sentence.
    fn is_frequent_function_word(self) -> bool {
        self.entry.parts.contains(Parts::FUNCTION) && self.entry.zipf >= FUNCTION_ZIPF_MIN
    }

    /// True for a word of the closed classes, which make no compounds but the old ones.
    fn is_closed(self) -> bool {
        is_function_word(self.word) || (self.entry.parts.contains(Parts::FUNCTION) && self.entry.zipf >= HEAD_ZIPF_MIN)
    }

    /// True when the word is of a list, and long enough a word stands beside it.
    fn is_of(self, list: &[&str], beside: Self) -> bool {
        let least = if self.word.len() >= LONG_HALF_LETTERS_MIN { BESIDE_LETTERS_MIN - 1 } else { BESIDE_LETTERS_MIN };
        list.contains(&self.word) && beside.word.len() >= least
    }
}

/// Two words that English does not write as one.
fn pair(lexicon: &Lexicon, left: &str, right: &str) -> Option<Split> {
    let is_letter = |part: &str| part.len() == 1;
    if is_letter(right) || (is_letter(left) && left != "a") {
        return None;
    }
    let (first, second) = (Half::new(lexicon, left)?, Half::new(lexicon, right)?);
    let together = lexicon.bigram(left, right);
    let takes_hyphen = (HYPHEN_AFTER.contains(&left) && right.len() >= BESIDE_LETTERS_MIN)
        || (HYPHEN_BEFORE.contains(&right) && left.len() >= BESIDE_LETTERS_MIN && first.entry.parts.contains(Parts::NOUN));
    let holds_function_word = holds_function_word(first, second);
    let evidence = match takes_hyphen || holds_function_word {
        true => Evidence::Function,
        false => evidence(first, second, together)?,
    };
    // A pair is seldom as common as its rarer half.
    let rarer = first.entry.zipf.min(second.entry.zipf);
    let zipf = match together {
        0 if holds_function_word => rarer.saturating_sub(10),
        0 => rarer.saturating_sub(20),
        count => zipf_of(lexicon, count),
    };
    let blank = if takes_hyphen { "-" } else { " " };
    let is_function = first.is_frequent_function_word() && second.is_frequent_function_word();
    Some(Split { text: format!("{left}{blank}{right}"), zipf, is_function, evidence })
}

/// True when one of the halves is a function word that stands in no compound there.
fn holds_function_word(first: Half<'_>, second: Half<'_>) -> bool {
    let both = first.is_frequent_function_word() && second.is_frequent_function_word();
    let before = first.is_of(BEFORE, second) && first.entry.zipf >= PAIR_ZIPF_MIN;
    let after = second.is_of(AFTER, first) && (second.word.len() > 2 || first.word.len() >= SHORT_AFTER_LETTERS_MIN);
    (both && first.word.len() + second.word.len() > LETTERS_MIN + 1)
        || (before && (first.word != "an" || starts_with_vowel(second.word)))
        || after
}

/// What else says that two words are not one; `together` counts them side by side in the texts.
fn evidence(first: Half<'_>, second: Half<'_>, together: u32) -> Option<Evidence> {
    let (left, right) = (first.word.len(), second.word.len());
    let rarer = first.entry.zipf.min(second.entry.zipf);
    // One letter or two may be an affix of the other half; the pair must be a frequent one.
    let least = if left.min(right) < 3 { SHORT_PAIR_MIN } else { PAIR_MIN };
    let is_pair = rarer >= PAIR_ZIPF_MIN && together >= least;
    let has_head = second.entry.zipf >= HEAD_ZIPF_MIN && (right >= BESIDE_LETTERS_MIN || second.is_frequent_function_word());
    let is_long = left + right >= LONG_LETTERS_MIN && left.min(right) >= LONG_HALF_LETTERS_MIN && rarer >= LONG_HALF_ZIPF_MIN;
    if is_pair && (first.is_closed() || second.is_closed()) {
        Some(Evidence::Function)
    } else if begins_no_compound(first.word, &first.entry) && has_head {
        Some(Evidence::Inflected)
    } else {
        let is_compound = (is_pair || is_long) && !COMBINING_FORMS.contains(&first.word);
        is_compound.then_some(Evidence::Compound)
    }
}

/// True for a function word that two glued words are told by.
pub(super) fn is_function_word(word: &str) -> bool {
    BEFORE.contains(&word) || AFTER.contains(&word)
}

/// The longest word that ends no compound and stands at the end of `word`.
pub(super) fn function_word_behind(word: &str) -> Option<&'static str> {
    AFTER.iter().filter(|tail| word.ends_with(**tail)).max_by_key(|tail| tail.len()).copied()
}

/// Tenths of the Zipf value of a pair by its count in the texts.
fn zipf_of(lexicon: &Lexicon, count: u32) -> u8 {
    let share = f64::from(count) / f64::from(lexicon.text_words().max(1));
    (10.0 * (9.0 + share.log10())).clamp(0.0, 90.0) as u8
}

fn starts_with_vowel(word: &str) -> bool {
    word.starts_with(['a', 'e', 'i', 'o', 'u'])
}

/// Inflected words, adverbs and plain adjectives begin no compound in English.
pub(super) fn begins_no_compound(left: &str, entry: &Entry) -> bool {
    let parts = entry.parts;
    let is_plural = parts.intersects(Parts::PLURAL | Parts::THIRD) && left.ends_with('s') && !left.ends_with("ss");
    let is_past = left.ends_with("ed") && parts.contains(Parts::PAST);
    let is_adverb = left.ends_with("ly") && parts.contains(Parts::ADVERB);
    let is_adjective = parts.contains(Parts::ADJECTIVE)
        && !parts.intersects(Parts::VERB)
        && ADJECTIVE_ENDINGS.iter().any(|ending| left.ends_with(ending));
    left.len() >= SHORT_AFTER_LETTERS_MIN
        && !COMBINING_FORMS.contains(&left)
        && (is_plural || is_past || is_adverb || is_adjective)
}

/// Three words and more: the cheapest way to cut the whole word into common ones, one of them a function word.
fn run(lexicon: &Lexicon, word: &str) -> Option<Vec<String>> {
    if word.len() < RUN_LETTERS_MIN || !word.is_ascii() {
        return None;
    }
    let words = cheapest(lexicon, word, |_| None)?;
    let has_function_word = words.iter().any(|word| word.len() > 1 && is_function_word(word));
    (words.len() > 2 && has_function_word).then_some(words)
}

/// The cheapest cut of small ASCII letters into common words; `head_cost` prices what may stand first besides.
pub(super) fn cheapest(lexicon: &Lexicon, word: &str, head_cost: impl Fn(&str) -> Option<u32>) -> Option<Vec<String>> {
    // Cost of the cheapest cut up to each place, and where its last word begins.
    let mut best: Vec<Option<(u32, usize)>> = vec![None; word.len() + 1];
    *best.first_mut()? = Some((0, 0));
    for end in 1..=word.len() {
        for start in end.saturating_sub(RUN_WORD_LETTERS_MAX)..end {
            let Some((before, _)) = best.get(start).copied().flatten() else { continue };
            let Some(part) = word.get(start..end) else { continue };
            let cost = word_cost(lexicon, part).or_else(|| (start == 0).then(|| head_cost(part)).flatten());
            let Some(cost) = cost.map(|cost| cost + before) else { continue };
            if best.get(end).copied().flatten().is_none_or(|(known, _)| cost < known)
                && let Some(cell) = best.get_mut(end)
            {
                *cell = Some((cost, start));
            }
        }
    }
    let (total, _) = best.last().copied().flatten()?;
    if total > RUN_COST_BASE + RUN_COST_MAX * u32::try_from(word.len()).ok()? {
        return None;
    }
    let mut words = Vec::new();
    let mut end = word.len();
    while end > 0 {
        let (_, start) = best.get(end).copied().flatten()?;
        words.push(word.get(start..end)?.to_owned());
        end = start;
    }
    words.reverse();
    Some(words)
}

fn word_cost(lexicon: &Lexicon, word: &str) -> Option<u32> {
    if word.len() < 3 && !SHORT_WORDS.contains(&word) {
        return None;
    }
    let least = if word.len() <= RUN_SHORT_LETTERS_MAX { RUN_SHORT_ZIPF_MIN } else { RUN_ZIPF_MIN };
    let entry = lexicon.look_up(word).filter(|entry| entry.level <= 60 && entry.zipf >= least)?;
    Some(u32::from(COST_ZIPF.saturating_sub(entry.zipf)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &[(&str, Option<&str>)]) {
        for (word, expected) in rows {
            let found = split(Lexicon::shared(), word).map(|split| split.text);
            assert_eq!(found.as_deref(), *expected, "{word}");
        }
    }

    #[test]
    fn pairs_that_are_no_compound_come_apart() {
        check(&[
            ("inthe", Some("in the")),
            ("andrefused", Some("and refused")),
            ("villagesbelow", Some("villages below")),
            ("politicalspeech", Some("political speech")),
            ("slowlywalked", Some("slowly walked")),
            ("boathouse", None),
            ("sportsbook", None),
            ("windscreen", None),
            ("recieved", None),
        ]);
    }

    #[test]
    fn runs_of_words_come_apart() {
        check(&[
            ("mayorofthetownandherhusband", Some("mayor of the town and her husband")),
            ("considederably", None),
            ("supercalifragilistic", None),
        ]);
    }
}
