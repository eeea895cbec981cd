//! What each construct of Markdown becomes.

use super::*;
use crate::span::SourceSpan;

fn blocks(source: &str) -> Vec<(&'static str, String)> {
    let e = extract(source);
    e.blocks.iter().map(|b| (b.role.as_str(), b.span.of(&e.text).to_owned())).collect()
}

#[track_caller]
fn check(source: &str, wanted: &[(&str, &str)]) {
    let found = blocks(source);
    let found: Vec<(&str, &str)> = found.iter().map(|(role, text)| (*role, text.as_str())).collect();
    assert_eq!(found, wanted, "{source}");
}

/// The source under the first `text` of the extraction.
#[track_caller]
fn under<'a>(source: &'a str, text: &str) -> &'a str {
    let e = extract(source);
    let at = e.text.find(text).unwrap();
    &source[e.map.to_source(TextSpan::new(at, at + text.len())).range()]
}

#[test]
fn headings_and_paragraphs() {
    let source = "# Storm shuts road\n\nText one.\n\n## Boats {#boats .x}\n\nText two.\n\nSetext\n------\n\n# Again\n";
    let wanted = [
        ("headline", "Storm shuts road"),
        ("body", "Text one."),
        ("crosshead", "Boats"),
        ("body", "Text two."),
        ("crosshead", "Setext"),
        ("crosshead", "Again"),
    ];
    check(source, &wanted);
    assert_eq!(extract(source).text.matches("\n\n").count(), 5);
}

#[test]
fn blocks_of_every_role() {
    check(
        "- One\n- Two\n  1. Three\n\n> Said *he*\nlazily.\n",
        &[("list", "One"), ("list", "Two"), ("list", "Three"), ("blockquote", "Said he\nlazily.")],
    );
    check("| A | B |\n|---|---|\n| a \\| b | `c` |\n", &[("table", "A"), ("table", "B"), ("table", "a | b")]);
    check("Text[^1] goes on.\n\n[^1]: The note.\n", &[("body", "Text goes on."), ("body", "The note.")]);
    check("- [x] Done\n", &[("list", "Done")]);
    check("Text\n\n---\nMore\n\n---\n", &[("body", "Text"), ("body", "More")]);
}

#[test]
fn headline_candidates() {
    check("> # Quoted\n\n# Own\n", &[("crosshead", "Quoted"), ("headline", "Own")]);
    check(
        "# Storm\n\nBy Jane Doe\n\n5 May 2021\n\nThe storm shut the road for a day.\n\nBy Jane Doe\n",
        &[
            ("headline", "Storm"),
            ("byline", "By Jane Doe"),
            ("dateline", "5 May 2021"),
            ("body", "The storm shut the road for a day."),
            ("body", "By Jane Doe"),
        ],
    );
    check("**Boats in port**\n\n**It is over.**\n", &[("crosshead", "Boats in port"), ("body", "It is over.")]);
}

#[test]
fn inline_text_maps_back() {
    let source = "A &amp; B, \\*not\\* *em* **str~~ong~~** a&rsquo;b &#8217; c";
    assert_eq!(extract(source).text, "A & B, *not* em strong a’b ’ c");
    assert_eq!(under(source, "&"), "&amp;");
    assert_eq!(under(source, "*not"), "\\*not");
    assert_eq!(under(source, "not* em"), "not\\* *em");
    assert_eq!(under(source, "’"), "&rsquo;");
    assert_eq!(under("a\\\\*b*", "\\"), "\\\\");
    assert_eq!(extract("a\\\\*b*").text, "a\\b");
}

#[test]
fn line_breaks_stand_as_in_the_source() {
    let source = "One\r\ntwo  \nthree\\\n   four<br/>five";
    let e = extract(source);
    assert_eq!(e.text, "One\r\ntwo\nthree\nfour\nfive");
    assert_eq!(under(source, "two\nthree"), "two  \nthree");
    assert_eq!(e.map.editable(TextSpan::new(0, 8)), Some(SourceSpan::new(0, 8)));
    assert_eq!(under("> a\n> bc\n", "bc"), "bc");
}

#[test]
fn code_and_mark_up_are_left_out() {
    check("Run `make` now.\n\n```\ncode\n```\n\n    code\n", &[("body", "Run \u{fffc} now.")]);
    check("A<sup>2</sup> <b class=\"x\">bold</b>\n\n<div>\nraw\n</div>\n", &[("body", "A2 bold")]);
    check("`only code`\n", &[]);
    check("It cost $5 or $6.\n", &[("body", "It cost $5 or $6.")]);
}

#[test]
fn links() {
    let source = "See [the *long* read](http://a.b), <http://c.d> and [ref].\n\n[ref]: http://e.f\n";
    let e = extract(source);
    let texts: Vec<&str> = e.links.iter().map(|link| link.of(&e.text)).collect();
    assert_eq!(texts, ["the long read", "http://c.d", "ref"]);
    assert_eq!(under(source, "the long read"), "the *long* read");
    check("[![Boats](a.jpg)](http://a.b)", &[("caption", "Boats")]);
    assert!(extract("[![Boats](a.jpg)](http://a.b)").links.is_empty());
}

#[test]
fn images_and_captions() {
    check("Text ![Boats &amp; men](a.jpg) goes on.\n", &[("body", "Text  goes on."), ("caption", "Boats & men")]);
    check(
        "![Boats](a.jpg)\n\n*Boats on Monday.*\n\n*Not a caption.*\n",
        &[("caption", "Boats"), ("caption", "Boats on Monday."), ("body", "Not a caption.")],
    );
    check("![](a.jpg)\n*Boats on Monday.*\n", &[("caption", "Boats on Monday.")]);
    check("![](a.jpg)\n\n## Head\n\n*Text.*\n", &[("crosshead", "Head"), ("body", "Text.")]);
}

#[test]
fn template_tags_and_mdx() {
    check(
        "{{< youtube a_b_c >}}\n\nDear {{name}}, *see {% link a*b.md %} it*.\n",
        &[("body", "Dear \u{fffc}, see \u{fffc} it.")],
    );
    check("{% if a %}\nText.\n{% endif %}\n", &[("body", "Text.")]);
    check("[Read]({{< ref \"a.md\" >}})\n", &[("body", "Read")]);
    check("{{< figure\n  src=\"a\"\n>}}\n", &[]);
    let mdx = "---\ntitle: Storm\n---\nimport A from './a'\n\n<A b={[1, 2]}>\n\nText {a.b} <A c={1} />on.\n\n</A>\n";
    check(mdx, &[("headline", "Storm"), ("body", "Text \u{fffc} on.")]);
    check("Braces {stay} here.\n", &[("body", "Braces {stay} here.")]);
}

#[test]
fn front_matter_gives_blocks_and_date() {
    let source =
        "\u{feff}---\r\nsummary: Road shut\r\ntitle: 'It''s a storm'\r\ndate: 2022-01-05\r\nstet: [names/*]\r\n---\r\nText.\r\n";
    check(source, &[("standfirst", "Road shut"), ("headline", "It's a storm"), ("body", "Text.")]);
    let e = extract(source);
    assert_eq!(e.date.as_deref(), Some("2022-01-05"));
    assert_eq!(e.stets[0].content, "stet-file: names/*");
    assert_eq!(under(source, "It's"), "It''s");
    assert_eq!(under(source, "Text"), "Text");
}

#[test]
fn comments_switch_rules_off() {
    let source = "One.\n\n<!-- stet: a/b why -->\nTwo <!-- stet-end --> and <!-- no --> three.\n\n```\n<!-- stet: x -->\n```\n";
    let e = extract(source);
    let stets: Vec<(&str, u32)> = e.stets.iter().map(|stet| (stet.content.as_str(), stet.text_offset)).collect();
    assert_eq!(e.text, "One.\n\nTwo  and  three.");
    assert_eq!(stets, [("stet: a/b why", 6), ("stet-end", 10)]);
    assert_eq!(&source[e.stets[0].span.range()], "<!-- stet: a/b why -->");
}

#[test]
fn a_task_item_above_a_setext_line_is_read() {
    for source in ["- [ ] \\\n  ---\ntitle: x\n", "- [ ] {\n  ---\n", "- [x] a {#b}\n  ===\n"] {
        assert!(!extract(source).text.contains('\0'), "{source}");
    }
}
