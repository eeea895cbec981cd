//! Roles of the paragraphs of plain text, by shape and position.

use super::{Role, head, shape};
use std::ops::Range;

/// Bylines and datelines stand among this many first paragraphs.
const HEAD_PARAGRAPHS_MAX: usize = 10;

/// Longest standfirst, in code points.
const STANDFIRST_CHARS_MAX: usize = 400;

/// One paragraph of plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Bytes without white space around and without the bullet of a list item.
    pub(super) range: Range<usize>,
    /// True when a bullet or number stood before it.
    pub(super) is_item: bool,
    /// An empty line, or the start of the text, stands before it.
    pub(super) blank_before: bool,
    /// An empty line, or the end of the text, stands behind it.
    pub(super) blank_after: bool,
}

/// The role of each paragraph.
pub(super) fn assign(text: &str, paragraphs: &[Paragraph]) -> Vec<Role> {
    let copy = |i: usize| paragraphs.get(i).and_then(|p| text.get(p.range.clone())).unwrap_or("");
    let mut roles: Vec<Role> = (0..paragraphs.len())
        .map(|i| match paragraphs.get(i) {
            Some(paragraph) if paragraph.is_item => Role::List,
            _ if shape::is_caption(copy(i)) => Role::Caption,
            _ if i < HEAD_PARAGRAPHS_MAX && head::is_byline(copy(i)) => Role::Byline,
            _ if i < HEAD_PARAGRAPHS_MAX && head::is_dateline(copy(i)) => Role::Dateline,
            _ => Role::Body,
        })
        .collect();
    let has = |roles: &[Role], i: usize, role: Role| roles.get(i) == Some(&role);
    let is_body: Vec<bool> = (0..roles.len()).map(|i| has(&roles, i, Role::Body) && shape::is_body(copy(i))).collect();
    let body_at = |i: usize| is_body.get(i) == Some(&true);

    if let Some(headline) = headline(&is_body, &roles, &copy) {
        set(&mut roles, headline, Role::Headline);
        let next_is_short = has(&roles, headline + 1, Role::Body) && !shape::is_longer(copy(headline + 1), STANDFIRST_CHARS_MAX);
        let head_goes_on = has(&roles, headline + 2, Role::Byline) || has(&roles, headline + 2, Role::Dateline);
        if next_is_short && head_goes_on {
            set(&mut roles, headline + 1, Role::Standfirst);
        }
    }
    let mut body_began = false;
    for i in 0..roles.len() {
        if !has(&roles, i, Role::Body) {
            continue;
        }
        let after_byline = i > 0 && has(&roles, i - 1, Role::Byline);
        if after_byline && !body_began && head::is_upper_place(copy(i)) {
            set(&mut roles, i, Role::Dateline);
            continue;
        }
        let stands_alone = paragraphs.get(i).is_some_and(|p| p.blank_before && p.blank_after);
        let leads_on = body_at(i + 1) || has(&roles, i + 1, Role::List);
        if body_began && stands_alone && leads_on && shape::is_heading(copy(i)) {
            set(&mut roles, i, Role::Crosshead);
        }
        body_began |= body_at(i);
    }
    roles
}

/// The headline: the first line of four words or more before the first body paragraph, else the first line where body
/// follows directly (a navigation word may stand before the headline).
fn headline<'a>(is_body: &[bool], roles: &[Role], copy: &impl Fn(usize) -> &'a str) -> Option<usize> {
    let first_body = is_body.iter().position(|body| *body)?;
    let can_be = |i: usize| {
        let line = copy(i);
        let fits = !shape::is_longer(line, shape::HEADLINE_CHARS_MAX) && !line.ends_with([':', ';', ',']);
        roles.get(i) == Some(&Role::Body) && fits && !shape::ends_with_full_stop(line)
    };
    let in_words = (0..first_body).find(|i| can_be(*i) && shape::words(copy(*i), 4) == 4);
    in_words.or_else(|| (first_body == 1 && can_be(0)).then_some(0))
}

fn set(roles: &mut [Role], index: usize, role: Role) {
    if let Some(slot) = roles.get_mut(index) {
        *slot = role;
    }
}
