//! Builds `data/` of copydesk: one run, the same bytes every time. See `training/README.md`.

mod archives;
mod bigrams;
mod classes;
mod corpora;
mod counts;
mod filter;
mod folder;
mod input;
mod misspellings;
mod names;
mod parts;
mod scowl;
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What every step may fail with.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let training = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no folder above the crate")?;
    let out = training.parent().ok_or("no folder above training/")?.join("data");
    let folders = env::var_os("COPYDESK_TRAINING").ok_or("set COPYDESK_TRAINING to the folders of the inputs, with : between")?;
    let inputs = input::Inputs::open(&training.join("SOURCES.toml"), env::split_paths(&folders).collect())?;

    let hand = words::Hand::read(&training.join("words"))?;
    let scowl = scowl::read(&inputs)?;
    let texts = corpora::read(&inputs)?;
    let counts = counts::Counts::new(&texts, &scowl);
    let names = names::read(&inputs, &hand)?;
    let lexicon = words::Lexicon::new(&scowl, &hand, &counts);
    let misspellings = misspellings::select(&lexicon, &names);
    let bigrams = bigrams::Bigrams::new(&counts, &lexicon, &names);

    fs::create_dir_all(&out)?;
    let files = classes::write(&lexicon)?;
    save(&out, "lexicon.fst", &files.automaton)?;
    save(&out, "lexicon.bin", &files.table)?;
    save(&out, "rare.bin", &files.rare)?;
    save(&out, "spellings.txt", lexicon.spellings(&hand).as_bytes())?;
    save(&out, "names.fst", &names::write(&names)?)?;
    save(&out, "misspellings.fst", &misspellings::write(&misspellings)?)?;
    save(&out, "bigrams.fst", &bigrams.automaton()?)?;
    save(&out, "bigrams.bin", &bigrams.table())?;
    Ok(())
}

fn save(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path: PathBuf = folder.join(name);
    fs::write(&path, bytes)?;
    eprintln!("{:>9} bytes  data/{name}", bytes.len());
    Ok(())
}
