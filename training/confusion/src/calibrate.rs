//! Fits the weights of `copydesk::language::usage::terms`: logistic regression by Newton's method.

use crate::evaluate::Case;
use copydesk::language::usage::TERMS;

/// A word is a slip once in so many uses, when the weights are fitted.
const USES_PER_SLIP: f64 = 500.0;
/// Words with more occurrences go wrong less often, by the root of how common they are.
const COMMON: f64 = 300.0;
/// Lifts the diagonal a little, so that the system can always be solved.
const RIDGE: f64 = 1e-6;
/// Steps; it settles in six.
const STEPS: usize = 12;

/// Share of the uses of a word that go wrong, by its occurrences, when those of a rare one do once in `uses_per_slip`.
pub fn slip_rate(occurrences: u32, uses_per_slip: f64) -> f64 {
    (COMMON / f64::from(occurrences).max(COMMON)).sqrt() / uses_per_slip
}

/// The weights that make the cases likeliest; the last is the constant, as if slips were as frequent as right uses.
pub fn fit(cases: &[Case], counts: &[u32]) -> [f64; TERMS] {
    let weighed = |case: &Case| {
        let rate = if case.is_slip { slip_rate(counts[case.meant as usize], USES_PER_SLIP) } else { 1.0 };
        (case.terms.map(f64::from), case.is_slip, rate * case.weight() as f64)
    };
    let mut weights = newton(&cases.iter().map(weighed).collect::<Vec<_>>(), RIDGE);
    weights[TERMS - 1] += USES_PER_SLIP.ln();
    weights
}

/// Logistic regression: terms, whether it is a slip, and how often each case counts. `ridge` holds the weights down.
pub fn newton<const N: usize>(cases: &[([f64; N], bool, f64)], ridge: f64) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..STEPS {
        let mut gradient = weights.map(|weight| -ridge * weight);
        let mut curve = [[0.0; N]; N];
        for (at, row) in curve.iter_mut().enumerate() {
            row[at] = ridge;
        }
        for (terms, is_slip, times) in cases {
            let odds: f64 = terms.iter().zip(weights).map(|(term, weight)| term * weight).sum();
            let share = 1.0 / (1.0 + (-odds).exp());
            for i in 0..N {
                gradient[i] += times * (f64::from(u8::from(*is_slip)) - share) * terms[i];
                for j in 0..N {
                    curve[i][j] += times * share * (1.0 - share) * terms[i] * terms[j];
                }
            }
        }
        let step = solve(curve, gradient);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights
}

/// Solves a symmetric system by elimination.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for pivot in 0..N {
        let (above, below) = matrix.split_at_mut(pivot + 1);
        let pivot_row = &above[pivot];
        for (row, at) in below.iter_mut().zip(pivot + 1..) {
            let factor = row[pivot] / pivot_row[pivot];
            row.iter_mut().zip(pivot_row).skip(pivot).for_each(|(cell, from)| *cell -= factor * from);
            right[at] -= factor * right[pivot];
        }
    }
    for row in (0..N).rev() {
        let known: f64 = (row + 1..N).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
