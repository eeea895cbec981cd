//! Fixes over all fixtures: a second run changes nothing, no finding comes in, no quotation is touched.

use crate::support::{Fixture, SHIPPED, fixtures};
use copydesk::diagnostic::{Applicability, Diagnostic};
use copydesk::engine;
use copydesk::fix::{Findings, Mended, mend};
use copydesk::source::Format;
use std::collections::BTreeMap;
use std::sync::Arc;

fn all() -> Vec<Fixture> {
    ["articles", "clean"].into_iter().flat_map(fixtures).collect()
}

fn mended(text: &str, format: Format, least: Applicability) -> Mended<()> {
    mend(text, least, |text, _| {
        let checked = engine::check(text, format, &SHIPPED);
        let all = checked.diagnostics.iter().map(|found| (Arc::clone(&found.rule), found.primary)).collect();
        let over_limit = checked.over_limit.into_iter().map(|(rule, _)| rule).collect();
        Findings { all, over_limit, open: checked.diagnostics, rest: () }
    })
}

/// Direct quotations and block quotations, as a reader sees them.
fn quotations(text: &str, format: Format) -> Vec<String> {
    let checked = engine::check(text, format, &SHIPPED);
    let document = &checked.document;
    let direct = document.quotations.iter().map(|quotation| document.slice(quotation.inner).to_owned());
    let blocks = document.paragraphs.iter().filter(|paragraph| paragraph.role.as_str() == "blockquote");
    direct.chain(blocks.map(|paragraph| document.slice(paragraph.span).to_owned())).collect()
}

fn by_rule(findings: &[Diagnostic]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for found in findings {
        *counts.entry(&*found.rule).or_default() += 1;
    }
    counts
}

#[test]
fn fixes_of_the_fixtures_settle_and_bring_in_nothing() {
    let mut applied = 0;
    for Fixture { name, format, text, .. } in all() {
        let before = engine::check(&text, format, &SHIPPED).diagnostics;
        for least in [Applicability::Safe, Applicability::Unsafe] {
            let once = mended(&text, format, least);
            applied += once.applied.len();
            assert!(once.is_complete, "{name}");
            let twice = mended(&once.text, format, least);
            assert_eq!((twice.text == once.text, twice.applied.len()), (true, 0), "{name}: a second run changes it");
            assert_eq!(quotations(&once.text, format), quotations(&text, format), "{name}: a quotation is touched");
            let (old, new) = (by_rule(&before), by_rule(&once.findings.open));
            for (rule, count) in new {
                assert!(count <= old.get(rule).copied().unwrap_or(0), "{name}: more of {rule} than before");
            }
        }
    }
    assert!(applied > 50, "only {applied} fixes were applied");
}
