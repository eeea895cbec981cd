//! Sentences and paragraphs that stood before, word for word.

use crate::format::Role;
use crate::kind::context::{Context, Finding};
use crate::kind::words::{WordHasher, is_wording, same_wording, word_count};
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, Paragraph, Sentence, Token};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Fewest words of a repeated sentence unless the rule says otherwise.
pub(super) const SENTENCE_WORDS_MIN: u32 = 8;

/// Fewest words of a repeated paragraph unless the rule says otherwise.
pub(super) const PARAGRAPH_WORDS_MIN: u32 = 12;

/// Words by whose hash most wordings are told apart.
const START_WORDS: usize = 4;

/// `unit = "sentence"` and `unit = "paragraph"`.
pub(super) struct Pasted {
    pub(super) sentences: bool,
    pub(super) min_words: usize,
    pub(super) across_roles: bool,
}

/// Where each wording stood first.
#[derive(Default)]
struct Seen {
    /// By number and first words; nothing where two wordings have these in common, which are told by all of their words.
    by_start: FxHashMap<u64, Option<(Range<u32>, TextSpan)>>,
    first: FxHashMap<u64, (Range<u32>, TextSpan)>,
    hasher: WordHasher,
}

impl Seen {
    /// Where the same words stood before; otherwise remembers them if `may_be_first`. `words` is their number.
    fn before(
        &mut self,
        document: &Document,
        words: usize,
        stretch: (Range<u32>, TextSpan),
        may_be_first: bool,
    ) -> Option<TextSpan> {
        let start = self.hash(document, &stretch.0, START_WORDS).wrapping_add(words as u64);
        let Some(other) = self.by_start.get_mut(&start) else {
            if may_be_first {
                self.by_start.insert(start, Some(stretch));
            }
            return None;
        };
        if let Some(other) = other.take() {
            let hash = self.hash(document, &other.0, words);
            self.first.insert(hash, other);
        }
        let hash = self.hash(document, &stretch.0, words);
        match self.first.get(&hash) {
            Some((tokens, span)) => {
                let (a, b) = (document.tokens_in(tokens.clone()), document.tokens_in(stretch.0));
                same_wording(document, a, b).then_some(*span)
            }
            None => {
                if may_be_first {
                    self.first.insert(hash, stretch);
                }
                None
            }
        }
    }

    /// Hash of the first words.
    fn hash(&mut self, document: &Document, tokens: &Range<u32>, words: usize) -> u64 {
        let words = document.tokens_in(tokens.clone()).iter().filter(|token| is_wording(token)).take(words);
        words.fold(0, |hash, token| self.hasher.add(hash, document.word(token)))
    }
}

impl Matcher for Pasted {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        triggers.every_document();
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let (mut paragraphs, mut sentences) = (Seen::default(), Seen::default());
        // A sentence that comes with its whole paragraph is the paragraph's finding.
        let mut block: Option<Block> = None;
        let paragraph_words = if self.sentences { PARAGRAPH_WORDS_MIN as usize } else { self.min_words };
        for paragraph in document.paragraphs.iter().filter(|paragraph| paragraph.role != Role::Table) {
            let may_be_first = self.across_roles || !stands_apart(paragraph);
            // The title of the front matter and the first heading are one headline in two fields.
            let may_repeat = paragraph.role != Role::Headline;
            let count = word_count(document.paragraph_tokens(paragraph));
            let whole = (paragraph.tokens.clone(), trimmed(document, paragraph));
            let pasted = (count >= paragraph_words).then(|| paragraphs.before(document, count, whole, may_be_first)).flatten();
            let pasted = pasted.filter(|_| may_repeat);
            if !self.sentences {
                block = match (pasted, block.take()) {
                    (Some(_), Some(open)) => Some(Block { span: open.span.cover(trimmed(document, paragraph)), ..open }),
                    (Some(first), None) => Some(Block { span: trimmed(document, paragraph), first }),
                    (None, open) => {
                        report(context, open);
                        None
                    }
                };
                continue;
            }
            if pasted.is_some() || count < self.min_words {
                continue;
            }
            for sentence in document.paragraph_sentences(paragraph) {
                // A source in brackets may be given each time.
                let in_brackets = document.slice(sentence.span).starts_with(['[', '(']);
                if sentence.tokens.len() < self.min_words || in_brackets {
                    continue;
                }
                let tokens = without_dateline(document, sentence, paragraph);
                let count = word_count(document.tokens_in(tokens.clone()));
                if count < self.min_words {
                    continue;
                }
                let span = TextSpan { end: sentence.span.end, start: start_of(document, &tokens) };
                let stretch = (tokens, span);
                let before = sentences.before(document, count, stretch, may_be_first);
                let block = before.filter(|_| may_repeat).map(|first| Block { span, first });
                report(context, block);
            }
        }
        report(context, block);
    }
}

/// Paragraphs in a row, or one sentence, that stood before: one paste is one finding.
struct Block {
    span: TextSpan,
    /// Where its first words stood.
    first: TextSpan,
}

fn report(context: &mut Context<'_>, block: Option<Block>) {
    if let Some(Block { span, first }) = block {
        context.report(Finding::new(span).related(first, "first here"));
    }
}

/// Text outside the run of the story, which the body may well say again.
fn stands_apart(paragraph: &Paragraph) -> bool {
    matches!(paragraph.role, Role::Headline | Role::Standfirst | Role::Crosshead | Role::Caption)
}

/// Tokens at the start of a paragraph among which a dateline or a label may end ("Little Haven | Friday: …").
const DATELINE_TOKENS_MAX: usize = 9;

/// The tokens of a sentence after the dateline or label that opens its paragraph.
fn without_dateline(document: &Document, sentence: &Sentence, paragraph: &Paragraph) -> Range<u32> {
    if sentence.tokens.start != paragraph.tokens.start {
        return sentence.tokens.clone();
    }
    let opening = document.tokens_in(sentence.tokens.clone());
    let opening = opening.get(..opening.len().min(DATELINE_TOKENS_MAX)).unwrap_or(opening);
    let is_mark = |token: &Token| matches!(document.word(token), ":" | "|" | "-" | "--" | "–" | "—");
    let len = opening.iter().rposition(is_mark).map_or(0, |mark| mark + 1);
    sentence.tokens.start + u32::try_from(len).unwrap_or(0)..sentence.tokens.end
}

fn start_of(document: &Document, tokens: &Range<u32>) -> u32 {
    document.tokens.get(tokens.start as usize).map_or(0, |token| token.span.start)
}

fn trimmed(document: &Document, paragraph: &Paragraph) -> TextSpan {
    match document.paragraph_tokens(paragraph) {
        [first, .., last] => first.span.cover(last.span),
        _ => paragraph.span,
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, compile, document, run};

    const LINE: &str = "The ferry to the islands will not sail before the storm has passed.";

    #[test]
    fn a_sentence_that_stood_before() {
        let text =
            format!("{LINE} Nobody was hurt.\n\nNobody was hurt. ⟦{}⟧", LINE.to_uppercase().replace(" THE STORM", ", the storm"));
        check("repeat", "unit = 'sentence'", &text);
        check("repeat", "unit = 'sentence'\nmin_words = 3", "Nobody was hurt. It rained. ⟦Nobody was hurt.⟧ ⟦Nobody was hurt⟧");
    }

    #[test]
    fn a_dateline_is_no_part_of_the_sentence() {
        check("repeat", "unit = 'sentence'", &format!("{LINE} It rained.\n\nHaven Post | Little Haven: ⟦{LINE}⟧ It snowed."));
    }

    #[test]
    fn a_pasted_paragraph_is_one_finding_of_its_own_unit() {
        let pasted = format!("{LINE}\n\nIt rained.\n\n{LINE}");
        check("repeat", "unit = 'sentence'", &pasted);
        check("repeat", "unit = 'paragraph'", &format!("{LINE}\n\nIt rained.\n\n⟦{LINE}⟧"));
        check("repeat", "unit = 'paragraph'", &format!("{LINE}\n\n{LINE} It rained.\n\nIt rained.\n\nIt rained."));
    }

    #[test]
    fn paragraphs_pasted_in_a_row_are_one_finding() {
        let other = "Nobody on the islands had expected the wind to turn so early in the year.";
        let text = format!("{LINE}\n\n{other}\n\nIt rained.\n\n⟦{LINE}\n\n{other}⟧\n\nIt snowed.\n\n⟦{other}⟧");
        check("repeat", "unit = 'paragraph'", &text);
    }

    #[test]
    fn a_standfirst_counts_only_across_roles() {
        let text = format!("# {LINE}\n\nThe pier is shut. ⟦{LINE}⟧");
        check("repeat", "unit = 'sentence'", &text);
        check("repeat", "unit = 'sentence'\nacross_roles = false", &text.replace(['⟦', '⟧'], ""));
    }

    #[test]
    fn the_first_place_is_named() {
        let matcher = compile("repeat", "unit = 'paragraph'", None).unwrap();
        let findings = run(matcher.as_ref(), &document(&format!("{LINE}\n\n{LINE}")));
        assert_eq!(findings[0].related[0].0.range(), 0..LINE.len());
    }
}
