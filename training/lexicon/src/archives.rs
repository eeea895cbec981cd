//! The archives of text, read alike by every crate that counts over them.

use crate::Result;
use crate::input::Inputs;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `word_TAG word_TAG`, a sentence a line.
    Tagged,
    /// CoNLL-U.
    Conllu,
    /// An address, its title left out.
    Address,
    /// A textbook, a paragraph a line.
    Textbook,
}

/// Hands over every text with its path in its archive, in a fixed order; none whose licence asks for the same licence.
pub fn read(inputs: &Inputs, mut each: impl FnMut(Form, &str, &str)) -> Result<()> {
    for (name, bytes) in inputs.zip("masc_tagged.zip", |name| name.ends_with(".txt") && !name.ends_with("categories.txt"))? {
        each(Form::Tagged, &name, &String::from_utf8_lossy(&bytes));
    }
    for (name, bytes) in inputs.tar("ud-english-gum-cc-by.tar.gz", |name| name.ends_with(".conllu"))? {
        each(Form::Conllu, &name, &String::from_utf8_lossy(&bytes));
    }
    for archive in ["inaugural.zip", "state_union.zip"] {
        for (name, bytes) in inputs.zip(archive, |name| name.ends_with(".txt"))? {
            let text = decoded(&bytes);
            // The first line of an address is its title, in capitals.
            let body = if name.starts_with("state_union") { text.split_once('\n').map_or("", |(_, rest)| rest) } else { &text };
            each(Form::Address, &name, body);
        }
    }
    for (name, bytes) in inputs.tar("openstax-cc-by.tar.gz", |name| name.ends_with(".txt"))? {
        each(Form::Textbook, &name, &decoded(&bytes));
    }
    Ok(())
}

/// One of the addresses is in Big5, whose apostrophe and dash are mended here; a few have a stray byte of Latin-1.
fn decoded(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| {
        let latin: String = bytes.iter().map(|&byte| char::from(byte)).collect();
        latin.replace("\u{a1}\u{a6}", "'").replace("\u{a1}X", " - ")
    })
}
