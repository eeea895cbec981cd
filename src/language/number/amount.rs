//! One amount: currency, figures or number words, scale, unit.

use super::super::TokenKind;
use super::super::view::View;
use super::{NumberClass, NumberForm, NumberMention, Unit, figures, unit, words};
use crate::span::TextSpan;

/// An amount and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Amount<'d> {
    /// Bytes of sign, figures, scale and unit.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Bytes of figures and scale.
    pub(super) figure: TextSpan,
    /// As written, before the scale.
    pub(super) raw: f64,
    /// The scale, 1 without one.
    pub(super) factor: f64,
    pub(super) value: f64,
    pub(super) unit: Unit,
    /// Cardinal, ordinal or fraction.
    pub(super) class: NumberClass,
    pub(super) form: NumberForm,
    /// Figures without separator, or words.
    pub(super) is_plain: bool,
    /// Index of the first token, sign included.
    pub(super) first: usize,
    /// Index behind the last token.
    pub(super) next: usize,
    /// What the last token still says: "year-old" of "two-year-old".
    pub(super) rest: &'d str,
}

impl Amount<'_> {
    /// A whole number without sign, scale and unit.
    pub(super) fn is_bare(&self) -> bool {
        self.is_plain && self.factor == 1.0 && self.unit == Unit::None && self.value.fract() == 0.0
    }

    /// Four figures that may be a year.
    pub(super) fn is_year(&self, view: View<'_>) -> bool {
        self.form == NumberForm::Figures
            && self.is_bare()
            && self.figure.len() == 4
            && (1500.0..2100.0).contains(&self.value)
            && view.start(self.first) == self.start
    }

    /// The mention that the amount makes by itself.
    pub(super) fn mention(&self, class: NumberClass) -> NumberMention {
        let span = TextSpan::new(self.start, self.end);
        NumberMention { span, figure: self.figure, value: self.value, upper: None, unit: self.unit, class, form: self.form }
    }
}

/// The amount whose figures or words start with the token.
pub(super) fn read<'d>(view: View<'d>, at: usize) -> Option<Amount<'d>> {
    match view.kind(at)? {
        TokenKind::Number => in_figures(view, at),
        TokenKind::Word => in_words(view, at),
        _ => None,
    }
}

/// The amount behind a currency sign, or at the token itself.
pub(super) fn read_behind_sign<'d>(view: View<'d>, at: usize) -> Option<Amount<'d>> {
    let figures = (at..at + 3).find(|i| view.kind(*i) == Some(TokenKind::Number));
    match figures {
        Some(figures) if figures > at => in_figures(view, figures).filter(|amount| amount.first == at),
        _ => read(view, at),
    }
}

fn in_figures<'d>(view: View<'d>, at: usize) -> Option<Amount<'d>> {
    let read = figures::read(view.word(at)).filter(|figures| !figures.is_dotted)?;
    let money = unit::money_before(view, at);
    let mut amount = Amount {
        start: money.map_or(view.start(at), |(_, start)| start),
        end: view.end(at),
        figure: TextSpan::new(view.start(at), view.end(at)),
        raw: read.value,
        factor: 1.0,
        value: read.value,
        unit: money.map_or(Unit::None, |(unit, _)| unit),
        class: NumberClass::Cardinal,
        form: NumberForm::Figures,
        is_plain: read.is_plain,
        first: at,
        next: at + 1,
        rest: "",
    };
    while amount.first > 0 && view.start(amount.first) > amount.start {
        amount.first -= 1;
    }
    if let Some(scale) = unit::scale_behind(view, amount.next, money.is_some(), view.word(at)) {
        amount.factor = scale.what;
        amount.value = scaled(read.value, scale.what);
        amount.figure = TextSpan::new(view.start(at), scale.end);
        (amount.end, amount.next) = (scale.end, scale.next);
    }
    if money.is_none() {
        add_unit(view, &mut amount);
    }
    add_minus(view, &mut amount);
    Some(amount)
}

fn in_words<'d>(view: View<'d>, at: usize) -> Option<Amount<'d>> {
    let read = words::read(view, at)?;
    // The article of "a third man" is no part of the ordinal.
    let at = if read.class == NumberClass::Ordinal { read.next - 1 } else { at };
    let mut amount = Amount {
        start: view.start(at),
        end: read.end,
        figure: TextSpan::new(view.start(at), read.end),
        raw: read.value,
        factor: 1.0,
        value: read.value,
        unit: Unit::None,
        class: read.class,
        form: NumberForm::Words,
        is_plain: true,
        first: at,
        next: read.next,
        rest: read.rest,
    };
    if read.class == NumberClass::Cardinal {
        add_unit(view, &mut amount);
    }
    add_minus(view, &mut amount);
    Some(amount)
}

/// 2.4 million is 2400000, not a hair beside it.
fn scaled(value: f64, factor: f64) -> f64 {
    let exact = value * factor;
    let whole = exact.round();
    if (exact - whole).abs() < 1e-3 { whole } else { exact }
}

fn add_unit(view: View<'_>, amount: &mut Amount<'_>) {
    if !amount.rest.is_empty() {
        if let Some((unit, len)) = unit::unit_in_rest(amount.rest) {
            let rest_start = view.end(amount.next - 1) - amount.rest.len();
            amount.unit = unit;
            amount.end = rest_start + len;
        }
        return;
    }
    if amount.end != view.end(amount.next - 1) {
        return;
    }
    if let Some(code) = unit::is_hundredth(view.word(amount.next), view.is_glued(amount.next)) {
        amount.unit = Unit::Money(code);
        amount.value /= 100.0;
        amount.end = view.end(amount.next);
        amount.next += 1;
    } else if let Some(unit) = unit::unit_behind(view, amount.next, amount.value >= 1e5) {
        amount.unit = unit.what;
        (amount.end, amount.next) = (unit.end, unit.next);
    }
}

/// "-5C", "minus 40".
fn add_minus(view: View<'_>, amount: &mut Amount<'_>) {
    let Some(sign) = amount.first.checked_sub(1) else { return };
    let is_sign = matches!(view.word(sign), "-" | "\u{2212}") && view.is_glued(amount.first) && !view.is_glued(sign);
    if amount.class == NumberClass::Cardinal && (is_sign || view.is(sign, "minus")) {
        amount.value = -amount.value;
        amount.start = view.start(sign);
        amount.first = sign;
    }
}
