//! Fits and measures the part-of-speech tagger. See `training/README.md`.

mod align;
#[path = "../../lexicon/src/input.rs"]
mod input;
mod report;
mod table;
mod texts;
mod train;

use copydesk::language::tag::Model;
use std::error::Error;
use std::path::Path;
use std::{env, fs};
use texts::{Sentence, Text, Treebank};

/// What every step may fail with.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Size of the file.
const BYTES: usize = 1_000_000;
/// Every so many-th document of a genre is held out.
const HELD_OUT: usize = 10;

fn main() -> Result<()> {
    let training = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no folder above the crate")?;
    let root = training.parent().ok_or("no folder above training/")?;
    let folders = env::var_os("COPYDESK_TRAINING").ok_or("set COPYDESK_TRAINING to the folders of the inputs, with : between")?;
    let inputs = input::Inputs::open(&training.join("SOURCES.toml"), env::split_paths(&folders).collect())?;
    let gum = texts::read(&inputs, Treebank::Gum)?;
    let masc = texts::read(&inputs, Treebank::Masc)?;
    match env::args().nth(1).as_deref() {
        None => {
            let bytes = fit(&gum.iter().chain(&masc).collect::<Vec<_>>());
            fs::write(root.join("data/tagger.bin"), &bytes)?;
            eprintln!("{:>9} bytes  data/tagger.bin", bytes.len());
        }
        Some("evaluate") => {
            let has = |flag: &str| env::args().any(|arg| arg == flag);
            let ewt = texts::read(&inputs, Treebank::Ewt)?;
            let used = gum.iter().chain(&masc).chain(ewt.iter().filter(|_| has("--ewt")));
            let bytes = fit(&used.filter(|text| text.number % HELD_OUT != 0).collect::<Vec<_>>());
            let model = Model::of(Box::leak(bytes.into_boxed_slice()));
            let held = gum.iter().chain(&masc).chain(&ewt).filter(|text| text.number % HELD_OUT == 0);
            report::print(&model, &held.collect::<Vec<_>>(), has("--mistakes"));
        }
        Some(other) => return Err(format!("{other}: no such command; evaluate, or none to write data/tagger.bin").into()),
    }
    Ok(())
}

/// Fits a model to documents.
fn fit(texts: &[&Text]) -> Vec<u8> {
    let sentences: Vec<&Sentence> = texts.iter().flat_map(|text| &text.sentences).collect();
    let whole = train::Perceptron::fit(&sentences);
    let kept = table::select(whole.weights(), BYTES);
    let again = train::Perceptron::refit(&sentences, &kept, whole.lone);
    table::write(&again.weights(), &again.lone)
}
