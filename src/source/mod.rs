//! Bytes to text: encodings, positions in every unit, and (with `cli`) the files to read.

#[cfg(feature = "cli")]
mod changes;
mod decode;
mod encode;
mod lines;
#[cfg(feature = "cli")]
mod path;
mod read;
#[cfg(feature = "cli")]
pub mod walk;
#[cfg(feature = "cli")]
mod write;

#[cfg(feature = "cli")]
pub use changes::{Against, ChangedLines, Changes};
pub use decode::{DecodeError, Encoding, decode};
pub use encode::{EncodeError, encode};
pub use lines::{LineIndex, Place};
#[cfg(feature = "cli")]
pub use path::{is_same, relative, toml_string};
pub use read::{SIDECAR_SUFFIX, Unread, read, read_sidecar, read_stream, shown, sidecar_of};
#[cfg(feature = "cli")]
pub use write::write_whole;

use std::sync::Arc;

/// How a file is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown (CommonMark, tables, footnotes, front matter), MDX tags left out.
    Markdown,
}

impl Format {
    /// The name used in `formats = […]` and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "text",
            Self::Markdown => "markdown",
        }
    }

    /// Every format, in the order of [`Format::as_str`] names that messages list.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Markdown];

    /// The format that a file name's extension stands for; `None` for files that are no articles.
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" | "mdown" | "mkd" | "mdx" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// One decoded file and how its bytes map to what users count in.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as given, with `/`.
    pub path: Arc<str>,
    /// Decoded text; a byte order mark stays as its first character, line ends as they are.
    pub text: Arc<str>,
    /// How the text is marked up.
    pub format: Format,
    /// Lines, code points and stored bytes.
    pub lines: LineIndex,
}

impl SourceFile {
    /// Takes text that is decoded already (UTF-8).
    pub fn from_text(path: &str, text: &str, format: Format) -> Self {
        let lines = LineIndex::new(text, Encoding::Utf8);
        Self { path: path.into(), text: text.into(), format, lines }
    }

    /// The same file with another text.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        let lines = LineIndex::new(text, self.lines.encoding());
        Self { path: Arc::clone(&self.path), text: text.into(), format: self.format, lines }
    }

    /// Decodes the bytes of a file.
    ///
    /// # Errors
    /// When the bytes are binary, or not valid in `encoding` (UTF-8, or UTF-16 by its byte order mark, where it is `None`).
    pub fn from_bytes(path: &str, bytes: &[u8], format: Format, encoding: Option<Encoding>) -> Result<Self, DecodeError> {
        let (text, encoding) = decode(bytes, encoding)?;
        let lines = LineIndex::new(&text, encoding);
        Ok(Self { path: path.into(), text: text.into(), format, lines })
    }
}
