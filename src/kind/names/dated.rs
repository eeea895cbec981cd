//! Forms and titles of the list of the house that do not hold on the day of the article.

use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Dated, Day, Document, ListedName, NameList, Standing, Token, squeezed};
use crate::span::TextSpan;
use std::ops::RangeInclusive;
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

/// Words in a sentence that tell of another time or of the naming itself.
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

/// Words of a sentence in which such a word or another year counts.
const SENTENCE_TOKENS_MAX: usize = 200;

/// True where the sentence speaks of another time than the article's day.
fn is_of_other_time(document: &Document, span: TextSpan, day: Day) -> bool {
    let Some(sentence) = document.sentence_of(span.start) else { return false };
    let at = document.tokens_of_span(span).start;
    let from = at.saturating_sub(SENTENCE_TOKENS_MAX).max(sentence.tokens.start as usize);
    let to = (at + SENTENCE_TOKENS_MAX).min(sentence.tokens.end as usize).max(from);
    let inside = document.tokens.get(from..to).unwrap_or(&[]);
    let tells = |token: &Token| {
        let word = document.word(token);
        let is_year = || word.len() == 4 && word.parse::<u16>().is_ok_and(|year| YEARS.contains(&year) && year != day.year());
        OTHER_TIMES.iter().any(|other| word.eq_ignore_ascii_case(other)) || is_year()
    };
    let is_in_brackets =
        at.checked_sub(1).and_then(|at| document.tokens.get(at)).is_some_and(|token| document.word(token) == "(");
    is_in_brackets || inside.iter().any(tells)
}

/// Figures that are read as years.
const YEARS: RangeInclusive<u16> = 1000..=2100;

/// True for a form inside another name: "the Bombay High Court" keeps its own.
fn is_in_longer_name(document: &Document, span: TextSpan) -> bool {
    document.name_over(span).is_some_and(|name| name.span.contains(span) && name.span.len() > span.len())
}

/// True where the sentence has the other form, too: "Bombay became Mumbai".
fn has_in_sentence(document: &Document, span: TextSpan, form: &str) -> bool {
    let sentence = document.sentence_of(span.start);
    sentence.is_some_and(|sentence| document.slice(sentence.span).contains(form))
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
        for mention in context.memo.listed(&self.names, document).iter().filter(|mention| mention.standing == Standing::Right) {
            let Some(name) = self.names.get(mention.name).filter(|name| !name.dated.is_empty()) else { continue };
            let text = squeezed(document.slice(mention.span));
            let wanted = name.form_on(day);
            // A surname or a part of a form holds at all times.
            let mut forms = std::iter::once(&name.canonical).chain(name.dated.iter().map(|dated| &dated.text));
            let is_form = forms.any(|form| squeezed(form) == text);
            if !is_form || squeezed(wanted) == text || is_of_other_time(document, mention.span, day) {
                continue;
            }
            if is_in_longer_name(document, mention.span) || has_in_sentence(document, mention.span, wanted) {
                continue;
            }
            let is_shouted = !document.slice(mention.span).chars().any(char::is_lowercase);
            let wanted = if is_shouted { wanted.to_uppercase() } else { wanted.to_owned() };
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
        for mention in context.memo.listed(&self.names, document).iter().filter(|mention| mention.standing == Standing::Right) {
            let Some(name) = self.names.get(mention.name).filter(|name| !name.titles.is_empty()) else { continue };
            let Some(title) = title_before(document, mention.span).filter(|title| is_out_of_date(name, document, *title, day))
            else {
                continue;
            };
            if !is_of_other_time(document, mention.span, day) {
                context.report(Finding::new(title).value("canonical", &name.canonical));
            }
        }
    }
}

/// The title of the name that begins where the mention does.
fn title_before(document: &Document, span: TextSpan) -> Option<TextSpan> {
    document.name_over(span).filter(|name| name.span.start == span.start)?.title
}

/// True for a title that the list has for the person, and for other days alone.
fn is_out_of_date(name: &ListedName, document: &Document, title: TextSpan, day: Day) -> bool {
    let text = squeezed(document.slice(title));
    let mut same = name.titles.iter().filter(|listed| squeezed(&listed.text) == text).peekable();
    same.peek().is_some() && !same.any(|listed: &Dated| listed.holds(day))
}
