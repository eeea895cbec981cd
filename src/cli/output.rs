//! Where output goes: standard output with or without colours, or a file that appears whole; completions and the manual.

use super::Outcome;
use super::args::{ColorArg, CompletionsArgs, command};
use crate::diagnostic::Problem;
use crate::fix::unified_diff;
use crate::report::{Options, WIDTH_DEFAULT, one_line, write_problem};
use crate::source::{SourceFile, relative};
use anstream::{AutoStream, ColorChoice};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// A stream that its reader may close early (`| head`): the work goes on, since fixes and the exit status depend on it.
pub(super) struct Pipe<W> {
    stream: W,
    is_closed: bool,
}

impl<W> Pipe<W> {
    fn new(stream: W) -> Self {
        Self { stream, is_closed: false }
    }
}

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        match self.stream.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(bytes.len())
            }
            written => written,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.stream.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            flushed => flushed,
        }
    }
}

/// Standard output, a file, or what stands in the folder as a file does (`/dev/null`, a named pipe).
pub(super) enum Output {
    Stream(BufWriter<Pipe<AutoStream<io::Stdout>>>),
    /// Standard output byte for byte, for what other programs read.
    Plain(BufWriter<Pipe<io::Stdout>>),
    Errors(BufWriter<Pipe<AutoStream<io::Stderr>>>),
    File {
        target: PathBuf,
        real: PathBuf,
        temporary: Box<BufWriter<tempfile::NamedTempFile>>,
    },
    Device {
        target: PathBuf,
        stream: BufWriter<File>,
    },
}

impl Output {
    /// Opens the output; a file is written beside its target first.
    pub(super) fn open(file: Option<&Path>, color: ColorArg) -> io::Result<Self> {
        let Some(target) = file else {
            let choice = if wants_color(color, &io::stdout()) { ColorChoice::Always } else { ColorChoice::Never };
            return Ok(Self::Stream(BufWriter::with_capacity(64 * 1024, Pipe::new(AutoStream::new(io::stdout(), choice)))));
        };
        // A link leads to the file that is meant; a device or pipe is written to, not replaced.
        let real = target.canonicalize().unwrap_or_else(|_| target.to_path_buf());
        let is_device = std::fs::metadata(&real).is_ok_and(|kind| !kind.is_file() && !kind.is_dir());
        if is_device {
            let stream = OpenOptions::new().write(true).open(&real).map_err(|error| named(target, &error))?;
            return Ok(Self::Device { target: target.to_path_buf(), stream: BufWriter::new(stream) });
        }
        let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf();
        let mut builder = tempfile::Builder::new();
        builder.prefix(".copydesk-");
        // A temporary file is private by default; an output is as readable as any file that the user writes.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let temporary = builder.tempfile_in(folder).map_err(|error| named(target, &error))?;
        Ok(Self::File { target: target.to_path_buf(), real, temporary: Box::new(BufWriter::new(temporary)) })
    }

    /// Standard error.
    pub(super) fn errors(color: ColorArg) -> Self {
        let choice = if wants_color(color, &io::stderr()) { ColorChoice::Always } else { ColorChoice::Never };
        Self::Errors(BufWriter::new(Pipe::new(AutoStream::new(io::stderr(), choice))))
    }

    /// Standard output byte for byte.
    pub(super) fn plain() -> Self {
        Self::Plain(BufWriter::with_capacity(64 * 1024, Pipe::new(io::stdout())))
    }

    /// Whether what is written may hold colours.
    pub(super) fn has_color(&self, color: ColorArg) -> bool {
        match self {
            Self::Stream(_) | Self::Plain(_) => wants_color(color, &io::stdout()),
            Self::Errors(_) => wants_color(color, &io::stderr()),
            Self::File { .. } | Self::Device { .. } => false,
        }
    }

    /// Writes what fixes change: as it is for a program, harmless and in colours on a terminal.
    pub(super) fn diff(&mut self, before: &SourceFile, after: &SourceFile) -> io::Result<()> {
        let name = relative(Path::new(&*before.path), Path::new("."));
        let diff = unified_diff(&name, &before.text, &after.text);
        if !matches!(self, Self::Plain(_)) || !io::stdout().is_terminal() {
            return self.write_all(diff.as_bytes());
        }
        let has_color = self.has_color(ColorArg::Auto);
        for line in diff.lines() {
            let color = match line.as_bytes().first() {
                Some(b'+') if has_color => "\u{1b}[32m",
                Some(b'-') if has_color => "\u{1b}[31m",
                Some(b'@') if has_color => "\u{1b}[36m",
                _ => "",
            };
            writeln!(self, "{color}{}{}", one_line(line), if color.is_empty() { "" } else { "\u{1b}[0m" })?;
        }
        Ok(())
    }

    /// Flushes, and puts a file in its place.
    pub(super) fn close(self) -> io::Result<()> {
        match self {
            Self::Stream(mut stream) => stream.flush(),
            Self::Plain(mut stream) => stream.flush(),
            Self::Errors(mut stream) => stream.flush(),
            Self::Device { target, mut stream } => stream.flush().map_err(|error| named(&target, &error)),
            Self::File { target, real, temporary } => {
                let file = temporary.into_inner().map_err(|error| named(&target, error.error()))?;
                file.as_file().sync_all().map_err(|error| named(&target, &error))?;
                file.persist(&real).map_err(|error| named(&target, &error.error))?;
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stream(stream) => stream.write(bytes),
            Self::Plain(stream) => stream.write(bytes),
            Self::Errors(stream) => stream.write(bytes),
            Self::Device { target, stream } => stream.write(bytes).map_err(|error| named(target, &error)),
            Self::File { target, temporary, .. } => temporary.write(bytes).map_err(|error| named(target, &error)),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stream(stream) => stream.flush(),
            Self::Plain(stream) => stream.flush(),
            Self::Errors(stream) => stream.flush(),
            Self::Device { target, stream } => stream.flush().map_err(|error| named(target, &error)),
            Self::File { temporary, .. } => temporary.flush(),
        }
    }
}

fn named(target: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{} cannot be written: {error}", target.display()))
}

/// Whether a stream gets colours: the flag first, then NO_COLOR, CLICOLOR_FORCE, TERM and whether it is a terminal.
pub(super) fn wants_color(color: ColorArg, stream: &impl anstream::stream::RawStream) -> bool {
    match color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => AutoStream::choice(stream) != ColorChoice::Never,
    }
}

/// Columns of the terminal, as far as it is known.
pub(super) fn width() -> usize {
    terminal_size::terminal_size().map_or(WIDTH_DEFAULT, |(width, _)| usize::from(width.0))
}

/// Shows a problem on standard error.
pub(super) fn problem(problem: &Problem, color: ColorArg) {
    let color = wants_color(color, &io::stderr());
    let choice = if color { ColorChoice::Always } else { ColorChoice::Never };
    let mut stream = AutoStream::new(io::stderr(), choice);
    // Nowhere is left to report that standard error is closed.
    let _ = write_problem(problem, Options { color, width: width(), ..Options::default() }, &mut stream);
}

/// Shows why the run ended.
pub(super) fn failure(message: &str) {
    let _ = writeln!(io::stderr(), "error: {}", one_line(message));
}

/// Shows a note on standard error.
pub(super) fn note(message: &str) {
    let _ = writeln!(io::stderr(), "{}", one_line(message));
}

/// `copydesk completions SHELL`
pub(super) fn completions(args: &CompletionsArgs) -> io::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "copydesk", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::Clean)
}

/// `copydesk man`: the page of copydesk, then those of its commands.
pub(super) fn man() -> io::Result<Outcome> {
    let mut root = command();
    root.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(root.clone()).render(&mut page)?;
    for sub in root.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let title = format!("copydesk-{}", sub.get_name());
        clap_mangen::Man::new(sub.clone()).title(title).render(&mut page)?;
    }
    io::stdout().write_all(&page)?;
    Ok(Outcome::Clean)
}
