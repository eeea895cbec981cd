//! Names of a piece that the list of the house decides, so that no other rule has to.

use crate::kind::Context;
use crate::language::{ListedMention, NameList, Standing};
use crate::span::TextSpan;
use std::rc::Rc;
use std::sync::Arc;

/// Mentions of listed names, in order.
pub(super) struct Settled(Rc<[ListedMention]>);

impl Settled {
    /// The mentions in a document.
    pub(super) fn new(context: &Context<'_>, names: &Arc<NameList>) -> Self {
        Self(context.memo.listed(names, context.document))
    }

    fn at(&self, span: TextSpan) -> Option<&ListedMention> {
        let behind = self.0.partition_point(|mention| mention.span.start < span.end);
        self.0.get(behind.checked_sub(1)?).filter(|mention| mention.span.overlaps(span))
    }

    /// True for a name that the list holds, written right or wrong.
    pub(super) fn holds(&self, span: TextSpan) -> bool {
        self.at(span).is_some()
    }

    /// True for a name that the list has otherwise.
    pub(super) fn is_wrong(&self, span: TextSpan) -> bool {
        self.at(span).is_some_and(|mention| mention.standing != Standing::Right)
    }
}
