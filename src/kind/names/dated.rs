//! Forms and titles of the list of the house that do not hold on the day of the article.

use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Dated, Day, Document, ListedMention, ListedName, NameList, Standing, squeezed};
use crate::span::TextSpan;
use std::sync::Arc;

/// Flags a name that the house writes otherwise on the day of the article.
pub(super) struct FormerName {
    pub(super) names: Arc<NameList>,
    pub(super) date: Option<Day>,
}

/// Flags a title that the house has for another time.
pub(super) struct FormerTitle {
    pub(super) names: Arc<NameList>,
    pub(super) date: Option<Day>,
}

/// Words near a name that tell of another time or of the naming itself.
const OTHER_TIMES: [&str; 20] = [
    "former",
    "formerly",
    "then",
    "known",
    "called",
    "renamed",
    "named",
    "name",
    "names",
    "once",
    "previously",
    "today",
    "now",
    "ex",
    "late",
    "future",
    "ousted",
    "deposed",
    "outgoing",
    "incoming",
];

/// Tokens on both sides of a name in which such a word counts.
const NEAR_TOKENS: usize = 5;

/// True where the copy speaks of another time than its own.
fn is_of_other_time(document: &Document, span: TextSpan) -> bool {
    let tokens = document.tokens_of_span(span);
    let sentence = document.sentence_at(span.start).and_then(|at| document.sentences.get(at));
    let bounds = sentence.map_or(tokens.clone(), |sentence| sentence.tokens.start as usize..sentence.tokens.end as usize);
    let from = tokens.start.saturating_sub(NEAR_TOKENS).max(bounds.start);
    let to = (tokens.end + NEAR_TOKENS).min(bounds.end);
    let around = document.tokens.get(from..to.max(from)).unwrap_or(&[]);
    let has_word = around.iter().any(|token| OTHER_TIMES.iter().any(|word| document.word(token).eq_ignore_ascii_case(word)));
    let is_in_brackets =
        tokens.start.checked_sub(1).and_then(|at| document.tokens.get(at)).is_some_and(|t| document.word(t) == "(");
    let dates = document.dates();
    let first = dates.partition_point(|date| sentence.is_some_and(|sentence| date.span.end <= sentence.span.start));
    let inside = dates.get(first..).unwrap_or(&[]).iter();
    let has_year = inside
        .take_while(|date| sentence.is_some_and(|sentence| date.span.start < sentence.span.end))
        .any(|date| date.year.is_some());
    has_word || is_in_brackets || has_year
}

/// The mentions that are written as the list has them.
fn right_mentions(names: &NameList, document: &Document) -> Vec<ListedMention> {
    let mut mentions = names.find(document);
    mentions.retain(|mention| mention.standing == Standing::Right);
    mentions
}

impl Matcher for FormerName {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        if self.names.names().iter().any(|name| !name.dated.is_empty()) {
            triggers.every_document();
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let Some(day) = document.date.or(self.date) else { return };
        for mention in right_mentions(&self.names, document) {
            let Some(name) = self.names.get(mention.name).filter(|name| !name.dated.is_empty()) else { continue };
            let text = squeezed(document.slice(mention.span));
            let wanted = name.form_on(day);
            let is_other = name.also.iter().any(|form| squeezed(form) == text);
            if is_other || squeezed(wanted) == text || is_of_other_time(document, mention.span) {
                continue;
            }
            let finding = Finding::new(mention.span).replacement(wanted).value("canonical", &name.canonical);
            context.report(Finding { is_decided: true, ..finding });
        }
    }
}

impl Matcher for FormerTitle {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        if self.names.names().iter().any(|name| !name.titles.is_empty()) {
            triggers.every_document();
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let Some(day) = document.date.or(self.date) else { return };
        for mention in right_mentions(&self.names, document) {
            let Some(name) = self.names.get(mention.name).filter(|name| !name.titles.is_empty()) else { continue };
            let Some(title) = title_before(document, mention.span).filter(|title| is_out_of_date(name, document, *title, day))
            else {
                continue;
            };
            if !is_of_other_time(document, title.cover(mention.span)) {
                context.report(Finding::new(title).value("canonical", &name.canonical));
            }
        }
    }
}

/// The title of the name that begins where the mention does.
fn title_before(document: &Document, span: TextSpan) -> Option<TextSpan> {
    let names = document.names();
    let at = names.partition_point(|name| name.span.start < span.start);
    names.get(at).filter(|name| name.span.start == span.start)?.title
}

/// True for a title that the list has for the person, and for other days alone.
fn is_out_of_date(name: &ListedName, document: &Document, title: TextSpan, day: Day) -> bool {
    let text = squeezed(document.slice(title));
    let mut same = name.titles.iter().filter(|listed| squeezed(&listed.text) == text).peekable();
    same.peek().is_some() && !same.any(|listed: &Dated| listed.holds(day))
}
