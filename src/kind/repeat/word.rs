//! A word twice in a row; a word that echoes over one other.

use crate::kind::context::{Context, Finding};
use crate::kind::words::{parted_by_space, same_word};
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Token, folded};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// `unit = "word"`.
pub(super) struct Doubled {
    /// Folded words that alone are flagged; `None` for every word in small letters.
    pub(super) only: Option<FxHashSet<String>>,
}

/// `unit = "echo"`.
pub(super) struct Echo {
    pub(super) gaps: Vec<String>,
    pub(super) ending: Option<String>,
}

/// Letters of an echoed word, at least: "more and more" needs a list, "seeing only seeing" does not.
const ECHO_CHARS_MIN: usize = 4;

/// A line of fewer bytes was broken by its author (verse, an address), a longer one by the width of the page.
const WRAPPED_LINE_BYTES_MIN: usize = 40;

impl Matcher for Doubled {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        match &self.only {
            None => triggers.every_document(),
            Some(words) => words.iter().for_each(|word| triggers.phrase(&format!("{word} {word}"), 0)),
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        if self.only.is_some() {
            let mut end = 0;
            for hit in context.hits {
                let at = hit.tokens.start as usize;
                if at >= end
                    && let Some(run) = self.run_at(document, at)
                {
                    end = run.end;
                    report(context, run);
                }
            }
            return;
        }
        let mut at = 0;
        while at + 1 < document.tokens.len() {
            let run = self.run_at(document, at);
            at = run.as_ref().map_or(at + 1, |run| run.end);
            // Three of a kind is meant: "no no no", "la la la".
            if let Some(run) = run.filter(|run| run.len() == 2) {
                report(context, run);
            }
        }
    }
}

impl Doubled {
    /// The run of one word that starts at token `at`, two words or more.
    pub(super) fn run_at(&self, document: &Document, at: usize) -> Option<Range<usize>> {
        let tokens = &document.tokens;
        let (first, second) = (tokens.get(at)?, tokens.get(at + 1)?);
        if !self.is_pair(document, first, second, at) {
            return None;
        }
        let mut end = at + 2;
        while let (Some(last), Some(next)) = (tokens.get(end - 1), tokens.get(end))
            && next.case == last.case
            && parted_by_space(document, last, next)
            && same_word(document.word(last), document.word(next))
        {
            end += 1;
        }
        let (before, after) = (at.checked_sub(1).and_then(|i| tokens.get(i)), tokens.get(end));
        let joined = |left: Option<&Token>, right: Option<&Token>| match (left, right) {
            (Some(left), Some(right)) => left.span.end == right.span.start && is_joint(document, left, right),
            _ => false,
        };
        (!joined(before, Some(first)) && !joined(tokens.get(end - 1), after)).then_some(at..end)
    }

    fn is_pair(&self, document: &Document, first: &Token, second: &Token, at: usize) -> bool {
        let (a, b) = (document.word(first), document.word(second));
        if !first.is_word() || second.case == Case::None || !same_word(a, b) || !parted_by_space(document, first, second) {
            return false;
        }
        // Two capitals are a name ("Bora Bora"), save for the one word that always has one.
        let small = second.case == Case::Lower && (first.case == Case::Lower || document.opens_sentence(at));
        if !(small || (a == "I" && b == "I")) || a.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let wanted = match &self.only {
            None => small && a.chars().nth(1).is_some(),
            Some(only) => only.contains(&folded(b)),
        };
        wanted && !is_verse(document, first, second)
    }
}

/// A hyphen or a dash at a word makes it part of something longer.
pub(super) fn is_joint(document: &Document, left: &Token, right: &Token) -> bool {
    let dash = |token: &Token| matches!(document.word(token), "-" | "--" | "–" | "\u{2010}" | "\u{2011}" | "/");
    dash(left) || dash(right)
}

/// True when the two words stand on two lines of which the first is short.
pub(super) fn is_verse(document: &Document, first: &Token, second: &Token) -> bool {
    let gap = document.text.get(first.span.end as usize..second.span.start as usize).unwrap_or("");
    if !gap.contains(['\n', '\r']) {
        return false;
    }
    let end = first.span.end as usize;
    let from = document.text.ceil_char_boundary(end.saturating_sub(WRAPPED_LINE_BYTES_MIN));
    from == 0 || document.text.get(from..end).is_some_and(|line| line.contains(['\n', '\r']))
}

/// Reports a run; the first word stays.
pub(super) fn report(context: &mut Context<'_>, run: Range<usize>) {
    let document = context.document;
    let Some(tokens) = document.tokens.get(run) else { return };
    if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
        context.report(Finding::new(first.span.cover(last.span)).replacement(document.word(first)));
    }
}

impl Matcher for Echo {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        self.gaps.iter().for_each(|gap| triggers.phrase(gap, 0));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        for hit in context.hits {
            let start = (hit.tokens.start as usize).checked_sub(1);
            let run = start.map(|start| start..hit.tokens.end as usize + 1);
            let Some(run) = run.filter(|run| self.echoes(document, run.clone())) else { continue };
            report(context, run);
        }
    }
}

impl Echo {
    fn echoes(&self, document: &Document, run: Range<usize>) -> bool {
        let Some(tokens) = document.tokens.get(run.clone()) else { return false };
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
        let (a, b) = (document.word(first), document.word(last));
        let small = last.case == Case::Lower && (first.case == Case::Lower || document.opens_sentence(run.start));
        let long = a.chars().nth(ECHO_CHARS_MIN - 1).is_some();
        small
            && long
            && same_word(a, b)
            && tokens.iter().zip(tokens.iter().skip(1)).all(|(a, b)| parted_by_space(document, a, b))
            && self.ending.as_ref().is_none_or(|ending| folded(b).ends_with(ending))
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, compile, document, run};

    const ANY: &str = "unit = 'word'";
    const ONLY: &str = "unit = 'word'\nonly = ['i', 'has']\nonly_tables = ['function']";

    #[test]
    fn doubled_words_in_small_letters() {
        check("repeat", ANY, "Police said ⟦the the⟧ road ⟦was\u{a0}was⟧ shut. ⟦The the⟧ pier too.");
        check("repeat", ANY, "They flew to Bora Bora, past New New Road, in In Form magazine, to The The and and-or or.");
        check("repeat", ANY, "No no no, he said. It was long, long ago. Room 12 12 b b. He came in. In came she.");
        check("repeat", ANY, "A ⟦so-so so-so⟧ play; a hit- hit or miss; he goes. goes on");
    }

    #[test]
    fn listed_words_alone() {
        check(
            "repeat",
            ONLY,
            "He had had enough; ⟦I I⟧ know that that is ⟦the the the⟧ rule. THE THE. In ⟦to to⟧ it. ⟦In in⟧ it",
        );
    }

    #[test]
    fn a_wrapped_line_is_prose_and_a_short_one_verse() {
        check("repeat", ANY, "The council of the small town on the coast said ⟦that\nthat⟧ was so.");
        check("repeat", ANY, "We sailed upon the\nthe bright water\nwater of the bay");
    }

    #[test]
    fn the_first_word_stays() {
        let matcher = compile("repeat", ANY, None).unwrap();
        assert_eq!(run(matcher.as_ref(), &document("The the road"))[0].replacements, ["The"]);
    }

    #[test]
    fn an_echo_over_a_listed_word() {
        let options = "unit = 'echo'\ngap = ['only', 'and just']\nending = 'ing'";
        check("repeat", options, "He kept ⟦seeing only seeing⟧ grey. ⟦Waiting and just waiting⟧ he sat. going, only going");
        check("repeat", options, "He ran only ran. Being only human. Song only song. Read only Read.");
        check("repeat", "unit = 'echo'", "They ⟦said only said⟧ so. Not here only there, red only red.");
    }
}
