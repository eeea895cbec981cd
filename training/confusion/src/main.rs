//! Fits and measures the statistics of words in context. See `training/README.md`.

mod calibrate;
mod evaluate;
#[path = "../../lexicon/src/input.rs"]
mod input;
mod sets;
mod table;
mod texts;
mod train;
mod vocabulary;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// Parts of the documents that are held out in turn.
const FOLDS: usize = 3;

/// What every step may fail with.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let training = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no folder above the crate")?;
    let root = training.parent().ok_or("no folder above training/")?;
    let folders = env::var_os("COPYDESK_TRAINING").ok_or("set COPYDESK_TRAINING to the folders of the inputs, with : between")?;
    let inputs = input::Inputs::open(&training.join("SOURCES.toml"), env::split_paths(&folders).collect())?;
    let rules = sets::read(&root.join("rules/grammar"))?;
    let pairs: Vec<(String, String)> = rules.iter().flat_map(|rule| &rule.sets).flat_map(sets::Set::pairs).collect();
    let texts = texts::Texts::read(&inputs)?;
    let vocabulary = vocabulary::Vocabulary::new(&texts, &pairs);
    eprintln!("{} documents, {} judged words", texts.documents.len(), vocabulary.words.len());
    match env::args().nth(1).as_deref() {
        None => write(&texts, &vocabulary, &root.join("data")),
        Some("pairs") => {
            let cases = evaluate::measure(&texts, &vocabulary, FOLDS);
            let fitted = calibrate::fit(&cases, &vocabulary.counts);
            eprintln!("weights of the terms: {fitted:.3?}");
            let mut by: std::collections::BTreeMap<(u32,u32), [Vec<f32>; 2]> = Default::default();
            for case in &cases {
                let odds: f64 = case.terms.iter().zip(fitted).map(|(t, w)| f64::from(*t) * w).sum();
                by.entry((case.written, case.meant)).or_default()[usize::from(case.is_slip)].push(odds as f32);
            }
            for ((a, b), [innocent, slips]) in &mut by {
                let (wa, wb) = (&vocabulary.words[*a as usize], &vocabulary.words[*b as usize]);
                innocent.sort_by(f32::total_cmp); slips.sort_by(f32::total_cmp);
                let join = |odds: &[f32]| odds.iter().map(|odds| format!("{odds:.2}")).collect::<Vec<_>>().join(" ");
                println!("{wa}\t{wb}\t{}\t{}\t{}\t{}", vocabulary.counts[*a as usize], vocabulary.counts[*b as usize], join(innocent), join(slips));
            }
            Ok(())
        }
        Some(other) => Err(format!("no such command: {other}").into()),
    }
}

fn write(texts: &texts::Texts, vocabulary: &vocabulary::Vocabulary, out: &Path) -> Result<()> {
    let weights = train::fit(&train::instances(texts, vocabulary, |_| true), vocabulary);
    let mut words = fst::SetBuilder::memory();
    for word in &vocabulary.words {
        words.insert(word)?;
    }
    for (name, bytes) in [("usage.bin", table::write(weights.all())), ("usage.fst", words.into_inner()?)] {
        fs::write(out.join(name), &bytes)?;
        eprintln!("{:>9} bytes  data/{name}", bytes.len());
    }
    Ok(())
}
