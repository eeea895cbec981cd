//! The tree itself: which module uses which, what each file looks like, and pages that the program writes.

use crate::support::{SHIPPED, copydesk, root, stdout, updates};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// Longest file, in lines.
const FILE_LINES_MAX: usize = 400;

/// Every Rust file of the package, as its path with `/` and its text.
fn rust_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders: Vec<_> = ["src", "tests", "examples", "benches", "training"].map(|name| root().join(name)).into();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // What cargo builds is no part of the tree.
                folders.extend((!path.ends_with("target")).then_some(path));
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push((shown(&path), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.push(("build.rs".into(), std::fs::read_to_string(root().join("build.rs")).unwrap()));
    files.sort();
    assert!(files.len() > 80, "only {} files", files.len());
    files
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
}

/// Fails once, with every fault.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The code of a file without comments and without what only tests compile.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            // A block of its own indent ends at its closing brace; an item on one line ends with the line.
            let indent = line.len() - line.trim_start().len();
            let item = lines.next().unwrap_or("");
            if item.ends_with('{') {
                let close = format!("{}}}", " ".repeat(indent));
                lines.by_ref().take_while(|line| *line != close).for_each(drop);
            }
        } else if !line.trim_start().starts_with("//") {
            let _ = writeln!(code, "{line}");
        }
    }
    code
}

/// Files that a `#[cfg(test)] mod name;` declares, as `name.rs` in the folder of their parent.
fn test_only(files: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        let lines: Vec<&str> = text.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0].trim() == "#[cfg(test)]") {
            let name = pair[1].trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ").strip_prefix("mod ");
            if let Some(name) = name.and_then(|name| name.strip_suffix(';')) {
                let folder = path.strip_suffix("/mod.rs").or(path.strip_suffix(".rs")).unwrap();
                found.push(format!("{folder}/{name}.rs"));
            }
        }
    }
    found
}

/// The modules that a file names behind `crate::`.
fn used_modules(code: &str) -> Vec<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let word = |text: &str| text.chars().take_while(|c| is_word(*c)).collect::<String>();
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(is_word) {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let Some(list) = rest.strip_prefix('{') else {
            used.push(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut is_start = true;
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => is_start = true,
                _ if is_start && is_word(c) => {
                    used.push(word(&list[at..]));
                    is_start = false;
                }
                _ => {}
            }
        }
    }
    used
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let files = rust_files();
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let order: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(order.len() > 10);
    let only_tests = test_only(&files);
    let mut faults = Vec::new();
    for (path, text) in &files {
        let Some(inner) = path.strip_prefix("src/") else { continue };
        let module = inner.split(['/', '.']).next().unwrap();
        let Some(place) = order.iter().position(|name| *name == module) else { continue };
        if only_tests.contains(path) {
            continue;
        }
        for used in used_modules(&code(text)) {
            let later = order.iter().position(|name| *name == used).is_some_and(|other| other > place);
            if later {
                faults.push(format!("{path}: uses crate::{used}, which stands after {module}"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn arrows_are_read_from_code_alone() {
    let text = "use crate::span::X;\n/// [`crate::cli`]\nuse crate::{kind::{A, B}, rule};\n#[cfg(test)]\nmod tests {\n    use crate::report;\n}\n";
    assert_eq!(used_modules(&code(text)), ["span", "kind", "rule"]);
}

#[test]
fn files_keep_to_the_form() {
    // Put together here, so that this file does not hold what it looks for.
    let banned = [["TO", "DO"], ["FIX", "ME"], ["to", "do!("], ["unimpl", "emented!("], ["#[ig", "nore"], ["#[should_", "panic"]];
    let mut faults = Vec::new();
    for (path, text) in rust_files() {
        let lines = text.lines().count();
        if lines > FILE_LINES_MAX {
            faults.push(format!("{path}: {lines} lines"));
        }
        if !text.starts_with("//! ") {
            faults.push(format!("{path}: does not start with what it is for (//!)"));
        }
        faults.extend(
            banned.map(|parts| parts.concat()).iter().filter(|word| text.contains(&**word)).map(|word| format!("{path}: {word}")),
        );
    }
    assert_none(&faults);
}

#[test]
fn every_rule_file_is_a_rule() {
    let mut files = Vec::new();
    for family in std::fs::read_dir(root().join("rules")).unwrap().map(|entry| entry.unwrap().path()) {
        if !family.is_dir() || family.ends_with("words") {
            continue;
        }
        for file in std::fs::read_dir(family).unwrap().map(|entry| entry.unwrap().path()) {
            files.push(shown(&file));
        }
    }
    files.sort();
    let mut ids: Vec<String> = SHIPPED.rules().iter().map(|rule| format!("rules/{}.toml", rule.id)).collect();
    ids.sort();
    assert_eq!(files, ids);
}

/// Compares a page, or a part of it, with what the program writes; `COPYDESK_UPDATE=1` writes it.
fn assert_current(page: &str, held: &str, written: &str, whole: impl FnOnce() -> String) {
    if held.replace("\r\n", "\n") == written {
        return;
    }
    assert!(updates(), "{page} is out of date; COPYDESK_UPDATE=1 cargo test writes it");
    std::fs::create_dir_all(root().join(page).parent().unwrap()).unwrap();
    std::fs::write(root().join(page), whole()).unwrap();
}

#[test]
fn the_reference_is_current() {
    let held = std::fs::read_to_string(root().join("docs/rules.md")).unwrap_or_default();
    let written = stdout(copydesk(&["rules", "list", "--isolated", "--format", "markdown"]));
    assert_current("docs/rules.md", &held, &written, || written.clone());
}

#[test]
fn the_help_in_the_readme_is_current() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap_or_default();
    let Some((before, rest)) = readme.split_once("<!-- help -->\n") else {
        println!("SKIPPED: README.md has no line <!-- help -->");
        return;
    };
    let (fence, rest) = rest.split_once('\n').unwrap();
    let (held, after) = rest.split_once("```\n").unwrap();
    assert!(fence.starts_with("```"), "a fenced block follows <!-- help -->");
    let written = stdout(copydesk(&["check", "--help"]));
    assert_current("README.md", held, &written, || format!("{before}<!-- help -->\n{fence}\n{written}```\n{after}"));
}

#[test]
fn the_changelog_has_a_place_for_what_comes() {
    let log = std::fs::read_to_string(root().join("CHANGELOG.md")).unwrap_or_default();
    assert!(log.lines().any(|line| line.starts_with("## ") && line.contains("Unreleased")), "CHANGELOG.md has no \"Unreleased\"");
}

/// Crates that talk to a network, or that others do it through.
const NETWORK_CRATES: [&str; 29] = [
    "actix-web",
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "git2",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "libgit2-sys",
    "minreq",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "polling",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tiny_http",
    "tokio",
    "tungstenite",
    "ureq",
];

#[test]
fn nothing_leaves_the_machine() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args(["tree", "--offline", "--all-features", "--edges", "normal", "--prefix", "none"]);
    let tree = stdout(cargo.output().unwrap());
    let crates: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains(&"copydesk") && crates.contains(&"regex"), "{tree}");
    let found: Vec<_> = NETWORK_CRATES.into_iter().filter(|name| crates.contains(name)).collect();
    assert!(found.is_empty(), "crates that reach the network: {found:?}");
}

#[test]
fn no_file_holds_a_path_of_a_machine() {
    let listed = Command::new("git").current_dir(root()).args(["ls-files", "-z"]).output();
    let Some(listed) = listed.ok().filter(|listed| listed.status.success()) else {
        println!("SKIPPED: not in a Git checkout");
        return;
    };
    let banned =
        [["/wo", "rk/"], ["/ho", "me/"], ["/Us", "ers/"], ["/ro", "ot/"], ["C:\\", "Users"], ["/tmp", "/w/"], ["/tmp", "/t/"]];
    let mut faults = Vec::new();
    for name in String::from_utf8(listed.stdout).unwrap().split_terminator('\0') {
        // A file that is tracked and just deleted holds nothing; one that is no text holds no path to read.
        let Ok(text) = std::fs::read_to_string(root().join(name)) else { continue };
        faults.extend(
            banned.map(|parts| parts.concat()).iter().filter(|path| text.contains(&**path)).map(|path| format!("{name}: {path}")),
        );
    }
    assert_none(&faults);
}
