//! Known misspellings: an automaton of `misspelling END [rank] edit`; see `training/lexicon/src/misspellings.rs`.

use super::automaton::Automaton;
use fst::raw::Node;

/// From this byte on: the edit that follows leads not to the first correction but to the one of this number.
const RANK: u8 = 0xf0;
/// As many bytes as are taken out; from this number on, the number is in a byte of its own.
const OUT_MANY: usize = 7;
/// Bytes of the longest edit.
const EDIT_BYTES_MAX: usize = 64;

/// Corrections of a word, the likeliest first; none for a word that is no known misspelling.
pub(super) fn corrections(table: &Automaton, folded: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(node) = table.behind(folded.bytes()) {
        edits(table, node, &mut Vec::new(), &mut |edit| found.extend(apply(folded, edit)));
    }
    found
}

/// Every edit from here on, in order of bytes, which is that of their rank.
fn edits(table: &Automaton, node: Node<'_>, edit: &mut Vec<u8>, found: &mut impl FnMut(&[u8])) {
    if node.is_final() {
        found(edit);
    }
    let Some(fst) = table.fst().filter(|_| edit.len() < EDIT_BYTES_MAX) else { return };
    for transition in node.transitions() {
        edit.push(transition.inp);
        edits(table, fst.node(transition.addr), edit, found);
        edit.pop();
    }
}

/// What an edit makes of a word.
fn apply(wrong: &str, edit: &[u8]) -> Option<String> {
    let edit = match edit {
        [RANK..=u8::MAX, rest @ ..] => rest,
        all => all,
    };
    let (&head, mut put_in) = edit.split_first()?;
    let start = usize::from(head / 8);
    let mut out = usize::from(head % 8);
    if out == OUT_MANY {
        let (&many, rest) = put_in.split_first()?;
        (out, put_in) = (many.into(), rest);
    }
    let wrong = wrong.as_bytes();
    let right = [wrong.get(..start)?, put_in, wrong.get(start + out..)?].concat();
    String::from_utf8(right).ok()
}
