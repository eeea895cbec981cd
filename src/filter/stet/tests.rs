//! Articles with comments and sidecars, and what is left of their findings.

use super::*;
use crate::diagnostic::Diagnostic;
use crate::format::{Block, MapBuilder, Role, StetComment};
use crate::span::TextSpan;

const RULES: [&str; 4] = ["names/two-spellings", "names/orphan", "style/cliche", "style/long-sentence"];

/// An article whose paragraphs in `<!-- … -->` are comments.
fn extraction(source: &str) -> Extraction {
    let mut out = Extraction::default();
    let mut built = MapBuilder::default();
    let mut at = 0;
    for paragraph in source.split("\n\n") {
        let span = SourceSpan::new(at, at + paragraph.len());
        match paragraph.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) {
            Some(content) => {
                let text_offset = built.len() as u32;
                out.stets.push(StetComment { span, content: content.trim().to_owned(), text_offset });
            }
            None => {
                if !built.is_empty() {
                    built.unmapped("\n\n");
                }
                let start = built.len();
                built.verbatim(source, span.range());
                out.blocks.push(Block { role: Role::Body, span: TextSpan::new(start, built.len()) });
            }
        }
        at += paragraph.len() + 2;
    }
    (out.text, out.map) = built.finish();
    out
}

/// Findings of a rule at every place of `text` outside comments.
fn findings(source: &str, rule: &str, text: &str) -> Vec<Diagnostic> {
    let in_copy = |at: &usize| source[..*at].matches("<!--").count() == source[..*at].matches("-->").count();
    let places = source.match_indices(text).map(|(at, _)| at).filter(in_copy);
    let finding = |(ordinal, at): (usize, usize)| Diagnostic {
        text: text.to_owned(),
        fingerprint: Fingerprint(ordinal as u128 + 1),
        ..Diagnostic::bare(rule, SourceSpan::new(at, at + text.len()))
    };
    places.enumerate().map(finding).collect()
}

fn applied(set: &StetSet, found: Vec<Diagnostic>) -> Applied {
    set.apply(found, StetContext { rules: &RULES, ran: &|_| true, require_reason: false })
}

/// Where the kept findings start, and the messages about the stets.
fn outcome(source: &str, found: Vec<Diagnostic>) -> (Vec<u32>, Vec<String>) {
    let applied = applied(&StetSet::from_extraction(&extraction(source)), found);
    let kept = applied.kept.iter().map(|diagnostic| diagnostic.primary.start).collect();
    (kept, applied.own.into_iter().map(|finding| finding.message).collect())
}

#[test]
fn the_next_block_alone() {
    let source = "Smyth left.\n\n<!-- stet: names/two-spellings as on his passport -->\n\nSmyth came.\n\nSmyth slept.";
    let found = findings(source, "names/two-spellings", "Smyth");
    let applied = applied(&StetSet::from_extraction(&extraction(source)), found);
    assert_eq!(applied.kept.len(), 2);
    assert_eq!(applied.suppressed.len(), 1);
    assert_eq!(applied.suppressed[0].1.as_deref(), Some("as on his passport"));
    assert_eq!(&source[applied.suppressed[0].0.primary.range().start..][..11], "Smyth came.");
    assert_eq!(applied.own, []);
}

#[test]
fn families_ranges_and_files() {
    let source = "<!-- stet-begin: names/* -->\n\nSmyth\n\nSmyth\n\n<!-- stet-end -->\n\nSmyth";
    let (kept, own) = outcome(source, findings(source, "names/orphan", "Smyth"));
    assert_eq!((kept, own), (vec![source.rfind("Smyth").unwrap() as u32], vec![]));
    let source = "Smyth\n\n<!-- stet-file: names/orphan, style/* ours -->\n\nSmyth";
    let mut found = findings(source, "names/orphan", "Smyth");
    found.extend(findings(source, "style/cliche", "Smyth"));
    assert_eq!(outcome(source, found), (vec![], vec![]));
}

#[test]
fn several_comments_before_one_block_all_hold() {
    let source = "<!-- stet: names/orphan -->\n\n<!-- stet: style/* -->\n\nSmyth";
    let mut found = findings(source, "names/orphan", "Smyth");
    found.extend(findings(source, "style/cliche", "Smyth"));
    assert_eq!(outcome(source, found), (vec![], vec![]));
}

#[test]
fn an_insertion_at_the_end_of_a_block_belongs_to_it() {
    let source = "<!-- stet: style/* -->\n\nSmyth\n\nJones";
    let mut found = findings(source, "style/cliche", "Smyth");
    found[0].primary.start = found[0].primary.end;
    assert_eq!(outcome(source, found), (vec![], vec![]));
}

#[test]
fn an_unused_rule_is_told_by_name() {
    let source = "<!-- stet: names/orphan, style/cliche -->\n\nSmyth\n\n<!-- stet-file: names/* -->\n\nJones";
    let (kept, own) = outcome(source, findings(source, "names/orphan", "Smyth"));
    assert!(kept.is_empty());
    assert_eq!(own, ["unused stet: no “style/cliche” in the next block", "unused stet: no “names/*” in this file"]);
    let twice = "<!-- stet: style/*, style/* -->\n\nSmyth";
    let found = findings(twice, "style/cliche", "Smyth");
    assert_eq!(outcome(twice, found).1, ["unused stet: no “style/*” in the next block"]);
    let last = "Smyth\n\n<!-- stet: style/* -->";
    assert_eq!(outcome(last, Vec::new()).1, ["unused stet: no “style/*” in the next block"]);
}

#[test]
fn the_narrowest_stet_counts_as_used() {
    let source = "<!-- stet-begin: style/* -->\n\n<!-- stet: style/* -->\n\nSmyth\n\n<!-- stet-end -->";
    let (kept, own) = outcome(source, findings(source, "style/cliche", "Smyth"));
    assert!(kept.is_empty());
    assert_eq!(own, ["unused stet: no “style/*” before “stet-end”"]);
}

#[test]
fn a_stet_for_a_rule_that_did_not_run_is_not_unused() {
    let set = StetSet::from_extraction(&extraction("<!-- stet: names/orphan, style/* -->\n\nSmyth"));
    let own =
        |ran: &dyn Fn(&str) -> bool| set.apply(Vec::new(), StetContext { rules: &RULES, ran, require_reason: false }).own.len();
    assert_eq!(own(&|_| true), 2);
    assert_eq!(own(&|rule| rule == "style/cliche"), 1);
    assert_eq!(own(&|_| false), 0);
}

#[test]
fn unknown_rules_get_a_near_one() {
    let set = StetSet::from_extraction(&extraction("<!-- stet: names/two-speling, nmaes/*, zz/q -->\n\nSmyth"));
    let own = applied(&set, Vec::new()).own;
    let told: Vec<_> = own.iter().map(|it| (it.message.as_str(), it.help.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        told,
        [
            ("unknown rule “names/two-speling”", "did you mean \"names/two-spellings\"?"),
            ("unknown rule “nmaes/*”", "did you mean \"names/*\"?"),
            ("unknown rule “zz/q”", ""),
        ]
    );
    assert!(own.iter().all(|it| it.fault == StetFault::UnknownRule));
}

#[test]
fn begin_and_end_go_together() {
    let source = "<!-- stet-end -->\n\n<!-- stet-begin: style/* -->\n\nSmyth\n\n<!-- stet: -->";
    let (kept, own) = outcome(source, findings(source, "style/cliche", "Smyth"));
    assert_eq!(kept.len(), 1);
    assert_eq!(own, ["“stet-end” without “stet-begin”", "“stet-begin” without “stet-end”", "“stet” names no rule"]);
    let nested = "<!-- stet-begin: style/* -->\n\n<!-- stet-begin: names/* -->\n\nSmyth\n\n<!-- stet-end -->\n\nSmyth\n\n<!-- stet-end -->";
    let mut found = findings(nested, "style/cliche", "Smyth");
    found.extend(findings(nested, "names/orphan", "Smyth"));
    let (kept, own) = outcome(nested, found);
    assert_eq!((kept, own), (vec![nested.rfind("Smyth").unwrap() as u32], vec![]));
}

#[test]
fn a_house_can_ask_for_reasons() {
    let source = "<!-- stet: style/* -->\n\nSmyth\n\n<!-- stet-file: names/* his own -->";
    let mut set = StetSet::from_extraction(&extraction(source));
    set.add_sidecar("a.md.stet.toml", "[[stet]]\nrule = \"style/*\"\ntext = \"Jones\"\n").unwrap();
    let context = StetContext { rules: &RULES, ran: &|_| false, require_reason: true };
    let own = set.apply(Vec::new(), context).own;
    assert_eq!(own.iter().map(|it| it.fault).collect::<Vec<_>>(), [StetFault::NoReason; 2]);
    assert_eq!(own[0].place, StetFindingPlace::Comment(SourceSpan::new(0, 22)));
    assert!(matches!(&own[1].place, StetFindingPlace::Sidecar(problem) if problem.message == own[1].message));
}

#[test]
fn a_sidecar_goes_by_text_and_fingerprint() {
    let source = "Jon\nSmyth left. Jones stayed. Jones slept.";
    let mut found = findings(source, "names/orphan", "Jon\nSmyth");
    found.extend(findings(source, "names/orphan", "Jones"));
    let mut set = StetSet::from_extraction(&extraction(source));
    let toml = format!(
        "[[stet]]\nrule = \"names/orphan\"\ntext = \"Jon Smyth\"\nreason = \"known\"\n\
         [[stet]]\nrule = \"names/*\"\ntext = \"Jones\"\nfingerprint = \"{}\"\n\
         [[stet]]\nrule = \"style/*\"\ntext = \"Jones\"\n\
         [[stet]]\nrule = \"sytle/*\"\ntext = \"Jones\"\n",
        found[2].fingerprint
    );
    set.add_sidecar("a.txt.stet.toml", &toml).unwrap();
    let applied = applied(&set, found.clone());
    assert_eq!(applied.kept, [found[1].clone()]);
    assert_eq!(applied.suppressed[0].1.as_deref(), Some("known"));
    let caret = |it: &StetFinding| match &it.place {
        StetFindingPlace::Sidecar(problem) => {
            let (text, bytes) = problem.place.clone().unwrap();
            (it.message.clone(), text[bytes].to_owned())
        }
        StetFindingPlace::Comment(_) => panic!("not of the sidecar: {}", it.message),
    };
    let carets: Vec<_> = applied.own.iter().map(caret).collect();
    assert_eq!(
        carets,
        [
            ("unused stet: no “style/*” with this text".to_owned(), "\"Jones\"".to_owned()),
            ("unknown rule “sytle/*”".to_owned(), "\"sytle/*\"".to_owned()),
        ]
    );
}

#[test]
fn a_faulty_sidecar_leaves_the_comments() {
    let mut set = StetSet::from_extraction(&extraction("<!-- stet: style/* -->\n\nSmyth"));
    let problem = set.add_sidecar("a.md.stet.toml", "[[stet]]\nrulle = \"style/*\"\n").unwrap_err();
    assert_eq!(problem.help.as_deref(), Some("did you mean \"rule\"?"));
    assert_eq!(set.stets().len(), 1);
}

#[test]
fn no_stet_changes_nothing() {
    let found = findings("Smyth", "style/cliche", "Smyth");
    let applied = applied(&StetSet::from_extraction(&extraction("Smyth")), found.clone());
    assert_eq!((applied.kept, applied.suppressed.len(), applied.own.len()), (found, 0, 0));
}

#[test]
fn many_stets_and_findings_take_no_square() {
    let comments = "<!-- stet-begin: style/* -->\n\n<!-- stet: style/* -->\n\n".repeat(20_000);
    let source = format!("{comments}{}{}", "Smyth ".repeat(50_000), "\n\n<!-- stet-end -->".repeat(20_000));
    let first = comments.len();
    let template = findings("Smyth", "style/cliche", "Smyth").remove(0);
    let found =
        (0..50_000).map(|n| Diagnostic { primary: SourceSpan::new(first + n * 6, first + n * 6 + 5), ..template.clone() });
    let applied = applied(&StetSet::from_extraction(&extraction(&source)), found.collect());
    assert_eq!((applied.kept.len(), applied.suppressed.len(), applied.own.len()), (0, 50_000, 39_999));
}
