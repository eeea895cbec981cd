//! Which output a run writes: the flag's, else that of the environment, else what suits the place it runs in.

use crate::report::OutputFormat;
use std::path::Path;

/// What a run prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The format of the output.
    pub(super) format: OutputFormat,
    /// Annotations of GitHub follow: its log drops file and line of an annotation, so a reader of the log needs both.
    pub(super) annotates: bool,
}

impl Chosen {
    /// True where GitHub reads along, and may have a step summary.
    pub(super) fn is_github(self) -> bool {
        self.annotates || self.format == OutputFormat::Github
    }
}

/// The format of a run; `variable` gives the value of a variable of the environment, an empty one is as good as none.
///
/// The flag beats `COPYDESK_FORMAT`. Where neither is there, an output file called `….sarif` is SARIF, on GitLab one
/// called `….json` is its Code Quality report, and on standard output on GitHub annotations follow the terminal's report.
/// Everything else is the terminal's report.
///
/// # Errors
/// When `COPYDESK_FORMAT` names no format.
pub(super) fn chosen(
    flag: Option<OutputFormat>,
    output_file: Option<&Path>,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Chosen, String> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let is_true = |name: &str| set(name).as_deref() == Some("true");
    let ends_in =
        |wanted: &str| output_file.and_then(Path::extension).is_some_and(|extension| extension.eq_ignore_ascii_case(wanted));
    let format = match (flag, set("COPYDESK_FORMAT")) {
        (Some(format), _) => format,
        (None, Some(name)) => name.parse().map_err(|error| format!("COPYDESK_FORMAT: {error}"))?,
        (None, None) if ends_in("sarif") => OutputFormat::Sarif,
        (None, None) if ends_in("json") && is_true("GITLAB_CI") => OutputFormat::Gitlab,
        (None, None) => {
            let annotates = output_file.is_none() && is_true("GITHUB_ACTIONS");
            return Ok(Chosen { format: OutputFormat::default(), annotates });
        }
    };
    Ok(Chosen { format, annotates: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(flag: Option<OutputFormat>, file: Option<&str>, environment: &[(&str, &str)]) -> Chosen {
        let variable = |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        chosen(flag, file.map(Path::new), variable).unwrap()
    }

    #[test]
    fn the_flag_beats_the_environment_and_both_beat_the_place() {
        let github = [("GITHUB_ACTIONS", "true"), ("COPYDESK_FORMAT", "jsonl")];
        let alone = |format| Chosen { format, annotates: false };
        assert_eq!(choose(Some(OutputFormat::Json), None, &github), alone(OutputFormat::Json));
        assert_eq!(choose(Some(OutputFormat::Terminal), None, &github), alone(OutputFormat::Terminal));
        assert_eq!(choose(None, Some("a.sarif"), &github), alone(OutputFormat::Jsonl));
        assert_eq!(choose(None, None, &github), alone(OutputFormat::Jsonl));
        let unknown = |name: &str| (name == "COPYDESK_FORMAT").then(|| "sarf".to_owned());
        let error = chosen(None, None, unknown).unwrap_err();
        assert_eq!(error, "COPYDESK_FORMAT: unknown format \"sarf\"; did you mean \"sarif\"?");
    }

    #[test]
    fn the_place_names_a_format() {
        let github = [("GITHUB_ACTIONS", "true"), ("COPYDESK_FORMAT", "")];
        let gitlab = [("GITLAB_CI", "true")];
        for (file, environment, format, annotates) in [
            (None, &[][..], OutputFormat::Terminal, false),
            (None, &github[..], OutputFormat::Terminal, true),
            (None, &[("GITHUB_ACTIONS", "")], OutputFormat::Terminal, false),
            (None, &gitlab, OutputFormat::Terminal, false),
            (Some("out/desk.sarif"), &[], OutputFormat::Sarif, false),
            (Some("desk.SARIF"), &github, OutputFormat::Sarif, false),
            (Some("desk.json"), &gitlab, OutputFormat::Gitlab, false),
            (Some("desk.json"), &github, OutputFormat::Terminal, false),
            (Some("sarif"), &[], OutputFormat::Terminal, false),
        ] {
            let chosen = choose(None, file, environment);
            assert_eq!(chosen, Chosen { format, annotates }, "{file:?} {environment:?}");
            assert_eq!(chosen.is_github(), annotates);
        }
        assert!(choose(Some(OutputFormat::Github), None, &[]).is_github());
    }
}
