//! One block in sentence case, title case, capitals or small letters.

use super::{Usage, Want};
use crate::language::capitalised;
use crate::language::{Case, Document, Paragraph, Token, TokenKind};
use rustc_hash::FxHashSet;

/// What decides the capitals of a block.
pub(super) struct Recaser<'a> {
    pub(super) document: &'a Document,
    pub(super) want: Want,
    /// Marks after which a capital may stand.
    pub(super) after: &'a [String],
    /// Indices of tokens that keep their form.
    pub(super) kept: &'a FxHashSet<u32>,
    pub(super) usage: &'a Usage,
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// First of its sentence.
    Opening,
    /// After a mark that allows a capital.
    AfterMark,
    Inner,
    /// Last of the block.
    Last,
}

/// Small in AP titles: articles and words of up to three letters that only join.
const AP_SMALL: [&str; 16] =
    ["a", "an", "the", "and", "but", "for", "nor", "or", "at", "by", "in", "of", "on", "per", "to", "vs"];

/// Either way in AP titles: particles of verbs, conjunctions that are other words too.
const AP_FREE: [&str; 8] = ["as", "if", "off", "out", "so", "up", "via", "yet"];

/// Small in Chicago titles besides those of AP: prepositions of any length that are nothing else, and `as`.
const CHICAGO_SMALL: [&str; 12] =
    ["as", "against", "among", "during", "from", "into", "onto", "than", "toward", "towards", "upon", "with"];

/// Either way in Chicago titles: prepositions that are adverbs or conjunctions too.
const CHICAGO_FREE: [&str; 34] = [
    "about",
    "above",
    "across",
    "after",
    "along",
    "around",
    "before",
    "behind",
    "below",
    "beneath",
    "between",
    "beyond",
    "down",
    "if",
    "inside",
    "like",
    "near",
    "off",
    "out",
    "outside",
    "over",
    "past",
    "round",
    "since",
    "so",
    "through",
    "throughout",
    "under",
    "until",
    "up",
    "via",
    "within",
    "without",
    "yet",
];

impl Recaser<'_> {
    /// The block as it should stand.
    pub(super) fn block(&self, block: &Paragraph) -> String {
        let tokens = self.document.paragraph_tokens(block);
        let mut starts = self.document.paragraph_sentences(block).iter().map(|s| s.tokens.start).peekable();
        let last = tokens.iter().rposition(Token::is_word);
        let shouted = is_shouted(self.document, tokens);
        let titled = !shouted && self.is_titled(tokens);
        let mut out = String::with_capacity(block.span.len());
        let mut place = Place::Opening;
        let mut done = block.span.start;
        for (at, (token, index)) in tokens.iter().zip(block.tokens.clone()).enumerate() {
            if starts.next_if(|start| *start <= index).is_some() {
                place = Place::Opening;
            }
            let gap = crate::span::TextSpan { start: done, end: token.span.start };
            out.push_str(self.document.slice(gap));
            done = token.span.end;
            let word = self.document.word(token);
            if token.is_word() {
                let own = if Some(at) == last && place == Place::Inner { Place::Last } else { place };
                out.push_str(&self.word(word, token, own, self.kept.contains(&index), shouted, titled));
            } else {
                out.push_str(word);
            }
            place = match token.kind {
                TokenKind::Punctuation if self.after.iter().any(|mark| mark == word) => Place::AfterMark,
                TokenKind::Punctuation if place == Place::Opening => Place::Opening,
                TokenKind::Punctuation if matches!(word, "“" | "‘" | "\"" | "'" | "«") => Place::AfterMark,
                _ => Place::Inner,
            };
        }
        out.push_str(self.document.slice(crate::span::TextSpan { start: done, end: block.span.end.max(done) }));
        out
    }

    fn word(&self, word: &str, token: &Token, place: Place, kept: bool, shouted: bool, titled: bool) -> String {
        if kept {
            return word.to_owned();
        }
        if self.want == Want::Upper {
            return word.to_uppercase();
        }
        let acronym = token.case == Case::Upper && (!shouted || self.usage.is_acronym(word));
        if acronym || is_fixed(word, token.case) {
            return word.to_owned();
        }
        let base = if shouted { word.to_lowercase() } else { word.to_owned() };
        let name = self.usage.is_name(word) && token.case != Case::Lower;
        match self.want {
            Want::Lower => {
                if name {
                    self.name_form(word, shouted)
                } else {
                    word.to_lowercase()
                }
            }
            Want::Sentence if place == Place::Opening => capitalised(&base),
            Want::Sentence if name => self.name_form(word, shouted),
            Want::Sentence if place == Place::AfterMark => {
                if shouted {
                    capitalised(&base)
                } else {
                    base
                }
            }
            // A capital that stands out among small words is most likely a name.
            Want::Sentence if titled || shouted || self.usage.is_lower(word) => word.to_lowercase(),
            Want::Sentence => base,
            _ if place != Place::Inner || name => capitalised(&base),
            _ => self.title_word(base),
        }
    }

    fn name_form(&self, word: &str, shouted: bool) -> String {
        if shouted { capitalised(&word.to_lowercase()) } else { word.to_owned() }
    }

    /// A word in the middle of a title.
    fn title_word(&self, word: String) -> String {
        let lower = word.to_lowercase();
        let is = |list: &[&str]| list.contains(&lower.as_str());
        let (small, free) = match self.want {
            Want::TitleChicago => (is(&CHICAGO_SMALL) || is(&AP_SMALL), is(&CHICAGO_FREE)),
            _ => (is(&AP_SMALL), is(&AP_FREE)),
        };
        match (small, free) {
            (true, _) => lower,
            (_, true) => word,
            _ => capitalised(&word),
        }
    }

    /// True when no longer word behind the first is small: the line is in title case.
    fn is_titled(&self, tokens: &[Token]) -> bool {
        let words = tokens.iter().filter(|token| token.is_word()).skip(1);
        let mut capitals = 0;
        for token in words.filter(|token| self.document.word(token).chars().count() >= 4) {
            match token.case {
                Case::Lower => return false,
                Case::Title => capitals += 1,
                _ => {}
            }
        }
        capitals >= 2
    }
}

/// Words whose capitals are their own: `iPhone`, `McKay`, `Covid-19`, `O'Neill`, `I'm`, `plan B`.
fn is_fixed(word: &str, case: Case) -> bool {
    let one_letter = word.chars().count() == 1 && !matches!(word, "A" | "a");
    let pronoun = word.starts_with("I'") || word.starts_with("I\u{2019}");
    let inner = word.chars().skip(1).any(char::is_uppercase) && word.contains(['\'', '\u{2019}']);
    matches!(case, Case::Mixed | Case::None)
        || (case == Case::Title && (one_letter || pronoun || inner))
        || word.chars().any(char::is_numeric)
}

/// Two words or more, none with a small letter.
fn is_shouted(document: &Document, tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.is_word()).peekable();
    let count = tokens.iter().filter(|token| token.is_word()).count();
    count >= 2 && words.all(|token| !document.word(token).chars().any(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check_in, replacements};

    fn recased(options: &str, marked: &str) -> String {
        replacements(&check_in("headline", "case", options, marked)).concat()
    }

    #[test]
    fn sentence_case() {
        let options = "want = 'sentence'";
        assert_eq!(recased(options, "# ⟦Storm Shuts Coast Line⟧"), "Storm shuts coast line");
        assert_eq!(recased(options, "# ⟦storm shuts line⟧"), "Storm shuts line");
        recased(options, "# BBC drops plan: Union wins");
        recased(options, "# Mayor of Redcar says ‘Trust me’ over £5m iPhone deal on Monday");
        recased("want = 'sentence'\nafter = []", "# Plan dropped: union wins");
    }

    #[test]
    fn names_in_the_copy_keep_their_capitals() {
        let options = "want = 'sentence'";
        let marked = "# ⟦Storm Shuts Redcar Line Again⟧\n\nA storm has shut the Redcar line.";
        assert_eq!(recased(options, marked), "Storm shuts Redcar line again");
        let marked = "# ⟦Mayor quits Over the storm⟧\n\nIt is over. The mayor has quit.";
        assert_eq!(recased(options, marked), "Mayor quits over the storm");
        let marked = "# ⟦NHS STORM HITS REDCAR⟧\n\nThe storm hit Redcar, the NHS said.";
        assert_eq!(recased(options, marked), "NHS storm hits Redcar");
        assert_eq!(recased("want = 'sentence'\nkeep = ['Coast Line']", "# ⟦Storm Shuts Coast Line⟧"), "Storm shuts Coast Line");
        recased(options, "# Storm shuts Redcar line\n\n“Redcar is shut,” he said.");
    }

    #[test]
    fn title_case() {
        let ap = |marked: &str| recased("want = 'title-ap'", marked);
        assert_eq!(ap("# ⟦Storm shuts The line to the coast⟧"), "Storm Shuts the Line to the Coast");
        assert_eq!(ap("# ⟦What the mayor asked For⟧"), "What the Mayor Asked For");
        ap("# A Year With the BBC: The Mayor Looks Up");
        let chicago = |marked: &str| recased("want = 'title-chicago'", marked);
        assert_eq!(chicago("# ⟦A Year With the Mayor⟧"), "A Year with the Mayor");
        chicago("# A Walk Through the Town");
    }

    #[test]
    fn small_and_large_letters() {
        assert_eq!(recased("want = 'upper'\nkeep = ['iPhone']", "# ⟦New iPhone shown⟧"), "NEW iPhone SHOWN");
        assert_eq!(recased("want = 'lower'", "# ⟦The Line to Redcar⟧\n\nIt is the Redcar line."), "the line to Redcar");
    }
}
