//! Function words: those of English, and those that tell six other languages.

/// [`is_english`] for a word that may open a sentence.
pub(super) fn is_english_with_capital(word: &str) -> bool {
    let mut lower = [0_u8; ENGLISH_BYTES_MAX];
    let Some(buffer) = lower.get_mut(..word.len()) else { return false };
    buffer.copy_from_slice(word.as_bytes());
    if let Some(first) = buffer.first_mut() {
        first.make_ascii_lowercase();
    }
    is_english(buffer)
}

/// Bytes of the longest word of [`is_english`].
const ENGLISH_BYTES_MAX: usize = 6;

/// Function words of English that hardly another language has; bytes, which compile to a tree of decisions.
pub(super) fn is_english(word: &[u8]) -> bool {
    matches!(
        word,
        b"about"
            | b"after"
            | b"and"
            | b"are"
            | b"as"
            | b"at"
            | b"be"
            | b"been"
            | b"but"
            | b"by"
            | b"can"
            | b"could"
            | b"for"
            | b"from"
            | b"had"
            | b"has"
            | b"have"
            | b"he"
            | b"her"
            | b"him"
            | b"his"
            | b"how"
            | b"if"
            | b"into"
            | b"is"
            | b"it"
            | b"its"
            | b"my"
            | b"not"
            | b"of"
            | b"or"
            | b"our"
            | b"out"
            | b"over"
            | b"said"
            | b"she"
            | b"should"
            | b"than"
            | b"that"
            | b"the"
            | b"their"
            | b"them"
            | b"then"
            | b"there"
            | b"these"
            | b"they"
            | b"this"
            | b"those"
            | b"to"
            | b"up"
            | b"we"
            | b"were"
            | b"what"
            | b"when"
            | b"which"
            | b"who"
            | b"will"
            | b"with"
            | b"would"
            | b"you"
            | b"your"
    )
}

/// Languages that function words tell, each a bit; in this order.
const LANGUAGES: [&str; 6] = ["French", "Spanish", "Italian", "German", "Latin", "Hindi"];
const FRENCH: u8 = 1;
const SPANISH: u8 = 1 << 1;
const ITALIAN: u8 = 1 << 2;
const GERMAN: u8 = 1 << 3;
const LATIN: u8 = 1 << 4;
/// Hindi in Latin letters.
const HINDI: u8 = 1 << 5;
/// A function word of a language that has no bit, or of too many.
const OTHER: u8 = 1 << 7;

/// True for function words of other languages that are no English words.
pub(super) fn is_foreign(word: &str) -> bool {
    languages_of(word) != 0
}

/// The languages whose function word a word is.
fn languages_of(word: &str) -> u8 {
    match word {
        "au" | "aux" | "avec" | "ces" | "cette" | "chez" | "comme" | "dans" | "des" | "du" | "elle" | "est" | "les" | "leur"
        | "mais" | "mes" | "nous" | "où" | "pas" | "qui" | "sont" | "sur" | "très" | "une" | "vous" => FRENCH,
        "cuando" | "del" | "el" | "ella" | "ellos" | "está" | "las" | "los" | "muy" | "más" | "pero" | "por" | "porque"
        | "sobre" | "su" | "sus" | "y" => SPANISH,
        "che" | "degli" | "dei" | "della" | "delle" | "di" | "gli" | "mio" | "nel" | "nella" | "nello" | "più" | "sono"
        | "sul" => ITALIAN,
        "auf" | "aus" | "das" | "dem" | "der" | "ein" | "eine" | "für" | "ich" | "ist" | "mit" | "nicht" | "oder" | "und"
        | "über" | "wir" | "zu" | "zum" | "zur" => GERMAN,
        "atque" | "ergo" | "nec" | "quid" | "quod" | "sed" | "ubi" | "vel" => LATIN,
        "abhi" | "aur" | "bhi" | "hai" | "hain" | "ka" | "kar" | "ke" | "ki" | "ko" | "kya" | "mein" | "mera" | "meri"
        | "mujhe" | "nahi" | "nahin" | "yeh" => HINDI,
        "que" => FRENCH | SPANISH,
        "il" | "le" => FRENCH | ITALIAN,
        "una" => SPANISH | ITALIAN,
        "et" => FRENCH | LATIN,
        "de" | "la" | "não" | "uma" => OTHER,
        _ => 0,
    }
}

/// The language that most function words speak for: two at least, and more than for any other.
pub(super) fn voted<'w>(words: impl Iterator<Item = &'w str>) -> Option<&'static str> {
    let mut votes = [0_usize; LANGUAGES.len()];
    for word in words {
        let bits = languages_of(&word.to_lowercase());
        for (vote, bit) in votes.iter_mut().zip(0..) {
            *vote += usize::from(bits >> bit & 1);
        }
    }
    let most = votes.iter().copied().max().filter(|most| *most > 1)?;
    let mut winners = votes.iter().zip(LANGUAGES).filter(|(vote, _)| **vote == most);
    let (_, language) = winners.next()?;
    winners.next().is_none().then_some(language)
}
