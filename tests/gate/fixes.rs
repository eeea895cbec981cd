//! `--fix`, `--unsafe-fixes` and `--diff`.

use crate::desk::{CLEAN, Desk, INFO};
use std::fs;

/// One safe fix in the body, one in a headline, one in a quotation, one that needs `--unsafe-fixes`.
const COPY: &str = "# Council votes on teh plan\n\nPolice said the the road was shut inthe night.\n\nHe said: “teh boats are late”.\n\n> A letter with teh slip.\n";

#[test]
fn safe_fixes_leave_headlines_and_quotations() {
    let desk = Desk::new(&[("a.md", COPY)]);
    let ran = desk.run(&["--fix", "--format", "concise", "a.md"]);
    let expected = COPY.replace("the the", "the").replace("inthe", "in the");
    assert_eq!((ran.status, desk.read("a.md")), (1, expected), "{}", ran.shown());
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.shown());
    assert!(ran.err.contains("3 errors; 2 fixes made"), "{}", ran.shown());
    let again = desk.run(&["--fix", "--format", "concise", "a.md"]);
    assert_eq!((again.out, again.err.contains("fix")), (ran.out, false), "{}", again.err);
}

#[test]
fn unsafe_fixes_reach_headlines_but_no_quotation() {
    let desk = Desk::new(&[("a.md", COPY)]);
    let ran = desk.run(&["--fix", "--unsafe-fixes", "-v", "--format", "concise", "a.md"]);
    let expected = COPY.replace("on teh", "on the").replace("the the", "the").replace("inthe", "in the");
    assert_eq!((ran.status, desk.read("a.md")), (1, expected), "{}", ran.shown());
    assert!(ran.err.contains("fixed: a.md:1:20: replace with “the” [spelling/known-misspelling]"), "{}", ran.shown());
    let ran = desk.run(&["--unsafe-fixes", "a.md"]);
    assert_eq!((ran.status, ran.err.contains("--unsafe-fixes says which")), (2, true), "{}", ran.shown());
}

#[test]
fn a_name_is_respelled_by_the_house_alone() {
    let copy = "The firm of Britian and Sons moved to Nicolas Street.\n";
    let desk = Desk::new(&[("a.txt", copy)]);
    desk.run(&["--fix", "--unsafe-fixes", "a.txt"]);
    assert_eq!(desk.read("a.txt"), copy);
    let rule = "summary = \"A street\"\nseverity = \"error\"\nmessage = \"“{match}” is “{fix}”\"\nfix = \"safe\"\n\
                [terms]\nentry = [{ find = \"Nicolas Street\", use = \"Nicholas Street\" }]\n\
                [[example]]\nflag = \"⟦Nicolas Street⟧\"\n[[example]]\npass = \"Nicholas Street\"\n";
    desk.write("house/names/street.toml", rule.as_bytes());
    desk.write("copydesk.toml", b"rule-folders = [\"house\"]\n");
    let ran = desk.run(&["--fix", "a.txt"]);
    assert_eq!(desk.read("a.txt"), copy, "{}", ran.shown());
    let ran = desk.run(&["--fix", "--unsafe-fixes", "a.txt"]);
    assert!(desk.read("a.txt").contains("Nicholas Street"), "{}", ran.shown());
}

#[test]
fn a_diff_is_what_the_same_flags_would_write() {
    let desk =
        Desk::new(&[("a.md", COPY), ("b/c.txt", "It rained.\r\nPolice said the the road was shut.\r\nend"), ("d.txt", CLEAN)]);
    for flags in [&["--fix"][..], &["--fix", "--unsafe-fixes"]] {
        let trial = Desk::new(&[("a.md", COPY), ("b/c.txt", &desk.read("b/c.txt")), ("d.txt", CLEAN)]);
        let diff = trial.run(&[flags, &["--diff", "."]].concat());
        assert_eq!((diff.status, trial.read("a.md")), (1, COPY.to_owned()));
        let shown = trial.run(&[&flags[1..], &["--diff", "."]].concat());
        assert_eq!(shown.out, diff.out, "--fix changes nothing of what --diff shows");
        trial.write("x.diff", diff.out.as_bytes());
        let applied = std::process::Command::new("git").args(["apply", "x.diff"]).current_dir(trial.path("")).output().unwrap();
        assert!(applied.status.success(), "{}\n{}", diff.out, String::from_utf8_lossy(&applied.stderr));
        let fixed = Desk::new(&[("a.md", COPY), ("b/c.txt", &desk.read("b/c.txt")), ("d.txt", CLEAN)]);
        fixed.run(&[flags, &["."]].concat());
        for name in ["a.md", "b/c.txt", "d.txt"] {
            assert_eq!(trial.read(name), fixed.read(name), "{name}");
        }
    }
    let ran = desk.run(&["--diff", "d.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.shown());
}

#[test]
fn only_what_is_shown_is_fixed() {
    let copy = "The road , they said, was shut.\n";
    let desk = Desk::new(&[("a.txt", copy)]);
    desk.run(&["--fix", "a.txt"]);
    assert_eq!(desk.read("a.txt"), copy);
    let ran = desk.run(&["--fix", "--severity", "info", "a.txt"]);
    assert_eq!((ran.status, desk.read("a.txt").as_str()), (0, "The road, they said, was shut.\n"), "{}", ran.shown());
}

#[test]
fn a_fix_that_brings_in_a_finding_is_left_out_and_told() {
    let rule = |name: &str, find: &str, to: &str, other: &str| {
        format!(
            "summary = \"{name}\"\nseverity = \"error\"\nmessage = \"“{{match}}” is “{{fix}}”\"\nfix = \"safe\"\n\
             [terms]\nentry = [{{ find = \"{find}\", use = \"{to}\" }}]\n\
             [[example]]\nflag = \"It was ⟦{find}⟧.\"\n[[example]]\npass = \"It was {other}.\"\n"
        )
    };
    let desk = Desk::new(&[
        ("copydesk.toml", "rule-folders = [\"house\"]\n"),
        ("house/style/up.toml", &rule("up", "upward", "skyward", "well")),
        ("house/style/sky.toml", &rule("sky", "skyward", "upward", "well")),
        ("a.txt", "The kite went upward and the the wind fell.\n"),
    ]);
    let ran = desk.run(&["--fix", "--format", "concise", "a.txt"]);
    assert_eq!(desk.read("a.txt"), "The kite went upward and the wind fell.\n", "{}", ran.shown());
    assert!(ran.out.contains("[style/up]"), "{}", ran.shown());
    let note = "note: a.txt:1:15: fix of style/up left out: with it, style/sky would be found";
    assert!(ran.err.contains(note), "{}", ran.shown());
}

#[test]
fn standard_input_comes_out_mended() {
    let desk = Desk::new(&[("a.txt", CLEAN)]);
    let ran = desk.pipe(&["--fix", "-"], b"\xef\xbb\xbfPolice said the the road was shut.\r\n");
    assert_eq!((ran.status, ran.out.as_str()), (0, "\u{feff}Police said the road was shut.\r\n"), "{}", ran.shown());
    assert!(ran.err.contains("1 fix made"), "{}", ran.shown());
    let ran = desk.pipe(&["--fix", "--format", "concise", "-"], b"He said: \"teh boats\" are late.\n");
    assert_eq!((ran.status, ran.out.as_str()), (1, "He said: \"teh boats\" are late.\n"), "{}", ran.shown());
    assert!(ran.err.contains("<stdin>:1:11: error:"), "{}", ran.shown());
    let ran = desk.pipe(&["--fix", "-"], b"PNG\0\0");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.shown());
    assert_eq!(desk.pipe(&["--fix", "-", "a.txt"], b"").status, 2);
    let ran = desk.pipe(&["--diff", "-"], b"Police said the the road was shut.\n");
    assert!(ran.out.contains("\n+Police said the road was shut.\n"), "{}", ran.shown());
}

#[test]
fn encodings_and_line_ends_stay() {
    let copy = "Il a dit: the the caf\u{e9} \u{2019}s road\r\nwas shut, and the the bridge.\r\n";
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(copy.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let fixed = copy.replace("the the", "the");
    let fixed16: Vec<u8> = "\u{feff}".encode_utf16().chain(fixed.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let desk = Desk::new(&[]);
    desk.write("a.txt", &utf16);
    desk.write("b.txt", b"The caf\xe9 on the the road was \x93shut\x94.\r\n");
    let ran = desk.run(&["--fix", "a.txt"]);
    assert_eq!((ran.status, fs::read(desk.path("a.txt")).unwrap() == fixed16), (0, true), "{}", ran.shown());
    let ran = desk.run(&["--fix", "--encoding", "windows-1252", "b.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.shown());
    assert_eq!(fs::read(desk.path("b.txt")).unwrap(), b"The caf\xe9 on the road was \x93shut\x94.\r\n");
}

#[test]
fn what_an_encoding_cannot_hold_is_not_written() {
    let rule = "summary = \"x\"\nseverity = \"error\"\nmessage = \"“{match}” is “{fix}”\"\nfix = \"safe\"\n\
                [terms]\nentry = [{ find = \"tokyo road\", use = \"東京 road\" }]\n\
                [[example]]\nflag = \"the ⟦tokyo road⟧\"\n[[example]]\npass = \"the road\"\n";
    let desk = Desk::new(&[("copydesk.toml", "rule-folders = [\"house\"]\n"), ("house/style/x.toml", rule)]);
    let bytes = b"The caf\xe9 on the tokyo road was shut.\n";
    desk.write("a.txt", bytes);
    let ran = desk.run(&["--fix", "--encoding", "windows-1252", "--format", "concise", "a.txt"]);
    assert_eq!((ran.status, ran.out.contains("[style/x]")), (2, true), "{}", ran.shown());
    assert!(ran.err.contains("error: a.txt: “東” cannot be written in windows-1252"), "{}", ran.shown());
    assert_eq!(fs::read(desk.path("a.txt")).unwrap(), bytes);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_stays_and_its_findings_too() {
    use std::os::unix::fs::PermissionsExt;
    let copy = "Police said the the road was shut.\n";
    let desk = Desk::new(&[("a.txt", copy), ("b.txt", copy)]);
    fs::set_permissions(desk.path("a.txt"), fs::Permissions::from_mode(0o444)).unwrap();
    let ran = desk.run(&["--fix", "--format", "concise", "."]);
    assert_eq!((ran.status, desk.read("a.txt").as_str()), (2, copy), "{}", ran.shown());
    assert!(ran.err.contains("error: a.txt: cannot be written: the file is read-only"), "{}", ran.shown());
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.shown());
    assert_eq!(desk.read("b.txt"), "Police said the road was shut.\n");
    assert_eq!(desk.path("b.txt").metadata().unwrap().permissions().mode() & 0o777, 0o644);
}

/// A limit on the size of files stands for a full disk: the system refuses the write half-way.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing() {
    let copy = "Police said the the road was shut. It rained all day on the road.\n".repeat(100);
    let desk = Desk::new(&[("a.txt", &copy)]);
    let run = |command: &str| {
        let mut shell = std::process::Command::new("sh");
        let limited = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" {command}");
        shell.args(["-c", &limited, env!("CARGO_BIN_EXE_copydesk")]).current_dir(desk.path(""));
        desk.finish(&mut shell)
    };
    for command in ["--fix -q a.txt", "baseline write .", "--add-stet=sic -q ."] {
        let ran = run(command);
        assert_eq!((ran.status, desk.read("a.txt") == copy), (2, true), "{command}: {}", ran.shown());
        assert!(ran.err.contains("cannot be written: "), "{command}: {}", ran.shown());
        let names: Vec<_> = fs::read_dir(desk.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
    }
}

#[test]
fn nothing_is_written_where_nothing_is_fixed() {
    let desk = Desk::new(&[("a.txt", INFO)]);
    let before = desk.path("a.txt").metadata().unwrap().modified().unwrap();
    let ran = desk.run(&["--fix", "a.txt"]);
    assert_eq!((ran.status, desk.path("a.txt").metadata().unwrap().modified().unwrap()), (0, before), "{}", ran.shown());
}

#[test]
fn nobody_s_words_are_changed_whatever_the_marks() {
    let copies = [
        "He wrote: “The ‘Sun’, the ‘Mirror’, the ‘Star’, the ‘Mail’ and the ‘Post’ all recieved the news.”\n",
        "He said „the goverment“ and »the goverment« and ‹the goverment› and ``the goverment'' of it.\n",
        "“It began at noon.\n\nThey had recieved word of it.\n\nAnd so it ended.”\n",
    ];
    for (at, copy) in copies.into_iter().enumerate() {
        let desk = Desk::new(&[("a.txt", copy), ("a.md", copy)]);
        let ran = desk.run(&["--fix", "--unsafe-fixes", "."]);
        assert_eq!((desk.read("a.txt").as_str(), desk.read("a.md").as_str()), (copy, copy), "{at}: {}", ran.shown());
    }
    let html = "<blockquote>\n\nThey had recieved word of it.\n\n</blockquote>\n\nHe said <q>the goverment knew</q> of it.\n\nThe mayor recieved word.\n";
    let desk = Desk::new(&[("a.md", html)]);
    desk.run(&["--fix", "--unsafe-fixes", "."]);
    assert_eq!(desk.read("a.md"), html.replace("mayor recieved", "mayor received"));
}

#[test]
fn nothing_is_written_under_rules_that_are_not_the_house_s() {
    let copy = "The mayor recieved word.\n";
    let broken: [(&[&str], &str, &str); 4] = [
        (&["--ignore", "spelling/known-mispelling"], "x.toml", ""),
        (&[], "copydesk.toml", "profle = \"x\"\n"),
        (&[], "copydesk-baseline.toml", "version = 1\nfindings = [\n"),
        (&[], "a.txt.stet.toml", "[[stet]\n"),
    ];
    for (flags, name, text) in broken {
        let desk = Desk::new(&[("a.txt", copy), (name, text)]);
        for command in ["--fix", "--add-stet=sic"] {
            let ran = desk.run(&[flags, &[command, "."]].concat());
            assert_eq!((ran.status, desk.read("a.txt").as_str()), (2, copy), "{name}: {}", ran.shown());
            assert_eq!(desk.path("a.txt.stet.toml").exists(), name.contains("stet"), "{name}: {}", ran.shown());
            assert!(!ran.out.contains("made") && !ran.out.contains("stet added"), "{name}: {}", ran.shown());
        }
    }
}

#[test]
fn a_report_is_not_written_over_what_it_is_about() {
    let copy = "The mayor recieved word.\n";
    let desk = Desk::new(&[("a.txt", copy)]);
    let ran = desk.run(&["-o", "a.txt", "a.txt"]);
    assert_eq!((ran.status, desk.read("a.txt").as_str()), (2, copy), "{}", ran.shown());
    desk.run(&["baseline", "write"]);
    let held = desk.read("copydesk-baseline.toml");
    assert_eq!((desk.run(&["-o", "copydesk-baseline.toml", "."]).status, desk.read("copydesk-baseline.toml")), (2, held));
    let ran = desk.run(&["baseline", "write", "--force", "--baseline", "a.txt", "a.txt"]);
    assert_eq!((ran.status, desk.read("a.txt").as_str()), (2, copy), "{}", ran.shown());
}

#[test]
fn standard_input_has_the_sidecar_of_its_name() {
    let copy = "The mayor recieved word.\n";
    let sidecar = "[[stet]]\nrule = \"spelling/*\"\ntext = \"recieved\"\nreason = \"sic\"\n";
    let desk = Desk::new(&[("a.txt", copy), ("a.txt.stet.toml", sidecar)]);
    let ran = desk.pipe(&["--fix", "--stdin-filename", "a.txt", "-"], copy.as_bytes());
    assert_eq!((ran.status, ran.out.as_str()), (0, copy), "{}", ran.shown());
    assert_eq!(desk.pipe(&["--fix", "-"], copy.as_bytes()).out, "The mayor received word.\n");
}

#[cfg(unix)]
#[test]
fn a_diff_of_any_name_can_be_applied() {
    let copy = "The mayor recieved word.\n";
    let names = ["a b.txt", "q\"x.txt", "tab\there.txt", "é/ü.txt", "-dash.txt"];
    let desk = Desk::new(&names.map(|name| (name, copy)));
    for place in [desk.path("").to_str().unwrap().to_owned(), ".".to_owned()] {
        let diff = desk.run(&["--diff", &place]);
        desk.write("x.diff", diff.out.as_bytes());
        let mut git = std::process::Command::new("git");
        let checked = git.args(["apply", "--check", "x.diff"]).current_dir(desk.path("")).output().unwrap();
        assert!(checked.status.success(), "{}\n{}", diff.out, String::from_utf8_lossy(&checked.stderr));
        assert_eq!(diff.out.matches("\n+The mayor received").count(), names.len(), "{}", diff.out);
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_early_changes_nothing_of_the_work() {
    let copy = "The mayor recieved word of the goverment.\nHe said: “It was goverment work.”\n";
    let files: Vec<(String, &str)> = (0..600).map(|number| (format!("{number}.txt"), copy)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let desk = Desk::new(&files);
    let pipe = |command: &str| {
        let mut shell = std::process::Command::new("bash");
        let line = format!("set -o pipefail; \"$0\" {command} | head -c 10 >/dev/null");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_copydesk")]).current_dir(desk.path("")).env_remove("GITHUB_ACTIONS");
        desk.finish(&mut shell)
    };
    assert_eq!(pipe(".").status, 1);
    assert_eq!(pipe("--fix .").status, 1);
    assert!((0..600).all(|number| desk.read(&format!("{number}.txt")).starts_with("The mayor received word of the government.")));
}
