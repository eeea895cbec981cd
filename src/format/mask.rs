//! What a Markdown parser must not see: template tags, MDX and attributes of headings, put out of its way without moving a
//! byte.

use super::{MapBuilder, OBJECT, mdx, template};
use std::borrow::Cow;
use std::ops::Range;

/// A stretch of the source that is no copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// True when [`OBJECT`] stands for it in the text, false when nothing does.
    pub(super) shown: bool,
}

/// Markdown as the parser sees it, and what was put out of its way.
#[derive(Debug)]
pub(super) struct Mask<'a> {
    /// The source from `base` on; cuts are filled with a letter, so that they parse as one word.
    pub(super) text: Cow<'a, str>,
    /// Offset in the source at which `text` starts.
    pub(super) base: usize,
    /// In order, without overlaps; offsets of the source.
    cuts: Vec<Cut>,
}

impl<'a> Mask<'a> {
    /// Masks `source[base..]`.
    pub(super) fn new(source: &'a str, base: usize) -> Self {
        let body = source.get(base..).unwrap_or("");
        let tags = template::tags(body, 0..body.len());
        let mut tags: Vec<Cut> = tags.into_iter().map(|tag| Cut { range: tag.range, shown: true }).collect();
        tags.extend(heading_attributes(body).into_iter().map(|range| Cut { range, shown: false }));
        tags.sort_by_key(|cut| cut.range.start);
        let mut end = 0;
        tags.retain(|cut| {
            let is_apart = cut.range.start >= end;
            end = end.max(cut.range.end);
            is_apart
        });
        let text = fill(Cow::Borrowed(body), tags.iter().map(|cut| (cut.range.clone(), Fill::Word)));
        let found = mdx::scan(&text);
        let holes = found.cuts.iter().map(|cut| (cut.range.clone(), Fill::Word));
        let mut holes: Vec<(Range<usize>, Fill)> =
            holes.chain(found.tags.iter().map(|range| (range.clone(), Fill::Tag))).collect();
        holes.sort_by_key(|(range, _)| range.start);
        let text = fill(text, holes.into_iter());

        let mut all: Vec<Cut> = tags.into_iter().chain(found.cuts).collect();
        // An MDX cut may hold template tags, never the other way round: the outer one stands for all.
        all.sort_by_key(|cut| (cut.range.start, std::cmp::Reverse(cut.range.end)));
        let mut end = 0;
        all.retain(|cut| {
            let is_outer = cut.range.start >= end;
            end = end.max(cut.range.end);
            is_outer
        });
        let shift = |cut: Cut| Cut { range: cut.range.start + base..cut.range.end + base, shown: cut.shown };
        Self { text, base, cuts: all.into_iter().map(shift).collect() }
    }

    /// The masked text under a range of the source.
    pub(super) fn get(&self, range: Range<usize>) -> Option<&str> {
        self.text.get(range.start.checked_sub(self.base)?..range.end.checked_sub(self.base)?)
    }

    /// Adds `source[range]` to `out`, cuts left out.
    pub(super) fn push(&self, source: &str, range: Range<usize>, out: &mut MapBuilder) {
        let mut at = range.start;
        let first = self.cuts.partition_point(|cut| cut.range.end <= range.start);
        for cut in self.cuts.get(first..).unwrap_or(&[]).iter().take_while(|cut| cut.range.start < range.end) {
            out.verbatim(source, at..cut.range.start.max(at));
            if cut.shown && cut.range.start >= at {
                out.atomic(OBJECT.encode_utf8(&mut [0; 4]), cut.range.clone());
            }
            at = cut.range.end.min(range.end);
        }
        out.verbatim(source, at..range.end);
    }
}

/// Attributes at the end of headings, with the blank before them: `## Boats {#boats .wide}`. The parser's own reading of them
/// panics on some input (pulldown-cmark 0.13.6, a task item above a setext line).
fn heading_attributes(body: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut lines = body.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let is_underline = |next: &&str| !next.trim().is_empty() && next.trim().bytes().all(|byte| matches!(byte, b'=' | b'-'));
        let is_heading = line.trim_start_matches(' ').starts_with('#') || lines.peek().is_some_and(is_underline);
        let text = line.trim_end();
        let open = text.rfind('{').filter(|_| is_heading && text.ends_with('}'));
        if let Some((head, attributes)) = open.and_then(|open| text.split_at_checked(open)) {
            let is_attribute = attributes.starts_with("{#") || attributes.starts_with("{.");
            let blank = head.trim_end().len();
            if is_attribute && blank < head.len() && attributes.matches('}').count() == 1 && !head.ends_with('{') {
                found.push(start + blank..start + text.len());
            }
        }
        start += line.len();
    }
    found
}

/// What stands in the masked text.
#[derive(Clone, Copy)]
enum Fill {
    /// A run of letters.
    Word,
    /// A tag without attributes, as long as the one it stands for.
    Tag,
}

/// `text` with each hole filled, as long as before. Holes are in order and on character boundaries.
fn fill(text: Cow<'_, str>, holes: impl Iterator<Item = (Range<usize>, Fill)>) -> Cow<'_, str> {
    let mut out = String::new();
    let mut at = 0;
    for (range, fill) in holes.filter(|(range, _)| !range.is_empty()) {
        let Some(between) = text.get(at..range.start) else { continue };
        out.push_str(between);
        let length = range.len();
        match fill {
            Fill::Tag if length > 2 => {
                out.push('<');
                out.extend(std::iter::repeat_n('x', length - 2));
                out.push('>');
            }
            _ => out.extend(std::iter::repeat_n('x', length)),
        }
        at = range.end;
    }
    if at == 0 {
        return text;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_keep_every_offset() {
        let source = "ab {{ c }} <D e={f} /> é {{< g\n>}}";
        let mask = Mask::new(source, 1);
        assert_eq!(mask.text, "b xxxxxxx <xxxxxxxxx> é xxxxxxxxx");
        let mut out = MapBuilder::default();
        mask.push(source, 1..source.len(), &mut out);
        assert_eq!(out.text(), "b \u{fffc} <D e={f} /> é \u{fffc}");
    }

    #[test]
    fn attributes_of_headings_are_put_away() {
        let source = "## Boats {#boats .x}\n\nSea {.y}\n---\n\nText {#no}\n";
        let mask = Mask::new(source, 0);
        let mut out = MapBuilder::default();
        mask.push(source, 0..source.len(), &mut out);
        assert_eq!(out.text(), "## Boats\n\nSea\n---\n\nText {#no}\n");
    }

    #[test]
    fn a_cut_that_starts_before_the_range_is_not_shown_twice() {
        let source = "a {{ b }} c";
        let mask = Mask::new(source, 0);
        let mut out = MapBuilder::default();
        mask.push(source, 0..5, &mut out);
        mask.push(source, 5..source.len(), &mut out);
        assert_eq!(out.text(), "a \u{fffc} c");
    }
}
