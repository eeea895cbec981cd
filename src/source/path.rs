//! Paths as files name them.

use std::path::{Component, Path, PathBuf};

/// True when two paths lead to one place, there or not.
pub fn is_same(a: &Path, b: &Path) -> bool {
    place(a) == place(b)
}

fn place(path: &Path) -> PathBuf {
    let real = path.canonicalize().ok();
    let in_folder = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    real.or_else(in_folder).unwrap_or_else(|| path.to_path_buf())
}

/// A path as a file in `folder` names it, with `/`; absolute where no short way leads there.
pub fn relative(path: &Path, folder: &Path) -> String {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (path, folder) = (place(path), place(folder));
    let shared = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().count() - shared;
    let has_root = path.components().next() == folder.components().next();
    let mut way = PathBuf::new();
    if has_root {
        way.extend(std::iter::repeat_n(Component::ParentDir, up));
        way.extend(path.components().skip(shared));
    } else {
        way.push(path);
    }
    crate::source::shown(&way)
}

/// A text as a string of TOML, on one line.
pub fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
