//! Globs of configuration files: which files an `[[overrides]]` table or `exclude` holds.

use super::file::ConfigFile;
use crate::diagnostic::Problem;
use crate::source::walk::absolute;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::Path;
use toml::Spanned;

/// Globs in `.gitignore` form, counted from the folder of their configuration file.
#[derive(Debug, Clone)]
pub(super) struct Globs(Gitignore);

impl Globs {
    pub(super) fn new(folder: &Path, globs: &[Spanned<String>], file: &ConfigFile) -> Result<Self, Problem> {
        let mut builder = GitignoreBuilder::new(absolute(folder));
        for glob in globs {
            let fault =
                |error: ignore::Error| Problem::at(&file.name, &file.text, glob.span(), format!("not a valid glob: {error}"));
            builder.add_line(None, glob.get_ref()).map_err(fault)?;
        }
        builder.build().map(Self).map_err(|error| Problem::of_file(&file.name, error.to_string()))
    }

    pub(super) fn hold(&self, path: &Path) -> bool {
        let path = absolute(path);
        path.starts_with(self.0.path()) && self.0.matched_path_or_any_parents(&path, false).is_ignore()
    }
}
