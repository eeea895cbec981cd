//! Files that nobody meant to write: nothing panics, nothing hangs, everything is told.

mod encodings;
mod paths;
mod shapes;
