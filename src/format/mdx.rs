//! MDX: module lines, expressions in braces and tags with expressions as attributes.

use super::lines::lines;
use super::mask::Cut;
use std::ops::Range;

/// What MDX adds to a Markdown text.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Module lines (not shown) and expressions (shown), in order.
    pub(super) cuts: Vec<Cut>,
    /// Tags that hold braces; a Markdown parser does not know them as tags.
    pub(super) tags: Vec<Range<usize>>,
}

/// Finds module lines; where there are some, or a component's tag, braces are expressions.
pub(super) fn scan(text: &str) -> Found {
    let mut found = Found { cuts: modules(text), tags: Vec::new() };
    if found.cuts.is_empty() && !has_component(text) {
        return found;
    }
    let bytes = text.as_bytes();
    let modules = found.cuts.clone();
    let mut modules = modules.iter().peekable();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        while modules.next_if(|cut| cut.range.end <= at).is_some() {}
        if let Some(cut) = modules.peek().filter(|cut| cut.range.start <= at) {
            at = cut.range.end;
            continue;
        }
        at = match byte {
            // `{#id}` behind a heading is an attribute of Markdown.
            b'{' if bytes.get(at + 1) != Some(&b'#') => match braces(bytes, at) {
                Ok(end) => {
                    let is_comment = bytes.get(at + 1..).is_some_and(|rest| rest.starts_with(b"/*"));
                    found.cuts.push(Cut { range: at..end, shown: !is_comment });
                    end
                }
                Err(stop) => stop,
            },
            b'<' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => match tag(bytes, at) {
                Ok((end, has_braces)) => {
                    if has_braces {
                        found.tags.push(at..end);
                    }
                    end
                }
                Err(stop) => stop,
            },
            _ => at + 1,
        };
    }
    found.cuts.sort_by_key(|cut| cut.range.start);
    found
}

/// Paragraphs that start with `import` or `export`, outside fenced code.
fn modules(text: &str) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut fence: Option<char> = None;
    let (mut after_blank, mut in_module) = (true, false);
    for line in lines(text, 0..text.len()) {
        let copy = text.get(line.range.clone()).unwrap_or("");
        let mark = fence_mark(copy);
        if mark.is_some() && (fence.is_none() || fence == mark) {
            fence = if fence.is_none() { mark } else { None };
            (after_blank, in_module) = (false, false);
            continue;
        }
        let is_blank = copy.trim().is_empty();
        in_module = !is_blank && fence.is_none() && (in_module || (after_blank && is_module_line(copy)));
        match cuts.last_mut() {
            Some(last) if in_module && !after_blank => last.range.end = line.range.end,
            _ if in_module => cuts.push(Cut { range: line.range.clone(), shown: false }),
            _ => {}
        }
        after_blank = is_blank;
    }
    cuts
}

fn fence_mark(line: &str) -> Option<char> {
    let line = line.trim_start_matches(' ');
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    line.starts_with(if mark == '`' { "```" } else { "~~~" }).then_some(mark)
}

fn is_module_line(line: &str) -> bool {
    let line = line.trim_end();
    if let Some(rest) = line.strip_prefix("import ") {
        let ends_as_path = line.trim_end_matches(';').ends_with(['"', '\'']);
        return rest.starts_with('{') || (ends_as_path && (rest.starts_with(['"', '\'']) || rest.contains(" from ")));
    }
    let Some(rest) = line.strip_prefix("export ") else { return false };
    ["const ", "let ", "var ", "function ", "async ", "default ", "class ", "{", "* "].iter().any(|word| rest.starts_with(word))
}

/// True when a tag with a capital stands in the text: `<Chart />`.
fn has_component(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let mut rest = text.as_bytes().iter().skip(at + 1);
        rest.next().is_some_and(u8::is_ascii_uppercase)
            && rest.find(|b| !b.is_ascii_alphanumeric() && **b != b'.').is_some_and(|b| b" />\n".contains(b))
    })
}

/// The end of the braces that open at `open`; `Err` holds where the search gave up (empty line, code mark, end).
fn braces(bytes: &[u8], open: usize) -> Result<usize, usize> {
    let mut depth = 0usize;
    let mut at = open;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Ok(at + 1);
                }
            }
            b'`' => return Err(at),
            b'\n' | b'\r' if empty_line_follows(bytes, at) => return Err(at),
            _ => {}
        }
        at += 1;
    }
    Err(at)
}

/// The end of the tag that opens at `open` and whether it holds braces; `Err` holds where the search gave up.
fn tag(bytes: &[u8], open: usize) -> Result<(usize, bool), usize> {
    let mut has_braces = false;
    let mut quote: Option<u8> = None;
    let mut at = open + 1;
    while let Some(byte) = bytes.get(at) {
        match (quote, byte) {
            (_, b'\n' | b'\r') if empty_line_follows(bytes, at) => return Err(at),
            (Some(mark), byte) => quote = (mark != *byte).then_some(mark),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b'{') => {
                has_braces = true;
                at = braces(bytes, at)?;
                continue;
            }
            (None, b'>') => return Ok((at + 1, has_braces)),
            (None, b'<') => return Err(at),
            _ => {}
        }
        at += 1;
    }
    Err(at)
}

fn empty_line_follows(bytes: &[u8], at: usize) -> bool {
    let next = at + super::lines::line_end(bytes, at);
    super::lines::line_end(bytes, next) > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> Vec<&str> {
        scan(text).cuts.into_iter().map(|cut| &text[cut.range]).collect()
    }

    #[test]
    fn module_lines() {
        let text = "import A from './a'\nimport B from \"b\";\n\nText {a.b}, {/* no */}.\n\nexport const c = {\n  d: 1\n}\n";
        let wanted = ["import A from './a'\nimport B from \"b\";", "{a.b}", "{/* no */}", "export const c = {\n  d: 1\n}"];
        assert_eq!(cuts(text), wanted);
        assert!(!scan(text).cuts[2].shown);
    }

    #[test]
    fn prose_and_code_are_no_modules() {
        for text in [
            "import duties from China rose",
            "export sales fell",
            "Text\nimport A from 'a'",
            "Braces {like these} stay",
            "```js\n\nimport A from 'a'\n```\n\nText {a}",
        ] {
            assert_eq!(cuts(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn tags_with_braces() {
        let text = "<Chart data={[1, {a: 2}]} title=\"a > b\" /> and <Plain b=\"c\" /> {count} left # T {#id}";
        let found = scan(text);
        assert_eq!(&text[found.tags[0].clone()], "<Chart data={[1, {a: 2}]} title=\"a > b\" />");
        assert_eq!(found.tags.len(), 1);
        assert_eq!(cuts(text), ["{count}"]);
        assert!(scan("<A b={\n\n} />").tags.is_empty());
    }
}
