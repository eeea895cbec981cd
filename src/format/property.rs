//! What holds for every source: nothing panics, pieces agree with the source, blocks are in order.

use super::{Extraction, Format, OBJECT, PieceKind, extract};
use crate::span::TextSpan;
use proptest::prelude::*;

/// Fails where an extraction breaks a promise of its types.
fn check(source: &str, e: &Extraction) -> Result<(), TestCaseError> {
    let mut end = 0;
    for piece in e.map.pieces() {
        prop_assert!(piece.text.start >= end, "pieces overlap: {piece:?}");
        end = piece.text.end;
        let text = e.text.get(piece.text.range());
        let copy = source.get(piece.source.range());
        prop_assert!(text.is_some_and(|text| !text.is_empty()) && copy.is_some_and(|copy| !copy.is_empty()), "{piece:?}");
        if piece.kind == PieceKind::Verbatim {
            prop_assert_eq!(text, copy);
        }
    }
    let mut end = 0;
    for block in &e.blocks {
        prop_assert!(block.span.start >= end && !block.span.is_empty(), "blocks overlap: {block:?}");
        end = block.span.end;
        let text = e.text.get(block.span.range());
        prop_assert!(text.is_some_and(|text| text.trim() == text), "white space around a block: {text:?}");
    }
    for link in e.links.iter().chain(&e.emphasis) {
        prop_assert!(e.text.get(link.range()).is_some() && !link.is_empty());
    }
    let mut end = 0;
    for stet in &e.stets {
        prop_assert!(source.get(stet.span.range()).is_some() && stet.span.start >= end);
        end = stet.span.end;
        prop_assert!(e.text.is_char_boundary(stet.text_offset as usize));
    }
    Ok(())
}

/// Bits of Markdown that do not go well together.
const SNIPPETS: &[&str] = &[
    "word",
    "Two words",
    " ",
    "  ",
    "    ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\r\n\r\n",
    "\t",
    "# ",
    "## ",
    "\n===\n",
    "\n---\n",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "> ",
    ">",
    "- ",
    "* ",
    "1. ",
    "- [ ] ",
    "[",
    "]",
    "(",
    ")",
    "](http://a.b)",
    "![",
    "![alt *em*](a.png)",
    "[link](http://a.b \"t\")",
    "[ref][r]",
    "\n\n[r]: http://a.b\n\n",
    "<http://a.b>",
    "&amp;",
    "&rsquo;",
    "&#8217;",
    "&#x1F600;",
    "&bogus;",
    "&",
    "\\",
    "\\*",
    "\\\\",
    "\\|",
    "\\\n",
    "<",
    ">",
    "<b>",
    "</b>",
    "<br>",
    "<br />",
    "<div>\n",
    "</div>\n\n",
    "<!-- stet: a/b why -->",
    "<!-- stet-end -->",
    "<!-- x",
    "-->",
    "| a | b |\n|---|---|\n| c \\| d | *e* |\n",
    "|",
    "|---|",
    "[^1]",
    "\n\n[^1]: Note\n\n",
    "---\ntitle: 'It''s'\nstet: [a/b, \"c\"]\n",
    "---\n",
    "+++\ntitle = \"A\"\n+++\n",
    "...\n",
    "\u{feff}",
    "😀",
    "e\u{301}",
    "שלום",
    "مرحبا",
    "\u{a0}",
    "\u{200b}",
    "\u{fffc}",
    "{{",
    "}}",
    "{{ a.b }}",
    "{{name}}",
    "{% x %}",
    "{%",
    "%}",
    "{{< fig\n src=\"a\" >}}",
    "{a}",
    "{",
    "}",
    "import A from 'a'\n",
    "export const a = {\n}\n",
    "<A b={c} />",
    "<A b={",
    "{/* c */}",
    "{#id .cls}",
    "By Jane Doe",
    "5 May 2021",
    "A line of seven words and a stop.",
    "\0",
    "$a$",
    "\u{85}",
    "\u{2028}",
];

fn markdown() -> impl Strategy<Value = String> {
    let any = prop_oneof![9 => prop::sample::select(SNIPPETS).prop_map(str::to_owned), 1 => "\\PC{0,3}"];
    prop::collection::vec(any, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_maps_back(source in markdown()) {
        check(&source, &extract(Format::Markdown, &source))?;
    }

    #[test]
    fn plain_text_maps_back(source in markdown(), cut in any::<(prop::sample::Index, prop::sample::Index)>()) {
        let e = extract(Format::Plain, &source);
        check(&source, &e)?;
        let ends: Vec<usize> = (0..=e.text.len()).filter(|at| e.text.is_char_boundary(*at)).collect();
        let (a, b) = (*cut.0.get(&ends), *cut.1.get(&ends));
        let span = TextSpan::new(a.min(b), a.max(b));
        let text = span.of(&e.text);
        if !text.contains(OBJECT) {
            prop_assert_eq!(&source[e.map.to_source(span).range()], text);
        }
    }

    #[test]
    fn nothing_panics(source in any::<String>()) {
        for format in Format::ALL {
            check(&source, &extract(format, &source))?;
        }
    }
}
