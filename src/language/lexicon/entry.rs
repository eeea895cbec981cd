//! What is known of one word.

/// Level of a form that stands in no list: above every level.
pub const LEVEL_NONE: u8 = 100;

/// What is known of a word, whatever its case in the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Smallest SCOWL size (10 to 95) whose lists hold the lower-case form, or [`LEVEL_NONE`]. Up to 70 a word stands in
    /// most dictionaries, at 80 it is plausible, at 95 slips stand beside rarities.
    pub level: u8,
    /// The same for the capitalised forms (`Polish`, `UNESCO`).
    pub capital_level: u8,
    /// Where the word is standard: of the lower-case form, if there is one.
    pub varieties: Varieties,
    /// Tenths of the Zipf scale (log10 of occurrences in a thousand million words), 0 to 90: of the lower-case word if
    /// its level is at most 80, else of all its forms. From [`Entry::ZIPF_SEEN`] on the texts hold the word; below, it is what its level makes likely.
    pub zipf: u8,
    /// Parts of speech and forms; empty when nothing is known, see [`Parts::by_ending`].
    pub parts: Parts,
    /// In which cases it is a word.
    pub kinds: Kinds,
    /// Which sorts of name it is.
    pub names: Names,
}

impl Entry {
    /// From this value of [`Entry::zipf`] on, the texts hold the word: once in 1.7 million words.
    pub const ZIPF_SEEN: u8 = 28;

    /// Reads what `training/lexicon` packs.
    pub(super) fn unpack(bytes: [u8; 8]) -> Self {
        let [level, capital_level, varieties, zipf, low, high, kinds, _] = bytes;
        Self {
            level,
            capital_level,
            varieties: Varieties(varieties),
            zipf,
            parts: Parts(u16::from_le_bytes([low, high])),
            kinds: Kinds(kinds),
            names: Names::default(),
        }
    }

    /// Smallest size of any of its forms.
    pub fn any_level(&self) -> u8 {
        self.level.min(self.capital_level)
    }
}

impl Default for Entry {
    /// A word in no list.
    fn default() -> Self {
        Self {
            level: LEVEL_NONE,
            capital_level: LEVEL_NONE,
            varieties: Varieties::default(),
            zipf: 0,
            parts: Parts::default(),
            kinds: Kinds::default(),
            names: Names::default(),
        }
    }
}

/// A set of named bits.
macro_rules! bits {
    ($(#[$about:meta])* $name:ident: $int:ty { $($(#[$doc:meta])* $bit:ident = $value:expr, $label:literal;)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name(pub(super) $int);

        impl $name {
            $($(#[$doc])* pub const $bit: Self = Self(1 << $value);)*

            /// As a number, for tables that are keyed by it.
            pub fn bits(self) -> $int {
                self.0
            }

            /// True when nothing is in it.
            pub fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// True when everything of `other` is in it.
            pub fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// True when something of `other` is in it.
            pub fn intersects(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Everything.
            pub fn all() -> Self {
                [$(Self::$bit),*].into_iter().fold(Self::default(), |all, bit| all | bit)
            }

            /// What a name stands for.
            pub fn named(name: &str) -> Option<Self> {
                [$((Self::$bit, $label)),*].into_iter().find(|(_, label)| *label == name).map(|(bit, _)| bit)
            }

            /// Names of what is in it.
            pub fn labels(self) -> impl Iterator<Item = &'static str> {
                [$((Self::$bit, $label)),*].into_iter().filter(move |(bit, _)| self.contains(*bit)).map(|(_, label)| label)
            }
        }

        impl std::ops::BitOr for $name {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.labels().collect::<Vec<_>>().join(", "))
            }
        }
    };
}

pub(in crate::language) use bits;

bits! {
    /// Where a word is standard; variants that SCOWL calls almost equal count, rarer ones do not.
    Varieties: u8 {
        /// British, with -ise.
        GB = 0, "GB";
        /// American.
        US = 1, "US";
        /// Canadian.
        CA = 2, "CA";
        /// Australian.
        AU = 3, "AU";
        /// Indian: British, and words of its own.
        IN = 4, "IN";
        /// British with -ize, as Oxford has it; fine in British copy that holds to it.
        OXFORD = 5, "Oxford";
    }
}

impl Varieties {
    /// Standard everywhere.
    pub const ALL: Self = Self(0b11_1111);
}

bits! {
    /// Parts of speech and forms.
    Parts: u16 {
        /// Common noun, or a name used as one.
        NOUN = 0, "noun";
        /// Plural noun.
        PLURAL = 1, "plural";
        /// Verb, in any form.
        VERB = 2, "verb";
        /// Base form or present.
        BASE = 3, "base";
        /// Third person singular.
        THIRD = 4, "third person";
        /// Past.
        PAST = 5, "past";
        /// Past participle.
        PARTICIPLE = 6, "participle";
        /// Form in -ing.
        ING = 7, "-ing form";
        /// Adjective; comparative and superlative too.
        ADJECTIVE = 8, "adjective";
        /// Adverb; comparative and superlative too.
        ADVERB = 9, "adverb";
        /// Determiner, pronoun, preposition, conjunction, auxiliary, number word, interjection.
        FUNCTION = 10, "function word";
    }
}

impl Parts {
    /// The set with these [bits](Self::bits).
    pub fn of_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// What a word with this ending mostly is; for words of which nothing else is known.
    pub fn by_ending(folded: &str) -> Self {
        // A stem of three letters or more: "bed" and "only" are no forms.
        let ends = |endings: &[&str]| endings.iter().any(|end| folded.len() >= end.len() + 3 && folded.ends_with(end));
        if ends(&["ly"]) {
            Self::ADVERB
        } else if ends(&[
            "nesses", "tions", "sions", "ities", "isms", "ists", "ments", "ships", "ances", "ences", "ologies", "ers",
        ]) {
            Self::NOUN | Self::PLURAL
        } else if ends(&["ness", "tion", "sion", "ity", "ism", "ist", "ment", "ship", "hood", "ance", "ence", "ology", "itis"]) {
            Self::NOUN
        } else if ends(&["able", "ible", "ous", "ful", "less", "ive", "ish", "al", "ic", "oid", "est"]) {
            Self::ADJECTIVE
        } else if ends(&["ing"]) {
            Self::VERB | Self::ING
        } else if ends(&["ed"]) {
            Self::VERB | Self::PAST | Self::PARTICIPLE
        } else {
            Self::default()
        }
    }
}

bits! {
    /// In which cases a word is listed.
    Kinds: u8 {
        /// `storm`.
        LOWER = 0, "lower case";
        /// `Storm`, `Rolls-Royce`.
        PROPER = 1, "capitalised";
        /// `BBC`, `etc`.
        ABBREVIATION = 2, "abbreviation";
        /// Capitals inside: `iPhone`, `McDonald`; see [`super::Lexicon::spellings`].
        MIXED = 3, "capitals inside";
    }
}

bits! {
    /// Sorts of name.
    Names: u8 {
        /// Given name.
        GIVEN = 0, "given name";
        /// Surname.
        SURNAME = 1, "surname";
        /// Territory, state or city.
        PLACE = 2, "place";
        /// People, inhabitants, faith; their adjective.
        DEMONYM = 3, "demonym";
        /// Company, product, medium, organisation.
        BRAND = 4, "brand";
        /// One word of a name of several words (`Sri`).
        PIECE = 5, "piece of a name";
    }
}
