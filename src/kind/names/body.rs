//! One body under two names: "Ministry of Works" here, "Works Ministry" there.

use super::nation::{Nations, is_nation, same_nation};
use crate::kind::context::{Context, Finding};
use crate::kind::{Matcher, Triggers};
use crate::language::{Case, Document, Token, fold_into, folded, stem};
use crate::span::TextSpan;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How sure it is that the piece slipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grade {
    /// One name lacks the article that the other, or English, gives it.
    LostArticle,
    /// Both names are good by themselves.
    Order,
}

/// Words for bodies whose field may stand before or behind them. Universities, banks and companies are no such bodies: the
/// University of York and York University are two.
const BODIES: [&str; 14] = [
    "Ministry",
    "Department",
    "Office",
    "Secretariat",
    "Agency",
    "Commission",
    "Committee",
    "Council",
    "Court",
    "Bureau",
    "Authority",
    "Directorate",
    "Inspectorate",
    "Board",
];

/// Fields that English names with their article: "Ministry of the Interior".
const WITH_ARTICLE: [&str; 4] = ["interior", "treasury", "navy", "army"];

/// Words of the longest field that is read; keeps a line of capitals linear.
const FIELD_WORDS_MAX: usize = 8;

/// Which of its names a body is called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "Ministry of Works".
    Of,
    /// "Ministry of the Interior".
    OfThe,
    /// "Works Ministry".
    Before,
}

/// One mention of a body.
struct Mention {
    span: TextSpan,
    form: Form,
    /// The state or people that it is said to be of, folded.
    owner: Option<String>,
}

/// Word for the body, and its field in folded words.
type Key = (&'static str, String);

/// Reports the odd name of each body that has two.
pub(super) struct Bodies {
    pub(super) grade: Grade,
}

impl Matcher for Bodies {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        for body in BODIES {
            triggers.phrase(body, 0);
            triggers.phrase(&format!("{body}'s"), 0);
        }
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let heads = heads(document);
        let mut bodies: FxHashMap<Key, Vec<Mention>> = FxHashMap::default();
        for (at, body) in &heads {
            if let Some((field, mention)) = read_behind(document, *at).filter(|(_, mention)| context.admits(mention.span)) {
                bodies.entry((body, field)).or_default().push(mention);
            }
        }
        if bodies.is_empty() {
            return;
        }
        for (at, body) in &heads {
            read_before(document, *at, body, |key, mention| match bodies.get_mut(&key) {
                Some(mentions) => {
                    if context.admits(mention.span) {
                        mentions.push(mention);
                    }
                    true
                }
                None => false,
            });
        }
        let mut nations = Nations::new(document);
        for ((_, field), mut mentions) in bodies {
            mentions.sort_by_key(|mention| mention.span);
            let Some((odd, right)) = odd_form(&mentions, &field, self.grade) else { continue };
            if !is_one_body(&mut nations, &mentions) {
                continue;
            }
            let Some(other) = mentions.iter().find(|mention| mention.form == right).map(|mention| mention.span) else { continue };
            let shown = document.slice(other);
            for mention in mentions.iter().filter(|mention| mention.form == odd) {
                let finding = Finding::new(mention.span).value("other", shown);
                context.findings.push(finding.related(other, format!("called “{shown}” here")));
            }
        }
    }
}

/// Every word for a body, by its token.
fn heads(document: &Document) -> Vec<(usize, &'static str)> {
    let head = |(at, token): (usize, &Token)| {
        let word = stem(document.word(token));
        BODIES.iter().find(|body| **body == word).map(|body| (at, *body))
    };
    let capitals = document.tokens.iter().enumerate().filter(|(_, token)| token.is_capitalised(&document.text));
    capitals.filter_map(head).collect()
}

/// "Ministry of the Interior", read from its first word.
fn read_behind(document: &Document, at: usize) -> Option<(String, Mention)> {
    let line = line(document, at);
    let word = |at: usize| document.tokens.get(at).filter(|_| line.contains(&at)).map_or("", |token| document.word(token));
    if !matches!(word(at + 1), "of" | "for") {
        return None;
    }
    let has_article = word(at + 2) == "the";
    let from = at + 2 + usize::from(has_article);
    let (mut to, mut field) = (from, String::new());
    while to < from + FIELD_WORDS_MAX {
        let token = document.tokens.get(to).filter(|_| line.contains(&to) && is_part(document, to))?;
        let is_owner = stem(document.word(token)).len() < document.word(token).len();
        push(&mut field, stem(document.word(token)));
        to += 1;
        if is_owner {
            break;
        }
        let is_linked = matches!(word(to), "and" | "&") && line.contains(&(to + 1)) && is_part(document, to + 1);
        if is_linked {
            to += 1;
        } else if !(line.contains(&to) && is_part(document, to)) {
            break;
        }
    }
    // "Ministry of Forests, Fisheries and Works" is cut short; so is a field as long as none is.
    let is_list = word(to) == "," && line.contains(&(to + 1)) && is_part(document, to + 1);
    if is_list || to >= from + FIELD_WORDS_MAX || is_nation(&field) {
        return None;
    }
    let behind = behind_state(word, to);
    let has_owner = word(to) == "of" && line.contains(&behind) && is_part(document, behind);
    let owner = if has_owner { Some(folded(stem(word(behind)))) } else { owner(document, &line, at) };
    let (first, last) = (document.tokens.get(at)?, document.tokens.get(to - 1)?);
    let end = last.span.start as usize + stem(document.word(last)).len();
    let form = if has_article { Form::OfThe } else { Form::Of };
    Some((field, Mention { span: TextSpan::new(first.span.start as usize, end), form, owner }))
}

/// The owner in "of Orlonia", "of the Republic of Orlonia", by the token of the first "of".
fn behind_state<'d>(word: impl Fn(usize) -> &'d str, of: usize) -> usize {
    const STATES: [&str; 9] = ["the", "of", "Republic", "People's", "People’s", "Democratic", "Islamic", "Federal", "Kingdom"];
    (of + 1..of + 1 + STATES.len()).find(|at| !STATES.contains(&word(*at))).unwrap_or(of + 1)
}

/// "Works Ministry", read from its last word back: each way to part the words into owner and field, the longest field
/// first, until `take` knows one.
fn read_before(document: &Document, at: usize, body: &'static str, mut take: impl FnMut(Key, Mention) -> bool) {
    let line = line(document, at);
    let word = |at: usize| document.tokens.get(at).map_or("", |token| document.word(token));
    if matches!(word(at + 1), "of" | "for") {
        return;
    }
    let Some(last) = document.tokens.get(at) else { return };
    let end = last.span.start as usize + body.len();
    let mut starts = Vec::new();
    let mut from = at;
    while starts.len() < FIELD_WORDS_MAX {
        let is_link = from > line.start + 1 && from < at && matches!(word(from - 1), "and" | "&");
        let before = if is_link { from - 2 } else { from.wrapping_sub(1) };
        if before >= from || before < line.start || !is_part(document, before) {
            break;
        }
        // A possessive is the owner, never part of the field.
        if stem(word(before)).len() < word(before).len() {
            break;
        }
        starts.push(before);
        from = before;
    }
    for from in starts.into_iter().rev() {
        let mut field = String::new();
        for token in document.tokens.get(from..at).unwrap_or(&[]) {
            if token.case != Case::Lower && token.is_word() {
                push(&mut field, document.word(token));
            }
        }
        let owner = owner(document, &line, from);
        // "Road Transport Department" is another body than a Department of Transport.
        if owner.as_deref().is_some_and(|owner| !is_nation(owner)) && !is_possessive(document, from.wrapping_sub(1)) {
            continue;
        }
        let Some(first) = document.tokens.get(from) else { return };
        if take((body, field), Mention { span: TextSpan::new(first.span.start as usize, end), form: Form::Before, owner }) {
            return;
        }
    }
}

/// The tokens of the sentence that holds one.
fn line(document: &Document, at: usize) -> Range<usize> {
    let start = document.tokens.get(at).map_or(0, |token| token.span.start);
    let sentence = document.sentence_of(start);
    sentence.map_or(at..at, |sentence| sentence.tokens.start as usize..sentence.tokens.end as usize)
}

/// True for a word that can be part of a name; days and months ("the Ministry of Works Monday") cannot.
fn is_part(document: &Document, at: usize) -> bool {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let Some(token) = document.tokens.get(at).filter(|token| token.is_capitalised(&document.text)) else { return false };
    let word = stem(document.word(token));
    let is_article = matches!(word, "The" | "A" | "An");
    !is_article && !DAYS.contains(&word)
}

fn is_possessive(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| stem(document.word(token)).len() < document.word(token).len())
}

/// Whose body it is: the capitalised word right before it, unless its capital may be that of the sentence alone.
fn owner(document: &Document, line: &Range<usize>, at: usize) -> Option<String> {
    let before = at.checked_sub(1).filter(|before| line.contains(before) && is_part(document, *before))?;
    let word = folded(stem(document.word(document.tokens.get(before)?)));
    let proves = !document.opens_sentence(before) || is_nation(&word) || is_possessive(document, before);
    proves.then_some(word)
}

fn push(field: &mut String, word: &str) {
    if !field.is_empty() {
        field.push(' ');
    }
    fold_into(word, field);
}

/// The name that is flagged and the one that it is measured against.
fn odd_form(mentions: &[Mention], field: &str, grade: Grade) -> Option<(Form, Form)> {
    let count = |form: Form| mentions.iter().filter(|mention| mention.form == form).count();
    let (bare, full, before) = (count(Form::Of), count(Form::OfThe), count(Form::Before));
    let has_article = full > 0 || WITH_ARTICLE.contains(&field);
    if bare > 0 && has_article && full + before > 0 {
        let right = if before > full { Form::Before } else { Form::OfThe };
        return (grade == Grade::LostArticle).then_some((Form::Of, right));
    }
    let behind = if bare > 0 { Form::Of } else { Form::OfThe };
    if grade != Grade::Order || before == 0 || bare + full == 0 {
        return None;
    }
    let is_first = mentions.first().is_some_and(|mention| mention.form == Form::Before);
    let keeps_before = before > bare + full || (before == bare + full && is_first);
    Some(if keeps_before { (behind, Form::Before) } else { (Form::Before, behind) })
}

/// True unless states or peoples near the mentions tell two bodies apart.
fn is_one_body(nations: &mut Nations<'_>, mentions: &[Mention]) -> bool {
    let owner = mentions.iter().find_map(|mention| mention.owner.as_deref());
    let mut first: Option<Vec<String>> = None;
    for mention in mentions {
        match (&mention.owner, owner) {
            (Some(one), Some(other)) if !same_nation(one, other) => return false,
            (Some(_), _) => {}
            (None, Some(owner)) => {
                if nations.near(mention.span).iter().any(|nation| !same_nation(nation, owner)) {
                    return false;
                }
            }
            (None, None) => {
                let near = nations.near(mention.span);
                let Some(first) = &first else {
                    first = (!near.is_empty()).then_some(near);
                    continue;
                };
                let shares = near.iter().any(|nation| first.iter().any(|other| same_nation(nation, other)));
                if !near.is_empty() && !shares {
                    return false;
                }
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, value};

    const LOST: &str = "check = 'lost-article'";
    const ORDER: &str = "check = 'two-orders'";

    #[track_caller]
    fn silent(text: &str) {
        check("names", LOST, text);
        check("names", ORDER, text);
    }

    #[test]
    fn a_lost_article_is_a_slip() {
        let found = check("names", LOST, "Interior Ministry men came. The ⟦Ministry of Interior⟧’s guards left.");
        assert_eq!(value(&found[0], "other"), "Interior Ministry");
        check(
            "names",
            LOST,
            "The Department of the Moors spoke.\n\nThe ⟦Department of Moors⟧ and the ⟦Department of Moors⟧ Monday.",
        );
        check("names", ORDER, "Interior Ministry men came. The Ministry of Interior’s guards left.");
        silent("The Ministry of Interior spoke. The Ministry of Interior left. The Defence Ministry stayed.");
    }

    #[test]
    fn the_rarer_order_is_odd() {
        check("names", LOST, "The Department of Moors spoke. The Moors Department left.");
        check("names", ORDER, "The Department of Moors spoke. The ⟦Moors Department⟧ left.");
        check("names", ORDER, "The Moors Department spoke. The ⟦Department of Moors⟧ left. Moors Department staff stayed.");
        check("names", ORDER, "Moors and Rivers Department staff spoke. The ⟦Department of Moors & Rivers⟧ left.");
        check("names", ORDER, "The US Department of Moors spoke. The ⟦Moors Department⟧ in America left.");
        check("names", ORDER, "Kenya’s Works Ministry and the Works Ministry. The ⟦Ministry of Works⟧ of the Republic of Kenya.");
        check("names", ORDER, "The Department of the Interior spoke. The ⟦Interior Department⟧ left.");
    }

    #[test]
    fn two_bodies_are_two() {
        silent("The Russian Interior Ministry spoke. Ukraine’s Ministry of Interior did not.");
        silent("The Russian Interior Ministry spoke. The Ministry of Interior of Ukraine did not.");
        silent("The Russian Interior Ministry spoke.\n\nThe Ministry of Interior told Ukrainian papers that it had not.");
        silent("The Interior Ministry told French papers.\n\nThe Ministry of Interior told Belgian ones.");
        silent("The Department of Transport spoke. The Road Transport Department did not.");
        silent("The Department of Health and Rivers spoke. The Health Department did not.");
        silent("The Department of Health, Rivers and Moors spoke. The Health Department did not.");
        silent("The University of York beat York University. The Council of Europe met the Europe Council.");
        silent("The Ministry of Interior");
        silent("Ministry of");
        silent("Ministry");
    }
}
