//! Sentences of the texts, damaged and read anew.

use crate::attested::Attested;
use crate::damage::{Damage, SHARES, damage};
use crate::piece::write;
use crate::random::Random;
use crate::texts::Texts;
use copydesk::format::{Format, extract};
use copydesk::language::Document;
use copydesk::language::garble::{Item, fill, items};

/// Each sentence is damaged so often.
const ROUNDS: usize = 2;
/// Sentences of newspapers are learnt from so often.
pub const NEWS: usize = 4;
/// A sentence goes on as one of so many that follow it.
const FOLLOWING: usize = 5;
/// Sentences that are read as one text.
const BATCH: usize = 200;

/// A damaged sentence.
pub struct Broken {
    pub document: usize,
    pub how: Damage,
    pub items: Vec<Item>,
    /// Gaps at which it breaks.
    pub seams: Vec<usize>,
}

/// What is known of a sentence of a batch.
struct Row {
    document: usize,
    how: Damage,
    /// Bytes of the batch.
    start: usize,
    /// Bytes of the sentence before which it breaks.
    seams: Vec<usize>,
}

/// Damages the sentences that are learnt from.
pub fn make(texts: &Texts, attested: &Attested) -> Vec<Broken> {
    let learnt: Vec<usize> = (0..texts.sentences.len()).filter(|at| texts.sentences[*at].pieces.is_some()).collect();
    let times = |at: usize| if texts.is_news[texts.sentences[at].document] { NEWS } else { 1 };
    let repeated: Vec<usize> = learnt.iter().flat_map(|&at| std::iter::repeat_n(at, times(at))).collect();
    let drawn: Vec<Damage> = SHARES.iter().flat_map(|&(how, share)| std::iter::repeat_n(how, share)).collect();
    let mut random = Random::new();
    let (mut text, mut rows, mut out) = (String::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for (number, &at) in repeated.iter().enumerate() {
            let sentence = &texts.sentences[at];
            let how = random.of(&drawn);
            let other = &texts.sentences[repeated[(number + 1 + random.below(FOLLOWING)) % repeated.len()]];
            let (Some(pieces), Some(other)) = (&sentence.pieces, &other.pieces) else { continue };
            let Some(damaged) = damage(how, pieces, other, &mut random) else { continue };
            let start = text.len();
            let seams = write(&damaged, &mut text);
            text.push_str("\n\n");
            rows.push(Row { document: sentence.document, how, start, seams });
            if rows.len() == BATCH {
                read(&text, &rows, attested, &mut out);
                text.clear();
                rows.clear();
            }
        }
    }
    read(&text, &rows, attested, &mut out);
    out
}

/// Reads a batch; a sentence that is read as several is left out.
fn read(text: &str, rows: &[Row], attested: &Attested, out: &mut Vec<Broken>) {
    let document = Document::new(&extract(Format::Plain, text));
    for (number, row) in rows.iter().enumerate() {
        let end = rows.get(number + 1).map_or(text.len(), |next| next.start);
        let first = document.sentences.partition_point(|sentence| (sentence.span.start as usize) < row.start);
        let behind = document.sentences.partition_point(|sentence| (sentence.span.start as usize) < end);
        if behind != first + 1 {
            continue;
        }
        let mut items = items(&document, first);
        let start = |item: &Item| document.tokens[item.token as usize].span.start as usize;
        let is_seam = |item: &Item| row.seams.contains(&(start(item) - row.start));
        let seams: Vec<usize> = items.iter().enumerate().filter(|(_, item)| is_seam(item)).map(|(gap, _)| gap).collect();
        if !seams.is_empty() {
            fill(&mut items, attested);
            out.push(Broken { document: row.document, how: row.how, items, seams });
        }
    }
}
