//! Edits of word files and of `copydesk.toml` that leave everything else as it stands.

use crate::config::ConfigFile;
use crate::diagnostic::Problem;
use crate::language::folded;
use crate::source::toml_string;
use std::path::Path;

/// Reads a configuration file on its own.
pub(super) fn read_config(path: &Path) -> Result<ConfigFile, Vec<Problem>> {
    let shown = crate::source::shown(path);
    let text = std::fs::read_to_string(path)
        .map_err(|error| vec![Problem::of_file(shown.as_str(), format!("cannot be read: {error}"))])?;
    ConfigFile::parse(&shown, &text).map_err(|problem| vec![problem])
}

/// What a line of a word file is sorted by; none for blank lines and comments.
fn sort_key(line: &str) -> Option<String> {
    let entry = line.trim_start_matches('\u{feff}').split('#').next().unwrap_or("").trim();
    let word = entry.trim_start_matches('*').trim_start();
    (!word.is_empty()).then(|| folded(word))
}

/// True when the very line stands in the file, comments and blanks aside.
pub(super) fn has_line(text: &str, line: &str) -> bool {
    let bare = |line: &str| line.trim_start_matches('\u{feff}').split('#').next().unwrap_or("").trim().to_owned();
    text.lines().any(|other| bare(other) == bare(line))
}

/// The word file with a line more: where the order wants it in a sorted file, else at the end.
pub(super) fn insert_line(text: &str, line: &str) -> String {
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let key = sort_key(line).unwrap_or_default();
    let mut entries: Vec<(String, usize, usize)> = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        entries.extend(sort_key(whole).map(|key| (key, start, start + whole.len())));
        start += whole.len();
    }
    let is_sorted = entries.is_sorted_by(|a, b| a.0 <= b.0);
    let before = entries.iter().rev().find(|(other, ..)| !is_sorted || *other <= key);
    let at = match (before, entries.first()) {
        (Some(_), _) if !is_sorted => text.len(),
        (Some((_, _, end)), _) => *end,
        (None, Some((_, start, _))) => *start,
        (None, None) => text.len(),
    };
    let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
    let gap = if head.is_empty() || head.ends_with('\n') { "" } else { ending };
    format!("{head}{gap}{}{ending}{tail}", line.trim())
}

/// The configuration with one word file more in `words`, for the caller to parse again.
pub(super) fn with_word_file(file: Option<&ConfigFile>, name: &str) -> String {
    let quoted = toml_string(name);
    let Some(file) = file else { return format!("words = [{quoted}]\n") };
    let text: &str = &file.text;
    let splice =
        |from: usize, to: usize, new: &str| format!("{}{new}{}", text.get(..from).unwrap_or(""), text.get(to..).unwrap_or(""));
    if let Some(last) = file.words.last() {
        let end = last.span().end;
        return splice(end, end, &format!(", {quoted}"));
    }
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = format!("words = [{quoted}]{ending}");
    if let Some(empty) = &file.words_bytes {
        return splice(empty.start, empty.end, &format!("[{quoted}]"));
    }
    // Before the first table with the comment above it, or behind everything; each place is tried in turn.
    let mut places = Vec::new();
    let (mut at, mut comment) = (0, None);
    for whole in text.split_inclusive('\n') {
        let trimmed = whole.trim_start_matches('\u{feff}').trim();
        let end = at + whole.len();
        if trimmed.starts_with("# words =") {
            places.insert(0, (end, line.clone()));
        }
        if trimmed.starts_with('[') {
            places.push((comment.unwrap_or(at), format!("{line}{ending}")));
        }
        comment = if trimmed.starts_with('#') { comment.or(Some(at)) } else { None };
        at = end;
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { ending };
    places.push((text.len(), format!("{gap}{line}")));
    let tried = places.iter().map(|(at, new)| splice(*at, *at, new));
    let is_right = |text: &String| {
        let parsed = ConfigFile::parse(&file.name, text);
        parsed.is_ok_and(|file| file.words.iter().any(|word| word.get_ref() == name))
    };
    tried.into_iter().find(is_right).unwrap_or_else(|| splice(0, 0, &line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sorted_file_stays_sorted() {
        assert_eq!(insert_line("", "zomark"), "zomark\n");
        assert_eq!(
            insert_line("# House\n\nbhaji\n*thusly\nzomark\n", "Tobermory"),
            "# House\n\nbhaji\n*thusly\nTobermory\nzomark\n"
        );
        assert_eq!(insert_line("# House\n\nbhaji", "zomark"), "# House\n\nbhaji\nzomark\n");
        assert_eq!(insert_line("# House\n\nbhaji\r\n", "adda"), "# House\n\nadda\r\nbhaji\r\n");
        assert_eq!(insert_line("zomark\nbhaji\n# end\n", "adda"), "zomark\nbhaji\n# end\nadda\n");
    }

    #[track_caller]
    fn named(text: &str, expected: &str) {
        let file = ConfigFile::parse("copydesk.toml", text).unwrap();
        assert_eq!(with_word_file(Some(&file), "words.txt"), expected);
    }

    #[test]
    fn configuration_keeps_its_comments() {
        assert_eq!(with_word_file(None, "a \"b\".txt"), "words = [\"a \\\"b\\\".txt\"]\n");
        named("", "words = [\"words.txt\"]\n");
        named("# House\nvariety = \"en-GB\" # ours", "# House\nvariety = \"en-GB\" # ours\nwords = [\"words.txt\"]\n");
        named("words = [] # none\n", "words = [\"words.txt\"] # none\n");
        named("words = [\n  \"a.txt\", # first\n]\n", "words = [\n  \"a.txt\", \"words.txt\", # first\n]\n");
        named(
            "exclude = [\n  \"x\",\n]\n\n# Rules\n[rules]\n\"style/*\" = \"off\"\n",
            "exclude = [\n  \"x\",\n]\n\nwords = [\"words.txt\"]\n\n# Rules\n[rules]\n\"style/*\" = \"off\"\n",
        );
        let tables = "exclude = [\n[\"x\"]\n]";
        assert!(ConfigFile::parse("copydesk.toml", tables).is_err());
    }

    #[test]
    fn the_template_takes_a_word_file() {
        let file = ConfigFile::parse("copydesk.toml", crate::config::TEMPLATE).unwrap();
        let text = with_word_file(Some(&file), "words.txt");
        assert!(text.contains("\n# words = [\"words.txt\"]\nwords = [\"words.txt\"]\n"), "{text}");
    }
}
