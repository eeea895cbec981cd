//! Counts and fits what tells broken sentences from whole ones. See `training/README.md`.

#[path = "../../lexicon/src/archives.rs"]
mod archives;
mod attested;
mod calibrate;
mod damage;
mod damaged;
#[path = "../../lexicon/src/input.rs"]
mod input;
mod piece;
mod random;
mod texts;
mod train;
#[path = "../../confusion/src/untagged.rs"]
mod untagged;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// What every step may fail with.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let training = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no folder above the crate")?;
    let root = training.parent().ok_or("no folder above training/")?;
    let folders = env::var_os("COPYDESK_TRAINING").ok_or("set COPYDESK_TRAINING to the folders of the inputs, with : between")?;
    let inputs = input::Inputs::open(&training.join("SOURCES.toml"), env::split_paths(&folders).collect())?;
    let mut texts = texts::Texts::read(&inputs)?;
    let attested = attested::Attested::count(&mut texts);
    let broken = damaged::make(&texts, &attested);
    eprintln!("{} sentences, {} of them damaged", texts.sentences.len(), broken.len());
    match env::args().nth(1).as_deref() {
        None => {
            let weights = train::fit(&texts, &broken, &attested, |_| true);
            let weights: Vec<u8> = weights.into_iter().map(i8::cast_unsigned).collect();
            for (name, bytes) in [("garble-counts.bin", attested.table()), ("garble.bin", weights)] {
                fs::write(root.join("data").join(name), &bytes)?;
                eprintln!("{:>9} bytes  data/{name}", bytes.len());
            }
            Ok(())
        }
        Some("calibrate") => {
            calibrate::print(&texts, &broken, &attested);
            Ok(())
        }
        Some(other) => Err(format!("{other}: no such command; calibrate, or none to write data/").into()),
    }
}
