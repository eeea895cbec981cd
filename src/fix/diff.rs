//! What fixes change, as a unified diff.

use similar::TextDiff;

/// Lines shown around a change.
const CONTEXT_LINES: usize = 3;

/// The unified diff from `old` to `new` of the file `path` (relative, with `/`), as `git apply` and `patch` read it; empty where they are equal.
///
/// Lines end at a line feed alone, as in both tools; a carriage return before it stays on its line.
pub fn unified_diff(path: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let before: Vec<&str> = old.split_inclusive('\n').collect();
    let after: Vec<&str> = new.split_inclusive('\n').collect();
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&before, &after);
    diff.unified_diff().context_radius(CONTEXT_LINES).header(&name("a", path), &name("b", path)).to_string()
}

/// A name as Git writes it in a patch: with C escapes where it must be, and a tab behind one that holds a blank.
fn name(side: &str, path: &str) -> String {
    if !path.chars().any(|c| c.is_control() || matches!(c, '"' | '\\')) {
        return format!("{side}/{path}{}", if path.contains(' ') { "\t" } else { "" });
    }
    let mut quoted = format!("\"{side}/");
    for c in path.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_ascii_control() => quoted.push_str(&format!("\\{:03o}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_lines_that_change() {
        let diff = unified_diff("a.txt", "one\r\ntwo\rtow\r\nend", "one\r\ntwo\rtwo\r\nend");
        assert_eq!(
            diff,
            "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n one\r\n-two\rtow\r\n+two\rtwo\r\n end\n\\ No newline at end of file\n"
        );
        assert_eq!(unified_diff("a.txt", "same", "same"), "");
        assert_eq!(name("a", "b c/é.txt"), "a/b c/é.txt\t");
        assert_eq!(name("b", "a\n\"b\u{1}.txt"), "\"b/a\\n\\\"b\\001.txt\"");
    }
}
