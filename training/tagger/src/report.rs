//! Accuracy by genre, and what is mistaken for what.

use crate::texts::Text;
use copydesk::language::tag::{Model, Tag, Tagger};
use std::collections::BTreeMap;

/// All tokens and words, and how many of them have the treebank's tag.
#[derive(Default, Clone, Copy)]
struct Tally {
    tokens: u32,
    tokens_right: u32,
    words: u32,
    words_right: u32,
}

/// Prints a table of genres, and the commonest mistakes.
pub fn print(model: &Model, texts: &[&Text], verbose: bool) {
    let mut genres: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut mistakes: BTreeMap<(Tag, Tag), (u32, Vec<String>)> = BTreeMap::new();
    let mut tagger = Tagger::new(*model);
    for text in texts {
        let bank = text.genre.split(' ').next().unwrap_or("");
        for sentence in &text.sentences {
            let tags = tagger.tag(&sentence.words);
            for (at, (tag, gold)) in tags.iter().zip(&sentence.gold).enumerate() {
                let Some(gold) = gold else { continue };
                let is_word = sentence.words[at].fixed().is_none();
                for genre in [text.genre.as_str(), bank] {
                    let tally = genres.entry(genre).or_default();
                    tally.tokens += 1;
                    tally.tokens_right += u32::from(tag == gold);
                    tally.words += u32::from(is_word);
                    tally.words_right += u32::from(is_word && tag == gold);
                }
                if tag != gold && is_word {
                    let (count, shown) = mistakes.entry((*gold, *tag)).or_default();
                    *count += 1;
                    let around = sentence.texts[at.saturating_sub(3)..(at + 4).min(sentence.texts.len())].join(" ");
                    shown.push(format!("{} ({around})", sentence.texts[at]));
                }
            }
        }
    }
    for (genre, tally) in &genres {
        let share = |right: u32, all: u32| 100.0 * f64::from(right) / f64::from(all);
        let (words, tokens) = (share(tally.words_right, tally.words), share(tally.tokens_right, tally.tokens));
        println!("{genre:24} {:7} words {words:6.2}%  {:7} tokens {tokens:6.2}%", tally.words, tally.tokens);
    }
    let mut mistakes: Vec<_> = mistakes.into_iter().collect();
    mistakes.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for ((gold, tag), (count, shown)) in mistakes.iter().take(if verbose { 40 } else { 0 }) {
        let step = (shown.len() / 6).max(1);
        let some: Vec<&str> = shown.iter().step_by(step).take(6).map(String::as_str).collect();
        println!("{count:6} {gold} as {tag}: {}", some.join(" | "));
    }
}
