//! What several rules need of one document, worked out once.

use super::names::Spellings;
use crate::language::attribution::Sources;
use crate::language::{Document, ListedMention, NameList};
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

/// Belongs to one document; rules that look at it share what is in it.
#[derive(Debug, Default)]
pub struct Memo {
    spellings: OnceCell<Spellings>,
    listed: OnceCell<(Arc<NameList>, Rc<[ListedMention]>)>,
    /// Claims and who answers for them; the rules of a set have one cue lexicon between them.
    pub(super) sources: Sources,
}

impl Memo {
    /// The names that the piece spells in two ways.
    pub(super) fn spellings(&self, document: &Document) -> &Spellings {
        self.spellings.get_or_init(|| Spellings::of(document))
    }

    /// Where the piece has names of a list.
    pub(super) fn listed(&self, names: &Arc<NameList>, document: &Document) -> Rc<[ListedMention]> {
        let (held, mentions) = self.listed.get_or_init(|| (Arc::clone(names), names.find(document).into()));
        // Rules have one list between them, but for the samples with which their examples are run.
        if Arc::ptr_eq(held, names) { Rc::clone(mentions) } else { names.find(document).into() }
    }
}
