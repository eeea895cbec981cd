//! The inputs: found by file name, held to the SHA-256 of `SOURCES.toml`, read from their archives.

use crate::Result;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

/// `SOURCES.toml`.
#[derive(Deserialize)]
struct Sources {
    source: Vec<Source>,
}

/// One input. Public URL, licence and the rest are for readers.
#[derive(Deserialize)]
struct Source {
    /// File (or folder of files) in a folder of `COPYDESK_TRAINING`; a cargo dependency has none.
    file: Option<String>,
    /// Of the file; of a folder, over name, line feed and bytes of each file by order of name.
    sha256: Option<String>,
}

/// Members of an archive by path.
pub type Members = BTreeMap<String, Vec<u8>>;

/// The inputs as `SOURCES.toml` lists them.
pub struct Inputs {
    /// Where each listed input lies, if it does, and its SHA-256.
    paths: BTreeMap<String, (Option<PathBuf>, String)>,
}

impl Inputs {
    /// Looks for every listed input in the folders; one that is missing is a fault when it is read.
    pub fn open(sources: &Path, folders: Vec<PathBuf>) -> Result<Self> {
        let sources: Sources = toml::from_str(&fs::read_to_string(sources)?)?;
        let mut paths = BTreeMap::new();
        for source in sources.source {
            let (Some(file), Some(sha256)) = (source.file, source.sha256) else { continue };
            let found = folders.iter().map(|folder| folder.join(&file)).find(|path| path.exists());
            paths.insert(file, (found, sha256));
        }
        Ok(Self { paths })
    }

    /// Where an input lies, and its SHA-256 in the list.
    pub fn listed(&self, file: &str) -> Result<(&Path, &str)> {
        let (path, sha256) = self.paths.get(file).ok_or_else(|| format!("{file}: not in SOURCES.toml"))?;
        let path = path.as_ref();
        let path = path.ok_or_else(|| format!("{file}: not in COPYDESK_TRAINING (training/README.md says where it is from)"))?;
        Ok((path, sha256))
    }

    fn bytes(&self, file: &str) -> Result<Vec<u8>> {
        let (path, sha256) = self.listed(file)?;
        let bytes = fs::read(path)?;
        hold(file, sha256, &hex(&Sha256::digest(&bytes)))?;
        Ok(bytes)
    }

    /// The members of a zip or wheel that `wanted` names.
    pub fn zip(&self, file: &str, wanted: impl Fn(&str) -> bool) -> Result<Members> {
        let mut archive = zip::ZipArchive::new(Cursor::new(self.bytes(file)?))?;
        let mut members = Members::new();
        for index in 0..archive.len() {
            let mut member = archive.by_index(index)?;
            if member.is_file() && wanted(member.name()) {
                let mut bytes = Vec::new();
                member.read_to_end(&mut bytes)?;
                members.insert(member.name().to_owned(), bytes);
            }
        }
        Ok(members)
    }

    /// The members of a gzipped tar that `wanted` names.
    pub fn tar(&self, file: &str, wanted: impl Fn(&str) -> bool) -> Result<Members> {
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(Cursor::new(self.bytes(file)?)));
        let mut members = Members::new();
        for member in archive.entries()? {
            let mut member = member?;
            let name = member.path()?.to_string_lossy().into_owned();
            if member.header().entry_type().is_file() && wanted(&name) {
                let mut bytes = Vec::new();
                member.read_to_end(&mut bytes)?;
                members.insert(name, bytes);
            }
        }
        Ok(members)
    }
}

/// A fault where an input is another version than the listed one.
pub fn hold(file: &str, listed: &str, found: &str) -> Result<()> {
    if listed == found { Ok(()) } else { Err(format!("{file}: SHA-256 is {found}, SOURCES.toml says {listed}").into()) }
}

/// Bytes as small hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
