//! `consistent`.

use super::{Common, KindOptions, Matcher, OptionError};
use serde::Deserialize;

/// `[consistent]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {}

impl KindOptions for Options {
    fn merge(&mut self, _over: Self) {}

    fn compile(&self, _common: Common<'_>) -> Result<Box<dyn Matcher>, OptionError> {
        Err(OptionError::table("not built"))
    }
}
