//! Inflected forms by flags behind a slash, as the English dictionaries of hunspell have them: `retweet/SDG`.

use std::fmt;

/// Flags that a word may carry, with what each adds.
pub(super) const FLAGS: [(char, &str); 6] = [('S', "-s"), ('D', "-ed"), ('G', "-ing"), ('R', "-er"), ('Z', "-ers"), ('Y', "-ly")];

/// The flags in a sentence, for help with faults.
pub(super) struct FlagList;

impl fmt::Display for FlagList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed: Vec<String> = FLAGS.iter().map(|(flag, ending)| format!("{flag} ({ending})")).collect();
        write!(f, "flags are {}", listed.join(", "))
    }
}

/// A word with the ending that a flag stands for: `y` becomes `ie` or `i`, a silent `e` is dropped, and words of one
/// syllable double their last consonant. Longer words never do (`targeted`, but `formatted` is to be written out).
pub(super) fn inflected(word: &str, flag: char) -> String {
    let cut = |bytes: usize| word.get(..word.len() - bytes).unwrap_or("");
    let after_consonant = word.chars().rev().nth(1).is_some_and(|c| !is_vowel(c));
    let y = word.ends_with('y') && after_consonant;
    match flag {
        'S' if y => format!("{}ies", cut(1)),
        'S' if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        'S' => format!("{word}s"),
        'G' if word.ends_with("ie") => format!("{}ying", cut(2)),
        'G' if ["ee", "oe", "ye"].iter().any(|end| word.ends_with(end)) => format!("{word}ing"),
        'G' if word.ends_with('e') => format!("{}ing", cut(1)),
        'G' => format!("{}ing", doubled(word)),
        'Y' if y => format!("{}ily", cut(1)),
        'Y' if word.ends_with("le") && word.len() > 3 => format!("{}y", cut(1)),
        'Y' if word.ends_with("ll") => format!("{word}y"),
        'Y' if word.ends_with("ic") => format!("{word}ally"),
        'Y' => format!("{word}ly"),
        _ => {
            let ending = match flag {
                'D' => "ed",
                'Z' => "ers",
                _ => "er",
            };
            if y {
                format!("{}i{ending}", cut(1))
            } else if word.ends_with('e') {
                format!("{}{ending}", cut(1))
            } else {
                format!("{}{ending}", doubled(word))
            }
        }
    }
}

/// `plan` as `plann`: one syllable that ends in one vowel and one consonant other than w, x and y.
fn doubled(word: &str) -> String {
    let last_part = word.rsplit([' ', '-']).next().unwrap_or(word);
    // In "quiz" and "squat" the u belongs to the consonant.
    let letters: Vec<char> = last_part.to_lowercase().replace("qu", "q").chars().collect();
    let doubles = match letters.as_slice() {
        [before @ .., vowel, last] => {
            is_vowel(*vowel)
                && *vowel != 'y'
                && last.is_ascii_alphabetic()
                && !is_vowel(*last)
                && !matches!(last, 'w' | 'x' | 'y')
                && !before.is_empty()
                && !before.iter().any(|c| is_vowel(*c))
        }
        _ => false,
    };
    let last = if doubles { word.chars().next_back() } else { None };
    word.chars().chain(last).collect()
}

fn is_vowel(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(word: &str, flags: &str) -> String {
        flags.chars().map(|flag| inflected(word, flag)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn english_spelling_is_kept() {
        assert_eq!(forms("retweet", "SDGRZ"), "retweets retweeted retweeting retweeter retweeters");
        assert_eq!(forms("vlog", "SDGR"), "vlogs vlogged vlogging vlogger");
        assert_eq!(forms("geofence", "SDG"), "geofences geofenced geofencing");
        assert_eq!(forms("remix", "SDG"), "remixes remixed remixing");
        assert_eq!(forms("selfy", "SD"), "selfies selfied");
        assert_eq!(forms("parlay", "SDG"), "parlays parlayed parlaying");
        assert_eq!(forms("unsee", "G"), "unseeing");
        assert_eq!(forms("quiz", "DG"), "quizzed quizzing");
        assert_eq!(forms("target", "DG"), "targeted targeting");
        assert_eq!(forms("re-plan", "D"), "re-planned");
        assert_eq!(forms("spin doctor", "S"), "spin doctors");
    }

    #[test]
    fn adverbs() {
        assert_eq!(forms("woke", "Y"), "wokely");
        assert_eq!(forms("cringy", "Y"), "cringily");
        assert_eq!(forms("algorithmic", "Y"), "algorithmically");
        assert_eq!(forms("relatable", "Y"), "relatably");
    }
}
