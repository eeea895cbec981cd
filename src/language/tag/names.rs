//! The tags and what they are called.

use std::fmt;

/// A part of speech of the Penn Treebank, as extended by Universal Dependencies' English treebanks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(u8);

/// Name, universal part of speech; a tag is the number of its row.
const ROWS: [(&str, &str); 50] = [
    ("CC", "CCONJ"),
    ("CD", "NUM"),
    ("DT", "DET"),
    ("EX", "PRON"),
    ("FW", "X"),
    ("IN", "ADP"),
    ("JJ", "ADJ"),
    ("JJR", "ADJ"),
    ("JJS", "ADJ"),
    ("LS", "X"),
    ("MD", "AUX"),
    ("NN", "NOUN"),
    ("NNS", "NOUN"),
    ("NNP", "PROPN"),
    ("NNPS", "PROPN"),
    ("PDT", "DET"),
    ("POS", "PART"),
    ("PRP", "PRON"),
    ("PRP$", "PRON"),
    ("RB", "ADV"),
    ("RBR", "ADV"),
    ("RBS", "ADV"),
    ("RP", "ADP"),
    ("SYM", "SYM"),
    ("TO", "PART"),
    ("UH", "INTJ"),
    ("VB", "VERB"),
    ("VBD", "VERB"),
    ("VBG", "VERB"),
    ("VBN", "VERB"),
    ("VBP", "VERB"),
    ("VBZ", "VERB"),
    ("WDT", "PRON"),
    ("WP", "PRON"),
    ("WP$", "PRON"),
    ("WRB", "ADV"),
    (".", "PUNCT"),
    (",", "PUNCT"),
    (":", "PUNCT"),
    ("``", "PUNCT"),
    ("''", "PUNCT"),
    ("-LRB-", "PUNCT"),
    ("-RRB-", "PUNCT"),
    ("$", "SYM"),
    ("#", "SYM"),
    ("HYPH", "PUNCT"),
    ("NFP", "PUNCT"),
    ("ADD", "X"),
    ("AFX", "X"),
    ("GW", "X"),
];

/// Tags as constants, by the number of the row.
macro_rules! constants {
    ($($(#[$doc:meta])* $name:ident = $value:expr;)*) => {
        impl Tag { $($(#[$doc])* pub const $name: Self = Self($value);)* }
    };
}

constants! {
    /// Coordinating conjunction.
    CC = 0;
    /// Number.
    CD = 1;
    /// Determiner.
    DT = 2;
    /// Existential "there".
    EX = 3;
    /// Foreign word.
    FW = 4;
    /// Preposition or subordinating conjunction.
    IN = 5;
    /// Adjective.
    JJ = 6;
    /// Comparative adjective.
    JJR = 7;
    /// Superlative adjective.
    JJS = 8;
    /// Modal verb.
    MD = 10;
    /// Noun.
    NN = 11;
    /// Plural noun.
    NNS = 12;
    /// Name.
    NNP = 13;
    /// Plural name.
    NNPS = 14;
    /// Word before a determiner ("all the").
    PDT = 15;
    /// Possessive ending that is a token of its own.
    POS = 16;
    /// Personal pronoun.
    PRP = 17;
    /// Possessive pronoun.
    PRP_POSSESSIVE = 18;
    /// Adverb.
    RB = 19;
    /// Comparative adverb.
    RBR = 20;
    /// Superlative adverb.
    RBS = 21;
    /// Particle of a verb.
    RP = 22;
    /// Symbol.
    SYM = 23;
    /// "to" before a verb.
    TO = 24;
    /// Interjection.
    UH = 25;
    /// Base form of a verb.
    VB = 26;
    /// Past of a verb.
    VBD = 27;
    /// Form in -ing of a verb.
    VBG = 28;
    /// Past participle of a verb.
    VBN = 29;
    /// Present of a verb, but for the third person singular.
    VBP = 30;
    /// Third person singular of a verb.
    VBZ = 31;
    /// Determiner or relative pronoun with wh-.
    WDT = 32;
    /// Pronoun with wh-.
    WP = 33;
    /// "whose".
    WP_POSSESSIVE = 34;
    /// Adverb with wh-.
    WRB = 35;
    /// Mark that ends a sentence.
    STOP = 36;
    /// Comma.
    COMMA = 37;
    /// Colon, semicolon, dash, ellipsis.
    COLON = 38;
    /// Opening quotation mark.
    OPENING_QUOTE = 39;
    /// Closing quotation mark.
    CLOSING_QUOTE = 40;
    /// Opening bracket.
    OPENING_BRACKET = 41;
    /// Closing bracket.
    CLOSING_BRACKET = 42;
    /// Sign of a currency.
    CURRENCY = 43;
    /// Number sign.
    NUMBER_SIGN = 44;
    /// Hyphen between words.
    HYPHEN = 45;
    /// Mark that is no part of the sentence.
    OTHER_MARK = 46;
    /// Address on the web, of mail, handle.
    ADDRESS = 47;
}

impl Tag {
    /// How many tags there are.
    pub const COUNT: usize = ROWS.len();

    /// The tag of this name (`VBD`).
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|tag| tag.name() == name)
    }

    /// The tag of this number.
    pub fn of_index(index: usize) -> Option<Self> {
        ROWS.get(index)?;
        u8::try_from(index).ok().map(Self)
    }

    /// The Penn Treebank's name.
    pub fn name(self) -> &'static str {
        ROWS.get(self.index()).map_or("", |row| row.0)
    }

    /// The universal part of speech that words of this tag mostly have (`VERB`); the tag alone does not tell auxiliaries
    /// from verbs, nor conjunctions from prepositions.
    pub fn universal(self) -> &'static str {
        ROWS.get(self.index()).map_or("X", |row| row.1)
    }

    /// Every tag, by number.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).filter_map(Self::of_index)
    }

    /// Its number, below [`Self::COUNT`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_go_both_ways() {
        for tag in Tag::all() {
            assert_eq!(Tag::parse(tag.name()), Some(tag));
            assert_eq!(Tag::of_index(tag.index()), Some(tag));
        }
        assert_eq!(Tag::parse("verb"), None);
        let named = [(Tag::VBD, "VBD"), (Tag::STOP, "."), (Tag::PRP_POSSESSIVE, "PRP$"), (Tag::ADDRESS, "ADD"), (Tag::TO, "TO")];
        named.iter().for_each(|(tag, name)| assert_eq!(tag.name(), *name));
        assert_eq!([Tag::NN.universal(), Tag::MD.universal(), Tag::CURRENCY.universal()], ["NOUN", "AUX", "SYM"]);
    }
}
