//! A bar on the terminal, after one second of work.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(1);

/// Counts files or bytes; shows nothing on short runs and where standard error is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    is_shown: bool,
}

impl Progress {
    /// For `files` files.
    pub(super) fn new(files: usize, is_quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} articles") {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now(), is_shown: !is_quiet && std::io::stderr().is_terminal() }
    }

    /// For so many bytes of an archive; `None` where nobody knows.
    pub(super) fn of_bytes(bytes: Option<u64>) -> Self {
        let progress = Self::new(0, false);
        let template = if bytes.is_some() { "{wide_bar} {bytes}/{total_bytes}" } else { "{spinner} {bytes}" };
        match bytes {
            Some(bytes) => progress.bar.set_length(bytes),
            None => progress.bar.unset_length(),
        }
        if let Ok(style) = ProgressStyle::with_template(template) {
            progress.bar.set_style(style);
        }
        progress
    }

    /// Counts files, or bytes, that are done.
    pub(super) fn add(&mut self, files: usize) {
        if self.is_shown && self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(files as u64);
    }

    /// Does something with the bar out of the way.
    pub(super) fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
        self.bar.suspend(work)
    }

    /// Takes the bar away.
    pub(super) fn end(self) {
        self.bar.finish_and_clear();
    }
}
