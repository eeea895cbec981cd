//! Back issues, read one batch after another and added up in their order, whatever the number of threads.

use super::Outcome;
use super::args::{ArchiveArgs, ColorArg, InputArg, SelectArgs};
use super::output;
use super::progress::Progress;
use super::records::{Record, Records};
use super::session::{Session, named_encoding};
use crate::archive::{Article, Digest, Tally};
use crate::config::Config;
use crate::diagnostic::Problem;
use crate::format::Format;
use crate::limits::{RECORD_FAULTS_MAX, THREADS_MAX};
use crate::report::count;
use crate::source::walk::{Input, WalkOptions, walk};
use crate::source::{Encoding, SourceFile, read, read_stream};
use rayon::prelude::*;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Articles and bytes that are read before they are taken apart; bounds memory.
const BATCH_ARTICLES: usize = 512;
const BATCH_BYTES: u64 = 16 * 1024 * 1024;

/// One article to take apart.
enum Piece {
    File(Input, Option<Encoding>),
    Stream(SourceFile),
    Record(Record),
}

/// The configuration of an archive and of the house, each file of it read once and its faults told once.
pub(super) fn session(args: &ArchiveArgs) -> Session {
    Session::new(&args.config_args(), &SelectArgs::default())
}

/// The configuration of the working folder with the lists of the house; what is wrong with them is told, unless it was before.
pub(super) fn own_lists(session: &mut Session) -> (Arc<Config>, Outcome) {
    let config = session.config(Path::new("."));
    let problems: Vec<Problem> = session.problems.drain(..).chain(config.word_problems().iter().cloned()).collect();
    problems.iter().for_each(|problem| output::problem(problem, ColorArg::Auto));
    (config, if problems.is_empty() { Outcome::Clean } else { Outcome::Failed })
}

/// Reads an archive into a tally; what cannot be read is told, and the rest goes on.
pub(super) fn read_archive(args: &ArchiveArgs, session: &mut Session, tally: &mut Tally) -> io::Result<Outcome> {
    let encoding = match named_encoding(args.encoding.as_deref()) {
        Ok(encoding) => encoding,
        Err(message) => {
            output::failure(&message);
            return Ok(Outcome::Failed);
        }
    };
    let threads = args.threads.min(THREADS_MAX);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?;
    let mut reading = Reading { args, pool, tally, batch: Vec::new(), bytes: 0, faults: 0, progress: None };
    let sources = Sources::find(args, encoding, session, &mut reading);
    reading.progress = Some(Progress::of_bytes(sources.bytes));
    for (input, encoding) in sources.files {
        let bytes = std::fs::metadata(&input.path).map_or(0, |file| file.len());
        reading.push(Piece::File(input, encoding), bytes);
    }
    for input in sources.records {
        match File::open(&input.path) {
            Ok(file) => reading.records(&input.file, BufReader::with_capacity(1 << 20, file)),
            Err(error) => reading.fault(Problem::of_file(input.file, format!("cannot be read: {error}"))),
        }
    }
    if sources.has_stdin {
        if args.input == Some(InputArg::Jsonl) {
            reading.records("<stdin>", BufReader::with_capacity(1 << 20, io::stdin().lock()));
        } else {
            match read_stream("<stdin>", io::stdin().lock(), sources.stdin_encoding, Format::Plain) {
                // No article begins so, and an archive is not to pass for one.
                Ok(file) if args.input.is_none() && is_like_records(&file.text) => {
                    let problem = Problem::of_file("<stdin>", "reads like JSON Lines");
                    reading.fault(problem.with_help("--input jsonl takes an article a line, --input text all as one"));
                }
                Ok(file) => reading.push(Piece::Stream(file), 0),
                Err(unread) => reading.fault(Problem::of_file(unread.file, unread.reason)),
            }
        }
    }
    reading.run();
    Ok(reading.finish())
}

/// True for a text that begins as a JSON object does.
fn is_like_records(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.strip_prefix('{').is_some_and(|inside| inside.trim_start().starts_with('"'))
}

/// Where the articles are.
#[derive(Default)]
struct Sources {
    files: Vec<(Input, Option<Encoding>)>,
    records: Vec<Input>,
    has_stdin: bool,
    stdin_encoding: Option<Encoding>,
    /// Bytes of all of them; `None` where standard input is one.
    bytes: Option<u64>,
}

impl Sources {
    fn find(args: &ArchiveArgs, encoding: Option<Encoding>, session: &mut Session, reading: &mut Reading<'_>) -> Self {
        let (streams, paths): (Vec<PathBuf>, Vec<PathBuf>) =
            args.archive.iter().cloned().partition(|path| path.as_os_str() == "-");
        let walked = walk(&paths, &WalkOptions::default());
        for unread in walked.unread {
            reading.fault(Problem::of_file(unread.file, unread.reason));
        }
        let has_stdin = !streams.is_empty();
        let mut sources = Self { has_stdin, bytes: Some(0), ..Self::default() };
        if has_stdin {
            sources.stdin_encoding = encoding.or_else(|| session.encoding(Path::new("stdin.txt")));
        }
        for input in walked.files {
            let config = session.config(&input.path);
            if !input.named && config.excludes(&input.path) {
                continue;
            }
            let size = std::fs::metadata(&input.path).map_or(0, |file| file.len());
            sources.bytes = sources.bytes.map(|bytes| bytes + size);
            if input.named && is_records(args, &input.path) {
                sources.records.push(input);
            } else {
                let encoding = encoding.or_else(|| session.encoding(&input.path));
                sources.files.push((input, encoding));
            }
        }
        for problem in std::mem::take(&mut session.problems) {
            reading.fault(problem);
        }
        if sources.has_stdin {
            sources.bytes = None;
        } else if sources.files.is_empty() && sources.records.is_empty() && reading.faults == 0 {
            let names = paths.iter().map(|path| crate::source::shown(path)).collect::<Vec<_>>().join(", ");
            let help = "articles end in .txt, .text, .md, .markdown or .mdx; files of JSON Lines are named themselves";
            reading.fault(Problem::of_file(names, "no article found").with_help(help));
        }
        sources
    }
}

/// True for a named file of JSON Lines.
fn is_records(args: &ArchiveArgs, path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    let is_named = ["jsonl", "ndjson"].iter().any(|known| extension.eq_ignore_ascii_case(known));
    args.input.map_or(is_named, |input| input == InputArg::Jsonl)
}

/// An archive on its way into a tally.
struct Reading<'a> {
    args: &'a ArchiveArgs,
    pool: rayon::ThreadPool,
    tally: &'a mut Tally,
    batch: Vec<Piece>,
    /// Bytes of the batch.
    bytes: u64,
    faults: usize,
    progress: Option<Progress>,
}

impl Reading<'_> {
    fn records(&mut self, file: &str, stream: impl io::BufRead) {
        let mut records = Records::new(file, stream);
        loop {
            match records.next() {
                Ok(Some((record, bytes))) => self.push(Piece::Record(record), bytes),
                Ok(None) => return,
                Err(error) => return self.fault(Problem::of_file(file, format!("cannot be read: {error}"))),
            }
        }
    }

    fn push(&mut self, piece: Piece, bytes: u64) {
        self.batch.push(piece);
        self.bytes += bytes;
        if self.batch.len() >= BATCH_ARTICLES || self.bytes >= BATCH_BYTES {
            self.run();
        }
    }

    /// Takes the batch apart and adds it up in its order.
    fn run(&mut self) {
        let batch = std::mem::take(&mut self.batch);
        let args = self.args;
        let take = |piece: &Piece| digest(piece, args);
        let done: Vec<_> = self.pool.install(|| batch.par_iter().map(take).collect());
        for result in done {
            match result {
                Ok((article, digest)) => self.tally.add(article, digest),
                Err(problem) => self.fault(problem),
            }
        }
        let bytes = std::mem::take(&mut self.bytes);
        if let Some(progress) = &mut self.progress {
            progress.add(usize::try_from(bytes).unwrap_or(usize::MAX));
        }
    }

    fn fault(&mut self, problem: Problem) {
        self.faults += 1;
        if self.faults <= RECORD_FAULTS_MAX {
            let show = || output::problem(&problem, ColorArg::Auto);
            self.progress.as_ref().map_or_else(show, |progress| progress.aside(show));
        }
    }

    fn finish(self) -> Outcome {
        if let Some(progress) = self.progress {
            progress.end();
        }
        if self.faults > RECORD_FAULTS_MAX {
            let more = count(self.faults - RECORD_FAULTS_MAX, "more article");
            output::failure(&format!("{more} could not be read"));
        }
        if self.faults > 0 { Outcome::Failed } else { Outcome::Clean }
    }
}

fn digest(piece: &Piece, args: &ArchiveArgs) -> Result<(Article, Digest), Problem> {
    let of_file = |file: &SourceFile| {
        let article = Article { file: file.path.clone(), record: None, id: None, title_lines: 0 };
        (article, Digest::of(file))
    };
    match piece {
        Piece::File(input, encoding) => {
            let file = read(&input.path, *encoding, input.format);
            file.map(|file| of_file(&file)).map_err(|unread| Problem::of_file(unread.file, unread.reason))
        }
        Piece::Stream(file) => Ok(of_file(file)),
        Piece::Record(record) => {
            let read = record.article(args);
            let read = read.map_err(|reason| Problem::of_file(format!("{}:{}", record.file, record.line), reason));
            read.map(|(article, file)| (article, Digest::of(&file)))
        }
    }
}
