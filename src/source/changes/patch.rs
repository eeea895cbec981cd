//! The output of `git diff`: which lines of which files it adds.

use std::ops::Range;
use std::path::PathBuf;

/// The lines of a file that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangedLines {
    /// All of them: the file is new, or Git takes it for binary.
    All,
    /// Lines from 1, ended by line feeds; an empty range stands where lines were taken out, before its line.
    Some(Vec<Range<usize>>),
}

/// Reads a patch without lines of context: the new name of each file and its changed lines.
pub(super) fn patch(text: &[u8]) -> Vec<(PathBuf, ChangedLines)> {
    let mut files: Vec<(PathBuf, Vec<Range<usize>>)> = Vec::new();
    // Lines of the hunk that are still to come; a line of the copy may look like a header.
    let (mut removed, mut added) = (0, 0);
    for line in text.split(|byte| *byte == b'\n') {
        match line.first() {
            Some(b'-') if removed > 0 => removed -= 1,
            Some(b'+') if added > 0 => added -= 1,
            _ if removed + added > 0 => {}
            _ => {
                if let Some(name) = line.strip_prefix(b"+++ ") {
                    files.extend(name_of(name).map(|name| (name, Vec::new())));
                } else if let Some((old, new)) = hunk(line) {
                    (removed, added) = (old, new.len());
                    if let Some((_, ranges)) = files.last_mut() {
                        ranges.push(new);
                    }
                }
            }
        }
    }
    files.into_iter().map(|(name, ranges)| (name, ChangedLines::Some(ranges))).collect()
}

/// The number of lines that a hunk takes out, and the lines that it puts in.
fn hunk(line: &[u8]) -> Option<(usize, Range<usize>)> {
    let line = std::str::from_utf8(line.strip_prefix(b"@@ -")?.split(|byte| *byte == b'@').next()?).ok()?;
    let (old, new) = line.trim_end().split_once(" +")?;
    let numbers = |side: &str| {
        let (start, count) = side.split_once(',').unwrap_or((side, "1"));
        Some((start.parse::<usize>().ok()?, count.parse::<usize>().ok()?))
    };
    let ((_, removed), (start, added)) = (numbers(old)?, numbers(new)?);
    // With nothing put in, Git names the line before.
    Some((removed, if added == 0 { start + 1..start + 1 } else { start..start.checked_add(added)? }))
}

/// The file of a `+++` line; `None` for one that is taken out.
fn name_of(field: &[u8]) -> Option<PathBuf> {
    // A tab ends a name that holds a blank.
    let field = field.strip_suffix(b"\t").unwrap_or(field);
    let name = match field {
        [b'"', quoted @ .., b'"'] => unquoted(quoted),
        plain => plain.to_vec(),
    };
    name.strip_prefix(b"b/").map(path_of)
}

/// Undoes the C quoting of a name.
fn unquoted(quoted: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(quoted.len());
    let mut rest = quoted.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            name.push(byte);
            continue;
        }
        match rest.next() {
            Some(digit @ b'0'..=b'7') => {
                let mut value = u32::from(digit - b'0');
                for _ in 0..2 {
                    if let Some(digit) = rest.next_if(|byte| matches!(byte, b'0'..=b'7')) {
                        value = value * 8 + u32::from(digit - b'0');
                    }
                }
                name.push(u8::try_from(value).unwrap_or(b'?'));
            }
            Some(b'a') => name.push(7),
            Some(b'b') => name.push(8),
            Some(b't') => name.push(b'\t'),
            Some(b'n') => name.push(b'\n'),
            Some(b'v') => name.push(11),
            Some(b'f') => name.push(12),
            Some(b'r') => name.push(b'\r'),
            Some(other) => name.push(other),
            None => {}
        }
    }
    name
}

/// The files that `git diff --numstat -z` counts no lines of.
pub(super) fn names(listed: &[u8]) -> Vec<PathBuf> {
    let mut names = Vec::new();
    let mut fields = listed.split(|byte| *byte == 0);
    while let Some(field) = fields.next() {
        let mut parts = field.splitn(3, |byte| *byte == b'\t');
        let (Some(added), Some(_), Some(name)) = (parts.next(), parts.next(), parts.next()) else { continue };
        // A file that was renamed has its old and its new name behind the counts.
        let name = if name.is_empty() { fields.next().and_then(|_| fields.next()) } else { Some(name) };
        if added == b"-" {
            names.extend(name.map(path_of));
        }
    }
    names
}

/// A path from the bytes that Git prints.
pub(super) fn path_of(name: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        PathBuf::from(std::ffi::OsStr::from_bytes(name))
    }
    #[cfg(not(unix))]
    {
        PathBuf::from(String::from_utf8_lossy(name).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_and_taken_out_lines() {
        let text = "diff --git a/a.md b/a.md\nindex 1..2 100644\n--- a/a.md\n+++ b/a.md\n@@ -1 +1,2 @@ x\n-one\n+++ b/fake.md\n+@@ -1 +1 @@\n\
                    @@ -4,2 +5,0 @@\n-a\n--- b\n\\ No newline at end of file\n\
                    diff --git a/gone b/gone\n--- a/gone\n+++ /dev/null\n\
                    --- /dev/null\n+++ \"b/t\\303\\251\\\"x.md\"\n@@ -0,0 +1,3 @@\n+a\n+b\n+c\n--- a/w h.md\t\n+++ b/w h.md\t\n@@ -2 +2 @@\n-x\n+y";
        let found = patch(text.as_bytes());
        let expected = [("a.md", &[(1, 3), (6, 6)][..]), ("té\"x.md", &[(1, 4)]), ("w h.md", &[(2, 3)])];
        let lines = |pairs: &[(usize, usize)]| ChangedLines::Some(pairs.iter().map(|(from, to)| *from..*to).collect());
        assert_eq!(found, expected.map(|(name, pairs)| (PathBuf::from(name), lines(pairs))));
        assert_eq!(patch(b""), []);
        assert_eq!(patch(b"@@ -1 +1 @@\n+++ b/a\n@@ -x +99999999999999999999 @@\n+"), []);
    }

    #[test]
    fn binary_files_are_named() {
        let listed = b"1\t2\ta.md\0-\t-\tb.txt\x000\t0\t\0old.md\0new.md\0-\t-\t\0o.txt\0n.txt\0";
        assert_eq!(names(listed), [PathBuf::from("b.txt"), PathBuf::from("n.txt")]);
    }
}
