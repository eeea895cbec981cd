//! Raw HTML in Markdown, as far as it says who speaks.

/// The mark that a browser shows for `<q>` or `</q>`.
pub(super) fn quote_mark(html: &str) -> Option<&'static str> {
    let name = html.trim_start_matches('<').trim_end_matches('>');
    match name.split([' ', '\n', '\t']).next()? {
        "q" | "Q" => Some("“"),
        "/q" | "/Q" => Some("”"),
        _ => None,
    }
}

/// How many block quotations are open behind a block of HTML, when `open` are before it.
pub(super) fn block_quotes(html: &str, open: usize) -> usize {
    let html = html.to_ascii_lowercase();
    let count = |tag: &str| html.matches(tag).count();
    (open + count("<blockquote")).saturating_sub(count("</blockquote"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_quote() {
        assert_eq!((quote_mark("<q>"), quote_mark("<Q cite=\"x\">"), quote_mark("</q>")), (Some("“"), Some("“"), Some("”")));
        assert_eq!((quote_mark("<em>"), quote_mark("<quote>")), (None, None));
        assert_eq!(
            (block_quotes("<blockquote>", 0), block_quotes("</blockquote>\n", 1), block_quotes("</blockquote>", 0)),
            (1, 0, 0)
        );
    }
}
