//! Folders with ignore files, links, locks and duplicates.

use super::*;
use std::fs;
use tempfile::TempDir;

fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn articles(names: &[&str]) -> TempDir {
    let files: Vec<(&str, &str)> = names.iter().map(|name| (*name, "Copy.")).collect();
    folder_with(&files)
}

fn names(walked: &Walked, folder: &TempDir) -> Vec<String> {
    let root = shown(folder.path());
    walked.files.iter().map(|input| input.file.replace(&root, "").trim_start_matches('/').to_owned()).collect()
}

fn excluding(folder: &TempDir, patterns: &[&str]) -> WalkOptions {
    let exclude = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
    WalkOptions { exclude, base: folder.path().to_owned(), ..WalkOptions::default() }
}

#[test]
fn a_folder_is_searched_for_known_kinds_in_order() {
    let folder =
        articles(&["b.md", "a.txt", "b/c.markdown", "logo.svg", "page.html", ".draft.txt", ".git/x.txt", "a.txt.stet.toml"]);
    let walked = walk(&[folder.path().to_owned()], &WalkOptions::default());
    assert_eq!(names(&walked, &folder), ["a.txt", "b.md", "b/c.markdown"]);
    assert_eq!((walked.passed_over, walked.excluded), (2, 0));
    assert!(walked.files.iter().all(|input| !input.named && input.path.is_file()));
    assert_eq!(walked.files[1].format, Format::Markdown);
}

#[test]
fn a_named_file_is_taken_whatever_it_is() {
    let folder = articles(&["notes.copy", ".hidden.md"]);
    let paths = ["notes.copy", ".hidden.md", "missing.txt"].map(|name| folder.path().join(name));
    let walked = walk(&paths, &WalkOptions::default());
    assert_eq!(names(&walked, &folder), [".hidden.md", "notes.copy"]);
    assert_eq!(walked.files[1].format, Format::Plain);
    assert!(walked.files.iter().all(|input| input.named));
    assert_eq!(walked.unread, [Unread { file: shown(&paths[2]), reason: "no such file or folder".into() }]);
}

#[test]
fn ignore_files_count_without_a_repository() {
    let folder = folder_with(&[
        (".gitignore", "old/\n*.bak.txt\n"),
        ("old/a.txt", ""),
        ("new/a.bak.txt", ""),
        ("new/a.txt", ""),
        ("new/.ignore", "b.txt"),
        ("new/b.txt", ""),
    ]);
    let root = [folder.path().to_owned()];
    assert_eq!(names(&walk(&root, &WalkOptions::default()), &folder), ["new/a.txt"]);
    let below = [folder.path().join("new")];
    assert_eq!(names(&walk(&below, &WalkOptions::default()), &folder), ["new/a.txt"]);
    let all = WalkOptions { no_ignore: true, ..WalkOptions::default() };
    assert_eq!(names(&walk(&root, &all), &folder), ["new/a.bak.txt", "new/a.txt", "new/b.txt", "old/a.txt"]);
}

#[test]
fn a_named_ignored_file_is_checked_unless_forced() {
    let folder = folder_with(&[(".gitignore", "old/\n"), ("old/a.txt", ""), ("wire/b.txt", ""), ("c.txt", "")]);
    let paths = ["old/a.txt", "wire/b.txt", "c.txt"].map(|name| folder.path().join(name));
    let named = excluding(&folder, &["/wire/"]);
    assert_eq!(names(&walk(&paths, &named), &folder), ["c.txt", "old/a.txt", "wire/b.txt"]);
    let forced = WalkOptions { force_exclude: true, ..named };
    let walked = walk(&paths, &forced);
    assert_eq!(names(&walked, &folder), ["c.txt"]);
    assert_eq!((walked.excluded, walked.unread.len()), (2, 0));
    let unignored = WalkOptions { no_ignore: true, ..forced };
    assert_eq!(names(&walk(&paths, &unignored), &folder), ["c.txt", "old/a.txt"]);
}

#[test]
fn a_named_folder_is_searched_unless_forced() {
    let folder = folder_with(&[(".gitignore", "old/\n"), ("old/a.txt", ""), ("wire/b.txt", "")]);
    let paths = ["old", "wire"].map(|name| folder.path().join(name));
    let named = excluding(&folder, &["wire/"]);
    assert_eq!(names(&walk(&paths, &named), &folder), ["old/a.txt", "wire/b.txt"]);
    let walked = walk(&paths, &WalkOptions { force_exclude: true, ..named });
    assert_eq!((walked.files.len(), walked.excluded), (0, 2));
}

#[test]
fn folders_around_the_base_are_not_excluded() {
    let folder = articles(&["wire/desk/a.txt", "wire/other/b.txt"]);
    let desk = folder.path().join("wire/desk");
    let options = WalkOptions { base: desk.clone(), force_exclude: true, ..excluding(&folder, &["wire", "desk", "other"]) };
    let paths = [desk, folder.path().join("wire/other/b.txt")];
    assert_eq!(names(&walk(&paths, &options), &folder), ["wire/desk/a.txt"]);
}

#[test]
fn patterns_are_those_of_gitignore() {
    let folder = articles(&["a.txt", "b.txt", "deep/a.txt", "deep/wire/c.txt", "wire/c.txt"]);
    let root = [folder.path().to_owned()];
    let kept = |patterns: &[&str]| names(&walk(&root, &excluding(&folder, patterns)), &folder);
    assert_eq!(kept(&["/a.txt", "wire/"]), ["b.txt", "deep/a.txt"]);
    assert_eq!(kept(&["*.txt", "!b.txt"]), ["b.txt"]);
    assert_eq!(kept(&["deep/**"]), ["a.txt", "b.txt", "wire/c.txt"]);
    assert_eq!(walk(&root, &excluding(&folder, &["wire/", "a.txt"])).excluded, 4);
}

#[test]
fn a_wrong_pattern_is_a_problem() {
    let folder = articles(&["a.txt"]);
    let walked = walk(&[folder.path().to_owned()], &excluding(&folder, &["[z-a].txt"]));
    assert_eq!(names(&walked, &folder), ["a.txt"]);
    let problem = &walked.problems[0];
    assert_eq!((problem.file.as_str(), walked.problems.len()), ("exclude", 1));
    assert!(problem.message.starts_with("not a pattern: "), "{}", problem.message);
}

#[test]
fn a_file_given_twice_is_checked_once() {
    let folder = articles(&["deep/a.txt", "deep/b.copy", "deep/c.png"]);
    let root = folder.path();
    let paths = [root.to_owned(), root.join("deep"), root.join("deep/../deep/a.txt"), root.join("deep/b.copy")];
    let walked = walk(&paths, &WalkOptions::default());
    assert_eq!(names(&walked, &folder), ["deep/a.txt", "deep/b.copy"]);
    assert!(walked.files[0].named);
    assert_eq!(walked.passed_over, 1);
}

#[test]
fn a_file_kept_out_of_its_folder_but_named_is_checked() {
    let folder = articles(&["a.txt", "b.txt"]);
    let paths = [folder.path().join("b.txt"), folder.path().to_owned()];
    let walked = walk(&paths, &excluding(&folder, &["b.txt"]));
    assert_eq!(names(&walked, &folder), ["a.txt", "b.txt"]);
    assert_eq!(walked.excluded, 0);
}

#[test]
fn a_missing_path_given_twice_is_one_row() {
    let path = PathBuf::from("no/such/story.txt");
    let walked = walk(&[path.clone(), path], &WalkOptions::default());
    assert_eq!(walked.unread.len(), 1);
}

#[test]
fn the_working_directory_adds_no_dot() {
    let file = Path::new("./src/a.md");
    assert_eq!(without_dot(file, Path::new(".")), Path::new("src/a.md"));
    assert_eq!(without_dot(file, Path::new("./")), Path::new("src/a.md"));
    assert_eq!(shown(without_dot(file, Path::new("./src"))), "./src/a.md");
}

#[cfg(unix)]
#[test]
fn links_do_not_loop() {
    use std::os::unix::fs::symlink;
    let folder = articles(&["deep/a.txt"]);
    symlink(folder.path(), folder.path().join("deep/up")).unwrap();
    symlink("gone.txt", folder.path().join("deep/dangling.txt")).unwrap();
    symlink(folder.path().join("deep"), folder.path().join("also")).unwrap();
    let walked = walk(&[folder.path().to_owned()], &WalkOptions::default());
    assert_eq!(names(&walked, &folder), ["deep/a.txt"]);
    let linked = walk(&[folder.path().join("also"), folder.path().join("deep/dangling.txt")], &WalkOptions::default());
    assert_eq!(names(&linked, &folder), ["also/a.txt"]);
    assert_eq!(linked.unread.len(), 1);
    let both = walk(&[folder.path().join("also"), folder.path().join("deep")], &WalkOptions::default());
    assert_eq!(names(&both, &folder), ["also/a.txt"]);
}

#[cfg(unix)]
#[test]
fn a_locked_folder_is_a_row_and_the_others_go_on() {
    use std::os::unix::fs::PermissionsExt;
    let folder = articles(&["open/a.txt", "locked/b.txt"]);
    let locked = folder.path().join("locked");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read it all the same.
    let is_locked = fs::read_dir(&locked).is_err();
    let walked = walk(&[folder.path().to_owned()], &WalkOptions::default());
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
    if is_locked {
        assert_eq!(names(&walked, &folder), ["open/a.txt"]);
        assert_eq!(walked.unread, [Unread { file: shown(&locked), reason: "permission denied".into() }]);
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_unicode_opens() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = articles(&[]);
    let path = folder.path().join(OsStr::from_bytes(b"caf\xe9.txt"));
    // Some file systems refuse such names.
    if fs::write(&path, "Copy.").is_ok() {
        let walked = walk(&[folder.path().to_owned()], &WalkOptions::default());
        assert!(walked.files[0].file.ends_with("caf\u{fffd}.txt"));
        assert!(crate::source::read(&walked.files[0].path, None, Format::Plain).is_ok());
    }
}
