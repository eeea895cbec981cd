//! Number words to values: cardinals up to trillions and crores, ordinals, fractions.

use super::super::TokenKind;
use super::super::opener::is_opener;
use super::super::view::{Lower, View};
use super::NumberClass;

/// A number in words.
#[derive(Clone, Copy)]
pub(super) struct Words<'d> {
    pub(super) value: f64,
    /// Cardinal, ordinal or fraction.
    pub(super) class: NumberClass,
    /// Index behind the last token that belongs to it.
    pub(super) next: usize,
    /// End of the number words in bytes; inside the last token of "five-day".
    pub(super) end: usize,
    /// What the last token still says: "day" of "five-day".
    pub(super) rest: &'d str,
}

/// 1 to 19 and the tens.
fn small(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

/// Words that multiply what stands before them.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" => 1e3,
        "lakh" | "lakhs" | "lac" | "lacs" => 1e5,
        "million" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn ordinal(word: &str) -> Option<f64> {
    Some(match word {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fifth" => 5.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "twelfth" => 12.0,
        "twentieth" => 20.0,
        "thirtieth" => 30.0,
        "fortieth" => 40.0,
        "fiftieth" => 50.0,
        "sixtieth" => 60.0,
        "seventieth" => 70.0,
        "eightieth" => 80.0,
        "ninetieth" => 90.0,
        "hundredth" => 100.0,
        "thousandth" => 1e3,
        _ => return small(word.strip_suffix("th")?).filter(|value| *value > 3.0),
    })
}

/// What a part is counted in: "third", "quarters".
fn denominator(word: &str) -> Option<f64> {
    match word {
        "half" | "halves" => Some(2.0),
        "quarter" | "quarters" => Some(4.0),
        _ => ordinal(word.strip_suffix('s').unwrap_or(word)).filter(|value| *value > 2.0),
    }
}

/// A number in words that starts with the token.
pub(super) fn read<'d>(view: View<'d>, at: usize) -> Option<Words<'d>> {
    let word = view.word(at);
    if !may_start(word.as_bytes()) {
        return None;
    }
    let lower = Lower::new(word);
    match lower.as_str() {
        "a" | "an" => after_article(view, at),
        "half" => half(view, at),
        "one" => one(view, at),
        _ => match cardinal(view, at, 0.0) {
            Some(words) if ordinal(Lower::new(words.rest).as_str()).is_none() => Some(words),
            _ => ordinal_at(view, at),
        },
    }
}

/// By its first letters; most tokens end here.
fn may_start(word: &[u8]) -> bool {
    let letter = |at: usize| word.get(at).map_or(0, |byte| byte | 0x20);
    let (first, second, third) = (letter(0), letter(1), letter(2));
    match (first, second) {
        (b'a', 0) | (b't', b'w') => true,
        (b'a', b'n') => third == 0,
        (b'o', b'n') => third == b'e',
        (b't', b'h') => matches!(third, b'i' | b'r'),
        (b't', b'e') | (b'n', b'i') => third == b'n',
        (b'f', b'o') => matches!(third, b'u' | b'r'),
        (b'f', b'i') => matches!(third, b'f' | b'r' | b'v'),
        (b's', b'e') => matches!(third, b'v' | b'c'),
        (b's', b'i') => third == b'x',
        (b'e', b'i') => third == b'g',
        (b'e', b'l') => third == b'e',
        (b'z', b'e') => third == b'r',
        (b'h', b'a') => third == b'l',
        _ => false,
    }
}

/// "a third of", "a hundred", "a dozen".
fn after_article<'d>(view: View<'d>, at: usize) -> Option<Words<'d>> {
    let next = Lower::new(view.word(at + 1));
    if scale(next.as_str()).is_some() {
        return cardinal(view, at + 1, 1.0);
    }
    part(view, at + 1, 1.0)
}

/// "one third", "one million", "one man"; a pronoun is no number.
fn one<'d>(view: View<'d>, at: usize) -> Option<Words<'d>> {
    if let Some(part) = part(view, at + 1, 1.0) {
        return Some(part);
    }
    let words = cardinal(view, at, 0.0)?;
    if matches!(words.rest, "way" | "off" | "time" | "sided" | "on" | "liner" | "size" | "stop" | "handed" | "to") {
        return None;
    }
    let next = Lower::new(view.word(at + 1));
    let is_proportion = matches!(next.as_str(), "in" | "out") && proportion_base(view, at + 1).is_some();
    let before = Lower::new(view.word(at.wrapping_sub(1)));
    let is_pronoun = matches!(
        before.as_str(),
        "no" | "any"
            | "every"
            | "each"
            | "this"
            | "that"
            | "the"
            | "which"
            | "another"
            | "some"
            | "last"
            | "next"
            | "my"
            | "good"
    );
    let counts = (view.is_lower(at + 1) && !is_opener(next.as_str()) && !next.as_str().ends_with("ly")) || is_proportion;
    (words.value != 1.0 || (counts && !is_pronoun && !matches!(next.as_str(), "day" | "thing" | "way" | "person's")))
        .then_some(words)
}

/// "half of", "half a million"; "the first half" is a part of a match.
fn half<'d>(view: View<'d>, at: usize) -> Option<Words<'d>> {
    let next = Lower::new(view.word(at + 1));
    let end = view.end(at);
    if matches!(next.as_str(), "a" | "an") && scale(Lower::new(view.word(at + 2)).as_str()).is_some() {
        return cardinal(view, at + 2, 0.5);
    }
    let is_spell = ["first", "second", "other", "better", "latter", "opening", "top", "bottom"];
    let asks = ["by", "in", "than", "nearly", "almost", "about", "over", "roughly", "cut"];
    let follows = matches!(
        next.as_str(),
        "of" | "the"
            | "a"
            | "an"
            | "all"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "that"
            | "those"
            | "these"
            | "this"
    );
    let counts = !view.is_any(at.wrapping_sub(1), &is_spell) && (follows || view.is_any(at.wrapping_sub(1), &asks));
    counts.then_some(Words { value: 0.5, class: NumberClass::Fraction, next: at + 1, end, rest: "" })
}

/// "third of", "quarters": the part that `count` of make the fraction.
fn part<'d>(view: View<'d>, at: usize, count: f64) -> Option<Words<'d>> {
    let word = view.word(at);
    let lower = Lower::new(word);
    let below = denominator(lower.as_str()).filter(|below| *below > count)?;
    let next = Lower::new(view.word(at + 1));
    // "a third man" is an ordinal; "a third of them", "a third, she said", "three quarters" are parts.
    let is_part = lower.as_str().ends_with('s')
        || matches!(lower.as_str(), "half" | "quarter")
        || view.kind(at + 1) != Some(TokenKind::Word)
        || is_opener(next.as_str());
    let class = if is_part { NumberClass::Fraction } else { NumberClass::Ordinal };
    let value = if is_part { count / below } else { below };
    (is_part || count == 1.0).then_some(Words { value, class, next: at + 1, end: view.end(at), rest: "" })
}

/// "third place", "the twenty-first century": before a noun.
fn ordinal_at<'d>(view: View<'d>, at: usize) -> Option<Words<'d>> {
    let word = view.word(at);
    let lower = Lower::new(word);
    let (stem, tail) = lower.as_str().split_once('-').unwrap_or((lower.as_str(), ""));
    let words = |value, length: usize, rest| Words {
        value,
        class: NumberClass::Ordinal,
        next: at + 1,
        end: view.start(at) + length,
        rest,
    };
    if let (Some(tens), Some(unit)) = (small(stem).filter(|tens| *tens >= 20.0), ordinal(tail).filter(|unit| *unit < 10.0)) {
        return Some(words(tens + unit, word.len(), ""));
    }
    let value = ordinal(stem)?;
    if !tail.is_empty() {
        let ranks = tail.ends_with("est") || matches!(tail, "placed" | "ranked" | "seeded");
        let rest = word.get(stem.len() + 1..).unwrap_or("");
        return ranks.then_some(words(value, stem.len(), rest));
    }
    let next = Lower::new(view.word(at + 1));
    (view.is_lower(at + 1) && !is_opener(next.as_str())).then_some(words(value, word.len(), ""))
}

/// The number behind "in" or "out of" where a proportion may stand: "one in five", "nine out of ten".
pub(super) fn proportion_base(view: View<'_>, at: usize) -> Option<usize> {
    let base = if view.is(at, "in") {
        at + 1
    } else if view.is(at, "out") && view.is(at + 1, "of") {
        at + 2
    } else {
        return None;
    };
    let is_number = view.kind(base) == Some(TokenKind::Number) || small(Lower::new(view.word(base)).as_str()).is_some();
    is_number.then_some(base)
}

/// What the word before the next one was.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Nothing,
    Unit,
    Tens,
    Scale,
}

/// "two hundred and six", "twenty-three", "two and a half million"; `start` above 0 stands for "a" or "half a".
fn cardinal<'d>(view: View<'d>, at: usize, start: f64) -> Option<Words<'d>> {
    let mut sum = Sum { total: 0.0, group: start, last: if start > 0.0 { Last::Unit } else { Last::Nothing } };
    let (mut next, mut end, mut rest) = (at, 0, "");
    let joins_and = !view.is(at.wrapping_sub(1), "between");
    loop {
        let word = view.word(next);
        let lower = Lower::new(word);
        let used = sum.add_token(lower.as_str());
        if used == 0 {
            break;
        }
        end = view.start(next) + used.min(word.len());
        next += 1;
        if used < word.len() {
            rest = word.get(used..).unwrap_or("").trim_start_matches(['-', '\u{2010}', '\u{2011}']);
            break;
        }
        if view.is(next, "and") && joins_and {
            let follow = Lower::new(view.word(next + 1));
            if matches!(follow.as_str(), "a") && view.is(next + 2, "half") {
                sum.group += 0.5;
                end = view.end(next + 2);
                next += 3;
            } else if sum.last == Last::Scale && sum.takes_and(view, next + 1, follow.as_str()) {
                next += 1;
            }
        }
    }
    if next == at || (sum.last == Last::Nothing) {
        return None;
    }
    if rest.is_empty()
        && sum.last != Last::Scale
        && let Some(fraction) = part(view, next, sum.value()).filter(|p| p.class == NumberClass::Fraction && sum.value() > 0.0)
    {
        // "three quarters" of a year of business are counted, "two quarters" of anything always.
        if !(sum.value() == 2.0 && view.is(next, "quarters")) {
            return Some(fraction);
        }
    }
    if let Some(below) = denominator(Lower::new(rest).as_str()).filter(|below| *below > sum.value()) {
        let end = view.end(next - 1);
        return Some(Words { value: sum.value() / below, class: NumberClass::Fraction, next, end, rest: "" });
    }
    Some(Words { value: sum.value(), class: NumberClass::Cardinal, next, end, rest })
}

/// A number while its words are read.
struct Sum {
    total: f64,
    group: f64,
    last: Last,
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.group
    }

    /// "and six" goes on; "and six hundred" is the next number.
    fn takes_and(&self, view: View<'_>, at: usize, follow: &str) -> bool {
        let head = follow.split('-').next().unwrap_or("");
        small(head).is_some() && scale(Lower::new(view.word(at + 1)).as_str()).is_none()
    }

    /// Adds the number words at the start of a token; the bytes that were used.
    fn add_token(&mut self, token: &str) -> usize {
        let mut used = 0;
        for part in token.split('-') {
            let added = if part == "and" && used > 0 && token.get(used..) == Some("-and-a-half") {
                self.group += 0.5;
                return token.len();
            } else {
                self.add(part)
            };
            if !added {
                break;
            }
            used += part.len() + usize::from(used > 0);
        }
        used
    }

    fn add(&mut self, word: &str) -> bool {
        if let Some(value) = small(word) {
            let fits = match self.last {
                Last::Nothing => true,
                Last::Tens => (1.0..10.0).contains(&value),
                Last::Scale => self.group == 0.0 || self.group >= 100.0,
                Last::Unit => false,
            };
            if fits {
                self.group += value;
                self.last = if value >= 20.0 { Last::Tens } else { Last::Unit };
            }
            return fits;
        }
        let Some(scale) = scale(word).filter(|_| self.last != Last::Nothing) else { return false };
        if scale <= 100.0 {
            let fits = self.group > 0.0 && self.group < 100.0;
            if fits {
                self.group *= scale;
                self.last = Last::Scale;
            }
            return fits;
        }
        if self.group == 0.0 {
            self.total *= scale;
        } else {
            self.total += self.group * scale;
            self.group = 0.0;
        }
        self.last = Last::Scale;
        true
    }
}
