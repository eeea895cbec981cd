//! Names and folders that get in the way.

use crate::desk::{CLEAN, Desk, ERROR};

#[cfg(unix)]
#[test]
fn names_are_shown_without_their_controls() {
    let desk = Desk::new(&[("a\u{1b}[31mb\nc\u{202e}.txt", ERROR)]);
    for flags in
        [&[][..], &["--format", "concise"], &["--format", "github"], &["--format", "json"], &["--list-files"], &["--statistics"]]
    {
        let ran = desk.run(&[&["."], flags].concat());
        let shown = format!("{}{}", ran.out, ran.err);
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{flags:?} {shown:?}");
    }
    let ran = desk.run(&["--format", "concise", "."]);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    let json: serde_json::Value = serde_json::from_str(&desk.run(&["--format", "json", "."]).out).unwrap();
    assert_eq!(json["findings"][0]["file"], "a\u{1b}[31mb\nc\u{202e}.txt");
    let ran = desk.run(&["no\u{1b}[31m\nsuch.txt"]);
    assert_eq!((ran.status, ran.err.contains('\u{1b}'), ran.err.lines().count()), (2, false, 1), "{:?}", ran.err);
}

#[cfg(unix)]
#[test]
fn links_do_not_loop() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new(&[("deep/a.txt", ERROR)]);
    symlink(desk.folder(), desk.path("deep/up")).unwrap();
    symlink("self.txt", desk.path("deep/self.txt")).unwrap();
    assert_eq!(desk.rules(&["."]).len(), 1);
    let ran = desk.run(&["deep/self.txt"]);
    assert_eq!((ran.status, ran.err.contains("deep/self.txt: ")), (2, true), "{}", ran.shown());
}

#[cfg(unix)]
#[test]
fn what_is_locked_is_told_and_the_others_are_checked() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new(&[("open/a.txt", ERROR), ("locked/b.txt", ERROR), ("c.txt", ERROR)]);
    for name in ["locked", "c.txt"] {
        set_permissions(desk.path(name), Permissions::from_mode(0o000)).unwrap();
    }
    // The superuser may read it all the same.
    let is_locked = std::fs::read_dir(desk.path("locked")).is_err();
    let ran = desk.run(&[".", "--format", "concise"]);
    set_permissions(desk.path("locked"), Permissions::from_mode(0o700)).unwrap();
    if is_locked {
        assert_eq!((ran.status, ran.out.lines().count()), (2, 1), "{}", ran.shown());
        assert!(ran.err.contains("locked: permission denied") && ran.err.contains("c.txt: permission denied"), "{}", ran.err);
    }
}

#[test]
fn a_site_folder_gives_its_articles_alone() {
    let desk = Desk::new(&[
        (".gitignore", "node_modules/\npublic/\n"),
        ("content/news/storm.md", ERROR),
        ("content/_index.md", CLEAN),
        ("layouts/index.html", "<p>the the</p>"),
        ("static/css/site.css", "p {}"),
        ("static/robots.txt", "User-agent: *\nDisallow: /drafts/\n"),
        ("node_modules/left-pad/README.md", ERROR),
        ("public/index.html", "<p>the the</p>"),
        ("public/storm.txt", ERROR),
        (".cache/x.txt", ERROR),
        ("config.toml", "title = \"x\""),
        ("package.json", "{}"),
    ]);
    desk.write("static/logo.png", b"\x89PNG\r\n\x1a\n\0\0");
    let ran = desk.run(&["--list-files"]);
    assert_eq!(ran.out, "content/_index.md\ncontent/news/storm.md\nstatic/robots.txt\n", "{}", ran.shown());
    let ran = desk.run(&["."]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.ends_with("5 other files passed over\n"), "{}", ran.out);
    let ran = desk.run(&["--list-files", "--no-ignore"]);
    assert!(ran.out.contains("node_modules/left-pad/README.md") && ran.out.contains("public/storm.txt"), "{}", ran.out);
}

#[test]
fn a_file_in_the_way_of_a_folder() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    let ran = desk.run(&["a.txt/b.txt", "a.txt"]);
    assert_eq!((ran.status, ran.out.contains("doubled-word")), (2, true), "{}", ran.shown());
    assert_eq!(desk.run(&[""]).status, 2);
}

#[test]
fn a_file_named_like_a_command_is_reached_by_its_path() {
    let desk = Desk::new(&[("explain", ERROR), ("-x.txt", ERROR)]);
    assert_eq!(desk.run(&["./explain"]).status, 1);
    assert_eq!(desk.run(&["--", "-x.txt"]).status, 1);
    assert_eq!(desk.run(&["check", "explain"]).status, 1);
}
