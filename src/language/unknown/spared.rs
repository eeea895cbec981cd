//! Unknown words that are no business of a speller: parts of file names and code, drawn-out words.

use crate::language::Document;
use crate::language::lexicon::Lexicon;
use crate::span::TextSpan;

/// Bytes looked at on each side of a word for the file name or path that it is part of.
const CHUNK_BYTES_MAX: usize = 128;

/// Ends of file names, in small letters.
const FILE_ENDINGS: &[&str] = &[
    "7z", "apk", "avi", "bak", "bat", "bin", "bmp", "cfg", "conf", "cpp", "css", "csv", "db", "dll", "dmg", "doc", "docx", "eps",
    "epub", "exe", "flac", "gif", "gz", "heic", "htm", "html", "ico", "ini", "iso", "jar", "java", "jpeg", "jpg", "js", "json",
    "jsx", "key", "log", "md", "mov", "mp3", "mp4", "mpeg", "mpg", "msi", "ods", "odt", "ogg", "pdf", "php", "png", "ppt",
    "pptx", "psd", "py", "rar", "raw", "rb", "rs", "rtf", "sh", "sql", "svg", "tar", "tex", "tif", "tiff", "toml", "ts", "tsx",
    "txt", "wav", "webm", "webp", "xls", "xlsx", "xml", "yaml", "yml", "zip",
];

/// True for a part of a file name, a path, an address without a scheme, or code in running text.
pub(super) fn is_in_code(document: &Document, span: TextSpan) -> bool {
    let text = &document.text;
    let (start, end) = (span.start as usize, span.end as usize);
    let from = text.ceil_char_boundary(start.saturating_sub(CHUNK_BYTES_MAX));
    let to = text.floor_char_boundary(end + CHUNK_BYTES_MAX);
    let left = text.get(from..start).and_then(|left| left.rsplit(char::is_whitespace).next()).unwrap_or("");
    let right = text.get(end..to).and_then(|right| right.split(char::is_whitespace).next()).unwrap_or("");
    if left.is_empty() && right.is_empty() {
        return false;
    }
    let chunk = text.get(start - left.len()..end + right.len()).unwrap_or("");
    let is_edge = |c: char| !c.is_alphanumeric() && !matches!(c, '/' | '\\' | '_' | '~' | '.');
    chunk.contains("()") || is_code(chunk.trim_matches(is_edge).trim_end_matches(['.', '/']))
}

fn is_code(chunk: &str) -> bool {
    // Marks that join letters in no copy, and paths of three parts or from the root.
    let joined = |mark: &str| {
        let mut parts = chunk.split(mark).map(|part| part.chars().next_back().zip(part.chars().next()));
        let ends: Vec<_> = parts.by_ref().take(4).collect();
        ends.windows(2).any(|pair| {
            let before = pair.first().copied().flatten().is_some_and(|(last, _)| last.is_alphanumeric());
            before && pair.get(1).copied().flatten().is_some_and(|(_, first)| first.is_alphanumeric())
        })
    };
    let is_path = chunk.starts_with(['/', '~', '\\']) || chunk.matches('/').count() > 1;
    let in_code = ["_", "\\", "::", "=", "->", "://"].iter().any(|mark| joined(mark));
    let has_ending = chunk.rsplit_once('.').is_some_and(|(name, ending)| {
        let is_name = name.chars().next_back().is_some_and(char::is_alphanumeric);
        // "eaten.Raw" lacks a blank.
        let is_shouted = ending.bytes().all(|byte| !byte.is_ascii_lowercase());
        is_name && (FILE_ENDINGS.contains(&ending) || is_shouted && FILE_ENDINGS.contains(&ending.to_lowercase().as_str()))
    });
    // "example.co/page": a point between letters, then a slash.
    let is_address = chunk.split_once('/').is_some_and(|(host, _)| {
        host.split_once('.').is_some_and(|(name, end)| !name.is_empty() && end.len() > 1 && !end.contains(' '))
    });
    is_path || in_code || has_ending || is_address
}

/// Fewest letters of a word whose tripled letter is a slip of the finger: "committtee", but "sooo".
const TRIPLED_LETTERS_MIN: usize = 6;

/// True for a word drawn out for emphasis: one letter four times, or three times where two make no longer word.
pub(super) fn is_drawn_out(lexicon: &Lexicon, word: &str) -> bool {
    let mut longest = 0;
    let mut count = 0;
    let mut last = None;
    let mut doubled = String::with_capacity(word.len());
    for c in word.chars() {
        count = if last == Some(c) { count + 1 } else { 1 };
        last = Some(c);
        longest = longest.max(count);
        if count < 3 {
            doubled.push(c);
        }
    }
    let is_slip = || doubled.len() >= TRIPLED_LETTERS_MIN && lexicon.level(&doubled).is_some_and(|level| level <= 70);
    longest > 3 || (longest == 3 && !is_slip())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_by_its_marks() {
        let all = [
            "report_final.docx",
            "index.html",
            "REPORT.PDF",
            "C:\\Users\\desk",
            "/etc/hosts/filex",
            "exmple.co/abc",
            "a::b",
            "x=y",
            "src/main/filex",
            "config.yaml",
            "_templ/pagex/x",
        ];
        assert!(all.iter().all(|chunk| is_code(chunk)), "{:?}", all.iter().find(|chunk| !is_code(chunk)));
        let copy = [
            "and/or",
            "end.Next",
            "recieved.The",
            "eatn.Raw",
            "he/she",
            "well-knwon",
            "wait...what",
            "Mr.Smith",
            "9/11",
            "a.m",
            "road",
        ];
        assert!(!copy.iter().any(|chunk| is_code(chunk)), "{:?}", copy.iter().find(|chunk| is_code(chunk)));
    }

    #[test]
    fn drawn_out_words_are_no_slips() {
        let lexicon = Lexicon::shared();
        let drawn = ["sooooo", "noooo", "aaargh", "hmmm", "yesss", "wowww", "whaaat", "pleaseee", "goooal"];
        assert!(drawn.iter().all(|word| is_drawn_out(lexicon, word)));
        assert!(!["committtee", "agreeement", "reallly", "soon", "statexent"].iter().any(|word| is_drawn_out(lexicon, word)));
    }
}
