//! The pass over the tokens that finds numbers and says what each one does.

use super::super::view::{Lower, View};
use super::super::{DateMention, Document, TokenKind};
use super::amount::{self, Amount};
use super::{NumberClass, NumberForm, NumberMention, Unit, context, figures, join, words};
use crate::format::Role;
use crate::span::TextSpan;

/// A mention and the index of the token behind it.
pub(super) type Found = (NumberMention, usize);

/// The pass over one document.
pub(super) struct Scan<'d> {
    document: &'d Document,
    dates: std::slice::Iter<'d, DateMention>,
    /// The first date that does not end before the token in hand.
    date: Option<&'d DateMention>,
    /// Class of the last mention and the index behind it.
    pub(super) last: (NumberClass, usize),
}

impl<'d> Scan<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut dates = document.dates().iter();
        let date = dates.next();
        Self { document, dates, date, last: (NumberClass::Cardinal, 0) }
    }

    pub(super) fn run(mut self) -> Vec<NumberMention> {
        let document = self.document;
        let mut numbers: Vec<NumberMention> = Vec::new();
        for paragraph in &document.paragraphs {
            let view = View::new(document, &paragraph.tokens);
            let is_heading = matches!(paragraph.role, Role::Headline | Role::Crosshead);
            let mut at = paragraph.tokens.start as usize;
            while at < paragraph.tokens.end as usize {
                match self.mention_at(view, at, is_heading) {
                    Some((mut mention, next)) => {
                        // In "0Rs 2½" both figures would take the sign between them.
                        let end = numbers.last().map_or(0, |before| before.span.end);
                        mention.span.start = mention.span.start.max(end);
                        numbers.push(mention);
                        at = next.max(at + 1);
                        self.last = (mention.class, at);
                    }
                    None => at += 1,
                }
            }
        }
        numbers
    }

    fn mention_at(&mut self, view: View<'d>, at: usize, is_heading: bool) -> Option<Found> {
        let token = view.token(at)?;
        match token.kind {
            TokenKind::Number if !self.is_in_date(token.span) => self.at_figures(view, at),
            TokenKind::Word => {
                let word = view.word(at);
                if word.bytes().any(|b| b.is_ascii_digit()) {
                    return code(view, at).filter(|_| !self.is_in_date(token.span));
                }
                let amount = amount::read(view, at)?;
                let is_name = view.is_capital(at) && !is_heading && !opens(view, at);
                if context::is_numbered(view, at) && amount.class == NumberClass::Cardinal {
                    return Some((amount.mention(NumberClass::Identifier), amount.next));
                }
                if is_name || self.is_in_date(token.span) { None } else { self.classify(view, amount) }
            }
            _ => None,
        }
    }

    /// Moves on to the date that a span may lie in.
    fn is_in_date(&mut self, span: TextSpan) -> bool {
        while self.date.is_some_and(|date| date.span.end <= span.start) {
            self.date = self.dates.next();
        }
        self.date.is_some_and(|date| date.span.start < span.end)
    }

    /// True when a date starts before the offset.
    pub(super) fn date_starts_before(&self, end: usize) -> bool {
        self.date.is_some_and(|date| (date.span.start as usize) < end)
    }

    fn at_figures(&self, view: View<'d>, at: usize) -> Option<Found> {
        let read = figures::read(view.word(at))?;
        let is_numbered = context::is_numbered(view, at);
        if let Some((hour, next)) = context::clock(view, at).filter(|_| !is_numbered) {
            return Some(clock(view, at, hour, next));
        }
        let goes_on = self.last.0 == NumberClass::Identifier && self.last.1 == at && at > 0 && read.is_plain;
        if is_numbered || read.leads_with_zero || read.is_dotted || goes_on {
            return Some(identifier(view, at, read.value));
        }
        if view.word(at + 1) == "/"
            && view.is_glued(at + 1)
            && view.is_glued(at + 2)
            && let Some(found) = slashed(view, at, read)
        {
            return Some(found);
        }
        if let Some(found) = ordinal(view, at, read.value).or_else(|| decade(view, at, read)) {
            return Some(found);
        }
        let amount = amount::read(view, at)?;
        // "5G", "4x4", "737-800-1": letters or further figures stuck to it.
        let stuck = view.is_glued(amount.next) && amount.end == view.start(amount.next);
        if stuck && matches!(view.kind(amount.next), Some(TokenKind::Word | TokenKind::Number)) {
            return Some(identifier(view, at, read.value));
        }
        self.classify(view, amount)
    }

    /// Range, score, age, year, proportion or plain amount.
    fn classify(&self, view: View<'d>, amount: Amount<'d>) -> Option<Found> {
        if amount.class != NumberClass::Cardinal {
            return Some((amount.mention(amount.class), amount.next));
        }
        if let Some(found) = join::read(self, view, &amount) {
            return Some(found);
        }
        if let Some((next, unit)) = context::years_old(view, amount.next, amount.rest).filter(|_| amount.unit == Unit::None) {
            let mut mention = amount.mention(NumberClass::Age);
            mention.span = TextSpan::new(amount.start, view.end(next - 1));
            mention.unit = unit.map_or(Unit::None, Unit::Measure);
            return Some((mention, next));
        }
        let is_age = amount.is_bare() && amount.rest.is_empty() && context::is_age(view, amount.first, amount.next, amount.value);
        if is_age {
            return Some((amount.mention(NumberClass::Age), amount.next));
        }
        if amount.is_year(view) && !context::counts_clearly(view, amount.first, amount.next) {
            return Some((amount.mention(NumberClass::Year), amount.next));
        }
        if let Some(found) = self.proportion(view, &amount) {
            return Some(found);
        }
        Some((amount.mention(NumberClass::Cardinal), amount.next))
    }

    /// "one in five", "nine out of ten".
    fn proportion(&self, view: View<'d>, part: &Amount<'d>) -> Option<Found> {
        const PERIODS: [&str; 12] = [
            "days", "weeks", "months", "years", "hours", "minutes", "seconds", "games", "matches", "seasons", "attempts",
            "innings",
        ];
        let base = words::proportion_base(view, part.next).filter(|_| part.is_bare() && part.rest.is_empty())?;
        let whole = amount::read(view, base).filter(|whole| whole.is_bare() && whole.rest.is_empty())?;
        let is_in = base == part.next + 1;
        let is_round = part.value == 1.0 || matches!(whole.value as u32, 3 | 4 | 5 | 10 | 100);
        let fits = part.value < whole.value && whole.value <= 1000.0 && (!is_in || is_round);
        let in_date = self.date_starts_before(whole.end);
        if !fits || in_date || view.is_any(whole.next, &PERIODS) || (whole.form != part.form && part.value != 1.0) {
            return None;
        }
        let mut mention = part.mention(NumberClass::Fraction);
        mention.span = TextSpan::new(part.start, whole.end);
        mention.figure = mention.span;
        mention.value = part.value / whole.value;
        Some((mention, whole.next))
    }
}

/// True where a capital proves nothing: behind a stop, an opening mark, a colon, a line end.
fn opens(view: View<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    match view.kind(before) {
        None => true,
        Some(TokenKind::Punctuation) => view.word(before) != ",",
        Some(TokenKind::Symbol) => true,
        _ => view.is_after_line_end(at) || view.word(before).ends_with('.'),
    }
}

fn figures_mention(span: TextSpan, figure: TextSpan, value: f64, class: NumberClass) -> NumberMention {
    NumberMention { span, figure, value, upper: None, unit: Unit::None, class, form: NumberForm::Figures }
}

pub(super) fn clock(view: View<'_>, at: usize, hour: f64, next: usize) -> Found {
    let has_colon = view.word(at + 1) == ":" && next > at + 2;
    let figure = TextSpan::new(view.start(at), view.end(at + if has_colon { 2 } else { 0 }));
    let span = TextSpan::new(view.start(at), view.end(next - 1));
    (figures_mention(span, figure, hour, NumberClass::Time), next)
}

/// Figures with all that is stuck to them by dashes, slashes and letters.
pub(super) fn identifier(view: View<'_>, at: usize, value: f64) -> Found {
    let mut next = at + 1;
    loop {
        let joint = usize::from(view.is_glued(next) && (view.is_dash(next) || view.word(next) == "/"));
        let piece = next + joint;
        if !view.is_glued(piece) || !matches!(view.kind(piece), Some(TokenKind::Word | TokenKind::Number)) {
            break;
        }
        next = piece + 1;
    }
    let span = TextSpan::new(view.start(at), view.end(next - 1));
    (figures_mention(span, span, value, NumberClass::Identifier), next)
}

/// "3/4", "2020/21"; "9/11" and "24/7" are names.
fn slashed(view: View<'_>, at: usize, above: figures::Figures) -> Option<Found> {
    let below = (view.kind(at + 2) == Some(TokenKind::Number)).then(|| figures::read(view.word(at + 2))).flatten()?;
    if !above.is_plain || !below.is_plain || (view.word(at + 3) == "/" && view.is_glued(at + 3)) {
        return Some(identifier(view, at, above.value));
    }
    let span = TextSpan::new(view.start(at), view.end(at + 2));
    let is_fraction = above.value < below.value && matches!(below.value as u32, 2..=10 | 12 | 16 | 20 | 100);
    if is_fraction {
        return Some((figures_mention(span, span, above.value / below.value, NumberClass::Fraction), at + 3));
    }
    if above.len == 4
        && (1500.0..2100.0).contains(&above.value)
        && let Some(last) = short_year(above.value, below.value, below.len)
    {
        let mut mention = figures_mention(span, span, above.value, NumberClass::Year);
        mention.upper = Some(last);
        return Some((mention, at + 3));
    }
    Some(identifier(view, at, above.value))
}

/// The year that `20` of `2019-20` stands for.
pub(super) fn short_year(first: f64, last: f64, figures: usize) -> Option<f64> {
    let last = if figures == 2 { (first / 100.0).floor() * 100.0 + last } else { last };
    (last > first && last < 2100.0).then_some(last)
}

/// `1st`, `20th-century`.
fn ordinal(view: View<'_>, at: usize, value: f64) -> Option<Found> {
    if !view.is_glued(at + 1) {
        return None;
    }
    let behind = view.word(at + 1);
    let ending = behind.get(..2).filter(|_| behind.len() == 2 || behind.as_bytes().get(2) == Some(&b'-'))?;
    if !matches!(Lower::new(ending).as_str(), "st" | "nd" | "rd" | "th") {
        return None;
    }
    let figure = TextSpan::new(view.start(at), view.end(at));
    let span = TextSpan::new(view.start(at), view.end(at) + ending.len());
    Some((figures_mention(span, figure, value, NumberClass::Ordinal), at + 2))
}

/// `1980s`, `'90s`, "in her 20s"; `747s` is a plural of a code.
fn decade(view: View<'_>, at: usize, read: figures::Figures) -> Option<Found> {
    let apostrophe = usize::from(view.is_apostrophe(at + 1) && view.is_glued(at + 1));
    let ending = at + 1 + apostrophe;
    let is_plural = view.is_glued(ending) && (view.is(ending, "s") || view.word(ending).starts_with("s-"));
    if !is_plural || !read.is_plain {
        return None;
    }
    let figure = TextSpan::new(view.start(at), view.end(at));
    let span = TextSpan::new(view.start(at), view.start(ending) + 1);
    let is_round = read.value % 10.0 == 0.0;
    let mut mention = figures_mention(span, figure, read.value, NumberClass::Identifier);
    if (is_round || apostrophe > 0) && read.len == 4 && (1500.0..2100.0).contains(&read.value) {
        mention.class = NumberClass::Year;
        if !is_round {
            // "2003's album" is a possessive.
            mention.span = figure;
        }
    } else if is_round && read.len == 2 {
        let whose = at.wrapping_sub(1 + usize::from(view.is_any(at.wrapping_sub(1), &["early", "mid", "late"])));
        if view.is_any(whose, &["his", "her", "their", "my", "our", "your"]) {
            (mention.class, mention.upper) = (NumberClass::Age, Some(read.value + 9.0));
        } else {
            (mention.class, mention.value) = (NumberClass::Year, 1900.0 + read.value);
        }
    }
    Some((mention, ending + 1))
}

/// `F-16`, `G20`; "mid-1990s" is a year, "over-65s" an age.
fn code(view: View<'_>, at: usize) -> Option<Found> {
    let word = view.word(at);
    let first = word.find(|c: char| c.is_ascii_digit())?;
    let figures = word.get(first..)?;
    let len = figures.find(|c: char| !c.is_ascii_digit()).unwrap_or(figures.len());
    let value: f64 = figures.get(..len)?.parse().ok()?;
    let start = view.start(at);
    let figure = TextSpan::new(start + first, start + first + len);
    let prefix = Lower::new(word.get(..first).unwrap_or(""));
    let class = match prefix.as_str() {
        "mid-" | "pre-" | "post-" | "early-" | "late-" if len == 4 && (1500.0..2100.0).contains(&value) => NumberClass::Year,
        "under-" | "over-" if value <= 120.0 => NumberClass::Age,
        _ => NumberClass::Identifier,
    };
    let mut next = at + 1;
    // "v1.2.3": a version.
    while view.word(next) == "."
        && view.is_glued(next)
        && view.is_glued(next + 1)
        && view.kind(next + 1) == Some(TokenKind::Number)
    {
        next += 2;
    }
    Some((figures_mention(TextSpan::new(start, view.end(next - 1)), figure, value, class), next))
}
