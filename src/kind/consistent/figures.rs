//! Signs and words beside figures that one document writes two ways: `5%` and “5 per cent”, `£5m` and “£5 million”.

use super::{Mention, Prefer, preferred, report_odd};
use crate::kind::context::Context;
use crate::kind::{Matcher, Triggers};
use crate::language::{Document, NumberClass, NumberForm, NumberMention, Unit};
use crate::span::TextSpan;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    /// `5%` and “5 per cent”.
    Percent,
    /// `£5m` and “£5 million”.
    Millions,
    /// `5pm` and “5 p.m.”.
    Clock,
    /// `$5` and `US$5`.
    Dollars,
}

/// Flags the rarer form.
pub(super) struct Forms {
    pub(super) figures: Figures,
    pub(super) prefer: Prefer,
}

impl Matcher for Forms {
    fn triggers(&self, triggers: &mut Triggers<'_>) {
        // One of the two forms holds one of these.
        let literals: &[&str] = match self.figures {
            Figures::Percent => &["%"],
            Figures::Millions => &["million", "billion"],
            Figures::Clock => &["a.m.", "p.m."],
            Figures::Dollars => &["US$"],
        };
        literals.iter().for_each(|literal| triggers.literal(literal));
    }

    fn check(&self, context: &mut Context<'_>) {
        let document = context.document;
        let mention = |number: &NumberMention| {
            let form = self.figures.form(document, number)?;
            Some(Mention { span: number.span, form }).filter(|mention| context.admits(mention.span))
        };
        let mentions: Vec<Mention> = document.numbers().iter().filter_map(mention).collect();
        let Some(stays) = preferred(&mentions, self.prefer) else { return };
        let model = mentions.iter().find(|mention| mention.form == stays).map_or("", |mention| document.slice(mention.span));
        report_odd(context, &mentions, stays, |span| {
            let mut form = self.figures.other_form(document.slice(span), model);
            if self.figures == Figures::Clock {
                close(document, span, &mut form);
            }
            form
        });
    }
}

/// The stop of "p.m." ends a sentence too, and one behind "pm" does for both.
fn close(document: &Document, span: TextSpan, form: &mut String) {
    let has_stop = document.text.get(span.end as usize..).is_some_and(|rest| rest.starts_with('.'));
    let behind = document.sentence_of(span.start).and_then(|one| document.text.get(span.end as usize..one.span.end as usize));
    let is_last = behind.is_some_and(|behind| !behind.contains(|c: char| c.is_alphanumeric() || matches!(c, '.' | '?' | '!')));
    if has_stop && form.ends_with('.') {
        form.pop();
    } else if is_last && document.slice(span).ends_with('.') && !form.ends_with('.') {
        form.push('.');
    }
}

impl Figures {
    /// 0 for the sign or short form, 1 for the word or long form.
    fn form(self, document: &Document, number: &NumberMention) -> Option<usize> {
        let text = document.slice(number.span);
        if number.form != NumberForm::Figures || number.upper.is_some() {
            return None;
        }
        let is_long = match self {
            Self::Percent if number.unit == Unit::Percent => !text.ends_with('%'),
            Self::Millions if matches!(number.unit, Unit::Money(_)) && number.value >= 1e6 => {
                let scale = text.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches(is_of_figure);
                match scale {
                    "m" | "bn" | "tn" => false,
                    " million" | " billion" | " trillion" => true,
                    _ => return None,
                }
            }
            Self::Clock if number.class == NumberClass::Time => {
                match text.trim_start_matches(|c: char| is_of_figure(c) || c == ':') {
                    "am" | "pm" | " am" | " pm" => false,
                    " a.m." | " p.m." | "a.m." | "p.m." => true,
                    _ => return None,
                }
            }
            Self::Dollars if number.unit == Unit::Money("USD") => match text.strip_prefix("US") {
                Some(rest) if rest.starts_with('$') => true,
                None if text.starts_with('$') => false,
                _ => return None,
            },
            _ => return None,
        };
        Some(usize::from(is_long))
    }

    /// The figures with the sign or word of the model.
    fn other_form(self, text: &str, model: &str) -> String {
        let behind = |text: &str| {
            text.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches(|c| is_of_figure(c) || c == ':').len()
        };
        let (head, tail) = text.split_at_checked(text.len().saturating_sub(behind(text))).unwrap_or((text, ""));
        let of_model = model.get(model.len().saturating_sub(behind(model))..).unwrap_or("");
        match self {
            Self::Percent => format!("{head}{of_model}"),
            Self::Dollars => match text.strip_prefix("US") {
                Some(rest) => rest.to_owned(),
                None => format!("US{text}"),
            },
            Self::Millions => {
                let other = match tail {
                    "m" => " million",
                    "bn" => " billion",
                    "tn" => " trillion",
                    " million" => "m",
                    " billion" => "bn",
                    _ => "tn",
                };
                format!("{head}{other}")
            }
            Self::Clock => {
                let half = if tail.trim_start().starts_with('a') { 'a' } else { 'p' };
                let other = if of_model.contains('.') { format!("{half}.m.") } else { format!("{half}m") };
                let blank = if of_model.starts_with(' ') { " " } else { "" };
                format!("{head}{blank}{other}")
            }
        }
    }
}

fn is_of_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.')
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{check, replacements};

    #[track_caller]
    fn odd(discover: &str, marked: &str, fixes: &[&str]) {
        let found = check("consistent", &format!("discover = '{discover}'"), marked);
        assert_eq!(replacements(&found), fixes, "{marked}");
    }

    #[test]
    fn the_rarer_form_takes_the_other() {
        odd("percent", "It rose 5%, then 6%. It fell ⟦7 per cent⟧.", &["7%"]);
        odd("percent", "It rose 5 percent, then 6 percent. It fell ⟦7.5%⟧.", &["7.5 percent"]);
        odd("millions", "It cost £5m, then £6m. It made ⟦£7.2 million⟧ and 8 million fans.", &["£7.2m"]);
        odd("millions", "It cost $5 billion, then $6 million. It made ⟦$7bn⟧.", &["$7 billion"]);
        odd("clock", "It opens at 9 a.m. and shuts at 5 p.m. on weekdays. Doors close at ⟦6.30pm⟧ today.", &["6.30 p.m."]);
        odd("dollars", "It cost US$5, then US$6. It made ⟦$7⟧.", &["US$7"]);
    }

    #[test]
    fn sentences_keep_one_stop() {
        odd("clock", "It opens at 9am or 10am daily. It shuts at ⟦5 p.m.⟧ The moat stays open.", &["5pm."]);
        odd("clock", "It opens at 9am or 10am daily. It shuts at ⟦5 p.m.⟧", &["5pm."]);
        odd("clock", "It opens at 9am or 10am daily (and shuts at ⟦5 p.m.⟧).", &["5pm"]);
        odd("clock", "It opens at 9am or 10am daily. It shuts at ⟦5 p.m.⟧ on Mondays.", &["5pm"]);
        odd("clock", "It opens at 9 a.m. or 10 a.m. daily. It shuts at ⟦5pm⟧. The moat stays open.", &["5 p.m"]);
    }

    #[test]
    fn one_form_is_no_fault() {
        odd("percent", "It rose 5%, then 6%.", &[]);
        odd("millions", "It cost £5m and drew 6 million people.", &[]);
        odd("dollars", "It cost US$5 and A$6.", &[]);
    }
}
