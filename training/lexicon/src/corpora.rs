//! The texts as sentences of tokens, cut as copydesk cuts them; tags where the text has them.

use crate::Result;
use crate::archives::{self, Form};
use crate::input::Inputs;

/// A word, `.` (end of sentence), `,` (any other mark) or `0` (anything with a digit).
pub struct Token {
    /// As written; a straight apostrophe.
    pub text: String,
    /// Penn tag; empty in texts without tags.
    pub tag: String,
}

/// Sentences; the end is not a token of its own.
pub type Text = Vec<Vec<Token>>;

/// All texts, in a fixed order.
pub fn read(inputs: &Inputs) -> Result<Text> {
    let mut text = Text::new();
    archives::read(inputs, |form, _, source| match form {
        Form::Tagged => tagged(source, &mut text),
        Form::Conllu => conllu(source, &mut text),
        Form::Address | Form::Textbook => plain(source, &mut text),
    })?;
    Ok(text)
}

/// `word_TAG word_TAG`, a sentence a line.
fn tagged(source: &str, text: &mut Text) {
    for line in source.lines() {
        let mut sentence = Vec::new();
        for piece in line.split_ascii_whitespace() {
            if let Some((word, tag)) = piece.rsplit_once('_') {
                push(&mut sentence, word, tag, tag == "POS" || is_clitic(word));
            }
        }
        close(sentence, text);
    }
}

/// CoNLL-U: form in the second, Penn tag in the fifth column; a contraction is a range of ids.
fn conllu(source: &str, text: &mut Text) {
    let mut sentence = Vec::new();
    for line in source.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        if let [id, form, _, _, tag, ..] = columns[..] {
            if id.bytes().all(|b| b.is_ascii_digit()) {
                push(&mut sentence, form, tag, tag == "POS" || is_clitic(form));
            }
        } else if line.is_empty() {
            close(std::mem::take(&mut sentence), text);
        }
    }
    close(sentence, text);
}

fn is_clitic(word: &str) -> bool {
    matches!(word.to_lowercase().replace('’', "'").as_str(), "n't" | "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m")
}

/// Adds a word; a clitic is glued to the word before it, whose tag stays.
fn push(sentence: &mut Vec<Token>, word: &str, tag: &str, glue: bool) {
    let word = word.replace(['’', '‘'], "'");
    if glue && let Some(last) = sentence.last_mut().filter(|last| last.text.starts_with(char::is_alphabetic)) {
        last.text.push_str(&word);
        return;
    }
    let kind = word.chars().next();
    let text = match kind {
        Some(_) if word.contains(|c: char| c.is_ascii_digit()) => "0".to_owned(),
        Some(c) if c.is_alphabetic() => word,
        Some('.' | '!' | '?') => ".".to_owned(),
        _ => ",".to_owned(),
    };
    sentence.push(Token { text, tag: tag.to_owned() });
}

/// Running text: words of letters with inner apostrophes, hyphens and points.
fn plain(source: &str, text: &mut Text) {
    let mut sentence: Vec<Token> = Vec::new();
    let source = source.replace(['’', '‘'], "'").replace("\r\n", "\n");
    let mut rest = source.as_str();
    while let Some(c) = rest.chars().next() {
        let len = if c.is_alphanumeric() { word_len(rest) } else { c.len_utf8() };
        let (word, after) = rest.split_at(len);
        rest = after;
        if c == '\n' && rest.starts_with('\n') {
            close(std::mem::take(&mut sentence), text);
        } else if !c.is_whitespace() {
            let ends = matches!(c, '.' | '!' | '?') && !after_abbreviation(&sentence, rest);
            if c != '.' || ends {
                push(&mut sentence, word, "", false);
            }
            if ends {
                close(std::mem::take(&mut sentence), text);
            }
        }
    }
    close(sentence, text);
}

fn word_len(rest: &str) -> usize {
    let mut len = 0;
    for (at, c) in rest.char_indices() {
        let next = rest[at + c.len_utf8()..].chars().next();
        let inner = matches!(c, '\'' | '-') || (matches!(c, '.' | ',') && next.is_some_and(|n| n.is_ascii_digit()));
        if c.is_alphanumeric() || (inner && next.is_some_and(char::is_alphanumeric)) {
            len = at + c.len_utf8();
        } else {
            break;
        }
    }
    len.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// A point behind a title or an initial does not end the sentence.
fn after_abbreviation(sentence: &[Token], rest: &str) -> bool {
    let next = rest.trim_start().chars().next();
    let last = sentence.last().map_or("", |token| token.text.as_str());
    rest.starts_with(char::is_alphanumeric)
        || next.is_some_and(char::is_lowercase)
        || (last.len() == 1 && last.starts_with(char::is_uppercase) && last != "I")
        || ["Mr", "Mrs", "Ms", "Dr", "Gen", "Gov", "Sen", "Rep", "St", "Messrs", "No"].contains(&last)
}

fn close(sentence: Vec<Token>, text: &mut Text) {
    if !sentence.is_empty() {
        text.push(sentence);
    }
}
