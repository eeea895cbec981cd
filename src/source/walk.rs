//! Paths to inputs: files as named, folders searched for known kinds of file, in one order, each file once.

use super::read::{SIDECAR_SUFFIX, Unread, reason_of, shown};
use crate::diagnostic::Problem;
use crate::source::Format;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{IncrementalIgnore, WalkBuilder};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, mpsc};

/// Which files of the given paths are left out.
///
/// Hidden files and files behind symbolic links are never looked for; a path given by name is taken whatever it is.
#[derive(Debug, Clone, Default)]
pub struct WalkOptions {
    /// Patterns in the syntax of `.gitignore` of files and folders to leave out.
    pub exclude: Vec<String>,
    /// The folder that `exclude` patterns with a slash start from; empty for the working directory.
    pub base: PathBuf,
    /// Leaves out named files, too, that `exclude` or an ignore file leaves out.
    pub force_exclude: bool,
    /// Searches folders as if there were no ignore files.
    pub no_ignore: bool,
}

/// One file to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path as given, with `/`, as outputs show it.
    pub file: String,
    /// The path to open.
    pub path: PathBuf,
    /// How the file is marked up, by its extension; plain text where a named file has an unknown one.
    pub format: Format,
    /// True for a file named on the command line, false for one found in a folder.
    pub named: bool,
}

/// What the given paths hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walked {
    /// Files to check, sorted by `file`, each once.
    pub files: Vec<Input>,
    /// Files of searched folders that are no articles.
    pub passed_over: usize,
    /// What a pattern kept out (for named files, also an ignore file); a folder counts as one.
    pub excluded: usize,
    /// Paths that do not exist and folders that cannot be read.
    pub unread: Vec<Unread>,
    /// Patterns that are not valid.
    pub problems: Vec<Problem>,
}

/// What becomes of one file; where paths overlap, the later variant wins.
enum Fate {
    PassedOver,
    Excluded,
    Found(Input),
}

/// Lists the files to check under `paths`.
///
/// A path that cannot be read goes to `unread`, and the others go on.
pub fn walk(paths: &[PathBuf], options: &WalkOptions) -> Walked {
    let mut walked = Walked::default();
    let exclude = Arc::new(Exclude::new(options, &mut walked.problems));
    let mut ignored = IgnoreFiles { matchers: Vec::new(), are_read: !options.no_ignore };
    let mut fates: HashMap<PathBuf, Fate> = HashMap::new();
    for path in paths {
        let kind = path.metadata().and_then(|kind| Ok((kind, path.canonicalize()?)));
        let (is_dir, key) = match kind {
            Ok((kind, key)) => (kind.is_dir(), key),
            Err(error) => {
                walked.unread.push(Unread { file: shown(path), reason: reason_of(&error) });
                continue;
            }
        };
        if options.force_exclude && (exclude.has_path(path, is_dir) || ignored.has(path, is_dir)) {
            settle(&mut fates, key, Fate::Excluded);
        } else if is_dir {
            search(path, &key, &exclude, options, &mut fates, &mut walked.unread);
        } else {
            let file = shown(path);
            let format = Format::of_path(&file).unwrap_or(Format::Plain);
            settle(&mut fates, key, Fate::Found(Input { file, path: path.clone(), format, named: true }));
        }
    }
    for fate in fates.into_values() {
        match fate {
            Fate::PassedOver => walked.passed_over += 1,
            Fate::Excluded => walked.excluded += 1,
            Fate::Found(input) => walked.files.push(input),
        }
    }
    walked.files.sort_by(|a, b| a.file.cmp(&b.file));
    walked.unread.sort_by(|a, b| a.file.cmp(&b.file));
    walked.unread.dedup();
    walked
}

/// Records what becomes of a file that may have been met before.
fn settle(fates: &mut HashMap<PathBuf, Fate>, key: PathBuf, fate: Fate) {
    match fates.entry(key) {
        Entry::Vacant(entry) => {
            entry.insert(fate);
        }
        Entry::Occupied(mut entry) => match (entry.get_mut(), fate) {
            (Fate::Found(old), Fate::Found(new)) => old.named |= new.named,
            (Fate::Found(_), _) | (Fate::Excluded, Fate::PassedOver) => {}
            (old, fate) => *old = fate,
        },
    }
}

/// Searches one folder; `key` is its canonical path.
fn search(
    root: &Path,
    key: &Path,
    exclude: &Arc<Exclude>,
    options: &WalkOptions,
    fates: &mut HashMap<PathBuf, Fate>,
    unread: &mut Vec<Unread>,
) {
    // Links are not followed, so the part below the root is canonical as it stands.
    let key_of = |path: &Path| path.strip_prefix(root).map_or_else(|_| path.to_owned(), |below| key.join(below));
    let (sender, excluded) = mpsc::channel();
    let (filter, start, place) = (Arc::clone(exclude), root.to_owned(), absolute(root));
    let mut builder = WalkBuilder::new(root);
    builder.require_git(false).follow_links(false);
    if options.no_ignore {
        builder.ignore(false).git_ignore(false).git_global(false).git_exclude(false).parents(false);
    }
    builder.filter_entry(move |entry| {
        let below = entry.path().strip_prefix(&start).unwrap_or(entry.path());
        let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
        let is_out = entry.depth() > 0 && filter.has(&place.join(below), is_dir);
        if is_out {
            // The receiver lives as long as the search.
            let _ = sender.send(entry.path().to_owned());
        }
        !is_out
    });
    // A faulty line of an ignore file is passed over as git does.
    for found in builder.build() {
        let entry = match found {
            Ok(entry) => entry,
            Err(error) => {
                unread.push(unread_of(&error, root));
                continue;
            }
        };
        if entry.file_type().is_some_and(|kind| kind.is_dir()) {
            continue;
        }
        let path = without_dot(entry.path(), root);
        let file = shown(path);
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let fate = match Format::of_path(&file).filter(|_| is_file) {
            Some(format) => Fate::Found(Input { path: path.to_owned(), file, format, named: false }),
            None if file.ends_with(SIDECAR_SUFFIX) => continue,
            None => Fate::PassedOver,
        };
        settle(fates, key_of(entry.path()), fate);
    }
    for path in excluded.try_iter() {
        settle(fates, key_of(&path), Fate::Excluded);
    }
}

/// A path found under `.` without the dot, which nobody typed for this file.
fn without_dot<'a>(path: &'a Path, root: &Path) -> &'a Path {
    let is_here = root.components().all(|part| part == Component::CurDir);
    if is_here { path.strip_prefix(root).unwrap_or(path) } else { path }
}

fn unread_of(error: &ignore::Error, root: &Path) -> Unread {
    match error {
        ignore::Error::WithPath { path, err } => unread_of(err, path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => unread_of(err, root),
        ignore::Error::Io(error) => Unread { file: shown(root), reason: reason_of(error) },
        other => Unread { file: shown(root), reason: other.to_string() },
    }
}

/// The exclude patterns, ready to match.
struct Exclude {
    /// Absolute folder that patterns with a slash start from.
    base: PathBuf,
    patterns: Gitignore,
}

impl Exclude {
    /// Takes the patterns of the options; those that are not valid go to `problems`.
    fn new(options: &WalkOptions, problems: &mut Vec<Problem>) -> Self {
        let base = absolute(&options.base);
        let mut builder = GitignoreBuilder::new(&base);
        for pattern in &options.exclude {
            let Err(error) = builder.add_line(None, pattern) else { continue };
            let reason = match error {
                ignore::Error::Glob { err, .. } => err,
                other => other.to_string(),
            };
            let text: Arc<str> = pattern.as_str().into();
            problems.push(Problem::at("exclude", &text, 0..pattern.len(), format!("not a pattern: {reason}")));
        }
        let patterns = builder.build().unwrap_or_else(|error| {
            problems.push(Problem::of_file("exclude", format!("the patterns cannot be used: {error}")));
            Gitignore::empty()
        });
        Self { base, patterns }
    }

    /// True when a pattern leaves out this file or folder itself; `path` is absolute.
    fn has(&self, path: &Path, is_dir: bool) -> bool {
        self.patterns.matched(path, is_dir).is_ignore()
    }

    /// True when a pattern leaves out this path or a folder around it, up to the base and the folders around that.
    fn has_path(&self, path: &Path, is_dir: bool) -> bool {
        let path = absolute(path);
        let mut around = path.ancestors().take_while(|folder| !self.base.starts_with(folder));
        around.next().is_some_and(|path| self.has(path, is_dir)) || around.any(|folder| self.has(folder, true))
    }
}

/// Looks up single paths in the ignore files around them.
struct IgnoreFiles {
    /// One for each root of the file system that was met: one on Unix, one a drive on Windows.
    matchers: Vec<IncrementalIgnore>,
    /// False when ignore files do not count.
    are_read: bool,
}

impl IgnoreFiles {
    /// True when an ignore file leaves out this path or a folder around it.
    fn has(&mut self, path: &Path, is_dir: bool) -> bool {
        if !self.are_read {
            return false;
        }
        let path = absolute(path);
        let Some(top) = path.ancestors().last() else { return false };
        if !self.matchers.iter().any(|matcher| matcher.root() == top) {
            let mut builder = WalkBuilder::new(top);
            self.matchers.extend(builder.require_git(false).hidden(false).build_matchers());
        }
        let mut matchers = self.matchers.iter_mut().filter(|matcher| matcher.root() == top);
        matchers.any(|matcher| {
            let below = path.strip_prefix(top).unwrap_or(&path);
            matcher.matched(below, is_dir).is_ignore()
        })
    }
}

/// The absolute path without `.` and `..`, links left as they are.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let mut out = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match part {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            part => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests;
