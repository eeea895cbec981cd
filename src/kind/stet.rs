//! `stet`: faults of the marks with which copy lets a finding stand; the filter reports them, after all rules ran.

use super::{Common, Context, KindOptions, Matcher, OptionError, Triggers, lay};
use serde::Deserialize;

/// `[stet]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Which fault the rule stands for.
    fault: Option<Fault>,
}

/// A fault of a stet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// It lets nothing stand.
    Unused,
    /// It names no rule that there is, or its range is not closed.
    Unknown,
    /// It gives no reason.
    NoReason,
}

impl KindOptions for Options {
    fn merge(&mut self, over: Self) {
        lay(&mut self.fault, over.fault);
    }

    fn placeholders(&self) -> Vec<String> {
        vec!["fault".to_owned()]
    }

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        match self.fault {
            Some(fault) => Ok(Box::new(StetMatcher(fault))),
            None => Err(OptionError::table("\"fault\" is missing: unused, unknown or no-reason")),
        }
    }
}

struct StetMatcher(Fault);

impl Matcher for StetMatcher {
    fn triggers(&self, _triggers: &mut Triggers<'_>) {}

    fn check(&self, _context: &mut Context<'_>) {}

    fn stet_fault(&self) -> Option<Fault> {
        Some(self.0)
    }
}
