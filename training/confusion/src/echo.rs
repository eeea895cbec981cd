//! Which sorts of word follow which (`data/sorts.bin`), and the weights of `copydesk::language::usage::Echo::terms`: logistic
//! regression over the echoes of sound text and of text into which echoes are put.

use crate::calibrate::newton;
use copydesk::format::{Format, extract};
use copydesk::language::usage::{ECHO_TERMS, Echo, SORT_SCALE, SORTS, Symbol, sort};
use copydesk::language::{Case, Document};

/// One word in so many sentences is echoed.
const SENTENCES_PER_ECHO: usize = 2;

/// Expected pairs below which a missing pair says nothing.
const PRIOR: f64 = 4.0;

/// Sound echoes for each that is put in, when the weights are fitted.
const SOUND_PER_SLIP: f64 = 3.0;

/// A small generator of numbers, the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

fn document(text: &str) -> Document {
    Document::new(&extract(Format::Plain, text))
}

/// The table of `data/sorts.bin`: a signed byte for each pair.
pub fn sorts(texts: &[String]) -> Vec<u8> {
    let mut pairs = vec![0_f64; SORTS * SORTS];
    for text in texts {
        let document = document(text);
        let symbols = document.symbols();
        for sentence in &document.sentences {
            let inside = symbols[sentence.tokens.start as usize..sentence.tokens.end as usize].iter().copied();
            let mut left = Symbol::EDGE;
            for symbol in inside.filter(|symbol| !symbol.is_quote()).chain([Symbol::EDGE]) {
                pairs[sort(left) * SORTS + sort(symbol)] += 1.0;
                left = symbol;
            }
        }
    }
    let total: f64 = pairs.iter().sum();
    let row = |at: usize| pairs[at * SORTS..(at + 1) * SORTS].iter().sum::<f64>();
    let column = |at: usize| (0..SORTS).map(|row| pairs[row * SORTS + at]).sum::<f64>();
    let (rows, columns): (Vec<f64>, Vec<f64>) = ((0..SORTS).map(row).collect(), (0..SORTS).map(column).collect());
    let step = |at: usize| {
        let by_chance = rows[at / SORTS] * columns[at % SORTS] / total;
        let log = ((pairs[at] + PRIOR) / (by_chance + PRIOR)).ln();
        (log * f64::from(SORT_SCALE)).round().clamp(-127.0, 127.0) as i8 as u8
    };
    (0..pairs.len()).map(step).collect()
}

/// An echo with the counts as they would be without the text that it stands in.
pub struct Sample {
    terms: [f32; ECHO_TERMS],
    is_slip: bool,
}

fn sample(document: &Document, at: usize, is_slip: bool) -> Option<Sample> {
    let echo = Echo::new(document, at)?;
    let mut counts = echo.counts();
    let less = |count: &mut u32| *count = if *count <= 2 { 0 } else { *count - 1 };
    // The pairs that stand in the text itself are among those counted.
    let seen: &[usize] = if is_slip { &[0, 1, 4] } else { &[0, 1, 2, 3] };
    seen.iter().for_each(|at| less(&mut counts[*at]));
    Some(Sample { terms: echo.terms(counts), is_slip })
}

/// All echoes of a sound text.
fn found(text: &str) -> Vec<Sample> {
    let document = document(text);
    (0..document.tokens.len()).filter_map(|at| sample(&document, at, false)).collect()
}

/// Echoes put into a text.
fn put(text: &str, random: &mut Random) -> Vec<Sample> {
    let sound = document(text);
    let mut spoilt = String::new();
    let mut places = Vec::new();
    let mut copied = 0;
    for sentence in &sound.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        if range.len() < 8 || random.below(SENTENCES_PER_ECHO) != 0 {
            continue;
        }
        let at = range.start + random.below(range.len() - 2);
        let [first, between] = [sound.tokens[at], sound.tokens[at + 1]];
        let word = sound.word(&first);
        let gap = sound.text.get(first.span.end as usize..between.span.start as usize);
        if !first.is_word() || first.case != Case::Lower || !(between.is_word()) || gap != Some(" ") {
            continue;
        }
        let end = between.span.end as usize;
        if !sound.text[end..].starts_with([' ', '.', ',']) {
            continue;
        }
        spoilt.push_str(&sound.text[copied..end]);
        places.push(first.span.start as usize + spoilt.len() - end);
        spoilt.push(' ');
        spoilt.push_str(word);
        copied = end;
    }
    spoilt.push_str(&sound.text[copied..]);
    let document = document(&spoilt);
    let at = |place: usize| document.tokens.partition_point(|token| (token.span.start as usize) < place);
    places.into_iter().map(at).filter_map(|at| sample(&document, at, true)).collect()
}

/// The weights that make the samples of sound and of spoilt text likeliest; spoilt ones count for a third of the sound ones in all.
pub fn fit(texts: &[String]) -> [f64; ECHO_TERMS] {
    let mut random = Random(7);
    let samples: Vec<Sample> = texts.iter().flat_map(|text| [found(text), put(text, &mut random)]).flatten().collect();
    let slips = samples.iter().filter(|sample| sample.is_slip).count();
    let sound = samples.len() - slips;
    eprintln!("{sound} sound echoes, {slips} put in");
    let share = sound as f64 / slips.max(1) as f64 / SOUND_PER_SLIP;
    let cases: Vec<([f64; ECHO_TERMS], bool, f64)> = samples
        .iter()
        .map(|sample| (sample.terms.map(f64::from), sample.is_slip, if sample.is_slip { share } else { 1.0 }))
        .collect();
    newton(&cases, 1.0)
}
