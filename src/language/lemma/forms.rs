//! Forms of a lemma, as far as the lexicon has them.

use super::{Lexicon, irregular};

/// The forms of a folded lemma that the lexicon holds, itself first; those that are not of its part of speech may be among them
/// (`caner` of `can`): whoever looks for a lemma asks the copy for its tag too.
pub fn forms(lemma: &str) -> Vec<String> {
    let mut forms = vec![lemma.to_owned()];
    let doubled = lemma.chars().next_back().map(|last| format!("{lemma}{last}"));
    let stems = [Some(lemma.to_owned()), lemma.strip_suffix('e').map(str::to_owned), doubled];
    let endings = ["s", "es", "ed", "d", "ing", "er", "est"];
    let lexicon = Lexicon::shared();
    for stem in stems.into_iter().flatten() {
        forms.extend(lexicon.with_endings(&stem, &endings));
    }
    let mut candidates = Vec::new();
    if let Some(stem) = lemma.strip_suffix('y') {
        candidates.extend(["ies", "ied", "ier", "iest"].map(|ending| format!("{stem}{ending}")));
    }
    if let Some(stem) = lemma.strip_suffix("ie") {
        candidates.push(format!("{stem}ying"));
    }
    candidates.retain(|form| lexicon.entry(form).is_some());
    forms.extend(candidates);
    forms.extend(irregular::forms(lemma).map(str::to_owned));
    forms.sort_unstable();
    forms.dedup();
    forms
}
