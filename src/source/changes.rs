//! What Git says has changed: lines of files, by its command line.

mod patch;

pub use patch::ChangedLines;

use super::walk::absolute;
use crate::diagnostic::Problem;
use patch::{names, patch, path_of};
use std::collections::{BTreeSet, HashMap};
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the changes are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against<'a> {
    /// The work tree against where `HEAD` left this revision; files that Git does not know yet are new.
    Since(&'a str),
    /// The index, which the next commit holds, against `HEAD`.
    Staged,
}

impl Against<'_> {
    fn flag(self) -> &'static str {
        match self {
            Self::Since(_) => "--changed-since",
            Self::Staged => "--staged",
        }
    }
}

/// The changed files of one or more repositories.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// By canonical path.
    files: HashMap<PathBuf, ChangedLines>,
    /// Files whose staged content is not that of the work tree, with it.
    staged: HashMap<PathBuf, Vec<u8>>,
}

impl Changes {
    /// Asks Git for the changes in the repositories around `paths`.
    ///
    /// # Errors
    /// When Git cannot be run, a path lies in no repository, or the revision is not known.
    pub fn read(paths: &[PathBuf], against: Against<'_>) -> Result<Self, Problem> {
        let mut changes = Self::default();
        let mut tops: Vec<PathBuf> = Vec::new();
        for folder in folders(paths) {
            let repository = Repository::around(&folder, against)?;
            if !tops.contains(&repository.top) {
                changes.add(&repository, against)?;
                tops.push(repository.top);
            }
        }
        Ok(changes)
    }

    /// The changed lines of a file; `None` where it has none.
    pub fn lines(&self, path: &Path) -> Option<&ChangedLines> {
        self.files.get(&path.canonicalize().ok()?)
    }

    /// The staged bytes of a file, where the work tree holds others.
    pub fn staged(&self, path: &Path) -> Option<&[u8]> {
        self.staged.get(&path.canonicalize().ok()?).map(Vec::as_slice)
    }

    /// Staged articles that the work tree no longer has, by canonical path.
    pub fn absent(&self) -> impl Iterator<Item = (&Path, &[u8])> {
        self.staged.iter().filter(|(path, _)| !path.exists()).map(|(path, bytes)| (path.as_path(), bytes.as_slice()))
    }

    fn add(&mut self, repository: &Repository, against: Against<'_>) -> Result<(), Problem> {
        let from = match against {
            Against::Since(revision) => repository.left(revision)?,
            Against::Staged => "--cached".to_owned(),
        };
        let diff = |how: &[&str]| {
            let fixed = ["diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames"];
            // The last one undoes an order of files that the user has set.
            let which = ["--diff-filter=d", "--ignore-submodules", "-O/dev/null", from.as_str()];
            repository.git(&[&fixed[..], how, &which[..], &["--"]].concat())
        };
        let prefixes = ["--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/"];
        // Git shows no lines of a file that it takes for binary, as UTF-16 is.
        let binary = names(&diff(&["--numstat", "-z"])?).into_iter().map(|name| (name, ChangedLines::All));
        let known = patch(&diff(&prefixes)?).into_iter().chain(binary);
        self.files.extend(known.map(|(name, lines)| (repository.top.join(name), lines)));
        match against {
            Against::Since(_) => {
                let others = repository.git(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"])?;
                let others = others.split(|byte| *byte == 0).filter(|name| !name.is_empty());
                self.files.extend(others.map(|name| (repository.top.join(path_of(name)), ChangedLines::All)));
            }
            Against::Staged => {
                let unstaged = repository.git(&[
                    "diff",
                    "--name-only",
                    "--no-relative",
                    "--ignore-submodules",
                    "-O/dev/null",
                    "-z",
                    "--",
                ])?;
                for name in unstaged.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
                    let path = repository.top.join(path_of(name));
                    if self.files.contains_key(&path) {
                        let mut object = OsString::from(":0:");
                        object.push(path_of(name));
                        let bytes = repository.git(&[OsStr::new("cat-file"), OsStr::new("--filters"), &object])?;
                        self.staged.insert(path, bytes);
                    }
                }
            }
        }
        Ok(())
    }
}

/// The repositories that the paths lie in, by their tops as far as they can be seen, each once.
fn folders(paths: &[PathBuf]) -> BTreeSet<PathBuf> {
    let mut tops: HashMap<PathBuf, PathBuf> = HashMap::new();
    let mut folders = BTreeSet::new();
    for path in paths {
        let place = path.canonicalize().unwrap_or_else(|_| absolute(path));
        let folder = if place.is_dir() { place } else { place.parent().map_or_else(PathBuf::new, Path::to_path_buf) };
        let top = tops.entry(folder).or_insert_with_key(|folder| {
            let top = folder.ancestors().find(|above| above.join(".git").exists());
            top.unwrap_or(folder).to_path_buf()
        });
        folders.insert(top.clone());
    }
    folders
}

/// One repository, and where Git is run for it.
struct Repository {
    /// `None` for the working directory, whose environment a hook has set up.
    folder: Option<PathBuf>,
    /// Canonical path of the work tree.
    top: PathBuf,
    flag: &'static str,
}

impl Repository {
    /// The repository that a folder lies in.
    fn around(folder: &Path, against: Against<'_>) -> Result<Self, Problem> {
        let here = Self { folder: None, top: PathBuf::new(), flag: against.flag() };
        let there = Self { folder: Some(folder.to_path_buf()), top: PathBuf::new(), flag: against.flag() };
        let own = here.top().ok().filter(|top| folder.starts_with(top));
        match (own, there.top()) {
            // A repository inside the one of the working directory.
            (Some(own), Ok(top)) if top != own => Ok(Self { top, ..there }),
            (Some(own), _) => Ok(Self { top: own, ..here }),
            (None, top) => Ok(Self { top: top?, ..there }),
        }
    }

    fn top(&self) -> Result<PathBuf, Problem> {
        let printed = self.git(&["rev-parse", "--show-toplevel"])?;
        let path = path_of(printed.strip_suffix(b"\n").unwrap_or(&printed));
        Ok(path.canonicalize().unwrap_or(path))
    }

    /// The commit where `HEAD` and the revision parted.
    fn left(&self, revision: &str) -> Result<String, Problem> {
        let unknown = || {
            let help = "in a shallow clone, fetch it first (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0)";
            Problem::of_file(self.flag, format!("no revision is called \"{revision}\"")).with_help(help)
        };
        // What begins with a hyphen would be read as an option, and no revision does.
        if revision.is_empty() || revision.starts_with('-') {
            return Err(unknown());
        }
        let commit = format!("{revision}^{{commit}}");
        let Ok(commit) = self.git(&["rev-parse", "--verify", "--quiet", &commit]) else { return Err(unknown()) };
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        match self.git(&["merge-base", &commit, "HEAD"]) {
            Ok(base) => Ok(String::from_utf8_lossy(&base).trim().to_owned()),
            Err(_) => {
                let message = format!("\"{revision}\" and HEAD have no common ancestor here");
                let help = "a shallow clone lacks it: fetch the whole history";
                Err(Problem::of_file(self.flag, message).with_help(help))
            }
        }
    }

    /// Runs Git and gives what it printed.
    fn git<S: AsRef<OsStr>>(&self, args: &[S]) -> Result<Vec<u8>, Problem> {
        let mut git = Command::new("git");
        // Settings of the user that would change what is printed.
        for setting in ["core.quotePath=false", "diff.noprefix=false", "diff.mnemonicPrefix=false"] {
            git.args(["-c", setting]);
        }
        git.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
        if let Some(folder) = &self.folder {
            git.arg("-C").arg(folder);
            for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
                git.env_remove(name);
            }
        }
        let output = git.args(args).output().map_err(|error| {
            let reason = match error.kind() {
                io::ErrorKind::NotFound => "Git is not installed".to_owned(),
                _ => format!("Git cannot be run: {error}"),
            };
            Problem::of_file(self.flag, reason).with_help("changed lines are asked of Git; without the flag, all lines count")
        })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let told = String::from_utf8_lossy(&output.stderr);
        let line = told.lines().next().unwrap_or("").trim_start_matches("fatal: ").trim();
        let reason = if line.starts_with("not a git repository") {
            let place = self.folder.as_deref().map_or_else(|| ".".to_owned(), super::shown);
            format!("{place} lies in no Git repository")
        } else {
            format!("Git failed: {line}")
        };
        Err(Problem::of_file(self.flag, reason))
    }
}
