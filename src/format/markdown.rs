//! Markdown: blocks and inline text from the events of a CommonMark parser, which carry exact offsets.

use super::emphasis::Emphasis;
use super::front_matter::{self, FrontMatter};
use super::mask::Mask;
use super::{Block, Extraction, MapBuilder, OBJECT, Role, StetComment, comment, head, html, lines, shape};
use crate::span::TextSpan;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Extracts Markdown, MDX too: what is code, mark-up or a template tag is left out or stands as [`OBJECT`].
pub(super) fn extract(source: &str) -> Extraction {
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let front = front_matter::read(source, start);
    let mask = Mask::new(source, front.as_ref().map_or(start, |front| front.end));
    let mut reader = Reader::new(source, &mask);
    let date = front.and_then(|front| reader.front_matter(front));
    // Front matter is read above: the parser would also take text between two later rules for it. No maths: prices
    // would be formulas. No smart punctuation: it changes the text.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&mask.text, options).into_offset_iter() {
        reader.event(event, range.start + mask.base..range.end + mask.base);
    }
    reader.boundary();
    let Reader { blocks, links, emphasis, stets, .. } = reader;
    let (text, map) = reader.out.finish();
    Extraction { text, map, blocks, links, emphasis: emphasis.spans, stets, date }
}

/// A run of inline text.
enum Run {
    /// The source as it stands.
    Copy(Range<usize>),
    /// Text for source bytes that stand or fall together.
    Whole(String, Range<usize>),
}

/// What a paragraph holds, to tell captions and headings that are marked by emphasis alone.
#[derive(Default)]
struct Inside {
    /// Text outside emphasis.
    plain: bool,
    /// Text outside strong emphasis.
    not_strong: bool,
    /// Text at all.
    text: bool,
    /// An image.
    image: bool,
}

struct Reader<'a> {
    source: &'a str,
    mask: &'a Mask<'a>,
    out: MapBuilder,
    blocks: Vec<Block>,
    links: Vec<TextSpan>,
    stets: Vec<StetComment>,
    /// Role and start of the block that text goes to; none is open before the first text.
    open: Option<(Role, usize)>,
    /// Nothing was added since the last separator.
    is_separated: bool,
    /// Alternative texts of the images in the open block; they follow it.
    captions: Vec<Vec<Run>>,
    /// End of the last inline event, in the source: a backslash between it and the next text is an escape.
    inline_end: usize,
    link_start: Option<usize>,
    heading: Option<HeadingLevel>,
    has_headline: bool,
    has_body: bool,
    /// The last paragraph was an image alone.
    after_image: bool,
    in_cell: bool,
    /// Inside a block whose text is left out: code or raw HTML.
    in_code: bool,
    in_paragraph: bool,
    quotes: usize,
    items: usize,
    images: usize,
    emphasis: Emphasis,
    strong: usize,
    inside: Inside,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, mask: &'a Mask<'a>) -> Self {
        Self {
            source,
            mask,
            out: MapBuilder::default(),
            blocks: Vec::new(),
            links: Vec::new(),
            stets: Vec::new(),
            open: None,
            is_separated: true,
            captions: Vec::new(),
            inline_end: 0,
            link_start: None,
            heading: None,
            has_headline: false,
            has_body: false,
            after_image: false,
            in_cell: false,
            in_code: false,
            in_paragraph: false,
            quotes: 0,
            items: 0,
            images: 0,
            emphasis: Emphasis::default(),
            strong: 0,
            inside: Inside::default(),
        }
    }

    /// Adds headline and standfirst, in the order of the file; gives the date back.
    fn front_matter(&mut self, front: FrontMatter) -> Option<String> {
        self.stets = front.stets;
        let mut blocks = [(Role::Headline, front.headline), (Role::Standfirst, front.standfirst)];
        blocks.sort_by_key(|(_, ranges)| ranges.first().map_or(0, |range| range.start));
        for (role, ranges) in blocks {
            let runs = ranges.into_iter().map(Run::Copy).collect();
            self.whole_block(role, runs);
        }
        front.date
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(_) if self.in_code => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.inline(Run::Whole(OBJECT.to_string(), range.clone()));
                self.inline_end = range.end;
            }
            Event::SoftBreak | Event::HardBreak => {
                self.line_break(range.clone());
                self.inline_end = range.end;
            }
            Event::InlineHtml(html) => {
                let name = html.get(1..3).unwrap_or("");
                let is_break = name.eq_ignore_ascii_case("br") && html.as_bytes().get(3).is_some_and(|b| b" />\n".contains(b));
                if html.starts_with("<!--") {
                    comment::stets(self.source, range.clone(), self.out.len(), &mut self.stets);
                } else if let Some(mark) = html::quote_mark(&html) {
                    self.inline(Run::Whole(mark.to_owned(), range.clone()));
                } else if is_break && self.open.is_some() {
                    self.inline(Run::Whole("\n".to_owned(), range.clone()));
                }
                self.inline_end = range.end;
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => self.inline_end = range.end,
            Event::Html(_) => {}
            Event::Rule => self.block_edge(),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.emphasis.open(),
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { .. } => {
                if self.images == 0 {
                    self.open_block();
                    self.link_start = Some(self.out.len());
                }
            }
            Tag::Image { .. } => {
                if self.images == 0 {
                    self.captions.push(Vec::new());
                }
                self.images += 1;
                self.inside.image = true;
            }
            Tag::Paragraph => {
                self.boundary();
                self.in_paragraph = true;
            }
            _ => {
                self.block_edge();
                match tag {
                    Tag::Heading { level, .. } => self.heading = Some(*level),
                    Tag::BlockQuote(_) => self.quotes += 1,
                    Tag::Item => self.items += 1,
                    Tag::TableCell => self.in_cell = true,
                    Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.in_code = true,
                    Tag::HtmlBlock => {
                        self.in_code = true;
                        self.separate();
                        self.quotes = html::block_quotes(self.source.get(range.clone()).unwrap_or(""), self.quotes);
                        comment::stets(self.source, range, self.out.len(), &mut self.stets);
                    }
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.emphasis.close(self.out.len()),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => {
                if self.images == 0
                    && let Some(start) = self.link_start.take()
                    && start < self.out.len()
                {
                    self.links.push(TextSpan::new(start, self.out.len()));
                }
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Paragraph => {
                let is_image = self.inside.image && !self.inside.text;
                self.boundary();
                self.in_paragraph = false;
                self.after_image = is_image;
            }
            _ => {
                self.block_edge();
                match tag {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
                    TagEnd::Item => self.items = self.items.saturating_sub(1),
                    TagEnd::TableCell => self.in_cell = false,
                    TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.in_code = false,
                    _ => {}
                }
            }
        }
    }

    /// Text of the parser: the source itself, or what an entity stands for.
    fn text(&mut self, text: &str, range: Range<usize>) {
        let start = range.start;
        let is_source = self.mask.get(range.clone()) == Some(text);
        let backslashes = |from: usize| self.source.as_bytes().get(from..start).is_some_and(|b| b.iter().all(|b| *b == b'\\'));
        // One backslash is left out before an escaped mark, two before an escaped bar in a table.
        let escape = (1..=2).rev().map(|n| start.saturating_sub(n)).find(|from| *from >= self.inline_end && backslashes(*from));
        let escaped = text.as_bytes().first().filter(|byte| byte.is_ascii_punctuation());
        match (is_source, escape.filter(|from| *from < start), escaped) {
            (true, Some(from), Some(byte)) => {
                self.inline(Run::Whole(char::from(*byte).to_string(), from..start + 1));
                if range.end > start + 1 {
                    self.inline(Run::Copy(start + 1..range.end));
                }
            }
            (true, ..) => self.inline(Run::Copy(range.clone())),
            (false, ..) => self.inline(Run::Whole(text.to_owned(), range.clone())),
        }
        self.inline_end = range.end;
    }

    /// The line end of a soft or hard break, as it stands in the source.
    fn line_break(&mut self, range: Range<usize>) {
        if self.open.is_none() && self.images == 0 {
            return;
        }
        let bytes = self.source.as_bytes();
        let at = bytes.get(range.clone()).and_then(|slice| slice.iter().position(|b| matches!(b, b'\n' | b'\r')));
        if let Some(at) = at.map(|offset| range.start + offset) {
            self.inline(Run::Copy(at..at + lines::line_end(bytes, at)));
        }
    }

    /// Adds inline text to the open block, or to the alternative text of an image.
    fn inline(&mut self, run: Run) {
        if self.images > 0 {
            if let Some(runs) = self.captions.last_mut() {
                runs.push(run);
            }
            return;
        }
        let is_blank = match &run {
            Run::Copy(range) => self.source.get(range.clone()).is_none_or(|copy| copy.trim().is_empty()),
            Run::Whole(text, _) => text.trim().is_empty(),
        };
        if !is_blank {
            self.inside.text = true;
            self.inside.plain |= !self.emphasis.is_open();
            self.inside.not_strong |= self.strong == 0;
        }
        self.open_block();
        self.emphasis.text_at(self.out.len());
        self.add(run);
    }

    fn add(&mut self, run: Run) {
        match run {
            Run::Copy(range) => self.mask.push(self.source, range, &mut self.out),
            // The rest of a tab that is partly indentation.
            Run::Whole(text, range) if range.is_empty() => self.out.unmapped(&text),
            Run::Whole(text, range) => self.out.atomic(&text, range),
        }
        self.is_separated = false;
    }

    /// Adds a block that stands complete.
    fn whole_block(&mut self, role: Role, runs: Vec<Run>) {
        if runs.is_empty() {
            return;
        }
        self.separate();
        let start = self.out.len();
        runs.into_iter().for_each(|run| self.add(run));
        self.close_block(role, start);
    }

    /// Parts what follows from what stands before. Done before a comment too, so that it stands with the next block.
    fn separate(&mut self) {
        if !self.is_separated {
            self.out.unmapped("\n\n");
            self.is_separated = true;
        }
    }

    fn open_block(&mut self) {
        if self.open.is_some() {
            return;
        }
        self.separate();
        let role = match self.heading {
            Some(HeadingLevel::H1) if !self.has_headline && self.quotes == 0 && self.items == 0 => {
                self.has_headline = true;
                Role::Headline
            }
            Some(_) => Role::Crosshead,
            None if self.in_cell => Role::Table,
            None if self.quotes > 0 => Role::Blockquote,
            None if self.items > 0 => Role::List,
            None => Role::Body,
        };
        self.open = Some((role, self.out.len()));
    }

    /// The edge of a block that is no paragraph.
    fn block_edge(&mut self) {
        self.boundary();
        self.after_image = false;
    }

    /// Closes the open block; the alternative texts of its images follow as captions.
    fn boundary(&mut self) {
        let inside = std::mem::take(&mut self.inside);
        if let Some((role, start)) = self.open.take() {
            let role = if role == Role::Body && self.in_paragraph { self.paragraph_role(&inside, start) } else { role };
            self.close_block(role, start);
        }
        for runs in std::mem::take(&mut self.captions) {
            self.whole_block(Role::Caption, runs);
        }
        self.emphasis.reset();
        (self.link_start, self.images, self.strong) = (None, 0, 0);
    }

    fn close_block(&mut self, role: Role, start: usize) {
        let text = self.out.text();
        let mut range = lines::trimmed(text, start..text.len());
        let copy = text.get(range.clone()).unwrap_or("");
        let is_left_out = |c| c == OBJECT || lines::is_blank(c);
        let after = copy.trim_start_matches(is_left_out).len();
        if after == 0 {
            // A block of left-out parts alone is no copy.
            return;
        }
        // Nor are lines of template tags at either end.
        let (lead, tail) = (copy.len() - after, copy.trim_end_matches(is_left_out).len());
        if let Some(cut) = copy.get(tail..).and_then(|tail| tail.find(['\n', '\r'])) {
            range.end = range.start + tail + cut;
        }
        if let Some(cut) = copy.get(..lead).and_then(|lead| lead.rfind(['\n', '\r'])) {
            range.start += cut + 1;
        }
        let range = lines::trimmed(text, range);
        self.blocks.push(Block { role, span: TextSpan::new(range.start, range.end) });
    }

    /// The role of a top-level paragraph: emphasis under a picture is a caption, a short line in bold a crosshead,
    /// and bylines and datelines stand before the body.
    fn paragraph_role(&mut self, inside: &Inside, start: usize) -> Role {
        let copy = self.out.text().get(start..).unwrap_or("").trim();
        if !inside.plain && (self.after_image || inside.image) {
            Role::Caption
        } else if !inside.not_strong && shape::is_heading(copy) {
            Role::Crosshead
        } else if !self.has_body && head::is_byline(copy) {
            Role::Byline
        } else if !self.has_body && head::is_dateline(copy) {
            Role::Dateline
        } else {
            self.has_body |= shape::is_body(copy);
            Role::Body
        }
    }
}

#[cfg(test)]
mod tests;
