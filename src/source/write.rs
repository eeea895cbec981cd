//! Files written whole: through a temporary file beside them and a rename.

use super::read::reason_of;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Puts `new` in the place of a file that holds `old`, or makes a new file where `old` is `None`.
///
/// A link leads to the file that is meant. Permissions stay, as does the owner where the user may set it. On an error the
/// file is as it was.
///
/// # Errors
/// Why it could not be done, lower case, no full stop: read-only, no room, or the file is not what it was when it was read.
pub fn write_whole(path: &Path, old: Option<&[u8]>, new: &[u8]) -> Result<(), String> {
    write_with(path, old, |file| file.write_all(new))
}

fn write_with(path: &Path, old: Option<&[u8]>, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), String> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let kept = match old {
        Some(_) => Some(writable(&real)?),
        None => None,
    };
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".copydesk-");
    // A temporary file is private by default; a new file is as readable as any that the user writes.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let reason = |error: &io::Error| format!("cannot be written: {}", reason_of(error));
    let mut temporary = builder.tempfile_in(folder).map_err(|error| reason(&error))?;
    if let Some(kept) = &kept {
        keep(temporary.as_file(), kept).map_err(|error| reason(&error))?;
    }
    write(temporary.as_file_mut()).map_err(|error| reason(&error))?;
    temporary.as_file().sync_all().map_err(|error| reason(&error))?;
    if let Some(old) = old {
        // Held until the rename is done, so that of two runs the second sees what the first wrote.
        let _lock = unchanged(&real, old)?;
        temporary.persist(&real).map_err(|error| reason(&error.error))?;
    } else {
        temporary.persist_noclobber(&real).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => "was written by another run in the meantime".to_owned(),
            _ => reason(&error.error),
        })?;
    }
    Ok(())
}

/// What the file system says of a file that may be written.
fn writable(path: &Path) -> Result<Metadata, String> {
    let reason = |error: &io::Error| format!("cannot be written: {}", reason_of(error));
    let metadata = std::fs::metadata(path).map_err(|error| reason(&error))?;
    if !metadata.is_file() {
        return Err("cannot be written: it is no file of a folder".to_owned());
    }
    if metadata.permissions().readonly() {
        return Err("cannot be written: the file is read-only".to_owned());
    }
    // A rename asks the folder alone, so ask the file, too.
    OpenOptions::new().write(true).open(path).map_err(|error| reason(&error))?;
    Ok(metadata)
}

/// A lock on a file that still holds `old`.
fn unchanged(path: &Path, old: &[u8]) -> Result<File, String> {
    let reason = |error: &io::Error| format!("cannot be written: {}", reason_of(error));
    let file = File::open(path).map_err(|error| reason(&error))?;
    // Windows keeps others from reading what is locked; not every file system has locks.
    #[cfg(unix)]
    if matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock)) {
        return Err("is being written by another run".to_owned());
    }
    let held = std::fs::read(path).map_err(|error| reason(&error))?;
    if held == old { Ok(file) } else { Err("was changed since it was read; run again".to_owned()) }
}

/// Gives a file the permissions and, where that is allowed, the owner of the one that it replaces.
fn keep(file: &File, kept: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // Only the superuser may give a file away; for anyone else it stays the writer's.
        let _ = std::os::unix::fs::fchown(file, Some(kept.uid()), Some(kept.gid()));
    }
    file.set_permissions(kept.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_or_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_whole(&path, None, b"one").unwrap();
        write_whole(&path, Some(b"one"), b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(write_whole(&path, None, b"three").unwrap_err(), "was written by another run in the meantime");
        assert_eq!(write_whole(&path, Some(b"one"), b"three").unwrap_err(), "was changed since it was read; run again");
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn a_failing_writer_leaves_the_original() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "one").unwrap();
        let full = |file: &mut File| {
            file.write_all(b"tw")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        };
        let reason = write_with(&path, Some(b"one"), full).unwrap_err();
        assert!(reason.starts_with("cannot be written: "), "{reason}");
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.txt"), folder.path().join("link.txt"));
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write_whole(&link, Some(b"one"), b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let reason = write_whole(&path, Some(b"two"), b"three").unwrap_err();
        assert_eq!(reason, "cannot be written: the file is read-only");
        assert_eq!(fs::read(&path).unwrap(), b"two");
    }
}
