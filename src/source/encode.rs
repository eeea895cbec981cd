//! Text back to the bytes it was stored in.

use super::Encoding;
use encoding_rs::EncoderResult;

/// A character that an encoding has no bytes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodeError {
    /// The character.
    pub character: char,
    /// Name of the encoding.
    pub encoding: &'static str,
}

impl std::fmt::Display for EncodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "“{}” cannot be written in {}", self.character.escape_debug(), self.encoding)
    }
}

impl std::error::Error for EncodeError {}

/// The bytes of a text, its byte order mark among them; what [`super::decode`] read comes out byte for byte.
///
/// # Errors
/// When the encoding has no bytes for a character.
pub fn encode(text: &str, encoding: Encoding) -> Result<Vec<u8>, EncodeError> {
    match encoding {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf16Le => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::SingleByte(label) => {
            // One byte a character is less than the bytes of the text.
            let mut bytes = Vec::with_capacity(text.len() + 1);
            let result = label.new_encoder().encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true).0;
            match result {
                EncoderResult::Unmappable(character) => Err(EncodeError { character, encoding: label.name() }),
                EncoderResult::InputEmpty | EncoderResult::OutputFull => Ok(bytes),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::decode;
    use proptest::prelude::*;

    #[test]
    fn what_an_encoding_lacks_is_named() {
        let windows = Encoding::for_label("windows-1252").unwrap();
        assert_eq!(encode("café “x”", windows).unwrap(), b"caf\xe9 \x93x\x94");
        let error = encode("caf東", windows).unwrap_err();
        assert_eq!(error.to_string(), "“東” cannot be written in windows-1252");
    }

    proptest! {
        #[test]
        fn bytes_come_out_as_they_went_in(text in "\u{feff}[a-zé东🙂\r\n “]{0,40}") {
            for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
                let bytes = encode(&text, encoding).unwrap();
                let (decoded, found) = decode(&bytes, None).unwrap();
                prop_assert_eq!(found, encoding);
                prop_assert_eq!(encode(&decoded, found).unwrap(), bytes);
            }
        }

        #[test]
        fn single_bytes_come_out_as_they_went_in(bytes in prop::collection::vec(1u8..=255, 0..40)) {
            let windows = Encoding::for_label("windows-1252");
            let Ok((text, encoding)) = decode(&bytes, windows) else { return Ok(()) };
            prop_assert_eq!(encode(&text, encoding).unwrap(), bytes);
        }
    }
}
