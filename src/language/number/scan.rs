//! The pass over the tokens that finds numbers and says what each one does.

use super::super::view::{Lower, View};
use super::super::{DateMention, Document, TokenKind};
use super::amount::{self, Amount};
use super::{NumberClass, NumberForm, NumberMention, Unit, context, figures, words};
use crate::format::Role;
use crate::span::TextSpan;

/// A mention and the index of the token behind it.
type Found = (NumberMention, usize);

/// The pass over one document.
pub(super) struct Scan<'d> {
    document: &'d Document,
    dates: std::slice::Iter<'d, DateMention>,
    /// The first date that does not end before the token in hand.
    date: Option<&'d DateMention>,
    /// Class of the last mention and the index behind it.
    last: (NumberClass, usize),
}

impl<'d> Scan<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut dates = document.dates.iter();
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
                    Some((mention, next)) => {
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
        if view.word(at + 1) == "/" && view.is_glued(at + 1) && view.is_glued(at + 2) {
            if let Some(found) = slashed(view, at, read) {
                return Some(found);
            }
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
        if let Some(found) = self.joined(view, &amount) {
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

    /// "10-15", "10 to 15", "between 10 and 15", "3-1", "2019-20".
    fn joined(&self, view: View<'d>, low: &Amount<'d>) -> Option<Found> {
        let i = low.next;
        let glued_dash = view.is_dash(i) && view.is_glued(i);
        let before = low.first.wrapping_sub(1);
        let (second, is_dash) = if glued_dash && view.is_glued(i + 1) {
            (i + 1, true)
        } else if glued_dash && view.is(i + 1, "to") {
            (i + 2, false)
        } else if (view.is(i, "to") && !view.is(before, "from")) || (view.is(i, "and") && view.is(before, "between")) {
            (i + 1, false)
        } else {
            return None;
        };
        let is_and = view.is(i, "and");
        if !low.rest.is_empty() || (is_dash && low.form == NumberForm::Words) {
            return None;
        }
        let high = amount::read_behind_sign(view, second)?;
        let in_date = self.date.is_some_and(|date| date.span.start < view.end(high.next - 1) as u32);
        let units_fit = low.unit == Unit::None || high.unit == Unit::None || low.unit == high.unit;
        if high.form != low.form || high.class != NumberClass::Cardinal || in_date || !units_fit {
            return self.clock_range(view, low, second).filter(|_| is_dash || view.is(i, "to"));
        }
        if let Some(found) = self.clock_range(view, low, second) {
            return Some(found);
        }
        if is_dash && view.is_dash(high.next) && view.is_glued(high.next) && view.kind(high.next + 1) == Some(TokenKind::Number) {
            return Some(identifier(view, low.first, low.value));
        }
        let mut mention = low.mention(NumberClass::Range);
        mention.span = TextSpan::new(low.start, high.end);
        mention.figure = low.figure.cover(high.figure);
        mention.unit = if high.unit == Unit::None { low.unit } else { high.unit };
        if low.factor == 1.0 && high.factor > 1.0 && low.raw < high.raw {
            mention.value = low.value * high.factor;
        }
        mention.upper = Some(high.value);
        let mut next = high.next;
        let are_bare = low.is_bare() && high.is_bare();
        if let Some((end, unit)) = context::years_old(view, next, high.rest).filter(|_| are_bare) {
            mention.class = NumberClass::Age;
            mention.unit = unit.map_or(Unit::None, Unit::Measure);
            mention.span.end = TextSpan::new(0, view.end(end - 1)).end;
            next = end;
        } else if are_bare && view.is_any(before, &["aged", "age", "ages"]) || (is_and && view.is(before.wrapping_sub(1), "aged"))
        {
            mention.class = NumberClass::Age;
        } else if let Some(last) = last_year(view, low, &high) {
            (mention.class, mention.upper) = (NumberClass::Year, Some(last));
        } else if are_bare && !is_and && self.is_score(view, low, &high, is_dash) {
            mention.class = NumberClass::Score;
        } else if low.value >= high.value && !is_and && mention.unit == Unit::None {
            return None;
        }
        Some((mention, next))
    }

    fn is_score(&self, view: View<'d>, low: &Amount<'d>, high: &Amount<'d>, is_dash: bool) -> bool {
        let next = high.next;
        if !is_dash {
            return context::is_contest(view, low.first, next) && !view.is_lower(next);
        }
        let follows_score = self.last.0 == NumberClass::Score
            && self.last.1 + 1 == low.first
            && (view.word(self.last.1) == "," || view.is(self.last.1, "and"));
        low.value >= high.value
            || follows_score
            || (context::is_contest(view, low.first, next) && !context::counts_noun(view, next))
    }

    /// "9-11am", "9.30 to 11 a.m.": both are hours of the same half of the day.
    fn clock_range(&self, view: View<'d>, low: &Amount<'d>, second: usize) -> Option<Found> {
        let (until, next) = context::clock(view, second)?;
        if view.kind(low.first) != Some(TokenKind::Number) || !(0.0..13.0).contains(&low.value) {
            return None;
        }
        let (hour, minutes) = (low.value.trunc(), (low.value.fract() * 100.0).round());
        let mut from = hour + minutes / 60.0;
        if until >= 12.0 && from + 12.0 <= until {
            from += 12.0;
        }
        let (mut mention, next) = clock(view, second, until, next);
        mention.upper = Some(until);
        mention.value = from;
        mention.span = TextSpan::new(low.start, 0).cover(mention.span);
        mention.figure = low.figure.cover(mention.figure);
        Some((mention, next))
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
        let in_date = self.date.is_some_and(|date| (date.span.start as usize) < whole.end);
        if !fits || in_date || view.is_any(whole.next, &PERIODS) || whole.form != part.form {
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

fn clock(view: View<'_>, at: usize, hour: f64, next: usize) -> Found {
    let has_colon = view.word(at + 1) == ":" && next > at + 2;
    let figure = TextSpan::new(view.start(at), view.end(at + if has_colon { 2 } else { 0 }));
    let span = TextSpan::new(view.start(at), view.end(next - 1));
    (figures_mention(span, figure, hour, NumberClass::Time), next)
}

/// Figures with all that is stuck to them by dashes, slashes and letters.
fn identifier(view: View<'_>, at: usize, value: f64) -> Found {
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
    if above.len == 4 && (1500.0..2100.0).contains(&above.value) {
        if let Some(last) = short_year(above.value, below.value, below.len) {
            let mut mention = figures_mention(span, span, above.value, NumberClass::Year);
            mention.upper = Some(last);
            return Some((mention, at + 3));
        }
    }
    Some(identifier(view, at, above.value))
}

/// The year that `20` of `2019-20` stands for.
fn short_year(first: f64, last: f64, figures: usize) -> Option<f64> {
    let last = if figures == 2 { (first / 100.0).floor() * 100.0 + last } else { last };
    (last > first && last < 2100.0).then_some(last)
}

fn last_year(view: View<'_>, low: &Amount<'_>, high: &Amount<'_>) -> Option<f64> {
    if !low.is_year(view) || !high.is_bare() || !matches!(high.figure.len(), 2 | 4) {
        return None;
    }
    short_year(low.value, high.value, high.figure.len()).filter(|_| !context::counts_clearly(view, low.first, high.next))
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
    if is_round && read.len == 4 && (1500.0..2100.0).contains(&read.value) {
        mention.class = NumberClass::Year;
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
