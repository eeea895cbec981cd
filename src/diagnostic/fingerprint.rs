//! Identity of a finding: survives re-wrapping and moved paragraphs.

/// 128-bit identity, printed as `1:` and 32 hexadecimal digits; 1 is the version of the recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Fingerprint(pub u128);

/// What goes into a fingerprint; severity, message and suggestions do not.
#[derive(Debug, Clone, Copy)]
pub struct FingerprintInput<'a> {
    /// Rule id.
    pub rule: &'a str,
    /// Role of the block.
    pub role: &'a str,
    /// Flagged tokens with two on either side, case-folded.
    pub tokens: &'a [String],
    /// How many findings of the same document have all of the above in common and come before.
    pub ordinal: usize,
}

impl Fingerprint {
    /// FNV-1a with 128 bits (Fowler, Noll, Vo; IETF draft-eastlake-fnv) over the fields, each ended by a zero byte.
    pub fn of(input: FingerprintInput<'_>) -> Self {
        const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        let mut hash = OFFSET_BASIS;
        let mut feed = |bytes: &[u8]| {
            for byte in bytes.iter().chain(std::iter::once(&0)) {
                hash = (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
            }
        };
        feed(input.rule.as_bytes());
        feed(input.role.as_bytes());
        for token in input.tokens {
            feed(token.as_bytes());
        }
        feed(&(input.ordinal as u64).to_le_bytes());
        Self(hash)
    }
}

/// Reads a fingerprint as outputs print it.
impl TryFrom<String> for Fingerprint {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let number = text.strip_prefix("1:").and_then(|digits| u128::from_str_radix(digits, 16).ok()).map(Self);
        // Comparing the print keeps out what the number reader lets pass: a sign, capitals, too few digits.
        let printed = number.filter(|number| number.to_string() == text);
        printed.ok_or_else(|| format!("\"{text}\" is not a fingerprint; copy it from the output: \"1:\" and 32 digits"))
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "1:{:032x}", self.0)
    }
}
