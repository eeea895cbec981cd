//! Scores of whole and broken sentences; the tables' layout.

use super::*;
use crate::format::{Format, extract};
use crate::language::Document;

fn best(text: &str) -> f32 {
    let document = Document::new(&extract(Format::Plain, text));
    gaps(&document, 0).into_iter().map(|gap| gap.score).fold(f32::MIN, f32::max)
}

#[test]
fn broken_sentences_score_above_whole_ones() {
    for (whole, broken) in [
        ("The council said that it would build a new school.", "The council said it that would build new a school."),
        ("They have been asked to work for the town.", "They have the been asked to to work for town the."),
        ("It was one of the best years for the company.", "It was of one best the years for the the company."),
    ] {
        assert!(best(broken) > best(whole) + 2.0, "{} against {}: {broken}", best(broken), best(whole));
    }
}

#[test]
fn there_is_a_gap_at_every_token_and_both_ends() {
    let document = Document::new(&extract(Format::Plain, "The “old” mill stood."));
    let gaps = gaps(&document, 0);
    // Quotation marks are looked through.
    assert_eq!(gaps.len(), document.tokens.len() - 2 + 1);
    assert_eq!(gaps.first().map(|gap| (gap.before, gap.behind)), Some((None, Some(0))));
    assert_eq!(gaps.last().map(|gap| gap.behind), Some(None));
}

#[test]
fn steps_rise_with_counts() {
    assert_eq!([0, 2, 3, 4, 8, 9, 100_000].map(bin), [0, 0, 1, 2, 3, 4, BIN_MAX]);
    assert_eq!(BINS.len(), usize::from(BIN_MAX));
}

#[test]
fn probability_and_score_are_each_other_turned_round() {
    for score in [-3.0, 0.0, 2.5] {
        assert!((logit(probability(score)) - score).abs() < 1e-3);
    }
}
