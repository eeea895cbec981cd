//! Words of the closed classes: how they are used is known better from a list than from the lexicon's parts of speech.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Words that are used alike, a class a row; the number of a class is that of its row, from 1.
const CLASSES: [&str; 63] = [
    "the",
    "a",
    "an",
    "this that",
    "these those",
    "my your its our their whose",
    "his",
    "her",
    "i we they",
    "he she",
    "it",
    "you",
    "me him us them myself himself herself itself ourselves themselves yourself",
    "of",
    "in on at by into onto upon over under through across within near behind above below around inside outside along",
    "for from with without about against between among towards toward despite per via amid throughout beyond except versus",
    "during after before since until till",
    "to",
    "and or nor",
    "but yet",
    "if because while although though whether unless whereas once",
    "when where why how",
    "who whom",
    "which",
    "what whatever",
    "as",
    "than",
    "will would can could may might shall should must cannot",
    "can't won't couldn't wouldn't shouldn't",
    "do does did",
    "don't doesn't didn't",
    "is",
    "are am",
    "was",
    "were",
    "isn't aren't wasn't weren't ain't",
    "be",
    "been",
    "being",
    "have",
    "has",
    "had",
    "having",
    "haven't hasn't hadn't",
    "not never",
    "no any some every each another either neither",
    "all both many few several most more less fewer enough such",
    "much very too so quite rather",
    "one",
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty",
    "hundred thousand million billion trillion dozen",
    "there",
    "here now then again today yesterday tomorrow later",
    "also just only even still already always often ever",
    "up out off down back away",
    "it's that's he's she's there's here's what's who's where's let's",
    "i'm you're we're they're",
    "i've you've we've they've",
    "i'd you'd we'd they'd he'd she'd i'll you'll we'll they'll he'll she'll it'll",
    "something anything nothing everything someone anyone everyone nobody everybody anybody somebody none",
    "other own same",
    "like",
    "others",
];

/// Number of the closed class of a folded word.
pub(in crate::language) fn closed_class(folded: &str) -> Option<u16> {
    static NUMBERS: OnceLock<FxHashMap<&str, u16>> = OnceLock::new();
    let numbers = NUMBERS.get_or_init(|| {
        let rows = (1..).zip(CLASSES);
        rows.flat_map(|(number, words)| words.split(' ').map(move |word| (word, number))).collect()
    });
    numbers.get(folded).copied()
}
