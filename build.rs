//! Embeds the folder `rules/`: the folder is the registry, a rule's path is its id.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const FAMILIES: [&str; 12] = [
    "leftover",
    "spelling",
    "grammar",
    "repetition",
    "quotes",
    "garbled",
    "names",
    "sources",
    "numbers",
    "dates",
    "headline",
    "style",
];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("rules");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut out = String::from("/// Rule files by id.\nconst RULES: &[(&str, &str)] = &[\n");
    for family in sorted(&root)?.into_iter().filter(|path| path.is_dir()) {
        let family_name = name_of(&family);
        if family_name == "words" {
            continue;
        }
        assert!(FAMILIES.contains(&family_name.as_str()), "rules/{family_name}: no such family; families are {FAMILIES:?}");
        for file in sorted(&family)? {
            embed(&mut out, &file, &format!("{family_name}/"))?;
        }
    }
    out.push_str("];\n/// Word tables by name.\nconst WORDS: &[(&str, &str)] = &[\n");
    for file in sorted(&root.join("words"))? {
        embed(&mut out, &file, "")?;
    }
    out.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("builtin.rs"), out)
}

fn embed(out: &mut String, file: &Path, prefix: &str) -> io::Result<()> {
    let name = name_of(file);
    let stem = name.strip_suffix(".toml").unwrap_or_default();
    assert!(!stem.is_empty(), "{}: only .toml files belong here", file.display());
    let kebab = stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    assert!(kebab, "{}: names are lower case with hyphens", file.display());
    writeln!(out, "    ({:?}, include_str!({:?})),", format!("{prefix}{stem}"), file.display().to_string())
        .map_err(io::Error::other)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_none_or(|end| end != "md"));
    paths.sort();
    Ok(paths)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
