//! HTML comments: the ones that switch rules off.

use super::StetComment;
use crate::span::SourceSpan;
use std::ops::Range;

/// The stet comments in `source[range]`, which is mark-up; other comments are passed over.
pub(super) fn stets(source: &str, range: Range<usize>, text_offset: usize, out: &mut Vec<StetComment>) {
    let Some(text) = source.get(..range.end) else { return };
    let mut at = range.start;
    while let Some(open) = find(text, at, "<!--") {
        let Some(close) = find(text, open + 4, "-->") else { return };
        let content = text.get(open + 4..close).unwrap_or("").trim();
        if is_stet(content) {
            let text_offset = u32::try_from(text_offset).unwrap_or(u32::MAX);
            out.push(StetComment { span: SourceSpan::new(open, close + 3), content: content.to_owned(), text_offset });
        }
        at = close + 3;
    }
}

fn find(text: &str, from: usize, mark: &str) -> Option<usize> {
    Some(from + text.get(from..)?.find(mark)?)
}

/// True for `stet`, `stet: …`, `stet-begin: …`, `stet-end`, `stet-file: …`; what is wrong in it is for the filter to say.
fn is_stet(content: &str) -> bool {
    content.strip_prefix("stet").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stets_are_told_from_other_comments() {
        let source = "<p><!-- a --><!-- stet: names/* as he spells it --><!--stet-end--><!-- stetson --><!-- stet: x";
        let mut found = Vec::new();
        stets(source, 0..source.len(), 7, &mut found);
        let contents: Vec<&str> = found.iter().map(|stet| stet.content.as_str()).collect();
        assert_eq!(contents, ["stet: names/* as he spells it", "stet-end"]);
        assert_eq!(&source[found[1].span.range()], "<!--stet-end-->");
        assert_eq!(found[0].text_offset, 7);
    }
}
