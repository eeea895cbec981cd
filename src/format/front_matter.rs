//! Front matter, YAML between `---` and TOML between `+++`: headline, standfirst, date and stet entries.

use super::StetComment;
use super::lines::{Line, lines};
use crate::span::SourceSpan;
use std::ops::Range;

/// What front matter says; all ranges are of the source.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// First byte behind the closing line.
    pub(super) end: usize,
    /// The headline, in stretches that follow each other on the page (a block scalar has one for each line).
    pub(super) headline: Vec<Range<usize>>,
    /// The standfirst, likewise.
    pub(super) standfirst: Vec<Range<usize>>,
    /// The date as written.
    pub(super) date: Option<String>,
    /// Entries of `stet`, in order.
    pub(super) stets: Vec<StetComment>,
}

/// Reads the front matter that starts at `start`, where there is one: a fence line, a line that is not empty, and a
/// closing fence.
pub(super) fn read(source: &str, start: usize) -> Option<FrontMatter> {
    let fence = source.get(start..start + 3).filter(|fence| matches!(*fence, "---" | "+++"))?;
    let mut all = lines(source, start..source.len());
    let is_fence = |line: &Line| source.get(line.range.clone()).is_some_and(|copy| copy.trim_end() == fence);
    all.next().filter(is_fence)?;
    let mut inner: Vec<Line> = Vec::new();
    let mut front = FrontMatter::default();
    for line in all {
        let copy = source.get(line.range.clone()).unwrap_or("");
        if is_fence(&line) || (fence == "---" && copy.trim_end() == "...") {
            front.end = line.next;
            front.take(source, &inner, fence == "+++");
            return Some(front);
        }
        if inner.is_empty() && copy.trim().is_empty() {
            return None;
        }
        inner.push(line);
    }
    None
}

impl FrontMatter {
    fn take(&mut self, source: &str, lines: &[Line], is_toml: bool) {
        let text = |range: Range<usize>| source.get(range).unwrap_or("");
        let mut has_stets = false;
        for (i, line) in lines.iter().enumerate() {
            let copy = text(line.range.clone());
            if is_toml && copy.starts_with('[') {
                // A table begins: keys below are not the article's own.
                return;
            }
            let Some(colon) = copy.find(if is_toml { '=' } else { ':' }).filter(|_| !copy.starts_with([' ', '\t', '#', '-']))
            else {
                continue;
            };
            let key = copy.get(..colon).unwrap_or("").trim().trim_matches(['"', '\'']).to_ascii_lowercase();
            let value = line.range.start + colon + 1..line.range.end;
            let below = lines.get(i + 1..).unwrap_or(&[]);
            match key.as_str() {
                "title" | "headline" if self.headline.is_empty() => self.headline = scalar(source, value, below, is_toml),
                "description" | "summary" | "standfirst" | "excerpt" | "subtitle" | "dek" if self.standfirst.is_empty() => {
                    self.standfirst = scalar(source, value, below, is_toml);
                }
                "date" if self.date.is_none() => {
                    let range = one_line(source, value);
                    self.date = range.map(|range| text(range).to_owned()).filter(|date| !date.is_empty());
                }
                "stet" if !has_stets => {
                    has_stets = true;
                    self.take_stets(source, value, below);
                }
                _ => {}
            }
        }
    }

    /// A scalar, a list in brackets, over several lines perhaps, or a list of `- ` lines.
    fn take_stets(&mut self, source: &str, value: Range<usize>, below: &[Line]) {
        let copy = source.get(value.clone()).unwrap_or("");
        let blanks = copy.len() - copy.trim_start().len();
        if copy.trim_start().starts_with('[') {
            let end = below.last().map_or(value.end, |line| line.range.end);
            return self.take_entries(source, value.start + blanks + 1..end);
        }
        if let Some(range) = one_line(source, value).filter(|range| !range.is_empty()) {
            return self.push_stet(source, range);
        }
        for line in below {
            let copy = source.get(line.range.clone()).unwrap_or("");
            let entry = copy.trim_start();
            match entry.strip_prefix('-') {
                Some(rest) => {
                    let range = one_line(source, line.range.end - rest.len()..line.range.end);
                    range.into_iter().for_each(|range| self.push_stet(source, range));
                }
                None if entry.is_empty() || entry.starts_with('#') => {}
                None => return,
            }
        }
    }

    /// Entries between brackets, parted by commas; `range` starts behind the opening one.
    fn take_entries(&mut self, source: &str, range: Range<usize>) {
        let bytes = source.as_bytes().get(..range.end).unwrap_or(&[]);
        let mut start = range.start;
        let mut at = range.start;
        let mut quote: Option<u8> = None;
        while let Some(byte) = bytes.get(at) {
            match (quote, byte) {
                (Some(mark), byte) => quote = (mark != *byte).then_some(mark),
                (None, b'"' | b'\'') => quote = Some(*byte),
                (None, b'#') => {
                    self.push_entry(source, start..at);
                    at += bytes.iter().skip(at).take_while(|b| !matches!(b, b'\n' | b'\r')).count();
                    start = at;
                    continue;
                }
                (None, b',' | b']') => {
                    self.push_entry(source, start..at);
                    start = at + 1;
                }
                _ => {}
            }
            if quote.is_none() && *byte == b']' {
                return;
            }
            at += 1;
        }
    }

    fn push_entry(&mut self, source: &str, range: Range<usize>) {
        if let Some(range) = one_line(source, super::lines::trimmed(source, range)) {
            self.push_stet(source, range);
        }
    }

    fn push_stet(&mut self, source: &str, range: Range<usize>) {
        let rule = source.get(range.clone()).unwrap_or("");
        if !rule.is_empty() {
            let span = SourceSpan::new(range.start, range.end);
            self.stets.push(StetComment { span, content: format!("stet-file: {rule}"), text_offset: 0 });
        }
    }
}

/// The stretches of a scalar: what stands behind the key, or the indented lines below it.
fn scalar(source: &str, value: Range<usize>, below: &[Line], is_toml: bool) -> Vec<Range<usize>> {
    let copy = source.get(value.clone()).unwrap_or("").trim();
    let is_block = !is_toml && copy.starts_with(['>', '|']) && copy.len() <= 3;
    let mut out = Vec::new();
    if !is_block {
        if copy.starts_with(['[', '{', '&', '!', '|', '>']) || matches!(copy, "" | "~" | "null") {
            return out;
        }
        if copy.starts_with('\'') && !is_toml {
            return single_quoted(source, value);
        }
        let Some(range) = one_line(source, value) else { return out };
        out.push(range);
        if is_toml || copy.starts_with(['"', '\'']) {
            return out;
        }
    }
    for line in below {
        let copy = source.get(line.range.clone()).unwrap_or("");
        if copy.trim().is_empty() && is_block {
            continue;
        }
        if !copy.starts_with([' ', '\t']) || copy.trim().is_empty() || (!is_block && copy.trim_start().starts_with('#')) {
            break;
        }
        let previous_end = out.last().map(|range: &Range<usize>| range.end);
        let range = super::lines::trimmed(source, line.range.clone());
        if let Some(end) = previous_end {
            // The line end between two lines belongs to the text.
            let break_at = line_end_before(source, end, line.range.start);
            out.push(break_at);
        }
        out.push(range);
    }
    out
}

/// The inside of a YAML scalar in single quotation marks; of a doubled mark the first belongs to the text.
fn single_quoted(source: &str, value: Range<usize>) -> Vec<Range<usize>> {
    let range = super::lines::trimmed(source, value);
    let mut out = Vec::new();
    let mut start = range.start + 1;
    loop {
        let Some(rest) = source.get(start..range.end) else { return Vec::new() };
        let Some(mark) = rest.find('\'').map(|offset| start + offset) else { return Vec::new() };
        if source.as_bytes().get(mark + 1) != Some(&b'\'') || mark + 1 >= range.end {
            out.push(start..mark);
            return out;
        }
        out.push(start..mark + 1);
        start = mark + 2;
    }
}

/// The line end that stands last in `source[from..to]`.
fn line_end_before(source: &str, from: usize, to: usize) -> Range<usize> {
    let between = source.get(from..to).unwrap_or("");
    let length = if between.ends_with("\r\n") { 2 } else { 1 };
    to - length.min(between.len())..to
}

/// The inside of a scalar on one line, without quotes and comment; `None` where it holds an escape or does not end.
fn one_line(source: &str, value: Range<usize>) -> Option<Range<usize>> {
    let range = super::lines::trimmed(source, value);
    let copy = source.get(range.clone())?;
    let Some(quote) = copy.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        let end = copy.find(" #").unwrap_or(copy.len());
        let end = if copy.starts_with('#') { 0 } else { end };
        return Some(super::lines::trimmed(source, range.start..range.start + end));
    };
    let inner = copy.get(1..)?;
    let close = inner.find(quote)?;
    let after = inner.get(close + 1..)?.trim_start();
    let content = inner.get(..close)?;
    let has_escape = quote == '"' && content.contains('\\');
    let is_whole = after.is_empty() || after.starts_with('#') || after.starts_with(',');
    (is_whole && !has_escape).then(|| super::lines::trimmed(source, range.start + 1..range.start + 1 + close))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(source: &str, ranges: &[Range<usize>]) -> String {
        ranges.iter().map(|range| &source[range.clone()]).collect()
    }

    fn headline(front: &str) -> String {
        let source = format!("---\n{front}\n---\nText");
        joined(&source, &read(&source, 0).unwrap().headline)
    }

    #[test]
    fn yaml_scalars() {
        for (front, wanted) in [
            ("title: Storm shuts road # draft", "Storm shuts road"),
            ("title: \"Storm: road shut\"", "Storm: road shut"),
            ("\"title\": 'It''s shut'  # why", "It's shut"),
            ("title: >-\n  Storm\n  shuts road\ntags: x", "Storm\nshuts road"),
            ("title: |\r\n  Storm\r\n  road\r\n", "Storm\r\nroad"),
            ("title: Storm\n  shuts road", "Storm\nshuts road"),
            ("Headline: Storm", "Storm"),
            ("author:\n  title: Editor", ""),
            ("title: \"a \\\"b\\\"\"", ""),
            ("title: [a, b]", ""),
            ("title: ~", ""),
            ("title: 'open", ""),
        ] {
            assert_eq!(headline(front), wanted, "{front}");
        }
    }

    #[test]
    fn toml_keys_end_at_the_first_table() {
        let source =
            "+++\ntitle = 'Storm'\ndescription = \"Road shut\"\ndate = 2022-01-05T10:00:00Z # x\n[extra]\nstet = ['a']\n+++\n";
        let front = read(source, 0).unwrap();
        assert_eq!(joined(source, &front.headline), "Storm");
        assert_eq!(joined(source, &front.standfirst), "Road shut");
        assert_eq!(front.date.as_deref(), Some("2022-01-05T10:00:00Z"));
        assert_eq!((front.stets.len(), front.end), (0, source.len()));
    }

    #[test]
    fn stet_entries() {
        for front in [
            "stet: [names/*, \"style/cliche house style\"]",
            "stet: [ 'names/*', # why, not\n  style/cliche house style,\n]",
            "stet:\n  - names/*\n# a\n- \"style/cliche house style\"\ntags:\n- x",
        ] {
            let source = format!("---\ntitle: a\n{front}\n---\n");
            let stets = read(&source, 0).unwrap().stets;
            let contents: Vec<&str> = stets.iter().map(|stet| stet.content.as_str()).collect();
            assert_eq!(contents, ["stet-file: names/*", "stet-file: style/cliche house style"], "{front}");
            assert_eq!(&source[stets[0].span.range()], "names/*");
        }
        let source = "---\nstet: names/*\n---\n";
        assert_eq!(read(source, 0).unwrap().stets[0].span, SourceSpan::new(10, 17));
    }

    #[test]
    fn what_is_no_front_matter() {
        for source in ["", "---", "---\n", "---\n\ntext\n---\n", "---\ntext\n", "--- a\nb\n---\n", "+++\na = 1\n---\n"] {
            assert_eq!(read(source, 0), None, "{source:?}");
        }
    }
}
