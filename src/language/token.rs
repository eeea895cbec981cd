//! Tokens: words, numbers, marks, addresses. White space is what lies between them.

use crate::format::OBJECT;
use crate::span::TextSpan;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters with inner apostrophes, hyphens and digits (`don't`, `energy-rich`, `Covid-19`), or a dotted
    /// abbreviation with its last point (`U.S.`, `a.m.`).
    Word,
    /// Digits with inner separators (`1,000`, `3.5`); letters glued behind it are a word of their own (`5` `pm`).
    Number,
    /// One punctuation mark; an ellipsis of points and a run of dashes are one token.
    Punctuation,
    /// One symbol: currency, `%`, `©`, emoji.
    Symbol,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// `@name` or `#topic`.
    Handle,
    /// Something left out of the copy (code, a template tag).
    Object,
}

/// How the letters of a word are capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letter has a case.
    None,
    /// `storm`.
    Lower,
    /// `Storm`; a single capital too.
    Title,
    /// `STORM`, two letters or more.
    Upper,
    /// `iPhone`, `McDonald`, `USA's`.
    Mixed,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: TextSpan,
    /// What it is.
    pub kind: TokenKind,
    /// Capitalisation of a word; `None` for other kinds.
    pub case: Case,
}

impl Token {
    /// True for a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// True for a word that starts with a capital.
    pub fn is_capitalised(&self, text: &str) -> bool {
        self.is_word() && self.case != Case::Lower && self.span.of(text).chars().next().is_some_and(char::is_uppercase)
    }
}

/// Ends of addresses without a scheme that are taken for a web address.
const TOP_DOMAINS: [&str; 16] =
    ["com", "org", "net", "edu", "gov", "uk", "in", "au", "ca", "io", "info", "tv", "eu", "kz", "ng", "za"];

/// Longest address looked for; keeps a line without spaces linear.
const ADDRESS_BYTES_MAX: usize = 2048;

/// Longest part of an address before its first point or `@`: 64 bytes by RFC 5321 (names of hosts: 63).
const ADDRESS_PART_BYTES_MAX: usize = 65;

/// Appends the tokens of `text[block]`.
pub fn tokenize(text: &str, block: TextSpan, tokens: &mut Vec<Token>) {
    let end = block.end as usize;
    let mut at = block.start as usize;
    while at < end {
        if text.as_bytes().get(at) == Some(&b' ') {
            at += 1;
            continue;
        }
        let Some(c) = text.get(at..end).and_then(|rest| rest.chars().next()) else { return };
        if c.is_whitespace() || is_invisible(c) {
            at += c.len_utf8();
            continue;
        }
        let rest = text.get(at..end).unwrap_or("");
        if let Some((len, case)) = plain_word(rest.as_bytes()) {
            tokens.push(Token { span: TextSpan::new(at, at + len), kind: TokenKind::Word, case });
            at += len;
            continue;
        }
        let (kind, len) = token_at(rest, c);
        let span = TextSpan::new(at, at + len);
        let case = if kind == TokenKind::Word { case_of(span.of(text)) } else { Case::None };
        tokens.push(Token { span, kind, case });
        at += len;
    }
}

/// The shape of nearly all tokens: ASCII letters and digits with nothing behind them that could carry on a word, an
/// address or a dotted abbreviation. Says what [`token_at`] and [`case_of`] would say, in one look at each byte.
fn plain_word(rest: &[u8]) -> Option<(usize, Case)> {
    let is_title = match rest.first()? {
        b'a'..=b'z' => false,
        b'A'..=b'Z' => true,
        _ => return None,
    };
    let (mut len, mut upper, mut lower) = (1, 0, 0);
    let next = loop {
        match rest.get(len) {
            Some(b'a'..=b'z') => lower += 1,
            Some(b'A'..=b'Z') => upper += 1,
            Some(b'0'..=b'9') if len != 2 => {}
            next => break next,
        }
        len += 1;
    };
    let ends = match next {
        None => true,
        Some(b'.') => len > 1 && rest.get(len + 1).is_none_or(u8::is_ascii_whitespace),
        Some(b' ' | b',' | b'\n' | b'\r' | b'\t' | b';' | b'!' | b'?' | b')' | b'"') => true,
        _ => false,
    };
    let case = match (is_title, upper, lower) {
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    };
    ends.then_some((len, case))
}

/// Zero-width space and joiners, soft hyphen, byte order mark: no token of their own.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn token_at(rest: &str, c: char) -> (TokenKind, usize) {
    if c.is_ascii_alphanumeric() || (c.is_alphanumeric() && !c.is_ascii()) {
        if let Some(found) = address(rest) {
            return found;
        }
        if c.is_numeric() {
            return (TokenKind::Number, number_len(rest));
        }
        return (TokenKind::Word, word_len(rest));
    }
    match c {
        OBJECT => (TokenKind::Object, c.len_utf8()),
        '@' | '#' => {
            let name = rest.get(1..).unwrap_or("");
            let len = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
            if len > 0 { (TokenKind::Handle, 1 + len) } else { (TokenKind::Symbol, 1) }
        }
        '.' => (TokenKind::Punctuation, run_len(rest, '.')),
        '-' => (TokenKind::Punctuation, run_len(rest, '-')),
        _ if is_punctuation(c) => (TokenKind::Punctuation, c.len_utf8()),
        _ => {
            // A symbol takes the marks that combine with it, so that no span cuts an emoji.
            let tail = rest.get(c.len_utf8()..).unwrap_or("");
            let joined = tail.find(|c: char| !is_joining(c)).unwrap_or(tail.len());
            (TokenKind::Symbol, c.len_utf8() + joined)
        }
    }
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '$' | '%' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '@' | '#')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203a}' | '¡' | '¿' | '«' | '»' | '·' | '、' | '。')
}

fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{20d0}'..='\u{20ff}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn run_len(rest: &str, mark: char) -> usize {
    rest.find(|c| c != mark).unwrap_or(rest.len())
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_joining(c) || c == '\u{ad}' }
}

fn word_len(rest: &str) -> usize {
    // "Rs500": the Indian desk's currency word, not a code.
    if matches!(rest.as_bytes(), [b'R', b's', b'0'..=b'9', ..]) {
        return 2;
    }
    let mut len = 0;
    for (at, c) in rest.char_indices() {
        let next_is_letter = || rest.get(at + c.len_utf8()..).and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric);
        let inner = matches!(c, '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}') && next_is_letter();
        if is_word_char(c) || inner {
            len = at + c.len_utf8();
        } else {
            break;
        }
    }
    dotted_len(rest, len)
}

/// `U.S.`, `a.m.`, `D.C.`: single letters, each with a point, two or more of them.
fn dotted_len(rest: &str, word: usize) -> usize {
    let bytes = rest.as_bytes();
    if word != 1
        || bytes.get(1) != Some(&b'.')
        || !bytes.get(2).is_some_and(u8::is_ascii_alphabetic)
        || bytes.get(3) != Some(&b'.')
    {
        return word;
    }
    let mut len = 4;
    while bytes.get(len).is_some_and(u8::is_ascii_alphabetic) && bytes.get(len + 1) == Some(&b'.') {
        len += 2;
    }
    len
}

fn number_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut len = 0;
    for (at, c) in rest.char_indices() {
        if c.is_numeric() {
            len = at + c.len_utf8();
        } else if !(matches!(c, ',' | '.') && at == len && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
            break;
        }
    }
    len
}

/// A web or mail address at the start of `rest`.
fn address(rest: &str) -> Option<(TokenKind, usize)> {
    // Cheap test first: the first part of an address ends in one of these.
    let is_inside = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+');
    let is_part_end = match rest.bytes().take(ADDRESS_PART_BYTES_MAX).find(|b| !is_inside(*b))? {
        b'.' | b'@' => true,
        b':' => rest.starts_with(['h', 'H']),
        _ => false,
    };
    if !is_part_end {
        return None;
    }
    let is_end = |b: u8| b.is_ascii_whitespace() || matches!(b, b'<' | b'>' | b'"' | b')' | b']' | b'}' | b'|');
    let mut len = 0;
    for byte in rest.bytes().take(ADDRESS_BYTES_MAX) {
        if is_end(byte) || byte >= 0x80 {
            break;
        }
        len += 1;
    }
    if len < 4 {
        return None;
    }
    let run = rest.get(..len)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let lower = |n: usize| run.get(..n).map(str::to_ascii_lowercase).unwrap_or_default();
    if lower(7) == "http://" || lower(8) == "https://" || lower(4) == "www." {
        return Some((TokenKind::Url, run.len()));
    }
    if let Some((user, host)) = run.split_once('@') {
        let user_ok =
            !user.is_empty() && user.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+'));
        if user_ok && is_domain(host, false) {
            return Some((TokenKind::Email, run.len()));
        }
        return None;
    }
    let (host, _) = run.split_once('/').unwrap_or((run, ""));
    is_domain(host, true).then_some((TokenKind::Url, run.len()))
}

fn is_domain(host: &str, known_end: bool) -> bool {
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    let label_ok = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let end_ok =
        if known_end { TOP_DOMAINS.contains(&end) } else { end.len() >= 2 && end.bytes().all(|b| b.is_ascii_alphabetic()) };
    // A bare "land.In" is a lost space, not an address; labels of one letter are initials.
    end_ok && name.split('.').all(label_ok) && (!known_end || name.len() > 2)
}

fn case_of(word: &str) -> Case {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Case::Lower;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::None };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        (false, 0, _) if first.is_lowercase() => Case::Lower,
        (false, 0, 0) => Case::None,
        (true, ..) if title_parts(word) => Case::Title,
        _ => Case::Mixed,
    }
}

/// `Jean-Luc`, `O'Neill`: every part starts with its only capital.
fn title_parts(word: &str) -> bool {
    word.split(['-', '\'', '\u{2019}', '\u{2010}', '\u{2011}']).all(|part| {
        let mut chars = part.chars();
        chars.next();
        chars.all(|c| !c.is_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, TextSpan::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn news_copy_is_cut_as_a_reader_reads_it() {
        assert_eq!(words("It's the U.S. Senate's 9 a.m. vote."), ["It's", "the", "U.S.", "Senate's", "9", "a.m.", "vote", "."]);
        assert_eq!(words("£6m, 51-49; 1,000.5km"), ["£", "6", "m", ",", "51", "-", "49", ";", "1,000.5", "km"]);
        assert_eq!(words("energy-rich O’Neill… go--now"), ["energy-rich", "O’Neill", "…", "go", "--", "now"]);
        assert_eq!(words("mail a.b@c.org or see bbc.co.uk/news."), ["mail", "a.b@c.org", "or", "see", "bbc.co.uk/news", "."]);
        assert_eq!(words("@desk #news J. K. end.Next"), ["@desk", "#news", "J", ".", "K", ".", "end", ".", "Next"]);
    }

    #[test]
    fn cases() {
        let case = |word| case_of(word);
        assert_eq!(
            [case("storm"), case("Storm"), case("STORM"), case("iPhone")],
            [Case::Lower, Case::Title, Case::Upper, Case::Mixed]
        );
        assert_eq!(
            [case("O’Neill"), case("Jean-Luc"), case("A"), case("McKay")],
            [Case::Title, Case::Title, Case::Title, Case::Mixed]
        );
    }

    proptest! {
        #[test]
        fn the_short_way_says_what_the_long_way_says(text in "[a-cA-CRs1.@:,' é-]{1,8}") {
            if let (Some((len, case)), Some(c)) = (plain_word(text.as_bytes()), text.chars().next()) {
                prop_assert_eq!(token_at(&text, c), (TokenKind::Word, len));
                prop_assert_eq!(case_of(&text[..len]), case);
            }
        }

        #[test]
        fn tokens_and_white_space_tile_the_text(text in "[ -~é’“”—🙂\u{301}\u{fe0f}\u{200d}東\u{a0}\n]{0,80}") {
            let mut tokens = Vec::new();
            tokenize(&text, TextSpan::new(0, text.len()), &mut tokens);
            let mut at = 0;
            for token in &tokens {
                let gap = &text[at..token.span.start as usize];
                prop_assert!(gap.chars().all(|c| c.is_whitespace() || is_invisible(c)));
                prop_assert!(!token.span.is_empty());
                at = token.span.end as usize;
            }
            prop_assert!(text[at..].chars().all(|c| c.is_whitespace() || is_invisible(c)));
        }
    }
}
