//! `--add-stet`: lets the findings of one file stand, by a comment before their block or an entry of the sidecar.

use super::look::{Look, look};
use super::run::{Copy, Scene};
use crate::diagnostic::{Diagnostic, Edit, Fingerprint, Problem};
use crate::filter::StetSet;
use crate::fix::Edits;
use crate::format::{Format, Role, extract};
use crate::source::{SourceFile, encode, sidecar_of, toml_string, write_whole};
use crate::span::SourceSpan;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::path::Path;

/// Adds a stet for every finding that is shown; gives the file and its findings as they are then, and how many were let stand.
///
/// A comment goes in where the format has comments and the block stands by itself; what is in a list, a table, a block quotation
/// or front matter goes into the sidecar, which leaves the mark-up alone.
pub(super) fn add(
    scene: &Scene<'_>,
    reason: &str,
    file: SourceFile,
    found: Look,
    problems: &mut Vec<Problem>,
) -> (SourceFile, Look, usize) {
    let wanted = wanted(scene, &found);
    if wanted.is_empty() {
        return (file, found, 0);
    }
    if matches!(scene.job.copy, Copy::Staged(_)) {
        let help = "stage or stash them, then add the stets";
        problems.push(Problem::of_file(&*file.path, "has changes that are not staged, so no stet is added").with_help(help));
        return (file, found, 0);
    }
    let (edits, commented) = commented(scene, reason, &file, &found, &wanted);
    let text = edits.apply(&file.text);
    let rest: Vec<&Diagnostic> =
        found.shown.iter().filter(|one| wanted.contains(&one.fingerprint) && !commented.contains(&one.fingerprint)).collect();
    if let Err(reason) = write_article(scene, &file, &text) {
        problems.push(Problem::of_file(&*file.path, reason));
        return (file, found, 0);
    }
    let sidecar = if rest.is_empty() { Ok(None) } else { write_sidecar(&scene.job.input.path, reason, &rest).map(Some) };
    let (sidecar, in_sidecar) = match sidecar {
        Ok(sidecar) => (sidecar, rest.len()),
        Err(problem) => {
            problems.push(problem);
            (None, 0)
        }
    };
    let added = commented.len() + in_sidecar;
    let (file, sidecar) = (file.with_text(&text), sidecar.as_ref().unwrap_or(scene.sidecar));
    let changed = scene.changed.map(|changed| changed.moved(|range| edits.after(range)));
    let found = look(&Scene { sidecar, ..*scene }, &file.text, changed.as_ref());
    (file, found, added)
}

/// The findings that a stet can let stand: what is wrong with a stet is mended, not let stand.
fn wanted(scene: &Scene<'_>, found: &Look) -> FxHashSet<Fingerprint> {
    let rules = &scene.job.desk.rules;
    let can_stand = |one: &&Diagnostic| rules.get(&one.rule).is_none_or(|rule| rule.matcher.stet_fault().is_none());
    found.shown.iter().filter(can_stand).map(|one| one.fingerprint).collect()
}

/// The comments to put in, and the findings that they let stand.
fn commented(
    scene: &Scene<'_>,
    reason: &str,
    file: &SourceFile,
    found: &Look,
    wanted: &FxHashSet<Fingerprint>,
) -> (Edits, FxHashSet<Fingerprint>) {
    // MDX has no comments of HTML.
    if file.format != Format::Markdown || file.path.to_lowercase().ends_with(".mdx") {
        return (Edits::default(), FxHashSet::default());
    }
    let targets = found.shown.iter().filter(|one| wanted.contains(&one.fingerprint)).collect::<Vec<_>>();
    let comments = comments(file, reason, &targets);
    // All at once; a block whose comment does not do what it should is left to the sidecar.
    if let Some(done) = try_comments(scene, file, found, &comments) {
        return done;
    }
    let sound: Vec<&Comment> =
        comments.iter().filter(|comment| try_comments(scene, file, found, std::slice::from_ref(*comment)).is_some()).collect();
    let sound: Vec<Comment> = sound.into_iter().cloned().collect();
    try_comments(scene, file, found, &sound).unwrap_or_default()
}

/// One comment to put in, and the findings that it is for.
#[derive(Debug, Clone)]
struct Comment {
    edit: Edit,
    lets_stand: Vec<Fingerprint>,
}

/// A comment for each block that holds a finding and stands by itself.
fn comments(file: &SourceFile, reason: &str, targets: &[&Diagnostic]) -> Vec<Comment> {
    let extraction = extract(file.format, &file.text);
    let blocks: Vec<(SourceSpan, Role)> =
        extraction.blocks.iter().map(|block| (extraction.map.to_source(block.span), block.role)).collect();
    let mut by_line: BTreeMap<usize, Vec<&Diagnostic>> = BTreeMap::new();
    for one in targets {
        let block = blocks.partition_point(|(span, _)| span.start <= one.primary.start).checked_sub(1);
        let place = block.and_then(|index| blocks.get(index)).and_then(|(span, role)| line_before(&file.text, *span, *role));
        if let Some(line) = place {
            by_line.entry(line).or_default().push(one);
        }
    }
    let line_end = if file.text.contains("\r\n") { "\r\n" } else { "\n" };
    let comment = |(line, found): (usize, Vec<&Diagnostic>)| {
        let mut rules: Vec<&str> = found.iter().map(|one| &*one.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        let replacement = format!("<!-- stet: {} {reason} -->{line_end}", rules.join(", "));
        let lets_stand = found.iter().map(|one| one.fingerprint).collect();
        Comment { edit: Edit { span: SourceSpan::new(line, line), replacement }, lets_stand }
    };
    by_line.into_iter().map(comment).collect()
}

/// The start of the line on which a block begins, where a comment may stand before it.
fn line_before(text: &str, block: SourceSpan, role: Role) -> Option<usize> {
    if matches!(role, Role::List | Role::Table | Role::Blockquote) {
        return None;
    }
    let start = block.range().start;
    let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let mark_up = text.get(line..start)?.trim_start_matches('\u{feff}');
    let indent = mark_up.len() - mark_up.trim_start_matches(' ').len();
    let is_plain = mark_up.chars().all(|c| matches!(c, ' ' | '#' | '*' | '_' | '[' | '~' | '`'));
    // A byte order mark stays the first character.
    let line =
        if text.get(line..).is_some_and(|rest| rest.starts_with('\u{feff}')) { line + '\u{feff}'.len_utf8() } else { line };
    (indent < 4 && is_plain).then_some(line)
}

/// The comments as edits, where they let stand all that they are for and bring in nothing.
fn try_comments(
    scene: &Scene<'_>,
    file: &SourceFile,
    before: &Look,
    comments: &[Comment],
) -> Option<(Edits, FxHashSet<Fingerprint>)> {
    let edits = Edits::new(comments.iter().map(|comment| comment.edit.clone()).collect())?;
    let text = edits.apply(&file.text);
    let changed = scene.changed.map(|changed| changed.moved(|range| edits.after(range)));
    let after = look(scene, &text, changed.as_ref());
    let lets_stand: FxHashSet<Fingerprint> = comments.iter().flat_map(|comment| comment.lets_stand.iter().copied()).collect();
    let known: FxHashSet<Fingerprint> = before.shown.iter().map(|one| one.fingerprint).collect();
    let is_right = |one: &Diagnostic| known.contains(&one.fingerprint) && !lets_stand.contains(&one.fingerprint);
    after.shown.iter().all(is_right).then_some((edits, lets_stand))
}

/// Writes the article with its comments, if there are any.
fn write_article(scene: &Scene<'_>, file: &SourceFile, text: &str) -> Result<(), String> {
    if *text == *file.text {
        return Ok(());
    }
    let bytes = |text: &str| encode(text, file.lines.encoding()).map_err(|error| error.to_string());
    write_whole(&scene.job.input.path, Some(&bytes(&file.text)?), &bytes(text)?)
}

/// Adds entries to the sidecar of an article; gives its stets as they are then.
fn write_sidecar(article: &Path, reason: &str, entries: &[&Diagnostic]) -> Result<StetSet, Problem> {
    let path = sidecar_of(article);
    let shown = crate::source::shown(&path);
    let fault = |reason: String| Problem::of_file(shown.as_str(), reason);
    let old = match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(fault(format!("cannot be read: {error}"))),
    };
    let held = old.as_deref().unwrap_or("");
    let line_end = if held.contains("\r\n") { "\r\n" } else { "\n" };
    let mut new = held.to_owned();
    if !new.is_empty() && !new.ends_with('\n') {
        new.push_str(line_end);
    }
    for one in entries {
        let gap = if new.is_empty() { "" } else { line_end };
        let [rule, text, reason] = [&*one.rule, one.text.as_str(), reason].map(toml_string);
        let rows = [
            "[[stet]]".to_owned(),
            format!("rule = {rule}"),
            format!("text = {text}"),
            format!("reason = {reason}"),
            format!("fingerprint = \"{}\"", one.fingerprint),
        ];
        new.push_str(gap);
        for row in rows {
            new.push_str(&row);
            new.push_str(line_end);
        }
    }
    let mut stets = StetSet::default();
    // What is broken before is not added to.
    stets.add_sidecar(&shown, new.trim_start_matches('\u{feff}'))?;
    write_whole(&path, old.as_deref().map(str::as_bytes), new.as_bytes()).map_err(fault)?;
    Ok(stets)
}
