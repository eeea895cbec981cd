//! Word files and name lists: what `words`, `[vocabularies]` and `names` of each configuration file name, read and laid on one
//! another.

use super::{Layer, shown};
use crate::diagnostic::Problem;
use crate::language::{HOUSE, NameList, Vocabularies, Vocabulary};
use crate::limits::FILE_BYTES_MAX;
use std::sync::Arc;
use toml::Spanned;

/// The vocabularies and names of a configuration, the files extended first, and what is wrong with their files.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) vocabularies: Arc<Vocabularies>,
    pub(super) names: Arc<NameList>,
    pub(super) problems: Vec<Problem>,
}

impl Words {
    /// Reads every file once.
    pub(super) fn read(layers: &[Layer]) -> Self {
        let mut vocabularies = Vocabularies::default();
        let mut names = NameList::default();
        let mut problems = Vec::new();
        for layer in layers {
            for file in &layer.file.names {
                match open(layer, file, "write one, with [[name]] tables; see rules/README.md") {
                    Ok((shown, text)) => {
                        let (own, faults) = NameList::parse(&shown, &text.into());
                        names.lay(own);
                        problems.extend(faults);
                    }
                    Err(problem) => problems.push(problem),
                }
            }
            let own = std::iter::once((HOUSE, &layer.file.words));
            let named = layer.file.vocabularies.iter().map(|(name, files)| (name.as_str(), files));
            for (name, files) in own.chain(named) {
                let mut all = Vocabulary::default();
                for file in files {
                    match open(layer, file, "copydesk words add WORD writes a word file") {
                        Ok((shown, text)) => {
                            let parse = if is_toml(file.get_ref()) { Vocabulary::parse_toml } else { Vocabulary::parse };
                            let (words, faults) = parse(&shown, &text.into());
                            if all.is_empty() {
                                all = words
                            } else {
                                all.lay(words)
                            }
                            problems.extend(faults);
                        }
                        Err(problem) => problems.push(problem),
                    }
                }
                vocabularies.lay(name, all);
            }
        }
        Self { vocabularies: Arc::new(vocabularies), names: Arc::new(names), problems }
    }
}

/// True for a word file that is TOML: by its name.
pub fn is_toml(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("toml"))
}

/// The name of a file as the user knows it, and its text; `help` says how to come by one.
fn open(layer: &Layer, file: &Spanned<String>, help: &str) -> Result<(String, String), Problem> {
    let path = layer.folder.join(file.get_ref());
    let shown = shown(&path);
    let fault = |message: String| Problem::at(&layer.file.name, &layer.file.text, file.span(), message);
    let size = std::fs::metadata(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => fault(format!("{shown} does not exist")).with_help(help),
        _ => fault(format!("{shown} cannot be read: {error}")),
    })?;
    if size.len() > FILE_BYTES_MAX {
        return Err(fault(format!("{shown} is larger than {} MiB", FILE_BYTES_MAX / (1024 * 1024))));
    }
    let bytes = std::fs::read(&path).map_err(|error| fault(format!("{shown} cannot be read: {error}")))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok((shown, text)),
        Err(error) => {
            let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or(&[]);
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(fault(format!("{shown} is not UTF-8 (line {line})")))
        }
    }
}
