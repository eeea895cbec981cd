//! Tags of Jekyll, Hugo, Jinja and Liquid: `{{< … >}}`, `{{% … %}}`, `{% … %}`, `{{ a.b }}`.

use std::ops::Range;

/// One template tag in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its bytes, braces included.
    pub(super) range: Range<usize>,
    /// True for bare words (`{{name}}`): in plain text nobody fills them in, so they are a leftover for the reader.
    pub(super) placeholder: bool,
}

/// Every tag in `source[range]`, in order.
///
/// A tag holds no blank line and no other opening brace pair; `{{ … }}` stands on one line. Where one of these comes
/// first, the search goes on from there, so each byte is looked at once.
pub(super) fn tags(source: &str, range: Range<usize>) -> Vec<Tag> {
    let mut found = Vec::new();
    let Some(text) = source.get(..range.end) else { return found };
    let mut at = range.start;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('{')).map(|offset| at + offset) {
        let (tag, next) = read(text, open);
        found.extend(tag);
        at = next;
    }
    found
}

/// The tag whose first brace stands at `open`, and where to search on.
fn read(text: &str, open: usize) -> (Option<Tag>, usize) {
    let bytes = text.as_bytes();
    let braces = bytes.iter().skip(open).take_while(|byte| **byte == b'{').count();
    let inner = open + braces;
    let (closer, is_words): (&[u8], bool) = match (braces, bytes.get(inner)) {
        (1, Some(b'%')) => (b"%}", false),
        (2, Some(b'<')) => (b">}}", false),
        (2, Some(b'%')) => (b"%}}", false),
        (2, Some(_)) => (b"}}", true),
        (3, Some(_)) => (b"}}}", true),
        _ => return (None, inner),
    };
    // The sign after the braces is no part of the closing sign: `{%}` is no tag.
    let mut at = if is_words { inner } else { inner + 1 };
    let content = at;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' if matches!(bytes.get(at + 1), Some(b'{' | b'%')) => return (None, at),
            b'\n' | b'\r' | b'`' if is_words => return (None, at),
            b'\n' | b'\r' if blank_line_follows(bytes, at) => return (None, at),
            _ if bytes.get(at..).is_some_and(|rest| rest.starts_with(closer)) => {
                let end = at + closer.len();
                let content = text.get(content..at).unwrap_or("").trim();
                if content.is_empty() && is_words {
                    return (None, end);
                }
                return (Some(Tag { range: open..end, placeholder: is_words && !is_code(content) }), end);
            }
            _ => at += 1,
        }
    }
    (None, at)
}

/// True when the line after the line end at `at` is empty.
fn blank_line_follows(bytes: &[u8], at: usize) -> bool {
    let next = at + super::lines::line_end(bytes, at);
    let mut rest = bytes.iter().skip(next).skip_while(|byte| matches!(byte, b' ' | b'\t'));
    matches!(rest.next(), Some(b'\n' | b'\r'))
}

/// True when what stands between the braces is an expression, not the bare words of a placeholder.
fn is_code(content: &str) -> bool {
    let point_in_path = content.as_bytes().windows(2).any(|pair| match pair {
        [b'.', after] => after.is_ascii_alphanumeric() || *after == b'_',
        _ => false,
    });
    point_in_path || content.starts_with('\'') || content.contains(['|', '(', '"', '=', '$', '#', '/', '>', '[', '&', '^'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        tags(text, 0..text.len()).into_iter().map(|tag| (&text[tag.range], tag.placeholder)).collect()
    }

    #[test]
    fn each_dialect() {
        assert_eq!(found("a {{< figure src=\"x\" >}} b"), [("{{< figure src=\"x\" >}}", false)]);
        assert_eq!(found("{{% note %}}Hi{{% /note %}}"), [("{{% note %}}", false), ("{{% /note %}}", false)]);
        assert_eq!(found("{% if a %}b{%- endif -%}"), [("{% if a %}", false), ("{%- endif -%}", false)]);
        assert_eq!(found("{{ page.title }} {{ x | upper }}"), [("{{ page.title }}", false), ("{{ x | upper }}", false)]);
        assert_eq!(found("{{< a\n  b=\"c\"\n>}}"), [("{{< a\n  b=\"c\"\n>}}", false)]);
    }

    #[test]
    fn bare_words_are_placeholders() {
        assert_eq!(found("Dear {{name}}, {{ first_name }}"), [("{{name}}", true), ("{{ first_name }}", true)]);
        assert_eq!(found("{{{body}}}"), [("{{{body}}}", true)]);
        assert_eq!(found("{{insert name here.}}"), [("{{insert name here.}}", true)]);
    }

    #[test]
    fn what_is_no_tag() {
        for text in ["{a}", "{{", "{{}}", "{{ a\n}}", "{% a\n\nb %}", "{{{{a}}}}", "{%}", "use `{{` and `}}`", "{"] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("{{ a {{ b.c }}"), [("{{ b.c }}", false)]);
    }
}
