//! Plain text: blocks by blank lines, roles by shape and position.

use super::lines::{is_blank, lines, trimmed};
use super::role::{Paragraph, assign};
use super::{Block, Extraction, MapBuilder, OBJECT, shape, template};
use crate::span::TextSpan;
use std::ops::Range;

/// Narrowest line of hard-wrapped text, in code points.
const WRAPPED_CHARS_MIN: usize = 50;

/// Widest line of hard-wrapped text, in code points.
const WRAPPED_CHARS_MAX: usize = 100;

/// Extracts plain text: the source as it stands, without its byte order mark, template tags as [`OBJECT`].
pub(super) fn extract(source: &str) -> Extraction {
    let mut out = MapBuilder::default();
    let mut at = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for tag in template::tags(source, at..source.len()).into_iter().filter(|tag| !tag.placeholder) {
        out.verbatim(source, at..tag.range.start);
        at = tag.range.end;
        out.atomic(OBJECT.encode_utf8(&mut [0; 4]), tag.range);
    }
    out.verbatim(source, at..source.len());
    let (text, map) = out.finish();

    let paragraphs = paragraphs(&text);
    let roles = assign(&text, &paragraphs);
    let spans = paragraphs.into_iter().map(|paragraph| TextSpan::new(paragraph.range.start, paragraph.range.end));
    let blocks = roles.into_iter().zip(spans).map(|(role, span)| Block { role, span }).collect();
    Extraction { text, map, blocks, ..Extraction::default() }
}

/// One line that is not blank.
struct Line {
    /// Without white space around.
    range: Range<usize>,
    /// The first of its group, which blank lines bound.
    opens_group: bool,
    /// As wide as lines of hard-wrapped text are.
    is_wide: bool,
    /// Ends in a stop.
    has_stop: bool,
}

/// Paragraphs in order: single lines, or the lines of a hard-wrapped paragraph together.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut kept: Vec<Line> = Vec::new();
    let mut after_blank = true;
    for line in lines(text, 0..text.len()) {
        let range = trimmed(text, line.range);
        if range.is_empty() {
            after_blank = true;
            continue;
        }
        let copy = text.get(range.clone()).unwrap_or("");
        // A line of template tags alone is no copy, and no blank line either.
        if copy.starts_with(OBJECT) && copy.chars().all(|c| c == OBJECT || is_blank(c)) {
            continue;
        }
        let is_wide = shape::is_longer(copy, WRAPPED_CHARS_MIN - 1) && !shape::is_longer(copy, WRAPPED_CHARS_MAX);
        let has_stop = is_wide && shape::ends_with_stop(copy);
        kept.push(Line { range, opens_group: std::mem::take(&mut after_blank), is_wide, has_stop });
    }
    let groups: Vec<&[Line]> = kept.chunk_by(|_, next| !next.opens_group).collect();
    let wrapped: Vec<bool> = groups.iter().map(|group| is_wrapped(group)).collect();
    let wraps_somewhere = wrapped.contains(&true);
    let mut out = Vec::with_capacity(kept.len());
    for (group, is_wrapped) in groups.into_iter().zip(wrapped) {
        let first = out.len();
        for (i, line) in group.iter().enumerate() {
            let copy = text.get(line.range.clone()).unwrap_or("");
            let marker = shape::list_marker(copy);
            // A line that is filled goes on in the next one; in a shorter paragraph a stop may end it all the same.
            let before = i.checked_sub(1).and_then(|before| group.get(before));
            let goes_on = before.is_some_and(|l| l.is_wide && (is_wrapped || (wraps_somewhere && !l.has_stop)));
            match out.last_mut() {
                Some(Paragraph { range, .. }) if goes_on && marker.is_none() => range.end = line.range.end,
                _ => out.push(Paragraph {
                    range: line.range.start + marker.unwrap_or(0)..line.range.end,
                    is_item: marker.is_some(),
                    blank_before: i == 0,
                    blank_after: false,
                }),
            }
        }
        if let Some(last) = out.get_mut(first..).and_then(<[Paragraph]>::last_mut) {
            last.blank_after = true;
        }
    }
    out
}

/// True when three lines in a row are wide and end without a stop: wrapped by a mailer, not one thought a line.
fn is_wrapped(group: &[Line]) -> bool {
    group.windows(3).any(|lines| lines.iter().all(|line| line.is_wide && !line.has_stop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Role;
    use crate::span::SourceSpan;

    fn blocks(source: &str) -> Vec<(&'static str, String)> {
        let e = extract(source);
        e.blocks.iter().map(|b| (b.role.as_str(), b.span.of(&e.text).to_owned())).collect()
    }

    fn roles(source: &str) -> Vec<Role> {
        extract(source).blocks.iter().map(|b| b.role).collect()
    }

    const BODY: &str = "The storm shut the coast road for the whole of the day.";

    #[test]
    fn one_line_is_body() {
        assert_eq!(blocks("Storm shuts the coast road"), [("body", "Storm shuts the coast road".to_owned())]);
        assert_eq!(blocks(""), []);
        assert_eq!(blocks(" \n\u{a0}\r\n"), []);
    }

    #[test]
    fn byte_order_mark_and_line_ends() {
        let e = extract("\u{feff}One line\r\rTwo\r\nThree\n");
        assert!(e.text.starts_with("One") && e.text.ends_with("Three\n"));
        assert_eq!(e.blocks.len(), 3);
        assert_eq!(e.map.to_source(e.blocks[0].span), SourceSpan::new(3, 11));
        assert_eq!(e.map.pieces().len(), 1);
    }

    #[test]
    fn head_of_an_article() {
        let source = format!(
            "Home\n\nStorm shuts coast road\n\nBoats stay in port as the wind rises\n\nBy Jane Doe\nLISBON\nUpdated 5 May 2021\n\n{BODY}\n\n\
             Boats in port\n\n{BODY}\n\nWhat next?\n\n{BODY}\nShort line\n{BODY}"
        );
        use Role::{Body, Byline, Crosshead, Dateline, Headline, Standfirst};
        let wanted = [Body, Headline, Standfirst, Byline, Dateline, Dateline, Body, Crosshead, Body, Crosshead, Body, Body, Body];
        assert_eq!(roles(&source), wanted);
    }

    #[test]
    fn headline_by_position() {
        assert_eq!(roles(&format!("Storm\n\n{BODY}")), [Role::Headline, Role::Body]);
        assert_eq!(roles(&format!("Home\n\nNews\n\n{BODY}")), [Role::Body; 3]);
        assert_eq!(roles(&format!("{BODY}\n\n{BODY}")), [Role::Body; 2]);
        assert_eq!(roles(&format!("Highlights of the festival:\n\n{BODY}")), [Role::Body; 2]);
        assert_eq!(roles(&format!("By Jane Doe\n\nStorm shuts coast road\n\n{BODY}"))[1], Role::Headline);
    }

    #[test]
    fn crossheads_stand_alone_before_body() {
        let start = format!("Storm shuts coast road\n\n{BODY}\n\n");
        assert_eq!(roles(&format!("{start}Boats in port"))[2], Role::Body);
        assert_eq!(roles(&format!("{start}Boats in port\n{BODY}"))[2], Role::Body);
        assert_eq!(roles(&format!("{start}Boats in port\n\n- one\n- two"))[2..], [Role::Crosshead, Role::List, Role::List]);
    }

    #[test]
    fn lists_and_captions() {
        let found = blocks("• One\n2) Two\nPhoto: Jane Doe\nBoats (AP Photo/Jane Doe)");
        let wanted = [("list", "One"), ("list", "Two"), ("caption", "Photo: Jane Doe"), ("caption", "Boats (AP Photo/Jane Doe)")];
        assert_eq!(found, wanted.map(|(role, text)| (role, text.to_owned())));
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let wide = "the harbour master closed the gates early and sent every";
        let source = format!("{wide}\n{wide}\n{wide}\nboat home.\n\n{wide}\nboat home.\n\nIt was {wide}.\n- {wide}\n{wide}");
        let found = blocks(&source);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[0].1.ends_with("boat home.") && found[0].1.contains('\n'));
        assert_eq!(found[3].0, "list");
        let unwrapped = format!("{wide}.\n{wide}.\n{wide}\n{wide}");
        assert_eq!(blocks(&unwrapped).len(), 4);
    }

    #[test]
    fn template_tags_are_objects_and_placeholders_stay() {
        let source = "Dear {{name}}, see {% link a.md %} today\n{{ page.nav }}\n{% x %}";
        let e = extract(source);
        assert_eq!(e.blocks.len(), 1);
        assert_eq!(e.blocks[0].span.of(&e.text), "Dear {{name}}, see \u{fffc} today");
        let object = e.text.find(OBJECT).unwrap();
        let span = e.map.to_source(TextSpan::new(object, object + 3));
        assert_eq!(&source[span.range()], "{% link a.md %}");
    }
}
