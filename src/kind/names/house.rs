//! Names that are not as the list of the house has them.

use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{NameList, Standing};
use std::sync::Arc;

/// Flags the words of a name that differ from the list.
pub(super) struct House {
    pub(super) names: Arc<NameList>,
    /// True for what is sure to be the name of the list, false for what only may be.
    pub(super) is_sure: bool,
}

impl Matcher for House {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        if !self.names.is_empty() {
            triggers.every_document();
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        for mention in self.names.find(context.document) {
            let Standing::Wrong { span, replacement, is_sure } = mention.standing else { continue };
            let Some(name) = self.names.get(mention.name).filter(|_| is_sure == self.is_sure) else { continue };
            let finding = Finding::new(span).replacement(replacement).value("canonical", &name.canonical);
            // Before "[sic]" the whole name counts.
            if context.admits(mention.span) {
                context.report(Finding { is_decided: true, ..finding });
            }
        }
    }
}
