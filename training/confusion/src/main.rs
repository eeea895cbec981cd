//! Fits and measures the statistics of words in context. See `training/README.md`.

#[path = "../../lexicon/src/archives.rs"]
mod archives;
mod calibrate;
mod echo;
mod evaluate;
#[path = "../../lexicon/src/input.rs"]
mod input;
mod pairs;
mod report;
mod sets;
mod table;
mod texts;
mod train;
mod untagged;
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
    match env::args().nth(1).as_deref() {
        Some("sorts") => return Ok(fs::write(root.join("data/sorts.bin"), echo::sorts(&texts::plain(&inputs)?))?),
        Some("echo") => {
            println!("{:.3?}", echo::fit(&texts::plain(&inputs)?));
            return Ok(());
        }
        _ => {}
    }
    let rules = sets::read(&root.join("rules/grammar"))?;
    let pairs: Vec<(String, String)> = rules.iter().flat_map(|rule| &rule.sets).flat_map(sets::Set::pairs).collect();
    let texts = texts::Texts::read(&inputs)?;
    if env::args().nth(1).as_deref() == Some("pairs") {
        pairs::print(&texts);
        return Ok(());
    }
    let vocabulary = vocabulary::Vocabulary::new(&texts, &pairs);
    eprintln!("{} documents, {} judged words", texts.documents.len(), vocabulary.words.len());
    match env::args().nth(1).as_deref() {
        None => write(&texts, &vocabulary, &root.join("data")),
        Some("calibrate") => {
            let cases = evaluate::measure(&texts, &vocabulary, FOLDS);
            println!("{:.3?}", calibrate::fit(&cases, &vocabulary.counts));
            Ok(())
        }
        Some("evaluate") => {
            report::print(&evaluate::measure(&texts, &vocabulary, FOLDS), &vocabulary, &rules);
            Ok(())
        }
        Some(other) => {
            Err(format!("{other}: no such command; calibrate, evaluate, sorts, echo, pairs, or none to write data/").into())
        }
    }
}

fn write(texts: &texts::Texts, vocabulary: &vocabulary::Vocabulary, out: &Path) -> Result<()> {
    let weights = train::fit(&train::instances(texts, vocabulary, |_| true), vocabulary);
    let mut words = fst::SetBuilder::memory();
    for (word, _) in vocabulary.words.iter().zip(&vocabulary.rivals).filter(|(_, rivals)| !rivals.is_empty()) {
        words.insert(word)?;
    }
    for (name, bytes) in [("usage.bin", table::write(weights.all())), ("usage.fst", words.into_inner()?)] {
        fs::write(out.join(name), &bytes)?;
        eprintln!("{:>9} bytes  data/{name}", bytes.len());
    }
    Ok(())
}
