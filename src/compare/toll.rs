//! What a figure says of people in an accident or a crime: "11 dead", "killing 11" and "a toll of 11" are one count.

use crate::language::{Document, NumberClass, NumberMention, Unit, folded};

/// Tokens behind a figure among which the word is looked for.
const BEHIND_MAX: usize = 8;

/// Tokens before a figure among which "toll" is looked for.
const TOLL_BEFORE_MAX: usize = 10;

// `rules/words/casualty-words.toml` has words of casualties, too, for rules that read claims; here they are told apart by what
// happened, and no rule set is read.

/// Words that may stand between a verb and its figure: "killing at least 11".
const HEDGES: [&str; 14] =
    ["at", "least", "more", "less", "than", "some", "about", "around", "nearly", "almost", "over", "another", "up", "to"];

/// What happened to the people whom a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Toll {
    /// They died.
    Dead,
    /// They were hurt.
    Hurt,
    /// They are missing.
    Missing,
    /// They were arrested.
    Arrested,
}

impl Toll {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Hurt => "hurt",
            Self::Missing => "missing",
            Self::Arrested => "arrested",
        }
    }

    /// What a word of the copy says.
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "dead" | "died" | "die" | "dies" | "dying" | "killed" | "kill" | "kills" | "killing" | "death" | "deaths"
            | "fatality" | "fatalities" | "bodies" | "victims" | "lives" | "drowned" | "drown" | "perished" | "slain" => {
                Self::Dead
            }
            "hurt" | "injured" | "injuring" | "injure" | "injures" | "injuries" | "wounded" | "wounding" | "wound" | "wounds" => {
                Self::Hurt
            }
            "missing" | "unaccounted" => Self::Missing,
            "arrested" | "arresting" | "arrest" | "arrests" | "detained" | "detaining" => Self::Arrested,
            _ => return None,
        })
    }

    /// A verb with the people behind it.
    fn of_verb(word: &str) -> Option<Self> {
        const PEOPLE_BEHIND: [&str; 13] = [
            "killed",
            "kills",
            "kill",
            "killing",
            "injured",
            "injures",
            "injure",
            "injuring",
            "wounded",
            "wounding",
            "arrested",
            "arresting",
            "detained",
        ];
        PEOPLE_BEHIND.contains(&word).then(|| Self::of(word)).flatten()
    }
}

/// What a figure says of people: by the noun that it counts, by the verb before it, else by the words behind it.
pub fn toll(document: &Document, number: &NumberMention) -> Option<Toll> {
    if !may_count_people(document, number) {
        return None;
    }
    let sentence = document.sentence_of(number.span.start)?;
    let tokens = document.tokens_in(sentence.tokens.clone());
    let word = |at: usize| tokens.get(at).map(|token| folded(document.word(token)));
    let first = sentence.tokens.start as usize;
    let counted = document.counted(number).and_then(|counted| counted.token.checked_sub(first));
    if let Some(toll) = counted.and_then(word).and_then(|noun| Toll::of(&noun)) {
        return Some(toll);
    }
    let own = document.tokens_of_span(number.span);
    let (start, end) = (own.start.saturating_sub(first), own.end.saturating_sub(first));
    let mut before = (0..start).rev().filter_map(word).skip_while(|word| HEDGES.contains(&word.as_str()));
    if let Some(toll) = before.next().and_then(|verb| Toll::of_verb(&verb)) {
        return Some(toll);
    }
    // The next figure has words of its own.
    let numbers = document.numbers();
    let next = numbers.get(numbers.partition_point(|other| other.span.start < number.span.end));
    let until = next.map_or(usize::MAX, |next| document.tokens_of_span(next.span).start.saturating_sub(first));
    let until = until.min(end + BEHIND_MAX).min(tokens.len());
    let mut behind =
        (end..until).filter_map(word).take_while(|word| !matches!(word.as_str(), ";" | ":" | "after" | "when" | "who"));
    if let Some(toll) = behind.find_map(|word| Toll::of(&word)) {
        return Some(toll);
    }
    let is_toll = |at: usize| word(at).is_some_and(|word| word == "toll");
    (start.saturating_sub(TOLL_BEFORE_MAX)..start).any(is_toll).then_some(Toll::Dead)
}

/// False for an amount of money, an age, a clock time and the like, and for "12-hour".
fn may_count_people(document: &Document, number: &NumberMention) -> bool {
    let is_count = matches!(number.class, NumberClass::Cardinal | NumberClass::Range | NumberClass::Fraction);
    let behind = document.text.get(number.span.end as usize..).unwrap_or("");
    is_count && number.unit == Unit::None && !behind.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Format, extract};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(&extract(Format::Plain, text));
        let shown = |number: &NumberMention| toll(&document, number).map_or("-", Toll::as_str);
        assert_eq!(document.numbers().iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn one_count_in_many_words() {
        check("The storm left 11 dead and 30 injured; 4 are missing.", &["dead", "hurt", "missing"]);
        check("The storm killed at least 11 people and injured 30.", &["dead", "hurt"]);
        check("Eleven people, two of them children, died.", &["-", "dead"]);
        check("Eleven people have died and 30 were hurt.", &["dead", "hurt"]);
        check("The death toll rose to 12 on Monday.", &["dead"]);
        check("Police arrested 40 people and shut 3 roads.", &["arrested", "-"]);
        check("The 11 victims were named.", &["dead"]);
        check("There were 12 arrests and 3 deaths.", &["arrested", "dead"]);
        check("Some 200 people met after three men died.", &["-", "dead"]);
        check("Half of the victims were named.", &["dead"]);
        check("The storm killed 10-15 people.", &["dead"]);
    }

    #[test]
    fn what_counts_no_people_is_no_toll() {
        check("The 5pm crash killed two.", &["-", "dead"]);
        check("A £40 fine followed the deaths.", &["-"]);
        check("The state buried 60% of victims.", &["-"]);
        check("A 40mph gale left bodies on the beach.", &["-"]);
        check("Ann Roe, 40, was hurt.", &["-"]);
        check("A 12-hour search found the bodies.", &["-"]);
        check("A two-day search found the bodies.", &["-"]);
        check("The third victim was named in 2019, years after the deaths.", &["-", "-"]);
    }
}
