//! `--fix` and `--diff`: the text of one file after its fixes.

use super::look::{Look, look};
use super::run::{Copy, Fixed, Mend, Scene};
use crate::diagnostic::Problem;
use crate::fix::{Applied, Findings, Mended, mend};
use crate::report::one_line;
use crate::source::{SourceFile, encode, write_whole};
use std::sync::Arc;

/// Applies the fixes of a file and, where that is wanted, writes it; gives the text that stands there now and what is found in it.
///
/// With `--diff` the findings are those of the text as it stands.
pub(super) fn mend_file(
    scene: &Scene<'_>,
    how: Mend,
    file: SourceFile,
    problems: &mut Vec<Problem>,
) -> (SourceFile, Look, Option<Fixed>) {
    if how.writes && matches!(scene.job.copy, Copy::Staged(_)) {
        let help = "stage or stash them, then fix";
        problems
            .push(Problem::of_file(&*file.path, "has changes that are not staged, so its fixes are left out").with_help(help));
        let found = look(scene, &file.text, scene.changed);
        return (file, found, None);
    }
    let mended = mend(&file.text, how.least, |text, history| {
        let changed = scene
            .changed
            .map(|changed| history.iter().fold(changed.clone(), |changed, edits| changed.moved(|range| edits.after(range))));
        let mut found = look(scene, text, changed.as_ref());
        Findings {
            all: std::mem::take(&mut found.all),
            over_limit: found.over_limit.iter().map(|(rule, _)| Arc::clone(rule)).collect(),
            open: std::mem::take(&mut found.shown),
            rest: found,
        }
    });
    let after = file.with_text(&mended.text);
    let fixed = Fixed {
        notes: notes(&after, &mended),
        log: mended.applied.iter().map(|applied| log_line(&file, applied)).collect(),
        applied: mended.applied.len(),
        before: file.clone(),
        after: after.clone(),
    };
    if fixed.applied == 0 {
        return (file, found_of(mended), Some(fixed));
    }
    let failed = if how.writes { write(scene, &file, &after).err() } else { None };
    if how.writes && failed.is_none() {
        return (after, found_of(mended), Some(fixed));
    }
    // The file stands as it was, and so do its findings.
    let found = look(scene, &file.text, scene.changed);
    let fixed = failed.is_none().then_some(fixed);
    problems.extend(failed.map(|reason| Problem::of_file(&*file.path, reason)));
    (file, found, fixed)
}

fn found_of(mended: Mended<Look>) -> Look {
    let Findings { open, rest, .. } = mended.findings;
    Look { shown: open, ..rest }
}

/// Writes the file, unless it is no longer what was read; standard input is written by the caller.
fn write(scene: &Scene<'_>, before: &SourceFile, after: &SourceFile) -> Result<(), String> {
    let bytes = |file: &SourceFile| encode(&file.text, file.lines.encoding()).map_err(|error| error.to_string());
    let new = bytes(after)?;
    match &scene.job.copy {
        Copy::Stream(_) => Ok(()),
        Copy::Disk | Copy::Staged(_) => write_whole(&scene.job.input.path, Some(&bytes(before)?), &new),
    }
}

/// What is told of fixes that were left out.
fn notes(file: &SourceFile, mended: &Mended<Look>) -> Vec<String> {
    let path = one_line(&file.path);
    let refused = mended.refused.iter().map(|refused| {
        let place = file.lines.place(&file.text, refused.span.range().start);
        let (rule, brings) = (&refused.rule, &refused.brings);
        format!("{path}:{}:{}: fix of {rule} left out: with it, {brings} would be found", place.line, place.column)
    });
    let stopped = (!mended.is_complete).then(|| format!("{path}: not all fixes could be tried, as the article is long"));
    refused.chain(stopped).collect()
}

fn log_line(file: &SourceFile, applied: &Applied) -> String {
    let place = file.lines.place(&file.text, applied.start);
    format!("{}:{}:{}: {} [{}]", one_line(&file.path), place.line, place.column, one_line(&applied.title), applied.rule)
}
