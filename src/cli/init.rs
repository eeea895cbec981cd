//! `copydesk init`: a commented copydesk.toml.

use super::args::InitArgs;
use super::{Outcome, output};
use crate::config::{FILE_NAMES, TEMPLATE};
use std::fs::OpenOptions;
use std::io::{self, Write};

/// Writes the file, unless there is one.
pub(super) fn run(args: &InitArgs) -> io::Result<Outcome> {
    if let Some(there) = FILE_NAMES.iter().map(|name| args.folder.join(name)).find(|file| file.exists()) {
        output::failure(&format!("{} is there already; it was left as it is", there.display()));
        return Ok(Outcome::Failed);
    }
    let target = args.folder.join(FILE_NAMES[0]);
    let fault = |error: io::Error| io::Error::new(error.kind(), format!("{} cannot be written: {error}", target.display()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&target).map_err(fault)?;
    file.write_all(TEMPLATE.as_bytes()).map_err(fault)?;
    writeln!(io::stdout(), "wrote {}", target.display())?;
    Ok(Outcome::Clean)
}
