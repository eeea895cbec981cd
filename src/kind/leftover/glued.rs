//! Labels run together to one word.

use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, TokenKind, capitalised};
use rustc_hash::FxHashSet;

/// Longest run of labels looked at, in bytes.
const GLUED_BYTES_MAX: usize = 256;

/// `shape = "glued"`.
pub(super) struct Glued {
    labels: FxHashSet<String>,
    shortest: usize,
    longest: usize,
    min_parts: usize,
}

impl Glued {
    pub(super) fn new(labels: &[&str], min_parts: usize) -> Self {
        // Run together, each label opens with a capital, however it is spelled alone.
        let joined = |label: &&str| capitalised(&label.split_whitespace().collect::<String>());
        let labels: FxHashSet<String> = labels.iter().map(joined).collect();
        let lengths = || labels.iter().map(String::len);
        let (shortest, longest) = (lengths().min().unwrap_or(1), lengths().max().unwrap_or(0));
        Self { shortest, longest, min_parts, labels }
    }

    /// Number of labels that make up the word; the fewest where there are several ways.
    fn parts(&self, word: &str) -> Option<usize> {
        // Fewest labels that end at each byte; 0 stands for none.
        let mut fewest = [0_u8; GLUED_BYTES_MAX + 1];
        for end in 1..=word.len() {
            let digit = word.as_bytes().get(end - 1).is_some_and(u8::is_ascii_digit);
            // "Share12Tweet5": a count belongs to the label before it.
            let mut best = if digit { fewest.get(end - 1).copied().unwrap_or(0) } else { 0 };
            for len in self.shortest..=self.longest.min(end) {
                let start = end - len;
                let before = fewest.get(start).copied().unwrap_or(0);
                let shorter = best == 0 || before + 1 < best;
                if (start == 0 || before > 0) && shorter && word.get(start..end).is_some_and(|part| self.labels.contains(part)) {
                    best = before + 1;
                }
            }
            if let Some(slot) = fewest.get_mut(end) {
                *slot = best;
            }
        }
        fewest.get(word.len()).map(|parts| *parts as usize).filter(|parts| *parts > 0)
    }
}

impl Matcher for Glued {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for token in document.tokens.iter().filter(|token| token.case == Case::Mixed && token.kind == TokenKind::Word) {
            let word = document.word(token);
            let fits = word.len() > self.shortest && word.len() <= GLUED_BYTES_MAX;
            if fits && self.parts(word).is_some_and(|parts| parts >= self.min_parts) {
                context.report(Finding::new(token.span));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::check;

    const LABELS: &str =
        "shape = 'glued'\nwords = ['Facebook', 'Twitter', 'WhatsApp', 'Whats', 'App', 'YouTube', 'email', 'Share', 'Copy Link']";

    #[test]
    fn labels_without_a_space_between_them() {
        check("leftover", LABELS, "Follow us on ⟦FacebookTwitter⟧, ⟦WhatsAppYouTubeEmail⟧ and ⟦Share12Twitter5CopyLink⟧.");
        check(
            "leftover",
            LABELS,
            "Use WhatsApp or YouTube, not FacebookPlus, Facebook Twitter, MyFacebookTwitter or facebookTwitter.",
        );
        check("leftover", &format!("{LABELS}\nmin_parts = 3"), "FacebookTwitter ⟦ShareFacebookTwitter⟧");
    }

    #[test]
    fn a_very_long_word_is_passed_over() {
        check("leftover", LABELS, &"FacebookTwitter".repeat(40));
    }
}
