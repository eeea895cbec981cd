//! `copydesk names`: names that drift over an archive.

use super::Outcome;
use super::archive::{own_lists, read_archive, session};
use super::args::{NamesArgs, NamesFormat};
use super::output;
use crate::archive::{Difference, Mention, NameCount, Tally, Variant, variants};
use crate::report::{count, one_line};
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::io::{self, Write};

/// Articles of a spelling that are shown.
const PLACES_MAX: usize = 10;

/// A spelling, for `--format jsonl`.
#[derive(Serialize)]
struct Row<'a> {
    form: &'a str,
    mentions: u64,
    articles: u64,
    name: &'a str,
    name_mentions: u64,
    name_articles: u64,
    difference: &'static str,
    may_be_another: bool,
    places: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    is_title: bool,
    line: usize,
    column: usize,
}

/// Reads the archive and reports the spellings. It is a report and no gate: it ends with status 1 for nothing.
pub(super) fn run(args: &NamesArgs) -> io::Result<Outcome> {
    let mut tally = Tally::with_places(PLACES_MAX);
    let mut session = session(&args.from);
    let read = read_archive(&args.from, &mut session, &mut tally)?;
    let (articles, reprints) = (tally.articles, tally.reprints);
    let (names, _) = tally.sorted();
    let mut found = variants(&names, args.from.min_articles);
    let (own, told) = own_lists(&mut session);
    let listed = own.names();
    let right: FxHashSet<&str> = listed.names().iter().flat_map(|name| name.accepted()).collect();
    found.retain(|variant| names.get(variant.rare).is_none_or(|rare| !right.contains(rare.dominant())));
    let mut out = io::BufWriter::new(io::stdout().lock());
    for variant in &found {
        let (Some(rare), Some(common)) = (names.get(variant.rare), names.get(variant.common)) else { continue };
        match args.format {
            NamesFormat::Terminal => show(&mut out, variant, rare, common)?,
            NamesFormat::Jsonl => {
                serde_json::to_writer(&mut out, &row(variant, rare, common)).map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
    }
    let size = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let often = names.iter().filter(|name| name.key.contains(' ') && name.articles >= args.from.min_articles).count();
    let reprints = if reprints == 0 { String::new() } else { format!(" ({} left out)", count(size(reprints), "reprint")) };
    let of = format!("{}{reprints}, {}", count(size(articles), "article"), count(often, "name"));
    let line = format!("{of} in {} or more: {}", args.from.min_articles, count(found.len(), "rarer spelling"));
    match args.format {
        NamesFormat::Terminal => writeln!(out, "{line}")?,
        NamesFormat::Jsonl => output::note(&line),
    }
    out.flush()?;
    Ok(read.max(told))
}

fn show(out: &mut impl Write, variant: &Variant, rare: &NameCount, common: &NameCount) -> io::Result<()> {
    let size = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let doubt = if variant.is_known { ", or another name" } else { "" };
    let what = match variant.difference {
        Difference::Letters => String::new(),
        difference => format!(" ({})", difference.as_str()),
    };
    writeln!(out, "“{}”: “{}”{what}{doubt}?", one_line(rare.dominant()), one_line(common.dominant()))?;
    let own = format!("{} in {}", count(size(rare.mentions), "mention"), count(size(rare.articles), "article"));
    let other = format!("{} in {}", count(size(common.mentions), "mention"), count(size(common.articles), "article"));
    writeln!(out, "  {own}; “{}”: {other}", one_line(common.dominant()))?;
    for place in &rare.places {
        writeln!(out, "  {}", one_line(&shown(place)))?;
    }
    let more = size(rare.articles).saturating_sub(rare.places.len());
    if more > 0 {
        writeln!(out, "  and {}", count(more, "more article"))?;
    }
    Ok(())
}

/// `file:line:column`; of a record its line in the file, its id, then the place in its text.
fn shown(place: &Mention) -> String {
    let article = &place.article;
    let Some(record) = article.record else { return format!("{}:{}:{}", article.file, place.line, place.column) };
    let id = article.id.as_ref().map_or(String::new(), |id| format!(" ({id})"));
    let line = if place.line == 0 { "title".to_owned() } else { format!("line {}", place.line) };
    format!("{}:{record}{id}: {line}, column {}", article.file, place.column)
}

fn row<'a>(variant: &Variant, rare: &'a NameCount, common: &'a NameCount) -> Row<'a> {
    let place = |place: &'a Mention| Place {
        file: &place.article.file,
        record: place.article.record,
        id: place.article.id.as_deref(),
        is_title: place.line == 0,
        line: place.line.max(1),
        column: place.column,
    };
    Row {
        form: rare.dominant(),
        mentions: rare.mentions,
        articles: rare.articles,
        name: common.dominant(),
        name_mentions: common.mentions,
        name_articles: common.articles,
        difference: variant.difference.as_str(),
        may_be_another: variant.is_known,
        places: rare.places.iter().map(place).collect(),
    }
}
