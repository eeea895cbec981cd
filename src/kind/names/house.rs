//! Names that are not as the list of the house has them.

use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{NameList, Standing, squeezed};
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
        for mention in context.memo.listed(&self.names, context.document).iter() {
            let Standing::Wrong { span, replacement, is_sure } = &mention.standing else { continue };
            let Some(name) = self.names.get(mention.name).filter(|_| *is_sure == self.is_sure) else { continue };
            // A dated form is no part of the canonical one.
            let words = |text: &str| format!(" {} ", squeezed(text).replace('-', " "));
            let is_part = words(&name.canonical).contains(&words(replacement));
            let shown = if is_part { &name.canonical } else { replacement };
            let finding = Finding::new(*span).value("canonical", shown).replacement(replacement);
            // Before "[sic]" the whole name counts.
            if context.admits(mention.span) {
                context.report(Finding { is_decided: true, ..finding });
            }
        }
    }
}
