//! What an unknown word is likely to be.

use super::derived::{Derivation, derivation};
use super::glued::Evidence;
use super::memory::Standing;
use super::rank::{Candidate, Surroundings, sort};
use super::{Suspect, UnknownSort, UnknownWord, capitals, glued, memory, near, seam, spared};
use crate::language::foreign;
use crate::language::lexicon::{Lexicon, Names, Varieties};
use crate::language::neighbour::counted;
use crate::language::{Case, Document, Token, capitalised, folded, stem};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;

/// A word that comes more often than this in one piece is meant so.
const MENTIONS_MAX: usize = 2;
/// Fewest letters of a capitalised misspelling that is no name.
const CAPITALISED_LETTERS_MIN: usize = 4;
/// The same inside a sentence, where a capital makes a name likely.
const NAME_LETTERS_MIN: usize = 6;
/// Smallest Zipf value, in tenths, and fit of the word that a capitalised word at the start of a sentence is a slip for.
const OPENING_ZIPF_MIN: u8 = 45;
const OPENING_FIT_MIN: f64 = 1.5;
/// Up to this level a word in small letters is one; see [`crate::language::Entry::level`].
const KNOWN_LEVEL_MAX: u8 = 80;
/// A rarity of so many letters is none when it is two words besides; the list of rarities takes one word in 128 for its own.
const RARE_LETTERS_MAX: usize = 9;
/// Fewest letters, largest level and smallest Zipf value, in tenths, of a word that a blank cut in two.
const SPLIT_LETTERS_MIN: usize = 6;
const SPLIT_LEVEL_MAX: u8 = 60;
const SPLIT_ZIPF_MIN: u8 = 22;
/// Fewest letters of a rarity that is one half of it.
const HALF_LETTERS_MIN: usize = 5;
/// By so much must a near word be likelier than the listed correction to stand before it.
const LEAD_MIN: f64 = 0.3;

/// What a word is, the span to flag and what may stand there.
type Verdict = (UnknownSort, TextSpan, Vec<String>);

/// Judges the suspects of a document; those that are likely to be right are left out.
pub(super) fn judge(
    document: &Document,
    lexicon: &Lexicon,
    suspects: &[Suspect],
    variety: Option<Varieties>,
) -> Vec<UnknownWord> {
    if suspects.is_empty() {
        return Vec::new();
    }
    let mut mentions: FxHashMap<String, usize> = FxHashMap::default();
    for token in suspects.iter().filter_map(|suspect| document.tokens.get(suspect.token as usize)) {
        *mentions.entry(folded(document.word(token))).or_default() += 1;
    }
    let judge = Judge { document, lexicon, suspects, variety, mentions, names: capitals::mentions(document) };
    let judged = suspects.iter().filter_map(|suspect| {
        let (sort, span, candidates) = judge.verdict(*suspect)?;
        Some(UnknownWord { token: suspect.token, span, sort, candidates })
    });
    judged.collect()
}

struct Judge<'d> {
    document: &'d Document,
    lexicon: &'d Lexicon,
    suspects: &'d [Suspect],
    variety: Option<Varieties>,
    /// How often a folded suspect word stands in the piece.
    mentions: FxHashMap<String, usize>,
    /// How often a word stands capitalised inside a sentence, without a possessive ending.
    names: FxHashMap<&'d str, usize>,
}

impl Judge<'_> {
    /// `None` when nothing is to be said.
    fn verdict(&self, suspect: Suspect) -> Option<Verdict> {
        let token = self.document.tokens.get(suspect.token as usize)?;
        let text = self.document.word(token);
        let word = folded(text);
        let mentions = self.mentions.get(&word).copied().unwrap_or(1);
        match token.case {
            _ if self.is_part(suspect.token) => None,
            Case::Mixed => self.mixed(token, text, mentions),
            Case::Title if !suspect.opens => self.inner_capital(token, &word, mentions),
            Case::Title | Case::Lower => self.word(suspect, token, &word, mentions),
            Case::Upper | Case::None => None,
        }
    }

    /// A word in small letters or at the start of a sentence.
    fn word(&self, suspect: Suspect, token: &Token, word: &str, mentions: usize) -> Option<Verdict> {
        let stem = stem(word);
        let span = stem_span(self.document, token.span);
        let is_capitalised = token.case == Case::Title;
        if spared::is_in_code(self.document, token.span) {
            return None;
        }
        let named = capitals::count(&self.names, stem);
        if !is_capitalised && self.is_name(suspect, stem, named) {
            return Some((UnknownSort::Name, span, vec![capitalised(stem)]));
        }
        // What the piece has with a capital is a name of its own.
        if named > 0 {
            return None;
        }
        let corrections = self.lexicon.corrections(stem);
        let is_spared = || corrections.is_empty() && self.is_spared(suspect.token, stem);
        if self.is_dialect_or_french(suspect.token) || is_unaccented(self.lexicon, stem) || is_spared() {
            return None;
        }
        let around = self.around(suspect.token);
        let long_enough = !is_capitalised || stem.chars().count() >= CAPITALISED_LETTERS_MIN;
        if !corrections.is_empty() && suspect.standing == Standing::Unknown && long_enough && mentions <= MENTIONS_MAX * 2 {
            return Some((UnknownSort::Misspelling, span, self.corrected(stem, corrections, &around)));
        }
        if !stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return self.hyphenated(stem, span, is_capitalised);
        }
        // Short rarities are prefixes ("eco system").
        let may_be_half = !is_capitalised && (suspect.standing == Standing::Unknown || stem.len() >= HALF_LETTERS_MIN);
        if let Some((span, whole)) = self.split(suspect.token, stem).filter(|_| may_be_half) {
            return Some((UnknownSort::Split, span, vec![whole]));
        }
        let is_single = mentions <= MENTIONS_MAX;
        self.plain(suspect, stem, is_capitalised, is_single, &around).map(|(sort, words)| (sort, span, words))
    }

    /// A word of small ASCII letters that no list knows: glued, near a common word, or nothing of the sort.
    fn plain(
        &self,
        suspect: Suspect,
        stem: &str,
        is_capitalised: bool,
        is_single: bool,
        around: &Surroundings,
    ) -> Option<(UnknownSort, Vec<String>)> {
        let made = derivation(self.lexicon, stem);
        // A capital may make a name of it.
        let may_be_slip = is_single && (!is_capitalised || self.goes_on_small(suspect.token));
        let pair = self.glued(suspect, stem, made).filter(|pair| pair.is_function || may_be_slip);
        let may_be_near = may_be_slip && !self.adjoins_unknown(suspect.token);
        let near = match made {
            Some(Derivation::Affix) => Vec::new(),
            _ if !(may_be_near || (pair.is_some() && is_single)) => Vec::new(),
            _ => near::slip(self.lexicon, stem, suspect.standing, made, edits_max(stem, made, is_capitalised), around),
        };
        if let Some(pair) = pair
            && near.first().is_none_or(|near| !beats(near, &pair))
        {
            let sort = if pair.evidence == Evidence::Compound { UnknownSort::Compound } else { UnknownSort::Glued };
            return Some((sort, vec![pair.text]));
        }
        if !may_be_near {
            return None;
        }
        if let Some(best) = near.first() {
            // "Dont": a matter of the apostrophe, not of the word.
            if best.word.replace('\'', "") == stem {
                return None;
            }
            let opens_well = best.distance == 1
                && best.entry.zipf >= OPENING_ZIPF_MIN
                && best.fit >= OPENING_FIT_MIN
                && suspect.standing == Standing::Unknown;
            return (!is_capitalised || opens_well).then(|| (UnknownSort::Near, words(near)));
        }
        let sort = if made.is_none() { UnknownSort::Unlisted } else { UnknownSort::Form };
        (!is_capitalised && suspect.standing == Standing::Unknown).then_some((sort, Vec::new()))
    }

    /// The common word that an unknown one makes with the word beside it, across one blank: "com mittee".
    fn split(&self, at: u32, stem: &str) -> Option<(TextSpan, String)> {
        let token =
            |at: Option<u32>| at.and_then(|at| self.document.tokens.get(at as usize)).filter(|token| token.case == Case::Lower);
        let join = |left: &Token, right: &Token| {
            let gap = self.document.text.get(left.span.end as usize..right.span.start as usize);
            let whole = format!("{}{}", folded(self.document.word(left)), folded(self.document.word(right)));
            let is_word = |whole: &str| {
                let entry = self.lexicon.look_up(whole);
                entry.is_some_and(|entry| entry.level <= SPLIT_LEVEL_MAX && entry.zipf >= SPLIT_ZIPF_MIN)
            };
            (gap == Some(" ") && whole.len() >= SPLIT_LETTERS_MIN && is_word(&whole))
                .then(|| (left.span.cover(right.span), whole))
        };
        let own = token(Some(at)).filter(|token| folded(self.document.word(token)) == stem)?;
        let before = token(at.checked_sub(1)).and_then(|before| join(before, own));
        before.or_else(|| token(at.checked_add(1)).and_then(|after| join(own, after)))
    }

    /// Words that ran together, unless English makes words so.
    fn glued(&self, suspect: Suspect, stem: &str, made: Option<Derivation>) -> Option<glued::Split> {
        // A long word is no rarity by chance when two others make it up.
        let is_rare = suspect.standing == Standing::Doubtful && stem.len() < RARE_LETTERS_MAX;
        let stands = |pair: &glued::Split| match pair.evidence {
            Evidence::Function => true,
            Evidence::Inflected | Evidence::Compound => !is_rare && made != Some(Derivation::Affix),
        };
        glued::split(self.lexicon, stem).filter(stands)
    }

    /// The corrections of a known misspelling and words near it, likeliest first; one correction stands alone unless a
    /// near word is clearly likelier.
    fn corrected(&self, stem: &str, corrections: Vec<String>, around: &Surroundings) -> Vec<String> {
        let candidate = |word: String| Candidate::new(self.lexicon, stem, word, around);
        let mut listed: Vec<Candidate> = corrections.into_iter().map(candidate).collect();
        sort(&mut listed);
        let mut near = near::candidates(self.lexicon, stem, 1, around);
        near.retain(|near| !listed.iter().any(|listed| listed.word == near.word));
        let (Some(best), Some(other)) = (listed.first(), near.first()) else { return words(listed) };
        // What differs by its variety alone is no other word.
        let is_twin =
            |a: &Candidate, b: &Candidate| a.entry.varieties != b.entry.varieties && strsim::osa_distance(&a.word, &b.word) <= 2;
        if is_twin(best, other) && other.score < best.score {
            return vec![other.word.clone()];
        }
        if other.score + LEAD_MIN < best.score {
            let tail = near.iter().take(2).cloned();
            listed.extend(tail);
            sort(&mut listed);
        }
        words(listed)
    }

    /// A capitalised word inside a sentence is a name; only a known misspelling of a known name is none.
    fn inner_capital(&self, token: &Token, word: &str, mentions: usize) -> Option<Verdict> {
        let stem = stem(word);
        let is_known = self.lexicon.look_up(stem).is_some();
        if is_known || stem.len() < NAME_LETTERS_MIN || mentions > 1 || !stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let right = self.lexicon.corrections(stem).into_iter().next()?;
        let entry = self.lexicon.look_up(&right)?;
        let is_name = entry.level > 70 && entry.capital_level <= 50;
        is_name.then(|| (UnknownSort::Misspelling, stem_span(self.document, token.span), vec![right]))
    }

    /// A word with capitals inside: two words and more that ran together.
    fn mixed(&self, token: &Token, text: &str, mentions: usize) -> Option<Verdict> {
        let parted = (mentions == 1).then(|| seam::split_mixed(self.lexicon, text)).flatten()?;
        Some((UnknownSort::Glued, token.span, vec![parted]))
    }

    /// A part between hyphens that is a known misspelling.
    fn hyphenated(&self, stem: &str, span: TextSpan, is_capitalised: bool) -> Option<Verdict> {
        if is_capitalised || !stem.is_ascii() || stem.contains('\'') {
            return None;
        }
        let (part, corrections) =
            stem.split('-').map(|part| (part, self.lexicon.corrections(part))).find(|(_, c)| !c.is_empty())?;
        let around = Surroundings { left: ",".to_owned(), right: ",".to_owned(), variety: self.variety };
        let fixed = self.corrected(part, corrections, &around);
        Some((UnknownSort::Misspelling, span, fixed.iter().map(|right| stem.replacen(part, right, 1)).collect()))
    }

    /// A name in small letters: a famous one, one that the piece has with its capital, or a surname behind a given name.
    fn is_name(&self, suspect: Suspect, stem: &str, named: usize) -> bool {
        let Some(entry) = self.lexicon.look_up(stem).filter(|_| suspect.standing == Standing::Doubtful) else { return false };
        // "ok" is a word in small letters too.
        if (capitals::is_famous(&entry) && stem.len() > 2) || named >= capitals::MENTIONS_MIN {
            return true;
        }
        let title = |back: u32| {
            let token = suspect.token.checked_sub(back).and_then(|at| self.document.tokens.get(at as usize));
            token.filter(|token| token.case == Case::Title)
        };
        let Some(before) = title(1).filter(|_| !suspect.opens) else { return false };
        let is_given = capitals::is_given_name(self.lexicon, &folded(self.document.word(before)));
        entry.names.contains(Names::SURNAME) && entry.level > KNOWN_LEVEL_MAX && (is_given || title(2).is_some())
    }

    /// True for a piece of a word that an editor completed: "[s]elling".
    fn is_part(&self, at: u32) -> bool {
        let Some(token) = self.document.tokens.get(at as usize) else { return false };
        let before = at.checked_sub(1).and_then(|at| self.document.tokens.get(at as usize));
        let after = self.document.tokens.get(at as usize + 1);
        before.is_some_and(|before| {
            before.span.end == token.span.start && matches!(self.document.word(before), "]" | ")" | "*" | "_")
        }) || after
            .is_some_and(|after| after.span.start == token.span.end && matches!(self.document.word(after), "[" | "*" | "_"))
    }

    fn around(&self, at: u32) -> Surroundings {
        let sentence = self.document.tokens.get(at as usize).and_then(|token| self.document.sentence_at(token.span.start));
        let bounds = sentence.and_then(|i| self.document.sentences.get(i)).map_or(0..0, |sentence| sentence.tokens.clone());
        let beside = |at: Option<u32>| {
            let token = at.filter(|at| bounds.contains(at)).and_then(|at| self.document.tokens.get(at as usize));
            counted(self.document, token)
        };
        Surroundings { left: beside(at.checked_sub(1)), right: beside(at.checked_add(1)), variety: self.variety }
    }

    /// True when the next word is in small letters: no name goes on.
    fn goes_on_small(&self, at: u32) -> bool {
        self.document.tokens.get(at as usize + 1).is_some_and(|next| next.case == Case::Lower)
    }

    /// True before a lost letter (`lyin'`) and before a French elision (`d'hôtel`).
    fn is_dialect_or_french(&self, at: u32) -> bool {
        let (Some(token), Some(next)) = (self.document.tokens.get(at as usize), self.document.tokens.get(at as usize + 1)) else {
            return false;
        };
        let word = self.document.word(next);
        let lost_letter = next.span.start == token.span.end && matches!(word, "'" | "’");
        let elided = ["d'", "d’", "l'", "l’", "qu'", "qu’"].iter().any(|elision| word.to_lowercase().starts_with(elision));
        lost_letter || (next.is_word() && elided)
    }

    /// True for drawn-out words, and words of a foreign phrase.
    fn is_spared(&self, at: u32, stem: &str) -> bool {
        let is_unknown = |word: &str| memory::is_unknown(self.lexicon, &folded(word));
        spared::is_drawn_out(self.lexicon, stem) || foreign::is_in_phrase(self.document, at as usize, is_unknown)
    }

    /// True when a word in small letters beside is unknown too: a foreign phrase, verse in dialect.
    fn adjoins_unknown(&self, at: u32) -> bool {
        let unknown = |at: u32| {
            let found = self.suspects.binary_search_by_key(&at, |suspect| suspect.token).ok().and_then(|i| self.suspects.get(i));
            let token = self.document.tokens.get(at as usize);
            found.is_some_and(|suspect| suspect.standing == Standing::Unknown)
                && token.is_some_and(|token| {
                    token.case == Case::Lower && self.lexicon.corrections(&folded(self.document.word(token))).is_empty()
                })
        };
        at.checked_sub(1).is_some_and(unknown) || unknown(at + 1)
    }
}

/// How far words that may be meant are looked for; what looks made of known words is a slip of one edit at most.
fn edits_max(stem: &str, made: Option<Derivation>, is_capitalised: bool) -> u8 {
    match made {
        _ if is_capitalised => 1,
        None => 2,
        Some(Derivation::Compound) if stem.len() >= near::LONG_COMPOUND_LETTERS_MIN => 2,
        Some(_) => 1,
    }
}

/// True when the near word is so much commoner than the glued words side by side that it is rather meant.
fn beats(near: &Candidate, pair: &glued::Split) -> bool {
    // A lost blank is rarer than another slip, but it explains a word that is two words side by side.
    near.distance == 1 && near.entry.zipf >= pair.zipf
}

fn words(candidates: Vec<Candidate>) -> Vec<String> {
    candidates.into_iter().map(|candidate| candidate.word).collect()
}

/// True for a word that the lexicon has with an accent: `facade`, `cliches`.
fn is_unaccented(lexicon: &Lexicon, stem: &str) -> bool {
    const ACCENTS: [(char, &str); 7] =
        [('a', "àâä"), ('c', "ç"), ('e', "éèê"), ('i', "ïî"), ('n', "ñ"), ('o', "ôöó"), ('u', "üû")];
    let singular = stem.strip_suffix('s').unwrap_or(stem);
    [stem, singular].into_iter().any(|word| {
        word.char_indices().any(|(at, c)| {
            let accents = ACCENTS.iter().find(|(plain, _)| *plain == c).map_or("", |(_, accents)| accents);
            let (left, right) = (word.get(..at).unwrap_or(""), word.get(at + c.len_utf8()..).unwrap_or(""));
            accents.chars().any(|accent| lexicon.level(&format!("{left}{accent}{right}")).is_some_and(|level| level <= 80))
        })
    })
}

/// The span of a word without its possessive ending.
fn stem_span(document: &Document, span: TextSpan) -> TextSpan {
    let start = span.start as usize;
    TextSpan::new(start, start + stem(document.slice(span)).len())
}
