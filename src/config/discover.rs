//! Which configuration holds for which file: the nearest ancestor's, up to the root of the repository.

use super::{Config, FILE_NAMES};
use crate::diagnostic::Problem;
use crate::source::walk::absolute;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Configurations by folder, each read once.
#[derive(Debug, Default)]
pub struct Configs {
    /// The one that holds for every file, where `--config` or `--isolated` says so.
    fixed: Option<Arc<Config>>,
    by_folder: HashMap<PathBuf, Option<PathBuf>>,
    by_file: HashMap<PathBuf, Arc<Config>>,
    none: Option<Arc<Config>>,
    /// Files with faults that were reported, by whatever path they were come to.
    faulty: HashSet<PathBuf>,
}

impl Configs {
    /// Looks for the nearest file of each article.
    pub fn nearest() -> Self {
        Self::default()
    }

    /// Uses one file for every article; `None` uses none.
    ///
    /// # Errors
    /// When the file cannot be read or is wrong.
    pub fn fixed(file: Option<&Path>) -> Result<Self, Problem> {
        let config = match file {
            Some(file) => Config::read(file)?,
            None => Config::shipped()?,
        };
        Ok(Self { fixed: Some(Arc::new(config)), ..Self::default() })
    }

    /// The configuration of an article (or folder).
    ///
    /// # Errors
    /// When its file cannot be read or is wrong; each file is reported once, then taken as empty.
    pub fn of(&mut self, path: &Path) -> Result<Arc<Config>, Problem> {
        if let Some(fixed) = &self.fixed {
            return Ok(Arc::clone(fixed));
        }
        let Some(file) = self.nearest_file(path) else {
            let shipped = match &self.none {
                Some(none) => Arc::clone(none),
                None => Arc::new(Config::shipped()?),
            };
            self.none = Some(Arc::clone(&shipped));
            return Ok(shipped);
        };
        if let Some(config) = self.by_file.get(&file) {
            return Ok(Arc::clone(config));
        }
        match Config::read(&file) {
            Ok(config) => {
                let config = Arc::new(config);
                self.by_file.insert(file, Arc::clone(&config));
                Ok(config)
            }
            Err(problem) => {
                let empty = Arc::new(Config::shipped()?);
                let is_new = self.faulty.insert(file.canonicalize().unwrap_or_else(|_| file.clone()));
                self.by_file.insert(file, Arc::clone(&empty));
                if is_new { Err(problem) } else { Ok(empty) }
            }
        }
    }

    /// The configuration file nearest to an article (or folder).
    pub fn nearest_file(&mut self, path: &Path) -> Option<PathBuf> {
        let folder = if path.is_dir() { Some(path) } else { path.parent() };
        // `.` is the working folder, which messages leave out.
        folder.and_then(|folder| self.find(folder.strip_prefix(".").unwrap_or(folder)))
    }

    fn find(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.by_folder.get(folder) {
            return known.clone();
        }
        // A relative path is climbed as given first, so that messages show short paths.
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let own = FILE_NAMES.iter().map(|name| folder.join(name)).find(|file| file.is_file());
        let found = own.or_else(|| {
            if here.join(".git").exists() {
                return None;
            }
            let parent = match folder.parent().filter(|_| !folder.ends_with("..")) {
                Some(parent) if !(folder.as_os_str().is_empty() || parent.as_os_str().is_empty() && folder.is_absolute()) => {
                    parent.to_path_buf()
                }
                _ => absolute(here).parent()?.to_path_buf(),
            };
            self.find(&parent)
        });
        self.by_folder.insert(folder.to_path_buf(), found.clone());
        found
    }
}
