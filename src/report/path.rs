//! Paths as other programs find them: below the working directory where they can be, without `./`.

/// Names files relative to the working directory.
#[derive(Debug, Clone, Default)]
pub(super) struct Paths {
    folder: Option<String>,
}

impl Paths {
    /// Paths as seen from `folder`, with `/`; absolute ones stay as they are where it is not known.
    pub(super) fn new(folder: Option<String>) -> Self {
        Self { folder }
    }

    /// The path with `/`: without `.` and empty segments, relative where it lies under the working directory.
    ///
    /// `..` stays, since the folder before it may be a link.
    pub(super) fn relative(&self, path: &str) -> String {
        let plain = plain(path);
        let below = self.folder.as_deref().and_then(|folder| {
            let rest = plain.strip_prefix(folder.trim_end_matches('/'))?.strip_prefix('/')?;
            (is_absolute(&plain) && !rest.is_empty()).then(|| rest.to_owned())
        });
        below.unwrap_or(plain)
    }
}

/// True for a path that does not depend on the working directory.
pub(super) fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || has_drive(path)
}

/// The path as a URI, as in RFC 3986: `file://` before an absolute one.
pub(super) fn uri(path: &str) -> String {
    let (mut uri, rest) = match path.get(..2) {
        Some(drive) if has_drive(path) => (format!("file:///{drive}"), path.get(2..).unwrap_or("")),
        // A share: the name of the machine is the authority.
        Some("//") => ("file:".to_owned(), path),
        _ if path.starts_with('/') => ("file://".to_owned(), path),
        _ => (String::new(), path),
    };
    for byte in rest.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// `C:/…`, where drives have letters.
fn has_drive(path: &str) -> bool {
    cfg!(windows) && matches!(path.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic())
}

fn plain(path: &str) -> String {
    let root = match path {
        _ if cfg!(windows) && path.starts_with("//") => "//",
        _ if path.starts_with('/') => "/",
        _ => "",
    };
    let segments: Vec<&str> = path.split('/').filter(|segment| !matches!(*segment, "" | ".")).collect();
    format!("{root}{}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_where_they_can_be() {
        let paths = Paths::new(Some("/desk/copy".to_owned()));
        for (given, relative) in [
            ("a.txt", "a.txt"),
            ("./a.txt", "a.txt"),
            (".//./drafts/./a.txt", "drafts/a.txt"),
            ("../a.txt", "../a.txt"),
            ("/desk/copy/drafts/a.txt", "drafts/a.txt"),
            ("/desk//copy/./a.txt", "a.txt"),
            ("/desk/copyright/a.txt", "/desk/copyright/a.txt"),
            ("desk/copy/a.txt", "desk/copy/a.txt"),
            ("<stdin>", "<stdin>"),
        ] {
            assert_eq!(paths.relative(given), relative);
        }
        assert_eq!(Paths::new(Some("/".to_owned())).relative("/a.txt"), "a.txt");
        assert_eq!(Paths::default().relative("/desk/a.txt"), "/desk/a.txt");
    }

    #[test]
    fn uris_hold_nothing_that_a_uri_may_not() {
        assert_eq!(uri("drafts/100% é:x #1?.txt"), "drafts/100%25%20%C3%A9%3Ax%20%231%3F.txt");
        assert_eq!(uri("/desk/a b.txt"), "file:///desk/a%20b.txt");
        assert_eq!(uri("\u{1b}\u{202e}</script>"), "%1B%E2%80%AE%3C/script%3E");
        #[cfg(windows)]
        assert_eq!(uri("C:/desk/a.txt"), "file:///C:/desk/a.txt");
    }
}
