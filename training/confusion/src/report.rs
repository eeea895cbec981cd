//! What each pair of words comes to on held-out documents, and the margin that follows.

use crate::calibrate::slip_rate;
use crate::evaluate::Case;
use crate::sets::Rule;
use crate::vocabulary::Vocabulary;
use copydesk::language::usage::odds;
use std::collections::BTreeMap;

/// Of uses of a rare word, one is a slip: the rate at which precision is stated.
const USES_PER_SLIP: f64 = 100.0;
/// Precision that a stable set has.
const PRECISION_MIN: f64 = 0.9;
/// Lowest and highest margin looked at, and the step between.
const MARGINS: (f32, f32, f32) = (3.75, 9.25, 0.25);
/// Share of the slips that a pair must find to be worth a row.
const FOUND_MIN: f64 = 0.02;
/// Alarms expected beyond those that were seen, at a margin of [`EXPECTED_AT`]; a third of it with each unit more.
const EXPECTED: f64 = 0.05;
const EXPECTED_AT: f32 = 5.2;
/// From these odds on, an alarm that is so much above the next is a slip of the text itself: reading 60 alarms of
/// MASC's letters and weblogs, nearly all of these were ("the wetness of it's paws").
const SLIP_MIN: f32 = 5.0;
const SLIP_GAP: f32 = 1.5;
/// Most such slips of a pair.
const SLIPS_MAX: usize = 3;

/// Odds of a pair, ascending.
#[derive(Default)]
pub struct Odds {
    innocent: Vec<f32>,
    slips: Vec<f32>,
    /// Cases of the texts that one of `slips` stands for.
    weight: usize,
}

/// What a margin comes to.
struct Outcome {
    margin: f32,
    false_alarms: usize,
    found: usize,
    precision: f64,
}

impl Odds {
    /// At a margin, when the meant word has so many uses.
    fn at(&self, margin: f32, uses: u32) -> Outcome {
        let reach = |odds: &[f32]| odds.len() - odds.partition_point(|odds| *odds < margin);
        let (false_alarms, found) = (reach(&self.innocent), reach(&self.slips) * self.weight);
        let slips = found as f64 * slip_rate(uses, USES_PER_SLIP);
        let expected = EXPECTED * f64::from(EXPECTED_AT - margin).exp();
        Outcome { margin, false_alarms, found, precision: slips / (slips + false_alarms as f64 + expected) }
    }

    /// The lowest margin that has the precision and finds enough.
    fn margin(&self, uses: u32) -> Option<Outcome> {
        let (from, to, step) = MARGINS;
        let steps = ((to - from) / step) as u16;
        let results = (0..=steps).map(|number| self.at(from + f32::from(number) * step, uses));
        let worth = results.take_while(|result| result.found as f64 >= (FOUND_MIN * f64::from(uses)).max(1.0));
        worth.into_iter().find(|result| result.precision >= PRECISION_MIN)
    }

    /// Takes the slips of the text itself out of the innocent uses.
    fn without_slips_of_the_text(&mut self) {
        self.innocent.sort_by(f32::total_cmp);
        self.slips.sort_by(f32::total_cmp);
        for count in (1..=SLIPS_MAX.min(self.innocent.len())).rev() {
            let rest = self.innocent.len() - count;
            let next = rest.checked_sub(1).map_or(f32::MIN, |at| self.innocent[at]);
            if self.innocent[rest] >= SLIP_MIN && self.innocent[rest] - next >= SLIP_GAP {
                self.innocent.truncate(rest);
                return;
            }
        }
    }
}

/// One line for each pair of the rules: where it stands now and which margin would do.
pub fn print(cases: &[Case], vocabulary: &Vocabulary, rules: &[Rule]) {
    let mut by_pair: BTreeMap<(&str, &str), Odds> = BTreeMap::new();
    for case in cases {
        let name = |word: u32| vocabulary.words[word as usize].as_str();
        let pair = by_pair.entry((name(case.written), name(case.meant))).or_default();
        if case.is_slip {
            pair.weight = case.weight();
            pair.slips.push(odds(&case.terms));
        } else {
            pair.innocent.push(odds(&case.terms));
        }
    }
    by_pair.values_mut().for_each(Odds::without_slips_of_the_text);
    println!("rule\twritten\tmeant\tuses\tuses of meant\tmargin\tfalse alarms\tfound of 100\tprecision\tmargin that would do");
    for rule in rules {
        for set in &rule.sets {
            for (written, meant) in set.pairs() {
                let count = |word: &str| vocabulary.number(word).map_or(0, |at| vocabulary.counts[at as usize]);
                let uses = count(&meant);
                let Some(pair) = by_pair.get(&(written.as_str(), meant.as_str())) else { continue };
                let now = pair.at(set.margin, uses);
                let found = (100.0 * now.found as f64 / f64::from(uses.max(1))).min(100.0);
                let better = pair.margin(uses).map_or("none".to_owned(), |result| format!("{:.2}", result.margin));
                println!(
                    "{}\t{written}\t{meant}\t{}\t{uses}\t{:.2}\t{}\t{found:.0}\t{:.2}\t{better}",
                    rule.name,
                    count(&written),
                    now.margin,
                    now.false_alarms,
                    now.precision
                );
            }
        }
    }
}
