//! The pairs of forms in a piece that are one name in two spellings.

use super::form::Forms;
use super::judge::{Verdict, judge};
use super::{alias, pair};
use crate::language::Document;

/// What the names of a document come to when each is compared with those near it.
#[derive(Debug)]
pub(in crate::kind) struct Spellings {
    pub(super) forms: Forms,
    /// Numbers of the forms that are near each other, in order.
    pub(super) candidates: Vec<(u32, u32)>,
    /// In order of the forms; with each, whether the two differ in accents alone.
    pub(super) verdicts: Vec<(Verdict, bool)>,
}

impl Spellings {
    /// Compares the names of a document.
    pub(in crate::kind) fn of(document: &Document) -> Self {
        let forms = Forms::of(document);
        let mut verdicts = Vec::new();
        let candidates = pair::candidates(&forms);
        for (first, second) in candidates.iter().copied() {
            let Some(verdict) = judge(&forms, first, second) else { continue };
            let (Some(a), Some(b)) = (forms.get(first), forms.get(second)) else { continue };
            if !alias::is_told(document, &forms, a, b) {
                verdicts.push((verdict, pair::is_accent_alone(&forms, first, second)));
            }
        }
        Self { forms, candidates, verdicts }
    }
}
