//! An input that is a folder.

use crate::Result;
use crate::input::{Inputs, Members, hex, hold};
use sha2::{Digest, Sha256};
use std::fs;

/// The files of a folder, held to their SHA-256.
pub fn read(inputs: &Inputs, file: &str) -> Result<Members> {
    let (path, sha256) = inputs.listed(file)?;
    let mut members = Members::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        members.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
    }
    hold(file, sha256, &digest(&members))?;
    Ok(members)
}

/// SHA-256 over name, a line feed, and the bytes of every file, by order of name.
fn digest(members: &Members) -> String {
    let mut digest = Sha256::new();
    for (name, bytes) in members {
        digest.update(name.as_bytes());
        digest.update(b"\n");
        digest.update(bytes);
    }
    hex(&digest.finalize())
}
