//! Bytes to text. Nothing is guessed: UTF-8, UTF-16 by its mark, or the encoding that the user names.

use crate::limits::BINARY_PROBE_BYTES;

/// How a file stores its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// An encoding of the WHATWG Encoding Standard with one byte a character.
    SingleByte(&'static encoding_rs::Encoding),
}

impl Encoding {
    /// The encoding that a label of the WHATWG Encoding Standard names (`utf-8`, `windows-1252`, `latin1`, …).
    ///
    /// Multi-byte legacy encodings are refused: copydesk reads English copy, which was never stored in them.
    pub fn for_label(label: &str) -> Option<Self> {
        let found = encoding_rs::Encoding::for_label(label.trim().as_bytes())?;
        if found == encoding_rs::UTF_8 {
            Some(Self::Utf8)
        } else if found == encoding_rs::UTF_16LE {
            Some(Self::Utf16Le)
        } else if found == encoding_rs::UTF_16BE {
            Some(Self::Utf16Be)
        } else if found.is_single_byte() {
            Some(Self::SingleByte(found))
        } else {
            None
        }
    }

    /// Bytes that `c` takes in the stored file.
    pub fn stored_len(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16Le | Self::Utf16Be => c.len_utf16() * 2,
            Self::SingleByte(_) => 1,
        }
    }
}

/// Why bytes are not text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// A NUL byte near the start.
    Binary,
    /// A byte that the encoding does not allow.
    Invalid {
        /// Offset of the first wrong byte.
        byte: usize,
        /// Name of the encoding that was tried.
        encoding: &'static str,
    },
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Binary => f.write_str("binary file, not an article"),
            Self::Invalid { byte, encoding } => {
                write!(f, "byte {byte} is not valid {encoding}; name the encoding, for example --encoding windows-1252")
            }
        }
    }
}

impl std::error::Error for DecodeError {}

/// Decodes a whole file; the byte order mark stays as U+FEFF so that code points count as stored.
///
/// # Errors
/// When the bytes look binary or are not valid in the encoding.
pub fn decode(bytes: &[u8], encoding: Option<Encoding>) -> Result<(String, Encoding), DecodeError> {
    let encoding = match (bytes, encoding) {
        ([0xFF, 0xFE, ..], _) => Encoding::Utf16Le,
        ([0xFE, 0xFF, ..], _) => Encoding::Utf16Be,
        ([0xEF, 0xBB, 0xBF, ..], _) | (_, None) => Encoding::Utf8,
        // Text in an encoding of one byte a character is next to never valid UTF-8 by chance.
        (_, Some(Encoding::SingleByte(_))) if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        (_, Some(named)) => named,
    };
    let text = match encoding {
        Encoding::Utf8 => {
            if bytes.iter().take(BINARY_PROBE_BYTES).any(|byte| *byte == 0) {
                return Err(DecodeError::Binary);
            }
            let text = std::str::from_utf8(bytes);
            text.map_err(|e| DecodeError::Invalid { byte: e.valid_up_to(), encoding: "UTF-8" })?.to_owned()
        }
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes, "UTF-16LE")?,
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes, "UTF-16BE")?,
        Encoding::SingleByte(label) => {
            if bytes.iter().take(BINARY_PROBE_BYTES).any(|byte| *byte == 0) {
                return Err(DecodeError::Binary);
            }
            match label.decode_without_bom_handling_and_without_replacement(bytes) {
                Some(text) => text.into_owned(),
                None => return Err(DecodeError::Invalid { byte: first_undecodable(bytes, label), encoding: label.name() }),
            }
        }
    };
    Ok((text, encoding))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, name: &'static str) -> Result<String, DecodeError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut offset = 0;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let c = decoded.map_err(|_| DecodeError::Invalid { byte: offset, encoding: name })?;
        if c == '\0' && offset < BINARY_PROBE_BYTES {
            return Err(DecodeError::Binary);
        }
        offset += c.len_utf16() * 2;
        text.push(c);
    }
    if rest.is_empty() { Ok(text) } else { Err(DecodeError::Invalid { byte: offset, encoding: name }) }
}

fn first_undecodable(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> usize {
    let wrong = |byte: &u8| encoding.decode_without_bom_handling_and_without_replacement(&[*byte]).is_none();
    bytes.iter().position(wrong).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_keeps_its_mark_and_counts_two_bytes() {
        let (text, encoding) = decode(&[0xFF, 0xFE, 0x41, 0, 0x19, 0x20], None).unwrap();
        assert_eq!(text, "\u{feff}A\u{2019}");
        assert_eq!(encoding.stored_len('A'), 2);
    }

    #[test]
    fn wrong_bytes_are_named() {
        assert_eq!(decode(b"caf\xe9", None), Err(DecodeError::Invalid { byte: 3, encoding: "UTF-8" }));
        let windows = Encoding::for_label("windows-1252");
        assert_eq!(decode(b"caf\xe9", windows).unwrap().0, "café");
        assert_eq!(decode(b"PNG\0\x01", None), Err(DecodeError::Binary));
        assert_eq!(decode(&[0xFF, 0xFE, 0x41], None), Err(DecodeError::Invalid { byte: 2, encoding: "UTF-16LE" }));
    }
}
