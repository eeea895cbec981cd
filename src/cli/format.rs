//! Which output a run writes: the flag's, else that of the environment.

use crate::report::OutputFormat;

/// The format of a run; `variable` gives the value of a variable of the environment, an empty one is as good as none.
///
/// # Errors
/// When `COPYDESK_FORMAT` names no format.
pub(super) fn chosen(flag: Option<OutputFormat>, variable: impl Fn(&str) -> Option<String>) -> Result<OutputFormat, String> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    match (flag, set("COPYDESK_FORMAT")) {
        (Some(format), _) => Ok(format),
        (None, Some(name)) => name.parse().map_err(|error| format!("COPYDESK_FORMAT: {error}")),
        (None, None) => Ok(OutputFormat::default()),
    }
}
