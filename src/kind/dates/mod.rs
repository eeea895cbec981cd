//! `dates`: days that no calendar has, weekdays that are not those of their dates, events and ages that cannot be as told.

mod after;
mod ages;
mod backwards;
mod birth;
mod impossible;
mod person;
mod reader;
mod starts;
#[cfg(test)]
mod tests;
mod weekday;
mod when;

use super::{Common, KindOptions, Matcher, OptionError, lay};
use serde::Deserialize;
use toml::Spanned;

/// `[dates]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What is looked for.
    check: Option<Spanned<Check>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Check {
    /// A day that the month does not have.
    Impossible,
    /// A weekday and a full date that disagree.
    Weekday,
    /// A weekday and a date without a year that disagree in every year near the article's day.
    WeekdayAssumedYear,
    /// Two days on which one event began.
    TwoStarts,
    /// Something past on a day after the article's.
    AfterPublication,
    /// An age that the year of birth does not allow.
    AgeAndBirth,
    /// Two ages of one person.
    TwoAges,
    /// A span of days or years that ends before it begins.
    Backwards,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.check, over.check);
    }

    fn placeholders(&self) -> Vec<String> {
        ["proof", "other"].map(str::to_owned).to_vec()
    }

    fn compile(&self, common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        let Some(check) = &self.check else { return Err(OptionError::table("\"check\" is missing")) };
        let date = common.date;
        Ok(match check.get_ref() {
            Check::Impossible => Box::new(impossible::Impossible),
            Check::Weekday => Box::new(weekday::WithYear { date }),
            Check::WeekdayAssumedYear => Box::new(weekday::AssumedYear { date }),
            Check::TwoStarts => Box::new(starts::TwoStarts { date }),
            Check::AfterPublication => Box::new(after::AfterPublication { date }),
            Check::AgeAndBirth => Box::new(birth::AgeAndBirth { date }),
            Check::TwoAges => Box::new(ages::TwoAges),
            Check::Backwards => Box::new(backwards::Backwards),
        })
    }
}
