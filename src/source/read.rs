//! One input, read within the limits; what cannot be read says why.

use super::{Encoding, SourceFile};
use crate::limits::FILE_BYTES_MAX;
use crate::source::Format;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What follows an article's name in the name of its sidecar: `story.txt.stet.toml`.
pub const SIDECAR_SUFFIX: &str = ".stet.toml";

/// An input that could not be read, so was not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The path as given, with `/`.
    pub file: String,
    /// Why, lower case, no full stop.
    pub reason: String,
}

/// A path as outputs show it: as given, with `/` on every system.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// Reads and decodes one file.
///
/// # Errors
/// When the file is missing, not readable, over [`FILE_BYTES_MAX`], binary, or not valid in its encoding.
pub fn read(path: &Path, encoding: Option<Encoding>, format: Format) -> Result<SourceFile, Unread> {
    let file = shown(path);
    let bytes = open(path).and_then(|(stream, length)| bytes_of(stream, length));
    match bytes {
        Ok(bytes) => decoded(&file, &bytes, encoding, format),
        Err(reason) => Err(Unread { file, reason }),
    }
}

/// Reads and decodes a stream to its end; `file` is the name that outputs give it.
///
/// # Errors
/// As [`read`].
pub fn read_stream(file: &str, stream: impl Read, encoding: Option<Encoding>, format: Format) -> Result<SourceFile, Unread> {
    let bytes = bytes_of(stream, 0).map_err(|reason| Unread { file: file.to_owned(), reason })?;
    decoded(file, &bytes, encoding, format)
}

/// Where an article's sidecar stands: beside it, with [`SIDECAR_SUFFIX`] after its whole name.
pub fn sidecar_of(article: &Path) -> PathBuf {
    let mut name = OsString::from(article);
    name.push(SIDECAR_SUFFIX);
    PathBuf::from(name)
}

/// Reads the sidecar of an article: its name and its text, `None` where there is none.
///
/// # Errors
/// When there is one and it cannot be read as UTF-8.
pub fn read_sidecar(article: &Path) -> Result<Option<(String, String)>, Unread> {
    let path = sidecar_of(article);
    // Most articles have none: one look at the folder costs less than an error with a text.
    if matches!(std::fs::metadata(&path), Err(error) if error.kind() == io::ErrorKind::NotFound) {
        return Ok(None);
    }
    let file = read(&path, Some(Encoding::Utf8), Format::Plain)?;
    let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
    Ok(Some((file.path.to_string(), text.to_owned())))
}

/// Why an operation on a file failed, in the words of a message.
pub(super) fn reason_of(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "a folder, not a file".to_owned(),
        _ => error.to_string(),
    }
}

/// Opens a file; with it, its length in bytes (0 where a pipe does not know).
fn open(path: &Path) -> Result<(File, u64), String> {
    let file = File::open(path).map_err(|error| reason_of(&error))?;
    let length = file.metadata().map_err(|error| reason_of(&error))?.len();
    Ok((file, length))
}

/// All bytes of a stream that is `length` bytes long as far as one knows.
fn bytes_of(stream: impl Read, length: u64) -> Result<Vec<u8>, String> {
    let too_large = || format!("larger than {} MiB, the limit", FILE_BYTES_MAX / 1024 / 1024);
    if length > FILE_BYTES_MAX {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    // A pipe or a growing file may hold more than it said.
    stream.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| reason_of(&error))?;
    if bytes.len() as u64 > FILE_BYTES_MAX { Err(too_large()) } else { Ok(bytes) }
}

fn decoded(file: &str, bytes: &[u8], encoding: Option<Encoding>, format: Format) -> Result<SourceFile, Unread> {
    SourceFile::from_bytes(file, bytes, format, encoding)
        .map_err(|error| Unread { file: file.to_owned(), reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn reason(path: &Path) -> String {
        read(path, None, Format::Plain).unwrap_err().reason
    }

    #[test]
    fn says_why_a_file_was_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("story.txt");
        assert_eq!(reason(&path), "no such file or folder");
        fs::write(&path, b"PK\x03\x04\0\0").unwrap();
        assert_eq!(reason(&path), "binary file, not an article");
        fs::write(&path, b"caf\xe9").unwrap();
        assert!(reason(&path).starts_with("byte 3 is not valid UTF-8"));
        let file = read(&path, Encoding::for_label("windows-1252"), Format::Plain).unwrap();
        assert_eq!((&*file.text, &*file.path), ("café", shown(&path).as_str()));
        // Sparse, so it costs no disk.
        File::create(&path).unwrap().set_len(FILE_BYTES_MAX + 1).unwrap();
        assert_eq!(reason(&path), "larger than 64 MiB, the limit");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_and_a_locked_file_are_not_read() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(reason(folder.path()), "a folder, not a file");
        let path = folder.path().join("locked.txt");
        fs::write(&path, "Copy.").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser may read it all the same.
        if File::open(&path).is_err() {
            assert_eq!(reason(&path), "permission denied");
        }
    }

    #[test]
    fn a_stream_has_the_same_limit() {
        let copy = read_stream("-", "Council votes.".as_bytes(), None, Format::Plain).unwrap();
        assert_eq!((&*copy.path, &*copy.text), ("-", "Council votes."));
        let endless = read_stream("-", io::repeat(b'a'), None, Format::Plain);
        assert_eq!(endless.unwrap_err().reason, "larger than 64 MiB, the limit");
    }

    #[test]
    fn the_sidecar_stands_beside_the_article() {
        let folder = tempfile::tempdir().unwrap();
        let article = folder.path().join("story.txt");
        assert_eq!(read_sidecar(&article), Ok(None));
        fs::write(folder.path().join("story.txt.stet.toml"), "\u{feff}stet = []\n").unwrap();
        let (name, text) = read_sidecar(&article).unwrap().unwrap();
        assert!(name.ends_with("/story.txt.stet.toml"));
        assert_eq!(text, "stet = []\n");
        fs::write(folder.path().join("story.txt.stet.toml"), b"\xff").unwrap();
        assert!(read_sidecar(&article).is_err());
    }
}
