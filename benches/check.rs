//! Speed of the checker with text in memory, and of start-up: `cargo bench`.
#![expect(clippy::expect_used, reason = "a benchmark without its articles cannot run")]

use copydesk::engine;
use copydesk::format::{Format, extract};
use copydesk::language::{Document, NameList};
use copydesk::rule::{RulePattern, RuleSet, Settings, builtin_sources, builtin_words, load};
use divan::counter::BytesCount;
use std::fs;
use std::hint::black_box;
use std::sync::Arc;

fn main() {
    divan::main();
}

fn rules() -> RuleSet {
    load(&builtin_sources(false), &builtin_words(), &Settings::default()).0
}

/// The clean fixtures: text in which hardly a rule has anything to say.
fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/clean");
    let entries = fs::read_dir(folder).expect("fixtures/clean");
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("entry").path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("article")).collect()
}

fn bytes(articles: &[String]) -> BytesCount {
    BytesCount::new(articles.iter().map(String::len).sum::<usize>())
}

#[divan::bench]
fn document(bencher: divan::Bencher) {
    let articles = articles();
    bencher.counter(bytes(&articles)).bench_local(|| {
        for article in &articles {
            black_box(Document::new(&extract(Format::Plain, article)));
        }
    });
}

/// [`document`] with the parts of speech of every sentence.
#[divan::bench]
fn document_tagged(bencher: divan::Bencher) {
    let articles = articles();
    bencher.counter(bytes(&articles)).bench_local(|| {
        for article in &articles {
            let document = Document::new(&extract(Format::Plain, article));
            for sentence in 0..document.sentences.len() {
                black_box(document.tags(sentence));
            }
        }
    });
}

#[divan::bench]
fn every_rule(bencher: divan::Bencher) {
    let articles = articles();
    let rules = rules();
    bencher.counter(bytes(&articles)).bench_local(|| {
        for article in &articles {
            black_box(engine::check(article, Format::Plain, &rules));
        }
    });
}

/// `spelling/*` alone, as `--select spelling` runs it.
#[divan::bench]
fn spelling(bencher: divan::Bencher) {
    let articles = articles();
    let settings = Settings { select: vec![RulePattern::new("spelling")], ..Settings::default() };
    let rules = load(&builtin_sources(false), &builtin_words(), &settings).0;
    bencher.counter(bytes(&articles)).bench_local(|| {
        for article in &articles {
            black_box(engine::check(article, Format::Plain, &rules));
        }
    });
}

/// A list of made-up names.
fn list(names: usize) -> String {
    let part = |number: usize| ["bek", "dor", "lan", "mir", "ost", "pol", "sar", "tul", "ven", "zor"][number % 10];
    let name = |at: usize| format!("B{}{} K{}{}ov", part(at), part(at / 10), part(at / 100), part(at / 1_000));
    (0..names).map(|at| format!("[[name]]\ncanonical = \"{} {at}\"\ntype = \"person\"\n\n", name(at))).collect()
}

fn name_list(names: usize) -> Arc<NameList> {
    Arc::new(NameList::parse("people.toml", &list(names).into()).0)
}

/// `names/*` alone, without a list of the house and with short and long ones.
#[divan::bench(args = [0, 300, 10_000])]
fn names(bencher: divan::Bencher, listed: usize) {
    let articles = articles();
    let select = vec![RulePattern::new("names")];
    let settings = Settings { select, names_listed: name_list(listed), ..Settings::default() };
    let rules = load(&builtin_sources(false), &builtin_words(), &settings).0;
    bencher.counter(bytes(&articles)).bench_local(|| {
        for article in &articles {
            black_box(engine::check(article, Format::Plain, &rules));
        }
    });
}

/// Reading a list, as a run does once.
#[divan::bench(args = [300, 10_000])]
fn read_name_list(names: usize) -> Arc<NameList> {
    name_list(names)
}

#[divan::bench]
fn start_up() -> RuleSet {
    rules()
}
