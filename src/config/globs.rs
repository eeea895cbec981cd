//! Globs of configuration files: which files an `[[overrides]]` table or `exclude` holds.

use super::file::ConfigFile;
use crate::diagnostic::Problem;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::Path;
use toml::Spanned;

/// Globs in `.gitignore` form, counted from the folder of their configuration file.
#[derive(Debug, Clone)]
pub(super) struct Globs(Gitignore);

impl Globs {
    pub(super) fn new(folder: &Path, globs: &[Spanned<String>], file: &ConfigFile) -> Result<Self, Problem> {
        let root = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        let mut builder = GitignoreBuilder::new(root);
        for glob in globs {
            let fault =
                |error: ignore::Error| Problem::at(&file.name, &file.text, glob.span(), format!("not a valid glob: {error}"));
            builder.add_line(None, glob.get_ref()).map_err(fault)?;
        }
        builder.build().map(Self).map_err(|error| Problem::of_file(&file.name, error.to_string()))
    }

    pub(super) fn hold(&self, path: &Path) -> bool {
        let Ok(path) = std::path::absolute(path) else { return false };
        path.starts_with(self.0.path()) && self.0.matched_path_or_any_parents(&path, false).is_ignore()
    }
}
